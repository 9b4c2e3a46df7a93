#!/bin/sh
# Find a Chromium for the browser tests, or install Debian's where that is allowed; fail if there is none.
set -eu
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ]; then exit 0; fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "No Chromium found; installing Debian's."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk
  exit 0
fi
echo "The browser tests need Chromium. Install it, or set CHROMIUM to the path of a Chrome or Chromium." >&2
exit 1
