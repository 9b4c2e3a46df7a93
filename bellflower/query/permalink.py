"""The permalink: what a reader sees as query parameters, and back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlencode, urlsplit

from bellflower.i18n import SOURCE_LANGUAGE, _
from bellflower.query.facets import FACETS
from bellflower.query.filters import EventFilter, Match, Mode, chosen
from bellflower.query.parameters import (
    DEFAULT_RADIUS_KM,
    MAX_VALUE_LENGTH,
    MOST_TICKED,
    ORIGINS,
    RADII_KM,
    SPLIT_YEARS,
    Known,
    declared,
    noun,
)
from bellflower.record import evidence, schema
from bellflower.record.dates import OPEN_END, format_first_day, format_last_day, parse_date

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class View:
    """Everything that the address can say: the selection of events, and what is open beside it.

    ``event``, ``place`` and ``route`` are ids of what is selected; ``region`` names the part of
    the map, ``scale`` that of time; ``version`` is the data version the link was made on. Empty means
    not said.

    ``near`` is the id of a place around which ``radius_km`` is meant; ``split`` the year that parts
    two periods, 0 for none; ``dispute`` and ``source`` are ids; ``scope`` is ``all`` if a list shows
    the whole record instead of what the selection rests on, and ``ticked`` if a page shows the ticked
    events alone; ``picked`` are the ids of these. ``listing`` says how a list is shown: ``table``,
    ``origins`` for those with the most first, or ``dated`` for the order of time where it is not usual;
    ``grouping`` says what totals are told by, if not by year.

    ``story`` is the id of a guided story, ``chapter`` that of one of its
    chapters; ``language`` is the code of the language of the pages.
    """

    wanted: EventFilter = field(default_factory=EventFilter)
    event: str = ""
    place: str = ""
    route: str = ""
    region: str = ""
    scale: str = ""
    version: str = ""
    near: str = ""
    radius_km: int = DEFAULT_RADIUS_KM
    split: int = 0
    dispute: str = ""
    source: str = ""
    scope: str = ""
    listing: str = ""
    grouping: str = ""
    story: str = ""
    chapter: str = ""
    language: str = ""
    picked: frozenset[str] = frozenset()


_SINGLE = {one.name: one.field for one in declared().values() if one.field}


def to_params(view: View) -> dict[str, list[str]]:
    """Encode *view*; a default is left out, so that "everything" is the bare address."""
    wanted = view.wanted
    params: dict[str, list[str]] = {
        "from": [format_first_day(wanted.earliest)] if wanted.earliest else [],
        "to": [format_last_day(wanted.latest)] if wanted.latest else [],
        "mode": [wanted.mode.value] if wanted.mode is not Mode.WINDOW else [],
        "match": [wanted.match.value] if wanted.match is not Match.POSSIBLY else [],
        "evidence": [evidence.RANK_NAMES[wanted.evidence]] if wanted.evidence > 1 else [],
        "origins": [str(wanted.origins)] if wanted.origins > 1 else [],
        "key": ["yes"] if wanted.only_key else [],
        "q": [wanted.text] if wanted.text else [],
        "pick": sorted(view.picked),
        "radius": [str(view.radius_km)] if view.radius_km != DEFAULT_RADIUS_KM else [],
        "split": [str(view.split)] if view.split else [],
        "v": [view.version] if view.version else [],
    }
    for facet in FACETS:
        params[facet.parameter] = sorted(wanted.values(facet.parameter))
    for name, attribute in _SINGLE.items():
        params[name] = [getattr(view, attribute)] if getattr(view, attribute) else []
    return {name: params[name] for name in declared() if params.get(name)}


def permalink(view: View, address: str = "") -> str:
    """Return the lasting link to *view*, which carries the version of the present data.

    *address* is that of the application or of a page of it, without a query; without one, the link
    is relative. The start of a server has its slash.
    """
    whole = f"{address}/" if address and not urlsplit(address).path else address
    return f"{whole}?{urlencode(to_params(replace(view, version=schema.data_version())), doseq=True)}"


def params_of(query: str) -> dict[str, list[str]]:
    """Return the parameters of a query string, with a leading ``?`` or not; blank values are kept."""
    return parse_qs(query.removeprefix("?"), keep_blank_values=True)


_SHOWN_VALUE = 60  # characters of a value from a link that are repeated on the page


def unknown_choice(name: str, value: str) -> str:
    """Say that a link asks for something that does not exist.

    >>> unknown_choice("category", "flood")
    'The link asks for the category “flood”, which does not exist. It was left out.'
    """
    shown = value if len(value) <= _SHOWN_VALUE else f"{value[:_SHOWN_VALUE]}…"
    told = _("The link asks for the {name} “{value}”, which does not exist. It was left out.")
    return told.format(name=noun(name), value=shown)


def turned_period(first: str, last: str) -> str:
    """Say that a link asks for a period that ends before it begins."""
    return _(
        "The link asks for a period from {first} to {last}, which ends before it begins. "
        "It was left out."
    ).format(first=first, last=last)


class _Reader:
    """Reads parameters one by one and notes what cannot be understood."""

    def __init__(self, params: Mapping[str, Sequence[str]], known: Known) -> None:
        self.params = params
        self.known = known
        self.notes: list[str] = []

    def last(self, name: str) -> str:
        values = self.params.get(name, ())
        return values[-1] if values else ""

    def read(self, name: str, read: Callable[[str], _Value], default: _Value) -> _Value:
        """Return the last value of *name* as *read* gives it, or *default* with a note."""
        text = self.last(name)
        if not text:
            return default
        try:
            return read(_short(text))
        except (ValueError, KeyError):
            self.notes.append(unknown_choice(name, text))
            return default

    def existing(self, name: str, values: Iterable[str]) -> frozenset[str]:
        """Return the *values* that exist for *name*; the others are noted."""
        found: set[str] = set()
        for value in values:
            if self.known.has(name, value):
                found.add(value)
            elif value:
                self.notes.append(unknown_choice(name, value))
        return frozenset(found)


def _first_day(text: str) -> date:
    return parse_date(text).earliest


def _last_day(text: str) -> date:
    latest = parse_date(text).latest
    if latest == OPEN_END:
        raise ValueError(f"{text!r} has no last day")
    return latest


def _rank(text: str) -> int:
    return evidence.RANKS[text]


def _yes(text: str) -> bool:
    if text != "yes":
        raise ValueError(f"{text!r} is not yes")
    return True


def _one_of(allowed: range) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = int(text)
        if number not in allowed:
            raise ValueError(f"{text!r} is not between {allowed[0]} and {allowed[-1]}")
        return number

    return read


def _short(text: str) -> str:
    if len(text) > MAX_VALUE_LENGTH:
        raise ValueError(f"{text[:20]!r}… is longer than {MAX_VALUE_LENGTH} characters")
    return text


def _picked(reader: _Reader, ids: Sequence[str]) -> frozenset[str]:
    found = sorted(reader.existing("pick", ids))
    if len(found) > MOST_TICKED:
        told = _("The link names {number} events; the first {most} of them are ticked.")
        reader.notes.append(told.format(number=len(found), most=MOST_TICKED))
    return frozenset(found[:MOST_TICKED])


def from_params(params: Mapping[str, Sequence[str]], known: Known) -> tuple[View, tuple[str, ...]]:
    """Decode *params* into a view and the notes to show the reader.

    What cannot be understood or does not exist is left out and noted; parameters that are not ours
    are ignored. Never raises.
    """
    reader = _Reader(params, known)
    sets = {
        facet.parameter: reader.existing(facet.parameter, params.get(facet.parameter, ()))
        for facet in FACETS
    }
    single: dict[str, Any] = {
        attribute: next(iter(reader.existing(name, [reader.last(name)])), "")
        for name, attribute in _SINGLE.items()
    }
    if single["language"] == SOURCE_LANGUAGE:
        single["language"] = ""
    wanted = EventFilter(
        earliest=reader.read("from", _first_day, None),
        latest=reader.read("to", _last_day, None),
        mode=reader.read("mode", Mode, Mode.WINDOW),
        match=reader.read("match", Match, Match.POSSIBLY),
        evidence=reader.read("evidence", _rank, 1),
        origins=reader.read("origins", _one_of(ORIGINS), 1),
        only_key=reader.read("key", _yes, default=False),
        text=reader.read("q", str, ""),
        chosen=chosen(**sets),
    )
    if wanted.earliest and wanted.latest and wanted.earliest > wanted.latest:
        reader.notes.append(turned_period(reader.last("from"), reader.last("to")))
        wanted = replace(wanted, earliest=None, latest=None)
    view = View(
        wanted,
        picked=_picked(reader, params.get("pick", ())),
        version=reader.read("v", str, ""),
        radius_km=reader.read("radius", _one_of(RADII_KM), DEFAULT_RADIUS_KM),
        split=reader.read("split", _one_of(SPLIT_YEARS), 0),
        **single,
    )
    return view, tuple(reader.notes)
