"""Roads, works, stations, sites: rows that no register lists, known by a code or a name of their own."""

from __future__ import annotations

import unicodedata
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..names.register import TOWN_DIGITS
from .mapping import TOWN_NAME, VILLAGE_NAME, Mapped, empty_column
from .matching import CERTAIN, match_towns, match_villages
from .model import ADD_ROW, MATCH_COLUMNS, REPLACE_ROW, Decided, Request, undecided
from .numbering import new_codes
from .problems import Problem
from .targets import ADD, AUTOMATIC, MATCHED, REPLACE, WHOLE

STATUS, EXISTING_ROAD = "status", "existing"
AMBIGUOUS = -2
"""Stands for a row where a name is that of several."""
BY_CODE, BY_NAME = "code", "name"


def decide_features(frame: gpd.GeoDataFrame, mapped: Mapped, request: Request, labels: pd.Series) -> Decided:
    """Find the row each feature replaces, by code and then by name; what is new gets a code where it has none.

    Roads replace all roads of the same status (existing or planned); the other layers take what they know in its
    row and add the rest.
    """
    target, key = request.target, request.target.spec.primary
    decided = undecided(frame, _unmatched(frame.index), mapped, target)
    _places(decided, mapped, request)
    good = ~shapely.is_missing(decided.shapes)
    good &= _rows(decided, request, good, labels)
    _act(decided, request, good, labels)
    if STATUS in target.fields and target.rule == WHOLE:
        given = decided.values[STATUS] if STATUS in decided.values else empty_column(frame.index)
        decided.values[STATUS] = given.where(given.notna(), EXISTING_ROAD)
    new = np.flatnonzero(decided.written & decided.values[key].isna().to_numpy())
    codes = decided.values[key].to_numpy(dtype=object).copy()
    codes[new] = new_codes([*request.existing[key], *codes], len(new))
    decided.values[key] = codes
    decided.match["code"] = codes
    decided.delete = _gone(decided, request)
    return decided


def _unmatched(index: pd.Index) -> pd.DataFrame:
    match = pd.DataFrame(None, index=index, columns=list(MATCH_COLUMNS), dtype=object)
    match["confidence"] = 0.0
    return match


def _places(decided: Decided, mapped: Mapped, request: Request) -> None:
    """Bring township and village as written in the file to codes."""
    names = {field.name for field in request.target.spec.fields}
    given = set(mapped.values.columns)
    if "village_code" in names and {VILLAGE_NAME, "village_code"} & given:
        villages = match_villages(mapped, request.register, request.decisions)["code"].to_numpy(dtype=object)
        decided.values["village_code"] = villages
        if "town_code" in names:
            decided.values["town_code"] = [None if code is None else code[:TOWN_DIGITS] for code in villages]
    if "town_code" in names and {TOWN_NAME, "town_code"} & given:
        towns = match_towns(mapped, request.register, request.decisions)["code"].to_numpy(dtype=object)
        own = decided.values["town_code"].to_numpy(dtype=object) if "town_code" in decided.values else towns
        decided.values["town_code"] = [town if code is None else code for code, town in zip(own, towns)]


