"""The usual way to hand out water, to compare with: work by work in a given order, each fills up from near to far.

The answer hangs on the order of the works, and people are left over who would fit elsewhere.

Edge rules: a group that does not fit as a whole is passed over where groups may not be split; of two groups at the
same distance the one that comes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from .allocation import Links


def fill_in_order(
    people: np.ndarray, capacity: np.ndarray, links: Links, *, split: bool = False, order: np.ndarray | None = None
) -> np.ndarray:
    """Return the people of each pair that are served when the works fill up one after the other.

    Args:
        people: (n,) of each group.
        capacity: (m,) people of each work; infinity for no limit.
        links: (k,) pairs that may be joined.
        split: a group may be served in part.
        order: (m,) rows of the works in the order in which they fill up; as they come by default.

    Returns:
        (k,) people.
    """
    left, found = np.array(people, float), np.zeros(len(links))
    by_work = np.lexsort((links.group, links.distance_m, links.work))
    cuts = np.searchsorted(links.work[by_work], np.arange(len(capacity) + 1))
    for work in np.arange(len(capacity)) if order is None else order:
        rows = by_work[cuts[work] : cuts[work + 1]]
        found[rows] = _filled(left[links.group[rows]], capacity[work], split=split)
        left[links.group[rows]] -= found[rows]
    return found


def _filled(wanted: np.ndarray, room: float, *, split: bool) -> np.ndarray:
    """Return what a work gives to groups that come in this order."""
    before = np.cumsum(wanted) - wanted
    if split:
        return np.clip(room - before, 0.0, wanted)
    if before[-1:] + wanted[-1:] <= room if len(wanted) else True:
        return wanted
    given = np.zeros(len(wanted))
    for row in np.flatnonzero(wanted):
        if wanted[row] <= room:
            given[row] = wanted[row]
            room -= wanted[row]
    return given
