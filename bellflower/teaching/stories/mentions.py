"""In which chapters of the guided stories an event or a place stands, and the links there."""

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlencode

from bellflower.i18n import SOURCE_LANGUAGE, current_language
from bellflower.record.dataset import Dataset
from bellflower.teaching.stories.library import Chapter, Story, shipped_stories
from bellflower.view import cards

_MOST = 4  # chapters that a card names


@dataclass(frozen=True, slots=True)
class Mention:
    """A chapter that tells of something: its story, its heading, and where it is presented."""

    story: str
    heading: str
    number: int
    address: str


def _mention(story: Story, number: int, chapter: Chapter) -> Mention:
    asked = {"story": story.id, "chapter": chapter.id}
    if current_language() != SOURCE_LANGUAGE:
        asked["lang"] = current_language()
    return Mention(story.title, chapter.heading, number, f"present?{urlencode(asked)}")


def mentions_of(events: Collection[str]) -> list[Mention]:
    """Return the chapters that tell of any of *events*, those of the story that tells most first."""
    found = []
    for story in shipped_stories().values():
        told = [len(set(events) & set(chapter.events)) for chapter in story.chapters]
        found += [
            (-sum(told), -number, place, _mention(story, place, chapter))
            for place, (number, chapter) in enumerate(zip(told, story.chapters, strict=True), 1)
            if number
        ]
    return [mention for *_order, mention in sorted(found, key=lambda one: one[:3])][:_MOST]


def mentions_html(record: Dataset, kind: str, name: str) -> str:
    """Return the list of the chapters that tell of an event or of a place, empty if none does."""
    if record.own_name or kind not in ("event", "place"):
        return ""
    events = [name] if kind == "event" else cards.events_at(record, record.events, name)["id"].tolist()
    mentions = mentions_of(events)
    return cards.render("mentions", mentions=mentions) if mentions else ""
