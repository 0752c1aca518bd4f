"""Robust gaps on five villages and four runs, worked by hand.

                   dry          wet
access 500 m    A B C . .    A . . . .
access 1000 m   A B C D .    A B . . .          a letter: covered in that run

uncovered runs     A 0   B 1   C 2   D 3   E 4        of 4
gap share          0     .25   .5    .75   1
"""

import threading
import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wulong_planner.analysis.coverage import robustgaps as engine
from wulong_planner.analysis.errors import Cancelled, InputError

AXES = {"season": ["dry", "wet"], "access_m": [500.0, 1000.0]}
OPEN = {
    ("dry", 500.0): "ABC",
    ("dry", 1000.0): "ABCD",
    ("wet", 500.0): "A",
    ("wet", 1000.0): "AB",
}
VILLAGES = "ABCDE"
EVERYWHERE = np.ones(5, bool)


def answer(scenario):
    found = OPEN[scenario["season"], scenario["access_m"]]
    return np.array([village in found for village in VILLAGES])


def covered(axes=AXES, bearing=("season", "access_m"), **how):
    table = engine.scenarios(axes)
    return table, engine.run_scenarios(table, answer, bearing=bearing, **how)


def test_every_combination_is_a_run_numbered_from_one():
    table = engine.scenarios(AXES)
    assert list(table.index) == [1, 2, 3, 4]
    assert table.to_numpy().tolist() == [["dry", 500], ["dry", 1000], ["wet", 500], ["wet", 1000]]


def test_share_class_and_what_it_hangs_on():
    table, found = covered()
    groups = engine.classify(found, table, EVERYWHERE, certain_share=0.9, sensitive_share=0.1)
    assert list(groups["uncovered"]) == [0, 1, 2, 3, 4]
    assert list(groups["gap_share"]) == [0, 0.25, 0.5, 0.75, 1]
    assert list(groups["robust"]) == ["covered", "sensitive", "sensitive", "sensitive", "certain_gap"]
    # B flips with the access limit in the wet season, and with the season at 500 m; C with the season only.
    assert list(groups["depends_on"]) == [None, "season;access_m", "season", "season;access_m", None]
    assert list(groups["open_in"]) == [None, "3", "3;4", "1;3;4", "1;2;3;4"]


@pytest.mark.parametrize(
    ("missed", "expected"), [(0, "covered"), (1, "sensitive"), (8, "sensitive"), (9, "certain_gap")]
)
def test_nine_runs_of_ten_are_certain_and_one_of_ten_is_sensitive(missed, expected):
    """Both limits are included: 0.9 and 0.1 exactly."""
    table = engine.scenarios({"access_m": list(range(10))})
    found = np.arange(10)[:, None] >= missed
    assert list(engine.classify(found, table, np.ones(1, bool))["robust"]) == [expected]


def test_a_group_without_a_place_has_no_class():
    table, found = covered()
    groups = engine.classify(found, table, np.array([True, True, False, True, True]))
    row = groups.iloc[2]
    assert row[["uncovered", "gap_share", "robust", "depends_on", "open_in"]].isna().all()
    assert row["runs"] == 4


def test_one_assumption_of_each_kind_is_one_run():
    table, found = covered({"season": ["dry"], "access_m": [500.0]})
    groups = engine.classify(found, table, EVERYWHERE)
    assert list(groups["robust"]) == ["covered"] * 3 + ["certain_gap"] * 2
    assert groups["depends_on"].isna().all()


def test_whose_people_are_counted_is_not_asked_about_again():
    asked = []

    def counting(scenario):
        asked.append(scenario["people_field"])
        return answer(scenario)

    axes = {**AXES, "people_field": ["register", "census"]}
    table = engine.scenarios(axes)
    found = engine.run_scenarios(table, counting, bearing=("season", "access_m"))
    assert asked == ["register"] * 4
    assert found.shape == (8, 5)
    assert (found[::2] == found[1::2]).all()


