"""The audit, defect by defect, in a made-up district of metres:

2000 +--------+--------+      townships A (west) and B (east), district around both
     |   A1   |   B1   |      A1, B1, B2 villages, A2 a community
1000 +--------+--------+      groups: two in A1, one each in B1 and B2
     |   A2   |   B2   |      roads: R1 and R2 along y = 1000, R3 up from (1000, 1000); R4 is planned
   0 +--------+--------+
     0      1000     2000
"""

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely import LineString, Point, Polygon, box
from wulong_planner.layers.catalog import BY_KEY
from wulong_planner.layers.checking import (
    CHECK_PROBLEMS,
    CHECK_REMEDIES,
    CHECK_SEVERITIES,
    MORE_ROWS,
    Words,
    Workspace,
    as_table,
    check,
    counts,
)

CRS = "EPSG:4545"
A, B = "999999101", "999999102"
A1, A2, B1, B2 = f"{A}201", f"{A}001", f"{B}201", f"{B}202"
KEYS = ("district", "townships", "township_seats", "villages", "communities", "groups", "roads", "water_works",
        "resettlement_sites", "key_units", "aid_groups", "aid_group_members")  # fmt: skip
SURVEYED = {"source": "made up", "located_by": "surveyed"}


def group(code, village, x, y):
    return {"group_id": code, "name": "1组", "village_code": village, "town_code": village[:9], "population": 100,
            "households": 30, "geometry": Point(x, y)}  # fmt: skip


def road(code, *xy, status="existing"):
    return {"road_id": code, "road_class": "village", "surface": "concrete", "status": status, "width_m": 4.5,
            "geometry": LineString(xy)}  # fmt: skip


def made_up():
    return {
        "district": [{"district_code": "999999", "name": "甲县", "geometry": box(0, 0, 2000, 2000)}],
        "townships": [
            {"town_code": A, "name": "子乡", "village_count": 1, "community_count": 1,
             "geometry": box(0, 0, 1000, 2000)},
            {"town_code": B, "name": "丑乡", "village_count": 2, "community_count": 0,
             "geometry": box(1000, 0, 2000, 2000)},
        ],
        "township_seats": [
            {"town_code": A, "name": "子乡", "elevation_m": 400, "geometry": Point(500, 400)},
            {"town_code": B, "name": "丑乡", "elevation_m": 500, "geometry": Point(1500, 400)},
        ],
        "villages": [
            {"village_code": A1, "name": "一村", "town_code": A, "group_count": 2, "population": 200, "tier": "1",
             "geometry": box(0, 1000, 1000, 2000)},
            {"village_code": B1, "name": "二村", "town_code": B, "group_count": 1, "population": 100,
             "geometry": box(1000, 1000, 2000, 2000)},
            {"village_code": B2, "name": "三村", "town_code": B, "group_count": 1, "population": 100,
             "geometry": box(1000, 0, 2000, 1000)},
        ],
        "communities": [{"village_code": A2, "name": "四社区", "town_code": A, "geometry": box(0, 0, 1000, 1000)}],
        "groups": [group("G1", A1, 300, 1500), group("G2", A1, 600, 1500), group("G3", B1, 1500, 1500),
                   group("G4", B2, 1500, 500)],
        "roads": [road("R1", (0, 1000), (1000, 1000)), road("R2", (1000, 1000), (2000, 1000)),
                  road("R3", (1000, 1000), (1000, 1900)), road("R4", (200, 200), (300, 200), status="planned")],
        "water_works": [{"work_id": "W1", "name": "水厂", "town_code": A, "village_code": A1,
                         "geometry": Point(500, 1500)}],
        "resettlement_sites": [{"site_id": "S1", "name": "安置点", "town_code": B, "geometry": Point(1500, 400)}],
        "key_units": [{"unit_code": A1, "name": "一村", "tier": "1", "town_code": A}],
        "aid_groups": [{"aid_group_id": "Z1", "name": "集团", "target_code": A, "town_code": A, "member_count": 2}],
        "aid_group_members": [{"member_id": "M1", "aid_group_id": "Z1", "name": "甲", "lead": 1, "shared": 0},
                              {"member_id": "M2", "aid_group_id": "Z1", "name": "乙", "lead": 0, "shared": 0}],
    }  # fmt: skip


