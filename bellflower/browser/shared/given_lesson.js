/**
 * What Python hands to lessons, quizzes and the builder: types only.
 *
 * The same shapes stand in `bellflower/teaching/given.py`; a test compares them field by field.
 */

/** @import { Urls, ViewBounds } from "./given.js" */

/** A choice that a question offers.
 * @typedef {object} ChoiceRow
 * @property {string} text
 * @property {boolean} isRight
 * @property {string} why
 */

/** A span of decimal years; an end may be unknown.
 * @typedef {object} Span
 * @property {number | null} from
 * @property {number | null} to
 */

/** What the linked view shows for a chapter.
 * @typedef {object} ChapterState
 * @property {number | null} from
 * @property {number | null} to
 * @property {string} mode
 * @property {string} match
 * @property {number} evidence
 * @property {string} view
 * @property {string} event
 * @property {string} place
 * @property {string} route
 */

/** What is told of an event, in words.
 * @typedef {object} EventRow
 * @property {string} id
 * @property {string} title
 * @property {string} date
 * @property {string} category
 * @property {string} evidence
 * @property {string} sources
 * @property {string} summary
 */

/** A chapter of a story.
 * @typedef {object} Chapter
 * @property {string} id
 * @property {string} heading
 * @property {string} keySentence
 * @property {string[]} points
 * @property {string} text
 * @property {string} plain the text in plain language, if there is one
 * @property {string} plainKeySentence
 * @property {string} plainQuestion
 * @property {string} plainAnswer
 * @property {string[]} sensitive in words: before what a class is told that it comes
 * @property {string} period in words
 * @property {string} note for the presenter
 * @property {string} question
 * @property {string} answer
 * @property {string} answeredBy
 * @property {Span | null} answerTime
 * @property {string[]} answerPlaces names
 * @property {ChoiceRow[]} choices
 * @property {ChapterState} state
 * @property {ViewBounds | null} focus where the events of the chapter lie, if that is less than the view
 * @property {string[] | null} only ids of the events to count, or all
 * @property {string[] | null} onlyRoutes
 * @property {EventRow[]} events
 * @property {string[]} problems
 */

/** A story to present.
 * @typedef {object} Lesson
 * @property {string} id
 * @property {string} title
 * @property {string} audience
 * @property {string} summary
 * @property {string} language
 * @property {string} levels how hard the two texts are to read, in words
 * @property {Record<string, string>} glossary meanings by the form that stands in a text
 * @property {Record<string, string>} texts
 * @property {Chapter[]} chapters
 */

/** The link to a chapter, and the same as a code that a phone reads.
 * @typedef {object} ChapterLink
 * @property {string} url
 * @property {string} code the path of a drawing
 * @property {number} size of the drawing
 */

/** A claim that an answer rests on.
 * @typedef {object} ClaimRow
 * @property {string} by
 * @property {string} said
 * @property {string} says
 * @property {string} answer
 * @property {string} date
 * @property {number[] | null} years first and last, included
 * @property {string} evidence
 * @property {string} stance
 * @property {string} stanceLabel
 * @property {string} source
 * @property {string} event
 */

/** A question of the quiz.
 * @typedef {object} Question
 * @property {string} id
 * @property {string} heading
 * @property {string} question
 * @property {string} kind interval, place, choice or words
 * @property {string} answer
 * @property {string} plainQuestion in plain language, if there is one
 * @property {string} plainAnswer
 * @property {number[] | null} years first and last, included
 * @property {string} date
 * @property {string} view
 * @property {string[]} places ids
 * @property {ChoiceRow[]} choices
 * @property {ClaimRow[]} claims
 * @property {string} chapter id of the chapter that asks it, or nothing
 * @property {QuizEvent[]} events that it is about
 */

/** An event that a question is about.
 * @typedef {object} QuizEvent
 * @property {string} id
 * @property {string} title
 * @property {string} date
 */

/** A place that can be picked.
 * @typedef {object} QuizPlace
 * @property {string} id
 * @property {string} name
 * @property {string} ko
 * @property {string} province
 * @property {string} group
 * @property {boolean} isProvince
 * @property {boolean} isHome
 * @property {number | null} lon
 * @property {number | null} lat
 */

/** A quiz.
 * @typedef {object} Quiz
 * @property {string} key under which answers are kept; it changes with the questions
 * @property {string} id
 * @property {string} title
 * @property {number[]} years first and last of the axis, included
 * @property {Question[]} questions
 * @property {QuizPlace[]} places
 * @property {Record<string, string>} texts
 */

/** What the component of a presentation is given; `spec` and `lesson` are the JSON of a `Spec` and a `Lesson`.
 * @typedef {object} LessonData
 * @property {Urls} urls
 * @property {string} spec
 * @property {string} eventUrl to which the id of an event is added
 * @property {string} lesson
 * @property {string} theme
 * @property {string[]} messages
 * @property {ChapterLink[]} links one for each chapter; none of a story that only this browser has
 * @property {boolean} isPlain whether to begin with the plain texts
 * @property {string} chapter
 * @property {number} revision
 */

/** What the component of the quiz is given.
 * @typedef {object} QuizData
 * @property {Quiz} quiz
 * @property {Urls} urls
 * @property {string} chapterUrl to which the id of a chapter is added, or nothing
 * @property {string} eventUrl to which the id of an event is added
 */

/** What the component that keeps a draft is given.
 * @typedef {object} DraftData
 * @property {string} story the draft as a file, empty without one
 * @property {string} session another one was told nothing yet
 * @property {boolean} isThrown whether the reader threw the draft away
 * @property {boolean} isShown whether to say that it is kept
 * @property {Record<string, string>} texts
 */

export {};
