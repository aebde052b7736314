#!/bin/sh
# Counts the instructions of a build of a made-up report of 106 records on one thread, which other work on the machine does
# not change, and fails where they are more than 5 % above Benchmarks/instructions.txt: a step that has become slow is found
# before anybody waits for it. What makes it slower on purpose writes the new number there.
#
#   instructions.sh BINARY
#
# Ends with 2, saying why, where valgrind cannot be had.
set -eu
cd "$(dirname "$0")/.."

if ! command -v valgrind >/dev/null 2>&1; then
  as_root=""
  [ "$(id -u)" -eq 0 ] || as_root="sudo -n"
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends valgrind >/dev/null 2>&1 || {
    echo "The instructions of a build were not counted: valgrind could not be installed."
    exit 2
  }
fi

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 Benchmarks/make_report.py make -n 40 -o "$folder" >/dev/null
# From nothing, and with the same seed for all sets and dictionaries.
SWIFT_DETERMINISTIC_HASHING=1 setarch -R valgrind --tool=callgrind --callgrind-out-file=/dev/null \
  "$1" build --jobs 1 --quiet --no-optional-tools --site "$folder/vitrine" --cache "$folder/cache" --output "$folder/site" \
  2>"$folder/log" || { cat "$folder/log"; exit 1; }

count="$(sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "$folder/log")"
usual="$(cat Benchmarks/instructions.txt)"
echo "A build of 106 records takes $count instructions; it usually takes $usual."
if [ "$count" -gt $((usual / 100 * 105)) ]; then
  echo "That is more than 5 % above it: find what is slower (valgrind --tool=callgrind), or write the new number into" \
    "Benchmarks/instructions.txt and say in the commit what it is for." >&2
  exit 1
fi
