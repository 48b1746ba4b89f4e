#!/usr/bin/env bash
# Everything that Debian itself carries, in one transaction: unpacking and triggers cost more than the download, and five
# transactions would pay for the triggers five times. Debian 13 has Python 3.13, Go 1.24 and the GitHub CLI of its own, with
# security updates, so nothing is fetched from elsewhere that is here. gopls and yq too; yq is mikefarah's, from backports,
# because Debian's package "yq" is another program.
set -euo pipefail

apt-get update -qq
# A run that was cut off leaves dpkg half way.
dpkg --configure -a

# Backports of the mirror that this container uses anyway; apt takes nothing from there unless asked to.
if ! grep -rqs 'trixie-backports' /etc/apt/sources.list /etc/apt/sources.list.d; then
  # shellcheck disable=SC2016 # apt expands the field
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: trixie' | head -n 1)
  cat >/etc/apt/sources.list.d/backports.sources <<EOF
Types: deb
URIs: $mirror
Suites: trixie-backports
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
EOF
  apt-get update -qq
fi

packages=(
  # the system
  bash-completion ca-certificates curl file iproute2 iputils-ping less locales nano netbase openssh-client openssh-server
  procps psmisc rsync sudo tmux unzip vim-tiny wget xz-utils zip zstd bind9-host
  # building
  build-essential git pkg-config python-is-python3 python3 python3-dev python3-pip python3-venv
  golang-1.24-go golang-go gopls
  # finding and reading
  fd-find gh jq ripgrep tree yq-go/trixie-backports
)

apt-get install -y -qq --no-install-recommends "${packages[@]}"

# The names that people and agents type.
ln -sf /usr/bin/fdfind /usr/local/bin/fd
[ -e /usr/bin/yq ] || ln -sf /usr/bin/yq-go /usr/local/bin/yq
