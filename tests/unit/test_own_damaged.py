"""Damaged files of readers are refused in words, or read; a fuzzer found the first ones here."""

import io
import zipfile
from random import Random

import pytest

from bellflower.ingest.limits import UnreadableError
from bellflower.ingest.pipeline import examine, propose
from bellflower.ingest.reader import read_upload
from bellflower.ingest.template import template_workbook
from tests.soak.damage import Seeds, damaged
from tests.soak.uploads import bring

EVENTS = b"title,date\nA raid,1999-04\n"


def _packed(members, way=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", way) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_a_member_whose_packing_is_damaged_is_refused_whichever_way_it_was_packed():
    for way in (zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_DEFLATED):
        data = bytearray(_packed({"events.csv": EVENTS * 50}, way))
        at = data.index(b"events.csv") + len("events.csv") + 12
        data[at : at + 20] = b"\xff" * 20
        with pytest.raises(UnreadableError, match="damaged archive"):
            read_upload("mine.zip", bytes(data))


def test_a_workbook_whose_xml_is_damaged_is_refused():
    with zipfile.ZipFile(io.BytesIO(template_workbook())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"):
        damaged_book = members | {name: members[name].replace(b"<", b"<<<", 3)}
        with pytest.raises(UnreadableError, match="not a workbook that can be read"):
            read_upload("mine.xlsx", _packed(damaged_book))


def test_an_event_without_a_supporting_claim_stands_beside_a_table_of_claims():
    claims = b"id,event_id,source_id,says,evidence,stance\nc1,other,s1,It says.,documented,supports\n"
    events = b"id,title,date\nraid,A raid,1999-04\nother,Another raid,2000\n"
    upload = read_upload("mine.zip", _packed({"events.csv": events, "claims.csv": claims}))
    examined = examine(upload, propose(upload))
    assert examined.shown == 2


@pytest.fixture(scope="module")
def seeds():
    return Seeds()


@pytest.mark.filterwarnings("ignore::UserWarning")  # zipfile and openpyxl tell of what is odd
@pytest.mark.parametrize("first", range(0, 40, 10))
def test_files_damaged_at_random_are_refused_or_read(seeds, first):
    for number in range(first, first + 10):
        assert bring(*damaged(Random(number), seeds)) in ("refused", "empty", "shown")


def test_a_mistake_of_ours_is_not_told_as_a_damaged_archive(monkeypatch):
    def fail(_members):
        raise RuntimeError("our own")

    monkeypatch.setattr("bellflower.ingest.files.archive._refuse", fail)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("events.csv", "title\nA raid\n")
    with pytest.raises(RuntimeError, match="our own"):
        read_upload("a.zip", content.getvalue())
