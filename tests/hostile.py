"""A record whose free text tries everything: valid by every rule, harmful if taken at its word."""

import csv
import shutil
from itertools import cycle
from pathlib import Path

from bellflower.record.schema import DATA, Column, load_descriptor, load_tables, table_path
from bellflower.record.tables import canonical_text

FORMULAS = ('=HYPERLINK("http://evil.example","x")', "+cmd|' /C calc'!A0", "@SUM(1+1)", "-2+3+cmd")
MARKUP = (
    "<img src=http://evil.example/i onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="http://evil.example/a">x</a>',
    "</style><style>body{display:none}</style>",
    "<b>b</b><br><i>i</i><sub>s</sub> &lt;u&gt;",
)
MARKDOWN = (
    "![x](http://evil.example/p.png)",
    "[x](javascript:alert(1))",
    "[x](http://evil.example/l)",
    "<http://evil.example/auto>",
    "http://evil.example/b www.evil.example a@evil.example",
    ":material/bug_report: :red[x] :bug: :blue-badge[y]",
    r"$\href{javascript:alert(1)}{x}$ $$y$$",
    "# h *e* __s__ ~~d~~ `c` | a | b |",
    "1. one -> two -- three <- four",
)
TEMPLATES = (
    "{{7*7}} {% raw %} ${7*7} {0.__class__}",
    "%{customdata} %{x} <extra>e</extra>",
    "%s %(x)s \\n \\u202e \\input{x}",
)
REFERENCES = (
    "x} @comment{y, title={z}",
    "ER  - TY - JOUR".replace("  ", " "),
    "x\\end{document} % # & _",
)
WORDS = ("W" * 60, "'; DROP TABLE events; --", "__proto__", "constructor", "NaN")
PAYLOADS = (*FORMULAS, *MARKUP, *MARKDOWN, *TEMPLATES, *REFERENCES, *WORDS)
EVENT, DISPUTE = "crackdown-hamhung-sunchon-2018", "agency-names"
ROUTE, SOURCE = "border-towns-into-china", "anslinger-1953"
URL = "https://linked.example/\"onmouseover='alert(1)'><script>alert(1)</script>"

# In a browser: what of a page was made of the text of a record, as HTML, which must be nothing.
MADE_OF_TEXT = """() => {
  const found = [...document.querySelectorAll(`
    img[src*=evil], a[href*="evil.example"], a[href^="javascript" i], svg a, .katex, iframe, object,
    embed, [onerror], [onload], [onclick], [onmouseover], .stMarkdownColoredText, .stMarkdownBadge,
    svg tspan[style*=bold], svg tspan[style*=italic], svg tspan[style*="70%"],
    [data-testid=stException]`)];
  for (const script of document.scripts)
    if (!script.type.endsWith("json") && script.text.includes("alert(1)")) found.push(script);
  for (const icon of document.querySelectorAll("[data-testid=stIconMaterial]"))
    if (icon.textContent.includes("bug")) found.push(icon);
  return found.map((node) => node.outerHTML.slice(0, 200));
}"""


def _foreign() -> set[tuple[str, str]]:
    return {("events", "actors"), ("claims", "speakers")} | {
        (resource["name"], field)
        for resource in load_descriptor()["resources"]
        for key in resource["schema"].get("foreignKeys", ())
        for field in ([key["fields"]] if isinstance(key["fields"], str) else key["fields"])
    }


def is_free(table: str, column: Column) -> bool:
    """Whether anything may stand in *column*: no id, no number, no date, no closed value."""
    if column.name in ("actors", "speakers"):  # ids of the table of people and bodies
        return False
    closed = column.enum or column.list_of or column.is_edtf or column.type != "string"
    pattern = column.constraints.get("pattern", "")
    return not closed and (table, column.name) not in _foreign() and pattern in ("", r".*\?")


def _fitting(column: Column, payloads) -> str:
    most = column.constraints.get("maxLength", 10_000)
    ending = "?" if column.constraints.get("pattern") else ""
    return next(f"{one}{ending}" for one in payloads if len(one) < most)


def write_hostile_record(root: Path) -> Path:
    """Copy the shipped record to *root* with a payload in every free cell; return its folder."""
    folder, geo = root / "data", root / "geo"
    folder.mkdir(parents=True)
    geo.mkdir()
    for name, table in load_tables().items():
        with table_path(table, DATA).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        if name == "changes":
            rows = [{"version": "0.9.0", "event_id": EVENT, "change": "added", "note": "x"}]
        # each column has its own round through the payloads, so that none keeps step with the columns
        rounds = {
            column.name: cycle(
                (*PAYLOADS[number % len(PAYLOADS) :], *PAYLOADS[: number % len(PAYLOADS)])
            )
            for number, column in enumerate(table.columns)
        }
        for row in rows:
            row.update(
                (column.name, _fitting(column, rounds[column.name]))
                for column in table.columns
                if is_free(name, column) and (row[column.name] or not column.name.startswith("answer"))
            )
            if name == "sources" and row["url"]:
                row["url"] = URL
        (folder / table.path).resolve().write_text(canonical_text(table, rows), encoding="utf-8")
    shutil.copytree(DATA / "stories", folder / "stories")
    return folder
