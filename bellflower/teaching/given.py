"""What Python hands to the browser to present a story and to ask a quiz, as plain JSON.

The same shapes stand in ``browser/shared/given_lesson.js``; a test compares them field by field.
"""

from typing import TypedDict

from bellflower.view.given import ChapterState, Span, Urls, ViewBounds


class ChoiceRow(TypedDict):
    """A choice that a question offers."""

    text: str
    isRight: bool
    why: str


class EventRow(TypedDict):
    """What is told of an event, in words."""

    id: str
    title: str
    date: str
    category: str
    evidence: str
    sources: str
    summary: str


class Chapter(TypedDict):
    """A chapter of a story."""

    id: str
    heading: str
    keySentence: str
    points: list[str]
    text: str
    plain: str  # the text in plain language, if there is one
    plainKeySentence: str
    plainQuestion: str
    plainAnswer: str
    sensitive: list[str]  # in words: before what a class is told that it comes
    period: str  # in words
    note: str  # for the presenter
    question: str
    answer: str
    answeredBy: str
    answerTime: Span | None
    answerPlaces: list[str]  # names
    choices: list[ChoiceRow]
    state: ChapterState
    focus: ViewBounds | None  # where the events of the chapter lie, if that is less than the view
    only: list[str] | None  # ids of the events to count, or all
    onlyRoutes: list[str] | None
    events: list[EventRow]
    problems: list[str]


class Lesson(TypedDict):
    """A story to present."""

    id: str
    title: str
    audience: str
    summary: str
    language: str
    levels: str  # how hard the two texts are to read, in words
    glossary: dict[str, str]  # meanings by the form that stands in a text
    texts: dict[str, str]
    chapters: list[Chapter]


class ChapterLink(TypedDict):
    """The link to a chapter, and the same as a code that a phone reads."""

    url: str
    code: str  # the path of a drawing
    size: int  # of the drawing


class ClaimRow(TypedDict):
    """A claim that an answer rests on."""

    by: str
    said: str
    says: str
    answer: str
    date: str
    years: list[int] | None  # first and last, included
    evidence: str
    stance: str
    stanceLabel: str
    source: str
    event: str


class QuizEvent(TypedDict):
    """An event that a question is about."""

    id: str
    title: str
    date: str


class Question(TypedDict):
    """A question of the quiz."""

    id: str
    heading: str
    question: str
    kind: str  # interval, place, choice or words
    answer: str
    plainQuestion: str  # in plain language, if there is one
    plainAnswer: str
    years: list[int] | None  # first and last, included
    date: str
    view: str
    places: list[str]  # ids
    choices: list[ChoiceRow]
    claims: list[ClaimRow]
    chapter: str  # id of the chapter that asks it, or nothing
    events: list[QuizEvent]  # that it is about


class QuizPlace(TypedDict):
    """A place that can be picked."""

    id: str
    name: str
    ko: str
    province: str
    group: str
    isProvince: bool
    isHome: bool
    lon: float | None
    lat: float | None


class Quiz(TypedDict):
    """A quiz."""

    key: str  # under which answers are kept; it changes with the questions
    id: str
    title: str
    years: list[int]  # first and last of the axis, included
    questions: list[Question]
    places: list[QuizPlace]
    texts: dict[str, str]


class LessonData(TypedDict):
    """What the component of a presentation is given; ``spec`` and ``lesson`` are JSON as text."""

    urls: Urls
    spec: str
    eventUrl: str  # to which the id of an event is added
    lesson: str
    theme: str
    messages: list[str]
    links: list[ChapterLink]  # one for each chapter; none of a story that only this browser has
    isPlain: bool  # whether to begin with the plain texts
    chapter: str
    revision: int


class QuizData(TypedDict):
    """What the component of the quiz is given."""

    quiz: Quiz
    urls: Urls
    chapterUrl: str  # to which the id of a chapter is added, or nothing
    eventUrl: str  # to which the id of an event is added


class DraftData(TypedDict):
    """What the component that keeps a draft is given."""

    story: str  # the draft as a file, empty without one
    session: str  # another one was told nothing yet
    isThrown: bool
    isShown: bool  # whether to say that it is kept
    texts: dict[str, str]
