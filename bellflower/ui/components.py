"""The components of ours: a root element, and a script that is loaded from its own address and kept."""

import json
from functools import cache
from typing import Any

import streamlit as st
from streamlit.components import v2

from bellflower import web
from bellflower.browser.bundle import joined_style
from bellflower.i18n import LANGUAGES, N_, _, speaking

_FAILED = N_("This part of the page could not be loaded. Reload the page to try again.")
# Streamlit sends the text of a script with every run that changes the data of its component
_LOADER = """
const failed = %s;
const loading = import(new URL(%s, location.origin).href);
export default function (component) {
  let [end, isOver] = [undefined, false];
  const begin = (module) => { if (!isOver) end = module.default(component); };
  loading.then(begin, () => {
    const root = component.parentElement.firstElementChild;
    root.textContent = failed[document.documentElement.lang] ?? failed.en;
  });
  return () => { isOver = true; end?.(); };
}
"""


def start_path() -> str:
    """Return the path of the start page on this server, with a slash at its end."""
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"/{base}/" if base else "/"


def _failed() -> dict[str, str]:
    told = {}
    for language in LANGUAGES:
        with speaking(language):
            told[language] = _(_FAILED)
    return told


@cache
def component(name: str, root: str, *styles: str) -> Any:
    """Return the component *name*, whose script is that of ``browser/NAME/component.js``; made once.

    *root* is the class of its root element, *styles* are paths below ``browser/``.
    """
    address = start_path() + web.component_url(name)
    return v2.component(
        f"bellflower_{name}",
        html=f'<div class="{root}"></div>',
        css=joined_style(*styles) or None,
        js=_LOADER % (json.dumps(_failed(), ensure_ascii=False), json.dumps(address)),
        isolate_styles=False,
    )
