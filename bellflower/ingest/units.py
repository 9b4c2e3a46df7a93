"""Quantities beside a column with their unit: weights become kilograms, others are left empty."""

from collections.abc import Mapping

import numpy as np

from bellflower.i18n import _
from bellflower.ingest.files.raw_table import RawTable
from bellflower.ingest.findings import Remark
from bellflower.ingest.spellings import spelled
from bellflower.record.text_columns import Texts

_COLUMNS = frozenset(
    {
        "unit", "units", "quantityunit", "unitofmeasure", "measure", "uom", "amountunit", "weightunit",
        "einheit", "unité", "unidad", "단위", "単位", "单位",
    }
)  # fmt: skip
_KILOGRAMS = {
    **dict.fromkeys(
        ("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "킬로그램", "公斤"), 1.0
    ),
    **dict.fromkeys(("g", "gr", "gram", "grams", "gramme", "그램", "克"), 0.001),
    **dict.fromkeys(("mg", "milligram", "milligrams"), 0.000001),
    **dict.fromkeys(
        ("t", "ton", "tons", "tonne", "tonnes", "metricton", "metrictons", "톤", "吨"), 1000.0
    ),
}
QUANTITIES = tuple(f"quantity_kg_{end}" for end in ("low", "best", "high"))


def unit_column(raw: RawTable, names: Mapping[str, str]) -> str:
    """Return the column of *raw* with the unit of its quantities; empty if there is none.

    One that is read as something else, or stands beside a column whose name says kilograms, is none.
    """
    quantities = [names[each] for each in QUANTITIES if each in names]
    if not quantities or any("kg" in spelled(name) for name in quantities):
        return ""
    free = (name for name in raw.header if name not in names.values() and spelled(name) in _COLUMNS)
    return next(free, "")


def in_kilograms(
    cells: Mapping[str, Texts], raw: RawTable, names: Mapping[str, str]
) -> tuple[dict[str, Texts], list[Remark]]:
    """Return *cells* with quantities in kilograms where *raw* says another unit, and what is told."""
    unit = unit_column(raw, names)
    if not unit:
        return dict(cells), []
    found: dict[str, Texts] = dict(cells)
    remarks: list[Remark] = []
    units = [text.strip() for text in raw.cells[unit].tolist()]
    for name in QUANTITIES:
        texts = np.array(cells[name], dtype="object")
        for row in np.flatnonzero(texts != "").tolist():
            said = units[row]
            factor = _KILOGRAMS.get(spelled(said)) if said else 1.0
            if factor == 1.0:
                continue
            texts[row] = (
                "" if factor is None else f"{float(texts[row]) * factor:.9f}".rstrip("0").rstrip(".")
            )
            told = (
                _("was read as {value} kg, for its unit is “{unit}”")
                if factor
                else _("has the unit “{unit}”, which is no weight; the cell was left empty")
            )
            remarks.append(Remark(row, name, told.format(value=texts[row], unit=said)))
        found[name] = texts
    return found, remarks
