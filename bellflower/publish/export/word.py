"""A selection as a Word document (Office Open XML), with a footnote for the source of each claim."""

import io
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from bellflower.analysis.selection import Selection
from bellflower.publish.export.archives import without_times
from bellflower.publish.export.reading import Reading, reading

_CREATED = datetime(2000, 1, 1)  # a fixed one, so that the same selection is the same file
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_TEXT_STYLE, _MARK_STYLE = "FootnoteText", "FootnoteReference"
_FIRST = 1  # numbers below are those of the two lines that part notes from the text


def _separator(number: int, name: str, mark: str) -> str:
    return f'<w:footnote w:type="{name}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'


def _footnote(number: int, text: str) -> str:
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{_TEXT_STYLE}"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{_MARK_STYLE}"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
    )


def footnotes_part(notes: list[str]) -> bytes:
    """Return the part of a document that holds *notes*, numbered from 1 (ECMA-376, part 1, 17.11)."""
    begin = _separator(-1, "separator", "separator")
    begin += _separator(0, "continuationSeparator", "continuationSeparator")
    told = "".join(_footnote(number, text) for number, text in enumerate(notes, _FIRST))
    text = f'<w:footnotes xmlns:w="{_SPACE}">{begin}{told}</w:footnotes>'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'.encode()


def _add_styles(document: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    text = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    text.element.set(f"{{{_SPACE}}}styleId", _TEXT_STYLE)
    text.base_style, text.font.size = document.styles["Normal"], Pt(9)
    mark = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    mark.element.set(f"{{{_SPACE}}}styleId", _MARK_STYLE)
    mark.font.superscript = True


def _refer(paragraph: Any, number: int) -> None:
    """Put the mark of note *number* at the end of *paragraph*."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = OxmlElement("w:r")
    properties, style = OxmlElement("w:rPr"), OxmlElement("w:rStyle")
    style.set(qn("w:val"), _MARK_STYLE)
    properties.append(style)
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), str(number))
    run.extend((properties, mark))
    paragraph._p.append(run)


def _write(document: Any, told: Reading) -> list[str]:
    """Write *told* into *document*; return the notes to which it refers, in their order."""
    notes: list[str] = []
    document.add_heading(told.title, 0)
    document.add_paragraph(told.lead)
    for section in told.sections:
        document.add_heading(section.title, 2)
        document.add_paragraph().add_run(section.line).italic = True
        for text in section.paragraphs:
            document.add_paragraph(text)
        for claim in section.claims:
            notes.append(claim.note)
            _refer(document.add_paragraph(claim.text, style="List Bullet"), len(notes))
    for text in told.end:
        document.add_paragraph(text)
    return notes


def word_document(selection: Selection) -> bytes:
    """Return the selection as a document of Word, in which every claim has a footnote.

    A note has no hyperlink; it holds an address only if the source may be linked.
    """
    from docx import Document
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    told = reading(selection)
    document = Document()
    _add_styles(document)
    notes = _write(document, told)
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), _TYPE, footnotes_part(notes), package)
    document.part.relate_to(part, _RELATION)
    about = document.core_properties
    about.title, about.author, about.comments = told.title[:255], "", ""
    about.created = about.modified = _CREATED
    buffer = io.BytesIO()
    document.save(buffer)
    return without_times(buffer.getvalue())
