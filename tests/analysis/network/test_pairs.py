"""Every pair, pairs within a limit and the k nearest, by hand and against a plain slow engine."""

from __future__ import annotations

import importlib.util
import itertools
import math
from dataclasses import replace
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from wulong_planner.analysis.errors import Cancelled, InputError
from wulong_planner.analysis.network import access
from wulong_planner.analysis.network import graph as graph_module
from wulong_planner.analysis.network import pairs as pairs_module
from wulong_planner.analysis.network.pairs import Pairs, cost_pairs
from wulong_planner.analysis.network.tables import PointTable, RoadTable
from wulong_planner.analysis.network.travel import FASTEST, SHORTEST, TravelParams, prepare_travel


def _neighbour(name):
    """Load a test module beside this one: the slow engine and the random districts live there."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


properties = _neighbour("test_network_properties")
SETTINGS, districts, Slow = properties.SETTINGS, properties.districts, properties.Slow
ACCESS = properties.ACCESS

# Five villages on a street, three clinics; 60 km/h is a kilometre a minute, off the road 50 m take a minute.
#
#   v1 *---A----v2-------v3*----B------* v4      C stands 100 m above the street at 3000, v5 with it
#   0     500  1000    2000   2500   4000
STREET = RoadTable(
    geometry=np.array([shapely.LineString([(0, 0), (4000, 0)])], object),
    road_id=np.array(["street"], object),
    hardened=np.ones(1, bool),
    motorable=np.ones(1, bool),
    speed_kmh=np.array([60.0]),
    direction=np.zeros(1, int),
)
VILLAGES = np.array([[0, 0], [1000, 0], [2000, 0], [4000, 0], [3000, 100.0]])
CLINICS = np.array([[500, 0], [2500, 0], [3000, 100.0]])


def points(xy, letter="p"):
    return PointTable(id=np.array([f"{letter}{k}" for k in range(len(xy))], object), xy=np.asarray(xy, float))


def ask(roads=STREET, demand=VILLAGES, facility=CLINICS, params=None, **options):
    travel = prepare_travel(roads, params or TravelParams(max_access_m=200.0))
    legs = travel.legs(points(demand)), travel.legs(points(facility, "f"), arriving=True)
    return cost_pairs(travel, *legs, **options), travel


class TestStreet:
    def test_every_pair(self):
        pairs, _ = ask()
        minutes = np.full((5, 3), np.nan)
        minutes[pairs.point, pairs.facility] = pairs.cost
        expected = [[0.5, 2.5, 5], [0.5, 1.5, 4], [1.5, 0.5, 3], [3.5, 1.5, 3], [4.5, 2.5, 0]]
        assert minutes == pytest.approx(np.array(expected))
        assert len(pairs) == 15

    def test_sorted_by_point_and_cost(self):
        pairs, _ = ask()
        assert pairs.point.tolist() == sorted(pairs.point.tolist())
        assert pairs.facility.tolist() == [0, 1, 2, 0, 1, 2, 1, 0, 2, 1, 2, 0, 2, 1, 0]
        assert pairs.rank.tolist() == [0, 1, 2] * 5

    def test_exactly_the_limit_is_within_it(self):
        assert len(ask(limit=0.5)[0]) == 4
        assert len(ask(limit=0.5 - 1e-6)[0]) == 1

    def test_the_two_nearest(self):
        pairs, _ = ask(nearest=2)
        assert pairs.facility.tolist() == [0, 1, 0, 1, 1, 0, 1, 2, 2, 1]
        assert pairs.cost == pytest.approx([0.5, 2.5, 0.5, 1.5, 0.5, 1.5, 1.5, 3, 0, 2.5])

    def test_the_two_nearest_within_a_limit(self):
        pairs, _ = ask(nearest=2, limit=1.5)
        assert list(zip(pairs.point, pairs.facility)) == [(0, 0), (1, 0), (1, 1), (2, 1), (2, 0), (3, 1), (4, 2)]

    def test_metres_and_minutes_of_the_shortest(self):
        params = TravelParams(max_access_m=200.0, strategy=SHORTEST)
        pairs, travel = ask(params=params, limit=1100.0)
        far = np.flatnonzero((pairs.point == 2) & (pairs.facility == 2))
        assert pairs.cost[far] == pytest.approx([1100.0])
        assert pairs.road_m[far] == pytest.approx([1000.0])
        assert pairs.walk_m[far] == pytest.approx([100.0])
        assert pairs.minutes(travel)[far] == pytest.approx([3.0])

    def test_nobody_and_nothing_near(self):
        pairs, _ = ask(demand=[[0, 9000], [np.nan, 0]])
        assert len(pairs) == 0
        pairs, _ = ask(facility=[[0, 9000]], nearest=2)
        assert len(pairs) == 0

    def test_of_equals_the_first(self):
        twice = np.array([[2500, 0], [500, 0], [2500, 0], [500, 0.0]])
        pairs, _ = ask(facility=twice, nearest=2)
        assert pairs.facility.reshape(5, 2).tolist() == [[1, 3], [1, 3], [0, 2], [0, 2], [0, 2]]
        pairs, _ = ask(facility=twice, nearest=1)
        assert pairs.facility.tolist() == [1, 1, 0, 0, 0]

    @pytest.mark.parametrize("options", [{"limit": -1.0}, {"limit": np.nan}, {"nearest": 0}])
    def test_numbers_that_mean_nothing(self, options):
        with pytest.raises(InputError):
            ask(**options)

    @pytest.mark.parametrize("options", [{}, {"nearest": 1}, {"nearest": 2}])
    def test_it_stops_when_asked(self, options):
        with pytest.raises(Cancelled):
            ask(should_stop=lambda: True, **options)

    def test_progress(self):
        told = []
        ask(limit=1.0, report=told.append)
        assert told == sorted(told) and told[-1] == 100.0


# ---------------------------------------------------------------- against the slow engine


@st.composite
def questions(draw):
    one_way = draw(st.booleans())
    roads, demand, _ = draw(districts(one_way=one_way, zones=False))
    count = draw(st.integers(1, 6))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    low, high = demand.xy.min(axis=0), demand.xy.max(axis=0)
    facility = PointTable(
        id=np.array([f"f{k}" for k in range(count)], object), xy=rng.uniform(low, high, (count, 2)), layer="F"
    )
    params = TravelParams(
        max_access_m=ACCESS, tolerance_m=0.5, noding=1, strategy=draw(st.sampled_from([SHORTEST, FASTEST]))
    )
    return roads, demand, facility, params


def slow_costs(roads, demand, facility, params):
    slow = Slow(roads, demand, facility, params)
    fast = params.strategy == FASTEST
    rate = [60 / (1000 * v) if fast else 1.0 for v in roads.speed_kmh]
    graph = slow.graph(rate, params.walk_minutes_per_m if fast else 1.0)
    graph.add_nodes_from(slow.legs)
    table = np.full((len(demand), len(facility)), math.inf)
    for i in range(len(demand)):
        reached = nx.single_source_dijkstra_path_length(graph, ("d", i))
        for j in range(len(facility)):
            table[i, j] = reached.get(("s", j), math.inf)
    return table


def fast_pairs(roads, demand, facility, params, **options):
    travel = prepare_travel(roads, params)
    return cost_pairs(travel, travel.legs(demand), travel.legs(facility, arriving=True), **options), travel


def table_of(pairs, shape):
    table = np.full(shape, math.inf)
    table[pairs.point, pairs.facility] = pairs.cost
    return table


@SETTINGS
@given(questions())
def test_every_pair_as_the_slow_engine(question):
    expected = slow_costs(*question)
    pairs, _ = fast_pairs(*question)
    assert table_of(pairs, expected.shape) == pytest.approx(expected, rel=1e-7, abs=1e-7)


@SETTINGS
@given(questions(), st.floats(0.05, 0.95))
def test_a_limit_keeps_what_is_within_it(question, share):
    every, _ = fast_pairs(*question)
    if not len(every):
        return
    limit = np.quantile(every.cost, share)
    found, _ = fast_pairs(*question, limit=limit)
    within = every.take(np.flatnonzero(every.cost <= limit * (1 + 1e-12)))
    assert_same(found, within)


@SETTINGS
@given(questions(), st.integers(1, 5))
def test_the_k_nearest_are_the_first_k_of_all(question, nearest):
    every, _ = fast_pairs(*question)
    found, _ = fast_pairs(*question, nearest=nearest)
    assert_same(found, every.take(np.flatnonzero(every.rank < nearest)))


@SETTINGS
@given(questions(), st.integers(2, 3), st.floats(0.1, 0.9))
def test_the_k_nearest_within_a_limit(question, nearest, share):
    every, _ = fast_pairs(*question)
    if not len(every):
        return
    limit = np.quantile(every.cost, share)
    found, _ = fast_pairs(*question, nearest=nearest, limit=limit)
    assert_same(found, every.take(np.flatnonzero((every.rank < nearest) & (every.cost <= limit * (1 + 1e-12)))))


def assert_same(found, expected):
    assert found.point.tolist() == expected.point.tolist()
    assert found.facility.tolist() == expected.facility.tolist()
    for column in ("cost", "road_m", "walk_m", "other", "effort_m"):
        assert getattr(found, column) == pytest.approx(getattr(expected, column), rel=1e-9, abs=1e-9), column


@SETTINGS
@given(questions(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_drawing_changes_nothing(question, random):
    roads, demand, facility, params = question
    before, _ = fast_pairs(*question)
    order = np.array(random.sample(range(len(roads)), len(roads)))
    flip = np.array([random.random() < 0.5 for _ in order])
    other = RoadTable(
        geometry=np.array(
            [shapely.reverse(roads.geometry[k]) if f else roads.geometry[k] for k, f in zip(order, flip)]
        ),
        road_id=roads.road_id[order],
        hardened=roads.hardened[order],
        motorable=roads.motorable[order],
        speed_kmh=roads.speed_kmh[order],
        direction=np.where(flip, -roads.direction[order], roads.direction[order]),
    )
    rows = np.array(random.sample(range(len(demand)), len(demand)))
    found, _ = fast_pairs(other, demand.take(rows), facility, params)
    shape = len(demand), len(facility)
    assert table_of(found, shape) == pytest.approx(table_of(before, shape)[rows], rel=1e-9, abs=1e-9)
    again, _ = fast_pairs(*question)
    for column in ("point", "facility", "cost", "road_m", "walk_m", "other"):
        assert getattr(again, column).tobytes() == getattr(before, column).tobytes()


@SETTINGS
@given(questions())
def test_a_further_road_makes_no_pair_dearer(question):
    roads, demand, facility, params = question
    fewer = RoadTable(*(getattr(roads, name)[:-1] for name in
                        ("geometry", "road_id", "hardened", "motorable", "speed_kmh", "direction")))  # fmt: skip
    if not len(fewer):
        return
    shape = len(demand), len(facility)
    before = table_of(fast_pairs(fewer, demand, facility, params)[0], shape)
    after = table_of(fast_pairs(*question)[0], shape)
    assert (after <= before * (1 + 1e-9) + 1e-9).all()


@SETTINGS
@given(questions(), st.floats(0.1, 0.9))
def test_cutting_lines_and_doubling_vertices_changes_nothing(question, share):
    roads, demand, facility, params = question
    params = replace(params, tolerance_m=1e-6)  # a cut within the tolerance of a junction would join it there
    halves, rows = [], []
    for row, line in enumerate(roads.geometry):
        middle = line.interpolate(share, normalized=True).coords[0]
        at = line.length * share
        along = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(line.coords, axis=0).T))))
        first = [xy for xy, d in zip(line.coords, along) if d < at - 1e-6]
        last = [xy for xy, d in zip(line.coords, along) if d > at + 1e-6]
        halves += [shapely.LineString([first[0], *first, middle]), shapely.LineString([middle, *last, last[-1]])]
        rows += [row, row]
    cut = RoadTable(
        np.array(halves, object),
        *(getattr(roads, name)[rows] for name in ("road_id", "hardened", "motorable", "speed_kmh", "direction")),
    )
    shape = len(demand), len(facility)
    before = table_of(fast_pairs(roads, demand, facility, params)[0], shape)
    after = table_of(fast_pairs(cut, demand, facility, params)[0], shape)
    assert after == pytest.approx(before, rel=1e-6, abs=1e-6)


@SETTINGS
@given(questions())
def test_neither_small_parts_nor_small_batches_change_the_answer(question):
    every = [fast_pairs(*question, **options)[0] for options in ({"limit": 20.0}, {"nearest": 1}, {"nearest": 2})]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(graph_module, "FIRST", 0.05)
        patch.setattr(graph_module, "WHOLE", 1.0)
        patch.setattr(graph_module, "NODES_PER_CELL", 1)
        patch.setattr(pairs_module, "ENOUGH", 1)
        patch.setattr(access, "LEGS", 1)
        roads, demand, facility, params = question
        for before, options in zip(every, ({"limit": 20.0}, {"nearest": 1}, {"nearest": 2})):
            assert_same(fast_pairs(*question, **options)[0], before)
            travel = prepare_travel(roads, params)
            assert_same(cost_pairs(travel, demand, travel.legs(facility, arriving=True), **options), before)


def test_bridges_stay_apart():
    """Two lines that cross in plan do not join: the point on one does not reach the facility on the other."""
    lines = [shapely.LineString([(-1000, 0), (1000, 0)]), shapely.LineString([(0, -1000), (0, 1000)])]
    roads = RoadTable(
        np.array(lines, object), np.array(["a", "b"], object), np.ones(2, bool), np.ones(2, bool), np.full(2, 60.0),
        np.zeros(2, int),
    )  # fmt: skip
    for noding, count in ((1, 0), (2, 1)):
        pairs, _ = ask(roads, [[900.0, 0]], [[0, 900.0]], TravelParams(max_access_m=10.0, noding=noding))
        assert len(pairs) == count


def test_pairs_from_costs_leave_out_who_reaches_nothing():
    pairs, travel = ask(demand=[[0, 0], [0, 9000]], nearest=1)
    assert isinstance(pairs, Pairs)
    assert pairs.point.tolist() == [0]
    assert pairs.minutes(travel) == pytest.approx([0.5])


def test_many_facilities_on_a_grid_with_ties():
    """On a regular grid nearly every choice is a tie: costs must still be those of all pairs."""
    side = 6
    place = list(itertools.product(range(side), range(side)))
    lines = [shapely.LineString([(100 * x, 100 * y), (100 * x + dx, 100 * y + dy)])
             for x, y in place for dx, dy in ((100, 0), (0, 100))]  # fmt: skip
    count = len(lines)
    roads = RoadTable(
        np.array(lines, object), np.arange(count).astype(str).astype(object), np.ones(count, bool),
        np.ones(count, bool), np.full(count, 60.0), np.zeros(count, int),
    )  # fmt: skip
    demand = [(100 * x, 100 * y) for x, y in place]
    facility = [(0, 0), (500, 500), (0, 500), (500, 0), (0, 0), (200, 300)]
    params = TravelParams(max_access_m=1.0, strategy=SHORTEST)
    every, _ = ask(roads, demand, facility, params)
    assert len(every) == len(demand) * len(facility)
    for nearest in (2, 3, 5):
        found, _ = ask(roads, demand, facility, params, nearest=nearest)
        first = every.take(np.flatnonzero(every.rank < nearest))
        assert found.cost == pytest.approx(first.cost)
