"""A page that runs only what it brings along: data that stays data, and the policy that says so.

Nothing may be loaded from anywhere, and a script, a style sheet or a style attribute counts only if
its hash is listed.
"""

import base64
import gzip
import json
import re
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from bellflower.publish.content_policy import content_policy, hash_of

# Inside a script element these could end it, open a comment, or end a line of JavaScript.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_ENDS = re.compile(r"</(?:script|style)|<!--", re.IGNORECASE)
_STYLE_ATTRIBUTE = re.compile(r'\sstyle="([^"]*)"')


def json_text(value: Any) -> Markup:
    """Return *value* as JSON that can stand inside a script element whatever its texts hold."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(plain.translate(_ESCAPES))  # noqa: S704  # no sign that HTML knows is left in it


def inline(text: str) -> Markup:
    """Return the script or style *text* of ours as it can stand inside its element.

    Raises ``ValueError`` if it holds what could end the element: its hash would be of something else.
    """
    if found := _ENDS.search(text):
        raise ValueError(f"{found[0]!r} in a script or style would end its element; write it otherwise")
    return Markup(text)  # noqa: S704  # files of ours, looked at above


def packed(text: str) -> str:
    """Return *text* compressed with gzip, as base64; the same text gives the same result."""
    return base64.b64encode(gzip.compress(text.encode(), compresslevel=9, mtime=0)).decode("ascii")


def style_attributes(html: str) -> list[str]:
    """Return the distinct values of the style attributes in *html*, in which all values are escaped."""
    return sorted(set(_STYLE_ATTRIBUTE.findall(html)))


def policy(
    scripts: Iterable[str],
    styles: Iterable[str],
    attributes: Iterable[str],
    *,
    has_files: bool = False,
) -> Markup:
    """Return the policy of a page that holds these inline *scripts*, *styles* and style *attributes*.

    Nothing is loaded, except scripts that lie beside the page if it *has_files*; pictures may come only
    from the page itself (``data:``, ``blob:``). The empty style sheet is allowed because plotly makes
    one and fills it rule by rule.
    """
    attribute_hashes = [hash_of(text) for text in attributes]
    rules = {
        "script-src": [*(["'self'"] if has_files else []), *map(hash_of, scripts)],
        "style-src-elem": [hash_of(text) for text in [*styles, ""]],
        "style-src-attr": ["'unsafe-hashes'", *attribute_hashes] if attribute_hashes else [],
        "img-src": ["data:", "blob:"],
    }
    return Markup(content_policy(rules))  # noqa: S704  # names and hashes only
