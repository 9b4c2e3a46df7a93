"""The events of a chapter: read what they are, take one out, find and tick others."""

from typing import Any

import pandas as pd
import streamlit as st

from bellflower.i18n import _, ngettext
from bellflower.record.dates import nominal_year
from bellflower.record.tables import rows_of
from bellflower.teaching.stories.drafts import with_events
from bellflower.teaching.stories.library import MAX_ITEMS, Chapter
from bellflower.text import date_words, wording
from bellflower.ui import stories
from bellflower.ui.builder.fields import set_part
from bellflower.ui.cells import harmless
from bellflower.ui.markdown import plain
from bellflower.ui.page_context import CurrentView

_TICKED = "story_ticked"  # how often ticked events were added: the table then forgets its ticks
_BY_TITLE = "story_by_title"
_TALLEST = 420  # px of the table


def add(chapter_id: str, events: list[str]) -> None:
    """Add *events* to a chapter; call from a callback."""
    story = stories.own_story()
    if story is None:
        return
    stories.change(with_events(story, chapter_id, events))
    st.session_state[_TICKED] = st.session_state.get(_TICKED, 0) + 1


def _add_by_title(chapter_id: str) -> None:
    if chosen := st.session_state[_BY_TITLE]:
        add(chapter_id, [chosen])
        st.session_state[_BY_TITLE] = None


def _drop(chapter_id: str, event_id: str) -> None:
    if chapter := stories.chapter_now(chapter_id):
        set_part(chapter_id, events=tuple(one for one in chapter.events if one != event_id))


def _when(event: dict[str, Any]) -> str:
    """Return when *event* was, and how strong its evidence is."""
    date = date_words.format_date(event["date"]) if event["date"] else _("undated")
    return f"{plain(date)} · {wording.rank_label(event['evidence_rank'])}"


def _told(current: CurrentView, chapter: Chapter) -> None:
    """Show the events that the chapter has."""
    rows = {row["id"]: row for row in rows_of(current.record.events)}
    for event_id in chapter.events:
        event = rows.get(event_id)
        title = event["title"] if event else event_id
        told, button = st.columns([6, 1], vertical_alignment="center")
        told.markdown(f"**{plain(title)}**")
        told.caption(_when(event) if event else _("This event is no longer in the record."))
        button.button(
            _("Remove"),
            key=f"story_drop_{event_id}",
            on_click=_drop,
            args=(chapter.id, event_id),
            help=plain(title),
        )


def _find(current: CurrentView, chapter: Chapter) -> None:
    """Show a field that finds an event of the record by its title."""
    events = current.record.events
    titles = dict(zip(events["id"], events["title"]))
    st.selectbox(
        _("Add an event by its title"),
        [event for event in titles if event not in chapter.events],
        index=None,
        format_func=titles.__getitem__,
        key=_BY_TITLE,
        placeholder=_("Type a word of the title"),
        on_change=_add_by_title,
        args=(chapter.id,),
    )


def _table(rows: pd.DataFrame, widget: str) -> None:
    shown = pd.DataFrame(
        {
            "Year": [nominal_year(text) for text in rows["date"]],
            "Event": rows["title"],
            "Evidence": rows["evidence_rank"].map(wording.rank_label),
        }
    )
    st.dataframe(
        harmless(shown),
        key=widget,
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        height=min(_TALLEST, 38 + 35 * len(rows)),
        column_config={
            "Year": st.column_config.NumberColumn(_("Year"), format="%d", width="small"),
            "Event": st.column_config.TextColumn(_("Event"), width="large"),
            "Evidence": st.column_config.TextColumn(_("Evidence"), width="medium"),
        },
        placeholder="–",
        alt=_("Events of the present selection, with a box before each to tick."),
    )


def _ticked(rows: pd.DataFrame, widget: str) -> list[str]:
    state = st.session_state.get(widget)
    return [rows["id"].iloc[number] for number in state.selection.rows] if state else []


def _tick(current: CurrentView, chapter: Chapter) -> None:
    """Show the events of the selection as a table with boxes to tick."""
    rows = current.events[~current.events["id"].isin(chapter.events)]
    st.markdown(_("**Tick events of the present selection**"))
    st.caption(_("The search and the filters at the side narrow this table."))
    if rows.empty:
        st.info(_("Every event of the selection is in the chapter, or no event is selected."))
        return
    widget = f"story_table_{st.session_state.get(_TICKED, 0)}_{hash(tuple(rows['id']))}"
    _table(rows, widget)
    ticked = _ticked(rows, widget)
    label = ngettext("Add {count} ticked event", "Add {count} ticked events", len(ticked))
    st.button(
        label.format(count=len(ticked)),
        key="story_add_ticked",
        type="primary",
        disabled=not ticked,
        on_click=add,
        args=(chapter.id, ticked),
    )


def show(current: CurrentView, chapter: Chapter) -> None:
    """Show the events of *chapter* and the ways to add others."""
    if not chapter.events:
        st.info(_("This chapter has no event yet. Find one by its title, or tick some in the table."))
    else:
        number = len(chapter.events)
        said = ngettext("{count} event in this chapter", "{count} events in this chapter", number)
        st.caption(said.format(count=number))
    _told(current, chapter)
    if len(chapter.events) >= MAX_ITEMS:
        st.info(_("The chapter is full: {most} events are the most.").format(most=MAX_ITEMS))
        return
    _find(current, chapter)
    _tick(current, chapter)
