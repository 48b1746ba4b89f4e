#!/usr/bin/env bash
# From a bare machine to all tests run: see usage below. Safe to run again.
set -euo pipefail

REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# shellcheck source=installer/lib/all.sh
. "$REPO/installer/lib/all.sh"

usage() {
  cat <<'TEXT'
Usage: installer/test.sh

Installs what Coop and its tests need, starts Incus and runs everything: shell checks, the build under the machine's
own JDK, what of the packages for macOS can be checked here, the packaged command line against the real Incus, and
"mvn verify" with unit and integration tests.
Works on Debian 12 and 13 and Ubuntu 22.04 and newer. Exits with 0 when all of it passed.
TEXT
}

FAILED=()

# check title command…: a failure is remembered, so that one run shows all there is to repair.
check() {
  local title=$1 start=$SECONDS
  shift
  log_info "$title"
  if "$@"; then
    log_info "$title: passed in $((SECONDS - start)) s"
  else
    log_info "$title: FAILED after $((SECONDS - start)) s"
    FAILED+=("$title")
  fi
}

check_scripts() {
  (cd "$REPO" && shellcheck -x installer/*.sh installer/lib/*.sh installer/package/*.sh installer/package/*/*.sh .ci/run src/main/dist/bin/coop \
    && find src/main/resources -name '*.sh' -exec shellcheck -x {} +)
}

# Maven may run on an older JDK than Coop's own; the build must find JDK 25 by itself then.
build_with_default_jdk() {
  (cd "$REPO" && env -u JAVA_HOME -u JAVA25_HOME mvn -B -q -DskipTests package)
}

# Repeats the totals of Surefire (unit) and Failsafe (integration) at the end, where the eye looks for them. A build in
# which one of the two finds no tests at all fails.
verify() {
  local log status=0
  log=$(mktemp)
  (cd "$REPO" && mvn -B -Dstyle.color=never -DfailIfNoTests=true verify) | tee "$log" || status=$?
  grep -E 'Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+$' "$log" || true
  rm -f "$log"
  return "$status"
}

main() {
  case "${1:-}" in
    '') ;;
    --help | -h)
      usage
      exit 0
      ;;
    *) die_usage "$1 is not an option of test.sh; see installer/test.sh --help." ;;
  esac
  platform_detect
  [ "$PLATFORM" = linux ] \
    || die "The tests run on Linux only, because they need an Incus of their own; use a Debian machine."
  linux_install_for_tests
  linux_start_incus
  access_ensure "$REPO/installer/test.sh" "$@"
  java_use

  check "Shell scripts" check_scripts
  check "Build under the default JDK" build_with_default_jdk
  check "Package for macOS" bash "$REPO/installer/package/macos/test.sh"
  check "Homebrew's cask and formula" bash "$REPO/installer/package/homebrew/test.sh"
  check "Native libraries for macOS" bash "$REPO/installer/package/macos/natives-test.sh"
  check "Command line" bash "$REPO/installer/smoke.sh"
  # Last, so that the summary of all tests ends the output.
  check "Maven verify" verify
  if [ "${#FAILED[@]}" -gt 0 ]; then
    printf 'FAILED: %s\n' "${FAILED[@]}" >&2
    exit 1
  fi
  log_info "All checks passed in $SECONDS s"
}

main "$@"
