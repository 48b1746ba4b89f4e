#!/usr/bin/env bash
# Node.js with its npm from its publisher, unpacked into /usr/local as the archive is laid out for.
set -euo pipefail

archive=$(mktemp)
trap 'rm -f "$archive"' EXIT

curl --fail --location --silent --show-error --retry 3 --output "$archive" "$COOP_NODE_URL"
sha256sum --check --quiet <<<"$COOP_NODE_SHA256  $archive"
rm -rf /usr/local/lib/node_modules/npm /usr/local/include/node
tar --extract --xz --file "$archive" --directory /usr/local --strip-components=1 --no-same-owner \
  --exclude='*/share' --exclude='*/README.md' --exclude='*/CHANGELOG.md' --exclude='*/LICENSE'
