"""The texts for the search of a reader's own record: made when they are asked for, for nobody else."""

import gc

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bellflower.ingest.pipeline import examine, propose
from bellflower.ingest.reader import read_upload
from bellflower.ingest.record import build_record
from bellflower.view.instrument.index import search_texts
from bellflower.web import ROUTES, own_search_path

CSV = "date,title,place\n1999,A raid,청진\n2001,A search,Hamhung\n"


@pytest.fixture(scope="module")
def client():
    with TestClient(Starlette(routes=ROUTES)) as client:
        yield client


def brought():
    upload = read_upload("mine.csv", CSV.encode())
    return build_record(examine(upload, propose(upload)), {})


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_the_texts_are_those_that_python_searches_and_no_browser_keeps_them(client, encoding):
    record = brought()
    answer = client.get(f"/{own_search_path(record)}", headers={"Accept-Encoding": encoding})
    assert answer.json() == search_texts(record)
    assert answer.headers["cache-control"] == "private, no-store"


def test_nobody_else_finds_them_and_they_go_with_the_record(client):
    record, other = brought(), brought()
    path = own_search_path(record)
    assert path == own_search_path(record) != own_search_path(other)
    assert client.get("/own-search/guessed").status_code == 404
    assert record.text_index.find_events("chongjin") == frozenset()
    del record
    gc.collect()
    assert client.get(f"/{path}").status_code == 404
