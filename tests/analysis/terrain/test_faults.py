"""What is wrong with a DEM, or left unsaid."""

import subprocess
import sys

import numpy as np
import pytest
import rasterio
from rasterio.transform import Affine, from_origin
from wulong_planner.analysis.errors import InputError
from wulong_planner.analysis.terrain import open_dem, sample_dem

CRS = "EPSG:4545"
CELLS = [[100, 110, 120], [200, 210, -9999]]


def notes(path, xy=((5.0, 5.0),)):
    with open_dem(path) as found:
        heights = found.heights(np.array(xy), CRS)
        return heights.tolist(), [str(note) for note in found.notes]


def test_a_file_that_is_no_raster_is_named(tmp_path):
    path = tmp_path / "dem.tif"
    path.write_text("no raster")
    with pytest.raises(InputError, match=r"dem\.tif cannot be read as a raster"):
        sample_dem(path, np.zeros((1, 2)), CRS)


def test_a_missing_file(tmp_path):
    with pytest.raises(InputError, match=r"none\.tif is not there"):
        open_dem(tmp_path / "none.tif")


def test_an_empty_file(tmp_path):
    (tmp_path / "dem.tif").touch()
    with pytest.raises(InputError, match="has 0 bytes"):
        open_dem(tmp_path / "dem.tif")


def test_a_file_cut_off(tmp_path, write):
    path = write(tmp_path / "dem.tif", np.arange(10000).reshape(100, 100) % 900)
    path.write_bytes(path.read_bytes()[:20000])
    with pytest.raises(InputError, match="cannot be read"):
        sample_dem(path, np.array([[500.0, 5.0]]), CRS)


def test_a_dem_elsewhere_is_refused(dem):
    with pytest.raises(InputError, match="covers none of the 1 points"):
        sample_dem(dem, np.array([[5000.0, 5000.0]]), CRS)


def test_a_dem_without_data_here_is_refused(dem):
    with pytest.raises(InputError, match="has no data at any of the 1 points"):
        sample_dem(dem, np.array([[25.0, 5.0]]), CRS)


def test_a_dem_without_crs_is_refused(tmp_path, write):
    path = write(tmp_path / "dem.tif", CELLS, crs=None)
    with pytest.raises(InputError, match="has no coordinate reference system"):
        sample_dem(path, np.array([[5.0, 15.0]]), CRS)


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_a_raster_without_a_place_is_refused(tmp_path, write):
    path = write(tmp_path / "dem.tif", CELLS, transform=Affine.identity())
    with pytest.raises(InputError, match="no place on the earth"):
        open_dem(path)


def test_a_picture_is_refused(tmp_path, write):
    path = write(tmp_path / "map.tif", np.zeros((3, 2, 2)), dtype="uint8", nodata=None, photometric="RGB")
    with pytest.raises(InputError, match=r"is a picture \(red, uint8\)"):
        open_dem(path)


def test_of_several_bands_the_first_is_read_and_it_is_said(tmp_path, write):
    path = write(tmp_path / "dem.tif", [[[100]], [[7]]])
    assert notes(path) == ([100], [f"The DEM {path} has 2 bands; the first one is read."])


def test_feet_become_metres_and_it_is_said(tmp_path, write):
    path = write(tmp_path / "dem.tif", [[1000]])
    with rasterio.open(path, "r+") as raster:
        raster.units = ("ft",)
    heights, said = notes(path)
    assert heights == pytest.approx([304.8]) and "is in feet (ft)" in said[0]


def test_a_unit_nobody_knows_is_refused(tmp_path, write):
    path = write(tmp_path / "dem.tif", [[1000]])
    with rasterio.open(path, "r+") as raster:
        raster.units = ("fathom",)
    with pytest.raises(InputError, match="heights in fathom"):
        open_dem(path)


@pytest.mark.parametrize(("value", "nodata"), [(-9999, None), (-32768, None), (-9999, -32768)])
def test_a_value_that_can_only_mean_no_data_is_taken_so_and_said_once(tmp_path, value, nodata, write):
    path = write(tmp_path / "dem.tif", [[value, 100, value]], dtype="int16", nodata=nodata)
    heights, said = notes(path, [(5, 5), (15, 5), (25, 5)])
    assert heights[1] == 100 and np.isnan(heights[::2]).all()
    assert len(said) == 1 and f"no data = {value}" in said[0]


@pytest.mark.parametrize("height", [9500, -600])
def test_heights_no_land_has_are_refused(tmp_path, height, write):
    path = write(tmp_path / "dem.tif", [[height]])
    with pytest.raises(InputError, match=f"heights from {height} to {height} m"):
        sample_dem(path, np.array([[5.0, 5.0]]), CRS)


def test_a_coarse_dem_says_so(tmp_path, write):
    path = write(tmp_path / "dem.tif", [[100]], transform=from_origin(0, 3700, 3000, 3700))
    assert "its cells are about 3700 m wide" in notes(path)[1][0]


def test_a_crs_nobody_knows(opened):
    with pytest.raises(InputError, match="EPSG:999999 is not known"):
        opened.heights(np.zeros((1, 2)), "EPSG:999999")


MEMORY = """
import resource, sys
import numpy as np, shapely
from wulong_planner.analysis.terrain import leg_factors, open_dem
with open_dem(sys.argv[1]) as dem:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    xy = np.random.default_rng(0).uniform(100, 99900, (5000, 2))
    assert np.isfinite(dem.heights(xy, "EPSG:4545")).all()
    dem.slopes(xy[:1000], "EPSG:4545")
    leg_factors(dem, xy, xy[::-1] * 0.001 + xy * 0.999, "EPSG:4545", 50)
    dem.zonal(np.array([shapely.box(0, 0, 50000, 50000)]), "EPSG:4545", [500, 1000])
    print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)  # MB
"""


def test_ten_thousand_by_ten_thousand_cells_need_little_memory(tmp_path):
    """As doubles the raster would need 800 MB."""
    path = tmp_path / "large.tif"
    profile = {"driver": "GTiff", "width": 10000, "height": 10000, "count": 1, "dtype": "int16", "nodata": -1}
    place = from_origin(0, 100000, 10, 10)
    with rasterio.open(path, "w", crs=CRS, transform=place, tiled=True, compress="lzw", **profile) as raster:
        for row in range(0, 10000, 512):
            height = min(512, 10000 - row)
            raster.write(np.full((height, 10000), 700, "int16"), 1, window=((row, row + height), (0, 10000)))
    done = subprocess.run([sys.executable, "-c", MEMORY, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) < 200
