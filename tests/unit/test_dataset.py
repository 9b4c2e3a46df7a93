"""The record in memory: what is derived beside the text of the tables."""

import pytest

from bellflower.record.dataset import load_dataset
from bellflower.record.problems import DataError


def loaded_event(good, event_id, **changes):
    for table, cells in changes.items():
        good.change(table, 2, **cells)
    return load_dataset(good.folder).events.set_index("id").loc[event_id]


def test_a_record_with_problems_is_not_loaded_and_all_of_them_are_told(good):
    good.change("places", 3, latitude="95", longitude="190")
    with pytest.raises(DataError) as caught:
        load_dataset(good.folder)
    assert str(caught.value).splitlines() == [
        "places.csv:3: latitude '95' is more than 90",
        "places.csv:3: longitude '190' is more than 180",
    ]
    assert [problem.column for problem in caught.value.problems] == ["latitude", "longitude"]


def test_dates_become_bounds_beside_their_text(good):
    event = loaded_event(good, "sweep-2018")
    assert event["date"] == "2018-02/2018-03-12"
    bounds = [str(event[name].date()) for name in ("earliest", "latest", "core_start", "core_end")]
    assert bounds == ["2018-02-01", "2018-03-12", "2018-02-28", "2018-03-12"]


def test_an_undated_event_has_no_bounds_and_stands_last(good):
    good.change("events", 2, date="")
    events = load_dataset(good.folder).events
    assert events["id"].tolist() == ["sweep-2018", "raid-1999"]
    assert events["earliest"].isna().tolist() == [False, True]
    assert events["precision"].tolist() == ["span", "undated"]


def test_an_event_has_the_provinces_and_countries_of_its_places(good):
    event = loaded_event(good, "sweep-2018")
    assert (event["place_ids"], event["provinces"], event["countries"]) == (
        ("hill",),
        ("KP-08",),
        ("KP",),
    )


def test_where_a_report_came_from_is_not_where_the_event_was(good):
    event = loaded_event(good, "raid-1999", event_places={"role": "reported_from"})
    assert (event["place_ids"], event["provinces"], event["countries"]) == ((), (), ())


def test_a_cell_with_several_values_becomes_a_tuple(good):
    assert loaded_event(good, "raid-1999")["drug_list"] == ("heroin", "opium")


def test_an_empty_cell_becomes_an_empty_tuple(good):
    assert loaded_event(good, "raid-1999", events={"drugs": ""})["drug_list"] == ()


def test_claims_and_sources_of_an_event_are_counted(good):
    good.change("claims", 3, event_id="raid-1999")
    good.change("events", 3, status="withdrawn", note="No source.")
    event = load_dataset(good.folder).events.set_index("id").loc["raid-1999"]
    assert (event["claim_count"], event["source_count"]) == (2, 2)


def test_a_withdrawn_event_is_kept_apart(good):
    good.change("events", 3, status="withdrawn", note="The report was taken back.")
    record = load_dataset(good.folder)
    assert record.events["id"].tolist() == ["raid-1999"]
    assert record.withdrawn["id"].tolist() == ["sweep-2018"]


def test_coordinates_become_numbers_and_stay_empty_where_unknown(good):
    places = load_dataset(good.folder).places.set_index("id")
    assert places.loc["port", "latitude"] == 35.1
    assert places["longitude"].isna().to_dict() == {"hill": True, "port": False}


def test_text_that_looks_like_nothing_stays_text(good):
    good.change("sources", 2, author="NA", publisher="None")
    source = load_dataset(good.folder).sources.iloc[0]
    assert (source["author"], source["publisher"], source["cited_via"]) == ("NA", "None", "")
