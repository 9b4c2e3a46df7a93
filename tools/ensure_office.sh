#!/bin/sh
# Find LibreOffice and poppler for the test of the slides, or install Debian's where that is allowed.
# Fail if there are none.
set -eu
if command -v soffice >/dev/null 2>&1 && command -v pdftoppm >/dev/null 2>&1; then exit 0; fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "No LibreOffice or no pdftoppm found; installing Debian's (90 MB)."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    libreoffice-impress poppler-utils fonts-liberation fonts-noto-cjk
  exit 0
fi
echo "The test of the slides needs LibreOffice Impress (soffice) and poppler (pdftoppm, pdftotext). Install them." >&2
exit 1
