"""The record in memory: its tables as text, with typed columns derived beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from bellflower.record import evidence
from bellflower.record.dates import parse_date
from bellflower.record.memo import Later
from bellflower.record.problems import DataError
from bellflower.record.reload import Latest, Refusal
from bellflower.record.schema import DATA, load_tables, record_folder, table_path
from bellflower.record.search import TextIndex, folded_text
from bellflower.record.tables import read_table
from bellflower.record.vocabulary import vocabulary
from geo.geocoder import PlaceGeocoder
from geo.names import all_names, fold_all

_BOUNDS = ("earliest", "latest", "core_start", "core_end")
_NUMBERS = count(1)
_FIRST_DAY = date(1970, 1, 1).toordinal()  # from which numpy counts days
_NO_DAY = np.datetime64("NaT", "D").astype("int64").item()


@dataclass(frozen=True, eq=False)
class Dataset:
    """The whole record. The frames are shared by all sessions: select from them, never write.

    Every table has the columns of the data dictionary as text, and no row was dropped. ``events``
    holds published events only, in order of ``earliest`` with undated ones last, and adds
    ``earliest``, ``latest``, ``core_start``, ``core_end`` (days, empty if unknown), ``precision``,
    ``is_open_start``, ``is_open_end``, ``evidence_rank`` (1 to 4), ``drug_list``, ``actor_ids``,
    ``provinces``, ``countries``, ``place_ids`` (tuples), ``claim_count``, ``source_count``
    (publications) and ``origin_count`` (the first reports behind them). ``withdrawn`` holds the rest.
    ``places`` has ``latitude`` and ``longitude`` as numbers; ``routes`` and ``eras`` have
    the same bounds as events.

    ``own_name`` is empty for the shipped record, and the name of the file for one that a reader
    brought: that one lives in the reader's session alone, and no cache that others share may hold it.

    Two records are never equal, so that one can be the key of a cache. ``key`` is a number that no
    other record of this process has, for a cache that wants something to be hashed.
    """

    events: pd.DataFrame
    withdrawn: pd.DataFrame
    event_places: pd.DataFrame
    claims: pd.DataFrame
    sources: pd.DataFrame
    disputes: pd.DataFrame
    actors: pd.DataFrame
    changes: pd.DataFrame
    eras: pd.DataFrame
    places: pd.DataFrame
    routes: pd.DataFrame
    route_legs: pd.DataFrame
    own_name: str = ""
    key: int = field(init=False, default_factory=lambda: next(_NUMBERS))

    @cached_property
    def text_index(self) -> TextIndex:
        """The index of all text: events, claims, sources and places with all their names.

        The texts are folded when somebody first searches: of a long record that takes seconds.
        """
        tables = replace(self)  # not the record itself, which would then refer to itself
        parts = Later(lambda: _event_texts(tables))
        texts = Later(lambda: {event_id: "".join(told) for event_id, told in parts.items()})
        return TextIndex(texts, PlaceGeocoder(self.places), vocabulary(_named(self)), parts)


def with_bounds(rows: pd.DataFrame) -> pd.DataFrame:
    """Add ``earliest``, ``latest``, the core, precision and open ends to rows with an EDTF ``date``."""
    codes, texts = pd.factorize(rows["date"])  # many rows share a date
    spans = [parse_date(text) if text else None for text in texts.tolist()]

    def spread_out(told: Sequence[Any], dtype: str) -> pd.Series:
        return pd.Series(pd.Series(told, dtype=dtype).array.take(codes), rows.index)

    columns: dict[str, pd.Series] = {}
    for name in _BOUNDS:
        days = [getattr(span, name) if span else None for span in spans]
        numbers = [_NO_DAY if day is None else day.toordinal() - _FIRST_DAY for day in days]
        told = np.array(numbers, "int64").view("datetime64[D]").astype("datetime64[s]")
        columns[name] = pd.Series(told[codes], rows.index)
    precisions = [span.precision.value if span else "undated" for span in spans]
    columns["precision"] = spread_out(precisions, "str")
    for name in ("is_open_start", "is_open_end"):
        columns[name] = spread_out([bool(span and getattr(span, name)) for span in spans], "bool")
    return rows.assign(**columns)


def standing_for(places: pd.DataFrame) -> dict[str, str]:
    """Return the code of the province that a place stands for, by place id.

    That is the place which bears the name of the province: Pyongyang, Rason, Nampo and Kaesong are
    cities and units of their own. *places* has the columns of ``geo/places.csv``.
    """
    return {place_id: code for place_id, code in zip(places["id"], places["stands_for"]) if code}


def _collected(values: pd.Series, events: np.ndarray, index: pd.Index) -> pd.Series:
    """Return, for each row of *index*, the sorted tuple of the distinct *values* that belong to it.

    *events* is the number of the row to which each of *values* belongs.
    """
    names = sorted(set(values.tolist()) - {""})
    codes = pd.Index(names, dtype="str").get_indexer(pd.Index(values))
    is_told = (codes >= 0) & (events >= 0)
    pairs = np.unique(events[is_told] * max(len(names), 1) + codes[is_told])
    rows, codes = np.divmod(pairs, max(len(names), 1))
    found: list[tuple[str, ...]] = [()] * len(index)
    alone = [(name,) for name in names]
    for row, code in zip(rows.tolist(), codes.tolist()):
        found[row] = (*found[row], names[code]) if found[row] else alone[code]
    return pd.Series(found, index, dtype="object")


def _parted(cells: pd.Series) -> pd.Series:
    """Return *cells*, lists with semicolons between, as tuples; those with the same text are one."""
    parts = {text: tuple(one for one in text.split(";") if one) for text in cells.unique().tolist()}
    return pd.Series([parts[text] for text in cells.tolist()], cells.index, dtype="object")


def _derived_events(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    events, claims = tables["events"], tables["claims"]
    located = tables["event_places"].merge(
        tables["places"][["id", "province", "country"]], left_on="place_id", right_on="id"
    )
    acting = located[located["role"] != "reported_from"]
    ids = events["id"]
    rows = pd.Index(ids).get_indexer(pd.Index(acting["event_id"]))
    counts = claims.groupby("event_id")["source_id"].agg(["size", "nunique"])
    derived = with_bounds(events).assign(
        evidence_rank=ids.map(evidence.event_ranks(claims)).fillna(0).astype("int64"),
        drug_list=_parted(events["drugs"]),
        actor_ids=_parted(events["actors"]),
        provinces=_collected(acting["province"], rows, ids.index),
        countries=_collected(acting["country"], rows, ids.index),
        place_ids=_collected(acting["place_id"], rows, ids.index),
        claim_count=ids.map(counts["size"]).fillna(0).astype("int64"),
        source_count=ids.map(counts["nunique"]).fillna(0).astype("int64"),
        origin_count=ids.map(evidence.origin_counts(claims)).fillna(0).astype("int64"),
    )
    return derived.sort_values(["earliest", "latest", "id"], ignore_index=True)


def _named(record: Dataset) -> list[tuple[str, ...]]:
    """Return all names of each place, person and body."""
    return [
        all_names(*cells)
        for rows in (record.places, record.actors)
        for cells in _cells(rows, "name", "name_ko", "other_names")
    ]


def _event_texts(record: Dataset) -> dict[str, tuple[str, ...]]:
    """Return for each event its folded title, names, summary and all else."""
    names = {
        one: all_names(*cells)
        for rows in (record.places, record.actors)
        for one, *cells in _cells(rows, "id", "name", "name_ko", "other_names")
    }
    sources = {
        one: words for one, *words in _cells(record.sources, "id", "title", "publisher", "author")
    }
    parts: dict[str, tuple[list[str], list[str], list[str], list[str]]] = {}
    told = ("id", "title", "label", "summary", "date_note", "note", "actors")
    for one, title, short, summary, *notes, actors in _cells(record.events, *told):
        named = [name for actor in actors.split(";") for name in names.get(actor, (actor,))]
        parts[one] = ([title, short], named, [summary], [*notes, actors, one])
    for event_id, place_id in _cells(record.event_places, "event_id", "place_id"):
        if event_id in parts:
            parts[event_id][1].extend(names[place_id])
    said = ("event_id", "source_id", "says", "asserted_by", "answer")
    for event_id, source_id, *words in _cells(record.claims, *said):
        if event_id in parts:
            parts[event_id][3].extend((*words, *sources[source_id]))
    folded = fold_all(word for each in parts.values() for words in each for word in words if word)
    return {
        event_id: tuple(folded_text(dict.fromkeys(words), folded.__getitem__) for words in each)
        for event_id, each in parts.items()
    }


def _cells(rows: pd.DataFrame, *names: str) -> Iterator[tuple[str, ...]]:
    """Return for each of *rows* its cells of the columns *names*; for very many, quicker than rows."""
    return zip(*(rows[name].tolist() for name in names))


def load_dataset(folder: Path = DATA) -> Dataset:
    """Load the record in *folder* after checking it.

    Raises :class:`bellflower.record.problems.DataError` with every problem if there is one: nothing is
    padded, guessed or left out.
    """
    from bellflower.record.checks.record_checks import find_problems

    if problems := find_problems(folder):
        raise DataError(problems)
    declared = load_tables().items()
    return assemble({name: read_table(table_path(table, folder)) for name, table in declared})


_SHIPPED = Latest(
    lambda: [table_path(table, record_folder()) for table in load_tables().values()],
    lambda: load_dataset(record_folder()),
)


def shipped_record() -> Dataset:
    """Return the shipped record as its files are now, loaded and checked; raises as `load_dataset`.

    If the files are edited, a new record is returned from then on; if the edit has a problem, the
    record before it is. Threads that ask at the same time wait for one load.
    """
    return _SHIPPED.current()


def refused_edit() -> Refusal | None:
    """Return why the files of the shipped record, as they are now, are not shown, if they are not."""
    return _SHIPPED.refusal()


def assemble(tables: dict[str, pd.DataFrame]) -> Dataset:
    """Derive the typed columns of checked *tables*, which hold their declared columns as text."""
    events = _derived_events(tables)
    is_published = events["status"] == "published"
    degrees = {name: pd.to_numeric(tables["places"][name]) for name in ("latitude", "longitude")}
    return Dataset(
        events=events[is_published].reset_index(drop=True),
        withdrawn=events[~is_published].reset_index(drop=True),
        event_places=tables["event_places"],
        claims=tables["claims"],
        sources=tables["sources"],
        disputes=tables["disputes"],
        actors=tables["actors"],
        changes=tables["changes"],
        eras=with_bounds(tables["eras"]).sort_values("earliest", ignore_index=True),
        places=tables["places"].assign(**degrees),
        routes=with_bounds(tables["routes"]),
        route_legs=tables["route_legs"],
    )
