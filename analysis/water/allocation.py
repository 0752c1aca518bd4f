"""Which work serves which villager group, when works are limited: the best answer, and how far it is proven.

A transport problem in two stages, each solved exactly with HiGHS:

1. serve as many people as the capacities allow,  max Σ people_ij;
2. of all ways to serve that many, the one with the least people-metres,  min Σ people_ij · distance_ij,

subject to Σ_j people_ij ≤ people_i of every group and Σ_i people_ij ≤ capacity_j of every work. Where groups may be
split this is a linear problem whose corners are whole people; where they may not, each group goes to one work as a
whole or to none (generalised assignment, a mixed-integer problem with a proven gap).

Edge rules: ≤ at every capacity; a group of nobody goes to its nearest work and uses nothing; of two works at the same
distance the one that comes first (sort works by code); a work without limit has the capacity infinity; a problem that
falls into separate parts is solved part by part, and a part where everybody fits at the nearest work needs no search.

Source: the transportation problem (Hitchcock 1941) and the generalised assignment problem (Ross & Soland 1975).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from ..counting import are_whole
from ..errors import Cancelled, InputError
from ..highs import solve
from .sequential import fill_in_order
from .whole import improved

M_PER_KM = 1000.0
SLACK = 1e-9
"""Rounding of people that are no whole numbers, as a share."""
PERCENT = 100.0
AFTERWARDS = 0.5
"""Share of the time limit that is added for whole groups where the bounds took all of it."""

NEGATIVE = "{field} is {value} in row {row}. Give 0 or more."
NO_TIME = "TIME_LIMIT_S is {value}. Give more than 0 seconds."


@dataclass(frozen=True)
class Links:
    """Pairs of group and work that may be joined, one row each, no pair twice.

    Attributes:
        group, work: (k,) rows of the groups and the works.
        distance_m: (k,) metres, 0 or more.
    """

    group: np.ndarray
    work: np.ndarray
    distance_m: np.ndarray

    def __len__(self) -> int:  # noqa: D105
        return len(self.group)

    def take(self, rows: np.ndarray) -> Links:
        """Keep some pairs."""
        return Links(self.group[rows], self.work[rows], self.distance_m[rows])

    def nearest_first(self) -> Links:
        """Sort by group, then distance, then work."""
        return self.take(np.lexsort((self.work, self.distance_m, self.group)))


@dataclass(frozen=True)
class Allocation:
    """Who gets water where.

    Attributes:
        links: the pairs asked about, by group, then distance.
        people: (k,) people of each pair that are served.
        joined: (k,) bool, pairs in use; a group of nobody uses one with 0 people.
        bound_people: nobody can serve more than this.
        bound_person_m: that many people cannot be served with fewer people-metres.
    """

    links: Links
    people: np.ndarray
    joined: np.ndarray
    bound_people: float
    bound_person_m: float

    @property
    def served(self) -> float:
        """People served."""
        return float(self.people.sum())

    @property
    def person_m(self) -> float:
        """People-metres."""
        return float(self.people @ self.links.distance_m)

    @property
    def gap_people_pct(self) -> float:
        """How many more people might be served, at most, in percent of the bound; 0 when proven."""
        return _gap(self.bound_people - self.served, self.bound_people)

    @property
    def gap_person_m_pct(self) -> float:
        """How many people-metres might be saved, at most, in percent; 0 when proven."""
        return _gap(self.person_m - self.bound_person_m, self.person_m)

    def load(self, works: int) -> np.ndarray:
        """(works,) people that each work serves."""
        return np.bincount(self.links.work, self.people, works)


def _gap(missing: float, whole: float) -> float:
    return PERCENT * missing / whole if missing > SLACK * max(whole, 1.0) else 0.0


def allocate(
    people: np.ndarray,
    capacity: np.ndarray,
    links: Links,
    *,
    split: bool = False,
    time_limit_s: float = np.inf,
    should_stop: Callable[[], bool] | None = None,
) -> Allocation:
    """Return the allocation that serves most people with least people-metres.

    Args:
        people: (n,) of each group, 0 or more.
        capacity: (m,) people of each work, 0 or more; infinity for no limit. Where all people are whole numbers,
            so many whole people as fit.
        links: pairs that may be joined.
        split: a group may be served by several works, or in part.
        time_limit_s: for the whole search; the gap tells what it left open.
        should_stop: is asked between parts of the problem, and while one is searched.

    Raises:
        InputError: people or capacities that are negative or no numbers, a time limit of nothing.
        Cancelled: ``should_stop`` said so.
    """
    people, capacity = np.asarray(people, float), np.asarray(capacity, float)
    _check("people", people)
    _check("capacity", np.where(np.isposinf(capacity), 0.0, capacity))
    if not time_limit_s > 0:
        raise InputError(NO_TIME, value=time_limit_s)
    if are_whole(people):
        capacity = np.floor(capacity * (1 + SLACK) + SLACK)
    links = links.nearest_first()
    found = np.zeros(len(links))
    bound_people = bound_person_m = 0.0
    stop_at = time.monotonic() + time_limit_s
    useful = _useful(people, capacity, links, split=split)
    for rows in _parts(len(people), len(capacity), links, useful):
        if should_stop is not None and should_stop():
            raise Cancelled
        part = _Part.of(people, capacity, links.take(rows), split=split, should_stop=should_stop)
        answer = part.all_at_nearest()
        if answer is None:
            answer = part.solved(stop_at, time_limit_s)
        found[rows] = answer[0]
        bound_people += answer[1]
        bound_person_m += answer[2]
    joined = (found > 0) | _nobody(people, links)
    return Allocation(links, found, joined, bound_people, bound_person_m)


def _check(field: str, values: np.ndarray) -> None:
    wrong = np.flatnonzero(~(np.isfinite(values) & (values >= 0)))
    if len(wrong):
        raise InputError(NEGATIVE, field=field, value=values[wrong[0]], row=int(wrong[0]) + 1)


def _firsts(links: Links) -> np.ndarray:
    """Tell which rows are the nearest of their group; the links are sorted."""
    return np.diff(links.group, prepend=-1) != 0


def _nobody(people: np.ndarray, links: Links) -> np.ndarray:
    """Tell which rows join a group of nobody to its nearest work."""
    return _firsts(links) & (people[links.group] == 0)


def _useful(people: np.ndarray, capacity: np.ndarray, links: Links, *, split: bool) -> np.ndarray:
    """Return the rows that can be part of a best answer.

    Nobody goes past a work without limit, and a whole group does not fit where it is larger than the capacity.
    """
    room = capacity[links.work]
    free = np.isposinf(room)
    passed = np.cumsum(free) - free
    first = np.flatnonzero(_firsts(links))
    before = passed - np.repeat(passed[first], np.diff(np.append(first, len(links))))
    size = people[links.group]
    fits = room > 0 if split else room >= size
    return np.flatnonzero((before == 0) & (size > 0) & fits)


def _parts(groups: int, works: int, links: Links, useful: np.ndarray) -> list[np.ndarray]:
    """Return the rows of each separate part of the problem; a work without limit ties nothing together."""
    if not len(useful):
        return []
    size = groups + works
    edges = csr_matrix((np.ones(len(useful)), (links.group[useful], groups + links.work[useful])), (size, size))
    _, label = connected_components(edges, directed=False)
    label = label[links.group[useful]]
    order = np.argsort(label, kind="stable")
    return np.split(useful[order], np.flatnonzero(np.diff(label[order])) + 1)


def _better(people: np.ndarray, other: np.ndarray, distance_m: np.ndarray) -> bool:
    """Tell whether one allocation serves more people than another, or as many with less people-metres."""
    more = people.sum() - other.sum()
    if abs(more) > SLACK * max(other.sum(), 1.0):
        return bool(more > 0)
    return bool(people @ distance_m < other @ distance_m * (1 - SLACK))


def _later(stop_at: float, limit_s: float) -> float:
    """Return when to stop, with some time left in any case."""
    return max(stop_at, time.monotonic() + AFTERWARDS * limit_s)


class _Answer(NamedTuple):
    """People of each pair, and how good they could be at best."""

    people: np.ndarray
    bound: float


@dataclass(frozen=True)
class _Part:
    """One separate part: rows of links with local numbers for groups and works."""

    people: np.ndarray
    capacity: np.ndarray
    links: Links
    split: bool
    whole: bool
    should_stop: Callable[[], bool] | None = None

    @classmethod
    def of(
        cls,
        people: np.ndarray,
        capacity: np.ndarray,
        links: Links,
        *,
        split: bool,
        should_stop: Callable[[], bool] | None = None,
    ) -> _Part:
        """Renumber."""
        groups, group = np.unique(links.group, return_inverse=True)
        works, work = np.unique(links.work, return_inverse=True)
        size = people[groups]
        return cls(size, capacity[works], Links(group, work, links.distance_m), split, are_whole(size), should_stop)

    def all_at_nearest(self) -> tuple[np.ndarray, float, float] | None:
        """Return everybody at the nearest work with the bounds, None where that is too much for a work."""
        found = np.where(_firsts(self.links), self.people[self.links.group], 0.0)
        load = np.bincount(self.links.work, found, len(self.capacity))
        if (load > self.capacity * (1 + SLACK)).any():
            return None
        return found, float(found.sum()), float(found @ self.links.distance_m)

    def solved(self, stop_at: float, limit_s: float) -> tuple[np.ndarray, float, float]:
        """Return people per row, the bound on people, the bound on people-metres."""
        loose = self if self.split else replace(self, split=True)
        most = loose.most_people(stop_at, None)
        nearest = loose.least_metres(stop_at, most)
        if self.split:
            return nearest.people, most.bound, nearest.bound
        # What follows is worth some time even where the bounds took it all.
        start = self._start(nearest.people, _later(stop_at, limit_s))
        bound = loose.least_metres(_later(stop_at, limit_s), _Answer(start, most.bound)).bound
        best = self.most_people(stop_at, start, bound=most.bound)
        if best.people.sum() > start.sum():  # more people need no fewer metres, so the first bound holds in any case
            bound = max(bound, loose.least_metres(stop_at, best).bound)
        nearest = self.least_metres(stop_at, best, bound=bound)
        return nearest.people, best.bound, nearest.bound

    def _start(self, split: np.ndarray, stop_at: float) -> np.ndarray:
        """Return a good allocation of whole groups: the better one of two ways to find one quickly."""
        found = fill_in_order(self.people, self.capacity, self.links)
        if not self.whole:
            return found
        other = improved(self.people, self.capacity, self.links, split, stop_at)
        return other if _better(other, found, self.links.distance_m) else found

    def most_people(self, stop_at: float, start: np.ndarray | None, bound: float = np.inf) -> _Answer:
        """Serve as many people as possible; ``bound`` is known beforehand."""
        bound = min(bound, float(self.people.sum()), float(self.capacity.sum()))
        if self.whole:
            bound = np.floor(bound * (1 + SLACK))
        if start is None:
            start = fill_in_order(self.people, self.capacity, self.links, split=self.split)
        if start.sum() >= bound * (1 - SLACK):
            return _Answer(start, bound)
        people, least = self._stage(-self._unit, None, stop_at)
        if people is not None and people.sum() > start.sum():
            start = people
        if np.isfinite(least):
            bound = min(bound, np.floor(-least * (1 + SLACK)) if self.whole else -least)
        return _Answer(start, max(bound, float(start.sum())))

    def least_metres(self, stop_at: float, most: _Answer, bound: float = 0.0) -> _Answer:
        """Serve as many people as ``most`` does with least people-metres; ``bound`` is known beforehand."""
        metres = self.links.distance_m / M_PER_KM
        now = float(most.people @ metres)
        if now <= bound * (1 + SLACK) / M_PER_KM:
            return _Answer(most.people, now * M_PER_KM)
        people, least = self._stage(self._unit * metres, most.people.sum(), stop_at)
        found = most.people
        if people is not None and people.sum() >= found.sum() * (1 - SLACK) and people @ metres < now:
            found = people
        if np.isfinite(least):
            bound = max(bound, least * M_PER_KM)
        return _Answer(found, min(bound, float(found @ self.links.distance_m)))

    @property
    def _unit(self) -> np.ndarray:
        """(k,) people that one unit of each variable stands for."""
        return np.ones(len(self.links)) if self.split else self.people[self.links.group]

    def _stage(self, cost: np.ndarray, at_least: float | None, stop_at: float) -> tuple[np.ndarray | None, float]:
        """Minimise a cost; return people per row (None where no time was left) and the bound on the cost."""
        left = stop_at - time.monotonic()
        if left <= 0:
            return None, -np.inf
        rows = np.arange(len(self.links))
        limited = np.flatnonzero(np.isfinite(self.capacity))
        by_group = csr_matrix((np.ones(len(rows)), (self.links.group, rows)), (len(self.people), len(rows)))
        by_work = csr_matrix((self._unit, (self.links.work, rows)), (len(self.capacity), len(rows)))[limited]
        each = self.people if self.split else np.ones(len(self.people))
        limits = [LinearConstraint(by_group, -np.inf, each)]
        if len(limited):
            limits.append(LinearConstraint(by_work, -np.inf, self.capacity[limited]))
        if at_least is not None:
            limits.append(
                LinearConstraint(csr_matrix(self._unit), at_least if self.whole else at_least * (1 - SLACK), np.inf)
            )
        result = solve(
            cost,
            integrality=np.full(len(rows), 0 if self.split else 1),
            bounds=Bounds(0, each[self.links.group]),
            constraints=limits,
            seconds=left,
            should_stop=self.should_stop,
        )
        bound = getattr(result, "mip_dual_bound", None)
        if self.split:
            bound = result.fun if result.status == 0 else None
        return self._people(result.x), -np.inf if bound is None else float(bound)

    def _people(self, x: np.ndarray | None) -> np.ndarray | None:
        """Return whole groups or whole people from what the solver calls them; None where that breaks a limit."""
        if x is None:
            return None
        rounded = np.round(x) * self._unit
        people = rounded if self.whole or not self.split else np.clip(x, 0.0, None)
        room = 1 + (0 if self.whole else SLACK)
        by_group = np.bincount(self.links.group, people, len(self.people))
        by_work = np.bincount(self.links.work, people, len(self.capacity))
        kept = (by_group <= self.people * room).all() and (by_work <= self.capacity * room).all()
        return people if kept else None
