"""Three groups behind one road and a ring, worked by hand.

::

                   (1500, 800)
                    .  d  .
    S ====a==== J ====b==== K ====c==== L          every road 20 km/h = 333.3 m/min
    0   500   1000        2000  2500   3000
        G1 (100 m aside)        G2      G3         10, 20, 40 people

a  has no way round; broken between S and G1 it cuts off all 70 people
b  is part of a ring: the way round by d is 2 · √(500² + 800²) − 1000 = 886.8 m longer, 2.66 min, for 60 people
c  broken between K and G2 it cuts off 60 people
"""

from __future__ import annotations

from types import SimpleNamespace

import networkx as nx
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from wulong_planner.analysis.errors import Cancelled, InputError
from wulong_planner.analysis.network.ends import Ends
from wulong_planner.analysis.network.network import components
from wulong_planner.analysis.network.travel import prepare_travel
from wulong_planner.analysis.roads.bridges import cut_off_by_bridges, find_bridges
from wulong_planner.analysis.roads.criticalroads import CriticalParams, critical_roads
from wulong_planner.analysis.roads.roadconnectivity import number_zones

PARAMS = CriticalParams(max_access_m=200)
RANDOM = settings(max_examples=30, derandomize=True, deadline=None, database=None)
M_PER_MIN = 20_000 / 60
ROUND_MIN = (2 * np.hypot(500, 800) - 1000) / M_PER_MIN


@pytest.fixture
def roads(road_table):
    return road_table(
        ("a", [(0, 0), (1000, 0)], True, 20),
        ("b", [(1000, 0), (2000, 0)], True, 20),
        ("c", [(2000, 0), (3000, 0)], True, 20),
        ("d", [(1000, 0), (1500, 800), (2000, 0)], True, 20),
    )


@pytest.fixture
def groups(point_table):
    return point_table(G1=(500, 100, 10), G2=(2500, 0, 20), G3=(3000, 0, 40))


@pytest.fixture
def seats(point_table):
    return point_table("SEATS", S=(0, 0))


def test_links_by_the_people_they_cut_off(roads, groups, seats):
    links = critical_roads(roads, groups, seats, PARAMS).links
    assert links["road_id"].tolist() == ["a", "c", "b"]
    assert links["kind"].tolist() == ["bridge", "bridge", "detour"]
    assert links["people_cut"].tolist() == [70, 60, 0]
    assert links["groups_cut"].tolist() == [3, 2, 0]
    assert links["people_using"].tolist() == [70, 60, 60]
    assert links["rank"].tolist() == [1, 2, 3]
    assert links["detour_minutes"].fillna(-1).tolist() == pytest.approx([-1, -1, ROUND_MIN])
    assert links["length_m"].tolist() == pytest.approx([1000, 1000, 1000])


def test_groups_name_the_first_link_that_can_cut_them_off(roads, groups, seats):
    found = critical_roads(roads, groups, seats, PARAMS).groups
    assert found["at_risk"].tolist() == [1, 1, 1]
    assert found["critical_road"].tolist() == ["a", "c", "c"]
    assert found["minutes"].tolist() == pytest.approx([100 / 50 + 1.5, 7.5, 9.0])


def test_a_second_road_to_the_seat_takes_the_risk_away(roads, groups, seats, road_table, take_roads):
    more = road_table(("e", [(0, 0), (1500, -800), (3000, 0)], True, 20))
    both = take_roads(roads, slice(None))
    names = ("geometry", "road_id", "hardened", "motorable", "speed_kmh", "direction")
    both = type(roads)(*(np.concatenate((getattr(both, name), getattr(more, name))) for name in names))
    result = critical_roads(both, groups, seats, PARAMS)
    assert result.bridges == 0
    assert result.groups["at_risk"].tolist() == [0, 0, 0]
    assert (result.links["kind"] == "detour").all()


