"""What holds of every format: sources that are only cited, and a selection of nothing."""

import re

import pytest

from bellflower.analysis.selection import select
from bellflower.publish.export.formats import file_bytes
from bellflower.query.filters import EventFilter
from bellflower.query.permalink import View
from tests.unit.readers.reading import connected, duck, placemarks, text_of

READABLE = ("kml", "lpf", "timelinejs", "ics", "sqlite", "docx", "odt")  # formats in which a link may be


@pytest.mark.parametrize("name", READABLE)
def test_the_address_of_a_source_that_must_not_be_linked_is_no_link(everything, name):
    content = text_of(name, file_bytes(name, everything))
    sources = everything.sources
    linked = set(sources.loc[sources["link"] == "yes", "url"])
    hidden = [url for url in sources.loc[sources["link"] == "no", "url"] if url and url not in linked]
    assert len(hidden) > 10
    ends = r"(?![\w/?#&=%.~+-]*[\w/])"
    assert [url for url in hidden if re.search(re.escape(url) + ends, content)] == []


def test_nothing_selected_is_a_file_that_its_reader_opens(record, tmp_path):
    nothing = select(record, View(EventFilter(text="xyzzy")))
    assert duck(file_bytes("parquet", nothing), tmp_path, "SELECT count(*) FROM FILE") == [(0,)]
    assert connected(file_bytes("sqlite", nothing)).execute(
        "SELECT count(*) FROM events"
    ).fetchone() == (0,)
    placemarks(file_bytes("kml", nothing))
