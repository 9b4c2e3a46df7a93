"""An empty deck of wide slides, a slide with its heading and foot, and the deck as a file."""

import io
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.util import Pt

from bellflower.i18n import _, current_language
from bellflower.record.schema import data_version, load_descriptor
from bellflower.teaching.slides.shapes import add_box, described
from bellflower.teaching.slides.text import Run, add_text, rgb, set_frame, write
from bellflower.teaching.stories.library import Story
from bellflower.text.text_metrics import LINE, clean, count_lines, split_text
from bellflower.view.label_placement import Box
from bellflower.view.palette import LIGHT

WIDTH, HEIGHT = 960.0, 540.0  # points; 16 to 9
MARGIN = 36.0
INNER = WIDTH - 2 * MARGIN
TITLE_TOP, TITLE_HEIGHT = 16.0, 44.0
FOOT_TOP = 520.0
_CREATED = datetime(2000, 1, 1)  # a fixed one, so that the same story is the same file
_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip can say
_TITLE_SIZES = (28, 24, 20, 18)
_MAIN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_TITLE_ONLY = 5  # number of the layout in the template of python-pptx


def new_deck() -> Any:
    """Return a deck without slides: 16 to 9, in Arial, its layouts as wide as its slides."""
    deck: Any = Presentation()
    stretch = Pt(WIDTH) / deck.slide_width
    for holder in (deck.slide_master, *deck.slide_layouts):
        for shape in holder.placeholders:
            shape.left, shape.width = round(shape.left * stretch), round(shape.width * stretch)
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'<a:latin typeface="Calibri"/>', b'<a:latin typeface="Arial"/>')
    package = deck.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:  # the picture of another deck
            package._rels.pop(key)
    return deck


def _fitted(heading: str) -> tuple[str, float]:
    """Return *heading* as it fits above a slide, and its size; an ellipsis stands for what does not."""
    for size in _TITLE_SIZES:
        if count_lines(heading, size, INNER, bold=True) * size * LINE <= TITLE_HEIGHT:
            return heading, size
    size = _TITLE_SIZES[-1]
    head, _rest = split_text(heading, size, INNER * 0.85, TITLE_HEIGHT)
    return f"{head} …", size


def is_cut(heading: str) -> bool:
    """Whether *heading* is too long to stand above a slide in full."""
    return _fitted(clean(heading))[0] != clean(heading)


def add_slide(deck: Any, heading: str, *, more: bool = False) -> Any:
    """Add a slide with *heading*, its number and the credit; *more*: it goes on from the last."""
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    slide.shapes.turbo_add_enabled = True  # the numbers of shapes are given at the end
    shown, size = _fitted(clean(heading).replace("\n", " "))
    runs = [Run(shown, size, bold=True)]
    if more:
        runs.append(Run(" " + _("(continued)"), min(size, 20), color=LIGHT.muted))
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = (
        Pt(value) for value in (MARGIN, TITLE_TOP, INNER, TITLE_HEIGHT)
    )
    set_frame(title.text_frame, "middle")
    write(title.text_frame, [runs])
    _add_foot(slide)
    return slide


def fill_head(slide: Any) -> None:
    """Fill the head of *slide* with color, its title in white upon it."""
    head = add_box(slide.shapes, Box(0, 0, WIDTH, TITLE_TOP + TITLE_HEIGHT), LIGHT.place)
    described(head, _("Ground of the title"))
    slide.shapes._spTree.insert(2, head._element)  # behind everything
    for paragraph in slide.shapes.title.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.color.rgb = rgb("#ffffff")


def _add_foot(slide: Any) -> None:
    accent = add_box(slide.shapes, Box(0, 0, WIDTH, 6), LIGHT.place)
    described(accent, _("Line at the top"))
    words = _("Bellflower, data version {version}, {license}").format(
        version=data_version(), license=load_descriptor()["licenses"][0]["name"]
    )
    right = WIDTH - MARGIN
    box = Box(MARGIN, FOOT_TOP, right - 60, FOOT_TOP + 12)
    add_text(slide.shapes, box, [[Run(words, 9, color=LIGHT.muted)]], _("Credit"))
    number = add_text(
        slide.shapes,
        Box(right - 60, FOOT_TOP, right, FOOT_TOP + 12),
        [[]],
        _("Slide number"),
        align="right",
    )
    color = LIGHT.muted.removeprefix("#")
    field = (
        f'<a:fld {_MAIN} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
        f'<a:rPr lang="en-US" sz="900"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></a:rPr>'
        f"<a:t>{len(slide.part.package.presentation_part.presentation.slides)}</a:t></a:fld>"
    )
    number.text_frame.paragraphs[0]._p.append(parse_xml(field))


def set_notes(slide: Any, paragraphs: list[list[Run]]) -> None:
    """Write the speaker notes of *slide*."""
    write(slide.notes_slide.notes_text_frame, paragraphs or [[]])


def set_properties(deck: Any, story: Story) -> None:
    """Say in the properties of the file what it is, of which data version, and under which license."""
    record = load_descriptor()
    properties = deck.core_properties
    properties.title = clean(story.title)[:255]
    properties.subject = clean(story.summary)[:255]
    properties.author = ", ".join(person["title"] for person in record["contributors"])
    properties.last_modified_by = properties.author
    properties.comments = f"{record['title']}. {record['licenses'][0]['title']}."
    properties.keywords = "North Korea; history; lesson"
    properties.category = _("Lesson")
    properties.language = current_language()
    properties.version = data_version()
    properties.revision = 1
    properties.created = properties.modified = _CREATED


def deck_bytes(deck: Any) -> bytes:
    """Return *deck* as a PPTX file; the same deck gives the same bytes."""
    for slide in deck.slides:
        for number, named in enumerate(slide.shapes._spTree.xpath(".//p:cNvPr"), 1):
            named.set("id", str(number))
    raw, buffer = io.BytesIO(), io.BytesIO()
    deck.save(raw)
    with ZipFile(raw) as made, ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name in made.namelist():
            info = ZipInfo(name, _TIME)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, made.read(name))
    return buffer.getvalue()
