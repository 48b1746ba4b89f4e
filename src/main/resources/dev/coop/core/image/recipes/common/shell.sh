#!/usr/bin/env bash
# One environment for every way in: SSH and sudo read /etc/environment through PAM, login shells /etc/profile.d, other
# interactive shells /etc/bash.bashrc. (Incus exec reads none of them: Coop passes the recipe's `environment` there.)
set -euo pipefail

agent_path=/home/agent/.local/bin:/home/agent/go/bin:/home/agent/.npm-global/bin
system_path=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

sed -i '/^PATH=/d; /^LANG=/d; /^DISABLE_AUTOUPDATER=/d' /etc/environment
cat >>/etc/environment <<EOF
PATH=$agent_path:$system_path
LANG=C.UTF-8
DISABLE_AUTOUPDATER=1
EOF
printf 'LANG=C.UTF-8\n' >/etc/default/locale

# Shells that did not come through PAM get the same, once.
# shellcheck disable=SC2016 # expanded by the shell that reads the file
hook='[ -r /etc/profile.d/coop.sh ] && . /etc/profile.d/coop.sh'
grep -qxF "$hook" /etc/bash.bashrc || sed -i "1i $hook" /etc/bash.bashrc

if ! locale -a | grep -qix 'en_US.utf8'; then
  sed -i '/^en_US.UTF-8 UTF-8$/d' /etc/locale.gen
  printf 'en_US.UTF-8 UTF-8\n' >>/etc/locale.gen
  locale-gen >/dev/null
fi
