"""A forest of two trees, worked by hand.

::

        0          5
       / \\         |
      1   2        6
     / \\
    3   4
"""

from __future__ import annotations

import numpy as np
import pytest
from wulong_planner.analysis.roads.subtrees import Subtrees

FOREST = Subtrees(np.array([-1, 0, 0, 1, 1, -1, 5]))


def test_depth_root_and_size():
    assert FOREST.depth.tolist() == [0, 1, 1, 2, 2, 0, 1]
    assert FOREST.root.tolist() == [0, 0, 0, 0, 0, 5, 5]
    assert FOREST.size.tolist() == [5, 3, 1, 1, 1, 2, 1]


def test_sums_and_other_combinations_over_subtrees():
    values = np.array([1, 2, 4, 8, 16, 32, 64])
    assert FOREST.add_up(values).tolist() == [31, 26, 4, 8, 16, 96, 64]
    assert FOREST.add_up(values, np.maximum).tolist() == [16, 16, 4, 8, 16, 64, 64]
    assert values.tolist() == [1, 2, 4, 8, 16, 32, 64]


def test_numbers_of_a_subtree_are_one_range():
    for node in range(7):
        below = FOREST.below(np.arange(7), np.full(7, node))
        numbers = np.sort(FOREST.number[below])
        assert numbers.tolist() == list(range(FOREST.number[node], FOREST.number[node] + FOREST.size[node]))
    assert sorted(FOREST.number) == list(range(7))


@pytest.mark.parametrize(
    ("a", "b", "meet"), [(3, 4, 1), (3, 2, 0), (3, 1, 1), (1, 3, 1), (4, 4, 4), (0, 4, 0), (6, 5, 5)]
)
def test_where_two_ways_up_meet(a, b, meet):
    assert FOREST.meeting(np.array([a]), np.array([b])).tolist() == [meet]


def test_climbing_as_long_as_a_condition_holds():
    found = FOREST.climb(np.array([3, 4, 2, 6]), lambda node: ~np.isin(node, [0, 5]))
    assert found.tolist() == [1, 1, 2, 6]


def test_a_chain_and_a_lonely_node():
    chain = Subtrees(np.arange(-1, 999))
    assert chain.depth.tolist() == list(range(1000))
    assert chain.size.tolist() == list(range(1000, 0, -1))
    assert chain.meeting(np.array([999]), np.array([500])).tolist() == [500]
    alone = Subtrees(np.array([-1]))
    assert (alone.root.tolist(), alone.number.tolist(), alone.size.tolist()) == ([0], [0], [1])
