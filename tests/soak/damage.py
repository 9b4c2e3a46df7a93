"""Files of readers, damaged at random: cells, text, encoding, bytes, archives, workbooks."""

import io
import struct
import zipfile
import zlib
from csv import reader, writer
from itertools import islice
from pathlib import Path
from random import Random

from bellflower.analysis.selection import select
from bellflower.ingest.template import template_csv, template_workbook
from bellflower.publish.export.workbook import workbook
from bellflower.query.permalink import View
from bellflower.record.dataset import load_dataset
from bellflower.record.schema import DATA, load_tables

NASTY = (
    "", " ", "\n", "\r", "\t", "\"", "\"\"", "'", ",", ";", "\\", "\0", "\x1b[31m", "\ufeff",
    "\u202e", "\u2028", "\ud7ff", "=1+1", "=HYPERLINK(A1)", "@x", "-1", "+1", "1e309", "nan",
    "inf", "-0", "٢٠٢٠", "1,5", "1.234,56", "0" * 400, "9" * 400, "x" * 16_000, "가나다",
    "ᄀ" * 300, "👩‍👩‍👧‍👦", "<script>alert(1)</script>", "</style><!--", "{{7*7}}", "{0}", "%s",
    "%n", "../../etc/passwd", "javascript:alert(1)", "data:text/html,x", "https://a b",
    "https://[::1", "//a", "1976", "1976-13", "1976-02-30", "0000", "9999", "10000", "-0044",
    "Y170000", "[..1976]", "1976/..", "../..", "1976~?%", "[1976..1975]", "{1976,1977}",
    "1976/1975", "12/31/1999", "31.12.1999", "1999년 4월", "Apr 99", "spring 1999", "1990s",
    "40000", "39.9", "129.04", "91", "181", "-91", "35,1", "35°10′N", "KP-08", "KP-99", "kp",
    "opium;heroin;;", ";", "hamhung", "Hamhung", "함흥", "north-korea", "published", "withdrawn",
    "TRUE", "1", "null", "None", "#REF!", "#N/A",
)  # fmt: skip
CODES = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1",
    "cp949", "euc-kr", "johab", "iso2022_kr", "shift_jis", "gb18030", "cp1251", "mac_roman",
    "utf-7", "cp037",
)  # fmt: skip
_PATHS = (
    "../events.csv", "/etc/events.csv", "C:\\events.csv", "a/../events.csv", "events.CSV",
    "a/b/events.csv", "", ".", "events", "__MACOSX/events.csv", "events.csv/", "e\0vents.csv",
    "événements.csv", "events.csv ", "claims.csv", "x" * 300 + ".csv",
)  # fmt: skip
_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "0123456789">'
    b'<!ENTITY c "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">'
    b'<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">'
    b'<!ENTITY x SYSTEM "file:///etc/hostname">]><b>&g;&x;</b>'
)
_SIZES = (0, 1, 0xFFFFFFFF, 0x7FFFFFFF, 65535)
_WAYS = (
    zipfile.ZIP_DEFLATED,
    zipfile.ZIP_DEFLATED,
    zipfile.ZIP_STORED,
    zipfile.ZIP_BZIP2,
    zipfile.ZIP_LZMA,
)
_KINDS = (b't="d"', b't="e"', b't="b"', b"", b't="x"')
_CELLS = (b'r="XFD9', b'r="ZZZZZ', b'r="', b'r="A99999')


def _tables() -> dict[str, list[list[str]]]:
    """Return the first rows of each table as they stand in its file, by the name of that."""
    found = {}
    for table in load_tables().values():
        with (DATA / table.path).open(encoding="utf-8", newline="") as file:
            found[Path(table.path).name] = list(islice(reader(file), 7))
    return found


class Seeds:
    """Good files to begin with."""

    def __init__(self) -> None:
        """Take them from the shipped record and the template."""
        self.tables = _tables()
        text = template_csv().lstrip("\ufeff")
        self.template = [line.split(",") for line in text.splitlines()]
        record = load_dataset()
        selection = select(record, View())
        few = type(selection)(record, View(), record.events.head(5))
        self.books = [template_workbook(), workbook(few)]


def csv_bytes(chance: Random, rows: list[list[str]]) -> bytes:
    """Return *rows* as CSV in some dialect and encoding."""
    buffer = io.StringIO()
    end = chance.choice(["\n", "\n", "\r\n", "\r"])
    writer(buffer, delimiter=chance.choice(",,,;\t|"), lineterminator=end).writerows(rows)
    text = buffer.getvalue()
    if chance.random() < 0.1:
        text = chance.choice(["sep=;\n", "\n\n", "# a note\n", "sep=", "sep=\n"]) + text
    return text.encode(chance.choice(CODES) if chance.random() < 0.4 else "utf-8", "replace")


