"""The villager groups of a district counted by place, tier and status."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from ..layers.catalog import BY_KEY
from .labels import NOT_COMPUTED, STATUSES

LARGEST = 1e15
"""Anything beyond is no count, and sums of it would be endless."""
SUMMARY = "roadconnectivity_summary"
CONNECTED = "connected"
DISTRICT, TOWNSHIP, VILLAGE, TIER = "district", "township", "village", "tier"


@dataclass(frozen=True)
class Tally:
    """The villager groups of one place or tier, counted by status.

    ``target_pct``, ``groups_to_do`` and ``people_to_do`` come from the analysis and are None without it.
    """

    level: str
    code: str
    name: str
    groups: int
    people: int
    groups_by_status: Mapping[str, int]
    people_by_status: Mapping[str, int]
    target_pct: float | None = None
    groups_to_do: int | None = None
    people_to_do: int | None = None

    @property
    def share_pct(self) -> float | None:
        """Share of the groups that are connected, None where there is nothing to count."""
        if not self.groups or self.groups_by_status.get(NOT_COMPUTED):
            return None
        return 100 * self.groups_by_status.get(CONNECTED, 0) / self.groups


@dataclass(frozen=True)
class TierClass:
    """One tier of the plan's list, with its members."""

    key: str
    label: str
    townships: tuple[str, ...]
    villages: tuple[str, ...]


def first(frame: gpd.GeoDataFrame, field: str) -> str:
    """Return the first text of a field, "" where there is none."""
    values = frame[field].dropna()
    return str(values.iloc[0]) if len(values) else ""


def tiers_of(key_units: gpd.GeoDataFrame) -> tuple[TierClass, ...]:
    """Group the plan's list by tier, in its own order. A code of a village is longer than a township's."""
    listed = key_units.sort_values(["sequence", "unit_code"], kind="stable")
    tiers = []
    for key, members in listed.groupby("tier", sort=False):
        is_town = members["unit_code"] == members["town_code"]
        tiers.append(
            TierClass(
                key=str(key),
                label=first(members, "tier_name") or str(key),
                townships=tuple(members.loc[is_town, "unit_code"]),
                villages=tuple(members.loc[~is_town, "unit_code"]),
            )
        )
    return tuple(tiers)


def tallies_of(
    layers: Mapping[str, gpd.GeoDataFrame], groups: gpd.GeoDataFrame, tiers: tuple[TierClass, ...]
) -> dict[str, tuple[Tally, ...]]:
    """Count each level; a group counts for one tier."""
    goals = {(row.level, row.zone): row for row in layers[SUMMARY].itertuples()}
    by_town = dict(list(groups.groupby("town_code")))
    by_village = dict(list(groups.groupby("village_code")))
    by_tier = dict(list(groups.groupby(_tier_of_groups(groups, tiers))))
    nothing = groups.iloc[:0]

    def of_places(level: str, key: str, members: Mapping[str, pd.DataFrame]) -> tuple[Tally, ...]:
        places = layers[key][[BY_KEY[key].primary, "name"]].itertuples(index=False, name=None)
        return tuple(_tally(level, code, name, members.get(code, nothing), goals) for code, name in places)

    district = layers["district"]
    whole = _tally(DISTRICT, first(district, "district_code"), first(district, "name"), groups, goals)
    return {
        DISTRICT: (whole,),
        TOWNSHIP: of_places(TOWNSHIP, "townships", by_town),
        VILLAGE: of_places(VILLAGE, "villages", by_village),
        TIER: tuple(_tally(TIER, each.key, each.label, by_tier.get(each.key, nothing), goals) for each in tiers),
    }


def _tier_of_groups(groups: gpd.GeoDataFrame, tiers: tuple[TierClass, ...]) -> pd.Series:
    """Return the tier of each group: that of its village, else that of its township."""
    of_village = {code: tier.key for tier in tiers for code in tier.villages}
    of_town = {code: tier.key for tier in tiers for code in tier.townships}
    by_village = groups["village_code"].map(of_village)
    return by_village.where(by_village.notna(), groups["town_code"].map(of_town))


def _tally(level: str, code: str, name: str, groups: pd.DataFrame, goals: Mapping[tuple, tuple]) -> Tally:
    goal = goals.get((level, code))
    if goal is None and level == DISTRICT:  # a district of one summary row may carry any code
        rows = [row for (row_level, _), row in goals.items() if row_level == DISTRICT]
        goal = rows[0] if rows else None
    keys = [each.key for each in STATUSES] + [NOT_COMPUTED]
    population = groups["population"].where(groups["population"].astype(float).abs() <= LARGEST)
    people = population.fillna(0).groupby(groups["status"]).sum()
    counts = groups["status"].value_counts()
    return Tally(
        level=level,
        code=code,
        name=name or code,
        groups=len(groups),
        people=round(population.sum()),
        groups_by_status={key: int(counts.get(key, 0)) for key in keys},
        people_by_status={key: round(people.get(key, 0)) for key in keys},
        target_pct=_number(goal, "target_pct"),
        groups_to_do=_whole(goal, "groups_to_do"),
        people_to_do=_whole(goal, "people_to_do"),
    )


def _number(row: object, field: str) -> float | None:
    value = getattr(row, field, None)
    return None if value is None or pd.isna(value) or not math.isfinite(value) else float(value)


def _whole(row: object, field: str) -> int | None:
    value = _number(row, field)
    return None if value is None else round(value)
