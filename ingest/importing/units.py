"""Boundaries and seats: each feature is one unit of the register and takes the place of that unit's row."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...analysis import thresholds
from .database import PROFILE
from .mapping import Mapped
from .matching import match_units, told
from .model import ADD_ROW, JOINED, REPLACE_ROW, Decided, Request, undecided
from .problems import Problem
from .targets import ADD, REPLACE, Target


def decide_units(frame: gpd.GeoDataFrame, mapped: Mapped, request: Request, labels: pd.Series) -> Decided:
    """Match features to the units of the register and decide what each replaces.

    Several polygons of one unit become one shape of several parts; where they lie over each other (or are points)
    none of them is imported.
    """
    target = request.target
    match = match_units(mapped, target, request.register, request.decisions)
    decided = undecided(frame, match, mapped, target)
    decided.problems += told(match, target, labels) if _named(mapped, target) else [_no_names(mapped, request)]
    codes = match["code"].to_numpy(dtype=object)
    good = np.array([code is not None for code in codes]) & ~shapely.is_missing(decided.shapes)
    good &= _once(decided, codes, good, request, labels)
    _place(decided, codes, good, request, labels)
    _say_missing(decided, codes, request)
    return decided


def _named(mapped: Mapped, target: Target) -> bool:
    """Tell whether any feature has a name or a code."""
    columns = (mapped.get(name) for name in (target.spec.display, target.spec.primary))
    return any(column is not None and column.notna().any() for column in columns)


def _no_names(mapped: Mapped, request: Request) -> Problem:
    columns = next((each.value for each in mapped.problems if each.kind == "unused_columns"), "")
    return Problem("no_names", request.target.key, request.file, columns, count=len(mapped.values))


def _once(decided: Decided, codes: np.ndarray, good: np.ndarray, request: Request, labels: pd.Series) -> np.ndarray:
    """Join the parts of a unit and return which features stand for their unit."""
    stands = np.ones(len(codes), dtype=bool)
    rows = pd.Series(np.arange(len(codes)))[good]
    for code, several in rows.groupby(codes[good]):
        if len(several) == 1:
            continue
        places = several.to_numpy()
        names = ", ".join(labels.iloc[places])
        shapes = decided.shapes[places]
        if request.target.kind == "point" or _over_each_other(shapes):
            stands[places] = False
            decided.problems.append(Problem("twice", request.target.key, str(code), names, count=len(places)))
            continue
        decided.shapes[places[0]] = shapely.union_all(shapes)
        for field in decided.values:
            known = decided.values[field].iloc[places].dropna()
            if len(known):
                decided.set_value(int(places[0]), str(field), known.iloc[0])
        stands[places[1:]] = False
        decided.action[places[1:]] = JOINED
        decided.problems.append(Problem("parts_joined", request.target.key, str(code), str(len(places))))
    return stands


def _over_each_other(shapes: np.ndarray) -> bool:
    """Tell whether two of a unit's polygons have more than a part of the smaller one in common."""
    limit = thresholds.value(PROFILE, "twice_overlap_pct") / 100
    left, right = np.triu_indices(len(shapes), 1)
    common = shapely.area(shapely.intersection(shapes[left], shapes[right]))
    smaller = np.minimum(shapely.area(shapes[left]), shapely.area(shapes[right]))
    return bool((common > limit * smaller).any())


def _place(decided: Decided, codes: np.ndarray, good: np.ndarray, request: Request, labels: pd.Series) -> None:
    """Find the row of each unit, in the layer itself or in the one that shares its units."""
    target, key = request.target, request.target.spec.primary
    rows: dict[str, tuple[str, int, bool]] = {}
    for table in reversed([name for name in target.tables if name in request.tables]):
        existing = request.tables[table]
        empty = shapely.is_missing(existing.geometry.to_numpy())
        rows.update({code: (table, fid, none) for code, fid, none in zip(existing[key], existing.index, empty)})
    elsewhere = 0
    for place in np.flatnonzero(good):
        table, fid, empty = rows.get(codes[place], (target.key, -1, True))
        if request.mode == ADD and not empty:
            decided.problems.append(Problem("kept_as_is", table, labels.iloc[place], codes[place]))
            continue
        decided.table[place], decided.fid[place] = table, fid
        decided.action[place] = ADD_ROW if fid < 0 else REPLACE_ROW
        if fid < 0:
            decided.problems.append(Problem("new", target.key, labels.iloc[place], codes[place]))
        elsewhere += table != target.key
    if elsewhere:
        decided.problems.append(Problem("other_table", target.tables[-1], request.file, str(elsewhere), elsewhere))


def _say_missing(decided: Decided, codes: np.ndarray, request: Request) -> None:
    existing, key = request.existing, request.target.spec.primary
    there = {code for code, written in zip(codes, decided.written) if written}
    kind = "emptied" if request.mode == REPLACE else "missing"
    for code, name in zip(existing[key], existing[request.target.spec.display]):
        if code not in there:
            decided.problems.append(Problem(kind, request.target.key, str(name), str(code)))


def missing_fids(decided: Decided, request: Request) -> list[int]:
    """Return the rows of units that the file lacks."""
    replaced = set(decided.fid[decided.written & (decided.table == request.target.key)].tolist())
    return [int(fid) for fid in request.existing.index if fid not in replaced]
