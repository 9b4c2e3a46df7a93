"""Colors and symbols: one mark for each category and each stance, the colors of two backgrounds.

The twelve colors of the categories were searched for on each background: near to a hue that fits the
word, at a contrast of at least 3 to 1, and at least 10 units of CAM02-UCS apart from each other as
seen with full color vision, deuteranopia, protanopia and tritanopia (simulated after Machado and
others, 2009; a test repeats the sums). Every category also has a symbol and a lane of its own,
because color never carries meaning alone.
"""

from typing import NamedTuple


class Mark(NamedTuple):
    """How a category is drawn: its color on white, a Plotly symbol, and its color on dark."""

    color: str
    symbol: str
    dark: str

    def on(self, theme: "Theme") -> str:
        """Return the color for the background of *theme*."""
        return self.dark if theme == DARK else self.color


MARKS: dict[str, Mark] = {
    "production": Mark("#166f4e", "square", "#2c9b4e"),
    "trafficking": Mark("#ff4e9b", "triangle-right", "#e9909b"),
    "diplomatic_incident": Mark("#6f1643", "diamond", "#bc436f"),
    "domestic_use": Mark("#bc8500", "circle", "#e9bc2c"),
    "health": Mark("#2c907a", "cross", "#59e9d3"),
    "corruption": Mark("#7a4300", "hourglass", "#855943"),
    "policy": Mark("#4359de", "pentagon", "#7a85f4"),
    "crackdown": Mark("#c80b43", "x", "#ff4e21"),
    "rights": Mark("#b1439b", "star", "#bc64b1"),
    "research_finding": Mark("#2190f4", "hexagon", "#85bce9"),
    "official_statement": Mark("#4e5964", "star-square", "#9bb1bc"),
    "society": Mark("#7a9b59", "triangle-up", "#b1d37a"),
}

STANCES: dict[str, Mark] = {
    "supports": Mark("#2a7f62", "circle", "#6fd3c0"),
    "qualifies": Mark("#b27700", "diamond", "#f0c040"),
    "denies": Mark("#8f1d4f", "x", "#d04a4a"),
}


# Answers to one dispute, in the order of their words: Paul Tol's "bright" scheme and, on dark, its
# "light" one (SRON technical note EPS/TN/09-002); each is named in words beside its color.
ANSWERS: tuple[tuple[str, str], ...] = (
    ("#4477aa", "#77aadd"),
    ("#aa3377", "#ffaabb"),
    ("#228833", "#bbcc33"),
    ("#b8860b", "#eedd88"),
    ("#66507a", "#c5b0d5"),
    ("#cc5544", "#ee8866"),
)


def answer_color(number: int, theme: "Theme") -> str:
    """Return the color of the answer *number* of a dispute; after six they begin again."""
    return ANSWERS[number % len(ANSWERS)][theme == DARK]


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
