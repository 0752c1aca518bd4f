"""Least numbers of groups and people that reach a target."""

import numpy as np
import pandas as pd
import pytest
from wulong_planner.analysis.roads.summary import summarise

GROUPS = pd.DataFrame({"status": ["connected", "motorable", "cut_off", "no_road", None]})


@pytest.mark.parametrize(
    ("weight", "share", "groups_to_do", "people_to_do"),
    [
        ([10, 20, 30, 40, 50], 0.2, 0, 20),  # one of five is 20 %
        ([10, 20, 30, 40, 50], 0.57, 2, 76),  # 2.85 groups, 85.5 people
        ([10, 20, 30, 40, 50], 1.0, 4, 140),
        ([10, 20, 30, 40, 50], 0.0, 0, 0),
        ([10.5, 20, 30, 40, 50], 0.57, 2, 0.57 * 150.5 - 10.5),  # shares of people stay as they are
        ([7, 93, 0, 0, 0], 0.07, 0, 0),  # 0.07 × 100 is a trace more than 7
        ([0, 0, 0, 0, 0], 0.57, 2, 0),
    ],
)
def test_the_least_that_reaches_the_target(weight, share, groups_to_do, people_to_do):
    total = summarise(GROUPS, np.array(weight, float), {}, share).iloc[-1]
    assert (total["groups"], total["connected"]) == (5, 1)
    assert (total["groups_to_do"], total["people_to_do"]) == (groups_to_do, pytest.approx(people_to_do))


@pytest.mark.parametrize("percent", range(101))
def test_every_whole_percentage_of_a_hundred_groups_is_itself(percent):
    groups = pd.DataFrame({"status": ["no_road"] * 100})
    total = summarise(groups, np.ones(100), {}, percent / 100).iloc[-1]
    assert (total["groups_to_do"], total["people_to_do"]) == (percent, percent)


class TestEligible:
    """Shares are taken of eligible groups only."""

    GROUPS = pd.DataFrame({"status": ["connected", "motorable", "connected", "no_road"]})

    def test_the_others_count_nowhere_else(self):
        by = {"village": np.array(["a", "a", "b", "b"], object)}
        eligible = np.array([True, True, False, False])
        table = summarise(self.GROUPS, np.array([10.0, 30.0, 5.0, 7.0]), by, 1.0, eligible)
        rows = table[["zone", "groups", "not_eligible", "connected", "people", "groups_to_do"]].to_numpy().tolist()
        assert rows == [["a", 2, 0, 1, 40.0, 1], ["b", 0, 2, 0, 0.0, 0], ["", 2, 2, 1, 40.0, 1]]
        assert table["share_pct"].fillna(-1).tolist() == [50.0, -1.0, 50.0]

    def test_all_by_default(self):
        table = summarise(self.GROUPS, np.ones(4), {}, 1.0)
        assert table[["groups", "not_eligible"]].to_numpy().tolist() == [[4, 0]]
