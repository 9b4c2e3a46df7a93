"""The audit of what is installed: what it finds wrong, and that it finds the good good."""

from importlib.metadata import distribution

import pytest
from packaging.requirements import Requirement

from bellflower.record.schema import ROOT
from tools import audit


@pytest.fixture(scope="module")
def found():
    return audit.closure([Requirement("jinja2")])[0]


def written(tmp_path, text: str):
    path = tmp_path / "list.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_a_package_needs_is_audited_with_it(found):
    assert set(found) == {"jinja2", "markupsafe"}


def test_a_package_that_is_needed_and_missing_is_named():
    assert "is needed and not installed" in audit.closure([Requirement("no-such-package-here")])[1][0]


def test_a_version_that_does_not_fit_is_named():
    assert "does not fit" in audit.closure([Requirement("jinja2<1")])[1][0]


def test_a_package_without_a_pin_or_with_another_one_is_named(tmp_path, found):
    version = distribution("jinja2").version
    assert len(list(audit.pin_problems(found, written(tmp_path, "# none")))) == 2
    other = list(audit.pin_problems(found, written(tmp_path, f"Jinja2==0.1\nmarkupsafe=={version}")))
    assert other[0] == f"jinja2 is {version}, and list.txt says 0.1"


def test_a_package_that_is_older_than_the_mended_version_is_named(tmp_path, found):
    table = written(tmp_path, "package,first_good,advisory\nJinja2,999.0,CVE-0000-0000\nnone,1,x")
    assert len(list(audit.advisory_problems(found, table))) == 1


def test_the_listed_advisories_are_mended_in_what_is_pinned():
    pins = {one.name: one for one in audit.read_requirements(ROOT / "constraints.txt")}
    assert list(audit.advisory_problems(audit.closure(pins.values())[0])) == []


def test_every_package_that_runs_has_a_license_that_fits():
    running, _ = audit.closure(audit.read_requirements(ROOT / "requirements.txt"))
    assert len(running) > 40
    assert list(audit.license_problems(running)) == []


def test_a_list_may_include_another(tmp_path):
    written(tmp_path, "jinja2>=3  # for cards\n")
    (tmp_path / "more.txt").write_text("-r list.txt\nplotly\n", encoding="utf-8")
    names = [one.name for one in audit.read_requirements(tmp_path / "more.txt")]
    assert names == ["jinja2", "plotly"]


def test_continuous_integration_runs_the_audit():
    assert "make audit" in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
