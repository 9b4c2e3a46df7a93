"""What a version of the data corrected, in the words of its changelog, with the events concerned."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bellflower.record.schema import DATA

CHANGELOG = DATA / "CHANGELOG.md"
_VERSION = re.compile(r"## (?P<version>\d+\.\d+\.\d+)(?: – (?P<day>\S+))?")
_IDS = re.compile(r"`([a-z0-9-]+)`")
_LAST = re.compile(r"\s*\([^()]*`[^()]*\)(?=\.?$)")  # the ids at the end, which become links


class Correction(NamedTuple):
    """A correction: the version that brought it, its words, and the ids that it names."""

    version: str
    text: str
    ids: tuple[str, ...]


def _items(text: str) -> Iterator[tuple[str, str]]:
    """Yield the version and the text of each item below a heading "Corrected"."""
    version, is_wanted, item = "", False, ""
    for line in [*text.splitlines(), ""]:
        if item and not line.startswith("  "):
            yield version, item
            item = ""
        if found := _VERSION.match(line):
            version, is_wanted = found["version"], False
        elif line.startswith("### "):
            is_wanted = line == "### Corrected"
        elif is_wanted and line.startswith("- "):
            item = line[2:]
        elif item:
            item += f" {line.strip()}"


def corrections(path: Path = CHANGELOG) -> list[Correction]:
    """Return the corrections that the changelog at *path* tells, newest version first."""
    if not path.exists():
        return []
    return [
        Correction(version, _IDS.sub(r"\1", _LAST.sub("", text)), tuple(_IDS.findall(text)))
        for version, text in _items(path.read_text(encoding="utf-8"))
    ]
