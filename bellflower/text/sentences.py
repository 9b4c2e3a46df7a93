"""Sentences of the desk pages: what a number of events, claims and sources does and does not say."""

from collections.abc import Collection, Mapping

from bellflower.i18n import _, counted, ngettext
from bellflower.text.date_words import names
from bellflower.text.wording import country, label


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
