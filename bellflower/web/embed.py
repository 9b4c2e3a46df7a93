"""A view that stands in the page of somebody else: ``/?embed=map`` and its like, without a session."""

from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bellflower.i18n import _, current_language, speaking
from bellflower.publish.embedding import KINDS, PARAMETER
from bellflower.query.permalink import View, from_params, params_of, permalink
from bellflower.query.strict_parameters import bounded
from bellflower.query.view_words import view_in_words
from bellflower.record.dataset import Dataset, shipped_record
from bellflower.record.schema import data_version
from bellflower.teaching.offline.record_pages import told_row
from bellflower.teaching.offline.security_policy import json_text
from bellflower.teaching.stories.known_values import known_values
from bellflower.view import cards
from bellflower.view.view_state import state_of
from bellflower.web.headers import embed_ancestors, page_policy
from bellflower.web.instrument import embedded_assets, instrument_urls
from bellflower.web.record_pages import base_address, language_of
from bellflower.web.request_limits import limited

_MAX_AGE = 600  # seconds for which a view may be shown without asking again
OPEN = ("event", "place", "route")  # what a card can be of, the first that is open first


def opened(view: View) -> tuple[str, str]:
    """Return kind and id of what *view* has open; empty if nothing is."""
    return next(((kind, getattr(view, kind)) for kind in OPEN if getattr(view, kind)), ("", ""))


def title_of(record: Dataset, view: View, kind: str) -> str:
    """Return what a *kind* of *view* is called: what is open in it, or what it selects."""
    open_kind, identifier = opened(view)
    if open_kind:
        return told_row(record, open_kind, identifier).title
    about = view_in_words(view) or _("North Korea’s drug history")
    return about if kind == "card" else f"{_(KINDS[kind].title)}: {about}"


def _data(view: View, kind: str) -> dict[str, Any]:
    urls = {name: f"./{path}" for name, path in instrument_urls(shipped_record()).items()}
    return {
        "urls": urls,
        "state": state_of(view),
        "language": current_language(),
        "only": "" if kind == "instrument" else kind,
        "start": "./",
        "kept": "&".join([f"v={data_version()}", *([f"lang={view.language}"] if view.language else [])]),
    }


def embed_page(record: Dataset, view: View, kind: str, base: str, notes: tuple[str, ...] = ()) -> str:
    """Return the page that shows a *kind* of *view* alone; a card needs no script."""
    open_kind, identifier = opened(view)
    is_card = kind == "card"
    card = cards.card(record, open_kind, identifier) if is_card and open_kind else ""
    if is_card and not card:
        notes = (*notes, _("The link names no event, place or route, so there is no card to show."))
    return cards.render(
        "embed",
        kind=kind,
        title=title_of(record, view, kind),
        language=current_language(),
        canonical=permalink(view, base) if base else "",
        whole=permalink(view, "./"),
        card=Markup(card or "<p></p>") if is_card else "",  # noqa: S704  # templates that escape
        notes=notes,
        data="" if is_card else json_text(_data(view, kind)),
        **{name: f"assets/{asset.name}" for name, asset in embedded_assets().items()},
    ).lstrip()


@limited
def _serve(request: Request) -> Response:
    record = shipped_record()
    kind = request.query_params[PARAMETER]
    params = params_of(bounded(request.url.query))
    with speaking(language_of(request)):
        view, notes = from_params(params, known_values(record))
        text = embed_page(record, view, kind, base_address(request), notes)
    headers = {
        "Cache-Control": f"public, max-age={_MAX_AGE}",
        "Content-Security-Policy": page_policy((), embed_ancestors()),
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    return Response(text, headers=headers, media_type="text/html")


class EmbeddedViews:
    """Middleware that answers the start page with one of its parts if the address asks for that."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap *app*; a mistake in who may frame the views is told when the server starts."""
        self.app = app
        embed_ancestors()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the view, and hand on every other request."""
        if scope["type"] == "http" and scope["method"] == "GET" and scope["path"].endswith("/"):
            request = Request(scope, receive)
            if request.query_params.get(PARAMETER) in KINDS:
                await (await _serve(request))(scope, receive, send)
                return
        await self.app(scope, receive, send)
