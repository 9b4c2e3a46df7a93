"""Bytes of a text file as text: the encoding that they say, the reader chose, or fits best."""

import codecs
import io
import re
import unicodedata
from typing import NamedTuple

from bellflower.i18n import N_, _, ngettext
from bellflower.ingest.limits import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NAMES = {  # every encoding that is read, and what it is called; those with a name can be chosen
    "utf-8": "UTF-8", "cp949": "EUC-KR", "cp1252": "Windows-1252", "mac_roman": "Mac Roman",
    "cp932": "Shift-JIS", "euc_jp": "EUC-JP", "iso2022_jp": "ISO-2022-JP", "gb18030": "GB18030",
    "big5": "Big5", "cp1251": "Windows-1251", "koi8_r": "KOI8-R", "cp866": "IBM 866",
    "cp1250": "Windows-1250",
    "cp1253": "Windows-1253", "cp1254": "Windows-1254", "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "iso8859_15": "ISO 8859-15", "cp437": "IBM 437", "cp850": "IBM 850", "johab": "Johab",
    "iso2022_kr": "ISO-2022-KR",
    "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32": "UTF-32",
    "utf-8-sig": "UTF-8",
}  # fmt: skip
CHOICES = tuple(name for name in NAMES if name not in ("utf-8-sig", "utf-16-le", "utf-16-be"))
_KNOWN = {  # what chardet calls those that it tells well, and ours
    "CP949": "cp949", "EUC-KR": "cp949", "CP932": "cp932", "SHIFT_JIS": "cp932", "EUC-JP": "euc_jp",
    "ISO-2022-JP": "iso2022_jp", "ISO-2022-KR": "iso2022_kr", "GB18030": "gb18030", "GB2312": "gb18030",
    "Big5": "big5", "Johab": "johab", "Windows-1251": "cp1251", "KOI8-R": "koi8_r", "IBM866": "cp866",
    "Windows-1253": "cp1253", "ISO-8859-7": "cp1253", "Windows-1255": "cp1255",
}  # fmt: skip
_IN_PAIRS = ("cp949", "cp932", "gb18030", "big5", "euc_jp", "johab")
_WESTERN = ("cp1252", "mac_roman", "cp1250")
_SAMPLE = 4_000  # bytes from which an encoding that is not stated is told
_SURE = 0.1  # what chardet says of a text in another script of one byte for each letter
_LETTERS = 0.4  # part of the bytes that are ASCII at least in a Western text
_MOSTLY = 0.35  # part of the bytes of one parity that are zero in UTF-16
_HANGUL = range(0xAC00, 0xD7A4)
_KANA = re.compile("[\u3041-\u30ff\uff66-\uff9d]")
_PUNCTUATION = frozenset("’‘“”–—…«»·°§©®€£™ \u00a0¿¡")
LOST = "\ufffd"  # what stands for a byte that is no letter
_FEW = 4  # letters in UTF-8 for each byte that is none, in a text that is meant as UTF-8
_ASSUMED = N_(
    "The file does not say its encoding; it was read as {name}. "
    "If letters look wrong, choose another, or save it as UTF-8 and upload it again."
)


class Decoded(NamedTuple):
    """A text, its encoding for a program and for people, and what was assumed; empty if nothing was.

    A byte that is no letter of a text in UTF-8 is :data:`LOST` in it.
    """

    text: str
    codec: str
    encoding: str
    note: str = ""


def _unmarked_utf16(data: bytes) -> str:
    sample = data[:_SAMPLE]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) / half > _MOSTLY > sample[::2].count(0) / half:
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) / half > _MOSTLY > sample[1::2].count(0) / half else ""


