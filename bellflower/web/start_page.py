"""The start page under its own name: `/explore` leads to the bare address, where Streamlit has it."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse

_LEFT = "%=&+,:;@/?!$'()*~"  # characters of a query that stay as they are


def lead_to_start(request: Request) -> RedirectResponse:
    """Lead to the start page with the same query; relative, since a proxy may serve us below a path."""
    query = quote(request.scope["query_string"], safe=_LEFT)
    return RedirectResponse(f"./?{query}" if query else "./", status_code=307)
