"""What a story is made of: chapters, questions, reasons to choose from; and how much fits in."""

from dataclasses import dataclass

from bellflower.record.dates import Span, find_date

MAX_BYTES = 500_000  # of a story file; far more than a school year needs
MAX_CHAPTERS = 60
MAX_TEXT = 8_000  # characters of one text of a story
MAX_ITEMS = 100  # events, places or claims of a chapter
MAX_CHOICES = 8  # reasons to choose from
MAX_KEY_WORDS = 25  # of a key sentence
MAX_POINTS = 3
SENSITIVE = ("executions", "children", "suicide")  # before which a class is told
OWN = "own"  # stands for the story of the reader in a link; no shipped story has this id


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the reasons to choose from: whether it holds, and why it does or does not."""

    text: str
    is_right: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: what is told, what map and timeline show, and a question with its answer.

    ``period`` is an EDTF interval such as ``1970/1985``, or empty for all years; ``view`` is a part of
    the map; ``query`` holds further filters as in a link; ``events`` are ids. A question is answered
    by an interval of time (``answer_date``), by places (``answer_places``, ids), by choosing among
    reasons (``choices``), or in words only; ``claims`` are the ids of those the answer rests on.
    ``note`` is for the teacher.

    ``key_sentence`` is what a class should keep, ``points`` are up to three that explain it, and
    ``sensitive`` says before what a class is told that it comes. ``plain`` is the text in plain
    language; a ``plain_`` field is empty where the other text is plain enough.
    """

    id: str
    heading: str
    text: str = ""
    period: str = ""
    view: str = "nk"
    query: str = ""
    events: tuple[str, ...] = ()
    question: str = ""
    answer: str = ""
    answer_date: str = ""
    answer_places: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    claims: tuple[str, ...] = ()
    note: str = ""
    key_sentence: str = ""
    points: tuple[str, ...] = ()
    plain: str = ""
    plain_key_sentence: str = ""
    plain_question: str = ""
    plain_answer: str = ""
    sensitive: tuple[str, ...] = ()

    @property
    def span(self) -> Span | None:
        """The period as days; nothing if it is empty or no date."""
        return find_date(self.period)

    @property
    def answered_by(self) -> str:
        """What a pupil answers with: ``interval``, ``place``, ``choice``, ``words``, or nothing."""
        if not self.question:
            return ""
        if self.answer_date:
            return "interval"
        if self.answer_places:
            return "place"
        return "choice" if self.choices else "words"


@dataclass(frozen=True, slots=True)
class Story:
    """A story: its title, for whom it is, what it is about, and its chapters in order."""

    id: str
    title: str
    audience: str = ""
    summary: str = ""
    chapters: tuple[Chapter, ...] = ()
