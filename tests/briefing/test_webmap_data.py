"""What the page is given: themes with legends, counts, gaps and figures, for the district of ``answers``."""

import dataclasses
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import Point, box
from wulong_planner.analysis.errors import InputError
from wulong_planner.briefing import basemaps, encoding, webcolumns, webdata, weblayers, webmap, webstats
from wulong_planner.briefing.model import build_briefing
from wulong_planner.briefing.pinyin import english
from wulong_planner.briefing.profile import with_profile
from wulong_planner.briefing.webgroups import by_served
from wulong_planner.ingest.offset import wgs84_to_gcj02

from .answers import T1, T2, V1, V2, V3, V4


@pytest.fixture(scope="module")
def data(answered):
    return webdata.payload(answered)


def layer(data, key):
    return next(each for each in data["layers"] if each["key"] == key)


def legend(data, key):
    return [(each["label"][0], each["count"]) for each in layer(data, key)["classes"]]


def theme(data, key):
    return next(each for each in data["themes"] if each["key"] == key)


def test_a_theme_is_offered_for_every_answer_and_no_other(data):
    assert [each["key"] for each in data["themes"]] == [
        "connectivity",
        "tiers",
        "aid",
        "circle",
        "water",
        "weather",
        "projects",
        "projectgap",
        "elevation",
        "critical",
        "robust",
        "change",
    ]


def test_without_results_only_the_plan_is_shown(plain_workspace):
    data = webdata.payload(build_briefing(plain_workspace))
    assert [each["key"] for each in data["themes"]] == ["connectivity", "tiers", "aid"]
    assert theme(data, "connectivity")["questions"] == []
    assert layer(data, "connectivity")["title"] == ["村民小组", "Villager groups"]


def test_every_layer_of_a_theme_is_there(data):
    known = {each["key"] for each in data["layers"]} | {"district", "townshipLines", "plain", "seats"}
    for each in data["themes"]:
        assert set(each["layers"]) | set(each["before"]) | set(each["after"]) <= known


def test_every_text_is_there_in_two_languages(data):
    pairs = [each["title"] for each in data["themes"] + data["layers"]]
    pairs += [entry["label"] for each in data["layers"] for entry in each["classes"]]
    pairs += [column["label"] for each in data["layers"] for column in each.get("columns", [])]
    pairs += [each["title"] for each in data["measures"]] + [data["meta"]["title"], data["meta"]["district"]]
    assert all(len(pair) == 2 and all(pair) for pair in pairs)


def test_exactly_fifteen_minutes_is_inside_and_no_way_is_a_class_of_its_own(data):
    assert legend(data, "circle") == [
        ("0–15 分钟", 2),
        ("15–30 分钟", 2),
        ("30–45 分钟", 1),
        ("45–60 分钟", 1),
        ("超过 60 分钟", 1),
        ("不可达", 1),
    ]
    assert [each["gap"] for each in layer(data, "circle")["classes"]] == [False, True, True, True, True, True]


def test_groups_are_served_in_part_or_not(data):
    assert legend(data, "water") == [("供上水", 2), ("部分人口供上水", 1), ("未供上水", 5)]
    assert [each["people"] for each in layer(data, "water")["classes"]] == [180, 50, 220]


def test_a_group_of_which_nothing_is_known_is_not_called_served(answered):
    frame = answered.layers["watersupply"]
    frame = frame.assign(served=[None, *frame["served"][1:]], unserved=[None, *frame["unserved"][1:]])
    known, index = by_served(frame.astype({"served": float, "unserved": float}), answered)
    assert [each.key for each in known] == ["served", "part", "unserved", "unknown"]
    assert index.tolist() == [3, 1, 2, 2, 2, 2, 2, 0]


@pytest.mark.parametrize(("share", "shown"), [(99.96, 99.96), (84.97, 84.97), (0.04, 0.04), (100.0, 100), (50.04, 50)])
def test_a_share_on_the_page_never_reads_as_all_nothing_or_its_target(share, shown):
    assert webcolumns.percent(share, 85.0) == shown


