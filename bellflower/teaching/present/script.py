"""Several browser scripts of ours as one module, for a page that can load only one."""

import re
from pathlib import Path

from bellflower.browser import FOLDER as BROWSER

LESSON_SCRIPT = BROWSER / "lesson.js"
LESSON_STYLE = BROWSER / "lesson.css"
SCRIPTS = sorted(BROWSER.glob("*.js"))  # every script that a browser of ours runs

_IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"\.[^"]*?([^"/]+)\.js";?[ \t]*$', re.MULTILINE)
_DEFAULT = re.compile(r"^export default (?=(?:async )?(?:function|class)\b)", re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function\*?|class|const|let)) (\w+)", re.MULTILINE)


def _scope(stem: str) -> str:
    """Return the name of what holds the exports of the script *stem*."""
    return f"module_{stem}"


def _bound(text: str) -> str:
    """Turn each import from a script of ours into one from the scope that holds its exports."""

    def bind(found: re.Match[str]) -> str:
        return f"const {{{found[1].replace(' as ', ': ')}}} = {_scope(found[2])};"

    return _IMPORT.sub(bind, text)


def _enclosed(stem: str, text: str) -> str:
    """Return the script *text* in a scope of its own that hands out what the script exports."""
    names = ", ".join(found[2] for found in _EXPORT.finditer(text))
    plain = _EXPORT.sub(r"\1 \2", _DEFAULT.sub("", text))
    return f"const {_scope(stem)} = (() => {{\n{plain}\nreturn {{ {names} }};\n}})();\n"


def joined_script(*paths: Path) -> str:
    """Return the ES modules at *paths* as the text of one module, which exports what the last one does.

    Each but the last stands in a scope of its own, so that two may use one name for different things.
    A module may import by name (``import { a, b } from "./other.js"``) from those before it, and exports
    functions, classes and constants where they are declared. Raises ``ValueError`` if one imports
    anything else.
    """
    parts = [(path.stem, _bound(path.read_text(encoding="utf-8"))) for path in paths]
    seen: set[str] = set()
    for stem, text in parts:
        asked = set(re.findall(r"\} = module_(\w+);", text))
        if re.search(r"^import\b", text, re.MULTILINE) or not asked <= seen:
            raise ValueError(f"{stem}.js imports what does not come before it.")
        seen.add(stem)
    *earlier, (_stem, last) = parts
    return "".join(_enclosed(stem, text) for stem, text in earlier) + last
