"""Heights from a DEM.

The DEM of the tests, 2 × 3 cells of 10 m, lower left corner at (0, 0):

    y 15 | 100 110 120        cell centres at x = 5, 15, 25
    y  5 | 200 210  --        (-- no data)
"""

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin
from wulong_planner.analysis.errors import InputError
from wulong_planner.analysis.terrain import sample_dem

CRS = "EPSG:4545"


@pytest.fixture
def dem(tmp_path):
    path = tmp_path / "dem.tif"
    profile = {"driver": "GTiff", "width": 3, "height": 2, "count": 1, "dtype": "float32", "nodata": -9999}
    with rasterio.open(path, "w", crs=CRS, transform=from_origin(0, 20, 10, 10), **profile) as raster:
        raster.write(np.array([[100, 110, 120], [200, 210, -9999]], dtype="float32"), 1)
    return path


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


def test_a_dem_without_crs_is_refused(tmp_path):
    path = tmp_path / "dem.tif"
    profile = {"driver": "GTiff", "width": 2, "height": 2, "count": 1, "dtype": "float32"}
    with rasterio.open(path, "w", transform=from_origin(0, 20, 10, 10), **profile) as raster:
        raster.write(np.zeros((2, 2), dtype="float32"), 1)
    with pytest.raises(InputError, match="has no coordinate reference system"):
        sample_dem(path, np.array([[5.0, 15.0]]), CRS)
