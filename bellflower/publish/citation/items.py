"""The sources as items of CSL-JSON."""

from collections.abc import Iterable, Mapping
from typing import Any

from bellflower.publish.citation.dates import csl_date
from bellflower.record.dataset import Dataset
from bellflower.record.tables import rows_of
from bellflower.text import wording

Item = dict[
    str, Any
]  # an item of CSL-JSON, https://docs.citationstyles.org/en/stable/specification.html

_VIA = ", via "


KINDS: Mapping[str, str] = {  # the type of a source, as CSL calls it
    "news": "article-newspaper",
    "wire_news": "article-newspaper",
    "news_repost": "article-newspaper",
    "magazine": "article-magazine",
    "academic": "article",
    "book": "book",
    "government_report": "report",
    "congressional_testimony": "hearing",
    "court_document": "document",
    "law": "document",
    "diplomatic_document": "document",
    "intelligence_document": "document",
    "un_document": "report",
    "official_statement": "document",
    "ngo_report": "report",
    "think_tank": "report",
    "encyclopedia": "webpage",
    "blog": "post-weblog",
    "web_compilation": "webpage",
    "web_forum": "webpage",
    "corporate": "webpage",
}
FORMS: Mapping[str, tuple[str, str]] = {  # a type of CSL as BibTeX and RIS call it
    "article": ("misc", "GEN"),
    "article-magazine": ("article", "MGZN"),
    "article-newspaper": ("article", "NEWS"),
    "book": ("book", "BOOK"),
    "dataset": ("misc", "DATA"),
    "document": ("misc", "GEN"),
    "hearing": ("misc", "HEAR"),
    "post-weblog": ("misc", "BLOG"),
    "report": ("techreport", "RPRT"),
    "webpage": ("misc", "ELEC"),
}
_CONTAINED = frozenset({"article-newspaper", "article-magazine", "webpage", "post-weblog"})


def _names(author: str) -> list[dict[str, str]]:
    """Return authors as they are written: which part of a Korean name is the family's is not guessed."""
    return [{"literal": name.strip()} for name in author.split(";") if name.strip()]


def source_item(source: Mapping[str, str], through: Mapping[str, str] | None = None) -> Item:
    """Return a row of ``sources`` as a CSL item; *through* is the row that ``cited_via`` names.

    The id is that of the source. A source that must not be linked has no ``URL``. The copy in which
    it was read, or the source through which it is known, stands in ``note``. ``genre`` holds its type in
    words.
    """
    kind = KINDS[source["type"]]
    publisher, _, copy = source["publisher"].partition(_VIA)
    notes = [f"Read through {copy}."] if copy else []
    if through:
        notes.append(f"Known through “{through['title']}”, {through['publisher']}.")
    return filled(
        {
            "id": source["id"],
            "type": kind,
            "author": _names(source["author"]),
            "title": source["title"],
            "container-title" if kind in _CONTAINED else "publisher": publisher,
            "issued": csl_date(source["date"]),
            "URL": source["url"] if source["link"] == "yes" else "",
            "language": source["language"].replace(";", ", "),
            "archive": copy,
            "genre": wording.label(source["type"]),
            "note": " ".join(notes),
        }
    )


def filled(item: Item) -> Item:
    """Return *item* without its empty fields."""
    return {name: value for name, value in item.items() if value}


def source_items(record: Dataset, source_ids: Iterable[str]) -> list[Item]:
    """Return the sources *source_ids* as CSL items, in that order; an unknown id raises ``KeyError``."""
    sources = {row["id"]: row for row in rows_of(record.sources)}
    return [
        source_item(sources[source_id], sources.get(sources[source_id]["cited_via"]))
        for source_id in source_ids
    ]