def damage_cells(chance: Random, rows: list[list[str]]) -> list[list[str]]:
    """Return a copy of *rows* with cells, columns and rows changed."""
    rows = [list(row) for row in rows]
    for _ in range(chance.randrange(8)):
        row = chance.randrange(len(rows))
        column = chance.randrange(max(1, len(rows[row]))) if rows[row] else 0
        match chance.randrange(9):
            case 0 | 1 | 2 | 3 if rows[row]:
                rows[row][column] = chance.choice(NASTY)
            case 4 if rows[row]:
                rows[row][column] += chance.choice(NASTY)
            case 5:
                rows[row].insert(column, chance.choice(NASTY))
            case 6 if rows[row]:
                del rows[row][column]
            case 7:
                rows.insert(row, list(rows[chance.randrange(len(rows))]))
            case 8 if len(rows) > 1:
                del rows[row]
    return rows


def damage_bytes(chance: Random, data: bytes) -> bytes:
    """Return a copy of *data* with some bytes changed, cut, put in, or repeated."""
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(6):
            case 0 if at < len(changed):
                changed[at] = chance.randrange(256)
            case 1:
                changed[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 5)))
            case 2:
                del changed[at : at + chance.randrange(1, 40)]
            case 3:
                del changed[at:]
            case 4:
                start = chance.randrange(len(changed) + 1)
                changed[at:at] = changed[start : start + chance.randrange(200)]
            case 5 if len(changed) > 8:
                at = min(at, len(changed) - 4)
                changed[at : at + 4] = struct.pack(
                    "<I", chance.choice([0, 1, 0xFFFFFFFF, 0x7FFFFFFF, 65535])
                )
    return bytes(changed)


def zip_bytes(chance: Random, members: dict[str, bytes]) -> bytes:
    """Return *members* packed, with names, flags and contents that may be hostile."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            path = chance.choice(_PATHS) if chance.random() < 0.05 else name
            info = zipfile.ZipInfo(path or "x")
            info.compress_type = chance.choice(
                [
                    zipfile.ZIP_DEFLATED,
                    zipfile.ZIP_DEFLATED,
                    zipfile.ZIP_STORED,
                    zipfile.ZIP_BZIP2,
                    zipfile.ZIP_LZMA,
                ]
            )
            if chance.random() < 0.03:
                info.external_attr = 0o120777 << 16  # a link
            archive.writestr(info, content)
            if chance.random() < 0.03:
                archive.writestr(f"{name}.csv", b"a,b\n" + b"0" * 3_000_000)
    data = buffer.getvalue()
    if chance.random() < 0.1:
        data = data.replace(struct.pack("<I", zlib.crc32(content)), b"\0\0\0\0")
    return data


def damage_book(chance: Random, data: bytes) -> bytes:
    """Return the workbook *data* with parts of its XML changed and packed anew."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(chance.randrange(1, 4)):
        name = chance.choice(list(members))
        match chance.randrange(7):
            case 0 | 1:
                members[name] = damage_bytes(chance, members[name])
            case 2:
                members[name] = _BOMB
            case 3:
                members.pop(name)
                members = members or {"a": b""}
            case 4:
                members[name] = members[name].replace(
                    b't="s"', chance.choice([b't="d"', b't="e"', b't="b"', b"", b't="x"'])
                )
            case 5:
                members[name] = members[name].replace(
                    b'r="A', chance.choice([b'r="XFD9', b'r="ZZZZZ', b'r="', b'r="A99999'])
                )
            case 6:
                text = chance.choice(NASTY).encode("utf-8", "replace")
                members[name] = members[name].replace(b"</v>", text + b"</v>", 3)
    return zip_bytes(chance, members)


def damaged(chance: Random, seeds: Seeds) -> tuple[str, bytes]:
    """Return the name and the content of some file that a reader might bring."""
    match chance.randrange(10):
        case 0 | 1 | 2:
            rows = chance.choice([seeds.template, seeds.tables["events.csv"]])
            name, data = "mine.csv", csv_bytes(chance, damage_cells(chance, rows))
        case 3 | 4 | 5:
            wanted = [
                "events.csv",
                *chance.sample(sorted(seeds.tables), chance.randrange(len(seeds.tables))),
            ]
            members = {
                name: csv_bytes(chance, damage_cells(chance, seeds.tables[name])) for name in wanted
            }
            name, data = "mine.zip", zip_bytes(chance, members)
        case 6 | 7 | 8:
            name, data = "mine.xlsx", damage_book(chance, chance.choice(seeds.books))
        case _:
            rows = [
                [chance.choice(NASTY) for _ in range(chance.randrange(9))]
                for _ in range(chance.randrange(1, 9))
            ]
            name, data = chance.choice(["mine.csv", "", "x.xls", "가.csv"]), csv_bytes(chance, rows)
    if chance.random() < (0.3 if name.endswith("csv") else 0.1):
        data = damage_bytes(chance, data)
    return name, data
