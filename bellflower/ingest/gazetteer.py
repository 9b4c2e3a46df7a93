"""Where a place may be that a reader's file names without coordinates: proposals from our own lists."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd

from bellflower.i18n import _
from bellflower.record.checks.column_checks import Rows
from bellflower.record.schema import DATA, load_tables, table_path
from bellflower.record.tables import read_table, rows_of
from geo.geocoder import PlaceGeocoder
from geo.names import all_names, fold

GAZETTEER = DATA.parent / "geo" / "gazetteer.csv"
MOST_CANDIDATES = 6
MOST_GUESSES = 100  # names that are not found as they are and for which similar ones are looked for
_ALIKE = 0.84  # how similar a name must be to be proposed, from 0 to 1
_NEAR_DEGREES = (
    0.3  # how far from a known place of its name a located place may be to share its province
)


@dataclass(frozen=True)
class Candidate:
    """A known place that may be meant: its row of ``geo/places.csv``, and why it is proposed."""

    row: Mapping[str, str]
    why: str
    is_exact: bool = True


@dataclass(frozen=True)
class Proposal:
    """A place of the reader's file without coordinates, in how many rows, and what it may be."""

    place_id: str
    name: str
    count: int
    candidates: tuple[Candidate, ...]


@cache
def known_places() -> pd.DataFrame:
    """Return every place that can be proposed, with the columns of ``geo/places.csv`` as text.

    First those of the record, then those that only the gazetteer has.
    """
    places = read_table(table_path(load_tables()["places"], DATA))
    more = read_table(GAZETTEER)
    more = more[~more["geo_source"].isin(places["geo_source"])].reset_index(drop=True)
    more = more.assign(
        id=[f"gazetteer-{number}" for number in range(1, len(more) + 1)],
        kind="city",
        location_precision="city",
        note="",
        stands_for="",
    )
    located = places[places["latitude"] != ""]
    return pd.concat([located, more.reindex(columns=places.columns, fill_value="")], ignore_index=True)


@cache
def _geocoder() -> PlaceGeocoder:
    return PlaceGeocoder(known_places())


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in rows_of(known_places())}


@cache
def _names() -> dict[str, str]:
    """Return a place for each folded name."""
    return {
        fold(name): row["id"]
        for row in reversed(_rows().values())
        for name in all_names(row["name"], row["name_ko"], row["other_names"])
    }


def _fits(row: Mapping[str, str], province: str, country: str) -> bool:
    return province in ("", row["province"]) and country in ("", row["country"])


def _exact(name: str) -> list[Candidate]:
    rows = [_rows()[place_id] for place_id in _geocoder().find_ids(name)]
    return [
        Candidate(
            row,
            _("It is called so.")
            if fold(row["name"]) == fold(name)
            else _("“{name}” is another name of it.").format(name=name),
        )
        for row in rows
    ]


def _similar(name: str) -> list[Candidate]:
    near = difflib.get_close_matches(fold(name), list(_names()), n=3, cutoff=_ALIKE)
    return [
        Candidate(
            _rows()[_names()[other]],
            _("Its name “{name}” is similar.").format(name=other),
            is_exact=False,
        )
        for other in near
    ]


def find_candidates(name: str, province: str = "", country: str = "", *, guess: bool) -> list[Candidate]:
    """Return the known places called *name*, in any spelling; with *guess*, else those called alike.

    *province* and *country* leave out places elsewhere; empty says nothing.
    """
    found = _exact(name) or _exact(name.partition(",")[0].strip()) or (_similar(name) if guess else [])
    unique = {each.row["id"]: each for each in reversed(found)}
    kept = [each for each in reversed(unique.values()) if _fits(each.row, province, country)]
    return kept[:MOST_CANDIDATES]


def propose_places(places: Rows, counts: Mapping[str, int]) -> tuple[Proposal, ...]:
    """Return a proposal for each of *places* without coordinates, those in most rows first.

    *counts* has the number of rows by place id. A place for which nothing is found has no candidate.
    """
    asked = places.frame[places.frame["latitude"] == ""]
    left = MOST_GUESSES
    found: list[Proposal] = []
    order = sorted(rows_of(asked), key=lambda row: (-counts.get(row["id"], 0), row["name"]))
    for row in order:
        candidates = find_candidates(row["name"], row["province"], row["country"], guess=left > 0)
        left -= not any(each.is_exact for each in candidates)
        found.append(Proposal(row["id"], row["name"], counts.get(row["id"], 0), tuple(candidates)))
    return tuple(found)


def locate(places: pd.DataFrame, approved: Mapping[str, str]) -> pd.DataFrame:
    """Return *places*, those *approved* (a known place by one of the file) where the known ones are.

    The name in the reader's file stays as another name, if it is not the same.
    """
    rows = rows_of(places)
    for row in rows:
        known = _rows().get(approved.get(row["id"], ""))
        if known is None:
            continue
        names = all_names(known["name"], known["name_ko"], known["other_names"])
        told = row["name"]
        row |= {name: value for name, value in known.items() if name != "id"}
        if told not in names:
            row["other_names"] = ";".join(filter(None, (known["other_names"], told)))
    return pd.DataFrame(rows, columns=places.columns, dtype="str")


def provinces_by_name(names: Sequence[str], points: Sequence[tuple[float, float]]) -> list[str]:
    """Return for each place the province of a known one of its name close by; empty if none."""
    found = []
    for name, (latitude, longitude) in zip(names, points):
        near = [
            each.row["province"]
            for each in _exact(name)
            if abs(float(each.row["latitude"]) - latitude) < _NEAR_DEGREES
            and abs(float(each.row["longitude"]) - longitude) < _NEAR_DEGREES
        ]
        found.append(near[0] if len(set(near)) == 1 else "")
    return found
