"""Places in a table of events: coordinates parted, impossible ones emptied, countries found."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from bellflower.i18n import N_, _
from bellflower.ingest.findings import Remark, emptied
from bellflower.ingest.values.addresses import addresses_of, is_address
from bellflower.ingest.values.countries import country_code
from bellflower.ingest.values.positions import Position, read_position
from bellflower.record.checks.reasons import Reason
from bellflower.record.text_columns import Texts

_ZERO = N_("0, 0 lies in the sea off Africa and is read as no coordinates; the cells were left empty")
_AS_SOURCE = N_("is an address and was read as that of the source: {value}")

Columns = Mapping[str, Texts]
Step = tuple[dict[str, Texts], list[Remark]]


def _copy(cells: Columns, *names: str) -> dict[str, Texts]:
    """Return *cells*, those called one of *names* as arrays that can be changed quickly."""
    return {
        name: np.array(texts, dtype="object") if name in names else texts
        for name, texts in cells.items()
    }


def part_coordinates(cells: Columns) -> Step:
    """Return *cells* with latitude and longitude of those that hold both, where none stand apart."""
    rows = np.flatnonzero(
        (cells["coordinates"] != "") & (cells["latitude"] == "") & (cells["longitude"] == "")
    )
    if not len(rows):
        return dict(cells), []
    found = _copy(cells, "latitude", "longitude")
    for row in rows.tolist():
        found["latitude"][row], found["longitude"][row] = cells["coordinates"][row].split(" ")
    return found, []


def move_positions(cells: Columns) -> Step:
    """Return *cells* with coordinates that stand where the name of a place should."""
    codes, texts = pd.factorize(pd.Series(cells["place"]))
    told = [read_position(text) if "," in text or " " in text else None for text in texts]
    found_in = {code: each for code, each in enumerate(told) if isinstance(each, Position)}
    is_wanted = np.isin(codes, list(found_in)) & (cells["latitude"] == "")
    if not found_in or not is_wanted.any():
        return dict(cells), []
    found, remarks = _copy(cells, "place", "latitude", "longitude"), []
    for row in np.flatnonzero(is_wanted & (cells["longitude"] == "")).tolist():
        at = found_in[codes[row]]
        found["place"][row], found["latitude"][row], found["longitude"][row] = "", *at
        value = f"{at.latitude}, {at.longitude}"
        remarks.append(
            Remark(row, "place", _("was read as the coordinates {value}").format(value=value))
        )
    return found, remarks


def _degrees(texts: Texts) -> np.ndarray:
    codes, values = pd.factorize(pd.Series(texts))
    numbers = np.array([float(text) if text else np.nan for text in values.tolist()], dtype="float64")
    return numbers[codes] if len(numbers) else np.empty(0)


def empty_impossible(cells: Columns) -> Step:
    """Return *cells* without coordinates that are nowhere, or at 0, 0, which stands for none."""
    up, along = _degrees(cells["latitude"]), _degrees(cells["longitude"])
    is_zero = (up == 0) & (along == 0)
    is_wrong = (np.abs(up) > 90) | (np.abs(along) > 180)
    if not (is_zero | is_wrong).any():
        return dict(cells), []
    found = _copy(cells, "latitude", "longitude")
    remarks = [Remark(int(row), "latitude", _(_ZERO)) for row in np.flatnonzero(is_zero)]
    for row in np.flatnonzero(is_wrong):
        target, reason = _why(float(up[row]), float(along[row]))
        remarks.append(Remark(int(row), target, emptied(reason)))
    for name in ("latitude", "longitude"):
        found[name][is_zero | is_wrong] = ""
    return found, remarks


def _why(latitude: float, longitude: float) -> tuple[str, Reason]:
    """Return the coordinate at fault, and why."""
    if abs(latitude) > 90:
        told = _("is less than -90") if latitude < 0 else _("is more than 90")
        if abs(latitude) <= 180 and abs(longitude) <= 90:
            remedy = _("Latitude and longitude seem to be exchanged: the latitude goes from -90 to 90.")
            return "latitude", Reason(told, remedy)
        return "latitude", Reason(told, _("Correct the number."))
    told = _("is less than -180") if longitude < 0 else _("is more than 180")
    return "longitude", Reason(told, _("Correct the number."))


def _parted(text: str) -> tuple[str, str]:
    """Return a place and the code of the country after its last comma; no code if there is none."""
    place, comma, last = text.rpartition(",")
    if not comma or ";" in text:
        return text, ""
    return place.strip(), country_code(last.strip())


def part_countries(cells: Columns) -> Step:
    """Return *cells* with the country of a place that stands behind it, as in “Dandong, China”."""
    codes, texts = pd.factorize(pd.Series(cells["place"]))
    parted = {code: found for code, text in enumerate(texts) if (found := _parted(text))[1]}
    if not parted:
        return dict(cells), []
    found, remarks = _copy(cells, "place", "country"), []
    for row in np.flatnonzero(np.isin(codes, list(parted))).tolist():
        place, country = parted[codes[row]]
        if cells["country"][row] in ("", country):
            found["place"][row], found["country"][row] = place, country
            told = _("was read as {place} in {country}").format(place=place, country=country)
            remarks.append(Remark(row, "place", told))
    return found, remarks


def move_addresses(cells: Columns) -> Step:
    """Return *cells* with the address of the source that stands where its publisher should."""
    codes, texts = pd.factorize(pd.Series(cells["publisher"]))
    found_in = {
        code: addresses_of(text)[0] for code, text in enumerate(texts) if text and is_address(text)
    }
    if not found_in:
        return dict(cells), []
    found, remarks = _copy(cells, "publisher", "url"), []
    for row in np.flatnonzero(np.isin(codes, list(found_in))).tolist():
        url = found_in[codes[row]]
        found["publisher"][row] = ""
        found["url"][row] = found["url"][row] or url
        remarks.append(Remark(row, "publisher", _(_AS_SOURCE).format(value=url)))
    return found, remarks


def settle(cells: Columns) -> Step:
    """Return *cells* after every step of this module, and what they tell."""
    found, remarks = dict(cells), []
    for step in (part_coordinates, move_positions, empty_impossible, part_countries, move_addresses):
        found, told = step(found)
        remarks += told
    return found, remarks
