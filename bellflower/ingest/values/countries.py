"""Countries and languages in any usual spelling or code, as the two letters of the record."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from bellflower.i18n import LANGUAGES, N_, _
from bellflower.ingest.values.cell import Cell
from bellflower.record.checks.reasons import Reason
from geo.names import fold

_LIST = re.compile(r"[;,|/]|\band\b")
_SEPARATE = re.compile(r"[^\w]+")
_ARTICLE = re.compile(r"^(the|republic of|state of|kingdom of|islamic republic of) ")
_BRACKET = re.compile(r"(?P<before>[^()]+?)\s*\((?P<inside>[^()]+)\)")
_USUAL = {  # names that neither the Unicode tables nor ISO 3166 have
    "CD": (
        "democratic republic of the congo|congo democratic republic|dr congo|drc|congo kinshasa"
        "|democratic republic of congo|zaire"
    ),
    "CG": "congo brazzaville|republic of the congo|republic of congo", "XK": "kosovo|xkx|xk",
    "CI": "ivory coast", "CN": "prc|mainland china|communist china|peoples republic of china|중공",
    "CV": "cape verde", "CZ": "czech republic",
    "GB": "uk|u k|great britain|britain|england|scotland|wales",
    "HK": "hong kong|hongkong|hong kong china|hong kong sar", "IR": "persia",
    "KP": (
        "dprk|d p r k|nk|n korea|north korea|korea north|조선|이북|조선민주주의인민공화국"
        "|朝鮮民主主義人民共和国|朝鲜民主主义人民共和国"
    ),
    "KR": (
        "rok|r o k|republic of korea|sk|s "
        "korea|south korea|korea south|남한|남조선|대한민국"
    ), "LA": "laos|lao pdr",
    "LK": "ceylon", "MK": "macedonia|fyrom", "MM": "burma|미얀마",
    "MO": "macau|macao|macau china|macao china|macao sar|macau sar", "NL": "holland",
    "PS": "palestine|west bank and gaza|west bank|gaza", "RU": "russia|russian federation",
    "SY": "syria", "SZ": "swaziland",
    "TL": "east timor",
    "TR": "turkey", "TW": "taiwan|republic of china|formosa|chinese taipei", "TZ": "tanzania",
    "US": "usa|us of a|united states of america|america|u s|u s a", "VA": "vatican|holy see",
    "VE": "venezuela", "VN": "vietnam|viet nam|north vietnam|south vietnam|drv",
    "YE": "north yemen|south yemen",
    "DE": "west germany|federal republic of germany|frg|brd", "KH": "kampuchea|khmer republic",
    "BO": "bolivia", "MD": "moldova", "FM": "micronesia", "BN": "brunei", "AE": "uae|emirates",
}  # fmt: skip
_GONE = frozenset(
    {
        "soviet union", "ussr", "u s s r", "su", "sun", "suhh", "yugoslavia", "yug", "yu",
        "czechoslovakia", "csk",
        "cs", "east germany", "german democratic republic", "gdr", "ddr", "dd",
        "serbia and montenegro", "scg",
        "소련", "ottoman empire", "austria hungary", "manchukuo", "prussia",
    }
)  # fmt: skip
_TWO = {"korea": "KP, KR", "corea": "KP, KR", "congo": "CD, CG"}
_OTHERS = (
    "de", "fr", "es", "pt", "it", "nl", "pl", "cs", "ru", "uk", "tr", "id", "vi", "th", "ja", "zh",
    "zh_Hant",
)  # fmt: skip  # languages beside our own whose names of countries are known
_UNKNOWN = N_("is not a country that is known")


def _key(name: str) -> str:
    return " ".join(_SEPARATE.sub(" ", fold(name).replace("'", "").replace("’", "")).split())


def _names() -> Iterator[tuple[str, str]]:
    from babel import Locale
    from babel.core import get_global
    from pycountry import countries

    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                yield name, code
    for code, aliases in get_global("territory_aliases").items():
        if len(aliases) == 1 and len(code) == 3 and code.isalpha():
            yield code, aliases[0]
    yield from _iso_names(countries)
    for code, names in _USUAL.items():
        yield from ((name, code) for name in names.split("|"))


def _iso_names(countries: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Yield what ISO 3166 calls each of *countries*, with its code."""
    for country in countries:
        for field in ("alpha_2", "alpha_3", "numeric", "name", "official_name", "common_name"):
            if told := getattr(country, field, ""):
                yield told, country.alpha_2


@cache
def _codes() -> dict[str, str]:
    return {_key(name): code for name, code in _names()}


