"""The engine against a plain slow one, and what must hold for any network.

The slow one makes every position a node of a networkx graph and finds joins and legs by trying all pairs.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import networkx as nx
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wulong_planner.analysis.network import access, search
from wulong_planner.analysis.network.tables import PointTable, RoadTable
from wulong_planner.analysis.roads.roadconnectivity import (
    CONNECTED,
    CUT_OFF,
    FASTEST,
    MOTORABLE,
    NO_ROAD,
    SHORTEST,
    ConnectivityParams,
    road_connectivity,
)

SETTINGS = settings(
    max_examples=60, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
CELL = 400.0
ACCESS = 300.0
RANK = {NO_ROAD: 0, CUT_OFF: 1, MOTORABLE: 2, CONNECTED: 3}
PARAMS = ConnectivityParams(max_access_m=ACCESS, tolerance_m=0.5, noding=1)


# ---------------------------------------------------------------- random districts


@st.composite
def districts(draw, one_way=False, zones=True, spurs=True, crossers=False):
    """A grid of winding roads with gaps, spurs that end on other roads, groups off the road, two or three seats."""
    size = draw(st.integers(3, 5))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    node = np.stack(np.meshgrid(np.arange(size), np.arange(size)), axis=-1) * CELL + rng.uniform(
        -90, 90, (size, size, 2)
    )
    roads = []
    for i, j in itertools.product(range(size), range(size)):
        for k, m in ((i + 1, j), (i, j + 1)):
            if k < size and m < size and rng.random() < 0.75:
                middle = (node[i, j] + node[k, m]) / 2 + rng.uniform(-60, 60, 2)
                bent = [node[i, j], middle, node[k, m]] if rng.random() < 0.6 else [node[i, j], node[k, m]]
                roads.append(bent if rng.random() < 0.5 else bent[::-1])
    if not roads:
        roads = [[node[0, 0], node[1, 1]]]
    if spurs:
        for _ in range(rng.integers(0, 4)):
            line = shapely.LineString(roads[rng.integers(len(roads))])
            foot = np.array(line.interpolate(rng.uniform(0.2, 0.8), normalized=True).coords[0])
            roads.append([foot, foot + rng.uniform(-150, 150, 2)])
    for _ in range(draw(st.integers(0, 2)) if crossers else 0):
        roads.append(rng.uniform(-200, size * CELL, (2, 2)))
    count = len(roads)
    hardened = rng.random(count) < 0.5
    table = RoadTable(
        geometry=np.array([shapely.LineString(road) for road in roads], object),
        road_id=np.array([f"r{k}" for k in range(count)], object),
        hardened=hardened,
        motorable=np.ones(count, bool),
        speed_kmh=np.where(hardened, rng.choice([20.0, 35.0], count), rng.choice([8.0, 12.0], count)),
        direction=rng.choice([0, 0, 1, -1], count) if one_way else np.zeros(count, int),
    )
    groups = draw(st.integers(4, 10))
    seats = draw(st.integers(1, 3))
    span = size * CELL
    codes = np.array([f"z{k}" for k in range(seats)], object)
    demand = PointTable(
        id=np.array([f"g{k}" for k in range(groups)], object),
        xy=rng.uniform(-300, span, (groups, 2)),
        weight=rng.integers(0, 50, groups).astype(float),
        zone=rng.choice(codes, groups) if zones else None,
    )
    facility = PointTable(
        id=np.array([f"s{k}" for k in range(seats)], object),
        xy=rng.uniform(0, span - CELL, (seats, 2)),
        zone=codes if zones else None,
        layer="SEATS",
    )
    return table, demand, facility


# ---------------------------------------------------------------- the slow engine


class Slow:
    """Every vertex, join and leg is a node."""

    def __init__(self, roads, demand, seats, params):
        self.roads, self.demand, self.seats, self.params = roads, demand, seats, params
        self.lines = list(roads.geometry)
        self.cuts = [{0.0, line.length} for line in self.lines]
        self.same = nx.Graph()
        for line, cuts in zip(self.lines, self.cuts):
            cuts.update(line.project(shapely.Point(xy)) for xy in line.coords)
        self._join()
        self.legs = {("d", i): self._legs(xy) for i, xy in enumerate(demand.xy)}
        self.legs.update({("s", i): self._legs(xy) for i, xy in enumerate(seats.xy)})

    def _join(self):
        ends = [(i, at) for i, line in enumerate(self.lines) for at in (0.0, line.length)]
        place = {end: self.lines[end[0]].interpolate(end[1]) for end in ends}
        for a, b in itertools.combinations(ends, 2):
            if place[a].distance(place[b]) <= self.params.tolerance_m:
                self.same.add_edge(a, b)
        if self.params.noding == 0:
            return
        for end in ends:
            for i, line in enumerate(self.lines):
                at = line.project(place[end])
                if i != end[0] and 0 < at < line.length and line.distance(place[end]) <= self.params.tolerance_m:
                    self.cuts[i].add(at)
                    self.same.add_edge(end, (i, at))

        if self.params.noding == 2:
            for (i, a), (j, b) in itertools.combinations(enumerate(self.lines), 2):
                for spot in shapely.get_parts(a.intersection(b)):
                    if spot.is_empty:
                        continue
                    assert spot.geom_type == "Point"
                    places = (i, a.project(spot)), (j, b.project(spot))
                    for k, at in places:
                        self.cuts[k].add(at)
                    self.same.add_edge(*places)

    def _legs(self, xy):
        point, legs = shapely.Point(xy), []
        for i, line in enumerate(self.lines):
            along = 0.0
            for a, b in itertools.pairwise(line.coords):
                stretch = shapely.LineString([a, b])
                if stretch.distance(point) <= self.params.max_access_m:
                    on = stretch.project(point)
                    unit = np.subtract(b, a) / stretch.length
                    beyond = abs(np.dot(np.subtract(xy, a), unit) - on)
                    at = along + on
                    if line.length - at < 1e-7:
                        at = line.length
                    self.cuts[i].add(at)
                    legs.append((i, at, stretch.distance(point), beyond, on > 0))
                along += stretch.length
        return legs

    def _runs(self):
        for i, cuts in enumerate(self.cuts):
            for a, b in itertools.pairwise(sorted(cuts)):
                yield i, (i, a), (i, b), b - a

    def graph(self, rate, walk_rate):
        graph = nx.DiGraph()
        for a, b in self.same.edges:
            graph.add_edge(a, b, weight=0.0)
            graph.add_edge(b, a, weight=0.0)
        for i, a, b, run in self._runs():
            if self.roads.direction[i] >= 0:
                graph.add_edge(a, b, weight=run * rate[i])
            if self.roads.direction[i] <= 0:
                graph.add_edge(b, a, weight=run * rate[i])
        for owner, legs in self.legs.items():
            for i, at, distance, beyond, at_stop in legs:
                # Walking to the end that a one-way road leads to is no way to start, nor its beginning to arrive.
                upstream = self.roads.direction[i] * (1 if at_stop else -1) * (1 if owner[0] == "d" else -1) > 0
                if beyond > 1e-6 and upstream:
                    continue
                aside = math.sqrt(max(distance**2 - beyond**2, 0))
                cost = max(walk_rate * distance, walk_rate * aside + rate[i] * beyond)
                pair = (owner, (i, at)) if owner[0] == "d" else ((i, at), owner)
                cost = min(cost, graph.edges[pair]["weight"]) if graph.has_edge(*pair) else cost
                graph.add_edge(*pair, weight=cost)
        for i, j in itertools.product(range(len(self.demand)), range(len(self.seats))):
            straight = math.dist(self.demand.xy[i], self.seats.xy[j])
            if straight <= self.params.max_access_m:
                graph.add_edge(("d", i), ("s", j), weight=straight * walk_rate)
        return graph

    def own(self, i):
        if self.demand.zone is None:
            return list(range(len(self.seats)))
        return [j for j in range(len(self.seats)) if self.seats.zone[j] == self.demand.zone[i]]

    def costs(self):
        fast = self.params.strategy == FASTEST
        rate = [60 / (1000 * v) if fast else 1.0 for v in self.roads.speed_kmh]
        graph = self.graph(rate, self.params.walk_minutes_per_m if fast else 1.0)
        graph.add_nodes_from(self.legs)
        result = []
        for i in range(len(self.demand)):
            reached = nx.single_source_dijkstra_path_length(graph, ("d", i))
            result.append(min((reached.get(("s", j), math.inf) for j in self.own(i)), default=math.inf))
        return np.array(result)

    def physical(self, hardened_only, weight=None):
        graph = nx.Graph()
        graph.add_nodes_from((i, at) for i, cuts in enumerate(self.cuts) for at in cuts)
        graph.add_edges_from(self.same.edges, weight=0.0)
        for i, a, b, run in self._runs():
            if self.roads.hardened[i] or not hardened_only:
                graph.add_edge(a, b, weight=0.0 if self.roads.hardened[i] else run)
        return graph

    def statuses(self):
        def parts(graph):
            return {node: k for k, part in enumerate(nx.connected_components(graph)) for node in part}

        every, hard = parts(self.physical(False)), parts(self.physical(True))

        def touched(owner, part, hardened_only):
            return {part[leg[:2]] for leg in self.legs[owner] if self.roads.hardened[leg[0]] or not hardened_only}

        seats = range(len(self.seats))
        holds = [touched(("s", j), hard, True) for j in seats]
        district = {label for label in set().union(*holds) if sum(label in held for held in holds) * 2 >= len(holds)}
        self.district_nodes = [node for node, label in hard.items() if label in district]
        self.in_district = [bool(held & district) for held in holds]
        result = []
        for i in range(len(self.demand)):
            mine, mine_hard = touched(("d", i), every, False), touched(("d", i), hard, True)
            if any(self.in_district[j] and mine_hard & holds[j] for j in self.own(i)):
                result.append(CONNECTED)
            elif any(mine & touched(("s", j), every, False) for j in self.own(i)):
                result.append(MOTORABLE)
            else:
                result.append(CUT_OFF if mine else NO_ROAD)
        return result

    def locally_nearest(self, graph, xy, leg):
        """No road leads from the leg's position nearer to the point."""
        group = nx.node_connected_component(self.same, leg[:2]) if leg[:2] in self.same else {leg[:2]}
        spot = self.lines[leg[0]].interpolate(leg[1])
        here = spot.distance(shapely.Point(xy))
        for node in group:
            line = self.lines[node[0]]
            for shift in (-1e-3, 1e-3):
                if 0 <= node[1] + shift <= line.length:
                    moved = line.interpolate(node[1] + shift)
                    base = line.interpolate(node[1]).distance(shapely.Point(xy))
                    if moved.distance(shapely.Point(xy)) < base - 1e-7:
                        return False
        return here <= self.params.max_access_m

    def upgrades(self):
        """Least metres by brute force over meeting points; inf where none."""
        self.statuses()
        graph = self.physical(False)
        for owner, legs in self.legs.items():
            graph.add_node(owner)
            xy = (self.demand if owner[0] == "d" else self.seats).xy[owner[1]]
            for leg in legs:
                if self.roads.hardened[leg[0]] or self.locally_nearest(graph, xy, leg):
                    # Entering is free but leaving through a place is not: one node per use.
                    graph.add_edge(owner, leg[:2], weight=0.0)
        plain = self.physical(False)
        district = {}
        if self.district_nodes:
            district = nx.multi_source_dijkstra_path_length(plain, set(self.district_nodes))
        result = []
        for i in range(len(self.demand)):
            own = self.own(i)
            good = [j for j in own if self.in_district[j]]
            best = math.inf
            start = self._from(plain, graph, ("d", i))
            for j in good or own:
                goal = self._from(plain, graph, ("s", j))
                if good or not self.district_nodes:
                    total = min((start[n] + goal[n] for n in start if n in goal), default=math.inf)
                else:
                    total = min(
                        (start[n] + goal[n] + district[n] for n in start if n in goal and n in district),
                        default=math.inf,
                    )
                best = min(best, total)
            result.append(best)
        return np.array(result)

    def _from(self, plain, graph, owner):
        entries = set(graph[owner])
        return nx.multi_source_dijkstra_path_length(plain, entries) if entries else {}


