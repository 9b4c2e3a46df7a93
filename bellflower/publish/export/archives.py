"""Zip files that are the same whenever they are made."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip can say; the same content is the same file


def archive(files: Mapping[str, bytes], stored: frozenset[str] = frozenset()) -> bytes:
    """Return *files* as a zip, in their order and all of one time; those *stored* are not packed."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=9) as made:
        for name, content in files.items():
            info = ZipInfo(name, _TIME)
            info.compress_type = ZIP_STORED if name in stored else ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3  # the same on every system
            made.writestr(info, content)
    return buffer.getvalue()


def without_times(content: bytes) -> bytes:
    """Return the zip *content* with the same files, all of one time."""
    with ZipFile(io.BytesIO(content)) as given:
        files = {info.filename: given.read(info) for info in given.infolist()}
        stored = {info.filename for info in given.infolist() if info.compress_type == ZIP_STORED}
    return archive(files, frozenset(stored))
