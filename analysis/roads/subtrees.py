"""A forest given by parents: sums over subtrees, who lies below whom, and jumps towards the root.

All of it level by level or by doubling, so that a million nodes take no recursion and no loop over nodes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

ROOT = -1


@dataclass(frozen=True)
class Subtrees:
    """Nodes with their parents.

    Attributes:
        parent: (n,) node, -1 for a root.
    """

    parent: np.ndarray

    @cached_property
    def depth(self) -> np.ndarray:
        """(n,) arcs up to the root."""
        depth = (self.parent >= 0).astype(np.int64)
        jump = np.where(self.parent >= 0, self.parent, np.arange(len(self.parent)))
        while True:
            further = depth + depth[jump]
            onward = jump[jump]
            if (onward == jump).all():
                return further
            depth, jump = further, onward

    @cached_property
    def levels(self) -> list[np.ndarray]:
        """Nodes of each depth, siblings side by side, parents in the order of their own level."""
        order = np.argsort(self.depth, kind="stable")
        cuts = np.searchsorted(self.depth[order], np.arange(1, self.depth.max(initial=0) + 1))
        levels = np.split(order, cuts)
        place = np.zeros(len(self.parent), np.int64)
        for number in range(1, len(levels)):
            above, nodes = levels[number - 1], levels[number]
            place[above] = np.arange(len(above))
            levels[number] = nodes[np.argsort(place[self.parent[nodes]], kind="stable")]
        return levels

    def add_up(self, values: np.ndarray, combine: np.ufunc = np.add) -> np.ndarray:
        """(n,) values of each node's whole subtree, itself included, combined (sum by default)."""
        total = values.copy()
        for nodes in self.levels[:0:-1]:
            owner = self.parent[nodes]
            first = np.flatnonzero(np.diff(owner, prepend=ROOT))
            total[owner[first]] = combine(total[owner[first]], combine.reduceat(total[nodes], first))
        return total

    @cached_property
    def size(self) -> np.ndarray:
        """(n,) nodes of each subtree."""
        return self.add_up(np.ones(len(self.parent), np.int64))

    @cached_property
    def number(self) -> np.ndarray:
        """(n,) numbers such that the subtree of v holds exactly ``number[v] … number[v] + size[v] - 1``."""
        number = np.zeros(len(self.parent), np.int64)
        for level, nodes in enumerate(self.levels):
            size = self.size[nodes]
            before = np.cumsum(size) - size
            if level:
                owner = self.parent[nodes]
                first = np.diff(owner, prepend=ROOT) != 0
                start = np.flatnonzero(first)[np.cumsum(first) - 1]
                before = before - before[start] + number[owner] + 1
            number[nodes] = before
        return number

    @cached_property
    def root(self) -> np.ndarray:
        """(n,) root of the tree each node is in."""
        return self._jumps[-1] if self.depth.max(initial=0) < 2 else self.climb(np.arange(len(self.parent)), _always)

    def meeting(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """(k,) lowest node above both; the two must be in one tree."""
        below = self.climb(a, lambda node: ~self.below(b, node))
        apart = ~self.below(b, a)
        return np.where(apart, self.parent[below], a)

    def below(self, node: np.ndarray, top: np.ndarray) -> np.ndarray:
        """Tell, pair by pair, whether ``node`` lies in the subtree of ``top``."""
        first = self.number[top]
        return (self.number[node] >= first) & (self.number[node] < first + self.size[top])

    @cached_property
    def _jumps(self) -> list[np.ndarray]:
        """Ancestors 1, 2, 4, … arcs up, the root for anything beyond it."""
        jumps = [np.where(self.parent >= 0, self.parent, np.arange(len(self.parent)))]
        for _ in range(int(self.depth.max(initial=0)).bit_length() - 1):
            jumps.append(jumps[-1][jumps[-1]])
        return jumps

    def climb(self, node: np.ndarray, stays: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
        """Return for each node the highest ancestor (or itself) up to which ``stays`` holds.

        Args:
            node: (k,) starts.
            stays: takes (k,) nodes and tells for each whether the condition holds there; once it fails it fails
                for all ancestors. Where it fails at the start, the start is returned.
        """
        at = node.copy()
        for jump in self._jumps[::-1]:
            onward = jump[at]
            at = np.where(stays(onward), onward, at)
        return at


def _always(node: np.ndarray) -> np.ndarray:
    return np.ones(len(node), bool)
