"""What one more water work would add at each cluster of groups that no work serves.

A cluster is made of the unserved groups within a straight distance of one of them, its middle: first the one with most
unserved people around it, then the next among what is left. Each middle is tried as the place of one more work: how
many of the people that are without, whatever cluster they are in, it can serve within the limits and its capacity,
all others staying with their works.

Edge rules: ≤ at the distance; codes decide between equals; where groups are not split the set of groups that fits
best is found exactly (dynamic programming over sums of people).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from ..counting import are_whole, percent
from .allocation import Links
from .sequential import fill_in_order
from .whole import best_subset

NO_CLUSTER = -1


def clusters(xy: np.ndarray, people: np.ndarray, radius_m: float) -> tuple[np.ndarray, np.ndarray]:
    """Gather points around those that have most people near them.

    Args:
        xy: (n, 2) metres, NaN for no place; sort the rows by code for ties.
        people: (n,) unserved people; rows with none belong to no cluster.
        radius_m: from the middle to the farthest point (≤).

    Returns:
        (n,) number of the cluster, -1 for none; rows of the middles by number of cluster.
    """
    cluster = np.full(len(xy), NO_CLUSTER)
    rows = np.flatnonzero((people > 0) & np.isfinite(xy).all(axis=1))
    if not len(rows):
        return cluster, rows
    near = cKDTree(xy[rows]).query_ball_point(xy[rows], radius_m, return_sorted=True)
    left = people[rows].astype(float)
    around = np.array([left[each].sum() for each in near])
    middles: list[int] = []
    while left.any():
        middle = int(np.argmax(np.where(left > 0, around, -1.0)))
        members = np.array([row for row in near[middle] if left[row] > 0])
        cluster[rows[members]] = len(middles)
        middles.append(rows[middle])
        for row in members:
            around[near[row]] -= left[row]
        left[members] = 0.0
    return cluster, np.array(middles)


def one_more_work(
    people: np.ndarray,
    unserved: np.ndarray,
    cluster: np.ndarray,
    links: Links,
    capacity: float,
    *,
    split: bool = False,
) -> pd.DataFrame:
    """Return what one more work at each cluster's middle adds.

    Args:
        people: (n,) of all groups.
        unserved: (n,) people without; where groups are not split, 0 or all of them.
        cluster: (n,) of :func:`clusters`.
        links: pairs of group and number of cluster within the limits, for a work at its middle.
        capacity: people the work can serve.
        split: a group may be served in part.

    Returns:
        One row per cluster: groups, people (unserved in it), within_people (unserved within the limits),
        groups_added, people_added, share_after_pct (people served by then).
    """
    count = int(cluster.max(initial=NO_CLUSTER)) + 1
    mine = np.flatnonzero(cluster != NO_CLUSTER)
    links = links.take(np.flatnonzero(unserved[links.group] > 0))
    served = float(people.sum() - unserved.sum())
    rows = []
    for number in range(count):
        within = links.take(np.flatnonzero(links.work == number))
        size = unserved[within.group]
        given = _given(size, within.distance_m, capacity, split=split)
        rows.append((size.sum(), np.count_nonzero(given), given.sum()))
    found = pd.DataFrame(rows, columns=["within_people", "groups_added", "people_added"])
    found.insert(0, "people", np.bincount(cluster[mine], unserved[mine], count))
    found.insert(0, "groups", np.bincount(cluster[mine], minlength=count))
    after = served + found["people_added"].to_numpy(float)
    return found.assign(share_after_pct=percent(after, np.full(count, people.sum())))


def _given(size: np.ndarray, distance_m: np.ndarray, capacity: float, *, split: bool) -> np.ndarray:
    """Return the people of each group that one work serves."""
    if split or not are_whole(size) or size.sum() <= capacity:
        alone = Links(np.arange(len(size)), np.zeros(len(size), np.intp), distance_m)
        return fill_in_order(size, np.array([capacity]), alone, split=split)
    found = np.zeros(len(size))
    best = best_subset(size.astype(np.int64), size * distance_m, int(capacity))
    found[best] = size[best]
    return found
