#!/usr/bin/env bash
# Go from its publisher, in the place that its own instructions name.
set -euo pipefail

archive=$(mktemp)
trap 'rm -f "$archive"' EXIT

curl --fail --location --silent --show-error --retry 3 --output "$archive" "$COOP_GO_URL"
sha256sum --check --quiet <<<"$COOP_GO_SHA256  $archive"
rm -rf /usr/local/go
tar --extract --gzip --file "$archive" --directory /usr/local --no-same-owner
ln -sf ../go/bin/go /usr/local/bin/go
ln -sf ../go/bin/gofmt /usr/local/bin/gofmt
