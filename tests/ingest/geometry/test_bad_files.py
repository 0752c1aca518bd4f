"""Each bad file gets a sentence that says what is wrong and what to do; nothing but ``InputError`` comes out."""

import os
import tempfile
import zipfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from wulong_planner.analysis.errors import InputError
from wulong_planner.ingest.geometry import read_geometry, sources

NOBODY = 65534
SUFFIXES = (
    "shp",
    "gpkg",
    "geojson",
    "kml",
    "kmz",
    "gml",
    "dxf",
    "tab",
    "mif",
    "zip",
    "txt",
    "fgb",
    "sqlite",
    "json",
    "",
)


@pytest.fixture
def towns(known, tmp_path):
    """A shapefile, to spoil."""
    path = tmp_path / "towns.shp"
    known.to_file(path, encoding="GBK")
    return path


def refused(path, sentence, **options):
    with pytest.raises(InputError, match=sentence) as caught:
        read_geometry(path, **options)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    "path",
    ["/no/such/file.shp", "no.gpkg", r"\\server\share\乡镇界.shp", "//server/share/towns.gpkg", "Z:\\data\\towns.shp"],
)
def test_no_file(path):
    refused(path, "There is no file .* network drive is connected")


@pytest.mark.parametrize(
    "path",
    [
        "https://example.org/a.geojson",
        "/vsicurl/http://x/a.shp",
        "PG:dbname=x",
        "s3://b/a.gpkg",
        "zip:///a.zip",
        "",
        " ",
    ],
)
def test_not_a_file_at_all(path):
    with pytest.raises(InputError, match="is not a file on this computer"):
        read_geometry(path)


def test_a_name_no_system_allows():
    with pytest.raises(InputError, match=r"cannot be opened|There is no file"):
        read_geometry("a\0b.shp")
    with pytest.raises(InputError, match="cannot be opened"):
        read_geometry("x" * 5000 + ".shp")


@pytest.mark.parametrize("suffix", [each for each in SUFFIXES if each])
def test_zero_bytes(tmp_path, suffix):
    path = tmp_path / f"empty.{suffix}"
    path.touch()
    refused(path, "is empty .0 bytes.")


def test_a_file_that_may_not_be_read(known):
    """Root may read all, so the process gives up its rights for a moment, in a folder open to everyone."""
    with tempfile.TemporaryDirectory(prefix="open_") as name:
        path = Path(name) / "towns.shp"
        known.to_file(path)
        path.chmod(0)
        path.parent.chmod(0o755)
        user = os.geteuid()
        try:
            if not user:
                os.seteuid(NOBODY)
            refused(path, "cannot be opened .* Close it in other programs")
        finally:
            os.seteuid(user)


def test_a_folder(towns):
    refused(towns.parent, "is a folder. Give one of the files in it: towns.shp")


def test_a_folder_without_data(tmp_path):
    refused(tmp_path, "is a folder without vector files")


@pytest.mark.parametrize("part", [".dbf", ".shp"])
def test_a_part_of_the_shapefile_is_missing(towns, part):
    towns.with_suffix(part).unlink()
    given = towns if part == ".dbf" else towns.with_suffix(".dbf")
    refused(given, rf"its part \{part} is missing. Copy all files")


@pytest.mark.parametrize(("suffix", "part"), [("tab", ".dat"), ("tab", ".map"), ("tab", ".id"), ("mif", ".mid")])
def test_a_part_of_mapinfo_is_missing(known, tmp_path, suffix, part):
    path = tmp_path / f"towns.{suffix}"
    known.to_file(path, driver="MapInfo File")
    path.with_suffix(part).unlink()
    refused(path, rf"its part \{part} is missing")


def test_no_index_and_no_shapefile_either(tmp_path):
    path = tmp_path / "a.shp"
    path.write_bytes(b"not a shapefile")
    path.with_suffix(".dbf").write_bytes(b"x")
    refused(path, "its part .shx is missing")


@pytest.mark.parametrize("suffix", ["shp", "gpkg", "geojson", "kml", "kmz", "dxf", "fgb", "sqlite", "doc"])
def test_rubbish(tmp_path, suffix):
    path = tmp_path / f"rubbish.{suffix}"
    path.write_bytes(b"this is no map, whatever it says \xff\x00" * 50)
    if suffix == "shp":
        for part in (".dbf", ".shx"):
            path.with_suffix(part).write_bytes(b"rubbish")
    refused(path, "cannot be read as a vector file|is damaged or no GeoPackage")


