"""The static site: every page and file is there, links lead somewhere, nothing is asked of strangers."""

import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest

from bellflower.__main__ import main
from bellflower.publish.export.formats import FORMATS
from bellflower.teaching.offline import site, site_pages
from bellflower.teaching.offline.record_pages import addresses, record_page
from bellflower.teaching.offline.site_files import (
    DATA_FILES,
    FolderError,
    make_room,
    manifest_text,
    write_files,
)
from bellflower.teaching.offline.site_frame import Home
from bellflower.teaching.stories.library import shipped_stories

BASE = "https://bellflower.example/"


class Page(HTMLParser):
    """The links, ids, policy and loaded files of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.loaded, self.policy = [], set(), [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.ids.add(attrs.get("id"))
        if tag == "a":
            self.links.append(attrs.get("href", ""))
        if tag == "script" and attrs.get("src"):
            self.loaded.append(attrs["src"])
        if attrs.get("http-equiv") == "Content-Security-Policy":
            self.policy = attrs["content"]


@pytest.fixture(scope="module")
def small(record):
    """A record of a few events, one of them withdrawn, so that a site is made in seconds."""
    told = {
        event for story in shipped_stories().values() for each in story.chapters for event in each.events
    }
    events = record.events[record.events["id"].isin(told)].head(6)
    gone = (
        record.events[~record.events["id"].isin(told)]
        .head(1)
        .assign(status="withdrawn", note="It was a copy.")
    )
    ids = {*events["id"], *gone["id"]}
    claims = record.claims[record.claims["event_id"].isin(ids)]
    routes = record.routes.head(2)
    legs = record.route_legs[record.route_legs["route_id"].isin(routes["id"])]
    used = {*claims["source_id"], *claims["origin"], *legs["source_id"]}
    via = set(record.sources.loc[record.sources["id"].isin(used), "cited_via"])
    tables = {
        "events": events,
        "withdrawn": gone,
        "claims": claims,
        "routes": routes,
        "route_legs": legs,
        "event_places": record.event_places[record.event_places["event_id"].isin(ids)],
        "sources": record.sources[record.sources["id"].isin(used | via)],
        "disputes": record.disputes[record.disputes["id"].isin(claims["dispute_id"])],
    }
    return replace(record, **{name: table.reset_index(drop=True) for name, table in tables.items()})


STORY = next(iter(shipped_stories()))


@pytest.fixture(scope="module")
def files(small):
    """A site of one story, without its files to take away: these take long and have own tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            site, "_taken_away", lambda _record, story: [(f"files/{story.id}.txt", "All", b"x")]
        )
        patch.setattr(site, "shipped_stories", lambda: {STORY: shipped_stories()[STORY]})
        return site.site_files(small, BASE)


@pytest.fixture(scope="module")
def pages(files):
    return {path: Page(text.decode()) for path, text in files.items() if path.endswith(".html")}


def test_every_format_has_a_file_and_every_event_a_page(small, files):
    assert DATA_FILES.keys() == FORMATS.keys()
    assert {f"data/{name}" for name in DATA_FILES.values()} <= files.keys()
    ids = [*small.events["id"], *small.withdrawn["id"]]
    assert {f"event/{event}.html" for event in ids} <= files.keys()
    assert {Home().path(kind, identifier) for kind, identifier in addresses(small)} <= files.keys()
    assert {f"preview/event/{event}.png" for event in small.events["id"]} <= files.keys()
    assert f"stories/{STORY}.html" in files


def test_every_link_of_the_site_leads_to_a_file_and_every_fragment_to_a_part_of_it(files, pages):
    broken = []
    for path, page in pages.items():
        if path.startswith(("files/", "stories/")) or path in ("explorer.html", "404.html"):
            continue  # pages of the classroom, which have their own tests
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https"):
                continue
            joined = (
                PurePosixPath(path).parent / unquote(parts.path) if parts.path else PurePosixPath(path)
            )
            target = str(PurePosixPath(*_flat(joined)))
            if (target not in files and target != "manifest.json") or (
                parts.fragment and parts.fragment not in pages[target].ids
            ):
                broken.append((path, link))
    assert broken == []


def _flat(path):
    parts = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return parts


