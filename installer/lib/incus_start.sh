# shellcheck shell=bash
# Brings the Incus daemon up, with systemd or without. Pools, networks and projects are `coop init`'s business.

INCUS_PIDFILE=${INCUS_PIDFILE:-/run/incusd.pid}
INCUS_LOG=${INCUS_LOG:-/var/log/incus/incusd.log}
INCUS_START_SECONDS=120

# True when the daemon answers this very user, whatever sockets and pid files lie about.
incus_answers_user() { timeout 20 incus query /1.0 >/dev/null 2>&1; }

incus_answers() { as_root timeout 20 incus query /1.0 >/dev/null 2>&1; }

incus_start() {
  # A user who may use Incus need not be an administrator.
  if [ "$(id -u)" -ne 0 ] && incus_answers_user; then
    return 0
  fi
  require_administrator
  incus_prepare_host
  if platform_has_systemd; then
    incus_start_with_systemd
  else
    lxcfs_start_alone
    incus_answers || incus_start_alone
  fi
  incus_answers || die "Incus was started but does not answer; look at $(incus_log_hint) and run this again."
}

incus_log_hint() {
  if platform_has_systemd; then printf '%s' '"journalctl -u incus"'; else printf '%s' "$INCUS_LOG"; fi
}

incus_prepare_host() {
  # Absent on kernels that have everything built in, which is no fault.
  if have modprobe; then
    local module
    for module in fuse loop btrfs overlay veth bridge nf_nat; do
      as_root modprobe --quiet "$module" 2>/dev/null || true
    done
  fi
  incus_mount_cgroups
  if [ "$(cat /proc/sys/net/ipv4/ip_forward)" != 1 ]; then
    echo 1 | as_root tee /proc/sys/net/ipv4/ip_forward >/dev/null \
      || log_warn "IP forwarding could not be turned on, so containers may not reach the network."
  fi
  # Docker's own rules drop what other bridges forward.
  if have iptables && as_root iptables -S FORWARD 2>/dev/null | grep -xF -e '-P FORWARD DROP' >/dev/null; then
    log_warn "This machine's firewall (often Docker's) drops forwarded traffic," \
      "so containers may not reach the network; see \"How to configure your firewall\" in Incus's documentation."
  fi
}

# An init system has done this already; without one there may be no hierarchy at all.
incus_mount_cgroups() {
  if ! grep -q ' /sys/fs/cgroup' /proc/self/mounts; then
    as_root mount -t cgroup2 cgroup2 /sys/fs/cgroup \
      || die "The cgroup file system could not be mounted at /sys/fs/cgroup;" \
        "start this machine with an init system and run this again."
  fi
}

incus_start_with_systemd() {
  if systemctl cat lxcfs.service >/dev/null 2>&1; then
    as_root systemctl enable --now --quiet lxcfs.service \
      || log_warn "lxcfs did not start; containers will show the host's memory as theirs."
  fi
  as_root systemctl enable --now --quiet incus.socket incus.service \
    || die "systemd could not start Incus; look at $(incus_log_hint) and run this again."
}

incus_start_alone() {
  local daemon deadline=$((SECONDS + INCUS_START_SECONDS))
  daemon=$(incus_daemon_path) || die "Incus is not installed; run installer/quickstart.sh to install it."
  case "$daemon" in
    /opt/incus/*) die "This machine's Incus package needs systemd;" \
      "start the machine with systemd and run this again." ;;
  esac
  log_info "Starting Incus"
  as_root mkdir -p "$(dirname "$INCUS_LOG")"
  start_daemon "$INCUS_PIDFILE" "$daemon" --group incus-admin --logfile "$INCUS_LOG"
  until as_root incus admin waitready --timeout 5 >/dev/null 2>&1; do
    daemon_is_alive "$INCUS_PIDFILE" \
      || die "Incus stopped right after its start; look at $INCUS_LOG and run this again."
    [ "$SECONDS" -lt "$deadline" ] \
      || die "Incus did not become ready within $INCUS_START_SECONDS s; look at $INCUS_LOG and run this again."
  done
}
