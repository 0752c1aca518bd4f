"""Set covering: everybody within the limit with the fewest sites, or at the least price."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..errors import InputError
from ..network.ends import SAME
from .model import Found, Problem
from .sets import forbid
from .solver import OPTIMAL, Clock, Rows, available, minimise

MOST_COMPARED = 4000
"""Rows compared each with each at most."""
WHOLE = 1e-6
"""Slack when a bound on a number of sites is rounded up."""
BUDGET_TOO_SMALL = "Covering everybody who can be costs at least {least}, more than the budget {budget}. Raise it."


def merged(near: np.ndarray, weight: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Return the different rows of a cover table, and the weight that stands behind each."""
    packed = np.packbits(near, axis=1)
    _, first, number = np.unique(packed, axis=0, return_index=True, return_inverse=True)
    return near[first], np.bincount(number.ravel(), weight, minlength=len(first))


def needed(near: np.ndarray) -> np.ndarray:
    """Return the rows of a cover table that decide: whoever covers them covers the others as well."""
    table, _ = merged(near)
    size = table.sum(axis=1)
    table = table[np.argsort(size, kind="stable")]
    size = np.sort(size)
    if len(table) > MOST_COMPARED:
        return table
    common = table.astype(np.float32) @ table.astype(np.float32).T
    # Row b goes where a row a, other and not larger, lies within it; rows that are equal were merged before.
    inside = (common == size[:, None]) & (size[:, None] < size[None, :])
    return table[~inside.any(axis=0)]


def useful(table: np.ndarray, price: np.ndarray, fixed: np.ndarray) -> np.ndarray:
    """Return which columns (bool) may be needed: another that covers as much costs more, or has the higher code."""
    size = table.sum(axis=0)
    columns = table.astype(np.float32)
    common = columns.T @ columns
    inside = common == size[:, None]  # [a, b]: all that a covers b covers
    number = np.arange(len(size))
    better = (price[None, :] < price[:, None]) | (
        (price[None, :] == price[:, None]) & ((size[None, :] > size[:, None]) | (number[None, :] < number[:, None]))
    )
    return fixed | ~(inside & better).any(axis=1)


def simplified(
    near: np.ndarray, price: np.ndarray, fixed: np.ndarray, *, every_column: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows that decide and the columns (bool) that may be needed.

    Args:
        near: (n, m) bool.
        price: (m,).
        fixed: (m,) bool.
        every_column: leave all columns in, because sets are cut off or counted.
    """
    free = np.ones(len(price), bool)
    table = near[~near[:, fixed].any(axis=1)]
    while len(table):
        rows = needed(table)
        keep = free if every_column else free & useful(rows & free, price, fixed)
        if len(rows) == len(table) and (keep == free).all():
            break
        table, free = rows & keep, keep
    return table, free


def fewest(
    problem: Problem, near: np.ndarray, clock: Clock, *, priced: bool, done: Sequence[np.ndarray] = ()
) -> Found | None:
    """Return the fewest sites (the cheapest, if priced) so that each row has one of those it is near.

    Args:
        problem: says which sites stay and what they cost.
        near: (n, m) bool; each row has at least one.
        clock: of the run.
        priced: count prices instead of sites.
        done: sets that may not be chosen again.
    """
    price = problem.price if priced else np.ones(problem.count)
    known = greedy_cover(near, price, problem.fixed)
    lower = packing_bound(near, price, problem.fixed)
    if not available() or not problem.given.solver:
        return Found(known, float(price[known].sum()), lower, proven=False)
    table, free = simplified(near, price, problem.fixed, every_column=bool(done))
    rows = Rows(problem.count)
    row, column = np.nonzero(table)
    rows.add(row, column, 1.0, 1.0, np.inf)
    forbid(rows, done, problem.count, exact_count=False)
    every = np.ones(problem.count, bool)
    result = minimise(price, rows, every, clock, low=problem.fixed, high=free)
    if result.values is None:
        if result.status != OPTIMAL and not done and np.isfinite(result.bound):
            return Found(known, float(price[known].sum()), max(lower, result.bound), proven=False)
        return None
    sites = result.chosen(problem.count)
    value = float(price[sites].sum())
    bound = max(result.bound, lower) if not done else result.bound
    if (price == np.round(price)).all():
        bound = float(np.ceil(bound - WHOLE))
    proven = (result.status == OPTIMAL) or value - bound <= SAME * value
    return Found(sites, value, value if proven else min(bound, value), proven)


def solve(problem: Problem, done: Sequence[np.ndarray], clock: Clock) -> Found | None:
    """Return the best covering set that is not among those already found.

    Raises:
        InputError: the budget is too small.
    """
    found = fewest(problem, problem.near, clock, priced=problem.priced, done=done)
    if found is not None and problem.budget is not None and not done:
        spent = float(problem.price[found.sites].sum())
        if spent > problem.budget * (1 + SAME) and (found.proven or found.bound > problem.budget):
            raise InputError(BUDGET_TOO_SMALL, least=f"{found.bound:g}", budget=f"{problem.budget:g}")
    return found


def greedy_cover(near: np.ndarray, price: np.ndarray, fixed: np.ndarray) -> np.ndarray:
    """Return a covering set: most newly covered rows per price first, then what is not needed goes again."""
    taken = list(np.flatnonzero(fixed))
    open_rows = ~near[:, taken].any(axis=1)
    while open_rows.any():
        gain = near[open_rows].sum(axis=0) / np.maximum(price, SAME)
        best = int(gain.argmax())
        taken.append(best)
        open_rows &= ~near[:, best]
    covers = near[:, taken].sum(axis=1)
    for site in sorted(set(taken) - set(np.flatnonzero(fixed)), key=lambda each: (-price[each], -each)):
        if (covers - near[:, site] >= 1).all():
            covers = covers - near[:, site]
            taken.remove(site)
    return np.sort(np.array(taken, np.int64))


def packing_bound(near: np.ndarray, price: np.ndarray, fixed: np.ndarray) -> float:
    """Return what any covering set costs at least: rows that have no site in common need one each."""
    table, _ = merged(near[~near[:, fixed].any(axis=1)])
    blocked = np.zeros(near.shape[1], bool)
    bound = float(price[fixed].sum())
    for row in table[np.lexsort((np.arange(len(table)), table.sum(axis=1)))]:
        if not (row & blocked).any():
            bound += float(price[row].min())
            blocked |= row
    return bound
