"""Where to build, worked out by hand on a valley road and by trying every set.

a(10)----b(20)----c(30)---------d(40)------e(50)       people
0        1        2             4          6           km; sites A, B, C, D, E at the same places
                                                       f(7) beyond the mountains: no site reaches it
"""

from itertools import combinations

import numpy as np
import pytest
from wulong_planner.analysis.errors import Cancelled, InputError
from wulong_planner.analysis.siting import SitingQuestion, dense_costs, solve
from wulong_planner.analysis.siting.model import EXACT, HEURISTIC, MODELS

KM = np.array([0.0, 1.0, 2.0, 4.0, 6.0])
COST = np.vstack([np.abs(KM[:, None] - KM), np.full(5, np.inf)])
PEOPLE = np.array([10.0, 20.0, 30.0, 40.0, 50.0, 7.0])
POINTS, SITES = np.array(list("abcdef"), object), np.array(list("ABCDE"), object)


def ask(model, **changes):
    given = {"people": PEOPLE, "demand_id": POINTS, "site_id": SITES, "p": 2, "limit": 1.0, **changes}
    return solve(SitingQuestion(model, given.pop("cost", COST), **given))


def names(solution):
    return "".join(sorted(SITES[solution.sites]))


def test_median_by_hand():
    found = ask("pmedian")
    # B takes a, b and c (10 + 0 + 30), E takes d and e (80 + 0). C and E: 20 + 20 + 0 + 80, the same.
    assert found.best.objective == pytest.approx(120)
    assert names(found.best) == "BE"  # of two equal sets the one with the lower codes
    assert found.best.proven and found.best.bound == found.best.objective and found.best.gap == 0
    assert found.method == EXACT and not found.stopped
    assert SITES[found.best.site[:5]].tolist() == ["B", "B", "B", "E", "E"]
    assert found.best.cost[:5].tolist() == [1, 0, 1, 2, 0]


def test_what_nobody_can_serve_is_reported_and_left_out():
    for model in MODELS:
        found = ask(model)
        assert POINTS[found.uncoverable].tolist() == ["f"]
        assert found.best.site[5] == -1 and np.isnan(found.best.cost[5])
        assert 5 not in found.best.flow[:, 0]


def test_maximal_covering_by_hand():
    found = ask("mclp", p=1)
    # within 1 km: A a b (30), B a b c (60), C b c (50), D d (40), E e (50)
    assert (names(found.best), found.best.objective, found.best.proven) == ("B", 60, True)
    found = ask("mclp", p=2)
    assert (names(found.best), found.best.objective) == ("BE", 110)


def test_equality_counts_as_covered():
    assert ask("mclp", p=1, limit=1.0).best.objective == 60
    assert ask("mclp", p=1, limit=0.999).best.objective == 50
    thirds = ask("mclp", p=1, cost=COST / 3, limit=1 / 3)
    assert thirds.best.objective == 60


def test_set_covering_by_hand():
    found = ask("lscp", p=None)
    assert (names(found.best), found.best.objective, found.best.proven) == ("BDE", 3, True)
    assert names(ask("lscp", limit=2.0).best) in ("BD", "BE", "CD", "CE", "AD")
    assert ask("lscp", limit=2.0).best.objective == 2


def test_set_covering_at_the_least_price():
    found = ask("lscp", limit=2.0, site_cost=[1, 1, 9, 5, 2], p=None)
    # d needs C (9), D (5) or E (2); e needs D or E; a needs A, B or C; c needs A, B, C or D.
    assert found.best.objective == 3
    assert names(found.best) == "BE"  # A and E cost as much, but people walk farther


def test_centre_by_hand():
    found = ask("pcentre")
    # Two sites: one of A, B, C for a, b, c and one of D, E for d, e.
    assert found.best.objective == 2 and found.best.proven
    assert names(found.best) == "BE"  # least person-cost among the sets of that radius
    assert ask("pcentre", p=3).best.objective == 1


def test_sites_that_stay_and_sites_that_are_not_allowed():
    stay = np.array([True, False, False, False, False])
    found = ask("pmedian", fixed=stay)
    assert (names(found.best), found.best.objective) == ("AE", 160)  # b 20, c 60, d 80; with D it would be 180
    assert SITES[found.best.sites].tolist()[0] == "A"  # what stays comes first
    not_b = SITES == "B"
    assert names(ask("pmedian", excluded=not_b).best) == "CE"
    assert names(ask("mclp", p=1, excluded=not_b, fixed=not_b).best) == "B"  # what stays, stays


