"""Boundary lines become areas, broken areas are repaired, and every change is told.

::

    (0,2) +-----+-----+        one cell = 0.01 degree from 107.70, 29.30
          |  A  |  B  |
    (0,0) +-----+-----+ (4,0)
              (2,0)
"""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from wulong_planner.analysis.errors import InputError
from wulong_planner.ingest.geometry import read_geometry

ORIGIN = np.array([107.70, 29.30])


def cells(wkt):
    """Geometry in cells of the drawing."""
    return shapely.transform(shapely.from_wkt(wkt), lambda xy: ORIGIN + xy / 100)


def area(shape):
    """Area in cells, rounded."""
    return round(float(shapely.area(shape)) * 1e4, 6)


@pytest.fixture
def read(tmp_path):
    def go(*wkt, kind="polygon", names=None, promote=False):
        path = tmp_path / "drawn.gpkg"
        shapes = [None if each is None else cells(each) for each in wkt]
        frame = gpd.GeoDataFrame(
            {"name": names or [f"n{n}" for n in range(len(wkt))]}, geometry=shapes, crs="EPSG:4490"
        )
        frame.to_file(path, promote_to_multi=promote, geometry_type="Unknown")
        return read_geometry(path, kind=kind)

    return go


def faults(incoming):
    return incoming.faults.values.tolist()


def test_closed_lines(read):
    incoming = read("LINESTRING(0 0, 2 0, 2 2, 0 2, 0 0)", "LINESTRING(2 0, 4 0, 4 2, 2 2, 2 0)")
    assert [area(each) for each in incoming.frame.geometry] == [4, 4]
    assert incoming.frame["name"].tolist() == ["n0", "n1"]
    assert str(incoming.proposal("geometry")).startswith("The file holds boundary lines; 2 closed lines and 0 areas")
    assert faults(incoming) == []


def test_a_small_gap_is_closed_and_told(read):
    """0.00001 degree is about one metre."""
    incoming = read("LINESTRING(0 0, 2 0, 2 2, 0 2, 0 0.001)")
    assert area(incoming.frame.geometry.iloc[0]) == pytest.approx(4, abs=0.01)
    assert faults(incoming) == [[1, "its line is not closed", "closed"]]


def test_a_wide_gap_is_told(read):
    incoming = read("LINESTRING(0 0, 2 0, 2 2, 0 2, 0 0)", "LINESTRING(5 5, 7 5, 7 7)")
    assert len(incoming.frame) == 1
    assert faults(incoming) == [[2, "its line bounds no area", "left out"]]


def test_pieces_with_the_same_name_are_joined(read):
    incoming = read("LINESTRING(0 0, 2 0, 2 2)", "LINESTRING(2 2, 0 2, 0 0)", names=["甲村", "甲村"])
    assert incoming.frame["name"].tolist() == ["甲村"]
    assert area(incoming.frame.geometry.iloc[0]) == 4


def test_a_net_of_boundaries(read):
    """Outer boundary in two pieces and the line between A and B: two areas, no names."""
    incoming = read("LINESTRING(2 0, 0 0, 0 2, 2 2)", "LINESTRING(2 0, 4 0, 4 2, 2 2)", "LINESTRING(2 0, 2 2)")
    assert sorted(area(each) for each in incoming.frame.geometry) == [4, 4]
    assert incoming.frame["name"].isna().all()
    assert {action for _, _, action in faults(incoming)} == {"used as a boundary; the area has no attributes"}
    assert incoming.frame.index.is_unique


def test_no_line_closes(read):
    with pytest.raises(InputError, match="none of them closes to an area"):
        read("LINESTRING(0 0, 2 0, 2 2)")


def test_bow_tie_is_repaired(read):
    """Two triangles of one cell each remain of a bow tie."""
    incoming = read("POLYGON((0 0, 2 2, 2 0, 0 2, 0 0))", "POLYGON((2 0, 4 0, 4 2, 2 2, 2 0))")
    assert [area(each) for each in incoming.frame.geometry] == [2, 4]
    assert shapely.is_valid(incoming.frame.geometry).all()
    assert faults(incoming) == [[1, "its boundary crosses or touches itself", "repaired"]]


