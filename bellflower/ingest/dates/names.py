"""Names in dates: months, seasons, and words for an end that is open."""

FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_MONTHS = {
    name[:length]: number for number, name in enumerate(FULL_MONTHS, 1) for length in (3, len(name))
}
_MONTHS |= {"sept": 9, "mär": 3, "mrz": 3, "okt": 10, "dez": 12, "janv": 1, "févr": 2, "fevr": 2}
_MONTHS |= {"avr": 4, "juil": 7, "déc": 12, "ene": 1, "abr": 4, "dic": 12, "fev": 2}
_ELSEWHERE = (  # whole names alone, in German, French, Spanish, Italian, Portuguese, Dutch and Russian
    "januar jänner janvier enero gennaio janeiro januari январь января",
    "februar février fevrier febrero febbraio fevereiro februari февраль февраля",
    "märz maerz mars marzo março marco maart март марта", "april avril abril aprile апрель апреля",
    "mai mayo maggio maio mei май мая", "juni juin junio giugno junho июнь июня",
    "juli juillet julio luglio julho июль июля", "août aout agosto augustus август августа",
    "septembre septiembre setiembre settembre setembro сентябрь сентября",
    "oktober octobre octubre ottobre outubro октябрь октября",
    "novembre noviembre novembro ноябрь ноября",
    "dezember décembre decembre diciembre dicembre dezembro december декабрь декабря",
)  # fmt: skip
_MONTHS |= {name: number for number, told in enumerate(_ELSEWHERE, 1) for name in told.split()}
MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?(?![a-zäéçа-я])"
SEASONS = {
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24,
    "봄": 21, "여름": 22, "가을": 23, "겨울": 24, "春": 21, "夏": 22, "秋": 23, "冬": 24,
}  # fmt: skip
_HALVES = {"1": 40, "2": 41, "first": 40, "second": 41, "상": 40, "하": 41, "上": 40, "下": 41}
SEASON = rf"(?P<season>{'|'.join(SEASONS)})"
OPEN = frozenset(
    {
        "present", "the present", "now", "ongoing", "on-going", "current", "currently", "today",
        "to date",
        "till now", "until now", "still", "continuing", "open", "현재", "지금", "진행 중", "진행중",
        "9999-12-31", "9999",
        "31/12/9999", "12/31/9999", "31.12.9999",
    }
)  # fmt: skip


def month_number(name: str) -> int:
    """Return the number of the month whose whole name or usual short form is *name*; 0 if it is none.

    >>> month_number("Sept."), month_number("February"), month_number("Maybe")
    (9, 2, 0)
    """
    return _MONTHS.get(name.casefold().rstrip("."), 0)


def half_number(name: str) -> int:
    """Return the number that EDTF has for a half of a year."""
    return _HALVES[name.casefold()]


def season_number(name: str) -> int:
    """Return the number that EDTF has for a season."""
    return SEASONS[name.casefold()]
