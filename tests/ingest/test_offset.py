"""The GCJ-02 and BD-09 offsets against published vectors, and their inverses against themselves."""

import csv
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from wulong_planner.analysis.errors import InputError
from wulong_planner.ingest import offset

SEATS = Path(__file__).resolve().parents[2] / "data" / "sources" / "seats.csv"
in_china = st.tuples(st.floats(72.1, 137.7), st.floats(0.9, 55.7))


def test_published_forward_vector():
    lon, lat = offset.wgs84_to_gcj02(121.5272106, 31.1774276)
    assert lon == pytest.approx(121.531541859215, abs=1e-9)
    assert lat == pytest.approx(31.17530398364597, abs=1e-9)


def test_published_vector_undone():
    lon, lat = offset.gcj02_to_wgs84(121.531541859215, 31.17530398364597)
    assert lon == pytest.approx(121.5272106, abs=1e-9)
    assert lat == pytest.approx(31.1774276, abs=1e-9)


def test_offset_at_the_seats_in_metres():
    with SEATS.open(encoding="utf-8", newline="") as file:
        lon, lat = np.array([(float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)]).T
    there_lon, there_lat = offset.wgs84_to_gcj02(lon, lat)
    azimuth, _, metres = Geod(ellps="GRS80").inv(lon, lat, there_lon, there_lat)
    east, north = metres * np.sin(np.radians(azimuth)), metres * np.cos(np.radians(azimuth))
    assert (round(east.min()), round(east.max())) == (406, 448)
    assert (round(north.min()), round(north.max())) == (-341, -286)


@given(in_china)
def test_gcj02_round_trip(position):
    there = offset.wgs84_to_gcj02(*position)
    assert np.allclose(offset.gcj02_to_wgs84(*there), position, rtol=0, atol=1e-9)


@given(in_china)
def test_bd09_round_trip(position):
    there = offset.wgs84_to_bd09(*position)
    assert np.allclose(offset.bd09_to_wgs84(*there), position, rtol=0, atol=1e-9)


def test_bd09_moves_baidu_north_east_of_gcj02():
    lon, lat = offset.gcj02_to_bd09(116.404, 39.915)
    assert (lon, lat) == pytest.approx((116.41036949371029, 39.92133699351022), abs=1e-9)


@pytest.mark.parametrize("position", [(2.35, 48.86), (-74.0, 40.7), (72.0, 30.0), (100.0, 55.9), (151.2, -33.9)])
def test_outside_china_nothing_moves(position):
    assert np.array_equal(offset.wgs84_to_gcj02(*position), position)
    assert np.array_equal(offset.gcj02_to_wgs84(*position), position)


def test_arrays_keep_their_shape_and_are_not_changed():
    lon, lat = np.full((2, 3), 107.76), np.full((2, 3), 29.32)
    there_lon, there_lat = offset.wgs84_to_gcj02(lon, lat)
    assert there_lon.shape == there_lat.shape == (2, 3)
    assert np.all(lon == 107.76) and np.all(lat == 29.32)


def test_mixed_array_moves_only_what_is_in_china():
    lon, lat = offset.wgs84_to_gcj02([107.76, 2.35], [29.32, 48.86])
    assert lon[0] > 107.764 and lat[0] < 29.318
    assert (lon[1], lat[1]) == (2.35, 48.86)


def test_missing_positions_stay_missing():
    lon, lat = offset.gcj02_to_wgs84([np.nan, 107.76], [29.0, 29.32])
    assert np.isnan(lon[0]) and np.isfinite(lon[1]) and np.isfinite(lat[1])


def test_geometries_keep_z_and_kind():
    line = shapely.from_wkt("LINESTRING Z (107.7 29.3 210, 107.8 29.4 350)")
    point = shapely.Point(107.7, 29.3)
    moved = offset.convert([line, point], "wgs84", "gcj02")
    assert list(shapely.get_coordinates(moved[0], include_z=True)[:, 2]) == [210, 350]
    assert not shapely.has_z(moved[1])
    assert moved[1].x == pytest.approx(offset.wgs84_to_gcj02(107.7, 29.3)[0])
    back = offset.convert(offset.convert(point, "wgs84", "bd09"), "bd09", "wgs84")
    assert shapely.equals_exact(back, point, tolerance=1e-9)


@pytest.mark.parametrize("pair", [("wgs84", "wgs84"), ("cgcs2000", "gcj02")])
def test_unknown_pair_is_refused(pair):
    with pytest.raises(InputError, match="no way from the coordinates"):
        offset.convert(shapely.Point(107, 29), *pair)


BAIDU = [offset.gcj02_to_bd09, offset.bd09_to_gcj02, offset.wgs84_to_bd09, offset.bd09_to_wgs84]


@pytest.mark.parametrize("step", BAIDU)
def test_baidu_leaves_what_lies_outside_china(step):
    assert np.array_equal(step([2.35, -74.0], [48.86, 40.7]), [[2.35, -74.0], [48.86, 40.7]])


def test_many_positions_are_solved_in_blocks():
    rng = np.random.default_rng(4)
    lon, lat = rng.uniform(107.2, 108.1, (3, 10_000)), rng.uniform(29.0, 29.7, (3, 10_000))
    back = offset.bd09_to_wgs84(*offset.wgs84_to_bd09(lon, lat))
    assert np.allclose(back, [lon, lat], rtol=0, atol=1e-9)
    one = offset.bd09_to_wgs84(*offset.wgs84_to_bd09(lon[1, 7], lat[1, 7]))
    assert np.allclose(one, [back[0][1, 7], back[1][1, 7]], rtol=0, atol=1e-12)


def test_positions_by_name():
    assert np.array_equal(offset.convert_positions(107.7, 29.3, "wgs84", "gcj02"), offset.wgs84_to_gcj02(107.7, 29.3))
    with pytest.raises(InputError, match="no way from the coordinates"):
        offset.convert_positions(107.7, 29.3, "wgs84", "mars")
