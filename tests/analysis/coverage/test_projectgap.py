"""Projects by sector and place on a district of two townships, counted by hand.

township A: villages A1, A2      p1 roads 2021-22 gov          A (1.0)
township B: village  B1          p2 roads 2022-25 gov, firm    A1 (0.8)
                                 p3 roads 2023-25 (no money)   B1 (1.0)
                                 p4 roads 2021-25 gov          the whole district
                                 p5 water 2021-25 gov          A2 (0.3), A2 again (0.2)
                                 p6 water 2021-27 gov          68 villages, not named
"""

import numpy as np
import pandas as pd
import pytest
from wulong_planner.analysis.coverage import projectgap as gap
from wulong_planner.analysis.errors import InputError

REGISTER = gap.Register({"A": "甲镇", "B": "乙乡"}, {"A1": "一村", "A2": "二村", "B1": "三村"},
                        {"A1": "A", "A2": "A", "B1": "B"}, frozenset({"D"}))  # fmt: skip
RULES = gap.Rules(least_confidence=0.5, by_year=2025, wider_covers=False)
PROJECTS = [
    ("p1", "roads", ("gov",), 2021, 2022),
    ("p2", "roads", ("gov", "firm"), 2022, 2025),
    ("p3", "roads", (), 2023, 2025),
    ("p4", "roads", ("gov",), 2021, 2025),
    ("p5", "water", ("gov",), 2021, 2025),
    ("p6", "water", ("gov",), 2021, 2027),
]
PLACES = [
    ("p1", "A", 1.0), ("p2", "A1", 0.8), ("p3", "B1", 1.0), ("p4", "D", 1.0), ("p5", "A2", 0.3), ("p5", "A2", 0.2),
    ("p6", None, 0.0),
]  # fmt: skip


def plan(projects=PROJECTS, places=PLACES):
    table = pd.DataFrame(projects, columns=["project", "sector", "funding", "year_from", "year_to"])
    rows = pd.DataFrame(places, columns=["project", "unit", "confidence"]).astype({"unit": object})
    rows = rows.assign(place=rows["unit"], count=np.where(rows["unit"].isna(), 68.0, np.nan), remark=None)
    table = table.assign(name=table["project"]).set_index("project")
    return gap.Plan(table.astype({"year_from": float, "year_to": float}), rows)


def need(**people):
    """Groups with unmet need: village=(people, unmet), one group each."""
    rows = [(village, REGISTER.town_of.get(village), *values) for village, values in people.items()]
    return gap.need_by_place(pd.DataFrame(rows, columns=["village", "town", "people", "unmet"]))


def everything(which, rules=RULES, known=None, answering=None):
    answering = np.ones(len(which.projects), dtype=bool) if answering is None else answering
    return gap.pooled(which, REGISTER, rules, known, answering).set_index("code")


def test_each_entry_gets_its_level_and_the_surest_of_a_place_counts():
    found = gap.located(plan(), REGISTER)
    rows = sorted(map(tuple, found[["project", "level", "code", "town", "confidence"]].fillna("-").to_numpy()))
    assert rows == [
        ("p1", "township", "A", "A", 1.0), ("p2", "village", "A1", "A", 0.8), ("p3", "village", "B1", "B", 1.0),
        ("p4", "district", "D", "-", 1.0), ("p5", "village", "A2", "A", 0.3), ("p6", "unplaced", "-", "-", 0.0),
    ]  # fmt: skip
    assert found.loc[found["level"] == "unplaced", "count"].tolist() == [68]


def test_projects_of_each_place():
    table = everything(plan())
    assert table["projects"].to_dict() == {"A": 2, "B": 1, "A1": 1, "A2": 0, "B1": 1}
    assert table["expected"].to_dict() == pytest.approx({"A": 1.8, "B": 1, "A1": 0.8, "A2": 0, "B1": 1})
    assert table["match_confidence"].fillna(0).to_dict() == {"A": 0.8, "B": 1, "A1": 0.8, "A2": 0, "B1": 1}
    assert table["uncertain"].to_dict() == {"A": 1, "B": 0, "A1": 0, "A2": 1, "B1": 0}
    assert table["wider"].to_dict() == {"A": 1, "B": 1, "A1": 2, "A2": 2, "B1": 1}
    assert table["funded"].to_dict() == {"A": 2, "B": 0, "A1": 1, "A2": 0, "B1": 0}
    assert table.loc["A", ["funding", "numbers", "year_from", "year_to"]].tolist() == [
        "gov、firm",
        "p1、p2",
        2021,
        2025,
    ]


