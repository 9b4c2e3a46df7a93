"""Bytes of a text file as text: the encoding that they say or that fits them best."""

import codecs
import io
from typing import NamedTuple

from bellflower.i18n import N_, _
from bellflower.ingest.limits import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {
    "utf-8-sig": "UTF-8",
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "cp949": "EUC-KR",
    "cp1252": "Windows-1252",
}
_SAMPLE = 4_000  # bytes from which an encoding that is not stated is told
_MOSTLY = 0.35  # part of the bytes of one parity that are zero in it
_HANGUL = range(0xAC00, 0xD7A4)
_ASSUMED = N_(
    "The file does not say its encoding; it was read as {name}. "
    "If letters look wrong, save it as UTF-8 and upload it again."
)


class Decoded(NamedTuple):
    """A text, the name of its encoding, and what was assumed, in a sentence; empty if nothing was."""

    text: str
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
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "utf-8"


def _telling(data: bytes) -> bytes:
    """Return the first lines of *data* in which something is not ASCII; no letter is cut in two."""
    lines: list[bytes] = []
    size = 0
    for line in io.BytesIO(data):
        if not line.isascii():
            lines.append(line)
            size += len(line)
            if size > _SAMPLE:
                break
    return b"".join(lines)


def _is_korean(sample: bytes) -> bool:
    """Whether what is not ASCII in *sample* are mostly common syllables of Hangul in EUC-KR."""
    try:
        letters = [letter for letter in sample.decode("cp949") if ord(letter) > 127]
    except UnicodeDecodeError:
        return False
    common = sum(
        ord(letter) in _HANGUL and len(letter.encode("euc-kr", "ignore")) == 2 for letter in letters
    )
    return bool(letters) and common * 2 > len(letters)


def _likely(data: bytes) -> str:
    from charset_normalizer import from_bytes

    sample = _telling(data)
    best = from_bytes(sample, cp_isolation=["cp949", "cp1252"]).best()
    is_korean = _is_korean(sample) or (best is not None and best.encoding == "cp949")
    return "cp949" if is_korean else "cp1252"


def decode(data: bytes) -> Decoded:
    """Return *data* as text.

    What says its encoding, or is UTF-8 or UTF-16, is read so; anything else as EUC-KR (as Windows
    extends it) or Windows-1252, whichever fits, and ``note`` says so. Raises ``UnreadableError`` if
    it is in none of them.
    """
    stated = _stated(data)
    encoding = stated or _likely(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableError(
            _("The text is in no encoding that is known here, see line {line}.").format(line=line),
            _("Save the file as UTF-8."),
        ) from error
    name = _NAMES[encoding]
    is_assumed = not stated or encoding in ("utf-16-le", "utf-16-be")
    return Decoded(text, name, _(_ASSUMED).format(name=name) if is_assumed else "")
