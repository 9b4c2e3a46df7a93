"""Days of the week beside a date: passed over where they agree with it, and told where they do not."""

import re
from datetime import date

from babel.dates import get_day_names

from bellflower.i18n import _, current_language

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "ru", "ko", "ja", "zh")
_NUMBERS = {
    name.casefold(): number
    for language in _LANGUAGES
    for number, name in get_day_names("wide", "format", language).items()
}
_SHORT = {
    name: number
    for number, names in enumerate(("mon", "tue tues", "wed", "thu thur thurs", "fri", "sat", "sun"))
    for name in names.split()
}
_IN_BRACKETS = {
    sign: number for signs in ("월화수목금토일", "月火水木金土日") for number, sign in enumerate(signs)
}
_NUMBERS |= _SHORT | _IN_BRACKETS
_WORDS = "|".join(sorted(_NUMBERS.keys() - _IN_BRACKETS.keys(), key=len, reverse=True))
_BESIDE = re.compile(
    rf"(?<!\w)(?P<before>{_WORDS})\.?[,\s]+(?=\S)|[\s,]*\((?P<within>{_WORDS}|[{''.join(_IN_BRACKETS)}])\.?\)"
    rf"|(?<=[\w.])[\s,]+(?P<after>{_WORDS})\.?$",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def without_weekday(text: str) -> str:
    """Return *text* without its first day of the week.

    >>> without_weekday("Monday, 12 March 2018"), without_weekday("2018. 3. 12. (월)")
    ('12 March 2018', '2018. 3. 12.')
    """
    return _BESIDE.sub("", text, count=1)


def contradiction(text: str, edtf: str) -> str:
    """Say that a day of the week in *text* is not that of the date *edtf*; empty if all agree.

    >>> contradiction("Friday 12 March 2018", "2018-03-12")
    'the day of the week does not agree: 2018-03-12 was a Monday'
    """
    named = [_NUMBERS[(found[found.lastgroup or ""]).casefold()] for found in _BESIDE.finditer(text)]
    days = _DAY.findall(edtf)[: len(named)]
    for number, day in zip(named, days):
        right = date.fromisoformat(day).weekday()
        if number != right:
            name = get_day_names("wide", "format", current_language())[right]
            told = _("the day of the week does not agree: {date} was a {weekday}")
            return told.format(date=day, weekday=name)
    return ""
