#!/usr/bin/env bash
# Stands in for a program of macOS or of a JDK, by the name that it is called by: writes its arguments to $TOOLS_LOG and does
# the least that the next one needs. installer/package/macos/test.sh puts it on the PATH under these names.
set -euo pipefail

NAME=$(basename "$0")
printf '%s %s\n' "$NAME" "$*" >>"$TOOLS_LOG"

# The value after an option.
value() {
  local wanted=$1
  shift
  while [ $# -gt 1 ]; do
    if [ "$1" = "$wanted" ]; then
      printf '%s' "$2"
      return
    fi
    shift
  done
}

# A file that begins as code for macOS does, and may be run.
code() {
  local file
  for file in "$@"; do
    mkdir -p "$(dirname "$file")"
    printf '\xcf\xfa\xed\xfe%s' "$file" >"$file"
    case "$file" in *.dylib) ;; *) chmod +x "$file" ;; esac
  done
}

mvn_() {
  case "$*" in
    *-Pnotices*)
      mkdir -p target/notices
      printf 'picocli\n' >target/notices/THIRD-PARTY.txt
      printf '{"bomFormat":"CycloneDX"}\n' >target/notices/bom.json
      ;;
    *)
      mkdir -p target/coop/lib/app target/coop/lib/javafx target/coop/share/man/man1
      cp -R src/main/dist/. target/coop
      touch target/coop/lib/coop.jar target/coop/lib/app/picocli.jar target/coop/share/man/man1/coop.1
      touch target/coop/lib/javafx/javafx-graphics-mac-aarch64.jar
      code target/coop/lib/native/libjunixsocket.dylib
      ;;
  esac
}

java_() {
  case "$1" in
    */TrainAotCache.java) touch "$2/lib/coop-quick.aot" "$2/lib/coop-cli.aot" "$2/lib/coop-desktop.aot" ;;
  esac
}

jar_() {
  touch module-info.class
  code libglass.dylib
}

# The libraries that it was given, for jlink.
jmod_() {
  ls "$(value --libs "$@")" >"${!#}"
}

jlink_() {
  local out library
  out=$(value --output "$@")
  code "$out/bin/java" "$out/bin/keytool" "$out/lib/jspawnhelper" "$out/lib/libjli.dylib" "$out/lib/server/libjvm.dylib"
  while IFS= read -r library; do code "$out/lib/$library"; done <"$(value --module-path "$@")/javafx-graphics-mac-aarch64.jmod"
  printf 'JAVA_VERSION="25"\n' >"$out/release"
}

# The layout of JDK 25's jpackage on macOS.
jpackage_() {
  local contents
  contents=$(value --dest "$@")/$(value --name "$@").app/Contents
  mkdir -p "$contents/Resources" "$contents/app" "$contents/runtime/Contents/MacOS"
  code "$contents/MacOS/$(value --name "$@")"
  cp "$(value --icon "$@")" "$contents/Resources"
  cp "$(value --resource-dir "$@")/Info.plist" "$contents/Info.plist"
  cp -R "$(value --input "$@")/." "$contents/app"
  [ -f "$contents/app/$(value --main-jar "$@")" ]
  printf 'app.classpath=everything\n' >"$contents/app/$(value --name "$@").cfg"
  cp -R "$(value --runtime-image "$@")" "$contents/runtime/Contents/Home"
  code "$contents/runtime/Contents/MacOS/libjli.dylib"
}

iconutil_() {
  cp -R "${!#}" "$TOOLS_KEPT"
  printf 'icns' >"$(value --output "$@")"
}

codesign_() { [ -z "${FAKE_CODESIGN_REFUSES:-}" ] || [ "${*/$FAKE_CODESIGN_REFUSES/}" = "$*" ]; }

hdiutil_() {
  [ "$(readlink "$(value -srcfolder "$@")/Applications")" = /Applications ]
  [ -d "$(value -srcfolder "$@")/Coop.app" ]
  touch "${!#}"
}

security_() { [ "$1" != import ] || [ -s "$2" ]; }

ditto_() { touch "${!#}"; }

xcrun_() {
  case "$1 $2" in
    "notarytool submit")
      [ -e "$3" ]
      printf '{"id":"4711","message":"Processing complete","status":"%s"}\n' "${FAKE_NOTARY_STATUS:-Accepted}"
      ;;
    "notarytool log") printf 'The signature of libglass.dylib is invalid.\n' ;;
    "stapler staple") [ -e "$3" ] ;;
  esac
}

case "$NAME" in
  uname) case "$*" in *m*) printf 'arm64\n' ;; *) printf 'Darwin\n' ;; esac ;;
  javac) ;;
  *) "${NAME}_" "$@" ;;
esac
