#!/usr/bin/env bash
# Checks on Linux what of the package for macOS can be checked there, in seconds: the texts and pictures for real, the scripts
# with stand-ins for macOS's programs and for the JDK's (test-tools.sh). Needs python3 and icnsutils.
set -euo pipefail

REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
MACOS=$REPO/installer/package/macos
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
COPY=$WORK/repo
APP=$COPY/target/package/Coop.app
CONTENTS=$APP/Contents
DMG=$COPY/target/package/Coop-0.0.7-arm64.dmg
CHECKS_LOG=$WORK/err
export TOOLS_LOG=$WORK/log TOOLS_KEPT=$WORK/kept
unset COOP_SIGN_IDENTITY COOP_NOTARY_PROFILE COOP_JAVA_HOME

# shellcheck source=installer/lib/log.sh
. "$REPO/installer/lib/log.sh"
# shellcheck source=installer/lib/checks.sh
. "$REPO/installer/lib/checks.sh"
# shellcheck source=installer/package/description.sh
. "$REPO/installer/package/description.sh"

# package [NAME=VALUE…] -- arguments: leaves STATUS, $WORK/out, $WORK/err and the log of what was called.
package() {
  local variables=()
  while [ "$1" != -- ]; do
    variables+=("$1")
    shift
  done
  shift
  rm -rf "$TOOLS_LOG" "$TOOLS_KEPT" "$COPY/target/package"
  : >"$TOOLS_LOG"
  STATUS=0
  env "PATH=$WORK/bin:$PATH" "JAVA_HOME=$WORK/jdk" "${variables[@]}" "$COPY/installer/package.sh" "$@" \
    >"$WORK/out" 2>"$WORK/err" </dev/null || STATUS=$?
}

exited() { [ "$STATUS" -eq "$1" ]; }
said() { grep -qF -- "$1" "$WORK/err"; }
printed() { [ "$(cat "$WORK/out")" = "$1" ]; }
called() { grep -qE -- "$1" "$TOOLS_LOG"; }
times() { [ "$(grep -cE -- "$2" "$TOOLS_LOG")" -eq "$1" ]; }

# in_order PATTERN…: each is called, and after the last call of the one before.
in_order() {
  local pattern first last=0
  for pattern in "$@"; do
    first=$(grep -nE -- "$pattern" "$TOOLS_LOG" | head -n 1 | cut -d : -f 1)
    if [ -z "$first" ] || [ "$first" -le "$last" ]; then
      printf 'not called, or too early: %s\n' "$pattern"
      return 1
    fi
    last=$(grep -nE -- "$pattern" "$TOOLS_LOG" | tail -n 1 | cut -d : -f 1)
  done
}

prepare() {
  local name
  mkdir -p "$WORK/bin" "$WORK/jdk/bin" "$COPY/src/main/resources/dev/coop/desktop" "$COPY/src/build"
  cp -R "$REPO/installer" "$REPO/assets" "$REPO/LICENSE" "$COPY"
  cp -R "$REPO/src/main/dist" "$COPY/src/main"
  cp -R "$REPO/src/main/resources/dev/coop/desktop/icon" "$COPY/src/main/resources/dev/coop/desktop"
  printf '<project>\n  <version>0.0.7</version>\n  <plugin><version>3.1</version></plugin>\n</project>\n' >"$COPY/pom.xml"
  for name in uname mvn iconutil codesign hdiutil ditto xcrun security; do ln -s "$MACOS/test-tools.sh" "$WORK/bin/$name"; done
  for name in java javac jar jmod jlink jpackage; do ln -s "$MACOS/test-tools.sh" "$WORK/jdk/bin/$name"; done
  printf 'JAVA_VERSION="25"\n' >"$WORK/jdk/release"
}

# plist FILE EXPRESSION: over the dictionary "plist".
plist() {
  python3 - "$@" <<'PYTHON'
import plistlib, sys
with open(sys.argv[1], "rb") as file:
    plist = plistlib.load(file)
sys.exit(0 if eval("(" + sys.argv[2] + ")") else repr(plist))
PYTHON
}