def run(roads, demand, seats, params=PARAMS):
    return road_connectivity(roads, demand, seats, params)


def close(a, b):
    np.testing.assert_allclose(a, b, rtol=1e-7, atol=1e-5)


def with_params(**changes):
    return ConnectivityParams(**{**PARAMS.__dict__, **changes})


@SETTINGS
@given(districts(one_way=True, crossers=True), st.sampled_from([0, 1, 2]))
def test_minutes_equal_the_slow_engine(district, noding):
    params = with_params(noding=noding)
    minutes = run(*district, params).groups["minutes"].fillna(np.inf)
    close(minutes, Slow(*district, params).costs())


@SETTINGS
@given(districts(one_way=True, zones=False))
def test_minutes_to_any_seat_equal_the_slow_engine(district):
    close(run(*district).groups["minutes"].fillna(np.inf), Slow(*district, PARAMS).costs())


@SETTINGS
@given(districts())
def test_the_shortest_route_equals_the_slow_engine(district):
    params = with_params(strategy=SHORTEST)
    groups = run(*district, params).groups
    slow = Slow(*district, params).costs()
    # The walk to the end of a stretch is weighed by more than its length, so the straight metres may be fewer.
    metres = (groups["road_m"] + groups["access_m"]).fillna(np.inf)
    assert (np.isinf(metres) == np.isinf(slow)).all()
    assert (metres <= slow + 1e-5).all()
    plain = np.isfinite(slow)
    assert (metres[plain] >= slow[plain] - 2 * (np.sqrt(2) - 1) * ACCESS).all()


