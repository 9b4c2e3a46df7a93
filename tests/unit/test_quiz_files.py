"""The quiz for other programs: each file read again by somebody else's reader, in each story."""

import csv
import io
import zipfile

import pytest
from lxml import etree
from moodle_xml_parser.parser import parse_bytes
from onyx2moodle.parser import parse_item
from openpyxl import load_workbook
from pygiftparser import parser as gift_parser
from python_calamine import CalamineWorkbook

from bellflower.__main__ import main
from bellflower.teaching.quiz.exchange import quiz_file
from bellflower.teaching.quiz.items import quiz_items
from bellflower.teaching.quiz.questions import build_quiz, dispute_quiz
from bellflower.teaching.quiz.sheets import BLOOKET_COLUMNS, KAHOOT_COLUMNS
from bellflower.teaching.stories.library import Chapter, Choice, Story, shipped_stories

MARKUP = 'Is 1 = {2} ~ 3 # 4: <b>a</b> & \\ "b" \0?'
NO_BRACES = MARKUP.replace("{2}", "2")  # at which pygiftparser stops in an answer
REASONS = (
    Choice(f"=1+1 {NO_BRACES}", is_right=True, why=NO_BRACES),
    Choice("No -> yes", why=NO_BRACES),
    Choice("x" * 90),
)
NASTY = Story(
    "nasty",
    "Nasty / & <b>",
    chapters=(
        Chapter("a", MARKUP, question=MARKUP, answer=MARKUP, answer_date="1970"),
        Chapter("b", MARKUP, question=MARKUP, answer=MARKUP, choices=REASONS),
        Chapter("c", MARKUP, question=f"{MARKUP} {'long ' * 30}", answer_places=("hamhung",)),
        Chapter("d", MARKUP, question=MARKUP, answer=MARKUP),
    ),
)


@pytest.fixture(scope="module", params=[*shipped_stories(), NASTY.id, "disputes"])
def quiz(request, record):
    """The quiz of a story, of one with hostile texts, or of the disputed dates."""
    stories = {**shipped_stories(), NASTY.id: NASTY}
    story = stories.get(request.param)
    return build_quiz(record, story) if story else dispute_quiz(record)


@pytest.fixture
def items(quiz):
    return quiz_items(quiz)


def written(name, quiz):
    content = quiz_file(name, quiz)
    return content if isinstance(content, bytes) else content.encode()


def test_moodle_reads_each_question_with_what_is_right(quiz, items):
    content = written("moodle", quiz)
    read = parse_bytes(content)["multichoice"]
    chosen = [item for item in items if item.options and not item.years]
    assert [(one.text_pre_parse, one.single) for one in read] == [
        (item.text, len(item.right) == 1) for item in chosen
    ]
    for one, item in zip(read, chosen):
        assert {option.answer for option in one.options if option.score_fraction > 0} == {
            option.text for option in item.right
        }
        best = sum(option.score_fraction for option in one.options if option.score_fraction > 0)
        assert best == pytest.approx(100, abs=0.001)
    numbers = etree.fromstring(content).xpath("//question[@type='numerical']/answer")
    allowed = [(float(one.findtext("text")), float(one.findtext("tolerance"))) for one in numbers]
    assert [(middle - half, middle + half) for middle, half in allowed] == [
        item.years for item in items if item.years
    ]
    assert len(etree.fromstring(content).xpath("//question[@type!='category']")) == len(items)


def test_gift_is_read_as_the_same_questions(quiz, items):
    read = gift_parser.parseFile(io.StringIO(written("gift", quiz).decode()))
    assert [one.valid for one in read] == [True] * len(items)
    kinds = [type(one.answers).__name__ for one in read]
    for one, kind, item in zip(read, kinds, items):
        if item.years:
            assert kind == "NumericAnswerSet"
            (number,) = one.answers.answers
            assert (int(number.mini), int(number.maxi)) == item.years
        elif item.options:
            assert len(one.answers.answers) == len(item.options)
            right = [answer.fraction > 0 for answer in one.answers.answers]
            assert right == [option.is_right for option in item.options]
        else:
            assert kind == "Essay"


