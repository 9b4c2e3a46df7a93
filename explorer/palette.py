"""Colors and symbols: one mark for each category, one strength for each rank of evidence.

Category hues are Paul Tol's "muted" scheme (https://personal.sron.nl/~pault/, technical note
SRON/EPS/TN/09-002, 2021), which color-blind readers can tell apart, extended by three grays and
browns; every category also has a symbol of its own, because color never carries meaning alone.
"""

from typing import NamedTuple


class Mark(NamedTuple):
    """How a category is drawn: a color that is legible on white and on dark, and a Plotly symbol."""

    color: str
    symbol: str


MARKS: dict[str, Mark] = {
    "production": Mark("#117733", "square"),
    "trafficking": Mark("#CC6677", "triangle-right"),
    "diplomatic_incident": Mark("#882255", "diamond"),
    "domestic_use": Mark("#B8860B", "circle"),
    "health": Mark("#44AA99", "cross"),
    "corruption": Mark("#8C6D46", "hourglass"),
    "policy": Mark("#5566CC", "pentagon"),
    "crackdown": Mark("#D1495B", "x"),
    "rights": Mark("#AA4499", "star"),
    "research_finding": Mark("#3A8FB7", "hexagon"),
    "official_statement": Mark("#6E7F80", "star-square"),
    "society": Mark("#7A9A3A", "triangle-up"),
}

STANCES: dict[str, Mark] = {
    "supports": Mark("#34915b", "circle"),
    "qualifies": Mark("#b8860b", "diamond"),
    "denies": Mark("#c0392b", "x"),
}


class Theme(NamedTuple):
    """Colors of everything that is not data, for one background."""

    background: str
    text: str
    muted: str
    grid: str
    land: str
    neighbor: str
    border: str
    river: str
    place: str
    route: str
    no_source: str
    era: tuple[str, str]
    shades: tuple[str, ...]


LIGHT = Theme(
    background="#ffffff",
    text="#1c2128",
    muted="#57606a",
    grid="#d8dee4",
    land="#f3f1ea",
    neighbor="#e9ecef",
    border="#8c959f",
    river="#4a7fb5",
    place="#7b2d8b",
    route="#8a5a00",
    no_source="#f7f6f2",
    era=("rgba(84,93,105,0.05)", "rgba(84,93,105,0.12)"),
    shades=("#ece3f0", "#d3bcdc", "#b48fc4", "#935fa8", "#6f348a"),
)
DARK = Theme(
    background="#0e1117",
    text="#e6edf3",
    muted="#9aa4af",
    grid="#30363d",
    land="#22272e",
    neighbor="#1b2027",
    border="#6e7681",
    river="#6ea8d8",
    place="#d8a5e6",
    route="#d9a441",
    no_source="#1c2026",
    era=("rgba(200,210,220,0.05)", "rgba(200,210,220,0.11)"),
    shades=("#3b2b45", "#573a68", "#78508f", "#9c6cb8", "#c594de"),
)

EVIDENCE_WIDTH: dict[str, float] = {
    "documented": 3.0,
    "multiple_reports": 2.4,
    "single_report": 1.6,
    "testimony": 1.6,
    "allegation": 1.0,
    "estimate": 1.0,
}
