"""What a program asks of an answer besides which events: how many, from where, and which fields."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from bellflower.analysis.selection import Selection
from bellflower.publish.export.values import DERIVED
from bellflower.query.strict_parameters import QueryError, QueryProblem
from bellflower.record.schema import load_tables

MOST = 1000  # events of one page
_LAST = 1_000_000
_NUMBER = re.compile("[0-9]{1,7}")
PAGED = frozenset({"json", "csv", "geojson"})  # formats of which events are the rows
WITH_FIELDS = frozenset({"json"})
PAGING = ("limit", "offset", "fields")


def field_names() -> tuple[str, ...]:
    """Return the names of the fields of an event."""
    return (*(column.name for column in load_tables()["events"].columns), *DERIVED, "places", "claims")


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the events, ``limit`` (0: all) from the number ``offset`` on, with ``fields`` only."""

    limit: int = 0
    offset: int = 0
    fields: tuple[str, ...] = ()


def _number(name: str, text: str, least: int, most: int) -> int:
    if not _NUMBER.fullmatch(text) or not least <= int(text) <= most:
        reason = "is not a number that can be asked for"
        raise QueryError([QueryProblem(name, text[:60], reason, examples=(f"{least} to {most}",))])
    return int(text)


def _fields(text: str) -> tuple[str, ...]:
    asked, allowed = text.split(","), field_names()
    if unknown := [name for name in asked if name not in allowed]:
        raise QueryError([QueryProblem("fields", unknown[0][:60], "is not a field", allowed)])
    return tuple(name for name in allowed if name in asked or name == "id")


def read_page(name: str, params: Mapping[str, Sequence[str]]) -> tuple[Page, dict[str, list[str]]]:
    """Return the page of the format *name* that *params* ask for, and the other parameters.

    Raises :class:`QueryError` if the format has none of these, or if a value cannot be read.
    """
    others = {key: list(values) for key, values in params.items() if key not in PAGING}
    given = {key: params[key] for key in PAGING if key in params}
    for key, values in given.items():
        if name not in (WITH_FIELDS if key == "fields" else PAGED):
            raise QueryError([QueryProblem(key, values[-1][:60], "is not obeyed at this address")])
        if len(values) > 1:
            reason = f"is given {len(values)} times; 1 at most"
            raise QueryError([QueryProblem(key, values[-1][:60], reason)])
    page = Page(
        _number("limit", given["limit"][0], 1, MOST) if "limit" in given else 0,
        _number("offset", given["offset"][0], 0, _LAST) if "offset" in given else 0,
        _fields(given["fields"][0]) if "fields" in given else (),
    )
    return page, others


def part_of(selection: Selection, page: Page) -> Selection:
    """Return *selection* with the events of *page*."""
    last = page.offset + page.limit if page.limit else None
    events = selection.events.iloc[page.offset : last].reset_index(drop=True)
    return replace(selection, events=events) if page.limit or page.offset else selection


def page_links(params: Mapping[str, Sequence[str]], page: Page, total: int) -> str:
    """Return the header ``Link`` (RFC 8288) to the first, previous, next and last page; empty without.

    >>> page_links({"province": ["KP-08"]}, Page(10, 10), 25)
    '<?province=KP-08&limit=10&offset=0>; rel="first", <?province=KP-08&limit=10&offset=0>; rel="prev", \
<?province=KP-08&limit=10&offset=20>; rel="next", <?province=KP-08&limit=10&offset=20>; rel="last"'
    """
    if not page.limit:
        return ""
    last = max(0, (total - 1) // page.limit * page.limit)
    targets = {
        "first": 0,
        "prev": page.offset - page.limit,
        "next": page.offset + page.limit,
        "last": last,
    }
    kept = {name: values for name, values in params.items() if name not in ("limit", "offset")}
    links = []
    for relation, offset in targets.items():
        if (relation == "prev" and page.offset == 0) or (relation == "next" and offset >= total):
            continue
        asked = {**kept, "limit": [page.limit], "offset": [max(0, offset)]}
        links.append(f'<?{urlencode(asked, doseq=True)}>; rel="{relation}"')
    return ", ".join(links)
