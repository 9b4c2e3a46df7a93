"""What Python hands to the linked view and the help, and what it hears back, as plain JSON.

The same shapes stand in ``browser/shared/given.js``; a test compares them field by field. Years are
decimal, and the end of a period is not included.
"""

from typing import NotRequired, TypedDict


class Urls(TypedDict):
    """Where a page finds the drawing library and the ground of the map."""

    plotly: str
    ground: str


Span = TypedDict("Span", {"from": float | None, "to": float | None})  # an end may be unknown


class Settled(Span):
    """What the reader settled on: the browser tells it."""

    mode: str
    evidence: int
    view: str
    event: str
    place: str
    route: str


class ChapterState(Settled):
    """What the linked view shows, apart from the selection: for a chapter, or as a page begins."""

    match: str


class State(ChapterState):
    """The same as a page tells it."""

    theme: str  # light or dark
    revision: int  # another one tells that the state is new
    intro: NotRequired[bool]  # whether a first visit runs once through all years


class EventColumns(TypedDict):
    """The events in columns, in the order of time."""

    id: list[str]
    title: list[str]
    date: list[str]  # in words
    start: list[float | None]  # the possible time, in decimal years
    end: list[float | None]
    coreStart: list[float | None]  # the certain time
    coreEnd: list[float | None]
    isOpen: list[int]  # 0 or 1: whether an end is not known
    rank: list[int]  # of the evidence, from 1; 0 is never shown
    category: list[int]  # a number among the categories
    places: list[list[int]]  # numbers among the places
    provinces: list[list[int]]  # numbers among the provinces
    x0: list[float | None]  # the bar on the timeline, if there is one
    x1: list[float | None]
    y: list[float | None]


class PlaceRow(TypedDict):
    """A place to count for."""

    id: str
    name: str
    also: str  # its name in the other script
    kind: str
    located: bool
    count: int  # of all events there


class ProvinceRow(TypedDict):
    """A province to count for."""

    code: str  # of ISO 3166-2
    name: str
    place: str  # the id of the place that stands for it, or nothing
    hasSource: bool


class RouteRow(TypedDict):
    """A leg of a route."""

    id: str  # of the route
    title: str
    date: str  # in words
    start: float | None
    end: float | None
    basis: str
    isWide: bool  # whether an end is an area


class EraRow(TypedDict):
    """An era."""

    title: str
    start: float
    end: float


class CategoryRow(TypedDict):
    """A category of events, with its mark in light colors."""

    id: str
    label: str
    color: str
    symbol: str


class Marker(TypedDict):
    """How the marks of a trace are drawn, as far as scripts of ours change it."""

    opacity: NotRequired[float | list[float]]
    size: NotRequired[float | list[float]]


class MapTrace(TypedDict):
    """A trace of the map, as plotly reads it: the fields that scripts of ours read or write."""

    type: str
    name: str
    lon: list[float | None]
    lat: list[float | None]
    customdata: NotRequired[list[str]]  # ids
    visible: NotRequired[bool]
    fill: NotRequired[str]
    fillcolor: NotRequired[str]
    text: NotRequired[list[str]]
    textposition: NotRequired[str | list[str]]
    marker: NotRequired[Marker]


class TimeTrace(TypedDict):
    """A trace of the timeline, as plotly reads it: the fields that scripts of ours read or write."""

    type: str
    customdata: NotRequired[list[str]]  # ids; events per year have none
    marker: Marker


class Axis(TypedDict):
    """An axis of a layout."""

    range: list[float]


class Layout(TypedDict):
    """The layout of the timeline: the fields that scripts of ours read or write."""

    autosize: NotRequired[bool]
    height: int  # px
    annotations: list[dict[str, object]]
    shapes: NotRequired[list[dict[str, object]]]
    xaxis: Axis


class Figure(TypedDict):
    """The timeline as a figure of plotly."""

    data: list[TimeTrace]
    layout: Layout


class Spec(TypedDict):
    """What the linked view is given: the stage, which a record has once, and a selection of events."""

    stage: str  # a name that changes with the stage
    years: list[int]  # the first one, and the one after the last
    total: int  # number of events of the record
    wholeCountry: str  # the id of the place that stands for the country
    places: list[PlaceRow]
    provinces: list[ProvinceRow]
    routes: list[RouteRow]
    eras: list[EraRow]
    texts: dict[str, str]  # in the language of the page, by the English ones
    categories: list[CategoryRow]
    ranks: list[str]  # names of the ranks of evidence, the lowest first
    map: list[MapTrace]  # over the ground: legs, arrows, places
    id: str  # a name that changes with the selection
    note: str  # on the timeline, or nothing
    events: EventColumns
    shown: list[bool]  # whether a leg is selected
    timeline: Figure


class ViewBounds(TypedDict):
    """A part of the world, in degrees."""

    west: float
    east: float
    south: float
    north: float
    title: str  # in English


class GroundLabel(TypedDict):
    """A name on the ground of the map."""

    text: str  # in English
    code: NotRequired[str]  # of a province
    kind: str  # country or province
    lon: float
    lat: float


class ThemeColors(TypedDict):
    """The colors of a theme."""

    background: str
    text: str
    muted: str
    grid: str
    land: str
    neighbor: str
    border: str
    river: str
    place: str
    route: str
    no_source: str
    era: list[str]
    shades: list[str]


class Ground(TypedDict):
    """The ground of the map, the same for all readers."""

    traces: list[MapTrace]  # in light colors: coarse countries, detailed ones, then the rest
    layout: dict[str, object]
    views: dict[str, ViewBounds]
    labels: list[GroundLabel]
    dark: dict[str, str]  # the dark color for each light one
    theme: dict[str, ThemeColors]  # light and dark


class LinkedViewData(TypedDict):
    """What the component of the linked view is given; `spec` is the JSON of a `Spec`."""

    urls: Urls
    spec: str
    state: State


class HelpData(TypedDict):
    """What the component of the help is given."""

    texts: dict[str, str]
