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
    "facilities",
    "indicators",
    "name_aliases",
    "discrepancies",
)
POINTS = ("water_works", "road_projects", "weather_stations", "resettlement_sites", "facilities")
STAGES = {"", "新建", "改扩建", "续建", "完建", "整治", "升级", "新建或改造", "已建"}
PLACE = re.compile(
    r"规划 (第[一二三四五六七八九十]+章(第[一二三四五六七八九十]+节)?|专栏\d+( 第\d+行)?"
    r"|附件1 (\d+-\d+( 第\d+项)?|合计|[一二三四五六七])|附件1|附件末|附件目录|封面|前言)"
)
"""How a row says where in the plan it stands."""


@pytest.mark.parametrize("key", TYPED)
def test_header_is_the_catalogue(key):
    with (SOURCES / f"{key}.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert header == [field.name for field in BY_KEY[key].fields if field.name != "located_by"]


@pytest.mark.parametrize("key", TYPED)
def test_rows_are_whole_and_sourced(key, rows):
    raw = (SOURCES / f"{key}.csv").read_bytes()
    assert b"\r" not in raw and not raw.startswith(b"\xef\xbb\xbf")
    for row in rows(key):
        assert None not in row and None not in row.values(), row
        assert row["source"], row
        assert all(value == value.strip() for value in row.values()), row


@pytest.mark.parametrize("key", TYPED)
def test_primary_key_is_unique_and_filled(key, rows):
    keys = [row[BY_KEY[key].primary] for row in rows(key)]
    assert all(keys) and len(set(keys)) == len(keys)


@pytest.mark.parametrize("key", TYPED)
def test_numbers_are_numbers(key, rows):
    for field in BY_KEY[key].fields:
        pattern = {"integer": r"\d*", "real": r"(\d+(\.\d+)?)?"}.get(field.kind, r"[\s\S]*")
        for row in rows(key):
            assert re.fullmatch(pattern, row.get(field.name, "")), (field.name, row)


@pytest.mark.parametrize("key", TYPED)
def test_codes_stand_in_the_register(key, register, rows):
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
def test_counts(key, count, rows):
    assert len(rows(key)) == count


def test_tiers_are_one_three_ten_twelve(register, rows):
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
def test_key_unit(code, name, tier, tier_name, only):
    row = only("key_units", unit_code=code)
    assert (row["name"], row["tier"], row["tier_name"]) == (name, tier, tier_name)


def test_each_aid_group_helps_one_key_unit(rows, only):
    groups = rows("aid_groups")
    assert {row["target_code"] for row in groups} == {row["unit_code"] for row in rows("key_units")}
    assert only("aid_groups", lead_unit="区交通局")["target_name"] == "香树村"
    assert only("aid_groups", lead_unit="区规划自然资源局")["leaders"] == "李世科、陈鹏"


def test_funding_is_listed_in_one_order(rows, only):
    order = ["政府", "企业", "社会", "金融", "农户", "帮扶"]
    for row in rows("projects"):
        listed = row["funding_sources"].split("、")
        assert sorted(listed) == sorted(row["funding"].split("+")), row
        assert listed == sorted(listed, key=order.index), row
    assert only("projects", project_no="3-10")["funding"] == "企业+政府+金融"
    assert only("projects", project_no="3-10")["funding_sources"] == "政府、企业、金融"


def test_members_belong_to_their_groups(rows):
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


def test_projects_by_sector(rows):
    assert Counter(row["sector"] for row in rows("projects")) == {
        "巩固脱贫攻坚成果": 6,
        "乡村建设行动": 7,
        "产业振兴": 23,
        "文化振兴": 3,
        "人才振兴": 1,
        "生态振兴": 2,
        "组织振兴": 3,
    }


def test_project_as_printed(only):
    row = only("projects", project_no="3-23")
    assert row["place_text"] == "平桥镇、鸭江镇、长坝镇、凤来镇、庙坪乡"
    assert (row["year_from"], row["year_to"], row["funding"]) == ("2022", "2025", "政府+企业")
    row = only("projects", project_no="4-1")
    assert (row["year_from"], row["year_to"], row["lead_unit"]) == ("2022", "2022", "区仙管委")


def test_every_project_has_a_place(rows):
    places = rows("project_places")
    assert {row["project_no"] for row in places} == {row["project_no"] for row in rows("projects")}
    for row in places:
        assert 0 <= float(row["match_confidence"]) <= 1
        assert bool(row["unit_code"]) == (float(row["match_confidence"]) > 0), row
        if row["place_kind"] == "区":
            assert (row["unit_code"], row["town_code"]) == ("500156", "")
        if row["place_kind"] in {"片区", "未具名", "地名"}:
            assert not row["unit_code"] and row["remark"], row


@pytest.mark.parametrize(
    ("project", "name", "count"),
    [
        ("3-16", "20个乡镇（街道）", "20"),
        ("3-16", "68个行政村", "68"),
        ("2-10", "112个行政村", "112"),
        ("3-5", "等10个乡镇（街道）", "7"),
    ],
)
def test_counted_but_unnamed_places(project, name, count, only):
    row = only("project_places", project_no=project, place_name=name)
    assert (row["count"], row["place_kind"], row["unit_code"]) == (count, "未具名", "")


def test_every_township_and_village_a_project_names_has_a_row(register, rows, squeeze):
    """The township of a village that has a row needs none of its own."""
    names = {row["name"]: code for code, row in register.items() if len(code) > 6}
    for project in rows("projects"):
        text = squeeze(project["name"] + project["place_text"] + project["content"])
        found = {row["unit_code"] for row in rows("project_places") if row["project_no"] == project["project_no"]}
        named = {code for name, code in names.items() if name in text}
        assert all(any(code.startswith(each) for code in found) for each in named), project["project_no"]


def test_lanba_lies_in_three_villages_of_two_townships(rows):
    places = [row["unit_code"] for row in rows("project_places") if row["project_no"] == "3-15"]
    assert places == ["500156004215", "500156004214", "500156003204"]


def test_misprinted_township_is_found(only):
    assert only("project_places", project_no="3-23", place_name="庙坪乡")["unit_code"] == "500156201"
    assert only("name_aliases", alias="庙坪乡")["unit_code"] == "500156201"


@pytest.mark.parametrize(
    ("alias", "codes", "until"),
    [
        ("凤来乡", ["500156113"], "2020"),
        ("羊角镇", ["500156004"], "2020"),
        ("土坎镇", ["500156004"], "2020"),
        ("巷口镇", ["500156001", "500156002"], "2017"),
        ("双河乡", ["500156112"], "2016"),
        ("武隆县", ["500156"], "2016"),
        ("峨岭村", ["500156004207"], "2019"),
    ],
)
def test_former_name(alias, codes, until, rows):
    found = [row for row in rows("name_aliases") if row["alias"] == alias]
    assert [row["unit_code"] for row in found] == codes
    assert {row["valid_until"] for row in found} == {until}


@pytest.mark.parametrize(
    ("old_code", "codes"),
    [
        ("500232", ["500156"]),
        ("500232100", ["500156001", "500156002"]),  # 巷口镇 was divided
        ("500232102", ["500156101"]),  # 白马镇: another number after the county became a district
        ("500156106", ["500156004"]),  # 羊角镇
        ("500156110", ["500156004"]),  # 土坎镇
        ("500156103203", ["500156003204"]),  # 荆竹村: 仙女山镇 became 仙女山街道
        ("500156200205", ["500156113206"]),  # 高寿村: 凤来乡 became 凤来镇
    ],
)
def test_former_code(old_code, codes, rows):
    assert [row["unit_code"] for row in rows("name_aliases") if old_code in row["old_code"].split("、")] == codes


def test_former_codes_are_not_in_use(register, rows):
    for row in rows("name_aliases"):
        for code in filter(None, row["old_code"].split("、")):
            assert re.fullmatch(r"\d{6}|\d{9}|\d{12}", code) and code not in register, row


@pytest.mark.parametrize("key", POINTS)
def test_what_has_no_place_says_why(key, rows):
    for row in rows(key):
        assert bool(row["town_code"]) != bool(row["unlocated"]), row
        assert row.get("stage", "") in STAGES, row
        assert row.get("project_no", "") in {"", *(project["project_no"] for project in rows("projects"))}


@pytest.mark.parametrize("key", [key for key in TYPED if key != "name_aliases"])
def test_every_row_says_where_it_stands(key, rows):
    for row in rows(key):
        assert all(PLACE.fullmatch(place) for place in row["source"].split("; ")), row
