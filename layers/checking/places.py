"""Where things are: geometries that are missing, invalid or double, points outside their unit, what is modelled."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pandas as pd
import shapely

from ...analysis import thresholds
from ...ingest.importing.reproject import reproject
from .. import codes as coded
from .model import (
    COMMUNITIES,
    DISTRICT,
    LOCATED_BY_FIELD,
    TOWN_CODE,
    TOWNSHIPS,
    UNLOCATED_FIELD,
    VILLAGE_CODE,
    VILLAGES,
    Found,
    Workspace,
)

PROFILE = "checking"
_PLACE = re.compile(r"\[(\S+) (\S+)[^\]]*\]$")
"""The place at the end of GEOS's reason, such as ``Self-intersection[1 2]``."""


def _spatial(workspace: Workspace) -> Iterator[tuple[str, bool]]:
    """Give the layers with geometry, and whether each of their rows must have one."""
    for key in workspace.tables:
        spec = workspace.spec[key]
        if spec.geometry is not None:
            yield key, UNLOCATED_FIELD not in {field.name for field in spec.fields}


def geometries(workspace: Workspace) -> Iterator[Found]:
    """Find rows without geometry or without a word on it, and geometries that are not valid."""
    for key, needed in _spatial(workspace):
        shapes = workspace.shapes(key)
        nowhere = shapely.is_missing(shapes)
        if needed:
            yield from workspace.rows("no_geometry", key, nowhere)
        elif workspace.has(key, UNLOCATED_FIELD):
            silent = nowhere & workspace.text(key, UNLOCATED_FIELD).isna().to_numpy()
            yield from workspace.rows("no_reason", key, silent, field=UNLOCATED_FIELD)
        if workspace.has(key, LOCATED_BY_FIELD):
            unsaid = ~nowhere & workspace.text(key, LOCATED_BY_FIELD).isna().to_numpy()
            yield from workspace.rows("not_said_how", key, unsaid, field=LOCATED_BY_FIELD)
        yield from _invalid(workspace, key, shapes)


def _invalid(workspace: Workspace, key: str, shapes: np.ndarray) -> Iterator[Found]:
    rows = np.flatnonzero(~shapely.is_missing(shapes) & ~shapely.is_valid(shapes))
    if not len(rows):
        return
    reasons = [str(reason) for reason in shapely.is_valid_reason(shapes[rows])]
    places = [_PLACE.search(reason) for reason in reasons]
    xy = np.array([[float(place[1]), float(place[2])] if place else [np.nan, np.nan] for place in places])
    crs = getattr(workspace.tables[key], "crs", None)
    points = None
    if crs is not None:
        there = np.isfinite(xy).all(axis=1)
        points = np.full(len(rows), None, dtype=object)
        points[there] = reproject(shapely.points(xy[there]), crs, workspace.crs)
    fids = workspace.tables[key].index.to_numpy()[rows].tolist()
    yield Found("invalid", key, fids, [reason.partition("[")[0] for reason in reasons], {}, points)


def doubles(workspace: Workspace) -> Iterator[Found]:
    """Find rows with the geometry of another row, drawn either way round."""
    for key, alone in _spatial(workspace):
        if not alone:
            continue  # works of the plan share the place of their village
        shapes = workspace.shapes(key)
        there = np.flatnonzero(~shapely.is_missing(shapes))
        if not len(there):
            continue
        wkb = pd.Series(shapely.to_wkb(shapely.normalize(shapely.force_2d(shapes[there]))))
        number, _ = pd.factorize(wkb)
        first = np.full(number.max() + 1, len(shapes))
        np.minimum.at(first, number, there)
        original = np.arange(len(shapes))
        original[there] = first[number]
        labels = workspace.codes(key).to_numpy()
        yield from workspace.rows("same_geometry", key, original != np.arange(len(shapes)), labels[original])


def in_their_unit(workspace: Workspace) -> Iterator[Found]:
    """Find points outside the village whose code they have, else outside the township."""
    units = _units(workspace)
    limit = thresholds.value(PROFILE, "outside_own_m")
    for key in workspace.tables:
        if workspace.spec[key].geometry != "Point":
            continue
        shapes = workspace.metric(key)
        own = np.full(len(shapes), None, dtype=object)
        for name in (TOWN_CODE, VILLAGE_CODE):  # the village counts before the township
            if workspace.has(key, name):
                found = workspace.text(key, name).map(units).to_numpy(dtype=object)
                own = np.where(pd.isna(found), own, found)
        distance = shapely.distance(shapes, own)
        outside = distance > limit
        yield from workspace.rows("outside_own", key, outside, [f"{metres:.0f} m" for metres in distance])


def _units(workspace: Workspace) -> dict[str, object]:
    """Return the areas of townships, villages and communities in metres by code."""
    found: dict[str, object] = {}
    for key in (TOWNSHIPS, VILLAGES, COMMUNITIES):
        if workspace.has(key, workspace.spec[key].primary):
            pairs = zip(workspace.codes(key), workspace.metric(key))
            found.update({code: shape for code, shape in pairs if code and shape is not None})
    return found


def in_the_district(workspace: Workspace) -> Iterator[Found]:
    """Find features far outside the district: a wrong coordinate system, exchanged axes, a typing error."""
    if not workspace.has(DISTRICT):
        return
    district = shapely.union_all(workspace.metric(DISTRICT))
    if shapely.is_empty(district):
        return
    shapely.prepare(district)
    limit = thresholds.value("importing", "outside_m")
    for key, _ in _spatial(workspace):
        if key == DISTRICT:
            continue
        shapes = workspace.metric(key)
        distance = np.zeros(len(shapes))
        away = ~shapely.is_missing(shapes) & ~shapely.intersects(district, shapes)
        distance[away] = shapely.distance(shapes[away], district)
        lost = shapely.is_missing(shapes) & ~shapely.is_missing(workspace.shapes(key))
        if getattr(workspace.tables[key], "crs", None) is None:
            lost[:] = False
        value = np.where(lost, "∞", [f"{metres / 1000:.1f} km" for metres in distance])
        yield from workspace.rows("outside_district", key, lost | (distance > limit), value)


def unlocated(workspace: Workspace) -> Iterator[Found]:
    """Count rows without a place, layer by layer."""
    for key, needed in _spatial(workspace):
        count = int(shapely.is_missing(workspace.shapes(key)).sum())
        if count and not needed:
            yield Found("unlocated", key, value=(f"{count} / {len(workspace.tables[key])}",))


def modelled(workspace: Workspace) -> Iterator[Found]:
    """Count rows that a model placed, layer by layer."""
    for key in workspace.tables:
        if workspace.has(key, LOCATED_BY_FIELD):
            count = int((workspace.text(key, LOCATED_BY_FIELD) == coded.MODELLED).sum())
            if count:
                yield Found("modelled", key, value=(f"{count} / {len(workspace.tables[key])}",))
