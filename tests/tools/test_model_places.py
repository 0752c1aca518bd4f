"""A county of three townships made by hand: areas, seats, names, groups and people; and what cannot be met."""

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from wulong_planner.tools.model.people import share_groups
from wulong_planner.tools.model.places import CRS, ModelParams, Totals, build_places

WEST, SOUTH, SIDE_M = 470_000.0, 3_240_000.0, 12_000.0
OUTLINE = shapely.box(WEST, SOUTH, WEST + SIDE_M, SOUTH + SIDE_M)
TOTALS = Totals(groups=40, people=10_000, source="手编例")
PARAMS = ModelParams(seed=3, spacing_m=400.0, town_sweeps=150, unit_sweeps=80)
UNITS = {
    "甲镇": ("甲社区", "东村", "西村", "南村"),
    "乙乡": ("乙村", "北村"),
    "丙乡": ("丙村", "山村", "河村", "田村"),
}
SEAT_KM = {"甲镇": (3.0, 6.0), "乙乡": (9.0, 3.0), "丙乡": (9.0, 9.0)}
CENSUS = {"甲镇": 500, "乙乡": 200, "丙乡": 300}
"""
    12 +-----------------+
       |           |  丙 |     甲 has 72 km² of 144 by publication; 乙 with 2 and 丙 with 4 villages
       |   甲      |-----|     share the other 72 as 1 : 2, so 24 and 48.
       |           |  乙 |
     0 +-----------------+ 12
"""


@pytest.fixture(scope="module")
def register() -> pd.DataFrame:
    rows = [("9", "例县", "区县", "")]
    for number, (town, units) in enumerate(UNITS.items(), start=1):
        rows.append((f"9{number}", town, town[-1], "9"))
        for place, unit in enumerate(units, start=1):
            rows.append((f"9{number}{place:02d}", unit, "社区" if unit.endswith("社区") else "村", f"9{number}"))
    table = pd.DataFrame(rows, columns=["code", "name", "kind", "parent_code"])
    return table.assign(full_name=table["name"], pinyin="x", source="手编登记")


@pytest.fixture(scope="module")
def seats() -> pd.DataFrame:
    xy = (
        WEST + 1000 * np.array([km[0] for km in SEAT_KM.values()]),
        SOUTH + 1000 * np.array([km[1] for km in SEAT_KM.values()]),
    )
    points = gpd.GeoSeries(gpd.points_from_xy(*xy), crs=CRS).to_crs("EPSG:4490")
    return pd.DataFrame(
        {
            "town_code": ["91", "92", "93"],
            "lon": points.x,
            "lat": points.y,
            "pop_2010": list(CENSUS.values()),
            "geonames_name": ["甲", "乙", "丙"],
            "seat_unit_code": [None, None, None],
        }
    )


AREAS = pd.DataFrame({"code": ["9", "91"], "area_km2": [144.0, 72.0]})


@pytest.fixture(scope="module")
def places(register, seats):
    return build_places(register, seats, OUTLINE, AREAS, totals=TOTALS, params=PARAMS)


def seat_points(seats) -> np.ndarray:
    return gpd.GeoSeries(gpd.points_from_xy(seats["lon"], seats["lat"]), crs="EPSG:4490").to_crs(CRS).to_numpy()


# --- shapes -------------------------------------------------------------------------------------------------


def test_townships_partition_the_outline(places):
    shapes = places.townships.geometry.to_numpy()
    assert (shapely.get_type_id(shapes) == shapely.GeometryType.POLYGON).all() and shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)
    assert shapely.area(shapes).sum() == pytest.approx(OUTLINE.area, rel=1e-9)
    assert shapely.symmetric_difference(shapely.coverage_union_all(shapes), OUTLINE).area < 1.0


def test_a_published_area_is_met_and_villages_share_the_rest(places):
    area_km2 = places.townships.set_index("name").geometry.area / 1e6
    assert area_km2["甲镇"] == pytest.approx(72, rel=0.1)
    assert area_km2[["乙乡", "丙乡"]].to_numpy() == pytest.approx([24, 48], rel=0.3)
    assert area_km2["丙乡"] > 1.3 * area_km2["乙乡"]


def test_each_seat_lies_in_its_own_township(places, seats):
    inside = [[shape.contains(point) for point in seat_points(seats)] for shape in places.townships.geometry]
    assert np.array_equal(inside, np.eye(3, dtype=bool))


def test_units_partition_their_township(places):
    units = pd.concat([places.villages, places.communities])
    assert (units.geom_type == "Polygon").all()
    assert shapely.coverage_is_valid(units.geometry.to_numpy())
    towns = places.townships.set_index("town_code").geometry
    for code, own in units.groupby("town_code"):
        assert shapely.equals(shapely.coverage_union_all(own.geometry.to_numpy()), towns[code]), code


