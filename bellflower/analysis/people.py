"""People and bodies: who acts in the events of a selection, and what they say and is said of them."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import chain

import pandas as pd

from bellflower.query.filters import EventFilter, only, select_events
from bellflower.record.dataset import Dataset
from bellflower.record.search import folded_text
from bellflower.record.tables import rows_of
from geo.names import all_names


@dataclass(frozen=True)
class Person:
    """A person or body: the ``row`` of ``actors``, and what the selection tells.

    ``events`` are those in which it acts, ``said`` the claims that it makes about any event of the
    selection, ``told`` the claims of others about the events in which it acts, ``disputes`` the
    questions on which any of these take a side.
    """

    row: dict[str, str]
    events: pd.DataFrame
    said: pd.DataFrame
    told: pd.DataFrame
    disputes: pd.DataFrame


def _speaks(claims: pd.DataFrame, actor: str) -> list[bool]:
    return [actor in speakers.split(";") for speakers in claims["speakers"]]


def find_person(
    record: Dataset, actor: str, wanted: EventFilter, within: Collection[str] | None = None
) -> Person:
    """Return what *wanted*, whatever it chooses of people, selects about *actor*.

    With *within*, only the events with these ids count.

    Raises ``KeyError`` if there is no such person or body. An uploaded record without a table of them
    holds names: then the row has the name alone.
    """
    known = {row["id"]: row for row in rows_of(record.actors)}
    names = frozenset(record.events["actor_ids"].explode())
    if actor not in known and actor not in names:
        raise KeyError(actor)
    bare = {"id": actor, "name": actor, "name_ko": "", "other_names": "", "kind": "", "note": ""}
    selected = only(select_events(record.events, wanted.without("actor"), record.text_index), within)
    events = selected[[actor in ids for ids in selected["actor_ids"]]]
    claims = record.claims[record.claims["event_id"].isin(selected["id"])]
    is_said = pd.Series(_speaks(claims, actor), claims.index, dtype="bool")
    told = claims[claims["event_id"].isin(events["id"]) & ~is_said]
    asked = {*claims.loc[is_said, "dispute_id"], *told["dispute_id"]} - {""}
    return Person(
        known.get(actor, bare),
        events,
        claims[is_said],
        told,
        record.disputes[record.disputes["id"].isin(asked)],
    )


def count_all(record: Dataset) -> int:
    """Return how many people and bodies *record* names."""
    return len(_all_people(record))


def count_people(
    record: Dataset, wanted: EventFilter, within: Collection[str] | None = None
) -> pd.DataFrame:
    """Return the people and bodies that act or speak in what *wanted* selects, with numbers.

    With *within*, only the events with these ids count.

    The text of *wanted* is looked for in their names and notes, not in the events. Adds ``events`` (in
    which they act) and ``claims`` (that they make) to the columns of ``actors``; the most events come
    first, then the most claims.
    """
    narrowed = replace(wanted.without("actor"), text="")
    events = only(select_events(record.events, narrowed, record.text_index), within)
    claims = record.claims[record.claims["event_id"].isin(events["id"])]
    acting = Counter(chain.from_iterable(events["actor_ids"]))
    speaking = Counter(chain.from_iterable(text.split(";") for text in claims["speakers"]))
    found = _all_people(record)
    found = found.assign(
        events=[acting[one] for one in found["id"]], claims=[speaking[one] for one in found["id"]]
    )
    found = found[(found["events"] > 0) | (found["claims"] > 0)]
    if wanted.text.strip():
        texts = {
            row["id"]: folded_text(
                [*all_names(row["name"], row["name_ko"], row["other_names"]), row["note"]]
            )
            for row in rows_of(found)
        }
        found = found[found["id"].isin(record.text_index.find_in(wanted.text, texts))]
    return found.sort_values(
        ["events", "claims", "name"], ascending=[False, False, True], ignore_index=True
    )


def _all_people(record: Dataset) -> pd.DataFrame:
    """Return the rows of ``actors``, and one for each name of an event that has none."""
    names = set(record.events["actor_ids"].explode().dropna()) - set(record.actors["id"])
    columns = record.actors.columns
    more = [{name: one if name in ("id", "name") else "" for name in columns} for one in sorted(names)]
    return pd.concat([record.actors, pd.DataFrame(more, columns=columns)], ignore_index=True)
