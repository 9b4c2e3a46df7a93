"""What stands around a date in a cell and says nothing of it: marks of notes, quotes, signs, clocks."""

import re
import unicodedata

_RAISED = re.compile("[\u00b9\u00b2\u00b3\u2070-\u2079\u2080-\u2089\u2460-\u2473]+")
_MARKS = re.compile(r"(?:(?<=\d{4})|(?<=\D\d\d)|(?<=\D\d)|(?<=[^\W\d]))\s*[*†‡§#]+$")
_BRACKETS = re.compile(
    r"(?<=\S)\s*\[(?:\d{1,3}|[a-z]|(?:note|nb|n|citation|주|각주|註|注)[\s.]*(?:needed|\d{0,3}))\]$",
    re.IGNORECASE,
)
_DASHES = str.maketrans({
    "‐": "-", "‑": "-", "‒": "–", "—": "–", "―": "–", "∼": "~", "〜": "~", "～": "~", "−": "-", "→": "–",
    "⁓": "~",
})  # fmt: skip
_QUOTED = re.compile(r"(?P<quote>[\"'“”‘’«»]).*[\"'“”‘’«»]")
_IN_BRACKETS = re.compile(r"\([^()]+\)")
_LEADING = re.compile(
    r"^(?:(?:on|in|during|dated|the\s+year|year|anno|am|im|le|en)\s+|(?:양력|서기|陽曆|公曆|公历|西暦|西历)\s*)"
    r"(?=.*\d)(?!\d{1,2}$)",
    re.IGNORECASE,
)
_ZONES = (
    r"Z|UTC|GMT|KST|JST|CST|HKT|EST|EDT|CDT|MST|MDT|PST|PDT|BST|CET|CEST|EET|EEST|MSK|ICT|SGT|AEST"
    r"|local time|hrs?|h|uhr|hours"
)
_CLOCK = re.compile(
    r"(?:(?<=[\da-z.)])(?:\s*T|,?\s+(?:at\s+)?)\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?|(?<=\d{8})T?\d{4}(?:\d\d)?(?:\.\d+)?)\s*"
    rf"(?:[AP]\.?M\.?)?\s*(?:{_ZONES})?(?:\s*[+-]\d{{2}}(?::?\d{{2}})?)?(?:\s*\([\w ]+\))?$",
    re.IGNORECASE | re.ASCII,
)
_CLOCK_BEFORE_YEAR = re.compile(
    rf"\s+\d{{1,2}}(?::\d\d){{1,2}}(?:\s+(?:{_ZONES}))?(?=\s+\d{{4}}$)", re.ASCII
)
_CLOCK_EAST = re.compile(
    r"(?<=[\d일日.)])\s*(?:오전|오후|새벽|아침|저녁|밤|낮|午前|午後|上午|下午|凌晨|晚上)?\s*"
    r"\d{1,2}(?:시|時|时|点|點|:\d\d)(?:\s*\d{1,2}(?:분|分)|\s*반)?\s*(?:경|쯤|頃)?$"
)  # fmt: skip
_ASIDE = re.compile(r"(?<=[\d일日])\s*(?:오전|오후|새벽|아침|저녁|밤|午前|午後|上午|下午|凌晨|晚上)$")


def tidied(text: str) -> str:
    """Return *text* without marks of notes, quotes and signs around it, its dashes as the usual ones.

    >>> tidied("12 March 2018[3]"), tidied("“1998‑99”,"), tidied("on 12 March 2018*")
    ('12 March 2018', '1998-99', '12 March 2018')
    """
    text = unicodedata.normalize("NFKC", _RAISED.sub("", text)).translate(_DASHES).strip()
    while found := _BRACKETS.search(text):
        text = text[: found.start()]
    text = _MARKS.sub("", text).rstrip(",;: ")
    if _QUOTED.fullmatch(text) or _IN_BRACKETS.fullmatch(text):
        text = text[1:-1].strip()
    return _LEADING.sub("", text, count=1)


def without_clock(text: str) -> str:
    """Return *text* without a time of day.

    >>> without_clock("2018-03-12T10:30Z"), without_clock("2018년 3월 12일 오후 3시")
    ('2018-03-12', '2018년 3월 12일')
    """
    text = _CLOCK_BEFORE_YEAR.sub("", _CLOCK.sub("", text))
    return _ASIDE.sub("", _CLOCK_EAST.sub("", text))
