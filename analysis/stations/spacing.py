"""How dense a station network is, and whether its stations stand evenly or in clusters.

Density: km² of the district per station. Mean spacing √(A/n): the side of the square each station would have. Against
a norm of so many km² per gauge, a district of area A needs ⌈A / norm⌉.

Clark–Evans R (1954): the mean distance to the nearest other station over what random points give, ½√(A/n). 1 is
random, below 1 clustered, above 1 even (2.15 on a triangular grid). Near the border the nearest neighbour may lie
outside the data, so the plain R is too high. Two corrections:

- Donnelly (1978): the expected distance is ½√(A/n) + (0.0514 + 0.0412/√n)·P/n, P the perimeter. It was found for
  rectangles; a winding border makes it too low.
- against random points inside the very same district (seeded): no assumption on its shape, and a p-value.

Edge rules: stations that share a place count as one; fewer than two places have no R.

Sources: P. J. Clark, F. C. Evans, Ecology 35 (1954) 445-453; K. P. Donnelly, in I. Hodder (ed.), Simulation Studies in
Archaeology (1978) 91-95.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.spatial import cKDTree

from ..counting import ROUNDING

M2_PER_KM2 = 1e6
SAME_PLACE_M = 1.0
"""Stations closer than this share one place."""
DONNELLY = (0.0514, 0.0412)
SEED = 20210
CANDIDATES = 1.2
"""Random points drawn for each one still wanted, over the share of the box that lies inside."""


@dataclass(frozen=True)
class Density:
    """How many stations there are for the land.

    Attributes:
        stations: how many.
        km2_per_station: land for each; infinite where there is none.
        spacing_km: √ of it.
        needed: stations a norm asks for.
        short: how many are missing.
    """

    stations: int
    km2_per_station: float
    spacing_km: float
    needed: int
    short: int


def density(stations: int, area_km2: float, norm_km2: float) -> Density:
    """Return density, mean spacing, and what is missing to a norm.

    Args:
        stations: number, 0 allowed.
        area_km2: of the district.
        norm_km2: land that one station may have.
    """
    each = area_km2 / stations if stations else float("inf")
    needed = int(np.ceil(area_km2 / norm_km2 - ROUNDING))
    return Density(stations, each, float(np.sqrt(each)), needed, max(needed - stations, 0))


def places(xy: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the different places (k, 2) of stations, and the place of each.

    Args:
        xy: stations in metres, shape (n, 2).
    """
    cells, place = np.unique(np.round(xy / SAME_PLACE_M), axis=0, return_inverse=True)
    place = np.asarray(place).reshape(-1)
    first = np.full(len(cells), len(xy), dtype=np.intp)
    np.minimum.at(first, place, np.arange(len(xy)))
    return xy[first], place


@dataclass(frozen=True)
class Pattern:
    """How evenly the stations stand.

    Attributes:
        places: different places in the district.
        nearest_km: mean distance to the nearest other one.
        plain: R without correction.
        donnelly: R with Donnelly's correction.
        simulated: R against random points in the same district.
        p_value: share of random patterns at least as far from the mean, both sides.
    """

    places: int
    nearest_km: float
    plain: float
    donnelly: float
    simulated: float
    p_value: float


def clark_evans(xy: np.ndarray, district: shapely.Geometry, simulations: int) -> Pattern | None:
    """Return Clark–Evans R of different places inside the district, None where there are fewer than two.

    Args:
        xy: different places in metres, shape (k, 2), all inside.
        district: polygon in metres.
        simulations: random patterns to compare with.
    """
    count = len(xy)
    if count < 2:
        return None
    area, border = float(district.area), float(district.length)
    observed = _mean_nearest(xy)
    expected = float(np.sqrt(area / count)) / 2
    corrected = expected + (DONNELLY[0] + DONNELLY[1] / np.sqrt(count)) * border / count
    random = _random_inside(district, count * simulations)
    means = np.array([_mean_nearest(part) for part in np.split(random, simulations)])
    lower, upper = (means <= observed).sum(), (means >= observed).sum()
    return Pattern(
        places=count,
        nearest_km=observed / 1000,
        plain=observed / expected,
        donnelly=observed / float(corrected),
        simulated=observed / float(means.mean()),
        p_value=min(1.0, 2 * (1 + int(min(lower, upper))) / (1 + simulations)),
    )


def _mean_nearest(xy: np.ndarray) -> float:
    return float(cKDTree(xy).query(xy, k=2)[0][:, 1].mean())


def _random_inside(district: shapely.Geometry, wanted: int) -> np.ndarray:
    """Return points drawn evenly from the district, the same for every run."""
    rng = np.random.default_rng(SEED)
    left, bottom, right, top = district.bounds
    share = district.area / ((right - left) * (top - bottom))
    shapely.prepare(district)
    found, missing = [], wanted
    while missing > 0:
        drawn = rng.uniform((left, bottom), (right, top), (int(missing * CANDIDATES / share) + 1, 2))
        inside = drawn[shapely.contains_xy(district, drawn)][:missing]
        found.append(inside)
        missing -= len(inside)
    return np.concatenate(found)
