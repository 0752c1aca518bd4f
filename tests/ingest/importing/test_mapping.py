"""Columns of files as bureaus name them, and values as they spell them."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from wulong_planner.analysis.errors import InputError
from wulong_planner.ingest.importing import mapping
from wulong_planner.ingest.importing.mapping import Chosen, find_columns, map_columns
from wulong_planner.ingest.importing.targets import target_of
from wulong_planner.layers.catalog import BY_KEY
from wulong_planner.layers.codes import spellings


def target(key):
    return target_of(BY_KEY[key], spellings)


def mapped(key, columns, chosen=None):
    return map_columns(pd.DataFrame(columns), target(key), chosen or Chosen(), "made_up.shp")


@pytest.mark.parametrize(
    ("key", "columns", "expected"),
    [
        ("villages", ["行政村名称", "所属乡镇", "人口（人）"],
         {"name": "行政村名称", "town_name": "所属乡镇", "population": "人口（人）"}),
        ("villages", ["OBJECTID", "XZQDM", "XZQMC"], {"village_code": "XZQDM", "name": "XZQMC"}),
        ("villages", ["ZLDWDM", "ZLDWMC", "SHAPE_Area"], {"village_code": "ZLDWDM", "name": "ZLDWMC"}),
        ("villages", ["村", "乡镇"], {"name": "村", "town_name": "乡镇"}),
        ("villages", [" Village_Code ", "NAME"], {"village_code": " Village_Code ", "name": "NAME"}),
        ("townships", ["乡镇街道名称", "区划代码"], {"name": "乡镇街道名称", "town_code": "区划代码"}),
        ("groups", ["乡镇", "村名", "组名", "户数", "总人口"],
         {"town_name": "乡镇", "village_name": "村名", "name": "组名", "households": "户数", "population": "总人口"}),
        ("roads", ["路线编号", "路线名称", "行政等级", "路面类型", "路面宽度(m)"],
         {"road_id": "路线编号", "name": "路线名称", "road_class": "行政等级", "surface": "路面类型",
          "width_m": "路面宽度(m)"}),
        ("water_works", ["工程名称", "日供水能力", "乡镇", "村"],
         {"name": "工程名称", "capacity_m3d": "日供水能力", "town_name": "乡镇", "village_name": "村"}),
        ("weather_stations", ["区站号", "站名", "海拔高度"],
         {"station_id": "区站号", "name": "站名", "elevation_m": "海拔高度"}),
    ],
)  # fmt: skip
def test_columns_are_known_by_the_words_bureaus_use(key, columns, expected):
    assert find_columns(columns, target(key)) == expected


def test_a_name_cut_to_ten_bytes_is_known_when_only_one_fits():
    assert find_columns(["统计用区划"], target("villages")) == {"village_code": "统计用区划"}
    assert find_columns(["village_co"], target("villages")) == {"village_code": "village_co"}
    assert find_columns(["village_c"], target("villages")) == {"village_code": "village_c"}
    assert find_columns(["vill"], target("villages")) == {}


def test_each_column_serves_once_and_the_model_s_own_name_comes_first():
    assert find_columns(["name", "村名", "名称"], target("villages"))["name"] == "name"
    found = find_columns(["代码", "村名"], target("villages"))
    assert found == {"village_code": "代码", "name": "村名"}


def test_the_user_s_choice_wins():
    columns = {"name": ["x"], "村名": ["甲村"], "属于": ["甲镇"], "码": ["500156101201"]}
    found = mapped("villages", columns, Chosen("村名", "属于", "码"))
    assert found.columns == {"name": "村名", "town_name": "属于", "village_code": "码"}


def test_a_chosen_field_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(InputError, match=r"made_up\.shp has no field 村 \(NAME_FIELD\).*名称, 乡镇"):
        mapped("villages", {"名称": ["甲村"], "乡镇": ["甲镇"]}, Chosen(name="村"))


def test_surfaces_and_classes_as_bureaus_spell_them():
    surfaces = ["水泥混凝土", "沥青砼", " 泥结石 ", "土质路面", "asphalt", "沥青", "竹", None]
    classes = ["县道", "X", "乡级", "村道", "国道", "省级", "county", None]
    found = mapped("roads", {"路面类型": surfaces, "行政等级": classes})
    assert found.values["surface"].tolist() == [
        "concrete", "asphalt", "gravel", "earth", "asphalt", "asphalt", "竹", None]  # fmt: skip
    assert found.values["road_class"].tolist() == [
        "county", "county", "township", "village", "national", "provincial", "county", None]  # fmt: skip
    assert [(each.kind, each.feature, each.value) for each in found.problems] == [("unknown_value", "surface", "竹")]


def test_the_class_comes_from_the_road_number_where_it_is_not_given():
    found = mapped("roads", {"路线编号": ["G319", "S204", "X1", "Y012", "C001500156", "Z9", "甲1", None],
                             "行政等级": [None] * 7 + ["村道"]})  # fmt: skip
    assert found.values["road_class"].tolist() == [
        "national", "provincial", "county", "township", "village", "track", None, "village"]  # fmt: skip


def test_numbers_are_read_out_of_text():
    found = mapped(
        "roads",
        {"宽度": ["3.5米", "4", " 6,500 ", "宽", None, ""], "修建年度": ["2021年", 2019, None, "", "不详", "2020"]},
    )
    assert found.values["width_m"].tolist() == [3.5, 4, 6500, None, None, None]
    assert found.values["year"].tolist() == [2021, 2019, None, None, None, 2020]
    assert [(each.kind, each.value) for each in found.problems] == [("no_number", "宽"), ("no_number", "不详")]


def test_codes_read_as_numbers_lose_their_point_and_padding_goes():
    found = mapped("villages", {"代码": [500156101201.0, None, 5.0], "村名": ["　甲村 ", "", None]})
    assert found.values["village_code"].tolist() == ["500156101201", None, "5"]
    assert found.values["name"].tolist() == ["甲村", None, None]


def test_columns_without_a_field_are_told():
    found = mapped("villages", {"村名": ["甲村"], "SHAPE_Area": [1.0], "备考": ["x"]})
    assert [(each.kind, each.value) for each in found.problems] == [("unused_columns", "SHAPE_Area, 备考")]


def test_names_of_the_register_are_never_taken_from_a_file_of_boundaries():
    assert {"population", "group_count"} <= set(target("villages").fields)
    assert not {"name", "tier", "town_code", "village_code", "source", "located_by"} & set(target("villages").fields)


@given(st.text(max_size=12))
def test_any_header_and_any_cell_can_be_read(text):
    found = mapped("roads", {text or "x": [text], "宽度": [text]})
    assert len(found.values) == 1
    assert mapping.normal(text) == mapping.normal(text.upper().casefold()) or text != text.upper().casefold()
