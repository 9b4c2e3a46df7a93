"""An event and a view of the record as items of CSL-JSON, with the link that lasts."""

from dataclasses import replace
from datetime import date

from bellflower.publish.citation.dates import csl_date
from bellflower.publish.citation.items import Item, filled
from bellflower.query import permalink
from bellflower.query.permalink import View
from bellflower.query.view_words import view_in_words
from bellflower.record import schema
from bellflower.record.dataset import Dataset


def _of_the_record(title: str, view: View, address: str, accessed: date | None) -> Item:
    record = schema.load_descriptor()
    named = [{"literal": person["title"]} for person in record["contributors"]]
    return filled(
        {
            "type": "dataset",
            "author": named,
            "title": title or record["title"],
            "container-title": record["title"] if title else "",
            "version": schema.data_version(),
            "issued": csl_date(record.get("created", "")[:10]),
            "URL": permalink.permalink(view, address) if address else "",
            "accessed": csl_date(accessed.isoformat()) if accessed else {},
            "note": f"Data version {schema.data_version()}, {record['licenses'][0]['name']}.",
        }
    )


def view_item(view: View, address: str = "", accessed: date | None = None, *, place: str = "") -> Item:
    """Return a view of the record as a CSL item, or of it what happened at *place*, a name.

    *address* is that of the page without a query; without it the item has no ``URL``. *accessed* is
    the day on which the reader looks, if it is to be said.
    """
    words = "; ".join(filter(None, (view_in_words(view), place and f"at {place}")))
    title = f"Events: {words}" if words else ""
    return {"id": "bellflower-view"} | _of_the_record(title, view, address, accessed)


def event_item(record: Dataset, event_id: str, address: str = "", accessed: date | None = None) -> Item:
    """Return an event, published or withdrawn, as a CSL item; otherwise as :func:`view_item`.

    Raises ``KeyError`` if there is no such event.
    """
    titles = dict(zip(record.events["id"], record.events["title"]))
    titles |= dict(zip(record.withdrawn["id"], record.withdrawn["title"]))
    view = View(event=event_id)
    return {"id": event_id} | _of_the_record(titles[event_id], view, address, accessed)


def row_item(kind: str, identifier: str, title: str, address: str = "") -> Item:
    """Return a row of *kind* (place, route, source, dispute or actor) as a CSL item of the record."""
    view = View() if kind == "actor" else replace(View(), **{kind: identifier})
    return {"id": identifier} | _of_the_record(title, view, address, None)


def credit() -> str:
    """Return the line with which data of the record is to be credited."""
    record = schema.load_descriptor()
    who = ", ".join(person["title"] for person in record["contributors"])
    license_ = record["licenses"][0]["title"]
    return (
        f"{who}: {record['title']}, data version {record['version']}. {license_}. "
        "Positions: GeoNames, geonames.org."
    )
