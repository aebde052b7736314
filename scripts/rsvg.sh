#!/bin/sh
# Installs rsvg-convert, which draws the pictures for social networks as PNG, where the system is Debian's and lets us.
#
# A site can do without: where it cannot be installed, that is said in one line, and all goes on.
set -eu

command -v rsvg-convert >/dev/null 2>&1 && exit 0
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo -n"
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends librsvg2-bin >/dev/null 2>&1 ||
  echo "rsvg-convert could not be installed (Debian: librsvg2-bin): pictures for social networks stay SVG."
