# shellcheck shell=bash
# lxcfs gives each container its own view of memory and processors; without it a container sees the host's.

LXCFS_PIDFILE=${LXCFS_PIDFILE:-/run/lxcfs.pid}
LXCFS_MOUNT=${LXCFS_MOUNT:-/var/lib/lxcfs}

lxcfs_start_alone() {
  have lxcfs || return 0
  ! lxcfs_serves || return 0
  # The daemon can be dead while its mount stays.
  if grep -q " $LXCFS_MOUNT " /proc/self/mounts; then
    as_root umount -l "$LXCFS_MOUNT" || true
  fi
  as_root mkdir -p "$LXCFS_MOUNT"
  start_daemon "$LXCFS_PIDFILE" "$(command -v lxcfs)" "$LXCFS_MOUNT"
  wait_until 20 lxcfs_serves || log_warn "lxcfs did not start; containers will show the host's memory as theirs."
}

lxcfs_serves() { timeout 5 head -c 1 "$LXCFS_MOUNT/proc/meminfo" >/dev/null 2>&1; }
