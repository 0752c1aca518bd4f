"""Counts by area, and what is still to do to reach a target share."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

ALL = "all"
"""Level of the row that is the whole."""
PERCENT = 100.0
ROUNDING = 1e-9
"""Slack when a whole number is taken from a share, so that 99 % of 100 is 99."""


def count_by(by: Mapping[str, np.ndarray], table: pd.DataFrame) -> pd.DataFrame:
    """Add up the columns of ``table`` at every level, and as a whole.

    Args:
        by: level name to (n,) zone codes, such as {"village": …, "township": …, "tier": …}.
        table: (n,) rows of numbers or truth values.

    Returns:
        level, zone and the sums; one row per level and zone, sorted. Rows without a zone are counted under an
        empty one; the last row (level ``all``) is the whole.
    """
    parts = []
    for level, zone in {**by, ALL: np.full(len(table), "")}.items():
        row, found = pd.factorize(np.asarray(zone, object), use_na_sentinel=False)
        codes = np.array(["" if pd.isna(code) else str(code) for code in found], object)
        part = table.groupby(codes[row], sort=True).sum()
        part.insert(0, "zone", part.index)
        part.insert(0, "level", level)
        parts.append(part)
    return pd.concat(parts, ignore_index=True)


def percent(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Return 100 · part / whole, NaN where the whole is nothing."""
    part, whole = np.asarray(part, float), np.asarray(whole, float)
    return PERCENT * np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0)


def to_do(done: np.ndarray, whole: np.ndarray, target_share: float, *, whole_numbers: bool = True) -> np.ndarray:
    """Return how many are missing from the target share, whole ones unless told otherwise."""
    wanted = target_share * np.asarray(whole, float)
    if whole_numbers:
        wanted = np.ceil(wanted - ROUNDING * np.maximum(wanted, 1.0))
    return np.maximum(wanted - np.asarray(done, float), 0.0)


def are_whole(people: np.ndarray) -> bool:
    """Tell whether people are counted in whole numbers."""
    return bool((np.nan_to_num(np.asarray(people, float)) % 1 == 0).all())
