"""Records of any size for the benchmarks, made up but of the shape of the real one."""

import random

import pandas as pd

from bellflower.record.dataset import Dataset, assemble, load_dataset
from bellflower.record.schema import closed_values, load_tables

FIRST_YEAR, LAST_YEAR = 1910, 2026
MOST_PLACES = 2_000


def _date(chance: random.Random) -> str:
    year = round(chance.triangular(FIRST_YEAR, LAST_YEAR, 2008))
    kind = chance.random()
    if kind < 0.4:
        return f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    if kind < 0.6:
        return f"{year}-{chance.randint(1, 12):02}"
    if kind < 0.8:
        return str(year)
    return f"{year}/{min(LAST_YEAR, year + chance.randint(1, 8))}"


def _frame(table: str, rows: list[dict[str, str]]) -> pd.DataFrame:
    names = [column.name for column in load_tables()[table].columns]
    return pd.DataFrame([{name: row.get(name, "") for name in names} for row in rows], columns=names)


def _places(number: int, chance: random.Random) -> list[dict[str, str]]:
    provinces = closed_values("places", "province")
    return [
        {
            "id": f"place-{i}", "name": f"Place {i}", "kind": "city", "country": "KP",
            "latitude": f"{chance.uniform(37.8, 42.6):.4f}",
            "longitude": f"{chance.uniform(124.4, 130.4):.4f}",
            "location_precision": "city", "province": chance.choice(provinces), "geo_source": "made up",
        }
        for i in range(number)
    ]  # fmt: skip


def generate(number: int, seed: int = 1) -> Dataset:
    """Return a record of *number* events at up to 2,000 places, the same for the same *seed*."""
    chance = random.Random(seed)
    shipped = load_dataset()
    places = _places(min(MOST_PLACES, max(40, number // 5)), chance)
    categories = closed_values("events", "category")
    grades = closed_values("claims", "evidence")
    events = [
        {
            "id": f"event-{i}", "date": _date(chance), "title": f"Made-up event number {i}",
            "summary": "It is made up.", "category": chance.choice(categories),
            "record_type": "incident", "drugs": "methamphetamine", "status": "published",
        }
        for i in range(number)
    ]  # fmt: skip
    ids = [row["id"] for row in events]
    at = [
        {
            "event_id": event,
            "place_id": f"place-{int(len(places) * chance.random() ** 2)}",
            "role": "site",
        }
        for event in ids
    ]
    source = shipped.sources["id"].iloc[0]
    claims = [
        {"id": f"{event}-c1", "event_id": event, "source_id": source, "asserted_by": "Nobody",
         "says": "It is made up.", "evidence": chance.choice(grades), "stance": "supports"}
        for event in ids
    ]  # fmt: skip
    return assemble(
        {
            "events": _frame("events", events),
            "event_places": _frame("event_places", at),
            "claims": _frame("claims", claims),
            "sources": shipped.sources,
            "disputes": shipped.disputes,
            "actors": shipped.actors,
            "changes": shipped.changes,
            "eras": shipped.eras[[column.name for column in load_tables()["eras"].columns]],
            "places": _frame("places", places),
            "routes": _frame("routes", []),
            "route_legs": _frame("route_legs", []),
        }
    )