def test_totals_of_every_run():
    """People A 10, B 20, C 30, D 40, E 0; D has no place and is covered in no run."""
    table, found = covered()
    people = np.tile([10.0, 20, 30, 40, 0], (4, 1))
    usable = np.array([True, True, True, False, True])
    result = engine.totals(found, table, usable, people)
    assert list(result["groups_covered"]) == [3, 3, 1, 2]
    assert list(result["share_pct"]) == [60, 60, 20, 40]
    assert list(result["people_covered"]) == [60, 60, 10, 30]
    assert list(result["people_pct"]) == [60, 60, 10, 30]


def test_by_area_conserves_people_and_tells_the_worst_and_the_best_run():
    table, found = covered()
    people = np.array([10.0, 20, 30, 40, 5])
    groups = engine.classify(found, table, EVERYWHERE)
    areas = engine.by_area(groups, found, people, {"village": np.array(["v", "v", "w", "w", None], object)})
    rows = {row.zone: row for row in areas[areas["level"] == "village"].itertuples()}
    assert (rows["v"].people_covered, rows["v"].people_sensitive, rows["v"].people_certain) == (10, 20, 0)
    assert (rows["w"].people_sensitive, rows["w"].sensitive_pct) == (70, 100)
    assert (rows["w"].people_least, rows["w"].people_most) == (0, 70)
    assert rows[""].people_certain == 5
    whole = areas.iloc[-1]
    parts = ("people_certain", "people_sensitive", "people_covered", "people_unknown")
    assert sum(whole[each] for each in parts) == whole["people"] == 105
    assert (whole["people_least"], whole["people_most"]) == (10, 100)


def test_runs_go_side_by_side_and_end_in_the_order_of_the_table():
    both = threading.Barrier(2, timeout=5)

    def slow(scenario):
        both.wait()  # passes only when two runs are under way at once
        return answer(scenario)

    table = engine.scenarios(AXES)
    assert (engine.run_scenarios(table, slow, bearing=list(AXES), workers=2) == covered(workers=1)[1]).all()


def test_progress_reaches_the_end():
    told = []
    covered(report=told.append)
    assert told == [25, 50, 75, 100]


def test_cancel_stops_the_runs_that_have_not_begun():
    asked = []

    def until_two(scenario):
        asked.append(scenario)
        return answer(scenario)

    table = engine.scenarios({**AXES, "reach_pct": list(range(100))})
    with pytest.raises(Cancelled):
        engine.run_scenarios(table, until_two, bearing=list(table), workers=1, should_stop=lambda: len(asked) >= 2)
    assert len(asked) == 2


def test_an_error_in_one_run_stops_the_rest_at_once():
    begun = []

    def failing(scenario):
        begun.append(scenario)
        time.sleep(0.01)
        raise InputError("This run fails.")

    table = engine.scenarios({"access_m": list(range(500))})
    with pytest.raises(InputError, match="This run fails"):
        engine.run_scenarios(table, failing, bearing=["access_m"])
    assert len(begun) < 10


def test_an_assumption_without_a_value():
    with pytest.raises(InputError, match="ACCESS_M is empty"):
        engine.scenarios({"season": ["dry"], "access_m": []})


@pytest.mark.parametrize(("certain", "sensitive"), [(0.1, 0.9), (1.1, 0.1), (0.9, 0), (float("nan"), 0.1)])
def test_shares_that_mean_nothing(certain, sensitive):
    table, found = covered()
    with pytest.raises(InputError, match="Give shares"):
        engine.classify(found, table, EVERYWHERE, certain_share=certain, sensitive_share=sensitive)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=1, max_size=12), st.randoms())
def test_more_cover_never_makes_a_group_more_of_a_gap_and_order_changes_nothing(rows, chance):
    found = np.array(rows).T
    table = engine.scenarios(AXES)
    before = engine.classify(found, table, np.ones(found.shape[1], bool))
    more = found | np.array([[chance.random() < 0.3 for _ in range(found.shape[1])] for _ in range(4)])
    after = engine.classify(more, table, np.ones(found.shape[1], bool))
    assert (after["gap_share"] <= before["gap_share"]).all()
    order = list(range(found.shape[1]))
    chance.shuffle(order)
    moved = engine.classify(found[:, order], table, np.ones(found.shape[1], bool))
    pd.testing.assert_frame_equal(moved, before.iloc[order].reset_index(drop=True))