@pytest.mark.parametrize(
    ("suffix", "sentence"),
    [("dwg", "Save it there as DXF"), ("mdb", "shapefile or file geodatabase"), ("mxd", "without data"),
     ("QGZ", "without data"), ("vrt", "points to other files")],
)  # fmt: skip
def test_files_of_other_programs(tmp_path, suffix, sentence):
    path = tmp_path / f"towns.{suffix}"
    path.write_bytes(b"AC1027")
    refused(path, sentence)


@pytest.mark.parametrize("suffix", ["gpkg", "geojson", "kml", "shp"])
def test_half_a_file(known, tmp_path, suffix):
    path = tmp_path / f"half.{suffix}"
    known.to_file(path, driver="KML" if suffix == "kml" else None)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    try:
        incoming = read_geometry(path)
    except InputError as error:
        assert str(path) in str(error)
    else:
        assert len(incoming.faults), "half of the data is gone and nothing is said"


def test_no_such_layer(known, tmp_path):
    path = tmp_path / "a.gpkg"
    known.to_file(path, layer="towns")
    refused(path, r"has no layer villages. Its layers are towns\.", layer="villages")


def test_several_layers(known, tmp_path):
    path = tmp_path / "a.gpkg"
    known.to_file(path, layer="towns")
    known.to_file(path, layer="old", mode="a")
    refused(path, "has several layers that fit: towns, old")


def test_a_table_without_geometry(tmp_path):
    path = tmp_path / "table.csv"
    pd.DataFrame({"name": ["香树村"]}).to_csv(path, index=False)
    refused(path, "is a table without geometry")


@pytest.mark.parametrize("suffix", ["gpkg", "geojson", "shp"])
def test_no_features(known, tmp_path, suffix):
    path = tmp_path / f"none.{suffix}"
    known.iloc[:0].to_file(path, geometry_type="Polygon")
    refused(path, "has no features")


def test_a_large_file(towns, monkeypatch):
    """The limit itself is lowered: nobody writes 10 GB in a test."""
    monkeypatch.setattr(sources, "MAX_BYTES", 100)
    refused(towns, "files over .* GB are not read as a whole. Cut out the district")


def test_a_large_database_counts_features(known, tmp_path, monkeypatch):
    from wulong_planner.ingest.geometry import raw

    path = tmp_path / "a.gpkg"
    known.to_file(path)
    monkeypatch.setattr(sources, "MAX_BYTES", 100)
    assert len(read_geometry(path).frame) == 2
    monkeypatch.setattr(raw, "MAX_FEATURES", 1)
    refused(path, "has 2 features; more than 1 are not read at once")


def test_a_large_database_in_use(known, tmp_path, monkeypatch):
    path = tmp_path / "a.gpkg"
    known.to_file(path)
    (tmp_path / "a.gpkg-wal").write_bytes(b"x")
    monkeypatch.setattr(sources, "MAX_SNAPSHOT_BYTES", 100)
    refused(path, "is open in another program")


def test_coordinates_that_are_no_numbers(tmp_path):
    path = tmp_path / "nan.gpkg"
    shapes = [shapely.Point(107.7, 29.3), shapely.Point(float("inf"), 29.3), shapely.Point(107.8, float("nan"))]
    gpd.GeoDataFrame({"n": [1, 2, 3]}, geometry=shapes, crs="EPSG:4490").to_file(path)
    incoming = read_geometry(path, kind="point")
    assert incoming.frame["n"].tolist() == [1]
    assert incoming.faults["fid"].tolist() == [2, 3]


# Archives.


def zipped(path, members):
    with zipfile.ZipFile(path, "w") as made:
        for name, content in members.items():
            made.writestr(name, content)
    return path


@pytest.mark.parametrize("member", ["../towns.shp", "a/../../x.shp", "/etc/x.shp", "C:\\x.shp", "..\\x.shp", "\\x.shp"])
def test_a_zip_that_points_outside(tmp_path, member):
    folder = tmp_path / "one" / "two"
    folder.mkdir(parents=True)
    refused(zipped(folder / "a.zip", {member: b"x"}), "a name that points outside the archive")
    assert [each.name for each in tmp_path.rglob("*") if each.is_file()] == ["a.zip"]


