"""A table of a reader's file while it is judged: rows that were refused, and what was made of others."""

import re
from dataclasses import dataclass, field

import numpy as np

from bellflower.i18n import _
from bellflower.ingest.raw_table import RawTable
from bellflower.record.checks.column_checks import Rows
from bellflower.record.checks.reasons import Reason
from bellflower.record.problems import Problem

_DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]+)?")


@dataclass(frozen=True)
class Note:
    """What was made of a value that is shown all the same: where it is first, and in how many rows."""

    file: str
    line: int
    column: str
    value: str
    text: str
    count: int


@dataclass
class Normal:
    """A table in the columns of the record, with the rows that were refused in it.

    ``refused`` holds the problems by row number; ``raw`` is the table as it was read; ``unknown`` holds,
    by column, the texts that are no value of its closed list, with the number of rows.
    """

    raw: RawTable
    rows: Rows
    refused: dict[int, list[Problem]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    unknown: dict[str, dict[str, int]] = field(default_factory=dict)

    def refuse(self, row: int, target: str, reason: Reason) -> None:
        """Refuse the row number *row* because of its cell of the column *target*, with *reason*."""
        name = self.rows.names.get(target, "")
        value = str(self.raw.cells[name].iloc[row]) if name else ""
        if target == "latitude" and self._is_turned(row, value):
            remedy = _("Latitude and longitude seem to be exchanged: the latitude goes from -90 to 90.")
            reason = Reason(reason.text, remedy)
        problem = Problem(
            self.raw.file, int(self.raw.lines[row]), name or target, value, reason.text, reason.remedy
        )
        self.refused.setdefault(row, []).append(problem)

    def _is_turned(self, row: int, latitude: str) -> bool:
        """Whether the coordinates of a row are possible ones the other way around."""
        name = self.rows.names.get("longitude", "")
        longitude = str(self.raw.cells[name].iloc[row]).strip() if name else ""
        if not (_DEGREES.fullmatch(latitude.strip()) and _DEGREES.fullmatch(longitude)):
            return False
        return abs(float(latitude)) <= 180 and abs(float(longitude)) <= 90

    def kept(self) -> Rows:
        """Return the rows that were not refused."""
        wanted = np.ones(len(self.rows.frame), dtype="bool")
        wanted[list(self.refused)] = False
        return self.rows.keep(wanted)
