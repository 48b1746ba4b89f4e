# shellcheck shell=bash
# What the user sees while a script works, and how a script gives up.

log_info() { printf '==> %s\n' "$*" >&2; }

log_warn() { printf 'warning: %s\n' "$*" >&2; }

# One sentence that says what is wrong, and what to do next.
die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# As die, for a wrong command line or a question that nobody is there to answer.
die_usage() {
  printf 'error: %s\n' "$*" >&2
  exit 2
}

# Asks yes or no on the terminal. --yes answers yes; without a terminal the answer is no.
confirm() {
  local answer
  [ -z "${ASSUME_YES:-}" ] || return 0
  [ -t 0 ] || return 1
  printf '%s [y/N] ' "$1" >&2
  read -r answer
  case "$answer" in
    y | Y | yes) return 0 ;;
    *) return 1 ;;
  esac
}

have() { command -v "$1" >/dev/null 2>&1; }

# Commands that need the administrator go through here, so that a script works for root and for an ordinary user.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif have sudo; then
    sudo -- "$@"
  else
    die "This needs administrator rights and sudo is not installed; run this again as root."
  fi
}

# Asks for the password, if need be, before the work begins; also ends with one sentence where nobody can be asked.
require_administrator() {
  [ "$(id -u)" -ne 0 ] || return 0
  if have sudo && sudo -v; then return 0; fi
  die "This needs administrator rights, and sudo did not give them; run this again as root or from a terminal."
}

# Runs a command quietly; its output appears only when it fails.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if [ "$status" -ne 0 ]; then
    tail -n 40 "$log" >&2
  fi
  rm -f "$log"
  return "$status"
}
