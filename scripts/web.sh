#!/bin/sh
# Looks at a built site as browsers, validators, screen readers and spreadsheets will: scripts/web.sh Output [all|ci]
#
# `all` runs every check, with screenshots and print-outs. `ci` holds every page to HTML, links, data files and the
# content security policy, and one page of each kind and language to accessibility and weight.
set -eu

site="$1"
extent="${2:-all}"
checks="${WEB_CHECKS:-../shared/tools/web}"
report="${WEB_REPORT:-.build/web-report}"

if [ ! -f "$checks/all.sh" ]; then
  echo "The checks of built sites do not lie in $checks, so they are not run. Name their folder in WEB_CHECKS." >&2
  [ "$extent" = ci ] && exit 0
  exit 2
fi

WEB_TOOLS="${WEB_TOOLS:-$PWD/.build/web-tools}"
export WEB_TOOLS
bash "$checks/setup.sh" "$WEB_TOOLS"
case "$extent" in
  all) bash "$checks/all.sh" "$site" --out "$report" ;;
  ci)
    bash "$checks/all.sh" "$site" --out "$report" --only html_valid,links,data
    bash "$checks/all.sh" "$site" --out "$report" --only csp --sample 0
    bash "$checks/all.sh" "$site" --out "$report" --only axe,weight,shots --sample 1
    ;;
  *) echo "scripts/web.sh SITE [all|ci]" >&2; exit 2 ;;
esac
