"""Ids of other systems as ids of the record: kept where they fit, else made anew and told."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from bellflower.i18n import N_, _
from bellflower.ingest.findings import Note
from bellflower.record.checks.column_checks import Rows

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_QID = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q\d+)", re.IGNORECASE)
_MADE = N_(
    "is no id of the record, which has small letters, digits and hyphens; the row has the id {id}"
)
_TWICE = N_("stands in the table already, on line {line}; this row has the id {id}")
_AS_SLUG = N_("was read as the id {id}")


@dataclass(frozen=True)
class Identified:
    """A table with its ids; ``by_text`` has the id for what stands in the file, ``notes`` is told."""

    rows: Rows
    by_text: Mapping[str, str]
    notes: tuple[Note, ...] = ()


def slug(text: str) -> str:
    """Return *text* in the form of an id; empty if it has letters that an id cannot hold.

    >>> slug("X/2"), slug("사건1")
    ('x-2', '')
    """
    if found := _QID.fullmatch(text):
        return found[1].lower()
    return _NOT_SLUG.sub("-", text.casefold()).strip("-") if text.isascii() else ""


class _Ids:
    """Ids that are given out once each."""

    def __init__(self, exact: set[str], prefix: str) -> None:
        self.exact, self.taken, self.prefix = exact, set(exact), prefix
        self.first: dict[str, int] = {}
        self.by_text: dict[str, str] = {}

    def _new(self, line: int) -> str:
        made, number = f"{self.prefix}-{line}", 1
        while made in self.taken:
            number += 1
            made = f"{self.prefix}-{line}-{number}"
        self.taken.add(made)
        return made

    def give(self, text: str, line: int) -> tuple[str, str]:
        """Return the id of a row with *text* for an id, and what is told of it."""
        if not text:
            return self._new(line), ""
        if text in self.first:
            made = self._new(line)
            return made, _(_TWICE).format(line=self.first[text], id=made)
        self.first[text] = line
        if text in self.exact:
            return text, ""
        wanted = slug(text)
        is_free = bool(wanted) and wanted not in self.taken
        made = wanted if is_free else self._new(line)
        self.taken.add(made)
        self.by_text[text] = made
        told = "" if made == text.casefold() else _(_AS_SLUG if is_free else _MADE).format(id=made)
        return made, told


def _prefix(name: str) -> str:
    """Return what the ids of rows without one begin with: ``row``, or what a row is called."""
    return "row" if name == "events" else name.removesuffix("s")


def identify(name: str, rows: Rows) -> Identified:
    """Return *rows*, the table *name*, with an id for each that no other row has."""
    if "id" not in rows.frame or not len(rows.frame):
        return Identified(rows, {})
    if rows.frame["id"].is_unique and rows.frame["id"].str.fullmatch(_SLUG.pattern).all():
        return Identified(rows, {})  # most files need nothing, and this is quickly seen
    texts, lines = rows.frame["id"].tolist(), rows.lines.tolist()
    ids = _Ids({text for text in texts if _SLUG.fullmatch(text)}, _prefix(name))
    given = [ids.give(text, line) for text, line in zip(texts, lines)]
    column = rows.names.get("id", "id")
    notes = tuple(
        Note(rows.file, column, text, told, (line,))
        for text, line, (_id, told) in zip(texts, lines, given)
        if told
    )
    made = pd.Series([each for each, _told in given], index=rows.frame.index, dtype="str")
    frame = rows.frame.assign(id=made)
    return Identified(replace(rows, frame=frame), ids.by_text, notes)


def refer(rows: Rows, ids: Mapping[str, Mapping[str, str]], columns: Sequence[tuple[str, str]]) -> Rows:
    """Return *rows* with the ids that the texts in its *columns*, each with its table, refer to."""
    changed = {}
    for name, target in columns:
        if name in rows.frame:
            by_text = ids.get(target, {})
            made = {text: by_text.get(text) or slug(text) or text for text in rows.frame[name].unique()}
            changed[name] = rows.frame[name].map(made)
    return replace(rows, frame=rows.frame.assign(**changed)) if changed else rows
