"""The shapes of what the instrument is given, which ``instrument/types.js`` and ``given.js`` read."""

from typing import Any, TypedDict

Numbers = list[float | None]


class EventColumns(TypedDict):
    """Events in columns, in the order of time; years are decimal, ``end`` is not included."""

    id: list[str]
    title: list[str]
    label: list[str]
    date: list[str]
    short: list[str]
    yearText: list[str]
    year: list[int | None]
    start: Numbers
    end: Numbers
    coreStart: Numbers
    coreEnd: Numbers
    openStart: list[bool]
    openEnd: list[bool]
    anchor: Numbers
    isSpan: list[bool]
    category: list[int]
    type: list[str]
    drugs: list[list[str]]
    provinces: list[list[str]]
    countries: list[list[str]]
    actors: list[list[str]]
    places: list[list[int]]
    rank: list[int]
    origins: list[int]
    key: list[int]
    weight: list[float]
    summary: list[str]


class Era(TypedDict):
    """An era; ``brief`` is its name where even years leave no room for the full one."""

    title: str
    brief: str
    summary: str
    start: float
    end: float


class Category(TypedDict):
    """A category of events with its mark on light and dark ground."""

    id: str
    label: str
    color: str
    dark: str
    symbol: str


class Group(TypedDict):
    """Categories that share a group of lanes."""

    name: str
    categories: list[str]


class PlaceRow(TypedDict):
    """A place; ``also`` is its name in the other script."""

    id: str
    name: str
    short: str
    also: str
    lon: float | None
    lat: float | None
    precision: str
    province: str
    country: str
    kind: str


class ProvinceRow(TypedDict):
    """A province; ``hasSource`` tells whether any event of the record lies there."""

    code: str
    name: str
    hasSource: bool


class Leg(TypedDict):
    """A leg of a route that can be drawn or listed."""

    route: str
    leg: int
    start: float | None
    end: float | None
    short: str
    evidence: str
    mode: str


class Index(TypedDict):
    """Everything that the instrument knows of a record, in one language."""

    id: str
    language: str
    years: list[int]
    total: int
    ownName: str
    texts: dict[str, str]
    words: dict[str, str]
    months: list[str]
    ranks: list[str]
    categories: list[Category]
    groups: list[Group]
    eras: list[Era]
    events: EventColumns
    places: list[PlaceRow]
    provinces: list[ProvinceRow]
    routes: list[dict[str, Any]]
    legs: list[dict[str, Any]]
    strip: dict[str, Any]
    spots: dict[str, tuple[float, float]]


class SearchTexts(TypedDict):
    """The folded text of each event, and the folded names that stand for each other."""

    ids: list[str]
    texts: list[str]
    names: list[list[str]]
