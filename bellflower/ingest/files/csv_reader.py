"""Text with separators as a table, whichever separator and line ends it has."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from bellflower.i18n import _
from bellflower.ingest.files.encodings import LOST, decode_lines
from bellflower.ingest.files.raw_table import OPEN_MARK, Line, RawTable, gather
from bellflower.ingest.findings import Note
from bellflower.ingest.limits import UnreadableError
from bellflower.ingest.options import DEFAULTS, ReadOptions

_SEPARATORS = (",", ";", "\t", "|")
_MOST_OPEN = 20  # marks that open a text and never close it, after which a file is given up
_LOOKED_AT = 30  # lines in which the separator is looked for
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
_SAID = "sep="  # with which Excel begins a file to say its separator


def _counts(lines: list[str], separator: str) -> list[int]:
    return ["".join(line.split('"')[::2]).count(separator) for line in lines]


def _separator(lines: list[str]) -> str:
    """Return the separator that parts *lines* most regularly; a comma if none does."""
    filled = [line for line in lines[:_LOOKED_AT] if line.strip()]
    found: dict[str, tuple[int, int]] = {}
    for separator in _SEPARATORS:
        counts = [count for count in _counts(filled, separator) if count]
        if counts:
            usual = Counter(counts).most_common(1)[0][0]
            found[separator] = (counts.count(usual), usual)
    in_head = [separator for separator in found if separator in "".join(filled[:1])]
    if len(in_head) == 1:  # the names of columns hold no other
        return in_head[0]
    return max(found, key=lambda separator: found[separator], default=",")


def _is_open(lines: list[str], separator: str) -> bool:
    """Whether a quotation mark in *lines*, which are one row, is not closed."""
    try:
        list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _until_open(lines: list[str], separator: str, start: int) -> Iterator[Line]:
    """Yield the rows after *start* lines; one whose text never ends is its first line alone."""
    reader = csv.reader(lines[start:], delimiter=separator)
    last = start
    try:
        for cells in reader:
            at, last = last, start + reader.line_num
            if last == len(lines) and last - at > 1 and _is_open(lines[at:], separator):
                yield at + 1, at + 1, [lines[at].rstrip(), OPEN_MARK]
                return
            yield at + 1, last, cells
    except csv.Error:  # a text without end is longer than the reader takes
        yield last + 1, last + 1, [lines[last].rstrip(), OPEN_MARK]


def _rows(lines: list[str], separator: str, before: int) -> Iterator[Line]:
    """Yield the rows in *lines*, of which the first comes after the line number *before*.

    A mark that opens a text and is never closed would swallow all that follows: its line is a row of
    its own then, and has one cell too many, so that it is told.
    """
    start = 0
    for _again in range(_MOST_OPEN):
        for first, last, cells in _until_open(lines, separator, start):
            yield before + first, before + last, cells
            start = last
        if start >= len(lines):
            return
    raise csv.Error


def _lines(file: str, lines: list[str], separator: str, before: int) -> Iterator[Line]:
    line = before
    try:
        for row in _rows(lines, separator, before):
            line = row[1]
            yield row
    except csv.Error as error:
        raise UnreadableError(
            _("{file} cannot be read from line {line} on: a text there does not end.").format(
                file=file, line=line + 1
            ),
            _("Look for a quotation mark that is not closed."),
        ) from error


def read_csv(file: str, data: bytes, options: ReadOptions = DEFAULTS) -> RawTable:
    """Return the table in *data*, which problems call *file*.

    Encoding, separator (comma, semicolon, tab or bar) and line ends are found out, if *options* do not
    say them; a line is counted as editors count it. Raises ``UnreadableError`` if there is no table.
    """
    lines, encoding, note, is_damaged = decode_lines(data, options.encoding)
    separator, before = SEPARATORS.get(options.separator, ""), 0
    if lines and lines[0][:4].casefold() == _SAID:
        separator, before = separator or lines[0][4:5].strip() or ",", 1
    separator = separator or _separator(lines[before:])
    rows = _lines(file, lines[before:], separator, before)
    table = gather(file, rows, options, encoding=encoding, note=note, separator=separator)
    return replace(table, notes=(*table.notes, *_damaged(table))) if is_damaged else table


def _damaged(table: RawTable) -> Iterator[Note]:
    """Yield a note for each cell in which a letter is lost."""
    text = _("holds a byte that is no letter of UTF-8")
    for name in table.header:
        cells = table.cells[name]
        for row in np.flatnonzero(cells.str.contains(LOST, regex=False)).tolist():
            yield Note(table.file, name, cells.iloc[row], text, (int(table.lines[row]),))
