"""Search over all text of the record: spellings, word order, diacritics."""

import pytest

SPELLINGS = [
    "청진",
    "Ch'ongjin",
    "Ch’ŏngjin",
    "Chʻŏngjin",
    "Chongjin",
    "chongjin",
    "CHONGJIN",
    "Cheongjin",
]


@pytest.fixture(scope="module")
def find_events(record):
    return record.text_index.find_events


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_of_a_place_finds_the_same_events(find_events, spelling):
    assert find_events(spelling) == find_events("Chongjin") != frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hamhung sweep", "sweep hamhung"),
        ("Pong Su", "su pong"),
        ("함흥 2018", "2018 Hamhung"),
    ],
)
def test_the_order_of_words_does_not_matter(find_events, one, other):
    assert find_events(one) == find_events(other) != frozenset()


@pytest.mark.parametrize(("plain", "marked"), [("Ryanggang", "Ryanggăng"), ("Nampo", "Namp’o")])
def test_diacritics_and_apostrophes_do_not_matter(find_events, plain, marked):
    assert find_events(plain) == find_events(marked) != frozenset()


def test_all_words_must_be_found(find_events):
    both = find_events("hamhung chongjin")
    assert both == find_events("hamhung") & find_events("chongjin")


def test_the_beginning_of_a_word_finds_it_and_its_middle_does_not(find_events):
    assert "crackdown-hamhung-sunchon-2018" in find_events("crackd")
    assert "crackdown-hamhung-sunchon-2018" not in find_events("rackdow")


def test_an_event_is_found_by_its_id(find_events):
    assert "crackdown-hamhung-sunchon-2018" in find_events("crackdown-hamhung-sunchon-2018")


def test_an_event_is_found_by_the_title_of_its_source(find_events, record):
    claim = record.claims.iloc[0]
    title = record.sources.set_index("id")["title"][claim["source_id"]]
    assert claim["event_id"] in find_events(title)


@pytest.mark.parametrize("query", ["", "   ", "?!"])
def test_a_query_without_a_word_finds_everything(find_events, record, query):
    assert find_events(query) == set(record.events["id"])


def test_what_is_nowhere_finds_nothing(find_events):
    assert find_events("xylophone") == frozenset()
