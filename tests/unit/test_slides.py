"""Slides: one for each chapter, a map of native shapes, nothing lost, nothing beyond the edge."""

import io
import re
import subprocess
import zipfile
from urllib.parse import quote

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from bellflower.record.schema import data_version
from bellflower.teaching.maps.chapter_map import chapter_map
from bellflower.teaching.maps.route_lines import route_sign
from bellflower.teaching.slides.presentation import slides
from bellflower.teaching.stories.library import Chapter, Choice, Story, shipped_stories
from bellflower.teaching.stories.references import source_ids, story_references
from bellflower.text import wording
from bellflower.text.text_metrics import clean, count_lines
from bellflower.view.label_placement import Box

SHIPPED = shipped_stories()
NASTY = (
    "nul \0 bell \x07 <b>markup</b> & {braces} _x0041_ \u2028 עברית 함흥 日本 \ud800 \uffff =1+1 "
    + "W" * 300
)
LONG = " ".join(f"Sentence number {number} stands here for the sake of length." for number in range(160))
OWN = Story(
    "own",
    f"Mine {NASTY}"[:400],
    NASTY,
    LONG,
    (
        Chapter("a", NASTY, LONG, "1970/1985", events=("no-such-event", "pongsu-2003"), note=NASTY),
        Chapter("b", "No text, no event", view="nowhere", period="not a date"),
        Chapter(
            "c", "Heading " * 60, "함흥 " * 900, view="region", question="Why?", answer="So.",
            choices=(Choice("One", True, "yes"), Choice(NASTY)), answer_date="nonsense",
        ),
    ),
)  # fmt: skip
MEASURED = ("Text", "Events", "Sources", "Summary", "Key sentence", "Question", "Answer")
WIDTH, HEIGHT = 960 * 12700, 540 * 12700


@pytest.fixture(scope="module")
def files(record):
    return {story.id: slides(record, story) for story in [*SHIPPED.values(), OWN]}


@pytest.fixture(scope="module")
def decks(files):
    return {name: Presentation(io.BytesIO(content)) for name, content in files.items()}


def named(slide, name):
    return next(shape for shape in slide.shapes if shape.name == name)


def text_of(slide):
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def every_shape(shapes):
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from every_shape(shape.shapes)


def words(text):
    """Return what of a text is not room between words, so that two ways of breaking it are the same."""
    return "".join(clean(text).split())


def chapter_slides(decks, story):
    return zip(story.chapters, map_slides(decks[story.id]), strict=True)


def map_slides(deck):
    """The slides that show the text of a chapter beside its map."""
    return [slide for slide in deck.slides if any(shape.name == "Map" for shape in slide.shapes)]


@pytest.mark.parametrize("story", SHIPPED.values(), ids=SHIPPED)
def test_each_chapter_of_a_shipped_story_is_one_slide_with_its_whole_text(decks, story):
    titles = [slide.shapes.title.text_frame.text for slide in decks[story.id].slides]
    told = [title for title in titles if not title.startswith("Sources")]
    assert told == [story.title, *(chapter.heading for chapter in story.chapters for _ in range(4))]
    for chapter, slide in chapter_slides(decks, story):
        assert named(slide, "Text").text_frame.text == chapter.text


@pytest.mark.parametrize("story", SHIPPED.values(), ids=SHIPPED)
def test_key_sentence_question_and_answer_are_slides_of_their_own_in_large_type(decks, story):
    deck = list(decks[story.id].slides)
    for number, chapter in enumerate(story.chapters):
        key, _text, question, answer = deck[1 + 4 * number : 5 + 4 * number]
        assert chapter.key_sentence in named(key, "Key sentence").text_frame.text
        assert [point for point in chapter.points if point not in text_of(key)] == []
        assert ("This chapter speaks of" in text_of(key)) == bool(chapter.sensitive)
        assert chapter.question in named(question, "Question").text_frame.text
        assert chapter.answer not in text_of(question)
        assert chapter.answer in named(answer, "Answer").text_frame.text
        for slide, name, least in ((key, "Key sentence", 16), (question, "Question", 20)):
            sizes = [run.font.size.pt for one in named(slide, name).text_frame.paragraphs
                     for run in one.runs]  # fmt: skip
            assert min(sizes) >= least


