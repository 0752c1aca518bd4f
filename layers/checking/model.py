"""A workspace as the audit sees it, and one thing it found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd
import shapely

from ...ingest.importing.reproject import reproject
from ..spec import LayerSpec

UNLOCATED_FIELD, LOCATED_BY_FIELD = "unlocated", "located_by"
TOWN_CODE, VILLAGE_CODE = "town_code", "village_code"
DISTRICT, TOWNSHIPS, VILLAGES, COMMUNITIES = "district", "townships", "villages", "communities"
GROUPS_KEY, ROADS_KEY = "groups", "roads"
UNITS = ((DISTRICT, "district_code"), (TOWNSHIPS, TOWN_CODE), (VILLAGES, VILLAGE_CODE), (COMMUNITIES, VILLAGE_CODE))
"""Layers of administrative units and their code fields, largest units first."""
VALID_ON_A_PLANE = 1e9
"""Metres; coordinates beyond are no place on any map."""


@dataclass(frozen=True)
class Found:
    """Rows of one layer with the same problem.

    Attributes:
        check: key of :data:`.texts.CHECK_SEVERITIES`.
        layer: key of the layer; empty for the file itself.
        fids: feature ids, or nothing for the layer as a whole.
        value: what was found, one text per row.
        facts: what to put into the sentence.
        points: a place per row in the system of the workspace; None where there is none.
        label: names the row where it has no feature id.
    """

    check: str
    layer: str = ""
    fids: Sequence[int] = ()
    value: Sequence[str] = ("",)
    facts: Mapping[str, str] = field(default_factory=dict)
    points: np.ndarray | None = None
    label: Sequence[str] | None = None

    def __len__(self) -> int:  # noqa: D105
        return len(self.value)


@dataclass(frozen=True)
class Workspace:
    """Tables that were read.

    Attributes:
        tables: by key of the layer, indexed by feature id; spatial ones have the column ``geometry`` and a CRS.
        specs: of the layers to check.
        crs: system of the data model.
        metric_crs: projected system in metres.
        register: tables of units that are taken for right, by key; empty for none.
        whole_file: the tables are all the workspace has, so one that lacks is missing.
        before: what was found when the file was read.
    """

    tables: Mapping[str, pd.DataFrame]
    specs: tuple[LayerSpec, ...]
    crs: str
    metric_crs: str
    register: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    whole_file: bool = True
    before: Sequence[Found] = ()

    def __post_init__(self) -> None:
        """Put rows into the order of their codes, so that the order in the file decides nothing."""
        object.__setattr__(self, "tables", {key: self._in_order(key, frame) for key, frame in self.tables.items()})

    def _in_order(self, key: str, frame: pd.DataFrame) -> pd.DataFrame:
        primary = self.spec[key].primary
        if primary not in frame:
            return frame
        return frame.iloc[np.argsort(text_of(frame[primary]).fillna("").to_numpy(dtype=str), kind="stable")]

    @cached_property
    def spec(self) -> dict[str, LayerSpec]:
        """Return the specs by key."""
        return {spec.key: spec for spec in self.specs}

    @cached_property
    def _texts(self) -> dict[tuple[str, str], pd.Series]:
        return {}

    def has(self, key: str, *fields: str) -> bool:
        """Tell whether a layer was read and has all of the fields."""
        return key in self.tables and all(name in self.tables[key] for name in fields)

    def text(self, key: str, name: str) -> pd.Series:
        """Return a field as text without blanks around it, None where it is empty; indexed by feature id."""
        place = (key, name)
        if place not in self._texts:
            self._texts[place] = text_of(self.tables[key][name])
        return self._texts[place]

    def number(self, key: str, name: str) -> pd.Series:
        """Return a field as numbers, NaN where it is empty or no number."""
        return pd.to_numeric(self.tables[key][name], errors="coerce").astype(float)

    def codes(self, key: str) -> pd.Series:
        """Return the codes of a layer's rows; all None where it has no such field."""
        primary = self.spec[key].primary
        if self.has(key, primary):
            return self.text(key, primary)
        return pd.Series(None, index=self.tables[key].index, dtype=object)

    def shapes(self, key: str) -> np.ndarray:
        """Return the geometries of a layer as stored; empty ones are None."""
        frame = self.tables[key]
        if "geometry" not in frame:
            return np.full(len(frame), None, dtype=object)
        shapes = np.asarray(frame["geometry"], dtype=object)
        return kept(shapes, ~shapely.is_missing(shapes) & ~shapely.is_empty(shapes))

    @cached_property
    def _metric(self) -> dict[str, np.ndarray]:
        return {}

    def metric(self, key: str) -> np.ndarray:
        """Return the geometries in metres, areas valid; None for those with no place and in layers without a CRS."""
        if key not in self._metric:
            self._metric[key] = self._in_metres(key)
        return self._metric[key]

    def _in_metres(self, key: str) -> np.ndarray:
        shapes = self.shapes(key)
        crs = getattr(self.tables[key], "crs", None)
        if crs is None:
            return np.full(len(shapes), None, dtype=object)
        moved = reproject(shapes, crs, self.metric_crs)
        bounds = shapely.bounds(moved)
        there = np.isfinite(bounds).all(axis=1) & (np.abs(bounds) < VALID_ON_A_PLANE).all(axis=1)
        moved = kept(moved, there)
        bad = ~shapely.is_missing(moved) & ~shapely.is_valid(moved) & (shapely.get_dimensions(moved) == 2)
        moved[bad] = shapely.make_valid(moved[bad])
        return moved

    def points(self, shapes: np.ndarray) -> np.ndarray:
        """Return a point in each shape in metres, in the system of the workspace."""
        return reproject(shapely.point_on_surface(np.asarray(shapes, dtype=object)), self.metric_crs, self.crs)

    def own_points(self, key: str, rows: np.ndarray) -> np.ndarray:
        """Return a point in each of some features of a layer."""
        return self.points(self.metric(key)[rows])

    def rows(self, check: str, key: str, mask: np.ndarray | pd.Series, value: object = "", **facts: str) -> list[Found]:
        """Return the masked rows of a layer as found; nothing where there are none.

        Args:
            check: what was found.
            key: of the layer.
            mask: rows, shape (n,).
            value: a text for all, or one value per row of the layer.
            facts: for the sentence.
        """
        rows = np.flatnonzero(np.asarray(mask, dtype=bool))
        if not len(rows):
            return []
        if isinstance(value, str):
            values = [value] * len(rows)
        else:
            values = [spoken(each) for each in np.asarray(value, dtype=object)[rows]]
        fids = self.tables[key].index.to_numpy()[rows].tolist()
        return [Found(check, key, fids, values, facts, self.own_points(key, rows))]


def kept(shapes: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Return the masked shapes at their places, None at the others."""
    found = np.full(len(shapes), None, dtype=object)
    found[mask] = shapes[mask]
    return found


def text_of(column: pd.Series) -> pd.Series:
    """Return a column as text without blanks around it, None for nothing; whole numbers without a decimal point."""
    if pd.api.types.is_float_dtype(column):
        column = column.astype(object).where(column.isna() | (column % 1 != 0), column.round().astype("Int64"))
    there = column.notna()
    text = pd.Series([str(value).strip() or None for value in column[there]], index=column.index[there], dtype=object)
    return text.reindex(column.index).astype(object).where(there, None)


def spoken(value: object) -> str:
    """Return a value as a report writes it."""
    if isinstance(value, float):
        return f"{value:g}"
    return "" if value is None or value is pd.NA else str(value)