# launched CACHE JAVA: what the stand-in for Java was started with.
launched() {
  local folder=$CONTENTS/app
  grep -qF -- "$CONTENTS/runtime/Contents/Home/bin/java" "$WORK/launched" \
    && grep -qF -- "-XX:AOTCache=$folder/lib/coop-$1.aot" "$WORK/launched" \
    && grep -qF -- "-Dcoop.launcher=$folder/bin/coop" "$WORK/launched" \
    && grep -qF -- "override=$folder/lib/native/libjunixsocket.dylib" "$WORK/launched"
}

texts() {
  local entitlement=com.apple.security.cs
  check "entitlements: Java's compiler and nothing else" plist "$MACOS/entitlements.plist" "plist == {'$entitlement.allow-jit': True}"
  check "entitlements of a trial: libraries of no team, too" plist "$MACOS/entitlements-adhoc.plist" \
    "plist == {'$entitlement.allow-jit': True, '$entitlement.disable-library-validation': True}"
}

icon() {
  local size
  # shellcheck source=installer/package/macos/icon.sh
  (. "$MACOS/icon.sh" && icon_build "$WORK/coop.icns") >"$WORK/err" 2>&1 || true
  icns2png -l "$WORK/coop.icns" >"$WORK/icns" 2>&1 || true
  for size in 16 32 128 256 512 1024; do
    check "icon: $size pixels" grep -qE " ${size}x$size 32-bit icon" "$WORK/icns"
  done
}

app() {
  package -- --type app
  check "app: is made" exited 0
  check "app: says where it is" printed "$APP"
  check "app: nothing is signed or sent without an identity" not called '^(codesign|xcrun|ditto|hdiutil) '
  check "app: and it says so" said "COOP_SIGN_IDENTITY is not set"
  check "app: Info.plist is what the description says" plist "$CONTENTS/Info.plist" "(plist['CFBundleIdentifier'],
    plist['CFBundleName'], plist['CFBundleExecutable'], plist['CFBundleShortVersionString'], plist['CFBundleVersion'],
    plist['CFBundleIconFile'], ','.join(plist['CFBundleLocalizations'])) == ('$PACKAGE_ID', '$PACKAGE_TITLE', '$PACKAGE_TITLE',
    '0.0.7', '0.0.7', 'Coop.icns', '$PACKAGE_LOCALES')"
  check "app: Info.plist says what macOS asks" plist "$CONTENTS/Info.plist" "plist['NSHighResolutionCapable'] is True
    and plist['CFBundlePackageType'] == 'APPL' and plist['LSMinimumSystemVersion'] == '12.0'
    and plist['LSApplicationCategoryType'] == 'public.app-category.developer-tools' and 'NSAppleEventsUsageDescription' not in plist"
  local file
  for file in MacOS/Coop Resources/Coop.icns app/bin/coop app/lib/coop.jar app/lib/app/picocli.jar app/lib/cli.options \
    app/lib/coop-quick.aot app/lib/coop-cli.aot app/lib/coop-desktop.aot app/lib/native/libjunixsocket.dylib app/share/man/man1/coop.1 \
    app/share/doc/coop/LICENSE app/share/doc/coop/THIRD-PARTY.txt app/share/doc/coop/bom.json runtime/Contents/Home/bin/java \
    runtime/Contents/Home/lib/libglass.dylib; do
    check "app: has $file" [ -f "$CONTENTS/$file" ]
  done
  check "app: nothing else is left" [ "$(ls "$COPY/target/package")" = Coop.app ]
  check "app: Java is in it once" [ ! -e "$CONTENTS/app/runtime" ]
  check "app: JavaFX is in its Java, not beside it" not find_any "$CONTENTS/app" javafx
  check "app: caches are trained with its own Java, after the jars are final" in_order '^jmod create .*--libs' '^jlink ' \
    '^java .*StripNatives.java .*/coop/lib/app$' '^java .*TrainAotCache.java .*/coop .*/coop/runtime/bin/java$' '^jpackage '
  check "app: jpackage knows who it is" called '^jpackage .*--main-class dev.coop.Main .*--mac-package-identifier dev.coop.Coop$'
  icon_set
  launchers
}

find_any() { find "$1" -name "$2" | grep .; }

icon_set() {
  local size
  check "icon: ten pictures go to iconutil" [ "$(find "$TOOLS_KEPT" -name '*.png' | wc -l)" -eq 10 ]
  for size in 16 32 128 256 512; do
    check "icon: $size and twice that are what they are called" pictured "$size"
  done
}

