"""A story on paper as HTML: the pupils' sheet, without answers, and the teacher's key, apart."""

import json

from bellflower.browser import FOLDER as BROWSER
from bellflower.i18n import _, current_language
from bellflower.publish.content_policy import content_policy
from bellflower.record.dataset import Dataset
from bellflower.record.schema import data_version, load_descriptor
from bellflower.teaching.handout.sheet import handout_sheet
from bellflower.teaching.stories.library import Story
from bellflower.text.text_metrics import clean
from bellflower.view.cards import templates

PAPERS: dict[str, str] = {"A4": "A4", "letter": "letter"}  # the size as CSS calls it
_FOOT = '8pt Arial, "Liberation Sans", sans-serif'


def handout_html(record: Dataset, story: Story, paper: str = "A4", *, is_key: bool = False) -> str:
    """Return *story* as one HTML page to print on *paper*, ``A4`` or ``letter``.

    It is the pupils' sheet, which holds neither an answer nor a note of the teacher, or with *is_key*
    the teacher's key to it. It needs no script, asks for nothing from elsewhere, and is readable in
    black and white. Raises ``ValueError`` if there is no such paper.
    """
    if paper not in PAPERS:
        raise ValueError(f"{paper!r} is not a paper of the handout, which are {', '.join(PAPERS)}")
    sheet = handout_sheet(record, story)
    return clean(
        templates()
        .get_template("handout.html.j2")
        .render(
            language=current_language(),
            is_key=is_key,
            sheet=sheet,
            story=story,
            policy=content_policy({"style-src": ["'unsafe-inline'"]}),
            style=_style(paper),
            paper=paper,
            maps=sheet.maps,
            axis=sheet.axis,
            version=data_version(),
        )
    )


def _style(paper: str) -> str:
    """Return the style sheet for *paper*, with the line at the foot of each page."""
    foot = _("Bellflower, data version {version}, {license}").format(
        version=data_version(), license=load_descriptor()["licenses"][0]["name"]
    )
    quoted = json.dumps(foot, ensure_ascii=False)
    own = f"@page {{ size: {PAPERS[paper]}; @bottom-left {{ content: {quoted}; font: {_FOOT}; }} }}\n"
    return own + (BROWSER / "handout.css").read_text(encoding="utf-8")
