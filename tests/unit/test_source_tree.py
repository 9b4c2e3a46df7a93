"""The source tree: every module has a room, a length and a sentence, and every file is installed."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bellflower.record.schema import ROOT

OURS = ("app.py", "pages", "bellflower", "geo", "tools", "bench", "deploy")
MOST_LINES = 300
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]


def modules():
    """Every module of the application and its tools, by its path from the root."""
    for name in OURS:
        path = ROOT / name
        for module in [path] if path.is_file() else sorted(path.rglob("*.py")):
            yield module.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", list(modules()))
def test_a_module_is_short_enough_for_its_one_sentence(path):
    source = (ROOT / path).read_text(encoding="utf-8")
    assert source.count("\n") <= MOST_LINES
    assert ast.get_docstring(ast.parse(source))


@pytest.fixture
def rooms(tmp_path):
    """The packages as the contracts see them, every room there and empty."""
    for package in PROJECT["importlinter"]["root_packages"]:
        for path in [ROOT / package, *(ROOT / package).iterdir()]:
            copy = tmp_path / path.relative_to(ROOT)
            if (path / "__init__.py").exists():
                copy.mkdir()
                (copy / "__init__.py").touch()
            elif path.suffix == ".py":
                copy.touch()
    contracts = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(contracts, encoding="utf-8")
    return tmp_path


def broken(folder):
    """What the contracts say of the packages in *folder*; empty if all are kept."""
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode else ""


@pytest.mark.parametrize(
    ("module", "source", "words"),
    [
        ("bellflower/attic.py", "", "bellflower.attic"),
        ("bellflower/attic/__init__.py", "", "bellflower.attic"),
        ("bellflower/record/new.py", "import bellflower.view", "bellflower.record.new"),
        ("bellflower/record/new.py", "import streamlit", "bellflower.record.new"),
        ("geo/new.py", "import tools", "geo.new"),
    ],
)
def test_a_module_without_a_room_or_with_an_import_that_runs_up_is_refused(rooms, module, source, words):
    assert broken(rooms) == ""
    (rooms / module).parent.mkdir(exist_ok=True)
    (rooms / module).write_text(source, encoding="utf-8")
    assert words in broken(rooms)


def test_every_file_of_the_packages_is_installed_with_them():
    declared = PROJECT["setuptools"]["package-data"]
    for package, patterns in declared.items():
        told = {path for pattern in patterns for path in (ROOT / package).glob(pattern)}
        files = {path for path in (ROOT / package).rglob("*") if path.is_file()}
        code = {path for path in files if path.suffix in (".py", ".pyc")}
        assert files - code - told == set()
