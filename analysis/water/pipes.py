"""Pipes: what they lose by friction, which sizes there are, and which one carries water by gravity.

Hazen–Williams (SI): h = 10.667 · L · Q^1.852 / (C^1.852 · d^4.871) metres, with L and d in metres and Q in m³/s; bends
and valves add a share of it. The hydraulic grade line falls from the water level of the source by the loss.

A pipe works by gravity when that line clears the ground by the wanted pressure at every place of the route and at its
end. So along a route with ground z(x) from a source at height H the gradient may be at most
min over x of (H − z(x) − pressure(x)) / x, and the smallest size whose gradient is not larger is taken. Where this is
negative no pipe will do: the water has to be pumped. When nothing flows, the pipe bears H − z: where that is more than
its class, break-pressure tanks take the head away, each at a place of the route from which everything beyond still
works. Where a hump beyond the valley allows none, the pipe itself must be stronger.

Edge rules: ≤ everywhere; a route with an unknown height has no answer but a reason; a route of no length needs the
pressure at its end only.

Source: Hazen & Williams (1905); coefficients as in EPANET 2.2.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from .. import thresholds
from ..errors import Cancelled, InputError
from ..network.travel import check_positive
from .sizes import Pipes

HAZEN_WILLIAMS, FLOW_POWER, DIAMETER_POWER = 10.667, 1.852, 4.871
"""EPANET's: its losses are met within 0.01 %. Tables made with 10.67 and 4.87 have 0.3 % less (6.00 for 6.015 m)."""
SAME = 1e-9
M_PER_KM, MM_PER_M, PERCENT, LITRES_PER_M3, SECONDS_PER_DAY = 1000.0, 1000.0, 100.0, 1000.0, 86400.0
NEAR_M = 1e-6
"""Nearer to the source the gradient is not looked at."""
GRAVITY, TANKS, PUMPED, UNKNOWN = "gravity", "break_pressure", "pumped", "unknown"
RESULTS = (GRAVITY, TANKS, PUMPED, UNKNOWN)
"""Best first."""
NO_ROUTE, NO_HEIGHT, STRONGER, OVER_CLASS, NO_SIZE = (
    "no_route", "no_height", "stronger_pipe", "pump_over_class", "no_size_large_enough",
)  # fmt: skip
PIPE_REASONS = {
    NO_ROUTE: "There is no route from the work to the group.",
    NO_HEIGHT: "The height of the ground is not known along the whole route.",
    STRONGER: "Gravity is enough, but a hump allows no tank: the pipe must be of a stronger class.",
    OVER_CLASS: "The pump's head is more than the class of the pipe bears: pump in stages or take a stronger pipe.",
    NO_SIZE: "Not even the largest size loses so little: take two pipes or pump.",
}
"""Code in the ``reason`` column and the sentence for it (an English template to translate)."""

NOT_NEGATIVE = "{field} is {value}. Give 0 or more."


@dataclass(frozen=True)
class PipeRules:
    """What the planner may change.

    Attributes:
        roughness: C of Hazen–Williams.
        minor_loss_pct: bends and valves, in percent of the friction loss.
        end_pressure_m, route_pressure_m: pressure wanted at the group and along the way.
        pump_gradient: loss (metres per metre) that pumped pipes are sized by.
    """

    roughness: float = thresholds.value("water", "roughness")
    minor_loss_pct: float = thresholds.value("water", "minor_loss_pct")
    end_pressure_m: float = thresholds.value("water", "end_pressure_m")
    route_pressure_m: float = thresholds.value("water", "route_pressure_m")
    pump_gradient: float = thresholds.value("water", "pump_gradient_m_per_km") / M_PER_KM

    def __post_init__(self) -> None:
        """Check what would make the answer meaningless."""
        check_positive(self, "roughness", "pump_gradient")
        for field in ("minor_loss_pct", "end_pressure_m", "route_pressure_m"):
            value = getattr(self, field)
            if not (np.isfinite(value) and value >= 0):
                raise InputError(NOT_NEGATIVE, field=field.upper(), value=value)


