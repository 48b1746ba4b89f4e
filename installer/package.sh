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
# shellcheck source=installer/package/macos/icon.sh
. "$REPO/installer/package/macos/icon.sh"
# shellcheck source=installer/package/macos/app.sh
. "$REPO/installer/package/macos/app.sh"
# shellcheck source=installer/package/macos/sign.sh
. "$REPO/installer/package/macos/sign.sh"
# shellcheck source=installer/package/macos/dmg.sh
. "$REPO/installer/package/macos/dmg.sh"

usage() {
  cat <<'TEXT'
Usage: installer/package.sh [--type deb|dmg|app|app-image]

Builds Coop and puts it into a package with a Java of its own, for this machine's system and processor.

  --type deb        target/package/coop_VERSION_ARCHITECTURE.deb, the default on Linux: install it with "apt install ./FILE"
  --type dmg        target/package/Coop-VERSION-ARCHITECTURE.dmg, the default on macOS: open it and drag Coop to the applications
  --type app        target/package/Coop.app, on macOS
  --type app-image  target/package/coop: a folder that runs from anywhere, by its bin/coop
  --help            show this text

An app and its disk image are signed and notarized where these say by whom:

  COOP_SIGN_IDENTITY   a "Developer ID Application" of the keychain; "-" signs as nobody, for trials on this machine
  COOP_NOTARY_PROFILE  what "xcrun notarytool store-credentials" saved the account under; needs COOP_SIGN_IDENTITY

Needs a JDK 25 and Maven; a Debian package also needs dpkg-deb, a disk image macOS's own tools. Prints what it made.
TEXT
}

# Said before anything is built.
package_require_tools() {
  case "$1" in
    deb) have dpkg-deb || die "Debian packages are made by dpkg-deb, which is missing; use --type app-image." ;;
    app | dmg)
      [ "$PLATFORM" = macos ] || die "An app is made on macOS only, by its own tools; use --type deb or --type app-image here."
      sign_require_tools
      ;;
    app-image) ;;
    *) die_usage "--type takes deb, dmg, app or app-image; see installer/package.sh --help." ;;
  esac
}

main() {
  local type=default out=$REPO/target/package version app
  while [ $# -gt 0 ]; do
    case "$1" in
      --type)
        [ $# -gt 1 ] || die_usage "--type takes deb, dmg, app or app-image; see installer/package.sh --help."
        type=$2
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
  platform_detect
  if [ "$type" = default ]; then
    if [ "$PLATFORM" = macos ]; then type=dmg; else type=deb; fi
  fi
  package_require_tools "$type"
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
  if [ "$type" = deb ]; then
    log_info "Packing"
    deb_build "$out/$PACKAGE_NAME" "$version" "$out"
    return
  fi
  app=$out/$PACKAGE_TITLE.app
  app_build "$out/$PACKAGE_NAME" "$version" "$app"
  sign_app "$app"
  if [ "$type" = app ]; then
    printf '%s\n' "$app"
  else
    dmg_build "$app" "$version" "$out"
  fi
}

main "$@"
