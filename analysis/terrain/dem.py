"""How high a place lies and how steep the ground is there, read from a digital elevation model (DEM).

Edge rules: bilinear between the centres of the cells; beyond the outermost centres the edge value holds; NaN outside
the raster and wherever a cell without data has a share in the answer. Slopes after Horn (1981), so they need all
eight neighbours.

Only the part of the raster that is asked for is read, a patch at a time, so its size does not matter. What a raster
leaves unsaid is said in :attr:`Dem.notes`: which band is read, feet turned into metres, cells that hold -9999 or
-32768 though the file does not call them empty.

Source of the slope: B. K. P. Horn, "Hill shading and the reflectance map", Proc. IEEE 69 (1981) 14-47.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import numpy as np
import rasterio
from rasterio.windows import Window

from ..errors import InputError, PlannerError
from . import opening
from .metres import carried, carrier, metres_per_unit
from .profiles import Profiles, profile

if TYPE_CHECKING:
    import pandas as pd
    from pyproj import Transformer

PATCH_CELLS = 2048
"""Side of the squares a wide-spread question is answered in: 16 MB of 4-byte heights."""
LOWEST_M, HIGHEST_M = -500.0, 9000.0
"""No land in China lies outside: Turpan -154 m, Qomolangma 8848.86 m; some room for errors of a model."""
UNSAID_EMPTY = (-9999.0, -32768.0, -32767.0)
"""Values that many programs write for "no data"."""
HORN = ((-1, -1, 1.0), (0, -1, 2.0), (1, -1, 1.0), (-1, 1, 1.0), (0, 1, 2.0), (1, 1, 1.0))
"""Steps aside, steps along and weight of the six cells that a difference is taken from."""
HORN_SUM = 8.0

NO_COVER = "The DEM {path} covers none of the {count} points. Give the DEM of this district."
ALL_EMPTY = "The DEM {path} has no data at any of the {count} points. Give a DEM without this gap."
IMPLAUSIBLE = (
    "The DEM {path} holds heights from {low} to {high} m, which no land in China has. Check whether it is in metres, "
    "and which value stands for no data (Raster > Conversion > Translate sets it)."
)
GUESSED_EMPTY = (
    "The DEM {path} holds {value} but does not call it empty; these cells are taken as without data. Set it for good "
    "with Raster > Conversion > Translate, no data = {value}."
)


class Dem:
    """A DEM that is open; made by :func:`open_dem`, closed by ``with`` or :meth:`close`, used by one thread."""

    def __init__(self, raster: rasterio.DatasetReader, to_metres: float, notes: Sequence[PlannerError]) -> None:
        self.raster = raster
        self._to_metres = to_metres
        self._notes = list(notes)
        self._patch: np.ndarray = np.empty((0, 0))
        self._corner = (0, 0)
        self._carriers: dict[str, Transformer | None] = {}

    def __enter__(self) -> Dem:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._patch = np.empty((0, 0))
        self._carriers.clear()
        self.raster.close()

    @property
    def path(self) -> str:
        """Return the path it was opened by."""
        return str(self.raster.name)

    @property
    def notes(self) -> tuple[PlannerError, ...]:
        """Return what was assumed so far, as sentences to be shown; it grows while the raster is read."""
        return tuple(self._notes)

    def heights(self, xy: np.ndarray, crs: str) -> np.ndarray:
        """Return the height of every point in metres.

        Args:
            xy: points, shape (n, 2), in ``crs``.
            crs: CRS of ``xy``, such as ``EPSG:4545``.

        Returns:
            Metres, shape (n,); NaN where the raster has none.

        Raises:
            InputError: the CRS is unknown, or the raster holds heights no land has.
        """
        return self.heights_at(*self.cells(xy, crs))

    def slopes(self, xy: np.ndarray, crs: str) -> np.ndarray:
        """Return the slope at every point: rise over run of the steepest way, 1 is 45°.

        Args:
            xy: points, shape (n, 2), in ``crs``.
            crs: CRS of ``xy``.

        Returns:
            Slopes, shape (n,), of the cells around the point (Horn); NaN where one of them has no data.
        """
        columns, rows = self.cells(xy, crs)
        across, down = np.zeros(len(columns)), np.zeros(len(columns))
        for aside, along, weight in HORN:
            across += along * weight * self.heights_at(columns + along, rows + aside)
            down += along * weight * self.heights_at(columns + aside, rows + along)
        return self._steepness(across / HORN_SUM, down / HORN_SUM, columns, rows)

    def profile(self, lines: np.ndarray, crs: str, step_m: float) -> Profiles:
        """Return heights along lines, one every ``step_m`` and one at the end; see :class:`Profiles`.

        Args:
            lines: LineStrings, shape (n,); None and empty ones give no row.
            crs: CRS of the lines.
            step_m: metres between two heights.
        """
        return profile(self, lines, crs, step_m)

    def zonal(self, polygons: np.ndarray, crs: str, bands: Sequence[float] | None = None) -> pd.DataFrame:
        """Return heights of areas by exact shares of cells; see :func:`.zonal.zonal` (needs ``exactextract``)."""
        from .zonal import zonal

        return zonal(self, polygons, crs, bands)

    def require(self, xy: np.ndarray, crs: str) -> None:
        """Check that the DEM says something about at least one of the points.

        Raises:
            InputError: it lies elsewhere, or has no data at any of them.
        """
        columns, rows = self.cells(xy, crs)
        if not self.inside(columns, rows).any():
            raise InputError(NO_COVER, path=self.path, count=len(columns))
        if np.isnan(self.heights_at(columns, rows)).all():
            raise InputError(ALL_EMPTY, path=self.path, count=len(columns))

    def cells(self, xy: np.ndarray, crs: str) -> tuple[np.ndarray, np.ndarray]:
        """Return columns and rows of points, counted from the centre of the first cell."""
        if crs not in self._carriers:
            self._carriers[crs] = carrier(crs, self.raster.crs)
        columns, rows = ~self.raster.transform * carried(xy, self._carriers[crs])
        return np.asarray(columns) - 0.5, np.asarray(rows) - 0.5

    def inside(self, columns: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """Tell which places lie on the raster, its outer edge included."""
        wide = (columns >= -0.5) & (columns <= self.raster.width - 0.5)
        return wide & (rows >= -0.5) & (rows <= self.raster.height - 0.5)

    def heights_at(self, columns: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """Return metres at places of the raster, counted from the centre of its first cell; NaN outside."""
        heights = np.full(len(columns), np.nan)
        inside = np.flatnonzero(self.inside(columns, rows))
        for some in self._patches(columns, rows, inside):
            heights[some] = self._bilinear(columns[some], rows[some])
        return heights

    def read(self, column: int, row: int, width: int, height: int) -> np.ndarray:
        """Return a window of the raster in metres, NaN where it has none.

        Raises:
            InputError: it holds heights no land has, or cannot be read.
        """
        window = Window(column, row, width, height)
        cells = opening.read_window(self.raster, window)
        self._empty_unsaid(cells)
        cells *= self._to_metres
        if not np.isnan(cells).all():
            low, high = np.nanmin(cells), np.nanmax(cells)
            if low < LOWEST_M or high > HIGHEST_M:
                raise InputError(IMPLAUSIBLE, path=self.path, low=f"{low:g}", high=f"{high:g}")
        return cells

    def _empty_unsaid(self, cells: np.ndarray) -> None:
        """Empty the cells whose value is commonly used for no data, and say so once."""
        for value in UNSAID_EMPTY:
            found = cells == value
            if found.any():
                cells[found] = np.nan
                if not any(note.values.get("value") == f"{value:g}" for note in self._notes):
                    self._notes.append(PlannerError(GUESSED_EMPTY, path=self.path, value=f"{value:g}"))

    def _steepness(self, across: np.ndarray, down: np.ndarray, columns: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """Turn metres gained per column and per row into rise over run."""
        affine = self.raster.transform
        y = affine.d * (columns + 0.5) + affine.e * (rows + 0.5) + affine.f
        east, north = metres_per_unit(self.raster.crs, y)
        turn = affine.a * affine.e - affine.b * affine.d
        return np.hypot((affine.e * across - affine.d * down) / (turn * east),
                        (affine.a * down - affine.b * across) / (turn * north))  # fmt: skip

    def _patches(self, columns: np.ndarray, rows: np.ndarray, inside: np.ndarray) -> Iterator[np.ndarray]:
        """Give the points inside in bundles, each from a square that may be read at once."""
        if not len(inside):
            return
        square_x = (np.clip(columns[inside], 0, None) // PATCH_CELLS).astype(np.int64)
        square_y = (np.clip(rows[inside], 0, None) // PATCH_CELLS).astype(np.int64)
        square = square_y * (self.raster.width // PATCH_CELLS + 1) + square_x
        if (square == square[0]).all():
            yield inside
            return
        order = np.argsort(square, kind="stable")
        breaks = np.flatnonzero(np.diff(square[order])) + 1
        for bundle in np.split(order, breaks):
            yield inside[bundle]

    def _bilinear(self, columns: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """Interpolate between the four centres around each place."""
        wide, high = self.raster.width, self.raster.height
        columns, rows = np.clip(columns, 0, wide - 1), np.clip(rows, 0, high - 1)
        left, top = np.floor(columns).astype(np.int64), np.floor(rows).astype(np.int64)
        right, bottom = np.minimum(left + 1, wide - 1), np.minimum(top + 1, high - 1)
        self._hold(int(left.min()), int(top.min()), int(right.max()) + 1, int(bottom.max()) + 1)
        first_column, first_row = self._corner
        flat, stride = self._patch.ravel(), self._patch.shape[1]
        upper, lower = (top - first_row) * stride - first_column, (bottom - first_row) * stride - first_column
        east = columns - left
        north_side = _mix(flat[upper + left], flat[upper + right], east)
        south_side = _mix(flat[lower + left], flat[lower + right], east)
        return _mix(north_side, south_side, rows - top)

    def _hold(self, left: int, top: int, right: int, bottom: int) -> None:
        """Read the window unless the last one holds it."""
        column, row = self._corner
        height, width = self._patch.shape
        if column <= left and row <= top and right <= column + width and bottom <= row + height:
            return
        self._patch = self.read(left, top, right - left, bottom - top)
        self._corner = (left, top)


def _mix(a: np.ndarray, b: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Return a·(1 − share) + b·share; a NaN counts only where its share is above 0."""
    return np.where(share > 0, a * (1 - share) + b * share, a)


def open_dem(path: Path | str) -> Dem:
    """Open a DEM: GeoTIFF, HGT, ASC or another raster GDAL reads; its first band holds heights.

    Raises:
        InputError: the file is missing, empty, no raster, a picture, or has no place on the earth.
    """
    raster, to_metres, notes = opening.open_raster(path)
    return Dem(raster, to_metres, notes)


def sample_dem(path: Path | str, xy: np.ndarray, crs: str) -> np.ndarray:
    """Return the height of every point.

    Args:
        path: a raster GDAL reads; its first band holds heights.
        xy: points, shape (n, 2), in ``crs``.
        crs: CRS of ``xy``, such as ``EPSG:4545``.

    Returns:
        Heights in metres, shape (n,); NaN where the raster has none.

    Raises:
        InputError: the file is not a raster, has no CRS, or covers none of the points.
    """
    with open_dem(path) as dem:
        dem.require(xy, crs)
        return dem.heights(xy, crs)
