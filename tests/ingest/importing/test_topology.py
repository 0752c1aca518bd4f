"""Overlaps, gaps and slivers of areas, worked by hand.

0    10   20        A 0-10, B 10-20 side by side; C reaches 2 m into B; a hole of 3 m x 4 m in D
"""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Polygon, box
from wulong_planner.ingest.importing.topology import find_gaps, find_overlaps


def test_neighbours_that_touch_do_not_overlap():
    found = find_overlaps(np.array([box(0, 0, 10, 10), box(10, 0, 20, 10)]), 0)
    assert len(found.first) == 0


def test_an_overlap_has_its_area_and_mean_width():
    found = find_overlaps(np.array([box(0, 0, 12, 10), box(10, 0, 20, 10), None]), 1)
    assert (found.first.tolist(), found.second.tolist()) == ([0], [1])
    assert found.area_m2.tolist() == [20]
    assert found.width_m.tolist() == [pytest.approx(2 * 20 / 24)]


def test_an_area_of_the_limit_is_not_told():
    shapes = np.array([box(0, 0, 11, 10), box(10, 0, 20, 10)])
    assert find_overlaps(shapes, 10).area_m2.tolist() == []
    assert find_overlaps(shapes, 9.999).area_m2.tolist() == [10]


def test_every_pair_once_in_the_order_of_the_rows():
    found = find_overlaps(np.array([box(0, 0, 10, 10)] * 3), 1)
    assert list(zip(found.first.tolist(), found.second.tolist())) == [(0, 1), (0, 2), (1, 2)]


def test_a_gap_is_a_hole_between_areas():
    around = Polygon(box(0, 0, 20, 20).exterior, [box(5, 5, 8, 9).exterior])
    found = find_gaps(np.array([None, around, box(20, 0, 30, 20)]), 1)
    assert found.area_m2.tolist() == [12]
    assert found.width_m.tolist() == [pytest.approx(24 / 14)]
    assert found.beside.tolist() == [1]


def test_a_hole_that_another_area_fills_is_none():
    around = Polygon(box(0, 0, 20, 20).exterior, [box(5, 5, 8, 9).exterior])
    assert len(find_gaps(np.array([around, box(5, 5, 8, 9)]), 1).shapes) == 0


def test_what_is_open_to_the_outside_is_no_gap_and_gaps_come_largest_first():
    frame = [box(0, 0, 30, 5), box(0, 15, 30, 20), box(0, 5, 5, 15), box(25, 5, 30, 15), box(10, 5, 12, 15)]
    assert find_gaps(np.array(frame), 1).area_m2.tolist() == [130, 50]
    assert len(find_gaps(np.array(frame[:2] + frame[3:4]), 1).shapes) == 0


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(1, 4), st.integers(1, 4)), max_size=8))
def test_overlaps_are_those_of_every_pair(cells):
    shapes = np.array([box(x, y, x + w, y + h) for x, y, w, h in cells], dtype=object)
    found = find_overlaps(shapes, 0)
    slow = {(i, j): shapes[i].intersection(shapes[j]).area for i in range(len(cells)) for j in range(i + 1, len(cells))}
    expected = {pair: area for pair, area in slow.items() if area > 0}
    assert dict(zip(zip(found.first.tolist(), found.second.tolist()), found.area_m2.tolist())) == pytest.approx(
        expected
    )
    filled = shapely.area(shapely.union_all(shapes)) if len(shapes) else 0
    holes = find_gaps(shapes, 0).area_m2.sum()
    outer = sum(Polygon(part.exterior).area for part in shapely.get_parts(shapely.union_all(shapes)))
    assert outer == pytest.approx(filled + holes)
