# shellcheck shell=bash
# Installs Incus on Debian and Ubuntu.

incus_install() {
  # Before the packages come, because where there is systemd they start the daemon at once, and it reads these first.
  incus_delegate_ids /etc/subuid
  incus_delegate_ids /etc/subgid
  # However Incus came here, one that is there is kept: replacing it could take its containers down.
  if ! incus_daemon_path >/dev/null || ! have incus; then
    incus_add_source
    case "$OS_ID:$OS_CODENAME" in
      debian:bookworm) apt_install -t bookworm-backports incus-base incus-client ;;
      *) apt_install "$(incus_package)" incus-client ;;
    esac
  fi
  # dnsmasq serves the containers' bridge, btrfs-progs makes the copy-on-write pool.
  apt_install dnsmasq-base btrfs-progs nftables uidmap attr iproute2
  # Zabbly's packages bring an lxcfs of their own.
  case "$(incus_daemon_path)" in
    /opt/incus/*) ;;
    *) apt_install lxcfs ;;
  esac
}

# "incus-base" has no virtual machines and therefore no QEMU, which containers never need.
incus_package() {
  if apt_knows incus-base; then printf incus-base; else printf incus; fi
}

# Makes Incus installable: it is missing from the older releases' own archives.
incus_add_source() {
  case "$OS_ID:$OS_VERSION" in
    debian:12*) apt_add_suite bookworm-backports ;;
    ubuntu:*)
      if version_at_least "$OS_VERSION" 24.04; then
        apt_enable_universe incus
      elif ! apt_knows incus; then
        apt_add_vendor zabbly-incus-stable https://pkgs.zabbly.com/incus/stable \
          https://pkgs.zabbly.com/key.asc 4EFC590696CB15B87C73A3AD82CC8797C838DCFD "$OS_CODENAME"
      fi
      ;;
  esac
}

# Where the daemon is: Debian's and Ubuntu's packages, then Zabbly's.
incus_daemon_path() {
  local path
  for path in /usr/libexec/incus/incusd /usr/lib/incus/incusd /opt/incus/bin/incusd; do
    if [ -x "$path" ]; then
      printf '%s\n' "$path"
      return 0
    fi
  done
  return 1
}

# Unprivileged containers need a large range of ids that nobody else uses. An existing range is left alone.
incus_delegate_ids() {
  local file=$1 first
  if [ -f "$file" ] && awk -F: '$1 == "root" && $3 >= 65536 { found = 1 } END { exit !found }' "$file"; then
    return 0
  fi
  first=1000000
  if [ -f "$file" ]; then
    first=$(awk -F: -v first="$first" '$2 + $3 > first { first = $2 + $3 } END { print first }' "$file")
  fi
  printf 'root:%d:1000000000\n' "$first" | as_root tee -a "$file" >/dev/null
}
