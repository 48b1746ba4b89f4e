# shellcheck shell=bash
# Debian packages and package sources.

APT_SOURCES_DIR=${APT_SOURCES_DIR:-/etc/apt/sources.list.d}
APT_KEYRINGS_DIR=${APT_KEYRINGS_DIR:-/etc/apt/keyrings}
APT_IS_FRESH=

apt_run() {
  require_administrator
  # A package manager that already works (unattended upgrades) is waited for instead of failing at once.
  quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@"
}

apt_update() {
  apt_run update || die "apt-get update failed; look at the lines above, repair the package sources and run this again."
  APT_IS_FRESH=1
}

apt_missing() {
  local package
  for package; do
    if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" != installed ]; then
      printf '%s\n' "$package"
    fi
  done
}

# apt_install [-t suite] package…: installs what is not there yet and nothing else.
apt_install() {
  local target=()
  if [ "$1" = -t ]; then
    target=(-t "$2")
    shift 2
  fi
  local missing
  mapfile -t missing < <(apt_missing "$@")
  [ "${#missing[@]}" -gt 0 ] || return 0
  [ -n "$APT_IS_FRESH" ] || apt_update
  log_info "Installing ${missing[*]}"
  apt_run install -y --no-install-recommends "${target[@]}" "${missing[@]}" \
    || die "apt-get could not install ${missing[*]}; look at the lines above, repair the cause and run this again."
}

# A library that was renamed between releases: prints the new name where that is there or to be had, else the old one.
apt_renamed() {
  local new=$1 old=$2
  if [ -z "$(apt_missing "$new")" ]; then printf '%s' "$new"; return; fi
  if [ -z "$(apt_missing "$old")" ]; then printf '%s' "$old"; return; fi
  # Only where there are no lists at all.
  apt_knows "$old" || apt_knows "$new" || apt_update
  if apt_knows "$new"; then printf '%s' "$new"; else printf '%s' "$old"; fi
}

apt_knows() { [ -n "$(apt-cache madison "$1" 2>/dev/null)" ]; }

# Prints "<file>:<entry>" for the source that the distribution itself comes from. The entry counts stanzas in a
# .sources file and lines in a .list file.
apt_distribution_entry() {
  # shellcheck disable=SC2016 # the $(…) are apt's own fields
  apt-get indextargets --format '$(SOURCESENTRY)|$(RELEASE)|$(CODENAME)|$(COMPONENT)' 'Created-By: Packages' \
    | awk -F'|' -v codename="$1" '
        $4 == "main" && !seen && ($2 == codename || ($3 == codename && $2 !~ /[-\/]/)) { print $1; seen = 1 }'
}

# Prints stanza $2 of the deb822 file $1 with suite $3 and component $4 instead of its own.
apt_stanza_with_suite() {
  awk -v wanted="$2" -v suite="$3" -v component="$4" '
    /^#/ { next }
    /^[ \t]*$/ { inside = 0; next }
    !inside { inside = 1; number++ }
    number != wanted { next }
    /^[^ \t]/ { replaced = 0 }
    tolower($0) ~ /^suites[ \t]*:/ { print "Suites: " suite; replaced = 1; next }
    tolower($0) ~ /^components[ \t]*:/ { print "Components: " component; replaced = 1; next }
    tolower($0) ~ /^types[ \t]*:/ { print "Types: deb"; replaced = 1; next }
    !replaced { print }' "$1"
}

# Prints line $2 of the one-line-format file $1 with suite $3 and component $4 instead of its own.
apt_line_with_suite() {
  local options='(\[[^]]*\][[:space:]]+)?' uri='([^[:space:]]+)'
  sed -n -E "${2}s@^[[:space:]]*deb[[:space:]]+${options}${uri}[[:space:]].*@deb \1\2 $3 $4@p" "$1"
}

# Adds the suite $1 beside the machine's own distribution source: same archive, same key, whatever their addresses are.
apt_add_suite() {
  local suite=$1 entry file number
  [ -n "$APT_IS_FRESH" ] || apt_update
  # shellcheck disable=SC2016 # the $(…) are apt's own fields
  if apt-get indextargets --format '$(RELEASE)' 'Created-By: Packages' | grep -xF "$suite" >/dev/null; then
    return 0
  fi
  entry=$(apt_distribution_entry "$OS_CODENAME")
  [ -n "$entry" ] || die "No package source for Debian $OS_CODENAME was found in /etc/apt; add one and run this again."
  file=${entry%:*} number=${entry##*:}
  case "$file" in
    *.sources) apt_add_source "coop-$suite.sources" "$(apt_stanza_with_suite "$file" "$number" "$suite" main)" ;;
    *) apt_add_source "coop-$suite.list" "$(apt_line_with_suite "$file" "$number" "$suite" main)" ;;
  esac
}

# apt_add_vendor name uri key-uri fingerprint suite: a software maker's own archive, trusted for exactly one key.
apt_add_vendor() {
  local name=$1 uri=$2 key_uri=$3 fingerprint=$4 suite=$5 key
  [ ! -e "$APT_SOURCES_DIR/coop-$name.sources" ] || return 0
  apt_install ca-certificates curl gnupg
  key=$(mktemp)
  curl -fsSL --retry 3 --max-time 60 -o "$key" "$key_uri" \
    || die "The signing key $key_uri could not be downloaded; check the network connection and run this again."
  gpg --show-keys --with-colons "$key" 2>/dev/null | awk -F: '$1 == "fpr" { print $10 }' \
    | grep -xF "$fingerprint" >/dev/null \
    || die "The key at $key_uri is not the expected $fingerprint, so nothing was installed from there;" \
      "look for a newer Coop."
  as_root install -D -m 0644 "$key" "$APT_KEYRINGS_DIR/coop-$name.asc"
  rm -f "$key"
  apt_add_source "coop-$name.sources" "Types: deb
URIs: $uri
Suites: $suite
Components: main
Architectures: $(dpkg --print-architecture)
Signed-By: $APT_KEYRINGS_DIR/coop-$name.asc"
}

# Makes $2 the content of the package source file $1 and reads the lists. A source that does not work is taken away
# again, because it would break every later apt-get update on this machine.
apt_add_source() {
  local path=$APT_SOURCES_DIR/$1 content=$2
  [ -n "$content" ] \
    || die "The machine's own package source could not be read;" \
      "add what is missing for $1 to /etc/apt and run this again."
  log_info "Adding the package source $path"
  printf '%s\n' "$content" | as_root tee "$path" >/dev/null
  # apt-get only warns of an archive that it cannot reach.
  if ! apt_run update || ! apt_has_read "$path"; then
    as_root rm -f "$path"
    die "The package source $1 cannot be reached, so it was removed again;" \
      "check the network connection and run this again."
  fi
  APT_IS_FRESH=1
}

# apt speaks only of sources whose lists it has read.
apt_has_read() {
  # shellcheck disable=SC2016 # the $(…) are apt's own fields
  apt-get indextargets --format '$(SOURCESENTRY)' 'Created-By: Packages' | grep -F "$1:" >/dev/null
}

# Ubuntu keeps community packages in "universe", which an administrator may have left out.
apt_enable_universe() {
  [ -n "$APT_IS_FRESH" ] || apt_update
  ! apt_knows "$1" || return 0
  apt_install software-properties-common
  quietly as_root add-apt-repository -y universe \
    || die "Ubuntu's package source \"universe\" could not be enabled;" \
      "run \"sudo add-apt-repository universe\" and run this again."
  apt_update
}
