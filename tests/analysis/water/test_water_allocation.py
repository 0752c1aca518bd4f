"""Who is served by which work: one example by hand, everything small against trying all ways.

    metres:          A (10 people)   B (6 people)
    g1  5 people          1000            3000
    g2  4 people          2000            1000
    g3  3 people          2000            5000
    g4  6 people          3000            2000

18 people, room for 16. Whole groups: g4 fills B; A has room for 10 of 12 people of g1, g2, g3: g1 and g2 make 9.
15 people at most: g1 + g2 at A (13,000 people-metres), g4 at B (12,000). Filling A up first, from near to far, takes
g1 and g2 too, then B takes g4. Filling B first takes g2, after which g4 does not fit anywhere: 5 + 3 + 4 = 12 people.
"""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wulong_planner.analysis.errors import Cancelled, InputError
from wulong_planner.analysis.water.allocation import Links, allocate
from wulong_planner.analysis.water.sequential import fill_in_order
from wulong_planner.analysis.water.whole import best_subset

PEOPLE = np.array([5.0, 4.0, 3.0, 6.0])
ROOM = np.array([10.0, 6.0])
METRES = np.array([[1000, 3000], [2000, 1000], [2000, 5000], [3000, 2000]], float)


def links(metres):
    group, work = np.nonzero(np.isfinite(metres))
    return Links(group, work, metres[group, work])


def table(found, shape):
    people = np.zeros(shape)
    people[found.links.group, found.links.work] = found.people
    return people


def brute(people, room, metres):
    """Most people, then least people-metres, by trying every way to send whole groups."""
    groups, works = metres.shape
    best = (0.0, 0.0)
    for way in product(range(works + 1), repeat=groups):
        load, metre = np.zeros(works), 0.0
        for group, work in enumerate(way):
            if work < works:
                load[work] += people[group]
                metre += people[group] * metres[group, work] if np.isfinite(metres[group, work]) else np.inf
        if np.isfinite(metre) and (load <= room).all():
            best = max(best, (load.sum(), -metre))
    return best[0], -best[1]


def test_by_hand():
    found = allocate(PEOPLE, ROOM, links(METRES))
    assert table(found, METRES.shape).tolist() == [[5, 0], [4, 0], [0, 0], [0, 6]]
    assert (found.served, found.person_m) == (15, 25000)
    assert (found.gap_people_pct, found.gap_person_m_pct) == (0, 0)
    assert found.load(2).tolist() == [9, 6]
    assert found.bound_people == 15


def test_split_groups_fill_both_works():
    found = allocate(PEOPLE, ROOM, links(METRES), split=True)
    assert (found.served, found.gap_people_pct, found.gap_person_m_pct) == (16, 0, 0)
    assert found.load(2).tolist() == [10, 6]
    people = table(found, METRES.shape)
    assert (people == np.round(people)).all()
    # 16 of 18 people: two of g4, the farthest, stay without; all others at their nearest work: 5 + 8·... = 26,000
    assert people.tolist() == [[5, 0], [2, 2], [3, 0], [0, 4]]
    assert found.person_m == 5000 + 4000 + 2000 + 6000 + 8000


@pytest.mark.parametrize(("order", "served"), [([0, 1], 15), ([1, 0], 12)])
def test_filling_up_in_order_hangs_on_the_order(order, served):
    pairs = links(METRES)
    people = fill_in_order(PEOPLE, ROOM, pairs, order=np.array(order))
    assert people.sum() == served
    assert people.sum() <= allocate(PEOPLE, ROOM, pairs).served


def test_a_capacity_that_just_fits_counts():
    metres = np.array([[1.0], [2.0]])
    assert allocate(np.array([3.0, 4.0]), np.array([7.0]), links(metres)).served == 7
    assert allocate(np.array([3.0, 4.0]), np.array([6.9]), links(metres)).served == 4


def test_without_limits_everybody_goes_to_the_nearest():
    found = allocate(PEOPLE, np.full(2, np.inf), links(METRES))
    assert table(found, METRES.shape).tolist() == [[5, 0], [0, 4], [3, 0], [0, 6]]
    assert found.gap_people_pct == 0


def test_beyond_a_work_without_limit_nobody_goes():
    """g1 is nearest to the small A, then the unlimited C; B lies farther and is never used for it."""
    metres = np.array([[1000.0, 3000.0, 2000.0], [500.0, np.inf, np.inf]])
    found = allocate(np.array([4.0, 4.0]), np.array([4.0, 9.0, np.inf]), links(metres))
    assert table(found, metres.shape).tolist() == [[0, 0, 4], [4, 0, 0]]


def test_nobody_uses_nothing_but_is_joined():
    found = allocate(np.array([0.0, 2.0]), np.array([2.0]), links(np.array([[5.0], [9.0]])))
    assert found.joined.tolist() == [True, True]
    assert found.served == 2


