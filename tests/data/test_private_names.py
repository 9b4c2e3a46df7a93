"""Private people accused in a single report are not named anywhere in the record.

`private_names.sha256` holds the names without telling them: the SHA-256, in hexadecimal, of
"bellflower:" and the folded name (`geo.names.fold`: lower case, no diacritics, apostrophes or
punctuation). No run of one to four words of any text, folded in the same way and without a possessive
's, may have one of these sums. To add a name: `printf 'bellflower:first last' | sha256sum`.
"""

import csv
import hashlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bellflower.record.schema import ROOT
from geo.names import fold

LONGEST = 4  # words of a name
POSSESSIVE = re.compile(r"['’]s\b")
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("data/*.csv", "data/*.md", "data/stories/*.toml", "geo/*.csv", "docs/*.md", "*.md")
    for path in ROOT.glob(pattern)
)


@pytest.fixture(scope="module")
def private_names():
    sums = Path(__file__).with_name("private_names.sha256").read_text(encoding="utf-8").split()
    assert len(sums) > 30
    return frozenset(sums)


def texts_of(value: object) -> Iterator[str]:
    """Every text inside lists and dictionaries."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_of(part)


def texts_in(path: Path) -> Iterator[str]:
    """Every cell of a CSV file, every text of a TOML file, every line of another."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".csv":
        for row in csv.reader(text.splitlines(keepends=True)):
            yield from row
    elif path.suffix == ".toml":
        yield from texts_of(tomllib.loads(text))
    else:
        yield from text.splitlines()


def runs_of(text: str) -> Iterator[str]:
    """Every run of one to four words of *text*, folded."""
    words = fold(POSSESSIVE.sub("", text)).split()
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
            yield " ".join(words[start:end])


def sum_of(name: str) -> str:
    return hashlib.sha256(f"bellflower:{name}".encode()).hexdigest()


def test_the_record_is_among_the_files():
    assert {"data/events.csv", "data/claims.csv", "data/coverage.csv", "geo/places.csv"} <= set(FILES)
    assert any(name.startswith("data/stories/") for name in FILES)


@pytest.mark.parametrize("name", [*FILES, "tests/data/record_ids.csv"])
def test_no_private_person_is_named(name, private_names):
    runs = {run for text in texts_in(ROOT / name) for run in runs_of(text)}
    found = sum(sum_of(run) in private_names for run in runs)
    assert found == 0, f"{name} names {found} private people"  # without repeating the names here


@pytest.mark.parametrize(
    "text",
    ["Reports name Pak Chŏl-su.", "PAK CHOL SU", "about Pak  Ch'ol-su’s case", "pak-chol-su-2010"],
)
def test_a_name_is_recognized_in_any_spelling_that_folds_alike(text):
    assert "pak chol su" in set(runs_of(text))
