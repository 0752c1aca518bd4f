"""The areas that results are counted by: district, tier, township, village."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .base import translate
from .places import Areas, Places, village_codes

if TYPE_CHECKING:
    import pandas as pd

DISTRICT = "district"
ORDER = {level: number for number, level in enumerate((DISTRICT, "tier", "township", "village"))}


def levels(groups: Places, villages: Areas, towns: Areas) -> dict:
    """Return the area of each group at every level that is known; the village's tier counts before the township's."""
    import numpy as np

    village, town = village_codes(groups, villages), groups.codes("TOWN_FIELD")
    nothing = np.full(len(groups.frame), None, dtype=object)
    found = {}
    if villages.tier or towns.tier:
        pairs = zip(nothing if village is None else village, nothing if town is None else town)
        found["tier"] = np.array([villages.tier.get(v) or towns.tier.get(t) for v, t in pairs], dtype=object)
    if town is not None:
        found["township"] = town
    if village is not None:
        found["village"] = village
    return found


def in_order(summary: pd.DataFrame, names: Mapping[str, Mapping[str, str]]) -> pd.DataFrame:
    """Return counts by area with their ``name``, the whole first, then tiers, townships and villages.

    Args:
        summary: columns level and zone and what was counted, as ``analysis.roads.summary`` gives them.
        names: what an area is called, by level and code.
    """
    from ..analysis.roads.summary import ALL

    summary = summary.assign(level=summary["level"].replace({ALL: DISTRICT}))
    summary = summary.sort_values("level", key=lambda level: level.map(ORDER), kind="stable", ignore_index=True)
    found = [_name(names, level, zone) for level, zone in zip(summary["level"], summary["zone"])]
    return summary.assign(name=found)


def _name(names: Mapping[str, Mapping[str, str]], level: str, zone: str) -> str:
    if level == DISTRICT:
        return translate("All groups")
    if not zone:
        return translate("In no tier") if level == "tier" else translate("Without a code")
    return names.get(level, {}).get(zone, zone)