@pytest.mark.parametrize("story", SHIPPED.values(), ids=SHIPPED)
def test_the_map_is_one_group_of_named_native_shapes_and_no_picture(decks, files, story):
    provinces = {wording.label(f"KP-{number:02}") for number in (*range(1, 11), 13)}
    for _chapter, slide in chapter_slides(decks, story):
        parts = list(every_shape(named(slide, "Map").shapes))
        outlines = [part for part in parts if part.shape_type == MSO_SHAPE_TYPE.FREEFORM]
        assert provinces <= {part.name for part in outlines}
        assert all(part._element.xpath(".//p:cNvPr")[0].get("descr") for part in outlines)
        assert not any(part.shape_type == MSO_SHAPE_TYPE.PICTURE for part in every_shape(slide.shapes))
    with zipfile.ZipFile(io.BytesIO(files[story.id])) as archive:
        assert not [name for name in archive.namelist() if "media" in name or "thumbnail" in name]


def test_a_province_without_any_source_is_hatched_and_says_so(decks):
    slide = map_slides(decks["hamhung"])[2]
    shapes = {shape.name: shape for shape in named(slide, "Map").shapes}
    assert shapes["South Hwanghae"]._element.xpath(".//p:cNvPr")[0].get("descr") == (
        "South Hwanghae: no source in this record"
    )
    assert shapes["South Hwanghae"]._element.xpath("./p:spPr/a:pattFill")
    assert shapes["South Hamgyong"]._element.xpath("./p:spPr/a:solidFill")
    assert any("no source at all" in shape.text_frame.text for shape in named(slide, "Legend").shapes
               if shape.has_text_frame)  # fmt: skip


def test_each_place_has_a_mark_and_both_names_and_a_place_elsewhere_is_told_in_words(decks):
    slide = map_slides(decks["hamhung"])[1]
    names = [shape.name for shape in named(slide, "Map").shapes]
    assert {"Place: Hamhung 함흥", "Hamhung 함흥"} <= set(names)
    told = " ".join(s.text_frame.text for s in named(slide, "Legend").shapes if s.has_text_frame)
    assert "Not shown on this map: China." in told
    assert "Some of the events concern the whole country." in told


@pytest.mark.parametrize("story", SHIPPED.values(), ids=SHIPPED)
def test_a_route_has_an_arrow_and_is_dashed_if_inferred_and_dotted_if_production_spread(
    decks, record, story
):
    signs = {"dash": ["dash"], "dot": ["sysDot"], "solid": []}
    for chapter, slide in chapter_slides(decks, story):
        parts = named(slide, "Map").shapes
        routes = [shape for shape in parts if shape.name.startswith("Route: ")]
        assert all(shape._element.xpath(".//a:ln/a:tailEnd[@type='triangle']") for shape in routes)
        legs = chapter_map(record, chapter).legs
        wanted = {f"Route: {leg['title']}": set() for leg in legs}
        for leg in legs:
            wanted[f"Route: {leg['title']}"].add(route_sign(leg))
        for shape in routes:
            dash = shape._element.xpath(".//a:prstDash/@val")
            assert dash in [signs[sign] for sign in wanted[shape.name]], shape.name


def test_no_route_is_drawn_on_the_map_of_the_landing_because_its_way_is_not_known(decks):
    for slide in map_slides(decks["pong-su"])[:3]:
        parts = named(slide, "Map").shapes
        assert not [shape.name for shape in parts if shape.name.startswith("Route: ")]


