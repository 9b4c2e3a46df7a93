"""People and bodies: who acts and speaks, and what is told of one of them."""

import pytest

from bellflower.analysis.people import count_people, find_person
from bellflower.query.filters import EventFilter, chosen, select_events
from bellflower.query.permalink import View
from bellflower.view.links import Links, links_of
from bellflower.view.people import claim_list, people_list, person_head


def test_the_events_of_a_person_are_those_that_the_filter_selects(record):
    person = find_person(record, "kim-jong-il", EventFilter())
    wanted = EventFilter(chosen=chosen(actor=["kim-jong-il"]))
    selected = select_events(record.events, wanted, record.text_index)
    assert person.events["id"].tolist() == selected["id"].tolist() != []


def test_a_claim_is_by_them_or_about_them_and_never_both(record):
    person = find_person(record, "daily-nk", EventFilter())
    assert len(person.said) > 50
    assert set(person.said["id"]).isdisjoint(person.told["id"])
    assert all("daily-nk" in speakers.split(";") for speakers in person.said["speakers"])


def test_the_other_filters_narrow_a_person(record):
    whole = find_person(record, "kim-jong-il", EventFilter())
    part = find_person(record, "kim-jong-il", EventFilter(chosen=chosen(category=["policy"])))
    assert 0 < len(part.events) < len(whole.events)


def test_nobody_is_refused(record):
    with pytest.raises(KeyError):
        find_person(record, "nobody", EventFilter())


@pytest.mark.parametrize("text", ["김정일", "Kim Jong Il", "金正日"])
def test_the_list_is_searched_by_name_in_any_language(record, text):
    assert "kim-jong-il" in count_people(record, EventFilter(text=text))["id"].tolist()


def test_the_list_counts_every_row_that_acts_or_speaks_once(record):
    found = count_people(record, EventFilter())
    assert found["id"].is_unique
    assert ((found["events"] > 0) | (found["claims"] > 0)).all()
    acting = record.events["actor_ids"].explode().dropna().nunique()
    assert (found["events"] > 0).sum() == acting


def test_lists_lead_to_the_page_of_a_person_and_to_events_and_keep_the_selection(record):
    people = count_people(record, EventFilter()).head(3)
    shown = people_list(people, Links((("drug", "opium"),)))
    assert f'href="people?drug=opium&amp;actor={people["id"][0]}"' in shown
    person = find_person(record, "office-39", EventFilter())
    told = claim_list(record, person.told, links_of(View()), "Claims")
    assert f'href="?event={person.told["event_id"].iloc[0]}"' in told
    assert "39호실" in person_head(person)
