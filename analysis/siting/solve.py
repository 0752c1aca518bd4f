"""From question to answer: what takes part, which model, the next-best sets, who goes where."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ..errors import InputError
from ..network.ends import SAME
from . import capacitated, lscp, mclp, pcentre, pmedian
from .checks import check, codes
from .interchange import Rules
from .model import (
    COVER,
    EXACT,
    HEURISTIC,
    LSCP,
    MCLP,
    PCENTRE,
    PMEDIAN,
    Found,
    Problem,
    SitingAnswer,
    SitingQuestion,
    relative_gap,
    within,
)
from .outcome import settled, solution_of
from .solver import Clock, available

DONE_PCT = 100.0
NOTHING_COVERED = (
    "No candidate site can serve any of the {count} points with people{within}. Check limit and candidates."
)
NO_SET = "No set of sites keeps all the rules ({rules}). Allow more sites, a larger budget or more capacity."


def solve(
    question: SitingQuestion,
    *,
    report: Callable[[float], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> SitingAnswer:
    """Return the best set of sites with a proven bound, and the next-best ones.

    Args:
        question: in numbers.
        report: called with the share done in percent.
        should_stop: asked between steps; a step of the solver itself cannot be stopped before the time limit.

    Raises:
        InputError: the question means nothing or has no answer; the sentence says what to mend.
        Cancelled: ``should_stop`` said so.
    """
    check(question)
    problem, uncoverable, empty = prepare(question)
    clock = Clock.start(question.time_limit_s, should_stop)
    exact = question.solver and (available() or _without_solver(problem))
    tell = report or (lambda percent: None)
    found = _sets(problem, clock, tell, exact=exact)
    if not found or not len(found[0].sites):
        raise InputError(NO_SET, rules=_rules(problem))
    stopped = exact and any(
        not each.proven and relative_gap(each.objective, each.bound) > question.gap for each in found
    )
    solutions = [solution_of(problem, each) for each in found]
    tell(DONE_PCT)
    return SitingAnswer(
        solutions, uncoverable, empty, EXACT if exact else HEURISTIC, stopped, len(found) <= question.alternatives
    )


def _without_solver(problem: Problem) -> bool:
    """Tell whether the proof is by branching alone."""
    return problem.model == PMEDIAN and problem.capacity is None and Rules.of(problem).exact_count


def prepare(question: SitingQuestion) -> tuple[Problem, np.ndarray, np.ndarray]:
    """Return the problem, the rows no site can serve and the rows without people.

    Raises:
        InputError: nobody can be served.
    """
    cost = np.asarray(question.cost, float)
    count, sites = cost.shape
    people = np.ones(count) if question.people is None else np.asarray(question.people, float)
    weight = people if question.priority is None else people * np.asarray(question.priority, float)
    fixed = np.zeros(sites, bool) if question.fixed is None else np.asarray(question.fixed, bool)
    allowed = fixed if question.excluded is None else fixed | ~np.asarray(question.excluded, bool)
    if question.excluded is None:
        allowed = np.ones(sites, bool)
    columns = np.flatnonzero(allowed)
    columns = columns[np.argsort(codes(question, 1)[columns].astype(str), kind="stable")]
    if question.site_id is None:
        columns = np.sort(columns)
    reached = within(cost[:, columns], question.limit if question.model in COVER else None).any(axis=1)
    rows = np.flatnonzero(reached & (weight > 0))
    if not len(rows):
        limit = f" ({question.limit:g})" if question.model in COVER else ""
        raise InputError(NOTHING_COVERED, count=int((weight > 0).sum()), within=limit)
    if question.demand_id is not None:
        rows = rows[np.argsort(codes(question, 0)[rows].astype(str), kind="stable")]
    problem = Problem(
        question.model,
        cost[np.ix_(rows, columns)],
        people[rows],
        weight[rows],
        rows,
        columns,
        fixed[columns],
        np.ones(len(columns)) if question.site_cost is None else np.asarray(question.site_cost, float)[columns],
        None if question.capacity is None else np.asarray(question.capacity, float)[columns],
        question,
    )
    return problem, np.flatnonzero(~reached & (weight > 0)), np.flatnonzero(weight == 0)


def _rules(problem: Problem) -> str:
    given = {"P": problem.p, "BUDGET": problem.budget, "CAPACITY": problem.capacity is not None or None}
    return ", ".join(
        f"{name} {value}" if value is not True else name for name, value in given.items() if value is not None
    )


def _sets(problem: Problem, clock: Clock, tell: Callable[[float], None], *, exact: bool) -> list[Found]:
    """Return the best set and the next-best ones, best first."""
    if problem.model in (PMEDIAN, PCENTRE):
        pmedian.check_reach(problem, clock)
    if problem.capacity is not None:
        return _again(problem, clock, tell, capacitated.solve if exact else capacitated.heuristic)
    if problem.model == PMEDIAN:
        found = pmedian.solve(problem, clock, tell, exact=exact)
        return [settled(problem, each, []) for each in found] if len(found) == 1 else _by_code(found)
    if exact:
        return _again(problem, clock, tell, {LSCP: lscp.solve, MCLP: mclp.solve, PCENTRE: pcentre.solve}[problem.model])
    once = {
        LSCP: lambda: lscp.solve(problem, [], clock),
        MCLP: lambda: mclp.heuristic(problem, clock),
        PCENTRE: lambda: pcentre.heuristic(problem, clock),
    }[problem.model]()
    return [] if once is None else [settled(problem, once, [])]


def _again(
    problem: Problem,
    clock: Clock,
    tell: Callable[[float], None],
    model: Callable[[Problem, Sequence[np.ndarray], Clock], Found | None],
) -> list[Found]:
    """Ask the same model until there are as many sets as wanted; each is cut off from the next."""
    found: list[Found] = []
    wanted = problem.given.alternatives + 1
    while len(found) < wanted and not (found and clock.over()):
        one = model(problem, [each.sites for each in found], clock)
        if one is None:
            break
        found.append(settled(problem, one, found))
        tell(DONE_PCT * len(found) / wanted)
    return found


def _by_code(found: list[Found]) -> list[Found]:
    """Put sets of the same objective in the order of their codes."""
    value = np.array([each.objective for each in found])
    order = sorted(range(len(found)), key=lambda row: (value[row], row))
    step = np.cumsum(np.append(0, np.diff(value[order]) > SAME * np.abs(value[order][1:])))
    return [
        found[row] for _, _, row in sorted((step[k], found[row].sites.tolist(), row) for k, row in enumerate(order))
    ]
