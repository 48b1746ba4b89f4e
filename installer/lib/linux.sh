# shellcheck shell=bash
# Debian and Ubuntu: everything that Coop needs, and what its tests need on top.

linux_install() {
  linux_require_supported
  apt_install ca-certificates curl git openssh-client
  # The JDK before Maven: it satisfies Maven's wish for a Java runtime, which would otherwise bring an older one.
  java_find >/dev/null || java_install_on_linux
  have mvn || apt_install maven
  # What JavaFX loads at run time.
  apt_install "$(apt_renamed libgtk-3-0t64 libgtk-3-0)" libgl1 libxtst6 libxxf86vm1 fontconfig fonts-dejavu-core
  # The base image is made with it where the image server cannot be reached.
  [ "$OS_ID" != debian ] || apt_install mmdebstrap zstd
  incus_install
}

# Said before anything is changed.
linux_require_supported() {
  local oldest
  case "$OS_ID" in
    debian) oldest=12 ;;
    ubuntu) oldest=22.04 ;;
    *)
      die "$OS_ID is neither Debian nor Ubuntu; install Incus 6.0 or newer, JDK 25 and Maven yourself," \
        "then run \"mvn -B package\" and \"target/coop/bin/coop init\" in $REPO."
      ;;
  esac
  version_at_least "$OS_VERSION" "$oldest" \
    || die "$OS_ID $OS_VERSION is too old for Incus; upgrade to $OS_ID $oldest or newer and run this again."
}

linux_install_for_tests() {
  linux_install
  apt_install bash zsh fish mandoc bsdextrautils shellcheck jq xvfb xauth dbus procps libfreetype6 dunst libglib2.0-bin xdotool x11-utils ntfs-3g
  # For the checks of the package for macOS.
  apt_install python3 icnsutils yamllint
}

linux_start_incus() {
  access_delegate_own_id
  incus_start
}
