#!/usr/bin/env bash
# Looks for the native libraries of both of Apple's processors: junixsocket's in the jar of a built target/coop, JavaFX's in the
# jars that Maven takes on a Mac. And that none is left in the jars of a package. Needs a JDK 25 and Maven.
set -euo pipefail

REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT

# shellcheck source=installer/lib/log.sh
. "$REPO/installer/lib/log.sh"
# shellcheck source=installer/lib/checks.sh
. "$REPO/installer/lib/checks.sh"
# shellcheck source=installer/lib/java.sh
. "$REPO/installer/lib/java.sh"

# built_for PROCESSOR FILE: a Mach-O of 64 bits says its processor at the fourth byte.
built_for() {
  local code
  case "$1" in
    x86_64) code=07000001 ;;
    aarch64) code=0c000001 ;;
  esac
  [ "$(od -An -tx1 -N8 "$2" | tr -d ' ')" = "cffaedfe$code" ]
}

# unpack JAR FOLDER
unpack() {
  mkdir -p "$2"
  (cd "$2" && "$JAVA_HOME/bin/jar" --extract --file "$1")
}

junixsocket() {
  local processor
  unpack "$(find "$REPO/target/coop/lib/app" -name 'junixsocket-native-common-*.jar')" "$WORK/junixsocket"
  for processor in x86_64 aarch64; do
    check "junixsocket has a library for $processor" \
      built_for "$processor" "$WORK/junixsocket/lib/$processor-MacOSX-clang/jni"/libjunixsocket-native-*.dylib
  done
}

# The profiles of JavaFX's own pom choose between them by the machine that Maven runs on.
javafx() {
  local version processor classifier library
  version=$(sed -n -E 's,.*<javafx.version>([^<]+)<.*,\1,p' "$REPO/pom.xml")
  for processor in x86_64 aarch64; do
    if [ "$processor" = x86_64 ]; then classifier=mac; else classifier=mac-aarch64; fi
    (cd "$REPO" && quietly mvn -B -q dependency:copy -Dartifact="org.openjfx:javafx-graphics:$version:jar:$classifier" -DoutputDirectory="$WORK") \
      || die "JavaFX's jar for $classifier cannot be downloaded; check the network connection and run this again."
    unpack "$WORK/javafx-graphics-$version-$classifier.jar" "$WORK/$classifier"
    for library in glass prism_mtl prism_sw javafx_font; do
      check "JavaFX has lib$library for $processor" built_for "$processor" "$WORK/$classifier/lib$library.dylib"
    done
    check "the build copies JavaFX's jars for $classifier" grep -qE "<includeClassifiers>(.*,)?${classifier}[,<]" "$REPO/pom.xml"
  done
}

stripped() {
  local before after
  cp -R "$REPO/target/coop/lib/app" "$WORK/app"
  before=$(natives)
  check "the jars of a build have native libraries" [ "$before" -gt 0 ]
  "$JAVA_HOME/bin/java" "$REPO/src/build/StripNatives.java" "$WORK/app"
  after=$(natives)
  check "the jars of a package have none" [ "$after" -eq 0 ]
  check "and are jars still" "$JAVA_HOME/bin/java" -cp "$WORK/app/*" picocli.AutoComplete --version
}

natives() {
  local jar
  for jar in "$WORK"/app/*.jar; do "$JAVA_HOME/bin/jar" --list --file "$jar"; done | grep -cE '\.(so|dylib|jnilib|dll|a|srvpgm)$' || true
}

main() {
  java_use
  [ -d "$REPO/target/coop/lib/app" ] || die "There is no target/coop; run \"mvn -B package\" first."
  junixsocket
  javafx
  stripped
  checks_end "the native libraries"
}

main "$@"
