"""What an import is asked, what it decides row by row, and the plan that comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..names import Register
from .changes import GEOMETRY, Change
from .mapping import Mapped
from .problems import Problem
from .targets import Target

SURVEYED, MODELLED = "surveyed", "modelled"
REPLACE_ROW, ADD_ROW, JOINED, LEAVE = "replaced", "added", "joined", "left"
"""What happens to a feature of the file: it replaces a row, it is a new row, it is part of another one, or it is
left out."""
MATCH_COLUMNS = ("code", "name", "method", "confidence", "candidates", "reason")


@dataclass(frozen=True)
class Request:
    """One import, as asked.

    Args:
        target: layer to import into.
        mode: one of ``targets.MODES``.
        tables: rows of the workspace by table (the target's tables, villages, groups, district), by feature id.
        register: units of the workspace.
        source: written into every row that is replaced or added: file, layer, date.
        metric_crs: projected system in metres for areas and distances.
        file: name of the file, for the report.
        decisions: what the user decided about names before, for the matcher.
    """

    target: Target
    mode: str
    tables: Mapping[str, pd.DataFrame]
    register: Register
    source: str
    metric_crs: str
    file: str
    decisions: pd.DataFrame | None = None

    @property
    def existing(self) -> gpd.GeoDataFrame:
        """Return the rows of the target layer."""
        return self.tables[self.target.key]  # type: ignore[return-value]

    def columns(self, table: str) -> list[str]:
        """Return the columns of a table without its geometry."""
        return [str(column) for column in self.tables[table].columns if column != GEOMETRY]


@dataclass
class Decided:
    """What happens to each feature of the file.

    Args:
        match: ``code``, ``name``, ``method``, ``confidence``, ``candidates``, ``reason`` per feature.
        action: one of the actions above per feature.
        table: table it is written to.
        fid: row it replaces, -1 for none.
        shapes: geometry that is written.
        values: fields that the file gives, by name; nulls keep what the workspace has.
        delete: rows of the target layer that go.
        problems: found on the way.
    """

    match: pd.DataFrame
    action: np.ndarray
    table: np.ndarray
    fid: np.ndarray
    shapes: np.ndarray
    values: pd.DataFrame
    delete: tuple[int, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    @property
    def written(self) -> np.ndarray:
        """Return which features are written."""
        return np.isin(self.action, (REPLACE_ROW, ADD_ROW))

    @property
    def new_shapes(self) -> np.ndarray:
        """Return the geometries that are written, None for features that are left out."""
        shapes = self.shapes.copy()
        shapes[~self.written] = None
        return shapes

    def set_value(self, place: int, field: str, value: Any) -> None:
        """Set a field of the feature at a place."""
        self.values.at[self.values.index[place], field] = value


@dataclass(frozen=True)
class Plan:
    """What an import would do.

    Args:
        changes: to the tables of the workspace.
        output: the features of the file with their unit, how it was found, and how they differ from before.
        problems: rows of the report.
        counts: ``features``, ``matched``, ``unmatched``, ``replaced``, ``added``, ``duplicates``, ``missing``,
            ``deleted``, ``expected`` (units of the layer).
    """

    changes: list[Change]
    output: gpd.GeoDataFrame
    problems: list[Problem]
    counts: dict[str, int]


def undecided(frame: gpd.GeoDataFrame, match: pd.DataFrame, mapped: Mapped, target: Target) -> Decided:
    """Return a decision for each feature that leaves it out, to be changed by the rules."""
    count = len(frame)
    fields = [name for name in mapped.values if name in target.fields]
    return Decided(
        match=match,
        action=np.full(count, LEAVE, dtype=object),
        table=np.full(count, target.key, dtype=object),
        fid=np.full(count, -1, dtype="int64"),
        shapes=frame.geometry.to_numpy().copy(),
        values=mapped.values[fields].astype(object).copy(),
    )
