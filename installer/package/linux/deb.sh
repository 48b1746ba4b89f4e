# shellcheck shell=bash
# The Debian package. Its files lie where Debian's policy has them, so dpkg knows every one of them and takes all away again.

DEB_HOME=usr/lib/coop

# deb_build IMAGE VERSION OUT: prints the path of the package.
deb_build() {
  local image=$1 version=$2 out=$3 root architecture file
  architecture=$(dpkg --print-architecture)
  root=$out/deb
  file=$out/${PACKAGE_NAME}_${version}_$architecture.deb
  rm -rf "$root"
  mkdir -p "$root/usr/bin" "$root/usr/lib" "$root/DEBIAN"
  cp -R "$image" "$root/$DEB_HOME"
  ln -s ../lib/coop/bin/coop "$root/usr/bin/coop"
  deb_share "$root"
  deb_documents "$root" "$version"
  # Who made a file, and with which umask, is of no interest to its users.
  chmod -R u+rwX,go+rX,go-w "$root"
  deb_control "$root" "$version" "$architecture" >"$root/DEBIAN/control"
  (cd "$root" && find usr -type f -exec md5sum {} + | LC_ALL=C sort -k 2 >DEBIAN/md5sums)
  dpkg-deb --root-owner-group -Zzstd -z9 --build "$root" "$file" >&2 \
    || die "dpkg-deb could not make the package; look at the lines above, repair the cause and run this again."
  rm -rf "$root"
  printf '%s\n' "$file"
}

# Menu entry, icons, completion and manual pages.
deb_share() {
  local root=$1 size icons=$REPO/src/main/resources/dev/coop/desktop/icon
  mv "$root/$DEB_HOME/share" "$root/usr/share"
  find "$root/usr/share/man" -type f -exec gzip -9n {} +
  install -D -m 644 -t "$root/usr/share/applications" "$REPO/installer/package/linux/$PACKAGE_ID.desktop"
  install -D -m 644 -t "$root/usr/share/metainfo" "$REPO/installer/package/linux/$PACKAGE_ID.metainfo.xml"
  install -D -m 644 "$REPO/assets/coop.svg" "$root/usr/share/icons/hicolor/scalable/apps/$PACKAGE_ID.svg"
  for size in 16 32 48 64 128 256 512; do
    install -D -m 644 "$icons/coop-$size.png" "$root/usr/share/icons/hicolor/${size}x$size/apps/$PACKAGE_ID.png"
  done
}

deb_documents() {
  local root=$1 version=$2 folder=$1/usr/share/doc/$PACKAGE_NAME
  mkdir -p "$folder"
  {
    printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n'
    printf 'Upstream-Name: %s\n\nFiles: *\nCopyright: %s\nLicense: %s\n' "$PACKAGE_TITLE" "$PACKAGE_VENDOR" "$PACKAGE_LICENSE"
    printf ' On Debian systems the text of this licence is in /usr/share/common-licenses/Apache-2.0.\n'
    printf ' What the libraries are under is in THIRD-PARTY.txt beside this file.\n'
  } >"$folder/copyright"
  printf '%s (%s) stable; urgency=medium\n\n  * See the project for what has changed.\n\n -- %s  %s\n' \
    "$PACKAGE_NAME" "$version" "$PACKAGE_MAINTAINER" "$(date -R -r "$REPO/pom.xml")" | gzip -9n >"$folder/changelog.gz"
  install -m 644 -t "$folder" "$REPO/target/notices/THIRD-PARTY.txt" "$REPO/target/notices/bom.json"
}

deb_control() {
  local root=$1 version=$2 architecture=$3
  cat <<CONTROL
Package: $PACKAGE_NAME
Version: $version
Architecture: $architecture
Maintainer: $PACKAGE_MAINTAINER
Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f 1)
Section: devel
Priority: optional
Depends: libc6, openssh-client, libgtk-3-0t64 | libgtk-3-0, libgl1, libxtst6, libxxf86vm1, libfontconfig1
Recommends: incus | incus-base, dbus
Description: $PACKAGE_SUMMARY
 Coop runs each coding agent in a Linux system container of its own on Incus,
 with Python, Go, Node.js, the GitHub CLI and the Claude CLI on board. The agent
 sees the folders that are shared with it, and nothing else of the computer.
 This package holds the desktop program, the command "coop" and a Java for both.
CONTROL
}