def frames():
    """The tables with every field of the catalog, feature ids from 1."""
    found = {}
    for key, rows in made_up().items():
        spec = BY_KEY[key]
        table = pd.DataFrame([{**(SURVEYED if spec.geometry else {}), **row} for row in rows])
        table.index = pd.Index(range(1, len(table) + 1), name="fid")
        table = table.reindex(
            columns=[*(field.name for field in spec.fields), *filter(None, [spec.geometry and "geometry"])]
        )
        found[key] = gpd.GeoDataFrame(table, geometry="geometry", crs=CRS) if spec.geometry else table
    return found


def workspace(tables, **more):
    return Workspace(tables, tuple(BY_KEY[key] for key in KEYS), CRS, CRS, **more)


def audit(tables, **more):
    """(check, layer, feature, value) of every row, sorted."""
    given = workspace(tables, **more)
    table = as_table(given, check(given))
    return sorted(table[["check", "layer", "feature", "value"]].itertuples(index=False, name=None))


def put(layer, fid, **values):
    """A defect: other values in a row."""

    def plant(tables):
        for name, value in values.items():
            column = tables[layer][name]
            if name != "geometry":
                tables[layer][name] = column = column.astype(object)
            tables[layer][name] = [value if each == fid else old for each, old in column.items()]
            if name == "geometry":
                tables[layer] = tables[layer].set_geometry("geometry", crs=CRS)

    return plant


def both(*plants):
    return lambda tables: [plant(tables) for plant in plants]


def drop(layer, *fids):
    def plant(tables):
        tables[layer] = tables[layer].drop(list(fids))

    return plant


def append(layer, row):
    def plant(tables):
        old = tables[layer]
        new = gpd.GeoDataFrame([{**SURVEYED, **row}], index=[len(old) + 1], crs=CRS).reindex(columns=old.columns)
        tables[layer] = gpd.GeoDataFrame(
            pd.concat([old, new.astype(old.dtypes.to_dict())]), geometry="geometry", crs=CRS
        )

    return plant


def remove_table(tables):
    del tables["key_units"]


def remove_field(layer, name):
    def plant(tables):
        tables[layer] = tables[layer].drop(columns=name)

    return plant


