"""What an import would do: the made-up district of conftest, worked by hand."""

import pandas as pd
import pytest
from shapely.geometry import LineString, Point
from wulong_planner.ingest.importing.problems import as_table

SOURCE = "made_up.shp，2025-01-31 导入"


def changed(made, table):
    return next(change for change in made.changes if change.table == table)


# Units of the register ------------------------------------------------------------------------------------------


def test_villages_in_any_order_and_spelling(plan_small, square, kinds):
    shapes = [square(1000, 0, 2000, 1000), square(0, 0, 1000, 1000), square(0, 1000, 1000, 2000)]
    made = plan_small("villages", shapes, {"村名": [" 乙村委会", "甲村", "丙　村"], "乡镇": ["乙乡", "甲镇", "甲镇"]})
    assert made.output["code"].tolist() == ["500156201201", "500156101201", "500156101202"]
    assert made.output["action"].tolist() == ["replaced"] * 3
    rows = changed(made, "villages").update
    assert rows.index.tolist() == [3, 1, 2]
    assert rows["name"].tolist() == ["乙村", "甲村", "丙村"]
    assert rows["tier"].tolist() == [None, "10", None]
    assert rows["population"].tolist() == [70, 300, 50]
    assert set(rows["located_by"]) == {"surveyed"}
    assert set(rows["source"]) == {SOURCE}
    assert made.counts == {"features": 3, "matched": 3, "unmatched": 0, "replaced": 3, "added": 0, "joined": 0,
                           "duplicates": 0, "missing": 0, "deleted": 0, "expected": 3}  # fmt: skip


def test_a_column_without_a_known_header_is_known_by_its_names(plan_small, square):
    shapes = [square(0, 0, 1000, 1000), square(0, 1000, 1000, 2000), square(1000, 0, 2000, 1000)]
    made = plan_small("villages", shapes, {"F1": ["x", "y", "z"], "F2": ["甲村", " 丙村", "香树村"]})
    assert made.output["code"].tolist() == ["500156101201", "500156101202", None]


def test_areas_before_and_after_and_how_far_the_middle_moved(plan_small, square, kinds):
    made = plan_small("villages", [square(0, 0, 1000, 500)], {"村名": ["甲村"], "乡镇": ["甲镇"]})
    row = made.output.iloc[0]
    assert (row["area_old_km2"], row["area_new_km2"], row["area_change_pct"], row["shift_m"]) == (1, 0.5, -50, 250)
    assert ("area_schematic", "甲村", "-50") in kinds(made)


def test_a_large_change_of_a_surveyed_unit_is_a_warning(plan_small, square, small, kinds):
    tables = {**small, "villages": small["villages"].assign(located_by="surveyed")}
    made = plan_small("villages", [square(0, 0, 1000, 500)], {"村名": ["甲村"]}, tables=tables)
    assert {("area_change", "甲村", "-50"), ("moved", "甲村", "250")} <= set(kinds(made))


def test_a_change_of_the_limit_is_none(plan_small, square, small, kinds):
    tables = {**small, "villages": small["villages"].assign(located_by="surveyed")}
    made = plan_small("villages", [square(0, 0, 1000, 800)], {"村名": ["甲村"]}, tables=tables)
    assert not [each for each in kinds(made) if each[0] == "area_change"]


def test_what_is_not_matched_is_told_and_left_out(plan_small, square, kinds):
    made = plan_small("villages", [square(0, 0, 1, 1)] * 2, {"村名": ["香树村", None]})
    assert made.changes == []
    assert [each[:2] for each in kinds(made) if each[0] == "unmatched"] == [
        ("unmatched", "香树村"),
        ("unmatched", "#1"),
    ]
    assert made.output["action"].tolist() == ["left", "left"]
    assert made.counts["unmatched"] == 2


def test_a_name_of_several_units_is_told_as_such(plan_small, square, small, kinds):
    villages = small["villages"].assign(name=["甲村", "甲村", "丙村"])
    made = plan_small("villages", [square(0, 0, 1, 1)], {"村名": ["甲村"]}, tables={**small, "villages": villages})
    assert [each[:2] for each in kinds(made) if each[0] == "several_units"] == [("several_units", "甲村")]
    assert made.changes == [] and made.counts["unmatched"] == 1


