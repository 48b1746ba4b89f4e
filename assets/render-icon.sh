#!/usr/bin/env bash
# Renders the icon, and those of the tray, in all the sizes that the desktop carries. Needs rsvg-convert (Debian: librsvg2-bin).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../src/main/resources/dev/coop/desktop/icon
mkdir -p "$out"
# Only the app of macOS has a use for this one.
rsvg-convert --width 1024 --height 1024 --output "$here/coop-1024.png" "$here/coop.svg"
for size in 16 32 48 64 128 256 512; do
    rsvg-convert --width "$size" --height "$size" --output "$out/coop-$size.png" "$here/coop.svg"
done
for state in idle running locked trouble; do
    for size in 22 32 64; do
        rsvg-convert --width "$size" --height "$size" --output "$out/tray-$state-$size.png" "$here/tray/$state.svg"
    done
done
