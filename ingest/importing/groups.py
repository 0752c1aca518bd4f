"""Villager groups: all groups of a village that the file names take the place of those the workspace had for it."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..names.register import TOWN_DIGITS
from .changes import Change
from .mapping import Mapped, empty_column
from .matching import BY_POSITION, CERTAIN, match_villages, units_at
from .model import ADD_ROW, LEAVE, MODELLED, REPLACE_ROW, Decided, Request, undecided
from .numbering import group_number, new_group_codes
from .problems import Problem
from .targets import ADD, MATCHED, REPLACE


def decide_groups(frame: gpd.GeoDataFrame, mapped: Mapped, request: Request, labels: pd.Series) -> Decided:
    """Find the village of each group, then the row it replaces: by code, else by number or name in the village.

    A group without village is looked up in the surveyed village it lies in; a schematic shape tells nothing.
    """
    match = match_villages(mapped, request.register, request.decisions)
    _by_position(frame, match, request)
    decided = undecided(frame, match, mapped, request.target)
    villages = match["code"].to_numpy(dtype=object)
    for place in np.flatnonzero([code is None for code in villages]):
        decided.problems.append(Problem("no_village", request.target.key, labels.iloc[place],
                                        str(match["candidates"].iloc[place] or "")))  # fmt: skip
    good = np.array([code is not None for code in villages]) & ~shapely.is_missing(decided.shapes)
    decided.values["village_code"] = villages
    decided.values["town_code"] = [None if code is None else code[:TOWN_DIGITS] for code in villages]
    good &= _code(decided, mapped, request, good, labels)
    _act(decided, request, good, labels)
    return decided


def _by_position(frame: gpd.GeoDataFrame, match: pd.DataFrame, request: Request) -> None:
    """Fill in the village of groups that name none from the surveyed areas they lie in."""
    unknown = match["code"].isna().to_numpy()
    areas: dict[str, object] = {}
    for table in ("villages", "communities"):
        rows = request.tables.get(table)
        if rows is not None and unknown.any():
            known = rows[(rows["located_by"] != MODELLED) & rows.geometry.notna()]
            areas.update(zip(known["village_code"], known.geometry))
    if not areas:
        return
    points = shapely.point_on_surface(frame.geometry.to_numpy()[unknown])
    found = units_at(points, areas)
    match.loc[match.index[unknown], "code"] = found.to_numpy()
    inside = match.index[unknown][found.notna().to_numpy()]
    match.loc[inside, "method"] = BY_POSITION
    match.loc[inside, "confidence"] = CERTAIN
    names = {unit.code: unit.name for unit in request.register.units.values()}
    match.loc[inside, "name"] = [names.get(code) for code in match.loc[inside, "code"]]


def _code(decided: Decided, mapped: Mapped, request: Request, good: np.ndarray, labels: pd.Series) -> np.ndarray:
    """Give each group its code and the row it replaces; return which groups come first with their code."""
    existing, values = request.existing, decided.values
    by_code = dict(zip(existing["group_id"], existing.index))
    by_number: dict[tuple[str, object], int] = {}
    for fid, village, name in zip(existing.index, existing["village_code"], existing["name"]):
        by_number.setdefault((village, group_number(name) or str(name)), fid)
    own = mapped.get("group_id")
    own = empty_column(values.index) if own is None else own
    names = values["name"] if "name" in values else empty_column(values.index)
    numbers = [group_number(name) for name in names]
    codes: list[str | None] = [None if pd.isna(code) else str(code) for code in own]
    used: set[int] = set()
    for place in np.flatnonzero(good):
        key = (values["village_code"].iloc[place], numbers[place] or str(names.iloc[place]))
        fid = by_code.get(codes[place], by_number.get(key, -1) if codes[place] is None else -1)
        if fid in used and codes[place] is None:  # two groups of one number: the second is another one
            continue
        decided.fid[place] = fid
        used.add(fid)
        if codes[place] is None and fid >= 0:
            codes[place] = existing.at[fid, "group_id"]
    new = [place for place in np.flatnonzero(good) if codes[place] is None]
    made = new_group_codes(values["village_code"].iloc[new], [numbers[place] for place in new],
                           {*by_code, *(code for code in codes if code)})  # fmt: skip
    for place, code in zip(new, made):
        codes[place] = code
    values["group_id"] = codes
    first = np.ones(len(codes), dtype=bool)
    repeated = pd.Series(codes, dtype=object).duplicated().to_numpy() & good
    for place in np.flatnonzero(repeated):
        first[place] = False
        decided.problems.append(Problem("key_twice", request.target.key, labels.iloc[place], str(codes[place])))
    return first


def _act(decided: Decided, request: Request, good: np.ndarray, labels: pd.Series) -> None:
    known = decided.fid >= 0
    decided.action[good & known] = REPLACE_ROW
    decided.action[good & ~known] = ADD_ROW
    if request.mode == ADD:
        for place in np.flatnonzero(good & known):
            decided.action[place] = LEAVE
            decided.problems.append(Problem("kept_as_is", request.target.key, labels.iloc[place],
                                            str(decided.values["group_id"].iloc[place])))  # fmt: skip
        return
    if request.mode == MATCHED:
        decided.action[good & ~known] = LEAVE
        return
    existing = request.existing
    named = set(decided.values["village_code"][decided.written])
    gone = np.ones(len(existing), bool) if request.mode == REPLACE else existing["village_code"].isin(named).to_numpy()
    kept = set(decided.fid[decided.written].tolist())
    decided.delete = tuple(int(fid) for fid in existing.index[gone] if fid not in kept)


def recount_villages(groups: pd.DataFrame, before: pd.DataFrame, tables: dict) -> list[Change]:
    """Return what the villages' ``population`` and ``group_count`` become when their groups change.

    Args:
        groups: the groups as they will be.
        before: the groups as they are; villages that have groups in neither keep what they say.
        tables: rows of the workspace.
    """
    villages = tables.get("villages")
    if villages is None or not {"population", "group_count"} <= set(villages.columns):
        return []
    count = groups.groupby("village_code").size()
    people = pd.to_numeric(groups["population"], errors="coerce").groupby(groups["village_code"]).sum(min_count=1)
    touched = villages[villages["village_code"].isin({*groups["village_code"], *before["village_code"]})]
    update = pd.DataFrame(index=touched.index)
    update["group_count"] = [int(count.get(code, 0)) for code in touched["village_code"]]
    found = [people.get(code) for code in touched["village_code"]]
    told = zip(found, touched["population"], update["group_count"])
    update["population"] = [(old if number else 0) if pd.isna(new) else int(new) for new, old, number in told]
    same = (update["group_count"] == touched["group_count"]) & (update["population"] == touched["population"])
    return [Change("villages", update=update[~same].astype(object))] if (~same).any() else []
