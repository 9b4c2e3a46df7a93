"""The data dictionary is built from the descriptor and leaves out nothing."""

import pytest

from bellflower.record.schema import load_tables
from tools.build_dictionary import DICTIONARY, build_text

PAGE = build_text()


def test_the_dictionary_is_up_to_date():
    written = DICTIONARY.read_text(encoding="utf-8")
    assert written == PAGE, "run `python -m tools.build_dictionary`"


@pytest.mark.parametrize("table", load_tables().values(), ids=lambda table: table.name)
def test_every_column_is_explained_in_the_section_of_its_table(table):
    section = PAGE.partition(f"\n## {table.title}\n")[2].partition("\n## ")[0]
    assert table.description in section
    for column in table.columns:
        assert f"| `{column.name}` | {column.title} |" in section
        assert column.description.replace("|", r"\|") in section


def test_every_line_of_a_table_has_as_many_cells_as_its_header():
    width = None
    for line in PAGE.splitlines():
        bars = line.replace(r"\|", "").count("|")
        if not line.startswith("|"):
            width = None
        else:
            width = width or bars
            assert bars == width, line


def test_gaps_license_and_changes_are_linked():
    for file in ("ERRATA.md", "LICENSE", "CHANGELOG.md"):
        assert f"({file})" in PAGE
        assert (DICTIONARY.parent / file).is_file()
