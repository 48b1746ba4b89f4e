# shellcheck shell=bash
# Coop.app: the same image as every package has, in the layout of a bundle. Java's jpackage puts it together and brings the
# launcher, because a script instead has neither a name nor an icon in the Dock, and macOS may offer Rosetta for it. Runs on
# macOS only, in its bash 3.2.

# JavaFX's libraries ask for 11; Colima, by which Incus runs there, is kept up for 12 and newer.
APP_MINIMUM_MACOS=12.0

# app_build IMAGE VERSION APP: the image becomes part of the app.
app_build() {
  local image=$1 version=$2 app=$3 out=${3%/*} resources=${3%/*}/resources
  log_info "Putting $PACKAGE_TITLE.app together"
  mkdir -p "$resources" "$image/share/doc/$PACKAGE_NAME"
  cp "$REPO/LICENSE" "$REPO/target/notices/THIRD-PARTY.txt" "$REPO/target/notices/bom.json" "$image/share/doc/$PACKAGE_NAME"
  app_plist "$version" >"$resources/Info.plist"
  icon_build "$resources/$PACKAGE_TITLE.icns"
  mv "$image/runtime" "$out/runtime"
  # Without --app-version, which must not begin with 0: ours is in our Info.plist.
  quietly "$JAVA_HOME/bin/jpackage" --type app-image --name "$PACKAGE_TITLE" --vendor "$PACKAGE_VENDOR" --dest "$out" \
    --input "$image" --main-jar lib/coop.jar --main-class dev.coop.Main --runtime-image "$out/runtime" \
    --resource-dir "$resources" --icon "$resources/$PACKAGE_TITLE.icns" --mac-package-identifier "$PACKAGE_ID" \
    || die "Java's jpackage could not make the app; use a whole JDK 25 (not only a JRE) and run this again."
  app_launcher "$app/Contents/app" >"$app/Contents/app/$PACKAGE_TITLE.cfg"
  rm -rf "$out/runtime" "$resources" "$image"
}

# What the launcher starts: the same as bin/coop. jpackage's own file would name every jar, which fits no cache.
app_launcher() {
  local folder=$1 option
  printf '[Application]\n'
  # shellcheck disable=SC2016 # the launcher knows it
  printf 'app.classpath=$APPDIR/lib/coop.jar\napp.mainclass=dev.coop.Main\n\n[JavaOptions]\n'
  while IFS= read -r option; do
    printf 'java-options=%s\n' "$option"
  done <"$folder/lib/desktop.options"
  # shellcheck disable=SC2016
  printf 'java-options=%s\n' '-XX:AOTCache=$APPDIR/lib/coop-desktop.aot' -Xlog:aot=off -Xlog:cds=off \
    '-Dcoop.launcher=$APPDIR/bin/coop' '-Dorg.newsclub.net.unix.library.override=$APPDIR/lib/native/libjunixsocket.dylib'
  printf '\n[ArgOptions]\narguments=desktop\n'
}

# No NSAppleEventsUsageDescription: notifications are shown by osascript itself, and no other app is told anything.
app_plist() {
  local version=$1 locale
  cat <<PLIST
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "https://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>CFBundleInfoDictionaryVersion</key><string>6.0</string>
  <key>CFBundlePackageType</key><string>APPL</string>
  <key>CFBundleIdentifier</key><string>$PACKAGE_ID</string>
  <key>CFBundleName</key><string>$PACKAGE_TITLE</string>
  <key>CFBundleDisplayName</key><string>$PACKAGE_TITLE</string>
  <key>CFBundleExecutable</key><string>$PACKAGE_TITLE</string>
  <key>CFBundleIconFile</key><string>$PACKAGE_TITLE.icns</string>
  <key>CFBundleShortVersionString</key><string>$version</string>
  <key>CFBundleVersion</key><string>${version%%-*}</string>
  <key>CFBundleDevelopmentRegion</key><string>en</string>
  <key>CFBundleLocalizations</key>
  <array>
$(for locale in $(printf '%s' "$PACKAGE_LOCALES" | tr ',' ' '); do printf '    <string>%s</string>\n' "$locale"; done)
  </array>
  <key>LSApplicationCategoryType</key><string>public.app-category.developer-tools</string>
  <key>LSMinimumSystemVersion</key><string>$APP_MINIMUM_MACOS</string>
  <key>NSHighResolutionCapable</key><true/>
  <key>NSSupportsAutomaticGraphicsSwitching</key><true/>
  <key>NSHumanReadableCopyright</key><string>$PACKAGE_VENDOR, $PACKAGE_LICENSE</string>
</dict>
</plist>
PLIST
}
