# shellcheck shell=sh
# Sourced by login shells and by /etc/bash.bashrc: /etc/profile sets PATH anew, so the agent's own folders are added again.
while IFS='=' read -r name value; do
  case $name in
    PATH | '' | \#*) ;;
    *) eval "[ -n \"\${$name+set}\" ]" || export "$name=$value" ;;
  esac
done </etc/environment
if [ "$(id -u)" -ne 0 ]; then
  for dir in "$HOME/.npm-global/bin" "$HOME/go/bin" "$HOME/.local/bin"; do
    case ":$PATH:" in
      *":$dir:"*) ;;
      *) PATH=$dir:$PATH ;;
    esac
  done
fi
for dir in /usr/local/sbin /usr/sbin /sbin; do
  case ":$PATH:" in
    *":$dir:"*) ;;
    *) PATH=$PATH:$dir ;;
  esac
done
export PATH
unset name value dir
