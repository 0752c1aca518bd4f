"""Floating catchments against figures worked out by hand.

Three groups, two clinics, minutes from group to clinic:

              clinic A (3 beds)   clinic B (2 beds)
    g1 (100)         5                  20
    g2 (200)        10                  12
    g3  (50)        14                   3

Within 15 min all three groups reach A, only g2 and g3 reach B:
R_A = 3/350, R_B = 2/250; g1 shares in A only, g2 and g3 in both.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wulong_planner.analysis.errors import InputError
from wulong_planner.analysis.services.catchment import GAUSSIAN, PLAIN, decay, floating_catchments

PYSAL = Path(__file__).with_name("pysal_access.csv")
POINT = np.array([0, 0, 1, 1, 2, 2])
FACILITY = np.array([0, 1, 0, 1, 0, 1])
COST = np.array([5.0, 20.0, 10.0, 12.0, 14.0, 3.0])
PEOPLE, SUPPLY = np.array([100.0, 200.0, 50.0]), np.array([3.0, 2.0])


def share(**changes):
    given = {"people": PEOPLE, "supply": SUPPLY, "catchment": 15.0} | changes
    return floating_catchments(POINT, FACILITY, COST, **given)


def test_two_steps_by_hand():
    found = share()
    assert found.ratio == pytest.approx([3 / 350, 2 / 250], rel=1e-12)
    assert found.access == pytest.approx([3 / 350, 3 / 350 + 2 / 250, 3 / 350 + 2 / 250], rel=1e-12)
    assert found.access == pytest.approx([0.0085714, 0.0165714, 0.0165714], abs=5e-8)
    assert found.demand.tolist() == [350, 250]
    assert found.reached.tolist() == [1, 2, 2]
    assert (found.shared, found.idle) == (5, 0)


def test_the_gaussian_against_published_figures():
    assert share(method=GAUSSIAN).access == pytest.approx([0.0136129, 0.0134037, 0.0191595], abs=1e-7)


@pytest.mark.parametrize(("method", "column"), [("2sfca", "plain"), ("e2sfca", "gaussian")])
def test_against_pysal(method, column):
    """200 places and 12 facilities, to nine digits; where PySAL has no figure nothing is in reach."""
    table = pd.read_csv(PYSAL, comment="#").fillna(0.0)
    supply, demand = (table[table["kind"] == kind] for kind in ("supply", "demand"))
    dx, dy = (demand[axis].to_numpy()[:, None] - supply[axis].to_numpy() for axis in "xy")
    point, facility = np.indices(dx.shape).reshape(2, -1)
    found = floating_catchments(
        point, facility, np.hypot(dx, dy).ravel(), people=demand["amount"], supply=supply["amount"],
        catchment=9000.0, method=method,
    )  # fmt: skip
    assert len(demand) == 200
    assert found.access == pytest.approx(demand[column].to_numpy(), rel=1e-9, abs=1e-15)


def test_the_gaussian_is_one_at_the_door_and_nothing_at_the_edge():
    assert decay(np.array([0.0, 15.0, 15.1]), 15.0, GAUSSIAN).tolist() == [1.0, 0.0, 0.0]
    assert decay(np.array([0.0, 15.0, 15.1]), 15.0, PLAIN).tolist() == [1.0, 1.0, 0.0]


def test_a_facility_nobody_reaches_is_idle_and_its_supply_is_told():
    found = share(catchment=2.0)
    assert np.isnan(found.ratio).all()
    assert found.access.tolist() == [0, 0, 0]
    assert (found.shared, found.idle) == (0, 5)


def test_people_who_are_none_make_no_demand():
    found = share(people=np.zeros(3))
    assert np.isnan(found.ratio).all()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"catchment": 0.0}, "CATCHMENT is 0"),
        ({"catchment": np.nan}, "CATCHMENT is nan"),
        ({"method": "3sfca"}, "METHOD is 3sfca"),
        ({"supply": np.array([1.0, -2.0])}, "Facility 2: the supply is -2.0"),
    ],
)
def test_what_means_nothing_is_refused(changes, sentence):
    with pytest.raises(InputError, match=sentence):
        share(**changes)


@given(
    seed=st.integers(0, 2**32 - 1),
    groups=st.integers(1, 30),
    places=st.integers(1, 6),
    method=st.sampled_from((PLAIN, GAUSSIAN)),
)
@settings(max_examples=60, deadline=None)
def test_supply_is_conserved_and_order_changes_nothing(seed, groups, places, method):
    random = np.random.default_rng(seed)
    point, facility = (each.ravel() for each in np.meshgrid(np.arange(groups), np.arange(places), indexing="ij"))
    cost = random.integers(0, 30, len(point)).astype(float)
    people, supply = random.integers(0, 500, groups).astype(float), random.integers(0, 50, places).astype(float)
    asked = {"people": people, "supply": supply, "catchment": 15.0, "method": method}
    found = floating_catchments(point, facility, cost, **asked)
    given = (people * found.access).sum()
    assert given == pytest.approx(supply[found.demand > 0].sum(), rel=1e-9, abs=1e-9)
    assert found.shared + found.idle == pytest.approx(supply.sum())
    mixed = random.permutation(len(point))
    again = floating_catchments(point[mixed], facility[mixed], cost[mixed], **asked)
    assert again.access == pytest.approx(found.access, rel=1e-12)
