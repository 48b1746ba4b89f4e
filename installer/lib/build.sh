# shellcheck shell=bash
# Builds Coop into target/coop. Written for bash 3.2 (macOS) too.

coop_bin() { printf '%s/target/coop/bin/coop' "$REPO"; }

# The stamp is as old as the start of the last good build, so what changed while it ran counts as changed.
coop_is_built() {
  local stamp=$REPO/target/.quickstart-stamp input
  [ -x "$(coop_bin)" ] && [ -f "$stamp" ] || return 1
  for input in pom.xml .mvn src assets; do
    [ -e "$REPO/$input" ] || continue
    # Folders count too: their time changes when a file goes away.
    [ -z "$(find "$REPO/$input" -newer "$stamp" -print)" ] || return 1
  done
}

coop_build() {
  if coop_is_built; then
    log_info "Coop is built already"
    return 0
  fi
  log_info "Building Coop (the first time this downloads its libraries)"
  mkdir -p "$REPO/target"
  touch "$REPO/target/.quickstart-stamp.new"
  (cd "$REPO" && quietly mvn -B -q -DskipTests package) \
    || die "Coop could not be built; look at the lines above, repair the cause and run this again."
  [ -x "$(coop_bin)" ] \
    || die "The build left no $(coop_bin); run \"mvn -B clean package\" in $REPO and look at its output."
  mv "$REPO/target/.quickstart-stamp.new" "$REPO/target/.quickstart-stamp"
}
