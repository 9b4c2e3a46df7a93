"""The land borders of North Korea: the arcs that it shares with each neighbor."""

from shapely.geometry import LineString, MultiLineString, Point
from shapely.ops import linemerge

from tools.build_geo.countries import NORTH_KOREA
from tools.build_geo.geometry import Feature, geometry_json
from tools.build_geo.topology import Topology

_CHINA, _RUSSIA, _SOUTH_KOREA = "156", "643", "410"
_PAEKTU = Point(128.055, 42.005)  # the mountain between the sources of the Yalu and the Tumen
_YALU = ("Yalu (Amnok) River", "압록강")
_TUMEN = ("Tumen (Tuman) River", "두만강")
_DEMARCATION = ("Military Demarcation Line (DMZ)", "군사분계선")


def border_features(topology: Topology) -> list[Feature]:
    """Return the Yalu, the Tumen (with China, then with Russia) and the demarcation line."""
    yalu, tumen = _split_at_paektu(max(_shared(topology, _CHINA), key=lambda line: line.length))
    return [
        _feature(_YALU, "CN", yalu),
        _feature(_TUMEN, "CN", tumen),
        *(_feature(_TUMEN, "RU", line) for line in _shared(topology, _RUSSIA)),
        *(_feature(_DEMARCATION, "KR", line) for line in _shared(topology, _SOUTH_KOREA)),
    ]


def _shared(topology: Topology, neighbor: str) -> list[LineString]:
    numbers = topology.country(NORTH_KOREA).arcs & topology.country(neighbor).arcs
    if not numbers:
        raise ValueError(f"{neighbor!r} shares no border with North Korea in world-atlas")
    merged = linemerge(MultiLineString([topology.arcs[number] for number in sorted(numbers)]))
    return list(merged.geoms) if isinstance(merged, MultiLineString) else [merged]


def _split_at_paektu(border: LineString) -> tuple[LineString, LineString]:
    """Split the Chinese border into its western and its eastern river."""
    points = sorted((border.coords, border.coords[::-1]), key=lambda line: line[0])[0]
    source = min(range(len(points)), key=lambda index: _PAEKTU.distance(Point(points[index])))
    return LineString(points[: source + 1]), LineString(points[source:])


def _feature(names: tuple[str, str], neighbor: str, line: LineString) -> Feature:
    name, name_ko = names
    return {
        "type": "Feature",
        "properties": {"name": name, "name_ko": name_ko, "border": neighbor},
        "geometry": geometry_json(line, 4),
    }
