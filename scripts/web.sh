#!/bin/sh
# Looks at a built site as browsers, validators, screen readers and spreadsheets will, and takes screenshots and
# print-outs: scripts/web.sh FOLDER [what all.sh of the checks takes, such as --only links,data]
# Exits with 1 when something was found, 2 when a check could not run.
set -eu

checks="${WEB_CHECKS:-../shared/tools/web}"
if [ ! -f "$checks/all.sh" ]; then
  echo "The checks of built sites do not lie in $checks, so they are not run. Name their folder in WEB_CHECKS." >&2
  exit 2
fi

WEB_TOOLS="${WEB_TOOLS:-$PWD/.build/web-tools}"
export WEB_TOOLS
bash "$checks/setup.sh" "$WEB_TOOLS"
bash "$checks/all.sh" "$@" --out .build/web-report
