"""The nearest facility on a street with a branch, worked out by hand.

                   * g3 (2000, 1000)
                   |  track, 12 km/h
 g1 *----A---------+---------B----* g2          road, 60 km/h (1 km a minute)
    0   500       2000      3500  4000          metres

g4 stands 300 m above the road at 1000, g5 600 m above it, beyond the limit of 500 m.
Off the road one walks 3 km/h: 50 m a minute.
"""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from wulong_planner.analysis.errors import Cancelled, InputError
from wulong_planner.analysis.network.tables import PointTable, RoadTable
from wulong_planner.analysis.network.travel import FASTEST, SHORTEST, TravelParams, prepare_travel
from wulong_planner.analysis.services.nearest import nearest_facilities, smallest_cutoff, summarise_cutoffs

STREET = shapely.LineString([(0, 0), (4000, 0)])
TRACK = shapely.LineString([(2000, 0), (2000, 1000)])
PLACES = {"g1": (0, 0), "g2": (4000, 0), "g3": (2000, 1000), "g4": (1000, 300), "g5": (1000, 600)}
CLINICS = {"A": (500, 0), "B": (3500, 0)}


def points(places, weight=None):
    ids = np.array(list(places), object)
    return PointTable(id=ids, xy=np.array(list(places.values()), float).reshape(-1, 2), weight=weight)


def travel(strategy=FASTEST, direction=(0, 0), lines=(STREET, TRACK)):
    roads = RoadTable(
        geometry=np.array(lines, object),
        road_id=np.array(["street", "track"], object)[: len(lines)],
        hardened=np.ones(len(lines), bool),
        motorable=np.ones(len(lines), bool),
        speed_kmh=np.array([60.0, 12.0])[: len(lines)],
        direction=np.array(direction, np.int8)[: len(lines)],
    )
    return prepare_travel(roads, TravelParams(strategy=strategy))


def ask(places=PLACES, clinics=CLINICS, *, on=None, cutoffs=(1, 3), **changes):
    return nearest_facilities(on or travel(), points(places), points(clinics), cutoffs=cutoffs, **changes)


def test_minutes_by_hand():
    ways = ask().ways
    assert ways["facility_id"].tolist() == ["A", "B", "A", "A", None]
    # g1: 500 m of street; g3: 1000 m of track = 5 min, 1500 m of street; g4: a walk of 6 min or straight to A
    assert ways["minutes"].to_numpy()[:4] == pytest.approx([0.5, 0.5, 6.5, 6.5])
    assert ways["road_m"].to_numpy()[:4] == pytest.approx([500, 500, 2500, 500])
    assert ways["access_m"].to_numpy()[:4] == pytest.approx([0, 0, 0, 300])
    assert ways["reason"].tolist() == [None, None, None, None, "no_road_within_limit"]
    assert np.isnan(ways[["minutes", "road_m", "access_m", "within"]].to_numpy(float)[4]).all()


def test_a_cutoff_that_is_just_met_counts():
    within = ask(cutoffs=(0.5, 6.5)).ways["within"].to_numpy()
    assert within[:4].tolist() == [0.5, 0.5, 6.5, 6.5]
    assert smallest_cutoff(np.array([1.0, 1.0 + 1e-6, 3.1]), np.array([1.0, 3.0])).tolist()[:2] == [1.0, 3.0]


def test_the_two_nearest_in_order():
    ways = ask({"g1": (0, 0)}, nearest=2).ways
    assert ways["rank"].tolist() == [1, 2]
    assert ways["facility_id"].tolist() == ["A", "B"]
    assert ways["minutes"].tolist() == pytest.approx([0.5, 3.5])


def test_metres_when_the_shortest_way_is_asked_for():
    ways = ask(on=travel(SHORTEST), cutoffs=(500, 2500)).ways
    assert ways["within"].tolist()[:4] == [500, 500, 2500, 2500]
    assert ways["road_m"].to_numpy()[3] == pytest.approx(500)
    assert ways["minutes"].to_numpy()[:3] == pytest.approx([0.5, 0.5, 6.5])


def test_of_two_clinics_equally_far_the_lower_code_whatever_their_order():
    middle = {"g": (2000, 0)}
    for clinics in (CLINICS, dict(reversed(CLINICS.items()))):
        assert ask(middle, clinics).ways["facility_id"].tolist() == ["A"]


def test_one_way_streets_are_obeyed_towards_the_facility():
    ways = ask({"g2": (4000, 0)}, {"A": (500, 0)}, on=travel(direction=(1, 0))).ways
    assert ways["reason"].tolist() == ["one_way_against"]
    assert ask({"g1": (0, 0)}, {"A": (500, 0)}, on=travel(direction=(1, 0))).ways["minutes"].tolist() == [0.5]


def test_why_a_point_reaches_nothing():
    far = shapely.LineString([(10_000, 0), (11_000, 0)])
    apart = travel(lines=(STREET, far))
    found = ask({"here": (10_500, 0), "nowhere": (np.nan, 0)}, on=apart)
    assert found.ways["reason"].tolist() == ["road_reaches_no_facility", "no_place"]
    off = ask({"g1": (0, 0)}, {"A": (500, 5000)})
    assert off.ways["reason"].tolist() == ["no_facility_on_road"]
    assert found.reasons == {"no_place": 1, "road_reaches_no_facility": 1}


def test_straight_on_foot_where_no_road_is_near():
    ways = ask({"g": (9000, 9000)}, {"A": (9000, 9300)}).ways
    assert ways[["minutes", "road_m", "access_m"]].to_numpy().tolist() == [[6.0, 0.0, 300.0]]


def test_counted_by_area():
    people = np.array([10.0, 20.0, 30.0, 40.0, 50.0])
    zone = np.array(["x", "x", "y", "y", None], object)
    table = summarise_cutoffs(ask(cutoffs=(1, 7)).ways, people, {"village": zone}, cutoffs=(1, 7), target_share=1.0)
    columns = ["level", "zone", "cutoff", "groups", "groups_within", "people_within", "unreached", "groups_to_do"]
    assert table[columns].to_numpy().tolist() == [
        ["all", "", 1, 5, 2, 30, 1, 3],
        ["all", "", 7, 5, 4, 100, 1, 1],
        ["village", "", 1, 1, 0, 0, 1, 1],
        ["village", "", 7, 1, 0, 0, 1, 1],
        ["village", "x", 1, 2, 2, 30, 0, 0],
        ["village", "x", 7, 2, 2, 30, 0, 0],
        ["village", "y", 1, 2, 0, 0, 0, 2],
        ["village", "y", 7, 2, 2, 70, 0, 0],
    ]


@pytest.mark.parametrize("cutoffs", [(), (-1,), (15, 15), (np.nan,)])
def test_cutoffs_that_mean_nothing(cutoffs):
    with pytest.raises(InputError, match="CUTOFFS is"):
        ask(cutoffs=cutoffs)


def test_other_input_that_means_nothing():
    with pytest.raises(InputError, match="NEAREST is 0"):
        ask(nearest=0)
    with pytest.raises(InputError, match="has no point with coordinates"):
        ask(clinics={"A": (np.nan, np.nan)})
    with pytest.raises(InputError, match="the code g1 is given to 2 points"):
        nearest_facilities(
            travel(), replace(points({"g1": (0, 0), "g2": (1, 1)}), id=np.array(["g1", "g1"], object)), points(CLINICS),
            cutoffs=(15,),
        )  # fmt: skip


def test_it_stops_when_asked():
    with pytest.raises(Cancelled):
        ask(should_stop=lambda: True)
