"""What the instrument is given of a record: everything that it shows and judges without the server."""

import hashlib
import json
import re
from typing import Any

import pandas as pd

from bellflower.i18n import N_, _, current_language
from bellflower.query.facets import facet_of
from bellflower.query.filters import route_texts
from bellflower.record.dataset import Dataset
from bellflower.record.decimal_years import decimal_years, rounded
from bellflower.record.schema import category_groups, closed_values
from bellflower.record.tables import rows_of
from bellflower.text import wording
from bellflower.view import palette
from bellflower.view.instrument.event_columns import event_columns
from bellflower.view.instrument.files import script_paths
from bellflower.view.instrument.given import Index, SearchTexts
from bellflower.view.instrument.maps import AREA_SPOTS, LANDS, VIEW_NAMES
from bellflower.view.instrument.short_dates import months, short_date
from bellflower.view.instrument.timeline import strip_json, year_counts
from bellflower.view.linked_view import year_bounds
from bellflower.view.script_texts import script_texts

_GROUPS = (  # the names of groups of categories in the descriptor, for the catalogues
    N_("Making and moving"), N_("Use and daily life"),
    N_("Law and punishment"), N_("Words and findings"),
)  # fmt: skip
_BRIEF = {  # names of eras where even years have no room for the full ones
    "White Bellflower": N_("White Bellflower"),
    "Private production": N_("Private production"),
    "Crackdowns": N_("Crackdowns and closure"),
    "Division": N_("Division and war"),
    "Diplomats": N_("Diplomats and brokers"),
}
_TAIL = re.compile(r" (port|airport|coast|District|Street)$")
_PARTS = (" near the 38th parallel", " (unnamed)", " (Myanmar)")


def _short_place(name: str) -> str:
    bare = _TAIL.sub("", name.split(",", maxsplit=1)[0]).removeprefix("Coast of ")
    for part in _PARTS:
        bare = bare.replace(part, "")
    return bare


def _number(value: float) -> float | None:
    return None if pd.isna(value) else round(float(value), 3)


def _place_rows(record: Dataset) -> list[Any]:
    is_korean = current_language() == "ko"
    return [
        {
            "id": row["id"],
            "name": wording.place_word(row["name"], row["name_ko"]),
            "short": wording.place_word(_short_place(row["name"]), row["name_ko"]),
            "also": row["name"] if is_korean and row["name_ko"] else row["name_ko"],
            "lon": _number(row["longitude"]),
            "lat": _number(row["latitude"]),
            "precision": row["location_precision"],
            "province": row["province"],
            "country": row["country"],
            "kind": row["kind"],
        }
        for row in rows_of(record.places)
    ]


def _leg_rows(record: Dataset, last: int) -> list[dict[str, Any]]:
    from bellflower.record.dataset import with_bounds

    legs = with_bounds(record.route_legs)
    mapped = frozenset(record.routes.loc[record.routes["kind"] != "unmapped", "id"])
    starts = rounded(decimal_years(legs["earliest"]))
    ends = rounded(decimal_years(legs["latest"], shift=1, last=last))
    return [
        {
            "route": row["route_id"], "leg": int(row["leg"]), "from": row["from_place_id"],
            "to": row["to_place_id"], "mode": row["mode"], "start": start, "end": end,
            "short": short_date(row["date"]), "evidence": row["evidence"],
        }
        for row, start, end in zip(rows_of(legs), starts, ends)
        if row["route_id"] in mapped
    ]  # fmt: skip


def _route_rows(record: Dataset) -> list[dict[str, Any]]:
    texts = route_texts(record.routes, record.route_legs, record.places)
    return [
        {
            "id": row["id"], "title": row["title"], "kind": row["kind"], "basis": row["basis"],
            "note": row["note"], "drugs": [one for one in row["drugs"].split(";") if one],
            "short": short_date(row["date"]),
            "text": texts[row["id"]],
        }
        for row in rows_of(record.routes)
        if row["kind"] != "unmapped"
    ]  # fmt: skip


