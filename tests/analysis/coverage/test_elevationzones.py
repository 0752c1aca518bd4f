"""Land by slope on two fields of four points each, worked by hand; slopes rise by 10 % a column.

  y
2 |  A  A | B  B         slope at x = 0.5, 1.5, 2.5, 3.5: 0, 10, 20 and 30 %
1 |  A  A | B  B         = 0°, 5.71°, 11.31°, 16.70°
0 +-------+------- x
"""

import numpy as np
import pytest
import shapely
from wulong_planner.analysis.coverage import elevationzones as zones

EDGES = np.array([2.0, 6.0, 15.0])
FIELDS = np.array([shapely.box(0, 0, 2, 2), shapely.box(2, 0, 4, 2)], object)


@pytest.fixture
def asked():
    return []


@pytest.fixture
def slopes(asked):
    def rise(points):
        asked.append(len(points))
        return np.floor(points[:, 0]) / 10

    return rise


def shares(table):
    """Share of each area by class, unknown last."""
    land = table["area_km2"].to_numpy().reshape(table["row"].nunique(), -1)
    return (land / land.sum(axis=1, keepdims=True)).tolist()


def test_each_area_gets_its_own_classes_from_one_question(slopes, asked):
    table = zones.land_by_slope(FIELDS, slopes, EDGES, step_m=1)
    assert shares(table) == [[0.5, 0.5, 0, 0, 0], [0, 0, 0.5, 0.5, 0]]
    assert table["band"].tolist() == [0, 1, 2, 3, -1] * 2
    assert table["area_km2"].sum() == pytest.approx(8e-6)
    assert asked == [8]


def test_large_areas_are_asked_about_in_turn(slopes, asked, monkeypatch):
    monkeypatch.setattr(zones, "POINTS", 4)
    assert shares(zones.land_by_slope(FIELDS, slopes, EDGES, step_m=1))[1] == [0, 0, 0.5, 0.5, 0]
    assert asked == [4, 4]


def test_too_small_an_area_and_none_are_unknown(slopes, asked):
    tiny = np.array([shapely.box(0.6, 0.6, 0.9, 0.9), None, FIELDS[0]], object)
    table = zones.land_by_slope(tiny, slopes, EDGES, step_m=1)
    land = table["area_km2"].to_numpy().reshape(3, -1)
    assert land[0].tolist() == pytest.approx([0, 0, 0, 0, 0.09e-6])
    assert land[1].tolist() == [0, 0, 0, 0, 0]
    assert asked == [4]
    assert zones.land_by_slope(tiny[:2], slopes, EDGES, step_m=1)["area_km2"].sum() == pytest.approx(0.09e-6)


def test_a_slope_that_is_not_known_is_in_no_class():
    table = zones.land_by_slope(FIELDS[:1], lambda points: np.where(points[:, 0] < 1, np.nan, 0.0), EDGES, step_m=1)
    assert shares(table) == [[0.5, 0, 0, 0, 0.5]]
