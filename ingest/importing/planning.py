"""From the features of a file to what is written: one plan, which shows what it would do before it does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .changes import GEOMETRY, Change
from .compare import check_fit, compare, find_outside
from .district import follow_townships
from .features import decide_features
from .groups import decide_groups, recount_villages
from .mapping import Chosen, Mapped, empty_column, map_columns
from .model import ADD_ROW, JOINED, MATCH_COLUMNS, REPLACE_ROW, SURVEYED, Decided, Plan, Request
from .problems import Problem, count_by_kind
from .targets import BY_VILLAGE, GROUPS, NAMED, REPLACE, UNIT, WHOLE
from .units import decide_units, missing_fids

RULES: Mapping[str, Callable[..., Decided]] = {
    UNIT: decide_units,
    BY_VILLAGE: decide_groups,
    WHOLE: decide_features,
    NAMED: decide_features,
}
NOT_MATCHED = ("unmatched", "several_units", "no_names", "no_village", "ambiguous")
"""Problems of features that were not matched."""


def plan_import(
    frame: gpd.GeoDataFrame, request: Request, chosen: Chosen, *, faults: pd.DataFrame | None = None
) -> Plan:
    """Return what importing a file would do, without doing it.

    Args:
        frame: features in the coordinate system of the workspace, attributes as read.
        request: what is asked, and the workspace as it is.
        chosen: columns named by the user.
        faults: what reading the file complained of: ``fid``, ``problem``, ``action``.

    Raises:
        InputError: a chosen column is not there.
    """
    if not frame.index.is_unique:
        frame = frame.reset_index(drop=True)
    target = request.target
    mapped = map_columns(frame, target, chosen, request.file, _names(request))
    labels = name_features(mapped, request)
    decided = RULES[target.rule](frame, mapped, request, labels)
    differences = compare(decided, request, labels)
    nowhere = labels[shapely.is_missing(frame.geometry.to_numpy())]
    problems = [
        *mapped.problems,
        *decided.problems,
        *(Problem("no_place", target.key, label) for label in nowhere),
        *check_fit(decided, request, labels),
        *find_outside(decided, request, labels),
        *_faults(faults, request),
        *_kept_fields(decided, request),
    ]
    changes = _changes(decided, request)
    outline = follow_townships(changes, request)
    if outline is not None:
        changes.append(outline)
        problems.append(Problem("outline_follows", outline.table, request.file))
    output = _output(decided, differences, labels, request)
    return Plan(changes, output, problems, _counts(decided, request, problems))


def _names(request: Request) -> set[str]:
    """Return the names of the units of a layer of units, none for other layers."""
    if request.target.rule != UNIT:
        return set()
    tables = [request.tables[name] for name in request.target.tables if name in request.tables]
    return {str(name) for rows in tables for name in rows[request.target.spec.display].dropna()}


def name_features(mapped: Mapped, request: Request) -> pd.Series:
    """Return what each feature is called in the report: its name in the file, else its code or number."""
    labels: Any = pd.Series([f"#{number}" for number in mapped.values.index], index=mapped.values.index, dtype=object)
    for field in (request.target.spec.primary, request.target.spec.display):
        own = mapped.get(field)
        if own is not None:
            labels = own.astype(object).where(own.notna(), labels)
    return labels.astype(str)


def _changes(decided: Decided, request: Request) -> list[Change]:
    changes = []
    for table in (name for name in request.target.tables if name in request.tables):
        mine = decided.table == table
        update = _rows(decided, request, table, mine & (decided.action == REPLACE_ROW))
        insert = _rows(decided, request, table, mine & (decided.action == ADD_ROW))
        delete = decided.delete if table == request.target.key else ()
        changes.append(Change(table, delete, update, insert))
    if request.target.rule == UNIT and request.mode == REPLACE:
        changes.append(_emptied(decided, request))
    if request.target.key == GROUPS:
        changes += recount_villages(groups_after(changes[0], request), request.existing, dict(request.tables))
    return [change for change in changes if change.rows]


def groups_after(change: Change, request: Request) -> pd.DataFrame:
    """Return the rows of a layer as they will be, without geometry."""
    before = pd.DataFrame(request.existing).drop(index=[*change.delete, *change.update.index])
    columns = [column for column in before.columns if column != GEOMETRY]
    parts = [pd.DataFrame(part)[columns].astype(object) for part in (before, change.update, change.insert) if len(part)]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)


def _rows(decided: Decided, request: Request, table: str, chosen: np.ndarray) -> gpd.GeoDataFrame:
    """Return whole rows: what the file says, else what the row said, and how it was located."""
    places = np.flatnonzero(chosen)
    columns = request.columns(table)
    known = decided.fid[places]
    if len(places) and known[0] >= 0:
        rows = pd.DataFrame(request.tables[table]).loc[known, columns].astype(object)
    else:
        rows = pd.DataFrame({name: empty_column(pd.RangeIndex(len(places))) for name in columns})
        _name_new(rows, decided, request, places)
    for field in decided.values:
        if field in columns:
            new = decided.values[field].iloc[places].set_axis(rows.index)
            rows[field] = new.where(new.notna(), rows[field])
    stamps = {"source": request.source, "located_by": SURVEYED, "unlocated": None}
    for field, stamp in stamps.items():
        if field in columns:
            rows[field] = stamp
    return gpd.GeoDataFrame(rows, geometry=list(decided.shapes[places]), crs=request.existing.crs)


def _name_new(rows: pd.DataFrame, decided: Decided, request: Request, places: np.ndarray) -> None:
    """Give new rows of units their code, name and township from the register."""
    if request.target.rule != UNIT or not len(places):
        return
    codes = decided.match["code"].iloc[places].to_list()
    units = [request.register.units.get(code) for code in codes]
    told = {
        "name": [unit.name if unit else None for unit in units],
        "full_name": [unit.full_name or None if unit else None for unit in units],
        "pinyin": [unit.pinyin or None if unit else None for unit in units],
        "town_code": [unit.parents[1] if unit and len(unit.parents) > 1 else None for unit in units],
        request.target.spec.primary: codes,
    }
    for field, values in told.items():
        if field in rows:
            rows[field] = values


def _emptied(decided: Decided, request: Request) -> Change:
    """Take the shape of the units that the file lacks; their rows, codes and counts stay."""
    gone = missing_fids(decided, request)
    rows = pd.DataFrame({"located_by": None}, index=gone, dtype=object)
    empty = gpd.GeoDataFrame(rows, geometry=[None] * len(gone), crs=request.existing.crs)
    return Change(request.target.key, update=empty)


def _output(decided: Decided, differences: pd.DataFrame, labels: pd.Series, request: Request) -> gpd.GeoDataFrame:
    """Return the features of the file: unit, how it was found, what happens to it, how it differs, its fields."""
    head = decided.match[list(MATCH_COLUMNS)].astype(object)
    if request.target.rule != UNIT:
        head["code"] = decided.values[request.target.spec.primary]
        if request.target.spec.display in decided.values:
            head["name"] = decided.values[request.target.spec.display]
    head.insert(2, "file_name", labels)
    head["action"] = decided.action
    taken = {*head.columns, request.target.spec.primary}
    own = decided.values[[name for name in decided.values if name not in taken]]
    table = pd.concat([head, differences, own], axis=1)
    return gpd.GeoDataFrame(table, geometry=list(decided.shapes), crs=request.existing.crs)


def _faults(faults: pd.DataFrame | None, request: Request) -> list[Problem]:
    if faults is None:
        return []
    return [
        Problem("fault", request.target.key, f"#{row['fid']}", str(row["action"]), reason=str(row["problem"]))
        for row in faults.to_dict("records")
    ]


def _kept_fields(decided: Decided, request: Request) -> list[Problem]:
    """Name the fields of replaced rows that keep what the workspace said."""
    if not (decided.action == REPLACE_ROW).any():
        return []
    own = (request.target.spec.primary, request.target.spec.display)
    fields = [name for name in request.target.fields if name not in own and name in request.existing]
    kept = [name for name in fields if name not in decided.values and request.existing[name].notna().any()]
    return [Problem("lost_fields", request.target.key, ", ".join(kept), count=len(kept))] if kept else []


def _counts(decided: Decided, request: Request, problems: list[Problem]) -> dict[str, int]:
    kinds = count_by_kind(problems)
    matched = decided.match["code"].notna() & (decided.match["confidence"] > 0)
    return {
        "features": len(decided.action),
        "matched": int(matched.sum()),
        "unmatched": sum(kinds.get(kind, 0) for kind in NOT_MATCHED),
        "replaced": int((decided.action == REPLACE_ROW).sum()),
        "added": int((decided.action == ADD_ROW).sum()),
        "joined": int((decided.action == JOINED).sum()),
        "duplicates": kinds.get("twice", 0) + kinds.get("key_twice", 0),
        "missing": kinds.get("missing", 0) + kinds.get("emptied", 0),
        "deleted": len(decided.delete),
        "expected": len(request.existing),
    }
