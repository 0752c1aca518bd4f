"""Parameters and layers that the questions about services share: roads, villager groups, facilities, areas."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingContext

from ...layers.catalog import LAYERS
from .. import geometry, questions, values
from .. import parameters as shared
from ..base import translate
from ..networks import ROAD_FIELDS, Layers, TravelInputs, travel_inputs, travel_params
from ..places import Places, point_table, read_places
from ..questions import (
    DONE_PCT,
    GROUP_FIELDS,
    READ_PCT,
    SOLVED_PCT,
    Groups,
    area_fields,
    area_layers,
    group_fields,
    group_layer,
    progress,
    read_groups,
)

if TYPE_CHECKING:
    import numpy as np

    from ...analysis.network.tables import PointTable
    from ...analysis.network.travel import Travel

__all__ = [
    "DONE_PCT",
    "FACILITY_FIELDS",
    "READ_PCT",
    "SOLVED_PCT",
    "UNITS",
    "Facilities",
    "Groups",
    "area_layers",
    "first_problem",
    "group_layer",
    "place_fields",
    "progress",
    "read_facilities",
    "read_groups",
    "roads_of",
]

FACILITY_FIELDS = ("FACILITY_FIELD", "FACILITY_NAME_FIELD")
UNITS = {"min": "minutes", "m": "metres"}
"""Word for each value of a field ``unit``."""
FIELDS_OF = {
    "ROADS": ROAD_FIELDS,
    "DEMAND": GROUP_FIELDS,
    "FACILITIES": FACILITY_FIELDS,
    "ZONES": ("ZONE_FIELD",),
    "TOWNSHIPS": ("TOWNSHIP_FIELD",),
}
"""Fields that are looked for in each layer before a run starts."""
KNOWN_CODES = tuple(dict.fromkeys(spec.primary for spec in LAYERS if spec.geometry == "Point"))
"""Fields by which the planner's own layers know their points."""
NO_PLACE = "{layer}: {count} facilities have no place on the map and take no part ({ids})."


def place_fields(*, facilities: bool = True) -> list:
    """Return the fields that tie groups, facilities and areas together; rarely changed."""
    own = [
        shared.field("FACILITY_FIELD", translate("Code of the facility"), "FACILITIES", None),
        shared.field("FACILITY_NAME_FIELD", translate("Name of the facility"), "FACILITIES", "name"),
    ]
    return [*group_fields(), *(own if facilities else ()), *area_fields()]


def first_problem(algorithm, parameters: dict, context: QgsProcessingContext, *checks) -> str | None:
    """Return the first field that is not in its layer, or what one of the checks finds, as a sentence."""
    return questions.first_problem(algorithm, parameters, context, FIELDS_OF, *checks)


@dataclass(frozen=True)
class Facilities:
    """The facilities of a run."""

    places: Places
    table: PointTable
    names: np.ndarray

    @property
    def modelled(self) -> bool:
        """Tell whether any of them was made by a model."""
        return self.places.modelled


def _names_each(places: Places, field: str) -> bool:
    """Tell whether every feature has a value of its own in the field."""
    if not places.given.has_field(field):
        return False
    column = places.frame[places.given.field_name(field)]
    return bool(column.notna().all() and column.is_unique)


def read_facilities(layers: Layers, crs: QgsCoordinateReferenceSystem, *, weight: str = "") -> Facilities:
    """Read the facilities; without a chosen code field, the one by which the planner's layers know their features.

    Args:
        layers: of the run.
        crs: local system in metres.
        weight: parameter key of the field with their supply, empty for none.
    """
    import numpy as np

    keys = (*FACILITY_FIELDS, weight) if weight else FACILITY_FIELDS
    places = read_places(layers, "FACILITIES", keys, all_fields=True)
    if "FACILITY_FIELD" not in places.fields and "FACILITY_FIELD" not in layers.parameters:
        found = next(filter(lambda name: _names_each(places, name), KNOWN_CODES), None)
        if found:
            places.fields["FACILITY_FIELD"] = found
    table = point_table(layers, places, crs, code="FACILITY_FIELD", zone="", weight=weight)
    lost = np.flatnonzero(~table.usable)
    if len(lost):
        layers.say(NO_PLACE, layer=table.layer, count=len(lost), ids=geometry.name_some(table.id[lost]))
    named = places.fields.get("FACILITY_NAME_FIELD")
    names = values.texts(places.frame[named]) if named else np.full(len(table), None)
    return Facilities(places, table, np.array(list(names), dtype=object))


@contextmanager
def roads_of(layers: Layers, groups: Groups) -> Iterator[tuple[TravelInputs, Travel]]:
    """Read and node the roads for the length of a ``with`` block."""
    with travel_inputs(layers, groups.crs) as roads:
        travel = roads.travel(travel_params(layers))
        layers.feedback.setProgress(READ_PCT)
        yield roads, travel
