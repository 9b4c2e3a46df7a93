"""Colors that everybody can tell apart: contrasts after WCAG 2.2, distances in CAM02-UCS."""

import itertools

import numpy as np
import pytest
from colorspacious import cspace_convert

from bellflower.record.evidence import GRADES
from bellflower.record.schema import closed_values
from bellflower.view.palette import DARK, LIGHT, MARKS, STANCES

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
VISIONS = ["full", "deuteranomaly", "protanomaly", "tritanomaly"]
LEAST_DISTANCE = 10  # units of CAM02-UCS; about 1 can just be seen side by side


def channels(color: str) -> np.ndarray:
    return np.array([int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)])


def luminance(color: str) -> float:
    c = channels(color)
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def seen(color: str, vision: str) -> np.ndarray:
    if vision == "full":
        return cspace_convert(channels(color), "sRGB1", "CAM02-UCS")
    lost = {"name": "sRGB1+CVD", "cvd_type": vision, "severity": 100}
    return cspace_convert(
        np.clip(cspace_convert(channels(color), lost, "sRGB1"), 0, 1), "sRGB1", "CAM02-UCS"
    )


def too_near(colors: dict[str, str], vision: str) -> list[tuple[str, str, float]]:
    told = {name: seen(color, vision) for name, color in colors.items()}
    distances = [
        (one, other, round(float(np.linalg.norm(told[one] - told[other])), 1))
        for one, other in itertools.combinations(told, 2)
    ]
    return [pair for pair in distances if pair[2] < LEAST_DISTANCE]


@THEMES
@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("marks", [MARKS, STANCES], ids=["categories", "stances"])
def test_colors_are_told_apart_with_any_color_vision(marks, theme, vision):
    assert too_near({name: mark.on(theme) for name, mark in marks.items()}, vision) == []


@THEMES
@pytest.mark.parametrize("marks", [MARKS, STANCES], ids=["categories", "stances"])
def test_marks_stand_out_from_the_background(marks, theme):
    faint = {name: mark.on(theme) for name, mark in marks.items()}
    assert [name for name, color in faint.items() if contrast(color, theme.background) < 3] == []


@THEMES
@pytest.mark.parametrize("ground", ["background", "land", "neighbor", "no_source"])
def test_words_on_paper_and_map_can_be_read(theme, ground):
    assert contrast(theme.text, getattr(theme, ground)) >= 7
    assert contrast(theme.muted, getattr(theme, ground)) >= 4.5


@THEMES
def test_place_route_river_and_border_stand_out_from_the_land(theme):
    lines = {name: getattr(theme, name) for name in ("place", "route", "river")}
    assert [name for name, color in lines.items() if contrast(color, theme.land) < 3] == []


@THEMES
def test_shades_of_provinces_go_one_way_in_gray_too(theme):
    lightness = [luminance(shade) for shade in theme.shades]
    ordered = sorted(lightness, reverse=theme is LIGHT)
    assert lightness == ordered
    steps = [contrast(one, other) for one, other in itertools.pairwise(theme.shades)]
    assert min(steps) >= 1.2


def test_categories_have_symbols_of_their_own():
    assert len({mark.symbol for mark in MARKS.values()}) == len(MARKS)
    assert set(MARKS) == set(closed_values("events", "category"))
    assert set(STANCES) == set(closed_values("claims", "stance"))


def test_stronger_evidence_is_never_drawn_thinner():
    widths = [grade.width for grade in sorted(GRADES.values(), key=lambda grade: grade.rank)]
    assert widths == sorted(widths)
