"""Sets of sites by greedy adding and vertex substitution (Teitz & Bart 1968), all exchanges valued at once.

Works on a table of what each point loses to each site, (m, n): weighted cost for the p-median, the weight of what
is not covered for covering. The gain of putting site j in for site r is, after Resende & Werneck (2007),

    gain_j − loss_r + extra_jr

with gain_j = Σ max(0, d1 − t_j), loss_r = Σ (d2 − d1) over the points of r, and extra for the points of r that j
takes: one product of two matrices. d1 and d2 are the nearest and second-nearest of the sites used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..network.ends import SAME
from .model import Problem

SEED = 20210101


@dataclass(frozen=True)
class Rules:
    """Which sets are allowed.

    Attributes:
        fixed: (m,) bool, sites that stay.
        price: (m,).
        p: most sites, None for no limit.
        budget: most money, None for no limit.
    """

    fixed: np.ndarray
    price: np.ndarray
    p: int | None
    budget: float | None

    @classmethod
    def of(cls, problem: Problem) -> Rules:
        """Return the rules of a problem."""
        return cls(problem.fixed, problem.price, problem.p, problem.budget)

    @property
    def exact_count(self) -> bool:
        """Tell whether exactly p sites are used; under a budget it may be fewer."""
        return self.p is not None and self.budget is None

    def left(self, sites: np.ndarray) -> float:
        """Return the money left."""
        if self.budget is None:
            return np.inf
        return self.budget * (1 + SAME) - float(self.price[sites].sum())

    def room(self, sites: np.ndarray) -> bool:
        """Tell whether the number allows one more site."""
        return self.p is None or len(sites) < self.p


@dataclass(frozen=True)
class Ways:
    """Nearest and second-nearest site of each point.

    Attributes:
        sites: (k,) ascending columns.
        place: (n,) position in ``sites`` of the nearest; of equal ones the lower.
        first, second: (n,) what each point loses to them.
    """

    sites: np.ndarray
    place: np.ndarray
    first: np.ndarray
    second: np.ndarray

    @classmethod
    def of(cls, table: np.ndarray, sites: np.ndarray, nothing: np.ndarray) -> Ways:
        """Find them; ``nothing`` (n,) is what each point loses where there is no site (or no second one)."""
        own = table[sites]
        if not len(sites):
            return cls(sites, np.zeros(table.shape[1], np.int64), nothing, nothing)
        place = own.argmin(axis=0)
        columns = np.arange(table.shape[1])
        first = own[place, columns]
        if len(sites) == 1:
            return cls(sites, place, first, np.maximum(nothing, first))
        own[place, columns] = np.inf
        return cls(sites, place, first, own.min(axis=0))

    @property
    def total(self) -> float:
        """Sum of what is lost."""
        return float(self.first.sum())

    def gains(self, table: np.ndarray) -> np.ndarray:
        """(m,) what adding each site saves."""
        return np.maximum(self.first - table, 0.0).sum(axis=1)

    def exchanges(self, table: np.ndarray) -> np.ndarray:
        """(m, k) what putting site j in for the k-th site saves; below 0 where it costs."""
        loss = np.bincount(self.place, self.second - self.first, minlength=len(self.sites))
        owner = np.zeros((table.shape[1], len(self.sites)))
        owner[np.arange(table.shape[1]), self.place] = 1.0
        extra = np.maximum(self.second - np.maximum(table, self.first), 0.0) @ owner
        saved = self.gains(table)[:, None] - loss + extra
        saved[self.sites] = -np.inf
        return saved


def allowed_exchanges(rules: Rules, sites: np.ndarray) -> np.ndarray:
    """(m, k) bool: the k-th site does not stay, and the money suffices."""
    allowed = np.broadcast_to(~rules.fixed[sites], (len(rules.price), len(sites)))
    if rules.budget is None:
        return allowed
    return allowed & (rules.price[:, None] - rules.price[sites] <= rules.left(sites))


def greedy(table: np.ndarray, rules: Rules, nothing: np.ndarray, start: np.ndarray | None = None) -> np.ndarray:
    """Add the site that saves most (per unit of price under a budget) until number or money is used up.

    Args:
        table: (m, n) losses.
        rules: which sets are allowed.
        nothing: (n,) loss without any site.
        start: (k,) sites to begin with; those that stay by default.
    """
    sites = np.flatnonzero(rules.fixed) if start is None else np.sort(start)
    lost = Ways.of(table, sites, nothing).first
    while rules.room(sites):
        gain = np.maximum(lost - table, 0.0).sum(axis=1)
        usable = rules.price <= rules.left(sites)
        usable[sites] = False
        worth = gain if rules.budget is None else gain / np.maximum(rules.price, SAME)
        if not usable.any() or (not rules.exact_count and not (gain[usable] > 0).any()):
            break
        best = int(np.where(usable, worth, -1.0).argmax())
        sites, lost = np.append(sites, best), np.minimum(lost, table[best])
    return np.sort(sites)


def improve(table: np.ndarray, rules: Rules, nothing: np.ndarray, sites: np.ndarray) -> Ways:
    """Exchange one site for another (and add where there is room) while something is saved.

    Returns:
        The set that no exchange makes better, with its nearest sites.
    """
    ways = Ways.of(table, greedy(table, rules, nothing, sites), nothing)
    while len(ways.sites):
        saved = np.where(allowed_exchanges(rules, ways.sites), ways.exchanges(table), -np.inf)
        new, old = np.unravel_index(int(saved.argmax()), saved.shape)
        if not saved[new, old] > SAME * max(ways.total, 1.0):
            break
        changed = ways.sites.copy()
        changed[old] = new
        ways = Ways.of(table, greedy(table, rules, nothing, changed), nothing)
    return ways


def perturbed(table: np.ndarray, rules: Rules, nothing: np.ndarray, ways: Ways, turns: int) -> Iterator[Ways]:
    """Yield what exchanges make of the set after a part of it was drawn anew; the same draws every time."""
    random = np.random.default_rng(SEED)
    free = np.flatnonzero(~rules.fixed)
    best = ways
    for _ in range(turns):
        loose = best.sites[~rules.fixed[best.sites]]
        others = np.setdiff1d(free, loose)
        if not len(loose) or not len(others):
            return
        many = min(max(1, len(loose) // 4), len(others))
        kept = np.setdiff1d(best.sites, random.choice(loose, many, replace=False))
        for new in random.permutation(others)[:many]:
            if rules.room(kept) and rules.price[new] <= rules.left(kept):
                kept = np.append(kept, new)
        found = improve(table, rules, nothing, np.sort(kept))
        if found.total < best.total:
            best = found
        yield found
