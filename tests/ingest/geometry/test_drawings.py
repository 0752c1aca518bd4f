"""CAD drawings: outlines and, apart from them, the names that stand within."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from wulong_planner.ingest import offset
from wulong_planner.ingest.geometry import read_geometry
from wulong_planner.ingest.positions import project


def entity(*pairs):
    return "".join(f"{code:>3}\n{value}\n" for code, value in pairs)


def outline(ring):
    corners = [pair for x, y in ring for pair in ((10, f"{x:.3f}"), (20, f"{y:.3f}"))]
    return entity((0, "LWPOLYLINE"), (8, "BOUNDARY"), (90, len(ring)), (70, 1), *corners)


def text(words, x, y):
    return entity((0, "TEXT"), (8, "NAMES"), (10, f"{x:.3f}"), (20, f"{y:.3f}"), (40, "50"), (1, words))


@pytest.fixture
def drawing(known, tmp_path):
    """Write outlines and texts as a drawing in metres; ``words`` by position in degrees."""

    def write(words, frame=known, *, version="AC1021", page="ANSI_936", encoding="utf-8"):
        metres = frame.to_crs("EPSG:4545").geometry
        body = "".join(outline(shapely.get_coordinates(shape.exterior)[:-1]) for shape in metres)
        points = project(np.array([xy for _, xy in words], dtype=float), "EPSG:4490", "EPSG:4545")
        body += "".join(text(word, x, y) for (word, _), (x, y) in zip(words, points))
        path = tmp_path / "villages.dxf"
        head = entity((0, "SECTION"), (2, "HEADER"), (9, "$ACADVER"), (1, version))
        head += entity((9, "$DWGCODEPAGE"), (3, page), (0, "ENDSEC"), (0, "SECTION"), (2, "ENTITIES"))
        path.write_text(head + body + entity((0, "ENDSEC"), (0, "EOF")), encoding)
        return path

    return write


def test_texts_name_the_outlines_they_stand_in(known, drawing, same_place):
    found = read_geometry(drawing([("芙蓉镇", (107.75, 29.35)), ("香树乡", (107.65, 29.35))]), known=known)
    same_place(found.frame.geometry, known.geometry)
    assert found.frame["Text"].tolist() == ["香树乡", "芙蓉镇"]
    assert found.faults.empty


@pytest.mark.parametrize(
    ("version", "page", "encoding"),
    [("AC1015", "ANSI_936", "gbk"), ("AC1015", "ANSI_1252", "gbk"), ("AC1032", "ANSI_936", "utf-8"),
     ("AC1032", "UTF-8", "utf-8")],
)  # fmt: skip
def test_texts_in_any_encoding_whatever_the_drawing_says(known, drawing, version, page, encoding):
    words = [("芙蓉镇", (107.75, 29.35)), ("香树乡", (107.65, 29.35))]
    path = drawing(words, version=version, page=page, encoding=encoding)
    assert read_geometry(path, known=known).frame["Text"].tolist() == ["香树乡", "芙蓉镇"]


def test_characters_by_their_number(known, drawing):
    found = read_geometry(drawing([(r"\U+9999\U+6811\U+4E61", (107.65, 29.35))], encoding="ascii"), known=known)
    assert found.frame["Text"].fillna("").tolist() == ["香树乡", ""]


def test_numbers_name_nothing_and_two_names_decide_nothing(known, drawing):
    words = [
        ("12.5", (107.64, 29.35)),
        ("香树乡", (107.65, 29.35)),
        ("芙蓉镇", (107.74, 29.35)),
        ("某村", (107.76, 29.35)),
    ]
    found = read_geometry(drawing(words), known=known)
    assert found.frame["Text"].fillna("").tolist() == ["香树乡", ""]


@pytest.mark.parametrize("shift", ["gcj02", "bd09"])
def test_the_offset_of_lines_is_seen_and_names_move_with_them(known, drawing, same_place, shift):
    moved = known.set_geometry(list(offset.convert(known.geometry.to_numpy(), "wgs84", shift)), crs=known.crs)
    place = np.column_stack(offset.convert_positions(np.array([107.6045]), np.array([29.35]), "wgs84", shift))[0]
    found = read_geometry(drawing([("香树乡", tuple(place))], moved), known=known)
    assert found.proposal("shift").value == shift
    same_place(found.frame.geometry, known.geometry)
    assert found.frame["Text"].fillna("").tolist() == ["香树乡", ""]


def test_most_lines_within_do_not_hide_the_offset(known, drawing):
    """Villages within two townships of which only the outline is known: most of their borders have no counterpart."""
    corners = [(107.58 + column * 0.02, 29.28 + row * 0.02) for column in range(12) for row in range(8)]
    cells = [shapely.box(x, y, x + 0.02, y + 0.02) for x, y in corners]
    pieces = [shapely.get_parts(shapely.intersection(area, cells)) for area in known.geometry]
    pieces = [piece for some in pieces for piece in some if piece.area > 1e-5]
    moved = offset.convert(shapely.segmentize(pieces, 0.001), "wgs84", "gcj02")
    path = drawing([("香树乡", (107.65, 29.35))], gpd.GeoDataFrame(geometry=list(moved), crs=known.crs))
    assert read_geometry(path, known=known.dissolve()[["geometry"]]).proposal("shift").value == "gcj02"


def test_the_offset_of_open_lines_is_seen(known, tmp_path):
    """Each boundary comes as two lines, cut where two meet; only together do they enclose the area."""
    moved = offset.convert(known.geometry.to_numpy(), "wgs84", "gcj02")
    borders = shapely.get_parts(shapely.node(shapely.union_all(shapely.boundary(moved))))
    lines = shapely.get_parts(shapely.line_merge(shapely.union_all(borders)))
    frame = gpd.GeoDataFrame({"no": pd.RangeIndex(len(lines))}, geometry=list(lines), crs=known.crs)
    frame.to_file(tmp_path / "lines.gpkg")
    outside = known.dissolve()[["geometry"]]
    assert read_geometry(tmp_path / "lines.gpkg", known=outside).proposal("shift").value == "gcj02"