# Width and height of a PNG are at its 16th byte.
pictured() {
  python3 - "$TOOLS_KEPT" "$1" <<'PYTHON'
import struct, sys
folder, size = sys.argv[1], int(sys.argv[2])
for suffix, pixels in ("", size), ("@2x", 2 * size):
    with open(f"{folder}/icon_{size}x{size}{suffix}.png", "rb") as file:
        file.seek(16)
        found = struct.unpack(">II", file.read(8))
    if found != (pixels, pixels):
        sys.exit(f"{file.name}: {found}")
PYTHON
}

launchers() {
  local options=$CONTENTS/app/Coop.cfg line program
  check "launcher: the class path that the cache was made for" grep -qxF "app.classpath=\$APPDIR/lib/coop.jar" "$options"
  check "launcher: and only that" [ "$(grep -c classpath "$options")" -eq 1 ]
  check "launcher: opens the desktop" grep -qxF 'arguments=desktop' "$options"
  check "launcher: with its cache" grep -qxF "java-options=-XX:AOTCache=\$APPDIR/lib/coop-desktop.aot" "$options"
  while IFS= read -r line; do
    check "launcher: with $line" grep -qxF -- "java-options=$line" "$options"
  done <"$REPO/src/main/dist/lib/desktop.options"
  for line in $PACKAGE_JVM_OPTIONS; do
    check "launcher: with $line" grep -qxF -- "java-options=$line" "$options"
  done
  for program in "$CONTENTS/MacOS/Coop" "$CONTENTS/runtime/Contents/Home/bin/java"; do
    # shellcheck disable=SC2016
    printf '#!/bin/sh\nprintf "%%s\\n" "$0" "$@" >"%s"\n' "$WORK/launched" >"$program"
    chmod +x "$program"
  done
  ln -s "$CONTENTS/app/bin/coop" "$WORK/bin/coop"
  "$WORK/bin/coop" list
  check "coop on the PATH runs the app's Java with the quick cache" launched quick
  "$WORK/bin/coop" create web
  check "coop on the PATH runs other commands with theirs" launched cli
  "$WORK/bin/coop"
  check "coop alone opens the app itself" [ "$(cat "$WORK/launched")" = "$CONTENTS/MacOS/Coop" ]
  rm "$WORK/bin/coop"
}

signed() {
  local flags='--force --sign Developer ID Application: X --options runtime --timestamp'
  local entitled="$flags --entitlements $COPY/installer/package/macos/entitlements.plist" file
  package "COOP_SIGN_IDENTITY=Developer ID Application: X" COOP_NOTARY_PROFILE=coop --
  check "signed: a disk image is what macOS gets unasked" exited 0
  check "signed: says where it is" printed "$DMG"
  check "signed: from the inside out, notarized, then stapled" in_order "^codesign .* $CONTENTS/.*(dylib|jspawnhelper|bin/java|bin/keytool)$" \
    "^codesign .* $CONTENTS/runtime$" "^codesign --force.* $APP$" "^codesign --verify .*--strict $APP$" '^xcrun notarytool submit .*app.zip .*--wait' \
    "^xcrun stapler staple $APP$" '^hdiutil create ' "^codesign .* $DMG$" "^xcrun notarytool submit $DMG .*--wait" "^xcrun stapler staple $DMG$"
  for file in app/lib/native/libjunixsocket.dylib runtime/Contents/MacOS/libjli.dylib runtime/Contents/Home/lib/libjli.dylib \
    runtime/Contents/Home/lib/libglass.dylib runtime/Contents/Home/lib/server/libjvm.dylib runtime/Contents/Home/lib/jspawnhelper runtime; do
    check "signed: hardened, without entitlements: $file" called "^codesign $flags $CONTENTS/$file$"
  done
  for file in Contents/runtime/Contents/Home/bin/java Contents/runtime/Contents/Home/bin/keytool; do
    check "signed: hardened, with what Java needs: $file" called "^codesign $entitled $APP/$file$"
  done
  check "signed: the bundle, with what Java needs" called "^codesign $entitled $APP$"
  check "signed: nothing twice, and no script" times 11 '^codesign --force'
  check "signed: nothing by --deep, which only verifies" times 1 '^codesign .*--deep'
  check "signed: nothing else is left" [ "$(ls "$COPY/target/package")" = "$(basename "$DMG")" ]
}

