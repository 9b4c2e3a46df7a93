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


@pytest.mark.parametrize(
    ("typed", "meant"), [("Hamhong", "Hamhung"), ("methampetamine", "methamphetamine"), ("함훙", "함흥")]
)
def test_a_typing_error_finds_what_was_meant_and_is_named(record, typed, meant):
    index = record.text_index
    assert index.find_events(typed) == index.find_events(meant) != frozenset()
    assert index.corrections(typed) == ((typed.lower(), meant),)


def test_a_word_that_is_written_somewhere_is_not_corrected(record):
    assert record.text_index.corrections("hamhung crackd 2018") == ()


def test_a_phrase_is_looked_for_as_it_is_and_never_corrected(record, find_events):
    assert find_events('"hamhong"') == frozenset()
    assert record.text_index.corrections('"hamhong"') == ()


def test_a_phrase_keeps_the_order_of_its_words_and_holds_whole_words(find_events):
    assert find_events('"white bellflower"') <= find_events("bellflower white")
    assert find_events('"bellflower white"') == frozenset()
    assert find_events('"white bellflow"') == frozenset()


def test_a_quotation_mark_of_any_kind_holds_a_phrase_even_unclosed(find_events):
    plain = find_events('"white bellflower"')
    assert find_events("“white bellflower”") == find_events('"white bellflower') == plain


def test_or_finds_what_either_side_finds(find_events):
    either = find_events("opium hamhung OR Pong Su")
    assert either == find_events("opium hamhung") | find_events("Pong Su")
    assert find_events("opium OR") == find_events("OR opium") == find_events("opium")


def test_a_minus_sign_leaves_out_what_holds_the_word_in_any_of_its_names(find_events):
    without = find_events("opium -Japan")
    assert without == find_events("opium -日本") <= find_events('opium -"japan"')
    assert without < find_events("opium")
    assert find_events("-opium") | find_events("opium") == find_events("")


def test_a_minus_sign_inside_a_word_excludes_nothing(find_events):
    assert find_events("pyongan-pukto") == find_events("Pyongan pukto")


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ("김정일", "Kim Jong Il"),
        ("金正日", "Kim Jong Il"),
        ("필로폰", "methamphetamine"),
        ("覚醒剤", "methamphetamine"),
        ("日本", "Japan"),
        ("清津", "Chongjin"),
        ("paekdoraji", "백도라지"),
        ("39호실", "Office 39"),
    ],
)
def test_words_of_korea_japan_and_china_find_what_they_mean(find_events, asked, same):
    assert find_events(asked) == find_events(same) != frozenset()


def test_white_bellflower_or_its_korean_name_finds_the_order_of_1992(find_events):
    assert "paektoraji-order-1992" in find_events('"white bellflower" OR paekdoraji')


def test_an_event_with_the_word_in_its_title_comes_before_one_with_it_in_a_source(record):
    best = record.text_index.best_first("Pong Su")
    titles = record.events.set_index("id")["title"]
    has_it = ["Pong Su" in titles[one] for one in best]
    assert has_it == sorted(has_it, reverse=True)
    assert set(best) == record.text_index.find_events("Pong Su")


def test_every_curated_word_stands_for_a_term_once(record):
    from bellflower.record.vocabulary import curated_words
    from geo.names import fold

    words = [fold(word) for group in curated_words() for word in set(group)]
    assert sorted(word for word in set(words) if words.count(word) > 1) == []
