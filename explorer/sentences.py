"""Sentences of the desk pages: what a number of events, claims and sources does and does not say."""

from collections.abc import Collection, Mapping

from explorer.wording import count, country, english, label


def language(code: str) -> str:
    """Return the name of a language by its ISO 639-1 code.

    >>> language("ko")
    'Korean'
    """
    return english().languages[code]


def joined(words: Collection[str]) -> str:
    """Return *words* as a list in a sentence.

    >>> joined(["Chagang"]), joined(["Chagang", "Rason"]), joined(["Chagang", "Rason", "China"])
    ('Chagang', 'Chagang and Rason', 'Chagang, Rason and China')
    """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def province_choice(name: str, events: int) -> str:
    """Return a province with its number of events, or that no source speaks of it.

    >>> province_choice("Ryanggang", 9), province_choice("Chagang", 0)
    ('Ryanggang 9', 'Chagang – no source')
    """
    return f"{name} {events:,}" if events else f"{name} – no source"


def _events(number: int) -> str:
    return count(number, "event") if number else "no source"


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
    rests = "rests" if events == 1 else "rest"
    head = (
        f"{count(events, 'event')} {rests} on {count(claims, 'claim')} from {count(sources, 'source')}"
    )
    if claims == 1:
        middle = f"its publisher is {publisher}"
    else:
        verb = "comes" if most == 1 else "come"
        middle = f"{most:,} of the claims {verb} from one publisher, {publisher}"
    if events == 1:
        return f"{head}; {middle}." + (" It has a single source." if single else "")
    has = "has" if single == 1 else "have"
    return f"{head}; {middle}. {single:,} of the events {has} a single source."


def no_source(area: str) -> str:
    """Say that there is nothing about *area*, and what that does not mean.

    >>> no_source("Chagang")
    'Chagang: no source of this selection speaks of it. That does not mean that nothing happened there.'
    """
    return (
        f"{area}: no source of this selection speaks of it. "
        "That does not mean that nothing happened there."
    )


def apart(whole_country: int, only_abroad: int) -> str:
    """Say how many events belong to no province.

    >>> apart(0, 0)
    'Every event of this selection belongs to a province.'
    >>> apart(112, 1)
    'Not in any province: 112 events of the whole country or not located in it, and 1 event only \
abroad or at sea.'
    """
    if not whole_country and not only_abroad:
        return "Every event of this selection belongs to a province."
    return (
        f"Not in any province: {count(whole_country, 'event')} of the whole country or not located in "
        f"it, and {count(only_abroad, 'event')} only abroad or at sea."
    )


def unmeasured(number: int) -> str:
    """Say that the distance to some events is not known.

    >>> unmeasured(2)
    '2 events of this selection are known only by province, country or sea; how far off they are is \
not known.'
    """
    is_known = "is" if number == 1 else "are"
    return (
        f"{count(number, 'event')} of this selection {is_known} known only by province, country or sea; "
        f"how far off {'it is' if number == 1 else 'they are'} is not known."
    )


def neighbors(name: str, provinces: Mapping[str, int], countries: Collection[str]) -> str:
    """Say on what a province borders; *provinces* are codes with their numbers of events.

    >>> neighbors("Rason", {"KP-09": 37, "KP-04": 0}, ["CN"])
    'Rason borders North Hamgyong (37 events), Chagang (no source) and China.'
    """
    told = [f"{label(code)} ({_events(number)})" for code, number in provinces.items()]
    return f"{name} borders {joined([*told, *map(country, countries)])}."


def no_neighbors(name: str) -> str:
    """Say why the neighbors of a province are not told."""
    return f"{name} is only a point on the map, without an outline, so its neighbors are not told."
