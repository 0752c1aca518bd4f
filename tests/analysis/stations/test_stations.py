"""Density, evenness, reach and elevation bands of a station network, worked out by hand.

10 km  +-----------+-----------+      a b c d: stations in the middle of four squares of 5 km
       |     c     |     d     |      the ground rises from 0 m in the west to 1000 m in the east
       +-----------+-----------+
       |     a     |     b     |
    0  +-----------+-----------+ 10 km
"""

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from wulong_planner.analysis.stations import bands, reach, spacing

DISTRICT = shapely.box(0, 0, 10_000, 10_000)
SQUARES = np.array([[2500, 2500], [7500, 2500], [2500, 7500], [7500, 7500]], float)
RULE = bands.Rule(radius_m=100_000, height_m=100, band_m=200)


def slope(xy):
    return xy[:, 0] / 10


@pytest.mark.parametrize(("stations", "km"), [(26, 10.6), (52, 7.5), (78, 6.1)])
def test_mean_spacing_of_a_district_of_2901_km2(stations, km):
    assert round(spacing.density(stations, 2901, 34).spacing_km, 1) == km


def test_what_a_norm_asks_for():
    found = spacing.density(26, 2901, 34)  # 85.3 gauges: 86
    assert (found.needed, found.short) == (86, 60)
    assert found.km2_per_station == pytest.approx(111.577, abs=1e-3)
    assert spacing.density(100, 2901, 34).short == 0


def test_a_norm_met_to_the_square_kilometre_needs_no_more():
    assert spacing.density(3, 3 * 34.0, 34).short == 0
    assert spacing.density(3, 0.1 * 3 * 34, 3.4).needed == 3


def test_no_station_has_no_spacing():
    found = spacing.density(0, 2901, 34)
    assert (found.km2_per_station, found.spacing_km, found.short) == (float("inf"), float("inf"), 86)


def test_stations_on_one_spot_are_one_place():
    places, place = spacing.places(np.array([[5.0, 5.0], [9.0, 1.0], [5.0, 5.2]]))
    assert places.tolist() == [[5.0, 5.0], [9.0, 1.0]]
    assert place.tolist() == [0, 1, 0]


def test_clark_evans_of_four_squares():
    found = spacing.clark_evans(SQUARES, DISTRICT, 99)
    assert found.nearest_km == 5.0
    assert found.plain == pytest.approx(5000 / 2500)
    assert found.donnelly == pytest.approx(5000 / (2500 + (0.0514 + 0.0412 / 2) * 40_000 / 4))
    assert found == spacing.clark_evans(SQUARES, DISTRICT, 99)  # the same random points every time


def test_random_points_are_random_and_a_heap_is_not():
    rng = np.random.default_rng(5)
    scattered = spacing.clark_evans(rng.uniform(0, 10_000, (60, 2)), DISTRICT, 99)
    assert 0.85 < scattered.simulated < 1.15
    assert scattered.p_value > 0.05
    heap = spacing.clark_evans(rng.uniform(4000, 5000, (60, 2)), DISTRICT, 99)
    assert heap.simulated < 0.2
    assert heap.p_value == pytest.approx(0.02)


def test_the_comparison_with_random_points_knows_the_shape_of_the_district():
    """In a strip 100 times as long as wide Donnelly's correction is far off; random points in it are not."""
    strip = shapely.box(0, 0, 100_000, 1000)
    points = np.random.default_rng(1).uniform((0, 0), (100_000, 1000), (50, 2))
    assert 0.8 < spacing.clark_evans(points, strip, 99).simulated < 1.2


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_places_have_no_pattern(count):
    assert spacing.clark_evans(SQUARES[:count], DISTRICT, 9) is None


def test_reach_of_one_station_is_its_circle():
    found = reach.reach(np.array([[5000.0, 5000.0]]), 1000, DISTRICT)
    assert found.area == pytest.approx(np.pi * 1e6, rel=2e-4)
    assert found.area < np.pi * 1e6


def test_reach_is_cut_at_the_border_and_nothing_without_stations():
    assert reach.reach(np.array([[0.0, 0.0]]), 1000, DISTRICT).area == pytest.approx(np.pi / 4 * 1e6, rel=2e-4)
    assert reach.reach(np.empty((0, 2)), 1000, DISTRICT).is_empty


def test_pieces_are_polygons_largest_first():
    area = shapely.GeometryCollection(
        [shapely.box(0, 0, 1, 1), shapely.Point(5, 5), shapely.MultiPolygon([shapely.box(5, 0, 8, 3)])]
    )
    assert [piece.area for piece in reach.pieces(area)] == [9, 1]
    assert len(reach.pieces(shapely.Polygon())) == 0


def test_nearest_with_ties_and_without_a_place():
    stations = np.array([[0.0, 0.0], [10.0, 0.0]])
    metres, row = reach.nearest(np.array([[5.0, 0.0], [9.0, 0.0], [np.nan, 0.0]]), stations)
    assert row.tolist() == [0, 1, -1]
    assert metres[:2].tolist() == [5.0, 1.0]
    assert np.isnan(metres[2])
    assert reach.nearest(stations, np.empty((0, 2)))[1].tolist() == [-1, -1]


def test_thiessen_areas_of_the_squares():
    assert [cell.area for cell in reach.thiessen(SQUARES, DISTRICT)] == pytest.approx([25e6] * 4)


