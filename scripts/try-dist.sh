#!/bin/sh
# Tries what scripts/dist.sh made in a bare Debian, which has none of the libraries: begins a site, builds it with every warning
# an error, serves it and fetches a page. As root, with debootstrap:
#   scripts/try-dist.sh [FOLDER of what was made] [ROOT of a bare Debian, made where it is not there]
set -eu
cd "$(dirname "$0")/.."

made="${1:-.build/dist}"
root="${2:-.build/bare}"
port="${PORT:-8765}"

(cd "$made" && sha256sum --check --quiet SHA256SUMS)
if [ ! -x "$root/usr/bin/dpkg" ]; then
  mkdir -p "$root"
  debootstrap --variant=minbase bookworm "$root"
fi

# The loader finds what lies beside a program by /proc.
mount -t proc proc "$root/proc"
trap 'umount "$root/proc"' EXIT

try() {
  echo "== $1"
  chroot "$root" "$2" --version
  chroot "$root" rm -rf /tmp/site
  chroot "$root" "$2" init /tmp/site --title "Our promises" --languages en,az,ru --kind all
  chroot "$root" "$2" build --strict --site /tmp/site
  chroot "$root" "$2" doctor --site /tmp/site
  chroot "$root" "$2" serve --site /tmp/site --port "$port" 2> "$made/serve.log" &
  served=$!
  trap 'kill "$served" 2>/dev/null || true; umount "$root/proc"' EXIT
  tries=0
  until curl -fsS "http://127.0.0.1:$port/" 2>/dev/null | grep -o "<title>.*</title>"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 100 ]; then
      cat "$made/serve.log" >&2
      exit 1
    fi
    sleep 0.2
  done
  kill "$served"
  wait "$served" || true
  trap 'umount "$root/proc"' EXIT
}

tar -C "$root/opt" -xzf "$made"/vitrine-*.tar.gz
try "the tarball" "/opt/$(basename "$(ls -d "$root"/opt/vitrine-*)")/bin/vitrine"

cp "$made"/vitrine_*_amd64.deb "$root/tmp/vitrine.deb"
chroot "$root" dpkg -i /tmp/vitrine.deb
try "the Debian package" /usr/bin/vitrine
chroot "$root" dpkg -r vitrine
