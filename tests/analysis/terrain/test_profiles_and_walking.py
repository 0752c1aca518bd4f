"""Profiles along lines, and how slopes slow down a walk; the DEM is that of ``conftest.py``."""

import numpy as np
import pytest
import shapely
from rasterio.transform import from_origin
from wulong_planner.analysis.errors import InputError
from wulong_planner.analysis.terrain import leg_factors, open_dem, tobler_kmh

CRS = "EPSG:4545"


def test_profile_by_hand(opened):
    lines = np.array([shapely.LineString([(5, 15), (25, 15)]), None, shapely.LineString([(5, 15), (15, 15), (15, 5)])])
    found = opened.profile(lines, CRS, 8)
    assert found.line.tolist() == [0, 0, 0, 0, 2, 2, 2, 2]
    assert found.distance_m.tolist() == [0, 8, 16, 20, 0, 8, 16, 20]
    # the second line turns at 10 m: 16 m along it lies 6 m below (15, 15), so 110 + 0.6 · 100
    assert found.height_m == pytest.approx([100, 108, 116, 120, 100, 108, 170, 210])


def test_profile_ends_once_where_the_step_divides_the_length(opened):
    found = opened.profile(np.array([shapely.LineString([(5, 15), (25, 15)])]), CRS, 10)
    assert found.distance_m.tolist() == [0, 10, 20]


def test_profile_in_degrees_is_measured_in_metres(tmp_path, write):
    path = write(tmp_path / "d.tif", np.ones((4, 4)), crs="EPSG:4490", transform=from_origin(107, 31, 0.5, 0.5))
    with open_dem(path) as found:
        line = shapely.LineString([(107.5, 29.5), (107.51, 29.5)])
        # a hundredth of a degree of longitude at 29.5° north, the geodesic on GRS 80
        assert found.profile(np.array([line]), "EPSG:4490", 1e6).distance_m[-1] == pytest.approx(969.663, abs=0.001)


@pytest.mark.parametrize(
    ("line", "step", "sentence"),
    [
        (shapely.Point(0, 0), 8, "row 0 is a Point"),
        (shapely.MultiLineString([[(0, 0), (1, 1)]]), 8, "row 0 is a MultiLineString"),
        (shapely.LineString([(0, 0), (1, 1)]), 0, "step along lines is 0 m"),
    ],
)
def test_profile_refuses(opened, line, step, sentence):
    with pytest.raises(InputError, match=sentence):
        opened.profile(np.array([line]), CRS, step)


def test_profile_of_nothing_is_empty(opened):
    assert len(opened.profile(np.array([None, shapely.LineString()]), CRS, 8)) == 0


def test_tobler_by_the_numbers():
    assert tobler_kmh(np.array([0, -0.05, 0.2, -0.2])).round(3).tolist() == [5.037, 6.0, 2.501, 3.549]


def test_walking_up_takes_longer_than_down(slope):
    low, high = np.array([[15.0, 35.0]]), np.array([[55.0, 35.0]])  # 0.2 along x
    up = leg_factors(slope, low, high, CRS, 10)
    down = leg_factors(slope, high, low, CRS, 10)
    assert up == pytest.approx(np.exp(3.5 * 0.2))  # e^{−3.5·0.05} / e^{−3.5·0.25}
    assert down == pytest.approx(np.exp(3.5 * 0.1))
    assert leg_factors(slope, low, high, CRS, 7) == pytest.approx(up)


def test_the_factor_is_the_mean_over_the_steps(tmp_path, write):
    #  100 100 102: flat for 10 m, then 0.2
    with open_dem(write(tmp_path / "d.tif", [[100, 100, 102]])) as found:
        factor = leg_factors(found, np.array([[5, 5]]), np.array([[25, 5]]), CRS, 10)
    assert factor == pytest.approx((1 + np.exp(3.5 * 0.2)) / 2)


def test_unknown_heights_count_as_flat_and_are_counted(opened):
    said = []
    start, stop = np.array([[5, 15], [5, 5], [500, 500]]), np.array([[5, 15], [25, 5], [510, 500]])
    assert leg_factors(opened, start, stop, CRS, 10, report_unknown=said.append).tolist() == [1, 1, 1]
    assert [each.tolist() for each in said] == [[False, True, True]]  # the leg of no length is known


def test_legs_in_bundles_give_what_one_bundle_gives(slope, monkeypatch):
    start, stop = np.random.default_rng(2).uniform(5, 65, (2, 50, 2))
    whole = leg_factors(slope, start, stop, CRS, 5)
    monkeypatch.setattr("wulong_planner.analysis.terrain.walking.SAMPLES", 7)
    assert leg_factors(slope, start, stop, CRS, 5).tolist() == whole.tolist()


@pytest.mark.parametrize(("stops", "step", "sentence"), [(2, 5, "1 starts and 2 ends"), (1, 0, "step along legs is 0")])
def test_legs_that_are_none(slope, stops, step, sentence):
    with pytest.raises(InputError, match=sentence):
        leg_factors(slope, np.zeros((1, 2)), np.zeros((stops, 2)), CRS, step)


def test_no_legs(slope):
    assert leg_factors(slope, np.empty((0, 2)), np.empty((0, 2)), CRS, 5).tolist() == []
