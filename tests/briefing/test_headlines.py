"""The headlines, from tables written by hand."""

import dataclasses

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from wulong_planner.briefing import headline as said
from wulong_planner.briefing.headlines import ORDER, headlines
from wulong_planner.layers.catalog import BY_KEY
from wulong_planner.processing.workspace_questions import QUESTIONS

MODELLED = {"basis": "modelled"}


def table(*rows):
    return pd.DataFrame(list(rows))


def whole(**values):
    """Return a summary with a township before the row of the district."""
    return table({"level": "township", "zone": "1", **dict.fromkeys(values, 1)}, {"level": "district", **values})


INDICATORS = table(
    {"name": "村民小组通畅", "number_2025": 100.0, "source": "规划 第九章第三节"},
    {"name": "农村自来水普及率", "number_2025": 85.0, "source": "规划 专栏1 第4行; 规划 第五章"},
)


def only(layers):
    """Return the single headline of some tables."""
    (found,) = headlines(layers)
    return found


def test_the_order_is_that_of_the_questions():
    assert list(ORDER) == [each.key for each in QUESTIONS]


def test_no_results_no_headlines():
    assert headlines({}) == ()
    assert headlines({key: pd.DataFrame() for key in BY_KEY}) == ()


ROADS = {
    "groups": 8, "connected": 5, "share_pct": 62.5, "target_pct": 100.0, "groups_to_do": 3, "people_to_do": 1120,
}  # fmt: skip


def test_connectivity_against_the_plan():
    layers = {"roadconnectivity_summary": whole(**ROADS, **MODELLED), "indicators": INDICATORS}
    found = only(layers)
    assert found == said.Headline(
        "roadconnectivity",
        "村民小组通畅",
        "Groups connected",
        "8 个村民小组中 5 个通畅，占 62.5%；目标 100%（规划 第九章第三节），还差 3 个小组、1,120 人。",
        "5 of 8 villager groups (62.5%) are on a hardened road to their township seat; the target is 100% "
        "(规划 第九章第三节), 3 groups with 1,120 people are still to do.",
        62.5,
        "%",
        100.0,
        False,
        1120,
        "roadconnectivity_summary",
        True,
    )


def test_a_target_of_ones_own_has_no_source_in_the_plan():
    layers = {"roadconnectivity_summary": whole(**{**ROADS, "target_pct": 90.0}), "indicators": INDICATORS}
    assert "目标 90%（测算设定），还差" in only(layers).text_zh


def test_a_target_reached():
    layers = {"roadconnectivity_summary": whole(**{**ROADS, "groups_to_do": 0, "people_to_do": 0})}
    found = only(layers)
    assert (found.met, found.people, found.schematic) == (True, 0, False)
    assert found.text_zh.endswith("目标 100%（测算设定），已达到。")
    assert found.text_en.endswith("the target is 100% (set for this run), reached.")


def test_no_target():
    found = only({"roadconnectivity_summary": whole(groups=8, connected=5, share_pct=62.5, target_pct=None)})
    assert (found.target, found.met, found.text_zh) == (None, None, "8 个村民小组中 5 个通畅，占 62.5%。")


def test_other_road_targets_but_not_the_same_twice():
    rows = [
        {"indicator": "group_connected", "computed": 62.5, "target_2025": 100.0, "to_do": 3, "denominator": 8},
        {
            "indicator": "town_asphalt", "name": "乡镇通沥青路", "computed": 50.0, "target_2025": 100.0, "to_do": 1,
            "numerator": 1, "denominator": 2, "unit": "%", "source": "规划 专栏9：100%",
        },
    ]  # fmt: skip
    found = only({"roadconnectivity_targets": table(*rows)})
    assert found.text_zh == "乡镇通沥青路：2 个乡镇（街道）中 1 个，占 50.0%；目标 100%（规划 专栏9），还差 1 个。"
    assert found.title_en == "Townships on asphalt"


