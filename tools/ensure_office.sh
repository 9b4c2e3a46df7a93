#!/bin/sh
# Find LibreOffice and poppler for the tests of slides and documents, or install Debian's where that is allowed.
# Fail if there are none.
set -eu
has() { command -v "$1" >/dev/null 2>&1; }
if has loimpress && has lowriter && has pdftoppm; then exit 0; fi
if has apt-get && [ "$(id -u)" = 0 ]; then
  echo "No LibreOffice or no pdftoppm found; installing Debian's (120 MB)."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    libreoffice-impress libreoffice-writer poppler-utils fonts-liberation fonts-noto-cjk
  exit 0
fi
echo "The tests of slides and documents need LibreOffice Impress and Writer, and poppler (pdftoppm, pdftotext). Install them." >&2
exit 1
