"""The p-centre: the farthest point as near as possible. The radius is halved in on; each one is a set covering."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..network.ends import SAME
from .interchange import Rules
from .lscp import greedy_cover, packing_bound, simplified
from .model import Found, Problem, within
from .sets import forbid, size_rows, within_rules
from .solver import STOPPED, Clock, Rows, minimise


def solve(problem: Problem, done: Sequence[np.ndarray], clock: Clock) -> Found | None:
    """Return the set, not among those already found, with the smallest largest cost; None where there is no other."""
    radii = distinct(problem.cost)
    best = None if done else greedy_set(problem)
    low, high = _place(radii, _least(problem)), len(radii) - 1
    if best is not None:
        high = _place(radii, radius(problem, best))
    while low < high or (best is None and low == high):
        middle = (low + high) // 2
        found, certain = _set_within(problem, float(radii[middle]), done, clock)
        if found is not None:
            best, high = found, _place(radii, radius(problem, found))
        elif certain:
            low = middle + 1
        else:
            break
    if best is None:
        return None
    value = radius(problem, best)
    bound = min(value, float(radii[min(low, high)]))
    return Found(best, value, bound, proven=low >= high)


def heuristic(problem: Problem, clock: Clock) -> Found | None:
    """Return the set of greedy covering and what points without a common site allow at best."""
    radii = distinct(problem.cost)
    best = greedy_set(problem)
    if best is None:
        return None
    low, high = _place(radii, _least(problem)), _place(radii, radius(problem, best))
    while low < high and not clock.over():
        middle = (low + high) // 2
        low, high = (
            (low, middle) if _possible(problem, within(problem.cost, float(radii[middle]))) else (middle + 1, high)
        )
    value = radius(problem, best)
    return Found(best, value, min(value, float(radii[low])), proven=radii[low] >= value * (1 - SAME))


def _place(radii: np.ndarray, value: float) -> int:
    """Return the place of a cost among the different ones."""
    return int(np.searchsorted(radii, value * (1 - SAME)))


def distinct(cost: np.ndarray) -> np.ndarray:
    """Return the different finite costs, ascending; those that differ by rounding only are one (the larger)."""
    values = np.unique(cost[np.isfinite(cost)])
    return values[np.append(np.diff(values) > values[1:] * SAME, True)]


def radius(problem: Problem, sites: np.ndarray) -> float:
    """Return the largest cost of anybody to the nearest of the sites."""
    return float(problem.cost[:, sites].min(axis=1).max())


def _least(problem: Problem) -> float:
    """Return what the farthest point costs even if every site were used."""
    return float(problem.cost.min(axis=1).max())


def greedy_set(problem: Problem) -> np.ndarray | None:
    """Return the set of the smallest radius at which greedy covering needs no more than is allowed."""
    radii = distinct(problem.cost)
    low, high, best = _place(radii, _least(problem)), len(radii) - 1, None
    while low <= high:
        middle = (low + high) // 2
        sites = greedy_cover(within(problem.cost, float(radii[middle])), problem.price, problem.fixed)
        if within_rules(Rules.of(problem), sites):
            best, high = _filled(problem, sites), middle - 1
        else:
            low = middle + 1
    return best


def _filled(problem: Problem, sites: np.ndarray) -> np.ndarray:
    """Add sites, lower codes first, until there are as many as asked for."""
    if not Rules.of(problem).exact_count or problem.p is None:
        return sites
    return np.sort(np.append(sites, np.setdiff1d(np.arange(problem.count), sites)[: problem.p - len(sites)]))


def _set_within(
    problem: Problem, limit: float, done: Sequence[np.ndarray], clock: Clock
) -> tuple[np.ndarray | None, bool]:
    """Return a set within the radius, if there is one, and whether that is certain."""
    near = within(problem.cost, limit)
    if not _possible(problem, near):
        return None, True
    plain = not done and problem.budget is None
    table, free = simplified(near, np.ones(problem.count), problem.fixed, every_column=not plain)
    rows = Rows(problem.count)
    row, column = np.nonzero(table)
    rows.add(row, column, 1.0, 1.0, np.inf)
    every = np.ones(problem.count, bool)
    if plain and problem.p is not None:
        rows.one(np.arange(problem.count), 1.0, 0.0, problem.p)
    else:
        size_rows(rows, problem)
        forbid(rows, done, problem.count, exact_count=Rules.of(problem).exact_count)
    # Few sites are what steers the solver; whether they are few enough is what is asked.
    result = minimise(every.astype(float), rows, every, clock, low=problem.fixed, high=free)
    if result.values is None:
        return None, result.status != STOPPED
    sites = result.chosen(problem.count)
    return _filled(problem, sites) if plain else sites, True


def _possible(problem: Problem, near: np.ndarray) -> bool:
    """Tell whether the bound of set covering leaves it open that a set within the rules covers all."""
    if problem.p is not None and packing_bound(near, np.ones(problem.count), problem.fixed) > problem.p:
        return False
    spent = packing_bound(near, problem.price, problem.fixed)
    return problem.budget is None or spent <= problem.budget * (1 + SAME)
