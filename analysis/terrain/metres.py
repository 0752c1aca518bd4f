"""Metres on the ground for coordinates in any system."""

from __future__ import annotations

import numpy as np
from pyproj import Transformer
from rasterio.crs import CRS
from rasterio.errors import CRSError

from ..errors import InputError

SEMI_MAJOR_M, FLATTENING = 6378137.0, 1 / 298.257222101
"""GRS 80, the ellipsoid of CGCS2000 (GB 22021-2008)."""
ECCENTRICITY_2 = FLATTENING * (2 - FLATTENING)

BAD_CRS = "The coordinate reference system {crs} is not known ({reason}). Give one such as EPSG:4545."


def system(crs: object) -> CRS:
    """Return a coordinate reference system from a code, WKT or another description.

    Raises:
        InputError: it is not known.
    """
    try:
        found = CRS.from_user_input(crs)
    except CRSError as error:
        raise InputError(BAD_CRS, crs=crs, reason=error) from error
    if not found:
        raise InputError(BAD_CRS, crs=crs, reason="empty")
    return found


def carrier(source: object, target: object) -> Transformer | None:
    """Return what carries points from one system to another, None where they are the same.

    It takes tens of milliseconds to make; keep it for further points, within the thread that made it.
    """
    start, stop = system(source), system(target)
    # pyproj gives infinity for a point outside a projection, where rasterio gives up on all of them.
    return None if start == stop else Transformer.from_crs(start.to_wkt(), stop.to_wkt(), always_xy=True)


def transformed(xy: np.ndarray, source: object, target: object) -> tuple[np.ndarray, np.ndarray]:
    """Return x and y of points (n, 2) in another system; NaN where they have no place there."""
    return carried(xy, carrier(source, target))


def carried(xy: np.ndarray, carry: Transformer | None) -> tuple[np.ndarray, np.ndarray]:
    """Return x and y of points (n, 2) carried by a :func:`carrier`; NaN where they have no place there."""
    points = np.asarray(xy, dtype=float).reshape(-1, 2)
    if carry is None or not len(points):
        return _placed(points.T)
    if len(points) == 1:  # pyproj takes an array of one for a number, with a warning
        return _placed(np.array(carry.transform(*points.T.tolist())))
    return _placed(np.array(carry.transform(*points.T)))


def _placed(xy: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return x and y, both NaN where one of them is no number."""
    x, y = np.where(np.isfinite(xy).all(axis=0), xy, np.nan)
    return x, y


def metres_per_unit(crs: CRS, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return metres to the east and to the north of one unit of a system, at each y.

    For degrees they are the radii of the ellipsoid at that latitude; projections count as true to scale.
    """
    north = np.asarray(y, dtype=float)
    if not crs.is_geographic:
        factor = np.full(north.shape, crs.linear_units_factor[1])
        return factor, factor
    latitude = np.radians(north)
    bent = 1 - ECCENTRICITY_2 * np.sin(latitude) ** 2
    across = SEMI_MAJOR_M / np.sqrt(bent)
    along = across * (1 - ECCENTRICITY_2) / bent
    return np.radians(across * np.cos(latitude)), np.radians(along)


def lengths_m(start: np.ndarray, stop: np.ndarray, crs: CRS) -> np.ndarray:
    """Return metres of straight stretches between points (n, 2); meant for stretches of some kilometres at most."""
    across, along = metres_per_unit(crs, (start[:, 1] + stop[:, 1]) / 2)
    return np.hypot((stop[:, 0] - start[:, 0]) * across, (stop[:, 1] - start[:, 1]) * along)
