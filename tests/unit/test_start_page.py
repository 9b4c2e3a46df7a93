"""The start page has a name as the others have, and a link to it keeps what it asks for."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.testclient import TestClient

from bellflower.web import ROUTES
from bellflower.web.start_page import lead_to_start

QUERIES = {
    "": "./",
    "?from=1997&event=pongsu-2003": "./?from=1997&event=pongsu-2003",
    "?q=%ED%95%A8%ED%9D%A5&q=a+b%26c": "./?q=%ED%95%A8%ED%9D%A5&q=a+b%26c",
    "?q=%0d%0aSet-Cookie:x&&=<b>": "./?q=%0d%0aSet-Cookie:x&&=%3Cb%3E",
}


@pytest.mark.parametrize("query", QUERIES)
def test_explore_leads_to_the_bare_address_with_the_same_query(query: str):
    client = TestClient(Starlette(routes=ROUTES), follow_redirects=False)
    answer = client.get(f"/explore{query}")
    assert answer.status_code == 307
    assert answer.headers["location"] == QUERIES[query]
    assert "set-cookie" not in answer.headers


def test_a_query_of_bytes_that_are_no_text_is_kept_as_it_is():

    asked = Request({"type": "http", "query_string": b"q=\xff\xe3", "headers": []})
    assert lead_to_start(asked).headers["location"] == "./?q=%FF%E3"


def test_what_is_sent_to_it_is_refused():
    assert TestClient(Starlette(routes=ROUTES)).post("/explore").status_code == 405
