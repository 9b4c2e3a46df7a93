"""The classroom file from a page: made while its progress is shown, and then offered."""

from collections.abc import Callable

import streamlit as st

from bellflower.analysis.selection import Selection
from bellflower.i18n import _, current_language, use_language
from bellflower.record import schema
from bellflower.record.dataset import Dataset
from bellflower.teaching.offline.classroom import classroom_html
from bellflower.teaching.stories.library import Story

_STEPS = 20  # changes of the bar; each is a message to the browser


def _in_steps(show: Callable[[float], object]) -> Callable[[float], None]:
    """Return what passes on a part that is done only if it is a step more than before."""
    shown = -1

    def tell(part: float) -> None:
        nonlocal shown
        if int(part * _STEPS) > shown:
            shown = int(part * _STEPS)
            show(min(part, 1.0))

    return tell


@st.fragment
def _make(
    record: Dataset,
    selection: Selection | None,
    story: Story | None,
    key: str,
    language: str,
    *,
    is_teacher: bool,
) -> None:
    use_language(language)  # a fragment runs without the main script, which says it
    label = _("Make the teacher’s file") if is_teacher else _("Make the classroom file")
    if not st.button(label, key=f"{key}_make", width="stretch"):
        return
    with st.status(_("Making the classroom file …"), expanded=True) as status:
        bar = st.progress(0.0)
        html = classroom_html(
            record, selection, story, _in_steps(bar.progress), is_teacher=is_teacher
        ).encode()
        size = _("The file is ready: {size:.1f} MB.").format(size=len(html) / 1e6)
        status.update(label=size, state="complete", expanded=False)
    name = story.id if story else schema.data_version()
    st.download_button(
        _("Save the classroom file"),
        data=html,
        file_name=f"bellflower-{name}-{'teacher' if is_teacher else 'classroom'}.html",
        mime="text/html",
        key=f"{key}_save",
        on_click="ignore",
        type="primary",
        width="stretch",
    )


def offer(
    record: Dataset,
    story: Story | None,
    key: str,
    selection: Selection | None = None,
    *,
    is_teacher: bool = False,
) -> None:
    """Show the button that makes the file of *selection* (by default of all events) and *story*.

    With *is_teacher*, it is the file with answers and notes. *key* tells the buttons apart.
    """
    _make(record, selection, story, key, current_language(), is_teacher=is_teacher)
    if is_teacher:
        st.caption(_("The same file with the answers and your notes, for the projector."))
        return
    st.caption(
        _(
            "One HTML file with map, timeline, cards, sources and quiz. It opens from a USB stick, "
            "without internet, and sends nothing anywhere."
        )
    )
