"""The tables typed from the plan: counts, codes and values a person can look up in the printed text."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from wulong_planner.layers.catalog import BY_KEY

SOURCES = Path(__file__).resolve().parents[2] / "data" / "sources"
TYPED = (
    "key_units",
    "aid_groups",
    "aid_group_members",
    "projects",
    "project_places",
    "water_works",
    "road_projects",
    "weather_stations",
    "resettlement_sites",
    "indicators",
    "name_aliases",
    "discrepancies",
)
POINTS = ("water_works", "road_projects", "weather_stations", "resettlement_sites")
STAGES = {"", "新建", "改扩建", "续建", "完建", "整治", "升级", "新建或改造"}


def rows(key: str) -> list[dict[str, str]]:
    with (SOURCES / f"{key}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def only(key: str, **wanted: str) -> dict[str, str]:
    found = [row for row in rows(key) if all(row[name] == value for name, value in wanted.items())]
    assert len(found) == 1, (key, wanted, len(found))
    return found[0]


@pytest.fixture(scope="module")
def register() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows("register")}


@pytest.mark.parametrize("key", TYPED)
def test_header_is_the_catalogue(key):
    with (SOURCES / f"{key}.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert header == [field.name for field in BY_KEY[key].fields if field.name != "located_by"]


@pytest.mark.parametrize("key", TYPED)
def test_rows_are_whole_and_sourced(key):
    raw = (SOURCES / f"{key}.csv").read_bytes()
    assert b"\r" not in raw and not raw.startswith(b"\xef\xbb\xbf")
    for row in rows(key):
        assert None not in row and None not in row.values(), row
        assert row["source"], row
        assert all(value == value.strip() for value in row.values()), row


@pytest.mark.parametrize("key", TYPED)
def test_primary_key_is_unique_and_filled(key):
    keys = [row[BY_KEY[key].primary] for row in rows(key)]
    assert all(keys) and len(set(keys)) == len(keys)


@pytest.mark.parametrize("key", TYPED)
def test_numbers_are_numbers(key):
    for field in BY_KEY[key].fields:
        pattern = {"integer": r"\d*", "real": r"(\d+(\.\d+)?)?"}.get(field.kind, r"[\s\S]*")
        for row in rows(key):
            assert re.fullmatch(pattern, row.get(field.name, "")), (field.name, row)


@pytest.mark.parametrize("key", TYPED)
def test_codes_stand_in_the_register(key, register):
    for row in rows(key):
        town = row.get("town_code", "")
        assert town == "" or (re.fullmatch(r"\d{9}", town) and register[town]["parent_code"] == "500156"), row
        for field in ("village_code", "unit_code", "target_code"):
            code = row.get(field, "")
            assert code == "" or (re.fullmatch(r"\d{6}|\d{9}|\d{12}", code) and code in register), row
            if code and town:
                assert code.startswith(town), row


@pytest.mark.parametrize(
    ("key", "count"),
    [
        ("key_units", 26),
        ("aid_groups", 26),
        ("aid_group_members", 114),
        ("projects", 45),
        ("weather_stations", 62),
        ("resettlement_sites", 5),
    ],
)
def test_counts(key, count):
    assert len(rows(key)) == count


def test_tiers_are_one_three_ten_twelve(register):
    units = rows("key_units")
    assert Counter(row["tier"] for row in units) == {"1": 1, "3": 3, "10": 10, "12": 12}
    assert Counter(len(row["unit_code"]) for row in units) == {9: 4, 12: 22}
    assert [int(row["sequence"]) for row in units] == list(range(1, 27))
    assert len({row["town_code"] for row in units}) == 26
    assert all(register[row["unit_code"]]["name"] == row["name"] for row in units)


@pytest.mark.parametrize(
    ("code", "name", "tier", "tier_name"),
    [
        ("500156204", "沧沟乡", "1", "乡村振兴市级重点帮扶乡镇"),
        ("500156113", "凤来镇", "3", "乡村振兴区级重点帮扶乡镇"),
        ("500156109200", "香树村", "10", "乡村振兴区级重点帮扶村"),
        ("500156201200", "蒲坪村", "10", "乡村振兴区级重点帮扶村"),
        ("500156203200", "双河村", "12", "区级重点村"),
        ("500156112203", "木根村", "12", "区级重点村"),
    ],
)
def test_key_unit(code, name, tier, tier_name):
    row = only("key_units", unit_code=code)
    assert (row["name"], row["tier"], row["tier_name"]) == (name, tier, tier_name)


def test_each_aid_group_helps_one_key_unit():
    groups = rows("aid_groups")
    assert {row["target_code"] for row in groups} == {row["unit_code"] for row in rows("key_units")}
    assert only("aid_groups", lead_unit="区交通局")["target_name"] == "香树村"
    assert only("aid_groups", lead_unit="区规划自然资源局")["leaders"] == "李世科、陈鹏"


def test_members_belong_to_their_groups():
    members = rows("aid_group_members")
    counted = Counter(row["aid_group_id"] for row in members)
    assert {row["aid_group_id"]: int(row["member_count"]) for row in rows("aid_groups")} == counted
    leads = {row["aid_group_id"]: row["name"] for row in members if row["lead"] == "1"}
    assert len(leads) == 26
    for group in rows("aid_groups"):
        assert leads[group["aid_group_id"]].startswith(group["lead_unit"])
    assert [row["name"] for row in members if row["shared"] == "1"] == [
        "区委政法委",
        "区住房城乡建设委",
        "区交通局",
        "区农业农村委",
        "区文化旅游委",
        "区水务(集团)公司",
        "区商务委",
    ]
    assert not any("双跨" in row["name"] for row in members)


def test_projects_by_sector():
    assert Counter(row["sector"] for row in rows("projects")) == {
        "巩固脱贫攻坚成果": 6,
        "乡村建设行动": 7,
        "产业振兴": 23,
        "文化振兴": 3,
        "人才振兴": 1,
        "生态振兴": 2,
        "组织振兴": 3,
    }


def test_project_as_printed():
    row = only("projects", project_no="3-23")
    assert row["place_text"] == "平桥镇、鸭江镇、长坝镇、凤来镇、庙坪乡"
    assert (row["year_from"], row["year_to"], row["funding"]) == ("2022", "2025", "政府+企业")
    row = only("projects", project_no="4-1")
    assert (row["year_from"], row["year_to"], row["lead_unit"]) == ("2022", "2022", "区仙管委")


def test_every_project_has_a_place():
    places = rows("project_places")
    assert {row["project_no"] for row in places} == {row["project_no"] for row in rows("projects")}
    for row in places:
        assert 0 <= float(row["match_confidence"]) <= 1
        assert bool(row["unit_code"]) == (float(row["match_confidence"]) > 0), row
        if row["place_kind"] == "区":
            assert (row["unit_code"], row["town_code"]) == ("500156", "")
        if row["place_kind"] in {"片区", "未具名", "地名"}:
            assert not row["unit_code"] and row["remark"], row


def test_lanba_lies_in_three_villages_of_two_townships():
    places = [row["unit_code"] for row in rows("project_places") if row["project_no"] == "3-15"]
    assert places == ["500156004215", "500156004214", "500156003204"]


def test_misprinted_township_is_found():
    assert only("project_places", project_no="3-23", place_name="庙坪乡")["unit_code"] == "500156201"
    assert only("name_aliases", alias="庙坪乡")["unit_code"] == "500156201"


@pytest.mark.parametrize(
    ("alias", "code", "until"),
    [("凤来乡", "500156113", "2020"), ("土坎镇", "500156004", "2020"), ("巷口镇", "", "2017")],
)
def test_former_name(alias, code, until):
    row = only("name_aliases", alias=alias)
    assert (row["unit_code"], row["valid_until"]) == (code, until)


@pytest.mark.parametrize("key", POINTS)
def test_what_has_no_place_says_why(key):
    for row in rows(key):
        assert bool(row["town_code"]) != bool(row["unlocated"]), row
        assert row.get("stage", "") in STAGES, row
        assert row.get("project_no", "") in {"", *(project["project_no"] for project in rows("projects"))}


def test_water_works_named_in_the_plan(register):
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


def test_plan_prints_no_capacity():
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
def test_road_project(name, length_km, count):
    row = only("road_projects", name=name)
    assert (row["length_km"], row["count"]) == (length_km, count)


def test_weather_stations_by_kind():
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


def test_two_resettlement_sites_are_named():
    assert [row["town_code"] for row in rows("resettlement_sites")] == ["500156104", "500156208", "", "", ""]


def test_box_one_is_complete():
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
def test_indicator(name, value_2020, target_2025, number_2020, number_2025):
    row = only("indicators", name=name)
    assert (row["value_2020"], row["target_2025"]) == (value_2020, target_2025)
    assert (row["number_2020"], row["number_2025"]) == (number_2020, number_2025)


def test_resettled_people_add_up():
    number = {
        row["name"]: int(row["number_2020"])
        for row in rows("indicators")
        if row["sector"] == "易地搬迁" and row["value_2020"].isdigit()
    }
    assert number["集中安置户数"] + number["分散安置户数"] == number["易地扶贫搬迁户数"] == 2717
    assert number["集中安置人数"] + number["分散安置人数"] == number["易地扶贫搬迁人数"] == 10658


def test_target_numbers_stand_in_the_quoted_sentence():
    indicators = rows("indicators")
    assert len(indicators) >= 60
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
def test_discrepancy_is_recorded(words):
    found = [row for row in rows("discrepancies") if words in row["what"]]
    assert found and all(row["resolution"] for row in found)
