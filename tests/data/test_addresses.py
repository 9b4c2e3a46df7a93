"""Addresses of sources: none is plain where a safe one is known, and copies are proposed, not taken."""

from dataclasses import replace
from urllib.error import URLError
from urllib.parse import parse_qs, urlsplit

import pytest

from bellflower.record.dataset import shipped_record
from bellflower.view.source_cards import source_card
from tools import propose_archives
from tools.propose_archives import plain_addresses, proposals, read_sources

COPY = "https://web.archive.org/web/20150715000000/https://a.example/b"


def source(**cells: str) -> dict[str, str]:
    usual = {"id": "a", "url": "https://a.example/b", "date": "2015-07", "link": "yes", "archive_url": ""}
    return usual | cells


def snapshot(**fields):
    usual = {"available": True, "status": "200", "url": COPY.replace("https", "http", 1)}
    return {"archived_snapshots": {"closest": usual | fields}}


def test_no_address_is_plain_where_another_source_of_its_host_is_not():
    assert plain_addresses(read_sources(propose_archives.DATA)) == []
    both = [source(url="http://a.example/x"), source(), source(url="http://b.example/")]
    assert plain_addresses(both) == ["http://a.example/x"]


def test_only_sources_that_may_be_linked_and_have_no_copy_are_asked_for():
    asked, pauses = [], []

    def answer(url):
        asked.append({name: value for name, [value] in parse_qs(urlsplit(url).query).items()})
        return snapshot()

    sources = [
        source(), source(id="b", date=""), source(id="c", link="no"), source(id="d", url=""),
        source(id="e", archive_url=COPY),
    ]  # fmt: skip
    found = list(proposals(sources, answer, lambda: pauses.append(1)))
    assert found == [("a", COPY), ("b", COPY)]
    assert asked == [
        {"url": "https://a.example/b", "timestamp": "20150715"},
        {"url": "https://a.example/b"},
    ]
    assert len(pauses) == 2


@pytest.mark.parametrize(
    "told", [{}, {"archived_snapshots": {}}, snapshot(available=False), snapshot(status="404")]
)
def test_a_page_without_a_readable_copy_is_proposed_none(told):
    assert list(proposals([source()], lambda _url: told, lambda: None)) == []


def test_without_a_network_the_command_says_so(monkeypatch, tmp_path, capsys):
    def fails(*_args, **_more):
        raise URLError("no route")

    monkeypatch.setattr(propose_archives.urllib.request, "urlopen", fails)
    head = "id,date,url,link,archive_url\n"
    (tmp_path / "sources.csv").write_text(f"{head}a,2015,https://a.example/,yes,\n")
    assert propose_archives.main([str(tmp_path)]) == 1
    assert "does not answer from here: no route" in capsys.readouterr().err


def test_the_card_of_a_source_offers_its_copy():
    record = shipped_record()
    row = record.sources[record.sources["link"] == "yes"].iloc[0]
    sources = record.sources.copy()
    sources.loc[row.name, "archive_url"] = COPY
    assert f'href="{COPY}"' in source_card(replace(record, sources=sources), row["id"])
    assert "archived copy" not in source_card(record, row["id"])
