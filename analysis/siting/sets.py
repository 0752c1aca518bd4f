"""Which sets of sites a solver may choose: number, budget, those that stay, those already found."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .interchange import Rules
from .model import Problem
from .solver import Rows


def size_rows(rows: Rows, problem: Problem) -> None:
    """Add the number of sites and the budget; the first variables of the rows are the sites."""
    rules, every = Rules.of(problem), np.arange(problem.count)
    if rules.p is not None:
        rows.one(every, 1.0, rules.p if rules.exact_count else 0.0, rules.p)
    if rules.budget is not None:
        rows.one(every, rules.price, -np.inf, rules.left(np.zeros(0, np.int64)))


def forbid(rows: Rows, done: Sequence[np.ndarray], count: int, *, exact_count: bool) -> None:
    """Add a cut for every set already found; with a fixed number of sites it need not name the others."""
    for sites in done:
        sign = np.zeros(count) if exact_count else np.full(count, -1.0)
        sign[sites] = 1.0
        used = np.flatnonzero(sign)
        rows.one(used, sign[used], -np.inf, len(sites) - 1.0)


def within_rules(rules: Rules, sites: np.ndarray) -> bool:
    """Tell whether a set is allowed."""
    return (rules.p is None or len(sites) <= rules.p) and rules.left(sites) >= 0
