"""Heights and slopes; the DEM is that of ``conftest.py``."""

import numpy as np
import pytest
import rasterio
import shapely
from rasterio.shutil import copy
from rasterio.transform import Affine, from_origin
from rasterio.warp import transform
from wulong_planner.analysis.errors import InputError
from wulong_planner.analysis.terrain import open_dem, sample_dem

CRS = "EPSG:4545"
CELLS = [[100, 110, 120], [200, 210, -9999]]


def test_heights_by_hand(dem):
    points = np.array([[5, 15], [10, 15], [10, 10], [0, 20], [25, 5], [24, 14], [99, 99]])
    heights = sample_dem(dem, points, CRS)
    # centre; half way between 100 and 110; middle of four; corner holds the edge; no data; touches no data; outside
    assert heights[:4].tolist() == [100, 105, 155, 100]
    assert np.isnan(heights[4:]).all()


def test_a_wide_raster_read_in_squares_gives_what_one_read_gives(tmp_path, monkeypatch, write):
    row, column = np.mgrid[0:23, 0:31]
    path = write(tmp_path / "wide.tif", 3 * column + 5 * row)
    points = np.random.default_rng(1).uniform([0, 0], [310, 230], (400, 2))
    whole = sample_dem(path, points, CRS)
    monkeypatch.setattr("wulong_planner.analysis.terrain.dem.PATCH_CELLS", 4)
    assert sample_dem(path, points, CRS).tolist() == whole.tolist()
    inner = (points > 5).all(axis=1) & (points < [305, 225]).all(axis=1)
    x, y = points[inner].T
    assert whole[inner] == pytest.approx(3 * (x / 10 - 0.5) + 5 * (23 - y / 10 - 0.5))


@pytest.mark.parametrize(("driver", "name"), [("AAIGrid", "dem.asc"), ("SRTMHGT", "N29E107.hgt")])
def test_other_formats(tmp_path, driver, name, write):
    cells = np.add.outer(np.zeros(1201), np.arange(1201)).astype("int16")
    place = from_origin(107 - 1 / 2400, 30 + 1 / 2400, 1 / 1200, 1 / 1200)
    made = write(tmp_path / "made.tif", cells, crs="EPSG:4326", transform=place, nodata=-32768, dtype="int16")
    copy(made, tmp_path / name, driver=driver)
    assert sample_dem(tmp_path / name, np.array([[107.5, 29.5]]), "EPSG:4326") == pytest.approx([600])


def test_points_of_another_system_are_carried_over(tmp_path, write):
    path = write(tmp_path / "d.tif", [[100, 200]], crs="EPSG:4490", transform=from_origin(107, 30, 0.5, 1))
    x, y = transform("EPSG:4490", CRS, [107.5], [29.5])
    assert sample_dem(path, np.array([[x[0], y[0]]]), CRS) == pytest.approx([150], abs=1e-3)


def test_a_point_without_a_place_has_no_height_and_spoils_no_other(tmp_path, write):
    path = write(tmp_path / "d.tif", [[100, 200]], crs="EPSG:4490", transform=from_origin(107, 30, 0.5, 1))
    nowhere = [[np.nan, np.nan], [np.inf, 0.0], [1e12, 1e12]]
    with open_dem(path) as found:
        heights = found.heights(np.array([*nowhere, [451541.0, 3264700.0]]), CRS)
        assert np.isnan(heights[:3]).all() and heights[3] == pytest.approx(150, abs=0.1)
        assert np.isnan(found.slopes(np.array(nowhere), CRS)).all()


def test_scale_and_offset_of_a_band_are_respected(tmp_path, write):
    path = write(tmp_path / "d.tif", [[10, 20]], dtype="int16")
    with rasterio.open(path, "r+") as raster:
        raster.scales, raster.offsets = (10.0,), (50.0,)
    assert sample_dem(path, np.array([[5, 5], [15, 5]]), CRS).tolist() == [150, 250]


def test_slope_of_a_plane(slope):
    # 0.2 east, 0.1 north: √(0.04 + 0.01)
    assert slope.slopes(np.array([[35, 35], [31, 38]]), CRS) == pytest.approx([np.sqrt(0.05)] * 2)


def test_slope_by_hand_with_the_weights_of_horn(tmp_path, write):
    with open_dem(write(tmp_path / "d.tif", [[10, 20, 40], [10, 99, 30], [10, 20, 20]])) as found:
        # east: ((40 + 2·30 + 20) − (10 + 2·10 + 10)) / 80 = 1; north: ((10 + 2·20 + 40) − (10 + 2·20 + 20)) / 80 = 0.25
        assert found.slopes(np.array([[15, 15]]), CRS) == pytest.approx([np.hypot(1, 0.25)])


def test_slope_at_the_edge_or_beside_a_gap_is_unknown(opened, slope):
    assert np.isnan(opened.slopes(np.array([[15, 15]]), CRS)).all()
    assert np.isnan(slope.slopes(np.array([[1, 1]]), CRS)).all()


def test_slope_in_degrees_is_in_metres_on_the_ground(tmp_path, write):
    """At 60° north a degree of longitude measures 55,800.00 m on GRS 80, a degree of latitude 111,412.29 m."""
    row, column = np.mgrid[0:5, 0:5]
    for cells, metres in ((column, 55800.00), (-row, 111412.29)):
        path = write(tmp_path / "d.tif", 100.0 * cells, crs="EPSG:4490", transform=from_origin(107, 60.025, 0.01, 0.01))
        with open_dem(path) as found:
            assert found.slopes(np.array([[107.025, 60.0]]), "EPSG:4490") == pytest.approx([10000 / metres], rel=1e-6)


def test_slope_on_a_turned_raster(tmp_path, write):
    """The same plane on a raster turned by 30° has the same slope."""
    turned = Affine.translation(0, 70) * Affine.rotation(30) * Affine.scale(10, -10)
    row, column = np.mgrid[0:7, 0:7]
    x, y = turned * (column + 0.5, row + 0.5)
    with open_dem(write(tmp_path / "d.tif", 0.2 * x + 0.1 * y, transform=turned)) as found:
        at = np.array([turned * (3.5, 3.5)])
        assert found.slopes(at, CRS) == pytest.approx([np.sqrt(0.05)], rel=1e-5)
        with pytest.raises(InputError, match="is rotated"):
            found.zonal(np.array([shapely.box(0, 0, 9, 9)]), CRS)
