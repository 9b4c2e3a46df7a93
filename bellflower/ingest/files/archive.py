"""The files in a zip, read into memory with every limit kept; nothing is ever written to a disk."""

import io
import re
import stat
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile, ZipInfo

from bellflower.i18n import _
from bellflower.ingest.limits import (
    MAX_MEMBERS,
    MAX_RATIO,
    MAX_UNPACKED,
    SMALL,
    UnreadableError,
    megabytes,
)

TABLES = (".csv", ".tsv", ".txt", ".geojson", ".kml", ".parquet")
_DRIVE = re.compile(r"[A-Za-z]:")
# What zipfile and its decompressors raise of damaged bytes in memory; OSError is bzip2's, RuntimeError
# that of a method or password which zipfile does not know, ValueError that of names and positions.
_FAULTS = (BadZipFile, EOFError, LZMAError, OSError, RuntimeError, ValueError, zlib.error)


@contextmanager
def _damage_told() -> Iterator[None]:
    """Turn what zipfile raises of a damaged archive into words; only zipfile is called in it."""
    try:
        yield
    except _FAULTS as error:
        raise UnreadableError(
            _("The file is a damaged archive."), _("Save or pack it once more.")
        ) from error


def _refuse_name(name: str) -> None:
    if "\\" in name or name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
        raise UnreadableError(
            _("The archive holds {name!r}, a path that leads out of it.").format(name=name[:80]),
            _("Pack the tables anew, without folders."),
        )


def _refuse_member(info: ZipInfo) -> None:
    _refuse_name(info.filename)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise UnreadableError(
            _("The archive holds {name!r}, which is a link to another file.").format(
                name=info.filename[:80]
            ),
            _("Pack the file itself."),
        )
    if info.flag_bits & 1:
        raise UnreadableError(
            _("The archive is protected by a password."), _("Pack it without a password.")
        )
    if info.file_size > SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise _too_much(info.file_size)


def _too_much(size: int) -> UnreadableError:
    return UnreadableError(
        _("The archive unpacks to {size} or more, which is not read.").format(size=megabytes(size)),
        _("Leave out what is not a table; unpacked, at most {most} are read.").format(
            most=megabytes(MAX_UNPACKED)
        ),
    )


def _refuse(members: list[ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise UnreadableError(
            _("The archive holds {n} files; at most {most} are read.").format(
                n=f"{len(members):,}", most=MAX_MEMBERS
            ),
            _("Pack only the tables."),
        )
    for info in members:
        _refuse_member(info)
    if (size := sum(info.file_size for info in members)) > MAX_UNPACKED:
        raise _too_much(size)


def check_archive(data: bytes) -> None:
    """Raise ``UnreadableError`` if *data*, a zip such as a workbook, must not be unpacked."""
    _members(data, lambda _name: False)


def read_archive(data: bytes) -> Mapping[str, bytes]:
    """Return the files with tables in the zip *data* by their path.

    Raises ``UnreadableError`` if it is damaged, protected, unpacks to too much or holds a path that
    leads out of it. What the archive says of its sizes is not relied on.
    """
    return _members(data, lambda name: name.casefold().endswith(TABLES))


def read_member(data: bytes, name: str) -> bytes:
    """Return the file *name* of the zip *data*, nothing if it is not there, with the same limits."""
    return _members(data, lambda path: path == name).get(name, b"")


def member_names(data: bytes) -> list[str]:
    """Return the paths in the zip *data*; raises ``UnreadableError`` if it is damaged."""
    with _damage_told(), ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def _members(data: bytes, is_wanted: Callable[[str], bool]) -> dict[str, bytes]:
    with _damage_told():
        archive = ZipFile(io.BytesIO(data))
    with archive:
        members = [info for info in archive.infolist() if not info.is_dir()]
        _refuse(members)
        return _read(archive, [info for info in members if _is_file(info) and is_wanted(info.filename)])


def _is_file(info: ZipInfo) -> bool:
    """Whether a member is one that a person packed, not what a system puts beside it."""
    parts = info.filename.split("/")
    return "__MACOSX" not in parts and not parts[-1].startswith((".", "~"))


def _read(archive: ZipFile, members: list[ZipInfo]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    room = MAX_UNPACKED
    for info in members:
        with _damage_told(), archive.open(info) as member:
            content = member.read(room + 1)
        room -= len(content)
        if room < 0:
            raise _too_much(MAX_UNPACKED)
        found[info.filename] = content
    return found