BOW = Polygon([(0, 1000), (1000, 2000), (1000, 1000), (0, 2000)])
DEFECTS = {
    # tables
    "missing_table": (remove_table, [("missing_table", "key_units", "", "")]),
    "empty_table": (drop("resettlement_sites", 1), [("empty_table", "resettlement_sites", "", "")]),
    "missing_field": (remove_field("roads", "surface"), [("missing_field", "roads", "", "surface")]),
    "missing_detail": (remove_field("roads", "width_m"), [("missing_detail", "roads", "", "width_m")]),
    "wrong_type": (
        put("water_works", 1, geometry=LineString([(400, 1500), (500, 1500)])),
        [("wrong_type", "water_works", "W1", "LineString")],
    ),
    # codes
    "null_key": (put("roads", 3, road_id=" "), [("null_key", "roads", "fid 3", "")]),
    "duplicate_code": (
        put("groups", 2, group_id="G1"),
        [("duplicate_code", "groups", "G1", "G1"), ("duplicate_code", "groups", "G1", "G1")],
    ),
    "code_form": (
        put("aid_groups", 1, target_code="99999910"),
        [("code_form", "aid_groups", "Z1", "99999910"), ("orphan", "aid_groups", "Z1", "99999910")],
    ),
    "code_parent": (
        put("groups", 1, town_code=B),
        [("code_parent", "groups", "G1", f"{A1} / {B}")],
    ),
    "a village without township": (
        put("villages", 2, town_code="999999109"),
        [("code_parent", "villages", B1, f"{B1} / 999999109"), ("count_differs", "townships", B, "2 / 1"),
         ("gap", "townships", B, "1000000 m²"), ("orphan", "villages", B1, "999999109")],
    ),
    "a group without village": (
        put("groups", 4, village_code=f"{B}299"),
        [("count_differs", "villages", B2, "1 / 0"), ("count_differs", "villages", B2, "100 / 0"),
         ("orphan", "groups", "G4", f"{B}299")],
    ),
    "a member without aid group": (
        put("aid_group_members", 2, aid_group_id="Z9"),
        [("count_differs", "aid_groups", "Z1", "2 / 1"), ("orphan", "aid_group_members", "M2", "Z9")],
    ),
    "a tier nobody knows": (put("villages", 2, tier="7"), [("orphan", "villages", B1, "7")]),
    "null_parent": (put("communities", 1, town_code=None),
                    [("count_differs", "townships", A, "1 / 0"), ("gap", "townships", A, "1000000 m²"),
                     ("null_parent", "communities", A2, "")]),
    "null_field": (put("roads", 1, surface=None), [("null_field", "roads", "R1", "")]),
    "no people": (
        put("groups", 3, population=None),
        [("count_differs", "villages", B1, "100 / 0"), ("null_field", "groups", "G3", "")],
    ),
    "unknown_value": (put("roads", 2, surface="tarmac"), [("unknown_value", "roads", "R2", "tarmac")]),
    # numbers
    "count_differs": (put("townships", 2, village_count=3), [("count_differs", "townships", B, "3 / 2")]),
    "negative": (
        put("groups", 1, population=-100),
        [("count_differs", "villages", A1, "200 / 0"), ("negative", "groups", "G1", "-100")],
    ),
    "group_people": (
        both(put("groups", 1, population=3001, households=900), put("villages", 1, population=3101)),
        [("group_people", "groups", "G1", "3001")],
    ),
    "household_people": (put("groups", 1, households=6), [("household_people", "groups", "G1", "100 / 6")]),
    "elevation": (put("township_seats", 1, elevation_m=-9999), [("elevation", "township_seats", A, "-9999")]),
    "road_width": (put("roads", 1, width_m=65), [("road_width", "roads", "R1", "65")]),
    # places
    "no_geometry": (put("groups", 1, geometry=None), [("no_geometry", "groups", "G1", "")]),
    "no_reason": (
        put("water_works", 1, geometry=None, located_by=None),
        [("no_reason", "water_works", "W1", ""), ("unlocated", "water_works", "", "1 / 1")],
    ),
    "unlocated": (
        put("water_works", 1, geometry=None, located_by=None, unlocated="规划未写所在地"),
        [("unlocated", "water_works", "", "1 / 1")],
    ),
    "not_said_how": (put("groups", 1, located_by=""), [("not_said_how", "groups", "G1", "")]),
    "modelled": (put("groups", 1, located_by="modelled"), [("modelled", "groups", "", "1 / 4")]),
    "invalid": (
        put("villages", 1, geometry=BOW),
        [*[("gap", "townships", A, "250000 m²")] * 2, ("invalid", "villages", A1, "Self-intersection")],
    ),
    "same_geometry": (put("groups", 2, geometry=Point(300, 1500)), [("same_geometry", "groups", "G2", "G1")]),
    "a road drawn twice, the other way": (
        append("roads", road("R5", (2000, 1000), (1000, 1000))),
        [("same_geometry", "roads", "R5", "R2")],
    ),
    "outside_own": (put("groups", 3, geometry=Point(1500, 980)), [("outside_own", "groups", "G3", "20 m")]),
    "a work in another township": (
        put("resettlement_sites", 1, geometry=Point(900, 400)),
        [("outside_own", "resettlement_sites", "S1", "100 m")],
    ),
    "outside_district": (
        put("water_works", 1, geometry=Point(500, 4500), village_code=None, town_code=None),
        [("outside_district", "water_works", "W1", "2.5 km")],
    ),
    # how areas fit
    "overlap": (
        put("villages", 2, geometry=box(1000, 900, 2000, 2000)),
        [("overlap", "villages", B1, f"{B2}: 100000 m²")],
    ),
    "overlap_sliver": (
        put("villages", 2, geometry=box(1000, 999, 2000, 2000)),
        [("overlap_sliver", "villages", B1, f"{B2}: 1000 m²")],
    ),
    "gap": (put("villages", 3, geometry=box(1000, 0, 2000, 900)), [("gap", "townships", B, "100000 m²")]),
    "gap_sliver": (
        put("villages", 3, geometry=box(1000, 0, 2000, 999)),
        [("gap_sliver", "townships", B, "1000 m²")],
    ),
    "outside_parent": (
        put("communities", 1, geometry=box(-100, 0, 1000, 1000)),
        [("outside_parent", "communities", A2, "100000 m²")],
    ),
    "outside_sliver": (
        put("communities", 1, geometry=box(-1, 0, 1000, 1000)),
        [("outside_sliver", "communities", A2, "1000 m²")],
    ),
    "a township that leaves a hole in the district": (
        both(put("townships", 2, geometry=box(1000, 0, 1900, 2000)),
             put("villages", 2, geometry=box(1000, 1000, 1900, 2000)),
             put("villages", 3, geometry=box(1000, 0, 1900, 1000))),
        [("gap", "district", "999999", "200000 m²")],
    ),
    # roads
    "no_length": (
        append("roads", road("R5", (500, 1000), (500, 1000))),
        [("invalid", "roads", "R5", "Too few points in geometry component"), ("no_length", "roads", "R5", "")],
    ),
    "island": (append("roads", road("R5", (200, 200), (200, 450))), [("island", "roads", "R5", "0.25 km: R5")]),
    "near_miss": (
        append("roads", road("R5", (200, 993), (200, 500))),
        [("island", "roads", "R5", "0.49 km: R5"), ("near_miss", "roads", "R5", "R1: 7.0 m")],
    ),
}  # fmt: skip


