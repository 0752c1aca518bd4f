"""Which elevation bands have a station that stands for them.

A place is *represented* when some station lies within the radius **and** within so many metres of its height, both
included. A valley station says little of the ridge above it, however near it is. For each band: the share of its area,
and of its people, that is represented.

Method: heights (bilinear) at the centres of square cells; each station is asked only about the cells in its circle.
Cells whose centre lies in the district count whole; cells without a height are counted as unknown, not as gaps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from rasterio.features import shapes
from rasterio.transform import from_origin
from scipy.spatial import cKDTree

from .reach import ROUNDING_M
from .spacing import M2_PER_KM2

BLOCK_CELLS = 500_000
"""Heights asked for at once."""
NO_BAND = -32768


@dataclass(frozen=True)
class Rule:
    """When a station stands for a place.

    Attributes:
        radius_m: metres across, included.
        height_m: metres up or down, included.
        band_m: width of the bands.
    """

    radius_m: float
    height_m: float
    band_m: float


@dataclass(frozen=True)
class Grid:
    """Heights of the district.

    Attributes:
        heights: (rows, columns) metres, north up; NaN outside the district and where unknown.
        inside: (rows, columns) bool, centre in the district.
        left, top: corner in metres.
        cell_m: side of a cell.
        km2: what a cell counts, so that all inside add up to the district.
    """

    heights: np.ndarray
    inside: np.ndarray
    left: float
    top: float
    cell_m: float
    km2: float

    @property
    def unknown_pct(self) -> float:
        """Return the share of the district without a height."""
        return 100.0 * float(np.isnan(self.heights[self.inside]).mean())


def grid(district: shapely.Geometry, cell_m: float, most: int, heights: Callable[[np.ndarray], np.ndarray]) -> Grid:
    """Return heights at the centres of cells over the district.

    Args:
        district: polygon in metres.
        cell_m: side of the cells; larger where there would be too many.
        most: cells at most.
        heights: gives metres at points (n, 2), NaN where unknown.
    """
    left, bottom, right, top = district.bounds
    cell = max(cell_m, float(np.sqrt((right - left) * (top - bottom) / most)))
    columns, rows = (max(int(np.ceil(side / cell)), 1) for side in (right - left, top - bottom))
    x = left + (np.arange(columns) + 0.5) * cell
    y = top - (np.arange(rows) + 0.5) * cell
    shapely.prepare(district)
    inside = shapely.contains_xy(district, *np.meshgrid(x, y))
    if not inside.any():  # a district smaller than a cell is one cell
        inside[rows // 2, columns // 2] = True
    found = np.full((rows, columns), np.nan)
    row, column = np.nonzero(inside)
    for start in range(0, len(row), BLOCK_CELLS):
        part = slice(start, start + BLOCK_CELLS)
        found[row[part], column[part]] = heights(np.column_stack([x[column[part]], y[row[part]]]))
    return Grid(found, inside, left, top, cell, district.area / M2_PER_KM2 / int(inside.sum()))


@dataclass(frozen=True)
class Represented:
    """Cells of a grid by what stands for them.

    Attributes:
        within: (rows, columns) bool, within the radius of a station.
        represented: (rows, columns) bool, and within its height.
    """

    within: np.ndarray
    represented: np.ndarray


def represented(land: Grid, xy: np.ndarray, station_m: np.ndarray, rule: Rule) -> Represented:
    """Return which cells are within reach of a station, and which of its height.

    Args:
        land: heights of the district.
        xy: stations in metres, shape (n, 2).
        station_m: their heights, shape (n,); NaN stands for no land.
        rule: when a station stands for a place.
    """
    rows, columns = land.heights.shape
    near = np.zeros((rows, columns), dtype=bool)
    like = np.zeros((rows, columns), dtype=bool)
    radius = rule.radius_m + ROUNDING_M
    for (x, y), height in zip(xy, station_m):
        first = np.clip(np.floor(np.array([x - radius - land.left, land.top - y - radius]) / land.cell_m), 0, None)
        last = np.ceil(np.array([x + radius - land.left, land.top - y + radius]) / land.cell_m)
        c0, r0 = first.astype(int)
        c1, r1 = max(min(int(last[0]), columns), c0), max(min(int(last[1]), rows), r0)
        east = land.left + (np.arange(c0, c1) + 0.5) * land.cell_m - x
        north = land.top - (np.arange(r0, r1) + 0.5) * land.cell_m - y
        circle = north[:, None] ** 2 + east[None, :] ** 2 <= radius**2
        near[r0:r1, c0:c1] |= circle
        like[r0:r1, c0:c1] |= circle & (np.abs(land.heights[r0:r1, c0:c1] - height) <= rule.height_m)
    return Represented(near & land.inside, like & land.inside)


def represented_points(
    xy: np.ndarray, heights: np.ndarray, stations: np.ndarray, station_m: np.ndarray, rule: Rule
) -> np.ndarray:
    """Return which points have a station within radius and height, shape (m,).

    Args:
        xy: points, shape (m, 2), NaN for none.
        heights: of the points; NaN is not represented.
        stations: shape (n, 2).
        station_m: their heights.
        rule: when a station stands for a place.
    """
    found = np.zeros(len(xy), dtype=bool)
    placed = np.flatnonzero(np.isfinite(xy).all(axis=1))
    if not len(stations) or not len(placed):
        return found
    near = cKDTree(xy[placed]).query_ball_point(stations, rule.radius_m + ROUNDING_M)
    for rows, height in zip(near, station_m):
        some = placed[rows]
        found[some] |= np.abs(heights[some] - height) <= rule.height_m
    return found


def band_of(heights: np.ndarray, band_m: float) -> np.ndarray:
    """Return the number of the band each height lies in: number · width is its lower edge, included."""
    return np.where(np.isnan(heights), NO_BAND, np.floor(heights / band_m)).astype(np.int64)


def by_band(land: Grid, found: Represented, station_m: np.ndarray, people: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """Return one row per band that has land, stations or people, from low to high.

    Args:
        land: heights of the district.
        found: which cells are represented.
        station_m: heights of the stations.
        people: columns height_m, groups, people and people_represented.
        rule: gives the width of the bands.

    Returns:
        band_low_m, band_high_m, area_km2, within_km2, represented_km2, stations, groups, people,
        people_represented.
    """
    known = land.inside & ~np.isnan(land.heights)
    cells = pd.DataFrame(
        {"band": band_of(land.heights[known], rule.band_m), "area_km2": land.km2,
         "within_km2": found.within[known] * land.km2, "represented_km2": found.represented[known] * land.km2}
    )  # fmt: skip
    stations = pd.DataFrame({"band": band_of(station_m, rule.band_m), "stations": 1})
    living = people.assign(band=band_of(people["height_m"].to_numpy(float), rule.band_m)).drop(columns="height_m")
    table = pd.concat([part[part["band"] != NO_BAND].groupby("band").sum() for part in (cells, stations, living)])
    table = table.fillna(0.0).groupby(level=0).sum().sort_index()
    edges = table.index.to_numpy(float) * rule.band_m
    table.insert(0, "band_low_m", edges)
    table.insert(1, "band_high_m", edges + rule.band_m)
    return table.reset_index(drop=True)


def unlike(land: Grid, found: Represented, rule: Rule) -> tuple[np.ndarray, np.ndarray]:
    """Return the land within reach that no station of its height stands for.

    Returns:
        Polygons of cells, and the lower edge of the band of each.
    """
    missing = found.within & ~found.represented & ~np.isnan(land.heights)
    numbers = band_of(land.heights, rule.band_m).astype(np.int32)
    corner = from_origin(land.left, land.top, land.cell_m, land.cell_m)
    drawn = [(shapely.geometry.shape(each), low) for each, low in shapes(numbers, mask=missing, transform=corner)]
    polygons = np.array([None] * len(drawn), dtype=object)
    polygons[:] = [each for each, _ in drawn]
    return polygons, np.array([low for _, low in drawn], dtype=float) * rule.band_m