def test_people_that_are_no_whole_numbers():
    found = allocate(np.array([1.5, 2.25]), np.array([2.5]), links(np.array([[1.0], [9.0]])))
    assert found.served == 2.25
    assert allocate(np.array([1.5, 2.25]), np.array([2.5]), links(np.array([[1.0], [9.0]])), split=True).served == (
        pytest.approx(2.5)
    )


@pytest.mark.parametrize("split", [False, True])
def test_nothing_to_join(split):
    none = Links(np.zeros(0, int), np.zeros(0, int), np.zeros(0))
    found = allocate(PEOPLE, ROOM, none, split=split)
    assert (found.served, found.gap_people_pct, found.gap_person_m_pct) == (0, 0, 0)


@st.composite
def problems(draw, most):
    groups, works = draw(st.integers(1, most)), draw(st.integers(1, 3))
    people = draw(st.lists(st.integers(0, 9), min_size=groups, max_size=groups))
    room = draw(st.lists(st.integers(0, 20) | st.just(np.inf), min_size=works, max_size=works))
    cells = draw(st.lists(st.integers(0, 9) | st.just(np.inf), min_size=groups * works, max_size=groups * works))
    return np.array(people, float), np.array(room, float), np.array(cells, float).reshape(groups, works) * 1000


@settings(max_examples=60, deadline=None)
@given(problems(5))
def test_whole_groups_against_trying_all_ways(problem):
    people, room, metres = problem
    found = allocate(people, room, links(metres))
    served, metre = brute(people, room, metres)
    assert (found.served, found.gap_people_pct, found.gap_person_m_pct) == (served, 0, 0)
    assert found.person_m == pytest.approx(metre)
    given_out = table(found, metres.shape)
    assert set(np.unique(given_out / np.maximum(people, 1)[:, None])) <= {0.0, 1.0}
    assert (given_out.sum(axis=0) <= room).all() and (given_out.sum(axis=1) <= people).all()
    assert fill_in_order(people, np.floor(room), links(metres)).sum() <= found.served


@settings(max_examples=40, deadline=None)
@given(problems(3))
def test_split_groups_against_trying_all_ways_person_by_person(problem):
    people, room, metres = problem
    people = np.minimum(people, 2)
    found = allocate(people, room, links(metres), split=True)
    persons = np.repeat(np.arange(len(people)), people.astype(int))
    served, metre = brute(np.ones(len(persons)), room, metres[persons])
    assert (found.served, found.gap_people_pct, found.gap_person_m_pct) == (served, 0, 0)
    assert found.person_m == pytest.approx(metre)


def test_a_county_of_tight_works_conserves_people_and_tells_its_gap():
    """Made-up: 400 groups, 12 works with room for three quarters of the people."""
    rng = np.random.default_rng(7)
    groups, works = rng.random((400, 2)) * 3e4, rng.random((12, 2)) * 3e4
    people = rng.integers(60, 600, 400).astype(float)
    metres = np.hypot(*(groups[:, None] - works[None]).transpose(2, 0, 1))
    metres[metres > 12000] = np.inf
    room = np.floor(people.sum() * 0.75 * rng.dirichlet(np.full(12, 5.0)))
    pairs = links(metres)
    split = allocate(people, room, pairs, split=True)
    whole = allocate(people, room, pairs, time_limit_s=0.6)
    ordered = fill_in_order(people, room, pairs)
    assert ordered.sum() < whole.served <= split.served
    assert whole.served <= whole.bound_people <= split.served
    assert whole.gap_people_pct < 0.05
    for found in (split, whole):
        per_group = np.bincount(found.links.group, found.people, 400)
        assert found.people.sum() == per_group.sum() == found.load(12).sum()
        assert (found.load(12) <= room).all() and (per_group <= people).all()
        assert (found.people == np.round(found.people)).all()


def test_best_subset():
    size, cost = np.array([5, 4, 3, 6]), np.array([5.0, 8.0, 6.0, 18.0])
    assert best_subset(size, cost, 10).tolist() == [1, 3]  # 10 people; 5 + 4 = 9 are fewer
    assert best_subset(size, cost, 9).tolist() == [0, 1]  # 9 for 13, cheaper than 3 + 6 for 24
    assert best_subset(size, cost, 2).tolist() == []


@pytest.mark.parametrize(
    ("people", "room", "sentence"),
    [([-1.0], [1.0], "people is -1"), ([np.nan], [1.0], "people is nan"), ([1.0], [-2.0], "capacity is -2")],
)
def test_numbers_that_mean_nothing(people, room, sentence):
    with pytest.raises(InputError, match=sentence):
        allocate(np.array(people), np.array(room), links(np.array([[1.0]])))


def test_no_time_and_no_patience():
    with pytest.raises(InputError, match="TIME_LIMIT_S is 0"):
        allocate(PEOPLE, ROOM, links(METRES), time_limit_s=0)
    with pytest.raises(Cancelled):
        allocate(PEOPLE, ROOM, links(METRES), should_stop=lambda: True)
