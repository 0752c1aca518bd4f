"""Cells shared among regions, by hand and as properties; whole numbers that add up; names and seats."""

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from wulong_planner.tools.extract_registry import register_row
from wulong_planner.tools.model.mosaic import Mosaic, build_mosaic
from wulong_planner.tools.model.outlines import outlines
from wulong_planner.tools.model.partition import FREE, disconnected, grow, share_out
from wulong_planner.tools.model.people import group_points, largest_remainder
from wulong_planner.tools.model.units import seat_unit

SQUARE = shapely.box(0, 0, 10_000, 10_000)
BENT = shapely.Polygon(
    [(0, 0), (9000, 0), (9000, 9000), (6000, 9000), (6000, 3000), (3000, 3000), (3000, 9000), (0, 9000)]
)


def chain(count: int) -> Mosaic:
    """A row of unit cells: 0 - 1 - 2 - …"""
    neighbours = [{other: 1.0 for other in (cell - 1, cell + 1) if 0 <= other < count} for cell in range(count)]
    xy = np.column_stack([np.arange(count, dtype=float), np.zeros(count)])
    edges = np.column_stack([np.arange(count - 1), np.arange(1, count)])
    return Mosaic(xy, np.ones(count), neighbours, edges, np.empty(count - 1, object), 1.0, 1.0)


# --- by hand ------------------------------------------------------------------------------------------------


def test_a_row_of_eight_cells_is_cut_by_the_quotas():
    """A at cell 0 wants 2 parts, B at cell 7 wants 6: A A B B B B B B."""
    labels = share_out(chain(8), range(8), [[0], [7]], [2, 6], seed=1, sweeps=50)
    assert labels.tolist() == [0, 0, 1, 1, 1, 1, 1, 1]


def test_cells_that_are_not_members_stay_free():
    labels = share_out(chain(6), range(1, 5), [[1], [4]], [1, 1], seed=1, sweeps=20)
    assert labels.tolist() == [FREE, 0, 0, 1, 1, FREE]


def test_two_anchors_of_a_region_are_joined():
    labels = grow(chain(7), range(7), [[1, 4], [6]], [1.0, 6.0])
    assert labels[1:5] == [0, 0, 0, 0] and labels[6] == 1


def test_one_cell_for_two_regions_is_refused():
    with pytest.raises(ValueError, match="same cell"):
        grow(chain(4), range(4), [[1], [1]], [1.0, 1.0])


def test_members_in_two_pieces_are_refused():
    with pytest.raises(ValueError, match="hang together"):
        grow(chain(5), [0, 1, 3, 4], [[0]], [4.0])


def test_anchors_that_cannot_be_joined_are_refused():
    with pytest.raises(ValueError, match="cannot be joined"):
        grow(chain(5), range(5), [[0, 4], [2]], [3.0, 2.0])


def test_a_region_in_two_pieces_is_found():
    assert disconnected(chain(5), [0, 0, 1, 0, 0], 2) == [0]
    assert disconnected(chain(5), [0, 0, 1, 1, 1], 3) == [2]


# --- on real mosaics ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("outline", [SQUARE, BENT], ids=["square", "bent"])
def test_mosaic_covers_the_outline(outline):
    fixed = np.array([[1000.0, 1000.0], [1500.0, 1200.0]])
    mosaic = build_mosaic(outline, fixed, 500.0, seed=3)
    assert np.array_equal(mosaic.xy[:2], fixed)
    assert mosaic.area.sum() == pytest.approx(len(mosaic.xy), rel=1e-3)
    assert mosaic.cell_m2 * len(mosaic.xy) == pytest.approx(outline.area, rel=1e-9)
    assert disconnected(mosaic, [0] * len(mosaic.xy), 1) == []


@settings(max_examples=12, deadline=None)
@given(
    seats=st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=2, max_size=6, unique=True),
    seed=st.integers(0, 99),
    quota=st.lists(st.integers(2, 5), min_size=6, max_size=6),
)
def test_any_seats_give_a_clean_partition(seats, seed, quota):
    seat_xy = np.array(seats, float) * 1000 + 17
    mosaic = build_mosaic(SQUARE, seat_xy, 400.0, seed)
    anchors = [[index] for index in range(len(seats))]
    labels = share_out(mosaic, range(len(mosaic.xy)), anchors, quota[: len(seats)], seed=seed, sweeps=40)
    assert disconnected(mosaic, labels.tolist(), len(seats)) == []
    assert labels[: len(seats)].tolist() == list(range(len(seats)))
    polygons = outlines(mosaic, labels, SQUARE)
    assert shapely.is_valid(polygons).all() and shapely.coverage_is_valid(polygons)
    assert shapely.area(polygons).sum() == pytest.approx(SQUARE.area, rel=1e-9)
    assert shapely.symmetric_difference(shapely.coverage_union_all(polygons), SQUARE).area < 1.0


