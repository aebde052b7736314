#!/bin/sh
# Installs what the build and its tests need and this machine lacks: Debian packages. Says plainly what it cannot do.
set -eu

packages="libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev libcsv-dev libjson-c-dev libsodium-dev libicu-dev
coinor-libcbc-dev libarchive-dev libxml2-dev libmicrohttpd-dev libturbojpeg0-dev libpng-dev
libwebp-dev libstb-dev pkg-config libimage-exiftool-perl"

if ! command -v swift >/dev/null 2>&1; then
  echo "Swift is not installed. Vitrine needs Swift 6.2 or later: see https://www.swift.org/install/linux/" >&2
  exit 1
fi

# What the compiler keeps of modules names the place of the checkout: one that was moved or copied does not build with it.
place="$(pwd -P)"
for configuration in debug release; do
  manifest=".build/$configuration.yaml"
  if [ -f "$manifest" ] && ! grep -qF "$place/.build/" "$manifest"; then
    echo "This checkout was built in another place: what was kept of it for $configuration builds is thrown away."
    rm -rf .build/*/"$configuration"/ModuleCache
  fi
done

missing=""
for package in $packages; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  echo "These libraries are missing:$missing" >&2
  echo "They are named as in Debian. This system has no apt, so install them in its own way, then try again." >&2
  exit 1
fi

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    echo "These packages are missing:$missing" >&2
    echo "Ask somebody who may install software: apt-get install$missing" >&2
    exit 1
  fi
  as_root="sudo"
fi

echo "Installing:$missing"
$as_root apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing
