"""SQLite, opened by Datasette and by the library of Python."""

import json
import re
import subprocess
import sys

import pytest

from bellflower.publish.export.formats import file_bytes
from bellflower.record.schema import data_version
from tests.unit.readers.reading import LICENSE, connected, events


def datasette(folder, path: str):
    """What Datasette answers at *path*, with the file and its settings; JSON is read."""
    command = [sys.executable, "-m", "datasette", "bellflower.sqlite", "-m", "datasette.json",
               "--get", path]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout) if ".json" in path else done.stdout


@pytest.fixture(scope="module")
def served(everything, tmp_path_factory):
    folder = tmp_path_factory.mktemp("datasette")
    (folder / "bellflower.sqlite").write_bytes(file_bytes("sqlite", everything))
    (folder / "datasette.json").write_bytes(file_bytes("datasette", everything))
    return folder


def test_datasette_counts_facets_and_searches_the_events(served, everything):
    query = "_facet=category&_facet_array=provinces&_search=amnesty&_shape=objects&_size=max"
    told = datasette(served, f"/bellflower/events.json?{query}")
    facets = {name: {each["value"]: each["count"] for each in facet["results"]}
              for name, facet in told["facet_results"].items()}  # fmt: skip
    assert 0 < len(told["rows"]) < len(everything.events)
    assert sum(facets["category"].values()) == len(told["rows"])
    assert facets["provinces"]
    assert all("amnesty" in json.dumps(row).casefold() for row in told["rows"])


def test_datasette_shows_metadata_and_explains_the_columns(served, everything):
    page = datasette(served, "/bellflower/events")
    assert "First possible day; null if undated." in page
    assert LICENSE in page
    assert f"{len(everything.events)} rows" in page


def test_datasette_makes_no_link_of_what_must_not_be_linked(served):
    page = datasette(served, "/bellflower/sources?link=no&_size=20")
    cells = re.findall(r'<td class="col-(?:url|unlinked_address)[^>]*>(.*?)</td>', page, re.DOTALL)
    assert len(cells) == 40
    assert [cell for cell in cells if "href" in cell] == []


def test_every_reference_of_the_database_leads_somewhere(selection, few):
    for each in (selection, few):
        base = connected(file_bytes("sqlite", each))
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert base.execute("SELECT count(*) FROM claims").fetchone()[0] == len(each.claims)
        base.close()


def test_the_database_holds_intervals_license_and_a_word_on_each_column(everything):
    base = connected(file_bytes("sqlite", everything))
    about, told = dict(base.execute("SELECT name, value FROM about")), events(everything)
    assert (about["version"], about["license"]) == (data_version(), LICENSE)
    for event_id, earliest, latest, precision in base.execute(
        "SELECT id, earliest, latest, precision FROM events"
    ):
        event = told[event_id]
        assert (earliest, latest, precision) == tuple(
            event[name] for name in ("earliest", "latest", "precision")
        )
    tables = [name for (name,) in base.execute('SELECT DISTINCT "table" FROM columns')]
    for table in tables:
        names = {row[1] for row in base.execute(f"PRAGMA table_info({table})")}
        told = {
            row[0] for row in base.execute('SELECT "column" FROM columns WHERE "table" = ?', [table])
        }
        assert names == told
    base.close()
