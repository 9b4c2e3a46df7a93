"""Timeline of the selected events."""

import streamlit as st

from explorer.ui import charts, frame

current = frame.heading("Timeline")
charts.timeline(current)
st.caption(
    "Solid: surely then. Light: possibly then. A symbol marks an event known to the day; "
    "a bar that begins before its report fades in because its start is not stated."
)
charts.undated_tray(current)
