"""Words for readers: counts, dates, names of closed values, and what could not be understood."""

from bellflower.i18n import N_, _, counted, current_language, ngettext
from bellflower.text.date_words import format_range, names
from bellflower.text.labels import LABELS

RANK_LABELS: dict[int, str] = {
    4: N_("Documented"),
    3: N_("Multiple reports"),
    2: N_("Single report or testimony"),
    1: N_("Allegation or estimate"),
}

GRADES: tuple[str, ...] = (
    "documented",
    "multiple_reports",
    "single_report",
    "testimony",
    "allegation",
    "estimate",
)


def label(value: str) -> str:
    """Return the words for a value of a closed list; raises ``KeyError`` if it is not one."""
    return _(LABELS[value])


def labels(values: str) -> str:
    """Return the words for a cell with several values.

    >>> labels("heroin;opium")
    'Heroin, Opium'
    """
    return ", ".join(_(LABELS[value]) for value in values.split(";") if value)


def rank_label(rank: int) -> str:
    """Return the words for a rank of evidence; raises ``KeyError`` if it is not one.

    >>> rank_label(4)
    'Documented'
    """
    return _(RANK_LABELS[rank])


def country(code: str) -> str:
    """Return the name of a country by its ISO 3166-1 alpha-2 code.

    >>> country("KP")
    'North Korea'
    """
    return names().territories[code]


def place_word(name: str, korean: str) -> str:
    """Return the name of a place in the present language, for where there is no room for both.

    >>> place_word("Hamhung", "함흥")
    'Hamhung'
    """
    return korean if korean and current_language() == "ko" else name


def place_name(name: str, korean: str) -> str:
    """Return both names of a place, the one of the present language first.

    >>> place_name("Hamhung", "함흥"), place_name("Birgunj", "")
    ('Hamhung 함흥', 'Birgunj')
    """
    both = (korean, name) if current_language() == "ko" else (name, korean)
    return " ".join(filter(None, both))


def count(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its English noun, for the command line; pages count with :func:`counted`.

    >>> count(1, "event"), count(1200, "event"), count(2, "country", "countries")
    ('1 event', '1,200 events', '2 countries')
    """
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{number:,} {noun}"


def count_events(shown: int, total: int) -> str:
    """Say how much of the record is shown.

    >>> count_events(1, 1)
    '1 event'
    >>> count_events(3, 12)
    '3 of 12 events'
    """
    if shown == total:
        return counted(total, "{n} event", "{n} events")
    told = ngettext("{shown} of {total} event", "{shown} of {total} events", total)
    return told.format(shown=f"{shown:,}", total=f"{total:,}")


def format_kilograms(low: str, best: str, high: str, kind: str) -> str:
    """Return a quantity in words; empty if there is none.

    >>> format_kilograms("50", "125", "150", "seized")
    '125 kg seized (sources: 50 to 150 kg)'
    >>> format_kilograms("0.0002", "0.0002", "0.0002", "reported_seized")
    '0.2 g reportedly seized'
    >>> format_kilograms("", "", "", "")
    ''
    """
    if not kind:
        return ""
    ends = [f"{float(end):,g}" for end in dict.fromkeys((low, high)) if end]
    spread = _("{number} kg").format(number=format_range(*ends) if len(ends) > 1 else "".join(ends))
    if not best:
        return _("{quantity} {kind}").format(quantity=spread, kind=label(kind))
    shown = (
        _("{number} g").format(number=f"{float(best) * 1000:,g}")
        if float(best) < 0.1
        else _("{number} kg").format(number=f"{float(best):,g}")
    )
    told = _("{quantity} {kind}") if len(ends) < 2 else _("{quantity} {kind} (sources: {spread})")
    return told.format(quantity=shown, kind=label(kind), spread=spread)


def dense_timeline(number: int) -> str:
    """Say that a timeline shows numbers instead of single events, and the way out.

    >>> dense_timeline(10000)
    '10,000 events are too many to draw one by one: each lane shows events per year. Filter to see them.'
    """
    return counted(
        number,
        "{n} event is too much to draw one by one: each lane shows events per year. Filter to see them.",
        "{n} events are too many to draw one by one: each lane shows events per year. "
        "Filter to see them.",
    )