def test_without_any_name_one_row_says_so(plan_small, square, kinds):
    made = plan_small("villages", [square(0, 0, 1, 1)] * 3, {"图层": ["0", "0", "0"], "村名": [None, " ", ""]})
    assert [each for each in kinds(made) if each[0] in ("unmatched", "no_names")] == [
        ("no_names", "made_up.shp", "图层")
    ]
    assert made.counts["unmatched"] == 3


def test_missing_units_keep_what_they_have(plan_small, square, kinds):
    made = plan_small("villages", [square(0, 0, 1000, 1000)], {"村名": ["甲村"]})
    assert [each for each in kinds(made) if each[0] == "missing"] == [
        ("missing", "丙村", "500156101202"), ("missing", "乙村", "500156201201")]  # fmt: skip
    assert changed(made, "villages").update.index.tolist() == [1]


def test_replacing_everything_takes_the_shape_of_missing_units_but_not_their_rows(plan_small, square, kinds):
    made = plan_small("villages", [square(0, 0, 1000, 1000)], {"村名": ["甲村"]}, mode="replace")
    emptied = made.changes[1].update
    assert emptied.index.tolist() == [2, 3]
    assert emptied["located_by"].tolist() == [None, None]
    assert emptied.geometry.isna().all()
    assert made.changes[0].delete == ()
    assert made.counts["missing"] == 2


def test_adding_only_leaves_what_is_there(plan_small, square, small, kinds):
    villages = small["villages"].copy()
    villages.loc[3, "geometry"] = None
    shapes = [square(0, 0, 1, 1), square(1000, 0, 2000, 1000)]
    tables = {**small, "villages": villages}
    made = plan_small("villages", shapes, {"村名": ["甲村", "乙村"]}, mode="add", tables=tables)
    assert made.output["action"].tolist() == ["left", "replaced"]
    assert ("kept_as_is", "甲村", "500156101201") in kinds(made)


def test_a_community_in_a_file_of_villages_goes_to_the_communities(plan_small, square, kinds):
    shapes = [square(0, 0, 1000, 1000), square(1000, 1000, 2000, 2000)]
    made = plan_small("villages", shapes, {"村名": ["甲村", "丁社区"]})
    assert changed(made, "communities").update["name"].tolist() == ["丁社区"]
    assert ("other_table", "made_up.shp", "1") in kinds(made)


def test_a_unit_whose_row_is_gone_comes_back_with_names_of_the_register(plan_small, square, small, kinds):
    tables = {**small, "communities": small["communities"].iloc[:0]}
    rows = small["communities"]
    register_tables = {**tables, "communities": rows}
    made = plan_small("communities", [square(1000, 1000, 2000, 2000)], {"社区": ["丁社区"]}, tables=register_tables)
    assert changed(made, "communities").update.index.tolist() == [1]
    made = plan_small("communities", [square(0, 0, 1, 1)], {"社区": ["丁社区"]}, tables=tables)
    assert made.counts["unmatched"] == 1  # a register is what the workspace holds


def test_parts_of_a_unit_are_joined(plan_small, square, kinds):
    shapes = [square(0, 0, 400, 1000), square(600, 0, 1000, 1000), square(0, 1000, 1000, 2000)]
    made = plan_small("villages", shapes, {"村名": ["甲村", "甲村", "丙村"], "人口": [None, 310, 60]})
    rows = changed(made, "villages").update
    assert rows.geometry.area.tolist() == [800_000, 1_000_000]
    assert rows["population"].tolist() == [310, 60]
    assert made.output["action"].tolist() == ["replaced", "joined", "replaced"]
    assert ("parts_joined", "500156101201", "2") in kinds(made)


def test_the_same_unit_drawn_twice_is_an_error_and_neither_is_taken(plan_small, square, kinds):
    made = plan_small("villages", [square(0, 0, 1000, 1000), square(0, 0, 1000, 900)], {"村名": ["甲村", "甲村"]})
    assert made.changes == []
    assert ("twice", "500156101201", "甲村, 甲村") in kinds(made)
    assert made.counts["duplicates"] == 2


