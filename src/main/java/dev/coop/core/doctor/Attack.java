package dev.coop.core.doctor;

import dev.coop.core.doctor.Finding.Outcome;
import java.util.List;

/**
 * A known way out of a container that is set up wrongly. Each only looks whether the door opens, and goes through none.
 *
 * @param name of the check
 * @param script for /bin/sh, as root in the container; succeeds when the attack does, and may say by what
 * @param held what is true when it fails
 * @param broken what is true when it works
 * @param then how bad that is
 */
record Attack(String name, String script, String held, String broken, Outcome then, String hint) {
    private static final String UNPRIVILEGED =
            "look for security.privileged, raw.lxc and devices in the profiles: see the check \"profile\"";

    static final List<Attack> ALL = List.of(
            new Attack(
                    "sandbox-root",
                    // inside, outside, count
                    "read -r _ outside _ </proc/self/uid_map && [ \"$outside\" = 0 ]",
                    "root in a container is nobody on the host",
                    "root in a container is root on the host",
                    Outcome.FAIL,
                    UNPRIVILEGED),
            new Attack(
                    "sandbox-sockets",
                    """
                    for socket in /run/docker.sock /var/run/docker.sock /run/incus/unix.socket /var/lib/incus/unix.socket \
                      /run/containerd/containerd.sock /run/podman/podman.sock /run/libvirt/libvirt-sock; do
                      if [ -S "$socket" ]; then echo "$socket"; exit 0; fi
                    done
                    exit 1
                    """,
                    "no socket of the host that hands out root is in a container",
                    "a container sees a socket that hands out root",
                    Outcome.FAIL,
                    UNPRIVILEGED),
            new Attack(
                    "sandbox-memory",
                    """
                    for memory in /proc/kcore /dev/mem /dev/kmem /dev/port; do
                      if head -c 1 "$memory" >/dev/null 2>&1; then echo "$memory"; exit 0; fi
                    done
                    exit 1
                    """,
                    "the kernel's memory cannot be read",
                    "the kernel's memory can be read",
                    Outcome.FAIL,
                    UNPRIVILEGED),
            new Attack(
                    "sandbox-disks",
                    """
                    node=/run/coop-doctor-disk
                    for number in $(cat /sys/block/*/dev 2>/dev/null); do
                      rm -f "$node"
                      if mknod "$node" b "${number%:*}" "${number#*:}" 2>/dev/null && head -c 1 "$node" >/dev/null 2>&1; then
                        rm -f "$node"; echo "device $number"; exit 0
                      fi
                    done
                    rm -f "$node"
                    for device in $(find /dev -type b 2>/dev/null); do
                      if head -c 1 "$device" >/dev/null 2>&1; then echo "$device"; exit 0; fi
                    done
                    exit 1
                    """,
                    "the host's disks cannot be read",
                    "a disk of the host can be read",
                    Outcome.FAIL,
                    UNPRIVILEGED),
            new Attack(
                    "sandbox-kernel",
                    """
                    for setting in /proc/sys/kernel/core_pattern /proc/sys/kernel/modprobe /proc/sys/kernel/hotplug \
                      /proc/sysrq-trigger /sys/kernel/uevent_helper /sys/kernel/mm/ksm/run /sys/power/state \
                      /sys/fs/cgroup/release_agent /sys/fs/cgroup/*/release_agent; do
                      if [ -e "$setting" ] && (: >>"$setting") 2>/dev/null; then echo "$setting"; exit 0; fi
                    done
                    exit 1
                    """,
                    "the kernel's settings cannot be changed",
                    "a setting of the host's kernel can be changed",
                    Outcome.FAIL,
                    UNPRIVILEGED),
            new Attack(
                    "sandbox-filesystems",
                    """
                    point=$(mktemp -d) || exit 1
                    for type in debugfs tracefs securityfs pstore; do
                      if mount -t "$type" none "$point" 2>/dev/null; then
                        umount "$point"; rmdir "$point"; echo "$type"; exit 0
                      fi
                    done
                    rmdir "$point"
                    exit 1
                    """,
                    "the kernel's own file systems cannot be mounted",
                    "a file system of the host's kernel can be mounted",
                    Outcome.FAIL,
                    UNPRIVILEGED),
            new Attack(
                    "sandbox-folders",
                    """
                    while read -r _ _ _ _ point rest; do
                      type=${rest#* - }
                      case "${type%% *}" in
                        ext[234] | xfs | btrfs | zfs | virtiofs | 9p | nfs*)
                          if [ "$point" != / ]; then echo "$point"; exit 0; fi ;;
                      esac
                    done </proc/self/mountinfo
                    exit 1
                    """,
                    "a new container sees no folder of the host",
                    "a new container sees a folder of the host",
                    Outcome.FAIL,
                    UNPRIVILEGED),
            new Attack(
                    "sandbox-log",
                    "dmesg >/dev/null 2>&1 || head -c 1 /dev/kmsg >/dev/null 2>&1",
                    "the host's kernel log cannot be read",
                    "a container can read the host's kernel log, which tells of its hardware and other containers",
                    Outcome.WARN,
                    "close it with: sudo sysctl kernel.dmesg_restrict=1"));
}
