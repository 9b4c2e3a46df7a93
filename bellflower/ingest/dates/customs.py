"""What a whole column says of how its dates are meant, so that no single cell has to be guessed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bellflower.i18n import N_, _
from bellflower.ingest.dates.readings import (
    AS_MONTH,
    AS_RANGE,
    ASKED,
    DAY_FIRST,
    DOTS,
    MONTH_FIRST,
    ORDER,
    PAIRS,
    SHORT,
    SIX,
    YEAR_FIRST,
    Custom,
    Several,
)
from bellflower.ingest.dates.short_years import LATEST, NINETEENTH, TWENTIETH, WAYS
from bellflower.ingest.dates.written import interpret
from bellflower.ingest.findings import Reading
from bellflower.record.checks.reasons import Reason

DATE_OPTIONS = {
    ORDER: (DAY_FIRST, MONTH_FIRST, YEAR_FIRST),
    PAIRS: (AS_MONTH, AS_RANGE),
    SHORT: WAYS,
}
_WORDS = {
    (ORDER, DAY_FIRST): N_("In the column “{column}” the day is read before "
        "the month, so that {example} is {meant}."),
    (ORDER, MONTH_FIRST): N_("In the column “{column}” the month is read "
        "before the day, so that {example} is {meant}."),
    (ORDER, YEAR_FIRST): N_("In the column “{column}” a year of two digits comes first, "
        "so that {example} is {meant}."),
    (SHORT, NINETEENTH): N_("In the column “{column}” years of two digits are read as "
        "those of the years from 1900 to 1999, so that {example} is {meant}."),
    (SHORT, TWENTIETH): N_("In the column “{column}” years of two digits are read as "
        "those of the years from 2000 on, so that {example} is {meant}."),
    (SHORT, LATEST): N_("In the column “{column}” years of two digits are read as "
        "the last ones that have passed, so that {example} is {meant}."),
    (SIX, AS_MONTH): N_("In the column “{column}” six digits are read as a year and "
        "a month, so that {example} is {meant}."),
    (SIX, "day"): N_("In the column “{column}” six digits are read as a year of two "
        "digits, a month and a day, so that {example} is {meant}."),
    (PAIRS, AS_MONTH): N_("In the column “{column}” {example} is read as a month "
        "or a season of a year, not as a range of years."),
    (PAIRS, AS_RANGE): N_("In the column “{column}” two numbers are read as a "
        "range of years, so that {example} is {meant}."),
    (DOTS, "kept"): N_("In the column “{column}” no zero was lost at the "
        "end of a number, so that {example} is {meant}."),
    (DOTS, "lost"): N_("In the column “{column}” numbers lost a zero at "
        "their end, so that {example} is {meant}."),
}  # fmt: skip
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NOT_ISO = re.compile(r"\d{4}[-/]\s?\d", re.ASCII)
_EDTF = re.compile(r"[0-9X][~?%](?:$|[-/])|[0-9]X|[\[{][0-9.]|\.\.")
_ASKED = N_("The column “{column}” does not say whether {example} is {one} "
    "or {other}; such rows are left out until you choose.")  # fmt: skip
_ASKED_END = N_("The column “{column}” does not say whether {example} is {one} "
    "or {other}; such cells are left empty until you choose.")  # fmt: skip


class Heard(NamedTuple):
    """What the cells of a column say: votes by kind, marks of EDTF, the first cell with two readings.

    ``has_short_pair`` says that some cell is like 1984-5, which no ISO month is.
    """

    votes: Mapping[str, Counter[str]]
    has_edtf: bool
    has_short_pair: bool
    examples: dict[str, tuple[str, Several]]


def _hear(texts: Iterable[str]) -> Heard:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    examples: dict[str, tuple[str, Several]] = {}
    has_edtf = has_short_pair = False

    def listen(text: str) -> None:
        def choose(several: Several) -> str | Reason:
            if len(set(several.by.values())) > 1:
                examples.setdefault(several.kind, (text, several))
            elif len(several.by) == 1:
                votes[several.kind][next(iter(several.by))] += 1
            return next(iter(several.by.values()))

        interpret(text, choose)

    for text in texts:
        if _ISO_DAY.fullmatch(text):
            votes[PAIRS][AS_MONTH] += 1
            continue
        listen(text)
        has_edtf = has_edtf or bool(_EDTF.search(text))
        has_short_pair = has_short_pair or bool(_NOT_ISO.fullmatch(text))
        if text[:4].isdigit() and text[4:5] == "." and len(text) == 7:
            votes[DOTS]["lost" if text[5] == "0" else "kept"] += 1
    return Heard(votes, has_edtf, has_short_pair, examples)


def _decided(kind: str, heard: Heard, *, is_year: bool) -> str:
    votes = [way for way, count in heard.votes.get(kind, Counter()).items() if count and way != "ymd"]
    if len(votes) == 1:
        return votes[0]
    if not votes and kind == PAIRS and heard.has_edtf:
        return AS_MONTH  # whoever writes EDTF means what EDTF says
    # in a column of years, or beside 1984-5, two numbers are as likely a range as a month
    return ASKED if votes or (kind == PAIRS and (is_year or heard.has_short_pair)) else ""


def decide_dates(
    texts: Iterable[str],
    column: str,
    chosen: Mapping[str, str],
    *,
    is_year: bool = False,
    is_end: bool = False,
) -> tuple[Custom, tuple[Reading, ...]]:
    """Return how the dates *texts* of a *column* are meant, and what was decided for it.

    What is *chosen* by kind comes first; then what cells say that can be read in one way only. An end
    that is not known costs no row.
    """
    heard = _hear(texts)
    kinds = dict.fromkeys((*heard.examples, *heard.votes))
    decided = {kind: chosen.get(kind) or _decided(kind, heard, is_year=is_year) for kind in kinds}
    custom = Custom({kind: way for kind, way in decided.items() if way})
    told = [kind for kind in heard.examples if chosen.get(kind) or not _is_plain(kind, heard)]
    heard.examples.update(_short_example(heard.examples, custom))
    asked = _ASKED_END if is_end else _ASKED
    found = [_reading(kind, column, custom, asked, *heard.examples[kind]) for kind in told]
    return custom, tuple(found)


def _short_example(
    examples: Mapping[str, tuple[str, Several]], custom: Custom
) -> dict[str, tuple[str, Several]]:
    """Return what the example of a short year may mean in the order that was decided."""
    found: dict[str, tuple[str, Several]] = {}

    def choose(several: Several) -> str | Reason:
        if several.kind == SHORT:
            found[SHORT] = (examples[SHORT][0], several)
        return custom.choose(several)

    if SHORT in examples:
        interpret(examples[SHORT][0], choose)
    return found


def _is_plain(kind: str, heard: Heard) -> bool:
    """Whether all other cells show that months are meant, so that nothing is worth telling."""
    return kind == PAIRS and set(heard.votes.get(kind, ())) == {AS_MONTH}


def _reading(
    kind: str, column: str, custom: Custom, asked: str, example: str, several: Several
) -> Reading:
    meant = custom.choose(several)
    options = DATE_OPTIONS.get(kind, ())
    if isinstance(meant, Reason):
        one, other, *_rest = sorted(set(several.by.values()))
        text = _(asked).format(column=column, example=example, one=one, other=other)
        return Reading(kind, column, "", options, text)
    way = next(way for way, value in several.by.items() if value == meant)
    text = _(_WORDS[kind, way]).format(column=column, example=example, meant=meant)
    return Reading(kind, column, way, options, text)
