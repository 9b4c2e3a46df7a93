"""A page that shows hostile text in each element of Streamlit that reads Markdown."""

import streamlit as st

from bellflower.ui.markdown import plain
from tests.hostile import PAYLOADS

for number, text in enumerate(PAYLOADS):
    with st.container(key=f"plain_{number}"):
        st.markdown(plain(text))
with st.container(key="others"):
    for text in PAYLOADS:
        st.warning(plain(text))
        st.caption(plain(text))
        st.subheader(plain(text), anchor=False)
    st.pills(plain(PAYLOADS[4]), [plain(text) for text in PAYLOADS])
    for number, text in enumerate(PAYLOADS):
        st.button(plain(text), key=f"button_{number}", help=plain(text))
st.text("done")
