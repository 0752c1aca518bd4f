"""Heights along lines: the long section of a road or a pipe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from ..errors import InputError
from .metres import lengths_m, system

if TYPE_CHECKING:
    from .dem import Dem

NOT_A_LINE = "The line in row {row} is a {kind}. Give single lines (multi-part to single parts)."
NO_STEP = "The step along lines is {value} m. Give more than 0."
LINES = (1, 2)  # shapely.get_type_id: LineString, LinearRing


@dataclass(frozen=True)
class Profiles:
    """Heights along lines, one line after the other.

    Attributes:
        line: (p,) row of the line.
        distance_m: (p,) metres from its start, measured flat: 0, step, 2·step, … and its whole length.
        height_m: (p,) metres; NaN where the DEM has none.
    """

    line: np.ndarray
    distance_m: np.ndarray
    height_m: np.ndarray

    def __len__(self) -> int:  # noqa: D105
        return len(self.line)


def profile(dem: Dem, lines: np.ndarray, crs: str, step_m: float) -> Profiles:
    """Return heights along lines; see :meth:`.dem.Dem.profile`.

    Raises:
        InputError: a row is no single line, or the step is not above 0.
    """
    shapes = np.asarray(lines, dtype=object)
    if not step_m > 0:
        raise InputError(NO_STEP, value=step_m)
    kind = shapely.get_type_id(shapes)
    wrong = np.flatnonzero((kind >= 0) & ~np.isin(kind, LINES))
    if len(wrong):
        raise InputError(NOT_A_LINE, row=int(wrong[0]), kind=shapes[wrong[0]].geom_type)
    rows = np.flatnonzero((kind >= 0) & ~shapely.is_empty(shapes))
    xy, owner = shapely.get_coordinates(shapes[rows], return_index=True)
    if not len(xy):
        nothing = np.empty(0)
        return Profiles(np.empty(0, np.intp), nothing, nothing)
    reach, first = _measured(xy, owner, crs)
    length = reach[np.append(first[1:], len(reach)) - 1] - reach[first]
    line, distance = _stations(length, step_m)
    at = np.minimum(reach[first][line] + distance, reach[np.append(first[1:], len(reach)) - 1][line])
    x, y = np.interp(at, reach, xy[:, 0]), np.interp(at, reach, xy[:, 1])
    return Profiles(rows[line], distance, dem.heights(np.column_stack([x, y]), crs))


def _measured(xy: np.ndarray, owner: np.ndarray, crs: str) -> tuple[np.ndarray, np.ndarray]:
    """Return metres of every vertex on one axis for all lines, a metre of room between two, and first vertices."""
    run = lengths_m(xy[:-1], xy[1:], system(crs))
    fresh = np.diff(owner) > 0
    reach = np.append(0.0, np.cumsum(np.where(fresh, 1.0, run)))
    return reach, np.append(0, np.flatnonzero(fresh) + 1)


def _stations(length: np.ndarray, step_m: float) -> tuple[np.ndarray, np.ndarray]:
    """Return line and metres of each place a height is taken at."""
    whole = np.ceil(length / step_m).astype(np.intp)  # steps, the last one shorter or the same
    count = whole + 1
    line = np.repeat(np.arange(len(length)), count)
    number = np.arange(len(line)) - np.repeat(np.cumsum(count) - count, count)
    return line, np.minimum(number * step_m, length[line])
