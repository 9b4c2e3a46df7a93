"""The recipes for a server: what they name exists, and they say the same as the application."""

import configparser
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bellflower.ingest.limits import MAX_BYTES
from bellflower.publish.embedding import KINDS
from bellflower.web import ROUTES
from deploy.replicas import FOLDER, Request, filled
from tools.browser import ROOT

CONTAINER = (FOLDER / "Containerfile").read_text(encoding="utf-8")
UNIT = (FOLDER / "bellflower@.service").read_text(encoding="utf-8")
NGINX = (FOLDER / "bellflower.nginx").read_text(encoding="utf-8")
SITE = (FOLDER / "site.nginx").read_text(encoding="utf-8")
VALUES = {
    "REPLICAS": "server 127.0.0.1:8501;",
    "CACHE": "/tmp/c",
    "LISTEN": "80",
    "NAME": "a",
    "SITE": "/s",
}


def _copied():
    """The paths that the first stage of the container file copies from here."""
    lines = re.findall(r"^COPY (?!--from)(.+)$", CONTAINER, re.MULTILINE)
    return [path for line in lines for path in line.split()[:-1]]


def test_what_the_container_is_built_from_is_enough_to_check_the_record_and_to_serve(tmp_path):
    for path in _copied():
        source, target = ROOT / path, tmp_path / path
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    code = (
        "import app, bellflower.__main__; from bellflower.record.dataset import load_dataset; "
        "load_dataset()"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr


def test_the_container_is_told_of_every_folder_that_it_copies():
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {f"!{path}" for path in _copied()} <= set(kept)


def test_the_container_runs_without_root_and_without_what_only_tests_need():
    last = CONTAINER.rpartition("FROM ")[2]
    assert re.search(r"^USER (?!0|root)", last, re.MULTILINE)
    assert "requirements-dev" not in CONTAINER
    assert "-c constraints.txt" in CONTAINER
    assert "/_stcore/health" in last


def test_the_image_has_the_python_that_the_project_asks_for():
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    assert set(re.findall(r"python:(\S+)-slim", CONTAINER)) == {asked.removeprefix(">=")}


@pytest.mark.parametrize("text", [CONTAINER, UNIT])
def test_streamlit_knows_every_option_that_a_recipe_gives_it(text):
    from streamlit import config

    options = set(re.findall(r"--((?:server|client|runner|global)\.\w+)", text))
    assert options
    assert [
        name for name in options if config.get_option(name) is None and name != "server.address"
    ] == []


def test_the_unit_is_one_for_each_port_and_comes_back_after_a_failure():
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read_string(UNIT)
    service = unit["Service"]
    assert "--server.port %i" in service["ExecStart"]
    assert service["Restart"] == "on-failure"
    for name in (
        "DynamicUser",
        "NoNewPrivileges",
        "PrivateDevices",
        "ProtectHome",
        "RestrictNamespaces",
    ):
        assert service[name] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert {"MemoryMax", "MemoryHigh", "TasksMax"} <= set(service)


def test_nginx_lets_through_a_little_more_than_the_application_takes():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    limit = int(re.search(r"client_max_body_size (\d+)m;", NGINX)[1])
    assert limit == config["server"]["maxUploadSize"] + 1
    assert config["server"]["maxUploadSize"] == MAX_BYTES // 2**20


def test_a_reader_is_known_by_a_cookie_of_nginx_and_by_nothing_that_a_reader_makes_up():
    assert "hash $bellflower_reader consistent;" in NGINX
    known = re.search(r'map \$cookie_bellflower_reader \$bellflower_reader \{\s*"~(.+?)"', NGINX)[1]
    assert re.search(known, "0" * 32)
    assert not re.search(known, "0" * 31 + ";")
    assert not re.search(known, "x" * 32)


def test_a_cookie_is_given_to_who_has_none_and_never_with_an_embedded_view():
    without = re.findall(r'^    "~(\^.+)" "";$', NGINX, re.MULTILINE)
    for asked, has_none in (
        (":", True), ("true:", True), (":x", True), (f":{'0' * 32}", False), (f"a:{'0' * 32}", False),
        *((f"{kind}:", False) for kind in KINDS),
    ):  # fmt: skip
        assert has_none is not any(re.search(pattern, asked) for pattern in without)


def test_nginx_has_a_rule_for_the_websocket_and_for_every_group_of_routes():
    assert "location = /_stcore/stream" in NGINX
    assert "proxy_set_header Upgrade $http_upgrade;" in NGINX
    groups = {route.path.split("/")[1] for route in ROUTES}
    pages = {"event", "events", "place", "route", "source", "dispute", "actor", "preview"}
    files = {"feed.atom", "oembed.json", "robots.txt", "sitemap.xml"}
    assert groups == {"assets", "api", "cards", "explore", "go", "own-search"} | pages | files
    rule = re.search(r"location ~ (\^/\(\?:\(\?:event.*?) \{", NGINX)[1]
    assert all(re.search(rule, f"/{name}/x") for name in pages)
    assert all(re.search(rule, f"/{name}") for name in files)
    assert not re.search(rule, "/events")  # a page of the app
    assert "location /api/" in NGINX
    assert "location /cards/" in NGINX
    assert re.search(r"location ~ \^/\(\?:assets\|static\)/", NGINX)


@pytest.mark.parametrize("text", [NGINX, SITE])
def test_a_template_is_complete_with_its_values_and_its_braces_match(text):
    whole = filled(text, VALUES)
    assert whole.count("{") == whole.count("}")
    assert "server_tokens off;" in whole
    with pytest.raises(ValueError, match="nothing was given for"):
        filled(text, {})


def test_the_replica_of_a_request_is_the_last_that_was_tried_and_none_if_nginx_answered():
    def port(upstream):
        return Request("r", upstream, "200", "GET", "/").port

    assert port("127.0.0.1:8501") == "8501"
    assert port("127.0.0.1:8501, 127.0.0.1:8502") == "8502"
    assert port("-") == ""


def test_what_the_guide_names_is_there():
    guide = (FOLDER / "README.md").read_text(encoding="utf-8")
    for name in re.findall(r"`deploy/([\w.@-]+)`", guide):
        assert (FOLDER / name).exists(), name
    for module in re.findall(r"python -m ([\w.]+)", guide):
        path = ROOT / Path(*module.split("."))
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), module
