"""Points from tables: two columns of coordinates, whatever their headers, units and order. Places are made up."""

import numpy as np
import openpyxl
import pytest
import shapely
from wulong_planner.analysis.errors import InputError
from wulong_planner.ingest.geometry import read_geometry

A, B = (107.65, 29.35), (107.75, 29.38)


def place(frame):
    return [tuple(np.round(xy, 6)) for xy in shapely.get_coordinates(frame.geometry.values)]


def csv(tmp_path, *lines, encoding="gb18030"):
    path = tmp_path / "stations.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


@pytest.mark.parametrize(
    "header",
    [
        "站名,经度,纬度",
        "站名,经度（°）,纬度（°）",
        "站名,东经,北纬",
        "name,lon,lat",
        "name,Longitude,LATITUDE",
        "站名,X,Y",
    ],
)
def test_degrees_under_any_header(tmp_path, known, header):
    found = read_geometry(csv(tmp_path, header, "甲站,107.65,29.35", "乙站,107.75,29.38"), kind="point", known=known)
    assert place(found.frame) == [A, B]
    assert found.frame.iloc[:, 0].tolist() == ["甲站", "乙站"]
    assert list(found.frame.columns) == [header.split(",")[0], "geometry"]
    assert found.frame.index.tolist() == [2, 3]  # rows of the file


def test_latitude_first(tmp_path, known):
    found = read_geometry(csv(tmp_path, "站名,纬度,经度", "甲站,29.35,107.65"), kind="point", known=known)
    assert place(found.frame) == [A]


@pytest.mark.parametrize("epsg", [4545, 4524])
def test_surveyors_call_the_northing_x(tmp_path, known, epsg):
    import pyproj

    east, north = pyproj.Transformer.from_crs(4490, epsg, always_xy=True).transform(*A)
    path = csv(tmp_path, "站名,X坐标,Y坐标", f"甲站,{north:.3f},{east:.3f}", f"乙站,{north + 500:.3f},{east + 500:.3f}")
    found = read_geometry(path, kind="point", known=known)
    assert place(found.frame)[0] == pytest.approx(A, abs=1e-6)
    assert found.proposal("axes").value == "yx"
    assert found.proposal("crs").value == f"EPSG:{epsg}"


@pytest.mark.parametrize(
    ("east", "north"),
    [("107°39′", "29°21′"), ("107°39'00\"", "29°21'0.0\""), ("107度39分0秒", "29度21分0秒"),
     ("东经107°39′", "北纬29°21′"), ("107°39′00″E", "29°21′00″N")],
)  # fmt: skip
def test_degrees_minutes_and_seconds(tmp_path, known, east, north):
    quoted = '"' + east.replace('"', '""') + '","' + north.replace('"', '""') + '"'
    found = read_geometry(csv(tmp_path, "站名,经度,纬度", f"甲站,{quoted}"), kind="point", known=known)
    assert place(found.frame) == [A]


def test_rows_without_a_place_are_told(tmp_path, known):
    path = csv(tmp_path, "站名,经度,纬度", "甲站,107.65,29.35", "乙站,,", "丙站,不详,29.3")
    found = read_geometry(path, kind="point", known=known)
    assert place(found.frame) == [A]
    assert found.faults["fid"].tolist() == [3, 4]
    assert set(found.faults["problem"]) == {"it has no geometry"}


def test_a_workbook_with_a_title_and_a_sheet(tmp_path, known):
    book = openpyxl.Workbook()
    book.active.append(["说明"])
    sheet = book.create_sheet("站点")
    sheet.append(["武隆区气象站点一览表"])
    sheet.merge_cells("A1:C1")
    sheet.append(["站名", "经度", "纬度"])
    sheet.append(["甲站", 107.65, 29.35])
    sheet.append(["乙站", 107.75, 29.38])
    book.save(tmp_path / "a.xlsx")
    found = read_geometry(tmp_path / "a.xlsx", layer="站点", kind="point", known=known)
    assert place(found.frame) == [A, B]


def test_no_coordinates(tmp_path):
    with pytest.raises(InputError) as caught:
        read_geometry(csv(tmp_path, "站名,海拔", "甲站,300"), kind="point")
    assert "no two columns are headed as coordinates" in str(caught.value)
    assert "站名, 海拔" in str(caught.value)


def test_a_table_has_no_areas(tmp_path):
    with pytest.raises(InputError, match="is a table without geometry"):
        read_geometry(csv(tmp_path, "村名,经度,纬度", "甲村,107.65,29.35"), kind="polygon")
