#!/usr/bin/env bash
# Node.js 24 and npm, laid out in /usr/local as the official archive does it.
#
# Node's binaries are on npm too, one package for each architecture, with an integrity hash in the lock file. The way in:
# Debian's own nodejs runs corepack, which knows npm's registry (COREPACK_NPM_REGISTRY when the host has a mirror) and checks
# npm against the hash in package.json's packageManager; that npm then installs Node by the lock file, and Debian's goes
# again. Debian's package "npm" would do it as well, with 400 packages instead of 20.
set -euo pipefail

stage=/var/lib/coop-build/node
prefix=/usr/local
bootstrap=(nodejs node-corepack)

apt-get update -qq
dpkg --configure -a
apt-get install -y -qq --no-install-recommends "${bootstrap[@]}"

cd "$stage"
rm -rf node_modules corepack
export COREPACK_HOME=$stage/corepack COREPACK_ENABLE_DOWNLOAD_PROMPT=0
if [ -n "${npm_config_registry:-}" ]; then
  export COREPACK_NPM_REGISTRY=$npm_config_registry
fi
/usr/bin/corepack npm ci --no-audit --no-fund --no-update-notifier --loglevel=error --cache "$stage/cache"

node=(node_modules/node-linux-*)
npm=(corepack/npm/*)
rm -rf "$prefix/lib/node_modules/npm" "$prefix/include/node"
mkdir -p "$prefix/lib/node_modules" "$prefix/include"
mv "${npm[0]}" "$prefix/lib/node_modules/npm"
mv "${node[0]}/include/node" "$prefix/include/node"
install -m 0755 "${node[0]}/bin/node" "$prefix/bin/node"
ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$prefix/bin/npm"
ln -sf ../lib/node_modules/npm/bin/npx-cli.js "$prefix/bin/npx"
cd /
rm -rf "$stage"

apt-get purge -y -qq --autoremove "${bootstrap[@]}"
