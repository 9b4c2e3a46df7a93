"""What a reader puts into a page of their own to show the present view: a frame, or a quotation."""

from urllib.parse import urlsplit

import streamlit as st

from bellflower.i18n import _
from bellflower.publish import embedding
from bellflower.publish.citation.views import credit
from bellflower.query.permalink import View
from bellflower.query.view_words import view_in_words
from bellflower.record.lookup import lookup
from bellflower.ui.components import start_path
from bellflower.ui.page_context import CurrentView

_KIND = "embed_kind"


def start_address() -> str:
    """Return the whole address of the start page, with a slash at its end."""
    parts = urlsplit(str(st.context.url or ""))
    return f"{parts.scheme}://{parts.netloc}{start_path()}" if parts.netloc else start_path()


def _title(current: CurrentView, view: View) -> str:
    found = lookup(current.record).events.of(view.event) if view.event else []
    return found[0]["title"] if found else view_in_words(view) or _("North Korea’s drug history")


def offer(current: CurrentView) -> None:
    """Show the codes for the present view, and what to choose among."""
    view = current.view
    kinds = embedding.kinds_of(view)
    with st.expander(_("Embed"), icon=":material/code:", key="embed_open"):
        kind = st.segmented_control(
            _("What to show"),
            kinds,
            required=True,
            default="card" if view.event else kinds[-1],
            format_func=lambda name: _(embedding.KINDS[name].title),
            key=_KIND,
        )
        title, base = _title(current, view), start_address()
        st.caption(_("It fits into any width from 320 px on, and leads to the whole in a new tab."))
        st.code(embedding.frame_code(view, base, kind, title), language="html", wrap_lines=True)
        st.caption(_("Without a frame and without scripts, for mail and for sites that allow neither:"))
        st.code(embedding.quotation(view, base, title, credit()), language="html", wrap_lines=True)
        told = _("Editors that know oEmbed take the address of a page as it is: {address}")
        st.caption(told.format(address=f"`{base}oembed.json?url=…`"))
