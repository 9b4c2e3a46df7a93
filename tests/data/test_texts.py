"""The texts for readers: every one is marked, has its words in Korean, and keeps its fields."""

import ast
import re
import string
from pathlib import Path

import pytest

from bellflower.browser.bundle import module_paths, scripts_in
from bellflower.i18n import LANGUAGES, SOURCE_LANGUAGE, catalogue, speaking, texts_file
from bellflower.text.labels import LABELS
from bellflower.view.script_texts import marked_texts
from bellflower.record.schema import load_tables
from bellflower.text.wording import label
from tools import build_texts

ROOT = Path(__file__).resolve().parents[2]
OTHERS = sorted(LANGUAGES.keys() - {SOURCE_LANGUAGE})
PAGES = sorted([*ROOT.glob("bellflower/ui/*.py"), *ROOT.glob("pages/*.py")])
CODE = sorted([*ROOT.glob("bellflower/**/*.py"), *ROOT.glob("pages/*.py")])
LOOKUPS = {"_", "N_", "ngettext", "counted"}
SHOWN_FIRST = {  # methods of Streamlit whose first argument is read
    "button", "caption", "checkbox", "dialog", "download_button", "error", "expander", "file_uploader",
    "header", "info", "link_button", "markdown", "metric", "multiselect", "number_input", "pills",
    "popover", "progress", "radio", "segmented_control", "select_slider", "selectbox", "slider",
    "spinner", "status", "subheader", "success", "tabs", "text", "text_area", "text_input", "title",
    "toast", "toggle", "warning", "write",
}  # fmt: skip
SHOWN_NAMED = {"alt", "help", "placeholder"}
NAMES = {"Bellflower", "1888", "Hamhung, 함흥, Pong Su …"}  # the same in every language


def forms(text):
    """The forms of a text and those of its translation."""
    sources = (text.id,) if isinstance(text.id, str) else text.id
    found = text.string or ""
    return sources, ((found,) if isinstance(found, str) else tuple(found))


def fields(text):
    """The names of the fields of a text with how each is written."""
    return {part[1:] for part in string.Formatter().parse(text) if part[1] is not None}


def is_words(node):
    """Whether a node is text to be read: a literal with a word in it, or one with fields and a word."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    literals = [part.value for part in parts if isinstance(part, ast.Constant)]
    told = [text for text in literals if isinstance(text, str) and text not in NAMES]
    return any(re.search(r"[^\W\d_]{2}", text) for text in told)


def calls(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def called(call):
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def read_by_people(call):
    """The arguments of a call of Streamlit that a reader sees."""
    is_method = isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) != "_LOGGER"
    first = call.args[:1] if is_method and called(call) in SHOWN_FIRST else []
    return [*first, *(word.value for word in call.keywords if word.arg in SHOWN_NAMED)]


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_has_its_words_in_every_language(language):
    found = {text.id: forms(text)[1] for text in build_texts.read(language) if text.id}
    wanted = [text.id for text in build_texts.collected() if text.id]
    assert [text for text in wanted if not all(found.get(text, [""]))] == []
    assert not [text.id for text in build_texts.read(language) if text.fuzzy and text.id]


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_fields_of_its_text(language):
    wrong = []
    for text in build_texts.read(language):
        sources, told = forms(text)
        wrong += [one for one in told if text.id and fields(one) != fields(sources[-1])]
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_is_in_its_canonical_form(language):
    assert texts_file(language).read_bytes() == build_texts.updated(language), "run make texts"


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_that_was_not_built_says_the_same(language, tmp_path, monkeypatch):
    copy = tmp_path / language / "LC_MESSAGES" / texts_file(language).name
    copy.parent.mkdir(parents=True)
    copy.write_bytes(texts_file(language).read_bytes())
    monkeypatch.setattr("bellflower.i18n.LOCALE", tmp_path)
    fresh = catalogue.__wrapped__(language)
    build_texts.compile_texts(language)
    assert copy.with_suffix(".mo").exists()
    built = catalogue.__wrapped__(language)
    texts = [text.id for text in build_texts.read(language) if text.id and isinstance(text.id, str)]
    assert [fresh.gettext(text) for text in texts] == [built.gettext(text) for text in texts]
    assert fresh.gettext("Production") != "Production"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_two_values_of_one_list_are_never_called_the_same(language):
    lists = {
        (table.name, column.name): tuple(column.enum or column.list_of)
        for table in load_tables().values()
        for column in table.columns
    }
    with speaking(language):
        words = {name: [label(one) for one in values if one in LABELS] for name, values in lists.items()}
    assert [name for name, told in words.items() if len(set(told)) < len(told)] == []


SPOKEN = {  # by the entry of a bundle: the parts whose texts a page is given for it
    "linked_view/component.js": ("linked_view",),
    "lesson/component.js": ("linked_view", "lesson"),
    "quiz/component.js": ("quiz",),
    "help/component.js": ("help",),
    "classroom/classroom.js": ("linked_view", "lesson", "quiz", "classroom"),
}


@pytest.mark.parametrize("entry", SPOKEN)
def test_the_page_is_given_every_text_that_its_script_shows(entry):
    given = {path for part in SPOKEN[entry] for path in scripts_in(part)}
    shown = {path for path in module_paths(entry) if any(marked_texts(path))}
    assert shown <= given


def test_texts_of_scripts_are_found_with_fields_and_both_forms(tmp_path):
    script = tmp_path / "one.js"
    script.write_text(
        'show(_("A {b} of \\"c\\""), `${_("Inside")}`);\n// _("not this")\n'
        'counted(rows.filter((row) => row["x"]).length, "{n} row", "{n} rows", { n: 1 });\n',
        encoding="utf-8",
    )
    assert marked_texts(script) == ({'A {b} of "c"', "Inside"}, {("{n} row", "{n} rows")})


def test_no_page_shows_words_that_are_not_marked():
    assert [
        f"{path.name}:{call.lineno}"
        for path in PAGES
        for call in calls(ast.parse(path.read_text("utf-8")))
        if any(is_words(node) for node in read_by_people(call))
    ] == []


def test_what_is_looked_up_can_be_collected():
    """A literal inside the braces of another one is not found by every version of Python."""
    wrong = []
    for path in CODE:
        tree = ast.parse(path.read_text("utf-8"))
        formatted = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
        inside = [call for node in formatted for call in calls(node)]
        literal = (ast.Constant, ast.JoinedStr, ast.BinOp)
        wrong += [
            f"{path.name}:{call.lineno}"
            for call in calls(tree)
            if called(call) in LOOKUPS
            and (
                any(isinstance(node, literal[1:]) for node in call.args)
                or (call in inside and any(isinstance(node, literal) for node in call.args))
            )
        ]
    assert wrong == []
