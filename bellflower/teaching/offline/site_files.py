"""The folder of the static site: which files it holds, and how they are written and taken back."""

import gzip
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from bellflower.i18n import _

MANIFEST = "manifest.json"
DATA_FILES: Mapping[str, str] = {
    "csv": "events.csv",
    "csv-full": "events-with-claims.csv",
    "json": "events.json",
    "sources-json": "sources.json",
    "geojson": "events.geojson",
    "places-geojson": "places.geojson",
    "routes-geojson": "routes.geojson",
    "xlsx": "events.xlsx",
    "kml": "events.kml",
    "kmz": "events.kmz",
    "lpf": "places.lpf.geojson",
    "timelinejs": "events.timeline.json",
    "ics": "anniversaries.ics",
    "sqlite": "bellflower.sqlite",
    "datasette": "datasette.json",
    "parquet": "events.parquet",
    "places-parquet": "places.parquet",
    "docx": "events.docx",
    "odt": "events.odt",
    "bibtex": "sources.bib",
    "ris": "sources.ris",
    "csljson": "sources.csl.json",
    "footnotes": "footnotes.txt",
    "zip": "bellflower-data.zip",
}
_PACKED = frozenset(
    {".html", ".css", ".js", ".json", ".geojson", ".csv", ".txt", ".bib", ".ris", ".xml", ".kml", ".ics"}
)
_SMALLEST = 1000  # bytes of a file that is worth packing


class FolderError(OSError):
    """A folder cannot take the site; the message says why and what to do."""


def manifest_text(version: str, files: Mapping[str, bytes]) -> str:
    """Return the list of *files* with their sizes and hashes, as JSON."""
    listed = {
        path: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for path, content in sorted(files.items())
    }
    return json.dumps({"data_version": version, "files": listed}, indent=1) + "\n"


def sitemap_text(base_url: str, paths: list[str]) -> str:
    """Return the sitemap (sitemaps.org) of the pages at *paths*; *base_url* ends with a slash."""
    urls = "\n".join(f"<url><loc>{escape(base_url + path)}</loc></url>" for path in sorted(paths))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}\n</urlset>\n'
    )


def robots_text(base_url: str) -> str:
    """Return what is told to search engines: everything may be read."""
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {base_url}sitemap.xml\n" if base_url else "")


def _listed(folder: Path) -> list[Path]:
    """Return the files that the manifest in *folder* lists; raises :class:`FolderError` without one."""
    try:
        raw = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        listed = [folder / path for path in raw["files"]]
    except (OSError, ValueError, KeyError, TypeError):
        raise FolderError(
            _("{folder} holds files that are not a site of ours. Name a new folder.").format(
                folder=f"“{folder}”"
            )
        ) from None
    root = folder.resolve()
    return [path for path in listed if path.resolve().is_relative_to(root)]


def make_room(folder: Path, *, is_forced: bool) -> None:
    """Make *folder*, or take an earlier site out of it if *is_forced*; nothing else is deleted.

    Raises :class:`FolderError` if something is there already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        if not is_forced:
            raise FolderError(
                _("{folder} is there already; --force writes a new site over an old one.").format(
                    folder=f"“{folder}”"
                )
            )
        for path in [*_listed(folder), folder / MANIFEST]:
            path.unlink(missing_ok=True)
            path.with_name(path.name + ".gz").unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)


def write_files(folder: Path, files: Mapping[str, bytes], *, is_packed: bool) -> int:
    """Write *files* below *folder*, and packed ones beside them if *is_packed*; return the bytes."""
    total = 0
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        total += len(content)
        if is_packed and path.suffix in _PACKED and len(content) >= _SMALLEST:
            packed = gzip.compress(content, 9, mtime=0)
            path.with_name(path.name + ".gz").write_bytes(packed)
            total += len(packed)
    return total
