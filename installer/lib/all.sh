# shellcheck shell=bash
# Everything under lib/, for a script that has set REPO.

LIBRARIES=${REPO:?}/installer/lib
# shellcheck source=installer/lib/log.sh
. "$LIBRARIES/log.sh"
# shellcheck source=installer/lib/platform.sh
. "$LIBRARIES/platform.sh"
# shellcheck source=installer/lib/apt.sh
. "$LIBRARIES/apt.sh"
# shellcheck source=installer/lib/java.sh
. "$LIBRARIES/java.sh"
# shellcheck source=installer/lib/daemon.sh
. "$LIBRARIES/daemon.sh"
# shellcheck source=installer/lib/lxcfs.sh
. "$LIBRARIES/lxcfs.sh"
# shellcheck source=installer/lib/incus_install.sh
. "$LIBRARIES/incus_install.sh"
# shellcheck source=installer/lib/incus_start.sh
. "$LIBRARIES/incus_start.sh"
# shellcheck source=installer/lib/access.sh
. "$LIBRARIES/access.sh"
# shellcheck source=installer/lib/linux.sh
. "$LIBRARIES/linux.sh"
# shellcheck source=installer/lib/macos.sh
. "$LIBRARIES/macos.sh"
# shellcheck source=installer/lib/build.sh
. "$LIBRARIES/build.sh"
