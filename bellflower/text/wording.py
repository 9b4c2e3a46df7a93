"""Words and sentences for readers: names of values, counts, and what the numbers do not say."""

from collections.abc import Collection, Mapping

from bellflower.i18n import _, counted, current_language, ngettext
from bellflower.record.evidence import RANK_LABELS
from bellflower.text.date_words import format_range, names
from bellflower.text.labels import LABELS


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


def language(code: str) -> str:
    """Return the name of a language by its ISO 639-1 code.

    >>> language("ko")
    'Korean'
    """
    return names().languages[code]


def joined(words: Collection[str]) -> str:
    """Return *words* as a list in a sentence.

    >>> joined(["Chagang"]), joined(["Chagang", "Rason"]), joined(["Chagang", "Rason", "China"])
    ('Chagang', 'Chagang and Rason', 'Chagang, Rason and China')
    """
    *first, last = words
    return _("{words} and {last}").format(words=", ".join(first), last=last) if first else last


def province_choice(name: str, events: int) -> str:
    """Return a province with its number of events, or that no source speaks of it.

    >>> province_choice("Ryanggang", 9), province_choice("Chagang", 0)
    ('Ryanggang 9', 'Chagang – no source')
    """
    return f"{name} {events:,}" if events else _("{name} – no source").format(name=name)


def _events(number: int) -> str:
    return counted(number, "{n} event", "{n} events") if number else _("no source")


def province_events(code: str, number: int) -> str:
    """Return a province with its number of events, or that no source speaks of it, in words.

    >>> province_events("KP-10", 9), province_events("KP-04", 0)
    ('Ryanggang: 9 events', 'Chagang: no source')
    """
    return f"{label(code)}: {_events(number)}"


def coverage(events: int, claims: int, sources: int, most: int, publisher: str, single: int) -> str:
    """Say on how much the *events* rest, and how one-sided that is.

    *most* of the *claims* come from *publisher*; *single* events have one source only.

    >>> coverage(6, 7, 3, 5, "Daily NK", 4)
    '6 events rest on 7 claims from 3 sources; 5 of the claims come from one publisher, Daily NK. \
4 of the events have a single source.'
    >>> coverage(1, 1, 1, 1, "Daily NK", 1)
    '1 event rests on 1 claim from 1 source; its publisher is Daily NK. It has a single source.'
    """
    rests = ngettext(
        "{events} rests on {claims} from {sources}", "{events} rest on {claims} from {sources}", events
    ).format(
        events=counted(events, "{n} event", "{n} events"),
        claims=counted(claims, "{n} claim", "{n} claims"),
        sources=counted(sources, "{n} source", "{n} sources"),
    )
    if claims == 1:
        one_sided = _("its publisher is {publisher}").format(publisher=publisher)
    else:
        one_sided = counted(
            most,
            "{n} of the claims comes from one publisher, {publisher}",
            "{n} of the claims come from one publisher, {publisher}",
            publisher=publisher,
        )
    told = [_("{rests}; {one_sided}.").format(rests=rests, one_sided=one_sided)]
    if events > 1:
        told.append(
            counted(
                single,
                "{n} of the events has a single source.",
                "{n} of the events have a single source.",
            )
        )
    elif single:
        told.append(_("It has a single source."))
    return " ".join(told)


def no_source(area: str) -> str:
    """Say that there is nothing about *area*, and what that does not mean.

    >>> no_source("Chagang")
    'Chagang: no source of this selection speaks of it. That does not mean that nothing happened there.'
    """
    return _(
        "{area}: no source of this selection speaks of it. "
        "That does not mean that nothing happened there."
    ).format(area=area)


def apart(whole_country: int, only_abroad: int) -> str:
    """Say how many events belong to no province.

    >>> apart(0, 0)
    'Every event of this selection belongs to a province.'
    >>> apart(112, 1)
    'Not in any province: 112 events of the whole country or not located in it, and 1 event only \
abroad or at sea.'
    """
    if not whole_country and not only_abroad:
        return _("Every event of this selection belongs to a province.")
    return _(
        "Not in any province: {whole} of the whole country or not located in it, "
        "and {abroad} only abroad or at sea."
    ).format(
        whole=counted(whole_country, "{n} event", "{n} events"),
        abroad=counted(only_abroad, "{n} event", "{n} events"),
    )


def unmeasured(number: int) -> str:
    """Say that the distance to some events is not known.

    >>> unmeasured(2)
    '2 events of this selection are known only by province, country or sea; how far off they are is \
not known.'
    """
    return counted(
        number,
        "{n} event of this selection is known only by province, country or sea; "
        "how far off it is is not known.",
        "{n} events of this selection are known only by province, country or sea; "
        "how far off they are is not known.",
    )


def neighbors(name: str, provinces: Mapping[str, int], countries: Collection[str]) -> str:
    """Say on what a province borders; *provinces* are codes with their numbers of events.

    >>> neighbors("Rason", {"KP-09": 37, "KP-04": 0}, ["CN"])
    'Rason borders North Hamgyong (37 events), Chagang (no source) and China.'
    """
    told = [f"{label(code)} ({_events(number)})" for code, number in provinces.items()]
    around = joined([*told, *map(country, countries)])
    return _("{name} borders {neighbors}.").format(name=name, neighbors=around)


def no_neighbors(name: str) -> str:
    """Say why the neighbors of a province are not told."""
    return _(
        "{name} is only a point on the map, without an outline, so its neighbors are not told."
    ).format(name=name)


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