def test_two_seats_of_one_township_are_an_error(plan_small, kinds):
    made = plan_small("township_seats", [Point(470001, 3240001), Point(470009, 3240001)], {"乡镇": ["甲镇", "甲镇"]})
    assert made.changes == []
    assert made.counts["duplicates"] == 2


def test_a_former_name_is_matched(plan_small, kinds):
    made = plan_small("township_seats", [Point(470001, 3240001)], {"乡镇": ["甲乡"]})
    rows = changed(made, "township_seats").update
    assert (rows.index.tolist(), rows["elevation_m"].tolist(), rows["name"].tolist()) == ([1], [400], ["甲镇"])


def test_overlaps_gaps_and_slivers_in_square_metres(plan_small, square, kinds):
    shapes = [square(0, 0, 1002, 1000), square(1000, 0, 2000, 1000), square(0, 1000, 1000, 2000),
              square(1100, 1000, 2000, 2000), square(1000, 1900, 1100, 2000)]  # fmt: skip
    names = ["甲村", "乙村", "丙村", "丁社区", "丁社区"]
    found = [each for each in kinds(plan_small("villages", shapes, {"村名": names})) if each[0][:3] in ("ove", "gap")]
    assert found == [("overlap_sliver", "甲村 / 乙村", "2000"), ("gap", "甲村", "90000")]


def test_a_gap_where_a_unit_was_left_out_is_no_warning(plan_small, square, small, kinds):
    shapes = [square(0, 0, 1000, 1000), square(1000, 0, 2000, 1000), square(0, 1000, 1000, 2000),
              square(2000, 1000, 2100, 2100), square(1000, 2000, 2100, 2100), square(900, 2000, 1000, 2100),
              square(2000, 900, 2100, 1000)]  # fmt: skip
    names = ["甲村", "乙村", "丙村", "乙村", "乙村", "丙村", "乙村"]
    assert ("gap_of_unit", "丁社区", "1000000") in kinds(plan_small("villages", shapes, {"村名": names}))


def test_features_far_outside_are_told(plan_small, square, kinds):
    made = plan_small("villages", [square(90000, 0, 91000, 1000)], {"村名": ["甲村"]})
    assert ("outside", "甲村", "") in kinds(made)
    assert ("outside", "甲村", "") not in kinds(plan_small("villages", [square(2500, 0, 3000, 10)], {"村名": ["甲村"]}))


def test_faults_of_the_reading_stand_in_the_report(plan_small, square):
    faults = pd.DataFrame({"fid": [7], "problem": ["its boundary crosses itself"], "action": ["repaired"]})
    made = plan_small("villages", [square(0, 0, 1000, 1000)], {"村名": ["甲村"]}, faults=faults)
    table = as_table(made.problems)
    row = table[table["feature"] == "#7"].iloc[0]
    assert (row["severity"], row["value"]) == ("warning", "its boundary crosses itself: repaired")


def test_the_order_of_the_rows_does_not_matter(plan_small, square):
    shapes = [square(0, 0, 1002, 1000), square(1000, 0, 2000, 1000), square(0, 1000, 1000, 2000)]
    names = ["甲村", "乙村", "丙村"]
    one, other = (plan_small("villages", shapes[::step], {"村名": names[::step]}) for step in (1, -1))
    assert one.counts == other.counts
    pd.testing.assert_frame_equal(one.changes[0].update.sort_index(), other.changes[0].update.sort_index())


# Groups ---------------------------------------------------------------------------------------------------------


def test_groups_replace_those_of_their_villages_and_the_villages_are_counted_anew(plan_small):
    points = [Point(470100 + step, 3240100) for step in range(3)]
    made = plan_small("groups", points, {"乡镇": ["甲镇"] * 3, "村": ["甲村"] * 3, "组名": ["二组", "3组", "石院子"],
                                         "人口": [210, 40, 5]})  # fmt: skip
    groups = changed(made, "groups")
    assert groups.delete == (1,)
    assert groups.update["group_id"].tolist() == ["500156101201002"]
    assert groups.update["population"].tolist() == [210]
    assert groups.update["households"].tolist() == [60]
    assert groups.insert["group_id"].tolist() == ["500156101201003", "500156101201004"]
    assert groups.insert["town_code"].tolist() == ["500156101"] * 2
    villages = changed(made, "villages").update
    assert villages.to_dict("index") == {1: {"group_count": 3, "population": 255}}


