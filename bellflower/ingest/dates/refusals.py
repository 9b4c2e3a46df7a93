"""Why a text in a form that people know is no date here, in words that name the form."""

import re

from bellflower.i18n import N_, _
from bellflower.ingest.dates.names import MONTH
from bellflower.ingest.dates.short_years import SHORT_YEAR
from bellflower.record.checks.reasons import Reason
from bellflower.record.dates import OUTSIDE

_MONTH = MONTH.replace("?P<month>", "?:")
_TWO_DIGITS = r"'?\d\d|\d{1,2}([-./])\s?\d{1,2}\1\s?\d\d|\d{1,2}\s?[/-]\s?\d\d"
_EARLY = (
    r"-?\d{3}|-\d{1,4}|(?:ad\s*)?\d{1,3}\s*(?:ad|ce|a\.d\.|c\.e\.)?"
    r"|(?:ca?\.?\s*)?\d+\s*(?:bce?|b\.\s?c\.(?:\s?e\.)?)|기원전.*|\d+(?:st|nd|rd|th) c.* b\.?c.*"
)
_NO_YEAR = (
    rf"\d{{1,2}}(?:st|nd|rd|th)?[\s./-]*(?:of\s+)?{_MONTH}|{_MONTH}[\s.]*\d{{0,2}}(?:st|nd|rd|th)?"
    r"|\d{1,2}[월月](?:\s*\d{1,2}[일日])?|\d{1,2}[일日]"
)
_FISCAL = (
    r"(?:fy|(?:fiscal|financial|school|academic)\s+year)[\s-]*'?\d{2,4}(?:\s*[/–-]\s*\d{2,4})?"
    r"|.*\d{2,4}[年년]?\s?(?:年?度|회계연도|학년도|fy)"
)
_YEAR = r"(?:1\d{3}|2[01]\d\d)"
_NO_DAY = (
    rf"{_YEAR}-\d\d?-\d\d?|\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR}"
    rf"|\d{{1,2}}\.?\s+{_MONTH},?\s+{_YEAR}|{_MONTH}\s+\d{{1,2}},?\s+{_YEAR}"
)
_KNOWN = tuple(
    (re.compile(form, re.IGNORECASE | re.ASCII), reason, remedy)
    for form, reason, remedy in (
        (_TWO_DIGITS, SHORT_YEAR, N_("Write the year with four digits.")),
        (_EARLY, OUTSIDE, N_("Leave the row out, or write what it says into the summary of another.")),
        (
            _NO_YEAR,
            N_("has no year"), N_("Write the year."),
        ),
        (
            _FISCAL,
            N_("is a fiscal or a school year, which begins in different months"),
            N_("Write the months from which to which it goes, such as 2018-04/2019-03."),
        ),
        (
            r".*(?:음력|陰曆|阴历|农历|農曆|旧暦|lunar|aban|hijri).*",
            N_("is a date of another calendar"), N_("Write the date in the Gregorian calendar."),
        ),
        (
            r".*\d{4}\s*(?:b\.?\s?e\.?|a\.?h\.?)|(?:b\.?\s?e\.?|a\.?h\.?)\s*\d{4}.*",
            N_("is a year of another calendar"), N_("Write the year in the Gregorian calendar."),
        ),
        (
            r"[2-6]\d{4}(?:\.\d+)?",
            N_("is a day as spreadsheets count them, from 1900 or from 1904"),
            N_("Show the column as dates in the spreadsheet, and save it once more."),
        ),
        (
            r"1?\d{9}(?:\d{3})?(?:\.\d+)?",
            N_("is a time as programs count it, in seconds"), N_("Write it as a date."),
        ),
        (
            _NO_DAY,
            N_("is no day of the calendar"), N_("Correct the day or the month."),
        ),
    )
)  # fmt: skip


def known_reason(text: str) -> Reason | None:
    """Return why a text in a form that is known is no date here; nothing if its form is not known.

    >>> known_reason("12 March").text, known_reason("43171").remedy
    ('has no year', 'Show the column as dates in the spreadsheet, and save it once more.')
    """
    for form, reason, remedy in _KNOWN:
        if form.fullmatch(text):
            return Reason(_(reason), _(remedy))
    return None
