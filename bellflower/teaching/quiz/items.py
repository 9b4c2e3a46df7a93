"""Quiz questions as other programs know them: a number within bounds, a choice, or free text.

An interval is asked for as *one year that the sources allow*, so that each of its years is right.
Where a program knows no numbers, and for places, right and wrong answers to choose from are made.
"""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bellflower.i18n import _
from bellflower.text.text_metrics import clean

OFFERED = 4  # answers to choose from: what Kahoot and Blooket show
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose: whether it is right, and why or why not."""

    text: str
    is_right: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A question: answered by one of ``years`` (first and last), by ``options``, or in words."""

    id: str
    heading: str
    text: str
    answer: str
    options: tuple[Option, ...] = ()
    years: tuple[int, int] | None = None

    @property
    def right(self) -> tuple[Option, ...]:
        """The options that are right."""
        return tuple(option for option in self.options if option.is_right)


def _line(text: str) -> str:
    """Return *text* on one line, as XML can hold it."""
    return " ".join(clean(text).split())


def _chance(key: str) -> random.Random:
    """Return the same chance for the same *key*, whenever and wherever a file is made."""
    return random.Random(hashlib.sha256(key.encode()).digest())  # noqa: S311  # no secret


def _told(question: Json) -> str:
    """Return the answer with the sources of its claims."""
    sources = dict.fromkeys(claim["source"] for claim in question["claims"])
    if not sources:
        return _line(question["answer"])
    told = _("{answer} Sources: {sources}.")
    return _line(told.format(answer=question["answer"], sources="; ".join(sources)))


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def year_options(key: str, years: tuple[int, int], axis: Sequence[int]) -> tuple[Option, ...]:
    """Return *years* among intervals as long as they, side by side in time and within *axis*.

    A short interval has some years between it and the next, so that nobody has to tell 2004 from 2005.
    One that is too long for three others stands beside its own two halves.

    >>> [(one.text, one.is_right) for one in year_options("k", (2010, 2020), (1960, 2020))]
    [('1977–1987', False), ('1988–1998', False), ('1999–2009', False), ('2010–2020', True)]
    >>> [one.text for one in year_options("k", (1910, 2006), (1880, 2026))]
    ['1910–1958', '1910–2006', '1959–2006']
    """
    first, last = years
    step = max(last - first + 1, 5)
    most_before, most_after = max((first - axis[0]) // step, 0), max((axis[1] - last) // step, 0)
    if most_before + most_after < OFFERED - 1:
        middle = (first + last) // 2
        parts = ((first, middle), (first, last), (middle + 1, last))
        return tuple(Option(_years(*part), part == years) for part in parts)
    wanted = _chance(key).randint(0, OFFERED - 1)
    before = min(max(wanted, OFFERED - 1 - most_after), most_before)
    return tuple(
        Option(_years(first + place * step, last + place * step), place == 0)
        for place in range(-before, OFFERED - before)
    )


def _place_options(question: Json, places: Sequence[Json]) -> tuple[Option, ...]:
    """Return the places of the answer among others, of other provinces and as far away."""
    wanted = set(question["places"])
    right = [place for place in places if place["id"] in wanted]
    near = {place["group"] for place in right}
    is_home = all(place["isHome"] for place in right)
    others = [
        place
        for place in places
        if place["id"] not in wanted
        and place["isHome"] == is_home
        and place["group"] not in near
        and not place["isProvince"]
    ]
    chance = _chance(question["id"])
    picked = chance.sample(others, min(max(OFFERED - len(right), 1), len(others)))
    ordered = sorted([*right, *picked], key=lambda place: place["name"])
    return tuple(Option(_line(place["name"]), place["id"] in wanted) for place in ordered)


def _item(question: Json, quiz: Json) -> Item:
    years, options = None, ()
    text = _line(question["question"])
    if question["kind"] == "interval":
        years = (question["years"][0], question["years"][1])
        options = year_options(question["id"], years, quiz["years"])
    elif question["kind"] == "place":
        options = _place_options(question, quiz["places"])
    elif question["kind"] == "choice":
        options = tuple(
            Option(_line(one["text"]), one["isRight"], _line(one["why"])) for one in question["choices"]
        )
    heading = _line(question["heading"]) or text
    return Item(question["id"], heading, text, _told(question), options, years)


def quiz_items(quiz: Json) -> list[Item]:
    """Return the questions of *quiz*, which ``quiz.questions`` made, in their order."""
    return [_item(question, quiz) for question in quiz["questions"]]


def asks_for_year(item: Item) -> str:
    """Return the text of an item of years for a program that takes a number."""
    return _("{question} Answer with one year that the sources allow.").format(question=item.text)


def asks_for_years(item: Item) -> str:
    """Return the text of an item of years for a program that offers intervals to choose from."""
    return _("{question} Choose the first and last of the years that the sources allow.").format(
        question=item.text
    )
