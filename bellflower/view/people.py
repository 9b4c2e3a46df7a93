"""People and bodies as HTML: the list of them, one of them, and lists of claims and questions."""

from itertools import groupby

import pandas as pd

from bellflower.analysis.people import Person
from bellflower.i18n import _
from bellflower.record.dataset import Dataset
from bellflower.record.tables import rows_of
from bellflower.text import date_words, wording
from bellflower.view.cards import render
from bellflower.view.links import Links
from bellflower.view.lists import Cell, Group, html_list


def people_list(people: pd.DataFrame, links: Links) -> str:
    """Return *people*, of :func:`bellflower.analysis.people.count_people`, as a list by kind."""
    heads = [_("Name"), _("Other names"), _("Events"), _("Claims by them")]
    kinds = list(dict.fromkeys(people["kind"]))
    rows = sorted(rows_of(people), key=lambda row: kinds.index(row["kind"]))
    groups = [
        Group(
            wording.label(kind) if kind else _("Without a row of its own"),
            [
                [
                    Cell(
                        wording.place_name(row["name"], row["name_ko"]),
                        links.to("people", "actor", row["id"]),
                    ),
                    Cell(row["other_names"].replace(";", ", ")),
                    Cell(f"{row['events']:,}", is_number=True),
                    Cell(f"{row['claims']:,}", is_number=True),
                ]
                for row in found
            ],
        )
        for kind, found in groupby(rows, lambda row: row["kind"])
    ]
    return html_list(heads, groups, _("People and bodies"), "people")


def person_head(person: Person) -> str:
    """Return the name, the note and the numbers of *person* as a card."""
    return render(
        "person",
        row=person.row,
        events=len(person.events),
        said=len(person.said),
        told=len(person.told),
        disputes=len(person.disputes),
    )


def claim_list(record: Dataset, claims: pd.DataFrame, links: Links, label: str) -> str:
    """Return *claims*, the earliest said first, each leading to its event."""
    titles = dict(zip(record.sources["id"], record.sources["publisher"]))
    events = dict(zip(record.events["id"], record.events["title"]))
    rows = sorted(rows_of(claims), key=lambda row: (row["asserted_date"] or "~", row["id"]))
    heads = [
        _("Said"), _("Stance"), _("Evidence"), _("What is said"), _("Who says so"), _("Published by"),
        _("Event"),
    ]  # fmt: skip
    cells = [
        [
            Cell(date_words.format_date(row["asserted_date"]) if row["asserted_date"] else "–"),
            Cell(wording.label(row["stance"])),
            Cell(wording.label(row["evidence"])),
            Cell(row["says"], is_original=True),
            Cell(row["asserted_by"]),
            Cell(titles[row["source_id"]]),
            Cell(
                events.get(row["event_id"], row["event_id"]),
                links.to("", "event", row["event_id"]),
                is_original=True,
            ),
        ]
        for row in rows
    ]
    return html_list(heads, [Group("", cells)], label, "claims")


def dispute_list(disputes: pd.DataFrame, links: Links, label: str) -> str:
    """Return *disputes* as a list of questions, each leading to its page."""
    told = [
        [
            Cell(row["question"], links.to("disputes", "dispute", row["id"]), is_original=True),
            Cell(row["summary"], is_original=True),
        ]
        for row in rows_of(disputes)
    ]
    return html_list([_("Question"), _("On what sources disagree")], [Group("", told)], label)
