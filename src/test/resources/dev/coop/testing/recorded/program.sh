#!/bin/sh
# Plays back what colima or limactl said, and notes how it was called: one argument a line, an empty line after each call.
name=$(basename "$0")
dir=$(dirname "$0")/played
for argument in "$name" "$@"; do printf '%s\n' "$argument"; done >>"$dir/calls"
echo >>"$dir/calls"
part=$dir/$name-$1
if [ -f "$part.out" ]; then cat "$part.out"; fi
if [ -f "$part.err" ]; then cat "$part.err" >&2; fi
if [ -f "$part.sh" ]; then . "$part.sh"; fi
if [ -f "$part.code" ]; then exit "$(cat "$part.code")"; fi
