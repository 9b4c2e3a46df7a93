"""The tables that a file lacks are put beside those that it has, and what that assumes is told."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from bellflower.i18n import _, ngettext
from bellflower.ingest.choices import Fallbacks
from bellflower.ingest.derived_tables import derive_claims, derive_places, new_rows, uploaded_source
from bellflower.ingest.issues import Note
from bellflower.ingest.reader import EVENTS
from bellflower.record.checks.column_checks import Rows, are_in
from bellflower.record.problems import Problem
from bellflower.record.schema import load_tables


@dataclass
class Work:
    """What is gathered on the way from a file to its tables."""

    left_out: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    left_ids: dict[str, set[str]] = field(default_factory=dict)
    unknown: dict[str, dict[str, int]] = field(default_factory=dict)


def with_places(tables: dict[str, Rows], work: Work) -> None:
    """Add the tables of places and of what happened where, if the file does not have them."""
    events = tables[EVENTS]
    if "event_places" not in tables:
        derived, tables["event_places"] = derive_places(events)
        tables["places"] = derived
        return
    at = tables["event_places"]
    if "places" not in tables:
        ids = at.frame["place_id"].drop_duplicates()
        lines = at.lines[ids.index.to_numpy()]
        names = [place_id.replace("-", " ").title() for place_id in ids]
        told = {"id": ids.tolist(), "name": names, "kind": ["city"] * len(ids)}
        tables["places"] = new_rows(
            "places", {**told, "location_precision": ["none"] * len(ids)}, lines, at.file
        )
        work.assumed.append(_("There is no table of places: their ids are taken for their names."))


def with_sources(tables: dict[str, Rows], name: str, fallbacks: Fallbacks, work: Work) -> None:
    """Add the tables of claims and sources, if the file does not have them."""
    if "claims" not in tables:
        derived, tables["claims"] = derive_claims(tables[EVENTS], name, fallbacks)
        if "sources" in tables:
            _name_sources(tables)
            derived = _together(tables["sources"], derived)
        tables["sources"] = derived
        text = _(
            "There is no table of claims: each event has one, from the source in its row or, without "
            "one, from the file itself; where the evidence is not stated, it counts as an allegation."
        )
        work.assumed.append(text)
    elif "sources" not in tables:
        claims = tables["claims"]
        ids = claims.frame["source_id"].drop_duplicates()
        rows = [uploaded_source(name) | {"id": one, "title": one} for one in ids]
        columns = {column: [row.get(column, "") for row in rows] for column in _names("sources")}
        tables["sources"] = new_rows("sources", columns, claims.lines[ids.index.to_numpy()], claims.file)
        work.assumed.append(_("There is no table of sources: their ids are taken for their titles."))


def _name_sources(tables: dict[str, Rows]) -> None:
    """Let a claim rest on the source whose id its event names, instead of on one called so."""
    known, claims = set(tables["sources"].frame["id"]), tables["claims"]
    named = tables[EVENTS].frame["source"]
    claims.frame["source_id"] = claims.frame["source_id"].where(~are_in(named, known), named)


def _names(table: str) -> list[str]:
    return [column.name for column in load_tables()[table].columns]


def _together(first: Rows, second: Rows) -> Rows:
    more = second.keep(~are_in(second.frame["id"], set(first.frame["id"])))
    frame = pd.concat([first.frame[more.frame.columns], more.frame], ignore_index=True)
    # the second has lines of another file: none of its rows can be at fault, so they are not told
    return Rows(first.table, first.file, frame, np.concatenate([first.lines, -more.lines]), first.names)


def support_all(
    tables: dict[str, Rows], events: Rows, name: str, fallbacks: Fallbacks, work: Work
) -> None:
    """Give each of *events* without a supporting claim one of its own, so that it is shown and said."""
    claims = tables["claims"]
    supported = set(claims.frame.loc[claims.frame["stance"] == "supports", "event_id"])
    alone = events.keep(~are_in(events.frame["id"], supported))
    if alone.frame.empty:
        return
    sources, derived = derive_claims(alone, name, fallbacks)
    columns = list(claims.frame.columns)
    frame = pd.concat([claims.frame, derived.frame[columns]], ignore_index=True)
    lines = np.concatenate([claims.lines, -derived.lines])
    tables["claims"] = Rows(claims.table, claims.file, frame, lines, claims.names)
    tables["sources"] = _together(tables["sources"], sources)
    text = ngettext(
        "{n} event has no claim that supports it; the file itself stands for one.",
        "{n} events have no claim that supports them; the file itself stands for one.",
        len(alone.frame),
    )
    work.assumed.append(text.format(n=f"{len(alone.frame):,}"))


def as_declared(tables: dict[str, Rows], file: str) -> dict[str, Rows]:
    """Return every table of the record in its declared columns; those that are missing are empty."""
    nothing = np.array([], dtype="int64")
    made: dict[str, Rows] = {}
    for name, table in load_tables().items():
        rows = tables.get(name) or new_rows(name, {}, nothing, file)
        made[name] = Rows(table, rows.file, rows.frame[_names(name)], rows.lines, rows.names)
    return made


def drop_disputes(tables: dict[str, Rows], work: Work) -> None:
    """Take the answers to disputes out of the claims, if the file has no table of disputes."""
    claims = tables["claims"]
    if "disputes" in tables or not (claims.frame["dispute_id"] != "").any():
        return
    frame = claims.frame.assign(**dict.fromkeys(_answers(), ""))
    tables["claims"] = Rows(claims.table, claims.file, frame, claims.lines, claims.names)
    work.assumed.append(_("There is no table of disputes: answers to them are not shown."))


def _answers() -> list[str]:
    return [name for name in _names("claims") if name == "dispute_id" or name.startswith("answer")]
