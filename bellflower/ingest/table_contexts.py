"""What whole columns decide before cells are read: order of day and month, decimal comma."""

from collections.abc import Mapping

from bellflower.i18n import N_, _
from bellflower.ingest.choices import Choices
from bellflower.ingest.dates.customs import decide_dates
from bellflower.ingest.dates.readings import ASKED, ORDER, Custom
from bellflower.ingest.files.raw_table import RawTable
from bellflower.ingest.findings import Reading
from bellflower.ingest.spellings import spelled
from bellflower.ingest.values.cells import DATES, Context, clean
from bellflower.ingest.values.numbers import COMMA, DECIMALS, POINT, Bounds, decimal_votes, numbers_of
from bellflower.record.schema import Table

_COMMA = N_("Numbers are read with a comma before decimals, so that {example} is {meant}.")
_POINT = N_("Numbers are read with a point before decimals, so that {example} is {meant}.")
_ASKED = N_(
    "The file does not say whether {example} is {one} or "
    "{other}; such cells are left empty until you choose."
)
_BOUNDS = {"latitude": Bounds(-90, 90), "longitude": Bounds(-180, 180)}


def _texts(raw: RawTable, name: str) -> list[str]:
    return [clean(str(text)).text for text in raw.cells[name].unique().tolist()]


def _decimal(
    raw: RawTable, table: Table, names: Mapping[str, str], chosen: str
) -> tuple[str, tuple[Reading, ...]]:
    """Return the mark before decimals in all columns of numbers, and what was decided."""
    votes: set[str] = set()
    example: tuple[str, dict[str, str]] | None = None
    for column in table.columns:
        if column.type == "number" and column.name in names:
            bounds = _BOUNDS.get(column.name, Bounds())
            texts = [text for text in _texts(raw, names[column.name]) if "," in text or "." in text]
            votes |= decimal_votes(texts, bounds)
            with_comma = [text for text in texts if "," in text]
            example = example or next(((text, numbers_of(text, bounds)) for text in with_comma), None)
    if example is None or not example[1]:
        return chosen or (POINT if votes != {COMMA} else COMMA), ()
    if not chosen and not votes and raw.separator == ";":
        votes = {COMMA}  # whoever parts cells with semicolons does so because of the commas in numbers
    decided = chosen or (next(iter(votes)) if len(votes) == 1 else "")
    text, by = example
    return decided, (_reading(decided, text, by),)


def _reading(decided: str, example: str, by: Mapping[str, str]) -> Reading:
    meant = by.get(decided) or (next(iter(by.values())) if len(by) == 1 else "")
    if not meant:
        one, other = sorted(by.values(), key=float)
        return Reading(
            "decimal", "", "", DECIMALS, _(_ASKED).format(example=example, one=one, other=other)
        )
    way = decided or next(iter(by))
    words = _COMMA if way == COMMA else _POINT
    return Reading("decimal", "", way, DECIMALS, _(words).format(example=example, meant=meant))


def _decided_dates(
    raw: RawTable, table: Table, names: Mapping[str, str], chosen: Mapping[str, str]
) -> dict[str, tuple[Custom, tuple[Reading, ...]]]:
    """Return how each column of dates is meant, and what was decided for it.

    One that does not show the order of day and month has that of the others, if they agree.
    """
    wanted = [each.name for each in table.columns if each.is_edtf or each.name in DATES]

    def decide(name: str, chosen: Mapping[str, str]) -> tuple[Custom, tuple[Reading, ...]]:
        is_year, title = name in ("year", "end_year"), names[name]
        is_end = name.startswith("end")
        return decide_dates(_texts(raw, title), title, chosen, is_year=is_year, is_end=is_end)

    found = {name: decide(name, chosen) for name in wanted if name in names}
    shown = {custom.decided[ORDER] for custom, _told in found.values() if ORDER in custom.decided}
    if len(shown) != 1 or ASKED in shown:
        return found
    order = {**chosen, ORDER: shown.pop()}
    return {
        name: each if ORDER in each[0].decided else decide(name, order) for name, each in found.items()
    }


def contexts_of(
    raw: RawTable, table: Table, names: Mapping[str, str], choices: Choices
) -> tuple[dict[str, Context], tuple[Reading, ...]]:
    """Return what is known of each column of *table* in *raw*, and what was decided.

    *names* gives the reader's column for ours.
    """
    decimal, readings = _decimal(raw, table, names, choices.decimal)
    found: dict[str, Context] = {}
    dates = _decided_dates(raw, table, names, choices.dates)
    for column in table.columns:
        if column.name not in names:
            continue
        name = names[column.name]
        context = Context(
            decimal=decimal, words=choices.words.get(column.name, {}), header=spelled(name)
        )
        if column.name in dates:
            custom, told = dates[column.name]
            context, readings = (
                Context(custom, decimal, context.words, context.header),
                (*readings, *told),
            )
        found[column.name] = context
    return found, readings
