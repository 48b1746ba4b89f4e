# shellcheck shell=bash
# For scripts that check promises and go on after one that is broken. Written for bash 3.2 (macOS) too.

CHECKS_FAILED=0

# check title command…: what the command printed is shown when it fails, and so is the file that CHECKS_LOG names.
check() {
  local title=$1 output
  shift
  if output=$("$@" 2>&1 </dev/null); then
    printf 'ok      %s\n' "$title"
  else
    CHECKS_FAILED=$((CHECKS_FAILED + 1))
    printf 'FAILED  %s\n' "$title"
    { printf '%s\n' "$output" && cat "${CHECKS_LOG:-/dev/null}"; } | sed '/^$/d; s/^/          /'
  fi
}

not() { ! "$@"; }

# checks_end whose: ends the script with 1 when a promise was broken.
checks_end() {
  [ "$CHECKS_FAILED" -eq 0 ] || die "$CHECKS_FAILED of the promises of $1 are broken; see above."
  log_info "The promises of $1 are kept"
}
