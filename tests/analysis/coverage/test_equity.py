"""Gini and Theil against numbers worked out by hand, and Theil's exact split.

class   A   A   B   B          incomes 1, 2, 3, 4 with one person each: mean 2.5
value   1   2   3   4          mean of A 1.5, of B 3.5
"""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wulong_planner.analysis.coverage import equity
from wulong_planner.analysis.errors import InputError

VALUES = np.array([1.0, 2.0, 3.0, 4.0])
ONE = np.ones(4)
CLASSES = np.array(["A", "A", "B", "B"], object)


def test_gini_of_one_to_four():
    """Differences: 3 × 1, 2 × 2, 1 × 3 = 10, twice, over 16 pairs: 1.25; halved by the mean: 0.25."""
    assert equity.gini(VALUES, ONE) == pytest.approx(0.25)


def test_gini_of_one_who_has_it_all():
    assert equity.gini(np.array([0.0, 0, 0, 9]), ONE) == pytest.approx(0.75)
    assert equity.gini(np.array([5.0, 5, 5, 5]), ONE) == pytest.approx(0, abs=1e-15)


def test_gini_counts_people_not_places():
    assert equity.gini(np.array([1.0, 3]), np.array([2.0, 1])) == pytest.approx(
        equity.gini(np.array([1.0, 1, 3]), np.ones(3))
    )


def test_theil_of_one_and_three():
    """Mean 2: ½ · ½ ln ½ + ½ · 1½ ln 1½ = 0.1308."""
    assert equity.theil(np.array([1.0, 3.0]), np.ones(2)) == pytest.approx(0.25 * math.log(0.5) + 0.75 * math.log(1.5))


def test_theil_of_one_who_has_it_all_is_ln_n():
    assert equity.theil(np.array([0.0, 0, 0, 9]), ONE) == pytest.approx(math.log(4))


def test_split_between_and_within():
    found = equity.split(VALUES, ONE, CLASSES)
    between = 0.5 * (1.5 / 2.5) * math.log(1.5 / 2.5) + 0.5 * (3.5 / 2.5) * math.log(3.5 / 2.5)
    within = 0.5 * 0.6 * equity.theil(VALUES[:2], ONE[:2]) + 0.5 * 1.4 * equity.theil(VALUES[2:], ONE[2:])
    assert found.between == pytest.approx(between)
    assert found.within == pytest.approx(within)
    assert found.total == pytest.approx(between + within)
    assert found.between_pct == pytest.approx(100 * between / (between + within))


def test_all_alike_have_nothing_to_split():
    found = equity.split(np.full(4, 7.0), ONE, CLASSES)
    assert (found.total, found.between) == (pytest.approx(0), pytest.approx(0))
    assert math.isnan(equity.split(np.zeros(4), ONE, CLASSES).total)
    assert math.isnan(equity.split(np.zeros(4), ONE, CLASSES).between_pct)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20), st.sampled_from("ABC")), min_size=2, max_size=15))
def test_measures_of_any_plan(rows):
    values, people = np.array([row[0] for row in rows], float), np.array([row[1] for row in rows], float)
    classes = np.array([row[2] for row in rows], object)
    if not values.sum():
        return
    pairs = sum(p * q * abs(x - y) for x, p, _ in rows for y, q, _ in rows)
    total = people.sum()
    assert equity.gini(values, people) == pytest.approx(pairs / total**2 / (2 * (values @ people) / total), abs=1e-9)
    found = equity.split(values, people, classes)
    assert -1e-9 <= found.between <= found.total + 1e-9
    doubled = equity.split(10 * values, 3 * people, classes)  # neither unit nor number of people matters
    assert doubled.total == pytest.approx(found.total, abs=1e-9)


def test_classes_against_the_rest():
    found = equity.by_class(VALUES, np.array([1.0, 1, 1, 3]), CLASSES, limit=3).set_index("code")
    assert found.loc["A", ["places", "people", "mean", "low", "high"]].tolist() == [2, 2, 1.5, 1, 2]
    assert found.loc["B", "mean"] == 3.75
    assert found.loc["A", ["mean_rest", "difference"]].tolist() == [3.75, -2.25]
    assert found["within"].to_dict() == {"A": 2, "B": 1}  # a value at the limit is within
    assert found["within_pct"].to_dict() == {"A": 100, "B": 25}


def test_those_in_no_class_come_last_and_one_class_has_no_rest():
    found = equity.by_class(VALUES, ONE, np.array(["", "A", "", "A"], object))
    assert found["code"].tolist() == ["A", ""]
    assert found["within"].isna().all()
    assert equity.by_class(VALUES, ONE, np.full(4, "A", object))["mean_rest"].isna().all()


def test_rows_that_take_part():
    part = equity.checked(np.array([1.0, np.nan, 0.0]), np.array([1.0, 5, 0]), layer="x", field="y")
    assert part.tolist() == [True, False, False]


@pytest.mark.parametrize(
    ("values", "people", "message"),
    [([1.0, -2.0], [1.0, 1.0], "-2 is below 0"), ([np.nan], [1.0], "no row has both"), ([1.0], [0.0], "no row has")],
)
def test_values_that_cannot_be_compared(values, people, message):
    with pytest.raises(InputError, match=message):
        equity.checked(np.array(values), np.array(people), layer="x", field="y")
