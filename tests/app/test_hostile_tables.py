"""The tables of the pages, which a reader can save as CSV with a button of Streamlit, cell by cell."""

import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from bellflower.record import dataset
from bellflower.record.dataset import load_dataset
from bellflower.record.reload import Latest
from bellflower.record.schema import ROOT
from bellflower.ui.cells import harmless
from tests.app.opening import opened
from tests.hostile import DISPUTE, write_hostile_record

OBEYED = ("=", "+", "-", "@", "\t", "\r")
SHOWN = {
    "events": {}, "provinces": {"province": ["KP-08", "KP-09"]}, "sources": {"scope": ["all"]},
    "disputes": {}, "about": {},
}  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return load_dataset(write_hostile_record(tmp_path_factory.mktemp("hostile")))


def cells(app: AppTest) -> list[str]:
    return [
        cell
        for table in app.dataframe
        for _, column in table.value.items()
        for cell in column
        if isinstance(cell, str)
    ]


@pytest.mark.parametrize("name", SHOWN)
def test_no_cell_of_a_table_begins_a_formula(monkeypatch, hostile, name):
    monkeypatch.setattr(dataset, "_SHIPPED", Latest(list, lambda: hostile))
    app = opened(name, list="table", **SHOWN[name])
    assert len(cells(app)) > 10
    assert [cell for cell in cells(app) if cell.startswith(OBEYED)] == []


def test_dispute_answers_are_tables_too(monkeypatch, hostile):
    monkeypatch.setattr(dataset, "_SHIPPED", Latest(list, lambda: hostile))
    app = opened("disputes", dispute=[DISPUTE])
    assert [cell for cell in cells(app) if cell.startswith(OBEYED)] == []


def test_a_harmless_table_keeps_numbers_and_ordinary_texts():
    rows = pd.DataFrame({"n": [1, -2], "text": ["=1", "Norway"], "turned": ["a\u202eb", None]})
    shown = harmless(rows)
    assert shown["n"].tolist() == [1, -2]
    assert shown["text"].tolist() == ["'=1", "Norway"]
    assert shown["turned"][0] == "a‹U+202E›b"
    assert rows["text"].tolist() == ["=1", "Norway"]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "bellflower/ui").rglob("*.py")), ids=lambda path: path.stem
)
def test_every_table_of_the_interface_is_shown_harmless(path):
    text = path.read_text(encoding="utf-8")
    shown = re.findall(r"st\.(?:dataframe|table|data_editor)\(\s*(\w+)", text)
    made = re.findall(r"(\w+) = (?:cache\.for_all\(.*lambda: )?harmless\(", text)
    assert set(shown) <= {"harmless", *made}
