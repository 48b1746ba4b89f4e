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
  quietly "$JAVA_HOME/bin/jlink" --module-path "$image/lib/javafx" --add-modules "$PACKAGE_MODULES" --include-locales="$PACKAGE_LOCALES" \
    --strip-debug --no-header-files --no-man-pages --compress zip-6 --output "$image/runtime" \
    || die "Java's jlink could not make a runtime; use a whole JDK 25 (not only a JRE) and run this again."
  rm -rf "$image/lib/javafx"
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
