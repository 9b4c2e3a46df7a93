"""The habits: hooks and continuous integration run the commands of `make test`, and no others."""

import re

import pytest
import yaml

from bellflower.record.schema import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def recipe(target):
    """The commands of *target* with the variables of the Makefile filled in."""
    variables = dict(re.findall(r"^(\w+) [?:]?= (.*)$", MAKEFILE, re.MULTILINE)) | {"MAKE": "make"}
    body = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)[1]
    return [
        re.sub(r"\$\((\w+)\)", lambda found: variables[found[1]], line.strip())
        for line in body.splitlines()
    ]


@pytest.fixture(scope="module")
def hooks():
    repositories = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))[
        "repos"
    ]
    assert [one["repo"] for one in repositories] == ["local"]
    return repositories[0]["hooks"]


def test_the_hooks_run_the_commands_of_make_test_in_their_order(hooks):
    assert [hook["entry"] for hook in hooks] == recipe("test")


def test_a_hook_installs_nothing(hooks):
    assert {hook["language"] for hook in hooks} == {"system"}


def test_continuous_integration_runs_make_test():
    workflow = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8"))
    assert {"run": "make test"} in workflow["jobs"]["test"]["steps"]
    assert "\nmake test\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
