"""What kind of file a reader brings, told by its first bytes and, in an archive, by what it holds."""

import re

from bellflower.i18n import N_, _
from bellflower.ingest.files.archive import member_names
from bellflower.ingest.limits import UnreadableError

CSV, ARCHIVE, WORKBOOK, SPREADSHEET, JSON, KML, PARQUET = (
    "csv", "archive", "workbook", "spreadsheet", "json", "kml", "parquet",
)  # fmt: skip
_SAVE = N_("Save the table as CSV in UTF-8 or as an Excel workbook (.xlsx), and bring that.")
_NOT_TABLES = (  # first bytes, and what such a file is called
    (b"%PDF", N_("a PDF, which holds pages and no table")),
    (b"{\\rtf", N_("a text document (RTF)")),
    (b"\x89PNG", N_("a picture")), (b"\xff\xd8\xff", N_("a picture")), (b"GIF8", N_("a picture")),
    (b"RIFF", N_("a sound, a film or a picture")), (b"SQLite format 3", N_("a database of SQLite")),
    (b"\x1f\x8b", N_("packed with gzip")), (b"7z\xbc\xaf", N_("packed with 7-Zip")),
    (b"Rar!", N_("packed with RAR")),
    (b"BZh", N_("packed with bzip2")), (b"\xfd7zXZ", N_("packed with xz")),
    (b"SIMPLE  =", N_("a picture")), (b"$FL2", N_("a file of SPSS")),
    (b"<stata_dta>", N_("a file of Stata")),
)  # fmt: skip
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|script|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<(?:\?xml|kml|gpx|rss|feed|svg)\b", re.IGNORECASE)
_JSON = re.compile(rb"\s*(?:\[\s*[\[{]|\{\s*[\"}])|\x1e\s*\{")
_IN_ARCHIVE = (
    ("word/document.xml", N_("a text document (Word)")),
    ("ppt/presentation.xml", N_("a set of slides (PowerPoint)")),
)
_OLD = b"\xd0\xcf\x11\xe0"


def _refused(name: str, what: str) -> UnreadableError:
    return UnreadableError(_("{file} is {what}.").format(file=name, what=_(what)), _(_SAVE))


def _in_archive(name: str, data: bytes) -> str:
    members = member_names(data)
    for path, what in _IN_ARCHIVE:
        if path in members:
            raise _refused(name, what)
    if any(path.startswith("xl/workbook") for path in members):
        return WORKBOOK
    if "content.xml" in members and "mimetype" in members:
        return SPREADSHEET
    return ARCHIVE


def _of_text(name: str, data: bytes) -> str:
    head = data[:2_000].removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(head):
        raise _refused(name, N_("a web page (HTML), whatever it is called"))
    if _XML.match(head):
        if b"<html" in head.lower() or b"<!doctype html" in head.lower():
            raise _refused(name, N_("a web page (HTML), whatever it is called"))
        return KML
    return JSON if _JSON.match(head) else CSV


def kind_of(name: str, data: bytes) -> str:
    """Return which kind of file *data* is; what is no table raises ``UnreadableError`` with its name."""
    if data.startswith(b"PK\x03\x04"):
        return _in_archive(name, data)
    if data.startswith(_OLD):
        return SPREADSHEET
    if data.startswith(b"PAR1"):
        return PARQUET
    for mark, what in _NOT_TABLES:
        if data.startswith(mark):
            raise _refused(name, what)
    return _of_text(name, data)