NEAREST = {
    "cutoff": 15.0, "unit": "min", "people": 450.0, "people_within": 330.0, "people_pct": 73.333, "target_pct": 100.0,
    "groups_to_do": 3, "people_to_do": 120.0,
}  # fmt: skip


def test_each_limit_has_its_headline_and_the_seats_are_named():
    second = {**NEAREST, "cutoff": 2000.0, "unit": "m", "groups_to_do": 0, "people_to_do": 0}
    layers = {
        "nearestfacility_summary": table(*({"level": "district", **each} for each in (NEAREST, second))),
        "nearestfacility": table({"facility_id": "T1"}, {"facility_id": None}),
        "township_seats": table({"town_code": "T1"}, {"town_code": "T2"}),
    }
    first, other = headlines(layers)
    assert (
        first.text_zh
        == "330 人在 15 分钟内到达乡镇驻地，占 450 人的 73.3%；目标 100%（测算设定），还差 120 人（3 个小组）。"
    )
    assert first.people == 120
    assert other.title_en == "The township seat within 2,000 metres"
    assert other.met is True
    layers["nearestfacility"] = table({"facility_id": "clinic"})
    assert "到达最近设施" in headlines(layers)[0].text_zh


def test_service_areas_that_overlap_are_not_added_up():
    rows = [
        {"facility_id": "a", "name": "甲", "cutoff": 15.0, "unit": "min", "people": 300.0, "people_pct": 60.0},
        {"facility_id": "b", "name": "乙", "cutoff": 15.0, "unit": "min", "people": 400.0, "people_pct": 80.0},
        {"facility_id": "c", "name": "丙", "cutoff": 15.0, "unit": "min", "people": None, "people_pct": None},
    ]
    found = only({"servicearea_summary": table(*rows)})
    assert found.value == 400
    assert found.text_zh == (
        "2 处设施的 15 分钟范围：人口最多的是乙，400 人（占 80.0%）；最少的是甲，300 人（占 60.0%）；"
        "各范围有重叠，不能相加。"
    )


def test_planned_roads_first_and_all():
    rows = [
        {"step": 2, "name": "乙路", "total_km": 7.5, "total_people": 500, "total_groups": 4, "share_pct": 91.0},
        {"step": 1, "name": "甲路", "people_connected": 400, "total_km": 3.0},
    ]
    assert only({"roadprojects_sequence": table(*rows)}).text_zh == (
        "先建甲路，新增通畅 400 人；2 项规划道路（7.5 公里）全部建成，新增通畅 4 个小组、500 人，人口通畅率到 91.0%。"
    )


def test_critical_roads_and_a_hazard_only_where_one_was_given():
    links = table({"rank": 2, "road_id": "r2", "people_cut": 5}, {"rank": 1, "road_id": "r1", "people_cut": 70})
    numbers = {"people_at_risk": 120, "risk_pct": 26.67, "groups_cut": 0, "groups_detour": 0}
    found = only({"criticalroads": links, "criticalroads_summary": whole(**numbers)})
    assert found.text_zh == "120 人（26.7%）到乡镇驻地依赖没有绕行路的路段；最关键的是 r1，中断后 70 人被隔绝。"
    hazard = {**numbers, "groups_cut": 1, "people_cut": 70, "cut_pct": 15.6, "people_detour": 30}
    assert len(headlines({"criticalroads_summary": whole(**hazard)})) == 2


def test_water_against_both_targets():
    numbers = {
        "people": 450, "people_served": 330, "served_pct": 73.33, "target_pct": 85.0, "people_to_do": 53,
        "central_target_pct": 88.0, "central_to_do": 66,
    }  # fmt: skip
    tap, central = headlines({"watersupply_summary": whole(**numbers), "indicators": INDICATORS})
    assert (tap.target, tap.people, central.target, central.people) == (85, 53, 88, 66)
    assert tap.text_zh == (
        "所列供水工程可供 330 人，占 450 人的 73.3%；自来水普及率目标 85%（规划 专栏1 第4行），还差 53 人。"
    )


