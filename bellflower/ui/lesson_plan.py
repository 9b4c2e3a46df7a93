"""The plan of a lesson of 45 minutes on the Teach page: aims, materials, minutes and a rubric."""

import streamlit as st

from bellflower.i18n import N_, _

_AIMS = N_("""\
By the end, pupils can

- say why an honest answer may be an interval of years;
- count the origins of a report, and not its copies;
- keep apart what is documented, what one person tells, and what is only alleged;
- say what an empty place on a map means, and what it does not mean.
""")
_MATERIALS = N_("""\
- a projector and **Present**, or the classroom file on a stick if the room has no internet;
- the handout, one for each pupil or pair, printed in black and white;
- if there are computers or phones: the quiz, or the plain-language text for who needs it.
""")
_MINUTES = (
    ("0–5", N_("The map before the story: who could have reported from a hatched province?")),
    ("5–20", N_("Four chapters: key sentence, events one at a time, then the question.")),
    ("20–32", N_("The handout or the quiz, alone or in pairs.")),
    ("32–42", N_("Three answers on the board, one below the other: what do all sources support?")),
    ("42–45", N_("One sentence that all sources of the story would sign.")),
)
_RUBRIC = (
    (
        N_("Time"),
        N_("gives one year"),
        N_("gives an interval"),
        N_("gives the interval and says what makes it wide"),
    ),
    (
        N_("Sources"),
        N_("counts articles"),
        N_("names who says it"),
        N_("follows copies to one origin"),
    ),
    (
        N_("Strength"),
        N_("says true or false"),
        N_("says how strong the evidence is"),
        N_("says what would change the judgment"),
    ),
    (
        N_("Fairness"),
        N_("speaks of a people"),
        N_("speaks of reports on a state and a time"),
        N_("keeps the denial and says what it shows"),
    ),
)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _table(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    """Return a table in Markdown, its cells in the present language."""
    told = [_row(tuple(map(_, row))) for row in rows]
    return "\n".join([_row(head), _row(("---",) * len(head)), *told])


def show() -> None:
    """Show the plan."""
    st.markdown(_("**Aims**"))
    st.markdown(_(_AIMS))
    st.markdown(_("**Materials**"))
    st.markdown(_(_MATERIALS))
    st.markdown(_("**45 minutes**"))
    st.markdown(_table((_("Minutes"), _("What happens")), _MINUTES))
    st.markdown(_("**Rubric**, for the sentence at the end or the answers on the sheet"))
    st.markdown(_table((_("What"), _("beginning"), _("good"), _("very good")), _RUBRIC))
