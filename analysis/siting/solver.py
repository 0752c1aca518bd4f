"""HiGHS through SciPy: one mixed-integer problem in, values and bound out; and the clock of a run."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Callable, Union

import numpy as np
import scipy.sparse as sparse

from ..errors import Cancelled, PlannerError

Number = Union[float, np.ndarray]
OPTIMAL, STOPPED, INFEASIBLE = 0, 1, 2
"""SciPy's numbers for how it ended."""
HALF = 0.5
LEAST_S = 0.05
"""Seconds a solver is given even when the time is up."""
FAILED = "The solver stopped without an answer ({reason}). Give more time, or fewer sites."


def _has_solver() -> bool:
    try:
        from scipy.optimize import milp  # noqa: F401
    except ImportError:
        return False
    return True


AVAILABLE = _has_solver()


def available() -> bool:
    """Tell whether SciPy brings a solver (1.9 and later do)."""
    return AVAILABLE


@dataclass(frozen=True)
class Clock:
    """Time and the cancel button of a run.

    Attributes:
        end: ``time.perf_counter()`` at which the time is up.
        should_stop: asked between steps; None for never.
    """

    end: float
    should_stop: Callable[[], bool] | None = None

    @classmethod
    def start(cls, seconds: float, should_stop: Callable[[], bool] | None = None) -> Clock:
        """Start one."""
        return cls(time.perf_counter() + seconds, should_stop)

    @property
    def left(self) -> float:
        """Seconds left, never below the least a solver is given."""
        return max(self.end - time.perf_counter(), LEAST_S)

    def over(self) -> bool:
        """Tell whether the time is up.

        Raises:
            Cancelled: the user stopped the run.
        """
        if self.should_stop is not None and self.should_stop():
            raise Cancelled
        return time.perf_counter() >= self.end


class Rows:
    """Linear constraints, gathered block by block: low ≤ A·x ≤ high."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.parts: list[tuple[sparse.csr_matrix, np.ndarray, np.ndarray]] = []

    def add(self, row: np.ndarray, column: np.ndarray, value: Number, low: Number, high: Number) -> None:
        """Add a block; ``row`` counts from 0 within it, and ``low`` and ``high`` are numbers or one per row."""
        count = int(np.max(row)) + 1 if len(row) else 0
        count = max([count, *(np.size(each) for each in (low, high) if np.ndim(each))])
        values = np.broadcast_to(np.asarray(value, float), np.shape(row))
        block = sparse.csr_matrix((values, (row, column)), shape=(count, self.columns))
        self.parts.append((block, np.broadcast_to(np.asarray(low, float), count),
                           np.broadcast_to(np.asarray(high, float), count)))  # fmt: skip

    def one(self, column: np.ndarray, value: Number, low: float, high: float) -> None:
        """Add a single row."""
        self.add(np.zeros(len(column), np.int64), column, value, low, high)


@dataclass(frozen=True)
class Result:
    """What the solver found.

    Attributes:
        values: (v,) or None where there is no answer.
        bound: no answer is below it.
        status: 0 optimal, 1 out of time, 2 there is none.
    """

    values: np.ndarray | None
    bound: float
    status: int

    def chosen(self, count: int) -> np.ndarray:
        """Return which of the first ``count`` variables are 1."""
        assert self.values is not None
        return np.flatnonzero(self.values[:count] > HALF)


def minimise(
    aim: np.ndarray, rows: Rows, integral: np.ndarray, clock: Clock, *, low: np.ndarray | float = 0.0,
    high: np.ndarray | float = 1.0, gap: float = 0.0,
) -> Result:  # fmt: skip
    """Solve min aim·x under the rows, low ≤ x ≤ high.

    Args:
        aim: (v,).
        rows: constraints.
        integral: (v,) bool, whole numbers only.
        clock: gives the time there is.
        low, high: limits of the variables.
        gap: relative gap to stop at.

    Raises:
        Cancelled: the user stopped the run before it, or while it searched.
        PlannerError: the solver failed.
    """
    from scipy.optimize import Bounds, LinearConstraint

    from ..highs import solve

    clock.over()
    blocks, lower, upper = zip(*rows.parts)
    constraint = LinearConstraint(sparse.vstack(blocks, format="csr"), np.concatenate(lower), np.concatenate(upper))
    count = len(aim)
    limits = Bounds(np.broadcast_to(low, count).astype(float), np.broadcast_to(high, count).astype(float))
    found = solve(
        aim, constraints=constraint, integrality=np.asarray(integral, int), bounds=limits, seconds=clock.left, gap=gap,
        should_stop=clock.should_stop,
    )  # fmt: skip
    if found.status not in (OPTIMAL, STOPPED, INFEASIBLE):
        raise PlannerError(FAILED, reason=found.message)
    bound = getattr(found, "mip_dual_bound", None)
    if bound is None:
        bound = found.fun if found.status == OPTIMAL and found.fun is not None else -np.inf
    return Result(found.x, float(bound), int(found.status))