@pytest.mark.parametrize(
    ("numbers", "value", "met", "people", "words"),
    [
        ((0, 0, 450, 0.0, 100.0), None, None, 450, "饮水安全无法评价，目标 88%"),
        ((400, 50, 0, 88.9, 88.9), 88.9, True, 50, "无法评价 0 人；达标率 88.9%，目标"),
        ((100, 300, 50, 22.2, 33.3), 22.2, False, 350, "无法评价 50 人"),
        ((380, 20, 50, 84.4, 95.6), 84.4, None, 70, "在 84.4% 与 95.6% 之间"),
    ],
)
def test_water_that_is_not_known_is_said_to_be_unknown(numbers, value, met, people, words):
    names = ("people_safe", "people_unsafe", "people_unknown", "safe_low_pct", "safe_high_pct")
    found = only({"safewater_summary": whole(people=450, target_pct=88.0, **dict(zip(names, numbers)))})
    assert (found.value, found.met, found.people) == (value, met, people)
    assert words in found.text_zh


def test_gravity():
    numbers = {
        "people_gravity": 15, "people_break_pressure": 30, "people_pumped": 5, "people_unknown": 50,
        "gravity_pct": 45.0,
    }  # fmt: skip
    found = only({"gravityscreening_summary": whole(**numbers)})
    assert (found.value, found.people) == (45.0, 5)


PLANNED = {"kind": "全部", "listed": 62, "km2_if_all": 46.58, "needed": 85, "short": 23, "norm_km2": 34.0}


def test_stations_without_places_are_said_to_have_none():
    layers = {
        "stationcoverage_summary": whole(radius_m=5000.0, stations=0, within_pct=None, people_pct=None),
        "stationcoverage_indicators": table({"indicator": "listed", "value": 62.0}),
        "stationcoverage_planned": table({"kind": "雷达", "listed": 1, "km2_if_all": 2888.0, "short": 84}, PLANNED),
    }
    coverage, density = headlines(layers)
    assert (coverage.value, coverage.met) == (None, None)
    assert "所列 62 处气象站点都没有坐标" in coverage.text_zh
    assert (density.value, density.target, density.met) == (46.58, 34, False)
    assert density.text_zh == (
        "即使所列 62 处站点（不分种类）全部建成且都能观测雨量，平均每站也要代表 46.6 平方公里；"
        "参考标准每站 34 平方公里，需 85 个站，至少还缺 23 个。"
    )


def test_stations_with_places_are_measured():
    layers = {
        "stationcoverage_summary": whole(
            radius_m=5000.0, stations=90, within_pct=95.0, people=450.0, people_within=440.0, people_pct=97.8
        ),
        "stationcoverage_indicators": table(
            {"indicator": "km2_per_station", "value": 32.1}, {"indicator": "short", "value": 0.0}
        ),
        "stationcoverage_planned": table(PLANNED),
    }
    coverage, density = headlines(layers)
    assert (coverage.value, coverage.people) == (97.8, 10)
    assert (density.value, density.met, density.table) == (32.1, True, "stationcoverage_indicators")
    assert density.text_en.startswith("Each station stands for 32.1 km²")


