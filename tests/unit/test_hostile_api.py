"""Abuse of the API: it answers in words, to all who wait their turn, and with nothing of the machine."""

import threading
from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from bellflower.query.strict_parameters import MAX_QUERY_LENGTH
from bellflower.record.schema import ROOT
from bellflower.web import ROUTES, request_limits

EVENTS = "/api/events.json?province=KP-10"
REQUEST = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b""}


@pytest.fixture(scope="module")
def client():
    with TestClient(Starlette(routes=ROUTES)) as client:
        yield client


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "x" * 10_000, "&".join(f"p{number}=1" for number in range(500)), "q=%ZZ&%=%&&&=",
        "province=" + "%00" * 60, "q=%ED%A0%80&near=%F0%9F%92%A9", "from=9999999999&to=-1e309",
        "radius=1e99", "split=" + "9" * 150, "event=../../../etc/passwd", "q[]=1&q[$ne]=2",
        "province=KP-08&" * 200, "mode=__proto__", "evidence={0.__class__}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/api/events.json", "/api/routes.geojson"])
def test_a_query_of_nonsense_is_answered_or_refused_in_json(client, path, query):
    answer = client.get(f"{path}?{query}")
    assert answer.status_code in (200, 400)
    assert len(answer.json().get("problems", [])) <= 20
    assert str(ROOT) not in answer.text
    assert answer.status_code == 200 or len(answer.content) < 50_000


def test_a_query_that_is_too_long_is_refused_before_it_is_read(client):
    answer = client.get("/api/events.json?" + "q=x&" * MAX_QUERY_LENGTH)
    assert (answer.status_code, answer.json()["problems"][0]["parameter"]) == (400, "query")


@pytest.mark.parametrize("method", ["OPTIONS", "POST", "PUT", "PATCH", "DELETE"])
def test_a_method_that_would_change_something_is_refused_in_json(client, method):
    answer = client.request(method, EVENTS)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert method in answer.json()["problems"][0]["message"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Range": "bytes=0-10"}, {"Range": "bytes=-1,-2,0-0,5-"}, {"Accept": "image/png"},
        {"Accept": ";;,q=9"}, {"If-None-Match": "x" * 5000}, {"If-None-Match": ",,,\"\",W/"},
        {"Accept-Encoding": "br;q=0, *;q=0"}, {"Content-Length": "0"}, {"Host": "evil.example"},
        {"Origin": "https://evil.example"}, {"Cookie": "a=" + "b" * 3000},
    ],
)  # fmt: skip
def test_odd_headers_change_nothing_in_the_answer(client, headers):
    plain = client.get(EVENTS)
    odd = client.get(EVENTS, headers=headers)
    assert (odd.status_code, odd.content) == (200, plain.content)
    assert "evil.example" not in str(odd.headers)


def test_programs_that_come_together_are_answered_two_at_a_time():
    now, most, lock = 0, 0, threading.Lock()

    def serve(_: Request) -> Response:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        barrier.wait(0.05)
        with lock:
            now -= 1
        return Response("x")

    barrier = threading.Event()
    found = []

    async def ask() -> None:
        found.append(await request_limits.limited(serve)(Request(REQUEST)))

    async def crowd() -> None:
        async with anyio.create_task_group() as group:
            for _ in range(12):
                group.start_soon(ask)

    with ThreadPoolExecutor(1) as thread:  # of its own: a browser may keep a loop running in this one
        thread.submit(anyio.run, crowd).result()
    assert [answer.status_code for answer in found] == [200] * 12
    assert most == request_limits.AT_ONCE


def test_who_comes_when_too_many_wait_is_told_when_to_come_again(client, monkeypatch):
    monkeypatch.setattr(request_limits, "MOST_WAITING", 0)
    answer = client.get(EVENTS)
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    assert "too many questions" in answer.json()["problems"][0]["message"]
