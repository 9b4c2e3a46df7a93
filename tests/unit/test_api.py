"""The read-only API: what it answers, refuses and lets be kept."""

import json

import pytest
from openapi_spec_validator import validate
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bellflower.query.parameters import declared
from bellflower.record.dataset import shipped_record
from bellflower.record.schema import data_version
from bellflower.web import ROUTES
from bellflower.web.data import ENDPOINTS
from bellflower.web.paging import PAGING

PATHS = [f"/api/{name}" for name in ENDPOINTS]


@pytest.fixture(scope="module")
def client():
    with TestClient(Starlette(routes=ROUTES)) as client:
        yield client


def test_the_events_are_those_of_the_link(client):
    answer = client.get("/api/events.json?province=KP-10&from=2010&category=crackdown")
    document = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert document["query"] == f"from=2010&province=KP-10&category=crackdown&v={data_version()}"
    assert document["count"] == len(document["events"]) > 0
    assert all("KP-10" in event["provinces"] for event in document["events"])
    assert {event["category"] for event in document["events"]} == {"crackdown"}


def test_every_format_tells_of_the_same_events(client):
    query = "?country=JP&category=trafficking"
    events = client.get(f"/api/events.json{query}").json()["events"]
    features = client.get(f"/api/events.geojson{query}").json()["features"]
    table = client.get(f"/api/events.csv{query}").text
    sources = client.get(f"/api/sources.json{query}").json()["sources"]
    ids = [event["id"] for event in events]
    assert [feature["id"] for feature in features] == ids
    assert all(f"\n{event_id}," in table for event_id in ids)
    assert {source["id"] for source in sources} == {
        claim["source_id"] for event in events for claim in event["claims"]
    }


def test_the_routes_are_those_of_the_country(client):
    features = client.get("/api/routes.geojson?country=JP").json()["features"]
    everything = client.get("/api/routes.geojson").json()["features"]
    assert 0 < len(features) < len(everything)


@pytest.mark.parametrize("path", PATHS)
def test_a_bad_value_is_refused_in_json_with_the_allowed_ones(client, path):
    answer = client.get(path, params={"province": "KP-99" * 30, "mode": "x"})
    first, second = answer.json()["problems"]
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert (first["parameter"], "KP-08" in first["allowed"], len(first["value"])) == (
        "province",
        True,
        61,
    )
    assert (second["parameter"], second["allowed"]) == ("mode", ["window", "upto"])


@pytest.mark.parametrize("path", [*PATHS, "/api/openapi.json"])
def test_an_answer_may_be_kept_and_is_not_sent_twice(client, path):
    answer = client.get(path)
    assert answer.headers["cache-control"].startswith("public, max-age=")
    assert answer.headers["x-content-type-options"] == "nosniff"
    for tag in (answer.headers["etag"], f'"other", {answer.headers["etag"]}', "*"):
        again = client.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == answer.headers["etag"]
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_another_query_has_another_tag(client):
    tags = {
        client.get(f"/api/events.json?province={code}").headers["etag"] for code in ("KP-08", "KP-09")
    }
    assert len(tags) == 2


def test_what_does_not_narrow_the_answer_gives_the_same_tag(client):
    queries = ("", "?view=nk", "?v=0.1", "?place=hamhung")
    assert len({client.get(f"/api/events.json{query}").headers["etag"] for query in queries}) == 1


@pytest.mark.parametrize("path", [*PATHS, "/api/openapi.json"])
def test_the_head_is_the_same_as_that_of_the_whole_answer(client, path):
    assert client.head(path).headers == client.get(path).headers


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", [PATHS[0], "/api/nothing"])
def test_nothing_can_be_written(client, method, path):
    answer = client.request(method, path)
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}


