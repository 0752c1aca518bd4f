"""Which last legs are not yet hardened, so that the plan's 2020 baseline comes out.

Starting from a network on which every group is joined by hardened road, the legs of the remotest groups are
taken back one by one: a few are missing altogether, a few have lost the piece that joins them, the others
are gravel or earth. After each step the status of every group is worked out anew, and a step that takes more
than was asked for is undone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

ACCESS_M = 500.0
"""A group is reached by a road at most this far away (default of the road-connectivity analysis)."""
CONNECTED_SHARE = 0.90
"""规划 2020 年：具备条件的村民小组通硬化路约 90 %."""
NO_ROAD_SHARE = 0.010
CUT_OFF_SHARE = 0.015
"""Assumed parts of the rest; the plan does not divide it."""
SPREAD = (0.65, 1.35)
"""Remoteness is multiplied by a draw from this range, so that not only the largest townships are hit."""
PER_VILLAGE = 1
"""Legs of one village that may be missing, and that may be cut off."""
CONNECTED, MOTORABLE, CUT_OFF, NO_ROAD = 0, 1, 2, 3


@dataclass
class Pieces:
    """Road pieces between junctions, as arrays of one length; ``present`` and ``hardened`` are worked on."""

    geometry: np.ndarray
    first: np.ndarray
    last: np.ndarray
    stretch: np.ndarray
    present: np.ndarray
    hardened: np.ndarray


@dataclass(frozen=True)
class Leg:
    """A village road that serves groups: its pieces from the network outwards, and all that hangs on it."""

    pieces: tuple[int, ...]
    beyond: tuple[int, ...]
    village: str
    remoteness: float


class Judge:
    """Works out the status of every group for a choice of pieces."""

    def __init__(self, pieces: Pieces, groups: np.ndarray, root: int) -> None:
        tree = shapely.STRtree(pieces.geometry)
        self.group, self.piece = tree.query(groups, predicate="dwithin", distance=ACCESS_M)
        self.pieces, self.count, self.root = pieces, len(groups), root

    def status(self) -> np.ndarray:
        """Status of each group: 0 connected, 1 motorable, 2 cut off, 3 no road."""
        present = self.pieces.present
        result = np.full(self.count, NO_ROAD)
        joined = self._joined(present)
        for level, reached in (
            (CUT_OFF, present),
            (MOTORABLE, joined),
            (CONNECTED, self._joined(present & self.pieces.hardened)),
        ):
            result[self.group[reached[self.piece]]] = level
        return result

    def _joined(self, usable: np.ndarray) -> np.ndarray:
        """Pieces joined to the district seat over usable pieces."""
        first, last = self.pieces.first, self.pieces.last
        size = int(max(first.max(), last.max())) + 1
        graph = coo_matrix((np.ones(usable.sum()), (first[usable], last[usable])), shape=(size, size))
        _, label = connected_components(graph, directed=False)
        return usable & (label[first] == label[self.root])


def take_back(pieces: Pieces, legs: list[Leg], groups: np.ndarray, root: int, seed: int) -> np.ndarray:
    """Unharden, cut or remove legs in ``pieces`` until the shares of the baseline are met.

    Args:
        pieces: all present and hardened at first; changed in place.
        legs: the legs that may be taken back.
        groups: points of the groups.
        root: node of the district seat.
        seed: draws the spread of the remoteness.

    Returns:
        status of each group.
    """
    judge = Judge(pieces, groups, root)
    out_of_reach = int((judge.status() != CONNECTED).sum())
    spread = np.random.default_rng(seed).uniform(*SPREAD, len(legs))
    order = np.argsort([-leg.remoteness * factor for leg, factor in zip(legs, spread)], kind="stable")
    waiting = [legs[number] for number in order]
    left = len(groups) - round(CONNECTED_SHARE * len(groups)) - out_of_reach
    no_road = round(NO_ROAD_SHARE * len(groups)) - out_of_reach
    for target, quota in ((NO_ROAD, no_road), (CUT_OFF, round(CUT_OFF_SHARE * len(groups)))):
        waiting, done = _take(judge, waiting, target, max(0, min(quota, left)))
        left -= done
    _, done = _take(judge, waiting, MOTORABLE, left)
    if done != left:
        raise ValueError(f"{left - done} groups of the baseline are missing or too many; is the lattice too coarse?")
    return judge.status()


def _take(judge: Judge, legs: list[Leg], target: int, quota: int) -> tuple[list[Leg], int]:
    """Take legs back until ``quota`` more groups have the target status; returns the legs left and the number."""
    pieces, done, unused = judge.pieces, 0, []
    villages: Counter[str] = Counter()
    before = judge.status()
    for leg in legs:
        kept = pieces.present.copy(), pieces.hardened.copy()
        allowed = target == MOTORABLE or villages[leg.village] < PER_VILLAGE
        if done < quota and allowed and _change(pieces, leg, target):
            after = judge.status()
            moved = after != before
            if (
                0 < moved.sum() <= quota - done
                and (before[moved] == CONNECTED).all()
                and (after[moved] == target).all()
            ):
                done, before = done + int(moved.sum()), after
                villages[leg.village] += 1
                continue
            pieces.present[:], pieces.hardened[:] = kept
        unused.append(leg)
    return unused, done


def _change(pieces: Pieces, leg: Leg, target: int) -> bool:
    """Make the change that should give the target status; False where the leg does not lend itself to it."""
    own, beyond = list(leg.pieces), list(leg.beyond)
    if target == MOTORABLE:
        pieces.hardened[own + beyond] = False
        return True
    if beyond or (target == CUT_OFF and len(own) < 2):
        return False
    pieces.present[own if target == NO_ROAD else own[:1]] = False
    pieces.hardened[own] = False
    return True
