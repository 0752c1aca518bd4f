"""How much longer a walk takes because the ground is not flat.

Tobler's hiking function: W = 6·exp(−3.5·|S + 0.05|) km/h, where S is the slope (rise over run) in the direction
walked; fastest, 6 km/h, gently downhill, and 5.037 km/h on the flat. The factor of a straight leg is the mean, over
equal steps, of the time a step takes divided by the time it takes on the flat: minutes = flat minutes · factor.

Edge rules: a leg of no length has the factor 1; so has a leg with a step whose height is unknown, and these are
counted.

Source: W. Tobler, "Three presentations on geographical analysis and modeling", NCGIA Technical Report 93-1 (1993).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from ..errors import InputError
from .metres import lengths_m, system

if TYPE_CHECKING:
    from .dem import Dem

BEST_KMH, STEEPNESS, BEST_SLOPE = 6.0, 3.5, -0.05
SAMPLES = 1_000_000
"""Heights taken at a time."""

UNLIKE = "There are {start} starts and {stop} ends of legs. Give one end for each start."
NO_STEP = "The step along legs is {value} m. Give more than 0."


def tobler_kmh(slope: np.ndarray | float) -> np.ndarray:
    """Return the walking speed in km/h on slopes (rise over run, positive uphill), any shape."""
    return np.asarray(BEST_KMH * np.exp(-STEEPNESS * np.abs(np.asarray(slope, dtype=float) - BEST_SLOPE)))


def leg_factors(
    dem: Dem,
    start_xy: np.ndarray,
    stop_xy: np.ndarray,
    crs: str,
    step_m: float,
    *,
    report_unknown: Callable[[np.ndarray], None] | None = None,
) -> np.ndarray:
    """Return what to multiply the minutes of a flat walk by, for straight legs walked from start to stop.

    Args:
        dem: the heights.
        start_xy, stop_xy: ends of the legs, shape (n, 2) each.
        crs: CRS of both.
        step_m: longest step; each leg is cut into equal ones.
        report_unknown: called once with (n,) bool: legs whose heights are not known and that count as flat.

    Returns:
        Factors, shape (n,), above 0; 1 on the flat.

    Raises:
        InputError: starts and ends differ in number, or the step is not above 0.
    """
    start, stop = (np.asarray(xy, dtype=float).reshape(-1, 2) for xy in (start_xy, stop_xy))
    if len(start) != len(stop):
        raise InputError(UNLIKE, start=len(start), stop=len(stop))
    if not step_m > 0:
        raise InputError(NO_STEP, value=step_m)
    length = lengths_m(start, stop, system(crs))
    steps = np.maximum(np.ceil(np.where(np.isfinite(length), length, 0) / step_m), 1).astype(np.int64)
    # A straight leg of some kilometres is straight on the raster too: only its ends are transformed.
    begin, end = np.array(dem.cells(start, crs)), np.array(dem.cells(stop, crs))
    factors = np.ones(len(start))
    total = np.cumsum(steps + 1)
    first = 0
    while first < len(start):
        done = total[first - 1] if first else 0
        last = max(int(np.searchsorted(total, done + SAMPLES, side="right")), first + 1)
        some = slice(first, last)
        factors[some] = _factors(dem, begin[:, some], end[:, some], steps[some], length[some])
        first = last
    factors[length == 0] = 1.0
    unknown = np.isnan(factors)
    if report_unknown is not None:
        report_unknown(unknown)
    factors[unknown] = 1.0
    return factors


def _factors(dem: Dem, begin: np.ndarray, end: np.ndarray, steps: np.ndarray, length: np.ndarray) -> np.ndarray:
    """Return the mean slowness of the steps of each leg; NaN where a height is missing."""
    count = steps + 1
    leg = np.repeat(np.arange(len(steps)), count)
    first = np.cumsum(count) - count
    share = (np.arange(len(leg)) - first[leg]) / steps[leg]
    columns, rows = begin[:, leg] + share * (end - begin)[:, leg]
    height = dem.heights_at(columns, rows)
    same = leg[1:] == leg[:-1]
    with np.errstate(divide="ignore", invalid="ignore"):  # a leg of no length is set to 1 by the caller
        slope = (np.diff(height) * steps[leg[1:]] / length[leg[1:]])[same]
    slower = tobler_kmh(0.0) / tobler_kmh(slope)
    return np.bincount(leg[1:][same], slower, minlength=len(steps)) / steps
