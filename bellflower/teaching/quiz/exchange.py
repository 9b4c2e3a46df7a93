"""The quiz as a file for another program, by the name of the format."""

from typing import Any

from bellflower.teaching.quiz import moodle, qti, sheets
from bellflower.teaching.quiz.items import quiz_items

_WRITERS = {
    "moodle": moodle.moodle_xml,
    "gift": moodle.gift,
    "qti": qti.qti,
    "kahoot": sheets.kahoot,
    "blooket": sheets.blooket,
    "forms": sheets.forms,
}


def quiz_file(name: str, quiz: dict[str, Any]) -> str | bytes:
    """Return *quiz*, which ``quiz.questions`` made, in the format *name*.

    Raises ``KeyError`` if there is no such format.
    """
    return _WRITERS[name](quiz["title"], quiz_items(quiz))