@pytest.mark.parametrize("story", SHIPPED.values(), ids=SHIPPED)
def test_the_notes_hold_the_remark_the_question_its_answer_and_every_source(decks, record, story):
    references = story_references(record, story)
    for chapter, slide in chapter_slides(decks, story):
        notes = slide.notes_slide.notes_text_frame.text
        for part in (chapter.note, chapter.question, chapter.answer):
            assert part in notes
        for choice in chapter.choices:
            assert choice.text in notes
        for source in source_ids(record, chapter):
            assert f"[{references[source].number}] {references[source].full}" in notes
        for event in chapter.events:
            assert record.events.set_index("id").at[event, "title"] in notes


@pytest.mark.parametrize("story", SHIPPED.values(), ids=SHIPPED)
def test_only_a_source_that_may_be_linked_is_linked(decks, record, story):
    linked = {
        rel.target_ref
        for slide in decks[story.id].slides
        for part in (slide.part, *([slide.notes_slide.part] if slide.has_notes_slide else ()))
        for rel in part.rels.values()
        if rel.is_external
    }
    allowed = {quote(url, safe=":/?#[]@!$&()*+,;=%~")
               for url in record.sources.loc[record.sources["link"] == "yes", "url"]}  # fmt: skip
    assert linked
    assert linked <= allowed


@pytest.mark.parametrize("name", [*SHIPPED, "own"])
def test_nothing_stands_beyond_the_edge_of_a_slide_and_no_text_needs_more_than_its_box(decks, name):
    for number, slide in enumerate(decks[name].slides, 1):
        for shape in every_shape(slide.shapes):
            assert min(shape.left, shape.top) >= 0, (number, shape.name)
            assert shape.left + shape.width <= WIDTH + 12700, (number, shape.name)
            assert shape.top + shape.height <= HEIGHT + 12700, (number, shape.name)
        for shape in slide.shapes:
            if shape.has_text_frame and shape.name in (
                "Text",
                "Events",
                "Sources",
                "Summary",
                "Question",
                "Answer",
            ):
                height = sum(
                    count_lines(paragraph.text, size, shape.width / 12700) * size * 1.2
                    for paragraph in shape.text_frame.paragraphs
                    for size in [paragraph.runs[0].font.size.pt if paragraph.runs else 10]
                )
                assert height <= shape.height / 12700 + 1, (number, shape.name)


@pytest.mark.parametrize("story", SHIPPED.values(), ids=SHIPPED)
def test_the_text_of_a_chapter_is_large_enough_to_be_read_from_the_last_row(decks, story):
    for _chapter, slide in chapter_slides(decks, story):
        for paragraph in named(slide, "Text").text_frame.paragraphs:
            assert all(run.font.size.pt >= 16 for run in paragraph.runs)


@pytest.mark.parametrize("story", SHIPPED.values(), ids=SHIPPED)
def test_text_timeline_map_legend_and_events_do_not_cover_each_other(decks, story):
    for chapter, slide in chapter_slides(decks, story):
        boxes = [
            (shape.name, Box(shape.left, shape.top, shape.left + shape.width, shape.top + shape.height))
            for shape in slide.shapes
            if shape.name in ("Text", "Events", "Timeline", "Period", "Map", "Legend")
        ]
        inside = [(n, b._replace(left=b.left + 12700, top=b.top + 12700)) for n, b in boxes]
        meeting = [
            (chapter.id, one[0], other[0])
            for place, one in enumerate(inside)
            for other in inside[place + 1 :]
            if one[1].meets(other[1])
        ]
        assert meeting == []


def test_a_korean_name_is_marked_as_korean_in_a_font_that_has_it(decks):
    label = next(
        s for s in named(map_slides(decks["hamhung"])[0], "Map").shapes if s.name == "Hungnam 흥남"
    )
    runs = {run.text.strip(): run._r.rPr for run in label.text_frame.paragraphs[0].runs}
    assert runs["Hungnam"].get("lang") == "en-US"
    assert runs["흥남"].get("lang") == "ko-KR"
    assert runs["흥남"].find(qn("a:ea")).get("typeface") == "Malgun Gothic"


def test_the_file_says_what_it_is(decks):
    properties = decks["hamhung"].core_properties
    assert properties.title == SHIPPED["hamhung"].title
    assert properties.author == "Bellflower contributors"
    assert "Creative Commons" in properties.comments
    assert properties.version == data_version()


