"""A small DEM, written by hand.

3 × 2 cells of 10 m, lower left corner at (0, 0):

    y 15 | 100 110 120        cell centres at x = 5, 15, 25
    y  5 | 200 210  --        (-- no data)
"""

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin
from wulong_planner.analysis.terrain import open_dem

CRS = "EPSG:4545"
CELLS = [[100, 110, 120], [200, 210, -9999]]


@pytest.fixture
def write():
    """A function that writes cells as a raster."""

    def made(path, cells, *, crs=CRS, transform=None, nodata=-9999, dtype="float32", driver="GTiff", **more):
        """A raster whose lower left corner is (0, 0) and whose cells are 10 wide, unless told otherwise."""
        bands = np.asarray(cells, dtype)
        bands = bands[None] if bands.ndim == 2 else bands
        count, height, width = bands.shape
        profile = {"driver": driver, "width": width, "height": height, "count": count, "dtype": dtype, "nodata": nodata}
        place = from_origin(0, 10 * height, 10, 10) if transform is None else transform
        with rasterio.open(path, "w", crs=crs, transform=place, **profile, **more) as raster:
            raster.write(bands)
        return path

    return made


@pytest.fixture
def dem(tmp_path, write):
    return write(tmp_path / "dem.tif", CELLS)


@pytest.fixture
def opened(dem):
    with open_dem(dem) as found:
        yield found


@pytest.fixture
def slope(tmp_path, write):
    """A plane that rises 2 m per 10 m to the east and 1 m per 10 m to the north: 7 × 7 cells."""
    row, column = np.mgrid[0:7, 0:7]
    with open_dem(write(tmp_path / "plane.tif", 500 + 2 * column - row)) as found:
        yield found
