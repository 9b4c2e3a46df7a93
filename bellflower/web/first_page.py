"""The HTML page that every visit begins with: Streamlit's own, with our style from the first moment.

Streamlit would bring the style with the first elements, and the page that already stands would jump.
"""

import gzip
import hashlib
import re

from markupsafe import escape
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bellflower.browser.bundle import joined_style
from bellflower.i18n import SOURCE_LANGUAGE
from bellflower.record.dataset import Dataset, shipped_record
from bellflower.record.problems import DataError
from bellflower.view.instrument.files import STYLES as INSTRUMENT_STYLES
from bellflower.web.assets import Asset, packed_response
from bellflower.web.head_tags import PAGES, Head, head_of
from bellflower.web.instrument import face_asset
from bellflower.web.preloads import WITH_VIEW, preloads
from bellflower.web.record_pages import base_address, missing

_TITLE = re.compile(rb"<title>.*?</title>", re.DOTALL)
_ROOT = b'<div id="root">'
_CHARSET = b'<meta charset="UTF-8" />'  # the first tag of the head
STYLES = (  # of all pages, below ``browser/``
    "style.css", "links/list.css", "desk.css", "teach.css", *INSTRUMENT_STYLES, "filters/filters.css",
)  # fmt: skip


def style_asset() -> Asset:
    """Return the style sheet of all pages; its name carries a hash of the content.

    A heading takes the serif of Explore if it is at hand, and is never drawn anew when it comes later.
    """
    face = (
        f"src: url({face_asset().name}) format('woff2'); font-weight: 300 700; font-display: optional;"
    )
    content = (
        f'@font-face {{ font-family: "Bellflower Heading"; {face} }}\n{joined_style(*STYLES)}'.encode()
    )
    name = f"style-{hashlib.sha256(content).hexdigest()[:12]}.css"
    return Asset(name, "text/css", gzip.compress(content, 9, mtime=0))


def with_head(html: bytes, head: Head) -> bytes:
    """Return *html* with the title, the language and the tags of *head*."""
    title = f"<title>{escape(head.title)}</title>".encode()
    told = _TITLE.sub(lambda _: title, html, count=1)
    told = told.replace(b'<html lang="en">', f'<html lang="{head.language}">'.encode(), 1)
    return told.replace(b"</head>", head.tags.encode() + b"</head>", 1)


def completed(html: bytes, page: str, style: str, language: str = SOURCE_LANGUAGE) -> bytes:
    """Return Streamlit's *html* for *page*, the last part of an address, with the file *style*.

    The link stands in the body: there it comes after Streamlit's own styles, which it refines.
    """
    early, later = (tags.encode() for tags in preloads(page, language))
    name = "present" if page == "present" else "explore" if page in WITH_VIEW else "page"
    body = f'<body data-page="{name}"><link rel="stylesheet" href="./assets/{style}">'.encode()
    html = html.replace(_CHARSET, _CHARSET + early, 1).replace(b"</head>", later + b"</head>", 1)
    return html.replace(b"<body>", body, 1)


class FirstPage:
    """Middleware that completes HTML pages, and serves the style sheet that they name."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap *app*."""
        self.app = app
        self.style = style_asset()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the style sheet if it is asked for, else hand on and complete what is HTML."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
        elif scope["path"].endswith(f"/assets/{self.style.name}"):
            await packed_response(self.style)(scope, receive, send)
        else:
            await self.app(scope, receive, _Completing(send, Request(scope), self.style.name))


class _Completing:
    """A way to send that keeps an answer back, if it is HTML, until it is complete."""

    def __init__(self, send: Send, request: Request, style: str) -> None:
        self.send, self.request, self.style = send, request, style
        self.page = request.url.path.rpartition("/")[2]
        self.begin: Message | None = None
        self.html = b""

    async def __call__(self, message: Message) -> None:
        """Send *message*, or keep it: the beginning of an HTML page until its end has come."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if message["status"] == 200 and headers.get("content-type", "").startswith("text/html"):
                self.begin = message
                return
        if self.begin is None or message["type"] != "http.response.body":
            await self.send(message)
            return
        self.html += message.get("body", b"")
        if message.get("more_body", False):
            return
        await self._finish(self.begin)

    async def _finish(self, begin: Message) -> None:
        """Send the whole page: completed if it is Streamlit's, otherwise as it is."""
        headers = MutableHeaders(scope=begin)
        is_packed = headers.get("content-encoding") == "gzip"
        html = gzip.decompress(self.html) if is_packed else self.html
        if _ROOT not in html:  # a page of another kind, such as a file to take along
            await self.send(begin)
            await self.send({"type": "http.response.body", "body": self.html})
        elif self.page not in PAGES:
            await self._miss()
        else:
            await self._complete(begin, html, is_packed=is_packed)

    async def _complete(self, begin: Message, html: bytes, *, is_packed: bool) -> None:
        url = self.request.url
        head = head_of(_record(), self.page, url.query, base_address(self.request))
        html = with_head(completed(html, self.page, self.style, head.language), head)
        if is_packed:
            html = gzip.compress(html, 6, mtime=0)
        headers = MutableHeaders(scope=begin)
        headers["content-length"] = str(len(html))
        for name in ("etag", "last-modified"):  # they are those of Streamlit's file
            if name in headers:
                del headers[name]
        await self.send(begin)
        await self.send({"type": "http.response.body", "body": html})

    async def _miss(self) -> None:
        """Send the page that says that nothing has this address, instead of Streamlit's."""
        path, root = self.request.url.path, self.request.scope.get("root_path", "")
        up = "../" * (path.removeprefix(root).count("/") - 1)
        response = missing(base_address(self.request), up)
        raw = response.raw_headers
        await self.send({"type": "http.response.start", "status": 404, "headers": raw})
        await self.send({"type": "http.response.body", "body": response.body})


def _record() -> Dataset | None:
    """Return the shipped record, or nothing if its tables are damaged: the page itself says so."""
    try:
        return shipped_record()
    except DataError:
        return None
