"""Where new weather stations would stand for most: people, hazards and heights no station stands for yet.

A station stands for a place within a straight radius and a difference of height (both ≤). Each place is worth

    w = a · people / Σ people + b · hazard / Σ hazard + c · 1 / (bands · places of its band),

so each elevation band weighs alike however small it is; shares of what is unknown are left out and the rest is
scaled to 1. Sites are chosen by maximal covering, kind after kind: what one kind stands for is settled before the
next. Nothing is surveyed: the sites are proposals.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import InputError
from ..network.ends import SAME
from .model import MCLP, SitingQuestion
from .solve import solve

SCALE = 1e6
"""The worth of everything together, so that the solver sees whole numbers' worth of difference."""
SHARES_WRONG = "The shares of people, hazard and elevation bands are {shares}. Give 0 or more each, and one above 0."
NOTHING_KNOWN = "There is nothing to weigh: no people, no hazard and no heights. Give at least one of them."


@dataclass(frozen=True)
class Shares:
    """What counts how much: people, hazard, elevation bands."""

    people: float
    hazard: float
    band: float


@dataclass(frozen=True)
class Stands:
    """When a station stands for a place.

    Attributes:
        radius_m: straight distance (≤).
        height_m: difference of height (≤); where a height is unknown only the distance counts.
    """

    radius_m: float
    height_m: float

    def metres(self, place: np.ndarray, height: np.ndarray, site: np.ndarray, site_height: np.ndarray) -> np.ndarray:
        """Return (n, m) metres from place (n, 2) to site (m, 2), inf where the heights differ too much."""
        away = np.hypot(*(place[:, None, :] - site[None, :, :]).transpose(2, 0, 1))
        apart = np.abs(height[:, None] - site_height[None, :])
        with np.errstate(invalid="ignore"):
            far = apart > self.height_m * (1 + SAME)
        return np.where(far | np.isnan(away), np.inf, away)


@dataclass(frozen=True)
class Proposals:
    """Sites by kind.

    Attributes:
        site: (k,) rows of the candidates, kind after kind, in the order in which each adds most.
        kind: (k,) number of the kind.
        worth: (k,) share of all that each adds to what the stations before it stand for.
        before, after: share of all that stations stand for without and with the proposals.
        missing: (kinds,) stations without a proposal, because nothing was left to stand for or no candidate.
        proven: every kind was solved to the end.
    """

    site: np.ndarray
    kind: np.ndarray
    worth: np.ndarray
    before: float
    after: float
    missing: np.ndarray
    proven: bool


def place_worth(people: np.ndarray, hazard: np.ndarray, band_of: np.ndarray, shares: Shares) -> np.ndarray:
    """Return (n,) what each place is worth; all together 1.

    Args:
        people, hazard: (n,) 0 or more.
        band_of: (n,) number of the elevation band of places that stand for land, NaN for the others.
        shares: of the three.

    Raises:
        InputError: a share is negative, or nothing is known.
    """
    given = (shares.people, shares.hazard, shares.band)
    if min(given) < 0 or not max(given) > 0 or not np.isfinite(given).all():
        raise InputError(SHARES_WRONG, shares=", ".join(f"{each:g}" for each in given))
    land = np.isfinite(band_of)
    alike = np.zeros(len(people))
    if land.any():
        _, number, count = np.unique(band_of[land], return_inverse=True, return_counts=True)
        alike[land] = 1.0 / count[number.ravel()]
    worth, total = np.zeros(len(people)), 0.0
    for share, values in zip(given, (people, hazard, alike)):
        whole = float(np.sum(values))
        if share > 0 and whole > 0:
            worth += share * np.asarray(values, float) / whole
            total += share
    if not total:
        raise InputError(NOTHING_KNOWN)
    return worth / total


def propose(
    metres: np.ndarray,
    worth: np.ndarray,
    standing: np.ndarray,
    counts: Sequence[int],
    *,
    radius_m: float,
    site_id: np.ndarray,
    time_limit_s: float,
    should_stop: Callable[[], bool] | None = None,
) -> Proposals:
    """Choose sites, kind after kind.

    Args:
        metres: (n, m) from place to candidate, inf where it cannot stand for it.
        worth: (n,).
        standing: (n,) bool, places that existing stations stand for.
        counts: stations of each kind to place.
        radius_m: largest distance (≤).
        site_id: (m,) codes, for ties.
        time_limit_s: for each kind.
        should_stop: asked between kinds.

    Raises:
        InputError: a number means nothing.
        Cancelled: ``should_stop`` said so.
    """
    near = metres <= radius_m * (1 + SAME)
    taken = np.zeros(metres.shape[1], bool)
    covered = np.asarray(standing, bool).copy()
    before = math.fsum(worth[covered])
    site, kind, gain, missing, proven = [], [], [], [], True
    for number, count in enumerate(counts):
        worthwhile = (near[~covered & (worth > 0)]).any(axis=0) & ~taken
        wanted = min(count, int(worthwhile.sum()))
        added = 0
        if wanted:
            question = SitingQuestion(
                MCLP, metres, people=np.where(covered, 0.0, worth * SCALE), site_id=site_id, p=wanted, limit=radius_m,
                excluded=~worthwhile, time_limit_s=time_limit_s,
            )  # fmt: skip
            best = solve(question, should_stop=should_stop).best
            proven &= best.proven
            for each, more in _largest_first(best.sites, near, worth, covered, site_id):
                site.append(each)
                kind.append(number)
                gain.append(more)
                taken[each] = True
                added += 1
        missing.append(count - added)
    return Proposals(
        np.array(site, np.int64), np.array(kind, np.int64), np.array(gain), before, math.fsum(worth[covered]),
        np.array(missing, np.int64), proven,
    )  # fmt: skip


def _largest_first(
    sites: np.ndarray, near: np.ndarray, worth: np.ndarray, covered: np.ndarray, site_id: np.ndarray
) -> Iterator[tuple[int, float]]:
    """Yield the sites in the order in which each adds most, with what it adds, as long as that is anything.

    Between equals the lower code comes first. ``covered`` takes in what each stands for.
    """
    left = sorted(map(int, sites), key=lambda each: str(site_id[each]))
    while left:
        adds = [math.fsum(worth[near[:, each] & ~covered]) for each in left]  # the same in whatever order the rows are
        most = max(adds)
        if not most > 0:
            return
        best = next(number for number, each in enumerate(adds) if each >= most * (1 - SAME))
        site = left.pop(best)
        covered |= near[:, site]
        yield site, adds[best]
