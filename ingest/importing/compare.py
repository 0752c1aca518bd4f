"""What an import changes, in square kilometres and metres, and how the new areas fit together."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from ...analysis import thresholds
from .database import PROFILE
from .model import MODELLED, Decided, Request
from .problems import Problem
from .reproject import reproject
from .topology import find_gaps, find_overlaps

M2_PER_KM2 = 1e6
COLUMNS = ("area_old_km2", "area_new_km2", "area_change_pct", "shift_m")
DISTRICT = "district"


def compare(decided: Decided, request: Request, labels: pd.Series) -> pd.DataFrame:
    """Return areas before and after and how far the middle moved, per feature; large changes are told.

    A row that was schematic has no true area: its change is told as information only.
    """
    count = len(decided.action)
    result = pd.DataFrame({name: np.full(count, np.nan) for name in COLUMNS}, index=decided.match.index)
    old, modelled = _old(decided, request)
    old, new = (in_metres(shapes, request) for shapes in (old, decided.new_shapes))
    both = ~shapely.is_missing(old) & ~shapely.is_missing(new)
    if request.target.kind == "polygon":
        result["area_old_km2"] = np.where(shapely.is_missing(old), np.nan, shapely.area(old) / M2_PER_KM2)
        result["area_new_km2"] = np.where(shapely.is_missing(new), np.nan, shapely.area(new) / M2_PER_KM2)
        result["area_change_pct"] = 100 * (result["area_new_km2"] / result["area_old_km2"] - 1)
    middle = [shapely.centroid(each) for each in (old, new)]
    result["shift_m"] = np.where(both, shapely.distance(*middle), np.nan)
    decided.problems += _large(result, modelled, request, labels)
    return result


def check_fit(decided: Decided, request: Request, labels: pd.Series) -> list[Problem]:
    """Return overlaps, gaps and slivers of the areas that are written, as a survey they form together."""
    if request.target.kind != "polygon":
        return []
    shapes = in_metres(decided.new_shapes, request)
    if shapely.is_missing(shapes).all():
        return []
    smallest, sliver = (thresholds.value(PROFILE, key) for key in ("overlap_min_m2", "sliver_width_m"))
    overlaps, gaps = find_overlaps(shapes, smallest), find_gaps(shapes, smallest)
    names = labels.to_numpy()
    filled = _where_units_stay(gaps.shapes, decided, request)
    found = [
        Problem(_kind("overlap", width, sliver), request.target.key, f"{names[one]} / {names[other]}", f"{area:.0f}",
                measure=float(area))
        for one, other, area, width in zip(overlaps.first, overlaps.second, overlaps.area_m2, overlaps.width_m)
    ]  # fmt: skip
    for row, area, width, unit in zip(gaps.beside, gaps.area_m2, gaps.width_m, filled):
        kind = "gap_of_unit" if unit else _kind("gap", width, sliver)
        name = unit or (names[row] if row >= 0 else "")
        found.append(Problem(kind, request.target.key, name, f"{area:.0f}", measure=float(area)))
    return found


def _where_units_stay(gaps: np.ndarray, decided: Decided, request: Request) -> list[str]:
    """Return for each gap the units whose old shape has its middle there and that the file does not replace."""
    named: list[list[str]] = [[] for _ in gaps]
    for table in (name for name in request.target.tables if name in request.tables):
        rows = request.tables[table]
        stay = ~rows.index.isin(decided.fid[decided.written & (decided.table == table)])
        rows = rows[stay & rows.geometry.notna().to_numpy()]
        points = shapely.point_on_surface(in_metres(rows.geometry.to_numpy(), request))
        if not len(gaps) or not len(points):
            continue
        point, gap = shapely.STRtree(gaps).query(points, predicate="within")
        for one, other in zip(gap.tolist(), rows[request.target.spec.display].iloc[point]):
            named[one].append(str(other))
    return ["、".join(names) for names in named]


def find_outside(decided: Decided, request: Request, labels: pd.Series) -> list[Problem]:
    """Return the features that lie further outside the district than the limit."""
    district = request.tables.get(DISTRICT)
    if district is None or district.geometry.isna().all():
        return []
    whole = in_metres(district.geometry[district.geometry.notna()].to_numpy(), request)
    near = shapely.buffer(shapely.union_all(whole), thresholds.value(PROFILE, "outside_m"))
    shapely.prepare(near)
    shapes = in_metres(decided.shapes, request)
    outside = ~shapely.is_missing(shapes) & ~shapely.intersects(near, shapes)
    return [Problem("outside", request.target.key, label) for label in labels[outside]]


def in_metres(shapes: np.ndarray, request: Request) -> np.ndarray:
    """Return geometries (CGCS2000 degrees) in the projected system of the request."""
    return reproject(shapes, request.existing.crs, request.metric_crs)


def _old(decided: Decided, request: Request) -> tuple[np.ndarray, np.ndarray]:
    """Return the shape each feature replaces, None for none, and whether that was schematic."""
    old, modelled = np.full(len(decided.fid), None, dtype=object), np.zeros(len(decided.fid), dtype=bool)
    for name in request.target.tables:
        if name not in request.tables:
            continue
        table = request.tables[name]
        rows = np.flatnonzero((decided.table == name) & (decided.fid >= 0) & decided.written)
        old[rows] = table.geometry.loc[decided.fid[rows]].to_numpy()
        if "located_by" in table:
            modelled[rows] = (table["located_by"].loc[decided.fid[rows]] == MODELLED).to_numpy()
    return old, modelled


def _large(result: pd.DataFrame, modelled: np.ndarray, request: Request, labels: pd.Series) -> list[Problem]:
    change, moved = result["area_change_pct"].abs().to_numpy(), result["shift_m"].to_numpy()
    found = []
    for place in np.flatnonzero(change > thresholds.value(PROFILE, "area_change_pct")):
        kind = "area_schematic" if modelled[place] else "area_change"
        value = f"{result['area_change_pct'].iloc[place]:+.0f}"
        found.append(Problem(kind, request.target.key, labels.iloc[place], value, measure=float(change[place])))
    far = (moved > thresholds.value(PROFILE, "shift_report_m")) & ~modelled
    for place in np.flatnonzero(far):
        found.append(Problem("moved", request.target.key, labels.iloc[place], f"{moved[place]:.0f}",
                             measure=float(moved[place])))  # fmt: skip
    return found


def _kind(what: str, width: float, sliver: float) -> str:
    return f"{what}_sliver" if width < sliver else what
