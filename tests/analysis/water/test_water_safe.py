"""Safe water: every index at its threshold, and what is not known."""

import numpy as np
import pytest
from wulong_planner.analysis.errors import InputError
from wulong_planner.analysis.water.safewater import Evidence, grade, profiles

NAN = np.nan
GOOD = {"litres": 35, "quality": 1, "tap": 1, "fetch_min": NAN, "fetch_m": NAN, "fetch_up_m": NAN, "short_days": 36,
        "reliability_pct": 90, "water_short": 0}  # fmt: skip


def evidence(*rows):
    """Evidence of groups that differ from a good one."""
    full = [{**GOOD, **row} for row in rows]
    return Evidence(**{key: np.array([row[key] for row in full]) for key in GOOD})


def graded(index, *rows, profile="tches18"):
    return grade(evidence(*rows), profile)[index].tolist()


def test_thresholds_as_published():
    t, r = profiles()["tches18"], profiles()["regional"]
    keys = ("litres_min", "litres_min_short", "fetch_min", "fetch_m", "fetch_up_m", "short_days")
    assert [t[key] for key in keys] == [35, 20, 20, 800, 80, 36]
    assert [r[key] for key in ("fetch_min", "fetch_m", "fetch_up_m", "reliability_pct")] == [20, 1000, 100, 90]


def test_quantity():
    rows = ({"litres": 35}, {"litres": 34.9}, {"litres": 34.9, "water_short": 1}, {"litres": 20, "water_short": -1},
            {"litres": 19.9, "water_short": 1}, {"litres": NAN}, {"litres": 40, "water_short": -1})  # fmt: skip
    assert graded("quantity", *rows) == ["safe", "unsafe", "safe", "unknown", "unsafe", "unknown", "safe"]


def test_access_by_any_of_three():
    none = {"tap": 0}
    rows = (none, {**none, "fetch_min": 20}, {**none, "fetch_m": 801}, {**none, "fetch_m": 801, "fetch_up_m": 80},
            {**none, "fetch_min": 21, "fetch_m": 801, "fetch_up_m": 81},
            {"tap": -1, "fetch_min": 21, "fetch_m": 801, "fetch_up_m": 81}, {"tap": -1, "fetch_m": 800})  # fmt: skip
    assert graded("access", *rows) == ["unknown", "safe", "unknown", "safe", "unsafe", "unknown", "safe"]


def test_access_by_all_three():
    all_held = {"tap": 0, "fetch_min": 20, "fetch_m": 1000, "fetch_up_m": 100}
    rows = (all_held, {**all_held, "fetch_m": 1001}, {**all_held, "fetch_up_m": NAN}, {"tap": 1})
    assert graded("access", *rows, profile="regional") == ["safe", "unsafe", "unknown", "safe"]


def test_reliability_by_days_or_share():
    rows = ({"short_days": 36}, {"short_days": 37}, {"short_days": NAN, "reliability_pct": 90.2},
            {"short_days": NAN, "reliability_pct": 90}, {"short_days": NAN, "reliability_pct": NAN})  # fmt: skip
    # 90 % of 365 days leaves 36.5 days
    assert graded("reliability", *rows) == ["safe", "unsafe", "safe", "unsafe", "unknown"]
    rows = ({"reliability_pct": 90}, {"reliability_pct": 89.9}, {"reliability_pct": NAN, "short_days": 36.5})
    assert graded("reliability", *rows, profile="regional") == ["safe", "unsafe", "safe"]


def test_one_bad_index_is_enough_and_one_missing_leaves_it_open():
    rows = ({}, {"quality": 0}, {"quality": -1}, {"quality": -1, "litres": 5})
    assert graded("grade", *rows) == ["safe", "unsafe", "unknown", "unsafe"]


def test_nothing_known_is_nothing_good():
    nothing = {key: -1 if key in ("quality", "tap", "water_short") else NAN for key in GOOD}
    assert set(grade(evidence(nothing), "tches18").iloc[0]) == {"unknown"}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"litres": -1}, "group g2: my_litres is -1. Give a number from 0, or"),
        ({"reliability_pct": 101}, r"reliability_pct is 101. Give a number from 0 to 100"),
        ({"short_days": 400}, r"short_days is 400. Give a number from 0 to 366"),
        ({"fetch_m": np.inf}, "fetch_m is inf"),
    ],
)
def test_measures_that_mean_nothing(row, sentence):
    with pytest.raises(InputError, match=sentence):
        evidence({}, row).check("groups", np.array(["g1", "g2"]), {"litres": "my_litres"})


def test_an_unknown_profile():
    with pytest.raises(InputError, match=r"no profile who. Choose one of tches18, regional"):
        grade(evidence({}), "who")
