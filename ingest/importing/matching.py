"""Features to units of the register: by code, then by name within the township; nothing is dropped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import shapely

from ...analysis import thresholds
from ..names import Register, match_names
from .database import PROFILE
from .mapping import TOWN_NAME, VILLAGE_NAME, Mapped
from .problems import Problem
from .targets import Target

VILLAGE_DIGITS = 12
"""Digits of a village's code; the code of a group begins with it."""
CERTAIN = 1.0
BY_POSITION = "position"
"""Method of a unit told by the surveyed area that a point lies in."""


def match_units(
    mapped: Mapped, target: Target, register: Register, decisions: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return code, name, method, confidence, candidates and reason for each feature of a layer of units."""
    return _matched(
        mapped.get(target.spec.display), register, str(target.level), mapped.values.index,
        parents=_parents(mapped), codes=mapped.get(target.spec.primary), decisions=decisions,
    )  # fmt: skip


def match_villages(mapped: Mapped, register: Register, decisions: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the village of each feature that names one: its code, the name, or the start of a group's code."""
    codes = mapped.get("village_code")
    longer = mapped.get("group_id")
    if longer is not None:
        begun = longer.map(_village_of_group)
        codes = begun if codes is None else codes.where(codes.notna(), begun)
    return _matched(
        mapped.get(VILLAGE_NAME), register, "village", mapped.values.index,
        parents=_parents(mapped), codes=codes, decisions=decisions,
    )  # fmt: skip


def match_towns(mapped: Mapped, register: Register, decisions: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the township of each feature that names one."""
    names, codes = mapped.get(TOWN_NAME), mapped.get("town_code")
    return _matched(names, register, "township", mapped.values.index, codes=codes, decisions=decisions)


def units_at(points: np.ndarray, areas: Mapping[str, object]) -> pd.Series:
    """Return the code of the area each point lies in, null for none; on a border the lower code counts.

    Args:
        points: shapely points, None for none.
        areas: polygon by code, in the same coordinates.
    """
    codes = np.array(sorted(areas), dtype=object)
    found = np.full(len(points), None, dtype=object)
    if len(codes):
        tree = shapely.STRtree([areas[code] for code in codes])
        point, area = tree.query(points, predicate="intersects")
        for each, place in sorted(zip(point.tolist(), area.tolist()), reverse=True):
            found[each] = codes[place]
    return pd.Series(found, dtype=object)


def told(match: pd.DataFrame, target: Target, labels: pd.Series) -> list[Problem]:
    """Return a row for each feature that was not matched, or not exactly."""
    sure = thresholds.value(PROFILE, "sure_confidence")
    problems = []
    for row, label in zip(match.to_dict("records"), labels):
        if row["code"] is None:
            reason, candidates = str(row["reason"] or ""), str(row["candidates"] or "")
            kind = "several_units" if row["method"] == "ambiguous" else "unmatched"
            problems.append(Problem(kind, target.key, label, candidates, reason=reason))
        elif row["confidence"] < sure:
            problems.append(Problem("unsure", target.key, label, f"{row['name']} {row['code']}"))
    return problems


def _matched(
    names: pd.Series | None,
    register: Register,
    level: str,
    index: pd.Index,
    *,
    parents: pd.Series | None = None,
    codes: pd.Series | None = None,
    decisions: pd.DataFrame | None = None,
) -> pd.DataFrame:
    count = len(index)
    if names is None and codes is None:
        nothing = {"code": None, "name": None, "method": None, "confidence": 0.0, "candidates": None, "reason": None}
        return pd.DataFrame([nothing] * count, index=index, columns=list(nothing))
    found = match_names(
        _list(names, count), register, level=level,
        parents=None if parents is None else _list(parents, count),
        codes=None if codes is None else _list(codes, count),
        decisions=decisions,
    ).set_axis(index)  # fmt: skip
    found["code"] = [None if pd.isna(code) or not code else str(code) for code in found["code"]]
    return found


def _list(series: pd.Series | None, count: int) -> list:
    return [None] * count if series is None else [None if pd.isna(value) else value for value in series]


def _parents(mapped: Mapped) -> pd.Series | None:
    """Return the township as written: its name, else its code."""
    name, code = mapped.get(TOWN_NAME), mapped.get("town_code")
    if name is None or code is None:
        return code if name is None else name
    return name.where(name.notna(), code)


def _village_of_group(value: Any) -> str | None:
    text = "" if value is None or pd.isna(value) else str(value)
    return text[:VILLAGE_DIGITS] if text.isdigit() and len(text) > VILLAGE_DIGITS else None
