"""What a written date can mean: one reading, or several of which a column or the reader decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from bellflower.i18n import N_, _
from bellflower.record.checks.reasons import Reason

ORDER, PAIRS, DOTS, HUNDREDS = "order", "pairs", "dots", "hundreds"  # what can be decided
SHORT, SIX = "short_years", "six"
DAY_FIRST, MONTH_FIRST, YEAR_FIRST = "day", "month", "year"
AS_MONTH, AS_RANGE = "month", "range"
_REMEDIES = {
    ORDER: N_(
        "Write year, month and day in this order, such as {one}, or choose the order of day and month."
    ),
    PAIRS: N_("Write {one} or {other}, or choose what two numbers with a hyphen mean."),
    DOTS: N_("Write {one} or {other}."),
    HUNDREDS: N_("Write {one} or {other}."),
    SIX: N_("Write {one} or {other}."),
    SHORT: N_("Write the year with four digits, or choose the century of such years."),
}


class Several(NamedTuple):
    """The possible readings of a text, as EDTF by what decides between them.

    ``by_default`` is the reading where nothing decides; empty if that must be asked.
    """

    kind: str
    by: Mapping[str, str]
    by_default: str = ""

    def reason(self) -> Reason:
        """Say that the text can be read in two ways."""
        one, other, *_rest = sorted(set(self.by.values()))
        told = _("may be {one} or {other}").format(one=one, other=other)
        return Reason(told, _(_REMEDIES[self.kind]).format(one=one, other=other))


@dataclass(frozen=True)
class Custom:
    """What decides how the dates of a column are meant, by kind: ``ORDER``, ``PAIRS`` and so on."""

    decided: Mapping[str, str] = field(default_factory=dict)

    def choose(self, several: Several) -> str | Reason:
        """Return the reading of *several* that is meant, or the reason that it is not known."""
        values = set(several.by.values())
        if len(values) == 1:
            return values.pop()
        wanted = self.decided.get(several.kind, "")
        if found := several.by.get(wanted):
            return found
        if several.by_default and wanted != ASKED:
            return several.by[several.by_default]
        return several.reason()


ASKED = "asked"  # cells of the column speak for both readings
NO_CUSTOM = Custom()
EITHER = Custom(  # any will do
    {
        ORDER: DAY_FIRST, PAIRS: AS_MONTH, DOTS: "kept", HUNDREDS: "decade", SHORT: "past",
        SIX: AS_MONTH,
    }
)  # fmt: skip
