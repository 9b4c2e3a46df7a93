"""Names in dates: months and days of the week in English, seasons, and words for an end that is open."""

import re

_FULL = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_MONTHS = {name[:length]: number for number, name in enumerate(_FULL, 1) for length in (3, len(name))}
_MONTHS |= {"sept": 9}
MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?(?![a-z])"
WEEKDAY = re.compile(
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)\.?,?\s+(?=\S)",
    re.IGNORECASE,
)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
SEASON = rf"(?P<season>{'|'.join(_SEASONS)})"
OPEN = frozenset(
    {
        "present", "the present", "now", "ongoing", "on-going", "current", "currently", "today",
        "to date",
        "till now", "until now", "still", "continuing", "open", "현재", "지금", "진행 중", "진행중",
    }
)  # fmt: skip


def month_number(name: str) -> int:
    """Return the number of the month whose whole name or usual short form is *name*; 0 if it is none.

    >>> month_number("Sept."), month_number("February"), month_number("Maybe")
    (9, 2, 0)
    """
    return _MONTHS.get(name.casefold().rstrip("."), 0)


def season_number(name: str) -> int:
    """Return the number that EDTF has for a season."""
    return _SEASONS[name.casefold()]