def test_a_page_loads_nothing_but_the_shared_library_that_lies_in_the_site(files, pages):
    for path, page in pages.items():
        targets = {"/".join(_flat(PurePosixPath(path).parent / each)) for each in page.loaded}
        expected = path == "explorer.html" or path.startswith("stories/")
        assert len(targets) == expected, path
        assert targets <= files.keys()


def test_every_page_has_a_policy_that_allows_nothing_from_elsewhere(pages):
    for path, page in pages.items():
        assert page.policy.startswith("default-src 'none'"), path
        assert "http" not in page.policy
        assert "'unsafe-inline'" not in page.policy
        assert ("'self'" in page.policy) == bool(page.loaded)


def test_a_withdrawn_event_keeps_its_page_with_the_reason(small, files):
    page = files[f"event/{small.withdrawn['id'].iloc[0]}.html"].decode()
    assert "It was a copy." in page
    assert "Withdrawn" in page
    assert "Show it in the explorer" not in page


def test_the_same_record_gives_the_same_bytes(small):
    assert site_pages.events_page(small, BASE) == site_pages.events_page(small, BASE)
    one = small.events["id"].iloc[0]
    assert record_page(small, "event", one) == record_page(small, "event", one)


def test_the_sitemap_names_every_page_and_only_a_site_with_an_address_has_one(files, pages):
    told = re.findall(r"<loc>(.+?)</loc>", files["sitemap.xml"].decode())
    assert {each.removeprefix(BASE) for each in told} == {
        path for path in pages if not path.startswith(("files/", "404"))
    }
    assert f"Sitemap: {BASE}sitemap.xml" in files["robots.txt"].decode()
    assert (
        '<link rel="canonical" href="https://bellflower.example/disputes.html">'
        in files["disputes.html"].decode()
    )


def test_text_of_the_record_stays_text(small):
    nasty = "</title><script>alert(1)</script>"
    changed = replace(small, events=small.events.assign(title=nasty))
    for event in changed.events["id"]:
        page = record_page(changed, "event", event)
        assert page.count("<script") == 1  # the data for search engines
        assert nasty not in page
    assert "<script" not in site_pages.events_page(changed, "")


def test_the_manifest_tells_size_and_hash_of_each_file():
    listed = json.loads(manifest_text("1.0", {"b": b"2", "a": b""}))["files"]
    assert listed == {
        "a": {"bytes": 0, "sha256": hashlib.sha256(b"").hexdigest()},
        "b": {"bytes": 1, "sha256": hashlib.sha256(b"2").hexdigest()},
    }


def test_a_folder_with_anything_in_it_is_refused_and_only_an_earlier_site_is_replaced(tmp_path):
    files = {"index.html": b"x" * 2000, "events/a.html": b"a"}
    folder = tmp_path / "site"
    make_room(folder, is_forced=False)
    write_files(folder, files | {"manifest.json": manifest_text("1", files).encode()}, is_packed=True)
    (folder / "mine.txt").write_text("keep me")
    assert (folder / "index.html.gz").exists()
    with pytest.raises(FolderError, match="is there already; --force"):
        make_room(folder, is_forced=False)
    make_room(folder, is_forced=True)
    assert [path.name for path in folder.rglob("*") if path.is_file()] == ["mine.txt"]
    with pytest.raises(FolderError, match="not a site of ours"):
        make_room(folder, is_forced=True)


def test_a_manifest_that_names_files_elsewhere_deletes_none_of_them(tmp_path):
    outside = tmp_path / "precious.txt"
    outside.write_text("keep me")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "manifest.json").write_text(
        json.dumps({"files": {"../precious.txt": {}, str(outside): {}}})
    )
    make_room(folder, is_forced=True)
    assert outside.exists()


def test_the_command_says_what_was_written_and_why_not(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(site, "site_files", lambda _record, _base: {"index.html": b"x"})
    out = tmp_path / "site"
    assert (
        main(["export", "--format", "site", "--out", str(out), "--base-url", "https://a.example"]) == 0
    )
    assert "2 files" in capsys.readouterr().out
    assert main(["export", "--format", "site", "--out", str(out)]) == 1
    assert "--force" in capsys.readouterr().err
