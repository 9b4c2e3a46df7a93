"""The command line: what `python -m bellflower export` writes, says and returns."""

import json

import pytest

from bellflower.__main__ import main
from bellflower.publish.export.formats import FORMATS


def export(out, *more, query="province=KP-08&from=1990", name="json"):
    return main(["export", "--format", name, "--query", query, "--out", str(out), *more])


def test_a_selection_is_written_and_counted(tmp_path, capsys):
    out = tmp_path / "events.json"
    assert export(out) == 0
    written = json.loads(out.read_text(encoding="utf-8"))
    assert f"{written['count']} events in {str(out)!r}" in capsys.readouterr().out
    assert all("KP-08" in event["provinces"] for event in written["events"])


def test_the_event_of_a_query_is_written_alone(tmp_path):
    assert export(tmp_path / "one.json", query="event=pongsu-2003") == 0
    written = json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))
    assert [event["id"] for event in written["events"]] == ["pongsu-2003"]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_written(tmp_path, name):
    assert export(tmp_path / "out", name=name, query="q=amnesty") == 0
    assert (tmp_path / "out").stat().st_size > 0


def test_every_problem_of_a_query_is_a_line_and_nothing_is_written(tmp_path, capsys):
    out = tmp_path / "events.json"
    assert export(out, query="province=KP-99&color=red") == 1
    told = capsys.readouterr().err.splitlines()
    assert [line.split("; ")[0] for line in told] == [
        "province 'KP-99' is not an allowed value",
        "color '' is not a parameter",
    ]
    assert not out.exists()


def test_a_file_that_is_there_is_written_over_only_if_told_so(tmp_path, capsys):
    out = tmp_path / "events.json"
    out.write_text("mine", encoding="utf-8")
    assert export(out) == 1
    assert "is there already; --force writes over it." in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "mine"
    assert export(out, "--force") == 0
    assert out.read_text(encoding="utf-8") != "mine"


def test_a_folder_that_is_not_there_is_said(tmp_path, capsys):
    assert export(tmp_path / "nowhere" / "events.json") == 1
    assert "nowhere" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["htm", "doc", "svg"])
def test_a_format_that_does_not_exist_is_a_wrong_argument(tmp_path, capsys, name):
    with pytest.raises(SystemExit) as caught:
        export(tmp_path / "out", name=name)
    assert caught.value.code == 2
    assert "csv-full" in capsys.readouterr().err
