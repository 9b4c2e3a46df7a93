"""What every answer says to the browser: where content may come from, and what it must not do."""

import json
import logging
import os
import re
from collections.abc import Mapping
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bellflower.i18n import LANGUAGES
from bellflower.publish.content_policy import content_policy, hash_of

FRAME_ANCESTORS = "BELLFLOWER_FRAME_ANCESTORS"  # who may show what in a frame
PUBLIC = "public"  # says there that anybody may show the embedded views; so it is if nothing is said
NOBODY = "'none'"  # says there, alone, that nobody may show anything
_ORIGIN = re.compile(r"'self'|https?://(\*\.)?[A-Za-z0-9.-]+(:[0-9]{1,5})?")
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_UNUSED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media",
    "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection", "magnetometer",
    "microphone", "midi", "otp-credentials", "payment", "publickey-credentials-get",
    "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
_STARTS = frozenset({"http.response.start", "websocket.accept", "websocket.http.response.start"})
_LOGGER = logging.getLogger(__name__)


def _wanted() -> tuple[str, ...]:
    """Return the words of the environment; raises ``ValueError`` if one is neither origin nor word."""
    wanted = tuple(os.environ.get(FRAME_ANCESTORS, "").split())
    for origin in () if wanted == (NOBODY,) else wanted:
        if origin != PUBLIC and not _ORIGIN.fullmatch(origin):
            raise ValueError(
                f"{FRAME_ANCESTORS} names {origin!r}, which is not an origin such as "
                f"https://school.example, nor {PUBLIC!r}; separate several with spaces"
            )
    return wanted


def frame_ancestors() -> tuple[str, ...]:
    """Return the origins that may show the pages in a frame, from the environment; by default, none.

    Raises ``ValueError`` if one of them is not an origin: a mistake must not open every door.
    """
    return tuple(origin for origin in _wanted() if origin not in (PUBLIC, NOBODY))


def embed_ancestors() -> tuple[str, ...]:
    """Return the origins that may show an embedded view: any, unless the environment names some.

    Such a view holds no session, takes no input that leaves the browser, and sets no cookie, so that
    nobody gains by framing it. Raises ``ValueError`` as :func:`frame_ancestors` does.
    """
    wanted = _wanted()
    if wanted == (NOBODY,):
        return ()
    return frame_ancestors() if wanted and PUBLIC not in wanted else ("*",)


def language_script(language: str) -> str:
    """Return the one script that the pages hold inside, for pages in *language*.

    It tells the browser the language, and the style sheet that the head of the page stands.

    """
    return (
        f"document.documentElement.lang = {json.dumps(language)};"
        'document.body.classList.add("bf-framed");'  # the head of the page stands
    )


def script_hashes(page: Path) -> tuple[str, ...]:
    """Return the hashes by which the policy allows what stands in *page*, an HTML file, and our own."""
    scripts = _INLINE_SCRIPT.findall(page.read_text(encoding="utf-8"))
    scripts += [language_script(language) for language in LANGUAGES]
    return tuple(map(hash_of, scripts))


def page_policy(hashes: tuple[str, ...], ancestors: tuple[str, ...]) -> str:
    """Return the Content-Security-Policy: nothing from elsewhere, no script but our own files.

    Streamlit hands the loader of a component to the browser as a ``blob:`` module, and writes styles
    into the page; so these two are allowed. docs/security.md gives the reasons and what was measured.
    """
    allowed = {
        "script-src": ["'self'", *hashes, "blob:"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": [],
        "object-src": [],
        "frame-ancestors": ancestors,
    }
    return content_policy(allowed)


def security_headers(hashes: tuple[str, ...], ancestors: tuple[str, ...]) -> Mapping[str, str]:
    """Return the headers of every answer; *ancestors* are the origins that may frame the pages."""
    features = [*(f"{feature}=()" for feature in _UNUSED), "fullscreen=(self)", "clipboard-write=(self)"]
    headers = {
        "Content-Security-Policy": page_policy(hashes, ancestors),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": ", ".join(features),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    if not ancestors:
        headers["X-Frame-Options"] = "DENY"
    elif ancestors == ("'self'",):
        headers["X-Frame-Options"] = "SAMEORIGIN"
    return headers  # a list of origins cannot be said with X-Frame-Options


def _failure() -> Response:
    """Return what a program is told if answering failed; the reason stands in the log alone."""
    message = "The server failed to answer. Its log holds the reason; another try may work."
    return Response(json.dumps({"error": message}), 500, media_type="application/json")


class SecurityHeaders:
    """Middleware that adds the headers to every answer, to refusals and to the upgrade to a socket.

    An exception that nothing caught is logged and answered in words, with the same headers.
    """

    def __init__(self, app: ASGIApp, page: Path) -> None:
        """Wrap *app*, whose pages are all the HTML file *page*."""
        self.app = app
        self.headers = security_headers(script_hashes(page), frame_ancestors())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on the request, and add the headers when its answer starts."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] in _STARTS:
                started = True
                message.setdefault("headers", [])
                present = MutableHeaders(scope=message)
                has_policy = "content-security-policy" in present  # which then says who may frame it
                for name, value in self.headers.items():
                    if not (has_policy and name == "X-Frame-Options"):
                        present.setdefault(name, value)
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        except Exception:
            if started or scope["type"] != "http":
                raise
            _LOGGER.exception("Answering %s failed", scope["path"])
            await _failure()(scope, receive, send_with_headers)
