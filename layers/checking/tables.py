"""Are the tables, fields, kinds of geometry and coordinate systems those of the data model?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyproj
import shapely

from .model import Found, Workspace

PEOPLE = "population"
TYPES = {"Point": (0, 4), "LineString": (1, 2, 5), "Polygon": (3, 6)}
"""Kinds of geometry by shapely's type id: single and multi-part ones."""


def missing_tables(workspace: Workspace) -> Iterator[Found]:
    """Name layers that are not there or have no rows."""
    unread = {found.layer for found in workspace.before if found.check == "unreadable"}
    for spec in workspace.specs:
        if spec.key in unread:
            continue
        if spec.key not in workspace.tables:
            yield Found("missing_table" if workspace.whole_file else "not_loaded", spec.key)
        elif not len(workspace.tables[spec.key]):
            yield Found("empty_table", spec.key)


def missing_fields(workspace: Workspace) -> Iterator[Found]:
    """Name fields of the data model that a layer lacks: codes, people and kinds are needed, others tell more."""
    for key, frame in workspace.tables.items():
        spec = workspace.spec[key]
        for field in spec.fields:
            if field.name not in frame:
                needed = field.name in (spec.primary, PEOPLE) or bool(field.values) or field.lookup is not None
                check = "missing_field" if needed else "missing_detail"
                yield Found(check, key, value=(field.name,), facts={"field": field.name})


def geometry_types(workspace: Workspace) -> Iterator[Found]:
    """Find geometries of another kind than their layer's."""
    for key in workspace.tables:
        expected = workspace.spec[key].geometry
        if expected is None:
            continue
        shapes = workspace.shapes(key)
        kind = shapely.get_type_id(shapes)
        wrong = (kind >= 0) & ~np.isin(kind, TYPES[expected])
        names = np.array([shape.geom_type if bad else "" for shape, bad in zip(shapes, wrong)], dtype=object)
        yield from workspace.rows("wrong_type", key, wrong, names, expected=expected)


def systems(workspace: Workspace) -> Iterator[Found]:
    """Find layers without a coordinate system, or in another one than the workspace."""
    own = pyproj.CRS.from_user_input(workspace.crs)
    for key, frame in workspace.tables.items():
        if workspace.spec[key].geometry is None or not (~shapely.is_missing(workspace.shapes(key))).any():
            continue
        crs = getattr(frame, "crs", None)
        if crs is None:
            yield Found("no_crs", key)
        elif not crs.equals(own, ignore_axis_order=True):
            yield Found("other_crs", key, value=(crs.name,), facts={"expected": workspace.crs})
