#!/bin/sh
# Installs Pagefind, which makes the index of the search page, into a folder: scripts/pagefind.sh .build/tools
#
# A site can do without: where it cannot be installed, as without a network, that is said in one line, and all goes on.
set -eu

folder="$1"
version=1.5.2

[ -d "$folder/pagefind_bin-$version.dist-info" ] && exit 0
python3 -m pip install --quiet --disable-pip-version-check --root-user-action ignore --retries 1 --timeout 10 \
  --only-binary :all: --no-deps --upgrade --target "$folder" "pagefind_bin==$version" >/dev/null 2>&1 ||
  echo "Pagefind could not be installed from PyPI (pip install pagefind_bin==$version): the site is built without search."