@SETTINGS
@given(districts(one_way=True))
def test_status_equals_the_slow_engine(district):
    assert run(*district).groups["status"].tolist() == Slow(*district, PARAMS).statuses()


@SETTINGS
@given(districts())
def test_metres_to_harden_equal_the_slow_engine(district):
    groups = run(*district).groups
    slow = Slow(*district, PARAMS).upgrades()
    known = groups["status"].isin([CONNECTED, MOTORABLE])
    close(groups["upgrade_m"].fillna(np.inf)[known], slow[known])
    assert groups["upgrade_m"][~known].isna().all()


# ---------------------------------------------------------------- what must always hold


def extend(roads, geometry, *, hardened, speed_kmh, direction=0):
    return RoadTable(
        np.append(roads.geometry, geometry),
        np.append(roads.road_id, "new"),
        np.append(roads.hardened, hardened),
        np.append(roads.motorable, True),
        np.append(roads.speed_kmh, speed_kmh),
        np.append(roads.direction, direction),
    )


@SETTINGS
@given(
    districts(one_way=True),
    st.lists(st.tuples(st.floats(-300, 1800), st.floats(-300, 1800)), min_size=2, max_size=4, unique=True),
    st.booleans(),
    st.booleans(),
    st.sampled_from([0, 1, 2]),
)
def test_adding_a_road_makes_nothing_worse(district, path, hardened, anchored, noding):
    roads, demand, seats = district
    if anchored:  # begin at an end of another road: the usual new road, and the one that may redefine an end
        path = [roads.geometry[len(path) % len(roads)].coords[0], *path[1:]]
    line = shapely.LineString(path)
    if line.length < 1:
        return
    params = with_params(noding=noding)
    before = run(*district, params).groups
    after = run(extend(roads, line, hardened=hardened, speed_kmh=8.0), demand, seats, params).groups
    assert (after["minutes"].fillna(np.inf) <= before["minutes"].fillna(np.inf) + 1e-6).all()
    assert (after["status"].map(RANK) >= before["status"].map(RANK)).all()
    both = after["hardened_m"].fillna(np.inf) <= before["hardened_m"].fillna(np.inf) + 1e-6
    assert both.all()


