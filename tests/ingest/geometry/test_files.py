"""Every format is read, and the user's own files and folders stay byte for byte as they were."""

import sqlite3
import tempfile
import zipfile
from contextlib import closing

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from wulong_planner.analysis.errors import InputError
from wulong_planner.ingest.geometry import read_geometry
from wulong_planner.ingest.geometry.sources import shape_index

FORMATS = {
    "shp": "ESRI Shapefile", "gpkg": "GPKG", "geojson": "GeoJSON", "json": "GeoJSON", "kml": "KML", "kmz": "LIBKML",
    "gml": "GML", "fgb": "FlatGeobuf", "mif": "MapInfo File", "tab": "MapInfo File", "gdb": "OpenFileGDB",
    "sqlite": "SQLite",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    """A folder of the user's, with a Chinese name and a blank."""
    path = tmp_path / "区界 数据"
    path.mkdir()
    return path


def write(frame, path):
    driver = FORMATS[path.suffix[1:]]
    frame.to_file(path, driver=driver, layer=None if driver in ("MapInfo File", "ESRI Shapefile") else "towns")


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_and_nothing_beside_it(known, folder, same_place, watched, suffix):
    path = folder / f"towns.{suffix}"
    write(known, path)
    before = watched(folder)
    frame = read_geometry(path, known=known).frame
    if suffix == "fgb":  # sorts by place
        frame = frame.sort_values("code")
    same_place(frame.geometry, known.geometry, metres=0.2)
    assert watched(folder) == before


def test_dxf(known, folder, same_place, watched):
    path = folder / "towns.dxf"
    known[["geometry"]].set_geometry(known.to_crs("EPSG:4524").boundary).to_file(path, driver="DXF")
    before = watched(folder)
    incoming = read_geometry(path, known=known)
    same_place(incoming.frame.geometry, known.geometry)
    assert incoming.proposal("geometry").value == "polygonize"
    assert watched(folder) == before


def test_shapefile_without_index(known, folder, same_place, watched):
    path = folder / "towns.shp"
    known.to_file(path, encoding="GBK")
    original = path.with_suffix(".shx").read_bytes()
    assert shape_index(path, str(path)) == original
    path.with_suffix(".shx").unlink()
    before = watched(folder)
    incoming = read_geometry(path, known=known)
    same_place(incoming.frame.geometry, known.geometry)
    assert incoming.frame["name"].tolist() == known["name"].tolist()
    assert "The index (.shx) of the shapefile is missing" in str(incoming.proposal("geometry"))
    assert watched(folder) == before


@pytest.mark.parametrize("part", ["shp", "dbf", "shx", "prj", "cpg"])
def test_any_part_of_a_shapefile_may_be_given(known, folder, part):
    known.to_file(folder / "towns.shp", encoding="GBK")
    assert len(read_geometry(folder / f"towns.{part}").frame) == 2


def test_capital_extensions(known, folder):
    path = folder / "towns.shp"
    known.to_file(path, encoding="GBK")
    path.with_suffix(".cpg").unlink()
    for part in (".shp", ".dbf", ".shx", ".prj"):
        path.with_suffix(part).rename(path.with_suffix(part.upper()))
    assert read_geometry(path.with_suffix(".SHP")).frame["name"].tolist() == known["name"].tolist()


@pytest.mark.parametrize("suffix", ["shp", "gpkg", "geojson", "tab"])
def test_a_mark_that_stands_for_archives_elsewhere(known, tmp_path, same_place, watched, suffix):
    folder = tmp_path / "new! data"
    folder.mkdir()
    (tmp_path / "made").mkdir()
    write(known, tmp_path / "made" / f"towns.{suffix}")
    for part in sorted((tmp_path / "made").iterdir()):
        part.rename(folder / part.name)
    path = folder / f"towns.{suffix}"
    before = watched(folder)
    same_place(read_geometry(path).frame.geometry, known.geometry, metres=0.2)
    assert watched(folder) == before


def test_a_geopackage_in_wal_mode(known, folder, same_place, watched):
    path = folder / "towns.gpkg"
    known.to_file(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
    before = watched(folder)
    same_place(read_geometry(path).frame.geometry, known.geometry)
    assert watched(folder) == before


def test_a_geopackage_another_program_is_writing_to(known, folder, watched):
    """What stands in the -wal file is read, and nothing is touched."""
    path = folder / "towns.gpkg"
    known.to_file(path, layer="towns")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')  # they call functions only GDAL has
        connection.execute("UPDATE towns SET name = '新名' WHERE fid = 1")
        connection.commit()
        before = watched(folder)
        assert "towns.gpkg-wal" in before
        assert read_geometry(path).frame["name"].tolist() == ["新名", "芙蓉镇"]
        after = watched(folder)
        assert list(after) == list(before)
        assert after | {"towns.gpkg-shm": None} == before | {"towns.gpkg-shm": None}, "readers sign in there"


def test_a_layer_by_name(known, folder):
    path = folder / "all.gpkg"
    known.to_file(path, layer="towns")
    known.iloc[:1].to_file(path, layer="old", mode="a")
    known.set_geometry(shapely.point_on_surface(known.geometry)).to_file(path, layer="seats", mode="a")
    assert len(read_geometry(path, layer="old").frame) == 1
    assert len(read_geometry(path, kind="point").frame) == 2


def test_geojson_with_a_system_of_its_own(known, folder, same_place):
    path = folder / "towns.geojson"
    known.to_crs("EPSG:4545").to_file(path, driver="GeoJSON")
    same_place(read_geometry(path, known=known).frame.geometry, known.geometry)


def test_geojson_in_metres_without_saying_so(known, folder, same_place):
    path = folder / "towns.geojson"
    path.write_text(known.to_crs("EPSG:4545").set_crs("EPSG:4326", allow_override=True).to_json(), encoding="utf-8")
    incoming = read_geometry(path, known=known)
    same_place(incoming.frame.geometry, known.geometry)
    assert incoming.proposal("crs").value == "EPSG:4545"


# Archives.


def archive(path, parts, *, folder=""):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for part in parts:
            made.write(part, folder + part.name)


@pytest.fixture
def parts(known, tmp_path):
    """The parts of a shapefile with a Chinese name."""
    made = tmp_path / "parts"
    made.mkdir()
    known.to_file(made / "乡镇.shp", encoding="GBK")
    (made / "乡镇.cpg").unlink()
    return sorted(made.iterdir())


@pytest.mark.parametrize("inside", ["", "成果/2024/"])
def test_a_zip_with_a_shapefile(known, parts, folder, same_place, watched, inside):
    path = folder / "towns.zip"
    archive(path, parts, folder=inside)
    before = watched(folder)
    incoming = read_geometry(path, known=known)
    same_place(incoming.frame.geometry, known.geometry)
    assert incoming.frame["name"].tolist() == known["name"].tolist()
    assert watched(folder) == before


def gbk_zip(path, parts):
    """Names of eight-bit characters, not marked as UTF-8."""

    class Info(zipfile.ZipInfo):
        def _encodeFilenameFlags(self):
            return self.filename.encode("gbk"), self.flag_bits

    with zipfile.ZipFile(path, "w") as made:
        for part in parts:
            made.writestr(Info(part.name), part.read_bytes())


def test_chinese_names_in_a_zip_of_windows(known, parts, folder, same_place):
    path = folder / "towns.zip"
    gbk_zip(path, parts)
    with zipfile.ZipFile(path) as made:
        assert not made.infolist()[0].flag_bits & 0x800
    same_place(read_geometry(path).frame.geometry, known.geometry)
    assert len(read_geometry(path, layer="乡镇").frame) == 2


def test_a_zip_in_a_zip(known, parts, folder, tmp_path, same_place):
    archive(tmp_path / "inner.zip", parts)
    archive(folder / "outer.zip", [tmp_path / "inner.zip"])
    same_place(read_geometry(folder / "outer.zip").frame.geometry, known.geometry)


def test_a_zip_with_several_files_needs_a_name(known, folder, tmp_path):
    for name in ("a", "b"):
        known.iloc[:1].to_file(tmp_path / f"{name}.geojson")
    archive(folder / "both.zip", [tmp_path / "a.geojson", tmp_path / "b.geojson"])
    with pytest.raises(InputError, match=r"several vector files; name the layer\. They are: a, b"):
        read_geometry(folder / "both.zip")
    assert len(read_geometry(folder / "both.zip", layer="b").frame) == 1


def test_a_zipped_geodatabase(known, folder, tmp_path, same_place):
    write(known, tmp_path / "towns.gdb")
    with zipfile.ZipFile(folder / "gdb.zip", "w") as made:
        for part in sorted((tmp_path / "towns.gdb").iterdir()):
            made.write(part, f"x/towns.gdb/{part.name}")
    same_place(read_geometry(folder / "gdb.zip").frame.geometry, known.geometry, metres=0.2)


def test_what_was_unpacked_is_removed(known, parts, folder, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "own"))
    (tmp_path / "own").mkdir()
    archive(folder / "towns.zip", parts)
    read_geometry(folder / "towns.zip")
    assert list((tmp_path / "own").iterdir()) == []


def test_attributes_are_as_read(folder):
    """Codes stay text, numbers numbers, nulls nulls, dates dates."""
    frame = gpd.GeoDataFrame(
        {"code": ["0015", None], "n": [1, 2], "x": [1.5, None], "d": pd.to_datetime(["2021-03-04", None])},
        geometry=[shapely.Point(107.7, 29.3)] * 2,
        crs="EPSG:4490",
    )
    frame.to_file(folder / "a.gpkg")
    found = read_geometry(folder / "a.gpkg", kind="point").frame
    assert found["code"].tolist() == ["0015", None]
    assert found["n"].tolist() == [1, 2]
    assert found["x"].iloc[0] == 1.5 and pd.isna(found["x"].iloc[1])
    assert found["d"].iloc[0] == pd.Timestamp("2021-03-04") and pd.isna(found["d"].iloc[1])
