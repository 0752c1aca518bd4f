"""Shares by zone against a target: how many groups and people, and how many are still to do."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from .status import CONNECTED, CUT_OFF, MOTORABLE, NO_ROAD

ALL = "all"
ROUNDING = 1e-9
"""Slack when a whole number of groups is taken from a share, so that 99 % of 100 is 99."""


def summarise(
    groups: pd.DataFrame, weight: np.ndarray, by: Mapping[str, np.ndarray], target_share: float
) -> pd.DataFrame:
    """Count groups by status at every level of ``by``, against the target share.

    The last row (level ``all``) is the whole; groups without a zone are counted under an empty one.
    An empty weight counts for nothing. ``groups_to_do`` is the least number of groups that must still be
    connected to meet the target, ``people_to_do`` the people still missing from the target share: whole ones
    where every weight is a whole number.

    Args:
        groups: result of :func:`road_connectivity`.
        weight: (n,) people.
        by: level name to (n,) zone codes, such as {"village": …, "township": …, "tier": …}.
        target_share: 0 to 1.

    Returns:
        level, zone, groups, connected, motorable, cut_off, no_road, share_pct, people, people_connected,
        people_pct, target_pct, groups_to_do, people_to_do; one row per level and zone, sorted.
    """
    status = groups["status"].to_numpy()
    table = pd.DataFrame({name: status == name for name in (CONNECTED, MOTORABLE, CUT_OFF, NO_ROAD)})
    table["groups"] = 1
    table["people"] = np.nan_to_num(np.asarray(weight, float))
    table["people_connected"] = np.where(table[CONNECTED], table["people"], 0.0)
    parts = []
    for level, zone in {**by, ALL: np.full(len(groups), "")}.items():
        row, found = pd.factorize(np.asarray(zone, object), use_na_sentinel=False)
        codes = np.array(["" if pd.isna(code) else str(code) for code in found], object)
        part = table.groupby(codes[row], sort=True).sum()
        part.insert(0, "zone", part.index)
        part.insert(0, "level", level)
        parts.append(part)
    result = pd.concat(parts, ignore_index=True)
    return _against_target(result, target_share, whole_people=bool((table["people"] % 1 == 0).all()))


def _whole(share: np.ndarray) -> np.ndarray:
    """The least whole number that reaches a share."""
    return np.ceil(share - ROUNDING * np.maximum(share, 1.0))


def _against_target(result: pd.DataFrame, target_share: float, *, whole_people: bool) -> pd.DataFrame:
    counted = result["groups"].to_numpy(float)
    people = result["people"].to_numpy()
    result["share_pct"] = 100.0 * result[CONNECTED] / counted
    share = np.divide(result["people_connected"], people, out=np.full(len(people), np.nan), where=people > 0)
    result["people_pct"] = 100.0 * share
    result["target_pct"] = 100.0 * target_share
    result["groups_to_do"] = np.maximum(_whole(target_share * counted) - result[CONNECTED], 0).astype(np.int64)
    wanted = _whole(target_share * people) if whole_people else target_share * people
    result["people_to_do"] = np.maximum(wanted - result["people_connected"], 0.0)
    columns = ["level", "zone", "groups", CONNECTED, MOTORABLE, CUT_OFF, NO_ROAD, "share_pct", "people"]
    return result[[*columns, "people_connected", "people_pct", "target_pct", "groups_to_do", "people_to_do"]]
