"""Heights of areas, cells on the edge counted by the exact share that lies inside.

Shares of cells are weighted by the cells' true size, which shrinks to the north where the raster is in degrees.
Cells without data count nowhere: means and bands are of the part that is known, and ``known`` says how large it is.

Source of the shares: D. Baston, exactextract (Apache-2.0), which clips each cell at the edge of the polygon.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely
from exactextract import exact_extract
from exactextract.feature import Feature, FeatureSource
from exactextract.raster import RasterSource

from ..errors import InputError
from .metres import metres_per_unit, system, transformed

if TYPE_CHECKING:
    from .dem import Dem

CELLS = 4_000_000
"""Cells held at a time."""
POLYGONS = (3, 6)  # shapely.get_type_id: Polygon, MultiPolygon
EQUAL_AREA = "EPSG:6933"
NO_BAND = -1

ROTATED = "The DEM {path} is rotated, so areas cannot be cut out of it. Warp it first (Raster > Projections > Warp)."
NOT_AN_AREA = "The area in row {row} is a {kind}. Give polygons."
BAD_BANDS = "The heights {value} that divide the bands do not ascend. Give them from low to high, each once."


def zonal(dem: Dem, polygons: np.ndarray, crs: str, bands: Sequence[float] | None = None) -> pd.DataFrame:
    """Return heights of each area.

    Args:
        dem: the heights.
        polygons: Polygons or MultiPolygons, shape (n,); None and empty ones give a row of NaN.
        crs: CRS of the polygons.
        bands: heights in metres that divide bands, ascending: ``(200, 400)`` gives below 200, from 200 to below
            400, and 400 and above.

    Returns:
        One row per polygon, same order: ``mean``, ``min``, ``max`` in metres; ``area_m2`` of the polygon; ``known``,
        the share of it the DEM has heights for; and for k dividing heights ``band_0`` … ``band_k``, the share of the
        known part in each band (together 1).

    Raises:
        InputError: a row is no polygon, the DEM is rotated, or the bands do not ascend.
    """
    shapes = np.asarray(polygons, dtype=object)
    edges = None if bands is None else np.asarray(bands, dtype=float)
    _check(dem, shapes, edges)
    found = pd.DataFrame(np.nan, index=range(len(shapes)), columns=["mean", "min", "max", "area_m2", "known"])
    found["area_m2"] = area = areas_m2(shapes, crs)
    there = np.flatnonzero(area > 0)
    found.loc[there, "known"] = 0.0
    names = [] if edges is None else [f"band_{number}" for number in range(len(edges) + 1)]
    found[names] = np.nan
    if not len(there):
        return found
    moved = _transformed(shapes[there], crs, dem.raster.crs)
    window = _Window(dem, edges)
    sums = _extracted([_Source(window, kind) for kind in ("height", "size", "lift")], moved, ["min", "max", "sum"])
    size = sums["size_sum"].to_numpy()
    some = size > 0
    rows = there[some]
    found.loc[rows, "mean"] = sums["lift_sum"].to_numpy()[some] / size[some]
    found.loc[rows, ["min", "max"]] = sums[["height_min", "height_max"]].to_numpy()[some]
    whole = areas_m2(moved, dem.raster.crs)
    found.loc[rows, "known"] = np.minimum(size / whole, 1.0)[some]
    if names:
        found.loc[rows, names] = _band_shares(window, moved[some], len(names))
    return found


def areas_m2(polygons: np.ndarray, crs: object) -> np.ndarray:
    """Return the areas of polygons (n,) in square metres; NaN for None.

    In degrees they are measured on the ellipsoid, in a projection on its plane.
    """
    own = system(crs)
    if own.is_geographic:
        return np.asarray(shapely.area(_transformed(polygons, own, EQUAL_AREA)))
    return np.asarray(shapely.area(polygons)) * own.linear_units_factor[1] ** 2


def _check(dem: Dem, shapes: np.ndarray, edges: np.ndarray | None) -> None:
    """Raise the sentence for the first thing that is wrong."""
    kind = shapely.get_type_id(shapes)
    wrong = np.flatnonzero((kind >= 0) & ~np.isin(kind, POLYGONS))
    if len(wrong):
        raise InputError(NOT_AN_AREA, row=int(wrong[0]), kind=shapes[wrong[0]].geom_type)
    if edges is not None and not (np.isfinite(edges).all() and (np.diff(edges) > 0).all()):
        raise InputError(BAD_BANDS, value=", ".join(f"{edge:g}" for edge in edges))
    affine = dem.raster.transform
    if affine.b or affine.d or affine.a < 0:
        raise InputError(ROTATED, path=dem.path)


def _transformed(shapes: np.ndarray, source: object, target: object) -> np.ndarray:
    return np.asarray(shapely.transform(shapes, lambda xy: np.column_stack(transformed(xy, source, target))))


def _extracted(
    sources: list[_Source], shapes: np.ndarray, operations: list[str], weights: _Source | None = None
) -> pd.DataFrame:
    """Return one row per polygon, with a column per operation and, where there are several, per source."""
    return exact_extract(
        sources, _Polygons(shapes), operations, weights=weights, include_cols=[_Polygon.ROW],
        output="pandas", max_cells_in_memory=CELLS,
    )  # fmt: skip


def _band_shares(window: _Window, shapes: np.ndarray, count: int) -> np.ndarray:
    """Return the share of each band, shape (n, count)."""
    shares = np.zeros((len(shapes), count))
    found = _extracted([_Source(window, "band")], shapes, ["unique", "weighted_frac"], _Source(window, "size"))
    row = np.repeat(np.arange(len(found)), found["unique"].map(len))
    if len(row):
        band = np.concatenate(found["unique"].to_list()).astype(np.intp)
        shares[row, band] = np.concatenate(found["weighted_frac"].to_list())
    return shares


class _Window:
    """The part of the DEM read last, shared by all that is computed from it."""

    def __init__(self, dem: Dem, edges: np.ndarray | None) -> None:
        self.dem, self.edges = dem, edges
        self.place = (0, 0, 0, 0)
        self.heights: np.ndarray = np.empty((0, 0))

    def read(self, column: int, row: int, width: int, height: int) -> np.ndarray:
        """Return heights, north up."""
        if self.place != (column, row, width, height):
            south_up = self.dem.raster.transform.e > 0
            top = self.dem.raster.height - row - height if south_up else row
            cells = self.dem.read(column, top, width, height)
            self.heights = cells[::-1] if south_up else cells
            self.place = (column, row, width, height)
        return self.heights

    def sizes(self, row: int, height: int) -> np.ndarray:
        """Return the square metres of a cell in each row of the window, shape (height, 1)."""
        raster = self.dem.raster
        wide, high = abs(raster.transform.a), abs(raster.transform.e)
        east, north = metres_per_unit(raster.crs, raster.bounds.top - (row + np.arange(height) + 0.5) * high)
        return np.asarray(wide * east * high * north)[:, None]


class _Source(RasterSource):
    """Heights, cell sizes in m², their product, or numbers of bands, as ``exactextract`` reads rasters."""

    def __init__(self, window: _Window, kind: str) -> None:
        super().__init__()
        self.window, self.kind = window, kind
        self.set_name(kind)

    def res(self) -> tuple[float, float]:
        affine = self.window.dem.raster.transform
        return affine.a, abs(affine.e)

    def extent(self) -> tuple[float, float, float, float]:
        left, bottom, right, top = self.window.dem.raster.bounds
        return left, min(bottom, top), right, max(bottom, top)

    def nodata_value(self) -> float | None:
        return NO_BAND if self.kind == "band" else None

    def srs_wkt(self) -> None:
        return None

    def read_window(self, column: int, row: int, width: int, height: int) -> np.ndarray:
        cells = self.window.read(column, row, width, height)
        if self.kind == "height":
            return cells
        if self.kind == "band":
            return np.where(np.isnan(cells), NO_BAND, np.digitize(cells, np.asarray(self.window.edges))).astype(
                np.int32
            )
        sizes = self.window.sizes(row, height)
        return sizes * cells if self.kind == "lift" else np.where(np.isnan(cells), np.nan, sizes)


class _Polygon(Feature):
    """One polygon, known by its row."""

    ROW = "row"

    def __init__(self, row: int, wkb: bytes) -> None:
        super().__init__()
        self.row, self.wkb = row, wkb

    def geometry(self) -> bytes:
        return self.wkb

    def get(self, name: str) -> int:
        return self.row

    def fields(self) -> list[str]:
        return [self.ROW]


class _Polygons(FeatureSource):
    """Polygons one after the other."""

    def __init__(self, shapes: np.ndarray) -> None:
        super().__init__()
        self.wkb = shapely.to_wkb(shapes)

    def count(self) -> int:
        return len(self.wkb)

    def __iter__(self) -> Iterator[_Polygon]:
        return (_Polygon(row, wkb) for row, wkb in enumerate(self.wkb))

    def srs_wkt(self) -> None:
        return None
