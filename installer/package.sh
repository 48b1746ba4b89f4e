#!/usr/bin/env bash
# Makes a package that installs Coop: see usage below. Safe to run again.
set -euo pipefail

REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# shellcheck source=installer/lib/all.sh
. "$REPO/installer/lib/all.sh"
# shellcheck source=installer/package/description.sh
. "$REPO/installer/package/description.sh"
# shellcheck source=installer/package/image.sh
. "$REPO/installer/package/image.sh"
# shellcheck source=installer/package/linux/deb.sh
. "$REPO/installer/package/linux/deb.sh"

usage() {
  cat <<'TEXT'
Usage: installer/package.sh [--type deb|app-image]

Builds Coop and puts it into a package with a Java of its own, for this machine's system and processor.

  --type deb        target/package/coop_VERSION_ARCHITECTURE.deb, the default: install it with "apt install ./FILE"
  --type app-image  target/package/coop: a folder that runs from anywhere, by its bin/coop
  --help            show this text

Needs a JDK 25 and Maven; a Debian package also needs dpkg-deb. Prints what it made.
TEXT
}

main() {
  local type=deb out=$REPO/target/package version
  while [ $# -gt 0 ]; do
    case "$1" in
      --type)
        type=${2:-}
        shift
        ;;
      --type=*) type=${1#--type=} ;;
      --help | -h)
        usage
        exit 0
        ;;
      *) die_usage "$1 is not an option of package.sh; see installer/package.sh --help." ;;
    esac
    shift
  done
  case "$type" in
    deb) have dpkg-deb || die "Debian packages are made by dpkg-deb, which is missing; use --type app-image." ;;
    app-image) ;;
    *) die_usage "--type takes deb or app-image; see installer/package.sh --help." ;;
  esac
  java_use
  coop_build
  version=$(package_version)
  rm -rf "$out"
  package_image "$out/$PACKAGE_NAME"
  if [ "$type" = app-image ]; then
    printf '%s\n' "$out/$PACKAGE_NAME"
    return
  fi
  log_info "Listing the libraries and their licences"
  (cd "$REPO" && quietly mvn -B -q -Pnotices generate-resources) \
    || die "The list of libraries could not be made; look at the lines above, repair the cause and run this again."
  log_info "Packing"
  deb_build "$out/$PACKAGE_NAME" "$version" "$out"
}

main "$@"
