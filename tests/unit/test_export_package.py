"""The whole record as a zip: a data package that frictionless accepts, with the files as they are."""

import io
import json
from zipfile import ZipFile

import frictionless
import pytest

from bellflower.publish.export.package import record_zip
from bellflower.record.checks.record_checks import find_problems
from bellflower.record.schema import ROOT, load_descriptor, load_tables


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("record")
    with ZipFile(io.BytesIO(record_zip())) as archive:
        archive.extractall(folder)
    return folder


def test_frictionless_accepts_the_unpacked_package(unpacked):
    report = frictionless.validate(str(unpacked / "datapackage.json"))
    assert report.flatten(["type", "note"]) == []
    assert {task.name for task in report.tasks} == set(load_tables())


def test_the_unpacked_record_has_no_problem_by_our_own_check(unpacked):
    assert find_problems(unpacked / "data") == ()


def test_every_file_is_the_one_in_the_repository(unpacked):
    files = [path for path in unpacked.rglob("*") if path.is_file() and path.name != "datapackage.json"]
    assert [
        path for path in files if path.read_bytes() != (ROOT / path.relative_to(unpacked)).read_bytes()
    ] == []
    assert {"data/LICENSE", "data/README.md", "geo/SOURCES.md", "data/stories/hamhung.toml"} <= {
        path.relative_to(unpacked).as_posix() for path in files
    }


def test_the_descriptor_differs_only_in_its_paths(unpacked):
    descriptor = json.loads((unpacked / "datapackage.json").read_text(encoding="utf-8"))
    paths = [resource.pop("path") for resource in descriptor["resources"]]
    shipped = load_descriptor() | {
        "resources": [
            {name: value for name, value in resource.items() if name != "path"}
            for resource in load_descriptor()["resources"]
        ]
    }
    assert descriptor == shipped
    assert all((unpacked / path).is_file() and ".." not in path for path in paths)


def test_the_descriptor_comes_first_and_the_time_is_fixed():
    with ZipFile(io.BytesIO(record_zip())) as archive:
        assert archive.namelist()[0] == "datapackage.json"
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
