"""Shares by zone against a target: how many groups and people, and how many are still to do."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ..counting import ALL, PERCENT, are_whole, count_by, percent, to_do
from .status import CONNECTED, CUT_OFF, MOTORABLE, NO_ROAD

__all__ = ["ALL", "summarise"]


def summarise(
    groups: pd.DataFrame,
    weight: np.ndarray,
    by: Mapping[str, np.ndarray],
    target_share: float,
    eligible: np.ndarray | None = None,
) -> pd.DataFrame:
    """Count groups by status at every level of ``by``, against the target share.

    The last row (level ``all``) is the whole; groups without a zone are counted under an empty one.
    An empty weight counts for nothing. ``groups_to_do`` is the least number of groups that must still be
    connected to meet the target, ``people_to_do`` the people still missing from the target share: whole ones
    where every weight is a whole number. Groups that are not eligible count nowhere but in ``not_eligible``.

    Args:
        groups: result of :func:`road_connectivity`.
        weight: (n,) people.
        by: level name to (n,) zone codes, such as {"village": …, "township": …, "tier": …}.
        target_share: 0 to 1.
        eligible: (n,) bool, groups that shares are taken of; all by default.

    Returns:
        level, zone, groups, connected, motorable, cut_off, no_road, share_pct, people, people_connected,
        people_pct, target_pct, groups_to_do, people_to_do, not_eligible; one row per level and zone, sorted.
        A zone without an eligible group has no share (NaN).
    """
    status = groups["status"].to_numpy()
    counts = np.ones(len(groups), bool) if eligible is None else np.asarray(eligible, bool)
    table = pd.DataFrame({name: (status == name) & counts for name in (CONNECTED, MOTORABLE, CUT_OFF, NO_ROAD)})
    table["groups"] = counts.astype(np.int64)
    table["not_eligible"] = 1 - table["groups"]
    table["people"] = np.where(counts, np.nan_to_num(np.asarray(weight, float)), 0.0)
    table["people_connected"] = np.where(table[CONNECTED], table["people"], 0.0)
    result = count_by(by, table)
    return _against_target(result, target_share, whole_people=are_whole(table["people"].to_numpy()))


def _against_target(result: pd.DataFrame, target_share: float, *, whole_people: bool) -> pd.DataFrame:
    groups, people = result["groups"].to_numpy(), result["people"].to_numpy()
    done, reached = result[CONNECTED].to_numpy(), result["people_connected"].to_numpy()
    result["share_pct"] = percent(done, groups)
    result["people_pct"] = percent(reached, people)
    result["target_pct"] = PERCENT * target_share
    result["groups_to_do"] = to_do(done, groups, target_share).astype(np.int64)
    result["people_to_do"] = to_do(reached, people, target_share, whole_numbers=whole_people)
    columns = ["level", "zone", "groups", CONNECTED, MOTORABLE, CUT_OFF, NO_ROAD, "share_pct", "people"]
    against = ["people_connected", "people_pct", "target_pct", "groups_to_do", "people_to_do", "not_eligible"]
    return result[[*columns, *against]]