def test_proposals_siting_and_elevation():
    proposals = table(
        {"rank": 2, "site_name": "乙村", "people": 1.0},
        {"rank": 1, "site_name": "甲村", "people": 3777.0, "worth_pct": 5.02, "radius_m": 5000.0},
    )
    sets = table(
        {"set_no": 2, "site_names": "x"},
        {"set_no": 1, "sites": 7, "site_names": "一, 二, 三, 四, 五, 六, 七", "people_served": 330, "people_pct": 73.3,
         "mean_cost": 9.6, "max_cost": 14.2, "unit": "min", "proven": 1},
    )  # fmt: skip
    bands = table(
        {"level": "district", "band": 1, "label": "高", "people": 120.0, "people_pct": 26.7},
        {"level": "district", "band": 0, "label": "低", "people": 330.0, "people_pct": 73.3},
    )
    layers = {
        "stationproposals": proposals,
        "siting_sets": sets,
        "siting_summary": whole(people=450, people_served=330, uncoverable=2),
        "elevationzones": bands,
    }
    first, sites, heights = headlines(layers)
    assert "首选甲村，5 公里内代表 3,777 人，占全部代表价值（人口、隐患和高程带）的 5.0%" in first.text_zh
    assert "（一、二、三、四、五等 7 处，已证最优）" in sites.text_zh
    assert sites.text_zh.endswith("人均 9.6 分钟、最远 14.2 分钟；2 个小组任何候选点都不能服务。")
    assert sites.people == 120
    assert heights.text_zh == "人口按高程分布：低 330 人（73.3%），高 120 人（26.7%）。"


def test_places_and_classes_in_english():
    """A name with two spellings stays as it is, and so does one no place bears."""
    villages = table(
        {"name": "甲村", "pinyin": "jiacun"},
        {"name": "乙村", "pinyin": "yicun"},
        {"name": "乙村", "pinyin": "yuecun"},
        {"name": "丙村", "pinyin": None},
    )
    sets = {"set_no": 1, "sites": 4, "site_names": "甲村, 乙村, 丙村, 丁水厂", "unit": "min", "proven": 1}
    bands = table(
        {"level": "district", "band": 0, "label": "低", "band_low_m": None, "band_high_m": 600.0, "people": 1.0},
        {"level": "district", "band": 1, "label": "中", "band_low_m": 600.0, "band_high_m": 900.0, "people": 2.0},
        {"level": "district", "band": 2, "label": "高", "band_low_m": 900.0, "band_high_m": None, "people": 3.0},
    )
    slopes = table(
        {"level": "district", "band": 0, "slope_low": None, "slope_high": 25.0, "area_pct": 60.0},
        {"level": "district", "band": 1, "slope_low": 25.0, "slope_high": None, "area_pct": 40.0},
    )
    reach = {"甲村": 2.0, "x": 1.0}
    rows = [{"facility_id": n, "name": n, "cutoff": 15.0, "unit": "min", "people": p} for n, p in reach.items()]
    layers = {
        "villages": villages,
        "siting_sets": table(sets),
        "elevationzones": bands,
        "elevationzones_slopes": slopes,
        "servicearea_summary": table(*rows),
        "stationproposals": table({"rank": 1, "site_name": "甲村"}),
    }
    area, station, sites, heights, steep = headlines(layers)
    assert "甲村 (Jia Village) has most people within 15 minutes (2 people) and x fewest (1 people)" in area.text_en
    assert "人口最多的是甲村，2 人" in area.text_zh
    assert "the first is 甲村 (Jia Village), which" in station.text_en
    assert "(甲村 (Jia Village), 乙村, 丙村, 丁水厂, proven the best)" in sites.text_en
    assert heights.title_en == "People at 900 m and above"
    assert heights.text_en.startswith("People by elevation: below 600 m: 1 people (—), 600–900 m: 2 people")
    assert steep.text_en == "Land by slope: up to 25° 60.0%, above 25° 40.0%."


