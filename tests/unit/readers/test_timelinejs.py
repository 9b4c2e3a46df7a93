"""The file for TimelineJS, by its structure."""

import json
from datetime import date

from bellflower.publish.export.formats import file_bytes
from tests.unit.readers.reading import events


def test_the_timeline_has_a_slide_for_each_event_with_a_date_and_counts_the_others(selection):
    document = json.loads(file_bytes("timelinejs", selection))
    told = events(selection)
    slides = {slide["unique_id"]: slide for slide in document["events"]}
    assert slides.keys() == {event_id for event_id, event in told.items() if event["earliest"]}
    for event_id, slide in slides.items():
        start = date(**{name: slide["start_date"][name] for name in ("year", "month", "day")})
        assert start.isoformat() == told[event_id]["earliest"]
        if "end_date" in slide:
            assert date(**slide["end_date"]) >= start
        assert len(slide["bellflower"]["claims"]) == len(told[event_id]["claims"])
        assert slide["bellflower"]["precision"] == told[event_id]["precision"]
    if undated := len(told) - len(slides):
        assert f"not shown: {undated} event" in document["title"]["text"]["text"]


def test_text_of_the_record_is_text_on_a_slide(hostile):
    from lxml import html

    for slide in json.loads(file_bytes("timelinejs", hostile))["events"]:
        shown = html.fromstring(f"<div>{slide['text']['headline']}{slide['text']['text']}</div>")
        assert {each.tag for each in shown.iter()} <= {"div", "p", "ul", "li", "a"}
        assert all(link.get("href").startswith("https://") for link in shown.iter("a"))
