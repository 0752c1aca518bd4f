"""From a set of sites to the answer: the better of equal sets, who goes where, what to build first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..network.ends import SAME
from .interchange import Rules, Ways, allowed_exchanges
from .model import COVER, NOBODY, PCENTRE, PMEDIAN, Found, Problem, Solution, within
from .pcentre import radius


def settled(problem: Problem, found: Found, before: Sequence[Found]) -> Found:
    """Exchange sites where the aim stays: for less person-cost first, then for lower codes."""
    if problem.capacity is not None or not len(found.sites):
        return found
    rules, known = Rules.of(problem), {tuple(each.sites.tolist()) for each in before}
    table, second = _aims(problem, found)
    sites = found.sites
    while True:
        ways, other = Ways.of(table, sites, problem.weight), Ways.of(second, sites, second.max(axis=0))
        saved, cheaper = ways.exchanges(table), other.exchanges(second)
        slack = SAME * max(other.total, 1.0)
        lower = np.arange(problem.count)[:, None] < sites
        better = (cheaper > slack) | ((np.abs(cheaper) <= slack) & lower)
        same = np.abs(saved) <= SAME * max(ways.total, 1.0)
        if problem.priced:
            same &= problem.price[:, None] <= problem.price[sites]
        places = np.argwhere(better & same & allowed_exchanges(rules, sites))
        order = np.lexsort((places[:, 0], -np.round(cheaper[tuple(places.T)] / slack)))
        for new, old in places[order]:
            changed = np.sort(np.append(np.delete(sites, old), new))
            if tuple(changed.tolist()) not in known:
                sites = changed
                break
        else:
            return replace(found, sites=sites)


def _aims(problem: Problem, found: Found) -> tuple[np.ndarray, np.ndarray]:
    """Return the two tables (m, n) that are to be kept and to be made smaller."""
    cost, weight = problem.cost.T, problem.weight
    if problem.model == PMEDIAN:
        finite = np.where(np.isfinite(cost), cost, 1.0 + 2 * cost[np.isfinite(cost)].max()) * weight
        return finite, finite
    given = found.objective if problem.model == PCENTRE else problem.given.limit
    limit = 0.0 if given is None else given
    outside = ~within(cost, limit)
    return np.where(outside, weight, 0.0), np.where(outside, 1.0 + limit, np.minimum(cost, limit)) * weight


def solution_of(problem: Problem, found: Found) -> Solution:
    """Return a set in the rows of the question: who goes where, and which site to build first."""
    count = len(problem.given.cost)
    flow = _nearest(problem, found) if found.flow is None else found.flow
    point, place, share = flow[:, 0].astype(np.int64), flow[:, 1].astype(np.int64), flow[:, 2]
    spent = np.bincount(point, share * problem.cost[point, place], minlength=len(problem.rows))
    served = np.bincount(point, share, minlength=len(problem.rows))
    cost, site = np.full(count, np.nan), np.full(count, NOBODY, np.int64)
    some = np.flatnonzero(served > 0)
    cost[problem.rows[some]] = spent[some] / served[some]
    order = np.lexsort((place, -share, point))
    first = order[np.append(True, np.diff(point[order]) != 0)] if len(order) else order
    site[problem.rows[point[first]]] = problem.columns[place[first]]
    rows = np.column_stack([problem.rows[point], problem.columns[place], share * problem.people[point]])
    return Solution(
        problem.columns[_ranked(problem, found.sites)],
        site,
        cost,
        rows[np.argsort(rows[:, 0], kind="stable")],
        float(found.objective),
        float(found.bound),
        found.proven,
    )


def _nearest(problem: Problem, found: Found) -> np.ndarray:
    """Return pairs of each point and its nearest site, covered ones only where the model asks for cover."""
    own = problem.cost[:, found.sites]
    place = own.argmin(axis=1)
    near = within(own[np.arange(len(own)), place], problem.given.limit if problem.model in COVER else None)
    row = np.flatnonzero(near)
    return np.column_stack([row, found.sites[place[row]], np.ones(len(row))])


def _ranked(problem: Problem, sites: np.ndarray) -> np.ndarray:
    """Return the sites that stay, then the others in the order in which each adds most."""
    table, second = _aims(problem, Found(sites, _farthest(problem, sites), 0.0, proven=False))
    main = second if problem.model == PMEDIAN else table
    nothing = second.max(axis=0) if problem.model == PMEDIAN else problem.weight
    taken = list(sites[problem.fixed[sites]])
    lost = Ways.of(main, np.array(taken, np.int64), nothing).first
    left = list(sites[~problem.fixed[sites]])
    while left:
        gain = np.maximum(lost - main[left], 0.0).sum(axis=1)
        best = left.pop(int(gain.argmax()))
        taken.append(best)
        lost = np.minimum(lost, main[best])
    return np.array(taken, np.int64)


def _farthest(problem: Problem, sites: np.ndarray) -> float:
    return radius(problem, sites) if problem.model == PCENTRE else 0.0
