"""Groups that go to one work as a whole: a very good answer at once, from which the exact search starts.

1. Begin with the best answer where groups may be split. Few groups are split in it: as many as there are full works.
   They are taken out.
2. Pass room on: two works exchange a group each (or one moves over) so that room that is left in a work nobody else
   can use goes to a work that groups without water could use. Over as many works as it takes, the farthest first.
3. Work by work, all other works left as they are, choose anew among the groups it serves and those nobody serves: of
   all sets that fit, the one with most people, of those the one with least people-metres. That is exact, by counting
   through every sum of people up to the capacity (dynamic programming). What is left over is put in
   where there is room, the largest first. Repeat 2 and 3 while more people are served.
4. Let pairs of works exchange groups as long as that saves people-metres.

People are whole numbers here.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

if TYPE_CHECKING:
    from .allocation import Links

NOWHERE = -1
SWEEPS = 40
"""Rounds at most; each serves more people or saves people-metres, else it is the last but ``PATIENCE``."""
PATIENCE = 3
FREE = 48
"""So many groups of a work are chosen anew, the farthest ones, and so many that nobody serves, the nearest ones."""
STATES = 60_000_000
"""Sums of people by groups looked at for one work at most."""
CELLS = 40_000_000
"""Groups by works, up to which pairs of works exchange groups."""
LEAST_M = 1e-6
"""People-metres that are worth an exchange."""


def improved(
    people: np.ndarray, capacity: np.ndarray, links: Links, start: np.ndarray, stop_at: float = np.inf
) -> np.ndarray:
    """Return an allocation of whole groups that is at least as good as ``start`` made whole.

    Args:
        people: (n,) whole numbers.
        capacity: (m,) whole numbers; infinity for no limit.
        links: (k,) pairs, by group, then distance.
        start: (k,) people of each pair; groups may be split in it.
        stop_at: time (``time.monotonic``) at which the best answer so far is given.

    Returns:
        (k,) people; every group in one row or none.
    """
    chosen = _Chosen(people, capacity, links, start)
    limited = np.flatnonzero(np.isfinite(capacity))
    for work in limited:
        chosen.choose_anew(work)
    chosen.put_in()
    best, waiting = chosen.row.copy(), 0
    for _ in range(SWEEPS):
        chosen.pass_room_on()
        for work in limited:
            chosen.choose_anew(work)
        chosen.put_in()
        chosen.save_metres(stop_at)
        waiting = 0 if chosen.score(chosen.row) > chosen.score(best) else waiting + 1
        if not waiting:
            best = chosen.row.copy()
        if waiting == PATIENCE or time.monotonic() > stop_at:
            break
    found = np.zeros(len(links))
    rows = best[best != NOWHERE]
    found[rows] = people[links.group[rows]]
    return found


class _Chosen:
    """Which row of the links each group uses, and how much room each work has left."""

    def __init__(self, people: np.ndarray, capacity: np.ndarray, links: Links, start: np.ndarray) -> None:
        self.people, self.links = people, links
        self.row = np.full(len(people), NOWHERE)
        whole = np.flatnonzero((start > 0) & (start == people[links.group]))
        self.row[links.group[whole]] = whole
        used = np.bincount(links.work[whole], people[links.group[whole]], len(capacity))
        self.room = capacity - used
        self.by_group = np.searchsorted(links.group, np.arange(len(people) + 1))
        order = np.lexsort((links.group, links.distance_m, links.work))
        cuts = np.searchsorted(links.work[order], np.arange(1, len(capacity)))
        self.by_work = np.split(order, cuts)
        self.exchanges = len(people) * len(capacity) <= CELLS
        if self.exchanges:
            self.joint = np.full((len(people), len(capacity)), NOWHERE, np.int32)
            self.joint[links.group, links.work] = np.arange(len(links))
            joins = csr_matrix((np.ones(len(links)), (links.group, links.work)), self.joint.shape)
            shared = (joins.T @ joins).toarray() > 0
            np.fill_diagonal(shared, False)
            self.neighbours = [np.flatnonzero(each) for each in shared]

    def put_in(self) -> None:
        """Put groups that nobody serves where there is room, the largest first, and move others where it is nearer."""
        links, size = self.links, self.people
        lost = np.flatnonzero(self.row == NOWHERE)
        used = self.row != NOWHERE
        farther = np.flatnonzero(used & (self.row != self.by_group[:-1]))
        for group in (*lost[np.argsort(-size[lost], kind="stable")], *farther):
            rows = np.arange(self.by_group[group], self.by_group[group + 1])
            now = self.row[group]
            rows = rows[: now - rows[0]] if now != NOWHERE else rows
            fits = rows[self.room[links.work[rows]] >= size[group]]
            if len(fits):
                self._move(group, fits[0])

    def _move(self, group: int, row: int) -> None:
        now = self.row[group]
        if now != NOWHERE:
            self.room[self.links.work[now]] += self.people[group]
        if row != NOWHERE:
            self.room[self.links.work[row]] -= self.people[group]
        self.row[group] = row

    def score(self, rows: np.ndarray) -> tuple[float, float]:
        """Return people served and people-metres saved, the larger the better."""
        used = rows[rows != NOWHERE]
        size = self.people[self.links.group[used]]
        return float(size.sum()), -float(np.round(size @ self.links.distance_m[used]))

    def choose_anew(self, work: int) -> None:
        """Choose the groups of a work anew, among those it serves, the farthest, and those nobody serves."""
        rows = self.by_work[work]
        now = self.row[self.links.group[rows]]
        mine, idle = rows[now == rows][-FREE:], rows[now == NOWHERE][:FREE]
        rows = np.concatenate((mine, idle))
        size = self.people[self.links.group[rows]].astype(np.int64)
        room = int(self.room[work] + size[: len(mine)].sum())
        if not len(idle) or (room + 1) * len(rows) > STATES:
            return
        for row in mine:
            self._move(self.links.group[row], NOWHERE)
        for row in rows[best_subset(size, size * self.links.distance_m[rows], room)]:
            self._move(self.links.group[row], row)

    def _hops(self) -> np.ndarray:
        """Return over how many works room must be passed on to be of use to groups that nobody serves; inf if never."""
        links, works = self.links, len(self.room)
        server = np.where(self.row == NOWHERE, works, links.work[self.row])[links.group]
        gives = csr_matrix((np.ones(len(links)), (server, links.work)), (works + 1, works + 1))
        return dijkstra(gives, unweighted=True, indices=works)[:works] - 1

    def pass_room_on(self) -> None:
        """Let works that nobody else can use give their room to works nearer to groups that nobody serves."""
        if not self.exchanges:
            return
        hops = self._hops()
        reached = np.flatnonzero(np.isfinite(hops) & (hops > 0) & np.isfinite(self.room))
        for work in reached[np.argsort(-hops[reached], kind="stable")]:
            nearer = self.neighbours[work]
            nearer = nearer[(hops[nearer] < hops[work]) & np.isfinite(self.room[nearer])]
            for other in nearer[np.argsort(self.room[nearer], kind="stable")]:
                if self.room[work] == 0:
                    break
                self._give_room(work, other)

    def _pairs(self, work: int, other: int) -> tuple[np.ndarray, np.ndarray]:
        """Return rows that would bring groups of ``other`` to ``work``, and of ``work`` to ``other``; nobody first."""
        there = self._served_by(other)
        here = self._served_by(work)
        come, go = self.joint[there, work], self.joint[here, other]
        return np.append(NOWHERE, come[come != NOWHERE]), np.append(NOWHERE, go[go != NOWHERE])

    def _served_by(self, work: int) -> np.ndarray:
        rows = self.by_work[work]
        return self.links.group[rows[self.row[self.links.group[rows]] == rows]]

    def _sizes(self, rows: np.ndarray) -> np.ndarray:
        return np.where(rows == NOWHERE, 0.0, self.people[self.links.group[rows]])

    def _costs(self, rows: np.ndarray) -> np.ndarray:
        """Return the people-metres that rows would add to what their groups use now."""
        now = self.row[self.links.group[rows]]
        more = self.links.distance_m[rows] - self.links.distance_m[now]
        return np.where(rows == NOWHERE, 0.0, self._sizes(rows) * more)

    def _exchange(self, come: int, go: int) -> None:
        for row in (go, come):
            if row != NOWHERE:
                self._move(self.links.group[row], row)

    def _give_room(self, work: int, other: int) -> None:
        """Exchange groups so that as much room as can be goes from a work to another."""
        come, go = self._pairs(work, other)
        given = self._sizes(come)[:, None] - self._sizes(go)[None]
        given = np.where(given <= self.room[work], given, 0.0)
        best = given.max()
        if best > 0:
            cost = self._costs(come)[:, None] + self._costs(go)[None]
            first, second = np.unravel_index(np.argmin(np.where(given == best, cost, np.inf)), given.shape)
            self._exchange(come[first], go[second])

    def save_metres(self, stop_at: float) -> None:
        """Let pairs of works exchange groups while that saves people-metres."""
        if not self.exchanges:
            return
        changed = np.ones(len(self.room), bool)
        for _ in range(SWEEPS):
            again = np.zeros(len(self.room), bool)
            for work in range(len(self.room)):
                for other in self.neighbours[work]:
                    if other > work and (changed[work] or changed[other]) and self._save(work, other):
                        again[[work, other]] = True
            changed = again
            if not changed.any() or time.monotonic() > stop_at:
                break

    def _save(self, work: int, other: int) -> bool:
        come, go = self._pairs(work, other)
        into = self._sizes(come)[:, None] - self._sizes(go)[None]
        cost = self._costs(come)[:, None] + self._costs(go)[None]
        fits = (into <= self.room[work]) & (-into <= self.room[other])
        cost = np.where(fits, cost, 0.0)
        if cost.min() >= -LEAST_M:
            return False
        first, second = np.unravel_index(np.argmin(cost), cost.shape)
        self._exchange(come[first], go[second])
        return True


def best_subset(size: np.ndarray, cost: np.ndarray, room: int) -> np.ndarray:
    """Return the rows whose sizes sum up to most without passing ``room``, of those the least cost.

    Args:
        size: (n,) whole numbers, 0 or more.
        cost: (n,) 0 or more.
        room: whole number, 0 or more.
    """
    least = np.full(room + 1, np.inf)
    least[0] = 0.0
    taken = np.zeros((len(size), room + 1), bool)
    for row, (each, price) in enumerate(zip(size, cost)):
        if each > room:
            continue
        other = least[: room + 1 - each] + price
        better = other < least[each:]
        taken[row, each:] = better
        least[each:] = np.where(better, other, least[each:])
    total = int(np.flatnonzero(np.isfinite(least))[-1])
    found = []
    for row in range(len(size) - 1, -1, -1):
        if taken[row, total]:
            found.append(row)
            total -= int(size[row])
    return np.array(found[::-1], dtype=np.intp)