def _rows(decided: Decided, request: Request, good: np.ndarray, labels: pd.Series) -> np.ndarray:
    """Find the row of each feature; return which features can be imported."""
    key, display = request.target.spec.primary, request.target.spec.display
    values, existing = decided.values, request.existing
    for field in (key, display):
        if field not in values:
            values[field] = empty_column(values.index)
    by_code = dict(zip(existing[key], existing.index))
    by_name = _by_name(existing, display, request)
    usable = np.ones(len(values), dtype=bool)
    towns = values["town_code"].tolist() if "town_code" in values else [None] * len(values)
    codes, names = values[key].tolist(), values[display].tolist()
    found_name: list[Any] = [None] * len(values)
    found_how: list[Any] = [None] * len(values)
    seen: set[object] = set()
    repeated: dict[str, int] = {}
    for place in np.flatnonzero(good).tolist():
        code, how = codes[place], BY_CODE
        row = by_code.get(code, -1) if code else -1
        if row < 0 and not code and request.target.rule != WHOLE:
            plain, how = _plain(names[place]), BY_NAME
            row = by_name.get((plain, towns[place]), by_name.get((plain, None), -1))
        if row == AMBIGUOUS:
            usable[place] = False
            decided.problems.append(Problem("ambiguous", request.target.key, labels.iloc[place], str(names[place])))
            continue
        if row >= 0:
            code = codes[place] = existing.at[row, key]
            decided.fid[place] = row
            found_name[place], found_how[place] = existing.at[row, display], how
        if code and code in seen and request.target.rule == WHOLE:
            repeated[code] = repeated.get(code, 1) + 1
            code = codes[place] = _next_free(code, repeated[code], seen)
            decided.fid[place] = -1
        elif code and code in seen:
            usable[place] = False
            decided.problems.append(Problem("key_twice", request.target.key, labels.iloc[place], str(code)))
        seen.add(code)
    decided.problems += [Problem("key_numbered", request.target.key, str(code), str(count), measure=count)
                         for code, count in repeated.items()]  # fmt: skip
    values[key] = pd.Series(codes, index=values.index, dtype=object)
    decided.match["name"], decided.match["method"] = found_name, found_how
    decided.match["confidence"] = np.where(decided.fid >= 0, CERTAIN, 0.0)
    return usable


def _next_free(code: str, number: int, taken: set[object]) -> str:
    """Return a code for one more section of a road: C001-2, C001-3 …"""
    while f"{code}-{number}" in taken:
        number += 1
    return f"{code}-{number}"


def _by_name(existing: pd.DataFrame, display: str, request: Request) -> dict[tuple[str, object], int]:
    """Return the row by name and township, and by name alone; AMBIGUOUS where several have it."""
    found: dict[tuple[str, object], int] = {}
    towns = existing["town_code"] if "town_code" in existing else [None] * len(existing)
    for fid, name, town in zip(existing.index, existing[display], towns):
        plain = _plain(name)
        if not plain:
            continue
        for key in {(plain, town), (plain, None)}:
            found[key] = AMBIGUOUS if key in found else fid
    return found


def _plain(name: Any) -> str:
    text = "" if name is None or pd.isna(name) else unicodedata.normalize("NFKC", str(name))
    return "".join(text.split()).casefold()


def _act(decided: Decided, request: Request, good: np.ndarray, labels: pd.Series) -> None:
    known = decided.fid >= 0
    if request.mode == ADD:
        for place in np.flatnonzero(good & known):
            decided.problems.append(Problem("kept_as_is", request.target.key, labels.iloc[place],
                                            str(decided.match["name"].iloc[place])))  # fmt: skip
        decided.action[good & ~known] = ADD_ROW
        return
    decided.action[good & known] = REPLACE_ROW
    if request.mode == MATCHED:
        return
    decided.action[good & ~known] = ADD_ROW
    if request.target.rule != WHOLE and request.mode == AUTOMATIC:
        decided.problems += [Problem("new", request.target.key, labels.iloc[place])
                             for place in np.flatnonzero(good & ~known)]  # fmt: skip


def _gone(decided: Decided, request: Request) -> tuple[int, ...]:
    """Return the rows that go: all others when everything is replaced, roads of the statuses in the file by default."""
    whole = request.target.rule == WHOLE and request.mode == AUTOMATIC
    if request.mode != REPLACE and not whole:
        return ()
    existing = request.existing
    gone = np.ones(len(existing), dtype=bool)
    if whole and STATUS in existing and STATUS in decided.values:
        gone = existing[STATUS].isin(set(decided.values[STATUS][decided.written])).to_numpy()
    kept = set(decided.fid[decided.written].tolist())
    return tuple(int(fid) for fid in existing.index[gone] if fid not in kept)