def test_a_sound_workspace_has_nothing_to_report():
    assert audit(frames()) == []


@pytest.mark.parametrize("name", DEFECTS)
def test_each_defect_is_found_and_nothing_else(name):
    plant, expected = DEFECTS[name]
    tables = frames()
    plant(tables)
    assert audit(tables) == sorted(expected)


def test_every_check_has_a_defect_that_it_finds():
    elsewhere = {"damaged", "unreadable", "not_loaded", "unknown_table", "no_crs", "other_crs", "other_district",
                 "missing_unit", "unknown_unit", "other_name"}  # fmt: skip
    planted = {check for _, expected in DEFECTS.values() for check, *_ in expected}
    assert planted | elsewhere == set(CHECK_SEVERITIES) == set(CHECK_PROBLEMS) == set(CHECK_REMEDIES)


def test_at_the_limit_is_not_beyond_it():
    tables = frames()
    put("groups", 3, geometry=Point(1500, 990), population=1500, households=100)(tables)  # 10 m; 15 to a household
    put("villages", 2, population=1500)(tables)
    put("township_seats", 1, elevation_m=8850)(tables)
    put("roads", 1, width_m=60)(tables)
    assert audit(tables) == []


def test_roads_that_touch_or_cross_at_an_end_are_no_island():
    tables = frames()
    append("roads", road("R5", (500, 1000.4), (500, 500)))(tables)  # within the tolerance of half a metre
    assert audit(tables) == []


def test_systems():
    tables = frames()
    tables["roads"] = tables["roads"].to_crs("EPSG:4490")
    tables["water_works"] = gpd.GeoDataFrame(tables["water_works"].drop(columns="geometry"),
                                             geometry=tables["water_works"].geometry.to_numpy())  # fmt: skip
    assert audit(tables) == [
        ("no_crs", "water_works", "", ""),
        ("other_crs", "roads", "", "China Geodetic Coordinate System 2000"),
    ]


