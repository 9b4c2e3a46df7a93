"""Native shapes on a slide: outlines, lines with an arrow, groups, each with name and description."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from bellflower.teaching.maps.projection import Line, Point
from bellflower.teaching.slides.text import MAIN, rgb
from bellflower.text.text_metrics import clean
from bellflower.view.label_placement import Box

_PRESENTATION = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'


class Pen(NamedTuple):
    """How a line is drawn: its color, its width in points, dashed or dotted, with an arrow or not."""

    color: str
    width: float
    dash: str = "solid"
    has_arrow: bool = False


_DASHES = {"dash": MSO_LINE_DASH_STYLE.DASH, "dot": MSO_LINE_DASH_STYLE.ROUND_DOT}


def described(shape: Any, name: str, text: str = "") -> Any:
    """Give *shape* its name and its alternative text, and return it."""
    shape.name = clean(name).replace("\n", " ")[:200]
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", clean(text or name))
    return shape


def grouped(slide: Any, before: int) -> Any:
    """Put the shapes of *slide* after the first *before* into one group, and return it.

    They are grouped at the end, because a group measures itself again with each shape it gets.
    """
    return slide.shapes.add_group_shape(list(slide.shapes)[before:])


def _draw(line: Any, pen: Pen | None) -> None:
    if pen is None:
        line.fill.background()
        return
    line.color.rgb = rgb(pen.color)
    line.width = Pt(pen.width)
    if pen.dash in _DASHES:
        line.dash_style = _DASHES[pen.dash]
    if pen.has_arrow:
        line._get_or_add_ln().append(parse_xml(f'<a:tailEnd {MAIN} type="triangle" w="med" len="med"/>'))


def _fill(shape: Any, color: str, *, hatch: str = "", alpha: int = 100) -> None:
    """Fill *shape*, with lines of the color *hatch* across; an empty color leaves it open."""
    if not color:
        shape.fill.background()
    elif hatch:
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb, shape.fill.back_color.rgb = rgb(hatch), rgb(color)
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(color)
    if alpha < 100:
        for value in shape._element.spPr.xpath("./a:solidFill/a:srgbClr"):
            value.append(parse_xml(f'<a:alpha {MAIN} val="{alpha * 1000}"/>'))


def paint(shape: Any, color: str, pen: Pen | None = None, *, hatch: str = "", alpha: int = 100) -> Any:
    """Fill *shape* and draw its outline, without the shadow and the colors of the theme; return it.

    *hatch* is the color of lines across it; *alpha* says in percent how much the fill covers.
    """
    for style in shape._element.findall(qn("p:style")):
        shape._element.remove(style)
    if hasattr(shape, "fill"):
        _fill(shape, color, hatch=hatch, alpha=alpha)
    _draw(shape.line, pen)
    return shape


def add_box(shapes: Any, box: Box, color: str, pen: Pen | None = None, *, round_: bool = False) -> Any:
    """Add a rectangle, or an ellipse if it is *round_*."""
    left, top, right, bottom = box
    kind = MSO_SHAPE.OVAL if round_ else MSO_SHAPE.RECTANGLE
    shape = shapes.add_shape(kind, Pt(left), Pt(top), Pt(right - left), Pt(bottom - top))
    return paint(shape, color, pen)


def add_line(shapes: Any, start: Point, end: Point, pen: Pen) -> Any:
    """Add a straight connector from *start* to *end*."""
    ends = (Pt(value) for value in (*start, *end))
    return paint(shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends), "", pen)


def add_freeform(shapes: Any, contours: Sequence[Line], *, is_closed: bool) -> Any:
    """Add one freeform with all *contours*, each of two points or more; :func:`paint` gives its look.

    It is written at once: the builder of python-pptx looks through all points for every point.
    """
    corners = [[(round(Pt(x)), round(Pt(y))) for x, y in contour] for contour in contours]
    left = min(x for contour in corners for x, _ in contour)
    top = min(y for contour in corners for _, y in contour)
    width = max(x for contour in corners for x, _ in contour) - left
    height = max(y for contour in corners for _, y in contour) - top
    steps = "".join(_steps(contour, left, top, is_closed) for contour in corners)
    geometry = (
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{width}" h="{height}">{steps}</a:path>'
        "</a:pathLst></a:custGeom>"
    )
    element = parse_xml(
        f'<p:sp {MAIN} {_PRESENTATION}><p:nvSpPr><p:cNvPr id="{shapes._next_shape_id}" name=""/>'
        f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{geometry}</p:spPr></p:sp>"
    )
    shapes._spTree.insert_element_before(element, "p:extLst")
    return shapes._shape_factory(element)


def _steps(contour: list[tuple[int, int]], left: int, top: int, is_closed: bool) -> str:
    points = [f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in contour]
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
    return f"<a:moveTo>{points[0]}</a:moveTo>{lines}{'<a:close/>' if is_closed else ''}"
