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
    """

    title: str
    media_type: str
    ending: str
    write: Write
    needs_story: bool = True


def _needed(story: Story | None) -> Story:
    if story is None:
        raise StoryNeededError(
            _("This format shows a story, and none is named. Choose a story, such as “hamhung”.")
        )
    return story


def _classroom(record: Dataset, story: Story | None, selection: Selection | None) -> str:
    from bellflower.teaching.offline.classroom import classroom_html

    return classroom_html(record, selection, story)


def _slides(record: Dataset, story: Story | None, _selection: Selection | None) -> bytes:
    from bellflower.teaching.slides.presentation import slides

    return slides(record, _needed(story))


def _handout(paper: str) -> Write:
    def write(record: Dataset, story: Story | None, _selection: Selection | None) -> str:
        from bellflower.teaching.handout.handout import handout_html

        return handout_html(record, _needed(story), paper)

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

LESSON_FORMATS: Mapping[str, LessonFormat] = {
    "html": LessonFormat(
        N_("Classroom file (HTML, works without internet)"), _HTML, "html", _classroom, needs_story=False
    ),
    "pptx": LessonFormat(
        N_("Slides (PowerPoint)"),
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "pptx",
        _slides,
    ),
    "handout": LessonFormat(N_("Handout for A4 paper (HTML)"), _HTML, "html", _handout("A4")),
    "handout-letter": LessonFormat(
        N_("Handout for US Letter paper (HTML)"), _HTML, "html", _handout("letter")
    ),
    "story": LessonFormat(N_("The story itself (TOML)"), "application/toml", "toml", _story),
    "moodle": LessonFormat(
        N_("Quiz for Moodle (XML)"), "application/xml", "xml", _quiz("moodle"), needs_story=False
    ),
    "gift": LessonFormat(
        N_("Quiz for Moodle (GIFT, as text)"), "text/plain", "txt", _quiz("gift"), needs_story=False
    ),
    "qti": LessonFormat(
        N_("Quiz for Canvas and others (QTI 2.1)"),
        "application/zip",
        "zip",
        _quiz("qti"),
        needs_story=False,
    ),
    "kahoot": LessonFormat(
        N_("Quiz for Kahoot (Excel)"), _XLSX, "xlsx", _quiz("kahoot"), needs_story=False
    ),
    "blooket": LessonFormat(
        N_("Quiz for Blooket (CSV)"), "text/csv", "csv", _quiz("blooket"), needs_story=False
    ),
    "forms": LessonFormat(
        N_("Questions for Google or Microsoft Forms (Excel)"),
        _XLSX,
        "xlsx",
        _quiz("forms"),
        needs_story=False,
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
