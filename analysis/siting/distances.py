"""The p-median under a budget, or whatever branching on a number of sites does not cover: by HiGHS.

What can be part of no set as good as the ones known is dropped first. The rest is written by distance
(Elloumi 2010): z_ik = 1 where none of the k nearest sites of point i is used,

    min Σ_i w_i [d_i1 + Σ_k (d_i,k+1 − d_ik) z_ik],     z_ik ≥ z_i,k−1 − y_(k).
"""

from __future__ import annotations

import numpy as np

from ..network.ends import SAME
from .interchange import Rules, Ways
from .lagrangian import Dual, Rest, fixings
from .model import Found, Problem
from .pool import Pool
from .sets import forbid, size_rows
from .solver import STOPPED, Clock, Result, Rows, minimise


def best_sets(problem: Problem, table: np.ndarray, dual: Dual, pool: Pool, clock: Clock) -> list[Found]:
    """Return the best sets, as many as the pool keeps.

    Args:
        problem: with a budget.
        table: (m, n) weighted costs, inf where there is no way.
        dual: a bound.
        pool: what is known.
        clock: of the run.
    """
    rules = Rules.of(problem)
    found: list[Found] = []
    cutoff = pool.cutoff
    rest = fixings(table, rules, dual, cutoff * (1 + SAME) if np.isfinite(cutoff) else np.inf)
    rest.pair[:] &= np.isfinite(table)
    while len(found) < pool.size:
        result = _by_distance(problem, table, rest, [each.sites for each in found], clock)
        if result.status == STOPPED or (result.values is None and clock.over()):
            return _with_known(pool, found, max(result.bound, dual.bound))
        if result.values is None:
            break
        sites = result.chosen(problem.count)
        value = Ways.of(table, sites, np.full(table.shape[1], np.inf)).total
        proven = problem.given.gap == 0 or value - result.bound <= SAME * value
        found.append(Found(sites, value, value if proven else min(result.bound, value), proven))
    return found


def _with_known(pool: Pool, found: list[Found], bound: float) -> list[Found]:
    """Add the sets of the pool behind those that are proven, each with what the solver has shown."""
    done = {tuple(each.sites.tolist()) for each in found}
    more = [
        Found(np.array(sites, np.int64), value, min(bound, value), proven=False)
        for sites, value in pool.ranked()
        if sites not in done
    ]
    return (found + more)[: pool.size]


def _by_distance(problem: Problem, table: np.ndarray, rest: Rest, done: list[np.ndarray], clock: Clock) -> Result:
    """Solve what is left by the formulation of distances; the first variables are the sites."""
    count = problem.count
    row, column = np.nonzero(rest.pair.T)
    loss = table[column, row]
    order = np.lexsort((column, loss, row))
    row, column, loss = row[order], column[order], loss[order]
    last = np.append(np.diff(row) != 0, np.ones(min(len(row), 1), bool))
    first = np.append(np.ones(min(len(row), 1), bool), last[:-1])
    step = np.zeros(len(row))
    step[:-1] = np.where(last[:-1], 0.0, np.diff(loss))
    variable = count + np.cumsum(~last) - 1
    aim = np.zeros(count + int((~last).sum()))
    aim[variable[~last]] = step[~last]
    rows = Rows(len(aim))
    number = np.arange(len(row))
    # z_k − z_(k−1) + y_k ≥ 0; the first has z_0 = 1, the last z = 0.
    entries = [
        (number, column, 1.0),
        (number[~last], variable[~last], 1.0),
        (number[~first], variable[number[~first] - 1], -1.0),
    ]
    rows.add(
        np.concatenate([each for each, _, _ in entries]),
        np.concatenate([each for _, each, _ in entries]),
        np.concatenate([np.full(len(each), value) for each, _, value in entries]),
        np.where(first, 1.0, 0.0),
        np.inf,
    )
    size_rows(rows, problem)
    forbid(rows, done, count, exact_count=Rules.of(problem).exact_count)
    integral = np.zeros(len(aim), bool)
    integral[:count] = True
    low, high = np.zeros(len(aim)), np.ones(len(aim))
    low[:count], high[:count] = rest.sure, rest.free
    result = minimise(aim, rows, integral, clock, low=low, high=high, gap=problem.given.gap)
    return Result(result.values, result.bound + float(loss[first].sum()), result.status)
