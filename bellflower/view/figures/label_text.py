"""Text of the record inside a figure, in which Plotly would read tags and links."""

import html


def label_text(text: str) -> str:
    """Return *text* so that Plotly draws exactly these characters, in a label or on hover.

    Quotes stay: Plotly does not know the names by which HTML escapes them.

    >>> label_text('<a href="x">A & B</a>')
    '&lt;a href="x"&gt;A &amp; B&lt;/a&gt;'
    """
    return html.escape(text, quote=False)
