"""Long HTML of ours on the page: Streamlit's own element looks through all of it in each run."""

from bellflower.ui.components import component


def show(html: str, key: str) -> None:
    """Show *html*, which holds no text of a reader or of the record that is not escaped."""
    component("ready", "ready-root")(key=f"ready_{key}", data=html)
