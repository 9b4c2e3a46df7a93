"""iCalendar, opened by vobject."""

import re
from datetime import date

from bellflower.publish.export.formats import file_bytes
from tests.unit.readers.reading import events


def test_vobject_reads_the_anniversaries_of_certain_days_and_no_other(selection):
    import vobject

    read = vobject.readOne(file_bytes("ics", selection).decode())
    certain = {
        event_id: event
        for event_id, event in events(selection).items()
        if re.fullmatch(r"\d{4}-\d\d-\d\d", event["date"] or "")
    }
    entries = {entry.uid.value.partition("@")[0]: entry for entry in read.contents.get("vevent", [])}
    assert entries.keys() == certain.keys()
    assert len(certain) > 100
    for event_id, entry in entries.items():
        event = certain[event_id]
        assert entry.dtstart.value == date.fromisoformat(event["date"])
        assert entry.rrule.value == "FREQ=YEARLY"
        assert entry.summary.value.startswith(event["title"])
        for claim in event["claims"]:
            assert claim["says"] in entry.description.value


def test_the_calendar_names_license_and_how_many_days_are_certain(everything):
    import vobject

    told = vobject.readOne(file_bytes("ics", everything).decode()).contents["x-wr-caldesc"][0].value
    assert f"of {len(everything.events)} events have a certain day." in told
    assert "Creative Commons Attribution 4.0" in told