def test_who_lives_beyond_the_seat_on_the_same_link_is_not_cut_off_together(roads, point_table, seats):
    """The seat stands in the middle of c: G2 on one side, G3 on the other; no spot cuts off both."""
    middle = point_table("SEATS", S=(2700, 0))
    groups = point_table(G2=(2500, 0, 20), G3=(3000, 0, 40))
    links = critical_roads(roads, groups, middle, CriticalParams(max_access_m=100, detours=0)).links
    assert links[["road_id", "people_cut", "groups_cut"]].to_numpy().tolist() == [["c", 40, 1]]


def test_a_hazard_closes_what_it_touches(roads, groups, seats):
    ring = critical_roads(roads, groups, seats, PARAMS, hazard=np.array([shapely.Point(1500, 0)]))
    assert ring.groups["hazard"].tolist() == ["open", "detour", "detour"]
    more = (ring.groups["hazard_minutes"] - ring.groups["minutes"]).tolist()
    assert more == pytest.approx([0, ROUND_MIN, ROUND_MIN])
    assert ring.closed.sum() == 1


@pytest.mark.parametrize(("buffer_m", "effect"), [(9.9, "open"), (10, "cut_off")])
def test_the_buffer_includes_its_own_value(roads, groups, seats, buffer_m, effect):
    params = CriticalParams(max_access_m=200, hazard_buffer_m=buffer_m)
    found = critical_roads(roads, groups, seats, params, hazard=np.array([shapely.Point(2200, 10)])).groups
    assert found["hazard"].tolist() == ["open", effect, effect]
    assert found["hazard_minutes"].isna().tolist() == [False, effect == "cut_off", effect == "cut_off"]


def test_a_hazard_may_close_every_road(roads, groups, seats):
    everything = np.array([shapely.box(-1, -1, 4000, 1000)])
    found = critical_roads(roads, groups, seats, PARAMS, hazard=everything).groups
    assert found["hazard"].tolist() == ["cut_off"] * 3
    assert found["hazard_minutes"].isna().all()


def test_who_had_no_road_before_is_told_apart(roads, point_table, seats):
    groups = point_table(G=(9000, 9000, 5))
    result = critical_roads(roads, groups, seats, PARAMS, hazard=np.array([shapely.Point(1500, 0)]))
    assert result.groups["hazard"].tolist() == ["no_road"]
    assert result.beyond == 1
    assert not len(result.links)


def test_a_one_way_ring_has_no_way_round(roads, groups, seats, road_table):
    ring = road_table(
        ("a", [(0, 0), (1000, 0)], True, 20),
        ("b", [(1000, 0), (2000, 0)], True, 20),
        ("c", [(2000, 0), (3000, 0)], True, 20),
        ("d", [(1000, 0), (1500, 800), (2000, 0)], True, 20, 1),
    )
    link = critical_roads(ring, groups, seats, PARAMS).links.set_index("road_id").loc["b"]
    assert (link["people_cut"], link["groups_cut"]) == (60, 2)
    assert np.isnan(link["detour_minutes"])


def test_bad_buffer(roads, groups, seats):
    with pytest.raises(InputError, match="HAZARD_BUFFER_M is -1"):
        critical_roads(roads, groups, seats, CriticalParams(hazard_buffer_m=-1))


def test_stops_when_asked(roads, groups, seats):
    with pytest.raises(Cancelled):
        critical_roads(roads, groups, seats, PARAMS, should_stop=lambda: True)


class TestBridges:
    @RANDOM
    @given(st.integers(1, 12), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), min_size=1, max_size=22))
    def test_as_networkx_finds_them(self, size, pairs):
        ends = np.array(pairs) % size
        found = find_bridges(SimpleNamespace(node_count=size, piece_from=ends[:, 0], piece_to=ends[:, 1]))
        graph = nx.MultiGraph()
        graph.add_nodes_from(range(size))
        graph.add_edges_from((int(a), int(b), number) for number, (a, b) in enumerate(ends))
        whole = nx.number_connected_components(graph)
        for number, (a, b) in enumerate(ends):
            rest = graph.copy()
            rest.remove_edge(int(a), int(b), number)
            assert found[number] == (nx.number_connected_components(rest) > whole)

    def test_a_long_chain_needs_no_recursion(self):
        nodes = np.arange(20_000)
        chain = SimpleNamespace(node_count=len(nodes), piece_from=nodes[:-1], piece_to=nodes[1:])
        assert find_bridges(chain).all()
        ring = SimpleNamespace(node_count=len(nodes), piece_from=nodes, piece_to=np.roll(nodes, -1))
        assert not find_bridges(ring).any()