def test_a_place_of_which_nothing_is_known_has_no_share(answered):
    """Of the 200 people of T1 nothing is known, of those of T2 50 run by gravity, 20 of 100 %."""
    rows = [("township", "500156109", 200, 200, 0.0), ("township", "500156202", 250, 50, 20.0)]
    frame = answered.layers["gravityscreening_summary"].reindex(range(2))
    columns = ["level", "zone", "people", "people_unknown", "gravity_pct"]
    frame = frame.assign(**pd.DataFrame(rows, columns=columns).to_dict("list"))
    told = replace(answered, layers={**answered.layers, "gravityscreening_summary": frame})
    gravity = next(each for each in webstats.measures(told) if each["theme"] == "gravity")
    assert [each[0] for each in gravity["values"]["township"].values()] == [None, 20]


def test_what_cannot_be_judged_has_no_target_on_the_page(answered):
    """The works listed serve 44.4 %, but 82.5 % had tap water in 2020."""
    plan = answered.layers["indicators"].reindex([0])
    plan = plan.assign(name="农村自来水普及率", number_2020=82.5, number_2025=85.0)
    told = replace(answered, layers={**answered.layers, "indicators": plan})
    before, after = (
        next(each for each in webstats.measures(briefing) if each["theme"] == "water")["values"]["district"][""]
        for briefing in (answered, told)
    )
    assert before == [44.4, 85, None, 182]
    assert after == [44.4, None, None, None]


def test_the_land_within_reach_is_counted_once(data):
    # Two cells of 0.05° × 0.05° beside each other, and the whole of 0.2° × 0.1°: one to four.
    near, far = (count for _, count in legend(data, "reach"))
    assert far / near == pytest.approx(4, rel=0.001)
    assert layer(data, "reach")["index"] == [1, 0]


def test_the_land_within_reach_is_measured_before_it_is_thinned(answered):
    """A strip 20 m wide beside a square of 1 km: thinned by 30 m it would be gone."""
    x, y = 500_000, 3_242_000  # on the central meridian
    cells = gpd.GeoSeries([box(x, y, x + 1000, y + 1000), box(x + 1000, y, x + 11_000, y + 20)], crs="EPSG:4545")
    rows = gpd.GeoDataFrame({"cutoff": [15.0, 15.0], "unit": "min"}, geometry=cells.to_crs("EPSG:4326").values)
    told = replace(answered, layers={**answered.layers, "servicearea": rows.set_crs("EPSG:4326")})
    assert weblayers.reach(told)["classes"][0]["count"] == 1.2


def test_works_of_one_place_are_all_there_and_those_without_are_counted(data):
    assert legend(data, "waterworks") == [("新建", 2), ("改扩建", 1)]
    assert layer(data, "waterworks")["unplaced"] == 1


def test_only_stretches_without_a_way_round_are_drawn(data):
    assert legend(data, "criticalroads") == [("1–199 人", 1), ("200–999 人", 0), ("1,000 人及以上", 1)]
    assert legend(data, "critical") == [("可绕行", 4), ("依赖唯一通道", 3), ("原本不通", 1)]


def test_a_gap_that_depends_on_assumptions_is_told_from_a_certain_one(data):
    assert legend(data, "robust") == [("确定缺口", 1), ("取决于假设", 1), ("稳定覆盖", 6)]
    assert [each["people"] for each in layer(data, "robust")["classes"]] == [70, 80, 300]


def test_villages_are_classed_by_gap(data):
    found = dict(zip(layer(data, "gaps")["codes"], layer(data, "gaps")["index"]))
    names = [each["key"] for each in layer(data, "gaps")["classes"]]
    assert {code: names[index] for code, index in found.items()} == {
        V1: "planned",
        V2: "gap",
        V3: "no_need",
        V4: "wider_only",
    }
    assert [each["gap"] for each in layer(data, "gaps")["classes"]] == [True, True, False, False]


def test_a_project_keeps_the_places_of_its_own_and_none_for_the_district(data):
    found = {each["no"]: (each["at"], each["from"], each["to"]) for each in data["projects"]["items"]}
    assert found == {
        "P1": ([T1, V3], 2021, 2022),
        "P2": ([V1], 2023, 2025),
        "P3": ([], 2021, 2025),
        "P4": ([T2], None, None),
    }
    assert (data["projects"]["first"], data["projects"]["last"]) == (2021, 2025)


