"""The San Francisco case of spopt: 205 tracts, 16 stores, metres along streets; skipped where it is not there."""

import csv
from pathlib import Path

import numpy as np
import pytest
from wulong_planner.analysis.siting import SitingQuestion, dense_costs, solve

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "testdata"
FILE = FOLDER / "SF_network_distance_candidateStore_16_censusTract_205_new.csv"
MEAN_M = 2982.1268579890657

pytestmark = pytest.mark.skipif(not FILE.is_file(), reason=f"the published case is not at {FOLDER}")


@pytest.fixture(scope="module")
def case():
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    tracts = sorted({row["DestinationName"] for row in rows})
    stores = sorted({row["name"] for row in rows})
    cost = dense_costs(
        [tracts.index(row["DestinationName"]) for row in rows],
        [stores.index(row["name"]) for row in rows],
        [float(row["distance"]) for row in rows],
        shape=(len(tracts), len(stores)),
    )
    people = {row["DestinationName"]: float(row["demand"]) for row in rows}
    return cost, np.array([people[each] for each in tracts]), np.array(tracts), np.array(stores)


def ask(case, model, **changes):
    cost, people, tracts, stores = case
    return solve(SitingQuestion(model, cost, people=people, demand_id=tracts, site_id=stores, **changes))


def test_p_median_of_four(case):
    found = ask(case, "pmedian", p=4)
    assert found.best.proven
    assert found.best.objective / case[1].sum() == pytest.approx(MEAN_M, rel=1e-12)
    assert sorted(case[3][found.best.sites]) == ["Store_11", "Store_12", "Store_15", "Store_2"]


def test_maximal_covering_leaves_twenty_one(case):
    found = ask(case, "mclp", p=4, limit=5000.0)
    assert found.best.proven
    assert int((found.best.site < 0).sum()) == 21


def test_without_a_solver_the_gap_holds(case):
    found = ask(case, "pmedian", p=4, solver=False)
    assert found.best.bound <= MEAN_M * case[1].sum() * (1 + 1e-9) <= found.best.objective * (1 + 2e-9)
    assert found.best.gap < 0.01
