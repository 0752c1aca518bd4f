"""Parcel files of survey offices (勘测定界 TXT): northing first, rings, faults by line number. All data are made up."""

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from wulong_planner.analysis.errors import InputError
from wulong_planner.ingest.geometry import read_geometry

HEAD = """[属性描述]
格式版本号=1.01版本
数据产生单位=某某测绘队（虚构）
数据产生日期=2024-03-01
坐标系=2000国家大地坐标系
几度分带=3
投影类型=高斯克吕格
计量单位=米
带号=36
精度=0.001
转换参数=0,0,0,0,0,0,0
[地块坐标]
"""
"""Twelve lines: the first parcel begins in line 13."""
SQUARE = """5,1.0,D1,香树村地块,面,H48,耕地,0101,@
J1,1,3245000.000,36476000.000
J2,1,3245000.000,36476100.000
J3,1,3244900.000,36476100.000
J4,1,3244900.000,36476000.000
J1,1,3245000.000,36476000.000
"""
HOLE = """8,0.96,D2,有孔地块,面,,林地,0301,@
J1,1,3245000,36476200
J2,1,3245000,36476300
J3,1,3244900,36476300
J4,1,3244900,36476200
J5,2,3244980,36476220
J6,2,3244980,36476240
J7,2,3244960,36476240
J8,2,3244960,36476220
"""
ROWS = [*(HEAD + SQUARE + HOLE).splitlines(), "@", ",@", "J1,,", ",,,", "\0", "J1,1,1e999,2"]


@pytest.fixture
def read(tmp_path):
    def go(text, *, encoding="gbk", **options):
        path = tmp_path / "地块.txt"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return read_geometry(path, **options)

    return go


def square_metres(incoming):
    """Areas in whole square metres."""
    return incoming.frame.to_crs("EPSG:4545").area.round().tolist()


def test_parcels_with_their_attributes(read):
    incoming = read(HEAD + SQUARE + HOLE)
    assert square_metres(incoming) == [10000, 9600]
    row = incoming.frame.loc[13]
    assert (row["地块编号"], row["地块名称"], row["用途"], row["地类编码"], row["面积"]) == (
        "D1", "香树村地块", "耕地", "0101", "1.0",
    )  # fmt: skip
    assert incoming.frame.index.tolist() == [13, 19]
    assert [len(each.interiors) for each in incoming.frame.geometry] == [0, 1]
    assert incoming.faults.empty


def test_the_place_is_right(read):
    """Northing 3245000, easting 476000 in the zone of 108° E."""
    west, south, east, north = read(HEAD + SQUARE).frame.to_crs("EPSG:4545").total_bounds
    assert (round(west), round(south), round(east), round(north)) == (476000, 3244900, 476100, 3245000)


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_every_encoding(read, encoding):
    assert read(HEAD + SQUARE, encoding=encoding).frame["地块名称"].tolist() == ["香树村地块"]


def test_no_zone_before_the_easting(read, same_place):
    same_place(read(HEAD + SQUARE.replace(",3647", ",47")).frame.geometry, read(HEAD + SQUARE).frame.geometry)


def test_easting_first_is_noticed(read, same_place):
    swapped = "\n".join(
        ",".join([*row.split(",")[:2], *row.split(",")[:1:-1]]) if row.startswith("J") else row
        for row in SQUARE.splitlines()
    )
    incoming = read(HEAD + swapped)
    same_place(incoming.frame.geometry, read(HEAD + SQUARE).frame.geometry)
    assert incoming.proposal("axes") is not None


def test_six_degree_zones(read):
    text = (HEAD + SQUARE).replace("几度分带=3", "几度分带=6").replace("带号=36", "带号=18")
    incoming = read(text.replace(",3647", ",1876"))
    assert incoming.frame.to_crs("EPSG:4496").total_bounds.round().tolist() == [18766000, 3244900, 18766100, 3245000]


def test_a_head_without_zone(read, same_place):
    incoming = read("[地块坐标]\n" + SQUARE)
    same_place(incoming.frame.geometry, read(HEAD + SQUARE).frame.geometry)
    assert incoming.proposal("crs").value == "EPSG:4524"


def test_two_parts(read):
    """A second ring of 10 m by 10 m lies beside the first, not in it."""
    beside = "J5,2,3245000,36476200\nJ6,2,3245000,36476210\nJ7,2,3244990,36476210\nJ8,2,3244990,36476200\n"
    incoming = read(HEAD + SQUARE.replace("5,1.0", "9,1.0") + beside)
    assert incoming.frame.geometry.iloc[0].geom_type == "MultiPolygon"
    assert square_metres(incoming) == [10100]


@pytest.mark.parametrize(
    ("row", "line"),
    [("J3,1,3244900.000", 16), ("J3,1,abc,36476100", 16), ("J3,1,nan,36476100", 16), ("?", 16)],
)
def test_bad_rows_are_named_by_line(read, row, line):
    """A parcel with a row that cannot be read is left out: without that corner it would be another."""
    incoming = read(HEAD + SQUARE.replace("J3,1,3244900.000,36476100.000", row) + HOLE)
    assert incoming.frame["地块编号"].tolist() == ["D2"]
    assert incoming.faults.values.tolist() == [
        [13, "a row of the parcel cannot be read", "parcel left out"],
        [line, "the row is no corner of a parcel", "row left out"],
    ]


def test_rows_before_the_first_parcel(read):
    incoming = read(HEAD + "J1,1,3245000,36476000\n" + SQUARE)
    assert incoming.faults.values.tolist() == [[13, "the row lies before the first parcel", "row left out"]]


def test_too_few_corners(read):
    incoming = read(HEAD + "2,0,D0,线,面,,,,@\nJ1,1,3245000,36476000\nJ2,1,3245000,36476100\n" + SQUARE)
    assert incoming.frame["地块编号"].tolist() == ["D1"]
    assert incoming.faults.values.tolist() == [
        [13, "the parcel has a ring of fewer than three corners", "parcel left out"]
    ]


def test_another_number_of_corners_than_said(read):
    incoming = read(HEAD + SQUARE.replace("5,1.0", "7,1.0"))
    assert incoming.faults.values.tolist() == [[13, "the parcel does not have as many corners as it says", "kept"]]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (HEAD.replace("2000国家大地坐标系", "80国家大地坐标系") + SQUARE, "西安80.*Ask the survey office"),
        (HEAD.replace("2000国家大地坐标系", "1954北京坐标系") + SQUARE, "北京54"),
        (HEAD.replace("=米", "=英尺") + SQUARE, "counts in 英尺"),
        (HEAD, "none of its parcels can be read"),
        (HEAD + "J1,1,2", "the first fault is in line 13"),
        ("香树村\n", "without parcels"),
        (b"\xff\xfe\x00", "without parcels"),
    ],
)
def test_bad_files(read, text, sentence):
    with pytest.raises(InputError, match=sentence):
        read(text)


def test_the_users_encoding(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes((HEAD + SQUARE).encode("gbk"))
    assert read_geometry(path, encoding="GBK").frame["用途"].tolist() == ["耕地"]
    with pytest.raises(InputError, match="cannot be read as UTF-8"):
        read_geometry(path, encoding="UTF-8")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(ROWS), max_size=25))
def test_any_order_of_rows(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("fuzz") / "a.txt"
    path.write_text("\n".join([*rows, " "]), encoding="gbk")
    try:
        incoming = read_geometry(path)
    except InputError as error:
        assert "{" not in str(error)
    else:
        assert shapely.is_valid(incoming.frame.geometry).all()