def test_the_two_sides_of_the_divider(data):
    assert theme(data, "change")["before"] == ["existing"]
    assert theme(data, "change")["after"] == ["plannedroads", "planned"]
    assert legend(data, "existing") == [("学校", 1)]
    assert legend(data, "planned") == [("水利供水工程", 3)]
    assert layer(data, "planned")["unplaced"] == 1


def test_figures_of_a_place_are_those_of_its_summary(data):
    circle = next(each for each in data["measures"] if each["theme"] == "circle")
    assert circle["title"] == ["15 分钟人口覆盖率", "Share of people within 15 min"]
    assert circle["values"]["district"] == {"": [40, 100, 6, 270]}
    assert circle["values"]["township"] == {T1: [50, 100, 6, 100], T2: [32, 100, 6, 170]}
    assert data["bands"]["values"]["village"] == {V1: [150, 0]}
    assert [each["label"][0] for each in data["bands"]["classes"]] == ["600 米以下", "600 米及以上"]


def test_the_headlines_are_those_of_the_briefing(data, answered):
    assert data["headlines"]
    assert [each["text"][0] for each in data["headlines"]] == [each.text_zh for each in answered.headlines]
    assert theme(data, "water")["questions"] == ["watersupply"]


def test_the_passports_are_shown_with_the_headings_of_the_catalog(data):
    shown = {each["label"][0]: each["values"] for each in data["runs"]["columns"]}
    assert data["runs"]["count"] == 1
    assert shown["插件版本"] == ["1.2.3"]
    assert shown["再次运行（JSON）"] == ['{"MAX_ACCESS_M": 500}']


def test_a_numbered_group_is_written_as_its_number(data):
    assert data["groups"]["names"] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert data["groups"]["tiers"] == [1, 1, None, None, 0, 0, 0, 0]


def test_a_group_only_another_answer_knows_is_added(answered):
    extra = answered.layers["watersupply"].iloc[[0]].assign(group_id="g99", name="别处", population=7)
    water = gpd.GeoDataFrame(pd.concat([answered.layers["watersupply"], extra], ignore_index=True))
    layers = {**answered.layers, "watersupply": water}
    data = webdata.payload(dataclasses.replace(answered, layers=layers))
    assert data["groups"]["ids"][-1] == "g99"
    assert layer(data, "water")["index"][-1] == 0
    assert layer(data, "circle")["index"][-1] == -1
    assert layer(data, "connectivity")["index"][-1] == -1


def test_the_public_page_names_no_leader_and_no_capacity(answered):
    public = webmap.render_webmap(with_profile(answered, "public"))
    assert "capacity_m3d" not in public
    assert "公开版，尚无审图号" in public
    assert "内部资料" not in public
    assert "审图号：渝S(2026)001号" in webmap.render_webmap(with_profile(answered, "public", "渝S(2026)001号"))


def test_the_page_of_the_house_says_that_it_is_internal(answered):
    assert "内部资料，不得公开" in webmap.render_webmap(answered)


@pytest.mark.parametrize(
    ("name", "spelled", "text"),
    [
        ("香树村", "xiangshucun", "Xiangshu Village"),
        ("凤山街道", "feng shan jie dao", "Fengshan Subdistrict"),
        ("仙女山街道", "xiannvshanjiedao", "Xiannüshan Subdistrict"),
        ("江口镇", "jiangkouzhen", "Jiangkou Town"),
        ("石桥乡", "shiqiaoxiang", "Shiqiao Township"),
        ("武隆区", "wulongqu", "Wulong District"),
        ("村", "cun", "Cun"),
        ("香树", "xiangshu", "Xiangshu"),
        ("香树村", "", "香树村"),
    ],
)
def test_a_place_in_english(name, spelled, text):
    assert english(name, spelled) == text


def column(values, name="minutes", table="nearestfacility"):
    frame = pd.DataFrame({name: values})
    return webcolumns.columns(frame, table, (name,))


