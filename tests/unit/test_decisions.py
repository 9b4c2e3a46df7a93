"""The decisions: one file each, numbered in order, and every number that is cited has a file."""

import re

import pytest

from bellflower.record.schema import ROOT

FOLDER = ROOT / "docs" / "decisions"
FILES = sorted(FOLDER.glob("[0-9]*.md"))
NUMBERS = {int(file.name[:4]): file for file in FILES}
CITING = ("*.md", "docs/*.md", "docs/decisions/*.md", "deploy/*.md", "**/*.py", "**/*.js")
CITED = re.compile(r"\bdecisions?\s+(\d+)(?:\s+(?:to|and)\s+(\d+))?", re.IGNORECASE)


def title(file):
    return file.read_text(encoding="utf-8").partition("\n")[0]


def test_numbers_run_from_one_without_a_gap():
    assert [int(file.name[:4]) for file in FILES] == list(range(1, len(FILES) + 1))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_decision_has_a_title_a_status_and_what_was_decided(file):
    lines = file.read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(rf"# {int(file.name[:4])}\. \S.*", lines[0])
    status = re.fullmatch(r"Status: (?:accepted|superseded by \[(\d+)\]\((.+)\))", lines[2])
    assert status, lines[2]
    if status[1]:
        assert NUMBERS[int(status[1])].name == status[2]
    parts = [line.removeprefix("## ") for line in lines if line.startswith("## ")]
    assert "Decision" in parts
    assert parts == [part for part in ("Context", "Decision", "Consequences") if part in parts]


def test_the_index_lists_each_file_with_its_title_and_status():
    row = re.compile(r"\| (\d+) \| \[(.+)\]\((.+)\) \| (accepted|superseded by \d+) \|")
    index = row.findall((FOLDER / "README.md").read_text(encoding="utf-8"))
    assert [file for _, _, file, _ in index] == [file.name for file in FILES]
    for number, name, file, status in index:
        assert title(FOLDER / file) == f"# {number}. {name}"
        written = (FOLDER / file).read_text(encoding="utf-8").splitlines()[2]
        assert re.sub(r"\[(\d+)\]\(.+\)", r"\1", written) == f"Status: {status}"


def citing():
    """Every document and source that may cite a decision, without what was installed or built."""
    for pattern in CITING:
        for file in ROOT.glob(pattern):
            if not {".venv", "node_modules", "build"} & set(file.relative_to(ROOT).parts):
                yield file


def test_every_cited_number_has_a_file():
    missing = [
        f"{file.relative_to(ROOT)}: {number}"
        for file in citing()
        for cited in CITED.findall(file.read_text(encoding="utf-8"))
        for number in cited
        if number and int(number) not in NUMBERS
    ]
    assert missing == []
