"""What was seized: the figures that may be added up, those that may not and why, and totals by group.

A figure may be added if it counts what was seized or is reported seized in one incident. Whatever else
has a quantity is left out: figures that count goods of another event too, which are the later stages of
one case and the totals of a year or a country; what a court established, which is the same goods again
or others that nobody seized; estimates, claims and plans; precursors.
"""

from typing import NamedTuple

import pandas as pd

from bellflower.i18n import N_, _, counted
from bellflower.record.dataset import Dataset
from bellflower.record.dates import nominal_year
from bellflower.record.tables import rows_of
from bellflower.text import wording

ADDABLE = ("seized", "reported_seized")
ESTIMATES = ("estimated", "claimed", "planned")
GROUPINGS = ("year", "country", "drug")
REASONS: dict[str, str] = {  # by kind of quantity; "series" is for what is no single incident
    "overlapping": N_(
        "Not added: counts goods that another event counts too, as a total or a later stage of a case."
    ),
    "court_established": N_(
        "Not added: established in court; what was seized in the same case is an event of its own."
    ),
    "trafficked": N_("Not added: said to have been carried or sold, not seized."),
    "precursor_seized": N_("Not added: a precursor, not a drug."),
    "series": N_("Not added: no single seizure, but a total over time."),
    "estimated": N_("Estimates, never added."),
    "claimed": N_("Claimed by somebody, weighed by nobody; never added."),
    "planned": N_("Planned or offered, never seized; never added."),
}


class Total(NamedTuple):
    """The sum of figures in kilograms; ``without_best`` is how many have no best figure."""

    name: str
    events: int
    low: float
    best: float
    high: float
    without_best: int


def seizure_figures(record: Dataset, events: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of *events* that have a quantity, with what may be added and why not.

    Adds ``low``, ``best``, ``high`` (kilograms, NaN if no source gives it), ``is_added``, ``reason`` (a
    key of :data:`REASONS`, empty if it is added), and in words ``year``, ``country`` (of the seizure,
    else of the site; a sea by its name) and ``drug``. Several drugs or countries stay together.
    """
    found = events[events["quantity_kind"] != ""]
    numbers = {end: pd.to_numeric(found[f"quantity_kg_{end}"]) for end in ("low", "best", "high")}
    is_kind = found["quantity_kind"].isin(ADDABLE)
    is_single = found["record_type"] == "incident"
    reasons = found["quantity_kind"].where(~is_kind, "series").where(~(is_kind & is_single), "")
    where = _countries(record)
    years = found["date"].map(nominal_year)
    return found.assign(
        **numbers,
        is_added=is_kind & is_single,
        reason=reasons,
        year=[_("Undated") if pd.isna(year) else f"{year:.0f}" for year in years],
        country=[where.get(one, _("Not stated")) for one in found["id"]],
        drug=[wording.labels(drugs) or _("Not specified") for drugs in found["drugs"]],
    )


def _countries(record: Dataset) -> dict[str, str]:
    """Return for each event where it was seized, in words."""
    places = {row["id"]: row for row in rows_of(record.places)}
    found: dict[str, dict[str, list[str]]] = {}
    roles = record.event_places[record.event_places["role"].isin(["seizure", "site"])]
    for row in rows_of(roles):
        place = places[row["place_id"]]
        named = wording.place_word(place["name"], place["name_ko"])
        word = wording.country(place["country"]) if place["country"] else named
        found.setdefault(row["event_id"], {}).setdefault(row["role"], []).append(word)
    return {
        one: ", ".join(sorted(set(roles.get("seizure") or roles["site"])))
        for one, roles in found.items()
    }


def total_of(name: str, figures: pd.DataFrame) -> Total:
    """Add up the *figures* of :func:`seizure_figures` that may be added.

    Without a lowest figure an event counts from 0, without a highest one up to its best or lowest; if no
    figure is the best, the lowest stands in for it.
    """
    added = figures[figures["is_added"]]
    highest = added["high"].fillna(added["best"]).fillna(added["low"])
    return Total(
        name,
        len(added),
        float(added["low"].fillna(0).sum()),
        float(added["best"].fillna(added["low"]).fillna(0).sum()),
        float(highest.sum()),
        int(added["best"].isna().sum()),
    )


def totals_by(figures: pd.DataFrame, grouping: str) -> list[Total]:
    """Return the totals of *figures* by one of :data:`GROUPINGS`; years in order, others by weight."""
    added = figures[figures["is_added"]]
    totals = [total_of(str(name), rows) for name, rows in added.groupby(grouping, sort=True)]
    return totals if grouping == "year" else sorted(totals, key=lambda one: (-one.high, one.name))


def format_kg(number: float) -> str:
    """Return kilograms as a reader expects them: no more digits than the weight deserves.

    >>> format_kg(1209.51), format_kg(58.6), format_kg(0.4375), format_kg(0.0002)
    ('1,209.5', '58.6', '0.438', '0.0002')
    """
    if number >= 1:
        return f"{number:,.1f}".removesuffix(".0")
    return f"{number:,.3g}"


def tell_total(figures: pd.DataFrame) -> str:
    """Say what may be added up and how much was left out."""
    total = total_of("", figures)
    left = len(figures) - total.events
    if not total.events:
        told = _("No figure of this selection may be added up. Left out, with the reason below: {left}.")
        return told.format(left=left)
    told = _(
        "{best} kg by the best figures, {low} to {high} kg by all sources, in {events} that may be "
        "added up. Left out, with the reason below: {left}."
    ).format(
        best=format_kg(total.best), low=format_kg(total.low), high=format_kg(total.high),
        events=_seizures(total.events), left=left,
    )  # fmt: skip
    if total.without_best:
        more = _("Without a best figure, so that the lowest stands in for it: {n}.")
        told = f"{told} {more.format(n=total.without_best)}"
    return told


def _seizures(number: int) -> str:
    return counted(number, "{n} seizure", "{n} seizures")
