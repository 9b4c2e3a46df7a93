"""Cards: an event, a place or a route as HTML, with every value escaped."""

from functools import cache, partial
from pathlib import Path

import jinja2
import pandas as pd
from markupsafe import Markup

from bellflower.analysis.claims import support_of, with_sources
from bellflower.analysis.neighbors import near_places, neighbors_of
from bellflower.analysis.route_tables import place_names, routes_at, tell_route
from bellflower.i18n import N_, SOURCE_LANGUAGE, _, counted, current_language
from bellflower.record.dataset import Dataset, standing_for
from bellflower.record.evidence import RANK_LABELS
from bellflower.record.lookup import Lookup, Row, lookup
from bellflower.record.memo import remembered
from bellflower.record.tables import rows_of
from bellflower.text import date_words, wording
from bellflower.text.highlight import Wanted, highlight, matching_fields
from bellflower.view.error_report import report_address
from bellflower.view.links import Links
from bellflower.view.palette import MARKS
from bellflower.view.route_words import format_length, ways_of

_STATED = N_("Documented (at least that it was stated)")  # that it is true is another matter
TEMPLATES = Path(__file__).with_name("templates")


@cache
def templates() -> jinja2.Environment:
    """Return the environment of all our templates: it escapes every value and refuses unknown names."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "date": date_words.format_date,
        "label": wording.label,
        "labels": wording.labels,
    }
    environment.globals |= {
        "_": _,
        "counted": counted,
        "plain": str,
        "country": wording.country,
        "place_name": wording.place_name,
        "range": date_words.format_range,
        "label": wording.label,
        "date": date_words.format_date,
    }
    return environment


def render(name: str, **values: object) -> str:
    """Return the template *name* filled with *values*, each of them escaped.

    A template also has ``original``, the attribute of an element whose text stays as it is in the
    record; it is empty if the pages are in that language too.
    """
    is_foreign = current_language() != SOURCE_LANGUAGE
    original = Markup(' lang="{}"').format(SOURCE_LANGUAGE) if is_foreign else ""
    return templates().get_template(f"{name}.html.j2").render(values, original=original)


def _disputes(record: Dataset, claims: list[Row]) -> list[Row]:
    """Return the disputes that *claims* take a side in, each with all its answers."""
    rows = lookup(record)
    found = []
    for dispute in dict.fromkeys(row["dispute_id"] for row in claims if row["dispute_id"]):
        answers = with_sources(record, rows.claims_of_dispute.of(dispute))
        told = rows.disputes.only(dispute)
        found.append(
            {
                "id": dispute,
                "question": told["question"],
                "summary": told["summary"],
                "answers": sorted(answers, key=lambda row: row["answer_date"] or "~"),
                "own": {row["id"] for row in claims},
            }
        )
    return found


def _found_in(
    record: Dataset, event: Row, places: list[Row], claims: list[Row], wanted: Wanted
) -> tuple[str, ...]:
    """Return the parts of a card in which the *wanted* words of a search stand."""
    actors = " ".join(_actor_name(lookup(record), one) for one in event["actors"].split(";") if one)
    names = [place[name] for place in places for name in ("name", "name_ko", "other_names")]
    fields = {
        N_("title"): event["title"],
        N_("summary"): event["summary"],
        N_("notes"): f"{event['date_note']} {event['note']} {actors}",
        N_("places"): " ".join(names),
        N_("claims"): " ".join(f"{row['says']} {row['asserted_by']} {row['answer']}" for row in claims),
        N_("sources"): " ".join(
            f"{row['source']['title']} {row['source']['publisher']} {row['source']['author']}"
            for row in claims
        ),
    }
    return tuple(_(name) for name in matching_fields(fields, wanted))


def event_card(
    record: Dataset,
    event_id: str,
    query: str = "",
    links: Links | None = None,
    *,
    has_acts: bool = False,
) -> str:
    """Return the card of an event, published or withdrawn; raises ``KeyError`` if there is none.

    With *links* the people, places, disputes and neighbors that it names lead to what is told of them.
    With *has_acts* it can be cited, copied and printed, and an error in it reported.

    A withdrawn event is a tombstone: its title and the reason. The words of a search *query* are
    marked, and the card says in which of its parts they stand.
    """
    key = ("event card", event_id, query, links, has_acts, current_language())
    return remembered(record, key, lambda: _event_card(record, event_id, query, links, has_acts))


def _event_card(record: Dataset, event_id: str, query: str, links: Links | None, has_acts: bool) -> str:
    rows = lookup(record)
    published = rows.events.of(event_id)
    event = published[0] if published else rows.withdrawn.only(event_id)
    claims = rows.claims_of_event.of(event_id)
    places = [rows.places.only(row["place_id"]) | row for row in rows.places_of_event.of(event_id)]
    wanted = record.text_index.alternatives(query) if query.strip() else ()
    told = with_sources(record, claims)
    low, best, high = (event[f"quantity_kg_{end}"] for end in ("low", "best", "high"))
    is_said = event["record_type"] == "statement" and event["evidence_rank"] == max(RANK_LABELS)
    strength = _STATED if is_said else RANK_LABELS.get(event["evidence_rank"], "")
    return render(
        "event",
        event=event,
        mark_of=MARKS[event["category"]],
        evidence=_(strength),
        quantity=wording.format_kilograms(low, best, high, event["quantity_kind"]),
        places=places,
        claims=told,
        support=support_of(claims),
        replacement=_replacement(rows, event),
        actors=[(one, _actor_name(rows, one)) for one in event["actors"].split(";") if one],
        links=links,
        **acts_on(record, "events", event_id, has_acts=has_acts),
        neighbors=neighbors_of(record, event_id) if links and published else None,
        disputes=_disputes(record, claims),
        found_in=_found_in(record, event, places, told, wanted),
        mark=partial(highlight, wanted=wanted),
    )


def _row_at(record: Dataset, table: str, name: str) -> str:
    """Return the file and the line of a row, such as ``events.csv:17``; its id in a reader's own."""
    if record.own_name:
        return name
    withdrawn = record.withdrawn["id"] if table == "events" else ()
    ids = sorted([*getattr(record, table)["id"], *withdrawn])
    return f"{table}.csv:{ids.index(name) + 2}"


