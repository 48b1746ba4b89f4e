#!/usr/bin/env bash
# For a machine that builds releases and is thrown away afterwards: puts the certificate and the notary's account into a keychain
# of their own, and prints the variables that installer/package.sh reads. Takes from the environment CERTIFICATE (a .p12 in
# base64) and CERTIFICATE_PASSWORD, SIGN_IDENTITY, NOTARY_APPLE_ID, NOTARY_TEAM_ID and NOTARY_PASSWORD (one for this app).
# Prints nothing where there is no certificate.
set -euo pipefail

REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)

# shellcheck source=installer/lib/log.sh
. "$REPO/installer/lib/log.sh"

if [ -z "${CERTIFICATE:-}" ]; then
  log_warn "There is no certificate, so the app will be signed by nobody."
  exit 0
fi
for name in SIGN_IDENTITY NOTARY_APPLE_ID NOTARY_TEAM_ID NOTARY_PASSWORD; do
  [ -n "${!name:-}" ] || die_usage "There is a certificate, but $name is not set."
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
keychain=$HOME/Library/Keychains/coop-release.keychain-db
password=$(openssl rand -hex 24)

printf '%s' "$CERTIFICATE" | openssl base64 -d -A >"$folder/certificate.p12"
quietly security create-keychain -p "$password" "$keychain" \
  || die "The keychain could not be made; is $keychain there already? Delete it and run this again."
security set-keychain-settings -lut 21600 "$keychain"
security unlock-keychain -p "$password" "$keychain"
quietly security import "$folder/certificate.p12" -P "${CERTIFICATE_PASSWORD:-}" -k "$keychain" -T /usr/bin/codesign \
  || die "The certificate could not be imported; check CERTIFICATE and CERTIFICATE_PASSWORD."
# Without it codesign would ask in a window.
quietly security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" \
  || die "codesign could not be allowed to use the certificate; look at the lines above."
# codesign and notarytool look in the default one.
security list-keychains -d user -s "$keychain" login.keychain
security default-keychain -s "$keychain"
quietly xcrun notarytool store-credentials coop --apple-id "$NOTARY_APPLE_ID" --team-id "$NOTARY_TEAM_ID" --password "$NOTARY_PASSWORD" \
  || die "Apple's notary does not know the account; check NOTARY_APPLE_ID, NOTARY_TEAM_ID and NOTARY_PASSWORD."
printf 'COOP_SIGN_IDENTITY=%s\nCOOP_NOTARY_PROFILE=coop\n' "$SIGN_IDENTITY"