def test_gaps_whatever_is_assumed():
    numbers = {
        "groups_certain": 2, "people_certain": 70.0, "certain_pct": 15.6, "groups_sensitive": 1,
        "people_sensitive": 80.0, "sensitive_pct": 17.8, "groups_covered": 5, "people_covered": 300.0,
        "covered_pct": 66.7, "people_unknown": 0.0, "question": "watersupply",
    }  # fmt: skip
    runs = table({"scenario": 1}, {"scenario": 2}, {"scenario": 3})
    found = only({"robustgaps_summary": whole(**numbers, **MODELLED), "robustgaps_matrix": runs})
    assert found.text_zh == (
        "供水在 3 种假设组合下：确定缺口 70 人（15.6%，2 个小组），取决于假设 80 人（17.8%，1 个小组），"
        "稳定覆盖 300 人（66.7%，5 个小组）。"
    )
    assert found.text_en == (
        "Water supply under 3 sets of assumptions: Certain gap: 70 people (15.6%, 2 groups); Depends on assumptions: "
        "80 people (17.8%, 1 groups); Covered whatever is assumed: 300 people (66.7%, 5 groups)."
    )
    assert (found.value, found.people, found.target, found.schematic) == (15.6, 70, None, True)
    unknown = only({"robustgaps_summary": whole(**{**numbers, "people_unknown": 30.0}), "robustgaps_matrix": runs})
    assert unknown.text_zh.endswith("，无法判断 30 人。")


def test_needs_without_a_project_by_cause():
    numbers = {
        "people_need": 120.0, "groups_need": 3, "people_open": 50.0, "open_pct": 41.7, "people_gap": 30.0,
        "people_wider_only": 0.0, "people_uncertain": 0.0, "people_late": 20.0, "villages": 4, "villages_named": 1,
    }  # fmt: skip
    found = only({"projectgap_summary": whole(**numbers)})
    assert (found.value, found.met, found.people) == (41.7, False, 50)
    assert "50 人（41.7%）没有按期落实的项目：没有项目 30 人，资金未落实或逾期 20 人；" in found.text_zh
    done = only({"projectgap_summary": whole(**{**numbers, "people_open": 0.0})})
    assert done.met is True


def test_tiers_under_the_names_of_the_plan():
    rows = [
        {"grouping": "tier", "code": "10", "name": "10", "people": 70.0, "mean": 20.0, "mean_rest": 22.0,
         "difference": -2.0, "field": "minutes"},
        {"grouping": "tier", "code": "1", "name": "1", "people": 30.0, "mean": 30.0, "mean_rest": 20.0,
         "difference": 10.0, "field": "minutes"},
        {"grouping": "tier", "code": "", "name": "不属于任何一类", "mean": 99.0, "difference": 99.0},
    ]  # fmt: skip
    units = table(
        {"tier": "10", "tier_name": "区级村", "sequence": 2}, {"tier": "1", "tier_name": "市级乡", "sequence": 1}
    )
    found = only({"tiersummary": table(*rows), "key_units": units})
    assert found.text_zh == (
        "至驻地时间按人口平均：市级乡 30.0 分钟，区级村 20.0 分钟；"
        "高出其他地方最多的是市级乡：30.0 比 20.0，相差 10.0 分钟。"
    )
    assert (found.value, found.unit, found.people) == (10.0, "min", 30)


def test_the_scoreboard_counts_each_light():
    lights = ["reached", "open", "open", "not_measurable"]
    rows = [{"light": light, "gap_people": people} for light, people in zip(lights, [None, 5.0, 70.0, None])]
    found = only({"scoreboard": table(*rows)})
    assert (found.value, found.target, found.met, found.people) == (1, 3, False, 70)
    assert (
        found.text_zh == "4 项指标中可测算 3 项：已达标 1 项，未达标 2 项（无 2020 年数值 2 项）；本系统无法测算 1 项。"
    )


@given(st.floats(0, 100), st.sampled_from([85.0, 99.0, 100.0]))
def test_an_unmet_share_never_looks_met(value, target):
    shown = float(said.share(value, target).rstrip("%"))
    assert value >= target or shown < target or target - value < 10**-said.FINEST


def test_every_headline_is_whole_in_both_languages(briefing):
    for each in briefing.headlines:
        assert each.text_zh.endswith("。")
        assert each.text_en.endswith(".")
        assert not any(word in each.text_zh + each.text_en for word in ("nan", "None"))
        assert each.table in BY_KEY
        assert all(value is not None for key, value in dataclasses.asdict(each).items() if key.startswith("te"))