def head_loss_m(length_m: ArrayLike, flow_m3s: ArrayLike, inner_m: ArrayLike, roughness: float) -> np.ndarray:
    """Return the friction loss in metres; arguments of any shapes that fit together."""
    flow = np.asarray(flow_m3s, float) ** FLOW_POWER
    bore = roughness**FLOW_POWER * np.asarray(inner_m, float) ** DIAMETER_POWER
    return np.asarray(HAZEN_WILLIAMS * np.asarray(length_m, float) * flow / bore)


def design_flow_m3s(people: np.ndarray, litres_per_day: float, loss_pct: float, *peaks: float) -> np.ndarray:
    """Return the flow that a pipe to so many people must carry at the peak, losses included."""
    mean = np.asarray(people, float) * litres_per_day / (1 - loss_pct / PERCENT)
    return mean * float(np.prod(peaks)) / LITRES_PER_M3 / SECONDS_PER_DAY


@dataclass(frozen=True)
class Sections:
    """Long sections, one route after the other, from the source to the group.

    Attributes:
        first: (n + 1,) where each route's stations begin; the last is the number of stations.
        distance_m: (p,) metres from the source, ascending in a route; the first is 0.
        ground_m: (p,) height of the ground, NaN where not known.
    """

    first: np.ndarray
    distance_m: np.ndarray
    ground_m: np.ndarray

    def __len__(self) -> int:  # noqa: D105
        return len(self.first) - 1

    def of(self, row: int) -> slice:
        """Return the stations of a route."""
        return slice(self.first[row], self.first[row + 1])

    @property
    def route(self) -> np.ndarray:
        """(p,) route of each station."""
        return np.repeat(np.arange(len(self)), np.diff(self.first))


@dataclass(frozen=True)
class Screening:
    """Answer to :func:`screen`.

    Attributes:
        table: one row per route: result, reason, length_m, source_m, group_m, flow_ls, diameter_mm, inner_mm,
            velocity_ms, loss_m, head_m (pressure left at the group), pump_m, static_m (largest static head),
            high_point_m, high_point_at_m, clearance_m (of the place that decides), tanks.
        grade_m: (p,) hydraulic grade line at each station, NaN where there is none.
        tanks: stations with a break-pressure tank, by route.
    """

    table: pd.DataFrame
    grade_m: np.ndarray
    tanks: dict[int, list[int]]


def screen(
    sections: Sections,
    flow_m3s: np.ndarray,
    pipes: Pipes,
    rules: PipeRules,
    *,
    should_stop: Callable[[], bool] | None = None,
) -> Screening:
    """Find for each route whether water runs by gravity, through which pipe, or what it takes instead.

    Args:
        sections: ground along the routes; a route without stations has no way.
        flow_m3s: (n,) at the peak.
        pipes: sizes to choose from.
        rules: what the planner chose.
        should_stop: is asked now and then.

    Raises:
        Cancelled: ``should_stop`` said so.
    """
    found = _Found(sections, np.asarray(flow_m3s, float), pipes, rules)
    for row in np.flatnonzero(found.over_class):
        if should_stop is not None and should_stop():
            raise Cancelled
        found.place_tanks(int(row))
    return Screening(found.table(), found.grade_m, found.tanks)


