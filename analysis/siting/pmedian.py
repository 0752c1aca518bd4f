"""The p-median: sites with the least person-cost, bounded from both sides and proven on request.

From above: greedy, vertex substitution, and sets that the bound itself proposes. From below: the Lagrangian bound.
The proof is by branching (see :mod:`.branching`); under a budget HiGHS closes what is left (see :mod:`.distances`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..errors import InputError
from ..network.ends import SAME
from . import distances, lscp
from .branching import best_sets
from .interchange import Rules, Ways, allowed_exchanges, greedy, improve, perturbed
from .lagrangian import Dual, ascend, relaxed
from .model import Found, Problem
from .pool import Pool
from .sets import within_rules
from .solver import Clock

DUAL_TURNS, LOCAL_TURNS, TRY_EVERY = 1500, 12, 10
"""Subgradient steps, draws of a new start, steps between two exchanges from the sites the bound proposes."""
START_PCT, BOUND_PCT, DONE_PCT = 20.0, 60.0, 100.0
FAR = 10.0
"""What an unreachable site counts as while sets are searched, in multiples of the largest cost; never in a result."""
TOO_FEW_TO_REACH = (
    "{given} sites cannot reach everybody who can be reached: at least {least} are needed. "
    "Give {least} or more, or use maximal coverage."
)
TOO_DEAR_TO_REACH = (
    "The budget {given} cannot reach everybody who can be reached: at least {least} is needed. "
    "Raise it, or use maximal coverage."
)


def check_reach(problem: Problem, clock: Clock) -> None:
    """Raise the sentence that says how many sites reach everybody, if those allowed do not."""
    if np.isfinite(problem.cost).all():
        return
    for allowed, text, priced in ((problem.p, TOO_FEW_TO_REACH, False), (problem.budget, TOO_DEAR_TO_REACH, True)):
        if allowed is None:
            continue
        least = lscp.fewest(problem, np.isfinite(problem.cost), clock, priced=priced)
        if least is not None and least.bound > allowed * (1 + SAME):
            raise InputError(text, given=f"{allowed:g}", least=f"{least.bound:g}")


def solve(problem: Problem, clock: Clock, report: Callable[[float], None], *, exact: bool) -> list[Found]:
    """Return the best sets, best first.

    Args:
        problem: of any number of sites.
        clock: of the run.
        report: called with the share done in percent.
        exact: close the gap with the solver where it is wider than asked.
    """
    search = _Search.start(problem, clock)
    report(START_PCT)
    dual = search.bound(problem.given.gap, report)
    wanted = problem.given.alternatives + 1
    small = search.pool.best - dual.bound <= max(problem.given.gap, SAME) * search.pool.best
    if not exact or (small and problem.given.gap > 0):
        return search.known(dual, wanted)
    if search.rules.exact_count:
        return _branch(search, dual, wanted, report)
    return distances.best_sets(problem, search.raw, dual, search.pool, clock)


def dual_bound(problem: Problem, clock: Clock) -> tuple[np.ndarray, Dual]:
    """Return the table (m, n) of weighted costs and the best Lagrangian bound on it; capacities are left aside."""
    search = _Search.start(problem, clock)
    return search.raw, search.bound(problem.given.gap, lambda percent: None)


@dataclass(frozen=True)
class _Search:
    problem: Problem
    raw: np.ndarray
    table: np.ndarray
    nothing: np.ndarray
    rules: Rules
    pool: Pool
    clock: Clock

    @classmethod
    def start(cls, problem: Problem, clock: Clock) -> _Search:
        cost = problem.cost.T
        finite = np.isfinite(cost)
        far = FAR * max(float(cost[finite].max(initial=0.0)), 1.0)
        table = np.ascontiguousarray(np.where(finite, cost, far) * problem.weight)
        raw = table if finite.all() else np.where(finite, table, np.inf)
        nothing = FAR * far * problem.weight
        search = cls(problem, raw, table, nothing, Rules.of(problem), Pool(problem.given.alternatives + 1), clock)
        ways = improve(table, search.rules, nothing, greedy(table, search.rules, nothing))
        search.take(ways)
        for each in perturbed(table, search.rules, nothing, ways, LOCAL_TURNS):
            search.take(each)
            if clock.over():
                break
        return search

    def take(self, ways: Ways) -> None:
        """Remember a set, and the next-best ones around it where they are wanted."""
        if self.reaches(ways.sites):
            self.pool.add(ways.sites, ways.total)
        if self.pool.size == 1:
            return
        saved = np.where(allowed_exchanges(self.rules, ways.sites), ways.exchanges(self.table), -np.inf)
        for place in np.argsort(-saved, axis=None, kind="stable")[: 2 * self.pool.size]:
            new, old = np.unravel_index(int(place), saved.shape)
            sites = np.append(np.delete(ways.sites, old), new)
            if np.isfinite(saved[new, old]) and self.reaches(sites):
                self.pool.add(sites, Ways.of(self.table, np.sort(sites), self.nothing).total)

    def reaches(self, sites: np.ndarray) -> bool:
        """Tell whether everybody reaches one of the sites."""
        return len(sites) > 0 and bool(np.isfinite(self.problem.cost[:, sites]).any(axis=1).all())

    def bound(self, gap: float, report: Callable[[float], None]) -> Dual:
        """Raise the bound, and try the sites it proposes."""
        first, _ = min(self.pool.ranked(), key=lambda each: each[1], default=((), 0.0))
        start = np.array(first, np.int64) if first else greedy(self.table, self.rules, self.nothing)
        turn = 0

        def aim(now: Dual, best: Dual) -> tuple[float, bool]:
            nonlocal turn
            turn += 1
            if turn % TRY_EVERY == 0:
                report(START_PCT + (BOUND_PCT - START_PCT) * turn / DUAL_TURNS)
                if within_rules(self.rules, now.chosen):
                    self.take(improve(self.table, self.rules, self.nothing, np.sort(now.chosen)))
            value = self.pool.best if np.isfinite(self.pool.best) else now.bound + abs(now.bound) + 1.0
            return value, value - best.bound <= max(gap, SAME) * value or self.clock.over()

        ways = Ways.of(self.table, start, self.nothing)
        price = (ways.first + np.minimum(ways.second, self.nothing)) / 2
        return ascend(self.raw, self.rules, relaxed(self.raw, price, self.rules), aim, turns=DUAL_TURNS).best

    def known(self, dual: Dual, wanted: int) -> list[Found]:
        """Return the sets of the pool with the bound they all share."""
        return [
            Found(np.array(sites, np.int64), value, min(dual.bound, value), value - dual.bound <= SAME * value)
            for sites, value in self.pool.ranked()[:wanted]
        ]


def _branch(search: _Search, dual: Dual, wanted: int, report: Callable[[float], None]) -> list[Found]:
    """Look at every set that could be among the best."""

    def tell(share: float) -> None:
        report(BOUND_PCT + (DONE_PCT - BOUND_PCT) * share)

    others, _ = best_sets(search.raw, search.rules, dual, search.pool, search.clock, tell, search.problem.given.gap)
    least = max(others, dual.bound)
    found = []
    for sites, value in search.pool.ranked()[:wanted]:
        proven = value <= least * (1 + 2 * SAME)
        found.append(Found(np.array(sites, np.int64), value, value if proven else least, proven))
    return found
