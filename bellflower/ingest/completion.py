"""The tables that a file lacks are put beside those that it has, and what that assumes is told."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from bellflower.i18n import _, ngettext
from bellflower.ingest.choices import Fallbacks
from bellflower.ingest.derived_tables import derive_claims, derive_places, new_rows, uploaded_source
from bellflower.ingest.reader import EVENTS
from bellflower.record.checks.column_checks import Rows, are_in
from bellflower.record.schema import load_tables

MADE = 0  # the line of a row that no file has


class Completed(NamedTuple):
    """Tables by name, and what completing them assumed, in sentences."""

    tables: dict[str, Rows]
    assumed: tuple[str, ...] = ()


def with_places(tables: dict[str, Rows]) -> Completed:
    """Add the tables of places and of what happened where, if the file does not have them."""
    if "event_places" not in tables:
        places, stays = derive_places(tables[EVENTS])
        return Completed({**tables, "places": places, "event_places": stays})
    if "places" in tables:
        return Completed(tables)
    at = tables["event_places"]
    ids = at.frame["place_id"].drop_duplicates()
    lines = at.lines[ids.index.to_numpy()]
    names = [place_id.replace("-", " ").title() for place_id in ids]
    told = {"id": ids.tolist(), "name": names, "kind": ["city"] * len(ids)}
    places = new_rows("places", {**told, "location_precision": ["none"] * len(ids)}, lines, at.file)
    assumed = _("There is no table of places: their ids are taken for their names.")
    return Completed({**tables, "places": places}, (assumed,))


def with_sources(tables: dict[str, Rows], name: str, fallbacks: Fallbacks) -> Completed:
    """Add the tables of claims and sources, if the file does not have them."""
    if "claims" not in tables:
        return _with_claims(tables, name, fallbacks)
    if "sources" in tables:
        return Completed(tables)
    claims = tables["claims"]
    ids = claims.frame["source_id"].drop_duplicates()
    rows = [uploaded_source(name) | {"id": one, "title": one} for one in ids]
    columns = {column: [row.get(column, "") for row in rows] for column in _names("sources")}
    sources = new_rows("sources", columns, claims.lines[ids.index.to_numpy()], claims.file)
    assumed = _("There is no table of sources: their ids are taken for their titles.")
    return Completed({**tables, "sources": sources}, (assumed,))


def _with_claims(tables: dict[str, Rows], name: str, fallbacks: Fallbacks) -> Completed:
    sources, claims = derive_claims(tables[EVENTS], name, fallbacks)
    if "sources" in tables:
        claims = _named_sources(claims, tables)
        sources = _together(tables["sources"], sources)
    text = _(
        "There is no table of claims: each event has one, from the source in its row or, without "
        "one, from the file itself; where the evidence is not stated, it counts as an allegation, and "
        "where the language of a source is not stated, it counts as English."
    )
    return Completed({**tables, "claims": claims, "sources": sources}, (text,))


def _named_sources(claims: Rows, tables: Mapping[str, Rows]) -> Rows:
    """Return *claims* that rest on the source whose id its event names, instead of on one called so."""
    known, named = set(tables["sources"].frame["id"]), tables[EVENTS].frame["source"]
    source_id = claims.frame["source_id"].where(~are_in(named, known), named)
    return replace(claims, frame=claims.frame.assign(source_id=source_id))


def _names(table: str) -> list[str]:
    return [column.name for column in load_tables()[table].columns]


def _together(first: Rows, second: Rows) -> Rows:
    """Return the rows of *first* and those of *second* with other ids, which stand in no line."""
    more = second.keep(~are_in(second.frame["id"], set(first.frame["id"])))
    return _appended(first, more.frame)


def _appended(first: Rows, frame: pd.DataFrame) -> Rows:
    columns = list(first.frame.columns)
    both = pd.concat([first.frame, frame[columns]], ignore_index=True)
    lines = np.concatenate([first.lines, np.full(len(frame), MADE, dtype="int64")])
    return Rows(first.table, first.file, both, lines, first.names)


def support_all(tables: dict[str, Rows], events: Rows, name: str, fallbacks: Fallbacks) -> Completed:
    """Give each of *events* without a supporting claim one of its own, so that it is shown and said."""
    claims = tables["claims"]
    supported = set(claims.frame.loc[claims.frame["stance"] == "supports", "event_id"].tolist())
    alone = events.keep(~are_in(events.frame["id"], supported))
    if alone.frame.empty:
        return Completed(tables)
    sources, derived = derive_claims(alone, name, fallbacks)
    text = ngettext(
        "{n} event has no claim that supports it; the file itself stands for one.",
        "{n} events have no claim that supports them; the file itself stands for one.",
        len(alone.frame),
    )
    made = {"claims": _appended(claims, derived.frame), "sources": _together(tables["sources"], sources)}
    return Completed({**tables, **made}, (text.format(n=f"{len(alone.frame):,}"),))


def as_declared(tables: dict[str, Rows], file: str) -> dict[str, Rows]:
    """Return every table of the record in its declared columns; those that are missing are empty."""
    nothing = np.array([], dtype="int64")
    made: dict[str, Rows] = {}
    for name, table in load_tables().items():
        rows = tables.get(name) or new_rows(name, {}, nothing, file)
        made[name] = Rows(table, rows.file, rows.frame[_names(name)], rows.lines, rows.names)
    return made


def drop_disputes(tables: dict[str, Rows]) -> Completed:
    """Take the answers to disputes out of the claims, if the file has no table of disputes."""
    claims = tables["claims"]
    if "disputes" in tables or not (claims.frame["dispute_id"] != "").any():
        return Completed(tables)
    claims = replace(claims, frame=claims.frame.assign(**dict.fromkeys(_answers(), "")))
    assumed = _("There is no table of disputes: answers to them are not shown.")
    return Completed({**tables, "claims": claims}, (assumed,))


def _answers() -> list[str]:
    return [name for name in _names("claims") if name == "dispute_id" or name.startswith("answer")]
