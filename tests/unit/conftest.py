"""A record of two events that has no problem, as a folder whose cells a test may change."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from bellflower.record.checks.record_checks import find_problems
from bellflower.record.schema import load_tables
from bellflower.record.tables import canonical_text

GOOD = {
    "events": [
        {
            "id": "raid-1999", "date": "1999-04", "title": "Customs officers search a ship",
            "label": "A ship is searched",
            "summary": "A newspaper reported a search.", "category": "trafficking",
            "record_type": "incident", "drugs": "heroin;opium", "quantity_kg_low": "1",
            "quantity_kg_best": "2", "quantity_kg_high": "3.5", "quantity_kind": "seized",
            "status": "published",
        },
        {
            "id": "sweep-2018", "date": "2018-02/2018-03-12", "title": "A sweep is reported",
            "label": "A sweep",
            "summary": "An outlet reported a sweep.", "category": "crackdown",
            "record_type": "incident", "drugs": "methamphetamine", "status": "published",
        },
    ],
    "event_places": [
        {"event_id": "raid-1999", "place_id": "port", "role": "seizure"},
        {"event_id": "sweep-2018", "place_id": "hill", "role": "site"},
    ],
    "claims": [
        {
            "id": "raid-1999-c1", "event_id": "raid-1999", "source_id": "gazette-1999",
            "origin": "gazette-1999", "bears_on": "event",
            "asserted_by": "Customs", "asserted_date": "1999-05~", "says": "Gives a weight.",
            "evidence": "documented", "stance": "supports", "dispute_id": "how-much",
            "answer": "2 kg",
        },
        {
            "id": "sweep-2018-c1", "event_id": "sweep-2018", "source_id": "wire-2018",
            "origin": "wire-2018", "bears_on": "date;event",
            "asserted_by": "An unnamed source", "says": "Tells of a sweep.",
            "evidence": "single_report", "stance": "supports",
        },
    ],
    "sources": [
        {
            "id": "gazette-1999", "type": "news", "title": "A ship is searched",
            "publisher": "Gazette", "date": "1999-05", "url": "https://example.org/ship",
            "language": "en", "reliability": "A newspaper.", "link": "yes",
        },
        {
            "id": "wire-2018", "type": "wire_news", "title": "A sweep", "publisher": "Wire",
            "language": "en;ko", "reliability": "An agency.", "link": "no",
            "cited_via": "gazette-1999",
        },
    ],
    "disputes": [
        {
            "id": "how-much", "question": "How much was found?", "summary": "Reports differ.",
            "kind": "history",
        },
    ],
    "eras": [
        {"id": "early", "title": "Early years", "date": "1990/1999", "summary": "The first years."},
        {"id": "late", "title": "Late years", "date": "2000/..", "summary": "The years since."},
    ],
    "places": [
        {
            "id": "hill", "name": "Hill", "name_ko": "언덕", "kind": "city",
            "location_precision": "none", "province": "KP-08", "country": "KP",
        },
        {
            "id": "port", "name": "Port", "kind": "port", "latitude": "35.1", "longitude": "129.04",
            "location_precision": "point", "country": "KR", "geo_source": "A gazetteer",
        },
    ],
    "routes": [{"id": "port-hill", "title": "From the port", "kind": "flow", "basis": "stated"}],
    "route_legs": [
        {
            "route_id": "port-hill", "leg": "1", "from_place_id": "port", "to_place_id": "hill",
            "mode": "sea", "evidence": "allegation", "source_id": "gazette-1999",
        },
    ],
}  # fmt: skip


@dataclass(frozen=True)
class GoodRecord:
    """A folder with every table, all cells good until a test changes one."""

    folder: Path

    def file(self, table: str) -> Path:
        return self.folder / Path(load_tables()[table].path).name

    def rows(self, table: str) -> list[list[str]]:
        """The lines of a table as cells, the header first."""
        with self.file(table).open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    def write(self, table: str, rows: list[list[str]]) -> None:
        with self.file(table).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    def change(self, table: str, line: int, **cells: str) -> None:
        """Put other values into cells of a *line*; the header is line 1."""
        rows = self.rows(table)
        for name, value in cells.items():
            rows[line - 1][rows[0].index(name)] = value
        self.write(table, rows)

    def problems(self) -> list[str]:
        return [str(problem) for problem in find_problems(self.folder)]


@pytest.fixture
def good(tmp_path):
    """A fresh copy of the good record."""
    copy = GoodRecord(tmp_path)
    for name, table in load_tables().items():
        empty = {column.name: "" for column in table.columns}
        copy.file(name).write_text(
            canonical_text(table, [empty | row for row in GOOD.get(name, [])]), encoding="utf-8"
        )
    return copy
