# shellcheck shell=bash
# Long-running programs on a Linux machine without systemd.

# start_daemon pidfile program argument…: in a session of its own, so that it outlives this script and its terminal.
# A pid file left by an earlier life of the machine does no harm: start-stop-daemon also compares the program.
start_daemon() {
  local pidfile=$1 program=$2
  shift 2
  # shellcheck disable=SC2016
  as_root sh -c 'ulimit -n 1048576 2>/dev/null || true; exec "$@"' sh \
    start-stop-daemon --start --oknodo --background --make-pidfile --pidfile "$pidfile" \
    --exec "$program" -- "$@" >/dev/null \
    || die "$program could not be started; start it yourself and run this again."
}

daemon_is_alive() {
  as_root start-stop-daemon --status --pidfile "$1" >/dev/null 2>&1
}

# wait_until seconds command…
wait_until() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.2
  done
}
