#!/bin/sh
# Builds a fuzzer and runs it for some seconds: scripts/fuzz.sh Markdown 60
set -eu

name="$1"
seconds="$2"
folder=.build/fuzz
found="$folder/corpus/$name"
mkdir -p "$found" "$folder/findings"

FUZZ=1 swift build -c release --sanitize=fuzzer --sanitize=address --scratch-path "$folder" --product "${name}Fuzzer"

# Swift keeps what it makes once for the whole run, which the leak detector takes for lost; the crash reporter can hang.
log="$folder/$name.log"
if ! ASAN_OPTIONS=detect_leaks=0 SWIFT_BACKTRACE=enable=no timeout -k 5 "$((seconds + 120))" \
  "$folder/release/${name}Fuzzer" -detect_leaks=0 -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 \
  -max_len=4096 -print_final_stats=1 -artifact_prefix="$folder/findings/$name-" "$found" "Fuzz/Corpus/$name" \
  >"$log" 2>&1; then
  tail -n 40 "$log" >&2
  # What did not hold, and the input, stand where nobody who only sees the end of a log would find them.
  grep -a -E "^(Broken|Fatal error)|^==[0-9]+==ERROR" "$log" >&2 || true
  for input in "$folder/findings/$name-"*; do
    [ -f "$input" ] && echo "$input (base64): $(base64 -w 0 "$input")" >&2
  done
  echo "The $name fuzzer found something: put the input into Fuzz/Corpus/$name and write a test." >&2
  exit 1
fi
echo "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs in $seconds s, nothing found"
