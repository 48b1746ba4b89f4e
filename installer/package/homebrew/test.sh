#!/usr/bin/env bash
# Fills Homebrew's templates with a release of small files, and looks at what comes out.
set -euo pipefail

REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
OUT=$WORK/repo/target/package/homebrew
CHECKS_LOG=$WORK/err

# shellcheck source=installer/lib/log.sh
. "$REPO/installer/lib/log.sh"
# shellcheck source=installer/lib/checks.sh
. "$REPO/installer/lib/checks.sh"
# shellcheck source=installer/package/description.sh
. "$REPO/installer/package/description.sh"

# fill arguments: leaves STATUS, and its errors for the checks.
fill() {
  STATUS=0
  "$WORK/repo/installer/package/homebrew/fill.sh" "$@" >"$WORK/out" 2>"$WORK/err" || STATUS=$?
}

exited() { [ "$STATUS" -eq "$1" ]; }

# Each path of the cask below Contents/app is one of the distribution's.
cask_links() {
  local path count=0
  while IFS= read -r path; do
    count=$((count + 1))
    case "$path" in
      bin/*) [ -f "$REPO/src/main/dist/$path" ] || return 1 ;;
      share/man/*) ;;
      share/*) [ -f "$REPO/src/main/resources/dev/coop/cli/completion/${path#share/}" ] || return 1 ;;
    esac
  done < <(sed -n -E 's,.*Coop.app/Contents/app/([^"]+)".*,\1,p' "$1")
  [ "$count" -eq 5 ]
}

main() {
  local file sum
  mkdir "$WORK/repo"
  cp -R "$REPO/installer" "$WORK/repo"
  printf '<version>0.0.7</version>\n' >"$WORK/repo/pom.xml"
  for file in arm intel source; do printf '%s' "$file" >"$WORK/$file"; done
  fill --homepage https://coop.example --downloads https://coop.example/v0.0.7/ \
    "$WORK/arm" "$WORK/intel" "$WORK/source"
  check "templates are filled" exited 0
  for file in "$OUT/Casks/coop.rb" "$OUT/Formula/coop.rb"; do
    check "no placeholder is left in ${file#"$OUT"/}" not grep -E '@[A-Z_]+[0-9]*@' "$file"
    check "${file#"$OUT"/} has what the description says" grep -qF "desc \"$PACKAGE_SUMMARY\"" "$file"
  done
  for file in arm intel; do
    sum=$(sha256sum "$WORK/$file" | cut -d ' ' -f 1)
    check "the cask has the checksum for $file" grep -qE "$file: +\"$sum\"" "$OUT/Casks/coop.rb"
  done
  sum=$(sha256sum "$WORK/source" | cut -d ' ' -f 1)
  check "the formula has the checksum of the source" grep -qF "sha256 \"$sum\"" "$OUT/Formula/coop.rb"
  check "the cask has the version" grep -qF 'version "0.0.7"' "$OUT/Casks/coop.rb"
  check "the formula has the address" grep -qF 'url "https://coop.example/v0.0.7/coop-0.0.7.tar.gz"' "$OUT/Formula/coop.rb"
  check "what the cask links is in the app" cask_links "$OUT/Casks/coop.rb"
  fill --homepage https://coop.example --downloads https://coop.example "$WORK/arm" "$WORK/none" "$WORK/source"
  check "a file that is missing: exit code 1" exited 1
  # shellcheck disable=SC2016
  fill --homepage 'https://x/"#{`id`}' --downloads https://x "$WORK/arm" "$WORK/intel" "$WORK/source"
  check "an address that is Ruby: exit code 2" exited 2
  checks_end "Homebrew's cask and formula"
}

main "$@"
