#!/usr/bin/env bash
# Uses the disk image that installer/package.sh made as its user does: mounts it, runs what is in it, and takes it away again.
# On macOS only, in its bash 3.2. Needs neither Incus nor a Java of the machine, but a signature: that of nobody will do.
set -euo pipefail

REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)

# shellcheck source=installer/lib/log.sh
. "$REPO/installer/lib/log.sh"
# shellcheck source=installer/lib/checks.sh
. "$REPO/installer/lib/checks.sh"
# shellcheck source=installer/package/description.sh
. "$REPO/installer/package/description.sh"

WORK=$(mktemp -d)
VOLUME=$WORK/volume
CONTENTS=$VOLUME/Coop.app/Contents
JAVA=$CONTENTS/runtime/Contents/Home/bin/java
export COOP_CONFIG_DIR=$WORK/config COOP_DATA_DIR=$WORK/data COOP_CACHE_DIR=$WORK/cache COOP_INCUS_SOCKET=$WORK/no.socket
unset JAVA_HOME COOP_JAVA_HOME

cleanup() {
  hdiutil detach -quiet "$VOLUME" 2>/dev/null || hdiutil detach -quiet -force "$VOLUME" 2>/dev/null || true
  rm -rf "$WORK"
}
trap cleanup EXIT

says_version() { [ "$("$WORK/coop" --version)" = "coop $(package_version)" ]; }

says_no_incus() {
  local status=0
  "$WORK/coop" list >"$WORK/list" 2>&1 || status=$?
  cat "$WORK/list"
  [ "$status" -eq 3 ] && [ "$(wc -l <"$WORK/list")" -le 2 ] && grep -q Incus "$WORK/list"
}

# cache_fits NAME: with the cache required, the JVM ends where it does not fit.
cache_fits() {
  "$JAVA" "@$CONTENTS/app/lib/cli.options" -XX:AOTMode=on "-XX:AOTCache=$CONTENTS/app/lib/coop-$1.aot" \
    -cp "$CONTENTS/app/lib/coop.jar" dev.coop.Main --version
}

# Ten seconds without an end; the headless platform because a runner's session may be locked.
stays_open() {
  local process
  JAVA_TOOL_OPTIONS="-Dglass.platform=Headless -Dprism.order=sw" "$@" &
  process=$!
  sleep 10
  kill "$process" || return 1
  wait "$process" || true
}

opens_with_its_cache() {
  stays_open "$JAVA" "@$CONTENTS/app/lib/desktop.options" -XX:AOTMode=on "-XX:AOTCache=$CONTENTS/app/lib/coop-desktop.aot" \
    -cp "$CONTENTS/app/lib/coop.jar" dev.coop.Main desktop
}

# All of one processor, this machine's.
of_this_processor() {
  local file
  find "$CONTENTS" -name '*.dylib' >"$WORK/libraries"
  [ -s "$WORK/libraries" ] || return 1
  while IFS= read -r file; do
    lipo -archs "$file" | grep -qw "$(uname -m)" || return 1
  done <"$WORK/libraries"
}

main() {
  local images=("$REPO"/target/package/Coop-*.dmg)
  [ -f "${images[0]}" ] || die "There is no disk image in target/package; run installer/package.sh first."
  mkdir "$VOLUME"
  quietly hdiutil attach -readonly -nobrowse -mountpoint "$VOLUME" "${images[0]}" \
    || die "The disk image cannot be mounted; look at the lines above, repair the cause and run this again."
  ln -s "$CONTENTS/app/bin/coop" "$WORK/coop"

  check "the way to the applications is in the image" test "$(readlink "$VOLUME/Applications")" = /Applications
  check "Info.plist is well-formed" plutil -lint "$CONTENTS/Info.plist"
  check "the signature holds" codesign --verify --deep --strict "$VOLUME/Coop.app"
  check "the libraries are for this processor" of_this_processor
  check "coop says its version" says_version
  check "coop says in one line that there is no Incus" says_no_incus
  check "the cache \"quick\" fits" cache_fits quick
  check "the cache \"cli\" fits" cache_fits cli
  check "the cache \"desktop\" fits" opens_with_its_cache
  check "the app opens and stays" stays_open "$CONTENTS/MacOS/Coop"
  checks_end "the app"
}

main "$@"
