#!/usr/bin/env bash
# Makes the system boot as a container should: quickly, and with nothing in it that needs hardware, a kernel of its own or a
# maintenance window. The time from start to an address is what people wait for on every `coop create`.
set -euo pipefail

# One way to the network, whatever the base brought: systemd-networkd and resolved on eth0.
rm -f /etc/netplan/*.yaml /etc/network/interfaces.d/*
find /etc/systemd/network -maxdepth 1 -name '*.network' ! -name 10-eth0.network -delete
systemctl enable --quiet systemd-networkd.service systemd-resolved.service
systemctl disable --quiet networking.service 2>/dev/null || true
ln -sf ../run/systemd/resolve/stub-resolv.conf /etc/resolv.conf

# No answering of strangers' name questions on the bridge: nothing in a container listens unless its user starts it.
install -d /etc/systemd/resolved.conf.d
printf '[Resolve]\nLLMNR=no\nMulticastDNS=no\n' >/etc/systemd/resolved.conf.d/10-coop.conf

# Coop waits for the address itself; units that wait would only delay the rest of the boot.
units=(
  systemd-networkd-wait-online.service
  # Timers for machines that live for years.
  apt-daily.service apt-daily.timer apt-daily-upgrade.service apt-daily-upgrade.timer
  dpkg-db-backup.service dpkg-db-backup.timer e2scrub_all.service e2scrub_all.timer e2scrub_reap.service
  fstrim.service fstrim.timer logrotate.timer man-db.service man-db.timer motd-news.service motd-news.timer
  update-notifier-download.timer update-notifier-motd.timer ua-timer.timer apport.service apport-autoreport.path
  unattended-upgrades.service
  # Hardware and kernel belong to the host.
  systemd-pstore.service systemd-modules-load.service systemd-sysctl.service systemd-binfmt.service
  systemd-hwdb-update.service systemd-random-seed.service systemd-rfkill.service systemd-rfkill.socket
  systemd-timesyncd.service systemd-udev-settle.service systemd-udev-load-credentials.service
  systemd-vconsole-setup.service keyboard-setup.service console-setup.service setvtrgb.service
  systemd-machine-id-commit.service systemd-firstboot.service ldconfig.service systemd-update-done.service
  systemd-journal-catalog-update.service systemd-remount-fs.service kmod-static-nodes.service
  systemd-tmpfiles-setup-dev-early.service systemd-tmpfiles-setup-dev.service systemd-network-generator.service
  systemd-networkd-persistent-storage.service systemd-journal-flush.service
  sys-kernel-config.mount sys-kernel-debug.mount sys-kernel-tracing.mount sys-fs-fuse-connections.mount
  dev-hugepages.mount dev-mqueue.mount proc-sys-fs-binfmt_misc.automount
  multipathd.service multipathd.socket open-iscsi.service lvm2-monitor.service lvm2-lvmpolld.socket
  blk-availability.service snapd.service snapd.socket snapd.seeded.service networkd-dispatcher.service
  ModemManager.service udisks2.service polkit.service fwupd.service fwupd-refresh.timer
  # /tmp in memory would be charged to the container's memory limit.
  tmp.mount
  # Sessions come through Incus and sshd, not through consoles; there are no seats.
  systemd-logind.service systemd-user-sessions.service
  getty@tty1.service getty-static.service console-getty.service container-getty@1.service
  systemd-ask-password-console.path systemd-ask-password-wall.path remote-fs.target remote-cryptsetup.target
)
# Links rather than `systemctl mask`, which reloads systemd at each call; a unit that is not installed yet counts as well.
for unit in "${units[@]}"; do
  ln -sf /dev/null "/etc/systemd/system/$unit"
done

# Generators run before anything else, and find no disks, consoles or boot loaders here.
install -d /etc/systemd/system-generators
for generator in /usr/lib/systemd/system-generators/* /lib/systemd/system-generators/*; do
  [ -e "$generator" ] && ln -sf /dev/null "/etc/systemd/system-generators/${generator##*/}"
done

# udev is here for one thing: networkd waits until udev has seen the link. All other devices are the host's.
install -d /etc/systemd/system/systemd-udev-trigger.service.d
cat >/etc/systemd/system/systemd-udev-trigger.service.d/10-coop.conf <<'EOF'
[Service]
ExecStart=
ExecStart=-udevadm trigger --type=devices --action=add --subsystem-match=net
EOF

# "System is booting up" must not turn SSH away: who can reach this sshd has been let in by Coop.
install -d /etc/tmpfiles.d
ln -sf /dev/null /etc/tmpfiles.d/systemd-nologin.conf

# Nobody looks at a container's boot screen.
systemctl set-default --quiet multi-user.target

# The host has the disk-hungry journal; a container keeps a small one in memory.
install -d /etc/systemd/journald.conf.d
printf '[Journal]\nStorage=volatile\nRuntimeMaxUse=16M\n' >/etc/systemd/journald.conf.d/10-coop.conf
rm -rf /var/log/journal
