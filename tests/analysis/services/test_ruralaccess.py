"""The Rural Access Index on a track that leads to an all-season road, worked out by hand.

      3000 |                     * C (2500, 2900)
           |
       500 |  A *                              metres; the road is all-season, the track is not
           |    :  track
         0 |====+=========== road ============ B * at (6000, 1250)
           0   500                 5000

Off the roads one walks 3 km/h (50 m a minute), along the track 5 km/h (83.33 m a minute).
A stands on the track 500 m from the road: 500 / 83.33 = 6 min. B is 1250 m beside the road's prolongation and
1000 m beyond its end. C is 2900 m away: in neither.
"""

import numpy as np
import pytest
import shapely
from pandas.testing import assert_frame_equal
from wulong_planner.analysis.errors import Cancelled, InputError
from wulong_planner.analysis.network.tables import PointTable, RoadTable
from wulong_planner.analysis.network.travel import TravelParams
from wulong_planner.analysis.services.ruralaccess import RuralAccessParams, rural_access, summarise_rural_access

ROAD = shapely.LineString([(0, 0), (5000, 0)])
TRACK = shapely.LineString([(500, 0), (500, 500)])


def roads(*lines):
    count = len(lines)
    return RoadTable(
        geometry=np.array(lines, object),
        road_id=np.array([f"r{number}" for number in range(count)], object),
        hardened=np.zeros(count, bool),
        motorable=np.zeros(count, bool),  # closed to traffic, and walked on all the same
        speed_kmh=np.zeros(count),
        direction=np.zeros(count, np.int8),
    )


def people(*places, weight=None):
    ids = np.array([chr(65 + number) for number in range(len(places))], object)
    return PointTable(id=ids, xy=np.array(places, float), weight=weight)


def ask(demand, lines=(ROAD, TRACK), all_season=(True, False), **changes):
    params = RuralAccessParams(TravelParams(), **changes)
    return rural_access(roads(*lines), np.array(all_season), demand, params).points


def test_by_hand():
    found = ask(people((500, 500), (5000, 1250), (2500, 2900)))
    assert found["all_season_m"].tolist() == [500, 1250, 2900]
    assert found["walk_minutes"].to_numpy() == pytest.approx([6.0, 25.0, np.nan], nan_ok=True)
    assert found["in_circle"].tolist() == [True, True, False]
    assert found["in_walk"].tolist() == [True, True, False]
    assert found["reason"].tolist() == [None, None, None]


def test_the_circle_reaches_further_than_the_walk():
    found = ask(people((2500, 2000), (2500, 2000.01), (5000, 1250.01)))
    assert found["in_circle"].tolist() == [True, False, True]
    assert found["in_walk"].tolist() == [False, False, False]


def test_the_shorter_way_counts_when_the_track_winds():
    winding = shapely.LineString([(500, 0), (500, 4000), (2000, 4000), (2000, 200)])
    found = ask(people((2000, 200)), lines=(ROAD, winding))
    assert found["walk_minutes"].tolist() == pytest.approx([4.0])  # 200 m across country, not 9300 m of track


def test_a_point_without_a_place_is_told_and_counts_as_not_reached():
    found = ask(people((500, 500), (np.nan, 0)))
    assert found["reason"].tolist() == [None, "no_place"]
    assert found["in_circle"].tolist() == [True, False]


def test_without_any_all_season_road_nobody_is_near():
    found = ask(people((500, 500)), all_season=(False, False))
    assert np.isnan(found["all_season_m"]).all()
    assert not found["in_walk"].any()


def test_shares_by_zone():
    demand = people((500, 500), (5000, 1250), (2500, 2900), weight=np.array([10.0, 30.0, 60.0]))
    found = ask(demand)
    table = summarise_rural_access(found, demand.people, {"village": np.array(["x", "y", "y"], object)})
    assert table[["level", "zone", "people", "rai_circle_pct"]].to_numpy().tolist() == [
        ["village", "x", 10, 100],
        ["village", "y", 90, pytest.approx(100 / 3)],
        ["all", "", 100, 40],
    ]


def test_splitting_the_road_changes_nothing():
    parts = (shapely.LineString([(0, 0), (2000, 0)]), shapely.LineString([(2000, 0), (5000, 0)]), TRACK)
    places = people((500, 500), (1990, 700), (2100, 800))
    assert_frame_equal(ask(places, lines=parts, all_season=(True, True, False)), ask(places), rtol=1e-12)


def test_what_means_nothing_is_refused():
    with pytest.raises(InputError, match="RADIUS_M is 0"):
        ask(people((0, 0)), radius_m=0.0)
    with pytest.raises(InputError, match="the weight is -1"):
        ask(people((0, 0), weight=np.array([-1.0])))


def test_it_stops_when_asked():
    with pytest.raises(Cancelled):
        rural_access(
            roads(ROAD), np.array([True]), people((0, 0)), RuralAccessParams(TravelParams()), should_stop=lambda: True
        )
