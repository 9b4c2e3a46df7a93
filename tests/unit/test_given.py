"""What Python hands to the browser has one shape: in Python, in the scripts, and as it is given."""

import json
import re
from pathlib import Path
from types import NoneType, UnionType
from typing import NotRequired, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from bellflower.browser.bundle import FOLDER
from bellflower.i18n import speaking
from bellflower.teaching import given as teaching
from bellflower.teaching.present.lesson import build_lesson
from bellflower.teaching.quiz.questions import build_quiz, dispute_quiz
from bellflower.teaching.stories.library import shipped_stories
from bellflower.view import given as view
from bellflower.view.ground import load_ground
from bellflower.view.linked_view import build_spec, build_stage

SHAPES = {
    name: shape
    for module in (view, teaching)
    for name, shape in vars(module).items()
    if is_typeddict(shape)
}
_TYPE = re.compile(r"@typedef \{object\} (\w+)\n(.*?)\*/", re.DOTALL)
_FIELD = re.compile(r"@property \{(.+?)\} (\[?)(\w+)")
_WORDS = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    NoneType: "null",
    object: "unknown",
}


def in_script(kind):
    """A type of Python as the scripts write it."""
    if kind in _WORDS:
        return _WORDS[kind]
    arguments = [in_script(each) for each in get_args(kind)]
    if get_origin(kind) is UnionType:
        return " | ".join(arguments)
    if get_origin(kind) is list:
        return f"({arguments[0]})[]" if " | " in arguments[0] else f"{arguments[0]}[]"
    if get_origin(kind) is dict:
        return f"Record<string, {arguments[1]}>"
    return kind.__name__


def fields(shape):
    """The fields of a shape in Python: by name, its type in scripts and whether it may be missing."""
    told = get_type_hints(shape, include_extras=True)
    bare = {
        name: get_args(kind)[0] if get_origin(kind) is NotRequired else kind
        for name, kind in told.items()
    }
    return {name: (in_script(kind), kind is not told[name]) for name, kind in bare.items()}


def script_shapes():
    """The fields of each shape as the scripts declare them."""
    files = (Path(FOLDER) / "shared" / name for name in ("given.js", "given_lesson.js"))
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    return {
        name: {field: (kind, bool(optional)) for kind, optional, field in _FIELD.findall(body)}
        for name, body in _TYPE.findall(text)
    }


def faults(value, kind, place):
    """Where *value* is not of the type *kind*."""
    if get_origin(kind) is NotRequired:
        return faults(value, get_args(kind)[0], place)
    if get_origin(kind) is UnionType:
        found = [faults(value, each, place) for each in get_args(kind)]
        return [] if [] in found else found[0]
    if get_origin(kind) is list:
        if not isinstance(value, list):
            return [f"{place}: {value!r} is no list"]
        return [
            one
            for i, each in enumerate(value)
            for one in faults(each, get_args(kind)[0], f"{place}[{i}]")
        ]
    if get_origin(kind) is dict:
        return [one for key in value for one in faults(value[key], get_args(kind)[1], f"{place}.{key}")]
    if is_typeddict(kind):
        if not isinstance(value, dict):
            return [f"{place}: {value!r} is no {kind.__name__}"]
        hints = get_type_hints(kind, include_extras=True)
        missing = [f"{place}.{name} is missing" for name in kind.__required_keys__ - value.keys()]
        is_plotly = kind in PLOTLY
        more = [
            f"{place}.{name} is not declared" for name in value.keys() - hints.keys() if not is_plotly
        ]
        known = value.keys() & hints.keys()
        return (
            missing
            + more
            + [one for key in known for one in faults(value[key], hints[key], f"{place}.{key}")]
        )
    is_number = kind is float and isinstance(value, int) and not isinstance(value, bool)
    return (
        []
        if kind is object or type(value) is kind or is_number
        else [f"{place}: {value!r} is not {kind}"]
    )


PLOTLY = {
    view.MapTrace,
    view.TimeTrace,
    view.Layout,
    view.Marker,
    view.Axis,
}  # which know more fields than ours


def test_both_languages_declare_the_same_shapes():
    assert script_shapes().keys() == SHAPES.keys()


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_has_the_same_fields_in_python_and_in_the_scripts(name):
    assert script_shapes()[name] == fields(SHAPES[name])


def test_nothing_in_the_contract_is_of_any_type():
    kinds = [kind for shape in script_shapes().values() for kind, _optional in shape.values()]
    assert len(kinds) > 150
    assert not [kind for kind in kinds if re.search(r"\bany\b|\*|\?|Function|Object\b", kind)]


def plain(value):
    return json.loads(json.dumps(value, allow_nan=False))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_the_linked_view_is_given_has_the_declared_shape(record, language):
    with speaking(language):
        spec = build_spec(record, build_stage(record), record.events, record.routes)
    assert faults(plain(spec), view.Spec, "spec") == []
    assert faults(plain(load_ground()), view.Ground, "ground") == []


def test_a_timeline_of_more_events_than_can_be_drawn_has_the_declared_shape(record, monkeypatch):
    monkeypatch.setattr("bellflower.view.linked_view.MOST_ROWS", 0)
    spec = build_spec(record, build_stage(record), record.events, record.routes)
    assert spec["note"]
    assert faults(plain(spec), view.Spec, "spec") == []


@pytest.mark.parametrize("name", shipped_stories())
def test_what_a_story_and_its_quiz_are_given_has_the_declared_shape(record, name):
    story = shipped_stories()[name]
    assert faults(plain(build_lesson(record, story)), teaching.Lesson, "lesson") == []
    assert faults(plain(build_quiz(record, story)), teaching.Quiz, "quiz") == []


def test_the_quiz_of_disputes_has_the_declared_shape(record):
    assert faults(plain(dispute_quiz(record)), teaching.Quiz, "quiz") == []
