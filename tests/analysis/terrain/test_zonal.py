"""Areas; the DEM is that of ``conftest.py``."""

import numpy as np
import pytest
import rasterio
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rasterio.transform import Affine, from_origin
from wulong_planner.analysis.errors import InputError
from wulong_planner.analysis.terrain import open_dem

CRS = "EPSG:4545"
CELLS = [[100, 110, 120], [200, 210, -9999]]


def test_areas_by_hand(opened):
    shapes = [shapely.box(5, 0, 25, 20), None, shapely.box(20, 0, 30, 10), shapely.box(90, 0, 95, 4), shapely.Polygon()]
    found = opened.zonal(np.array(shapes), CRS, [105, 205])
    first = found.iloc[0]
    # m² of 100: 50, 110: 100, 120: 50, 200: 50, 210: 100; the 50 m² without data count nowhere
    assert first["mean"] == pytest.approx((5000 + 11000 + 6000 + 10000 + 21000) / 350)
    assert first[["min", "max", "area_m2", "known"]].tolist() == [100, 210, 400, 350 / 400]
    assert first[["band_0", "band_1", "band_2"]].tolist() == pytest.approx([50 / 350, 200 / 350, 100 / 350])
    assert found["known"].tolist()[2:4] == [0, 0] and found["area_m2"].tolist()[2:] == [100, 20, 0]
    assert found.loc[1:, ["mean", "band_0"]].isna().all(axis=None)


def test_a_height_on_a_dividing_line_belongs_to_the_band_above(opened):
    found = opened.zonal(np.array([shapely.box(0, 10, 10, 20)]), CRS, [100])
    assert found[["band_0", "band_1"]].to_numpy().tolist() == [[0, 1]]


def test_areas_in_degrees_weigh_cells_by_their_size(tmp_path, write):
    """Two cells of a degree: 6123 km² north of 60°, 6310 km² south of it, on GRS 80."""
    path = write(tmp_path / "d.tif", [[1000], [0]], crs="EPSG:4490", transform=from_origin(107, 61, 1, 1))
    with open_dem(path) as found:
        area = found.zonal(np.array([shapely.box(107, 59, 108, 61)]), "EPSG:4490")
    assert area["mean"][0] == pytest.approx(1000 * 6122.943 / (6122.943 + 6309.609), abs=0.05)
    assert area["known"][0] == pytest.approx(1, abs=1e-3)


def test_areas_of_another_system(tmp_path, write):
    path = write(tmp_path / "d.tif", [[300] * 4] * 4, crs="EPSG:4490", transform=from_origin(107, 31, 0.5, 0.5))
    square = shapely.box(500000, 3250000, 501000, 3251000)
    with open_dem(path) as found:
        area = found.zonal(np.array([square]), CRS)
    assert area[["mean", "area_m2"]].to_numpy()[0] == pytest.approx([300, 1e6])
    assert area["known"][0] == pytest.approx(1, abs=1e-3)


def test_a_raster_drawn_from_the_south_gives_the_same(tmp_path, write):
    path = write(tmp_path / "d.tif", CELLS[::-1], transform=Affine(10, 0, 0, 0, 10, 0))
    with open_dem(path) as found:
        assert found.heights(np.array([[10, 10], [5, 15]]), CRS).tolist() == [155, 100]
        area = found.zonal(np.array([shapely.box(0, 10, 30, 20)]), CRS, [115])
    assert area[["mean", "min", "max", "known"]].to_numpy().tolist() == [[110, 100, 120, 1]]


@pytest.mark.parametrize(
    ("shape", "bands", "sentence"),
    [
        (shapely.Point(0, 0), None, "row 0 is a Point"),
        (shapely.box(0, 0, 9, 9), [200, 100], "200, 100 that divide the bands do not ascend"),
        (shapely.box(0, 0, 9, 9), [np.nan], "do not ascend"),
    ],
)
def test_areas_that_are_none(opened, shape, bands, sentence):
    with pytest.raises(InputError, match=sentence):
        opened.zonal(np.array([shape]), CRS, bands)


SIDE = st.floats(0, 60, allow_nan=False)


@settings(max_examples=40, deadline=None)
@given(x=st.tuples(SIDE, SIDE), y=st.tuples(SIDE, SIDE), seed=st.integers(0, 99))
def test_rectangles_agree_with_shares_worked_out_side_by_side(x, y, seed, tmp_path_factory):
    """In a rectangle a cell's share is its share in x times its share in y."""
    (left, right), (bottom, top) = sorted(x), sorted(y)
    assume(right - left > 0.01 and top - bottom > 0.01)
    cells = np.random.default_rng(seed).integers(200, 900, (6, 6)).astype("float32")
    path = tmp_path_factory.mktemp("dem") / "d.tif"
    profile = {"driver": "GTiff", "width": 6, "height": 6, "count": 1, "dtype": "float32", "nodata": -9999}
    with rasterio.open(path, "w", crs=CRS, transform=from_origin(0, 60, 10, 10), **profile) as raster:
        raster.write(cells, 1)
    edges = np.arange(0, 61, 10)
    across = np.clip(np.minimum(edges[1:], right) - np.maximum(edges[:-1], left), 0, None)
    down = np.clip(np.minimum(edges[1:], top) - np.maximum(edges[:-1], bottom), 0, None)[::-1]
    share = np.outer(down, across) / (np.sum(across) * np.sum(down))
    with open_dem(path) as found:
        area = found.zonal(np.array([shapely.box(left, bottom, right, top)]), CRS, [500])
    assert area["mean"][0] == pytest.approx(np.sum(share * cells), rel=1e-5)
    assert area["band_1"][0] == pytest.approx(np.sum(share[cells >= 500]), abs=1e-5)
    assert area["known"][0] == pytest.approx(1)
