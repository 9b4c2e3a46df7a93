"""What Python hands to the browser to present a story and to ask a quiz, as plain JSON.

The same shapes stand in ``browser/shared/given.js``; a test compares them field by field.
"""

from typing import TypedDict

from bellflower.view.given import ChapterState, Span, Urls


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
    text: str
    period: str  # in words
    note: str  # for the presenter
    question: str
    answer: str
    answeredBy: str
    answerTime: Span | None
    answerPlaces: list[str]  # names
    choices: list[ChoiceRow]
    state: ChapterState
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
    texts: dict[str, str]
    chapters: list[Chapter]


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
    chapter: str
    revision: int


class QuizData(TypedDict):
    """What the component of the quiz is given."""

    quiz: Quiz
    urls: Urls
    chapterUrl: str  # to which the id of a chapter is added, or nothing
    eventUrl: str  # to which the id of an event is added