@SETTINGS
@given(districts(one_way=True), st.integers(0, 2**32 - 1))
def test_the_order_of_rows_changes_nothing(district, seed):
    roads, demand, seats = district
    rng = np.random.default_rng(seed)
    r, d, s = (rng.permutation(len(table)) for table in district)
    shuffled = (
        RoadTable(*(getattr(roads, name)[r] for name in list(RoadTable.__dataclass_fields__)[:6])),
        PointTable(demand.id[d], demand.xy[d], demand.weight[d], demand.zone[d]),
        PointTable(seats.id[s], seats.xy[s], None, seats.zone[s], layer="SEATS"),
    )
    before, after = run(*district), run(*shuffled)
    again = after.groups.iloc[np.argsort(d)].reset_index(drop=True)
    assert before.groups.equals(again)
    for name in ("road_id", "length_m", "groups_gained", "people_gained"):
        assert before.links[name].tolist() == after.links[name].tolist()


ANSWERS = ["hardened_m", "road_m", "minutes", "upgrade_m", "access_m"]


def assert_same_answers(before, after):
    assert before["status"].tolist() == after["status"].tolist()
    assert before["reason"].tolist() == after["reason"].tolist()
    for name in ANSWERS:
        np.testing.assert_allclose(after[name], before[name], rtol=1e-6, atol=1e-4, err_msg=name)


