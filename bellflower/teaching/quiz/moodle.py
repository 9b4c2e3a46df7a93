"""Quiz questions for Moodle: as Moodle XML, and as GIFT, which is text that a teacher can read."""

import re
from xml.etree import ElementTree as ET

from bellflower.teaching.quiz.items import Item, Option, asks_for_year

_SPECIAL = re.compile(r"[\\~=#{}:]")  # what GIFT gives a meaning to


def _fraction(item: Item, option: Option) -> str:
    """Return what *option* counts, in percent; wrong ones take away as much as right ones give."""
    right = len(item.right)
    if right == 1:
        return "100" if option.is_right else "0"
    share = 100 / right if option.is_right else -100 / max(len(item.options) - right, 1)
    return f"{share:.5f}".rstrip("0").rstrip(".")


def _text(parent: ET.Element, tag: str, text: str, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, tag, attributes)
    ET.SubElement(made, "text").text = text
    return made


def _plain(parent: ET.Element, tag: str, text: str) -> None:
    _text(parent, tag, text, format="plain_text")


def _say(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text


def _answer(parent: ET.Element, text: str, fraction: str, why: str = "") -> ET.Element:
    made = _text(parent, "answer", text, fraction=fraction, format="plain_text")
    _plain(made, "feedback", why)
    return made


def _question(parent: ET.Element, item: Item) -> None:
    kind = "numerical" if item.years else "multichoice" if item.options else "essay"
    made = ET.SubElement(parent, "question", type=kind)
    _text(made, "name", item.heading)
    _plain(made, "questiontext", asks_for_year(item) if item.years else item.text)
    _plain(made, "generalfeedback", item.answer)
    _say(made, "defaultgrade", "1")
    _say(made, "penalty", "0")
    _say(made, "hidden", "0")
    _say(made, "idnumber", item.id)
    if item.years:
        first, last = item.years
        answer = _answer(made, f"{(first + last) / 2:g}", "100")
        _say(answer, "tolerance", f"{(last - first) / 2:g}")
    elif item.options:
        _say(made, "single", str(len(item.right) == 1).lower())
        _say(made, "shuffleanswers", "true")
        _say(made, "answernumbering", "none")
        for option in item.options:
            answer = _answer(made, option.text, _fraction(item, option), option.why)
    else:
        _answer(made, "", "0")
        _say(made, "responseformat", "editor")
        _plain(made, "graderinfo", item.answer)


def moodle_xml(title: str, items: list[Item]) -> bytes:
    """Return *items* as Moodle XML, in a category of the question bank that is called *title*.

    An interval is a numerical question whose tolerance is half its length.
    """
    root = ET.Element("quiz")
    category = ET.SubElement(root, "question", type="category")
    _text(category, "category", f"$course$/top/Bellflower: {title.replace('/', '//')}")
    for item in items:
        _question(root, item)
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _escaped(text: str) -> str:
    r"""Return *text* as GIFT takes it for text.

    >>> _escaped("Is 1 = 1?")
    'Is 1 \\= 1?'
    """
    return _SPECIAL.sub(r"\\\g<0>", text.replace("->", "→"))  # an arrow would make pairs of answers


def _gift_options(item: Item) -> list[str]:
    lines = []
    for option in item.options:
        sign = "=" if option.is_right else "~"
        if len(item.right) != 1:
            sign = f"~%{_fraction(item, option)}%"
        why = f"#{_escaped(option.why)}" if option.why else ""
        lines.append(f"  {sign}{_escaped(option.text)}{why}")
    return lines


def _gift(item: Item) -> str:
    told = f"####{_escaped(item.answer)}"
    head = f"::{_escaped(item.heading)}::{_escaped(asks_for_year(item) if item.years else item.text)}"
    if item.years:
        return f"{head} {{#{item.years[0]}..{item.years[1]} {told}}}"
    if item.options:
        return "\n".join([f"{head} {{", *_gift_options(item), f"  {told}", "}"])
    return f"{head} {{{told}}}"


def gift(title: str, items: list[Item]) -> str:
    """Return *items* as GIFT; an interval is a range of numbers."""
    head = f"// Bellflower: {title}\n"
    return "\n\n".join([head, *(_gift(item) for item in items)]) + "\n"
