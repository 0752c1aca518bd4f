"""The offset of web maps, measured in metres against matched pairs and against boundaries."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from wulong_planner.analysis.errors import InputError
from wulong_planner.ingest import offset
from wulong_planner.ingest.geometry import measure_shift, read_geometry
from wulong_planner.ingest.geometry.shift import measure_by_outline, undo_positions
from wulong_planner.ingest.positions import metres_apart

PLACE = np.array([[107.76, 29.32]])


@pytest.fixture
def pairs():
    """Thirty places in the district."""
    rng = np.random.default_rng(7)
    return np.column_stack([rng.uniform(107.3, 108.0, 30), rng.uniform(29.1, 29.6, 30)])


def shifted(lonlat, kind):
    if kind == "none":
        return lonlat
    return np.column_stack({"gcj02": offset.wgs84_to_gcj02, "bd09": offset.wgs84_to_bd09}[kind](*lonlat.T))


@pytest.mark.parametrize("kind", ["none", "gcj02", "bd09"])
@pytest.mark.parametrize("noise_m", [0, 30, 150])
def test_each_kind_is_told_apart(pairs, kind, noise_m):
    noise = np.random.default_rng(1).normal(0, noise_m / 111_320, pairs.shape)
    found = measure_shift(shifted(pairs, kind) + noise, pairs)
    assert found.kind == kind and found.value == kind
    assert found.pairs == 30 and found.confidence > 0.9
    assert found.residual_m <= max(1.5 * noise_m, 0.01)


def test_gcj02_in_metres(pairs):
    found = measure_shift(shifted(pairs, "gcj02"), pairs)
    assert 405 < found.east_m < 448
    assert -341 < found.north_m < -286
    assert f"lie {round(found.east_m)} m east" in str(found.proposal)
    assert "GCJ-02" in str(found.proposal)


def test_wrong_matches_do_not_matter(pairs):
    """Nine of thirty pairs matched to the wrong place, kilometres away."""
    there = shifted(pairs, "gcj02")
    there[:9] = there[9:18]
    found = measure_shift(there, pairs)
    assert (found.kind, found.confidence > 0.9) == ("gcj02", True)


def test_a_constant_shift_is_some_other_datum(pairs):
    """97 m east, 40 m south, all alike: neither GCJ-02 nor nothing."""
    there = undo_positions(pairs, "-97,40")
    found = measure_shift(there, pairs)
    assert found.kind == "other" and found.value == "97.0,-40.0"
    assert (found.east_m, found.north_m) == pytest.approx((97, -40), abs=0.01)
    assert found.residual_m < 0.1
    assert "北京54" in str(found.proposal)
    assert np.allclose(undo_positions(there, found.value), pairs, rtol=0, atol=1e-7)


def test_schematic_positions_prove_nothing(pairs):
    """Places drawn a few kilometres off say nothing about 500 m."""
    there = pairs + np.random.default_rng(3).normal(0, 0.03, pairs.shape)
    found = measure_shift(there, pairs)
    assert found.kind == "none" and found.confidence < 0.5
    assert "cannot be told" in str(found.proposal)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_pairs_prove_nothing(pairs, count):
    found = measure_shift(shifted(pairs, "gcj02")[:count], pairs[:count])
    assert found.confidence < 0.5 and found.kind == "none" and found.pairs == count


def test_other_places_altogether(pairs):
    assert measure_shift(pairs + [1.0, 0.0], pairs).confidence < 0.5  # noqa: RUF005


def test_pairs_that_are_no_numbers_are_left_out(pairs):
    there = shifted(pairs, "bd09")
    there[3] = np.nan
    found = measure_shift(there, pairs)
    assert (found.kind, found.pairs) == ("bd09", 29)


def test_unequal_pairs_are_refused(pairs):
    with pytest.raises(InputError, match="30 positions cannot be compared with 29"):
        measure_shift(pairs, pairs[1:])


def test_metres_are_metres():
    """One hundredth of a degree at 29.32° N: 971 m east, 1108 m north."""
    east, north = metres_apart(PLACE + 0.01, PLACE)[0]
    assert (round(east), round(north)) == (971, 1108)


@pytest.mark.parametrize("kind", ["none", "gcj02", "bd09"])
def test_boundaries(known, kind):
    shapes = known.geometry.values
    moved = np.asarray(shapes) if kind == "none" else offset.convert(shapes, "wgs84", kind)
    found = measure_by_outline(moved, known)
    assert found.kind == kind and found.confidence > 0.5 and found.residual_m < 1


def test_boundaries_elsewhere_prove_nothing(known):
    away = shapely.transform(np.asarray(known.geometry.values), lambda xy: xy + np.array([0.3, 0.1]))
    found = measure_by_outline(away, known)
    assert found.kind == "none" and found.confidence < 0.5


def test_points_are_compared_with_points():
    rng = np.random.default_rng(2)
    xy = np.column_stack([rng.uniform(107.3, 108.0, 26), rng.uniform(29.1, 29.6, 26)])
    seats = gpd.GeoDataFrame(geometry=shapely.points(xy), crs="EPSG:4490")
    found = measure_by_outline(shapely.points(shifted(xy, "gcj02")), seats)
    assert found.kind == "gcj02"


def test_points_say_nothing_against_areas(known):
    assert measure_by_outline(shapely.points(PLACE), known) is None


def test_points_that_can_be_compared_with_nothing_are_said_to_be_so(known, tmp_path):
    path = tmp_path / "points.gpkg"
    gpd.GeoDataFrame({"name": ["甲站"]}, geometry=[shapely.Point(107.65, 29.35)], crs="EPSG:4490").to_file(path)
    proposal = read_geometry(path, kind="point", known=known).proposal("shift")
    assert proposal.value == "none" and proposal.confidence < 0.5
    assert "choose its offset in SHIFT" in str(proposal)
    assert read_geometry(path, kind="point", known=known, shift="gcj02").proposal("shift") is None


def test_a_shift_is_undone_on_reading_and_can_be_overruled(known, tmp_path, same_place):
    path = tmp_path / "web.gpkg"
    web = known.set_geometry(gpd.GeoSeries(offset.convert(known.geometry.values, "wgs84", "gcj02"), crs="EPSG:4490"))
    web.to_crs("EPSG:4545").to_file(path)
    found = read_geometry(path, known=known)
    same_place(found.frame.geometry, known.geometry)
    assert found.proposal("shift").value == "gcj02"
    same_place(read_geometry(path, known=known, shift="none").frame.geometry, web.geometry)
    same_place(read_geometry(path, shift="gcj02").frame.geometry, known.geometry)
    assert read_geometry(path).proposal("shift") is None
