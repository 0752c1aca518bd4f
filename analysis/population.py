"""People of a population raster as points: one per cell that holds anybody, inside given areas.

A cell belongs to the area its centre lies in, so nobody counts twice; cells outside all areas are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
import shapely
from rasterio.errors import RasterioIOError
from rasterio.features import rasterize
from rasterio.warp import transform
from rasterio.windows import Window
from rasterio.windows import transform as window_transform

from .errors import InputError
from .terrain.raster_files import refuse_database

BLOCK_ROWS = 1024
"""Rows of the raster held at a time."""


@dataclass(frozen=True)
class Cells:
    """Cells that hold people.

    Attributes:
        xy: (n, 2) centres, in the CRS asked for.
        people: (n,) float.
        area: (n,) row of the area each lies in.
    """

    xy: np.ndarray
    people: np.ndarray
    area: np.ndarray


def populated_cells(path: Path | str, areas: np.ndarray, areas_crs: str, crs: str) -> Cells:
    """Return the cells with people inside the areas.

    Args:
        path: a raster GDAL reads; its first band holds people per cell.
        areas: (m,) polygons.
        areas_crs: CRS of the areas, such as ``EPSG:4490``.
        crs: CRS wanted for the centres.

    Raises:
        InputError: not a raster, without a CRS, negative people, or nobody inside the areas.
    """
    refuse_database(path)
    try:
        raster = rasterio.open(path)
    except RasterioIOError as error:
        raise InputError(
            "The population raster {path} cannot be read ({reason}). Give a GeoTIFF or another GDAL raster.",
            path=path,
            reason=error,
        ) from error
    with raster:
        if raster.crs is None:
            raise InputError(
                "The population raster {path} has no coordinate reference system. Assign one in QGIS first.", path=path
            )
        shapes = _in_raster(areas, areas_crs, raster.crs)
        parts = [_block(raster, shapes, window, path) for window in _windows(raster, shapes)]
        xy, people, area = (np.concatenate(column) for column in zip(*parts)) if parts else _nobody()
        if not len(people):
            raise InputError(
                "The population raster {path} has nobody inside the {count} areas. Give the raster of this district.",
                path=path,
                count=len(areas),
            )
        east, north = transform(raster.crs, crs, xy[:, 0].tolist(), xy[:, 1].tolist())
    return Cells(np.column_stack((east, north)), people, area)


def _nobody() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return np.zeros((0, 2)), np.zeros(0), np.zeros(0, np.int64)


def _in_raster(areas: np.ndarray, areas_crs: str, crs: rasterio.crs.CRS) -> np.ndarray:
    def moved(xy: np.ndarray) -> np.ndarray:
        return np.column_stack(transform(areas_crs, crs, xy[:, 0].tolist(), xy[:, 1].tolist()))

    return shapely.transform(areas, moved)


def _windows(raster: rasterio.DatasetReader, shapes: np.ndarray) -> list[Window]:
    """Return blocks of rows that cover the areas as far as the raster does."""
    west, south, east, north = shapely.total_bounds(shapes)
    columns, lines = ~raster.transform * (np.array([west, east, west, east]), np.array([south, south, north, north]))
    left, top = max(0, int(np.floor(columns.min()))), max(0, int(np.floor(lines.min())))
    right, bottom = min(raster.width, int(np.ceil(columns.max()))), min(raster.height, int(np.ceil(lines.max())))
    if right <= left or bottom <= top:
        return []
    rows = range(top, bottom, BLOCK_ROWS)
    return [Window(left, row, right - left, min(BLOCK_ROWS, bottom - row)) for row in rows]


def _block(
    raster: rasterio.DatasetReader, shapes: np.ndarray, window: Window, path: Path | str
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    people = np.asarray(raster.read(1, window=window, masked=True).astype(float).filled(0.0))
    people = np.nan_to_num(people)
    place = window_transform(window, raster.transform)
    numbered = [(shape, number + 1) for number, shape in enumerate(shapes) if not shapely.is_empty(shape)]
    area = rasterize(numbered, out_shape=people.shape, transform=place, fill=0, dtype="int32")
    if (people[area > 0] < 0).any():
        raise InputError(
            "The population raster {path} has cells with {value} people. Set its no-data value.",
            path=path,
            value=people[area > 0].min(),
        )
    row, column = np.nonzero((people > 0) & (area > 0))
    east, north = place * (column + 0.5, row + 0.5)
    return np.column_stack((east, north)), people[row, column], area[row, column].astype(np.int64) - 1
