"""The quick checks of long tables and frictionless, row by row, find the same problems."""

import numpy as np
import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bellflower.record.checks.column_checks import (
    Rows,
    find_lonely_rows,
    find_missing_ids,
    find_row_problems,
)
from bellflower.record.checks.record_checks import find_problems
from bellflower.record.schema import load_tables

OF_THE_RECORD = (  # what only a curated record must keep, and a reader's file need not
    "has no supporting claim in claims.csv", "has no place in event_places.csv",
    "is required in the record",
    "but no claim bears on the date", "the day of the last report of it", "is graded multiple_reports",
    "is not an id in actors.csv",
)  # fmt: skip
NASTY = (
    "", " ", "x", "A  raid", "Raid\n", "raid-1999", "sweep-2018", "Late", "late", "-1", "5", "05", "1e3",
    "nan", " nan", "inf", "٢", "1_0", "95", "999999999999999999999", "35,1", "one", "0", "1", "KP", "kp",
    "KP-08", "KP-99", "opium;heroin", "heroin;heroin;", "tea", "published", "withdrawn", "supports",
    "denies", "seized", "none", "city", "yes", "no", "kg", "1999-13", "1999", "99999", "2005~/..",
    "../..", "Apr 1999", "x" * 111, "javascript:x", "https://a b", "https://a.b", "a\u202eb", "a\0b",
    "=1+1", "Why?", "en;ko", "how-much", "port", "hill", "port-hill", "gazette-1999", "wire-2018",
    "flow", "unmapped", "stated",
)  # fmt: skip
CELLS = [(table.name, column.name) for table in load_tables().values() for column in table.columns]


def quick_problems(good) -> set[str]:
    tables = {}
    for name, table in load_tables().items():
        header, *cells = good.rows(name)
        lines = np.arange(2, len(cells) + 2)
        frame = pd.DataFrame(cells, columns=header, dtype="str")
        tables[name] = Rows(table, good.file(name).name, frame, lines)
    found = [problem for rows in tables.values() for problem in find_row_problems(rows)]
    return {str(one) for one in [*found, *find_missing_ids(tables), *find_lonely_rows(tables)]}


def slow_problems(good) -> set[str]:
    found = {str(problem) for problem in find_problems(good.folder)}
    return {
        one
        for one in found
        if not any(rule in one for rule in OF_THE_RECORD) and "canonical form" not in one
    }


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    damages=st.lists(
        st.tuples(st.sampled_from(CELLS), st.integers(0, 1), st.sampled_from(NASTY)),
        min_size=4,
        max_size=16,
    ),
    again=st.lists(st.sampled_from(sorted(load_tables())), max_size=2),
)
def test_both_find_the_same_problems_in_damaged_rows(good, damages, again):
    before = {name: good.rows(name) for name in load_tables()}
    try:
        for name in again:
            good.write(name, [*good.rows(name), *good.rows(name)[-1:]])
        for (table, column), row, value in damages:
            rows = good.rows(table)
            if row + 1 < len(rows) and len(rows[0]) > 1:
                rows[row + 1][rows[0].index(column)] = value
                if any(rows[row + 1]):  # a blank row is a matter of structure, which comes before
                    good.write(table, rows)
        assert quick_problems(good) == slow_problems(good)
    finally:
        for name, rows in before.items():
            good.write(name, rows)


def test_both_have_nothing_to_say_of_a_good_record(good):
    assert quick_problems(good) == slow_problems(good) == set()
