# shellcheck shell=bash
# Signing and notarization, each only where its variable says by whom: COOP_SIGN_IDENTITY and COOP_NOTARY_PROFILE.

# Said before anything is built.
sign_require_tools() {
  local identity=${COOP_SIGN_IDENTITY:-} notary=${COOP_NOTARY_PROFILE:-}
  if [ -n "$identity" ]; then
    have codesign || die "COOP_SIGN_IDENTITY is set, but codesign is missing; install Apple's tools with \"xcode-select --install\"."
  fi
  [ -n "$notary" ] || return 0
  case "$identity" in
    '') die_usage "COOP_NOTARY_PROFILE is set, but Apple notarizes only what is signed; set COOP_SIGN_IDENTITY too." ;;
    -) die_usage "Apple does not notarize what nobody signed; give a Developer ID in COOP_SIGN_IDENTITY, or unset COOP_NOTARY_PROFILE." ;;
  esac
  have xcrun || die "COOP_NOTARY_PROFILE is set, but xcrun is missing; install Apple's tools with \"xcode-select --install\"."
}

# sign_app APP: from the inside out, because the seal of a bundle covers the signatures within. --deep would give every
# library the entitlements of the program, and miss those that are not where Apple expects code.
sign_app() {
  local app=$1 code file entitlements=$REPO/installer/package/macos/entitlements.plist
  if [ -z "${COOP_SIGN_IDENTITY:-}" ]; then
    log_warn "COOP_SIGN_IDENTITY is not set, so $PACKAGE_TITLE.app is not signed: macOS runs it here, and refuses it where it was downloaded."
    return 0
  fi
  log_info "Signing as $COOP_SIGN_IDENTITY"
  if [ "$COOP_SIGN_IDENTITY" = - ]; then entitlements=$REPO/installer/package/macos/entitlements-adhoc.plist; fi
  code=$(sign_code "$app")
  [ -n "$code" ] || die "There is no code in $app that could be signed; remove target/package and run this again."
  # The main program is signed with its bundle.
  while IFS= read -r file; do
    case "$file" in
      "$app/Contents/MacOS/$PACKAGE_TITLE") ;;
      */Contents/Home/bin/*) sign_one "$file" "$entitlements" ;;
      *) sign_one "$file" ;;
    esac
  done <<CODE
$code
CODE
  sign_one "$app/Contents/runtime"
  sign_one "$app" "$entitlements"
  quietly codesign --verify --deep --strict "$app" \
    || die "The signature of $app does not hold; look at the lines above, repair the cause and run this again."
}

# sign_one PATH [ENTITLEMENTS]
sign_one() {
  local path=$1 options
  options=(--force --sign "$COOP_SIGN_IDENTITY" --options runtime)
  # A date that Apple vouches for, without which nothing is notarized.
  if [ "$COOP_SIGN_IDENTITY" = - ]; then options+=(--timestamp=none); else options+=(--timestamp); fi
  if [ $# -gt 1 ]; then options+=(--entitlements "$2"); fi
  quietly codesign "${options[@]}" "$path" \
    || die "codesign could not sign $path; look at the lines above, see \"security find-identity -v -p codesigning\", and run this again."
}

# Programs and libraries, by what they begin with: scripts are executable too.
sign_code() {
  local file
  find "$1" -type f \( -name '*.dylib' -o -perm -100 \) | LC_ALL=C sort | while IFS= read -r file; do
    case "$(od -An -tx1 -N4 "$file" | tr -d ' ')" in
      cffaedfe | cafebabe) printf '%s\n' "$file" ;;
    esac
  done
}

# notarize FILE APP-OR-IMAGE: sends the file to Apple, waits for the verdict, and staples it, so that it is known without a network.
notarize() {
  local file=$1 stapled=$2 answer id
  log_info "Waiting for Apple to notarize $(basename "$stapled") (some minutes)"
  answer=$(xcrun notarytool submit "$file" --keychain-profile "$COOP_NOTARY_PROFILE" --wait --output-format json) \
    || die "Apple's notary did not take $file; see \"xcrun notarytool history --keychain-profile $COOP_NOTARY_PROFILE\" and run this again."
  # It ends well for what was refused, too.
  if ! printf '%s' "$answer" | grep -Eq '"status" *: *"Accepted"'; then
    id=$(printf '%s' "$answer" | sed -n -E 's/.*"id" *: *"([^"]*)".*/\1/p' | sed -n 1p)
    xcrun notarytool log "$id" --keychain-profile "$COOP_NOTARY_PROFILE" >&2 || true
    die "Apple refused to notarize $(basename "$stapled"); look at the lines above, repair the cause and run this again."
  fi
  quietly xcrun stapler staple "$stapled" \
    || die "The notarization could not be stapled to $stapled; look at the lines above, repair the cause and run this again."
}
