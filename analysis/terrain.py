"""How fast one walks on a slope, and how high a place lies.

Question: how long does a walk off the road take in a gorge? Tobler's hiking function gives the speed from the
signed slope in the direction walked; a digital elevation model (DEM) gives the slope between both ends of the walk.

Formula: W = 6 · exp(−3.5 · |S + 0.05|) km/h, S = rise / run. Off a path the speed is multiplied by 3/5.
Source: Tobler, W. (1993): Three presentations on geographical analysis and modeling, NCGIA Technical Report 93-1.
Edge rules: where the DEM has no value the slope counts as 0 (level); a walk of length 0 has slope 0.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .errors import InputError

FloatArray = NDArray[np.float64]

TOBLER_TOP_KMH = 6.0
TOBLER_DECAY = 3.5
TOBLER_BEST_SLOPE = 0.05


def tobler_kmh(slope: FloatArray | float) -> FloatArray:
    """Return the walking speed in km/h on ``slope`` (rise over run, signed, in the direction walked)."""
    return np.asarray(TOBLER_TOP_KMH * np.exp(-TOBLER_DECAY * np.abs(np.asarray(slope) + TOBLER_BEST_SLOPE)))


def slope_between(z_from: FloatArray, z_to: FloatArray, run_m: FloatArray) -> FloatArray:
    """Return rise over run from one end of a walk to the other; 0 where a height is unknown or nothing is walked.

    Args:
        z_from: heights at the start, metres, shape (n,), NaN where unknown.
        z_to: heights at the end, metres, shape (n,).
        run_m: horizontal distance, metres, shape (n,).
    """
    rise = np.asarray(z_to, dtype=float) - np.asarray(z_from, dtype=float)
    run = np.asarray(run_m, dtype=float)
    slope = np.divide(rise, run, out=np.zeros_like(rise), where=run > 0)
    return np.nan_to_num(slope, nan=0.0)


def sample_dem(path: Path | str, xy: FloatArray, crs: str) -> FloatArray:
    """Return the height of every point, bilinear between cell centres.

    Args:
        path: a raster GDAL reads; its first band holds metres.
        xy: points, shape (n, 2), in ``crs``.
        crs: CRS of ``xy``, such as ``EPSG:4545``.

    Returns:
        Heights in metres, shape (n,); NaN outside the raster and beside cells without data.

    Raises:
        InputError: the file is not a raster, has no CRS, or covers none of the points.
    """
    import rasterio
    from rasterio.errors import RasterioIOError
    from rasterio.warp import transform
    from rasterio.windows import Window

    points = np.asarray(xy, dtype=float).reshape(-1, 2)
    try:
        raster = rasterio.open(path)
    except RasterioIOError as error:
        raise InputError(
            "The DEM {path} cannot be read as a raster ({reason}). Give a GeoTIFF or another GDAL raster.",
            path=path,
            reason=error,
        ) from error
    with raster:
        if raster.crs is None:
            raise InputError(
                "The DEM {path} has no coordinate reference system. Assign one in QGIS (Raster > Projections) first.",
                path=path,
            )
        east, north = transform(crs, raster.crs, points[:, 0].tolist(), points[:, 1].tolist())
        columns, rows = ~raster.transform * (np.array(east), np.array(north))
        # Cell centres are at .5; the four centres around a point carry its height.
        columns, rows = np.asarray(columns) - 0.5, np.asarray(rows) - 0.5
        inside = (columns >= -0.5) & (rows >= -0.5) & (columns <= raster.width - 0.5) & (rows <= raster.height - 0.5)
        if len(points) and not inside.any():
            raise InputError(
                "The DEM {path} covers none of the {count} points. Give the DEM of this district.",
                path=path,
                count=len(points),
            )
        heights = np.full(len(points), np.nan)
        if not inside.any():
            return heights
        left, top = int(max(np.floor(columns[inside].min()), 0)), int(max(np.floor(rows[inside].min()), 0))
        right = int(min(np.ceil(columns[inside].max()) + 1, raster.width))
        bottom = int(min(np.ceil(rows[inside].max()) + 1, raster.height))
        band = raster.read(1, window=Window(left, top, right - left, bottom - top), masked=True)
    cells = np.asarray(band.astype(float).filled(np.nan))
    heights[inside] = _bilinear(cells, columns[inside] - left, rows[inside] - top)
    return heights


def _bilinear(cells: FloatArray, columns: FloatArray, rows: FloatArray) -> FloatArray:
    """Return values between cell centres; beyond the outermost centres the edge value holds."""
    height, width = cells.shape
    columns, rows = np.clip(columns, 0, width - 1), np.clip(rows, 0, height - 1)
    left, top = np.floor(columns).astype(int), np.floor(rows).astype(int)
    right, bottom = np.minimum(left + 1, width - 1), np.minimum(top + 1, height - 1)
    east, south = columns - left, rows - top
    upper = _mix(cells[top, left], cells[top, right], east)
    lower = _mix(cells[bottom, left], cells[bottom, right], east)
    return _mix(upper, lower, south)


def _mix(a: FloatArray, b: FloatArray, share: FloatArray) -> FloatArray:
    """Return a·(1 − share) + b·share; a NaN counts only where its share is above 0."""
    return np.where(share > 0, a * (1 - share) + b * share, a)
