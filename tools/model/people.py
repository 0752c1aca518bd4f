"""Villager groups and their people: whole numbers that add up, and points inside the villages."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import shapely

PEOPLE_SPREAD = 0.3
"""Spread of the logarithm of the people of a village or a group."""
GROUPS_BY_PEOPLE = 0.5
"""How far the number of groups follows the people; the rest follows the number of villages."""
HOUSEHOLD_SIZE = (2.7, 3.5)
"""Least and greatest mean household of a group, people."""
MARGIN_SHARE = 0.12
"""Distance of a group from its village's border, in radii of a disc of the village's area."""
SAMPLES_PER_GROUP = 60
SPREAD_STEPS = 12


def largest_remainder(weights: Sequence[float] | np.ndarray, total: int, least: int = 0) -> np.ndarray:
    """Share ``total`` whole things in proportion to weights: each gets ``least`` first, the sum is exact.

    Ties go to the earlier one.

    Raises:
        ValueError: when the total is too small for the least, or no weight is positive.
    """
    weight = np.asarray(weights, float)
    rest = total - least * len(weight)
    if rest < 0 or weight.sum() <= 0:
        raise ValueError(f"{total} cannot be shared among {len(weight)}")
    ideal = weight / weight.sum() * total
    share = np.maximum(np.floor(ideal).astype(int), least)
    while share.sum() > total:
        over = np.where(share > least, share - ideal, -np.inf)
        share[int(over.argmax())] -= 1
    short = total - int(share.sum())
    order = np.argsort(-(ideal - share), kind="stable")
    share[order[:short]] += 1
    return share


def share_groups(villages: pd.DataFrame, town_people: pd.Series, total: int, seed: int) -> pd.DataFrame:
    """Give ``group_count`` and ``population`` of each village.

    Args:
        villages: ``village_code``, ``town_code``; one row per village.
        town_people: people of each township, by code; kept exactly.
        total: number of groups of the district.
        seed: of the spread among the villages of a township.
    """
    rng = np.random.default_rng(seed)
    count = villages.groupby("town_code")["village_code"].transform("size").to_numpy()
    people = villages["town_code"].map(town_people).to_numpy(float) / count
    spread = np.exp(rng.normal(0.0, PEOPLE_SPREAD, len(villages)))
    by_people = people / people.sum()
    weight = spread * (GROUPS_BY_PEOPLE * by_people + (1 - GROUPS_BY_PEOPLE) / len(villages))
    out = pd.DataFrame({"group_count": largest_remainder(weight, total, least=1)}, index=villages.index)
    out["population"] = 0
    for town, rows in villages.groupby("town_code"):
        groups = out.loc[rows.index, "group_count"].to_numpy()
        out.loc[rows.index, "population"] = largest_remainder(groups, int(town_people[town]))
    return out


def group_rows(villages: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Give one row per group: id, name, codes, people and households.

    Args:
        villages: ``village_code``, ``name``, ``town_code``, ``group_count``, ``population``.
        seed: of the spread among the groups of a village.
    """
    rng = np.random.default_rng(seed)
    rows = []
    for village in villages.itertuples():
        weight = np.exp(rng.normal(0.0, PEOPLE_SPREAD, village.group_count))
        people = largest_remainder(weight, village.population, least=1)
        size = rng.uniform(*HOUSEHOLD_SIZE, village.group_count)
        for number, (persons, mean) in enumerate(zip(people.tolist(), size.tolist()), start=1):
            rows.append(
                {
                    "group_id": f"{village.village_code}{number:03d}",
                    "name": f"{village.name}{number}组",
                    "village_code": village.village_code,
                    "town_code": village.town_code,
                    "population": persons,
                    "households": max(1, round(persons / mean)),
                }
            )
    return pd.DataFrame(rows)


def group_points(polygon: shapely.Polygon, count: int, rng: np.random.Generator) -> np.ndarray:
    """Give ``count`` points inside a village, evenly but not regularly spread, away from its border."""
    inner = polygon.buffer(-MARGIN_SHARE * np.sqrt(polygon.area / np.pi))
    if inner.is_empty:
        inner = polygon
    west, south, east, north = inner.bounds
    sample = np.empty((0, 2))
    while len(sample) < SAMPLES_PER_GROUP * count:
        draw = rng.uniform((west, south), (east, north), (SAMPLES_PER_GROUP * count, 2))
        sample = np.vstack([sample, draw[shapely.contains_xy(inner, draw)]])
    centres = sample[:count].copy()
    for _ in range(SPREAD_STEPS):
        nearest = ((sample[:, None] - centres[None]) ** 2).sum(axis=2).argmin(axis=1)
        for index in range(count):
            if (nearest == index).any():
                centres[index] = sample[nearest == index].mean(axis=0)
    chosen: list[int] = []
    for centre in centres:  # the village may be bent, so that a mean lies outside: take the nearest sample
        order = np.argsort(((sample - centre) ** 2).sum(axis=1), kind="stable")
        chosen.append(next(int(index) for index in order if index not in chosen))
    return sample[chosen][np.lexsort((sample[chosen][:, 0], -sample[chosen][:, 1]))]
