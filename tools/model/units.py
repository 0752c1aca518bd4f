"""Where the villages and communities of a township take root before they grow."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from .mosaic import Mosaic

COMMUNITY = "社区"
COMMUNITY_SHARE = 0.3
"""Area of a residents' community, in areas of a village: communities are the built-up core."""
QUOTA_SPREAD = 0.22
"""Spread of the logarithm of village areas."""
COMMUNITY_GAP = 1.1
"""Least distance of two community centres, in diameters of a square community."""
CLUSTER_STEPS = 40


def seat_unit(units: pd.DataFrame, town_name: str, geonames_name: str, given: str | None) -> str:
    """Give the code of the unit a seat lies in.

    It is the one given; else the community, then the village, called like the seat or the township, where a
    community of any name comes before a village; else the first unit of the register.
    """
    if given:
        return given
    wanted = [geonames_name, town_name.rstrip("乡镇").removesuffix("街道")]
    communities = units[units["kind"] == COMMUNITY]
    for part in (communities, units if communities.empty else communities):
        for name in wanted:
            same = part[part["name"].str.startswith(name)]
            if len(same):
                return str(same["code"].iloc[0])
    return str((units if communities.empty else communities)["code"].iloc[0])


def quotas(units: pd.DataFrame, rng: np.random.Generator) -> np.ndarray:
    """Give the wanted area of each unit relative to the others."""
    spread = np.exp(rng.normal(0.0, QUOTA_SPREAD, len(units)))
    return np.where(units["kind"] == COMMUNITY, COMMUNITY_SHARE, 1.0) * spread


def roots(
    mosaic: Mosaic, members: np.ndarray, units: pd.DataFrame, fixed: dict[str, list[int]], rng: np.random.Generator
) -> list[list[int]]:
    """Give the anchor cells of each unit of one township, in the order of ``units``.

    Args:
        mosaic: the cells.
        members: cells of the township.
        units: its villages and communities (``code``, ``kind``).
        fixed: anchor cells that are given, by code; the first entry is the seat's unit.
        rng: source of chance.
    """
    anchors = {code: list(cells) for code, cells in fixed.items()}
    seat = mosaic.xy[next(iter(fixed.values()))[0]]
    free = [code for code in units["code"] if code not in anchors]
    kinds = dict(zip(units["code"], units["kind"]))
    cell_count = mosaic.area[members].sum()
    shares = np.where(units["kind"] == COMMUNITY, COMMUNITY_SHARE, 1.0)
    diameter_m = np.sqrt(cell_count * mosaic.cell_m2 * COMMUNITY_SHARE / shares.sum())
    taken = [cell for cells in anchors.values() for cell in cells]
    for code in [code for code in free if kinds[code] == COMMUNITY]:
        cell = _nearest_spot(mosaic, members, seat, taken, COMMUNITY_GAP * diameter_m)
        anchors[code] = [cell]
        taken.append(cell)
    villages = [code for code in free if kinds[code] != COMMUNITY]
    cells = _spread(mosaic, members, taken, len(villages), rng)
    cells.sort(key=lambda cell: float(np.arctan2(*(mosaic.xy[cell] - seat))))
    anchors.update({code: [cell] for code, cell in zip(villages, cells)})
    return [anchors[code] for code in units["code"]]


def _nearest_spot(mosaic: Mosaic, members: np.ndarray, seat: np.ndarray, taken: Sequence[int], gap_m: float) -> int:
    """Give the cell nearest to the seat that keeps the gap; half the gap when there is none, and so on."""
    order = members[np.argsort(np.hypot(*(mosaic.xy[members] - seat).T), kind="stable")]
    away = np.hypot(*(mosaic.xy[order][:, None] - mosaic.xy[list(taken)][None]).transpose(2, 0, 1)).min(axis=1)
    while True:
        good = order[(away >= gap_m) & ~np.isin(order, taken)]
        if len(good):
            return int(good[0])
        gap_m /= 2


def _spread(
    mosaic: Mosaic, members: np.ndarray, taken: Sequence[int], count: int, rng: np.random.Generator
) -> list[int]:
    """Give ``count`` cells spread evenly over the members and away from those taken (k-means, some centres held)."""
    points = mosaic.xy[members]
    centres = mosaic.xy[list(taken)]
    for _ in range(count):  # k-means++
        square = ((points[:, None] - centres[None]) ** 2).sum(axis=2).min(axis=1)
        centres = np.vstack([centres, points[rng.choice(len(points), p=square / square.sum())]])
    for _ in range(CLUSTER_STEPS):
        nearest = ((points[:, None] - centres[None]) ** 2).sum(axis=2).argmin(axis=1)
        for index in range(len(taken), len(centres)):
            if (nearest == index).any():
                centres[index] = points[nearest == index].mean(axis=0)
    out: list[int] = []
    for centre in centres[len(taken) :]:
        order = members[np.argsort(((points - centre) ** 2).sum(axis=1), kind="stable")]
        out.append(next(int(cell) for cell in order if cell not in out and cell not in taken))
    return out
