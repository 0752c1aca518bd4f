"""Works, facilities, indicators and contradictions of the plan: numbers a person can look up in the printed text."""

from __future__ import annotations

import re
from collections import Counter

import pytest


def test_water_works_named_in_the_plan(register, rows):
    names = {row["name"]: row for row in rows("water_works")}
    assert {f"{name}水库" for name in ("沙河", "金龙湾", "车盘", "姜家溪")} <= names.keys()
    supply = ["大河沟", "和顺", "庙垭", "平桥", "河心", "火炉", "桐梓", "江口", "羊角新址"]
    assert {f"{name}供水工程" for name in supply} | {"木根水厂", "江南水厂", "仙女山度假区供水工程"} <= names.keys()
    eight = ["白果供水工程"] + [f"{name}水厂" for name in ["花园", "杨叉岭", "茶园", "白石", "鱼光", "联合", "圈岩"]]
    assert all(names[name]["stage"] == "新建" for name in eight)
    assert register[names["鱼光水厂"]["village_code"]]["name"] == "鱼光村"
    assert names["桐梓供水工程"]["town_code"] == "500156109" and not names["桐梓供水工程"]["village_code"]
    assert names["小型供水工程"]["count"] == "100"
    assert names["完建小1型水库"]["count"] == "5"
    assert not names["懒坝三坪塘水利管网设施"]["town_code"]


@pytest.mark.parametrize(
    ("name", "kind", "stage", "count", "length_km"),
    [
        ("场镇供水管网改造延伸工程", "供水管网", "改扩建", "", "180"),
        ("新建中型水库", "水库", "新建", "1", ""),
        ("完建小2型水库", "水库", "完建", "2", ""),
        ("石桥湖水库", "水库", "", "1", ""),
        ("高标准农田灌溉管道", "灌溉设施", "新建", "", "300"),
        ("香树村灌溉管网", "灌溉设施", "新建", "", "30"),
        ("农村防洪工程", "防洪工程", "新建", "", ""),
    ],
)
def test_water_work(name, kind, stage, count, length_km, only):
    row = only("water_works", name=name)
    assert (row["kind"], row["stage"], row["count"], row["length_km"]) == (kind, stage, count, length_km)


def test_thirteen_reservoirs_are_counted_and_eight_central_works_named(rows):
    works = rows("water_works")
    counted = [int(row["count"]) for row in works if row["project_no"] == "1-1" and row["kind"] == "水库"]
    assert sum(counted) == 3 + 3 + 7
    assert sum(row["scale"] == "规范化集中" for row in works) == 8


def test_plan_prints_no_capacity(rows):
    assert not any(row["capacity_m3d"] or row["design_population"] for row in rows("water_works"))


@pytest.mark.parametrize(
    ("name", "length_km", "count"),
    [
        ("产城景旅游干线", "36", ""),
        ("旅游景区连接线", "119", ""),
        ("城镇连接线", "134", ""),
        ("村民小组通畅公路", "340", ""),
        ("行政村双车道和乡村旅游景点连接路", "660", ""),
        ("村内主支道路新建", "316", "61"),
        ("村内主支道路改建", "400", "60"),
        ("村内巷道新建", "240", "45"),
        ("村内巷道改建", "240", "43"),
        ("桐梓镇双凤场至新桥公路", "8", ""),
        ("重要县乡道、县乡道连接路和四好农村路", "300", ""),
    ],
)
def test_road_project(name, length_km, count, only):
    row = only("road_projects", name=name)
    assert (row["length_km"], row["count"]) == (length_km, count)


def test_facilities_by_kind(rows):
    kinds = Counter(row["kind"] for row in rows("facilities"))
    assert (kinds["旅游线路"], kinds["旅游环线"]) == (5 + 1, 3)
    assert sum(row["project_no"] == "3-17" for row in rows("facilities")) == 4
    assert sum(row["source"] == "规划 专栏11" for row in rows("facilities")) == 7
    for row in rows("facilities"):
        assert row["kind"] and row["sector"] and bool(row["count"]) == bool(row["count_unit"]), row


@pytest.mark.parametrize(
    ("name", "count", "unit", "place"),
    [
        ("农村义务教育阶段学校", "76", "所", ""),
        ("标准化村卫生室", "168", "个", ""),
        ("村庄综合性公共服务中心（改建）", "32", "座", ""),
        ("懒坝生态停车场", "2000", "个车位", ""),
        ("高标准农田（全区）", "40.65", "万亩", ""),
        ("新时代文明实践站", "184", "个", ""),
        ("老鹰茶产业示范基地", "1", "个", "石龙村"),
        ("羊角电子商务特色产业园", "1", "个", "羊角街道"),
        ("后坪乡茶叶加工厂", "1", "座", "后坪乡"),
        ("大田湿地人家", "1", "个", "大田村"),
    ],
)
def test_facility(name, count, unit, place, register, only):
    row = only("facilities", name=name)
    code = row["village_code"] or row["town_code"]
    assert (row["count"], row["count_unit"]) == (count, unit)
    assert (register[code]["name"] if code else "") == place


