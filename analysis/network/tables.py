"""What every network question is asked about: roads and points as plain arrays, checked once.

A fault of one feature (no geometry) is kept and reported with its row; a fault that would make the
answer wrong (two groups with one code, a road of negative speed) stops the run with a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import shapely

from ..errors import InputError
from .polylines import FARTHEST_M, ROUNDING_M, on_earth

BOTH, FORWARD, BACKWARD = 0, 1, -1
LINESTRING = 1  # shapely.get_type_id; a LinearRing is 2
LINE_TYPES = (LINESTRING, 2)


@dataclass(frozen=True)
class RoadTable:
    """Roads, one row per line, coordinates in metres.

    Args:
        geometry: (n,) LineStrings; None or empty rows are dropped and counted.
        road_id: (n,) text; several rows may share one.
        hardened: (n,) bool, asphalt or concrete.
        motorable: (n,) bool; other rows take no part.
        speed_kmh: (n,) float, used where motorable.
        direction: (n,) 0 both ways, 1 as drawn, -1 against.
        layer: name of the layer, for messages.
    """

    geometry: np.ndarray
    road_id: np.ndarray
    hardened: np.ndarray
    motorable: np.ndarray
    speed_kmh: np.ndarray
    direction: np.ndarray
    layer: str = "ROADS"

    def __len__(self) -> int:  # noqa: D105
        return len(self.geometry)


@dataclass(frozen=True)
class PointTable:
    """Demand or facilities, one row per point, coordinates in metres.

    Args:
        id: (n,) codes, each once.
        xy: (n, 2) float; rows that are not finite or beyond all maps are answered with a reason.
        weight: (n,) people; None counts every point as one.
        zone: (n,) code that ties demand to its own facility; None where unknown.
        valid: (n,) bool; False rows are answered with a reason.
        district_seat: (n,) bool, facilities only: the seat of the whole district.
        layer: name of the layer, for messages.
    """

    id: np.ndarray
    xy: np.ndarray
    weight: np.ndarray | None = None
    zone: np.ndarray | None = None
    valid: np.ndarray | None = None
    district_seat: np.ndarray | None = None
    layer: str = "DEMAND"

    def __len__(self) -> int:  # noqa: D105
        return len(self.id)

    def take(self, rows: np.ndarray) -> PointTable:
        """Keep some rows, in the order given."""
        given: dict[str, Any] = {}
        for field in fields(self):
            values = getattr(self, field.name)
            if field.name != "layer" and values is not None:
                given[field.name] = np.asarray(values)[rows]
        return replace(self, **given)

    @property
    def place(self) -> np.ndarray:
        """(n, 2) coordinates, NaN for rows without a place on the ground."""
        return np.where(self.usable[:, None], np.asarray(self.xy, float).reshape(-1, 2), np.nan)

    @property
    def usable(self) -> np.ndarray:
        """(n,) bool: rows that have a place on the ground."""
        placed = (np.abs(np.asarray(self.xy, float).reshape(-1, 2)) <= FARTHEST_M).all(axis=1)
        return placed if self.valid is None else placed & np.asarray(self.valid, bool)

    @property
    def marked(self) -> np.ndarray:
        """(n,) bool: seats of the whole district, none where nothing was marked."""
        return np.zeros(len(self), bool) if self.district_seat is None else np.asarray(self.district_seat, bool)

    @property
    def people(self) -> np.ndarray:
        """(n,) float weights, one each where none were given."""
        return np.ones(len(self)) if self.weight is None else np.asarray(self.weight, float)


def check_roads(roads: RoadTable) -> np.ndarray:
    """Return the mask of rows that can carry traffic.

    Raises:
        InputError: no rows, columns of different length, a multi-part line, a speed or direction
            that means nothing, or nothing usable left.
    """
    _same_length(roads, ("road_id", "hardened", "motorable", "speed_kmh", "direction"), len(roads))
    if not len(roads):
        raise InputError("The layer {layer} has no features. Choose a road layer with lines in it.", layer=roads.layer)
    kind = shapely.get_type_id(roads.geometry)
    present = (kind >= 0) & ~shapely.is_empty(roads.geometry)
    wrong = np.flatnonzero(present & ~np.isin(kind, LINE_TYPES))
    if len(wrong):
        raise InputError(
            "The layer {layer}, road {value}, is a {kind}. Give single lines (multi-part to single parts).",
            layer=roads.layer,
            value=roads.road_id[wrong[0]],
            kind=roads.geometry[wrong[0]].geom_type,
        )
    motorable = np.asarray(roads.motorable, bool)
    if not motorable.any():
        raise InputError(
            "The layer {layer} has no motorable road among {count}. Check the class and status fields.",
            layer=roads.layer,
            count=len(roads),
        )
    _check_values(roads, motorable)
    usable = present & motorable & on_earth(roads.geometry)
    usable[usable] = shapely.length(roads.geometry[usable]) > ROUNDING_M
    if not usable.any():
        raise InputError(
            "The layer {layer} has no line of any length among {count}. Give roads with a geometry.",
            layer=roads.layer,
            count=len(roads),
        )
    return usable


def _check_values(roads: RoadTable, motorable: np.ndarray) -> None:
    speed = np.asarray(roads.speed_kmh, float)
    wrong = np.flatnonzero(motorable & ~(np.isfinite(speed) & (speed > 0)))
    if len(wrong):
        raise InputError(
            "The layer {layer}, road {road}: the speed is {value} km/h. Give a speed above 0, or mark the road closed.",
            layer=roads.layer,
            road=roads.road_id[wrong[0]],
            value=speed[wrong[0]],
        )
    wrong = np.flatnonzero(~np.isin(roads.direction, (BOTH, FORWARD, BACKWARD)))
    if len(wrong):
        raise InputError(
            "The layer {layer}, road {road}: the direction is {value}. Use 0 both ways, 1 forward, -1 backward.",
            layer=roads.layer,
            road=roads.road_id[wrong[0]],
            value=roads.direction[wrong[0]],
        )


def check_points(points: PointTable) -> None:
    """Check codes and weights of demand or facilities.

    Raises:
        InputError: no rows, columns of different length, a code missing or given twice, people
            that are negative or not a number.
    """
    _same_length(points, ("xy", "weight", "zone", "valid", "district_seat"), len(points))
    if not len(points):
        raise InputError("The layer {layer} has no features. Choose a point layer with features.", layer=points.layer)
    text = [_code(value) for value in points.id]
    if "" in text:
        raise InputError(
            "The layer {layer}: row {row} has no code. Fill the code field, each code once.",
            layer=points.layer,
            row=text.index("") + 1,
        )
    if len(set(text)) < len(text):
        codes, counts = np.unique(text, return_counts=True)
        raise InputError(
            "The layer {layer}: the code {value} is given to {count} points. Each code may stand once.",
            layer=points.layer,
            value=codes[counts > 1][0],
            count=int(counts.max()),
        )
    people = points.people
    wrong = np.flatnonzero(~np.isfinite(people) | (people < 0))
    if len(wrong):
        raise InputError(
            "The layer {layer}, point {code}: the weight is {value}. Give 0 or more people.",
            layer=points.layer,
            code=points.id[wrong[0]],
            value=people[wrong[0]],
        )


def _code(value: object) -> str:
    if type(value) is str:
        return value.strip()
    missing = value is None or (isinstance(value, (float, np.floating)) and np.isnan(value))
    return "" if missing else str(value).strip()


def _same_length(table: RoadTable | PointTable, columns: tuple[str, ...], count: int) -> None:
    for column in columns:
        values = getattr(table, column)
        if values is not None and len(values) != count:
            raise InputError(
                "The layer {layer}: {field} has {given} values for {count} features. Give one for each.",
                layer=table.layer,
                field=column,
                given=len(values),
                count=count,
            )