def _brief(title: str) -> str:
    return next((_(name) for part, name in _BRIEF.items() if part in title), _(title))


def _eras(record: Dataset, last: int) -> list[Any]:
    starts = rounded(decimal_years(record.eras["earliest"]))
    ends = rounded(decimal_years(record.eras["latest"], shift=1, last=last))
    return [
        {"title": _(title), "brief": _brief(title), "summary": summary, "start": start, "end": end}
        for title, summary, start, end in zip(record.eras["title"], record.eras["summary"], starts, ends)
    ]


def _provinces(record: Dataset) -> list[Any]:
    known = frozenset(record.events["provinces"].explode().dropna())
    return [
        {"code": code, "name": wording.label(code), "hasSource": code in known}
        for code in closed_values("places", "province")
    ]


def _words(record: Dataset) -> dict[str, str]:
    """Return the words for the values of closed lists that the instrument shows."""
    values = [
        *closed_values("places", "province"), *closed_values("events", "category"),
        *closed_values("events", "drugs"), *closed_values("events", "record_type"),
        *closed_values("routes", "kind"),
    ]  # fmt: skip
    countries = sorted(record.events["countries"].explode().dropna().unique())
    actors = sorted(record.events["actor_ids"].explode().dropna().unique())
    return (
        {value: wording.label(value) for value in values}
        | {code: wording.country(code) for code in countries}
        | {one: facet_of("actor").word(one) for one in actors}
    )


def _groups() -> list[Any]:
    return [{"name": _(name), "categories": list(found)} for name, found in category_groups().items()]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _id(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def build_index(record: Dataset, events: pd.DataFrame | None = None) -> Index:
    """Return what the instrument needs of *record*, in the present language, as plain JSON.

    *events* are some of the record's, by default all of them.
    """
    index = _index(record, events)
    return {"id": _id(_json(index)), **index}  # type: ignore[typeddict-item]


def index_json(record: Dataset) -> str:
    """Return what :func:`build_index` does of the whole *record* as a text, which is written once."""
    told = _json(_index(record, None))
    return f'{{"id":"{_id(told)}",{told[1:]}'


def _index(record: Dataset, events: pd.DataFrame | None) -> dict[str, Any]:
    """Return the index without its id."""
    events = record.events if events is None else events
    first, last = year_bounds(record.eras)
    places = _place_rows(record)
    order = {row["id"]: number for number, row in enumerate(places)}
    eras = _eras(record, last)
    shown = [word for names in VIEW_NAMES.values() for word in names]
    return {
        "language": current_language(),
        "years": [first, last],
        "total": len(events),
        "ownName": record.own_name,
        "texts": script_texts(script_paths(), [*shown, *LANDS]),
        "words": _words(record),
        "months": months(),
        "ranks": [wording.rank_label(rank) for rank in sorted(wording.RANK_LABELS)],
        "categories": [
            {
                "id": name,
                "label": wording.label(name),
                "color": mark.color,
                "dark": mark.dark,
                "symbol": mark.symbol,
            }
            for name, mark in palette.MARKS.items()
        ],
        "groups": _groups(),
        "eras": eras,
        "events": event_columns(record, events, last, order),
        "places": places,
        "provinces": _provinces(record),
        "routes": _route_rows(record),
        "legs": _leg_rows(record, last),
        "strip": strip_json(
            year_counts(events, first, last),
            [(era["start"], era["end"]) for era in eras],
            first,
            palette.LIGHT,
        ),
        "spots": {name: list(spot) for name, spot in AREA_SPOTS.items()},
    }


def search_texts(record: Dataset, events: pd.DataFrame | None = None) -> SearchTexts:
    """Return what the search of the browser reads: the same texts and names as that of Python.

    *events* are some of the record's, by default all of them.
    """
    known = record.text_index.texts
    ids = list(known) if events is None else events["id"].tolist()
    texts = {event: known[event] for event in ids}
    names = [list(group) for group in record.text_index.words.groups]
    return {"ids": list(texts), "texts": list(texts.values()), "names": names}
