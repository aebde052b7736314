#!/bin/sh
# Prints the one line that shows a built site in a browser.
set -eu
if command -v python3 >/dev/null 2>&1; then
  echo "To see it: python3 -m http.server --bind 127.0.0.1 --directory $1 8000, then open http://127.0.0.1:8000/"
else
  echo "To see it: serve the folder $1 with any web server; its first page is $1/index.html"
fi
