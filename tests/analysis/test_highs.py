"""A search of HiGHS that takes long: a knapsack with many rows. It is heard out while it works, on every SciPy."""

import threading
import time
from types import SimpleNamespace

import numpy as np
import pytest
import scipy
from scipy.optimize import Bounds, LinearConstraint
from wulong_planner.analysis import highs
from wulong_planner.analysis.errors import Cancelled

COST = -np.array([5.0, 4.0, 3.0])
EASY = {
    "constraints": LinearConstraint(np.array([[2.0, 3.0, 1.0]]), -np.inf, [5.0]),
    "integrality": np.ones(3),
    "bounds": Bounds(0, 1),
}
"""Worth 5, 4, 3; weights 2, 3, 1; room for 5: the first two are worth 9, and nothing else that fits is."""


def hard(size=300):
    rng = np.random.default_rng(1)
    weight = rng.integers(1, 60, (40, size)).astype(float)
    limit = LinearConstraint(weight, -np.inf, weight.sum(axis=1) * 0.3)
    cost = -rng.integers(1, 60, size).astype(float)
    return cost, {"constraints": limit, "integrality": np.ones(size), "bounds": Bounds(0, 1)}


@pytest.fixture(params=[True, False], ids=["beside", "in slices"])
def way(request, monkeypatch):
    monkeypatch.setattr(highs, "lets_others_run", lambda: request.param)
    return request.param


@pytest.mark.parametrize("should_stop", [None, lambda: False])
def test_the_answer_is_the_same_each_way(way, should_stop):
    found = highs.solve(COST, seconds=5, should_stop=should_stop, **EASY)
    assert found.x.round().tolist() == [1, 1, 0]
    assert (found.fun, found.status) == (-9, 0)


@pytest.mark.parametrize("sliced", [False, True])
def test_cancel_is_heard_while_it_searches(monkeypatch, sliced):
    """Twelve seconds are given, and Cancel is pressed at once: one slice, or a tenth of a second."""
    if sliced:
        monkeypatch.setattr(highs, "lets_others_run", lambda: False)
    cost, problem = hard()
    begun = time.perf_counter()
    with pytest.raises(Cancelled):
        highs.solve(cost, seconds=12, should_stop=lambda: True, **problem)
    assert time.perf_counter() - begun < 2.5


def test_what_goes_wrong_beside_is_told_here(monkeypatch):
    monkeypatch.setattr(highs, "lets_others_run", lambda: True)
    with pytest.raises(ValueError, match=r"bounds|shape|length|match|broadcast"):
        highs.solve(COST, seconds=1, should_stop=lambda: False, bounds=Bounds(0, [1, 1]))


def test_slices_grow_and_use_all_the_time(monkeypatch):
    """Of 20 s: 1, 1, 2, 4, then all that is left."""
    clock = SimpleNamespace(now=0.0)
    given = []

    def search(limit_s):
        given.append(limit_s)
        clock.now += limit_s
        return SimpleNamespace(
            x=np.zeros(1), fun=-len(given), status=highs.OUT_OF_TIME, mip_dual_bound=-10 - len(given)
        )

    monkeypatch.setattr(highs.time, "monotonic", lambda: clock.now)
    found = highs._in_slices(search, 20.0, lambda: False)
    assert given == [1, 1, 2, 4, 12]
    assert (found.fun, found.mip_dual_bound) == (-5, -11)  # the best answer, and the first bound was the best


def test_a_slice_without_an_answer_loses_none(monkeypatch):
    clock = SimpleNamespace(now=0.0)
    answers = iter([SimpleNamespace(x=np.ones(1), fun=-3.0, status=1), SimpleNamespace(x=None, fun=None, status=1)])

    def search(limit_s):
        clock.now += limit_s
        return next(answers)

    monkeypatch.setattr(highs.time, "monotonic", lambda: clock.now)
    assert highs._in_slices(search, 2.5, lambda: False).fun == -3.0


def test_what_is_said_of_this_scipy_is_so():
    """Another thread runs while HiGHS searches, or it does not: as the module takes it to be."""
    cost, problem = hard()
    ticks = []
    over = threading.Event()

    def tick():
        while not over.wait(0.02):
            ticks.append(time.perf_counter())

    other = threading.Thread(target=tick)
    other.start()
    begun = time.perf_counter()
    highs.solve(cost, seconds=1.0, **problem)
    ended = time.perf_counter()
    over.set()
    other.join()
    meanwhile = [each for each in ticks if begun + 0.2 < each < ended - 0.2]
    assert bool(meanwhile) == highs.lets_others_run(), scipy.__version__
