"""Sites that can serve only so many people: who goes where is chosen together with the sites.

    Σ_i people_i·x_ij ≤ C_j·y_j,     x_ij ≤ y_j,     Σ_j x_ij = 1 (covering most: ≤ 1)

x is 0 or 1, or any share where points may be split. Most people (or fewest sites, or least person-cost, or the
smallest radius) first; with the sites so chosen and as many served, least person-cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..errors import InputError, PlannerError
from ..network.ends import SAME
from . import lscp, mclp, pcentre, pmedian
from .filling import Filled, search_sets
from .interchange import Rules
from .lagrangian import fixings
from .model import LSCP, MCLP, PCENTRE, PMEDIAN, Found, Problem, within
from .sets import forbid, size_rows
from .solver import OPTIMAL, STOPPED, Clock, Result, Rows, minimise

MOST_PAIRS = 60_000
"""Pairs the solver is given at most; beyond that the cheapest of each point."""
SHARE = 0.5
"""Part of the time for the sites; the rest is for who goes where."""
TINY = 1e-7
"""Shares of a point below this one are rounding."""
TOO_SMALL = (
    "All sites together can serve {capacity} people, but {people} are to be served. "
    "Give more capacity, or use maximal coverage."
)
NOT_IN_TIME = "No set of sites was found within the time, and none was ruled out. Give more time or more capacity."


def solve(problem: Problem, done: Sequence[np.ndarray], clock: Clock) -> Found | None:
    """Return the best set, not among those already found; None where there is no other.

    Raises:
        InputError: all sites together are too small.
        PlannerError: nothing was found within the time.
    """
    _check_total(problem)
    if problem.model == PCENTRE:
        return _smallest_radius(problem, done, clock)
    known = None if done else heuristic(problem, [], clock)
    pair, bound, whole = _pairs(problem, known, clock)
    early = Clock(clock.end - (1 - SHARE) * clock.left, clock.should_stop)
    result = _model(problem, pair, done, early)
    proven_bound = bound if problem.model == PMEDIAN and not whole else max(result.bound, bound)
    if result.values is None:
        if result.status != STOPPED and whole:
            return None
        if known is None:
            raise PlannerError(NOT_IN_TIME)
        return _with_bound(problem, known, proven_bound, certain=False)
    sites = result.chosen(problem.count)
    filled = _from_values(problem, pair, result, sites)
    found = Found(sites, _value(problem, filled), 0.0, proven=False, flow=_least_cost(problem, filled, clock).flow)
    certain = whole and result.status == OPTIMAL and problem.given.gap == 0
    if known is not None and not certain and _better(problem, known.objective, found.objective):
        return _with_bound(problem, known, proven_bound, certain=False)
    return _with_bound(problem, found, proven_bound, certain=certain)


def _check_total(problem: Problem) -> None:
    assert problem.capacity is not None
    total, people = float(problem.capacity.sum()), float(problem.people.sum())
    if problem.model != MCLP and total < people * (1 - SAME):
        raise InputError(TOO_SMALL, capacity=f"{total:g}", people=f"{people:g}")


def _better(problem: Problem, one: float, other: float) -> bool:
    return one > other if problem.model == MCLP else one < other


def _with_bound(problem: Problem, found: Found, least: float, *, certain: bool) -> Found:
    """Set bound and proof; ``least`` is a lower bound of what is minimised."""
    value = found.objective
    bound = max(-least, value) if problem.model == MCLP else min(least, value)
    if certain or abs(bound - value) <= SAME * max(abs(value), 1.0):
        return replace(found, bound=value, proven=True)
    return replace(found, bound=bound, proven=False)


def _pairs(problem: Problem, known: Found | None, clock: Clock) -> tuple[np.ndarray, float, bool]:
    """Return the pairs (n, m) that may serve, a lower bound, and whether nothing better is outside them."""
    pair = problem.near if problem.model in (LSCP, MCLP) else np.isfinite(problem.cost)
    bound = -np.inf
    if problem.model == PMEDIAN:
        table, dual = pmedian.dual_bound(problem, clock)
        bound = dual.bound
        if known is not None:
            rest = fixings(table, Rules.of(problem), dual, known.objective * (1 + SAME))
            # A small share of a point may go to a site that all of it could not.
            pair = pair & (rest.free if problem.given.split else rest.pair.T)
    if pair.sum() <= MOST_PAIRS:
        return pair, bound, True
    cost = np.where(pair, problem.cost, np.inf)
    many = max(1, MOST_PAIRS // len(cost))
    rank = np.argsort(np.argsort(cost, axis=1, kind="stable"), axis=1)
    return pair & (rank < many), bound, False


def _flow_rows(problem: Problem, row: np.ndarray, column: np.ndarray, rows: Rows, *, all_served: bool) -> None:
    """Add who may go where: the variables are the sites, then the pairs."""
    assert problem.capacity is not None
    count, number = problem.count, np.arange(len(row))
    rows.add(row, count + number, 1.0, np.full(len(problem.cost), 1.0 if all_served else 0.0), 1.0)
    rows.add(
        np.append(column, np.arange(count)), np.append(count + number, np.arange(count)),
        np.append(problem.people[row], -problem.capacity), -np.inf, np.zeros(count),
    )  # fmt: skip
    rows.add(
        np.append(number, number), np.append(count + number, column), np.repeat([1.0, -1.0], len(number)), -np.inf, 0.0
    )


def _model(problem: Problem, pair: np.ndarray, done: Sequence[np.ndarray], clock: Clock, *, aim: bool = True) -> Result:
    """Solve for sites and pairs together."""
    row, column = np.nonzero(pair)
    count = problem.count
    rows = Rows(count + len(row))
    _flow_rows(problem, row, column, rows, all_served=problem.model != MCLP)
    size_rows(rows, problem)
    forbid(rows, done, count, exact_count=Rules.of(problem).exact_count)
    goal = np.zeros(count + len(row))
    if aim and problem.model == LSCP:
        goal[:count] = problem.price if problem.priced else 1.0
    elif aim and problem.model == MCLP:
        goal[count:] = -problem.weight[row]
    elif aim:
        goal[count:] = problem.weight[row] * problem.cost[row, column]
    integral = np.full(len(goal), not problem.given.split)
    integral[:count] = True
    low = np.append(problem.fixed.astype(float), np.zeros(len(row)))
    return minimise(goal, rows, integral, clock, low=low, gap=problem.given.gap)


def _from_values(problem: Problem, pair: np.ndarray, result: Result, sites: np.ndarray) -> Filled:
    row, column = np.nonzero(pair)
    assert result.values is not None
    share = result.values[problem.count :]
    if not problem.given.split:
        share = np.round(share)
    some = np.flatnonzero(share > TINY)
    return Filled(sites, np.column_stack([row[some], column[some], share[some]]).astype(float))


def _value(problem: Problem, filled: Filled) -> float:
    """Return the objective of sites and flow."""
    if problem.model == LSCP:
        return float((problem.price if problem.priced else np.ones(problem.count))[filled.sites].sum())
    row, column, share = filled.flow[:, 0].astype(int), filled.flow[:, 1].astype(int), filled.flow[:, 2]
    if problem.model == MCLP:
        return float((problem.weight[row] * share).sum())
    if problem.model == PCENTRE:
        return float(problem.cost[row, column].max())
    return float((problem.weight[row] * problem.cost[row, column] * share).sum())


def _least_cost(problem: Problem, filled: Filled, clock: Clock, limit: float | None = None) -> Filled:
    """Return the flow of least person-cost over the same sites that serves as much; the given one if time is short."""
    if problem.model == PMEDIAN:
        return filled
    pair = np.zeros(problem.cost.shape, bool)
    reach = problem.given.limit if problem.model in (LSCP, MCLP) else limit
    pair[:, filled.sites] = within(problem.cost[:, filled.sites], reach)
    row, column = np.nonzero(pair)
    count = problem.count
    rows = Rows(count + len(row))
    _flow_rows(problem, row, column, rows, all_served=problem.model != MCLP)
    if problem.model == MCLP:
        rows.one(count + np.arange(len(row)), problem.weight[row], _value(problem, filled) * (1 - SAME), np.inf)
    goal = np.append(np.zeros(count), problem.weight[row] * problem.cost[row, column])
    integral = np.full(len(goal), not problem.given.split)
    integral[:count] = False
    used = np.zeros(count)
    used[filled.sites] = 1.0
    ones = np.ones(len(row))
    result = minimise(goal, rows, integral, clock, low=np.append(used, 0 * ones), high=np.append(used, ones))
    return filled if result.values is None else _from_values(problem, pair, result, filled.sites)


def _smallest_radius(problem: Problem, done: Sequence[np.ndarray], clock: Clock) -> Found | None:
    """Halve in on the radius; each one asks whether everybody can be served within it."""
    radii = pcentre.distinct(problem.cost)
    low, high = 0, len(radii) - 1
    best: Filled | None = None
    certain = True
    if not done:
        # Without capacities the radius is not larger; with a set filled by hand it need not be.
        roomy = pcentre.solve(problem, done, clock)
        known = heuristic(problem, [], clock)
        if roomy is not None:
            low = int(np.searchsorted(radii, roomy.bound * (1 - SAME)))
        if known is not None and known.flow is not None:
            best, high = Filled(known.sites, known.flow), int(np.searchsorted(radii, known.objective * (1 - SAME)))
    while low < high or (best is None and low == high):
        middle = (low + high) // 2
        pair = within(problem.cost, float(radii[middle]))
        part = Clock(clock.end - (1 - SHARE) * clock.left, clock.should_stop)
        result = _model(problem, pair, done, part, aim=False)
        if result.values is not None:
            best, high = _from_values(problem, pair, result, result.chosen(problem.count)), middle
        elif result.status != STOPPED:
            low = middle + 1
        else:
            certain = False
            break
    if best is None:
        if certain:
            return None
        raise PlannerError(NOT_IN_TIME)
    value = _value(problem, best)
    filled = _least_cost(problem, best, clock, limit=value)
    return _with_bound(problem, Found(best.sites, value, 0.0, proven=False, flow=filled.flow),
                       float(radii[low]), certain=certain)  # fmt: skip


def heuristic(problem: Problem, done: Sequence[np.ndarray], clock: Clock) -> Found | None:
    """Return a set by filling sites one after the other and exchanging them; None where that fails or was done."""
    _check_total(problem)
    if done:
        return None
    filled = search_sets(problem, clock)
    if filled is None or (problem.model != MCLP and filled.unserved(problem) > TINY * float(problem.weight.sum())):
        return None
    return _with_bound(
        problem, Found(filled.sites, _value(problem, filled), 0.0, proven=False, flow=filled.flow),
        _bound_without_capacity(problem, clock), certain=False,
    )  # fmt: skip


def _bound_without_capacity(problem: Problem, clock: Clock) -> float:
    """Return a lower bound of what is minimised: capacity only makes it worse."""
    if problem.model == PMEDIAN:
        return pmedian.dual_bound(problem, clock)[1].bound
    if problem.model == MCLP:
        return -mclp.heuristic(problem, clock).bound
    if problem.model == PCENTRE:
        found = pcentre.heuristic(problem, clock)
        return 0.0 if found is None else found.bound
    price = problem.price if problem.priced else np.ones(problem.count)
    return lscp.packing_bound(problem.near, price, problem.fixed)
