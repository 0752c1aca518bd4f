"""The bureau's own files, read under the names of the data model."""

import geopandas as gpd
import pytest
from shapely import MultiLineString, Point, box, from_wkt
from wulong_planner.analysis.errors import InputError
from wulong_planner.ingest.own_layers import complete_rows, read_own_layer

CRS = "EPSG:4490"
NAMES = {"road_id": (), "surface": ("路面",), "name": ("名称",)}


def roads(tmp_path, name="roads.gpkg", **columns):
    lines = [from_wkt("LINESTRING (476000 3245000, 477000 3245000)")] * 2
    path = tmp_path / name
    gpd.GeoDataFrame(columns, geometry=lines, crs="EPSG:4545").to_file(path)
    return path


def read(path, **options):
    return read_own_layer(str(path), geometry="LineString", names=NAMES, crs=CRS, **options)


def test_columns_are_known_by_chinese_alias_and_any_case(tmp_path):
    frame = read(roads(tmp_path, ROAD_ID=["a", "b"], 路面=["沥青", "砂石"]), required=["surface"])
    assert frame["surface"].tolist() == ["沥青", "砂石"]
    assert frame["road_id"].tolist() == ["a", "b"]
    assert frame.crs == CRS
    assert 107 < frame.geometry.iloc[0].coords[0][0] < 108


def test_rows_are_completed_and_nothing_of_theirs_changed(tmp_path):
    frame = read(roads(tmp_path, 路面=["沥青", "砂石"], source=["交通局", None], other=[1, 2]))
    rows = complete_rows(
        frame,
        fields=["road_id", "surface", "source", "located_by"],
        primary="road_id",
        source="roads.gpkg",
        located_by="surveyed",
    )
    assert rows.drop(columns="geometry").to_dict("list") == {
        "road_id": ["1", "2"],
        "surface": ["沥青", "砂石"],
        "source": ["交通局", "roads.gpkg"],
        "located_by": ["surveyed", "surveyed"],
    }


def test_gbk_shapefile_without_cpg(tmp_path):
    lines = [from_wkt("LINESTRING (476000 3245000, 477000 3245000)")]
    frame = gpd.GeoDataFrame({"路面": ["水泥"], "名称": ["香树村村道"]}, geometry=lines, crs="EPSG:4545")
    path = tmp_path / "roads.shp"
    frame.to_file(path, encoding="GBK")
    path.with_suffix(".cpg").unlink()
    heard = []
    assert read(path, report=heard.append)[["surface", "name"]].iloc[0].tolist() == ["水泥", "香树村村道"]
    assert [(each.what, each.value) for each in heard if each.what == "encoding"] == [("encoding", "GB18030")]


def test_utf8_shapefile_without_cpg(tmp_path):
    path = roads(tmp_path, "roads.shp", surface=["沥青", "砂石"])
    path.with_suffix(".cpg").unlink()
    assert read(path)["surface"].tolist() == ["沥青", "砂石"]


def test_multi_part_lines_are_split_and_empty_ones_left_out(tmp_path):
    parts = MultiLineString([[(0, 0), (1, 0)], [(2, 0), (3, 0)]])
    path = tmp_path / "roads.gpkg"
    gpd.GeoDataFrame({"road_id": ["a", "b"]}, geometry=[parts, None], crs=CRS).to_file(path)
    frame = read(path)
    assert frame["road_id"].tolist() == ["a", "a"]
    assert set(frame.geom_type) == {"LineString"}


def test_several_layers_need_a_name(tmp_path):
    path = roads(tmp_path, surface=["沥青", "砂石"])
    gpd.read_file(path).to_file(path, layer="old_roads")
    with pytest.raises(InputError, match="several layers that fit: roads, old_roads"):
        read(path)
    assert len(read(f"{path}|layername=old_roads")) == 2


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda folder: folder / "none.gpkg", "There is no file"),
        (lambda folder: (folder / "notes.doc").write_text("x") and folder / "notes.doc", "cannot be read as a vector"),
        (
            lambda folder: roads(folder, note=["a", "b"]),
            r"no field surface \(also accepted: 路面\); its fields are note",
        ),
    ],
)
def test_bad_files_get_a_sentence(tmp_path, make, sentence):
    with pytest.raises(InputError, match=sentence):
        read(make(tmp_path), required=["surface"])


def test_points_where_lines_are_wanted(tmp_path):
    path = tmp_path / "points.gpkg"
    gpd.GeoDataFrame(geometry=[Point(0, 0)], crs=CRS).to_file(path)
    with pytest.raises(InputError, match="holds points, not lines"):
        read(path)


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
def test_no_crs_and_no_place_that_fits(tmp_path):
    path = tmp_path / "roads.shp"
    gpd.GeoDataFrame({"surface": ["沥青"]}, geometry=[from_wkt("LINESTRING (0 0, 1 1)")]).to_file(path)
    with pytest.raises(InputError, match="no coordinate system"):
        read(path)


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
def test_no_crs_but_the_place_is_known(tmp_path):
    path = tmp_path / "roads.shp"
    line = from_wkt("LINESTRING (476000 3245000, 477000 3245000)")
    gpd.GeoDataFrame({"surface": ["沥青"]}, geometry=[line]).to_file(path)
    known = gpd.GeoDataFrame(geometry=[box(107.2, 29.0, 108.1, 29.7)], crs=CRS)
    frame = read(path, known=known)
    expected = gpd.GeoSeries([line], crs="EPSG:4545").to_crs(CRS)
    assert frame.geometry.iloc[0].equals_exact(expected.iloc[0], 1e-9)