def test_a_package_of_qti_holds_what_its_manifest_names_and_each_item_can_be_answered(
    quiz, items, tmp_path
):
    with zipfile.ZipFile(io.BytesIO(written("qti", quiz))) as package:
        package.extractall(tmp_path)
        names = set(package.namelist()) - {"imsmanifest.xml"}
    manifest = etree.parse(tmp_path / "imsmanifest.xml")
    space = {"p": "http://www.imsglobal.org/xsd/imscp_v1p1"}
    assert set(manifest.xpath("//p:file/@href", namespaces=space)) == names
    test = etree.parse(tmp_path / "assessment.xml")
    hrefs = test.xpath("//*[local-name()='assessmentItemRef']/@href")
    assert len(hrefs) == len(items)
    for href, item in zip(hrefs, items):
        read = parse_item(tmp_path / href)
        (asked,) = read.interactions
        declared = read.response_decls[asked.response_identifier]
        if item.years:
            assert (asked.kind, declared.base_type) == ("textEntry", "integer")
            bounds = read.raw_xml.decode().split("<responseProcessing>")[1]
            assert all(f'baseType="integer">{year}<' in bounds for year in item.years)
        elif item.options:
            texts = {choice.identifier: choice.html for choice in asked.choices}
            assert len(texts) == len(item.options)
            right = [option.is_right for option in item.options]
            assert [name in declared.correct_values for name in texts] == right
            assert asked.max_choices == (1 if len(item.right) == 1 else 0)
        else:
            assert asked.kind == "extendedText"


def test_the_sheet_of_kahoot_keeps_its_limits_and_says_what_it_changed(quiz, items):
    book = load_workbook(io.BytesIO(written("kahoot", quiz)))
    head, *rows = book.worksheets[0].iter_rows(min_row=8, values_only=True)
    assert [cell or "" for cell in head] == list(KAHOOT_COLUMNS)
    asked = [item for item in items if item.options]
    assert len(rows) == len(asked)
    for row, item in zip(rows, asked):
        answers = [cell for cell in row[2:6] if cell]
        assert len(row[1]) <= 120
        assert 2 <= len(answers) <= 4
        assert all(len(str(answer)) <= 75 for answer in answers)
        right = [answers[int(number) - 1] for number in str(row[7]).split(",")]
        full = [option.text for option in item.right]
        assert all(any(one.startswith(short.rstrip("…")) for one in full) for short in right)
    changed = [row[1] for row in book.worksheets[1].iter_rows(min_row=2, values_only=True)]
    assert {item.text for item in items if not item.options} <= set(changed)
    cut = [cell for row in rows for cell in row[1:6] if cell and str(cell).endswith("…")]
    assert len(changed) == len(cut) + len(items) - len(asked)


def test_the_sheet_of_blooket_has_its_columns_and_no_formula(quiz, items):
    text = written("blooket", quiz).decode()
    _title, head, *rows = csv.reader(io.StringIO(text, newline=""))
    assert tuple(head) == BLOOKET_COLUMNS
    asked = [item for item in items if item.options]
    assert [row[1].split("?")[0] for row in rows] == [item.text.split("?")[0] for item in asked]
    for row, item in zip(rows, asked):
        right = {row[1 + int(number)].lstrip("'") for number in row[7].split(",")}
        assert right == {option.text for option in item.right}
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_the_list_for_forms_asks_for_a_name_and_every_question(quiz, items):
    book = CalamineWorkbook.from_filelike(io.BytesIO(written("forms", quiz)))
    _head, name, *rows = book.get_sheet_by_index(0).to_python()
    assert name[:2] == ["SHORT_ANSWER", "Your name"]
    assert len(rows) == len(items)
    for row, item in zip(rows, items):
        assert row[1].startswith(item.text)
        assert [cell for cell in row[2:10] if cell] == [option.text for option in item.options]
        assert row[10] == "; ".join(option.text for option in item.right)


def test_every_interval_and_place_has_one_kind_of_right_answer_among_others(items):
    for item in items:
        if item.options:
            assert 0 < len(item.right) < len(item.options) == len({one.text for one in item.options})


def test_the_command_line_writes_the_same_file_twice(tmp_path):
    for name in ("moodle", "gift", "qti", "kahoot", "blooket", "forms"):
        arguments = ["export", "--format", name, "--story", "hamhung", "--out"]
        files = [tmp_path / f"{name}-{turn}" for turn in (1, 2)]
        assert [main([*arguments, str(file)]) for file in files] == [0, 0]
        assert files[0].read_bytes() == files[1].read_bytes()
