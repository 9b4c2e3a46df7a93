"""Text on a slide: runs in one look, each marked with its language, in boxes that keep their size."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_AUTO_SIZE, MSO_VERTICAL_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Pt

from bellflower.text.text_metrics import clean
from bellflower.view.label_placement import Box
from bellflower.view.palette import LIGHT

EAST_ASIAN_FONT = "Malgun Gothic"
MAIN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_EAST_ASIAN = re.compile("([\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]+)")
_HANGING = re.compile(r"[A-Z•]  ")  # a choice, or a point of a list
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")


class Run(NamedTuple):
    """A piece of text in one look; ``url`` makes it a link."""

    text: str
    size: float = 0
    bold: bool = False
    italic: bool = False
    color: str = LIGHT.text
    url: str = ""


def rgb(value: str) -> RGBColor:
    """Return a color written as ``#rrggbb``."""
    return RGBColor.from_string(value.removeprefix("#").upper())


def _write_run(paragraph: Any, run: Run) -> None:
    for piece in filter(None, _EAST_ASIAN.split(clean(run.text))):
        written = paragraph.add_run()
        written.text = piece
        font = written.font
        font.size = Pt(run.size) if run.size else None
        font.bold, font.italic = run.bold, run.italic
        font.color.rgb = rgb(run.color)
        is_korean = bool(_HANGUL.search(piece))
        font.language_id = MSO_LANGUAGE_ID.KOREAN if is_korean else MSO_LANGUAGE_ID.ENGLISH_US
        if _EAST_ASIAN.fullmatch(piece):
            written._r.get_or_add_rPr().append(parse_xml(f'<a:ea {MAIN} typeface="{EAST_ASIAN_FONT}"/>'))
        if run.url:
            written.hyperlink.address = run.url


def _lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Return *runs* as lines, a new one wherever a run breaks."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = clean(run.text).split("\n")
        lines[-1].append(run._replace(text=first))
        lines += [[run._replace(text=line)] for line in others]
    return lines


def write(
    frame: Any,
    paragraphs: Iterable[Sequence[Run]],
    *,
    align: str = "left",
    gap: float = 0,
    hang: float = 0,
) -> None:
    """Write *paragraphs* into a text frame; a line break in a run begins a paragraph of its own.

    *gap* is the room in points after each of *paragraphs*, *hang* how far their second lines stand in
    below a letter or a dot that begins them.
    """
    frame.text = ""
    lines = [(line, line is last) for runs in paragraphs for group in [_lines(runs)]
             for last in [group[-1]] for line in group]  # fmt: skip
    for number, (runs, is_last) in enumerate(lines):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        paragraph.alignment = getattr(PP_ALIGN, align.upper())
        paragraph.line_spacing = 1.0
        paragraph.space_after = Pt(gap if is_last else 0)
        if hang and runs and _HANGING.match(runs[0].text):
            indent = round(Pt(hang))
            looks = paragraph._p.get_or_add_pPr()
            looks.set("marL", str(indent))
            looks.set("indent", str(-indent))
        for run in runs:
            _write_run(paragraph, run)


def set_frame(frame: Any, anchor: str = "top") -> None:
    """Let a text frame wrap, without margins, and keep the size that it is given."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = getattr(MSO_VERTICAL_ANCHOR, anchor.upper())
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def add_text(shapes: Any, box: Box, paragraphs: Iterable[Sequence[Run]], name: str, **look: Any) -> Any:
    """Add a text box; *look* is ``align``, ``gap``, ``hang`` (as of :func:`write`) and ``anchor``."""
    left, top, right, bottom = box
    shape = shapes.add_textbox(Pt(left), Pt(top), Pt(right - left), Pt(bottom - top))
    set_frame(shape.text_frame, look.pop("anchor", "top"))
    write(shape.text_frame, paragraphs, **look)
    shape.name = name
    return shape
