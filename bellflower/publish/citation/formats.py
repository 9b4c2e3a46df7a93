"""Items of CSL-JSON as the formats that citation programs and texts take."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bellflower.publish.citation.bibtex import bibtex
from bellflower.publish.citation.dates import in_words, ris_date
from bellflower.publish.citation.items import FORMS, Item

_STYLE = "harvard-cite-them-right"  # the style that citeproc-py brings with it


def csl_json(items: Iterable[Item]) -> str:
    """Return *items* as the text of a CSL-JSON file."""
    return json.dumps(list(items), ensure_ascii=False, indent=2) + "\n"


def _ris_reference(item: Item) -> dict[str, Any]:
    issued = item.get("issued", {})
    reference = {
        "type_of_reference": FORMS[item["type"]][1],
        "id": item["id"],
        "authors": [name["literal"] for name in item.get("author", ())],
        "title": item["title"],
        "secondary_title": item.get("container-title", ""),
        "publisher": item.get("publisher", ""),
        "year": str(issued["date-parts"][0][0]) if issued else "",
        "date": ris_date(issued) if issued else "",
        "edition": item.get("version", ""),
        "language": item.get("language", ""),
        "urls": [item["URL"]] if "URL" in item else [],
        "access_date": ris_date(item["accessed"]).rstrip("/") if "accessed" in item else "",
        "notes": [item["note"]] if "note" in item else [],
    }
    return {name: _one_line(value) for name, value in reference.items() if value}


def _one_line(value: str | list[str]) -> str | list[str]:
    """Return *value* without line breaks, which would end a field of RIS."""
    return (
        " ".join(value.split()) if isinstance(value, str) else [" ".join(one.split()) for one in value]
    )


def ris(items: Iterable[Item]) -> str:
    """Return *items* as RIS."""
    import rispy

    class Plain(rispy.RisWriter):
        """Writes no number before each reference, which some programs would take for a field."""

        def set_header(self, count: int) -> str:
            return ""

    return rispy.dumps([_ris_reference(item) for item in items], implementation=Plain)


def _for_processor(item: Item) -> Item:
    """Return *item* as citeproc-py shows it well.

    It passes over the words of a date that has numbers too, and repeats the title of what has no
    author; so the words come alone, and who published it stands for the author.
    """
    issued = item.get("issued", {})
    kept = {name: value for name, value in item.items() if name not in ("language", "genre")}
    home = item.get("container-title") or item.get("publisher", "")
    kept["author"] = item.get("author") or [{"literal": home}]
    return kept | ({"issued": {"literal": in_words(issued)}} if "literal" in issued else {})


def formatted(items: Sequence[Item]) -> list[str]:
    """Return each of *items* as one line of plain text in the Harvard style, its note after it."""
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    if not items:
        return []
    style = CitationStylesStyle(_STYLE, validate=False)
    numbered = [_for_processor(item) | {"id": str(number)} for number, item in enumerate(items)]
    texts = []
    for item in numbered:  # one by one, so that no letter after a year depends on the others
        library = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
        library.register(Citation([CitationItem(item["id"])]))
        texts.append("".join(str(line) for line in library.bibliography()))
    return [" ".join(f"{text} {item.get('note', '')}".split()) for text, item in zip(texts, items)]


def footnotes(items: Sequence[Item]) -> str:
    """Return *items* as numbered lines of plain text, ready to be pasted; empty if there is none."""
    return "".join(f"{number}. {text}\n" for number, text in enumerate(formatted(items), 1))


FORMATTERS: Mapping[str, Any] = {
    "bibtex": bibtex,
    "ris": ris,
    "csljson": csl_json,
    "footnotes": footnotes,
}
