"""Places of a reader's file: proposed from our own lists, never put on the map without approval."""

import pandas as pd
import pytest

from bellflower.analysis.areas import count_apart
from bellflower.ingest.gazetteer import find_candidates, known_places
from bellflower.ingest.pipeline import examine, propose
from bellflower.ingest.reader import read_upload
from bellflower.ingest.record import build_record
from geo.containing import find_provinces


def examined(text: str):
    upload = read_upload("events.csv", text.encode())
    return examine(upload, propose(upload))


@pytest.mark.parametrize("name", ["Hamhung", "함흥", "Hamhŭng", "hamheung", "HAMHUNG"])
def test_every_spelling_of_a_place_proposes_it_with_the_reason(name):
    (candidate,) = find_candidates(name, guess=False)
    assert (candidate.row["name"], candidate.row["province"]) == ("Hamhung", "KP-08")
    assert candidate.why


def test_a_name_that_is_misspelled_is_proposed_as_similar():
    (first, *_) = find_candidates("Hamhungg", guess=True)
    assert (first.row["name"], first.is_exact) == ("Hamhung", False)
    assert "similar" in first.why
    assert find_candidates("Hamhungg", guess=False) == []


def test_a_country_or_province_leaves_out_places_elsewhere():
    assert find_candidates("Hamhung", country="CN", guess=False) == []
    assert find_candidates("Hamhung", province="KP-08", guess=False)


def test_nothing_is_put_on_the_map_without_approval():
    found = examined("title,place\na,Hamhung\nb,Hamhung\nc,Nowhere at all\n")
    (first, second) = found.proposals
    assert (first.name, first.count, second.candidates) == ("Hamhung", 2, ())
    assert build_record(found, {}).places["latitude"].isna().all()


def test_an_approved_place_has_our_coordinates_and_names():
    found = examined("title,place\na,Hamhŭng\n")
    (proposal,) = found.proposals
    known = proposal.candidates[0].row
    (place,) = build_record(found, {proposal.place_id: known["id"]}).places.to_dict("records")
    assert (place["name"], place["name_ko"], place["province"]) == ("Hamhung", "함흥", "KP-08")
    assert place["latitude"] == pytest.approx(39.9, abs=0.1)


def test_approving_what_is_not_known_changes_nothing():
    found = examined("title,place\na,Hamhung\n")
    assert build_record(found, {"nobody": "hamhung"}).places["latitude"].isna().all()


def test_coordinates_in_the_file_are_kept_and_their_province_is_found():
    record = build_record(examined("title,place,lat,lon\na,My town,39.95,127.55\n"), {})
    (place,) = record.places.to_dict("records")
    assert (place["name"], place["latitude"], place["province"], place["country"]) == (
        "My town", 39.95, "KP-08", "KP",
    )  # fmt: skip


def test_a_known_name_tells_the_province_where_the_outlines_leave_doubt():
    assert find_provinces([41.7956], [129.7758]) == [""]
    record = build_record(examined("title,place,lat,lon\na,Chongjin,41.7956,129.7758\n"), {})
    assert record.places["province"].tolist() == ["KP-09"]


def test_several_places_in_a_cell_are_several_places():
    record = build_record(examined("title,place\na,Hamhung; Rason\nb,Rason\n"), {})
    assert record.places["name"].tolist() == ["Hamhung", "Rason"]
    assert record.events["place_ids"].str.len().tolist() == [2, 1]


def test_an_event_whose_place_is_not_known_is_not_said_to_lie_abroad():
    record = build_record(examined("title,place,lat,lon\na,Nowhere,,\nb,,,\nc,Busan,35.1,129.04\n"), {})
    assert vars(count_apart(record.events, record.places)) == {"whole_country": 2, "only_abroad": 1}


def test_coordinates_without_a_name_are_named_by_themselves():
    record = build_record(examined("title,lat,lon\na,35.1,129.04\n"), {})
    assert record.places["name"].tolist() == ["35.1°, 129.04°"]


def test_no_known_place_is_given_a_wrong_province():
    places = known_places()
    exact = places[places["location_precision"].isin(["city", "point"]) & (places["country"] != "")]
    points = exact[["latitude", "longitude"]].astype("float64")
    found = pd.Series(find_provinces(points["latitude"], points["longitude"]), index=exact.index)
    told = found[found != ""]
    assert len(told) > 60
    assert (told == exact.loc[told.index, "province"]).all()


def test_no_point_is_in_no_province():
    assert find_provinces([], []) == []
    assert find_provinces([0.0, 39.0], [0.0, 100.0]) == ["", ""]
