#!/usr/bin/env bash
# Python 3.13 from python-build-standalone, the builds that uv itself installs. It lives beside the system's Python 3.10 and is
# only put before it on the PATH: apt and its helpers name /usr/bin/python3.
set -euo pipefail

target=/opt/python-3.13
archive=$(mktemp)
trap 'rm -f "$archive"' EXIT

curl --fail --location --silent --show-error --retry 3 --output "$archive" "$COOP_PYTHON_URL"
sha256sum --check --quiet <<<"$COOP_PYTHON_SHA256  $archive"
rm -rf "$target"
mkdir -p "$target"
tar --extract --gzip --file "$archive" --directory "$target" --strip-components=1 --no-same-owner
for name in python3.13 python3 python pip3 pip; do
  ln -sf "$target/bin/$name" "/usr/local/bin/$name"
done
# As in Debian: packages belong into a virtual environment, unless someone insists.
printf '[externally-managed]\nError=Make a virtual environment first: python3 -m venv .venv (or uv venv).\n' \
  >"$target/lib/python3.13/EXTERNALLY-MANAGED"