def test_matrix_has_every_place_and_sector():
    table = gap.matrix(plan(), REGISTER, RULES, None, np.ones(6, bool))
    assert len(table) == 5 * 2
    wide = gap.wide(table).set_index("code")
    assert wide["roads"].to_dict() == {"A": 2, "B": 1, "A1": 1, "A2": 0, "B1": 1}
    assert wide["water"].to_dict() == dict.fromkeys(("A", "B", "A1", "A2", "B1"), 0)
    assert (wide["total"] == wide["roads"] + wide["water"]).all()
    assert table["gap"].isna().all()  # nothing is known of any need


def test_gap_classes():
    known = need(A1=(100, True), A2=(50, True), B1=(30, True))
    table = everything(plan(), known=known)
    assert table["gap"].to_dict() == {"A": "uncertain", "A1": "planned", "A2": "uncertain", "B": "late", "B1": "late"}
    assert table["people_need"].to_dict() == {"A": 150, "B": 30, "A1": 100, "A2": 50, "B1": 30}


def test_gap_classes_without_any_project_of_the_place():
    only = np.array([True, False, False, False, False, False])  # p1 names township A
    known = need(A1=(100, True), A2=(50, False), B1=(30, True))
    table = everything(plan(), known=known, answering=only)
    assert table["gap"].to_dict() == {"A": "wider_only", "A1": "wider_only", "A2": "no_need", "B": "gap", "B1": "gap"}
    covering = everything(plan(), gap.Rules(0.5, 2025, True), known, only)
    assert covering["gap"].to_dict() == {"A": "planned", "A1": "planned", "A2": "no_need", "B": "gap", "B1": "gap"}


def test_a_need_without_a_village_is_judged_by_the_township():
    groups = pd.DataFrame([(None, "A", 80.0, True)], columns=["village", "town", "people", "unmet"])
    table = everything(plan(), known=gap.need_by_place(groups))
    assert table["gap"].to_dict() == {"A": "planned", **dict.fromkeys(("A1", "A2", "B", "B1"), "unknown")}


def test_a_place_nobody_is_known_to_live_in_is_unknown():
    assert everything(plan(), known=need(A1=(5, True)))["gap"].to_dict() == {
        "A": "planned", "A1": "planned", "A2": "unknown", "B": "unknown", "B1": "unknown",
    }  # fmt: skip


@pytest.mark.parametrize(("year", "found"), [(2024, "late"), (2025, "planned")])
def test_a_project_finished_in_the_last_year_is_in_time(year, found):
    rules = gap.Rules(0.5, year, False)
    only = np.array([False, True, False, False, False, False])  # p2, until 2025
    assert everything(plan(), rules, need(A1=(5, True)), only).loc["A1", "gap"] == found


def test_a_project_without_a_last_year_is_never_in_time():
    endless = plan([(*PROJECTS[1][:4], np.nan)], [("p2", "A1", 1.0)])
    assert everything(endless, known=need(A1=(5, True))).loc["A1", "gap"] == "late"


@pytest.mark.parametrize(("least", "projects", "uncertain"), [(0.8, 1, 0), (0.81, 0, 1)])
def test_the_least_confidence_is_enough(least, projects, uncertain):
    table = everything(plan(), gap.Rules(least, 2025, False))
    assert table.loc["A1", ["projects", "uncertain"]].tolist() == [projects, uncertain]


def test_overlap_of_a_township_and_a_village_in_it():
    """p1 (A, 2021-22) and p2 (A1, 2022-25) share 2022."""
    found = gap.overlaps(plan(), REGISTER, RULES)
    assert found.to_dict("records") == [
        {"level": "village", "code": "A1", "sector": "roads", "kind": "within", "first": "p1", "second": "p2",
         "year_from": 2022, "year_to": 2022, "match_confidence": 0.8}
    ]  # fmt: skip


