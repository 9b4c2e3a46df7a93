#!/bin/sh
# Find LibreOffice, poppler and Pango for the tests of slides and documents, or install Debian's where that is allowed.
# Fail if there are none.
set -eu
has() { command -v "$1" >/dev/null 2>&1; }
has_pango() { ldconfig -p 2>/dev/null | grep -q libpangoft2; }
if has loimpress && has lowriter && has pdftoppm && has_pango; then exit 0; fi
if has apt-get && [ "$(id -u)" = 0 ]; then
  echo "No LibreOffice, pdftoppm or Pango found; installing Debian's (120 MB)."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    libreoffice-impress libreoffice-writer poppler-utils libpangoft2-1.0-0 fonts-liberation fonts-noto-cjk
  exit 0
fi
echo "The tests of slides and documents need LibreOffice Impress and Writer, poppler (pdftoppm, pdftotext) and Pango. Install them." >&2
exit 1
