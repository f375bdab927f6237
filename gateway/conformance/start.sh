#!/bin/sh
# Called by the runner of the audit, which kills this very process after each suite: start.sh <suite>
exec node "$(dirname "$0")/dist/serve.js" "http://localhost:4200/$1/supergraph" 4000
