"""What a view asks for, in words: every parameter that narrows, in the present language."""

from collections.abc import Iterable

from bellflower.i18n import _, counted
from bellflower.query.facets import FACETS
from bellflower.query.filters import EventFilter, Match, Mode
from bellflower.query.permalink import View
from bellflower.record.dates import format_last_day, format_period
from bellflower.record.evidence import RANK_LABELS
from bellflower.record.shipped_names import shipped_places
from bellflower.text import date_words, wording


def _alternatives(words: Iterable[str]) -> str:
    *first, last = words
    return _("{words} or {last}").format(words=", ".join(first), last=last) if first else last


def _period_in_words(wanted: EventFilter) -> str:
    first, last = wanted.earliest, wanted.latest
    if last and (first is None or wanted.mode is Mode.UP_TO):
        return _("up to {date}").format(date=date_words.format_date(format_last_day(last)))
    return date_words.format_date(format_period(first, last))


def view_in_words(view: View) -> str:
    """Say what *view* selects; empty for everything.

    >>> from bellflower.query.filters import EventFilter, chosen
    >>> view_in_words(View(EventFilter(text="ship", chosen=chosen(category=["policy"], country=["JP"]))))
    'Policy; Japan; “ship”'
    """
    if view.picked:  # whatever else is asked for
        return counted(len(view.picked), "{n} ticked event", "{n} ticked events")
    wanted = view.wanted
    parts = [
        _alternatives(sorted(map(facet.word, values)))
        for facet in sorted(FACETS, key=lambda one: bool(one.place_column))  # what, then where
        if (values := wanted.values(facet.parameter))
    ]
    if wanted.has_period:
        period = _period_in_words(wanted)
        is_sure = wanted.match is Match.SURELY
        parts.append(_("surely {period}").format(period=period) if is_sure else period)
    if wanted.evidence > 1:
        told = (
            _("evidence: {rank}")
            if wanted.evidence == max(RANK_LABELS)
            else _("evidence: {rank} or better")
        )
        parts.append(told.format(rank=wording.rank_label(wanted.evidence).lower()))
    if wanted.origins > 1:
        parts.append(_("at least {number} origins").format(number=wanted.origins))
    if wanted.only_key:
        parts.append(_("key events only"))
    if view.near:
        told = _("within {radius} km of {place}")
        place = wording.place_word(*shipped_places().get(view.near, (view.near, "")))
        parts.append(told.format(radius=f"{view.radius_km:,}", place=place))
    if wanted.text.strip():
        parts.append(_("“{text}”").format(text=wanted.text.strip()))
    return "; ".join(parts)