def test_miao_village_of_tianchi_is_not_the_village_of_that_name(register, only):
    """天池苗寨 lies in 文凤村 of 后坪乡; 天池村 of 石桥乡 only sounds like it."""
    assert register[only("name_aliases", alias="天池苗寨")["unit_code"]]["name"] == "文凤村"
    assert register[only("facilities", name="天池苗寨")["village_code"]]["name"] == "文凤村"


def test_weather_stations_by_kind(rows):
    assert Counter(row["kind"] for row in rows("weather_stations")) == {
        "天气雷达": 1,
        "温室气体观测站": 1,
        "省级地面观测站": 12,
        "专业观测站": 15,
        "闪电成像仪": 1,
        "区域自动站": 24,
        "指挥中心": 1,
        "作业点": 7,
    }


def test_two_resettlement_sites_are_named(rows):
    assert [row["town_code"] for row in rows("resettlement_sites")] == ["500156104", "500156208", "", "", ""]


def test_box_one_is_complete(rows):
    box = [row for row in rows("indicators") if row["binding"]]
    assert len(box) == 18
    assert Counter(row["binding"] for row in box) == {"预期性": 14, "约束性": 4}
    assert {re.search(r"专栏1 第(\d+)行", row["source"])[1] for row in box} == {str(n) for n in range(1, 12)}


@pytest.mark.parametrize(
    ("name", "value_2020", "target_2025", "number_2020", "number_2025"),
    [
        ("农村自来水普及率", "82.5", "85", "82.5", "85"),
        ("具备条件的村民小组通硬化路的比例", "≈90", ">99", "90", "99"),
        ("农产品加工产值与农业总产值比", "1.5:1", "2:1", "1.5", "2"),
        ("农村常住居民人均可支配收入", "15487", "23500", "15487", "23500"),
        ("农村集中安全饮水率", "", "88", "", "88"),
        ("村村通双车道", "", "80", "", "80"),
        ("农村居民人均教育文化娱乐支出占比", "", "12", "", "12"),
        ("农村居民人均教育文化娱乐支出占比（文化章）", "", "15以上", "", "15"),
        ("农村户籍人口饮水安全得到保障人数", "35.4", "", "35.4", ""),
        ("15分钟卫生服务圈", "", "全覆盖", "", ""),
        ("分散安置人数", "10388", "", "10388", ""),
        ("主推林下中药材品种", "", "1—2", "", ""),
        ("其他村干部培训", "", "不少于3", "", "3"),
        ("年生产有机鱼", "", "300以上", "", "300"),
        ("高标准农田灌溉管道", "", "300", "", "300"),
    ],
)
def test_indicator(name, value_2020, target_2025, number_2020, number_2025, only):
    row = only("indicators", name=name)
    assert (row["value_2020"], row["target_2025"]) == (value_2020, target_2025)
    assert (row["number_2020"], row["number_2025"]) == (number_2020, number_2025)


def test_resettled_people_add_up(rows):
    number = {
        row["name"]: int(row["number_2020"])
        for row in rows("indicators")
        if row["sector"] == "易地搬迁" and row["value_2020"].isdigit()
    }
    assert number["集中安置户数"] + number["分散安置户数"] == number["易地扶贫搬迁户数"] == 2717
    assert number["集中安置人数"] + number["分散安置人数"] == number["易地扶贫搬迁人数"] == 10658


def test_each_target_has_a_year_of_the_plan(rows, only):
    for row in rows("indicators"):
        assert row["target_year"] in {"", "2021", "2022", "2025"}, row
        assert not (row["target_year"] and not row["target_2025"]), row
    assert only("indicators", name="新时代文明实践站")["target_year"] == "2022"


def test_target_numbers_stand_in_the_quoted_sentence(rows):
    indicators = rows("indicators")
    assert len(indicators) == 330 and sum(bool(row["target_2025"]) for row in indicators) >= 250
    for row in indicators:
        assert row["sentence"], row
        for number, value in (("number_2020", "value_2020"), ("number_2025", "target_2025")):
            assert row[number] in row[value], row
        assert any(row[value] for value in ("value_2020", "target_2025")), row
        if row["number_2025"]:
            assert row["number_2025"] in row["sentence"], row


@pytest.mark.parametrize(
    "words",
    [
        "合计写74个，实列45个",
        "产业振兴写22个",
        "只列10个名称",
        "庙坪乡",
        "12%",
        "香障树",
        "官桥",
        "增长61.8%",
        "多于所列112个",
    ],
)
def test_discrepancy_is_recorded(words, rows):
    found = [row for row in rows("discrepancies") if words in row["what"]]
    assert found and all(row["resolution"] for row in found)
