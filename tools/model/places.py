"""The modelled places of a district: townships, villages, communities and villager groups.

Names, codes, seats, published areas and totals are facts that come in; the shapes are made. See
:mod:`.mosaic` (cells), :mod:`.partition` (who gets which cell), :mod:`.outlines` (smooth common borders),
:mod:`.units` (where villages take root) and :mod:`.people` (whole numbers that add up).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from . import Places
from .mosaic import Mosaic, build_mosaic
from .outlines import outlines
from .partition import FREE, disconnected, share_out
from .people import group_points, group_rows, largest_remainder, share_groups
from .units import COMMUNITY, quotas, roots, seat_unit

CRS = "EPSG:4545"
TOWN_KINDS = ("街道", "镇", "乡")
SOURCE = "名称、代码：{register}；形状为示意（模型生成，非测绘）"
GROUP_SOURCE = "组数、人口总数：{totals}；位置、各组数值为示意（模型生成）"
LOCATED_BY = "modelled"
MEETING_SPACINGS = 0.5
"""Least common border of the cells where units are made to meet, in spacings of the mosaic."""


@dataclass(frozen=True)
class Totals:
    """What the modelled groups add up to, and where that is written."""

    groups: int
    people: int
    source: str


@dataclass(frozen=True)
class Facts:
    """What is known of a district: townships and their units in order of code, seats, published areas."""

    towns: pd.DataFrame
    units: pd.DataFrame
    seats: pd.DataFrame
    areas: pd.DataFrame


@dataclass(frozen=True)
class ModelParams:
    """How fine and by which chance the shapes are made."""

    seed: int = 2
    spacing_m: float = 530.0
    core_m: float = 1000.0
    """Cells this near to a seat stay with it …"""
    core_share: float = 0.4
    """… but not beyond this share of the way to another township's seat."""
    published_tolerance: float = 0.05
    """A published area may be missed by this share at no cost …"""
    other_tolerance: float = 0.25
    """… an area in proportion to the number of villages by this."""
    town_sweeps: int = 300
    unit_sweeps: int = 120


def build_places(
    register: pd.DataFrame,
    seats: pd.DataFrame,
    outline: shapely.Polygon,
    areas: pd.DataFrame,
    *,
    totals: Totals,
    adjoining: pd.DataFrame | None = None,
    params: ModelParams | None = None,
) -> Places:
    """Make the places of a district from its register.

    Args:
        register: ``code``, ``name``, ``full_name``, ``kind``, ``parent_code``, ``pinyin``, ``source``.
        seats: ``town_code``, ``lon``, ``lat``, ``pop_2010``, ``geonames_name``, ``seat_unit_code``; a township
            may have several (old seats): the first is its own, all lie in it.
        outline: the district, metres in EPSG:4545.
        areas: ``code``, ``area_km2`` as published; townships without one share the rest by number of villages.
        totals: number of groups and people.
        adjoining: ``unit_code``, ``adjoins_code``: units that must have a common border; sets of at most three.
        params: fineness and seed.

    Raises:
        ValueError: when the facts cannot be met (a seat outside the outline or in a neighbour's area …).
    """
    params = params or ModelParams()
    towns = register[register["kind"].isin(TOWN_KINDS)].sort_values("code").reset_index(drop=True)
    units = register[register["parent_code"].isin(towns["code"])].sort_values("code").reset_index(drop=True)
    facts = Facts(towns, units, seats, areas)
    seat_xy = _project(seats)
    outside = seats.loc[~shapely.contains_xy(outline, seat_xy), "town_code"].tolist()
    if outside:
        raise ValueError(f"the seat of {', '.join(outside)} lies outside the outline; check both coordinates")
    mosaic = build_mosaic(outline, seat_xy, params.spacing_m, params.seed)
    town_of_cell = _share_towns(mosaic, facts, params)
    unit_of_cell = _share_units(mosaic, facts, town_of_cell, _adjacency(adjoining), params)
    unit_shapes = outlines(mosaic, unit_of_cell, outline)
    _check_seats(unit_shapes, facts, seat_xy)
    return _frames(facts, unit_shapes, totals, params)


def _project(seats: pd.DataFrame) -> np.ndarray:
    points = gpd.GeoSeries(gpd.points_from_xy(seats["lon"], seats["lat"]), crs="EPSG:4490").to_crs(CRS)
    return shapely.get_coordinates(points)


