"""How much is told of each province and decade."""

import pytest

from bellflower.analysis.source_coverage import coverage_by_decade, coverage_by_province
from bellflower.record.schema import closed_values
from bellflower.text.wording import label


@pytest.fixture(scope="module")
def provinces(record):
    return coverage_by_province(record).set_index("Part")


def test_every_province_has_a_row_even_without_an_event(provinces):
    names = [label(code) for code in closed_values("places", "province")]
    assert list(provinces.index)[: len(names)] == names


def test_a_province_counts_its_events(provinces, record):
    told = sum("KP-08" in codes for codes in record.events["provinces"])
    assert provinces.loc["South Hamgyong", "Events"] == told


def test_every_event_is_in_a_province_or_in_one_of_the_rows_beside_them(provinces, record):
    several = sum(max(0, len(codes) - 1) for codes in record.events["provinces"])
    abroad_too = [
        bool(codes) and "KP" not in countries
        for codes, countries in zip(record.events["provinces"], record.events["countries"])
    ]
    assert provinces["Events"].sum() - several == len(record.events)
    assert not any(abroad_too)


def test_the_decades_count_every_dated_event_once(record):
    decades = coverage_by_decade(record)
    assert decades["Events"].sum() == record.events["earliest"].notna().sum()
    assert decades["Part"].tolist() == sorted(decades["Part"])
