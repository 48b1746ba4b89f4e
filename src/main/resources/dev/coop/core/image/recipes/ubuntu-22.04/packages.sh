#!/usr/bin/env bash
# What Ubuntu 22.04 carries in a version that is still good enough, in one transaction. Its Python (3.10), Go (1.18) and Node
# (12) are too old and come from their publishers in steps of their own.
set -euo pipefail

packages=(
  # the system
  bash-completion bind9-host ca-certificates curl file iproute2 iputils-ping less locales nano netbase openssh-client
  openssh-server procps psmisc rsync sudo tmux unzip vim-tiny wget xz-utils zip zstd
  # building
  build-essential git pkg-config
  # finding and reading
  fd-find jq ripgrep tree
)

# The cloud image may still be running apt of its own at its first boot.
if command -v cloud-init >/dev/null; then
  cloud-init status --wait >/dev/null 2>&1 || true
fi
systemctl stop --quiet apt-daily.timer apt-daily-upgrade.timer unattended-upgrades.service 2>/dev/null || true

apt-get -o DPkg::Lock::Timeout=120 update -qq
# A run that was cut off leaves dpkg half way.
dpkg --configure -a
# ripgrep and fd-find are in universe, which the cloud image has switched on.
apt-get -o DPkg::Lock::Timeout=120 install -y -qq --no-install-recommends "${packages[@]}"
# What a container has no use for and what makes its boot slow, as far as the base brought it.
mapfile -t useless < <(
  for name in apport multipath-tools networkd-dispatcher snapd unattended-upgrades; do
    dpkg-query --show --showformat='${db:Status-Abbrev}${Package}\n' "$name" 2>/dev/null | sed -n 's/^ii //p'
  done
)
if [ ${#useless[@]} -gt 0 ]; then
  apt-get purge -y -qq --autoremove "${useless[@]}"
fi

# The name that people and agents type.
ln -sf /usr/bin/fdfind /usr/local/bin/fd
