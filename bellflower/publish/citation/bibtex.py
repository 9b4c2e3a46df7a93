"""Items of CSL-JSON as BibTeX."""

import codecs
import io
import re
from collections.abc import Iterable
from typing import Any

from bellflower.publish.citation.dates import in_words
from bellflower.publish.citation.items import FORMS, Item

_ACTIVE = re.compile(r"([{}$^~\\])")
_COMMANDS = {  # what the codec leaves as it is, because it takes its input for TeX
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\textdollar{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "\\": r"\textbackslash{}",
}
_HOMES = {"techreport": "institution", "book": "publisher", "article": "journal"}


def _latex(text: str) -> str:
    """Return *text* with everything escaped that TeX would act on; other scripts stay as they are."""
    parts = _ACTIVE.split(text)
    return "".join(_COMMANDS.get(part) or str(codecs.encode(part, "ulatex+utf-8")) for part in parts)


def _in_braces(text: str) -> str:
    return f"{{{_latex(text)}}}" if text else ""


def _bibtex_date(item: Item) -> dict[str, str]:
    issued = item.get("issued")
    if not issued:
        return {}
    if "literal" in issued:
        return {"year": _latex(issued["literal"])}
    first = issued["date-parts"][0]
    if len(issued["date-parts"]) > 1:
        return {"year": _latex(in_words(issued))}
    return {name: str(part) for name, part in zip(("year", "month", "day"), first)}


def _bibtex_fields(item: Item) -> dict[str, str]:
    home = _HOMES.get(FORMS[item["type"]][0], "howpublished")
    fields = {
        "author": " and ".join(_in_braces(name["literal"]) for name in item.get("author", ())),
        "title": _in_braces(item["title"]),
        home: _latex(item.get("container-title") or item.get("publisher", "")),
        **_bibtex_date(item),
        "version": _latex(item.get("version", "")),
        "url": re.sub(r'[{}"\\]', lambda match: f"%{ord(match[0]):02X}", item.get("URL", "")),
        "urldate": _day(item["accessed"]) if "accessed" in item else "",
        "language": _latex(item.get("language", "")),
        "note": _latex(item.get("note", "")),
    }
    return {name: value for name, value in fields.items() if value}


def _day(date: dict[str, Any]) -> str:
    return "-".join(f"{part:02d}" for part in date["date-parts"][0])


def bibtex(items: Iterable[Item]) -> str:
    """Return *items* as BibTeX; the keys are the ids.

    Names and titles stand in braces, so that no program takes them apart or changes their case. A
    date that is not plain stands in ``year`` in words.
    """
    import latexcodec  # noqa: F401 - registers the codec
    from pybtex.database import BibliographyData, Entry
    from pybtex.database.output.bibtex import Writer

    class Verbatim(Writer):
        """Writes fields that are TeX already."""

        def _encode(self, text: str) -> Any:
            return text

    entries = {item["id"]: Entry(FORMS[item["type"]][0], _bibtex_fields(item)) for item in items}
    buffer = io.StringIO()
    Verbatim().write_stream(BibliographyData(entries), buffer)
    return buffer.getvalue()
