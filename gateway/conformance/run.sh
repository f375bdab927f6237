#!/usr/bin/env bash
# The public federation gateway audit against Luna's gateway:
#   gateway/conformance/run.sh <checkout of graphql-hive/federation-gateway-audit> [suite]
# Works on a copy in a temporary folder; neither the checkout nor this repository is changed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../.." && pwd)
checkout=$(cd "${1:?Usage: run.sh <checkout of the audit> [suite]}" && pwd)
suite=${2:-}

if [ -z "${AUDIT_COPY:-}" ]; then
  AUDIT_COPY=$(mktemp -d)
  export AUDIT_COPY
  trap 'rm -rf "$AUDIT_COPY"' EXIT
  cp -R "$checkout/src" "$AUDIT_COPY/src"
  # Only what the runner and its subgraphs need: its development packages are all the other gateways.
  node -e '
    const { name, type, dependencies } = require(process.argv[1]);
    const { dependencies: ours } = require(process.argv[2]);
    const { devDependencies } = require(process.argv[3]);
    const wanted = { ...dependencies, graphql: ours.graphql, tsx: devDependencies.tsx };
    process.stdout.write(JSON.stringify({ name, type, private: true, dependencies: wanted }));
  ' "$checkout/package.json" "$here/../package.json" "$repository/package.json" > "$AUDIT_COPY/package.json"
  (cd "$AUDIT_COPY" && npm install --no-audit --no-fund --loglevel=error)
  (cd "$repository" && npx tsc -b gateway/conformance)
  # The runner frees its ports by killing whoever holds them, so it gets a network of its own where there is one.
  if unshare --net --map-root-user true 2>/dev/null; then
    unshare --net --map-root-user "$0" "$checkout" "$suite"
  else
    echo "No private network here: whatever listens on ports 4000 and 4200 will be killed." >&2
    "$0" "$checkout" "$suite"
  fi
  exit
fi

ip link set lo up 2>/dev/null || true
export NODE_OPTIONS="--import $here/node-20.mjs"
export GATEWAY_TIMEOUT=${GATEWAY_TIMEOUT:-60000}
cd "$AUDIT_COPY"
audit=(npx tsx src/cli.ts)
common=(--cwd "$AUDIT_COPY" --run-script "$here/start.sh" --graphql http://127.0.0.1:4000/graphql --healthcheck http://127.0.0.1:4000/livez)
if [ -n "$suite" ]; then
  "${audit[@]}" test-suite --test "$suite" "${common[@]}"
else
  "${audit[@]}" test "${common[@]}"
  "$here/compare.mjs" "$AUDIT_COPY/results.txt"
fi
