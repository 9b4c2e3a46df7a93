"""Routes: which legs can be drawn, great circles, bearings, and how strong a line is."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bellflower.record.evidence import GRADES
from bellflower.record.schema import closed_values
from bellflower.view.figures.basemap import PACIFIC
from bellflower.view.figures.routes import drawn_legs, route_traces
from bellflower.view.palette import LIGHT
from geo.distances import distance_km
from geo.great_circles import along_great_circle, bearing

HAMHUNG, TOKYO, LIMA = (127.53639, 39.91833), (139.69171, 35.6895), (-77.02824, -12.04318)
points = st.tuples(st.floats(-179.9, 179.9), st.floats(-89, 89))


def kilometers(one, other):
    return distance_km(one[::-1], other[::-1])


def good_leg(**changes):
    """The tables of one route with one leg, with the given cells changed."""
    row = {
        "id": "port-hill", "title": "From the port", "kind": "flow", "basis": "stated",
        "evidence": "testimony", "from_place_id": "port", "to_place_id": "hill", "latitude": 39.0,
    } | changes  # fmt: skip
    routes = pd.DataFrame([{name: row[name] for name in ("id", "title", "kind", "basis")}])
    legs = pd.DataFrame([{name: row[name] for name in ("evidence", "from_place_id", "to_place_id")}])
    places = pd.DataFrame(
        [("port", 35.1, 129.0, "point"), ("hill", row["latitude"], 126.0, "city")],
        columns=["id", "latitude", "longitude", "location_precision"],
    )
    return routes, legs.assign(route_id="port-hill"), places


def traces_of(**changes):
    return route_traces(drawn_legs(*good_leg(**changes)), LIGHT)


@given(points, points)
def test_a_great_circle_begins_and_ends_at_its_ends(start, end):
    assume(kilometers(start, end) < 19_000)  # antipodes have no shortest way
    assert kilometers(along_great_circle(start, end, 0), start) < 0.001
    assert kilometers(along_great_circle(start, end, 1), end) < 0.001


def test_the_middle_of_a_great_circle_is_as_far_from_both_ends():
    middle = along_great_circle(HAMHUNG, LIMA, 0.5)
    assert kilometers(HAMHUNG, middle) == pytest.approx(kilometers(middle, LIMA), rel=0.005)


def test_a_great_circle_over_the_pacific_crosses_the_180th_meridian():
    longitudes = [along_great_circle(TOKYO, LIMA, part / 10)[0] for part in range(11)]
    assert any(one > 90 and other < -90 for one, other in pairwise(longitudes))


def test_a_point_and_antipodes_have_no_way_between_them_but_the_start():
    assert along_great_circle(HAMHUNG, HAMHUNG, 0.5) == HAMHUNG
    assert along_great_circle((0.0, 0.0), (180.0, 0.0), 0.5) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("end", "degrees"), [((0, 10), 0), ((10, 0), 90), ((0, -10), 180), ((-10, 0), 270)]
)
def test_a_bearing_runs_clockwise_from_north(end, degrees):
    assert bearing((0, 0), end) == pytest.approx(degrees)


@given(points, points)
def test_a_bearing_lies_on_the_circle(start, end):
    assert 0 <= bearing(start, end) <= 360


def test_a_leg_is_drawn_with_both_positions_and_its_route():
    (leg,) = drawn_legs(*good_leg()).to_dict("records")
    assert (leg["from_longitude"], leg["from_latitude"]) == (129.0, 35.1)
    assert (leg["to_longitude"], leg["to_latitude"]) == (126.0, 39.0)
    assert (leg["title"], leg["basis"], leg["kind"]) == ("From the port", "stated", "flow")


@pytest.mark.parametrize("changes", [{"kind": "unmapped"}, {"latitude": None}, {"to_place_id": ""}])
def test_what_is_told_in_words_only_or_has_an_end_that_is_not_located_is_not_drawn(changes):
    assert drawn_legs(*good_leg(**changes)).empty


def test_no_leg_is_only_an_empty_trace_of_arrows():
    (arrows,) = traces_of(kind="unmapped")
    assert list(arrows.customdata) == []


def test_a_line_joins_the_ends_and_its_arrow_lies_on_the_way_and_points_to_the_end():
    line, arrow = traces_of()
    start, end = (line.lon[0], line.lat[0]), (line.lon[1], line.lat[1])
    tip = arrow.lon[0], arrow.lat[0]
    assert (start, end) == ((129.0, 35.1), (126.0, 39.0))
    assert kilometers(start, tip) + kilometers(tip, end) == pytest.approx(
        kilometers(start, end), rel=1e-3
    )
    assert arrow.marker.angle[0] % 360 == pytest.approx(bearing(tip, end))


def is_beyond(view, points):
    return not all(view.unwrap(x) <= view.east and view.south <= y <= view.north for x, y in points)


def leaps(view, points):
    """Whether a line goes over the edge of the map and comes in again on the other side."""
    return any(abs(b - a) > 180 for a, b in pairwise(view.unwrap(x) for x, _ in points))


def circle(start, end):
    return [along_great_circle(start, end, step / 24) for step in range(25)]


def points_of(line):
    return list(zip(line.lon, line.lat, strict=True))


def test_on_the_map_of_the_world_no_line_between_places_of_the_map_leaves_it(record):
    legs = drawn_legs(record.routes, record.route_legs, record.places)
    *straight, _arrows = route_traces(legs, LIGHT)
    *lines, arrows = route_traces(legs, LIGHT, PACIFIC)
    assert any(is_beyond(PACIFIC, circle(*points_of(line))) for line in straight)
    assert [line.customdata[0] for line in lines if is_beyond(PACIFIC, points_of(line))] == []
    for line, *tip, angle in zip(lines, arrows.lon, arrows.lat, arrows.marker.angle, strict=True):
        points = points_of(line)
        at = points.index(tuple(tip))
        assert angle % 360 == pytest.approx(bearing(points[at], points[at + 1]))


def test_on_the_map_of_the_world_a_line_to_america_leads_over_the_pacific():
    legs = drawn_legs(*good_leg()).assign(to_longitude=-123.1, to_latitude=49.3)
    line, arrow = route_traces(legs, LIGHT, PACIFIC)
    assert all(120 < PACIFIC.unwrap(x) < 240 for x in line.lon)
    assert 120 < PACIFIC.unwrap(arrow.lon[0]) < 240


def test_a_line_over_the_atlantic_is_cut_with_the_map_and_takes_no_other_way(record):
    mexico, moscow = (-99.1, 19.4), (37.6, 55.8)
    ends = dict(zip(("from_longitude", "from_latitude"), mexico, strict=True))
    ends |= dict(zip(("to_longitude", "to_latitude"), moscow, strict=True))
    line, _arrow = route_traces(drawn_legs(*good_leg()).assign(**ends), LIGHT, PACIFIC)
    assert leaps(PACIFIC, points_of(line))
    assert not any(60 < PACIFIC.unwrap(x) < 250 for x in line.lon)


eastward = st.floats(-29.9, 329.9).map(lambda x: (x + 180) % 360 - 180)  # -30 is the edge


@given(st.tuples(*[eastward, st.floats(-44, 67)] * 2))
def test_a_line_ends_where_its_leg_ends_and_stays_on_the_map_unless_that_is_cut_on_the_way(ends):
    start, end = ends[:2], ends[2:]
    legs = drawn_legs(*good_leg()).assign(
        from_longitude=start[0], from_latitude=start[1], to_longitude=end[0], to_latitude=end[1]
    )
    line, _arrow = route_traces(legs, LIGHT, PACIFIC)
    across = [PACIFIC.unwrap(x) for x in (line.lon[0], line.lon[-1])]
    assert across == pytest.approx([PACIFIC.unwrap(x) for x in (start[0], end[0])])
    assert (line.lat[0], line.lat[-1]) == pytest.approx((start[1], end[1]))
    if leaps(PACIFIC, circle(start, end)):
        assert leaps(PACIFIC, points_of(line))
    else:
        assert not is_beyond(PACIFIC, points_of(line))
        assert not leaps(PACIFIC, points_of(line))


def test_all_but_the_opened_route_are_pale(record):
    legs = drawn_legs(record.routes, record.route_legs, record.places)
    opened = legs["route_id"].iloc[0]
    *lines, arrows = route_traces(legs, LIGHT, PACIFIC, opened)
    told = {(line.customdata[0] == opened, line.opacity > 0.5) for line in lines}
    assert told == {(True, True), (False, False)}
    strong = {color for color, one in zip(arrows.marker.color, arrows.customdata) if one == opened}
    others = {color for color, one in zip(arrows.marker.color, arrows.customdata) if one != opened}
    assert not strong & others


def test_line_and_arrow_carry_the_id_of_their_route():
    line, arrow = traces_of()
    assert set(line.customdata) == set(arrow.customdata) == {"port-hill"}


@pytest.mark.parametrize(
    ("changes", "dash"),
    [({}, "solid"), ({"basis": "inferred"}, "dash"), ({"kind": "spread"}, "dot"),
     ({"kind": "spread", "basis": "inferred"}, "dash")],
)  # fmt: skip
def test_the_dash_tells_what_is_inferred_and_what_is_no_shipment(changes, dash):
    assert traces_of(**changes)[0].line.dash == dash


@pytest.mark.parametrize("grade", closed_values("route_legs", "evidence"))
def test_every_grade_of_evidence_has_a_width(grade):
    assert traces_of(evidence=grade)[0].line.width == GRADES[grade].width


def test_stronger_evidence_is_never_a_thinner_line():
    widths = [GRADES[grade].width for grade in closed_values("claims", "evidence")]
    assert widths == sorted(widths, reverse=True)


def test_every_leg_of_the_record_that_can_be_drawn_is_a_line_and_an_arrow(record):
    legs = drawn_legs(record.routes, record.route_legs, record.places)
    *lines, arrows = route_traces(legs, LIGHT)
    assert [line.customdata[0] for line in lines] == list(arrows.customdata) == legs["route_id"].tolist()
    assert len(lines) > 30
