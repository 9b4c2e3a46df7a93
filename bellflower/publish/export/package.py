"""The whole record as a zip: a Frictionless Data Package that any program which knows them can check."""

import json
import posixpath
from pathlib import Path
from typing import Any

from bellflower.publish.export.archives import archive
from bellflower.record.schema import ROOT, load_descriptor

_WITH_IT = ("data/*.md", "data/LICENSE", "data/coverage.csv", "data/stories/*.toml", "CITATION.cff",
            "geo/SOURCES.md", "geo/gazetteer.csv", "geo/*.geojson")  # fmt: skip


def _descriptor() -> dict[str, Any]:
    """Return the descriptor with paths from the root of the zip; none may lead out of its folder."""
    shipped = load_descriptor()
    resources = [
        resource | {"path": posixpath.normpath(posixpath.join("data", resource["path"]))}
        for resource in shipped["resources"]
    ]
    return shipped | {"resources": resources}


def _files(root: Path) -> dict[str, bytes]:
    descriptor = _descriptor()
    found = {path for pattern in _WITH_IT for path in root.glob(pattern)}
    found |= {root / resource["path"] for resource in descriptor["resources"]}
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(found)}
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    return {"datapackage.json": text.encode(), **files}


def record_zip(root: Path = ROOT) -> bytes:
    """Return the tables below *root* as they are, with descriptor and licenses.

    ``datapackage.json`` is the first file; the dictionary, the changelog, the stories and the map files
    come with it. Cells that look like formulas are not changed here: these files are the record.
    """
    return archive(_files(root))
