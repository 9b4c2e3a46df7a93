"""Rows of the record as schema.org tells them to search engines (JSON-LD).

A dispute is a question with the answers that its sources suggest. It is no ``ClaimReview``: that has a
rating of how true a claim is, which the record does not give.
"""

from collections.abc import Callable, Mapping
from typing import Any

from bellflower.publish.export.told import linked_address
from bellflower.publish.export.values import day_text
from bellflower.record.dataset import Dataset
from bellflower.record.lookup import Row, lookup
from bellflower.record.schema import data_version, load_descriptor

Json = dict[str, Any]

_TYPES = {  # of a source, as schema.org calls it
    "news": "NewsArticle", "wire_news": "NewsArticle", "news_repost": "NewsArticle", "book": "Book",
    "academic": "ScholarlyArticle", "magazine": "Article", "law": "Legislation",
    "government_report": "Report", "ngo_report": "Report", "think_tank": "Report",
    "un_document": "Report", "blog": "BlogPosting",
}  # fmt: skip


def _filled(value: Json) -> Json:
    return {name: each for name, each in value.items() if each not in ("", None, [], {})}


def dataset(base_url: str, files: Mapping[str, str]) -> Json:
    """Return the record itself; *files* are paths below *base_url* with the media type of each."""
    record = load_descriptor()
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": record["title"],
            "description": record["description"],
            "version": data_version(),
            "dateModified": record.get("created", "")[:10],
            "license": record["licenses"][0]["path"],
            "creator": {"@type": "Organization", "name": record["contributors"][0]["title"]},
            "isAccessibleForFree": True,
            "spatialCoverage": "Korea",
            "url": base_url,
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{base_url}{path}"}
                for path, kind in files.items()
            ],
        }
    )


def _place(row: Row) -> Json:
    located = row["latitude"] == row["latitude"] and row["latitude"] is not None
    geo = {"@type": "GeoCoordinates", "latitude": row["latitude"], "longitude": row["longitude"]}
    names = [row["name_ko"], *row["other_names"].split(";")]
    return _filled(
        {
            "@type": "Place",
            "name": row["name"],
            "alternateName": [name.strip() for name in names if name.strip()],
            "geo": geo if located else None,
        }
    )


def _source(row: Row) -> Json:
    return _filled(
        {
            "@type": _TYPES.get(row["type"], "CreativeWork"),
            "name": row["title"],
            "author": [
                {"@type": "Person", "name": name.strip()}
                for name in row["author"].split(";")
                if name.strip()
            ],
            "publisher": {"@type": "Organization", "name": row["publisher"]},
            "temporalCoverage": row["date"],
            "url": linked_address(row),
        }
    )


def _event(record: Dataset, row: Row) -> Json:
    if row["status"] == "withdrawn":
        return {"@type": "WebPage", "name": row["title"], "description": row["note"]}
    rows = lookup(record)
    places = [rows.places.only(each["place_id"]) for each in rows.places_of_event.of(row["id"])]
    sources = dict.fromkeys(claim["source_id"] for claim in rows.claims_of_event.of(row["id"]))
    return {
        "@type": "Event",
        "name": row["title"],
        "description": row["summary"],
        "startDate": day_text(row["earliest"]),
        "endDate": day_text(row["latest"]),
        "temporalCoverage": row["date"],
        "location": [_place(place) for place in places],
        "citation": [_source(rows.sources.only(each)) for each in sources],
    }


def _dispute(record: Dataset, row: Row) -> Json:
    claims = lookup(record).claims_of_dispute.of(row["id"])
    answers = [
        {"@type": "Answer", "text": claim["answer"],
         "author": {"@type": "Organization", "name": claim["asserted_by"]}}
        for claim in claims
        if claim["answer"]
    ]  # fmt: skip
    return {
        "@type": "Question",
        "name": row["question"],
        "text": row["summary"],
        "answerCount": len(answers),
        "suggestedAnswer": answers,
    }


def _actor(_record: Dataset, row: Row) -> Json:
    kind = {"person": "Person", "ship": "Vehicle"}.get(row["kind"], "Organization")
    names = [row["name_ko"], *row["other_names"].split(";")]
    return {
        "@type": kind,
        "name": row["name"],
        "alternateName": [name.strip() for name in names if name.strip()],
        "description": row["note"],
    }


def _route(_record: Dataset, row: Row) -> Json:
    return {"@type": "CreativeWork", "name": row["title"], "description": row["note"],
            "temporalCoverage": row["date"]}  # fmt: skip


_TELL: Mapping[str, Callable[[Dataset, Row], Json]] = {
    "event": _event,
    "place": lambda _record, row: _place(row),
    "route": _route,
    "source": lambda _record, row: _source(row),
    "dispute": _dispute,
    "actor": _actor,
}


def linked_data(record: Dataset, kind: str, row: Row, url: str) -> Json:
    """Return *row* as schema.org tells it, with what it is part of."""
    about = load_descriptor()
    told = {"@context": "https://schema.org", **_TELL[kind](record, row), "identifier": row["id"]}
    part = {
        "@type": "Dataset",
        "name": about["title"],
        "version": data_version(),
        "license": about["licenses"][0]["path"],
        "description": about["description"],
    }
    if kind != "source":
        told["url"] = url
    return _filled(told | {"subjectOf": part})
