"""The ways that searches found: from each node to the next one, and what a whole way measures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from .graph import Graph, Reached

NOWHERE = -1


class Measures(NamedTuple):
    """What the way from a place to its facility comes to: road, second rate, walk at the facility and its effort."""

    road_m: np.ndarray
    other: np.ndarray
    walk_m: np.ndarray
    effort_m: np.ndarray


@dataclass(frozen=True)
class Trees:
    """Places, one for each node of each search, joined by the ways to the facilities.

    Attributes:
        graph: that was searched.
        first: (searches + 1,) first place of each search.
        node: (m,) node of each place, ascending within a search.
        cost: (m,) to the facility.
        facility: (m,) row of the facility.
        onward: (m,) next place on the way; -1 where the next node is a facility, and at facilities.
        arc: (m,) arc of the graph to the next node; -1 at facilities.
        bound: (searches,) what nodes that were not reached cost at least.
    """

    graph: Graph
    first: np.ndarray
    node: np.ndarray
    cost: np.ndarray
    facility: np.ndarray
    onward: np.ndarray
    arc: np.ndarray
    bound: np.ndarray

    @classmethod
    def of(cls, graph: Graph, found: list[Reached]) -> Trees:
        """Join searches of the same graph."""
        first = np.append(0, np.cumsum([len(each.node) for each in found]))
        node, cost, facility, after = (np.concatenate(column) for column in list(zip(*found))[:4])
        onward = np.full(len(node), NOWHERE)
        for start, each in zip(first, found):
            moves = np.flatnonzero((each.after >= 0) & (each.after < graph.road_nodes))
            graph.scratch[each.node] = np.arange(len(each.node), dtype=np.int32)
            onward[start + moves] = start + graph.scratch[each.after[moves]]
            graph.scratch[each.node] = NOWHERE
        arc = np.full(len(node), NOWHERE)
        moves = np.flatnonzero(after >= 0)
        arc[moves] = graph.arc(after[moves], node[moves])
        bound = np.array([each.bound for each in found])
        return cls(graph, first, node, cost, facility, onward, arc, bound)

    def at(self, search: np.ndarray, node: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(k,) place of a node in a search and its cost; -1 and what it costs at least where it was not reached."""
        place = self._place_of[node] if len(self.bound) == 1 else self._places(search, node)
        return place, np.where(place >= 0, self.cost[place], self.bound[search])

    @cached_property
    def _place_of(self) -> np.ndarray:
        """(nodes of the graph,) place of each node of the only search."""
        place_of = np.full(self.graph.size, NOWHERE, np.int32)
        place_of[self.node] = np.arange(len(self.node), dtype=np.int32)
        return place_of

    def _places(self, search: np.ndarray, node: np.ndarray) -> np.ndarray:
        scratch, place = self.graph.scratch, np.empty(len(node), np.int64)
        ordered = (search[1:] >= search[:-1]).all()
        order = np.arange(len(search)) if ordered else np.argsort(search, kind="stable")
        cuts = np.searchsorted(search[order], np.arange(len(self.first)))
        for first, last, start, stop in zip(self.first, self.first[1:], cuts, cuts[1:]):
            own, rows = self.node[first:last], slice(start, stop) if ordered else order[start:stop]
            scratch[own] = np.arange(first, last, dtype=np.int32)
            place[rows] = scratch[node[rows]]
            scratch[own] = NOWHERE
        return place

    def measures(self, start: np.ndarray) -> Measures:
        """(k,) what the ways from places come to."""
        last = self.arc[self._totals[2][start]]
        road_m, other = (total[start] for total in self._totals[:2])
        graph = self.graph
        return Measures(
            road_m + graph.road_m[last], other + graph.other[last], graph.walk_m[last], graph.effort_m[last]
        )

    @cached_property
    def _totals(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Road and second rate of the ways up to the last place before the facility, and that place.

        Every place jumps twice as far towards its facility in each round, adding up as it goes.
        """
        graph, moves = self.graph, np.flatnonzero(self.onward >= 0)
        jump = np.arange(len(self.node))
        jump[moves] = self.onward[moves]
        sums = [np.zeros(len(self.node)) for _ in range(2)]
        for total, measure in zip(sums, (graph.road_m, graph.other)):
            total[moves] = measure[self.arc[moves]]
        while len(moves):
            target = jump[moves]
            ahead = jump[target]
            moving = ahead != target
            moves, target = moves[moving], target[moving]
            for total in sums:
                total[moves] += total[target]
            jump[moves] = ahead[moving]
        return sums[0], sums[1], jump
