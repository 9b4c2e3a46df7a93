"""HTML in a text as the text that a reader would see."""

import re
from html import unescape
from html.parser import HTMLParser

_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|body|br|center|cite|code|dd|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]"
    r"|head|header|hr|html|i|iframe|img|input|ins|del|li|mark|object|ol|p|pre|q|s|script|section|small|span"
    r"|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|title|tr|tt|u|ul|video)(?:\s[^<>]*|/)?/?>"
    r"|<!--.*?-->|<!doctype[^>]*>",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY = re.compile(r"&(?:[a-z][a-z0-9]{1,10}|#\d{2,6}|#x[0-9a-f]{2,6});", re.IGNORECASE)
_BLOCKS = frozenset(
    {
        "p",
        "br",
        "div",
        "li",
        "ul",
        "ol",
        "tr",
        "td",
        "th",
        "table",
        "blockquote",
        "hr",
        "section",
        "dd",
        "dt",
    }
    | {f"h{number}" for number in range(1, 7)}
)
_SILENT = frozenset({"script", "style", "head", "title"})


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.hidden += tag in _SILENT
        if tag in _BLOCKS:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = max(0, self.hidden - (tag in _SILENT))
        if tag in _BLOCKS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def has_markup(text: str) -> bool:
    """Whether *text* holds tags or entities of HTML.

    >>> has_markup("a < b and b > c"), has_markup("<p>One</p>"), has_markup("Q&amp;A")
    (False, True, True)
    """
    if "<" not in text and "&" not in text:
        return False
    return bool(_TAG.search(text) or _ENTITY.search(text))


def without_markup(text: str) -> str:
    """Return what a reader sees of *text*: no tags, no scripts, entities as the letters that they are.

    >>> without_markup('<p>One <a href="https://a.example">link</a>.</p>')
    'One link.'
    """
    if not _TAG.search(text):
        return " ".join(unescape(text).split())
    reader = _Text()
    reader.feed(text)
    reader.close()
    return " ".join("".join(reader.parts).split())
