"""Check what is installed: exactly the pinned versions, none with a listed advisory, licenses that fit.

Asks nobody. ``make audit-online`` asks an advisory database as well, where a network allows it.
"""

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
ADVISORIES = Path(__file__).with_name("advisories.csv")
LICENSES = re.compile(  # that allow what is done here: to be used and passed on, with their own terms
    r"\b(MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla Public|LGPL|Lesser General"
    r"|HPND|Artistic|Unlicense|Zlib|CNRI|0BSD|CC0|Public Domain)",
    re.IGNORECASE,
)


def read_requirements(path: Path) -> Iterator[Requirement]:
    """Yield the requirements in the file *path*, and in those that it includes with ``-r``."""
    for line in path.read_text(encoding="utf-8").splitlines():
        text = line.partition("#")[0].strip()
        if text.startswith("-r "):
            yield from read_requirements(path.parent / text.removeprefix("-r ").strip())
        elif text:
            yield Requirement(text)


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def closure(wanted: Iterable[Requirement]) -> tuple[dict[str, Distribution], list[str]]:
    """Return everything that *wanted* needs, by name, and what of it is missing or does not fit."""
    found: dict[str, Distribution] = {}
    problems: list[str] = []
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = list(wanted)
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        package = _installed(name)
        if package is None:
            problems.append(f"{name} is needed and not installed; run `make clean test`")
            continue
        if not one.specifier.contains(package.version, prereleases=True):
            problems.append(f"{name} {package.version} does not fit {one}")
        found[name] = package
        key = (name, frozenset(one.extras))
        if key not in seen:
            seen.add(key)
            waiting.extend(_needs(package, one.extras))
    return found, problems


def _needs(package: Distribution, extras: set[str]) -> Iterator[Requirement]:
    """Yield what *package* needs here, with *extras* asked for."""
    for text in package.requires or ():
        need = Requirement(text)
        if need.marker is None or any(need.marker.evaluate({"extra": one}) for one in ("", *extras)):
            yield need


INSTALLERS = frozenset({"pip", "setuptools"})  # every environment brings its own


def pin_problems(found: dict[str, Distribution], pins: Path) -> Iterator[str]:
    """Yield each package whose version is not the one that *pins* names."""
    pinned: dict[str, str] = {
        canonicalize_name(one.name): str(one.specifier).removeprefix("==")
        for one in read_requirements(pins)
    }
    for name, package in sorted(found.items()):
        if name in INSTALLERS:
            continue
        if name not in pinned:
            yield f"{name} {package.version} is not in {pins.name}"
        elif pinned[name] != package.version:
            yield f"{name} is {package.version}, and {pins.name} says {pinned[name]}"


def advisory_problems(found: dict[str, Distribution], path: Path = ADVISORIES) -> Iterator[str]:
    """Yield each package that is older than the first version without a listed advisory."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            package = found.get(canonicalize_name(row["package"]))
            if package and Version(package.version) < Version(row["first_good"]):
                yield (
                    f"{row['package']} {package.version} has {row['advisory']}; "
                    f"{row['first_good']} is the first without"
                )


def license_problems(found: dict[str, Distribution]) -> Iterator[str]:
    """Yield each package whose metadata names no license that allows what is done here."""
    for name, package in sorted(found.items()):
        told = package.metadata
        texts = [
            one[:300]
            for field in ("License-Expression", "License", "Classifier")
            for one in told.get_all(field) or ()
            if field != "Classifier" or one.startswith("License")
        ]
        if not any(LICENSES.search(text) for text in texts):
            yield f"{name} names no license that is known to fit: {' '.join(texts)[:80]!r}"


def main() -> int:
    """Print what is wrong and return 1, or print what was checked and return 0."""
    everything, problems = closure(read_requirements(ROOT / "requirements-dev.txt"))
    running, _ = closure(read_requirements(ROOT / "requirements.txt"))
    problems += pin_problems(everything, ROOT / "constraints.txt")
    problems += advisory_problems(everything)
    problems += license_problems(running)
    for problem in sorted(set(problems)):
        print(problem)
    if problems:
        return 1
    print(
        f"{len(running)} packages to run, {len(everything) - len(running)} more to test: each is of the "
        "pinned version, fits the others and has none of the listed advisories; those to run have a "
        "license that fits. No advisory database was asked: `make audit-online` does that."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
