"""Citations: sources, events and views in each format, read back by the libraries of the field."""

import codecs
import json
from datetime import date

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from bellflower.publish.citation.bibtex import bibtex
from bellflower.publish.citation.dates import csl_date, ris_date
from bellflower.publish.citation.formats import csl_json, footnotes, formatted, ris
from bellflower.publish.citation.items import FORMS, KINDS, source_item, source_items
from bellflower.publish.citation.views import credit, event_item, view_in_words, view_item
from bellflower.query.filters import EventFilter, Match, Mode, chosen
from bellflower.query.permalink import View
from bellflower.record.dates import parse_date
from bellflower.record.schema import closed_values, data_version

SOURCE = {
    "id": "gazette-1999", "type": "news", "author": "Ann Example; Wire Agency",
    "title": "A ship is searched", "publisher": "Gazette, via mirror.example", "date": "1999-05-03",
    "url": "https://example.org/a_b?c=1&d=%20",
    "language": "en;ko", "reliability": "A newspaper.", "link": "yes", "cited_via": "",
}  # fmt: skip

plain_texts = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" ")).map(
    lambda text: " ".join(f"a {text} b".split())
)


@pytest.fixture(scope="module")
def items(record):
    return source_items(record, record.sources["id"])


def test_every_type_of_source_has_a_kind():
    assert set(KINDS) == set(closed_values("sources", "type"))
    assert {*KINDS.values(), "dataset"} == set(FORMS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_cited_in_every_format(kind):
    item = source_item(SOURCE | {"type": kind})
    assert "A ship is searched" in formatted([item])[0]
    assert "A ship is searched" in bibtex([item])
    assert "A ship is searched" in ris([item])


def test_a_source_becomes_an_item():
    assert source_item(SOURCE, {"title": "A list", "publisher": "A blog"}) == {
        "id": "gazette-1999",
        "type": "article-newspaper",
        "author": [{"literal": "Ann Example"}, {"literal": "Wire Agency"}],
        "title": "A ship is searched",
        "container-title": "Gazette",
        "issued": {"date-parts": [[1999, 5, 3]]},
        "URL": "https://example.org/a_b?c=1&d=%20",
        "language": "en, ko",
        "archive": "mirror.example",
        "genre": "News report",
        "note": "Read through mirror.example. Known through “A list”, A blog.",
    }


def test_a_source_that_must_not_be_linked_shows_no_address_in_any_format(record, items):
    for source, item in zip(record.sources.to_dict("records"), items, strict=True):
        if source["link"] == "no":
            assert "://" not in bibtex([item]) + ris([item]) + csl_json([item]) + footnotes([item])
        else:
            assert item["URL"] == source["url"]


@pytest.mark.parametrize(
    ("text", "csl", "in_ris"),
    [
        ("1976", {"date-parts": [[1976]]}, "1976///"),
        ("1976-10-18", {"date-parts": [[1976, 10, 18]]}, "1976/10/18/"),
        ("1996-11/1997", {"date-parts": [[1996, 11], [1997]]}, "1996/11//1996-11 to 1997"),
        (
            "1893~",
            {"date-parts": [[1893]], "circa": True, "literal": "around 1893"},
            "1893///around 1893",
        ),
        ("197X", {"date-parts": [[1970], [1979]], "literal": "the 1970s"}, "1970///the 1970s"),
        (
            "2005~/..",
            {"date-parts": [[2005]], "circa": True, "literal": "from around 2005 on"},
            "2005///from around 2005 on",
        ),
    ],
)  # fmt: skip
def test_a_date_is_neither_more_nor_less_exact(text, csl, in_ris):
    assert csl_date(text) == csl
    assert ris_date(csl) == in_ris


def test_every_date_of_the_record_can_be_cited(record):
    for text in {*record.sources["date"], *record.events["date"]} - {""}:
        first = csl_date(text)["date-parts"][0]
        assert parse_date("-".join(f"{part:02d}" for part in first)).earliest.year == first[0]
    assert csl_date("") == {}


def test_an_uncertain_year_is_said_in_the_formatted_citation():
    assert "(around 2018)" in formatted([source_item(SOURCE | {"date": "2018~"})])[0]


def test_the_bibtex_gives_back_every_source(items):
    entries = parse_string(bibtex(items), "bibtex").entries
    assert list(entries) == [item["id"] for item in items]
    for item in items:
        title = codecs.decode(entries[item["id"]].fields["title"], "ulatex+utf-8")
        assert title.removeprefix("{").removesuffix("}") == item["title"]
        assert entries[item["id"]].fields.get("url", "") == item.get("URL", "")


@settings(max_examples=60)
@given(plain_texts)
def test_no_title_breaks_the_bibtex(text):
    entries = parse_string(bibtex([source_item(SOURCE | {"title": text})]), "bibtex").entries
    assert list(entries) == ["gazette-1999"]
    assert entries["gazette-1999"].fields["journal"] == "Gazette"


@pytest.mark.parametrize("letter", "&%$#_{}~^\\")
def test_what_tex_would_act_on_is_escaped(letter):
    written = bibtex([source_item(SOURCE | {"title": f"A {letter} B"})])
    assert f"A {letter} B" not in written


def test_the_ris_gives_back_every_source(items):
    references = rispy.loads(ris(items))
    assert [reference["id"] for reference in references] == [item["id"] for item in items]
    for item, reference in zip(items, references, strict=True):
        assert reference["title"] == item["title"]
        assert reference.get("authors", []) == [name["literal"] for name in item.get("author", ())]
        assert reference.get("urls", []) == ([item["URL"]] if "URL" in item else [])


@settings(max_examples=60)
@given(st.text())
def test_no_title_breaks_the_ris(text):
    item = source_item(SOURCE | {"title": f"A\nER  - \n{text}"})
    (reference,) = rispy.loads(ris([item]))
    assert reference["secondary_title"] == "Gazette"


def test_the_csl_json_gives_back_every_item(items):
    assert json.loads(csl_json(items)) == items


def test_the_footnotes_are_numbered_and_name_every_source(items):
    lines = footnotes(items).splitlines()
    assert len(lines) == len(items)
    for number, (line, item) in enumerate(zip(lines, items, strict=True), 1):
        assert line.startswith(f"{number}. ")
        assert " ".join(item["title"].split()).rstrip(".") in line
        assert item.get("note", "") in line
        assert item.get("URL", "") in line


def test_a_footnote_says_who_when_where_and_through_which_copy():
    assert footnotes([source_item(SOURCE)]) == (
        "1. Ann Example and Wire Agency (1999) “A ship is searched”, Gazette, 3 May. Available at: "
        "https://example.org/a_b?c=1&d=%20. Read through mirror.example.\n"
    )


def test_no_source_makes_no_footnote():
    assert footnotes([]) == ""


def test_an_event_is_cited_with_its_lasting_link_and_the_data_version(record):
    event_id = record.events["id"].iloc[0]
    item = event_item(record, event_id, "https://bellflower.example/explore", date(2026, 3, 1))
    version = data_version()
    assert item["title"] == record.events["title"].iloc[0]
    assert item["URL"] == f"https://bellflower.example/explore?event={event_id}&v={version}"
    (line,) = formatted([item])
    assert item["URL"] in line
    assert f"Data version {version}" in line
    assert "March 1, 2026" in line
    with pytest.raises(KeyError):
        event_item(record, "no-such-event")


def test_a_view_is_cited_with_what_it_selects():
    wanted = EventFilter(
        earliest=date(2010, 1, 1), chosen=chosen(category={"crackdown"}, province={"KP-10"})
    )
    item = view_item(View(wanted), "https://bellflower.example/")
    assert item["title"] == "Events: Crackdown; Ryanggang; from 2010 on"
    assert item["URL"].endswith(f"/?from=2010&province=KP-10&category=crackdown&v={data_version()}")
    assert "URL" not in view_item(View(wanted))


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (EventFilter(), ""),
        (EventFilter(date(1970, 1, 1), date(1985, 12, 31)), "1970 to 1985"),
        (EventFilter(date(1970, 1, 1), date(1985, 12, 31), mode=Mode.UP_TO), "up to 1985"),
        (EventFilter(date(1976, 1, 1), date(1976, 12, 31), match=Match.SURELY), "surely 1976"),
        (EventFilter(evidence=3, text=" meth "), "evidence: multiple reports or better; “meth”"),
        (
            EventFilter(evidence=4, chosen=chosen(country={"JP", "CN"})),
            "China or Japan; evidence: documented",
        ),
    ],
)  # fmt: skip
def test_a_view_is_said_in_words(wanted, words):
    assert view_in_words(View(wanted)) == words


def test_the_credit_names_license_and_gazetteer():
    assert "Creative Commons Attribution 4.0" in credit()
    assert "GeoNames" in credit()
