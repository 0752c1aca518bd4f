"""Codes: are they there, once, of the right form, and do they name what exists?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from ..spec import FieldSpec, LayerSpec
from .model import (
    COMMUNITIES,
    DISTRICT,
    LOCATED_BY_FIELD,
    TOWN_CODE,
    TOWNSHIPS,
    UNITS,
    UNLOCATED_FIELD,
    VILLAGE_CODE,
    VILLAGES,
    Found,
    Workspace,
)

DIGITS = {"district_code": "6", TOWN_CODE: "9", VILLAGE_CODE: "12"}
"""Digits of the codes of statistical areas (统计用区划代码, National Bureau of Statistics)."""
UNIT_FIELDS = {"unit_code": "6 / 9 / 12", "target_code": "6 / 9 / 12"}
"""Fields that hold the code of a unit of any level."""
UNIT_LAYERS = tuple(key for key, _ in UNITS)


def keys(workspace: Workspace) -> Iterator[Found]:
    """Find rows without a code, and codes that stand more than once."""
    for key in workspace.tables:
        primary = workspace.spec[key].primary
        if not workspace.has(key, primary):
            continue
        code = workspace.text(key, primary)
        empty = code.isna().to_numpy()
        yield from workspace.rows("null_key", key, empty, field=primary)
        yield from workspace.rows("duplicate_code", key, code.duplicated(keep=False) & ~empty, code, field=primary)


def forms(workspace: Workspace) -> Iterator[Found]:
    """Find codes with another number of digits, and those that contradict each other."""
    for key in workspace.tables:
        names = {field.name for field in workspace.spec[key].fields}
        for name, digits in {**DIGITS, **UNIT_FIELDS}.items():
            if name in names and workspace.has(key, name):
                code = workspace.text(key, name)
                pattern = "|".join(rf"\d{{{each}}}" for each in digits.split(" / "))
                wrong = code.notna() & ~code.fillna("").str.fullmatch(pattern, na=False)
                yield from workspace.rows("code_form", key, wrong, code, field=name, digits=digits)
        if {TOWN_CODE, VILLAGE_CODE} <= names and workspace.has(key, TOWN_CODE, VILLAGE_CODE):
            yield from _parents(workspace, key, VILLAGE_CODE, workspace.text(key, TOWN_CODE), TOWN_CODE)
    district = workspace.codes(DISTRICT).dropna().tolist() if workspace.has(DISTRICT) else []
    if len(district) == 1 and workspace.has(TOWNSHIPS, TOWN_CODE):
        index = workspace.tables[TOWNSHIPS].index
        above = pd.Series(district * len(index), index=index).astype(object)
        yield from _parents(workspace, TOWNSHIPS, TOWN_CODE, above, "district_code")


def _parents(workspace: Workspace, key: str, name: str, parent: pd.Series, parent_name: str) -> Iterator[Found]:
    """Find codes that do not begin with their parent's."""
    code = workspace.text(key, name)
    both = (code.notna() & parent.notna()).to_numpy()
    pairs = zip(code, parent, both)
    wrong = np.array([known and not own.startswith(above) for own, above, known in pairs], dtype=bool)
    value = code.fillna("") + " / " + parent.fillna("")
    yield from workspace.rows("code_parent", key, wrong, value, field=name, parent=parent_name)


def references(workspace: Workspace) -> Iterator[Found]:
    """Find codes of rows that do not exist, in every field that points to another layer."""
    for key in workspace.tables:
        spec = workspace.spec[key]
        for field in spec.fields:
            if (field.name == spec.primary and key in UNIT_LAYERS) or not workspace.has(key, field.name):
                continue
            for parents in _pointed_at(workspace, spec, field):
                known = _known(workspace, parents)
                if known is None:
                    continue
                code = workspace.text(key, field.name)
                orphan = code.notna() & ~code.isin(known)
                titles = " / ".join(parent for parent, _ in parents)
                yield from workspace.rows("orphan", key, orphan, code, field=field.name, parent=titles)


Parents = tuple[tuple[str, str], ...]
"""Layers that may have the row, and the field with its code there."""


def _pointed_at(workspace: Workspace, spec: LayerSpec, field: FieldSpec) -> list[Parents]:
    """Return what a field points to: its lookup, units of any level, or the parent of a relation."""
    if field.name in UNIT_FIELDS:
        return [UNITS]
    if field.name == TOWN_CODE:
        return [((TOWNSHIPS, TOWN_CODE),)]
    if field.name == VILLAGE_CODE:
        return [((VILLAGES, VILLAGE_CODE), (COMMUNITIES, VILLAGE_CODE))]
    if field.lookup is not None:
        return [((field.lookup.layer, field.lookup.code_field),)]
    return [
        ((parent.key, relation.parent_field),)
        for parent in workspace.specs
        for relation in parent.relations
        if relation.child == spec.key and relation.child_field == field.name
    ]


def _known(workspace: Workspace, parents: Parents) -> set[str] | None:
    """Return the codes that exist; None where a layer that may have them was not read."""
    found: set[str] = set()
    for key, name in parents:
        if not workspace.has(key, name):
            return None
        found |= set(workspace.text(key, name).dropna())
    return found


def empty_fields(workspace: Workspace) -> Iterator[Found]:
    """Find rows that do not say where they belong, what they are called, how many people they have, or of what kind."""
    for key in workspace.tables:
        spec = workspace.spec[key]
        if spec.geometry is None:
            continue
        fixed = UNLOCATED_FIELD not in {field.name for field in spec.fields}
        for field in spec.fields:
            if field.name == spec.primary or not workspace.has(key, field.name):
                continue
            belongs = fixed and field.lookup is not None and field.lookup.layer in UNIT_LAYERS
            told = fixed and spec.geometry != "LineString" and field.name in (spec.display, "population")
            coded = bool(field.values) and field.name != LOCATED_BY_FIELD
            if belongs or told or coded:
                empty = workspace.text(key, field.name).isna()
                yield from workspace.rows("null_parent" if belongs else "null_field", key, empty, field=field.name)


def coded_values(workspace: Workspace) -> Iterator[Found]:
    """Find values that are not in the list of their field."""
    for key in workspace.tables:
        for field in workspace.spec[key].fields:
            if field.values and workspace.has(key, field.name):
                value = workspace.text(key, field.name)
                wrong = value.notna() & ~value.isin({code for code, _, _ in field.values})
                yield from workspace.rows("unknown_value", key, wrong, value, field=field.name)
