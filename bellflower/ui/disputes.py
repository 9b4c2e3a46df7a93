"""The Disputes page: the list of questions, and one question with its competing answers."""

import plotly.graph_objects as go
import streamlit as st

from bellflower.analysis import answers, disputes
from bellflower.i18n import N_, _, counted
from bellflower.publish.export.answers import answers_csv
from bellflower.ui import lists, page_context, ready_html, table_pages
from bellflower.ui.markdown import plain
from bellflower.ui.page_context import CurrentView
from bellflower.view.answer_cards import answer_cards
from bellflower.view.figures.amounts import amounts_figure, has_amount_scale
from bellflower.view.figures.answer_rows import has_time_scale
from bellflower.view.figures.answers import answers_figure
from bellflower.view.links import links_of
from bellflower.view.lists import question_list as html_list

_AMOUNTS = N_("The answers on one axis of numbers; the cards below say the same in words.")
_ANSWERS = N_("The answers on one axis of time; the cards below say the same in words.")


def question_list(current: CurrentView) -> None:
    """Show the disputes that the selection touches; a click on a row opens one."""
    record = current.record
    found = disputes.select_disputes(record, current.wanted, current.within)
    st.caption(
        counted(
            len(record.disputes),
            "{found} of {n} dispute concerns this selection. "
            "The search above looks in questions and answers.",
            "{found} of {n} disputes concern this selection. "
            "The search above looks in questions and answers.",
            found=f"{len(found):,}",
        )
    )
    if found.empty:
        st.info(_("No disputed question matches this selection. That does not mean that sources agree."))
        table_pages.offer_everything()
        return
    if lists.switch(current, lists.OF_DISPUTES) != "table":
        ready_html.show(html_list(found, links_of(current.view), _("Disputes")), "disputes")
        return
    rows = found[["question", "answers", "sources", "denials"]].rename(columns=str.capitalize)
    table_pages.table(
        rows,
        found["id"].tolist(),
        "desk_disputes",
        "dispute",
        numbers={"Question": st.column_config.TextColumn(_("Question"), width="large")},
        alt=_("Disputed questions with the numbers of their answers, sources and denials."),
    )


def question(current: CurrentView) -> None:
    """Show the open question: the answers on one axis, then as cards, then the events behind them."""
    record, dispute_id = current.record, current.view.dispute
    st.button(
        _("All disputes"), on_click=table_pages.close, kwargs={"dispute": ""}, key="desk_all_disputes"
    )
    row = disputes.find_question(record, dispute_id)
    claims = answers.dispute_answers(record, dispute_id)
    st.subheader(plain(row["question"]), anchor=False)
    table_pages.paragraph(row["summary"])
    table_pages.paragraph(answers.tell_stances(claims))
    st.caption(
        _("“Supports”, “qualifies” and “denies” tell how a claim stands to the event it is about.")
    )
    _scale(current)
    st.html(answer_cards(record, dispute_id))
    st.download_button(
        _("Download the answers as CSV"),
        answers_csv(record, dispute_id),
        f"bellflower-dispute-{dispute_id}.csv",
        "text/csv",
        on_click="ignore",
        key="desk_answers_csv",
    )
    st.subheader(_("Events behind the answers"), anchor=False)
    table_pages.events(
        answers.events_behind(record, dispute_id),
        "desk_behind",
        ("Date", "Event", "Category", "Evidence"),
    )


def _scale(current: CurrentView) -> None:
    claims = answers.dispute_answers(current.record, current.view.dispute)
    for quantity in answers.quantities(answers.events_behind(current.record, current.view.dispute)):
        table_pages.paragraph(_("In the record: {quantity}").format(quantity=quantity))
    if has_amount_scale(claims):
        _chart(
            amounts_figure(claims, page_context.theme()),
            "amounts",
            _("The answers on one axis of numbers; the cards below say the same in words."),
        )
        st.caption(_("A mark is the figure itself; a bar runs from the lowest to the highest, or on."))
        return
    if not has_time_scale(claims):
        st.caption(_("The answers differ neither by time nor by a figure, so they stand side by side."))
        return
    undated = int(claims["earliest"].isna().sum())
    _chart(
        answers_figure(claims, page_context.theme()),
        "answers",
        _("The answers on one axis of time; the cards below say the same in words."),
    )
    told = [_("Light is possible, solid is certain; a mark stands for a short time.")]
    if undated:
        told.append(
            counted(
                undated, "{n} answer without a date is below.", "{n} answers without a date are below."
            )
        )
    st.caption(" ".join(told))


def _chart(figure: go.Figure, key: str, alt: str) -> None:
    st.plotly_chart(
        figure,
        key=f"desk_{key}",
        theme=None,
        config={"displayModeBar": False, "scrollZoom": False},
        alt=_(alt),
    )


def show(current: CurrentView) -> None:
    """Show the open question, or the list if none is open."""
    if current.view.dispute:
        question(current)
    else:
        question_list(current)