def test_names_and_counts_come_from_the_register(places):
    towns = places.townships.set_index("name")
    assert towns["village_count"].to_dict() == {"甲镇": 3, "乙乡": 2, "丙乡": 4}
    assert towns["community_count"].to_dict() == {"甲镇": 1, "乙乡": 0, "丙乡": 0}
    assert places.communities["name"].tolist() == ["甲社区"]
    assert sorted(places.villages["name"]) == sorted(
        name for units in UNITS.values() for name in units if "社" not in name
    )


def test_the_seat_lies_in_the_unit_called_like_it(places, seats):
    """甲 in 甲社区, 乙 in 乙村, 丙 in 丙村."""
    units = pd.concat([places.villages, places.communities])
    homes = [units.loc[units.contains(point), "name"].tolist() for point in seat_points(seats)]
    assert homes == [["甲社区"], ["乙村"], ["丙村"]]


def test_everything_says_that_it_is_made(places):
    for frame in (places.townships, places.villages, places.communities, places.groups):
        assert (frame["located_by"] == "modelled").all() and frame["source"].str.contains("示意").all()
        assert frame.crs == CRS


# --- groups and people --------------------------------------------------------------------------------------


def test_people_follow_the_census(places):
    """10,000 by 500 : 200 : 300."""
    assert places.groups.groupby("town_code")["population"].sum().tolist() == [5000, 2000, 3000]
    assert len(places.groups) == 40


def test_groups_lie_in_their_villages(places):
    villages = places.villages.set_index("village_code")
    homes = villages.geometry.loc[places.groups["village_code"]].to_numpy()
    assert shapely.contains(homes, places.groups.geometry.to_numpy()).all()
    assert places.groups.groupby("village_code").size().to_dict() == villages["group_count"].to_dict()
    assert set(places.groups["village_code"]) == set(villages.index)


@settings(max_examples=30, deadline=None)
@given(
    towns=st.lists(st.integers(1, 6), min_size=1, max_size=6),
    per_village=st.integers(1, 12),
    extra=st.integers(0, 9),
    seed=st.integers(0, 99),
)
def test_shares_of_groups_and_people_add_up(towns, per_village, extra, seed):
    """Any number of villages in any number of townships."""
    codes = [str(town) for town, count in enumerate(towns) for _ in range(count)]
    villages = pd.DataFrame({"village_code": [f"v{row}" for row in range(len(codes))], "town_code": codes})
    people = pd.Series({str(town): 1000 + 137 * town for town in range(len(towns))})
    total = per_village * len(codes) + extra
    shares = share_groups(villages, people, total, seed)
    assert shares["group_count"].sum() == total and shares["group_count"].min() >= 1
    assert shares["population"].groupby(villages["town_code"]).sum().to_dict() == people.to_dict()


# --- the same again -----------------------------------------------------------------------------------------


def test_the_same_facts_give_the_same_places(places, register, seats):
    shuffled = register.sample(frac=1, random_state=1)
    again = build_places(shuffled, seats, OUTLINE, AREAS, totals=TOTALS, params=PARAMS)
    for name in ("townships", "villages", "communities", "groups"):
        one, two = getattr(places, name), getattr(again, name)
        assert shapely.equals_exact(one.geometry.to_numpy(), two.geometry.to_numpy(), 0.0).all(), name
        pd.testing.assert_frame_equal(pd.DataFrame(one.drop(columns="geometry")), two.drop(columns="geometry"))


def test_another_seed_gives_other_shapes(places, register, seats):
    other = build_places(register, seats, OUTLINE, AREAS, totals=TOTALS, params=replace(PARAMS, seed=4))
    assert not other.townships.geometry.iloc[0].equals(places.townships.geometry.iloc[0])


def test_units_of_two_townships_are_made_to_meet(register, seats):
    """河村 (丙乡) and 北村 (乙乡) share a border when the facts say so."""
    pair = pd.DataFrame({"unit_code": ["9202"], "adjoins_code": ["9303"]})
    made = build_places(register, seats, OUTLINE, AREAS, totals=TOTALS, adjoining=pair, params=PARAMS)
    shapes = made.villages.set_index("name").geometry
    assert shapely.length(shapely.intersection(shapes["北村"], shapes["河村"])) > 0


# --- what cannot be met -------------------------------------------------------------------------------------


def test_a_seat_outside_the_outline_is_refused(register, seats):
    with pytest.raises(ValueError, match="the seat of 93 lies outside the outline"):
        build_places(register, seats.assign(lon=seats["lon"] + [0, 0, 1]), OUTLINE, AREAS, totals=TOTALS, params=PARAMS)


def test_four_units_cannot_meet_in_one_place(register, seats):
    chain = pd.DataFrame({"unit_code": ["9102", "9103", "9201"], "adjoins_code": ["9103", "9201", "9301"]})
    with pytest.raises(ValueError, match="at most three units"):
        build_places(register, seats, OUTLINE, AREAS, totals=TOTALS, adjoining=chain, params=PARAMS)


def test_fewer_groups_than_villages_are_refused(register, seats):
    few = Totals(groups=8, people=10_000, source="手编例")
    with pytest.raises(ValueError, match="8 cannot be shared among 9"):
        build_places(register, seats, OUTLINE, AREAS, totals=few, params=PARAMS)
