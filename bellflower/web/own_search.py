"""The texts of a reader's own record for the search, made when a browser first asks for them."""

import gzip
import json
import secrets
from weakref import WeakValueDictionary

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bellflower.record.dataset import Dataset
from bellflower.record.memo import remembered
from bellflower.view.instrument.index import search_texts
from bellflower.web.assets import takes_gzip
from bellflower.web.request_limits import limited

_OFFERED: WeakValueDictionary[str, Dataset] = WeakValueDictionary()


def own_search_path(record: Dataset) -> str:
    """Return the path of the texts of a reader's own *record*, relative to that of the application.

    Nobody can guess it, and there is nothing any more when the session has let the record go.
    """
    token = remembered(record, "search", lambda: secrets.token_urlsafe(24), kind="paths")
    _OFFERED[token] = record
    return f"own-search/{token}"


def _packed(record: Dataset) -> bytes:
    told = json.dumps(search_texts(record), ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(told.encode(), 1, mtime=0)


def _serve(request: Request) -> Response:
    """Answer with the texts of the record that the path names, or 404 in words."""
    record = _OFFERED.get(request.path_params["token"])
    if record is None:
        told = "There is no such record here any more. Bring the file again."
        return Response(told, 404, media_type="text/plain")
    packed = remembered(record, "search", lambda: _packed(record), kind="packed")
    headers = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}
    if not takes_gzip(request.headers):
        return Response(gzip.decompress(packed), headers=headers, media_type="application/json")
    headers["Content-Encoding"] = "gzip"
    return Response(packed, headers=headers, media_type="application/json")


OWN_ROUTES = [Route("/own-search/{token}", limited(_serve), methods=["GET"])]