@SETTINGS
@given(
    districts(one_way=True, spurs=False),
    st.integers(0, 1000),
    st.floats(0.05, 0.95),
    st.sampled_from([0, 1]),
    st.booleans(),
)
def test_splitting_a_line_changes_nothing(district, which, share, strategy, double_only):
    roads, demand, seats = district
    params = with_params(strategy=strategy)
    k = which % len(roads)
    line = roads.geometry[k]
    cut = np.array(line.interpolate(share, normalized=True).coords[0])
    at = line.project(shapely.Point(cut))
    ahead = [xy for xy in line.coords if line.project(shapely.Point(xy)) < at - 1e-6]
    behind = [xy for xy in line.coords if line.project(shapely.Point(xy)) > at + 1e-6]
    geometry = roads.geometry.copy()
    if double_only:
        geometry[k] = shapely.LineString([*ahead, cut, cut, *behind])
        split = RoadTable(geometry, *(getattr(roads, n) for n in list(RoadTable.__dataclass_fields__)[1:6]))
    else:
        geometry[k] = shapely.LineString([*ahead, cut])
        split = RoadTable(geometry, *(getattr(roads, n) for n in list(RoadTable.__dataclass_fields__)[1:6]))
        split = extend(
            split,
            shapely.LineString([cut, *behind]),
            hardened=roads.hardened[k],
            speed_kmh=roads.speed_kmh[k],
            direction=roads.direction[k],
        )
    assert_same_answers(run(*district, params).groups, run(split, demand, seats, params).groups)


@SETTINGS
@given(districts(one_way=True))
def test_drawing_a_line_backwards_changes_nothing(district):
    roads, demand, seats = district
    turned = RoadTable(
        shapely.reverse(roads.geometry),
        roads.road_id,
        roads.hardened,
        roads.motorable,
        roads.speed_kmh,
        -roads.direction,
    )
    assert_same_answers(run(*district).groups, run(turned, demand, seats).groups)