def test_replacing_all_groups_empties_the_other_villages(plan_small):
    made = plan_small(
        "groups", [Point(470100, 3240100)], {"村": ["甲村"], "组名": ["1组"], "人口": [100]}, mode="replace"
    )
    assert changed(made, "groups").delete == (2, 3, 4)
    assert changed(made, "villages").update.to_dict("index") == {
        1: {"group_count": 1, "population": 100},
        2: {"group_count": 0, "population": 0},
        3: {"group_count": 0, "population": 0},
    }


def test_adding_groups_leaves_those_that_are_there(plan_small, kinds):
    made = plan_small("groups", [Point(470100, 3240100)] * 2, {"村": ["甲村"] * 2, "组名": ["1组", "9组"]}, mode="add")
    assert changed(made, "groups").insert["group_id"].tolist() == ["500156101201009"]
    assert changed(made, "groups").delete == ()
    assert ("kept_as_is", "1组", "500156101201001") in kinds(made)


def test_a_group_s_village_comes_from_its_code(plan_small):
    made = plan_small("groups", [Point(470100, 3240100)], {"小组编号": ["500156101202007"], "组名": ["7组"]})
    assert changed(made, "groups").insert[["village_code", "group_id"]].values.tolist() == [
        ["500156101202", "500156101202007"]]  # fmt: skip


def test_a_group_s_village_comes_from_a_surveyed_area_never_from_a_schematic_one(plan_small, small, kinds):
    points = [Point(470500, 3240500), Point(471500, 3240500)]
    made = plan_small("groups", points, {"组名": ["8组", "8组"]})
    assert [each[0] for each in kinds(made) if each[0] == "no_village"] == ["no_village"] * 2
    villages = small["villages"].copy()
    villages.loc[1, "located_by"] = "surveyed"
    made = plan_small("groups", points, {"组名": ["8组", "8组"]}, tables={**small, "villages": villages})
    assert changed(made, "groups").insert["group_id"].tolist() == ["500156101201008"]
    assert made.output["method"].tolist()[0] == "position"


def test_two_groups_with_one_code(plan_small, kinds):
    made = plan_small(
        "groups", [Point(470100, 3240100)] * 2, {"小组编号": ["500156101202007"] * 2, "组名": ["7组", "八组"]}
    )
    assert len(changed(made, "groups").insert) == 1
    assert ("key_twice", "八组", "500156101202007") in kinds(made)


def test_two_groups_of_one_number_get_codes_of_their_own(plan_small):
    made = plan_small(
        "groups", [Point(470100, 3240100)] * 2, {"村": ["甲村"] * 2, "组名": ["甲村1组", "1组"], "人口": [5, 6]}
    )
    rows = pd.concat([changed(made, "groups").update, changed(made, "groups").insert])
    assert rows["group_id"].is_unique
    assert sorted(rows["population"]) == [5, 6]


# Roads, works ---------------------------------------------------------------------------------------------------


def lines(count):
    return [LineString([(470000, 3240000 + step), (471000, 3240000 + step)]) for step in range(count)]


def test_roads_replace_the_roads_of_their_status(plan_small):
    made = plan_small(
        "roads", lines(2), {"路线名称": ["新路", "老路"], "路面类型": ["水泥", "碎石"], "路线编号": ["C001", None]}
    )
    change = changed(made, "roads")
    assert change.delete == (1, 2)  # the planned road stays
    assert change.insert["road_id"].tolist() == ["C001", "R00004"]
    assert change.insert["surface"].tolist() == ["concrete", "gravel"]
    assert change.insert["road_class"].tolist() == ["village", None]
    assert set(change.insert["status"]) == {"existing"}
    assert change.insert["width_m"].isna().all()


