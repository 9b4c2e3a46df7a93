"""The source tree: who may import Streamlit, and how long a module may be."""

import ast

import pytest

from bellflower.record.schema import ROOT

OURS = ("app.py", "pages", "bellflower", "geo", "tools")
MAY_IMPORT_STREAMLIT = ("app.py", "pages", "bellflower/ui")
MOST_LINES = 250


def modules():
    """Every module of the application and its tools, by its path from the root."""
    for name in OURS:
        path = ROOT / name
        for module in [path] if path.is_file() else sorted(path.rglob("*.py")):
            yield module.relative_to(ROOT).as_posix()


def imported(path):
    """The names of the packages that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0]


CORE = [path for path in modules() if not path.startswith(MAY_IMPORT_STREAMLIT)]


def test_the_core_is_most_of_the_modules():
    assert {"bellflower/record/dataset.py", "bellflower/view/figures/map.py", "geo/names.py"} <= set(
        CORE
    )


@pytest.mark.parametrize("path", CORE)
def test_the_core_does_not_import_streamlit(path):
    assert "streamlit" not in set(imported(path))


@pytest.mark.parametrize("path", [path for path in modules() if path.startswith(("bellflower", "geo"))])
def test_the_application_does_not_import_tools_tests_or_benchmarks(path):
    assert not {"tools", "tests", "bench", "pytest", "hypothesis"} & set(imported(path))


@pytest.mark.parametrize("path", list(modules()))
def test_a_module_is_short_enough_for_its_one_sentence(path):
    source = (ROOT / path).read_text(encoding="utf-8")
    assert source.count("\n") <= MOST_LINES
    assert ast.get_docstring(ast.parse(source))