class _Found:
    """What is known of each route, step by step."""

    def __init__(self, sections: Sections, flow_m3s: np.ndarray, pipes: Pipes, rules: PipeRules) -> None:
        self.sections, self.flow, self.pipes, self.rules = sections, flow_m3s, pipes, rules
        count, route = len(sections), sections.route
        sizes = np.diff(sections.first)
        self.last = np.zeros(len(route), bool)
        self.last[sections.first[1:][sizes > 0] - 1] = True
        missing = np.bincount(route, np.isnan(sections.ground_m), count) > 0
        self.reason = np.full(count, None, object)
        self.reason[missing] = NO_HEIGHT
        self.reason[sizes == 0] = NO_ROUTE
        self.known = (sizes > 0) & ~missing
        self.wanted = np.where(self.last, rules.end_pressure_m, rules.route_pressure_m) + sections.ground_m
        self.source = self._at(sections.ground_m, sections.first[:-1])
        self.gradients = head_loss_m(1.0, flow_m3s[:, None], pipes.inner_m, rules.roughness)
        self.gradients = self.gradients * (1 + rules.minor_loss_pct / PERCENT)
        self.allowed, self.critical = self._allowed()
        fits = self.gradients <= self.allowed[:, None] * (1 + SAME)
        self.size = fits.argmax(axis=1)
        self.by_gravity = self.known & fits.any(axis=1)
        self.reason[self.known & ~self.by_gravity & (self.allowed > 0)] = NO_SIZE
        self.tanks: dict[int, list[int]] = {}
        self._pump()
        self.grade_m = (self.source + self.pump_m)[route] - self._gradient()[route] * sections.distance_m
        self.static_m = self._static()
        self.over_class = self.by_gravity & (self.static_m > pipes.class_m * (1 + SAME))
        self.reason[self.known & ~self.by_gravity & (self.static_m > pipes.class_m * (1 + SAME))] = OVER_CLASS

    def _at(self, values: np.ndarray, stations: np.ndarray) -> np.ndarray:
        """Return the value at one station of each route, NaN where it has none."""
        if not len(values):
            return np.full(len(self.sections), np.nan)
        return np.where(self.known, values[np.clip(stations, 0, len(values) - 1)], np.nan)

    def _best(self, values: np.ndarray, *, interior: bool = False) -> np.ndarray:
        """Return the station with the least value of each route, -1 where there is none."""
        order = np.lexsort((values, self.sections.route))
        use = self.sections.distance_m > NEAR_M
        use = use & ~self.last if interior else use | self.last
        order = order[use[order] & self.known[self.sections.route[order]]]
        found = np.full(len(self.sections), -1)
        routes, first = np.unique(self.sections.route[order], return_index=True)
        found[routes] = order[first]
        return found

    def _allowed(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the steepest gradient that clears the ground, and the station that decides, ends left out."""
        spare = self.source[self.sections.route] - self.wanted
        with np.errstate(invalid="ignore"):
            per_m = spare / np.maximum(self.sections.distance_m, NEAR_M)
        return self._at(per_m, self._best(per_m)), self._best(per_m, interior=True)

    def _gradient(self) -> np.ndarray:
        return self.gradients[np.arange(len(self.sections)), self.size]

    def _pump(self) -> None:
        """Size pumped pipes by an economical loss, and find the head they need."""
        pumped = self.known & ~self.by_gravity
        slow = self.gradients <= self.rules.pump_gradient * (1 + SAME)
        slow[:, -1] = True
        self.size = np.where(pumped, slow.argmax(axis=1), self.size)
        level = self.wanted + self._gradient()[self.sections.route] * self.sections.distance_m
        needed = self._at(level, self._best(-level)) - self.source
        self.pump_m = np.where(pumped, np.maximum(needed, 0.0), 0.0)
        deciding = self._best(-level, interior=True)
        self.critical = np.where(pumped, deciding, self.critical)

    def _static(self) -> np.ndarray:
        """Return the largest head when nothing flows."""
        lowest = np.fmin.reduceat(self.sections.ground_m, self._starts()) if len(self.sections.ground_m) else None
        found = np.full(len(self.sections), np.nan)
        if lowest is not None:
            found[np.diff(self.sections.first) > 0] = lowest
        return self.source + self.pump_m - found

    def _starts(self) -> np.ndarray:
        return self.sections.first[:-1][np.diff(self.sections.first) > 0]

    def place_tanks(self, row: int) -> None:
        """Put break-pressure tanks on a route, with the smallest size for which that can be done."""
        part = self.sections.of(row)
        x, z, wanted = self.sections.distance_m[part], self.sections.ground_m[part], self.wanted[part]
        for size in range(self.size[row], len(self.pipes.outer_mm)):
            gradient = self.gradients[row, size]
            tanks = tank_stations(x, z, wanted, gradient, self.pipes.class_m)
            if tanks is not None:
                self.size[row] = size
                self.tanks[row] = [int(part.start + tank) for tank in tanks]
                starts = np.array([0, *tanks])
                owner = np.searchsorted(starts, np.arange(len(x)), side="left") - 1
                owner[0] = 0
                self.grade_m[part] = z[starts][owner] - gradient * (x - x[starts][owner])
                self.static_m[row] = (z[starts][owner] - z).max()
                return
        self.reason[row] = STRONGER

    def table(self) -> pd.DataFrame:
        """Return one row per route."""
        sections, rows = self.sections, np.arange(len(self.sections))
        end = sections.first[1:] - 1
        tanks = np.array([len(self.tanks.get(row, ())) for row in rows], dtype=int)
        result = np.where(~self.by_gravity, PUMPED, np.where(tanks > 0, TANKS, GRAVITY)).astype(object)
        result[~self.known] = UNKNOWN
        length = self._at(sections.distance_m, end)
        inner = np.where(self.known, self.pipes.inner_m[self.size], np.nan)
        high = np.where(self.critical >= 0, self.critical, 0)
        has = self.critical >= 0
        return pd.DataFrame(
            {
                "result": result,
                "reason": self.reason,
                "length_m": length,
                "source_m": self.source,
                "group_m": self._at(sections.ground_m, end),
                "flow_ls": self.flow * LITRES_PER_M3,
                "diameter_mm": np.where(self.known, self.pipes.outer_mm[self.size], np.nan),
                "inner_mm": inner * MM_PER_M,
                "velocity_ms": self.flow / (np.pi / 4 * inner**2),
                "loss_m": self._gradient() * length,
                "head_m": self._at(self.grade_m - sections.ground_m, end),
                "pump_m": np.where(self.known, self.pump_m, np.nan),
                "static_m": self.static_m,
                "high_point_m": np.where(has, self._at(sections.ground_m, high), np.nan),
                "high_point_at_m": np.where(has, self._at(sections.distance_m, high), np.nan),
                "clearance_m": np.where(has, self._at(self.grade_m - sections.ground_m, high), np.nan),
                "tanks": tanks,
            }
        )


def tank_stations(
    x: np.ndarray, z: np.ndarray, wanted: np.ndarray, gradient: float, class_m: float
) -> list[int] | None:
    """Return the stations of break-pressure tanks that keep the static head within a class.

    A tank may stand where everything beyond it still works from the height of the ground there. Of the places before
    the head gets too large the lowest one is taken, so there are as few tanks as can be.

    Args:
        x: (p,) metres from the source.
        z: (p,) ground; the water level of the source is z[0].
        wanted: (p,) height the grade line must have.
        gradient: loss per metre.
        class_m: largest static head (≤).

    Returns:
        Stations in the direction of flow; None where no tanks help.
    """
    beyond = np.append(np.maximum.accumulate((wanted + gradient * x)[::-1])[::-1][1:], -np.inf)
    works = z + gradient * x >= beyond - SAME
    tanks: list[int] = []
    at = 0
    while True:
        over = np.flatnonzero(z[at:] < z[at] - class_m * (1 + SAME))
        if not len(over):
            return tanks
        places = np.arange(at + 1, at + over[0])
        places = places[works[places] & (z[places] < z[at])]
        if not len(places):
            return None
        at = int(places[np.argmin(z[places])])
        tanks.append(at)