def test_thiessen_of_one_of_none_and_of_a_station_outside():
    assert reach.thiessen(SQUARES[:1], DISTRICT)[0].equals(DISTRICT)
    assert len(reach.thiessen(SQUARES[:0], DISTRICT)) == 0
    two = reach.thiessen(np.array([[2500.0, 5000.0], [12_500.0, 5000.0]]), DISTRICT)
    assert [cell.area for cell in two] == pytest.approx([75e6, 25e6])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(-30, 130), st.integers(-30, 130)), min_size=1, max_size=12, unique=True))
def test_thiessen_areas_add_up_to_the_district(corners):
    places = np.array(corners, float) * 100
    cells = reach.thiessen(places, DISTRICT)
    assert shapely.area(cells).sum() == pytest.approx(1e8)
    for row in reach.nearest(places, places)[1]:
        assert cells[row].distance(shapely.Point(places[row])) == 0 or not DISTRICT.covers(shapely.Point(places[row]))


@pytest.fixture
def land():
    return bands.grid(DISTRICT, 100, 10**6, slope)


def test_the_grid_covers_the_district(land):
    assert land.heights.shape == (100, 100)
    assert land.km2 * land.inside.sum() == pytest.approx(100)
    assert land.heights[0, :2].tolist() == [5, 15]  # 50 m and 150 m from the western border
    assert land.unknown_pct == 0


def test_a_large_district_gets_larger_cells_and_a_tiny_one_has_one():
    assert bands.grid(DISTRICT, 100, 100, slope).cell_m == 1000
    tiny = bands.grid(shapely.Polygon([(0, 0), (10, 0), (0, 10)]), 100, 100, slope)
    assert tiny.inside.tolist() == [[True]]
    assert tiny.km2 == pytest.approx(50e-6)


def test_a_station_stands_for_its_own_height_only(land):
    """One station at 500 m that reaches everywhere: from 400 to 600 m lie 20 km²."""
    found = bands.represented(land, np.array([[5000.0, 5000.0]]), np.array([500.0]), RULE)
    people = pd.DataFrame(
        {"height_m": [450.0, 700.0, np.nan], "groups": 1, "people": [7.0, 9.0, 3.0], "people_represented": [7.0, 0, 0]}
    )
    table = bands.by_band(land, found, np.array([500.0]), people, RULE)
    assert table["band_low_m"].tolist() == [0, 200, 400, 600, 800]
    assert table["area_km2"].to_numpy() == pytest.approx(20)
    assert table["within_km2"].to_numpy() == pytest.approx(20)
    assert table["represented_km2"].to_numpy() == pytest.approx([0, 0, 20, 0, 0])
    assert table["stations"].tolist() == [0, 0, 1, 0, 0]
    assert table["people"].tolist() == [0, 0, 7, 9, 0]
    assert table["people_represented"].tolist() == [0, 0, 7, 0, 0]


def test_land_of_another_height_is_a_gap_of_its_band(land):
    found = bands.represented(land, np.array([[5000.0, 5000.0]]), np.array([500.0]), RULE)
    polygons, low = bands.unlike(land, found, RULE)
    assert dict(zip(low, shapely.area(polygons) / 1e6)) == pytest.approx({0: 20, 200: 20, 600: 20, 800: 20})


def test_the_radius_counts_as_well(land):
    """1 km around the middle: circles of cells, all within 100 m of 500 m of height."""
    found = bands.represented(land, np.array([[5000.0, 5000.0]]), np.array([500.0]), bands.Rule(1000, 100, 200))
    assert found.within.sum() * land.km2 == pytest.approx(np.pi, rel=0.02)
    assert (found.within == found.represented).all()


def test_both_limits_are_included():
    points, stations = np.array([[0.0, 0.0], [1000.0, 0.0], [1000.1, 0.0]]), np.array([[0.0, 0.0]])
    rule = bands.Rule(1000, 300, 200)
    assert bands.represented_points(points, np.full(3, 800.0), stations, np.array([500.0]), rule).tolist() == [
        True, True, False,
    ]  # fmt: skip
    assert not bands.represented_points(points, np.full(3, 800.1), stations, np.array([500.0]), rule).any()
    assert not bands.represented_points(points, np.full(3, np.nan), stations, np.array([500.0]), rule).any()


def test_cells_and_stations_without_a_height():
    half = bands.grid(DISTRICT, 100, 10**6, lambda xy: np.where(xy[:, 0] < 5000, 100.0, np.nan))
    assert half.unknown_pct == 50
    found = bands.represented(half, SQUARES[:2], np.array([100.0, np.nan]), RULE)
    assert found.represented.sum() * half.km2 == pytest.approx(50)
    people = pd.DataFrame({"height_m": [], "groups": [], "people": [], "people_represented": []})
    table = bands.by_band(half, found, np.array([100.0, np.nan]), people, RULE)
    assert table["area_km2"].tolist() == pytest.approx([50])
    assert table["stations"].tolist() == [1]
    assert len(bands.unlike(half, found, RULE)[0]) == 0  # unknown land is no gap


def test_one_more_station_never_takes_away_and_order_does_not_matter(land):
    rng = np.random.default_rng(3)
    xy, rule = rng.uniform(-2000, 12_000, (6, 2)), bands.Rule(2500, 150, 200)
    heights = slope(xy)
    before = bands.represented(land, xy[:5], heights[:5], rule)
    after = bands.represented(land, xy, heights, rule)
    turned = bands.represented(land, xy[::-1], heights[::-1], rule)
    assert (after.represented >= before.represented).all()
    assert (after.represented == turned.represented).all()
    assert reach.reach(xy, 2500, DISTRICT).area >= reach.reach(xy[:5], 2500, DISTRICT).area
