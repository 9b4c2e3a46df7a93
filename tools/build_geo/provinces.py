"""The provinces of North Korea from Natural Earth, checked against the names we expect."""

from typing import Any, NamedTuple

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from tools.build_geo.geometry import Feature, clockwise, geometry_json, polygons_of

# Nampo (KP-14) and Kaesong (KP-15) have no polygon of their own in Natural Earth.
_NAMES = {
    "KP-01": ("Pyongyang", "평양직할시", "capital city"),
    "KP-02": ("South Pyongan", "평안남도", "province"),
    "KP-03": ("North Pyongan", "평안북도", "province"),
    "KP-04": ("Chagang", "자강도", "province"),
    "KP-05": ("South Hwanghae", "황해남도", "province"),
    "KP-06": ("North Hwanghae", "황해북도", "province"),
    "KP-07": ("Kangwon", "강원도", "province"),
    "KP-08": ("South Hamgyong", "함경남도", "province"),
    "KP-09": ("North Hamgyong", "함경북도", "province"),
    "KP-10": ("Ryanggang", "량강도", "province"),
    "KP-13": ("Rason", "라선특별시", "special city"),
}
_TOLERANCE = 0.012  # degrees, about a kilometer: not visible on a map of the country
_DIGITS = 3


class Province(NamedTuple):
    """A province in full detail, with the properties that its feature will have."""

    properties: dict[str, Any]
    geometry: BaseGeometry


def read_provinces(admin1: list[Feature]) -> dict[str, Province]:
    """Return the provinces in *admin1* by ISO 3166-2 code, in its order.

    Raises ``ValueError`` if they are not the eleven we know, under the names we know.
    """
    found = {
        feature["properties"]["iso_3166_2"]: feature
        for feature in admin1
        if feature["properties"].get("adm0_a3") == "PRK"
    }
    if found.keys() != _NAMES.keys():
        raise ValueError(f"{sorted(found)!r} are not the provinces {sorted(_NAMES)!r}")
    return {iso: _province(iso, found[iso]) for iso in _NAMES}


def province_features(provinces: dict[str, Province]) -> list[Feature]:
    """Return *provinces* as simplified features; neighbors keep their common border without gaps."""
    outlines = [province.geometry for province in provinces.values()]
    simplified = shapely.coverage_simplify(outlines, _TOLERANCE)
    return [
        {
            "type": "Feature",
            "id": iso,
            "properties": province.properties,
            "geometry": geometry_json(clockwise(outline), _DIGITS),
        }
        for (iso, province), outline in zip(provinces.items(), simplified, strict=True)
    ]


def _province(iso: str, feature: Feature) -> Province:
    source = feature["properties"]
    name, name_ko, kind = _NAMES[iso]
    for expected, found in ((name, source["name_en"]), (name_ko, source["name_ko"])):
        if found.strip() != expected:
            raise ValueError(f"{found!r} is the name of {iso} in Natural Earth, not {expected!r}")
    geometry = shape(feature["geometry"])
    if not geometry.is_valid:
        raise ValueError(f"{iso!r} has an outline that crosses itself in Natural Earth")
    label = max(polygons_of(geometry), key=lambda polygon: polygon.area).representative_point()
    properties = {
        "iso": iso,
        "name": name,
        "name_ko": name_ko,
        "name_mr": source["name"].strip(),  # McCune-Reischauer
        "name_zh": source["name_zh"],
        "name_ja": source["name_ja"],
        "type": kind,
        "ne_id": source["ne_id"],
        "adm1_code": source["adm1_code"],
        "wikidata": source["wikidataid"],
        "geonames_id": source["gn_id"],
        "gn_admin1": source["gn_a1_code"],
        "label_lon": round(label.x, 3),
        "label_lat": round(label.y, 3),
    }
    return Province(properties, geometry)
