"""The formats of a lesson: name, type and ending of each, and the file itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bellflower.analysis.selection import Selection
from bellflower.i18n import N_, _
from bellflower.record.dataset import Dataset
from bellflower.teaching.stories.library import Story, format_story

Write = Callable[[Dataset, Story | None, Selection | None], str | bytes]


class StoryNeededError(ValueError):
    """A format shows a story, and none was named."""


@dataclass(frozen=True, slots=True)
class LessonFormat:
    """A format: its ``title`` (marked, to be looked up where it is shown), media type, ending.

    ``write`` makes the file; only a format with ``needs_story`` cannot do without a story.
    ``group`` is ``paper``, ``quiz``, or empty for what most lessons need.
    """

    title: str
    media_type: str
    ending: str
    write: Write
    needs_story: bool = True
    group: str = ""


def _needed(story: Story | None) -> Story:
    if story is None:
        raise StoryNeededError(
            _("This format shows a story, and none is named. Choose a story, such as “hamhung”.")
        )
    return story


def _classroom(record: Dataset, story: Story | None, selection: Selection | None) -> str:
    from bellflower.teaching.offline.classroom import classroom_html

    return classroom_html(record, selection, story)


def _teachers(record: Dataset, story: Story | None, selection: Selection | None) -> str:
    from bellflower.teaching.offline.classroom import classroom_html

    return classroom_html(record, selection, _needed(story), is_teacher=True)


def _slides(record: Dataset, story: Story | None, _selection: Selection | None) -> bytes:
    from bellflower.teaching.slides.presentation import slides

    return slides(record, _needed(story))


def _handout(paper: str, *, is_key: bool = False) -> Write:
    def write(record: Dataset, story: Story | None, _selection: Selection | None) -> str:
        from bellflower.teaching.handout.handout import handout_html

        return handout_html(record, _needed(story), paper, is_key=is_key)

    return write


def _document(ending: str, *, is_key: bool) -> Write:
    def write(record: Dataset, story: Story | None, _selection: Selection | None) -> bytes:
        from bellflower.teaching.handout import documents

        writers = {
            "docx": documents.word_handout,
            "odt": documents.open_handout,
            "pdf": documents.pdf_handout,
        }
        return writers[ending](record, _needed(story), is_key=is_key)

    return write


def _quiz(name: str) -> Write:
    def write(record: Dataset, story: Story | None, _selection: Selection | None) -> str | bytes:
        from bellflower.teaching.quiz.exchange import quiz_file
        from bellflower.teaching.quiz.questions import build_quiz, dispute_quiz

        return quiz_file(name, build_quiz(record, story) if story else dispute_quiz(record))

    return write


def _story(_record: Dataset, story: Story | None, _selection: Selection | None) -> str:
    return format_story(_needed(story))


_HTML = "text/html"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ODT = "application/vnd.oasis.opendocument.text"


def _on_paper(title: str, media_type: str, ending: str, *, is_key: bool = False) -> LessonFormat:
    return LessonFormat(title, media_type, ending, _document(ending, is_key=is_key), group="paper")


_PAPERS: Mapping[str, LessonFormat] = {
    "handout-letter": LessonFormat(
        N_("Handout for pupils, US Letter (HTML)"), _HTML, "html", _handout("letter"), group="paper"
    ),
    "handout-key-letter": LessonFormat(
        N_("Key for the teacher, US Letter (HTML)"),
        _HTML,
        "html",
        _handout("letter", is_key=True),
        group="paper",
    ),
    "handout-pdf": _on_paper(N_("Handout for pupils (PDF)"), "application/pdf", "pdf"),
    "handout-key-pdf": _on_paper(N_("Key for the teacher (PDF)"), "application/pdf", "pdf", is_key=True),
    "handout-docx": _on_paper(N_("Handout for pupils (Word)"), _DOCX, "docx"),
    "handout-key-docx": _on_paper(N_("Key for the teacher (Word)"), _DOCX, "docx", is_key=True),
    "handout-odt": _on_paper(N_("Handout for pupils (OpenDocument)"), _ODT, "odt"),
    "handout-key-odt": _on_paper(N_("Key for the teacher (OpenDocument)"), _ODT, "odt", is_key=True),
}

LESSON_FORMATS: Mapping[str, LessonFormat] = {
    "html": LessonFormat(
        N_("Classroom file (HTML, works without internet)"), _HTML, "html", _classroom, needs_story=False
    ),
    "html-teacher": LessonFormat(
        N_("Classroom file for the teacher, with answers and notes (HTML)"), _HTML, "html", _teachers
    ),
    "pptx": LessonFormat(
        N_("Slides (PowerPoint)"),
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "pptx",
        _slides,
    ),
    "handout": LessonFormat(N_("Handout for pupils, A4 (HTML)"), _HTML, "html", _handout("A4")),
    "handout-key": LessonFormat(
        N_("Key for the teacher, A4 (HTML)"), _HTML, "html", _handout("A4", is_key=True)
    ),
    "story": LessonFormat(N_("The story itself (TOML)"), "application/toml", "toml", _story),
    **_PAPERS,
    "moodle": LessonFormat(
        N_("Quiz for Moodle (XML)"),
        "application/xml",
        "xml",
        _quiz("moodle"),
        needs_story=False,
        group="quiz",
    ),
    "gift": LessonFormat(
        N_("Quiz for Moodle (GIFT, as text)"),
        "text/plain",
        "txt",
        _quiz("gift"),
        needs_story=False,
        group="quiz",
    ),
    "qti": LessonFormat(
        N_("Quiz for Canvas and others (QTI 2.1)"),
        "application/zip",
        "zip",
        _quiz("qti"),
        needs_story=False,
        group="quiz",
    ),
    "kahoot": LessonFormat(
        N_("Quiz for Kahoot (Excel)"), _XLSX, "xlsx", _quiz("kahoot"), needs_story=False, group="quiz"
    ),
    "blooket": LessonFormat(
        N_("Quiz for Blooket (CSV)"),
        "text/csv",
        "csv",
        _quiz("blooket"),
        needs_story=False,
        group="quiz",
    ),
    "forms": LessonFormat(
        N_("Questions for Google or Microsoft Forms (Excel)"),
        _XLSX,
        "xlsx",
        _quiz("forms"),
        needs_story=False,
        group="quiz",
    ),
}


def lesson_bytes(
    name: str, record: Dataset, story: Story | None, selection: Selection | None = None
) -> bytes:
    """Return the lesson as a file in the format *name*; the same input gives the same bytes.

    *selection* is what the classroom file explores, the whole record by default; the other formats
    show the *story* alone. Raises ``KeyError`` if there is no such format, and
    :class:`StoryNeededError` if it shows a story and *story* is ``None``.
    """
    content = LESSON_FORMATS[name].write(record, story, selection)
    return content if isinstance(content, bytes) else content.encode()
