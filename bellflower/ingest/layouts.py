"""Tables of events that many people have: how their columns are meant, and what they lack is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from bellflower.i18n import N_, _, ngettext
from bellflower.ingest.files.raw_table import RawTable
from bellflower.ingest.spellings import spelled, spellings

_PRECISION = spellings("date_precision")
MADE_TITLE = N_("title (made)")


@dataclass(frozen=True)
class Layout:
    """A table that is known by its columns, all of them as they are spelled.

    ``columns`` gives ours for some of them, ``title`` those of which a title is made, ``unused`` those
    that mean something else here than elsewhere.
    """

    name: str
    signature: frozenset[str]
    columns: Mapping[str, str]
    title: tuple[str, ...] = ()
    unused: frozenset[str] = frozenset()

    def mapped(self, header: Sequence[str]) -> dict[str, str]:
        """Return the columns of *header* by ours."""
        names = {spelled(name): name for name in reversed(header)}
        found = {ours: names[theirs] for ours, theirs in self.columns.items() if theirs in names}
        if self.title and _(MADE_TITLE) in header:
            found["title"] = _(MADE_TITLE)
        return found

    def skipped(self, header: Sequence[str]) -> frozenset[str]:
        """Return the columns of *header* that are not used."""
        return frozenset(name for name in header if spelled(name) in self.unused)


LAYOUTS = (
    Layout(
        "ACLED",
        frozenset({"eventdate", "eventtype", "subeventtype", "actor1"}),
        {
            "id": "eventidcnty", "date": "eventdate", "date_precision": "timeprecision",
            "summary": "notes",
            "place": "location", "latitude": "latitude", "longitude": "longitude", "country": "country",
            "location_precision": "geoprecision", "province": "admin1", "source": "source",
            "actors": "actor1",
        },
        ("subeventtype", "actor1", "actor2", "location"),
        frozenset({"year", "timestamp", "disordertype", "iso", "region"}),
    ),
    Layout(
        "UCDP GED",
        frozenset({"datestart", "dateend", "sidea", "sideb", "typeofviolence"}),
        {
            "id": "id", "start": "datestart", "end": "dateend", "date_precision": "dateprec",
            "summary": "sourcearticle", "place": "wherecoordinates", "latitude": "latitude",
            "longitude": "longitude", "location_precision": "whereprec", "country": "country",
            "province": "adm1", "note": "wheredescription", "source": "sourceoffice",
            "source_date": "sourcedate",
        },
        ("dyadname", "wherecoordinates"),
        frozenset({"year", "region", "geomwkt", "typeofviolence", "conflictname"}),
    ),
    Layout(
        "TimelineJS",
        frozenset({"headline", "text", "media", "year"}),
        {
            "year": "year", "month": "month", "day": "day", "end_year": "endyear",
            "end_month": "endmonth",
            "end_day": "endday", "title": "headline", "summary": "text",
            "date_note": "displaydate", "url": "media",
        },
        (),
        frozenset(
            {
                "type", "group", "background", "time", "endtime", "mediacredit", "mediacaption",
                "mediathumbnail",
            }
        ),
    ),
    Layout("Wikidata", frozenset({"item", "itemlabel"}), {"id": "item", "title": "itemlabel"}),
)  # fmt: skip
_JANUARY = "-01-01T00:00:00Z"  # with which Wikidata ends a day, a year and all that is less exact


def layout_of(header: Sequence[str]) -> Layout | None:
    """Return the layout that a table with *header* has, if it is one that is known."""
    names = frozenset(map(spelled, header))
    return next((layout for layout in LAYOUTS if layout.signature <= names), None)


def _joined(frame: pd.DataFrame) -> list[str]:
    return [
        " – ".join(dict.fromkeys(filter(None, map(str.strip, row)))) for row in frame.to_numpy("object")
    ]


def _with_title(raw: RawTable, layout: Layout) -> RawTable:
    """Return *raw* with a title for each row, made of what its *layout* has."""
    names = [name for wanted in layout.title for name in raw.header if spelled(name) == wanted]
    title = pd.Series(_joined(raw.cells[names]), index=raw.cells.index, dtype="str")
    cells = pd.concat([raw.cells, title.rename(_(MADE_TITLE))], axis=1)
    return replace(raw, header=(*raw.header, _(MADE_TITLE)), cells=cells)


def _without(raw: RawTable, rows: np.ndarray) -> RawTable:
    return replace(raw, cells=raw.cells[~rows].reset_index(drop=True), lines=raw.lines[~rows])


def _parted(raw: RawTable) -> tuple[dict[str, RawTable], list[str]]:
    """Return the events and the eras of a sheet of TimelineJS, and what was made of its title."""
    kind = next((name for name in raw.header if spelled(name) == "type"), None)
    if kind is None:
        return {"events": raw}, []
    told = raw.cells[kind].str.strip().str.casefold()
    is_title, is_era = (told == "title").to_numpy(), (told == "era").to_numpy()
    notes = [
        _("{file}, line {line}: the title of the timeline is no event and was passed over.").format(
            file=raw.file, line=line
        )
        for line in raw.lines[is_title].tolist()
    ]
    found = (
        {"events": _without(raw, is_title | is_era)} if (is_title | is_era).any() else {"events": raw}
    )
    if is_era.any():
        found["eras"] = _without(replace(raw, problems=(), notes=()), ~is_era)
    return found, notes


def _told_januaries(raw: RawTable) -> list[str]:
    """Say how many dates of Wikidata may be less exact than they look, as nothing says how exact."""
    number = sum(int(raw.cells[name].str.endswith(_JANUARY).sum()) for name in raw.header)
    if not number:
        return []
    text = ngettext(
        "{file}: {n} date is January 1, with which Wikidata also writes a whole year; ask it for"
        " timePrecision beside the date, and the date is read as exactly as it is known.",
        "{file}: {n} dates are January 1, with which Wikidata also writes a whole year; ask it for"
        " timePrecision beside the dates, and they are read as exactly as they are known.",
        number,
    )
    return [text.format(file=raw.file, n=f"{number:,}")]


def with_layout(tables: Mapping[str, RawTable]) -> tuple[Mapping[str, RawTable], list[str]]:
    """Return *tables* with what the layout of the events lacks, and what there is to tell of it.

    A title is made for each row where the layout has none; eras in a sheet of TimelineJS become a table
    of their own, and the row of its title is passed over.
    """
    layout = layout_of(tables["events"].header)
    if layout is None:
        return tables, []
    events, notes = tables["events"], []
    if layout.title and all(spelled(name) != "title" for name in events.header):
        events = _with_title(events, layout)
    made = {"events": events}
    if layout.name == "TimelineJS" and "eras" not in tables:
        made, notes = _parted(events)
    if layout.name == "Wikidata" and all(spelled(name) not in _PRECISION for name in events.header):
        notes += _told_januaries(events)
    notes.append(
        _("{file} was read as a table of {layout}.").format(file=events.file, layout=layout.name)
    )
    return {**tables, **made}, notes
