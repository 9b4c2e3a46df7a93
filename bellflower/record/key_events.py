"""Which events carry the story, and the short name of each event.

Both are columns of the events, ``key_rank`` (1 to 5) and ``label`` (at most 42 characters). A record
without them takes what :data:`PROPOSED` says of the events that it knows; elsewhere a title is cut.
"""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

PROPOSED = Path(__file__).with_name("key_events.csv")
MOST_LETTERS = 42
_LEAST_PART = 0.58  # of a title that must be left when it is cut


class KeyEvent(NamedTuple):
    """The rank of a key event, 1 for those that nobody should miss, and its short name."""

    rank: int
    label: str


@cache
def proposed() -> dict[str, KeyEvent]:
    """Return the proposed key events by the id of the event."""
    with PROPOSED.open(encoding="utf-8", newline="") as file:
        return {row["event_id"]: KeyEvent(int(row["rank"]), row["label"]) for row in csv.DictReader(file)}


def key_ranks(events: pd.DataFrame) -> list[int]:
    """Return the rank of each of *events* as a key event, 0 for one that is none."""
    if "key_rank" in events:
        return [int(text) if text else 0 for text in events["key_rank"].tolist()]
    found = proposed()
    return [found[one].rank if one in found else 0 for one in events["id"].tolist()]


def _cut(title: str) -> str:
    """Return *title* cut at a word, or nothing if too little of it would be left."""
    if len(title) <= MOST_LETTERS:
        return title
    part = title[:MOST_LETTERS].rpartition(" ")[0].rstrip(",:;")
    return f"{part}…" if len(part) >= len(title) * _LEAST_PART else ""


def short_names(events: pd.DataFrame) -> list[str]:
    """Return the short name of each of *events*; empty if its title can neither stand nor be cut."""
    given = events["label"].tolist() if "label" in events else [""] * len(events)
    found = proposed()
    names = []
    for event, title, label in zip(events["id"].tolist(), events["title"].tolist(), given):
        names.append(label or (found[event].label if event in found else _cut(title)))
    return names
