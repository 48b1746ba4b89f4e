#!/usr/bin/env bash
# The Claude CLI from npm, with every package fixed by the lock file's integrity hashes. The lock names no registry: npm uses
# the one that it is configured for (npm_config_registry when the host has a mirror).
set -euo pipefail

stage=/var/lib/coop-build/claude
target=/opt/claude-code

rm -rf "$stage/node_modules" "$target"
cd "$stage"
npm ci --no-audit --no-fund --no-update-notifier --loglevel=error --cache "$stage/cache"
rm -rf "$stage/cache"
mkdir -p "$target"
mv package.json package-lock.json node_modules "$target/"
ln -sf "$target/node_modules/.bin/claude" /usr/local/bin/claude
