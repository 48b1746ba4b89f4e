#!/usr/bin/env bash
# Makes the container trust what the host trusts. Offices put a gateway before the internet that re-signs TLS; without its
# certificate every later step fails. The builder has pushed the host's extra certificates, if there are any, to
# /usr/local/share/ca-certificates/coop-host-*.crt; with none this step changes nothing that matters.
#
# Tools with a certificate store of their own are pointed at the system's one for good, host certificates or not, so that a
# certificate that is added to a container later is trusted everywhere too.
set -euo pipefail

bundle=/etc/ssl/certs/ca-certificates.crt

if ! command -v update-ca-certificates >/dev/null; then
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends ca-certificates
fi
update-ca-certificates --fresh >/dev/null

touch /etc/environment
for name in NODE_EXTRA_CA_CERTS SSL_CERT_FILE REQUESTS_CA_BUNDLE; do
  sed -i "/^$name=/d" /etc/environment
  printf '%s=%s\n' "$name" "$bundle" >>/etc/environment
done
