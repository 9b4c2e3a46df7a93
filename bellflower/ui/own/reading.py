"""What a whole column or file decided: shown with an example, and the reader may choose otherwise."""

import streamlit as st

from bellflower.i18n import N_, _
from bellflower.ingest.files.csv_reader import SEPARATORS
from bellflower.ingest.files.encodings import CHOICES, NAMES
from bellflower.ingest.options import ReadOptions
from bellflower.ui.markdown import plain
from bellflower.ui.own.session import OwnFile

_ABREAST = 3
_FOUND = N_("– as found –")
_ORDERS = {
    "day": N_("Day first: 3/4 is April 3"),
    "month": N_("Month first: 3/4 is March 4"),
    "year": N_("A year of two digits first: 05/3/4 is March 4"),
}
_CENTURIES = {
    "1900": N_("From 1900 on: 3/4/05 is in 1905"),
    "2000": N_("From 2000 on: 3/4/05 is in 2005"),
    "past": N_("The last that has passed: 05 is 2005, 98 is 1998"),
}
_PAIRS = {
    "month": N_("A month: 1903-11 is November 1903"),
    "range": N_("A range: 1903-11 is 1903 to 1911"),
}
_DECIMALS = {"point": N_("A point: 39.03"), "comma": N_("A comma: 39,03")}
_SEPARATED = {
    "comma": N_("Comma"),
    "semicolon": N_("Semicolon"),
    "tab": N_("Tab"),
    "bar": N_("Vertical bar"),
}


def show(file: OwnFile) -> None:
    """Say what was decided; what is asked stands out."""
    for reading in file.examined.readings if file.examined else ():
        (st.warning if reading.is_asked else st.caption)(plain(reading.text))


def _picked(label: str, options: dict[str, str], present: str, key: str) -> str:
    names = ["", *options]
    return st.selectbox(
        label,
        names,
        index=names.index(present) if present in names else 0,
        format_func=lambda name: _(options[name]) if name else _(_FOUND),
        key=key,
    )


def choose_meaning(file: OwnFile) -> tuple[dict[str, str], str]:
    """Ask what dates and numbers mean, inside a form; return it as :class:`Choices` hold it."""
    assert file.choices is not None
    present = file.choices
    st.markdown(_("**Where the file does not say it, dates and numbers mean**"))
    first, second, third, fourth = st.columns(_ABREAST + 1)
    key = f"own_{file.number}_means"
    with first:
        order = _picked(
            _("Order of day and month"), _ORDERS, present.dates.get("order", ""), f"{key}_order"
        )
    with second:
        pairs = _picked(
            _("Two numbers with a hyphen"), _PAIRS, present.dates.get("pairs", ""), f"{key}_pairs"
        )
    with third:
        short = _picked(
            _("Years of two digits"), _CENTURIES, present.dates.get("short_years", ""), f"{key}_short"
        )
    with fourth:
        decimal = _picked(_("Mark before decimals"), _DECIMALS, present.decimal, f"{key}_decimal")
    told = {"order": order, "pairs": pairs, "short_years": short}
    return {name: way for name, way in told.items() if way}, decimal


def choose_file(file: OwnFile) -> ReadOptions | None:
    """Offer to read the file in another way; return how, when the reader wants it."""
    key = f"own_{file.number}_read"
    with st.expander(_("Read the file in another way")), st.form(key):
        places = st.columns(_ABREAST)
        with places[0]:
            encoding = _picked(
                _("Encoding"),
                {name: NAMES[name] for name in CHOICES},
                file.options.encoding,
                f"{key}_encoding",
            )
        with places[1]:
            separator = _picked(
                _("Separator"), {name: _SEPARATED[name] for name in SEPARATORS}, file.options.separator,
                f"{key}_separator",
            )  # fmt: skip
        with places[2]:
            line = st.number_input(
                _("Line of the header; 0 is as found"),
                0,
                10_000,
                file.options.header_line,
                key=f"{key}_line",
            )
        sheet = ""
        if file.sheets:
            sheet = _picked(
                _("Sheet"), {name: name for name in file.sheets}, file.options.sheet, f"{key}_sheet"
            )
        if st.form_submit_button(_("Read it again"), key=f"{key}_again"):
            return ReadOptions(encoding, separator, sheet, int(line))
    return None