def overlapping(projects, places):
    found = gap.overlaps(plan(projects, places), REGISTER, RULES)
    return [(row.code, row.kind, row.first, row.second) for row in found.itertuples()]


A, B = ("a", "roads", ("gov",), 2021, 2023), ("b", "roads", ("gov",), 2022, 2025)


def test_two_villages_of_a_township_do_not_overlap():
    assert overlapping([A, B], [("a", "A1", 1.0), ("b", "A2", 1.0)]) == []


def test_both_name_the_township_and_one_a_village_too():
    assert overlapping([A, B], [("a", "A", 1.0), ("a", "A1", 1.0), ("b", "A", 1.0)]) == [("A", "same", "a", "b")]


def test_both_name_the_village_and_one_the_township_too():
    assert overlapping([A, B], [("a", "A", 1.0), ("a", "A1", 1.0), ("b", "A1", 1.0)]) == [("A1", "same", "a", "b")]


@pytest.mark.parametrize(
    "other",
    [
        ("b", "water", ("gov",), 2022, 2025),
        ("b", "roads", ("gov",), 2024, 2025),
        ("b", "roads", ("gov",), np.nan, 2025),
    ],
    ids=["another sector", "other years", "years not known"],
)
def test_no_overlap(other):
    assert overlapping([A, other], [("a", "A", 1.0), ("b", "A", 1.0)]) == []


def test_three_projects_on_a_place_are_three_pairs():
    third = ("c", "roads", ("gov",), 2021, 2025)
    found = overlapping([A, B, third], [(name, "A", 1.0) for name in "abc"])
    assert found == [("A", "same", "a", "b"), ("A", "same", "a", "c"), ("A", "same", "b", "c")]


def test_an_uncertain_entry_is_no_overlap():
    assert overlapping([A, B], [("a", "A", 1.0), ("b", "A", 0.4)]) == []


def test_funding_mix():
    found = gap.funding_mix(plan())
    rows = [tuple(row) for row in found[["sector", "source", "projects", "alone", "of"]].to_numpy()]
    assert rows == [
        ("roads", "gov", 3, 2, 4), ("roads", "", 1, 1, 4), ("roads", "firm", 1, 0, 4), ("water", "gov", 2, 2, 2),
        ("", "gov", 5, 4, 6), ("", "", 1, 1, 6), ("", "firm", 1, 0, 6),
    ]  # fmt: skip
    assert found["share_pct"].tolist()[:3] == [75, 25, 25]


def test_a_plan_without_any_place_of_the_register():
    table = everything(plan(PROJECTS[5:], PLACES[6:]), known=need(A1=(5, True)))
    assert table["projects"].sum() == 0
    assert table.loc["A1", "gap"] == "gap"
    assert gap.overlaps(plan(PROJECTS[5:], PLACES[6:]), REGISTER, RULES).empty


def test_order_of_rows_changes_nothing():
    turned = plan(PROJECTS, PLACES[::-1])
    known = need(A1=(100, True), A2=(50, True), B1=(30, True))
    pd.testing.assert_frame_equal(everything(plan(), known=known), everything(turned, known=known))


@pytest.mark.parametrize(
    ("projects", "places", "message"),
    [
        ([*PROJECTS, PROJECTS[0]], PLACES, "the project p1 stands more than once"),
        (PROJECTS, [*PLACES, ("p9", "A", 1.0)], "p9 is no project of the layer projects"),
        (PROJECTS, [*PLACES, ("p1", "A", 1.5)], "field sure: 1.5 is no confidence"),
        (PROJECTS, [*PLACES, ("p1", "A", np.nan)], "is no confidence"),
        ([("p1", "roads", (), 2025, 2021)], [("p1", "A", 1.0)], "the project p1 ends before it begins"),
    ],
)
def test_a_plan_that_cannot_be_counted(projects, places, message):
    with pytest.raises(InputError, match=message):
        gap.checked(plan(projects, places), layer="projects", places_layer="places", confidence_field="sure")


def test_a_good_plan_is_returned_as_it_is():
    given = plan()
    assert gap.checked(given, layer="projects", places_layer="places", confidence_field="sure") is given