def test_no_number_is_written_as_nothing():
    assert column([1.25, float("nan"), float("inf"), None])[0]["values"] == [1.2, None, None, None]
    assert column([float("nan")]) == []


def test_a_code_the_catalog_does_not_know_stays_as_it_is():
    made = column(["existing", "demolished", None], "status", "roads")[0]
    assert [made["codes"][index][0] for index in made["values"][:2]] == ["现状", "demolished"]
    assert made["values"][2] is None


def test_texts_that_repeat_are_written_once():
    made = column(["甲", "甲", "乙", None, "甲", "甲"], "facility_name")[0]
    assert (made["kind"], made["words"], made["values"]) == ("w", ["乙", "甲"], [1, 1, 0, None, 1, 1])


def test_breaks_hold_their_ends():
    assert weblayers.in_range([0, 1, 2, 3, 6, 7, 99, None], weblayers.COUNTS) == [0, 1, 2, 2, 3, 4, 4, -1]


def test_half_a_character_does_not_stop_the_page():
    assert encoding.to_json({"a": "\ud83d x"}) == '{"a":"\ufffd x"}'


def test_without_a_base_map_no_host_may_be_asked(answered):
    page = webmap.render_webmap(answered)
    assert 'img-src data:">' in page
    assert '"baseMap"' not in page


@pytest.mark.parametrize("each", basemaps.BASE_MAPS, ids=lambda each: each.key)
def test_a_base_map_opens_its_own_hosts_only(each, answered):
    page = webmap.render_webmap(answered, each.key)
    policy = page.split("img-src data:")[1].split('"')[0].split()
    assert policy == list(each.hosts)
    assert all(address.startswith("https://") for address in each.tiles)
    assert "default-src 'none'" in page


def test_the_hosts_of_the_base_maps():
    assert basemaps.BY_NAME["osm"].hosts == ("https://tile.openstreetmap.org",)
    assert basemaps.BY_NAME["tianditu"].hosts == tuple(f"https://t{n}.tianditu.gov.cn" for n in range(8))
    assert basemaps.BY_NAME["amap"].hosts == tuple(f"https://webrd0{n}.is.autonavi.com" for n in range(1, 5))


def test_no_page_holds_a_key():
    tianditu = basemaps.BY_NAME["tianditu"]
    assert tianditu.needs_key
    assert all(address.endswith("&tk={key}") for address in tianditu.tiles)


def test_an_unknown_base_map_is_named(answered):
    with pytest.raises(InputError, match=r"no base map bing.*osm, tianditu, amap"):
        webmap.render_webmap(answered, "bing")


def test_places_move_to_gcj02_and_lengths_do_not(data):
    moved = basemaps.shifted(data)
    for key in ("townships", "villages"):
        for before, after in zip(data[key]["items"], moved[key]["items"]):
            lon, lat = wgs84_to_gcj02(*(value / encoding.SCALE for value in before["at"]))
            assert after["at"] == pytest.approx([lon * encoding.SCALE, lat * encoding.SCALE], abs=0.51)
            start = np.array(before["g"][0][:2]) / encoding.SCALE
            corner = [float(value) for value in wgs84_to_gcj02(*start)]
            assert (np.array(after["g"][0][:2]) / encoding.SCALE).tolist() == pytest.approx(corner, abs=1e-5)
    assert moved["groups"]["at"][0] != data["groups"]["at"][0]
    assert legend(moved, "roads") == legend(data, "roads")
    assert moved["seats"][0]["at"] != data["seats"][0]["at"]
    assert layer(data, "waterworks")["at"] != layer(moved, "waterworks")["at"]


def test_a_place_without_geometry_stays_without(data):
    nowhere = {**data, "seats": [{"code": "", "name": "", "at": None}]}
    assert basemaps.shifted(nowhere)["seats"][0]["at"] is None


def test_points_that_are_empty_are_left_out():
    frame = gpd.GeoDataFrame({"a": [1, 2, 3]}, geometry=[Point(1, 1), Point(), None], crs="EPSG:4326")
    assert list(weblayers.placed(frame)["a"]) == [1]
    assert list(weblayers.placed(frame.iloc[:0]).columns) == ["a", "geometry"]