def test_a_layer_the_project_has_not_loaded_is_a_note():
    tables = frames()
    remove_table(tables)
    assert audit(tables, whole_file=False) == [("not_loaded", "key_units", "", "")]


def test_the_order_of_rows_changes_nothing():
    tables = frames()
    for name in ("overlap", "near_miss", "a road drawn twice, the other way", "unknown_value"):
        DEFECTS[name][0](tables)
    expected = audit(tables)
    for seed in range(3):
        shuffled = {key: table.sample(frac=1, random_state=seed) for key, table in tables.items()}
        for table in shuffled.values():
            table.index = pd.Index(range(11, 11 + len(table)), name="fid")
        assert audit(shuffled) == expected


# The register


def register(**changes):
    found = {key: pd.DataFrame(frames()[key].drop(columns="geometry")) for key in
             ("district", "townships", "villages", "communities")}  # fmt: skip
    for key, table in changes.items():
        found[key] = table
    return found


def test_the_same_register_says_nothing():
    assert audit(frames(), register=register()) == []


def test_units_and_names_are_compared_with_the_register():
    told = pd.DataFrame({"village_code": [A1, B1, f"{B}209"], "name": ["一村", "二邨", "九村"]})
    assert audit(frames(), register=register(villages=told)) == [
        ("missing_unit", "villages", f"{B}209", "九村"),
        ("other_name", "villages", B1, "二邨"),
        ("unknown_unit", "villages", B2, B2),
    ]


def test_a_register_of_another_district_is_not_compared():
    told = pd.DataFrame({"district_code": ["888888"], "name": ["乙县"]})
    assert audit(frames(), register=register(district=told)) == [("other_district", "district", "", "888888")]


# The report


def test_places_are_where_the_defect_is():
    tables = frames()
    for plant in ("overlap", "near_miss", "invalid"):
        DEFECTS[plant][0](tables)
    put("groups", 3, geometry=Point(1500, 500))(tables)
    given = workspace(tables)
    table = as_table(given, check(given)).set_index("check")
    assert table.loc["near_miss"].geometry == Point(200, 993)
    assert table.loc["outside_own"].geometry == Point(1500, 500)
    assert table.loc["invalid"].geometry == Point(500, 1500)
    assert shapely.within(table.loc["overlap"].geometry, box(1000, 900, 2000, 1000))


def test_errors_come_first_and_sentences_are_filled_in():
    tables = frames()
    for name in ("modelled", "unknown_value", "negative"):
        DEFECTS[name][0](tables)
    given = workspace(tables)
    found = check(given)
    table = as_table(given, found, Words(CHECK_PROBLEMS, CHECK_REMEDIES, MORE_ROWS, {"groups": "村民小组"}))
    assert table["severity"].tolist() == ["error", "warning", "warning", "note"]
    assert table.iloc[0][["layer_name", "name", "problem"]].tolist() == [
        "村民小组", "1组", "The value of the field population is negative"]  # fmt: skip
    assert counts(found) == {"error": 1, "warning": 2, "note": 1}


def test_long_lists_are_cut_and_say_so():
    tables = frames()
    groups = pd.concat([tables["groups"].iloc[[0]]] * 1201, ignore_index=True)
    groups["group_id"] = [f"X{number}" for number in range(len(groups))]
    groups["geometry"] = gpd.points_from_xy([100 + number / 2 for number in range(len(groups))], [1500] * len(groups))
    groups["surface"] = None
    tables["groups"] = gpd.GeoDataFrame(groups, geometry="geometry", crs=CRS).drop(columns="surface")
    put("groups", 0, located_by="")(tables)
    tables["groups"]["located_by"] = "satellite"
    given = workspace(tables)
    found = check(given)
    table = as_table(given, found)
    listed = table[table["check"] == "unknown_value"]
    assert len(listed) == 1001 and listed["value"].iloc[-1] == "201 more rows with this problem are not listed"
    assert sum(len(each) for each in found if each.check == "unknown_value") == 1201
