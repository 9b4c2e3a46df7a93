"""Modules joined into one script, in the order of their imports.

A page of ours loads one script, and nobody needs Node to run anything: what a build tool does elsewhere
is done here, for modules that are written plainly. A module imports by name from files beside it
(``import { a, b } from "../shared/dom.js";``) and exports functions, classes and constants where they
are declared, each of them for itself. Joined, all modules share one scope, so that a name is declared
once among them. Whatever else a module does is refused with a :class:`ScriptError` that names the file.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent

_TOKEN = re.compile(
    r"""(?P<gap>\s+|//[^\n]*|/\*.*?\*/) | (?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    | (?P<word>[\w$]+) | (?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
_PATTERN = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")  # a regular expression
_TEMPLATE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?:`|(?P<field>\$\{))?", re.DOTALL)
_BEFORE_A_VALUE = frozenset({"", "return", "typeof", "case", *"([{},;:=!?&|+-*%<>~^"})

_STATEMENT = re.compile(r"^(?:import|export)\b", re.MULTILINE)
_IMPORT = re.compile(r'import\s*\{([^{}]*)\}\s*from\s*"(\.[^"\n]*)";[ \t]*\n?')
_EXPORT = re.compile(r"export (?:default )?(?=(?:async )?(?:function\b|class |const |let ))")
_DECLARED = re.compile(r"\b(?:function\b *\*?|class\b|const\b|let\b|var\b)\s*([\w$]*)")
_TWO_AT_ONCE = re.compile(r"\b(?:const|let|var)\b[^;]*,")


class ScriptError(ValueError):
    """A module cannot be joined with others; the message names its file."""


class _Module(NamedTuple):
    text: str  # without its imports and the word "export"
    whole: str  # the text with the word "export"
    imported: dict[Path, frozenset[str]]
    declared: tuple[str, ...]
    exported: frozenset[str]


def _tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and the code of each part of *text*; comments and literals have no code."""
    at, last = 0, ""
    depths: list[int] = []  # for each template around this place: the braces that are open in its field
    while found := _TOKEN.match(text, at):
        kind, sign, end = found.lastgroup, found[0], found.end()
        code = sign if kind in ("word", "sign") else ""
        if depths and sign in ("{", "}"):
            depths[-1] += 1 if sign == "{" else -1
        if sign == "/" and last in _BEFORE_A_VALUE and (pattern := _PATTERN.match(text, at)):
            end, code = pattern.end(), ""
        elif sign == "`" or (depths and depths[-1] < 0):
            if sign == "}":
                depths.pop()
            template = _TEMPLATE.match(text, end)
            end, code = template.end() if template else end, ""
            if template and template["field"]:
                depths.append(0)
        yield at, end, code
        last = last if kind == "gap" else code or '"'
        at = end


def _outline(text: str) -> str:
    """Return *text* with spaces for everything but the code of its top level, in the same places."""
    parts: list[str] = []
    depth = 0
    for start, end, code in _tokens(text):
        depth -= code in ("}", ")", "]")
        is_shown = code and not depth
        parts.append(code if is_shown else re.sub(r"[^\n]", " ", text[start:end]))
        depth += code in ("{", "(", "[")
    return "".join(parts)


def _declared(outline: str, name: str) -> tuple[str, ...]:
    names = tuple(_DECLARED.findall(outline))
    if "" in names or _TWO_AT_ONCE.search(outline):
        raise ScriptError(f"{name} declares several names at once; give each a declaration of its own.")
    return names


@lru_cache(maxsize=512)
def _module(path: Path, name: str) -> _Module:
    """Return the module at *path*, which is called *name* in messages."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ScriptError(f"{name} is imported but does not exist.") from error
    outline = _outline(text)
    imported: dict[Path, frozenset[str]] = {}
    exported: list[str] = []
    plain, whole, at = [], [], 0
    for statement in _STATEMENT.finditer(outline):
        start = statement.start()
        found = _IMPORT.match(text, start) or _EXPORT.match(text, start)
        if found is None:
            line = text.count("\n", 0, start) + 1
            raise ScriptError(f"{name}, line {line}: import by name, and export where it is declared.")
        plain.append(text[at:start])
        whole.append(text[at:start])
        at = found.end()
        if found.re is _IMPORT:
            names = frozenset(filter(None, (part.strip() for part in found[1].split(","))))
            imported[(path.parent / found[2]).resolve()] = names
        else:
            whole.append(found[0])
            exported += _DECLARED.findall(outline, at)[:1]
    return _Module(
        "".join([*plain, text[at:]]),
        "".join([*whole, text[at:]]),
        imported,
        _declared(outline, name),
        frozenset(exported),
    )


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()


@lru_cache(maxsize=64)
def module_paths(entry: str, folder: Path = FOLDER) -> tuple[Path, ...]:
    """Return the files of the module *entry*, a path in *folder*, and of all that it imports.

    Each comes after those it imports; the same files always come in the same order. Raises
    :class:`ScriptError` for an import in a circle, of a file that is missing, or of a name that is not
    exported.
    """
    root = folder.resolve()
    graph: dict[Path, list[Path]] = {}
    waiting = [(root / entry).resolve()]
    while waiting:
        path = waiting.pop()
        if path in graph:
            continue
        imported = _module(path, _name(path, root)).imported
        for other, names in imported.items():
            if missing := sorted(names - _module(other, _name(other, root)).exported):
                raise ScriptError(
                    f"{_name(path, root)} imports {missing[0]!r}, which is not exported there."
                )
        graph[path] = list(imported)
        waiting += imported
    try:
        return tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        circle = ", ".join(_name(path, root) for path in error.args[1])
        raise ScriptError(f"Modules import each other in a circle: {circle}.") from error


@lru_cache(maxsize=64)
def scripts_in(name: str, folder: Path = FOLDER) -> tuple[Path, ...]:
    """Return the modules that lie in the part *name* of *folder*, in the order of their names."""
    return tuple(sorted((folder / name).glob("*.js")))


@lru_cache(maxsize=64)
def joined_script(entry: str, folder: Path = FOLDER) -> str:
    """Return the module *entry* and all that it imports as the text of one module.

    It imports nothing and exports what *entry* does; without exports it is a classic script as well.
    Raises :class:`ScriptError` as :func:`module_paths` does, and if two modules declare the same name.
    """
    root = folder.resolve()
    owners: dict[str, str] = {}
    texts: list[str] = []
    *earlier, last = module_paths(entry, folder)
    for path in (*earlier, last):
        name = _name(path, root)
        module = _module(path, name)
        for one in module.declared:
            if one in owners:
                raise ScriptError(f"{owners[one]} and {name} both declare {one!r}; rename one of them.")
            owners[one] = name
        texts.append(module.whole if path == last else module.text)
    return "".join(text if text.endswith("\n") else f"{text}\n" for text in texts)


@lru_cache(maxsize=64)
def joined_style(*names: str, folder: Path = FOLDER) -> str:
    """Return the style sheets *names*, paths in *folder*, as one."""
    return "".join((folder / name).read_text(encoding="utf-8") for name in names)
