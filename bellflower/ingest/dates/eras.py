"""Years that are counted from another beginning, such as Juche 93, as the years of our calendar."""

import re

from bellflower.i18n import _
from bellflower.record.checks.reasons import Reason

_BEFORE = {  # the year before the first of each era
    **dict.fromkeys(("juche", "chuche", "주체", "民國", "民国", "minguo", "大正"), 1911),
    **dict.fromkeys(("단기", "단군기원", "檀紀", "檀君紀元", "dangun", "dangi"), -2333),
    "불기": -544, "พศ": -543, "明治": 1867, "昭和": 1925, "平成": 1988, "令和": 2018,
}  # fmt: skip
_NAME = (
    r"(?P<era>juche|ch['’]?uch['’]?e|주체|단군기원|단기|檀君紀元|檀紀|dangun|dangi|불기|พ\.?ศ\.?|民[國国]|minguo"
    r"|明治|大正|昭和|平成|令和)"
)
_COUNT = r"\s*(?:year\s*)?(?P<count>\d{1,4}|元)(?!\d)"
_FIRST = re.compile(rf"{_NAME}{_COUNT}(?:\s*\((?P<year>\d{{4}})년?\))?", re.IGNORECASE | re.ASCII)
_SECOND = re.compile(rf"(?P<year>\d{{4}})년?\s*\({_NAME}{_COUNT}년?\)", re.IGNORECASE | re.ASCII)


def without_era(text: str) -> str | Reason:
    """Return *text* with a year of our calendar in place of that of an era; a reason if both disagree.

    >>> without_era("주체93(2004)년 3월"), without_era("12 March, Juche 93"), without_era("1999")
    ('2004년 3월', '12 March, 2004', '1999')
    """
    found = _SECOND.search(text) or _FIRST.search(text)
    if not found:
        return text
    name = re.sub("['’.]", "", found["era"].casefold())
    year = _BEFORE[name] + (1 if found["count"] == "元" else int(found["count"]))
    if found["year"] and int(found["year"]) != year:
        told = _("names {year}, but the year of its era is {other}")
        return Reason(told.format(year=found["year"], other=year), _("Correct one of the two years."))
    return f"{text[: found.start()]}{year:04}{text[found.end() :]}"