def _stated(data: bytes) -> str:
    """Return the encoding that *data* says or surely has; empty if it does not."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if encoding := _unmarked_utf16(data):
        return encoding
    if b"\x1b$" in data[:_SAMPLE]:
        return ""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "utf-8"


def _telling(data: bytes) -> bytes:
    """Return the first lines of *data* in which something is not ASCII; no letter is cut in two."""
    lines: list[bytes] = []
    size = 0
    text = data.replace(b"\r", b"\n") if b"\n" not in data[:_SAMPLE] else data
    for line in io.BytesIO(text):
        if not line.isascii() or b"\x1b" in line:
            lines.append(line)
            size += len(line)
            if size > _SAMPLE:
                break
    return b"".join(lines)


def _decodes(sample: bytes, encoding: str) -> str:
    try:
        return sample.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _is_korean(sample: bytes) -> bool:
    """Whether what is not ASCII in *sample* are mostly common syllables of Hangul in EUC-KR."""
    letters = [letter for letter in _decodes(sample, "cp949") if ord(letter) > 127]
    common = sum(
        ord(letter) in _HANGUL and len(letter.encode("euc-kr", "ignore")) == 2 for letter in letters
    )
    return bool(letters) and common * 2 > len(letters)


def _ranked(sample: bytes) -> list[tuple[str, float]]:
    """Return the encodings that chardet thinks of, those that are known here, the likeliest first."""
    from chardet import detect_all

    found = ((_KNOWN.get(str(each["encoding"]), ""), each["confidence"]) for each in detect_all(sample))
    return [(name, sure) for name, sure in found if name and _decodes(sample, name)]


def _runs_in_pairs(sample: bytes) -> bool:
    """Whether most bytes that are not ASCII stand beside others, as those of Asian scripts do.

    Two such letters inside a word of ASCII letters are Western ones.
    """
    runs = re.findall(rb"(?<![a-zA-Z])[\x80-\xff]{2,}|[\x80-\xff]{3,}", sample)
    return sum(map(len, runs)) * 2 > len(re.findall(rb"[\x80-\xff]", sample))


def _oddness(text: str) -> int:
    """Count letters in *text* where no language has them: a capital or a sign inside a word."""
    odd = 0
    for before, letter in zip(f" {text}", text):
        if letter.isascii() or letter in _PUNCTUATION:
            continue
        kind = unicodedata.category(letter)
        odd += 3 * (kind in ("Cc", "Cn", "Co"))
        odd += before.islower() and letter.isupper()
        odd += (not letter.isalpha()) and before.isalpha()
    return odd


def _western(sample: bytes, data: bytes) -> str:
    """Return the Western encoding that fits best; empty if the bytes are those of no text."""
    head = data[:_SAMPLE]
    if sum(byte < 128 for byte in head) < _LETTERS * len(head) or b"\0" in head:
        return ""
    has_old_lines = b"\r" in data[:_SAMPLE] and b"\n" not in data[:_SAMPLE]
    order = sorted(_WESTERN, key=lambda name: name != "mac_roman") if has_old_lines else _WESTERN
    fitting = {name: _oddness(text) for name in order if (text := _decodes(sample, name))}
    return min(fitting, key=lambda name: fitting[name], default="cp1252")


def _likely(data: bytes) -> str:
    sample = _telling(data)
    ranked = _ranked(sample)
    if ranked and ranked[0][1] > 0.9:
        return ranked[0][0]
    if _runs_in_pairs(sample):
        in_pairs = [
            name
            for name, sure in ranked
            if name in _IN_PAIRS and (sure > _SURE or _has_kana(sample, name))
        ]
        if in_pairs:
            return in_pairs[0]
        if _is_korean(sample):
            return "cp949"
    sure = [name for name, sure in ranked if sure >= _SURE]
    return sure[0] if sure else _western(sample, data)


def _has_kana(sample: bytes, name: str) -> bool:
    """Whether text in a Japanese encoding holds kana, as nearly all does; true of other encodings."""
    return name not in ("cp932", "euc_jp") or bool(_KANA.search(_decodes(sample, name)))


def _unknown(line: int) -> UnreadableError:
    return UnreadableError(
        _("The text is in no encoding that is known here, see line {line}.").format(line=line),
        _("Save the file as UTF-8."),
    )


class Lines(NamedTuple):
    """The lines of a text with their ends, the name of its encoding, and what was assumed of it.

    ``is_damaged`` says that some letters are :data:`LOST`.
    """

    lines: list[str]
    encoding: str
    note: str = ""
    is_damaged: bool = False


class _Found(NamedTuple):
    """A codec, what was assumed of it (empty if nothing was), and what is done with bytes at fault."""

    codec: str
    note: str
    errors: str = "strict"


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether nearly all letters of *data* that are not ASCII are UTF-8, and some bytes are not."""
    sample = _telling(data)
    text = sample.decode("utf-8", "replace")
    lost = text.count(LOST)
    letters = sum(not letter.isascii() for letter in text) - lost
    return bool(letters) and letters >= _FEW * lost and b"\x1b$" not in data[:_SAMPLE]


def _found(data: bytes, chosen: str) -> _Found:
    """Return the codec that is *chosen* or else found."""
    stated = "" if chosen else _stated(data)
    if (chosen or stated) in ("utf-8", "utf-8-sig", "") and _is_damaged_utf8(data):
        return _Found(chosen or stated or "utf-8", "", "replace")
    codec = chosen or stated or _likely(data)
    if not codec:
        raise _unknown(1)
    name = NAMES[codec]
    is_assumed = not chosen and (not stated or codec in ("utf-16-le", "utf-16-be"))
    return _Found(codec, _(_ASSUMED).format(name=name) if is_assumed else "")


def _lost_letters(number: int) -> str:
    """Say that so many bytes of a text in UTF-8 are no letters; empty if there are none."""
    if not number:
        return ""
    text = ngettext(
        "The file is UTF-8, but {n} byte in it is no letter and is shown as {sign}: correct the cell, or"
        " choose another encoding.",
        "The file is UTF-8, but {n} bytes in it are no letters and are shown as {sign}: correct the"
        " cells, or choose another encoding.",
        number,
    )
    return text.format(n=f"{number:,}", sign=LOST)


def decode(data: bytes, chosen: str = "") -> Decoded:
    """Return *data* as text, in the encoding that is *chosen* or else found.

    What says its encoding, or is UTF-8 or UTF-16, is read so; anything else in the one of
    :data:`NAMES` that fits best, and ``note`` says so. Raises ``UnreadableError`` if it is in none.
    """
    codec, note, errors = _found(data, chosen)
    try:
        text = data.decode(codec, errors)
    except UnicodeDecodeError as error:
        raise _unknown(data[: error.start].count(b"\n") + 1) from error
    note = note or (_lost_letters(text.count(LOST)) if errors == "replace" else "")
    return Decoded(text.removeprefix("\ufeff"), codec, NAMES[codec], note)


def decode_lines(data: bytes, chosen: str = "") -> Lines:
    """Return the lines of *data* as :func:`decode` reads it, without holding the whole text besides."""
    codec, note, errors = _found(data, chosen)
    try:
        lines = list(io.TextIOWrapper(io.BytesIO(data), codec, errors, newline=""))
    except UnicodeDecodeError as error:
        raise _unknown(_line_of_fault(data, codec)) from error
    if lines:
        lines[0] = lines[0].removeprefix("\ufeff")
    lost = sum(line.count(LOST) for line in lines) if errors == "replace" else 0
    return Lines(lines, NAMES[codec], note or _lost_letters(lost), bool(lost))


def _line_of_fault(data: bytes, codec: str) -> int:
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        return data[: error.start].count(b"\n") + 1
    return 1