@pytest.mark.parametrize("path", ["/api/", "/api/events", "/api/events.xml", "/api/a/b"])
def test_an_unknown_address_is_said_in_json(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "events.json" in answer.json()["problems"][0]["allowed"]


def test_ticked_events_are_answered_whatever_else_is_asked_for_and_routes_refuse_them(client):
    ids = ["kurose-1999", "pongsu-2003"]
    query = "pick=pongsu-2003&pick=kurose-1999&q=nosuchword"
    events = client.get(f"/api/events.json?{query}").json()["events"]
    assert sorted(event["id"] for event in events) == ids
    refused = client.get(f"/api/routes.geojson?{query}")
    assert refused.status_code == 400
    assert refused.json()["problems"][0]["parameter"] == "pick"


def test_bytes_that_are_no_text_are_not_a_crash(client):
    assert client.get("/api/events.json?q=%ff%fe%00").status_code == 200
    assert client.get("/api/events.json?province=%ff").status_code == 400


def test_the_description_is_openapi_and_names_every_parameter_and_value(client):
    description = client.get("/api/openapi.json").json()
    validate(description)
    described = description["components"]["parameters"]
    assert set(description["paths"]) == {*PATHS, "/api/events/{id}.json"}
    assert list(described) == [*declared(), *PAGING]
    assert "KP-08" in described["province"]["schema"]["items"]["enum"]
    assert described["mode"]["schema"]["enum"] == ["window", "upto"]


def test_the_examples_of_the_description_are_answers_as_described(client):
    import jsonschema

    description = client.get("/api/openapi.json").json()
    for path in description["paths"].values():
        for response in path["get"]["responses"].values():
            for content in response.get("content", {}).values():
                schema = content["schema"] | {"components": description["components"]}
                jsonschema.validate(content["examples"]["one"]["value"], schema)


def test_the_record_is_loaded_once():
    assert shipped_record() is shipped_record()


def test_an_answer_is_readable_without_a_tool(client):
    answer = client.get("/api/events.json?province=KP-08")
    assert json.loads(answer.text)["license"].startswith("https://creativecommons.org/")
    assert "Hamhŭng" in client.get("/api/events.json?place=hamhung&q=Hamhung").text


def test_an_event_is_found_by_its_id_with_all_that_belongs_to_it(client):
    answer = client.get("/api/events/pongsu-2003.json")
    document = answer.json()
    assert (answer.status_code, document["count"]) == (200, 1)
    assert document["events"] == client.get("/api/events.json?event=pongsu-2003").json()["events"]
    assert {claim["source_id"] for claim in document["events"][0]["claims"]} == {
        source["id"] for source in document["sources"]
    }
    tag = {"If-None-Match": answer.headers["etag"]}
    assert client.get("/api/events/pongsu-2003.json", headers=tag).status_code == 304


def test_a_withdrawn_id_says_why_and_where_it_went(client):
    record = shipped_record()
    moved = record.withdrawn[record.withdrawn["replaced_by"] != ""].iloc[0]
    answer = client.get(f"/api/events/{moved['id']}.json")
    told = answer.json()
    assert answer.status_code == 410
    assert (told["reason"], told["replaced_by"]) == (moved["note"], moved["replaced_by"])
    assert answer.headers["link"] == f'<{moved["replaced_by"]}.json>; rel="successor-version"'
    assert client.get(f"/api/events/{told['replaced_by']}.json").status_code == 200


@pytest.mark.parametrize("name", ["nothing-1", "..", "%00", "a" * 3000])
def test_an_id_that_never_was_is_said(client, name):
    answer = client.get(f"/api/events/{name}.json")
    assert answer.status_code == 404
    assert len(answer.content) < 1000


@pytest.mark.parametrize("name", ["events.json", "events.csv", "events.geojson", "sources.json"])
def test_the_event_of_a_query_is_obeyed(client, name):
    whole = client.get(f"/api/{name}").content
    one = client.get(f"/api/{name}?event=pongsu-2003")
    assert one.status_code == 200
    assert b"pongsu-2003" in one.content
    assert len(one.content) < len(whole) / 20


def test_an_event_that_cannot_be_obeyed_is_refused_with_the_reason(client):
    gone = shipped_record().withdrawn["id"].iloc[0]
    for query in ("routes.geojson?event=pongsu-2003", f"events.json?event={gone}"):
        answer = client.get(f"/api/{query}")
        assert (answer.status_code, answer.json()["problems"][0]["parameter"]) == (400, "event")


def test_the_pages_hold_every_event_once_in_order(client):
    whole = [event["id"] for event in client.get("/api/events.json?fields=id").json()["events"]]
    found, address = [], "?limit=100&fields=id,title"
    while address:
        answer = client.get(f"/api/events.json{address}")
        assert answer.headers["x-total-count"] == str(len(whole))
        found += [event["id"] for event in answer.json()["events"]]
        address = next(
            (target.split(">")[0][1:] for target in answer.headers["link"].split(", ")
             if target.endswith('rel="next"')), "",
        )  # fmt: skip
    assert found == whole


def test_only_the_fields_that_were_asked_for_are_there(client):
    document = client.get("/api/events.json?fields=title,claims&limit=3").json()
    assert [set(event) for event in document["events"]] == [{"id", "title", "claims"}] * 3
    assert "sources" in document
    assert "sources" not in client.get("/api/events.json?fields=title&limit=3").json()


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=1001",
        "limit=x",
        "offset=-1",
        "fields=",
        "fields=title,color",
        "limit=1&limit=2",
    ],
)
def test_a_page_that_cannot_be_had_is_refused(client, query):
    answer = client.get(f"/api/events.json?{query}")
    assert (answer.status_code, len(answer.json()["problems"])) == (400, 1)


@pytest.mark.parametrize(
    "query", ["sources.json?limit=3", "routes.geojson?limit=3", "events.csv?fields=id"]
)
def test_a_page_is_refused_where_there_is_none(client, query):
    assert client.get(f"/api/{query}").status_code == 400
