"""What a file for readers tells of a claim: who says it, how strong it is, and where it can be read."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from bellflower.analysis.selection import Selection
from bellflower.publish.export.nested import JsonObject, event_objects
from bellflower.record.tables import rows_of
from bellflower.text import wording
from bellflower.text.date_words import format_date

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim in words, with its source; ``url`` is empty if the source must not be linked."""

    says: str
    who: str
    grade: str
    stance: str
    source: str
    url: str
    source_id: str


def linked_address(source: Mapping[str, Any]) -> str:
    """Return the address of *source*, or nothing if it must not be linked."""
    return (source["url"] or "") if source["link"] == "yes" else ""


def _in_words(source: Mapping[str, Any]) -> str:
    return f"{source['publisher']}, “{source['title']}”, {format_date(source['date'])}"


def events_with_claims(selection: Selection) -> list[tuple[JsonObject, list[ToldClaim]]]:
    """Return each event as :func:`event_objects` does, and its claims in words beside it."""
    sources = {row["id"]: row for row in rows_of(selection.sources)}
    return [
        (event, [_told(claim, sources[claim["source_id"]]) for claim in event["claims"]])
        for event in event_objects(selection)
    ]


def _told(claim: JsonObject, source: Mapping[str, Any]) -> ToldClaim:
    return ToldClaim(
        says=claim["says"] or "",
        who=claim["asserted_by"] or "",
        grade=wording.label(claim["evidence"]),
        stance=wording.label(claim["stance"]),
        source=_in_words(source),
        url=linked_address(source),
        source_id=source["id"],
    )


def claims_html(claims: Iterable[ToldClaim]) -> str:
    """Return *claims* as a list in HTML, every text escaped."""
    parts = []
    for claim in claims:
        source = escape(claim.source)
        if claim.url:
            source = f'<a href="{escape(claim.url)}">{source}</a>'
        told = f"{claim.who}: {claim.says} ({claim.grade}; {claim.stance})"
        parts.append(f"<li>{escape(told)} {source}</li>")
    return f"<ul>{''.join(parts)}</ul>" if parts else ""


def event_html(event: JsonObject, claims: Iterable[ToldClaim]) -> str:
    """Return the words of *event* in HTML: date, summary, cautions, claims."""
    date_told = f"{event['date_in_words']} ({event['precision']})"
    texts = [date_told, event["date_note"], event["summary"], event["note"]]
    told = "".join(f"<p>{escape(text)}</p>" for text in texts if text)
    return told + claims_html(claims)


def xml_text(text: str) -> str:
    """Return *text* with each character that XML 1.0 cannot hold replaced by U+FFFD."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