def test_a_zip_without_data(tmp_path):
    refused(zipped(tmp_path / "a.zip", {"说明.docx": b"x"}), "holds no vector file. It holds: 说明.docx")


def test_a_broken_zip(tmp_path, towns):
    path = zipped(tmp_path / "a.zip", {"towns.shp": towns.read_bytes()})
    path.write_bytes(path.read_bytes()[:-30])
    refused(path, "is no complete zip archive")


def test_a_damaged_member(tmp_path, towns):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.write(towns, "towns.shp")
    raw = bytearray(path.read_bytes())
    raw[60:80] = bytes(20)
    path.write_bytes(raw)
    refused(path, "is no complete zip archive")


def test_a_zip_with_a_password(tmp_path):
    path = zipped(tmp_path / "a.zip", {"towns.shp": b"x"})
    raw = bytearray(path.read_bytes())
    raw[6] |= 1  # local header
    raw[raw.index(b"PK\x01\x02") + 8] |= 1  # central directory
    path.write_bytes(raw)
    refused(path, "is protected by a password")


def test_a_zip_bomb(tmp_path, monkeypatch):
    from wulong_planner.ingest.geometry import archives

    monkeypatch.setattr(archives, "MAX_UNPACKED_BYTES", 1000)
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.geojson", b" " * 100_000)
    refused(path, "would unpack to")


def test_a_zip_that_lacks_a_part(tmp_path, towns):
    refused(zipped(tmp_path / "a.zip", {"towns.shp": towns.read_bytes()}), "its part .dbf is missing")


# Anything at all.


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(SUFFIXES), st.binary(min_size=1, max_size=400))
def test_random_bytes(tmp_path_factory, suffix, content):
    path = tmp_path_factory.mktemp("fuzz") / f"a.{suffix}"
    path.write_bytes(content)
    for part in {"shp": (".dbf", ".shx"), "tab": (".dat", ".map", ".id"), "mif": (".mid",)}.get(suffix, ()):
        path.with_suffix(part).write_bytes(content)
    with pytest.raises(InputError):
        read_geometry(path, kind="point")


@settings(max_examples=80, deadline=None)
@given(data=st.data(), suffix=st.sampled_from(["shp", "gpkg", "geojson", "kml", "fgb", "tab", "zip", "gml"]))
def test_one_damaged_stretch(good, tmp_path_factory, data, suffix):
    """Files that were right once: whatever comes out is valid, and nothing but our error is raised."""
    folder = tmp_path_factory.mktemp("spoilt")
    for part in good[suffix]:
        (folder / part.name).write_bytes(part.read_bytes())
    target = folder / data.draw(st.sampled_from([part.name for part in good[suffix]]))
    raw = bytearray(target.read_bytes())
    start = data.draw(st.integers(0, len(raw) - 1))
    raw[start : start + 8] = data.draw(st.binary(min_size=8, max_size=8))
    target.write_bytes(raw)
    try:
        incoming = read_geometry(folder / f"towns.{suffix}")
    except InputError as error:
        assert str(folder) in str(error)
    else:
        assert shapely.is_valid(incoming.frame.geometry).all()
        assert set(incoming.frame.geom_type) <= {"Polygon", "MultiPolygon"}


@pytest.fixture(scope="module")
def good(known, tmp_path_factory):
    """Right files by extension, with all their parts."""
    drivers = {
        "shp": None,
        "gpkg": None,
        "geojson": None,
        "kml": "KML",
        "fgb": None,
        "tab": "MapInfo File",
        "gml": "GML",
    }
    made = {}
    for suffix, driver in drivers.items():
        folder = tmp_path_factory.mktemp(f"good_{suffix}")
        known.to_file(folder / f"towns.{suffix}", driver=driver)
        made[suffix] = sorted(folder.iterdir())
    folder = tmp_path_factory.mktemp("good_zip")
    zipped(folder / "towns.zip", {part.name: part.read_bytes() for part in made["shp"]})
    return {**made, "zip": [folder / "towns.zip"]}
