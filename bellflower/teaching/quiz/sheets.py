"""Quiz questions as sheets: for Kahoot and Blooket as they import them, and a list for forms."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from bellflower.i18n import _
from bellflower.record.csv_cells import neutral_cell
from bellflower.teaching.quiz.items import OFFERED, Item, asks_for_years

_CREATED = datetime(2000, 1, 1)  # a fixed one, so that the same quiz is the same file
_SECONDS = "60"
_KAHOOT_HEAD = 7  # lines above the names of the columns, as in the sheet that Kahoot hands out
KAHOOT_COLUMNS = (
    "", "Question - max 120 characters", *(f"Answer {n} - max 75 characters" for n in range(1, 5)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)  # fmt: skip
BLOOKET_COLUMNS = (
    "Question #", "Question Text", "Answer 1", "Answer 2", "Answer 3\n(Optional)",
    "Answer 4\n(Optional)", "Time Limit (sec)\n(Max: 300 seconds)",
    "Correct Answer(s)\n(Only include Answer #)",
)  # fmt: skip
_KAHOOT_QUESTION, _KAHOOT_ANSWER = 120, 75
_MOST_OPTIONS = 8


class Offered(NamedTuple):
    """A question as a game shows it: its text, up to four answers, and the numbers of the right ones."""

    text: str
    answers: list[str]
    right: str


def _offered(item: Item) -> Offered:
    kept = [*item.right, *(option for option in item.options if not option.is_right)][:OFFERED]
    shown = [option for option in item.options if option in kept]
    right = ",".join(str(place) for place, option in enumerate(shown, 1) if option.is_right)
    return Offered(asks_for_years(item) if item.years else item.text, [one.text for one in shown], right)


def _shortened(text: str, most: int) -> str:
    """Return *text* in at most *most* characters, cut after a word and marked.

    >>> _shortened("one two three", 9)
    'one two…'
    """
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def _write(sheet: Any, top: int, rows: Sequence[Sequence[str | int]]) -> None:
    for line, row in enumerate(rows, top):
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(line, column, value)
            elif value:
                sheet.write_string(line, column, value)


def _book(title: str, sheets: dict[str, tuple[int, list[Sequence[str | int]]]]) -> bytes:
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": _CREATED, "title": title[:255]})
        for name, (top, rows) in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.set_column(1, 1, 60)
            sheet.set_column(2, 9, 30)
            _write(sheet, top, rows)
    return buffer.getvalue()


def kahoot(title: str, items: list[Item]) -> bytes:
    """Return *items* as the workbook that Kahoot imports.

    A text that is too long for Kahoot is cut after a word, and a question in words cannot be asked
    there: the second sheet lists both in full.
    """
    rows: list[Sequence[str | int]] = [KAHOOT_COLUMNS]
    rest: list[Sequence[str | int]] = [(_("Question"), _("In full"), _("What happened"))]
    for item in items:
        if not item.options:
            rest.append((item.heading, item.text, _("Left out: Kahoot asks for no own words.")))
            continue
        offered = _offered(item)
        texts = [(offered.text, _KAHOOT_QUESTION), *((one, _KAHOOT_ANSWER) for one in offered.answers)]
        cut = [_shortened(text, most) for text, most in texts]
        rest += [
            (item.heading, text, _("Shortened: too long for Kahoot."))
            for (text, _most), short in zip(texts, cut)
            if text != short
        ]
        answers = [*cut[1:], *[""] * (OFFERED - len(cut) + 1)]
        rows.append((len(rows), cut[0], *answers, int(_SECONDS), offered.right))
    return _book(title, {"Sheet1": (_KAHOOT_HEAD, rows), _("In full"): (0, rest)})


def blooket(_title: str, items: list[Item]) -> str:
    """Return *items* as the CSV that Blooket imports; questions in words are left out."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(["Blooket\nImport Template", *[""] * (len(BLOOKET_COLUMNS) - 1)])
    writer.writerow(BLOOKET_COLUMNS)
    for number, offered in enumerate((_offered(item) for item in items if item.options), 1):
        answers = [*offered.answers, *[""] * (OFFERED - len(offered.answers))]
        cells = [neutral_cell(text) for text in (offered.text, *answers)]
        writer.writerow([number, *cells, _SECONDS, offered.right])
    return buffer.getvalue()


def forms(title: str, items: list[Item]) -> bytes:
    """Return *items* as a list with a row for each question of a form, and one for a pupil's name.

    The types are those of Google Forms; in Microsoft Forms they are called choice and text.
    """
    names = [_("Option {number}").format(number=number) for number in range(1, _MOST_OPTIONS + 1)]
    rows: list[Sequence[str | int]] = [
        (_("Type"), _("Question"), *names, _("Right"), _("Points"), _("Feedback")),
        ("SHORT_ANSWER", _("Your name"), *[""] * _MOST_OPTIONS, "", 0, ""),
    ]
    for item in items:
        kind = "PARAGRAPH" if not item.options else "MULTIPLE_CHOICE"
        if len(item.right) > 1:
            kind = "CHECKBOX"
        text = asks_for_years(item) if item.years else item.text
        options = [option.text for option in item.options][:_MOST_OPTIONS]
        padded = [*options, *[""] * (_MOST_OPTIONS - len(options))]
        right = "; ".join(option.text for option in item.right)
        rows.append((kind, text, *padded, right, 1 if item.options else 0, item.answer))
    return _book(title, {_("Questions"): (0, rows)})
