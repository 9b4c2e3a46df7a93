"""A selection as an OpenDocument text (ODF), with a footnote for the source of each claim."""

import io
from datetime import datetime
from typing import Any

from bellflower.analysis.selection import Selection
from bellflower.publish.export.archives import without_times
from bellflower.publish.export.reading import reading

_CREATED = datetime(2000, 1, 1)  # a fixed one, so that the same selection is the same file


def without_numbers(document: Any) -> None:
    """Let the headings of an OpenDocument text have no numbers, which an office program would add."""
    for level in document.get_part("styles").get_elements("//text:outline-level-style"):
        for name in ("style:num-format", "style:num-suffix"):
            level.set_attribute(name, "")
        level.del_attribute("loext:num-list-format")


def open_document(selection: Selection) -> bytes:
    """Return the selection as an OpenDocument text, in which every claim has a footnote.

    A note has no hyperlink; it holds an address only if the source may be linked.
    """
    from odfdo import Document, Header, Note, Paragraph

    told = reading(selection)
    document = Document("text")
    body = document.body
    body.clear()
    without_numbers(document)
    body.append(Header(1, told.title))
    body.append(Paragraph(told.lead))
    number = 0
    for section in told.sections:
        body.append(Header(2, section.title))
        for text in (section.line, *section.paragraphs):
            body.append(Paragraph(text))
        for claim in section.claims:
            number += 1
            paragraph = Paragraph(f"– {claim.text}")
            note = Note("footnote", note_id=f"note{number}", citation=str(number), body=claim.note)
            paragraph.append(note)
            body.append(paragraph)
    for text in told.end:
        body.append(Paragraph(text))
    about = document.meta
    about.title = told.title
    about.creation_date = about.date = _CREATED
    buffer = io.BytesIO()
    document.save(buffer)
    return without_times(buffer.getvalue())
