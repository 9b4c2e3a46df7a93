"""How the text and the events of a chapter are laid out: on one slide, or on as many as they need."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from bellflower.text.text_metrics import LINE, split_text, text_height


class Fact(NamedTuple):
    """An event of a chapter on one line: when, what, and how strong the evidence is."""

    when: str
    title: str
    grade: str = ""

    @property
    def line(self) -> str:
        """The whole line as it is read."""
        grade = f" ({self.grade})" if self.grade else ""
        return f"{self.when} – {self.title}{grade}" if self.when else f"{self.title}{grade}"


class Room(NamedTuple):
    """The room for a text, in points."""

    width: float
    height: float


class Part(NamedTuple):
    """What one slide holds: a piece of the text, facts below it and ``aside`` of it, and both sizes.

    ``left_out`` is the number of facts without room; the notes have them all.
    """

    text: str
    facts: tuple[Fact, ...]
    text_size: float
    fact_size: float
    aside: tuple[Fact, ...] = ()
    left_out: int = 0


GAP = 8.0  # between the text and the facts, in points
FACT_GAP = 2.0  # after each fact
_FLOWING = (16, 11)  # sizes if something has no room
_SIZES = ((20, 14), (20, 13), (18, 13), (18, 12), (17, 12), (16, 12), (16, 11), (16, 10.5))
NARROWER = 0.97  # a little room for words in bold


def heading_height(fact_size: float) -> float:
    """Return the height of the line above the facts."""
    return fact_size * 1.2 + FACT_GAP


def facts_height(facts: Sequence[Fact], size: float, width: float) -> float:
    """Return the height of *facts* with the line above them; nothing for none."""
    if not facts:
        return 0.0
    lines = sum(text_height(fact.line, size, width * NARROWER) + FACT_GAP for fact in facts)
    return GAP + heading_height(size) + lines


def _how_many(facts: Sequence[Fact], size: float, room: Room) -> int:
    """Return how many of the first of *facts* fit into *room*."""
    return bisect_right(
        range(1, len(facts) + 1),
        room.height,
        key=lambda end: facts_height(facts[:end], size, room.width),
    )


def plan_slides(
    text: str, facts: Sequence[Fact], first: Room, later: Room, aside: Room | None = None
) -> list[Part]:
    """Return what the slides of a chapter hold: *first* is the room beside the map, *later* a slide.

    The largest sizes are taken that let everything stand on the first. The facts stand in the room
    *aside* if there is such and they fit; else below the text, and aside what has no room there. A text
    that does not fit flows on, whole; facts without room are counted.
    """
    whole = tuple(facts)
    for text_size, fact_size in _SIZES:
        free = first.height - (text_height(text, text_size, first.width * NARROWER) if text else 0.0)
        if free < 0:
            continue
        if aside and _how_many(whole, fact_size, aside) == len(whole):
            return [Part(text, (), text_size, fact_size, whole)]
        below = _how_many(whole, fact_size, Room(first.width, free))
        rest = whole[below:]
        if not rest or (aside and _how_many(rest, fact_size, aside) == len(rest)):
            return [Part(text, whole[:below], text_size, fact_size, rest)]
    return _flowing(text, whole, first, later)


def _flowing(text: str, facts: tuple[Fact, ...], first: Room, later: Room) -> list[Part]:
    text_size, fact_size = _FLOWING
    parts: list[Part] = []
    while text or not parts:
        room = later if parts else first
        head, text = split_text(text, text_size, room.width * NARROWER, room.height)
        free = room.height - (text_height(head, text_size, room.width * NARROWER) if head else 0)
        shown: tuple[Fact, ...] = ()
        if not text:
            line = fact_size * LINE + FACT_GAP  # for the number of the others
            shown = facts[: _how_many(facts, fact_size, Room(room.width, free - line))]
        parts.append(
            Part(head, shown, text_size, fact_size, (), len(facts) - len(shown) if not text else 0)
        )
    return parts
