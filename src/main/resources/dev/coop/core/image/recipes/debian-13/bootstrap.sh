#!/usr/bin/env bash
# Makes the base for Debian 13 from the host's own Debian archive, for hosts that cannot reach the image server.
#
#   bootstrap.sh OUTPUT
#
# OUTPUT is an Incus image: a tar with metadata.yaml and rootfs/, compressed according to its name (.tar, .tar.zst, .tar.gz).
# It is written beside itself first and renamed, so that an OUTPUT that exists is whole; the caller caches it by name.
#
# Runs as root on a Debian host, for the host's own architecture. Mirror, key and components are those of the host's apt.
# mmdebstrap rather than debootstrap: one apt run instead of a shell script for each package, which took a third of the time.
# The base has only what must be there before the first step can run: init, network, names, certificates.
set -euo pipefail

suite=trixie
include=ca-certificates,dbus,iproute2,netbase,systemd-resolved,systemd-sysv,udev

fail() {
  echo "$1" >&2
  exit "${2:-1}"
}

[ $# -eq 1 ] || fail "usage: bootstrap.sh OUTPUT" 2
output=$1
[ "$(id -u)" -eq 0 ] || fail "Making a base image from the Debian archive needs root."
# shellcheck disable=SC1091
distribution=$(. /etc/os-release && echo "${ID:-}")
[ "$distribution" = debian ] ||
  fail "Without the image server the base can only be made on a Debian host; this is ${distribution:-an unknown system}."
command -v mmdebstrap >/dev/null || fail "mmdebstrap is missing: apt-get install mmdebstrap"

# The host's own Debian sources, for the other suite. Third-party archives have codenames or origins of their own and stay out.
host_suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
sources=()
# shellcheck disable=SC2016 # apt expands the fields
while IFS='|' read -r uri release components; do
  case $release in
    "$host_suite") target=$suite ;;
    "$host_suite-updates") target=$suite-updates ;;
    "$host_suite-security") target=$suite-security ;;
    *) continue ;;
  esac
  sources+=("${uri%/} $target $components")
done < <(apt-get indextargets --format '$(ORIGIN)|$(REPO_URI)|$(RELEASE)|$(COMPONENT)' 'Created-By: Packages' |
  awk -F'|' '$1 == "Debian" && $4 == "main" && !seen[$0]++' | cut -d'|' -f2-)
[ ${#sources[@]} -gt 0 ] || fail "No Debian archive was found in this host's apt sources; run apt-get update first."

architecture=$(dpkg --print-architecture)
case $architecture in
  amd64) machine=x86_64 ;;
  arm64) machine=aarch64 ;;
  *) fail "There is no recipe for the architecture $architecture." ;;
esac
case $output in
  *.tar.zst) compress=(zstd -q -1 -T0) ;;
  *.tar.gz) compress=(gzip -1) ;;
  *) compress=(cat) ;;
esac

work=$(mktemp -d "$(dirname "$output")/bootstrap.XXXXXX")
# apt's download user has to pass through.
chmod 0755 "$work"
trap 'rm -rf --one-file-system "$work"' EXIT
rootfs=$work/rootfs

printf 'deb %s\n' "${sources[@]}" |
  mmdebstrap --mode=root --variant=apt --architectures="$architecture" --include="$include" --format=directory \
    --aptopt='Acquire::Languages "none"' \
    --aptopt='Acquire::Retries "3"' \
    --dpkgopt='force-unsafe-io' \
    --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-include=/usr/share/doc/*/copyright' \
    --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/info/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' \
    "$suite" "$rootfs" -

# The same archive for the container, with the key that the archive's own keyring package keeps up to date.
rm -f "$rootfs/etc/apt/sources.list" "$rootfs/etc/apt/apt.conf.d/99mmdebstrap" "$rootfs/etc/dpkg/dpkg.cfg.d/99mmdebstrap"
for source in "${sources[@]}"; do
  read -r uri target components <<<"$source"
  cat <<EOF

Types: deb
URIs: $uri
Suites: $target
Components: $components
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
EOF
done >"$rootfs/etc/apt/sources.list.d/debian.sources"

printf 'localhost\n' >"$rootfs/etc/hostname"
printf '127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n' >"$rootfs/etc/hosts"
: >"$rootfs/etc/machine-id"
cat >"$rootfs/etc/systemd/network/10-eth0.network" <<EOF
[Match]
Name=eth0

[Network]
DHCP=yes

[DHCPv4]
ClientIdentifier=mac
EOF
ln -sf ../run/systemd/resolve/stub-resolv.conf "$rootfs/etc/resolv.conf"
systemctl --root="$rootfs" enable --quiet systemd-networkd.service systemd-resolved.service

cat >"$work/metadata.yaml" <<EOF
architecture: $machine
creation_date: $(date +%s)
properties:
  os: debian
  release: $suite
  architecture: $architecture
  description: Debian 13 ($architecture), made from the host's Debian archive
templates:
  /etc/hostname:
    when: [create, copy, rename]
    template: hostname.tpl
  /etc/hosts:
    when: [create, copy, rename]
    template: hosts.tpl
EOF
mkdir "$work/templates"
printf '{{ container.name }}\n' >"$work/templates/hostname.tpl"
printf '127.0.0.1 localhost\n127.0.1.1 {{ container.name }}\n::1 localhost ip6-localhost ip6-loopback\n' \
  >"$work/templates/hosts.tpl"

tar --create --numeric-owner --xattrs --xattrs-include='security.capability' --directory "$work" \
  metadata.yaml templates rootfs | "${compress[@]}" >"$work/image"
mv "$work/image" "$output"