def test_the_same_story_is_the_same_file_and_small_enough_to_be_mailed(files, record):
    assert slides(record, SHIPPED["hamhung"]) == files["hamhung"]
    assert all(len(content) < 1_500_000 for content in files.values())


def test_text_that_is_too_long_flows_on_and_text_that_xml_forbids_is_replaced(decks):
    deck = list(decks["own"].slides)
    chapters = [slide for slide in deck if any(shape.name == "Text" for shape in slide.shapes)]
    shown = words("".join(named(slide, "Text").text_frame.text for slide in chapters))
    assert words(LONG) in shown
    assert words("함흥 " * 900) in shown
    assert words(OWN.chapters[2].heading) in shown
    assert words(LONG) in words("".join(
        shape.text_frame.text for slide in deck for shape in slide.shapes if shape.name == "Summary"
    ))  # fmt: skip


def test_an_event_that_the_record_does_not_have_is_told(decks):
    told = "".join(slide.notes_slide.notes_text_frame.text for slide in decks["own"].slides
                   if slide.has_notes_slide)  # fmt: skip
    assert "The record has no event “no-such-event”." in told


@pytest.fixture(scope="module")
def printed(files, tmp_path_factory):
    """The slides as LibreOffice draws them: the folder with a PDF for each story."""
    folder = tmp_path_factory.mktemp("slides")
    for name, content in files.items():
        (folder / f"{name}.pptx").write_bytes(content)
    command = [
        "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
        "--convert-to", "pdf", "--outdir", str(folder), *map(str, folder.glob("*.pptx")),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return folder


def pages(path):
    text = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout
    return text.decode().split("\f")[:-1]


@pytest.mark.parametrize("name", [*SHIPPED, "own"])
def test_libreoffice_opens_the_slides_and_prints_each_of_them(printed, decks, name):
    shown = pages(printed / f"{name}.pdf")
    assert len(shown) == len(decks[name].slides)
    for slide, page in zip(decks[name].slides, shown):
        if name in SHIPPED:
            assert words(slide.shapes.title.text_frame.text) in words(page)


@pytest.mark.parametrize("story", SHIPPED.values(), ids=SHIPPED)
def test_libreoffice_shows_the_whole_text_with_its_events_below_and_not_upon_it(printed, story):
    for chapter, page in zip(story.chapters, pages(printed / f"{story.id}.pdf")[2::4]):
        assert words(chapter.text) in words(page)
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(printed / f"{story.id}.pdf"), "-"], capture_output=True, check=True
    ).stdout.decode()
    for page in boxes.split("<page ")[3::4][: len(story.chapters)]:
        found = re.findall(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>', page)
        assert max(float(word[3]) for word in found) < 540
        assert max(float(word[2]) for word in found) < 960 - 30
        heading = next((word for word in found if word[4] == "Events" and float(word[0]) < 40), None)
        text = [word for word in found if float(word[3]) - float(word[1]) > 19 and float(word[1]) > 80]
        assert heading is None or max(float(word[3]) for word in text) <= float(heading[1]) + 3


def test_the_pictures_of_the_slides_show_a_shaded_map(printed):
    pytest.importorskip("PIL")
    from PIL import Image

    folder = printed / "pictures"
    folder.mkdir()
    subprocess.run(
        [
            "pdftoppm",
            "-r",
            "40",
            "-f",
            "11",  # the third chapter
            "-l",
            "11",
            "-png",
            str(printed / "hamhung.pdf"),
            f"{folder}/s",
        ],
        check=True,
    )
    with Image.open(next(folder.iterdir())) as picture:
        right = picture.convert("RGB").crop((picture.width * 6 // 10, 30, picture.width - 20, 200))
        colors = {color for count, color in right.getcolors(1 << 20) if count > 30}
    assert (0x93, 0x5F, 0xA8) in colors  # the shade of 20 to 49 events
    assert (0xE9, 0xEC, 0xEF) in colors  # a neighbor
