"""The p-median to the proof: branch on sites, bound by prices, keep the best sets.

Each branch has some sites in and some out. The Lagrangian bound, taken over from the branch above and raised a
little, closes it when no set in it can beat the last one wanted; otherwise it tells which further sites must be in
or out, and the site least decided parts the branch in two. What is found are the k best sets, without a solver.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from ..network.ends import SAME
from .interchange import Rules, Ways
from .lagrangian import Dual, ascend, decided, relaxed
from .pool import Pool
from .solver import Clock

ROOT_TURNS, TURNS = 600, 60
"""Steps of the first and of later branches."""
HALF = 0.5


@dataclass(frozen=True)
class Branch:
    """Sets that are still open.

    Attributes:
        inside, outside: (m,) bool, sites that are in and that are not.
        price: (n,) to start the bound from.
        bound: of the branch above.
        share: of all sets, 1 at the start.
    """

    inside: np.ndarray
    outside: np.ndarray
    price: np.ndarray
    bound: float
    share: float


def best_sets(
    table: np.ndarray, rules: Rules, dual: Dual, pool: Pool, clock: Clock, report: Callable[[float], None], gap: float
) -> tuple[float, bool]:
    """Fill the pool with the best sets of p sites.

    Args:
        table: (m, n) weighted costs, inf where there is no way.
        rules: with a number of sites and no budget.
        dual: the bound to begin with.
        pool: what is known; it takes in what is found.
        clock: of the run.
        report: called with the share done, 0 … 1.
        gap: relative gap that may be left.

    Returns:
        A bound for all sets that are not in the pool, and whether everything was looked at.
    """
    start = Branch(rules.fixed, np.zeros(len(table), bool), dual.price, dual.bound, 1.0)
    open_branches, closed, done = [start], np.inf, 0.0
    while open_branches:
        if clock.over():
            return min(closed, *(each.bound for each in open_branches)), False
        branch = open_branches.pop()
        if branch.bound >= pool.cutoff * (1 - SAME) - gap * pool.best:
            closed, done = min(closed, branch.bound), done + branch.share
            continue
        parts, bound = _part(table, rules, branch, pool, gap)
        if parts:
            open_branches.extend(parts)
        else:
            closed, done = min(closed, bound), done + branch.share
        report(done)
    return closed, True


def _part(table: np.ndarray, rules: Rules, branch: Branch, pool: Pool, gap: float) -> tuple[list[Branch], float]:
    """Return the two halves of a branch, none where it is closed; and its bound."""
    columns = np.flatnonzero(~branch.outside)
    part = table[columns]
    own = replace(rules, fixed=branch.inside[columns], price=rules.price[columns])

    def enough() -> float:
        return pool.cutoff * (1 - SAME) - gap * pool.best

    def aim(now: Dual, best: Dual) -> tuple[float, bool]:
        value = pool.cutoff if np.isfinite(pool.cutoff) else now.bound + abs(now.bound) + 1.0
        return value, best.bound >= enough()

    turns = ROOT_TURNS if branch.share == 1.0 else TURNS
    climb = ascend(part, own, relaxed(part, branch.price, own), aim, turns=turns)
    bound = max(climb.best.bound, branch.bound)
    if bound >= enough():
        return [], bound
    free, sure = decided(own, climb.best, enough())
    inside, outside = branch.inside.copy(), branch.outside.copy()
    inside[columns[sure]], outside[columns[~free]] = True, True
    p = rules.p or 0
    if (inside & outside).any() or inside.sum() > p or (~outside).sum() < p:
        return [], enough()
    if inside.sum() == p or (~outside).sum() == p:
        sites = np.flatnonzero(inside if inside.sum() == p else ~outside)
        pool.add(sites, Ways.of(table, sites, np.full(table.shape[1], np.inf)).total)
        return [], enough()
    used = np.zeros(len(table))
    used[columns] = climb.used
    loose = np.flatnonzero(~inside & ~outside)
    site = loose[np.abs(used[loose] - HALF).argmin()]
    taken, left = inside.copy(), outside.copy()
    taken[site], left[site] = True, True
    price, share = climb.best.price, branch.share / 2
    return [Branch(inside, left, price, bound, share), Branch(taken, outside, price, bound, share)], bound
