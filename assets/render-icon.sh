#!/usr/bin/env bash
# Renders the icon in all the sizes that the desktop carries. Needs rsvg-convert (Debian: librsvg2-bin).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../src/main/resources/dev/coop/desktop/icon
mkdir -p "$out"
for size in 16 32 48 64 128 256 512; do
    rsvg-convert --width "$size" --height "$size" --output "$out/coop-$size.png" "$here/coop.svg"
done
