"""Where to build: the question in numbers (what it costs from demand to site) and the answer (which sites, how sure).

Four classical questions about n demand points and m candidate sites, y_j = 1 where a site is used:

- ``lscp``: everybody within the limit with as few sites as possible, min Σ y (min Σ c·y where sites have a price);
- ``mclp``: most people within the limit, max Σ w·z with z_i ≤ Σ_{j: d_ij ≤ S} y_j;
- ``pmedian``: least person-cost, min Σ w·d·x with x_ij ≤ y_j;
- ``pcentre``: the farthest point as near as possible, min max d.

Common to all: p sites in all (those that stay included), a budget Σ c·y ≤ B, sites that stay, sites that are not
allowed, capacity Σ people·x ≤ C·y, priority weights w = people · priority.

Edge rules: ≤ at the limit; a point that no allowed site can serve is reported and left out, never given a large
cost; a point without people makes no demand; each point goes to its nearest site, of equal ones to the lower code;
of sets equally good the one with less person-cost, then lower codes, as far as single exchanges lead there.
Source: Toregas et al. (1971), Church & ReVelle (1974), Hakimi (1964).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ..network.ends import SAME

LSCP, MCLP, PMEDIAN, PCENTRE = "lscp", "mclp", "pmedian", "pcentre"
MODELS = (LSCP, MCLP, PMEDIAN, PCENTRE)
COVER = (LSCP, MCLP)
"""Questions that need a limit."""
NOBODY = -1
"""Site of a point that is not served."""
EXACT, HEURISTIC = "exact", "heuristic"


@dataclass(frozen=True)
class SitingQuestion:
    """What is asked, in numbers.

    Attributes:
        model: ``lscp``, ``mclp``, ``pmedian`` or ``pcentre``.
        cost: (n, m) from demand to site in any one unit, inf where it cannot be travelled; see :func:`dense_costs`.
        people: (n,) of the demand; one each by default.
        priority: (n,) factor on the people in the aim, not in the capacity; 1 by default.
        demand_id, site_id: (n,), (m,) codes that settle ties; the row numbers by default.
        p: how many sites in all, those that stay included; None leaves it to the budget. ``lscp`` asks for none.
        limit: largest cost (≤) that counts as covered, for ``lscp`` and ``mclp``.
        capacity: (m,) people each site can serve; None for no limit.
        split: a point may be shared among several sites (with capacity only).
        site_cost: (m,) price of each site; needed with a budget.
        budget: Σ price (≤) of all sites, those that stay included.
        fixed: (m,) bool, sites that stay.
        excluded: (m,) bool, sites that are not allowed.
        alternatives: how many next-best sets are wanted after the best.
        gap: relative gap (≤) at which the p-median and questions with capacity may stop; 0 asks for the proof,
            which the others always go for.
        time_limit_s: seconds after which the best so far is the answer.
        solver: False answers by greedy and exchange alone, as where no solver is there.
    """

    model: str
    cost: np.ndarray
    people: np.ndarray | None = None
    priority: np.ndarray | None = None
    demand_id: np.ndarray | None = None
    site_id: np.ndarray | None = None
    p: int | None = None
    limit: float | None = None
    capacity: np.ndarray | None = None
    split: bool = False
    site_cost: np.ndarray | None = None
    budget: float | None = None
    fixed: np.ndarray | None = None
    excluded: np.ndarray | None = None
    alternatives: int = 0
    gap: float = 0.0
    time_limit_s: float = 60.0
    solver: bool = True


@dataclass(frozen=True)
class Solution:
    """One set of sites.

    Attributes:
        sites: (k,) rows of the sites, in the order in which each adds most: build the first one first.
        site: (n,) row of the site that serves each point (most of it, where it is shared), -1 for none.
        cost: (n,) what it costs to get there (on average, where it is shared), NaN for none.
        flow: (f, 3) point, site, people served: every pair that is served.
        objective: in the terms of the model: sites or their price, people (with priority) covered, person-cost, cost.
        bound: no set of this rank can be better.
        proven: the bound is reached within rounding.
    """

    sites: np.ndarray
    site: np.ndarray
    cost: np.ndarray
    flow: np.ndarray
    objective: float
    bound: float
    proven: bool

    @property
    def gap(self) -> float:
        """Relative distance between objective and bound."""
        return relative_gap(self.objective, self.bound)


@dataclass(frozen=True)
class SitingAnswer:
    """What was found.

    Attributes:
        solutions: the best set, then the next-best ones.
        uncoverable: (u,) rows of points with people that no allowed site can serve; they are left out.
        empty: (e,) rows of points without people; they make no demand.
        method: ``exact`` or ``heuristic``.
        stopped: the time limit was met before the gap.
        fewer: there are not as many sets as were asked for.
    """

    solutions: list[Solution]
    uncoverable: np.ndarray
    empty: np.ndarray
    method: str
    stopped: bool = False
    fewer: bool = False

    @property
    def best(self) -> Solution:
        """The best set."""
        return self.solutions[0]


@dataclass(frozen=True)
class Found:
    """A set of sites as the models find it, in the columns of the problem.

    Attributes:
        sites: (k,) ascending columns.
        objective, bound: as in :class:`Solution`.
        proven: the search went on to the end.
        flow: (f, 3) row, column, share of the point, with capacity only.
    """

    sites: np.ndarray
    objective: float
    bound: float
    proven: bool
    flow: np.ndarray | None = None


@dataclass(frozen=True)
class Problem:
    """The question without what cannot take part, rows and columns by code.

    Attributes:
        model: of the question.
        cost: (n, m) of the points with people that some site can serve, to the allowed sites.
        people, weight: (n,) without and with priority.
        rows, columns: rows of the question they stand for.
        fixed: (m,) bool.
        price: (m,), ones where no price was given.
        priced: prices were given.
        capacity: (m,) or None.
        p, limit, budget, split, gap: of the question.
        given: the question.
    """

    model: str
    cost: np.ndarray
    people: np.ndarray
    weight: np.ndarray
    rows: np.ndarray
    columns: np.ndarray
    fixed: np.ndarray
    price: np.ndarray
    capacity: np.ndarray | None
    given: SitingQuestion = field(repr=False)

    @property
    def p(self) -> int | None:
        """How many sites in all; ``lscp`` asks for none."""
        return None if self.model == LSCP else self.given.p

    @property
    def budget(self) -> float | None:
        """Limit of the prices."""
        return self.given.budget

    @property
    def priced(self) -> bool:
        """Tell whether sites have a price of their own."""
        return self.given.site_cost is not None

    @property
    def count(self) -> int:
        """Candidates that may be used."""
        return self.cost.shape[1]

    @property
    def near(self) -> np.ndarray:
        """(n, m) bool, within the limit."""
        return within(self.cost, self.given.limit)


def within(cost: np.ndarray, limit: float | None) -> np.ndarray:
    """Return which costs are at the limit or below; without a limit those that can be travelled at all."""
    return np.isfinite(cost) if limit is None else cost <= limit * (1 + SAME)


def relative_gap(objective: float, bound: float) -> float:
    """Return |objective − bound| ÷ |objective|, 0 where both are nothing."""
    difference = abs(objective - bound)
    return 0.0 if difference == 0 else difference / abs(objective) if objective else np.inf


def dense_costs(point: np.ndarray, site: np.ndarray, cost: np.ndarray, *, shape: tuple[int, int]) -> np.ndarray:
    """Return the (n, m) table of pairs; a pair that is not listed cannot be travelled, of several the least counts.

    Args:
        point, site: (k,) rows.
        cost: (k,).
        shape: n, m.
    """
    table = np.full(shape, np.inf)
    np.minimum.at(table, (np.asarray(point, np.int64), np.asarray(site, np.int64)), np.asarray(cost, float))
    return table
