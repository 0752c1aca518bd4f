"""How much land, and how many people, lie in each elevation band and slope class of each area.

Bands: dividing heights 600 and 900 give below 600, from 600 to below 900, and from 900 up: a place at exactly 600 m is
in the second. Land of a band is the exact share of the DEM's cells inside the area; land without a height is *unknown*
and in no band. People are counted where their group stands, at its own bilinear height: with a coarse DEM that need not
be the band of the cell.

Slope classes, in degrees: dividing slopes 2, 6, 15, 25 give up to 2, above 2 up to 6 and so on, the upper limit
included, as the land surveys (TD/T 1014-2007) have it. Slopes (Horn) are taken at points on a square grid; each counts
its share of the area.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np
import pandas as pd
import shapely

from ..counting import percent
from ..errors import InputError
from ..terrain import Dem

M2_PER_KM2 = 1e6
POINTS = 1_000_000
"""Slopes asked for at a time, or those of one larger area."""
UNKNOWN = -1
"""Number of the band of what has no height."""

NOT_ASCENDING = "{parameter} is {value}. Give limits from low to high, each once, such as {example}."


def limits(values: list[float], parameter: str, example: str) -> np.ndarray:
    """Return dividing heights or slopes.

    Raises:
        InputError: none, or not ascending.
    """
    found = np.asarray(values, dtype=float)
    if not len(found) or not (np.isfinite(found).all() and (np.diff(found) > 0).all()):
        raise InputError(NOT_ASCENDING, parameter=parameter, value=";".join(f"{v:g}" for v in found), example=example)
    return found


def land_by_band(dem: Dem, polygons: np.ndarray, crs: str, edges: np.ndarray) -> pd.DataFrame:
    """Return land by area and band.

    Args:
        dem: heights.
        polygons: (n,) areas.
        crs: of the areas.
        edges: k dividing heights in metres.

    Returns:
        row (of the area), band (0 … k, -1 unknown), area_km2; bands without land are there with 0.
    """
    found = dem.zonal(polygons, crs, list(edges))
    whole, known = found["area_m2"].fillna(0).to_numpy() / M2_PER_KM2, found["known"].fillna(0).to_numpy()
    shares = found[[f"band_{number}" for number in range(len(edges) + 1)]].fillna(0).to_numpy()
    table = np.column_stack([shares * (whole * known)[:, None], whole * (1 - known)])
    bands = [*range(len(edges) + 1), UNKNOWN]
    rows, columns = np.indices(table.shape)
    return pd.DataFrame(
        {"row": rows.ravel(), "band": np.array(bands)[columns.ravel()], "area_km2": table.ravel().clip(min=0)}
    )


def band_of(heights: np.ndarray, edges: np.ndarray) -> np.ndarray:
    """Return the band of each height, -1 where it is unknown."""
    return np.where(np.isnan(heights), UNKNOWN, np.digitize(heights, edges))


def people_by_band(by: Mapping[str, np.ndarray], band: np.ndarray, people: np.ndarray) -> pd.DataFrame:
    """Return groups and people by level, zone and band.

    Args:
        by: level name to (m,) zone codes; groups without one are left out of that level.
        band: (m,) of the groups.
        people: (m,).
    """
    parts = []
    for level, zone in by.items():
        codes = pd.Series(np.asarray(zone, object))
        table = pd.DataFrame({"level": level, "zone": codes, "band": band, "groups": 1, "people": people})
        parts.append(table[codes.notna().to_numpy()].groupby(["level", "zone", "band"], as_index=False).sum())
    return pd.concat(parts, ignore_index=True)


def with_shares(table: pd.DataFrame) -> pd.DataFrame:
    """Add what each band has of the land and people of its area, in percent of what is known."""
    known = table["band"] != UNKNOWN
    for value, share in (("area_km2", "area_pct"), ("people", "people_pct")):
        whole = table[value].where(known).groupby([table["level"], table["zone"]]).transform("sum")
        table = table.assign(**{share: np.where(known, percent(table[value].to_numpy(), whole.to_numpy()), np.nan)})
    return table


def land_by_slope(
    polygons: np.ndarray,
    slopes: Callable[[np.ndarray], np.ndarray],
    edges: np.ndarray,
    *,
    step_m: float,
) -> pd.DataFrame:
    """Return land by area and slope class.

    Args:
        polygons: (n,) areas in metres.
        slopes: gives rise over run at points (m, 2), NaN where unknown.
        edges: k dividing slopes in degrees.
        step_m: metres between points.

    Returns:
        row, band (0 … k, -1 unknown), area_km2; areas too small for a point count as unknown.
    """
    classes = len(edges) + 2
    shares = np.zeros((len(polygons), classes))
    for rows, points in _batches(polygons, step_m):
        degrees = np.degrees(np.arctan(slopes(points)))
        number = np.where(np.isnan(degrees), classes - 1, np.digitize(degrees, edges, right=True))
        shares += np.bincount(rows * classes + number, minlength=shares.size).reshape(shares.shape)
    found = shares.sum(axis=1)
    shares[found == 0, -1] = 1.0
    area = np.array([0.0 if each is None else each.area / M2_PER_KM2 for each in polygons])
    bands = [*range(len(edges) + 1), UNKNOWN]
    row, band = np.indices(shares.shape)
    land = shares / np.maximum(found, 1.0)[:, None] * area[:, None]
    return pd.DataFrame({"row": row.ravel(), "band": np.array(bands)[band.ravel()], "area_km2": land.ravel()})


def _batches(polygons: np.ndarray, step_m: float) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield the points inside of some areas at a time, with the row of the area each lies in.

    One question about many points takes far less time than one for each area.
    """
    rows: list[np.ndarray] = []
    points: list[np.ndarray] = []
    for row, polygon in enumerate(polygons):
        points.append(_inside(polygon, step_m))
        rows.append(np.full(len(points[-1]), row))
        if sum(map(len, points)) >= POINTS or row == len(polygons) - 1:
            together = np.concatenate(points)
            if len(together):
                yield np.concatenate(rows), together
            rows, points = [], []


def _inside(polygon: shapely.Geometry | None, step_m: float) -> np.ndarray:
    """Return the points of a grid (corners at whole multiples of the step) that lie inside."""
    if polygon is None or polygon.is_empty:
        return np.empty((0, 2))
    left, bottom, right, top = np.array(polygon.bounds) / step_m
    x, y = (np.arange(np.floor(low), np.ceil(high)) + 0.5 for low, high in ((left, right), (bottom, top)))
    grid = np.column_stack([each.ravel() for each in np.meshgrid(x * step_m, y * step_m)])
    shapely.prepare(polygon)
    return grid[shapely.contains_xy(polygon, grid)]
