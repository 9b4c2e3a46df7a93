"""How much of a reader's file is read, and the error that says why a file is not."""

from bellflower.i18n import _

MAX_BYTES = 50 * 1024 * 1024  # of the file itself; .streamlit/config.toml says the same to the browser
MAX_UNPACKED = 200 * 1024 * 1024  # bytes of all members of an archive together
MAX_RATIO = 200  # times that an archive may grow when it is unpacked
SMALL = 1024 * 1024  # bytes below which that ratio says nothing
MAX_MEMBERS = 200  # files in an archive
MAX_ROWS = 200_000  # of one table
COMMAND_LINE_ROWS = 5_000_000  # of one table that the command line checks
COMMAND_LINE_BYTES = 2 * 1024 * 1024 * 1024  # of a file that the command line checks
MAX_COLUMNS = 200
MAX_CELL = 15_000  # characters; a title and a summary together still fit into a cell of Excel


class UnreadableError(ValueError):
    """A file that cannot be read at all; the message says why, ``remedy`` what to do."""

    def __init__(self, message: str, remedy: str = "") -> None:
        """Keep the way out beside the message."""
        super().__init__(message)
        self.remedy = remedy


class EmptyTableError(UnreadableError):
    """A table without a header."""


def megabytes(size: int) -> str:
    """Return a number of bytes as megabytes, at least one tenth.

    >>> megabytes(50 * 1024 * 1024), megabytes(10)
    ('50 MB', '0.1 MB')
    """
    return f"{max(size / 1024 / 1024, 0.1):,.1f}".removesuffix(".0") + " MB"


def refuse_size(size: int, most: int = MAX_BYTES) -> None:
    """Raise ``UnreadableError`` if a file of *size* bytes is too large to be read."""
    if size > most:
        raise UnreadableError(
            _("The file has {size}; at most {most} are read.").format(
                size=megabytes(size), most=megabytes(most)
            ),
            _("Leave out columns that are not needed, or pack the tables into a zip."),
        )
