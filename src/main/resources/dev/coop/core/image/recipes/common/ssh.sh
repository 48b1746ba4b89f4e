#!/usr/bin/env bash
# SSH without a network: Coop runs `sshd -i` over Incus exec, so no daemon may listen. The image carries no host key: each
# container gets its own ed25519 key when it is created.
set -euo pipefail

systemctl disable --quiet ssh.service ssh.socket 2>/dev/null || true
ln -sf /dev/null /etc/systemd/system/ssh.service
ln -sf /dev/null /etc/systemd/system/ssh.socket
rm -f /etc/ssh/ssh_host_*

# Packages of newer releases generate missing host keys at boot; here they would be unwanted kinds of keys.
for unit in sshd-keygen.service ssh-keygen.service regenerate_ssh_host_keys.service; do
  ln -sf /dev/null "/etc/systemd/system/$unit"
done

# sshd refuses to run without its privilege separation directory, which only ssh.service would make.
printf 'd /run/sshd 0755 root root -\n' >/etc/tmpfiles.d/coop-sshd.conf
install -d -m 0755 /run/sshd

# The configuration is checked with a key that exists for this check alone.
key=$(mktemp -d)
trap 'rm -rf "$key"' EXIT
ssh-keygen -q -t ed25519 -N '' -f "$key/host"
/usr/sbin/sshd -t -h "$key/host"
