#!/usr/bin/env bash
# From a bare machine to the main job done: see usage below. Safe to run again. Written for bash 3.2 (macOS) too.
set -euo pipefail

SELF=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/quickstart.sh
REPO=$(dirname "$(dirname "$SELF")")
DEMO_CONTAINER=quickstart

# shellcheck source=installer/lib/all.sh
. "$REPO/installer/lib/all.sh"

usage() {
  cat <<'TEXT'
Usage: installer/quickstart.sh [--no-desktop] [--yes]

Installs what Coop needs (JDK 25, Maven, Incus; on macOS Incus in a Colima virtual machine), builds Coop and its base
image, and opens the desktop. Without a display it creates a container and runs a command in it instead.
Works on Debian 12 and 13, Ubuntu 22.04 and newer, and macOS. Safe to run again: what is there already is kept.

  --no-desktop  do what is done without a display, even where there is one
  --yes         answer every question with yes
  --help        show this text
TEXT
}

# shellcheck disable=SC2034 # ASSUME_YES is read by confirm
parse_arguments() {
  NO_DESKTOP='' ASSUME_YES=''
  local argument
  for argument; do
    case "$argument" in
      --no-desktop) NO_DESKTOP=1 ;;
      --yes) ASSUME_YES=1 ;;
      --help | -h)
        usage
        exit 0
        ;;
      *) die_usage "$argument is not an option of quickstart.sh; see installer/quickstart.sh --help." ;;
    esac
  done
}

install_and_start() {
  if [ "$PLATFORM" = macos ]; then
    macos_install
    macos_start_incus
  else
    linux_install
    linux_start_incus
    access_ensure "$SELF" "$@"
  fi
}

coop() { "$(coop_bin)" "$@"; }

# Coop says itself in one line what went wrong and what to do, so its exit code ends the script without more words.
prepare_coop() {
  log_info "Preparing Incus for Coop"
  coop init || exit
  local status=0
  coop image exists >/dev/null 2>&1 || status=$?
  case "$status" in
    0) log_info "The base image is there already" ;;
    4) build_image ;;
    *) coop image exists || exit ;;
  esac
}

build_image() {
  local status=0
  log_info "Building the base image (several minutes, once)"
  coop image build || status=$?
  if [ "$status" -ne 0 ]; then
    log_info "Once that is corrected, run this again: the build goes on from its last good step."
    exit "$status"
  fi
}

has_display() {
  [ -z "$NO_DESKTOP" ] || return 1
  if [ "$PLATFORM" = macos ]; then
    [ -z "${SSH_CONNECTION:-}" ]
  else
    # JavaFX draws through X11 (XWayland on a Wayland desktop).
    [ -n "${DISPLAY:-}" ]
  fi
}

open_desktop() {
  local log=$REPO/target/desktop.log pid
  nohup "$(coop_bin)" desktop >"$log" 2>&1 </dev/null &
  pid=$!
  # A window that cannot be opened shows in the first seconds.
  if ! wait_while_alive "$pid" 3; then
    tail -n 5 "$log" >&2
    die "The desktop could not be opened (see above, and $log); run this again with --no-desktop to do without."
  fi
  disown "$pid"
  log_info "The desktop is open; open it again with $(coop_bin)"
}

wait_while_alive() {
  local deadline=$((SECONDS + $2))
  while [ "$SECONDS" -lt "$deadline" ]; do
    if ! kill -0 "$1" 2>/dev/null; then
      wait "$1"
      return
    fi
    sleep 0.2
  done
}

run_in_container() {
  local status=0 state
  state=$(coop status "$DEMO_CONTAINER" --format json 2>/dev/null) || status=$?
  if [ "$status" -eq 4 ]; then
    log_info "Creating the container $DEMO_CONTAINER"
    coop create "$DEMO_CONTAINER" || exit
  elif grep -qE '"status" *: *"stopped"' <<<"$state"; then
    log_info "Starting the container $DEMO_CONTAINER"
    coop start "$DEMO_CONTAINER" || exit
  else
    log_info "The container $DEMO_CONTAINER is there already"
  fi
  log_info "Running \"claude --version\" in it"
  coop exec "$DEMO_CONTAINER" -- claude --version || exit
  if [ -n "$NO_DESKTOP" ]; then
    log_info "As --no-desktop asks, this used the container $DEMO_CONTAINER and ran a command in it."
  else
    log_info "There is no display, so instead of opening the desktop" \
      "this used the container $DEMO_CONTAINER and ran a command in it."
  fi
  log_info "Work in it with: $(coop_bin) shell $DEMO_CONTAINER"
}

main() {
  parse_arguments "$@"
  platform_detect
  install_and_start "$@"
  java_use
  coop_build
  prepare_coop
  if has_display; then open_desktop; else run_in_container; fi
}

main "$@"
