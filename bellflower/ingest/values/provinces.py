"""Provinces of North Korea in Korean, in short and in any usual romanization."""

import re
from functools import cache

from bellflower.i18n import N_, _
from bellflower.ingest.values.cell import Cell
from bellflower.record.checks.reasons import Reason
from bellflower.record.schema import closed_values
from bellflower.text.labels import LABELS
from geo.names import fold

_USUAL = {
    "KP-01": "평양 pyongyang pyeongyang",
    "KP-02": "평남 평안남도 southpyongan southpyeongan pyongannam pyeongannam spyongan",
    "KP-03": "평북 평안북도 northpyongan northpyeongan pyonganbuk pyonganpuk pyeonganbuk npyongan",
    "KP-04": "자강 chagang jagang",
    "KP-05": "황남 황해남도 southhwanghae hwanghaenam shwanghae",
    "KP-06": "황북 황해북도 northhwanghae hwanghaebuk hwanghaepuk nhwanghae",
    "KP-07": "강원 kangwon gangwon kangwon gangweon",
    "KP-08": (
        "함남 함경남도 southhamgyong southhamgyeong southhamkyong hamgyongnam hamgyeongnam shamgyong"
    ),
    "KP-09": (
        "함북 함경북도 northhamgyong northhamgyeong northhamkyong "
        "hamgyongbuk hamgyongpuk hamgyeongbuk nhamgyong"
    ),
    "KP-10": "량강 양강 ryanggang yanggang ryangkang",
    "KP-13": "라선 나선 라진선봉 나진선봉 rason nason rajinsonbong najinsonbong",
    "KP-14": "남포 nampo nampho",
    "KP-15": "개성 kaesong gaeseong kaesung",
}
_WORDS = re.compile(
    r"\b(province|prov|region|city|special|directly governed|capital|municipality|area|north korea)\b"
)
_KIND = re.compile(r"(특별시|직할시|특별자치시|특급시|do|to|si|도|시)$")
_UNKNOWN = N_("is not a province of North Korea that is known")


def _key(text: str) -> str:
    bare = _WORDS.sub(" ", fold(text)).replace(" ", "")
    return _KIND.sub("", bare) if len(bare) > 3 or not bare.isascii() else bare


@cache
def _codes() -> dict[str, str]:
    codes = closed_values("places", "province")
    named = {_key(name): code for code, names in _USUAL.items() for name in names.split()}
    named |= {_key(LABELS[code]): code for code in codes}
    return {key: code for key, code in named.items() if code in codes} | {
        fold(code): code for code in codes
    }


def read_province(text: str) -> Cell:
    """Read the name or the code of a province.

    >>> read_province("함경남도").text, read_province("S. Hamgyong Province").text
    ('KP-08', 'KP-08')
    """
    found = _codes().get(_key(text)) or _codes().get(fold(text))
    if found:
        is_usual = text.upper() == found or fold(LABELS[found]) == fold(text)
        return Cell(
            found, note="" if is_usual else _("was read as {value}").format(value=_(LABELS[found]))
        )
    return Cell(text, Reason(_(_UNKNOWN), _("Write its name, such as South Hamgyong, or its code.")))
