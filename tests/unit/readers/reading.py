"""What the tests of several formats ask of a file."""

import io
import zipfile
from functools import cache

from bellflower.publish.export.nested import event_objects

LICENSE = "https://creativecommons.org/licenses/by/4.0/"


def events(selection):
    return {event["id"]: event for event in event_objects(selection)}


def text_of(name: str, content: bytes) -> str:
    """The text of a file, or of the parts of one that is a zip."""
    if name not in ("docx", "odt", "kmz"):
        return content.decode("utf-8", "replace").replace("\r\n ", "")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "".join(parts.read(part).decode("utf-8", "replace") for part in parts.namelist())


@cache
def placemarks(content: bytes):
    """Every placemark that fastkml finds, by its id."""
    import fastkml

    document = fastkml.KML.from_string(content.partition(b"?>")[2].decode())
    folders = document.features[0].features
    return document, {mark.id: mark for folder in folders for mark in folder.features}


def duck(content: bytes, tmp_path, query: str):
    import duckdb

    path = tmp_path / "file.parquet"
    path.write_bytes(content)
    return duckdb.connect().execute(query.replace("FILE", f"'{path}'")).fetchall()


def connected(content: bytes):
    import sqlite3

    base = sqlite3.connect(":memory:")
    base.deserialize(content)
    return base
