"""What is remembered of a record, and rows that are looked up in it."""

import gc
import weakref

import pytest

from bellflower.record.lookup import RowsBy, lookup
from bellflower.record.memo import Later, remembered
from bellflower.record.tables import rows_of


class Owner:
    """Something that values belong to."""


def test_a_value_is_made_once_for_each_owner_and_key():
    made = []
    one, other = Owner(), Owner()
    for owner, key in ((one, "a"), (one, "a"), (other, "a"), (one, "b")):
        remembered(owner, key, lambda: made.append(1) or len(made))
    assert len(made) == 3
    assert remembered(one, "a", lambda: 0) == 1


def test_what_was_not_asked_for_longest_is_forgotten_first():
    owner = Owner()
    for key in ("old", "new", "old", "newest"):
        remembered(owner, key, lambda: "first", most=2)
    assert remembered(owner, "old", lambda: "again", most=2) == "first"
    assert remembered(owner, "new", lambda: "again", most=2) == "again"


def test_large_things_do_not_push_out_small_ones():
    owner = Owner()
    remembered(owner, "key", lambda: "small")
    for key in ("key", "other"):
        remembered(owner, key, lambda: "large", kind="large", most=1)
    assert remembered(owner, "key", lambda: "again") == "small"
    assert remembered(owner, "key", lambda: "again", kind="large", most=1) == "again"


def test_what_belongs_to_an_owner_goes_with_it():
    owner = Owner()
    gone = weakref.ref(remembered(owner, "value", Owner))
    del owner
    gc.collect()
    assert gone() is None


def test_a_value_that_could_not_be_made_is_tried_again():
    owner = Owner()
    with pytest.raises(ZeroDivisionError):
        remembered(owner, "key", lambda: 1 / 0)
    assert remembered(owner, "key", lambda: 2) == 2


@pytest.mark.parametrize("table", ["events", "withdrawn", "claims", "sources", "places", "disputes"])
def test_looking_a_row_up_finds_what_the_table_says(record, table):
    frame = getattr(record, table)
    column = "event_id" if table == "claims" else "id"
    rows = RowsBy(frame, column)
    told = rows_of(frame)
    for value in frame[column].unique():
        wanted = [row for row in told if row[column] == value]
        # what is not known equals nothing, not even itself, but is written in one way
        assert list(map(repr, rows.of(value))) == list(map(repr, wanted))


def test_what_is_not_there_has_no_row_and_cannot_be_the_only_one(record):
    assert lookup(record).events.of("no-such-event") == []
    with pytest.raises(KeyError):
        lookup(record).events.only("no-such-event")


def test_a_mapping_for_later_is_made_once_when_it_is_looked_into():
    made = []
    later = Later(lambda: made.append(1) or {"a": 1, "b": 2})
    assert made == []
    assert (later["b"], list(later), len(later), "c" in later, made) == (2, ["a", "b"], 2, False, [1])
