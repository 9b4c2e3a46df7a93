"""The head of every page: the name of the project, the menu, the language, and what to take along."""

import base64
import html
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import Page

from bellflower.i18n import _
from bellflower.ui import address, links, page_context, share_dialog
from bellflower.ui import help as help_button


def _brand(icon: bytes) -> None:
    """Show the name of the project beside its *icon*, an SVG of ours."""
    image = base64.b64encode(icon).decode()
    name = _("North Korea’s drug history, as its sources tell it")
    st.html(
        '<div class="bf-brand">'
        f'<img src="data:image/svg+xml;base64,{image}" width="34" height="34" alt="">'
        f"<div><h1>Bellflower</h1><span>{name}</span></div></div>",
        width="content",
    )


def _disclosure(here: str) -> None:
    """Show what opens the menu on a narrow screen; it closes when *here*, the path, changes."""
    menu = _("Menu")
    st.html(
        f'<details class="bf-more" data-page="{html.escape(here)}">'
        f"<summary>{html.escape(menu)}</summary></details>",
        width="content",
    )


def _menu(pages: Sequence[Page], params: Mapping[str, list[str]], here: str) -> None:
    """Show the links to *pages*, as one piece: a widget for each would be made anew in every run."""
    query = f"?{urlencode(params, doseq=True)}" if params else ""
    links = "".join(
        f'<a class="bf-go" href="./{html.escape(one.url_path + query)}"'
        f"{' aria-current=page' if one.url_path == here else ''}>{html.escape(one.title)}</a>"
        for one in pages
    )
    with st.container(key="bf_menu", width="content"):
        label = html.escape(_("Pages"))
        st.html(f'<nav class="bf-nav" aria-label="{label}">{links}</nav>')


def show(pages: Sequence[Page], icon: bytes, here: str) -> None:
    """Show the head; each of *pages* opens with the present selection, *here* is the path of this."""
    with st.container(key="bf_masthead", horizontal=True, vertical_alignment="center"):
        _brand(icon)
        _disclosure(here)
        _menu(pages, address.menu_params(), here)
        share_dialog.offer(page_context.current_view(), here, is_asked=links.is_citing())
        page_context.language_switch()
        help_button.offer()