@cache
def _elsewhere() -> dict[str, str]:
    """Return the code of each country by its names in other languages; none if two bear a name."""
    from babel import Locale

    found: dict[str, set[str]] = {}
    for language in _OTHERS:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha():
                found.setdefault(_key(name), set()).add(code)
    return {name: min(codes) for name, codes in found.items() if len(codes) == 1}


def _code(name: str) -> str:
    key = _key(name)
    if key in _GONE or key in _TWO:
        return ""
    bare = _ARTICLE.sub("", key)
    found = _codes().get(key) or _codes().get(bare, "")
    # names in other languages are many, and two or three letters are rather a code than a name
    return found or (_elsewhere().get(key, "") if len(key) > 3 or not key.isascii() else "")


def country_code(name: str) -> str:
    """Return the code of a country by any usual name or code; empty if there is none, or not one alone.

    >>> country_code("DPRK"), country_code("Korea, Republic of"), country_code("Russia (Soviet Union)")
    ('KP', 'KR', 'RU')
    """
    if code := _code(name):
        return code
    if found := _BRACKET.fullmatch(name):
        return _code(found["before"]) or _code(found["inside"])
    first, comma, last = name.partition(",")
    return _code(f"{last} {first}") if comma else ""


def read_country(text: str) -> Cell:
    """Read the name or the code of a country."""
    code = country_code(text)
    if code:
        is_name = len(text) != 2
        told = _("was read as {value}").format(value=code) if is_name and not _is_official(text) else ""
        return Cell(code, note=told)
    key, remedy = _key(text), _("Write its code in two letters, such as KP.")
    if key in _GONE:
        return Cell(text, Reason(_("is a country that is no more and has no code"), remedy))
    if key in _TWO:
        return Cell(text, Reason(_("may be any of {codes}").format(codes=_TWO[key]), remedy))
    parts = [part for part in _LIST.split(text) if part.strip()]
    codes = {country_code(part.strip()) for part in parts}
    if len(codes) == 1 and all(codes):
        return Cell(min(codes), note=_("was read as {value}").format(value=min(codes)))
    if len(parts) > 1 and all(codes):
        return Cell(text, Reason(_("names several countries, and a place lies in one"), remedy))
    return Cell(text, Reason(_(_UNKNOWN), remedy))


@cache
def _official() -> frozenset[str]:
    from babel import Locale

    return frozenset(fold(name) for each in LANGUAGES for name in Locale(each).territories.values())


def _is_official(text: str) -> bool:
    return fold(text) in _official()


@cache
def _languages() -> dict[str, str]:
    from babel import Locale
    from babel.core import get_global
    from pycountry import languages

    found: dict[str, str] = {}
    for language in languages:
        if code := getattr(language, "alpha_2", ""):
            told = [str(getattr(language, name, "")) for name in ("name", "alpha_3", "bibliographic")]
            found |= {_key(name): str(code) for name in (*told, str(code)) if name}
    for each in LANGUAGES:
        names = Locale(each).languages
        found |= {_key(str(names[code])): str(code) for code in names if len(str(code)) == 2}
    aliases = get_global("language_aliases").items()
    found |= {code: to for code, to in aliases if len(to) == 2 and code.isalpha()}
    return found | {"greek": "el", "chinese": "zh", "mandarin": "zh", "farsi": "fa", "chosun": "ko"}


@cache
def _own_names() -> dict[str, str]:
    """Return the code of each language by the name that it has for itself."""
    from babel import Locale, UnknownLocaleError

    found = {}
    for code in dict.fromkeys(_languages().values()):
        try:
            found[_key(Locale(code).languages.get(code, code))] = code
        except (UnknownLocaleError, ValueError):
            continue
    return found


def _language_code(text: str) -> str:
    key = _key(text)
    if code := _languages().get(key):
        return code
    primary = re.split(r"[-_]", text.strip())[0].casefold()
    if re.fullmatch(r"[a-z]{2,3}[-_][A-Za-z0-9_-]+", text.strip()) and primary in _languages():
        return _languages()[primary]
    return _own_names().get(key, "") if len(key) > 3 or not key.isascii() else ""


def read_language(text: str) -> Cell:
    """Read the codes (ISO 639, BCP 47) or the names of one or several languages.

    >>> read_language("eng").text, read_language("en-US; Korean").text
    ('en', 'en;ko')
    """
    codes = [_language_code(part) for part in _LIST.split(text) if part.strip()]
    if codes and all(codes):
        told = ";".join(dict.fromkeys(codes))
        return Cell(told, note="" if told == text else _("was read as {value}").format(value=told))
    reason = _("is not a language that is known")
    return Cell(text, Reason(reason, _("Write its code, such as en or ko.")))
