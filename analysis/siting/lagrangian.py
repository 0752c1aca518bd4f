"""How good a set of sites could be at best: the Lagrangian bound of the p-median, by subgradients.

With u_i the price of leaving point i unserved,

    L(u) = Σ u_i + min Σ_j y_j ρ_j(u),     ρ_j = Σ_i min(0, t_ij − u_i)

is never above the optimum (Cornuéjols, Fisher & Nemhauser 1977). The same numbers say what cannot be part of a set
better than one that is known: a site or a pair that would lift the bound above it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..network.ends import SAME
from .interchange import Rules

START_STEP, LEAST_STEP, PATIENCE = 1.0, 1e-4, 15
"""First length of a step (share of the gap), the one to end at, and turns without gain after which it is halved."""
MOMENTUM, RECENT = 0.7, 0.05
"""Share of the step before that goes on, and weight of the last turn in how often sites are chosen."""


@dataclass(frozen=True)
class Dual:
    """The best prices found.

    Attributes:
        price: (n,) u.
        saving: (m,) ρ, 0 or below.
        bound: L(u).
        chosen: (k,) sites of the relaxed problem.
    """

    price: np.ndarray
    saving: np.ndarray
    bound: float
    chosen: np.ndarray


def relaxed(table: np.ndarray, price: np.ndarray, rules: Rules, work: np.ndarray | None = None) -> Dual:
    """Return the bound at some prices; ``table`` is (m, n), ``work`` room of the same shape."""
    work = np.subtract(table, price, out=work)
    saving = np.minimum(work, 0.0, out=work).sum(axis=1)
    chosen, value = _choose(saving, rules)
    return Dual(price, saving, float(price.sum()) + value, chosen)


def _choose(saving: np.ndarray, rules: Rules) -> tuple[np.ndarray, float]:
    """Return the sites of the relaxed problem and what they save together at most."""
    fixed = np.flatnonzero(rules.fixed)
    free = np.flatnonzero(~rules.fixed)
    free = free[np.argsort(saving[free], kind="stable")]
    base = float(saving[fixed].sum())
    many = len(free) if rules.p is None else rules.p - len(fixed)
    best, value = free[:many], base + float(saving[free[:many]].sum())
    if rules.budget is not None:
        taken, dear = _knapsack(saving, rules, free)
        if base + dear > value or rules.p is None:
            return np.append(fixed, taken), base + dear
    return np.append(fixed, best), value


def _knapsack(saving: np.ndarray, rules: Rules, free: np.ndarray) -> tuple[np.ndarray, float]:
    """Return what the budget can buy when the last site may be bought in part."""
    left = rules.left(np.flatnonzero(rules.fixed))
    price = rules.price[free]
    with np.errstate(divide="ignore", invalid="ignore"):
        order = np.argsort(np.where(price > 0, saving[free] / price, -np.inf), kind="stable")
    price, gain = price[order], saving[free][order]
    spent = np.cumsum(price)
    part = np.clip(np.divide(left - (spent - price), price, out=np.ones(len(price)), where=price > 0), 0.0, 1.0)
    return free[order[part >= 1]], float((gain * part).sum())


@dataclass(frozen=True)
class Climb:
    """How far the bound was raised.

    Attributes:
        best: the highest bound.
        used: (m,) how often each site was chosen of late, 0 … 1.
    """

    best: Dual
    used: np.ndarray


def ascend(
    table: np.ndarray,
    rules: Rules,
    dual: Dual,
    aim: Callable[[Dual, Dual], tuple[float, bool]],
    *,
    turns: int,
    step: float = START_STEP,
) -> Climb:
    """Raise the bound from a start, each step along the slope and a part of the step before.

    Args:
        table: (m, n).
        rules: which sets are allowed.
        dual: to start from.
        aim: called with the bound of a turn and the best; returns the value that the bound may come to, and
            whether it is high enough.
        turns: at most so many.
        step: first length of a step, as a share of the way to the aim.
    """
    best, since, work = dual, 0, np.empty_like(table)
    used, direction = np.zeros(len(table)), np.zeros(table.shape[1])
    for _ in range(turns):
        value, enough = aim(dual, best)
        if enough or step < LEAST_STEP:
            break
        used *= 1.0 - RECENT
        used[dual.chosen] += RECENT
        direction = MOMENTUM * direction + 1.0 - (table[dual.chosen] < dual.price).sum(axis=0)
        length = float(direction @ direction)
        if not length:
            break
        move = step * max(value - dual.bound, SAME * abs(value)) / length
        dual = relaxed(table, dual.price + move * direction, rules, work)
        since += 1
        if dual.bound > best.bound:
            best, since = dual, 0
        elif since >= PATIENCE:
            step, since, dual, direction = step / 2, 0, best, np.zeros(table.shape[1])
    return Climb(best, used)


@dataclass(frozen=True)
class Rest:
    """What may be part of a set at or below a value.

    Attributes:
        free: (m,) bool, sites that may be used.
        sure: (m,) bool, sites that must be.
        pair: (m, n) bool, pairs that may serve.
    """

    free: np.ndarray
    sure: np.ndarray
    pair: np.ndarray


def decided(rules: Rules, dual: Dual, value: float) -> tuple[np.ndarray, np.ndarray]:
    """Return which sites may be part of a set of at most ``value`` and which must be, (m,) bool each."""
    free = dual.bound + _entry(rules, dual.saving) <= value
    sure = rules.fixed.copy()
    loose = np.flatnonzero(~rules.fixed)
    many = _loose_count(rules)
    if many == 0:
        return rules.fixed.copy(), sure
    if many is not None and many < len(loose):
        order = loose[np.argsort(dual.saving[loose], kind="stable")]
        sure[order[:many]] = dual.bound - dual.saving[order[:many]] + dual.saving[order[many]] > value
    return free, sure


def _loose_count(rules: Rules) -> int | None:
    """Return how many sites are to be chosen besides those that stay; None where a budget decides."""
    return rules.p - int(rules.fixed.sum()) if rules.budget is None and rules.p is not None else None


def _entry(rules: Rules, saving: np.ndarray) -> np.ndarray:
    """(m,) by how much the bound rises at least when a site is used."""
    entry = np.zeros(len(saving))
    loose = np.flatnonzero(~rules.fixed)
    many = _loose_count(rules)
    if many is not None and 0 < many < len(loose):
        last_in = np.partition(saving[loose], many - 1)[many - 1]
        entry[loose] = np.maximum(saving[loose] - last_in, 0.0)
    return entry


def fixings(table: np.ndarray, rules: Rules, dual: Dual, value: float) -> Rest:
    """Return what is left when everything goes that cannot be part of a set of at most ``value``."""
    free, sure = decided(rules, dual, value)
    pair = dual.bound + np.maximum(table - dual.price, 0.0) + _entry(rules, dual.saving)[:, None] <= value
    pair[~free] = False
    return Rest(free, sure, pair)
