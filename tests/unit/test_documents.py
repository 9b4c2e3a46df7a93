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
PRESENT = [  # those that speak of the code as it is; other ones tell what was
    file
    for file in DOCUMENTS
    if file.name != "CHANGELOG.md" and "\nStatus: superseded" not in file.read_text(encoding="utf-8")
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


CONVENTIONS = (ROOT / "CONVENTIONS.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```(?:python|js|json)\n(.*?)```", CONVENTIONS, re.DOTALL)
MAP = CONVENTIONS.partition("## Map of the repository")[2].partition("\n## ")[0]
ROOMS = re.findall(r"`([^`]+)`", "".join(re.findall(r"^\| (`.*?) \|", MAP, re.MULTILINE)))


@pytest.fixture(scope="module")
def sources():
    """The text of everything that an example may be quoted from."""
    folders = ("bellflower", "geo", "pages", "tests", "data")
    files = [
        file
        for name in folders
        for kind in ("py", "js", "json")
        for file in (ROOT / name).rglob(f"*.{kind}")
    ]
    return [file.read_text(encoding="utf-8") for file in files]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.strip().partition("\n")[0])
def test_an_example_of_the_conventions_is_quoted_from_the_project(example, sources):
    pieces = [piece.strip("\n") for piece in example.split("…\n")]
    assert any(all(piece in source for piece in pieces) for source in sources)


def test_every_room_is_on_the_map_and_the_map_shows_no_other():
    inside = {path.parent for path in (ROOT / "bellflower").glob("*/__init__.py")}
    modules = set((ROOT / "bellflower").glob("*.py")) - {ROOT / "bellflower" / "__init__.py"}
    beside = {ROOT / name for name in FOLDERS.split("|") if name != "bellflower"}
    rooms = inside | modules | beside | {ROOT / "app.py", ROOT / "bellflower" / "locale"}
    assert {ROOT / room for room in ROOMS} == rooms


def test_twelve_questions_of_a_newcomer_are_answered_by_files_in_rooms_of_the_map():
    rows = re.findall(
        r"^\| [^|]+\? \| (\w+) \| `([^`]+)` \|",
        (ROOT / "docs" / "newcomers.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert len(rows) == 12
    for room, path in rows:
        assert (ROOT / path).is_file()
        assert path.startswith(f"bellflower/{room}/")
        assert f"bellflower/{room}/" in ROOMS
