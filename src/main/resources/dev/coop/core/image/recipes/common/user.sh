#!/usr/bin/env bash
# The one person in the container: agent, UID and GID 1000, because that is the identity that mounts are mapped to.
# Whoever the distribution put there (ubuntu, debian) moves to 2000 and is locked: never removed, since packages and people
# may know the name. A container is the agent's own machine, so sudo asks nothing.
set -euo pipefail

# cloud-init would make the distribution's user again at first boot, and create must not wait for it: what it does, this
# recipe has done already. Purged only once it is idle, or it would be cut off half way through.
if command -v cloud-init >/dev/null; then
  cloud-init status --wait >/dev/null 2>&1 || true
  apt-get purge -y -qq cloud-init >/dev/null
  rm -rf /etc/cloud /var/lib/cloud /var/log/cloud-init*.log
fi

for name in ubuntu debian; do
  if id -u "$name" >/dev/null 2>&1 && [ "$(id -u "$name")" != 2000 ]; then
    pkill -KILL -u "$name" || true
    groupmod --gid 2000 "$name"
    usermod --uid 2000 --gid 2000 --lock --shell /usr/sbin/nologin "$name"
    rm -f "/home/$name/.ssh/authorized_keys"
    chown -R --no-dereference 2000:2000 "/home/$name"
    gpasswd -d "$name" sudo >/dev/null 2>&1 || true
  fi
done
rm -f /etc/sudoers.d/90-cloud-init-users

getent group agent >/dev/null || groupadd --gid 1000 agent
# '*' is "no password ever" and, unlike '!', is not taken for a locked account by sshd.
id -u agent >/dev/null 2>&1 ||
  useradd --uid 1000 --gid 1000 --create-home --home-dir /home/agent --shell /bin/bash --password '*' agent
printf 'agent ALL=(ALL:ALL) NOPASSWD: ALL\n' >/etc/sudoers.d/agent
chmod 0440 /etc/sudoers.d/agent
visudo --check --quiet

# ~/.ssh is there from the start so that nobody creates it with the wrong mode; the npm prefix lets `npm install -g` work
# without root.
install -d -o agent -g agent -m 0700 /home/agent/.ssh
# shellcheck disable=SC2016 # npm expands ${HOME} itself
printf 'prefix=${HOME}/.npm-global\n' >/home/agent/.npmrc
chown agent:agent /home/agent/.npmrc
install -d -o agent -g agent -m 0755 /home/agent/.npm-global /home/agent/.local /home/agent/.local/bin /home/agent/go