def test_quotas_are_met_where_seats_leave_room():
    seat_xy = np.array([[2000.0, 5000.0], [8000.0, 2500.0], [8000.0, 7500.0]])
    mosaic = build_mosaic(SQUARE, seat_xy, 300.0, seed=1)
    labels = share_out(mosaic, range(len(mosaic.xy)), [[0], [1], [2]], [50, 20, 30], seed=1, sweeps=150)
    area = shapely.area(outlines(mosaic, labels, SQUARE)) / SQUARE.area
    assert area == pytest.approx([0.5, 0.2, 0.3], rel=0.05)


def test_the_same_seed_gives_the_same_partition():
    seat_xy = np.array([[2000.0, 2000.0], [8000.0, 8000.0]])
    one, two = (build_mosaic(SQUARE, seat_xy, 500.0, seed=5) for _ in range(2))
    shares = [share_out(mosaic, range(len(mosaic.xy)), [[0], [1]], [1, 2], seed=5, sweeps=30) for mosaic in (one, two)]
    assert np.array_equal(*shares)


# --- whole numbers ------------------------------------------------------------------------------------------


def test_largest_remainder_by_hand():
    """10 by 5 : 3 : 1 = 5.56, 3.33, 1.11: floors 5, 3, 1; the last one goes to the largest remainder."""
    assert largest_remainder([5, 3, 1], 10).tolist() == [6, 3, 1]


def test_largest_remainder_least_and_ties():
    assert largest_remainder([1, 1, 1], 4).tolist() == [2, 1, 1]
    assert largest_remainder([100, 0, 0], 5, least=1).tolist() == [3, 1, 1]


@pytest.mark.parametrize(("weights", "total", "least"), [([1, 1, 1], 2, 1), ([0, 0], 5, 0)])
def test_largest_remainder_refuses_the_impossible(weights, total, least):
    with pytest.raises(ValueError, match="cannot be shared"):
        largest_remainder(weights, total, least)


@given(
    weights=st.lists(st.floats(0.01, 1000), min_size=1, max_size=40),
    extra=st.integers(0, 5000),
    least=st.integers(0, 3),
)
def test_largest_remainder_is_exact(weights, extra, least):
    share = largest_remainder(weights, least * len(weights) + extra, least)
    assert share.sum() == least * len(weights) + extra and share.min() >= least


def test_group_points_lie_inside_a_bent_village():
    points = group_points(BENT, 12, np.random.default_rng(4))
    assert len(np.unique(points, axis=0)) == 12
    assert shapely.contains_xy(BENT, points).all()


# --- names --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "full_name", "name", "kind", "pinyin"),
    [
        ("500156209", "浩口苗族仡佬族乡", "浩口乡", "乡", "haokouxiang"),
        ("500156202", "石桥苗族土家族乡", "石桥乡", "乡", "shiqiaoxiang"),
        ("500156001", "凤山街道", "凤山街道", "街道", "fengshanjiedao"),
        ("500156107204", "简村村村民委员会", "简村村", "村", "jiancuncun"),
        ("500156001006", "巷口社区居民委员会", "巷口社区", "社区", "xiangkoushequ"),
    ],
)
def test_register_row(code, full_name, name, kind, pinyin):
    row = register_row(code, full_name, "500156")
    assert (row["name"], row["kind"], row["pinyin"]) == (name, kind, pinyin)


UNITS = pd.DataFrame(
    [("1", "上街社区", "社区"), ("2", "石桥社区", "社区"), ("3", "石桥村", "村"), ("4", "天池村", "村")],
    columns=["code", "name", "kind"],
)


@pytest.mark.parametrize(
    ("rows", "town", "point", "given_code", "expected"),
    [
        ([0, 1, 2, 3], "石桥乡", "石桥", None, "2"),  # the community called like the township
        ([0, 2, 3], "石桥乡", "石桥", None, "1"),  # no such community: the first one
        ([2, 3], "石桥乡", "沙田", None, "3"),  # no community: the village called like the township
        ([3, 2], "双河镇", "双河", None, "4"),  # none of that name: the first of the register
        ([0, 1, 2, 3], "石桥乡", "石桥", "4", "4"),  # given
    ],
)
def test_seat_unit(rows, town, point, given_code, expected):
    assert seat_unit(UNITS.iloc[rows], town, point, given_code) == expected
