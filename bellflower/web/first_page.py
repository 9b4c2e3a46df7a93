"""The HTML page that every visit begins with: Streamlit's own, with our style from the first moment.

Streamlit would bring the style with the first elements, and the page that already stands would jump.
"""

import gzip
import hashlib
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bellflower.record.dataset import shipped_record
from bellflower.web.assets import Asset, packed_response
from bellflower.web.instrument import instrument_urls

_ROOT = b'<div id="root">'
_WITH_VIEW = frozenset({"", "explore"})  # the last parts of the addresses that show the linked view


def style_asset(style: Path) -> Asset:
    """Return the style sheet at *style*; its name carries a hash of the content."""
    content = style.read_bytes()
    name = f"style-{hashlib.sha256(content).hexdigest()[:12]}.css"
    return Asset(name, "text/css", gzip.compress(content, 9, mtime=0))


def preloads(page: str) -> str:
    """Return the links by which a browser asks early for what the linked view of *page* draws with."""
    if page not in _WITH_VIEW:
        return ""
    urls = instrument_urls(shipped_record())
    return (
        f'<link rel="preload" as="script" href="./{urls["plotly"]}">'
        f'<link rel="preload" as="fetch" crossorigin href="./{urls["ground"]}">'
        f'<link rel="preload" as="fetch" crossorigin href="./{urls["index"]}">'
    )


def completed(html: bytes, page: str, style: str) -> bytes:
    """Return Streamlit's *html* for *page*, the last part of an address, with the file *style*.

    The link stands in the body: there it comes after Streamlit's own styles, which it refines.
    """
    if _ROOT not in html:  # a page of another kind, such as a file to take along
        return html
    head = f"{preloads(page)}</head>".encode()
    name = "present" if page == "present" else "explore" if page in _WITH_VIEW else "page"
    body = f'<body data-page="{name}"><link rel="stylesheet" href="./assets/{style}">'.encode()
    return html.replace(b"</head>", head, 1).replace(b"<body>", body, 1)


class FirstPage:
    """Middleware that completes HTML pages, and serves the style sheet that they name."""

    def __init__(self, app: ASGIApp, style: Path) -> None:
        """Wrap *app*; *style* is the style sheet of all pages."""
        self.app = app
        self.style = style_asset(style)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the style sheet if it is asked for, else hand on and complete what is HTML."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
        elif scope["path"].endswith(f"/assets/{self.style.name}"):
            await packed_response(self.style)(scope, receive, send)
        else:
            page = scope["path"].rpartition("/")[2]
            await self.app(scope, receive, _Completing(send, page, self.style.name))


class _Completing:
    """A way to send that keeps an answer back, if it is HTML, until it is complete."""

    def __init__(self, send: Send, page: str, style: str) -> None:
        self.send, self.page, self.style = send, page, style
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
        headers = MutableHeaders(scope=self.begin)
        is_packed = headers.get("content-encoding") == "gzip"
        html = gzip.decompress(self.html) if is_packed else self.html
        html = completed(html, self.page, self.style)
        if is_packed:
            html = gzip.compress(html, 6, mtime=0)
        headers["content-length"] = str(len(html))
        for name in ("etag", "last-modified"):  # they are those of Streamlit's file
            if name in headers:
                del headers[name]
        await self.send(self.begin)
        await self.send({"type": "http.response.body", "body": html})
