#!/usr/bin/env bash
# Makes a small bootable image of the host's own Debian or Ubuntu release, from the host's own archive.
#   minimal-image.sh OUTPUT.tar.zst
set -euo pipefail

output=$1
packages=systemd,systemd-sysv,udev,dbus,iproute2,openssh-server,sudo,tmux

if [[ $(id -u) -ne 0 ]]; then
  echo "making the test image needs root" >&2
  exit 1
fi
for tool in apt-get tar zstd; do
  command -v "$tool" >/dev/null || { echo "making the test image needs $tool" >&2; exit 1; }
done

# shellcheck source=/dev/null
codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
archive=$(apt-get indextargets --format "\$(RELEASE) \$(REPO_URI)" 'Created-By: Packages' |
  awk -v release="$codename" '$1 == release { print $2; exit }')
if [[ -z $archive ]]; then
  echo "no archive for $codename among this host's package sources" >&2
  exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/rootfs

if command -v mmdebstrap >/dev/null; then
  mmdebstrap --quiet --variant=minbase --include="$packages" \
    --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' \
    "$codename" "$root" "$archive" >&2
elif command -v debootstrap >/dev/null; then
  debootstrap --variant=minbase --include="$packages" "$codename" "$root" "$archive" >&2
else
  echo "making the test image needs mmdebstrap or debootstrap" >&2
  exit 1
fi

cat >"$root/etc/systemd/network/eth0.network" <<NETWORK
[Match]
Name=eth0
[Network]
DHCP=ipv4
[DHCPv4]
ClientIdentifier=mac
NETWORK
systemctl --quiet --root="$root" enable systemd-networkd
systemctl --quiet --root="$root" mask systemd-networkd-wait-online.service
chroot "$root" useradd --uid 1000 --create-home --shell /bin/bash agent
echo 'agent ALL=(ALL) NOPASSWD: ALL' >"$root/etc/sudoers.d/agent"
chmod 0440 "$root/etc/sudoers.d/agent"
: >"$root/etc/machine-id"
rm -rf "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* "$root"/var/log/*.log

printf 'architecture: %s\ncreation_date: %s\nproperties: {}\n' "$(uname -m)" "$(date +%s)" >"$work/metadata.yaml"
tar -C "$work" --numeric-owner -cf - metadata.yaml rootfs | zstd -q -1 -T0 -o "$work/image.tar.zst"
mv "$work/image.tar.zst" "$output"
