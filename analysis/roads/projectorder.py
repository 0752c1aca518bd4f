"""In which order to build: choices of projects, what each connects and saves, and the most that money can connect."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from ..errors import Cancelled
from ..network.ends import Ends
from ..network.network import components
from ..network.search import costs_to_facilities
from .projectstatus import ProjectStatus
from .staging import Staged

PEOPLE, MINUTES = 0, 1
"""What the sequence aims at."""
SAME_COST = 1e-9
MOST_CHOICES = 20_000
"""Choices of projects kept when clusters are put together; beyond that the best possible is left unknown."""


@dataclass(frozen=True)
class Case:
    """The question in hand; choices are masks over the stages, the first of them the existing roads."""

    staged: Staged
    ends: Ends
    status: ProjectStatus
    people: np.ndarray
    count: int
    should_stop: Callable[[], bool] | None
    known: dict[bytes, np.ndarray] = field(default_factory=dict)
    counted: dict[bytes, float] = field(default_factory=dict)

    def mask(self, projects: Iterable[int]) -> np.ndarray:
        """Return the stages that are on when some projects are built."""
        active = np.zeros(self.count + 1, bool)
        active[0] = True
        active[1 + np.fromiter(projects, np.int64)] = True
        return active

    def minutes(self, projects: Iterable[int]) -> np.ndarray:
        """(n,) minutes to the seat with some projects built, NaN where there is no way."""
        active = self.mask(projects)
        key = active.tobytes()
        if key not in self.known:
            travel, open_pieces = self.staged.on(active)
            ends = self.staged.ends(self.ends, open_pieces)
            parts = components(travel.network)
            costs = costs_to_facilities(
                travel.network, ends, travel.impedance, parts=parts, should_stop=self.should_stop
            )
            self.known[key] = travel.minutes(costs)
        return self.known[key]

    def connected(self, projects: Iterable[int]) -> np.ndarray:
        """(n,) bool: connected with some projects built."""
        return self.status.connected(self.mask(projects))

    def people_connected(self, projects: Iterable[int]) -> float:
        """Return the people in connected groups with some projects built."""
        active = self.mask(projects)
        key = active.tobytes()
        if key not in self.counted:
            if self.should_stop is not None and self.should_stop():
                raise Cancelled
            self.counted[key] = float(self.people[self.status.connected(active)].sum())
        return self.counted[key]

    def saved(self, before: np.ndarray, after: np.ndarray) -> float:
        """Person-minutes saved by those who had a way before."""
        return float(np.nansum(self.people * (before - after)))


class Order:
    """Finds the sequence.

    Args:
        case: the question.
        price: (projects,) cost or kilometres.
        alone: (projects,) person-minutes each saves alone.
        exact_most: clusters of up to so many projects are searched through.
    """

    def __init__(self, case: Case, price: np.ndarray, alone: np.ndarray, exact_most: int) -> None:
        self.case, self.price, self.alone, self.exact_most = case, price, alone, exact_most
        self.cluster = case.status.clusters(len(price))
        self.left = list(range(len(price)))
        self.built: list[int] = []
        self.gains: dict[tuple[int, ...], float] = {}

    def run(self, objective: int, report: Callable[[float], None]) -> list[tuple[int, int]]:
        """Return (project, number of its bundle) step by step; ``report`` hears the share done, 0 to 1."""
        chosen: list[tuple[int, int]] = []
        aim = self._by_people if objective == PEOPLE else self._by_minutes
        while self.left:
            bundle = aim() or self._by_alone()
            chosen += [(project, len(chosen)) for project in bundle]
            self.built += bundle
            self.left = [project for project in self.left if project not in bundle]
            changed = {self.cluster[project] for project in bundle}
            self.gains = {key: gain for key, gain in self.gains.items() if self.cluster[key[0]] not in changed}
            report(len(chosen) / len(self.price))
        return chosen

    def _by_people(self) -> tuple[int, ...]:
        """The bundle that connects most people for its price; none where nothing connects anyone."""
        best: tuple[float, ...] = (0.0,)
        found: tuple[int, ...] = ()
        for bundle in self._bundles():
            gain = self._gain(bundle)
            if gain > 0:
                rank = (gain / self.price[list(bundle)].sum(), -len(bundle), self.alone[list(bundle)].sum())
                if rank > best:
                    best, found = rank, bundle
        return found

    def _bundles(self) -> Iterable[tuple[int, ...]]:
        """Every choice within a small cluster; in a large one single projects, or pairs where none of them helps."""
        for number in np.unique(self.cluster[self.left]):
            mine = [project for project in self.left if self.cluster[project] == number]
            if len(mine) <= self.exact_most:
                for size in range(1, len(mine) + 1):
                    yield from combinations(mine, size)
                continue
            single = [(project,) for project in mine]
            yield from single
            if not any(self._gain(bundle) > 0 for bundle in single):
                yield from combinations(mine, 2)

    def _gain(self, bundle: tuple[int, ...]) -> float:
        """Return the people a bundle connects more than what is built."""
        if bundle not in self.gains:
            built = self.case.people_connected([*self.built, *bundle])
            self.gains[bundle] = built - self.case.people_connected(self.built)
        return self.gains[bundle]

    def _by_minutes(self) -> tuple[int, ...]:
        before = self.case.minutes(self.built)
        best, found = -np.inf, (self.left[0],)
        for project in self.left:
            gain = self.case.saved(before, self.case.minutes([*self.built, project])) / self.price[project]
            if gain > best:
                best, found = gain, (project,)
        return found

    def _by_alone(self) -> tuple[int, ...]:
        rank = self.alone[self.left] / self.price[self.left]
        return (self.left[int(np.argmax(rank))],)


@dataclass(frozen=True)
class Best:
    """The most people that any choice of projects connects for a price: (k,) prices and people, both ascending."""

    price: np.ndarray
    gain: np.ndarray

    @classmethod
    def of(cls, case: Case, price: np.ndarray, exact_most: int) -> Best:
        """Try every choice in each cluster and put the clusters together; nothing where one is too large."""
        cluster = case.status.clusters(len(price))
        nothing = cls(np.zeros(0), np.zeros(0))
        base = case.people_connected([])
        known = cls(np.zeros(1), np.zeros(1))
        for number in np.unique(cluster):
            mine = np.flatnonzero(cluster == number).tolist()
            if len(mine) > exact_most:
                return nothing
            choices = [choice for size in range(len(mine) + 1) for choice in combinations(mine, size)]
            gains = np.array([case.people_connected(choice) - base for choice in choices])
            prices = np.array([price[list(choice)].sum() for choice in choices])
            known = known._with(prices, gains)
            if len(known.price) > MOST_CHOICES:
                return nothing
        return known

    def _with(self, price: np.ndarray, gain: np.ndarray) -> Best:
        """Add the choices of another cluster and drop those that a cheaper one equals."""
        prices, gains = (self.price[:, None] + price).ravel(), (self.gain[:, None] + gain).ravel()
        order = np.lexsort((-gains, prices))
        prices, gains = prices[order], gains[order]
        better = np.diff(np.maximum.accumulate(gains), prepend=-1.0) > 0
        return Best(prices[better], gains[better])

    def people(self, price: float) -> float:
        """Most people for a price, NaN where that is not known."""
        if not len(self.price):
            return float("nan")
        return float(self.gain[np.searchsorted(self.price, price * (1 + SAME_COST), side="right") - 1])
