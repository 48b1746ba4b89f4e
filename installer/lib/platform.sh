# shellcheck shell=bash
# shellcheck disable=SC2034 # the variables are read by the scripts that source this
# Which machine is this? Sets PLATFORM (linux|macos) and, on Linux, OS_ID, OS_VERSION and OS_CODENAME.

platform_detect() {
  case "$(uname -s)" in
    Darwin) PLATFORM=macos ;;
    Linux) PLATFORM=linux ;;
    *) die "Coop runs on Linux and macOS only, and this is $(uname -s)." ;;
  esac
  if [ "$PLATFORM" = linux ]; then
    platform_read_os_release "${OS_RELEASE_FILE:-/etc/os-release}"
  fi
}

platform_read_os_release() {
  [ -r "$1" ] \
    || die "$1 is missing, so the distribution is unknown; install Incus and JDK 25 yourself, then run this again."
  # shellcheck disable=SC1090
  OS_ID=$(. "$1" && printf '%s' "${ID:-unknown}")
  # Debian's testing and unstable have no number: they are newer than any.
  # shellcheck disable=SC1090
  OS_VERSION=$(. "$1" && printf '%s' "${VERSION_ID:-99}")
  # shellcheck disable=SC1090
  OS_CODENAME=$(. "$1" && printf '%s' "${VERSION_CODENAME:-}")
}

platform_has_systemd() { [ -d /run/systemd/system ]; }

# version_at_least 22.04 20.04 → true
version_at_least() {
  [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]
}