def worst_by_trying(travel, ends, people):
    """Break every piece at every spot between two places on it, and see who is left without a way."""
    network, count = travel.network, len(travel.network.piece_line)
    before = ends.joined(network, travel.parts)
    worst, hangs = [(0.0, 0)] * count, np.zeros(len(people), bool)
    for piece in range(count):
        others = np.arange(count) != piece
        label = components(network, others)
        on = [legs.position[legs.piece == piece] for legs in (ends.demand, ends.facility)]
        spots = np.unique(np.concatenate((network.piece_start[[piece]], *on, network.piece_stop[[piece]])))
        for spot in (spots[:-1] + spots[1:])[np.diff(spots) > 1e-5] / 2:
            sides = []
            for legs in (ends.demand, ends.facility):
                side = label[network.piece_from[legs.piece]]
                here = legs.piece == piece
                sides.append(np.where(here & (legs.position > spot), label[network.piece_to[legs.piece]], side))
            seats = set(zip(ends.facility_zone[ends.facility.point].tolist(), sides[1].tolist()))
            kept = np.zeros(len(people), bool)
            for point, side in zip(ends.demand.point.tolist(), sides[0].tolist()):
                kept[point] |= (int(ends.demand_zone[point]), side) in seats
            lost = before & ~kept
            hangs |= lost
            worst[piece] = max(worst[piece], (people[lost].sum(), int(lost.sum())))
    return worst, hangs


@RANDOM
@given(seed=st.integers(0, 2**32 - 1))
def test_cut_off_as_by_trying_every_spot(random_district, seed):
    roads, groups, seats = random_district(seed)
    travel = prepare_travel(roads, CriticalParams(max_access_m=300))
    ends = Ends(travel.legs(groups), travel.legs(seats), *number_zones(groups, seats))
    found = cut_off_by_bridges(travel.network, ends, groups.people)
    worst, hangs = worst_by_trying(travel, ends, groups.people)
    assert list(zip(found.people.tolist(), found.groups.tolist())) == worst
    assert found.hangs.tolist() == hangs.tolist() == (found.nearest >= 0).tolist()


@RANDOM
@given(seed=st.integers(0, 2**32 - 1))
def test_closing_a_link_as_a_network_without_it(random_district, take_roads, seed):
    """The way round of a link that is a whole road equals the answer without that road."""
    roads, groups, seats = random_district(seed)
    params = CriticalParams(max_access_m=300, detours=3)
    result = critical_roads(roads, groups, seats, params)
    network = result.travel.network
    whole = np.diff(network.first_piece) == 1
    single = set(result.travel.road_id[network.source[whole]])
    for link in result.links[result.links["kind"] == "detour"].itertuples():
        if link.road_id not in single:
            continue
        rest = np.flatnonzero(roads.road_id != link.road_id)
        without = critical_roads(take_roads(roads, rest), groups, seats, CriticalParams(max_access_m=300, detours=0))
        more = without.groups["minutes"] - result.groups["minutes"]
        assert link.detour_minutes != link.detour_minutes or link.detour_minutes <= more.max() + 1e-6


@RANDOM
@given(seed=st.integers(0, 2**32 - 1))
def test_the_order_of_rows_changes_nothing(random_district, take_roads, seed):
    roads, groups, seats = random_district(seed)
    params = CriticalParams(max_access_m=300, detours=5)
    hazard = np.array([shapely.Point(500, 500).buffer(150)])
    first = critical_roads(roads, groups, seats, params, hazard=hazard)
    turned = np.arange(len(roads))[::-1]
    back = seats.take(np.arange(len(seats))[::-1])
    other = critical_roads(take_roads(roads, turned), groups, back, params, hazard=hazard)
    columns = ["road_id", "kind", "people_cut", "groups_cut", "people_using", "rank"]
    assert first.links[columns].equals(other.links[columns])
    assert first.groups.equals(other.groups)
