#!/usr/bin/env bash
# Leaves nothing that is only the builder's, or that two containers must not share.
set -euo pipefail

apt-get clean
rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /var/cache/debconf/*-old /var/lib/dpkg/*-old
rm -rf /var/lib/coop-build /tmp/* /var/tmp/* /root/.npm /root/.cache /home/agent/.npm /home/agent/.cache
find /var/log -type f -delete
rm -f /etc/ssh/ssh_host_* /root/.bash_history /home/agent/.bash_history

# Filled in at the first boot. Empty, and never missing: a missing one makes systemd run its first-boot set-up.
: >/etc/machine-id
rm -f /var/lib/dbus/machine-id /var/lib/systemd/random-seed /var/lib/systemd/credential.secret
rm -rf /var/lib/systemd/network /var/lib/dhcp /var/lib/private/systemd
