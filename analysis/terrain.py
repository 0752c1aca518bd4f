"""How high a place lies, read from a digital elevation model (DEM).

Edge rules: bilinear between the centres of the cells; beyond the outermost centres the edge value holds; NaN outside
the raster and wherever a cell without data has a share in the answer.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.errors import RasterioIOError
from rasterio.warp import transform
from rasterio.windows import Window

from .errors import InputError

FloatArray = NDArray[np.float64]


def sample_dem(path: Path | str, xy: FloatArray, crs: str) -> FloatArray:
    """Return the height of every point.

    Args:
        path: a raster GDAL reads; its first band holds metres.
        xy: points, shape (n, 2), in ``crs``.
        crs: CRS of ``xy``, such as ``EPSG:4545``.

    Returns:
        Heights in metres, shape (n,); NaN where the raster has none.

    Raises:
        InputError: the file is not a raster, has no CRS, or covers none of the points.
    """
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
        columns, rows = _cells_of(raster, points, crs)
        inside = (columns >= -0.5) & (rows >= -0.5) & (columns <= raster.width - 0.5) & (rows <= raster.height - 0.5)
        if not inside.any():
            raise InputError(
                "The DEM {path} covers none of the {count} points. Give the DEM of this district.",
                path=path,
                count=len(points),
            )
        heights = np.full(len(points), np.nan)
        heights[inside] = _bilinear(raster, columns[inside], rows[inside])
    return heights


def _cells_of(raster: rasterio.DatasetReader, points: FloatArray, crs: str) -> tuple[FloatArray, FloatArray]:
    """Return columns and rows counted from the centre of the first cell."""
    if raster.crs is None:
        raise InputError(
            "The DEM {path} has no coordinate reference system. Assign one in QGIS (Raster > Projections) first.",
            path=raster.name,
        )
    east, north = transform(crs, raster.crs, points[:, 0].tolist(), points[:, 1].tolist())
    columns, rows = ~raster.transform * (np.array(east), np.array(north))
    return np.asarray(columns) - 0.5, np.asarray(rows) - 0.5


def _bilinear(raster: rasterio.DatasetReader, columns: FloatArray, rows: FloatArray) -> FloatArray:
    """Read the window the points lie in and interpolate between its cell centres."""
    columns, rows = np.clip(columns, 0, raster.width - 1), np.clip(rows, 0, raster.height - 1)
    left, top = np.floor(columns).astype(int), np.floor(rows).astype(int)
    right, bottom = np.minimum(left + 1, raster.width - 1), np.minimum(top + 1, raster.height - 1)
    first_column, first_row = int(left.min()), int(top.min())
    window = Window(first_column, first_row, int(right.max()) - first_column + 1, int(bottom.max()) - first_row + 1)
    cells = np.asarray(raster.read(1, window=window, masked=True).astype(float).filled(np.nan))

    def at(row: NDArray[np.int64], column: NDArray[np.int64]) -> FloatArray:
        return cells[row - first_row, column - first_column]

    east, south = columns - left, rows - top
    upper = _mix(at(top, left), at(top, right), east)
    lower = _mix(at(bottom, left), at(bottom, right), east)
    return _mix(upper, lower, south)


def _mix(a: FloatArray, b: FloatArray, share: FloatArray) -> FloatArray:
    """Return a·(1 − share) + b·share; a NaN counts only where its share is above 0."""
    return np.where(share > 0, a * (1 - share) + b * share, a)
