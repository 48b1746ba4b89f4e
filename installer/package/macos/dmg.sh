# shellcheck shell=bash
# The disk image, from which the app is dragged into the folder of applications.

# dmg_build APP VERSION OUT: prints the path of the disk image.
dmg_build() {
  local app=$1 version=$2 out=$3 folder=$3/dmg file
  file=$out/$PACKAGE_TITLE-$version-$(uname -m).dmg
  if [ -n "${COOP_NOTARY_PROFILE:-}" ]; then
    # What is dragged out of the image keeps a note of its own. The notary takes archives.
    quietly ditto -c -k --keepParent "$app" "$out/app.zip" \
      || die "ditto could not pack $app; look at the lines above, repair the cause and run this again."
    notarize "$out/app.zip" "$app"
    rm -f "$out/app.zip"
  fi
  log_info "Packing"
  mkdir -p "$folder"
  mv "$app" "$folder"
  ln -s /Applications "$folder/Applications"
  quietly hdiutil create -volname "$PACKAGE_TITLE" -srcfolder "$folder" -format ULMO -ov "$file" \
    || die "hdiutil could not make the disk image; look at the lines above, repair the cause and run this again."
  rm -rf "$folder"
  if [ -n "${COOP_SIGN_IDENTITY:-}" ] && [ "$COOP_SIGN_IDENTITY" != - ]; then
    quietly codesign --force --sign "$COOP_SIGN_IDENTITY" --timestamp "$file" \
      || die "codesign could not sign $file; look at the lines above, repair the cause and run this again."
  fi
  if [ -n "${COOP_NOTARY_PROFILE:-}" ]; then notarize "$file" "$file"; fi
  printf '%s\n' "$file"
}
