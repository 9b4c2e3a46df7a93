"""What changed in the record since a link was made."""

import re
from collections import Counter

import pandas as pd

from bellflower.i18n import _, counted
from bellflower.text.labels import LABELS

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
FIRST_VERSION = "1.0.0"  # of the data; no link was made on an earlier one
_NAMED = 5  # titles that are named; the rest is counted


def _order(version: str) -> tuple[int, ...] | None:
    match = _VERSION.fullmatch(version)
    return tuple(map(int, match.groups())) if match else None


def changes_since(changes: pd.DataFrame, asked: str, present: str) -> pd.DataFrame | None:
    """Return the rows of *changes* after the version *asked*, up to *present*.

    *changes* has the columns of ``data/changes.csv``. ``None`` if *asked* is no version that ever
    was: not of the form 1.2.3, earlier than the first, or later than *present*.
    """
    first, last = _order(asked), _order(present)
    if first is None or last is None or not (_order(FIRST_VERSION) or ()) <= first <= last:
        return None
    later = [first < (_order(version) or ()) <= last for version in changes["version"]]
    return changes[later]


def describe_changes(
    found: pd.DataFrame | None, titles: dict[str, str], asked: str, present: str
) -> str:
    """Say what *found* holds, for a reader who follows a link of the version *asked*.

    *titles* gives the title of each event by its id.
    """
    shown = asked[:20]
    if found is None:
        told = _("The link names the data version “{version}”, which is not one. This is {present}.")
        return told.format(version=shown, present=present)
    if found.empty:
        told = _("The link was made on data version {version}. No event has changed since.")
        return told.format(version=shown)
    counts = Counter(str(change) for change in found["change"])
    told = ", ".join(
        f"{number} {_(LABELS[change]).lower()}" for change, number in sorted(counts.items())
    )
    events = dict.fromkeys(str(event) for event in found["event_id"])
    named = [titles.get(event, event) for event in events]
    listed = "; ".join(named[:_NAMED])
    if len(named) > _NAMED:
        more = len(named) - _NAMED
        listed = counted(more, "{listed} and {n} more", "{listed} and {n} more", listed=listed)
    return _(
        "The link was made on data version {version}; this is {present}. Since then: {changes}. "
        "Concerned: {events}."
    ).format(version=shown, present=present, changes=told, events=listed)
