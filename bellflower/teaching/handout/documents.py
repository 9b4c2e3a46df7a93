"""The pupils' sheet or the teacher's key as a document: for Word, as OpenDocument, or as PDF."""

import io
import re
from ctypes.util import find_library
from datetime import datetime
from functools import cache
from typing import Any

from bellflower.browser import FOLDER as BROWSER
from bellflower.i18n import _
from bellflower.publish.export.archives import without_times
from bellflower.publish.export.open_document import without_numbers
from bellflower.record.dataset import Dataset
from bellflower.teaching.handout.blocks import handout_blocks
from bellflower.teaching.handout.handout import handout_html
from bellflower.teaching.stories.library import Story

_CREATED = datetime(2000, 1, 1)  # a fixed one, so that the same story is the same file
_LEVELS = {"title": 1, "heading": 2, "subheading": 3}
_STYLES = ("Told", "Kept")  # of an OpenDocument text
_PANGO = ("pango-1.0", "pango-1.0-0", "libpango-1.0-0")
_SVG = re.compile(r"<svg [^>]*>")
_SVG_RULES = "/* Maps and timeline. */"  # where they begin in the style sheet


class PdfError(ValueError):
    """A PDF cannot be made on this computer."""


def _line(document: Any) -> Any:
    """Return a new line to write on: a tab with a leader up to the right margin."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Mm

    paragraph = document.add_paragraph("\t")
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(165), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    return paragraph


def word_handout(record: Dataset, story: Story, *, is_key: bool) -> bytes:
    """Return the sheet or the key of *story* as a document of Word; the same story, the same bytes."""
    from docx import Document
    from docx.shared import Mm

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    for block in handout_blocks(record, story, is_key=is_key):
        if block.kind in _LEVELS:
            document.add_heading(block.text, _LEVELS[block.kind])
        elif block.kind == "picture":
            shape = document.add_picture(io.BytesIO(block.picture), width=Mm(block.width))
            shape._inline.docPr.set("descr", block.text)  # python-docx offers no other way
        elif block.kind == "line":
            _line(document).paragraph_format.keep_with_next = block.is_kept
        elif block.kind == "bullet":
            document.add_paragraph(block.text, style="List Bullet")
        else:
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.keep_with_next = block.is_kept
            paragraph.add_run(block.text).italic = block.kind == "quiet"
    about = document.core_properties
    about.title, about.author, about.comments = story.title[:255], "", ""
    about.created = about.modified = _CREATED
    buffer = io.BytesIO()
    document.save(buffer)
    return without_times(buffer.getvalue())


def open_handout(record: Dataset, story: Story, *, is_key: bool) -> bytes:
    """Return the sheet or the key of *story* as an OpenDocument text; the same story, the same bytes."""
    from odfdo import Document, Frame, Header, Paragraph, Style
    from PIL import Image

    document = Document("text")
    body, container = document.body, document.container
    assert container is not None
    body.clear()
    without_numbers(document)  # our headings have their own
    looks: dict[str, Any] = {"area": "paragraph", "margin_bottom": "1.8mm"}
    document.insert_style(Style("paragraph", name="Told", **looks), automatic=True)
    document.insert_style(
        Style("paragraph", name="Kept", keep_with_next="always", **looks), automatic=True
    )
    for number, block in enumerate(handout_blocks(record, story, is_key=is_key)):
        if block.kind in _LEVELS:
            body.append(Header(_LEVELS[block.kind], block.text))
        elif block.kind == "picture":
            name = f"Pictures/{number}.png"
            container.set_part(name, block.picture)
            document.manifest.add_full_path(name, "image/png")
            width, height = Image.open(io.BytesIO(block.picture)).size
            size = (f"{block.width}mm", f"{block.width * height / width:.1f}mm")
            paragraph = Paragraph("")
            paragraph.append(Frame.image_frame(name, name=str(number), size=size, anchor_type="as-char"))
            body.append(paragraph)
        elif block.kind == "line":
            body.append(Paragraph("_" * 80, style=_STYLES[block.is_kept]))
        else:
            text = f"– {block.text}" if block.kind == "bullet" else block.text
            body.append(Paragraph(text, style=_STYLES[block.is_kept]))
    about = document.meta
    about.title = story.title
    about.creation_date = about.date = _CREATED
    buffer = io.BytesIO()
    document.save(buffer)
    return without_times(buffer.getvalue())


@cache
def can_make_pdf() -> bool:
    """Whether this computer has what WeasyPrint needs of its system: Pango, by one of its names."""
    return any(map(find_library, _PANGO))


def pdf_handout(record: Dataset, story: Story, *, is_key: bool) -> bytes:
    """Return the sheet or the key of *story* as PDF for A4 paper, without a browser.

    Raises :class:`PdfError` if the library Pango is missing on this computer.
    """
    told = _("No PDF can be made here: the library Pango is missing. Print the HTML handout instead.")
    if not can_make_pdf():
        raise PdfError(told)
    try:
        from weasyprint import HTML
    except OSError as error:  # Pango is there, and something that it needs is not
        raise PdfError(told) from error

    rules = (BROWSER / "handout.css").read_text(encoding="utf-8").split(_SVG_RULES)[1]
    own = f"<style>{rules.partition('@media')[0]} svg text {{ stroke: none !important; }}</style>"
    html = handout_html(record, story, is_key=is_key)
    within = _SVG.sub(lambda found: found[0] + own, html)  # rules of the page do not reach a drawing
    return HTML(string=within).write_pdf(pdf_identifier=b"bellflower") or b""
