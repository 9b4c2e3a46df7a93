"""The Disputes page: the list of questions, and one question with its competing answers."""

import plotly.graph_objects as go
import streamlit as st

from explorer import answers, disputes, wording
from explorer.figures.amounts import amounts_figure, has_amount_scale
from explorer.figures.answer_rows import has_time_scale
from explorer.figures.answers import answers_figure
from explorer.ui import desk, frame
from explorer.ui.frame import CurrentView


def question_list(current: CurrentView) -> None:
    """Show the disputes that the selection touches; a click on a row opens one."""
    record = current.record
    found = disputes.select_disputes(record, current.view.wanted)
    st.caption(
        f"{len(found):,} of {wording.count(len(record.disputes), 'dispute')} concern this selection. "
        "The search in the sidebar looks in questions and answers."
    )
    if found.empty:
        st.info("No disputed question matches this selection. That does not mean that sources agree.")
        desk.offer_everything()
        return
    rows = found[["question", "answers", "sources", "denials"]].rename(columns=str.capitalize)
    desk.table(
        rows,
        found["id"].tolist(),
        "desk_disputes",
        "dispute",
        numbers={"Question": st.column_config.TextColumn(width="large")},
        alt="Disputed questions with the numbers of their answers, sources and denials.",
    )


def question(current: CurrentView) -> None:
    """Show the open question: the answers on one axis, then as cards, then the events behind them."""
    record, dispute_id = current.record, current.view.dispute
    st.button("All disputes", on_click=desk.close, kwargs={"dispute": ""}, key="desk_all_disputes")
    row = disputes.find_question(record, dispute_id)
    claims = answers.dispute_answers(record, dispute_id)
    st.subheader(row["question"], anchor=False)
    desk.paragraph(row["summary"])
    desk.paragraph(answers.tell_stances(claims))
    st.caption("“Supports”, “qualifies” and “denies” tell how a claim stands to the event it is about.")
    _scale(current)
    st.html(answers.answer_cards(record, dispute_id))
    st.download_button(
        "Download the answers as CSV",
        answers.answers_csv(record, dispute_id),
        f"bellflower-dispute-{dispute_id}.csv",
        "text/csv",
        on_click="ignore",
        key="desk_answers_csv",
    )
    st.subheader("Events behind the answers", anchor=False)
    desk.events(
        answers.events_behind(record, dispute_id),
        "desk_behind",
        ("Date", "Event", "Category", "Evidence"),
    )


def _scale(current: CurrentView) -> None:
    claims = answers.dispute_answers(current.record, current.view.dispute)
    for quantity in answers.quantities(answers.events_behind(current.record, current.view.dispute)):
        desk.paragraph(f"In the record: {quantity}")
    if has_amount_scale(claims):
        _chart(amounts_figure(claims, frame.theme()), "amounts", "numbers")
        st.caption("A mark is the figure itself; a bar runs from the lowest to the highest, or on.")
        return
    if not has_time_scale(claims):
        st.caption("The answers differ neither by time nor by a figure, so they stand side by side.")
        return
    undated = int(claims["earliest"].isna().sum())
    _chart(answers_figure(claims, frame.theme()), "answers", "time")
    more = (
        f" {wording.count(undated, 'answer')} without a date {'is' if undated == 1 else 'are'} below."
        if undated
        else ""
    )
    st.caption(f"Light is possible, solid is certain; a mark stands for a short time.{more}")


def _chart(figure: go.Figure, key: str, axis: str) -> None:
    st.plotly_chart(
        figure,
        key=f"desk_{key}",
        theme=None,
        config={"displayModeBar": False, "scrollZoom": False},
        alt=f"The answers on one axis of {axis}; the cards below say the same in words.",
    )


def show(current: CurrentView) -> None:
    """Show the open question, or the list if none is open."""
    if current.view.dispute:
        question(current)
    else:
        question_list(current)