@SETTINGS
@given(districts(), st.integers(0, 1000))
def test_hardening_a_road_makes_nothing_worse(district, which):
    roads, demand, seats = district
    hardened = roads.hardened.copy()
    hardened[which % len(roads)] = True
    before = run(*district)
    after = run(replace(roads, hardened=hardened), demand, seats)
    assert (after.groups["status"].map(RANK) >= before.groups["status"].map(RANK)).all()
    if before.seats["on_district_network"].any():
        assert (after.groups["upgrade_m"].fillna(np.inf) <= before.groups["upgrade_m"].fillna(np.inf) + 1e-6).all()


@SETTINGS
@given(districts())
def test_links_cover_every_metre_to_harden_once(district):
    roads, demand, seats = district
    result = run(*district)
    links, groups = result.links, result.groups
    assert links["length_m"].tolist() == pytest.approx([line.length for line in links["geometry"]])
    assert not any(roads.hardened[roads.road_id == code].any() for code in links["road_id"])
    for one in np.flatnonzero(groups["upgrade_m"] > 1e-6):
        alone = PointTable(demand.id[[one]], demand.xy[[one]], demand.weight[[one]], demand.zone[[one]])
        answer = run(roads, alone, seats)
        assert answer.links["length_m"].sum() == pytest.approx(groups["upgrade_m"][one])
        assert answer.links["people_gained"].tolist() == [demand.weight[one]] * len(answer.links)


@SETTINGS
@given(districts())
def test_hardening_the_links_of_a_group_connects_it(district):
    roads, demand, seats = district
    result = run(*district)
    if not len(result.links) or not result.seats["on_district_network"].any():
        return
    extra = roads
    for line in result.links["geometry"]:
        extra = extend(extra, line, hardened=True, speed_kmh=20.0)
    # The hardened stretches overlie their roads, so every crossing with a road's end must join them.
    after = run(extra, demand, seats, with_params(noding=2)).groups
    wanted = result.groups["upgrade_m"] > 1e-6
    assert (after["status"][wanted] == CONNECTED).all()


@SETTINGS
@given(districts(), st.floats(1.0, 60.0))
def test_a_longer_walk_to_the_road_makes_nothing_worse(district, more):
    before = run(*district).groups
    after = run(*district, with_params(max_access_m=ACCESS + more)).groups
    assert (after["minutes"].fillna(np.inf) <= before["minutes"].fillna(np.inf) + 1e-6).all()
    assert (after["status"].map(RANK) >= before["status"].map(RANK)).all()


@SETTINGS
@given(districts(one_way=True))
def test_neither_batches_nor_short_searches_change_the_answer(district):
    """Memory and time may be spent otherwise: one group at a time, and searches that begin far too short."""
    whole = run(*district)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(access, "LEGS", 1)
        patch.setattr(search, "MARGIN", -0.5)
        patch.setattr(search, "CELLS", 1)
        pieces = run(*district)
    pd.testing.assert_frame_equal(whole.groups, pieces.groups, rtol=1e-12)
    assert whole.links.equals(pieces.links)
    assert whole.reasons == pieces.reasons


@pytest.mark.parametrize("noding, joined", [(0, False), (1, False), (2, True)])
def test_a_bridge_over_a_road_joins_only_when_asked(noding, joined):
    roads = RoadTable(
        np.array([shapely.LineString([(-1000, 0), (1000, 0)]), shapely.LineString([(0, -1000), (0, 1000)])], object),
        np.array(["road", "bridge"], object),
        np.ones(2, bool),
        np.ones(2, bool),
        np.full(2, 20.0),
        np.zeros(2, int),
    )
    groups = run(
        roads,
        PointTable(np.array(["g"]), np.array([[900.0, 0.0]])),
        PointTable(np.array(["s"]), np.array([[0.0, 900.0]])),
        with_params(noding=noding, max_access_m=10.0),
    ).groups
    assert groups["status"][0] == (CONNECTED if joined else CUT_OFF)
    assert groups["road_m"][0] == pytest.approx(1800.0) if joined else np.isnan(groups["road_m"][0])
