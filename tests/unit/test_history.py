"""What changed since a link was made, in numbers and words."""

import pandas as pd
import pytest

from bellflower.analysis.history import changes_since, describe_changes

CHANGES = pd.DataFrame(
    [
        ("1.1.0", "raid", "changed", "The date was widened."),
        ("1.1.0", "sweep", "added", "Found in an archive."),
        ("1.10.0", "tale", "withdrawn", "The source took it back."),
    ],
    columns=["version", "event_id", "change", "note"],
)


@pytest.mark.parametrize(
    ("asked", "events"),
    [
        ("1.0.0", ["raid", "sweep", "tale"]),
        ("1.1.0", ["tale"]),
        ("1.2.0", ["tale"]),
        ("1.10.0", []),
    ],
)
def test_only_later_versions_count_and_numbers_are_not_letters(asked: str, events: list[str]):
    found = changes_since(CHANGES, asked, "1.10.0")
    assert found is not None
    assert found["event_id"].tolist() == events


@pytest.mark.parametrize("asked", ["2.0.0", "0.9.0", "soon", "1.0", "", "1.0.0-beta", "-1.0.0"])
def test_a_version_that_never_was_is_said_to_be_none(asked: str):
    assert changes_since(CHANGES, asked, "1.10.0") is None
    assert "which is not one" in describe_changes(None, {}, asked, "1.10.0")


def test_a_reader_is_told_numbers_and_titles():
    found = changes_since(CHANGES, "1.0.0", "1.10.0")
    said = describe_changes(found, {"raid": "A raid"}, "1.0.0", "1.10.0")
    assert "Since then: 1 added, 1 changed, 1 withdrawn." in said
    assert "Concerned: A raid; sweep; tale." in said


def test_a_link_of_the_present_version_has_nothing_to_tell():
    found = changes_since(CHANGES, "1.10.0", "1.10.0")
    assert "No event has changed since" in describe_changes(found, {}, "1.10.0", "1.10.0")
