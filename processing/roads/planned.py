"""Planned roads: from a layer of their own, or those of the road layer that are not built yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...analysis.errors import InputError
from .. import values
from ..adapters import Input, read_frame
from ..networks import LOCATED_BY, ROAD_FIELDS, Layers, among, is_modelled, road_table
from ..parameters import chosen_field
from .district import District

if TYPE_CHECKING:
    import geopandas
    import numpy as np

    from ...analysis.network.tables import RoadTable

OWN_FIELDS = ("PROJECT_FIELD", "PROJECT_NAME_FIELD", "COST_FIELD")
LIKE_ROADS = ("SURFACE_FIELD", "CLASS_FIELD", "ROAD_FIELD", "SPEED_FIELD", "DIRECTION_FIELD")
"""Fields that a layer of planned roads has under the same names as the road layer, or not at all."""

NO_PLANNED_ROADS = (
    "The layer {layer} holds no planned road: none has a status among {values} in {field}. Draw the planned roads "
    "in a layer of their own and choose it in PROJECT_ROADS."
)
NO_STATUS_FIELD = (
    "The layer {layer} does not tell planned roads from built ones (STATUS_FIELD). Draw the planned roads in a layer "
    "of their own and choose it in PROJECT_ROADS."
)
ASSUMED_SURFACE = "{layer}: {count} planned roads have no surface entered; they count as {surface} when built."
NOT_HARDENED = (
    "{layer}: {count} planned roads are not hardened when built, so they connect nobody. Where they will be, correct "
    "the surface."
)
NO_PROJECT = "{layer}: {count} planned roads belong to no project and count as one each, by their road code."


@dataclass(frozen=True)
class Planned:
    """Planned roads, one row per line.

    Attributes:
        table: as the engine takes them.
        project: (n,) code of the project of each line.
        names: name of each project by code, where there is one.
        cost: (n,) cost of each line, None without a field.
        layer: where they came from.
        schematic: some of them were made by a model.
    """

    table: RoadTable
    project: np.ndarray
    names: dict[str, str]
    cost: np.ndarray | None
    layer: Input
    schematic: bool


def planned_key(layers: Layers) -> str:
    """Return the parameter of the layer that holds the planned roads."""
    return "PROJECT_ROADS" if layers.parameters.get("PROJECT_ROADS") not in (None, "") else "ROADS"


def read_planned(layers: Layers, district: District) -> Planned:
    """Read the planned roads in metres.

    Raises:
        InputError: there is none; a field is missing; a number is none.
    """
    import numpy as np

    key = planned_key(layers)
    given = layers.open(key)
    fields = _fields(layers, given, key)
    names = list(dict.fromkeys([*fields.values(), *filter(None, [given.field_name(LOCATED_BY)])]))
    frame = read_frame(
        given, layers.context, layers.feedback, fields=names, crs=district.crs, kind="line", explode=True
    )
    frame = frame[~frame.geometry.isna()]
    if key == "ROADS":
        frame = _unbuilt(layers, frame, given, fields)
    frame, fields = _with_surface(layers, frame, given, fields)
    table = road_table(layers, frame, given, fields)
    if not table.hardened.all():
        layers.say(NOT_HARDENED, layer=given.name, count=int((~table.hardened).sum()))
    project = values.codes(frame[fields["PROJECT_FIELD"]]) if "PROJECT_FIELD" in fields else np.full(len(frame), None)
    alone = np.array([code is None for code in project], dtype=bool)
    if alone.any() and not alone.all():
        layers.tell(NO_PROJECT, layer=given.name, count=int(alone.sum()))
    project = np.where(alone, table.road_id, project).astype(object)
    cost = None
    if "COST_FIELD" in fields:
        parts = frame.groupby(level=0).cumcount().to_numpy()  # a line in several parts costs once
        cost = np.where(parts > 0, 0.0, values.numbers(frame[fields["COST_FIELD"]], given.name))
    return Planned(table, project, _names(frame, fields, project, table.road_id), cost, given, is_modelled(frame))


def _fields(layers: Layers, given: Input, key: str) -> dict[str, str]:
    """Return the chosen fields; a layer of planned roads may lack those of roads."""
    fields = {}
    for name in OWN_FIELDS:
        found = chosen_field(layers.algorithm, layers.parameters, name, layers.context, given)
        if found:
            fields[name] = found
    if key == "ROADS":
        return {**layers.fields(given, ROAD_FIELDS), **fields}
    for name in LIKE_ROADS:
        chosen = layers.algorithm.parameterAsString(layers.parameters, name, layers.context)
        if chosen and given.has_field(chosen):
            fields[name] = given.field_name(chosen)
    return fields


def _unbuilt(
    layers: Layers, frame: geopandas.GeoDataFrame, given: Input, fields: dict[str, str]
) -> geopandas.GeoDataFrame:
    if "STATUS_FIELD" not in fields:
        raise InputError(NO_STATUS_FIELD, layer=given.name)
    wanted = layers.values("PLANNED_VALUES")
    unbuilt = among(frame[fields["STATUS_FIELD"]], wanted)
    if not unbuilt.any():
        raise InputError(
            NO_PLANNED_ROADS, layer=given.name, field=fields["STATUS_FIELD"], values=", ".join(sorted(wanted))
        )
    return frame[unbuilt]


def _with_surface(
    layers: Layers, frame: geopandas.GeoDataFrame, given: Input, fields: dict[str, str]
) -> tuple[geopandas.GeoDataFrame, dict[str, str]]:
    """Fill in the surface that planned roads without one will have."""
    surface = layers.algorithm.parameterAsString(layers.parameters, "PLANNED_SURFACE", layers.context).strip()
    if "SURFACE_FIELD" not in fields:
        layers.tell(ASSUMED_SURFACE, layer=given.name, count=len(frame), surface=surface)
        return frame.assign(planned_surface=surface), {**fields, "SURFACE_FIELD": "planned_surface"}
    column = fields["SURFACE_FIELD"]
    filled = values.texts(frame[column])
    empty = [value is None for value in filled]
    if any(empty):
        layers.tell(ASSUMED_SURFACE, layer=given.name, count=sum(empty), surface=surface)
    return frame.assign(**{column: [value or surface for value in filled]}), fields


def _names(
    frame: geopandas.GeoDataFrame, fields: dict[str, str], project: np.ndarray, road_id: np.ndarray
) -> dict[str, str]:
    """Return what each project is called: as its line of the lowest road code is, whatever the order of rows."""
    if "PROJECT_NAME_FIELD" not in fields:
        return {}
    names = values.texts(frame[fields["PROJECT_NAME_FIELD"]])
    found: dict[str, str] = {}
    for _, name, code in sorted(
        (str(road), name, str(code)) for road, name, code in zip(road_id, names, project) if name
    ):
        found.setdefault(code, name)
    return found
