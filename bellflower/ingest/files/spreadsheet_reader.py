"""The sheets of an OpenDocument table (.ods) or an old workbook (.xls) as tables."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from bellflower.i18n import _
from bellflower.ingest.files.archive import check_archive
from bellflower.ingest.files.raw_table import Line, RawTable, gather
from bellflower.ingest.files.workbook_reader import cell_text
from bellflower.ingest.limits import MAX_COLUMNS, EmptyTableError, UnreadableError
from bellflower.ingest.options import DEFAULTS, ReadOptions


def _lines(rows: list[list[Any]]) -> Iterator[Line]:
    for number, row in enumerate(rows, 1):
        yield number, number, [cell_text(value) for value in row[: MAX_COLUMNS + 1]]


def read_spreadsheet(file: str, data: bytes, options: ReadOptions = DEFAULTS) -> dict[str, RawTable]:
    """Return the tables in *data* by the name of their sheet; empty sheets are passed over.

    Raises ``UnreadableError`` if it is damaged, or protected by a password.
    """
    from python_calamine import CalamineError, load_workbook

    if data.startswith(b"PK"):
        check_archive(data)
    try:
        book = load_workbook(BytesIO(data))
        names = [name for name in book.sheet_names if options.sheet in ("", name)]
        sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names}
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableError(
            _("{file} is not a spreadsheet that can be read, or it is protected by a password.").format(
                file=file
            ),
            _("Save it as an Excel workbook (.xlsx) without a password, or as CSV in UTF-8."),
        ) from error
    found = {}
    for name, rows in sheets.items():
        try:
            found[name] = gather(f"{file} › {name}", _lines(rows), options, is_padded=True)
        except EmptyTableError:
            continue
    return found
