"""A record that is damaged, mended or edited while the application runs, and clocks that go wrong."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from bellflower.record import dataset
from bellflower.record.reload import PAUSE, Latest
from bellflower.record.schema import RECORD, ROOT, load_tables, record_folder, table_path
from bellflower.record.tables import canonical_text
from bellflower.view import linked_view
from bellflower.web import ROUTES
from tests.unit.conftest import GOOD

EVENT = "sweep-2018"
MAIN = str(ROOT / "bellflower/ui/main.py")


class Copy:
    """A small record that the application shows, and that a test edits."""

    def __init__(self, root: Path) -> None:
        self.root, self.now = root, 0.0
        self.whole: dict[str, str] = {}
        for name, table in load_tables().items():
            empty = {column.name: "" for column in table.columns}
            self.whole[name] = canonical_text(table, [empty | row for row in GOOD.get(name, [])])
            self.file(name).parent.mkdir(parents=True, exist_ok=True)
            self.file(name).write_text(self.whole[name], encoding="utf-8")

    def file(self, name: str) -> Path:
        return (self.root / "data" / load_tables()[name].path).resolve()

    def change(self, name: str, old: str, new: str) -> None:
        """Replace the first *old* in a table by *new*, and let enough time pass for a look at it."""
        text = self.file(name).read_text(encoding="utf-8")
        assert old in text
        self.file(name).write_text(text.replace(old, new, 1), encoding="utf-8")
        self.now += PAUSE


@pytest.fixture
def copy(tmp_path, monkeypatch):
    made = Copy(tmp_path)
    monkeypatch.setenv(RECORD, str(tmp_path / "data"))
    followed = Latest(
        lambda: [table_path(table, record_folder()) for table in load_tables().values()],
        lambda: dataset.load_dataset(record_folder()),
        lambda: made.now,
    )
    monkeypatch.setattr(dataset, "_SHIPPED", followed)
    return made


@pytest.fixture
def client():
    with TestClient(Starlette(routes=ROUTES)) as opened:
        yield opened


def opened(page: str = "events", **params: str) -> AppTest:
    app = AppTest.from_file(MAIN, default_timeout=60)
    app.query_params["list"] = "table"  # whose cells a test can read
    for name, value in params.items():
        app.query_params[name] = value
    return app.switch_page(f"../../pages/{page}.py").run()


def said(app: AppTest) -> str:
    """Everything that stands in messages, headings and code of the page."""
    kinds = (app.error, app.warning, app.info, app.header, app.markdown, app.code, app.caption)
    return "\n".join(element.value for kind in kinds for element in kind)


def damage_missing(copy: Copy) -> None:
    copy.file("claims").unlink()


def damage_cell(copy: Copy) -> None:
    copy.change("claims", "documented", "carved in stone")


def damage_bytes(copy: Copy) -> None:
    copy.file("claims").write_bytes(bytes(range(256)) * 40)


def damage_empty(copy: Copy) -> None:
    copy.file("claims").write_text("")


def damage_half(copy: Copy) -> None:
    content = copy.file("claims").read_bytes()
    copy.file("claims").write_bytes(content[: len(content) // 2])


def damage_folder(copy: Copy) -> None:
    copy.file("claims").unlink()
    copy.file("claims").mkdir()


def damage_zeros(copy: Copy) -> None:
    copy.file("claims").write_bytes(b"\0" * 4096)


def mend(copy: Copy) -> None:
    path = copy.file("claims")
    if path.is_dir():
        path.rmdir()
    path.write_text(copy.whole["claims"], encoding="utf-8")
    copy.now += PAUSE


DAMAGES = [
    damage_missing, damage_cell, damage_bytes, damage_empty, damage_half, damage_folder, damage_zeros,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_table_at_the_start_is_named_and_once_mended_the_page_works(copy, damage):
    damage(copy)
    app = opened()
    assert not app.exception
    assert "claims.csv:" in said(app)
    assert str(copy.root) not in said(app)
    assert "Traceback" not in said(app)
    mend(copy)
    app.run()
    assert not app.exception
    assert app.dataframe


@pytest.mark.parametrize("damage", DAMAGES[:2], ids=lambda damage: damage.__name__)
def test_a_program_is_told_in_words_that_the_record_is_damaged(copy, client, damage):
    damage(copy)
    for path in ("/api/events.json", "/api/openapi.json"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["cache-control"]) == (503, "no-store")
        assert int(answer.headers["retry-after"]) > 0
        assert "cannot be read" in answer.json()["problems"][0]["message"]
        assert str(copy.root) not in answer.text
    mend(copy)
    assert client.get("/api/events.json").json()["count"] == 2


def test_a_good_edit_is_seen_at_the_next_run_by_pages_and_programs(copy, client):
    app = opened(event=EVENT)
    before = client.get(f"/api/events.json?q={EVENT}")
    title = before.json()["events"][0]["title"]
    assert client.get(f"/api/events.json?q={EVENT}").headers["etag"] == before.headers["etag"]
    copy.change("events", title, "A title of today")
    app.run()
    assert not app.exception
    assert "A title of today" in app.dataframe[0].value["Event"].tolist()
    after = client.get(f"/api/events.json?q={EVENT}")
    assert after.json()["events"][0]["title"] == "A title of today"
    assert after.headers["etag"] != before.headers["etag"]


def test_a_damaged_edit_is_refused_and_said_and_the_last_good_record_stays(copy, client):
    app = opened()
    rows = len(app.dataframe[0].value)
    copy.change("events", ",crackdown,", ",fireworks,")
    app.run()
    assert not app.exception
    assert len(app.dataframe[0].value) == rows
    assert "You see the version before it" in said(app)
    assert "events.csv:" in said(app)
    assert "'fireworks'" in said(app)
    assert client.get("/api/events.json").status_code == 200
    copy.change("events", ",fireworks,", ",crackdown,")
    app.run()
    assert "You see the version before" not in said(app)


def test_an_event_that_an_edit_takes_away_while_it_is_open_is_said(copy):
    app = opened(event=EVENT)
    for table in ("events", "event_places", "claims"):
        lines = copy.file(table).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if EVENT not in line]
        copy.file(table).write_text("".join(kept), encoding="utf-8")
    copy.now += PAUSE
    app.run()
    assert not app.exception
    assert f"“{EVENT}”, which does not exist" in said(app).replace("\\", "")
    assert "event" not in app.query_params


def test_an_edit_under_many_readers_disturbs_none_of_them(copy, client):
    first = client.get(f"/api/events.json?q={EVENT}").json()["events"][0]["title"]
    titles = [first, *(f"Title number {number}" for number in range(3))]
    seen = set()
    with ThreadPoolExecutor(6) as pool:
        for old, title in pairwise(titles):
            asked = [pool.submit(client.get, f"/api/events.json?q={EVENT}") for _ in range(12)]
            copy.change("events", old, title)
            answers = [one.result() for one in asked]
            assert {answer.status_code for answer in answers} == {200}
            seen |= {answer.json()["events"][0]["title"] for answer in answers}
    assert seen <= set(titles)
    copy.now += PAUSE
    assert client.get(f"/api/events.json?q={EVENT}").json()["events"][0]["title"] == titles[-1]


@pytest.mark.parametrize("year", [1970, 1999, 2031, 2999])
def test_a_clock_that_is_wrong_cuts_no_event_off(monkeypatch, record, year):
    class Clock(date):
        @classmethod
        def today(cls) -> date:
            return date(year, 2, 28)

    monkeypatch.setattr(linked_view, "date", Clock)
    first, last = linked_view.build_stage(record)["years"]
    ends = record.events.loc[~record.events["is_open_end"], "latest"].dropna().dt.year
    assert first <= record.events["earliest"].dropna().dt.year.min()
    assert last > max(ends.max(), year if year > 2026 else 0)


@pytest.mark.parametrize(
    "surroundings",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "Asia/Pyongyang"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
    ],
    ids=["no letters but ASCII", "Turkish, tomorrow"],
)
def test_the_same_file_is_written_whatever_the_place_of_the_machine(tmp_path, surroundings):
    written = []
    for number, more in enumerate(({}, surroundings)):
        out = tmp_path / f"{number}.csv"
        command = [
            sys.executable,
            "-m",
            "bellflower",
            "export",
            "--format",
            "csv-full",
            "--out",
            str(out),
        ]
        subprocess.run(command, cwd=ROOT, env=os.environ | more, check=True, capture_output=True)
        written.append(out.read_bytes())
    assert written[0] == written[1]


def test_a_failure_that_nobody_foresaw_shows_a_number_and_no_path(monkeypatch, caplog):
    from bellflower.ui import error_pages

    def page() -> None:
        from bellflower.ui import error_pages

        assert error_pages.unexpected(RuntimeError("/srv/secret is missing"))

    app = AppTest.from_function(page).run()
    assert not app.exception
    assert "secret" not in said(app)
    number = app.markdown[0].value.partition("number of the failure, **")[2][:6]
    assert f"Failure {number}" in caplog.text
    assert "/srv/secret is missing" in caplog.text
    assert error_pages.__doc__
