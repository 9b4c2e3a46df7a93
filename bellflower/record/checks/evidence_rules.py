"""What a curated event may claim: a label, no day after its reports, no bound that nobody stated."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bellflower.i18n import _
from bellflower.record.checks.reasons import Reason
from bellflower.record.checks.value_rules import Fault
from bellflower.record.dates import find_date
from bellflower.record.evidence import bears_on, grades, origin_of

Cells = Mapping[str, str]


def _last_report(claims: Sequence[Cells], published: Mapping[str, str]) -> date | None:
    """Return the last possible day of the reports of *claims*; nothing if none is dated."""
    texts = (one["asserted_date"] or published.get(one["source_id"], "") for one in claims)
    return max((span.latest for text in texts if (span := find_date(text))), default=None)


def _date_faults(event: Cells, claims: Sequence[Cells], published: Mapping[str, str]) -> Iterator[Fault]:
    span = find_date(event["date"])
    if span is None:
        return
    last = _last_report(claims, published)
    if last and span.latest > last:
        reason = _("may be later than {day}, the day of the last report of it")
        remedy = _("End the date on that day, or add the claim that tells of it later.")
        yield "date", Reason(reason.format(day=last.isoformat()), remedy)
    lasts = span.core_start and span.core_end and span.core_start < span.core_end
    if lasts and not any(bears_on(claim["bears_on"], "date") for claim in claims):
        reason = _("is drawn as certain from {first} to {last}, but no claim bears on the date")
        yield (
            "date",
            Reason(
                reason.format(first=span.core_start, last=span.core_end),
                _(
                    "Write [A..B] for one moment in a range or ../B for an unknown start, or let the "
                    "claim that states both ends bear on the date."
                ),
            ),
        )


def event_faults(event: Cells, claims: Sequence[Cells], published: Mapping[str, str]) -> Iterator[Fault]:
    """Yield what is wrong with a published *event*, given all *claims* about it.

    *published* gives the date of each source by its id.
    """
    if not event["label"]:
        reason = _("is required in the record")
        yield "label", Reason(reason, _("Say the event in at most 42 characters, hedged as its title."))
    supporting = [claim for claim in claims if grades(claim)]
    if not supporting:
        reason = _("has no supporting claim in claims.csv")
        yield "id", Reason(reason, _("Add a claim that supports the event, with its source."))
    is_said_to_be_several = any(claim["evidence"] == "multiple_reports" for claim in supporting)
    if is_said_to_be_several and len(set(map(origin_of, supporting))) < 2:
        reason = _("rests on one origin, though a claim is graded multiple_reports")
        remedy = _("Grade the claim single_report, or name the second origin.")
        yield "id", Reason(reason, remedy)
    yield from _date_faults(event, claims, published)


def claim_faults(claim: Cells) -> Iterator[Fault]:
    """Yield what a *claim* of the record does not say of itself."""
    if not claim["origin"]:
        reason = _("is required in the record")
        yield "origin", Reason(reason, _("Name the source that reported it first, or this one."))
    if not claim["bears_on"]:
        reason = _("is required in the record")
        yield "bears_on", Reason(reason, _("Write date, event or place, or several of them."))
