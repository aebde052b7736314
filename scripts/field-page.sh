#!/bin/sh
# A page of Docs/reference as a page of the site for authors: sh scripts/field-page.sh Docs/reference/en/commitment.md
set -eu

case $1 in
*/README.md) title="Every field" ;;
*) title="Fields: $(basename "$1" .md)" ;;
esac
printf -- '---\ntitle: "%s"\n---\n' "$title"
# The heading is the page's title; pages are named fields-….
tail -n +3 "$1" | sed 's/](\([a-z]*\)\.md)/](fields-\1.md)/g'
