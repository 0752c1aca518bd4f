"""Routes over made-up ground: flat, with a ridge, with a hole in the heights."""

import numpy as np
import pytest
import rasterio
import shapely
from wulong_planner.analysis.errors import Cancelled, InputError
from wulong_planner.analysis.terrain import open_dem
from wulong_planner.analysis.water.routes import RouteRules, least_cost_routes, straight_routes

X, Y = 470_000.0, 3_240_000.0
RULES = RouteRules(cell_m=50, margin_m=2000)


@pytest.fixture
def ground(tmp_path):
    """Write 5 × 5 km of heights, 50 m a cell, and open it."""
    opened = []

    def make(heights):
        path = tmp_path / "dem.tif"
        transform = rasterio.transform.from_origin(X - 1000, Y + 2500, 50, 50)
        with rasterio.open(
            path, "w", driver="GTiff", width=100, height=100, count=1, dtype="float32", crs="EPSG:4545",
            transform=transform, nodata=-9999,
        ) as raster:  # fmt: skip
            raster.write(heights.astype("float32"), 1)
        opened.append(open_dem(path))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


def route(dem, rules=RULES, start=(0, 0), stop=(2000, 0)):
    start, stop = (np.add([place], (X, Y)) for place in (start, stop))
    return least_cost_routes(dem, "EPSG:4545", start, stop, rules)[0]


def test_over_flat_ground_the_route_is_straight(ground):
    line = route(ground(np.full((100, 100), 300.0)))
    assert line.length == pytest.approx(2000, rel=0.01)
    assert line.coords[0] == (X, Y) and line.coords[-1] == (X + 2000, Y)


def test_around_a_ridge_above_the_source(ground):
    heights = np.full((100, 100), 300.0)
    heights[20:, 38:42] = 330.0  # 900 m east of the start, from 1500 m north of it southwards
    line = route(ground(heights))
    assert shapely.get_coordinates(line)[:, 1].max() >= Y + 1400
    # a ridge that costs little is crossed
    low = RouteRules(cell_m=50, margin_m=2000, slope_weight=0, above_factor=1.0)
    assert route(ground(heights), low).length == pytest.approx(2000, rel=0.01)


def test_ground_without_heights_is_not_crossed(ground):
    heights = np.full((100, 100), 300.0)
    heights[:, 38:42] = -9999
    dem = ground(heights)
    assert route(dem) is None
    lines = least_cost_routes(
        dem, "EPSG:4545", np.array([[X, Y]] * 3), np.array([[X + 500, Y], [X + 2000, Y], [np.nan, Y]]), RULES
    )
    assert [line is None for line in lines] == [False, True, True]


def test_straight_routes():
    lines = straight_routes(np.array([[0.0, 0], [np.nan, 0]]), np.array([[3.0, 4], [1, 1]]))
    assert lines[0].length == 5 and lines[1] is None
    assert len(straight_routes(np.zeros((0, 2)), np.zeros((0, 2)))) == 0


def test_bad_squares_and_cancel(ground):
    dem = ground(np.full((100, 100), 300.0))
    with pytest.raises(InputError, match="CELL_M is 0"):
        route(dem, RouteRules(cell_m=0))
    with pytest.raises(Cancelled):
        least_cost_routes(dem, "EPSG:4545", np.array([[X, Y]]), np.array([[X + 1, Y]]), RULES, should_stop=lambda: True)
