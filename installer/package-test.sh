#!/usr/bin/env bash
# Installs the Debian package in a fresh container of the base image, uses it there as a user does, and removes it again.
# Needs a running Incus, Coop's base image and the package that installer/package.sh makes.
set -euo pipefail

REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# shellcheck source=installer/lib/log.sh
. "$REPO/installer/lib/log.sh"

NAME=package-test-$$
FAILURES=0

cleanup() { incus delete --project coop --force "$NAME" >/dev/null 2>&1 || true; }
trap cleanup EXIT

inside() { incus exec --project coop "$NAME" -- "$@"; }

# check title shell-command: run inside, as the user agent where it says so.
check() {
  local title=$1 output
  shift
  if output=$(inside "$@" 2>&1 </dev/null); then
    printf 'ok      %s\n' "$title"
  else
    FAILURES=$((FAILURES + 1))
    printf 'FAILED  %s\n%s\n' "$title" "$output" | sed '2,$s/^/          /'
  fi
}

main() {
  local package=("$REPO"/target/package/coop_*.deb)
  [ -f "${package[0]}" ] || die "There is no package in target/package; run installer/package.sh first."
  quietly incus launch --project coop --profile agent-sandbox coop-agent-base "$NAME" \
    || die "The container for the test did not start; look at the lines above, repair the cause and run this again."
  # The network comes a moment after the container.
  # Images of containers leave out manuals and other documents.
  inside sh -c 'rm -f /etc/dpkg/dpkg.cfg.d/*'
  inside sh -c 'until ip -4 -o address show scope global | grep -q inet; do sleep 0.2; done'
  incus file push --quiet --project coop "${package[0]}" "$NAME/tmp/coop.deb"

  check "is installed with what it depends on" sh -c \
    'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends /tmp/coop.deb'
  check "is on the PATH and says its version" sh -c \
    "[ \"\$(sudo -iu agent coop --version)\" = \"coop \$(dpkg-query -f '\${Version}' -W coop)\" ]"
  check "needs no Java of the machine" sh -c "sudo -iu agent env -u JAVA_HOME coop --help | grep -q 'coop \['"
  check "says in one line that there is no Incus" sh -c \
    "sudo -iu agent coop list 2>&1 | grep -q Incus && [ \"\$(sudo -iu agent coop list 2>&1 | wc -l)\" -le 2 ]"
  local name
  for name in quick cli; do
    check "its cache \"$name\" fits where it was installed" sh -c \
      "cd /usr/lib/coop && runtime/bin/java @lib/cli.options -XX:AOTMode=on -XX:AOTCache=lib/coop-$name.aot \
        -cp /usr/lib/coop/lib/coop.jar dev.coop.Main --version"
  done
  check "opens its window and stays" sh -c \
    "sudo -u agent DISPLAY=:0 JAVA_TOOL_OPTIONS='-Dglass.platform=Headless -Dprism.order=sw' timeout 8 coop desktop; [ \$? -eq 124 ]"
  check "its cache \"desktop\" fits where it was installed" sh -c \
    "sudo -u agent DISPLAY=:0 timeout 8 /usr/lib/coop/runtime/bin/java @/usr/lib/coop/lib/desktop.options -XX:AOTMode=on \
      -XX:AOTCache=/usr/lib/coop/lib/coop-desktop.aot -Dglass.platform=Headless -Dprism.order=sw \
      -cp /usr/lib/coop/lib/coop.jar dev.coop.Main desktop; [ \$? -eq 124 ]"
  check "has a menu entry, icons, completion and manual pages" sh -c \
    "[ -f /usr/share/applications/dev.coop.Coop.desktop ] && [ -f /usr/share/icons/hicolor/256x256/apps/dev.coop.Coop.png ] \
      && [ -f /usr/share/bash-completion/completions/coop ] && [ -f /usr/share/man/man1/coop-create.1.gz ]"
  check "brings its licences and its bill of materials" sh -c \
    "grep -q picocli /usr/share/doc/coop/THIRD-PARTY.txt && grep -q CycloneDX /usr/share/doc/coop/bom.json"
  check "is removed without a trace" sh -c \
    "dpkg -L coop | grep coop >/tmp/files && apt-get purge -q -y coop && ! xargs -d '\n' ls -d </tmp/files 2>/dev/null | grep ."
  [ "$FAILURES" -eq 0 ] || die "$FAILURES of the package's promises are broken; see above."
  log_info "The package keeps its promises"
}

main "$@"
