"""Walking speed on slopes and heights from a DEM.

The DEM of the tests, 2 × 3 cells of 10 m, lower left corner at (0, 0):

    y 15 | 100 110 120        cell centres at x = 5, 15, 25
    y  5 | 200 210  --        (-- no data)
"""

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin
from wulong_planner.analysis.errors import InputError
from wulong_planner.analysis.terrain import sample_dem, slope_between, tobler_kmh

CRS = "EPSG:4545"


@pytest.fixture
def dem(tmp_path):
    path = tmp_path / "dem.tif"
    profile = {"driver": "GTiff", "width": 3, "height": 2, "count": 1, "dtype": "float32", "nodata": -9999}
    with rasterio.open(path, "w", crs=CRS, transform=from_origin(0, 20, 10, 10), **profile) as raster:
        raster.write(np.array([[100, 110, 120], [200, 210, -9999]], dtype="float32"), 1)
    return path


@pytest.mark.parametrize(("slope", "kmh"), [(0.0, 5.037), (-0.05, 6.0), (0.2, 2.501), (-0.2, 3.549)])
def test_tobler_speeds(slope, kmh):
    assert float(tobler_kmh(slope)) == pytest.approx(kmh, abs=0.0005)


def test_slope_is_signed_and_level_where_unknown():
    slope = slope_between(
        np.array([100.0, 150, np.nan, 5]), np.array([150.0, 100, 9, 5]), np.array([500.0, 500, 10, 0])
    )
    assert slope.tolist() == [0.1, -0.1, 0.0, 0.0]


def test_heights_by_hand(dem):
    points = np.array([[5, 15], [10, 15], [10, 10], [0, 20], [25, 5], [24, 14], [99, 99]])
    heights = sample_dem(dem, points, CRS)
    # centre; half way between 100 and 110; middle of four; corner holds the edge; no data; touches no data; outside
    assert heights[:4].tolist() == [100, 105, 155, 100]
    assert np.isnan(heights[4:]).all()


def test_a_file_that_is_no_raster_is_named(tmp_path):
    path = tmp_path / "dem.tif"
    path.write_text("no raster")
    with pytest.raises(InputError, match=r"dem\.tif cannot be read as a raster"):
        sample_dem(path, np.zeros((1, 2)), CRS)


def test_a_dem_elsewhere_is_refused(dem):
    with pytest.raises(InputError, match="covers none of the 1 points"):
        sample_dem(dem, np.array([[5000.0, 5000.0]]), CRS)
