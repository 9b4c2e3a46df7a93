"""A table of Parquet as texts, with days as days."""

import io
from typing import Any

from bellflower.i18n import _
from bellflower.ingest.files.raw_table import RawTable, gather
from bellflower.ingest.files.records import value_text
from bellflower.ingest.files.workbook_reader import cell_text
from bellflower.ingest.limits import MAX_COLUMNS, MAX_UNPACKED, UnreadableError, megabytes
from bellflower.ingest.options import DEFAULTS, ReadOptions


def _text(value: Any) -> str:
    return value_text(value) if isinstance(value, list | dict) else cell_text(value)


def read_parquet(file: str, data: bytes, options: ReadOptions = DEFAULTS) -> RawTable:
    """Return the table in the Parquet *data*; the line of a row is its number with a header counted.

    Raises ``UnreadableError`` if it is damaged or too large.
    """
    import pyarrow as pa
    from pyarrow import parquet

    try:
        source = parquet.ParquetFile(io.BytesIO(data))
        size = sum(source.metadata.row_group(at).total_byte_size for at in range(source.num_row_groups))
        if size > MAX_UNPACKED or source.metadata.num_columns > MAX_COLUMNS:
            raise UnreadableError(
                _("{file} unpacks to {size} or has too many columns.").format(
                    file=file, size=megabytes(size)
                ),
                _("Leave out columns that are not needed."),
            )
        table = source.read()
        names = list(table.column_names)
        columns = [[_text(value) for value in column.to_pylist()] for column in table.columns]
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(
            _("{file} is a damaged file of Parquet.").format(file=file), _("Write it once more.")
        ) from error
    rows = ((line, line, list(cells)) for line, cells in enumerate(zip(*columns), 2))
    return gather(file, [(1, 1, names), *rows], options, is_headed=True)
