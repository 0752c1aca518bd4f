"""Siting against every set there is, on small random cases: the exact answer, the gap, capacity, the order of rows."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wulong_planner.analysis.errors import InputError
from wulong_planner.analysis.siting import SitingQuestion, solve


def median(cost, weight, sites):
    return float((weight * cost[:, list(sites)].min(axis=1)).sum())


def covered(cost, weight, sites, limit):
    return float(weight[(cost[:, list(sites)] <= limit).any(axis=1)].sum())


@st.composite
def cases(draw):
    seed, n, m = draw(st.integers(0, 10_000)), draw(st.integers(2, 9)), draw(st.integers(2, 6))
    random = np.random.default_rng(seed)
    cost = random.integers(0, 12, (n, m)).astype(float)
    return cost, random.integers(1, 9, n).astype(float), draw(st.integers(1, m)), random


@settings(max_examples=40, deadline=None)
@given(cases())
def test_against_every_set(case):
    cost, weight, p, random = case
    sets = list(combinations(range(cost.shape[1]), p))
    stay = random.random(cost.shape[1]) < 0.2
    sets = [each for each in sets if set(np.flatnonzero(stay)) <= set(each)]
    if not sets:
        return
    limit = float(random.integers(0, 9))
    truth = {
        "pmedian": min(median(cost, weight, each) for each in sets),
        "mclp": max(covered(cost, weight, each, limit) for each in sets),
        "pcentre": min(cost[:, list(each)].min(axis=1).max() for each in sets),
    }
    for model, best in truth.items():
        if model == "mclp" and not best:
            continue
        question = {"people": weight, "p": p, "limit": limit, "fixed": stay}
        exact = solve(SitingQuestion(model, cost, **question))
        assert exact.best.objective == pytest.approx(best), model
        assert exact.best.proven, model
        greedy = solve(SitingQuestion(model, cost, solver=False, **question)).best
        worse, bound = (greedy.objective, greedy.bound) if model != "mclp" else (-greedy.objective, -greedy.bound)
        assert bound <= (best if model != "mclp" else -best) + 1e-9 <= worse + 2e-9, model
        assert len(exact.best.sites) == p and set(np.flatnonzero(stay)) <= set(exact.best.sites.tolist())


@settings(max_examples=25, deadline=None)
@given(cases())
def test_set_covering_against_every_set(case):
    cost, weight, _, random = case
    limit, price = float(random.integers(0, 9)), random.integers(1, 5, cost.shape[1]).astype(float)
    rows = (cost <= limit).any(axis=1)
    if not rows.any():
        return
    every = [each for k in range(1, cost.shape[1] + 1) for each in combinations(range(cost.shape[1]), k)]
    covering = [each for each in every if (cost[rows][:, list(each)] <= limit).any(axis=1).all()]
    found = solve(SitingQuestion("lscp", cost, people=weight, limit=limit, alternatives=2))
    assert [each.objective for each in found.solutions] == sorted(map(len, covering))[: len(found.solutions)]
    dear = solve(SitingQuestion("lscp", cost, people=weight, limit=limit, site_cost=price))
    assert dear.best.objective == min(price[list(each)].sum() for each in covering)
    greedy = solve(SitingQuestion("lscp", cost, people=weight, limit=limit, solver=False)).best
    assert greedy.bound <= found.best.objective <= greedy.objective


@settings(max_examples=25, deadline=None)
@given(cases())
def test_budget_against_every_set(case):
    cost, weight, _, random = case
    m = cost.shape[1]
    price, limit = random.integers(1, 5, m).astype(float), float(random.integers(2, 9))
    budget = float(random.integers(price.min(), price.sum() + 1))
    every = [each for k in range(1, m + 1) for each in combinations(range(m), k) if price[list(each)].sum() <= budget]
    question = {"people": weight, "limit": limit, "site_cost": price, "budget": budget}
    truth = {
        "pmedian": min(median(cost, weight, each) for each in every),
        "mclp": max(covered(cost, weight, each, limit) for each in every),
        "pcentre": min(cost[:, list(each)].min(axis=1).max() for each in every),
    }
    for model, best in truth.items():
        if model == "mclp" and not best:
            continue
        for solver in (True, False):
            found = solve(SitingQuestion(model, cost, solver=solver, **question)).best
            assert price[found.sites].sum() <= budget
            if solver:
                assert found.objective == pytest.approx(best) and found.proven, model
            elif model == "mclp":
                assert found.objective <= best <= found.bound + 1e-9
            else:
                assert found.bound - 1e-9 <= best <= found.objective, model


@settings(max_examples=20, deadline=None)
@given(cases())
def test_the_order_of_rows_changes_nothing(case):
    cost, weight, p, random = case
    ids, sites = np.array([f"g{i}" for i in range(len(cost))]), np.array([f"s{i}" for i in range(cost.shape[1])])
    rows, columns = random.permutation(len(cost)), random.permutation(cost.shape[1])
    for model in ("pmedian", "mclp", "pcentre"):
        one = solve(SitingQuestion(model, cost, people=weight, p=p, limit=11.0, demand_id=ids, site_id=sites)).best
        other = solve(
            SitingQuestion(
                model, cost[np.ix_(rows, columns)], people=weight[rows], p=p, limit=11.0, demand_id=ids[rows],
                site_id=sites[columns],
            )
        ).best  # fmt: skip
        assert sites[one.sites].tolist() == sites[columns][other.sites].tolist()
        assert one.objective == other.objective
        assert one.site[rows].tolist() == columns[other.site].tolist()


@settings(max_examples=20, deadline=None)
@given(cases())
def test_capacity_against_every_set_and_way(case):
    cost, weight, p, random = case
    cost, weight, n = cost[:5], weight[:5], min(len(cost), 5)
    capacity = random.integers(4, 20, cost.shape[1]).astype(float)
    best, most, near = np.inf, 0.0, np.inf
    for sites in combinations(range(cost.shape[1]), p):
        for way in np.ndindex(*(p + 1,) * n):  # the last one is nobody
            load = np.bincount(way, weight, minlength=p + 1)[:p]
            if (load > capacity[list(sites)]).any():
                continue
            most = max(most, load.sum())
            if p not in way:
                best = min(best, sum(w * cost[i, sites[k]] for i, (w, k) in enumerate(zip(weight, way))))
                near = min(near, max(cost[i, sites[k]] for i, k in enumerate(way)))
    found = solve(SitingQuestion("mclp", cost, people=weight, p=p, limit=99.0, capacity=capacity))
    assert found.best.objective == pytest.approx(most) and found.best.proven
    question = SitingQuestion("pmedian", cost, people=weight, p=p, capacity=capacity)
    if np.isfinite(best):
        found = solve(question)
        assert found.best.objective == pytest.approx(best) and found.best.proven
        load = np.bincount(found.best.flow[:, 1].astype(int), found.best.flow[:, 2], minlength=len(capacity))
        assert (load <= capacity).all() and load.sum() == weight.sum()
        centre = solve(SitingQuestion("pcentre", cost, people=weight, p=p, capacity=capacity))
        assert centre.best.objective == near and centre.best.proven
    else:
        with pytest.raises(InputError):
            solve(question)
