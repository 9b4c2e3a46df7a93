"""Parquet and GeoParquet, opened by DuckDB and shapely."""

import json

from bellflower.publish.export.formats import file_bytes
from bellflower.record.schema import data_version
from tests.unit.readers.reading import LICENSE, duck, events


def test_duckdb_reads_events_with_their_days_and_claims(selection, tmp_path):
    query = "SELECT id, earliest, latest, precision, drugs, len(claims), len(places) FROM FILE"
    found = {row[0]: row[1:] for row in duck(file_bytes("parquet", selection), tmp_path, query)}
    told = events(selection)
    assert found.keys() == told.keys()
    for event_id, (earliest, latest, precision, drugs, claims, places) in found.items():
        event = told[event_id]
        days = [day and day.isoformat() for day in (earliest, latest)]
        assert days == [event["earliest"], event["latest"]]
        assert (precision, drugs) == (event["precision"], event["drugs"])
        assert (claims, places) == (len(event["claims"]), len(event["places"]))


def test_duckdb_asks_into_the_claims_of_an_event(everything, tmp_path):
    query = (
        "SELECT count(*) FROM (SELECT unnest(claims) AS claim FROM FILE) WHERE claim.stance = 'denies'"
    )
    denied = (everything.claims["stance"] == "denies").sum()
    assert duck(file_bytes("parquet", everything), tmp_path, query) == [(denied,)]


def test_duckdb_finds_license_and_version_in_the_file(everything, tmp_path):
    query = "SELECT value FROM parquet_kv_metadata(FILE) WHERE decode(key) = 'about'"
    for name in ("parquet", "places-parquet"):
        about = json.loads(duck(file_bytes(name, everything), tmp_path, query)[0][0])
        assert (about["license"], about["version"]) == (LICENSE, data_version())


def test_the_places_are_points_of_geoparquet(everything, tmp_path):
    import duckdb
    import shapely

    content = file_bytes("places-parquet", everything)
    raw = duck(
        content, tmp_path, "SELECT value FROM parquet_kv_metadata(FILE) WHERE decode(key) = 'geo'"
    )
    geo = json.loads(raw[0][0])
    column = geo["columns"][geo["primary_column"]]
    assert (geo["version"], column["encoding"], column["geometry_types"]) == ("1.1.0", "WKB", ["Point"])
    connection = duckdb.connect()
    connection.execute("SET enable_geoparquet_conversion = false")
    rows = connection.execute(
        f"SELECT id, geometry, longitude, latitude FROM '{tmp_path / 'file.parquet'}'"
    ).fetchall()
    assert len(rows) == len(everything.places)
    for _id, wkb, longitude, latitude in rows:
        point = shapely.from_wkb(wkb)
        assert (point is None) == (longitude is None)
        if point is not None:
            assert (point.x, point.y) == (longitude, latitude)
            west, south, east, north = column["bbox"]
            assert west <= point.x <= east
            assert south <= point.y <= north
