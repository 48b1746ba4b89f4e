# shellcheck shell=bash
# The program with a Java of its own, as every package carries it: bin, lib, share and runtime. Needs description.sh and
# JAVA_HOME of a JDK 25.

# package_image FOLDER: fills an empty folder from target/coop.
package_image() {
  local image=$1
  log_info "Making a Java with nothing but what Coop needs"
  mkdir -p "$image"
  cp -R "$REPO/target/coop/." "$image"
  # JavaFX is part of that Java: a cache of classes from a module path is bound to the place where it was made.
  image_javafx "$image/lib/javafx" "$image/modules"
  quietly "$JAVA_HOME/bin/jlink" --module-path "$image/modules" --add-modules "$PACKAGE_MODULES" --include-locales="$PACKAGE_LOCALES" \
    --strip-debug --no-header-files --no-man-pages --compress zip-6 --output "$image/runtime" \
    || die "Java's jlink could not make a runtime; use a whole JDK 25 (not only a JRE) and run this again."
  rm -rf "$image/lib/javafx" "$image/modules"
  image_natives "$image/lib"
  # The names of the options' files are those of the programs.
  local program option
  for program in cli desktop; do
    for option in $PACKAGE_JVM_OPTIONS; do
      printf '%s\n' "$option" >>"$image/lib/$program.options"
    done
  done
  log_info "Training the caches of the packaged programs"
  "$JAVA_HOME/bin/java" "$REPO/src/build/TrainAotCache.java" "$image" "$image/runtime/bin/java" \
    || die "The caches could not be made; look at the lines above, repair the cause and run this again."
}

# JavaFX comes as jars with its native libraries in them, which it would unpack into the user's home at its first start. As
# jmods, jlink puts them beside Java's own, where the system loads them from and where they can be signed.
image_javafx() {
  local jars=$1 modules=$2 jar work
  mkdir -p "$modules"
  for jar in "$jars"/*.jar; do
    work=$(mktemp -d)
    mkdir "$work/classes" "$work/natives"
    (cd "$work/classes" && "$JAVA_HOME/bin/jar" --extract --file "$jar") \
      || die "$jar cannot be read; run \"mvn -B clean\" and then this again."
    find "$work/classes" \( -name '*.so' -o -name '*.dylib' \) -exec mv {} "$work/natives" \;
    quietly "$JAVA_HOME/bin/jmod" create --class-path "$work/classes" --libs "$work/natives" "$modules/$(basename "$jar" .jar).jmod" \
      || die "Java's jmod could not make a module of $jar; use a whole JDK 25 (not only a JRE) and run this again."
    rm -rf "$work"
  done
}

# The one library that is used lies beside the jars.
image_natives() {
  local lib=$1
  [ -n "$(ls -A "$lib/native" 2>/dev/null)" ] \
    || die "junixsocket has no library for this system and processor, $(uname -sm); build the package on another."
  "$JAVA_HOME/bin/java" "$REPO/src/build/StripNatives.java" "$lib/app" \
    || die "The native libraries could not be taken out of $lib/app; look at the lines above, repair the cause and run this again."
}