def test_sections_of_one_road_number_are_all_kept(plan_small, kinds):
    made = plan_small("roads", lines(4), {"路线编号": ["C001", "C001-2", "C001", "R00001"], "路面类型": ["水泥"] * 4})
    assert made.output["code"].tolist() == ["C001", "C001-2", "C001-3", "R00001"]
    assert ("key_numbered", "C001", "2") in kinds(made)
    made = plan_small("roads", lines(2), {"路线编号": ["R00001", "R00001"]})
    assert changed(made, "roads").update["road_id"].tolist() == ["R00001"]
    assert changed(made, "roads").insert["road_id"].tolist() == ["R00001-2"]


def test_roads_replaced_as_a_whole_or_only_added(plan_small):
    roads = {"路线名称": ["新路"], "路线编号": ["R00002"]}
    assert changed(plan_small("roads", lines(1), roads, mode="replace"), "roads").delete == (1, 3)
    assert plan_small("roads", lines(1), roads, mode="add").changes == []
    made = plan_small("roads", lines(2), {"路线编号": ["R00002", "X9"]}, mode="matched")
    assert changed(made, "roads").update.index.tolist() == [2]
    assert len(changed(made, "roads").insert) == 0


def test_works_are_known_by_name_and_the_rest_is_added(plan_small, kinds):
    points = [Point(470100, 3240100), Point(470200, 3240100), Point(470300, 3240100)]
    columns = {"工程名称": ["甲水厂", "丙水厂", "乙水厂"], "供水规模": ["800", 90, 70], "乡镇": [None, "甲镇", "乙乡"]}
    made = plan_small("water_works", points, columns)
    change = changed(made, "water_works")
    assert change.update["work_id"].tolist() == ["W-01", "W-03"]
    assert change.update["capacity_m3d"].tolist() == [800, 70]
    assert change.update["unlocated"].tolist() == [None, None]
    assert change.update["project_no"].tolist() == ["1-1", "1-1"]
    assert change.insert[["work_id", "name", "town_code"]].values.tolist() == [["W-04", "丙水厂", "500156101"]]
    assert change.delete == ()
    assert ("new", "丙水厂", "") in kinds(made)


def test_a_name_of_two_works_is_not_guessed(plan_small, kinds):
    made = plan_small("water_works", [Point(470100, 3240100)], {"工程名称": ["乙水厂"]})
    assert made.changes == []
    assert ("ambiguous", "乙水厂", "乙水厂") in kinds(made)
    assert made.counts["unmatched"] == 1


def test_one_work_given_twice(plan_small, kinds):
    made = plan_small("water_works", [Point(470100, 3240100)] * 2, {"工程名称": ["甲水厂", "甲水厂"]})
    assert len(changed(made, "water_works").update) == 1
    assert ("key_twice", "甲水厂", "W-01") in kinds(made)


def test_a_feature_without_geometry_is_told(plan_small, kinds):
    made = plan_small("water_works", [None, Point(470100, 3240100)], {"工程名称": ["丙水厂", "甲水厂"]})
    assert ("no_place", "丙水厂", "") in kinds(made)
    assert made.output["action"].tolist() == ["left", "replaced"]


# The report -----------------------------------------------------------------------------------------------------


def test_the_report_is_ordered_by_severity_and_size(plan_small, square):
    shapes = [square(0, 0, 1100, 1000), square(1000, 0, 2000, 1000), square(0, 900, 1000, 2000), square(0, 0, 1, 1)]
    made = plan_small("villages", shapes, {"村名": ["甲村", "乙村", "丙村", "香树村"]})
    table = as_table(made.problems)
    assert list(table.columns) == ["severity", "layer", "feature", "problem", "value", "remedy"]
    assert table["severity"].tolist() == sorted(table["severity"], key=["error", "warning", "info"].index)
    overlaps = table[table["problem"] == "Two features overlap, in m²"]
    assert overlaps["value"].astype(float).tolist() == [100000, 100000]
    assert (table["remedy"] != "").all()


@pytest.mark.parametrize("key", ["villages", "groups", "roads", "water_works", "township_seats"])
def test_a_file_without_any_known_column(plan_small, square, key):
    shape = {"villages": square(0, 0, 10, 10), "roads": lines(1)[0]}.get(key, Point(470001, 3240001))
    made = plan_small(key, [shape], {"foo": [1]})
    assert made.counts["features"] == 1
    assert len(made.output) == 1
