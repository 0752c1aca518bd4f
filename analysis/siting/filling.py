"""Sets of sites with capacity without a solver: fill the nearest site first, exchange sites while that helps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..network.ends import SAME
from . import mclp, pcentre
from .interchange import SEED, Rules, allowed_exchanges, greedy, improve
from .lscp import greedy_cover
from .model import LSCP, MCLP, PCENTRE, Problem, within
from .solver import Clock

TRIES = 300
"""Exchanges tried at most."""


@dataclass(frozen=True)
class Filled:
    """Sites and who goes where.

    Attributes:
        sites: (k,) ascending columns.
        flow: (f, 3) row, column, share of the point.
    """

    sites: np.ndarray
    flow: np.ndarray

    def unserved(self, problem: Problem) -> float:
        """Return the weight that is not served."""
        served = np.bincount(self.flow[:, 0].astype(np.int64), self.flow[:, 2], minlength=len(problem.weight))
        return float((problem.weight * np.maximum(1.0 - served, 0.0)).sum())

    def score(self, problem: Problem) -> tuple[float, float]:
        """Return what is to be small: weight not served, then the cost that the model counts."""
        row, column, share = self.flow[:, 0].astype(np.int64), self.flow[:, 1].astype(np.int64), self.flow[:, 2]
        cost = problem.cost[row, column]
        if problem.model == PCENTRE:
            return self.unserved(problem), float(cost.max(initial=0.0))
        return self.unserved(problem), float((problem.weight[row] * cost * share).sum())


def fill(problem: Problem, sites: np.ndarray) -> Filled:
    """Send points to the nearest site with room; first those to whom it matters most."""
    assert problem.capacity is not None
    cost = problem.cost[:, sites]
    usable = within(cost, problem.given.limit if problem.model in (LSCP, MCLP) else None)
    cost = np.where(usable, cost, np.inf)
    order = np.argsort(cost, axis=1, kind="stable")
    ranked = np.sort(cost, axis=1)
    second = ranked[:, 1] if len(sites) > 1 else np.full(len(cost), np.inf)
    only = np.isfinite(ranked[:, 0]) & ~np.isfinite(second)
    regret = np.where(only, np.inf, 0.0)
    both = np.isfinite(second)
    regret[both] = (second[both] - ranked[both, 0]) * problem.weight[both]
    room = problem.capacity[sites] * (1 + SAME)
    flow = []
    for row in np.lexsort((-problem.weight, -regret)).tolist():
        left = 1.0
        people = problem.people[row]
        for place in order[row, : int(usable[row].sum())].tolist():
            share = left if people * left <= room[place] else (room[place] / people if problem.given.split else 0.0)
            if share > 0:
                flow.append((row, sites[place], share))
                room[place] -= people * share
                left -= share
            if left <= SAME:
                break
    return Filled(sites, np.array(flow, float).reshape(-1, 3))


def search_sets(problem: Problem, clock: Clock) -> Filled | None:
    """Return a good set: that of the problem without capacity, enlarged where needed, then exchanges."""
    sites = _start(problem)
    if sites is None:
        return None
    best = fill(problem, sites)
    rules = Rules.of(problem)
    if problem.model == LSCP:
        return _enlarged(problem, best)
    places = np.argwhere(allowed_exchanges(rules, sites))
    random = np.random.default_rng(SEED)
    for new, old in random.permutation(places)[:TRIES]:
        if clock.over():
            break
        if new in best.sites or rules.fixed[best.sites[old]]:
            continue
        changed = np.sort(np.append(np.delete(best.sites, old), new))
        if rules.left(changed) < 0:
            continue
        found = fill(problem, changed)
        if found.score(problem) < best.score(problem):
            best = found
    return best


def _start(problem: Problem) -> np.ndarray | None:
    rules = Rules.of(problem)
    if problem.model == LSCP:
        return greedy_cover(problem.near, problem.price if problem.priced else np.ones(problem.count), problem.fixed)
    if problem.model == PCENTRE:
        return pcentre.greedy_set(problem)
    if problem.model == MCLP:
        return mclp.heuristic(problem, Clock.start(0.0)).sites
    finite = np.isfinite(problem.cost.T)
    far = 1.0 + 2 * float(problem.cost[np.isfinite(problem.cost)].max())
    table = np.where(finite, problem.cost.T, far) * problem.weight
    nothing = 2 * far * problem.weight
    return improve(table, rules, nothing, greedy(table, rules, nothing)).sites


def _enlarged(problem: Problem, best: Filled) -> Filled:
    """Add the site that serves most more until everybody is served or nothing helps."""
    while best.unserved(problem) > 0:
        others = np.setdiff1d(np.arange(problem.count), best.sites)
        if not len(others):
            break
        found = [fill(problem, np.sort(np.append(best.sites, each))) for each in others]
        best = min(found, key=lambda each: each.score(problem))
    return best