def _town_quota(towns: pd.DataFrame, units: pd.DataFrame, areas: pd.DataFrame) -> np.ndarray:
    """Give wanted areas: the published one, else a share of the published rest by number of villages."""
    published = dict(zip(areas["code"], areas["area_km2"]))
    quota = towns["code"].map(published).to_numpy(float)
    unknown = np.isnan(quota)
    villages = units[units["kind"] != COMMUNITY].groupby("parent_code").size()
    weight = towns["code"].map(villages).to_numpy(float)[unknown]
    rest = published[towns["parent_code"].iloc[0]] - quota[~unknown].sum()
    quota[unknown] = rest * weight / weight.sum()
    return quota


def _share_towns(mosaic: Mosaic, facts: Facts, params: ModelParams) -> np.ndarray:
    """Give for each cell the row of its township in ``towns``."""
    towns, seats = facts.towns, facts.seats
    quota = _town_quota(towns, facts.units, facts.areas)
    published = towns["code"].isin(facts.areas["code"])
    tolerance = np.where(published, params.published_tolerance, params.other_tolerance).tolist()
    anchors = [_core(mosaic, np.flatnonzero(seats["town_code"] == town), len(seats), params) for town in towns["code"]]
    labels = share_out(
        mosaic,
        range(len(mosaic.xy)),
        anchors,
        quota.tolist(),
        tolerance=tolerance,
        seed=params.seed,
        sweeps=params.town_sweeps,
    )
    if disconnected(mosaic, labels.tolist(), len(towns)):
        raise ValueError("a township fell apart")
    return labels


def _core(mosaic: Mosaic, own: np.ndarray, seat_count: int, params: ModelParams) -> list[int]:
    """Give the cells around the seats of one township that stay with it; the seats come first."""
    others = np.setdiff1d(np.arange(seat_count), own)
    core = own.tolist()
    for seat in own:
        gap = np.hypot(*(mosaic.xy[others] - mosaic.xy[seat]).T).min() if len(others) else np.inf
        away = np.hypot(*(mosaic.xy - mosaic.xy[seat]).T)
        near = np.flatnonzero(away <= min(params.core_m, params.core_share * gap))
        core += [int(cell) for cell in near if cell not in core]
    return core


def _share_units(
    mosaic: Mosaic, facts: Facts, town_of_cell: np.ndarray, adjacency: list[list[str]], params: ModelParams
) -> np.ndarray:
    """Give for each cell the row of its village or community in ``units``."""
    towns, units, seats = facts.towns, facts.units, facts.seats
    town_row = dict(zip(towns["code"], range(len(towns))))
    held = _meeting_cells(mosaic, units, town_row, town_of_cell, adjacency, len(seats))
    labels = np.full(len(mosaic.xy), FREE)
    for town in towns.itertuples():
        own = units[units["parent_code"] == town.code]
        fixed: dict[str, list[int]] = {}
        for cell in np.flatnonzero(seats["town_code"] == town.code).tolist():
            seat = seats.iloc[cell]
            code = seat_unit(own, town.name, seat["geonames_name"], seat["seat_unit_code"])
            fixed.setdefault(code, []).append(cell)
        fixed.update({code: [cell] for code, cell in held.items() if code in set(own["code"])})
        rng = np.random.default_rng([params.seed, int(town.code)])
        members = np.flatnonzero(town_of_cell == town_row[town.code])
        anchors = roots(mosaic, members, own, fixed, rng)
        quota = quotas(own, rng).tolist()
        slack = [params.other_tolerance] * len(own)
        part = share_out(
            mosaic, members.tolist(), anchors, quota, tolerance=slack, seed=params.seed, sweeps=params.unit_sweeps
        )
        if disconnected(mosaic, part.tolist(), len(own)):
            raise ValueError(f"a village of {town.name} fell apart")
        labels[members] = own.index.to_numpy()[part[members]]
    return labels


def _adjacency(adjoining: pd.DataFrame | None) -> list[list[str]]:
    """Give the sets of units that must meet, from the pairs."""
    sets: list[set[str]] = []
    for pair in [] if adjoining is None else adjoining[["unit_code", "adjoins_code"]].to_numpy().tolist():
        joined = set(pair).union(*(other for other in sets if other & set(pair)))
        sets = [other for other in sets if not other & joined] + [joined]
    if any(len(units) > 3 for units in sets):
        raise ValueError("at most three units can be made to meet in one place")
    return [sorted(units) for units in sets]


