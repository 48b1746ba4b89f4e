# shellcheck shell=bash
# macOS: Homebrew, JDK 25, Maven, and Incus in a Colima virtual machine. Written for bash 3.2, which macOS has.

COLIMA_PROFILE=incus

macos_install() {
  macos_ensure_homebrew
  java_find >/dev/null || macos_brew --cask "temurin@$JDK_MAJOR"
  have mvn || macos_brew maven
  have git || macos_brew git
  have colima || macos_brew colima
  # The client that works beside `coop` in a terminal; Colima brings the daemon.
  have incus || macos_brew incus
}

macos_brew() {
  log_info "Installing $*"
  quietly brew install "$@" \
    || die "Homebrew could not install $*; look at the lines above, repair the cause and run this again."
}

macos_ensure_homebrew() {
  local prefix
  for prefix in /opt/homebrew /usr/local; do
    if ! have brew && [ -x "$prefix/bin/brew" ]; then PATH=$prefix/bin:$PATH; fi
  done
  ! have brew || return 0
  confirm "Homebrew is missing. Install it now with its own installer from github.com?" \
    || die_usage "Homebrew is missing; install it from https://brew.sh or give --yes, and run this again."
  local script
  script=$(curl -fsSL https://raw.githubusercontent.com/Homebrew/install/HEAD/install.sh) \
    || die "Homebrew's installer could not be downloaded; check the network connection and run this again."
  NONINTERACTIVE=1 /bin/bash -c "$script" \
    || die "Homebrew could not be installed; install it from https://brew.sh and run this again."
  for prefix in /opt/homebrew /usr/local; do
    if [ -x "$prefix/bin/brew" ]; then PATH=$prefix/bin:$PATH; fi
  done
  have brew || die "Homebrew was installed but is not found; open a new terminal and run this again."
}

macos_start_incus() {
  if macos_incus_answers; then
    return 0
  fi
  case "$(macos_profile_field runtime)" in
    '' | incus) ;;
    *) die "Colima's profile \"$COLIMA_PROFILE\" runs $(macos_profile_field runtime) instead of Incus, and that" \
      "cannot be changed; remove it with \"colima delete $COLIMA_PROFILE\" and run this again." ;;
  esac
  case "$(macos_profile_field status)" in
    # Running without an answer: the forwarded socket is stale, as happens after sleep.
    Running) macos_colima stop || macos_colima stop --force || true ;;
    # A broken machine ignores a plain stop.
    Broken) macos_colima stop --force || true ;;
  esac
  macos_start_colima
  macos_incus_answers \
    || die "Colima was started but Incus in it does not answer;" \
      "run \"colima restart $COLIMA_PROFILE\" and run this again."
}

macos_colima() { quietly colima "$@" --profile "$COLIMA_PROFILE"; }

macos_start_colima() {
  if [ -n "$(macos_profile_field status)" ]; then
    log_info "Starting Colima"
    macos_colima start \
      || die "Colima's profile \"$COLIMA_PROFILE\" could not be started;" \
        "look at the lines above, repair the cause and run this again."
    return 0
  fi
  log_info "Creating Colima's virtual machine for Incus (several minutes;" \
    "it may ask for your password to reach its network)"
  local options
  options=(--runtime incus --network-address --cpus "$(macos_cpus)" --memory "$(macos_memory_gib)" --disk 100)
  if [ "$(macos_major_version)" -ge 13 ]; then
    options+=(--vm-type vz)
    if [ "$(uname -m)" = arm64 ]; then options+=(--vz-rosetta); fi
  else
    # Apple's own virtualization came with macOS 13.
    have qemu-img || macos_brew qemu
    options+=(--vm-type qemu)
  fi
  # Not quietly: it downloads for minutes, and its first run may ask for a password.
  colima start --profile "$COLIMA_PROFILE" "${options[@]}" \
    || die "Colima could not create its virtual machine; look at the lines above, run \"colima delete" \
      "$COLIMA_PROFILE\" and run this again."
}

macos_major_version() { sw_vers -productVersion | cut -d. -f1; }

# Half of the machine, at most 4 processors and 8 GiB, so that a small one stays usable.
macos_cpus() { macos_half "$(sysctl -n hw.ncpu)" 4; }

macos_memory_gib() { macos_half "$(($(sysctl -n hw.memsize) / 1073741824))" 8; }

macos_half() {
  local half=$(($1 / 2))
  [ "$half" -ge 2 ] || half=2
  [ "$half" -le "$2" ] || half=$2
  printf '%d' "$half"
}

# A field of the profile as Colima lists it (one JSON object per line); empty when there is no such profile.
macos_profile_field() {
  colima list --json 2>/dev/null | grep -F "\"name\":\"$COLIMA_PROFILE\"" | sed -n -E "s/.*\"$1\":\"([^\"]*)\".*/\1/p"
}

# Colima itself may say "running" while its socket is dead; only an answer counts.
macos_incus_answers() {
  local socket
  socket=$(macos_socket) && [ -S "$socket" ] || return 1
  curl -fsS --max-time 10 --unix-socket "$socket" http://incus/1.0 >/dev/null 2>&1
}

macos_socket() {
  local socket base
  socket=$(colima status --profile "$COLIMA_PROFILE" --json 2>/dev/null \
    | sed -n -E 's#.*"incus_socket":"unix://([^"]*)".*#\1#p')
  if [ -n "$socket" ]; then
    printf '%s\n' "$socket"
    return 0
  fi
  for base in "${COLIMA_HOME:-}" "$HOME/.colima" "${XDG_CONFIG_HOME:-$HOME/.config}/colima"; do
    for socket in "$base/$COLIMA_PROFILE/incus.sock" "$base/$COLIMA_PROFILE/sock"; do
      if [ -S "$socket" ]; then
        printf '%s\n' "$socket"
        return 0
      fi
    done
  done
  return 1
}
