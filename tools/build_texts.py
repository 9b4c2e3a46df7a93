"""Collect the texts for readers and bring the catalogues up to date: `python -m tools.build_texts`.

Then they are compiled. With `--compile` they are only compiled, which is what a build does.
"""

import csv
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from bellflower.i18n import LANGUAGES, SOURCE_LANGUAGE, texts_file
from bellflower.view.script_texts import KEYWORDS, OPTIONS

ROOT = Path(__file__).resolve().parents[1]
_HEAD = "# Texts of Bellflower. What stands in {braces} and the signs of Markdown stay as they are."

_NAMES_NOBODY = re.compile(  # lines of a head that Babel fills with who and when, or with its version
    rb'"(Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|'
    rb'Generated-By): .*"\n'
)

_Found = Iterator[tuple[int, str, str, list[str]]]  # line, function, text, comments


def dictionary_titles(file: IO[bytes], *_rest: Any, **_options: Any) -> _Found:
    """Yield the titles of the tables and of their columns from the descriptor."""
    for table in json.load(file)["resources"]:
        for one in (table, *table["schema"]["fields"]):
            yield 1, "_", one["title"], []


def story_titles(file: IO[bytes], *_rest: Any, **_options: Any) -> _Found:
    """Yield what is shown large of a guided story: title, audience, headings, key sentences, points."""
    story = tomllib.load(file)
    told = [
        text
        for chapter in story["chapters"]
        for text in (chapter["heading"], chapter.get("key_sentence", ""), *chapter.get("points", ()))
    ]
    for text in (story["title"], story.get("audience", ""), *told):
        if text:
            yield 1, "_", text, []


def meanings(file: IO[bytes], *_rest: Any, **_options: Any) -> _Found:
    """Yield the meanings of the glossary."""
    for term in tomllib.load(file)["terms"]:
        yield 1, "_", term["meaning"], []


def era_titles(file: IO[bytes], *_rest: Any, **_options: Any) -> _Found:
    """Yield the titles of the eras."""
    for row in csv.DictReader(file.read().decode("utf-8").splitlines()):
        yield 1, "_", row["title"], []


_METHODS: tuple[tuple[str, Any], ...] = (  # files, and the name of an extractor or a function
    ("bellflower/**/*.py", "python"),
    ("pages/*.py", "python"),
    ("bellflower/**/*.j2", "jinja2.ext:babel_extract"),
    ("bellflower/browser/**/*.js", "javascript"),
    ("data/datapackage.json", dictionary_titles),
    ("data/stories/*.toml", story_titles),
    ("data/glossary.toml", meanings),
    ("data/eras.csv", era_titles),
)


def collected() -> Catalog:
    """Return every text for readers in code, templates and data, without any translation."""
    found = Catalog()
    for pattern, method in _METHODS:
        for path in sorted(ROOT.glob(pattern)):
            name = path.relative_to(ROOT).as_posix()
            with path.open("rb") as file:
                texts = extract(method, file, keywords=KEYWORDS, options=OPTIONS)
                for line, text, _comments, _context in texts:
                    found.add(text, locations=[(name, line)])
    return found


def read(language: str) -> Catalog:
    """Return the catalogue of *language* as it is, an empty one if there is none."""
    path = texts_file(language)
    if not path.exists():
        return Catalog(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def canonical(catalog: Catalog) -> bytes:
    """Return *catalog* in its one form: sorted by text, without what differs from day to day."""
    catalog.project, catalog.version = "Bellflower", ""
    catalog.header_comment, catalog.fuzzy = _HEAD, False
    buffer = BytesIO()
    write_po(buffer, catalog, width=100, sort_output=True, ignore_obsolete=True, no_location=True)
    return _NAMES_NOBODY.sub(b"", buffer.getvalue())


def updated(language: str) -> bytes:
    """Return the catalogue of *language* with the texts of the present code, in canonical form.

    A new text has no translation yet; one that is gone is left out.
    """
    catalog = read(language)
    catalog.update(collected(), no_fuzzy_matching=True, update_creation_date=False)
    return canonical(catalog)


def compile_texts(language: str) -> None:
    """Write the catalogue of *language* in the form that the application reads fastest."""
    with texts_file(language).with_suffix(".mo").open("wb") as file:
        write_mo(file, read(language))


def _forms(text: Message) -> tuple[str, ...]:
    """Return the forms of the translation of *text*, an empty one where it is missing."""
    string = text.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def main(only_compile: bool) -> None:
    """Bring the catalogues up to date, unless *only_compile*, and compile them."""
    for language in sorted(LANGUAGES.keys() - {SOURCE_LANGUAGE}):
        path = texts_file(language)
        if not only_compile:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(updated(language))
        compile_texts(language)
        missing = [text.id for text in read(language) if text.id and not all(_forms(text))]
        print(f"{language}: {len(read(language))} texts, {len(missing)} of them without a translation")


if __name__ == "__main__":
    main(only_compile="--compile" in sys.argv[1:])