def test_a_repair_keeps_polygons_only(read):
    incoming = read("POLYGON((0 0, 2 0, 2 2, 4 2, 2 2, 0 2, 0 0))")
    assert incoming.frame.geometry.iloc[0].geom_type == "Polygon"
    assert area(incoming.frame.geometry.iloc[0]) == 4


def test_nothing_is_left_of_a_line_drawn_as_a_polygon(read):
    incoming = read("POLYGON((0 0, 2 0, 4 0, 0 0))", "POLYGON((2 0, 4 0, 4 2, 2 2, 2 0))")
    assert incoming.frame["name"].tolist() == ["n1"]
    assert faults(incoming) == [[1, "its geometry is broken", "left out"]]


def test_null_and_empty(read):
    incoming = read(None, "POLYGON EMPTY", "POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))")
    assert incoming.frame["name"].tolist() == ["n2"]
    assert faults(incoming) == [[1, "it has no geometry", "left out"], [2, "it has no geometry", "left out"]]


def test_other_kinds_in_the_same_layer(read):
    incoming = read("POINT(1 1)", "POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))", "LINESTRING(0 0, 1 1)")
    assert incoming.frame["name"].tolist() == ["n1"]
    assert [each[1] for each in faults(incoming)] == ["it is another kind of geometry"] * 2


def test_collections_give_their_polygons(read):
    incoming = read("GEOMETRYCOLLECTION(POINT(1 1), POLYGON((0 0, 2 0, 2 2, 0 2, 0 0)))")
    assert incoming.frame.geometry.iloc[0].geom_type == "Polygon"


@pytest.mark.parametrize(
    ("wkt", "kind", "expected"),
    [
        ("MULTIPOINT((1 1))", "point", "Point"),
        ("MULTIPOINT((1 1),(2 2))", "point", "MultiPoint"),
        ("MULTILINESTRING((0 0, 1 1))", "line", "LineString"),
        ("MULTILINESTRING((0 0, 1 1),(2 2, 3 3))", "line", "MultiLineString"),
        ("MULTIPOLYGON(((0 0, 2 0, 2 2, 0 2, 0 0)),((3 0, 4 0, 4 2, 3 2, 3 0)))", "polygon", "MultiPolygon"),
    ],
)
def test_parts(read, wkt, kind, expected):
    assert read(wkt, kind=kind).frame.geometry.iloc[0].geom_type == expected


@pytest.mark.parametrize(("wkt", "kind"), [
    ("POINT Z (1 1 5)", "point"), ("LINESTRING Z (0 0 1, 1 1 2)", "line"),
    ("POLYGON Z ((0 0 1, 2 0 1, 2 2 1, 0 2 1, 0 0 1))", "polygon"),
])  # fmt: skip
def test_heights_are_dropped_and_told(tmp_path, wkt, kind):
    path = tmp_path / "z.shp"
    shape = shapely.transform(shapely.from_wkt(wkt), lambda xy: xy / 100 + [107.7, 29.3, 0], include_z=True)
    gpd.GeoDataFrame({"n": [1]}, geometry=[shape], crs="EPSG:4490").to_file(path)
    incoming = read_geometry(path, kind=kind)
    assert not shapely.has_z(incoming.frame.geometry).any()
    assert "Heights (Z) and measures (M) are left out." in [str(each) for each in incoming.proposals]


@pytest.mark.parametrize(("wkt", "kind", "found"), [
    ("POINT(1 1)", "polygon", "points, not polygons"),
    ("POINT(1 1)", "line", "points, not lines"),
    ("POLYGON((0 0, 2 0, 2 2, 0 0))", "line", "polygons, not lines"),
    ("LINESTRING(0 0, 1 1)", "point", "lines, not points"),
])  # fmt: skip
def test_the_wrong_kind_is_refused(read, wkt, kind, found):
    with pytest.raises(InputError, match=found):
        read(wkt, kind=kind)


def test_nothing_usable(read):
    with pytest.raises(InputError, match="none of its 2 features has a usable geometry"):
        read(None, "POLYGON EMPTY")


def test_the_index_is_the_fid_of_the_file(read):
    incoming = read(None, "POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))")
    assert incoming.frame.index.tolist() == [2] and incoming.frame.index.name == "fid"
    assert str(incoming.frame.crs) == "EPSG:4490"
