"""Dates in other words, signs and numerals than the forms know: put into the words that they do know."""

import re
from collections.abc import Callable

from bellflower.ingest.dates.names import FULL_MONTHS

_PREFIXES = {  # what stands before a date in other languages, or as a sign
    "before": "vor avant antes_de antes_do prima_del pre- pre < перед",
    "after": "nach après apres después_de despues_de depois_de dopo_il post- post > после",
    "circa": "um gegen etwa vers environ hacia cerca_de около ок. примерно 约 約 大约",
    "early": "anfang beginn début debut début_de principios_de comienzos_de inizio_del начало 初",
    "mid": "mitte mi- milieu_de mediados_de середина",
    "late": "ende fin fin_de finales_de fines_de fine_del конец",
    "since": "seit depuis desde с",
    "until": "bis jusqu'en jusqu’en hasta",
    "not before": ">= ≥ no_earlier_than",
    "by": "<= ≤ no_later_than spätestens",
}
_OTHERS = {
    word.replace("_", " "): english for english, told in _PREFIXES.items() for word in told.split()
}
_BEFORE = re.compile(
    "(?P<word>"
    + "|".join(map(re.escape, sorted(_OTHERS, key=len, reverse=True)))
    + r")(?:(?<=[-<>≤≥=.约約初])\s*|\s+)"
    r"(?:(?:the|der|des|den|dem|les|le|la|los|el|l')\s*)?(?P<date>\S*\d.*)",
    re.IGNORECASE,
)
_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_FIRST_CENTURY = 11
_CENTURIES = {
    name: _FIRST_CENTURY + number
    for number, name in enumerate("xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split())  # noqa: SIM905
}
_DIGITS = {sign: str(number % 10) for number, sign in enumerate("零一二三四五六七八九")} | {"〇": "0"}


def _numeral(found: re.Match[str]) -> str:
    """Return a number in Chinese signs as digits: a year digit by digit, others with tens.

    >>> _numeral(re.fullmatch(".+", "二十三")), _numeral(re.fullmatch(".+", "一九九八"))
    ('23', '1998')
    """
    tens, ten, ones = found[0].partition("十")
    if not ten:
        return "".join(_DIGITS[sign] for sign in found[0])
    return str(int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0")))


def _century(found: re.Match[str]) -> str:
    number = _CENTURIES.get(found["roman"].casefold(), 0) if found["roman"] else int(found["number"])
    return f"{number}th century" if number else found[0]


def _roman_month(found: re.Match[str]) -> str:
    month = FULL_MONTHS[_ROMAN.index(found["roman"].casefold())]
    return f"{found['day'] or ''} {month} {found['year']}".strip()


def _decade_of_century(found: re.Match[str]) -> str:
    return f"{int(found[1]) - 1:02}{found[2]}년대"


def _give_or_take(found: re.Match[str]) -> str:
    year, years = int(found[1]), int(found[2])
    return f"[{year - years}..{year + years}]"


_DAYS = r"^(\d{4})([./])\s?(\d\d?)\2\s?(\d\d?)"
_R = "|".join(sorted(_CENTURIES, key=len, reverse=True))
_M = "|".join(sorted(_ROMAN, key=len, reverse=True))
_Write = str | Callable[[re.Match[str]], str]
_RULES: tuple[tuple[re.Pattern[str], _Write], ...] = tuple(
    (re.compile(form, re.IGNORECASE), write)
    for form, write in (
        (r"[零〇一二三四五六七八九十]+(?=年|月|日|号|號|世)", _numeral),
        (r"(?<=[년월일대\d]) ?부터\s*(?=.*\d)", "–"),
        (r"(?<=[年月日\d])(?:から|至|到)(?=.*[\d])", "–"),
        (r"(?<=–)(.*\d.*?)(?: ?까지|まで|为止|止)$", r"\1"),
        (r"上旬", "초순"),
        (r"中旬", "중순"),
        (r"下旬", "하순"),
        (r"(?<=[年月代紀纪])(?:の)?(?:初頭|初め|初期|初)$", "초"),
        (r"(?<=[년월대기]) ?(?:초기|초엽|초반경|초경)$", " 초"),
        (r"(?<=[年月代紀纪])(?:の)?(?:末期|末|終わり|底)$", "말"),
        (r"(?<=[년월대기]) ?(?:말기|말엽)$", " 말"),
        (r"(?<=[年月代紀纪])(?:の)?前半$", "전반"),
        (r"(?<=[年月代紀纪])(?:の)?(?:後半|后半)$", "후반"),
        (r"(?<=[年月代紀纪])(?:の)?(?:中頃|半ば|中期|中叶)$", "중반"),
        (r"(?<=[년월대기]) ?(?:중기|중엽)$", " 중반"),
        (r"(?<=[年月日代])(?:頃|ごろ|ころ|前後|前后|左右)$", "경"),
        (r"(?<=[년월일대]) ?(?:전후|께)$", "경"),
        (r"(?<=[年月日代])(?:以前|まで)$", " 이전"),
        (r"(?<=[年月日代])(?:以後|以后|以降|以来|以來)$", " 이후"),
        (r"(?<=[년월일대]) ?(?:이래|이후로)$", " 이후"),
        (r"^自(?=\d)", ""),
        (r"(?<=年)の(?=[春夏秋冬])", ""),
        (r"(?<=[년월]) ?중$", ""),
        (r"([1-4])/4(?= ?분기)", r"\1"),
        (r"(?<=\d{4}) ?(?=[상하]반기$|[1-4]분기$)", "년 "),
        (
            rf"(?P<number>1[1-9]|2[01])\. ?Jahrhunderts?|(?:siglo|secolo|século|s\.) ?(?P<roman>{_R})$",
            _century,
        ),
        (rf"^(?P<roman>{_R})(?P<number>)(?:e|ème)? ?(?:siècle|век|в\.)$", _century),
        (rf"^(?:(?P<day>\d{{1,2}})[\s./-]+)?(?P<roman>{_M})[\s./-]+(?P<year>\d{{4}})$", _roman_month),
        (r"\b(\d{3}0)er(?: ?Jahren?)?$", r"\1s"),
        (r"^(?:les )?(?:années|annees|años|anos|anni) (\d{3}0)$", r"\1s"),
        (r"\b(\d{3}0)-?(?:е|х)(?: ?(?:годы|годов|гг\.?))?$", r"\1s"),
        (r"(?<=\d{4}) ?(?:года?|г\.)$", ""),
        (r"^(?:the )?(?:1st|first) half of (?:the )?(?=\d{4}s|\d\d?th)", "early "),
        (r"^(?:the )?(?:2nd|second|latter) half of (?:the )?(?=\d{4}s|\d\d?th)", "late "),
        (r"^(?:the )?1st half of ", "first half of "),
        (r"^(?:the )?2nd half of ", "second half of "),
        (r"^(?:the )?(?:first|1st) quarter(?: of)? (?=\d{4}$)", "Q1 "),
        (r"^(?:the )?(?:second|2nd) quarter(?: of)? (?=\d{4}$)", "Q2 "),
        (r"^(?:the )?(?:third|3rd) quarter(?: of)? (?=\d{4}$)", "Q3 "),
        (r"^(?:the )?(?:fourth|4th|last) quarter(?: of)? (?=\d{4}$)", "Q4 "),
        (r"^([1-4])Q[\s/-]*(?=\d{4}$)", r"Q\1 "),
        (r"^(?:week|W|KW) ?(\d\d?)[,/ -]+(\d{4})$", lambda found: f"{found[2]}-W{int(found[1]):02}"),
        (
            r"^(\d{4})년?,? (?:week|KW|제)? ?(\d\d?)(?:주차?)?$",
            lambda found: f"{found[1]}-W{int(found[2]):02}",
        ),
        (r"^(.+\d) ?(?:or later|or after|or newer|and later|and after|\+)$", r"not before \1"),
        (r"^(.+\d) ?(?:or earlier|or before|or older|and earlier|and before)$", r"by \1"),
        (r"^(\d{4}(?:-\d\d){0,2})\.\.(\d{4}(?:-\d\d){0,2})$", r"\1/\2"),
        (r"^(.+\d) ?(?:onwards?|and on)$", r"since \1"),
        (r"^(\d{4}) ?(?:±|\+/?-) ?(\d\d?)$", _give_or_take),
        (r"^(\d{4})[ _](\d\d)[ _](\d\d)$", r"\1-\2-\3"),
        (_DAYS + r"\.?\s?[-~–]\s?(\d{4}[./]\s?\d\d?[./]\s?\d\d?)\.?$", r"\1\2\3\2\4–\5"),
        (_DAYS + r"\.?\s?[-~–]\s?(\d\d?)\2\s?(\d\d?)\.?$", r"\1-\3-\4–\1-\5-\6"),
        (_DAYS + r"\.?\s?[-~–]\s?(\d\d?)\.?$", r"\1-\3-\4–\1-\3-\5"),
        (r"\b(\d\d) ?(?:세기|世紀|世纪) ?(\d0)(?:년대|年代)", _decade_of_century),
    )
)


def in_known_words(text: str) -> str:
    """Return *text* with words of other languages, signs and numerals as those of the known forms.

    >>> in_known_words("vor 1990"), in_known_words("二〇一八年三月"), in_known_words("1990年代初頭")
    ('before 1990', '2018年3月', '1990年代초')
    """
    if _ISO.fullmatch(text):
        return text
    for form, write in _RULES:
        text = form.sub(write, text)
    if found := _BEFORE.fullmatch(text):
        return f"{_OTHERS[found['word'].casefold()]} {found['date']}"
    return text
