#!/usr/bin/env bash
# Uses the packaged command line as a user does, against the real Incus: every line here is a promise of the README.
# Needs a built target/coop and a running Incus; builds the base image when there is none.
set -euo pipefail

REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
COOP=$REPO/target/coop/bin/coop
NAME=smoke-$$
WORK=$(mktemp -d)
FAILURES=0

# Keys and settings of its own; containers and the base image are in Coop's project, where the image takes minutes to build.
export COOP_CONFIG_DIR=$WORK/config

cleanup() {
  "$COOP" delete "$NAME" --yes >/dev/null 2>&1 || true
  rm -rf "$WORK"
}
trap cleanup EXIT

# run command…: leaves its exit code in STATUS, its output in $WORK/out and $WORK/err.
run() {
  STATUS=0
  "$@" >"$WORK/out" 2>"$WORK/err" </dev/null || STATUS=$?
}

report() {
  if [ "$1" = ok ]; then
    printf 'ok      %s\n' "$2"
  else
    FAILURES=$((FAILURES + 1))
    printf 'FAILED  %s: %s\n' "$2" "$3"
    sed 's/^/          /' "$WORK/out" "$WORK/err"
  fi
}

# expect title code command…
expect() {
  local title=$1 code=$2
  shift 2
  run "$@"
  if [ "$STATUS" -eq "$code" ]; then report ok "$title"; else report failed "$title" "exit code $STATUS, not $code"; fi
}

# expect_error title code command…: as expect, and one line on standard error says why.
expect_error() {
  local title=$1 code=$2
  shift 2
  run "$@"
  if [ "$STATUS" -ne "$code" ]; then
    report failed "$title" "exit code $STATUS, not $code"
  elif [ "$(wc -l <"$WORK/err")" -ne 1 ] || grep -qE '^[[:space:]]+at |Exception' "$WORK/err"; then
    report failed "$title" "standard error is not one clear line"
  else
    report ok "$title"
  fi
}

# expect_that title command…: a condition on the last run.
expect_that() {
  local title=$1
  shift
  if "$@"; then report ok "$title"; else report failed "$title" "not so"; fi
}

silent() { [ ! -s "$WORK/err" ]; }
printed() { grep -qE -- "$1" "$WORK/out"; }
listed() { "$COOP" list --format json | jq -e --arg name "$NAME" --arg status "$1" \
  'any(.[]; .name == $name and .status == $status)' >/dev/null; }
not_listed() { "$COOP" list --format json | jq -e --arg name "$NAME" 'all(.[]; .name != $name)' >/dev/null; }

start_up() {
  expect "version" 0 "$COOP" --version
  expect_that "start-up without a warning" silent
  ln -s "$COOP" "$WORK/coop"
  cd /
  expect "through a symbolic link, from another folder" 0 "$WORK/coop" --version
  expect "unknown command" 2 "$COOP" no-such-command
  expect "unknown flag" 2 "$COOP" list --no-such-flag
  expect_error "no Incus" 3 env COOP_INCUS_SOCKET="$WORK/no.socket" "$COOP" list
}

prepare() {
  expect "init" 0 "$COOP" init
  expect "init again" 0 "$COOP" init
  if ! "$COOP" image exists >/dev/null 2>&1; then
    # With its progress on the log: it takes minutes.
    "$COOP" image build </dev/null
  fi
  expect "the base image exists" 0 "$COOP" image exists
}

container() {
  expect "create" 0 "$COOP" create "$NAME" --cpus 1 --memory 512MiB
  expect_that "it runs" listed running
  expect_error "create with a taken name" "$TAKEN" "$COOP" create "$NAME"
  expect_error "create with an illegal name" 2 "$COOP" create 'Not a name!'
  expect "status" 0 "$COOP" status "$NAME" --format json
  expect "exec passes the exit code on" 7 "$COOP" exec "$NAME" -- sh -c 'exit 7'
  expect "exec runs as agent" 0 "$COOP" exec "$NAME" -- id -un
  expect_that "it says so" printed '^agent$'
  expect "the memory limit is seen inside" 0 "$COOP" exec "$NAME" -- grep -E '^MemTotal: +524288 kB' /proc/meminfo
  expect "claude" 0 "$COOP" exec "$NAME" -- claude --version
  bytes
  by_ssh
  expect "stop" 0 "$COOP" stop "$NAME"
  expect_that "it is stopped" listed stopped
  expect_error "exec in a stopped container" 4 "$COOP" exec "$NAME" -- true
  expect "start" 0 "$COOP" start "$NAME"
  expect "exec after the start" 0 "$COOP" exec "$NAME" -- true
  expect "delete" 0 "$COOP" delete "$NAME" --yes
  expect_that "nothing is left" not_listed
  expect_error "delete of what is not there" 4 "$COOP" delete "$NAME" --yes
  expect_error "exec of what is not there" 4 "$COOP" exec "$NAME" -- true
}

bytes() {
  head -c 10000000 /dev/urandom >"$WORK/sent"
  STATUS=0
  "$COOP" exec "$NAME" -- cat <"$WORK/sent" >"$WORK/received" 2>"$WORK/err" || STATUS=$?
  : >"$WORK/out"
  expect_that "10 MB through exec and back" cmp -s "$WORK/sent" "$WORK/received"
}

# In a session of its own there is no terminal that a question could be asked on.
by_ssh() {
  expect "ssh right after create" 0 setsid --wait ssh -F "$COOP_CONFIG_DIR/ssh/config" "$NAME.coop" id -un
  expect_that "it is the agent's" printed '^agent$'
  expect_that "without a question or a warning" silent
}

TAKEN=1
start_up
prepare
container
[ "$FAILURES" -eq 0 ] || exit 1
