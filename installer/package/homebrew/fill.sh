#!/usr/bin/env bash
# Makes Homebrew's cask and formula of a release: see usage below.
set -euo pipefail

REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
HOMEBREW=$REPO/installer/package/homebrew

# shellcheck source=installer/lib/log.sh
. "$REPO/installer/lib/log.sh"
# shellcheck source=installer/package/description.sh
. "$REPO/installer/package/description.sh"

usage() {
  cat <<'TEXT'
Usage: installer/package/homebrew/fill.sh --homepage URL --downloads URL ARM.dmg INTEL.dmg SOURCE.tar.gz

Fills the templates with the version of pom.xml and the checksums of the three files of a release, and writes
target/package/homebrew/Casks/coop.rb and target/package/homebrew/Formula/coop.rb, ready for a tap.

  --homepage URL   the project's page
  --downloads URL  the folder that has Coop-VERSION-arm64.dmg, Coop-VERSION-x86_64.dmg and coop-VERSION.tar.gz
  --help           show this text
TEXT
}

# An & in a value is an &, in every bash: 5.2 would take it for what was found.
shopt -u patsub_replacement 2>/dev/null || true

# fill NAME=VALUE…: from standard input to standard output.
fill() {
  local text name value
  text=$(cat)
  while [ $# -gt 0 ]; do
    name=${1%%=*}
    value=${1#*=}
    text=${text//"@$name@"/$value}
    shift
  done
  printf '%s\n' "$text"
}

checksum() {
  [ -f "$1" ] || die "$1 is not a file; give the two disk images and the source of the release."
  if have sha256sum; then sha256sum "$1" | cut -d ' ' -f 1; else shasum -a 256 "$1" | cut -d ' ' -f 1; fi
}

# Text of Ruby, in double quotes.
require_plain() {
  case "$2" in
    https://*[\"\\#\`\ ]*) die_usage "$1 takes an address without spaces, quotes and #, not $2." ;;
    https://?*) ;;
    *) die_usage "$1 takes an address that begins with https://; see --help." ;;
  esac
}

main() {
  local homepage="" downloads="" version out=$REPO/target/package/homebrew values arm intel source
  while [ $# -gt 0 ]; do
    case "$1" in
      --homepage | --downloads)
        [ $# -gt 1 ] || die_usage "$1 takes an address; see --help."
        if [ "$1" = --homepage ]; then homepage=$2; else downloads=$2; fi
        shift
        ;;
      --help | -h)
        usage
        exit 0
        ;;
      -*) die_usage "$1 is not an option of fill.sh; see --help." ;;
      *) break ;;
    esac
    shift
  done
  require_plain --homepage "$homepage"
  require_plain --downloads "$downloads"
  [ $# -eq 3 ] || die_usage "Three files are wanted, the disk images for Arm and for Intel and the source; see --help."
  # Apart from each other, so that one that is missing ends this.
  arm=$(checksum "$1")
  intel=$(checksum "$2")
  source=$(checksum "$3")
  version=$(package_version)
  values=(VERSION="$version" ID="$PACKAGE_ID" SUMMARY="$PACKAGE_SUMMARY" LICENSE="$PACKAGE_LICENSE"
    HOMEPAGE="$homepage" DOWNLOADS="${downloads%/}" SHA256_ARM="$arm" SHA256_INTEL="$intel" SHA256_SOURCE="$source")
  mkdir -p "$out/Casks" "$out/Formula"
  fill "${values[@]}" <"$HOMEBREW/cask.rb.in" >"$out/Casks/coop.rb"
  fill "${values[@]}" <"$HOMEBREW/formula.rb.in" >"$out/Formula/coop.rb"
  printf '%s\n' "$out/Casks/coop.rb" "$out/Formula/coop.rb"
}

main "$@"
