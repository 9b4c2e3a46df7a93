"""Quiz questions as a package of QTI 2.1, which many learning platforms read."""

import re
from xml.etree import ElementTree as ET

from bellflower.publish.export.archives import archive
from bellflower.teaching.quiz.items import Item, asks_for_year

_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_NO_NAME = re.compile(r"[^A-Za-z0-9_-]")


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, tag, attributes)
    made.text = text
    return made


def _file(root: ET.Element) -> bytes:
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _name(item: Item, number: int) -> str:
    """Return an identifier that begins with a letter, and differs from every other by its number."""
    return f"q{number}-{_NO_NAME.sub('-', item.id)}"


def _choice_id(place: int) -> str:
    return f"choice{place + 1}"


def _declare(root: ET.Element, item: Item) -> None:
    is_one = len(item.right) == 1 or not item.options
    kind = "integer" if item.years else "identifier" if item.options else "string"
    response = _add(
        root,
        "responseDeclaration",
        identifier="RESPONSE",
        cardinality="single" if item.years or is_one else "multiple",
        baseType=kind,
    )
    if item.years:
        right = [str(sum(item.years) // 2)]
    else:
        right = [_choice_id(place) for place, option in enumerate(item.options) if option.is_right]
    if right:
        correct = _add(response, "correctResponse")
        for value in right:
            _add(correct, "value", value)
    if item.options and not item.years:
        wrong = len(item.options) - len(item.right)
        mapping = _add(response, "mapping", lowerBound="0", upperBound="1", defaultValue="0")
        for place, option in enumerate(item.options):
            share = 1 / len(item.right) if option.is_right else 0.0 if is_one else -1 / wrong
            _add(mapping, "mapEntry", mapKey=_choice_id(place), mappedValue=f"{share:.5g}")
    score = _add(root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    _add(_add(score, "defaultValue"), "value", "0")
    _add(root, "outcomeDeclaration", identifier="FEEDBACK", cardinality="single", baseType="identifier")


def _body(root: ET.Element, item: Item) -> None:
    body = _add(root, "itemBody")
    if item.years:
        _add(body, "p", asks_for_year(item))
        entry = _add(body, "p")
        _add(entry, "textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="4")
    elif item.options:
        most = "1" if len(item.right) == 1 else "0"
        asked = _add(
            body, "choiceInteraction", responseIdentifier="RESPONSE", shuffle="true", maxChoices=most
        )
        _add(asked, "prompt", item.text)
        for place, option in enumerate(item.options):
            _add(asked, "simpleChoice", option.text, identifier=_choice_id(place))
    else:
        asked = _add(body, "extendedTextInteraction", responseIdentifier="RESPONSE", expectedLines="5")
        _add(asked, "prompt", item.text)


def _bound(both: ET.Element, tag: str, year: int) -> None:
    test = _add(both, tag)
    _add(test, "variable", identifier="RESPONSE")
    _add(test, "baseValue", str(year), baseType="integer")


def _process(root: ET.Element, item: Item) -> None:
    rules = _add(root, "responseProcessing")
    if item.years:
        met = _add(_add(rules, "responseCondition"), "responseIf")
        both = _add(met, "and")
        _bound(both, "gte", item.years[0])
        _bound(both, "lte", item.years[1])
        _add(_add(met, "setOutcomeValue", identifier="SCORE"), "baseValue", "1", baseType="float")
    elif item.options:
        score = _add(rules, "setOutcomeValue", identifier="SCORE")
        _add(score, "mapResponse", identifier="RESPONSE")
    told = _add(rules, "setOutcomeValue", identifier="FEEDBACK")
    _add(told, "baseValue", "ANSWER", baseType="identifier")


def _feedback(root: ET.Element, item: Item) -> None:
    told = _add(
        root, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier="ANSWER", showHide="show"
    )
    for option in item.options if not item.years else ():
        if option.why:
            _add(told, "p", f"{option.text} {option.why}")
    _add(told, "p", item.answer)


def _item(item: Item, name: str) -> bytes:
    root = ET.Element(
        "assessmentItem",
        {
            "xmlns": _QTI,
            "identifier": name,
            "title": item.heading,
            "adaptive": "false",
            "timeDependent": "false",
        },
    )
    _declare(root, item)
    _body(root, item)
    _process(root, item)
    _feedback(root, item)
    return _file(root)


def _test(title: str, names: list[str]) -> bytes:
    root = ET.Element("assessmentTest", {"xmlns": _QTI, "identifier": "test", "title": title})
    part = _add(
        root, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="individual"
    )
    section = _add(part, "assessmentSection", identifier="section", title=title, visible="true")
    for name in names:
        _add(section, "assessmentItemRef", identifier=name, href=f"{name}.xml")
    return _file(root)


def _manifest(names: list[str]) -> bytes:
    root = ET.Element("manifest", {"xmlns": _PACKAGE, "identifier": "bellflower"})
    about = _add(root, "metadata")
    _add(about, "schema", "QTIv2.1 Package")
    _add(about, "schemaversion", "1.0.0")
    _add(root, "organizations")
    listed = _add(root, "resources")
    test = _add(listed, "resource", identifier="test", type="imsqti_test_xmlv2p1", href="assessment.xml")
    _add(test, "file", href="assessment.xml")
    for name in names:
        _add(test, "dependency", identifierref=name)
    for name in names:
        href = f"{name}.xml"
        item = _add(listed, "resource", identifier=name, type="imsqti_item_xmlv2p1", href=href)
        _add(item, "file", href=href)
    return _file(root)


def qti(title: str, items: list[Item]) -> bytes:
    """Return *items* as a zip of QTI 2.1: a manifest, a test, and a file for each question.

    An interval is a number that has to lie within its bounds; a question in words is not scored.
    """
    names = [_name(item, number) for number, item in enumerate(items, 1)]
    files = {"imsmanifest.xml": _manifest(names), "assessment.xml": _test(title, names)}
    return archive(files | {f"{name}.xml": _item(item, name) for item, name in zip(items, names)})