def _meeting_cells(
    mosaic: Mosaic,
    units: pd.DataFrame,
    town_row: dict[str, int],
    town_of_cell: np.ndarray,
    adjacency: list[list[str]],
    seat_count: int,
) -> dict[str, int]:
    """Give each unit that must adjoin others a cell, so that these cells touch each other, far from the seats."""
    town = {code: town_row[parent] for code, parent in zip(units["code"], units["parent_code"])}
    seat_xy = mosaic.xy[:seat_count]
    held: dict[str, int] = {}
    for codes in adjacency:
        wanted = [town[code] for code in codes]
        best, farthest = None, -1.0
        for cells in _touching(mosaic, len(codes)):
            if [town_of_cell[cell] for cell in cells] != wanted or set(cells) & set(held.values()):
                continue
            away = np.hypot(*(seat_xy - mosaic.xy[list(cells)].mean(axis=0)).T).min()
            if away > farthest:
                best, farthest = cells, away
        if best is None:
            raise ValueError(f"the townships of {', '.join(codes)} do not meet")
        held.update(zip(codes, best))
    return held


def _touching(mosaic: Mosaic, count: int):
    """Yield every ordered pair or triple of cells that all touch each other along a good length."""
    near = [{other for other, length in cells.items() if length >= MEETING_SPACINGS} for cells in mosaic.neighbours]
    for first, cells in enumerate(near):
        for second in sorted(cell for cell in cells if cell > first):
            if count == 2:
                yield from permutations((first, second))
            else:
                for third in sorted(cell for cell in cells & near[second] if cell > second):
                    yield from permutations((first, second, third))


def _check_seats(shapes: np.ndarray, facts: Facts, seat_xy: np.ndarray) -> None:
    for row, place in zip(facts.seats.itertuples(), shapely.points(seat_xy)):
        home = np.flatnonzero(shapely.contains(shapes, place))
        if len(home) != 1 or facts.units["parent_code"].iloc[home[0]] != row.town_code:
            raise ValueError(f"the seat of {row.town_code} does not lie in it")


def _frames(facts: Facts, unit_shapes: np.ndarray, totals: Totals, params: ModelParams) -> Places:
    towns, units, seats = facts.towns, facts.units, facts.seats
    census = towns["code"].map(seats.groupby("town_code")["pop_2010"].sum())
    town_people = pd.Series(largest_remainder(census, totals.people), index=towns["code"])
    fields = {"code": "village_code", "name": "name", "parent_code": "town_code", "pinyin": "pinyin"}
    named = _made(units[list(fields)].rename(columns=fields), units, unit_shapes)
    is_village = (units["kind"] != COMMUNITY).to_numpy()
    villages = named[is_village].reset_index(drop=True)
    villages = villages.join(share_groups(villages, town_people, totals.groups, params.seed))
    shapes = [shapely.coverage_union_all(named.geometry[named["town_code"] == code]) for code in towns["code"]]
    fields = {"code": "town_code", "name": "name", "full_name": "full_name", "kind": "kind", "pinyin": "pinyin"}
    townships = _made(towns[list(fields)].rename(columns=fields), towns, shapely.normalize(shapes))
    return Places(
        townships=townships.assign(
            pop_2010=census,
            village_count=[int((villages["town_code"] == code).sum()) for code in towns["code"]],
            community_count=[int((named["town_code"][~is_village] == code).sum()) for code in towns["code"]],
            area_km2=towns["code"].map(dict(zip(facts.areas["code"], facts.areas["area_km2"]))),
        ),
        villages=villages,
        communities=named[~is_village].reset_index(drop=True),
        groups=_groups(villages, totals, params),
    )


def _made(frame: pd.DataFrame, register: pd.DataFrame, shapes: np.ndarray) -> gpd.GeoDataFrame:
    """Give rows of the register their made shapes, and say that they are made."""
    source = [SOURCE.format(register=origin) for origin in register["source"]]
    return gpd.GeoDataFrame(frame.assign(source=source, located_by=LOCATED_BY), geometry=list(shapes), crs=CRS)


def _groups(villages: gpd.GeoDataFrame, totals: Totals, params: ModelParams) -> gpd.GeoDataFrame:
    rows = group_rows(villages, params.seed)
    points = []
    for village in villages.itertuples():
        rng = np.random.default_rng([params.seed, int(village.village_code)])
        points.append(group_points(village.geometry, village.group_count, rng))
    rows["source"] = GROUP_SOURCE.format(totals=totals.source)
    rows["located_by"] = LOCATED_BY
    return gpd.GeoDataFrame(rows, geometry=shapely.points(np.vstack(points)), crs=CRS)
