"""The documents: their links lead somewhere, their pictures are there, and the names in them exist."""

import re
from importlib import import_module

import pytest

from bellflower.record.schema import ROOT
from tools import screenshots, teaching_pictures

ELSEWHERE = {".venv", "node_modules", "build", ".pytest_cache"}
DOCUMENTS = sorted(
    file for file in ROOT.rglob("*.md") if not ELSEWHERE & set(file.relative_to(ROOT).parts)
)
PRESENT = [  # those that speak of the code as it is; decisions and changelogs also tell what was
    file for file in DOCUMENTS if file.parent.name != "decisions" and file.name != "CHANGELOG.md"
]
LINK = re.compile(r"(!?)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(([^()\s]+)\)")
OUTSIDE = ("http:", "https:", "mailto:", "?", "/")  # also a page or a file of the application itself
FOLDERS = "bellflower|geo|data|pages|tools|bench|deploy|tests|docs"
PATH = re.compile(rf"`((?:{FOLDERS})/[\w.@/-]*)(?:::\w+)?`")
NAME = re.compile(r"`((?:bellflower|geo|tools|bench|deploy)(?:\.\w+)+)`")
NAMED = pytest.mark.parametrize("file", PRESENT, ids=lambda file: str(file.relative_to(ROOT)))


def targets(file, kind):
    """The files that *file* links to (`kind` is empty) or shows (`!`), without what is outside."""
    for mark, target in LINK.findall(file.read_text(encoding="utf-8")):
        if mark == kind and not target.startswith(OUTSIDE):
            path, _, anchor = target.partition("#")
            yield (file.parent / path).resolve() if path else file, anchor


def anchors(file):
    """The anchors of the headings of *file*, as web pages of repositories make them."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            heading = line.lstrip("#").strip().lower()
            yield re.sub(r"[^\w -]", "", heading).replace(" ", "-")


def resolves(name):
    """Whether a dotted *name* is a module, or something in one."""
    module, _, rest = name, "", ""
    while module:
        try:
            found = import_module(module)
        except ModuleNotFoundError:
            module, _, last = module.rpartition(".")
            rest = f"{last}.{rest}".rstrip(".")
            continue
        for part in filter(None, rest.split(".")):
            if not hasattr(found, part):
                return False
            found = getattr(found, part)
        return True
    return False


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_link_leads_to_a_file_and_a_heading(file):
    for target, anchor in targets(file, ""):
        assert target.exists(), target
        assert not anchor or anchor in anchors(target), anchor


def test_every_picture_is_shown_and_every_shown_picture_is_there():
    shown = {target for file in DOCUMENTS for target, _ in targets(file, "!")}
    assert shown == set(ROOT.glob("docs/**/*.png"))


def test_the_tools_take_the_pictures_that_are_shown():
    taken = {screenshots.FOLDER / f"{name}.png" for name in screenshots.PICTURES}
    taken |= {teaching_pictures.FOLDER / f"{name}.png" for name in teaching_pictures.PICTURES}
    before = set((screenshots.FOLDER / "before").glob("*.png"))  # of a state that is gone
    assert taken == set(ROOT.glob("docs/**/*.png")) - before


@NAMED
def test_every_path_in_a_document_exists(file):
    named = PATH.findall(file.read_text(encoding="utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []


@NAMED
def test_every_dotted_name_in_a_document_exists(file):
    named = NAME.findall(file.read_text(encoding="utf-8"))
    assert [name for name in named if not resolves(name)] == []
