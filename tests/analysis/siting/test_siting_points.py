"""What the way costs, where nothing may be built, and where weather stations would stand for most."""

import numpy as np
import pytest
import shapely
from wulong_planner.analysis.errors import InputError
from wulong_planner.analysis.network.tables import PointTable, RoadTable
from wulong_planner.analysis.network.travel import TravelParams, prepare_travel
from wulong_planner.analysis.siting.points import (
    not_allowed,
    priorities,
    road_costs,
    straight_costs,
    table_costs,
)
from wulong_planner.analysis.siting.stations import Shares, Stands, place_worth, propose

DEMAND = PointTable(np.array(["a", "b"], object), np.array([[0.0, 0.0], [3.0, 4.0]]))
SITES = PointTable(np.array(["B", "A"], object), np.array([[0.0, 0.0], [np.nan, 0.0]]), layer="SITES")


def test_straight_lines():
    assert straight_costs(DEMAND, SITES).tolist() == [[0, np.inf], [5, np.inf]]


def test_along_the_roads():
    road = RoadTable(
        geometry=shapely.from_wkt(["LINESTRING(0 0, 3000 0)"]), road_id=np.array(["r"], object),
        hardened=np.ones(1, bool),
        motorable=np.ones(1, bool), speed_kmh=np.full(1, 60.0), direction=np.zeros(1, int),
    )  # fmt: skip
    travel = prepare_travel(road, TravelParams(max_access_m=100.0))
    demand = PointTable(np.array(["a", "b"], object), np.array([[0.0, 0.0], [1000.0, 50.0]]))
    sites = PointTable(np.array(["Z", "C"], object), np.array([[3000.0, 0.0], [1000.0, 9000.0]]))
    cost = road_costs(travel, demand, sites)
    assert cost[:, 0] == pytest.approx([3.0, 3.0])  # 50 m walked take a minute
    assert np.isinf(cost[:, 1]).all()
    assert road_costs(travel, demand, sites, limit=3.0)[:, 0].tolist() == [3.0, 3.0]
    assert np.isinf(road_costs(travel, demand, sites, limit=2.9)).all()


def table(origin, destination, cost):
    return table_costs(
        np.array(origin, object), np.array(destination, object), np.array(cost, float), demand=DEMAND, sites=SITES,
        layer="costs",
    )  # fmt: skip


def test_a_table_of_pairs():
    found = table(["a", "a", "b", "x"], ["A", "B", "A", "Y"], [1.0, np.nan, 2.0, 3.0])
    assert found.cost.tolist() == [[np.inf, 1.0], [np.inf, 2.0]]
    assert (found.unknown_points, found.unknown_sites) == (["x"], ["Y"])
    assert found.bare_points.tolist() == [] and found.bare_sites.tolist() == []
    assert table(["a"], ["A"], [0.0]).bare_points.tolist() == [1]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ((["a"], ["A"], [-1.0]), "costs: the cost from a to A is -1"),
        ((["a", "a"], ["A", "A"], [1.0, 2.0]), "the pair a, A stands more than once"),
        ((["x"], ["A"], [1.0]), "costs: no row has the codes of both"),
    ],
)
def test_bad_tables(rows, sentence):
    with pytest.raises(InputError) as caught:
        table(*rows)
    assert sentence in str(caught.value)


def test_the_border_of_an_area_is_inside():
    sites = PointTable(np.array(list("ABCD"), object), np.array([[0.0, 0], [1, 0], [2, 0], [np.nan, 0]]))
    areas = np.array([shapely.box(1, -1, 1.5, 1), None], object)
    assert not_allowed(sites, areas).tolist() == [False, True, False, False]


def test_tiers_without_a_factor_count_once():
    assert priorities(np.array(["1", None, "3"], object), {"1": 2.5}, 3).tolist() == [2.5, 1, 1]
    assert priorities(None, {"1": 2.5}, 2).tolist() == [1, 1]


def test_a_station_stands_for_what_is_near_and_as_high():
    stands = Stands(5.0, 300.0)
    place, height = np.array([[0.0, 0], [3, 4], [0, 0]]), np.array([500.0, 800, 801])
    metres = stands.metres(place, height, np.array([[0.0, 0]]), np.array([500.0]))
    assert metres[:, 0].tolist() == [0, 5, np.inf]
    assert stands.metres(place, height, np.array([[0.0, 0]]), np.array([np.nan]))[:, 0].tolist() == [0, 5, 0]


def test_every_band_weighs_alike():
    people, hazard = np.array([30.0, 10, 0, 0, 0, 0]), np.array([0.0, 0, 2, 0, 0, 0])
    band = np.array([np.nan, np.nan, np.nan, 1, 1, 2])
    worth = place_worth(people, hazard, band, Shares(0.5, 0.25, 0.25))
    assert worth == pytest.approx([0.375, 0.125, 0.25, 0.0625, 0.0625, 0.125])
    assert worth.sum() == pytest.approx(1)


def test_the_share_of_what_is_unknown_goes_to_the_rest():
    people, nothing = np.array([3.0, 1.0]), np.zeros(2)
    assert place_worth(people, nothing, np.full(2, np.nan), Shares(0.5, 0.25, 0.25)) == pytest.approx([0.75, 0.25])
    with pytest.raises(InputError, match="nothing to weigh"):
        place_worth(nothing, nothing, np.full(2, np.nan), Shares(0.5, 0.25, 0.25))
    for wrong in (Shares(-1, 1, 1), Shares(0, 0, 0), Shares(np.nan, 1, 1)):
        with pytest.raises(InputError, match="The shares of people, hazard and elevation bands are"):
            place_worth(people, nothing, np.full(2, np.nan), wrong)


def test_proposals_kind_after_kind():
    metres = np.abs(np.array([0.0, 1, 2, 4, 6])[:, None] - np.array([0.0, 1, 2, 4, 6]))
    worth = np.array([0.1, 0.2, 0.3, 0.25, 0.15])
    ask = {"radius_m": 1.0, "site_id": np.array(list("ABCDE")), "time_limit_s": 10.0}
    found = propose(metres, worth, np.zeros(5, bool), [1, 3], **ask)
    assert found.site.tolist() == [1, 3, 4]  # B for a, b, c; then D and E; nothing is left for a third
    assert found.kind.tolist() == [0, 1, 1]
    assert found.worth == pytest.approx([0.6, 0.25, 0.15])
    assert (found.before, found.missing.tolist(), found.proven) == (0, [0, 1], True)
    assert found.after == pytest.approx(1)
    settled = propose(metres, worth, np.array([True, True, True, False, False]), [1], **ask)
    assert settled.site.tolist() == [3] and settled.before == pytest.approx(0.6)