def test_budget():
    price = np.array([1.0, 3.0, 1.0, 1.0, 1.0])
    found = ask("mclp", p=None, budget=3.0, site_cost=price)
    assert names(found.best) == "CDE" and found.best.objective == 140
    assert ask("mclp", p=2, budget=3.0, site_cost=price).best.objective == 100
    assert ask("mclp", p=None, budget=4.0, site_cost=price).best.objective == 150  # exactly what A, C, D, E cost
    found = ask("pmedian", p=None, budget=2.0, site_cost=price)
    assert (names(found.best), found.best.objective) == ("CE", 120)


def test_priority_weighs_and_capacity_does_not_see_it():
    first = np.array([10.0, 1, 1, 1, 1, 1])
    assert names(ask("mclp", p=1, limit=0.5, priority=first).best) == "A"
    found = ask("mclp", p=1, limit=0.5, priority=first, capacity=np.full(5, 10.0))
    assert (names(found.best), found.best.objective, found.best.flow[:, 2].tolist()) == ("A", 100, [10])


def test_capacity_is_kept_to_the_person():
    found = ask("pmedian", p=3, capacity=np.full(5, 60.0))
    load = np.bincount(found.best.flow[:, 1].astype(int), found.best.flow[:, 2], minlength=5)
    assert (load <= 60).all() and load.sum() == 150
    # a, b and c fill B (10 + 0 + 30) or C (20 + 20 + 0) to the last place; d has D, e has E.
    assert found.best.objective == 40 and found.best.proven
    split = ask("pmedian", p=3, capacity=np.full(5, 50.0), split=True)
    load = np.bincount(split.best.flow[:, 1].astype(int), split.best.flow[:, 2], minlength=5)
    assert load.max() <= 50 * (1 + 1e-9) and load.sum() == pytest.approx(150)
    # B holds 50 of a, b, c (10 + 0 + 20), E all of e, and 10 people of c go on to D (20).
    assert (names(split.best), split.best.objective) == ("BDE", pytest.approx(50))


def test_capacity_and_the_fewest_sites():
    # 150 people: two sites of 100 hold them when nobody minds the way, such as a, d, e and b, c.
    found = ask("lscp", limit=6.0, capacity=np.full(5, 100.0))
    assert (found.best.objective, found.best.proven) == (2, True)
    assert ask("lscp", limit=6.0, capacity=np.full(5, 99.0)).best.objective == 2  # c, d and a, b, e (80)
    assert ask("lscp", limit=6.0, capacity=np.full(5, 74.0)).best.objective == 3
    heuristic = ask("lscp", limit=6.0, capacity=np.full(5, 74.0), solver=False)
    assert heuristic.best.bound <= 3 <= heuristic.best.objective


def median(cost, weight, sites):
    return float((weight * cost[:, list(sites)].min(axis=1)).sum())


def test_next_best_sets_come_in_order_and_differ():
    found = ask("pmedian", alternatives=9)
    values = [each.objective for each in found.solutions]
    every = sorted(median(COST[:5], PEOPLE[:5], pair) for pair in combinations(range(5), 2))
    assert values == pytest.approx(every) and len(values) == 10
    assert len({names(each) for each in found.solutions}) == 10
    assert all(each.proven for each in found.solutions)
    assert not found.fewer
    assert ask("pmedian", alternatives=10).fewer


def test_sites_are_ranked_by_what_each_adds():
    found = ask("mclp", p=3)
    assert SITES[found.best.sites].tolist() == ["B", "E", "D"]  # 60, 50, 40


def test_without_a_solver_it_says_so():
    found = ask("pmedian", solver=False)
    assert found.method == HEURISTIC
    assert found.best.objective == pytest.approx(120)
    assert found.best.bound <= 120 + 1e-9


def test_no_solver_installed_is_told(monkeypatch):
    monkeypatch.setattr("wulong_planner.analysis.siting.solver.AVAILABLE", False)
    found = ask("mclp", p=2)
    assert found.method == HEURISTIC and found.best.objective == 110
    assert found.best.bound >= 110
    median = ask("pmedian")  # is proven without one
    assert (median.method, median.best.proven) == (EXACT, True)


def test_pairs_become_a_table():
    table = dense_costs([0, 0, 1], [1, 1, 0], [5.0, 3.0, 7.0], shape=(2, 2))
    assert table.tolist() == [[np.inf, 3.0], [7.0, np.inf]]


def test_cancel():
    with pytest.raises(Cancelled):
        solve(SitingQuestion("mclp", COST, p=1, limit=1.0), should_stop=lambda: True)


def test_progress_ends_at_all():
    told = []
    solve(SitingQuestion("pmedian", COST[:5], p=2), report=told.append)
    assert told[-1] == 100 and told == sorted(told)


