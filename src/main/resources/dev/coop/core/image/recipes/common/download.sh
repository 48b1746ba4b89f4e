#!/usr/bin/env bash
# Binaries that no package archive carries: each from its publisher's own release, by version and SHA-256. Which ones is the
# step's `downloads`, named in COOP_DOWNLOADS; each brings COOP_<NAME>_{VERSION,URL,SHA256}.
#
# A publisher that cannot be reached ends the step with 75 ("try again later"): the builder leaves out what is optional and
# says so. A wrong checksum is an error always.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for name in $COOP_DOWNLOADS; do
  key=COOP_$(tr '[:lower:]-' '[:upper:]_' <<<"$name")
  url=${key}_URL sha256=${key}_SHA256
  file="$work/$name"
  curl --fail --location --silent --show-error --retry 2 --connect-timeout 10 --output "$file" "${!url}" || {
    echo "$name could not be downloaded from ${!url}" >&2
    exit 75
  }
  sha256sum --check --quiet <<<"${!sha256}  $file"
  case ${!url} in
    *.tar.gz | *.tar.xz)
      mkdir "$file.d"
      tar --extract --file "$file" --directory "$file.d" --no-same-owner
      find "$file.d" -type f -perm -u+x -exec install -m 0755 -t /usr/local/bin {} +
      ;;
    *) install -m 0755 "$file" "/usr/local/bin/$name" ;;
  esac
done
