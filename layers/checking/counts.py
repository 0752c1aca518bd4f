"""Numbers: units against the register, told against counted, people and measures that cannot be."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from ...analysis import thresholds
from .model import (
    COMMUNITIES,
    DISTRICT,
    GROUPS_KEY,
    ROADS_KEY,
    TOWN_CODE,
    TOWNSHIPS,
    UNITS,
    VILLAGE_CODE,
    VILLAGES,
    Found,
    Workspace,
    text_of,
)

PROFILE = "checking"
TOLD = (
    (TOWNSHIPS, TOWN_CODE, "village_count", VILLAGES, ""),
    (TOWNSHIPS, TOWN_CODE, "community_count", COMMUNITIES, ""),
    (VILLAGES, VILLAGE_CODE, "group_count", GROUPS_KEY, ""),
    (VILLAGES, VILLAGE_CODE, "population", GROUPS_KEY, "population"),
    ("aid_groups", "aid_group_id", "member_count", "aid_group_members", ""),
)
"""Layer, its code, the field that tells a number, the layer it counts, and the field it adds up ("" for rows)."""
MAY_BE_NEGATIVE = "elevation_m"


def register(workspace: Workspace) -> Iterator[Found]:
    """Compare units and their names with the register, unless that is of another district."""
    if not workspace.register:
        return
    own, other = (_codes(tables, DISTRICT, "district_code") for tables in (workspace.tables, workspace.register))
    if own and other and own != other:
        yield Found("other_district", DISTRICT, value=(" / ".join(sorted(other)),))
        return
    for key, name in UNITS:
        if not workspace.has(key, name) or key not in workspace.register:
            continue
        right = workspace.register[key]
        told = dict(zip(text_of(right[name]), text_of(right["name"])))
        code = workspace.text(key, name)
        lacking = sorted(set(told) - {None} - set(code))
        if lacking:
            values = [told[each] or "" for each in lacking]
            yield Found("missing_unit", key, value=values, label=lacking)
        known = code.isin(set(told))
        yield from workspace.rows("unknown_unit", key, code.notna() & ~known, code)
        if workspace.has(key, "name"):
            expected = code.map(told)
            differs = known & expected.notna() & (workspace.text(key, "name") != expected)
            yield from workspace.rows("other_name", key, differs, expected)


def _codes(tables: object, key: str, name: str) -> set[str]:
    frame = tables.get(key)  # type: ignore[attr-defined]
    return set(text_of(frame[name]).dropna()) if frame is not None and name in frame else set()


def told_and_counted(workspace: Workspace) -> Iterator[Found]:
    """Compare numbers that a layer tells with what another one adds up to."""
    for key, code, field, child, added in TOLD:
        if not workspace.has(key, code, field) or not workspace.has(child, code, *filter(None, [added])):
            continue
        own = workspace.text(child, code)
        weight = workspace.number(child, added).fillna(0) if added else pd.Series(1.0, index=own.index)
        counted = workspace.text(key, code).map(weight.groupby(own).sum()).fillna(0).astype(float)
        told = workspace.number(key, field)
        differs = told.notna() & (told != counted)
        value = [f"{each:g} / {real:g}" for each, real in zip(told, counted)]
        yield from workspace.rows("count_differs", key, differs, value, field=field, counted=child)


def numbers(workspace: Workspace) -> Iterator[Found]:
    """Find negative numbers, too many people, and elevations and widths that cannot be."""
    for key in workspace.tables:
        spec = workspace.spec[key]
        if spec.geometry is None:
            continue
        for field in spec.fields:
            if field.kind == "text" or not workspace.has(key, field.name):
                continue
            value = workspace.number(key, field.name)
            if field.name == MAY_BE_NEGATIVE:
                low, high = (thresholds.value(PROFILE, name) for name in ("elevation_min_m", "elevation_max_m"))
                yield from workspace.rows("elevation", key, (value < low) | (value > high), value)
            else:
                yield from workspace.rows("negative", key, value < 0, value, field=field.name)
    yield from _people(workspace)
    if workspace.has(ROADS_KEY, "width_m"):
        width = workspace.number(ROADS_KEY, "width_m")
        wrong = (width == 0) | (width > thresholds.value(PROFILE, "road_width_max_m"))
        yield from workspace.rows("road_width", ROADS_KEY, wrong, width)


def _people(workspace: Workspace) -> Iterator[Found]:
    """Find groups and households with too many people."""
    if not workspace.has(GROUPS_KEY, "population"):
        return
    people = workspace.number(GROUPS_KEY, "population")
    many = people > thresholds.value(PROFILE, "group_people_max")
    yield from workspace.rows("group_people", GROUPS_KEY, many, people)
    if workspace.has(GROUPS_KEY, "households"):
        households = workspace.number(GROUPS_KEY, "households")
        limit = thresholds.value(PROFILE, "household_people_max")
        crowded = (households >= 0) & (people > limit * households)
        value = np.array([f"{each:g} / {homes:g}" for each, homes in zip(people, households)], dtype=object)
        yield from workspace.rows("household_people", GROUPS_KEY, crowded, value)
