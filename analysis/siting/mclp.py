"""Maximal covering: the most people within the limit with p sites, or with a budget."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..network.ends import SAME
from .interchange import Rules, Ways, greedy, improve, perturbed
from .lagrangian import Dual, ascend, relaxed
from .lscp import merged
from .model import Found, Problem
from .sets import forbid, size_rows
from .solver import OPTIMAL, Clock, Rows, minimise

DUAL_TURNS, LOCAL_TURNS = 300, 12


def solve(problem: Problem, done: Sequence[np.ndarray], clock: Clock) -> Found | None:
    """Return the set, not among those already found, that covers most; None where there is no other."""
    near, weight = merged(problem.near, problem.weight)
    count, rows = problem.count, Rows(problem.count + len(near))
    row, column = np.nonzero(near)
    rows.add(
        np.append(row, np.arange(len(near))),
        np.append(column, count + np.arange(len(near))),
        np.append(np.ones(len(row)), np.full(len(near), -1.0)),
        0.0,
        np.inf,
    )
    size_rows(rows, problem)
    forbid(rows, done, count, exact_count=Rules.of(problem).exact_count)
    aim = np.append(np.zeros(count), -weight)
    integral = np.append(np.ones(count, bool), np.zeros(len(near), bool))
    low = np.append(problem.fixed.astype(float), np.zeros(len(near)))
    result = minimise(aim, rows, integral, clock, low=low)
    if result.values is None:
        if result.status == OPTIMAL or done or not np.isfinite(result.bound):
            return None
        known = heuristic(problem, clock)
        return Found(known.sites, known.objective, min(known.bound, -result.bound), proven=False)
    sites = result.chosen(count)
    value = covered(problem, sites)
    proven = (result.status == OPTIMAL) or -result.bound - value <= SAME * value
    return Found(sites, value, value if proven else max(-result.bound, value), proven)


def covered(problem: Problem, sites: np.ndarray) -> float:
    """Return the weight within the limit of one of the sites."""
    return float(problem.weight[problem.near[:, sites].any(axis=1)].sum())


def heuristic(problem: Problem, clock: Clock) -> Found:
    """Return a set by greedy adding and exchange, with the Lagrangian bound: a p-median on what is not covered."""
    weight, rules = problem.weight, Rules.of(problem)
    table = np.where(problem.near.T, 0.0, weight)
    best = improve(table, rules, weight, greedy(table, rules, weight))
    for each in perturbed(table, rules, weight, best, LOCAL_TURNS):
        best = each if each.total < best.total else best
        if clock.over():
            break
    price = Ways.of(table, best.sites, weight).second
    dual = relaxed(table, np.minimum(price, weight), rules)

    def aim(_: Dual, highest: Dual) -> tuple[float, bool]:
        return best.total, best.total - highest.bound <= SAME * best.total or clock.over()

    dual = ascend(table, rules, dual, aim, turns=DUAL_TURNS).best
    total = float(weight.sum())
    value = covered(problem, best.sites)
    bound = max(total - dual.bound, value)
    return Found(best.sites, value, min(bound, total), bound - value <= SAME * value)