trial() {
  package COOP_SIGN_IDENTITY=- -- --type=dmg
  check "trial: is made" exited 0
  check "trial: signed by nobody" called "^codesign --force --sign - --options runtime --timestamp=none --entitlements .*/entitlements-adhoc.plist $APP$"
  check "trial: neither sent nor stapled" not called '^xcrun '
  check "trial: the disk image is not signed" not called "^codesign .*dmg$"
}

refusals() {
  package COOP_NOTARY_PROFILE=coop --
  check "notarization of what is not signed: exit code 2" exited 2
  check "notarization of what is not signed: says what to set" said "set COOP_SIGN_IDENTITY"
  check "notarization of what is not signed: before anything is built" not called '^(mvn|jlink) '
  package COOP_NOTARY_PROFILE=coop COOP_SIGN_IDENTITY=- --
  check "notarization of a trial: exit code 2" exited 2
  package COOP_SIGN_IDENTITY=X COOP_NOTARY_PROFILE=coop FAKE_NOTARY_STATUS=Invalid --
  check "refused by the notary: exit code 1" exited 1
  check "refused by the notary: Apple's reasons are shown" said "The signature of libglass.dylib is invalid."
  check "refused by the notary: nothing is stapled or packed" not called '^(xcrun stapler|hdiutil) '
  package COOP_SIGN_IDENTITY=X FAKE_CODESIGN_REFUSES=libjvm --
  check "refused by codesign: exit code 1" exited 1
  check "refused by codesign: names the file" said "codesign could not sign $CONTENTS/runtime/Contents/Home/lib/server/libjvm.dylib"
  check "refused by codesign: the bundle is not signed" not called "^codesign .* $APP$"
  package -- --type rpm
  check "unknown type: exit code 2" exited 2
  package -- --type
  check "no type: exit code 2" exited 2
  rm "$WORK/bin/uname"
  package -- --type dmg
  check "a disk image on Linux: exit code 1" exited 1
  check "a disk image on Linux: says what there is" said "use --type deb"
  check "a disk image on Linux: before anything is built" not called '^mvn '
}

# import NAME=VALUE…: keychain.sh with stand-ins.
import() {
  : >"$TOOLS_LOG"
  STATUS=0
  mkdir -p "$WORK/temporary"
  env "PATH=$WORK/bin:$PATH" "HOME=$WORK" "TMPDIR=$WORK/temporary" "$@" "$MACOS/keychain.sh" >"$WORK/out" 2>"$WORK/err" </dev/null || STATUS=$?
}

keychain() {
  import CERTIFICATE=
  check "no certificate: exit code 0, and no variable" printed ""
  check "no certificate: no keychain" not called '^security '
  import CERTIFICATE=aGVsbG8= SIGN_IDENTITY=X NOTARY_APPLE_ID=a@b.example NOTARY_TEAM_ID=T
  check "half an account: exit code 2" exited 2
  check "half an account: says what is missing" said "NOTARY_PASSWORD is not set"
  import CERTIFICATE=aGVsbG8= SIGN_IDENTITY=X NOTARY_APPLE_ID=a@b.example NOTARY_TEAM_ID=T NOTARY_PASSWORD=p
  check "a certificate: the variables of package.sh" printed "$(printf 'COOP_SIGN_IDENTITY=X\nCOOP_NOTARY_PROFILE=coop')"
  check "a certificate: in a keychain of its own, with the account" in_order '^security create-keychain ' '^security import ' \
    '^security set-key-partition-list ' '^security default-keychain ' '^xcrun notarytool store-credentials coop '
  check "a certificate: its file is gone" [ -z "$(ls "$WORK/temporary")" ]
}

workflows() {
  local script
  grep -rhoE 'installer/[a-z/_-]+\.sh' "$REPO/.github/workflows" | sort -u >"$WORK/scripts"
  check "workflows: run scripts" [ -s "$WORK/scripts" ]
  while IFS= read -r script; do
    check "workflows: $script is there" [ -x "$REPO/$script" ]
  done <"$WORK/scripts"
  check "workflows: well-formed" yamllint --strict -d '{extends: default, rules: {line-length: {max: 130}, document-start: disable, truthy: {check-keys: false}}}' \
    "$REPO"/.github/workflows
}

: >"$WORK/err"
prepare
texts
icon
app
signed
trial
keychain
workflows
refusals
checks_end "the package for macOS"
