"""What a headline must not say: more than is known, another denominator, a share rounded to all or nothing."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from wulong_planner.briefing import headline as said
from wulong_planner.briefing.headlines import headlines


def table(*rows):
    return pd.DataFrame(list(rows))


def whole(**values):
    return table({"level": "district", **values})


def texts(layers):
    return [each.text_zh for each in headlines(layers)]


@pytest.mark.parametrize(
    ("value", "target", "shown"),
    [
        (99.96, None, "99.96%"),
        (99.99999, None, "99.9999%"),
        (100.0, None, "100.0%"),
        (0.04, None, "0.04%"),
        (0.0, None, "0.0%"),
        (84.97, 85.0, "84.97%"),
        (84.97, None, "85.0%"),
        (84.999999, 85.0, "84.9999%"),
        (None, 85.0, "—"),
    ],
)
def test_no_share_reads_as_all_nothing_or_its_target_unless_it_is(value, target, shown):
    assert said.share(value, target) == shown


@given(st.floats(0, 100 - 1e-6))
def test_less_than_all_never_reads_as_all(value):
    assert float(said.share(value).rstrip("%")) < 100


PLAN = {
    "name": "具备条件的村民小组通硬化路的比例",
    "number_2025": 99.0,
    "target_2025": ">99",
    "source": "规划 专栏1 第9行",
}
HARDENED = {
    "indicator": "group_hardened", "name": "通硬化路", "target_2025": 99.0, "unit": "%", "denominator": 200,
}  # fmt: skip


@pytest.mark.parametrize(
    ("numerator", "to_do", "met", "ending"),
    [
        (196, 2, False, "196 个，占 98.0%；目标大于 99%（规划 专栏1 第9行），还差 2 个。"),
        (198, 0, False, "198 个，占 99.0%；目标大于 99%（规划 专栏1 第9行），未达到。"),
        (199, 0, True, "199 个，占 99.5%；目标大于 99%（规划 专栏1 第9行），已达到。"),
    ],
)
def test_more_than_99_percent_is_not_reached_at_99(numerator, to_do, met, ending):
    row = {**HARDENED, "numerator": numerator, "computed": numerator / 2, "to_do": to_do}
    (found,) = headlines({"roadconnectivity_targets": table(row), "indicators": table(PLAN)})
    assert found.met is met
    assert found.text_zh == f"通硬化路：200 个小组中 {ending}"


def test_a_target_is_cited_where_it_is_stated_not_where_the_value_of_2020_is():
    row = {
        "indicator": "town_asphalt", "name": "街镇乡通沥青路", "computed": 50.0, "target_2025": 100.0, "to_do": 1,
        "numerator": 1, "denominator": 2, "source": "某规划 第一章第一节：100%乡镇通油路；第九章第三节：100%",
    }  # fmt: skip
    plan = {"name": "街镇乡通沥青路", "number_2025": 100.0, "source": "规划 第九章第三节; 规划 第一章第一节"}
    assert (
        "目标 100%（规划 第九章第三节），"
        in texts({"roadconnectivity_targets": table(row), "indicators": table(plan)})[0]
    )
    assert "目标 100%（第九章第三节），" in texts({"roadconnectivity_targets": table(row)})[0]


SUPPLY = {
    "people": 450, "people_served": 150, "served_pct": 33.33, "target_pct": 85.0, "people_to_do": 233,
    "central_target_pct": 88.0, "central_to_do": 246,
}  # fmt: skip
TAP = {"name": "农村自来水普及率", "number_2020": 82.5, "number_2025": 85.0, "source": "规划 专栏1 第4行"}


def test_works_that_serve_fewer_than_had_tap_water_before_judge_no_target():
    layers = {"watersupply_summary": whole(**SUPPLY), "indicators": table(TAP)}
    tap, central = headlines(layers)
    assert (tap.value, tap.target, tap.met, tap.people) == (33.33, 85.0, None, None)
    assert (central.met, central.people) == (None, None)
    assert tap.text_zh == (
        "所列供水工程可供 150 人，占 450 人的 33.3%；自来水普及率目标 85%（规划 专栏1 第4行），"
        "但 2020 年自来水普及率已有 82.5%，所列工程不全，无法判断是否达到。"
    )
    enough = {**SUPPLY, "people_served": 380, "served_pct": 84.44, "people_to_do": 3}
    tap, _ = headlines({**layers, "watersupply_summary": whole(**enough)})
    assert (tap.met, tap.people) == (False, 3)


@pytest.mark.parametrize(
    ("capacities", "words"),
    [
        ((None, None, None), "（其中 2 处未填供水能力，未作限量）"),
        ((500.0, None, None), "（其中 1 处未填供水能力，未作限量）"),
        ((500.0, 300.0, None), "（以供水能力为限）"),
    ],
)
def test_supply_is_within_capacity_only_where_it_is_known(capacities, words):
    works = [{"load": load, "capacity_people": capacity} for load, capacity in zip((100, 50, 0), capacities)]
    (tap, _) = texts({"watersupply_summary": whole(**SUPPLY), "watersupply_works": table(*works)})
    assert f"占 450 人的 33.3%{words}；" in tap


def test_gravity_tells_how_many_are_unknown():
    numbers = {"people_gravity": 15, "people_break_pressure": 30, "people_pumped": 5, "gravity_pct": 45.0}
    some = texts({"gravityscreening_summary": whole(**numbers, people_unknown=50)})
    none = texts({"gravityscreening_summary": whole(**numbers, people_unknown=0)})
    assert some[0].startswith("已判明的可自流供水人口占 45.0%：")
    assert some[0].endswith("需提水 5 人；另有 50 人无法判断。")
    assert none[0] == "可自流供水人口占 45.0%：直接自流 15 人，设减压池 30 人；需提水 5 人。"


GAP = {
    "people_need": 120.0, "groups_need": 3, "people_open": 0.0, "open_pct": 0.0, "villages": 4, "villages_named": 1,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "met", "start"),
    [
        ({}, True, "有需求的 120 人（3 个小组）中，全部有按期落实的项目；"),
        ({"people_need": 0.0, "groups_need": 0}, True, "没有尚未满足的需求；"),
        ({"people_need": None, "groups_need": None, "people_open": None}, None, "没有给出需求图层，缺口无法判断；"),
    ],
)
def test_all_have_a_project_only_where_somebody_is_in_need_and_it_is_known(changed, met, start):
    (found,) = headlines({"projectgap_summary": whole(**{**GAP, **changed})})
    assert found.met is met
    assert found.text_zh == f"{start}4 个行政村中 1 个有列名项目。"


def run(result, parameter, layer):
    return table(
        {"result": result, "inputs": f'[{{"parameter": "{parameter}", "source": "w.gpkg|layername={layer}"}}]'}
    )


def test_the_need_is_named():
    layers = {"projectgap_summary": whole(**GAP), "runs": run("projectgap", "NEED", "roadconnectivity")}
    assert texts(layers)[0].startswith("按“村民小组道路通畅”，有需求的 120 人")


@pytest.mark.parametrize("inputs", [None, "", "{", "5", '["x"]', '[{"parameter": "NEED"}]'])
def test_a_run_that_cannot_be_read_names_nothing(inputs):
    runs = table({"result": "projectgap", "inputs": inputs})
    assert said.read_by({"runs": runs}, "projectgap", "NEED") == ""


def test_places_that_are_named_but_not_found_are_not_called_nameless():
    unplaced = table({"kind": "地名"}, {"kind": "未具名"}, {"kind": "未具名"})
    assert texts({"projectgap_unplaced": unplaced}) == [
        "0 对项目在同一领域、同一地点重叠；3 处项目地点对不上任何乡镇（街道）和村（未具名 2 处、地名 1 处）。"
    ]


TIER = {"grouping": "tier", "code": "1", "name": "市级乡", "people": 30.0, "field": "minutes"}


def test_people_without_a_value_are_not_in_a_mean_and_it_says_so():
    """Of 130 people 120 have a time."""
    layers = {
        "tiersummary": table(
            {"grouping": "all", "people": 120.0}, {**TIER, "mean": 30.0, "mean_rest": 20.0, "difference": 10.0}
        ),
        "runs": run("tiersummary", "INPUT", "roadconnectivity"),
        "roadconnectivity": table({"population": 120}, {"population": 10}, {"population": None}),
    }
    assert texts(layers)[0].endswith("相差 10.0 分钟。另有 10 人没有这项数值，未计入。")
    layers["roadconnectivity"] = table({"population": 120})
    assert texts(layers)[0].endswith("相差 10.0 分钟。")


def test_what_lies_between_is_a_share_of_the_theil_index():
    row = {"grouping": "tier", "between_pct": 2.05, "gini": 0.306, "theil": 0.152, "field": "minutes"}
    assert texts({"tiersummary_equity": table(row)}) == [
        "至驻地时间的差异：基尼系数 0.31，泰尔指数 0.15；泰尔指数中各类地区之间占 2.0%，各类地区内部占 98.0%。"
    ]


def test_a_critical_road_is_named():
    layers = {
        "criticalroads_summary": whole(people_at_risk=120, risk_pct=26.7),
        "criticalroads": table({"rank": 1, "road_id": "r1", "people_cut": 70}),
        "roads": table({"road_id": "r1", "name": "甲村—乙村"}),
    }
    (found,) = headlines(layers)
    assert "最关键的是甲村—乙村（r1），中断后 70 人被隔绝" in found.text_zh
    assert "the most critical, 甲村—乙村 (r1), would" in found.text_en


def test_enough_stations_on_a_list_are_not_yet_a_network():
    listed = {"kind": "全部", "listed": 90, "km2_if_all": 32.1, "needed": 85, "short": 0, "norm_km2": 34.0}
    (found,) = headlines({"stationcoverage_planned": table(listed)})
    assert found.met is None
    assert found.text_zh.endswith("需 85 个站，数量上已够。")


def test_the_scoreboard_judges_nothing_that_its_result_cannot():
    """Tap water cannot be judged (33 % of works listed against 82.5 % in 2020); one other target is missed."""
    layers = {
        "watersupply_summary": whole(**SUPPLY),
        "indicators": table(TAP),
        "scoreboard": table(
            {"light": "no_progress", "table": "watersupply_summary", "gap_people": 233},
            {"light": "open", "table": "roadconnectivity_summary", "gap_people": 70},
        ),
    }
    *_, found = headlines(layers)
    assert found.text_zh == (
        "2 项指标中可测算 1 项：已达标 0 项，未达标 1 项（无 2020 年数值 1 项）；资料不足、无法判断 1 项。"
    )
    assert (found.value, found.target, found.met, found.people) == (0, 1, False, 70)
