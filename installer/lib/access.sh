# shellcheck shell=bash
# Lets an ordinary user talk to Incus on Linux.

INCUS_GROUP=incus-admin

# Adds the user to Incus's group. Group changes reach new logins only, so the script goes on inside the group by itself:
# access_ensure script argument…
access_ensure() {
  [ "$(id -u)" -ne 0 ] || return 0
  ! incus_answers_user || return 0
  local user
  user=$(id -un)
  if ! id -nG "$user" | tr ' ' '\n' | grep -xF "$INCUS_GROUP" >/dev/null; then
    log_info "Adding $user to the group $INCUS_GROUP"
    as_root usermod -aG "$INCUS_GROUP" "$user" \
      || die "$user could not be added to the group $INCUS_GROUP; ask an administrator to do it and run this again."
  fi
  if [ -n "${COOP_IN_INCUS_GROUP:-}" ] || ! have sg; then
    die "$user may use Incus only after the next login; log out, log in again and run this again."
  fi
  log_warn "$user is new in the group $INCUS_GROUP: this script goes on with it, other terminals need a new login."
  export COOP_IN_INCUS_GROUP=1
  exec sg "$INCUS_GROUP" -c "$(printf '%q ' bash "$@")"
}

# Bind mounts of the user's files need the user's own id in the ranges that root may map.
access_delegate_own_id() {
  local uid gid
  # Of the login: inside `sg` the current group is another.
  uid=$(id -u) gid=$(id -g "$(id -un)")
  [ "$uid" -ne 0 ] || return 0
  access_delegate /etc/subuid "root:$uid:1"
  access_delegate /etc/subgid "root:$gid:1"
}

access_delegate() {
  ! grep -qxF "$2" "$1" 2>/dev/null || return 0
  require_administrator
  printf '%s\n' "$2" | as_root tee -a "$1" >/dev/null
}
