"""The offline geocoder and the names it folds."""

import pandas as pd
import pytest

from geo.geocoder import PlaceGeocoder
from geo.names import all_names, fold

PLACES = pd.DataFrame(
    [
        ("hamhung", "Hamhung", "함흥", "Hamhŭng;Hamheung", "39.91833", "127.53639"),
        ("sunchon", "Sunchon", "순천", "Sunch'ŏn", "39.4275", "125.93361"),
        ("suncheon", "Suncheon", "순천", "", "34.94878", "127.48947"),
        ("at-sea", "At sea", "", "", "", ""),
    ],
    columns=["id", "name", "name_ko", "other_names", "latitude", "longitude"],
)


@pytest.fixture
def geocoder():
    return PlaceGeocoder(PLACES)


def test_every_name_of_every_place_of_the_record_finds_it(record):
    names = [
        (place_id, name)
        for place_id, *forms in record.places[["id", "name", "name_ko", "other_names"]].itertuples(
            index=False
        )
        for name in all_names(*forms)
    ]
    finder = record.text_index.geocoder
    assert [pair for pair in names if pair[0] not in finder.find_ids(pair[1])] == []


@pytest.mark.parametrize("query", ["Hamhung", "함흥", "Hamhŭng", "hamheung", "HAMHUNG", " hamhung "])
def test_a_place_is_found_by_any_spelling(geocoder, query):
    location = geocoder.geocode(query)
    assert (location.latitude, location.longitude) == (39.91833, 127.53639)
    assert location.raw["id"] == "hamhung"


def test_places_with_one_name_are_all_found_in_the_order_of_the_table(geocoder):
    assert geocoder.find_ids("순천") == ("sunchon", "suncheon")
    assert [place.raw["id"] for place in geocoder.geocode("순천", exactly_one=False)] == [
        "sunchon",
        "suncheon",
    ]


def test_the_names_of_a_place_stand_for_each_other(geocoder):
    assert geocoder.names_like("함흥") == ("hamhung", "함흥", "hamheung")


def test_a_place_without_coordinates_is_known_but_not_located(geocoder):
    assert geocoder.find_ids("At sea") == ("at-sea",)
    assert geocoder.geocode("At sea") is None


@pytest.mark.parametrize("query", ["Atlantis", "", "?"])
def test_an_unknown_name_is_no_place(geocoder, query):
    assert geocoder.geocode(query) is None
    assert geocoder.geocode(query, exactly_one=False) is None
    assert geocoder.names_like(query) == ()


def test_it_opens_no_connection(geocoder):
    with pytest.raises(ConnectionError, match="the geocoder is offline"):
        geocoder.adapter.get_json("https://example.org", timeout=1, headers={})


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ch'ŏngjin", "chongjin"),
        ("Ch’ŏngjin", "chongjin"),
        ("P’yŏngan-pukto", "pyongan pukto"),
        ("청진", "청진"),
        ("\u110e\u1165\u11bc\u110c\u1175\u11ab", "청진"),
        ("Straße", "strasse"),
        ("  A -- b ", "a b"),
        ("...", ""),
    ],
)
def test_folding_leaves_letters_without_marks(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["Ch'ŏngjin", "청진", "İstanbul", "ﬁne Ⅷ", "A_b"])
def test_what_is_folded_stays_as_it_is(text):
    assert fold(fold(text)) == fold(text)