BAD = {
    "an unknown model": ({"model": "best"}, "MODEL is best"),
    "no demand": ({"cost": np.zeros((0, 5))}, "no demand"),
    "no sites": ({"cost": np.zeros((6, 0))}, "no candidate"),
    "all sites excluded": ({"excluded": np.ones(5, bool)}, "All 5 candidate sites are excluded"),
    "a cost of nothing known": ({"cost": np.where(COST == 6, np.nan, COST)}, "cost from a to E is nan"),
    "a negative cost": ({"cost": np.where(COST == 6, -1, COST)}, "cost from a to E is -1"),
    "people below zero": ({"people": PEOPLE - 11}, "point a: the weight is -1"),
    "people that are no number": ({"people": np.where(PEOPLE == 30, np.nan, PEOPLE)}, "point c: the weight is nan"),
    "demand of zero": ({"people": np.zeros(6)}, "zero at all 6 points"),
    "a priority below zero": ({"priority": [1, 1, 1, 1, 1, -2]}, "point f: the priority is -2"),
    "a capacity missing": ({"capacity": [1, np.nan, 1, 1, 1]}, "Candidate B: the capacity is nan"),
    "a capacity of zero": ({"capacity": [0, 1, 1, 1, 1]}, "Candidate A: the capacity is 0"),
    "a negative capacity": ({"capacity": [1, 1, -3, 1, 1]}, "Candidate C: the capacity is -3"),
    "too little capacity": ({"capacity": np.ones(5)}, "5 people, but 150"),
    "a price missing": ({"site_cost": [1, 1, 1, 1, np.nan]}, "Candidate E: the price is nan"),
    "a budget without prices": ({"budget": 3.0}, "BUDGET needs the price"),
    "a budget below zero": ({"budget": -1.0, "site_cost": np.ones(5)}, "BUDGET is -1"),
    "more fixed sites than p": ({"fixed": [1, 1, 1, 0, 0]}, "3 sites stay, but P is 2"),
    "fixed sites above the budget": (
        {"fixed": [1, 1, 0, 0, 0], "budget": 1.0, "site_cost": np.ones(5)}, "cost 2 together, more than the budget 1",
    ),
    "more sites than there are": ({"p": 6}, "only 5 candidate sites"),
    "no number of sites": ({"p": 0}, "P is 0"),
    "neither number nor budget": ({"p": None}, "Neither P nor BUDGET"),
    "columns of another length": ({"people": np.ones(4)}, "people has 4 values for 6"),
    "a code twice": ({"site_id": list("ABCDD")}, "code D is given to 2 site_id"),
    "alternatives below zero": ({"alternatives": -1}, "ALTERNATIVES is -1"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_input(name):
    changes, sentence = BAD[name]
    changes = {"model": "pmedian", **changes}
    with pytest.raises(InputError) as caught:
        ask(changes.pop("model"), **changes)
    assert sentence in str(caught.value)


def test_covering_needs_a_limit():
    for limit in (None, -1.0, np.nan):
        with pytest.raises(InputError, match="Covering needs a limit"):
            ask("mclp", limit=limit)


def test_nobody_within_the_limit():
    far = np.full((2, 2), 9.0)
    with pytest.raises(InputError, match=r"No candidate site can serve any of the 2 points with people \(5\)"):
        solve(SitingQuestion("lscp", far, limit=5.0))


def test_too_few_sites_to_reach_everybody_name_how_many_would():
    islands = np.where(np.eye(3, dtype=bool), 1.0, np.inf)
    for model in ("pmedian", "pcentre"):
        with pytest.raises(InputError, match="at least 3 are needed"):
            solve(SitingQuestion(model, islands, p=2))
        with pytest.raises(InputError, match=r"budget 5 cannot reach everybody .* at least 6 is needed"):
            solve(SitingQuestion(model, islands, budget=5.0, site_cost=np.full(3, 2.0)))


def test_a_budget_that_buys_nothing():
    with pytest.raises(InputError, match=r"No set of sites keeps all the rules .BUDGET 0.5"):
        ask("mclp", p=None, budget=0.5, site_cost=np.ones(5))


def test_covering_that_costs_more_than_the_budget():
    with pytest.raises(InputError, match="at least 3, more than the budget 2"):
        ask("lscp", budget=2.0, site_cost=np.ones(5))


def test_covering_that_capacity_makes_impossible():
    # All sites hold 200, but e (50) can only go to E, which holds 40 and may not share it.
    with pytest.raises(InputError, match="No set of sites keeps all the rules"):
        ask("lscp", capacity=np.full(5, 40.0))
