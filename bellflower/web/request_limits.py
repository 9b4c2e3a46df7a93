"""What stands before each answer of the API: refusals in words, and a bound on what is made at once."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from functools import wraps
from typing import Any

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from starlette.requests import Request
from starlette.responses import Response

from bellflower.query.strict_parameters import QueryError, QueryProblem
from bellflower.record.problems import DataError

ANYWHERE = {  # the data is public: any site may read it
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}
AT_ONCE = 2  # answers that are made at once; who comes later waits without holding a thread
MOST_WAITING = 200  # who wait for an answer; who comes then is sent away
_BUSY, _DAMAGED = 5, 60  # seconds after which to ask again
_slots: RunVar[CapacityLimiter] = RunVar("slots")  # of the event loop that runs

Serve = Callable[[Request], Response]


def refuse(status: int, problems: tuple[QueryProblem, ...], **headers: str) -> Response:
    """Return the *problems* in JSON; a name of the *headers* has an underscore for each hyphen."""
    document: dict[str, Any] = {
        "problems": [asdict(problem) | {"message": str(problem)} for problem in problems]
    }
    more = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(
        json.dumps(document, ensure_ascii=False),
        status,
        {"Cache-Control": "no-store", **ANYWHERE, **more},
        media_type="application/json",
    )


def _answered(serve: Serve, request: Request) -> Response:
    try:
        return serve(request)
    except QueryError as error:
        return refuse(400, error.problems)
    except DataError as error:
        reason = f"cannot be read: its tables have {len(error.problems)} problems, which a page lists"
        return refuse(503, (QueryProblem("record", "", reason),), Retry_After=str(_DAMAGED))


def _limiter() -> CapacityLimiter:
    try:
        return _slots.get()
    except LookupError:
        _slots.set(CapacityLimiter(AT_ONCE))
        return _slots.get()


def limited(serve: Serve) -> Callable[[Request], Awaitable[Response]]:
    """Return *serve* so that it refuses in words what it cannot answer.

    It runs in a thread, of which a server has few: a crowd of programs waits here, and not in the way
    of the pages.
    """

    @wraps(serve)
    async def answer(request: Request) -> Response:
        slots = _limiter()
        if slots.statistics().tasks_waiting >= MOST_WAITING:
            problem = QueryProblem("server", "", "has too many questions to answer at the moment")
            return refuse(503, (problem,), Retry_After=str(_BUSY))
        return await to_thread.run_sync(_answered, serve, request, limiter=slots)

    return answer
