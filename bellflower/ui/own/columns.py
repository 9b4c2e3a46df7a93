"""Which column of the file is what: proposals that the reader confirms or changes."""

from collections.abc import Mapping

import streamlit as st

from bellflower.i18n import _, counted
from bellflower.ingest.choices import NAMED, Choices, Fallbacks
from bellflower.ingest.column_mapping import MOST_USED, targets, unused_columns
from bellflower.ingest.reader import EVENTS
from bellflower.record.schema import Column, closed_values
from bellflower.text.wording import label
from bellflower.ui.markdown import plain, visible
from bellflower.ui.own import reading
from bellflower.ui.own.session import OwnFile

_MOST_WORDS = 40  # words of one column that are asked about
_LEFT_OUT = ""
_ABREAST = 3


def _heading(column: Column) -> str:
    return _(column.title)


def _choose_columns(
    file: OwnFile, table: str, columns: tuple[Column, ...], header: tuple[str, ...]
) -> dict[str, str]:
    assert file.choices is not None
    present = file.choices.columns.get(table, {})
    places = st.columns(_ABREAST)
    chosen = {}
    for number, column in enumerate(columns):
        options = ["", *header]
        picked = places[number % _ABREAST].selectbox(
            _heading(column),
            options,
            index=options.index(present.get(column.name, "")),
            format_func=lambda name: visible(name) or _("– none –"),
            key=f"own_{file.number}_{table}_{column.name}",
            help=plain(_(column.description)),
        )
        if picked:
            chosen[column.name] = picked
    return chosen


def _of_table(file: OwnFile, table: str) -> dict[str, str]:
    assert file.upload is not None
    header = file.upload.tables[table].header
    columns = targets(table)
    used = tuple(column for column in columns if table != EVENTS or column.name in MOST_USED)
    rest = tuple(column for column in columns if column not in used)
    chosen = _choose_columns(file, table, used, header)
    if rest:
        with st.expander(_("More columns")):
            chosen |= _choose_columns(file, table, rest, header)
    if unused := unused_columns(header, chosen):
        told = _("Not used: {names}.").format(names=", ".join(map(visible, unused[:30])))
        st.caption(plain(told))
    return chosen


def _explain_words(file: OwnFile) -> dict[str, dict[str, str]]:
    """Ask what each word means that no closed list has; return the answers by column."""
    assert file.choices is not None
    examined = file.examined
    found: dict[str, dict[str, str]] = {}
    for column, words in (examined.unknown if examined else {}).items():
        title = next(each.title for each in targets(EVENTS) if each.name == column)
        st.markdown(
            _("**{column}: words of your file that are not known here**").format(column=_(title))
        )
        present = file.choices.words.get(column, {})
        table = "claims" if column == "evidence" else EVENTS
        options = [_LEFT_OUT, *closed_values(table, column)]
        places = st.columns(_ABREAST)
        for number, (word, count) in enumerate(list(words.items())[:_MOST_WORDS]):
            picked = places[number % _ABREAST].selectbox(
                counted(count, "{word} ({n} row)", "{word} ({n} rows)", word=plain(word)),
                options,
                index=options.index(present.get(word, _LEFT_OUT)),
                format_func=lambda value: label(value) if value else _("as where nothing is said"),
                key=f"own_{file.number}_word_{column}_{number}",
            )
            if picked:
                found.setdefault(column, {})[word] = picked
    return found


def _choose_fallbacks(file: OwnFile) -> Fallbacks:
    assert file.choices is not None
    st.markdown(_("**Where the file says nothing, an event counts as**"))
    places = st.columns(_ABREAST)
    titles = {"category": _("Category"), "record_type": _("Kind of record"), "evidence": _("Evidence")}
    picked: dict[str, str] = {}
    for place, name in zip(places, NAMED):
        options = list(closed_values("claims" if name == "evidence" else EVENTS, name))
        picked[name] = place.selectbox(
            titles[name],
            options,
            index=options.index(getattr(file.choices.fallbacks, name)),
            format_func=label,
            key=f"own_{file.number}_fallback_{name}",
        )
    kinds = ["", *closed_values(EVENTS, "quantity_kind")]
    picked["quantity_kind"] = st.selectbox(
        _("Kind of quantity"),
        kinds,
        index=kinds.index(file.choices.fallbacks.quantity_kind),
        format_func=lambda value: (
            label(value) if value else _("– figures without a kind are left out –")
        ),
        key=f"own_{file.number}_fallback_quantity_kind",
    )
    return Fallbacks(**picked)


def choose(file: OwnFile) -> Choices | None:
    """Show the choices for *file*; return them when the reader wants the rows checked with them."""
    assert file.upload is not None
    st.subheader(_("What your columns are"), anchor=False)
    with st.form(f"own_choices_{file.number}"):
        chosen: dict[str, Mapping[str, str]] = {EVENTS: _of_table(file, EVENTS)}
        for table in file.upload.tables:
            if table not in (EVENTS, "changes"):
                with st.expander(plain(file.upload.tables[table].file)):
                    chosen[table] = _of_table(file, table)
        words = _explain_words(file)
        dates, decimal = reading.choose_meaning(file)
        fallbacks = _choose_fallbacks(file)
        if st.form_submit_button(_("Check the rows again"), key="own_check"):
            return Choices(chosen, words, fallbacks, dates, decimal)
    return None
