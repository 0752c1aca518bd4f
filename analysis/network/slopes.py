"""What the ground does to a journey: walks on slopes, and tracks that climb.

- A walk takes Tobler's time along the straight leg, in the direction walked; see :mod:`..terrain.walking`.
- An unhardened road is slower the steeper it is. Its time is multiplied by a factor of its mean absolute
  gradient, read off ``thresholds/slopes.csv`` and straight between two rows of that table. The gradient is one
  for the whole line, so a further road that joins it halfway changes nothing, and it is the same both ways.

Edge rules: heights that are not known count as flat, and the places and roads concerned are counted, each once
however many walks lead from a place and however often the same is asked. The table
rises ever more steeply up to its last row, so the parts of a line that is cut never take less time than the whole
line did (but where that row caps them), and the same between two rows, where heights are sampled alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely

from .. import thresholds
from ..errors import InputError

if TYPE_CHECKING:
    from ..terrain import Dem

NO_STEP = "The step along walks and roads is {value} m. Give more than 0."


class Unknown(NamedTuple):
    """What heights were not known for: places with a walk, and roads; and whether none was known at all."""

    places: int
    roads: int
    everything: bool


@dataclass
class _Notes:
    """What was asked about and could not be told, as rows of numbers; the same row may stand in several."""

    places: list[np.ndarray] = field(default_factory=list)
    roads: list[np.ndarray] = field(default_factory=list)
    any_height: bool = False


@dataclass(frozen=True, eq=False)
class Ground:
    """Heights in the system of the network; it counts what it could not tell.

    Args:
        dem: the heights.
        crs: CRS of the network's coordinates, such as ``EPSG:4545``.
        step_m: metres between two heights along walks and roads.
    """

    dem: Dem
    crs: str
    step_m: float = field(default_factory=lambda: thresholds.value("roads", "slope_step_m"))
    _notes: _Notes = field(default_factory=_Notes, init=False, repr=False)

    def __post_init__(self) -> None:
        """Check the step."""
        if not self.step_m > 0:
            raise InputError(NO_STEP, value=self.step_m)

    @property
    def unknown(self) -> Unknown:
        """What could not be told so far."""
        places, roads = (
            len(np.unique(np.concatenate(rows), axis=0)) if rows else 0
            for rows in (self._notes.places, self._notes.roads)
        )
        return Unknown(places, roads, bool(places + roads) and not self._notes.any_height)

    def walk_factors(self, start: np.ndarray, stop: np.ndarray, *, arriving: bool = False) -> np.ndarray:
        """(k,) what the minutes of a flat walk are multiplied by.

        Args:
            start, stop: (k, 2) ends of the walks.
            arriving: the place is where they stop, as at facilities; else where they start.
        """
        from ..terrain import leg_factors

        def note(unknown: np.ndarray) -> None:
            if unknown.any():
                self._notes.places.append(np.unique((stop if arriving else start)[unknown], axis=0))
            self._notes.any_height |= bool((~unknown & (start != stop).any(axis=1)).any())

        return leg_factors(self.dem, start, stop, self.crs, self.step_m, report_unknown=note)

    def gradients(self, lines: np.ndarray) -> np.ndarray:
        """(n,) mean absolute gradient (rise over run) of lines; steps whose heights are not known are flat."""
        found = self.dem.profile(lines, self.crs, self.step_m)
        if not len(found):
            return np.zeros(len(lines))
        same = found.line[1:] == found.line[:-1]
        rise = np.abs(np.diff(found.height_m))
        unknown = same & np.isnan(rise)
        concerned = np.unique(found.line[1:][unknown])
        if len(concerned):
            self._notes.roads.append(
                np.column_stack((shapely.bounds(lines[concerned]), shapely.length(lines[concerned])))
            )
        self._notes.any_height |= bool(np.isfinite(found.height_m).any())
        known = same & ~unknown
        climb = np.bincount(found.line[1:][known], rise[known], minlength=len(lines))
        length = shapely.length(lines)
        return np.divide(climb, length, out=np.zeros(len(lines)), where=length > 0)

    def track_factors(self, lines: np.ndarray) -> np.ndarray:
        """(n,) what the minutes along unhardened roads are multiplied by, at least 1."""
        return slowness(self.gradients(lines))


def slowness(gradient: np.ndarray) -> np.ndarray:
    """(n,) factor on the time along an unhardened road, by its mean absolute gradient (rise over run)."""
    table = thresholds.load_slopes()
    return np.interp(gradient, table[:, 0], table[:, 1])
