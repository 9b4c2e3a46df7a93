"""The tables that a table of events alone tells of: places, sources, and a claim for each event."""

from collections.abc import Mapping
from urllib.parse import urlsplit

import numpy as np
import pandas as pd

from bellflower.i18n import _
from bellflower.ingest.choices import Fallbacks
from bellflower.ingest.column_mapping import CLAIM, SOURCE
from bellflower.ingest.defaults import UPLOADED, unjudged
from bellflower.ingest.gazetteer import provinces_by_name
from bellflower.ingest.limits import MAX_CELL
from bellflower.record.checks.column_checks import Rows
from bellflower.record.schema import load_tables
from bellflower.record.text_columns import number_rows, same_in_each, spread
from geo.containing import find_provinces
from geo.names import fold

_PLACE = ["place", "latitude", "longitude", "province", "country", "location_precision"]
MOST_PLACES = 50  # of one event


def new_rows(table: str, columns: Mapping[str, object], lines: np.ndarray, file: str) -> Rows:
    """Return rows of the declared *table* with *columns*; the others are empty."""
    declared = load_tables()[table]
    blank = same_in_each("", len(lines))
    cells = {column.name: columns.get(column.name, blank) for column in declared.columns}
    frame = pd.DataFrame(cells, index=range(len(lines)), dtype="str")
    return Rows(declared, file, frame, lines)


def _slug(name: str, number: int) -> str:
    bare = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in fold(name))
    words = "-".join(part for part in bare.split("-") if part)[:40].strip("-")
    return f"{words}-{number}" if words else f"place-{number}"


def _stays(events: Rows) -> pd.DataFrame:
    """Return a row for each event and place that it names: ``row``, the cells of the place, ``role``."""
    frame = events.frame
    told = frame[[*_PLACE, "role"]].assign(row=np.arange(len(frame)))
    told = told[(told[_PLACE[:-1]] != "").any(axis=1)]
    has_several = told["place"].str.contains(";", regex=False) & (told["latitude"] == "")
    if has_several.any():
        names = told["place"].where(~has_several, told["place"].str.split(";").str[:MOST_PLACES])
        told = told.assign(place=names.astype("object")).explode("place", ignore_index=True)
        told["place"] = told["place"].astype("str").str.strip()
    told = told[(told["place"] != "") | (told["latitude"] != "") | ~told["row"].duplicated(keep=False)]
    return told.drop_duplicates([*_PLACE, "row"], ignore_index=True)


def _name(
    place: str, latitude: str, longitude: str, province: str, country: str, _precision: str
) -> str:
    if place:
        return place
    if latitude:
        return _("{latitude}°, {longitude}°").format(latitude=latitude, longitude=longitude)
    from bellflower.text.wording import country as country_name
    from bellflower.text.wording import label

    return label(province) if province else country_name(country)


def _precision(key: tuple[str, ...]) -> str:
    """Return how exactly a place is known: as the file says, or as a point if it has coordinates."""
    if not key[1]:
        return "none"
    return key[5] if key[5] not in ("", "none") else "point"


def _provinces(told: list[tuple[str, ...]], names: list[str]) -> list[str]:
    """Return the province of each place: as the file says, or as its coordinates leave no doubt."""
    provinces = [key[3] for key in told]
    asked = [at for at, key in enumerate(told) if key[1] and not key[3] and key[4] in ("", "KP")]
    points = [(float(told[at][1]), float(told[at][2])) for at in asked]
    by_outline = find_provinces([up for up, _along in points], [along for _up, along in points])
    by_name = provinces_by_name([names[at] for at in asked], points)
    for at, first, second in zip(asked, by_outline, by_name):
        provinces[at] = first or second
    return provinces


def derive_places(events: Rows) -> tuple[Rows, Rows]:
    """Return the places that *events* name in columns of their own, and which event is where.

    One place is one name with the same coordinates, province and country. A place that the file
    locates has a province if it lies inside the outline of one.
    """
    stays = _stays(events)
    codes, first = number_rows(stays[_PLACE])
    told = list(stays[_PLACE].iloc[first].itertuples(index=False, name=None))
    names = [_name(*key) for key in told]
    ids = [_slug(name, number) for number, name in enumerate(names, 1)]
    located = np.array([bool(key[1]) for key in told], dtype="bool")
    provinces = _provinces(told, names)
    rows = stays["row"].to_numpy(dtype="int64")
    places = new_rows(
        "places",
        {
            "id": ids, "name": names, "kind": ["city"] * len(ids),
            "latitude": [key[1] for key in told], "longitude": [key[2] for key in told],
            "location_precision": [_precision(key) for key in told], "province": provinces,
            "country": ["KP" if province else key[4] for key, province in zip(told, provinces)],
            "geo_source": np.where(located, _("Uploaded file"), ""),
        },
        events.lines[rows[first]], events.file,
    )  # fmt: skip
    at = new_rows(
        "event_places",
        {
            "event_id": events.frame["id"].array.take(rows),
            "place_id": spread(ids, codes),
            "role": stays["role"].where(stays["role"] != "", "site").array,
        },
        events.lines[rows], events.file,
    )  # fmt: skip
    return places, at


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://")) and " " not in text


def uploaded_source(file: str) -> dict[str, str]:
    """Return the source of what names none: the reader's file itself."""
    return {
        "id": UPLOADED, "type": "web_compilation", "title": file, "publisher": _("Uploaded file"),
        "language": "en", "link": "no", "reliability": unjudged(),
    }  # fmt: skip


def _source(key: tuple[str, ...], number: int, file: str) -> dict[str, str]:
    told = dict(zip(SOURCE, key))
    title, url = told["source"], told["url"]
    if not url and _is_address(title):
        url = title
    if not any(key):
        return uploaded_source(file)
    named = title or url or told["publisher"] or told["author"]
    return {
        "id": f"named-in-events-{number}", "type": told["source_type"] or "web_compilation",
        "author": told["author"], "title": named or _("Not stated"), "url": url,
        "publisher": told["publisher"] or _host(url) or _("Not stated"), "date": told["source_date"],
        "language": told["language"] or "en", "link": "yes" if url else "no", "reliability": unjudged(),
    }  # fmt: skip


def derive_claims(events: Rows, file: str, fallbacks: Fallbacks) -> tuple[Rows, Rows]:
    """Return the sources that *events* name in columns of their own, and a claim for each event.

    Sources with the same cells are one. An event that names none rests on the *file* itself. A claim
    whose strength is not stated is what *fallbacks* says.
    """
    frame = events.frame
    named = frame[list(SOURCE)]
    codes, first = number_rows(named)
    keys = named.iloc[first].itertuples(index=False, name=None)
    told = [_source(key, number, file) for number, key in enumerate(keys, 1)]
    columns = {
        column.name: [row.get(column.name, "") for row in told]
        for column in load_tables()["sources"].columns
    }
    sources = new_rows("sources", columns, events.lines[first], events.file)
    says, by, evidence = (frame[name] for name in CLAIM)
    publishers = pd.Series(spread([row["publisher"] for row in told], codes))
    claims = new_rows(
        "claims",
        {
            "id": (frame["id"] + "-own-claim").array,
            "event_id": frame["id"].array,
            "source_id": spread([row["id"] for row in told], codes),
            "asserted_by": by.where(by != "", publishers).array,
            "says": says.where(says != "", frame["summary"].str[:MAX_CELL]).array,
            "evidence": evidence.where(evidence != "", fallbacks.evidence).array,
            "stance": same_in_each("supports", len(frame)),
        },
        events.lines, events.file,
    )  # fmt: skip
    return sources, claims