def acts_on(record: Dataset, table: str, name: str, *, has_acts: bool) -> dict[str, object]:
    """Return what the template of a card says of the row of *table* called *name*, and of its acts."""
    row = _row_at(record, table, name)
    report = "" if record.own_name else report_address(name, row)
    return {"has_acts": has_acts, "row_at": row, "report": report}


def _replacement(rows: Lookup, event: Row) -> Row | None:
    """Return the event that tells what a withdrawn *event* told, if one does."""
    return next(iter(rows.events.of(event["replaced_by"])), None) if event["replaced_by"] else None


def _actor_name(rows: Lookup, actor: str) -> str:
    """Return the names of a person or body by its id; an uploaded record holds the name itself."""
    found = rows.actors.of(actor)
    return wording.place_name(found[0]["name"], found[0]["name_ko"]) if found else actor


def place_card(
    record: Dataset,
    place_id: str,
    events: pd.DataFrame,
    links: Links | None = None,
    *,
    is_whole: bool = False,
    has_acts: bool = False,
) -> str:
    """Return the card of a place; *events* are those shown for it. *has_acts* as for an event.

    *is_whole* says that these are all of the record, whatever is selected.

    With *links* it also lists the routes that touch the place, or the province that it stands for, and
    the places nearby, which may lie under the same mark. Raises ``KeyError`` if there is no such place.
    """
    place = lookup(record).places.only(place_id)
    same = place["stands_for"]
    at = record.places["id"] == place_id
    if same:
        at |= record.places["province"] == same
    ids = frozenset(record.places.loc[at, "id"])
    return render(
        "place",
        place=place,
        number=len(events),
        is_whole=is_whole,
        links=links,
        routes=rows_of(routes_at(record, ids)) if links else [],
        nearby=near_places(record, place_id) if links else [],
        **acts_on(record, "places", place_id, has_acts=has_acts),
    )


def route_card(
    record: Dataset, route_id: str, links: Links | None = None, *, has_acts: bool = False
) -> str:
    """Return the card of a route with its legs, its branches and their straight lengths.

    With *links* the places lead to their cards. *has_acts* as for an event.

    Raises ``KeyError`` if there is no such route.
    """
    sources = lookup(record).sources
    route, names = tell_route(record, route_id), place_names(record)
    told = [
        leg
        | {
            "start": names[leg["from_place_id"]],
            "end": names.get(leg["to_place_id"], ""),
            "source": next(iter(sources.of(leg["source_id"])), None),
            "length": format_length(leg["length_km"]),
        }
        for leg in route.legs
    ]
    return render(
        "route",
        route=route.row,
        legs=told,
        ways=ways_of(route, names) if len(route.legs) > 1 else [],
        publications=route.publications,
        origins=route.origins,
        links=links,
        **acts_on(record, "routes", route_id, has_acts=has_acts),
    )


def card(record: Dataset, kind: str, name: str, *, has_acts: bool = False) -> str:
    """Return the card of an event, a place or a route; *kind* says which.

    With *has_acts* it can be copied and printed, and that of an event cited.

    Raises ``KeyError`` if there is no such kind, or nothing called *name*.
    """
    if kind == "event":
        return event_card(record, name, has_acts=has_acts)
    if kind == "place":
        events = events_at(record, record.events, name)
        return place_card(record, name, events, is_whole=True, has_acts=has_acts)
    if kind == "route":
        return route_card(record, name, has_acts=has_acts)
    raise KeyError(kind)


def events_at(record: Dataset, events: pd.DataFrame, place_id: str) -> pd.DataFrame:
    """Return the rows of *events* at a place, or anywhere in the province that the place stands for.

    A place that is only where a report came from does not count.
    """
    code = standing_for(record.places).get(place_id, "")
    keep = [
        place_id in ids or code in provinces
        for ids, provinces in zip(events["place_ids"], events["provinces"])
    ]
    return events[keep]
