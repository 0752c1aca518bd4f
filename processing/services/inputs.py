"""Parameters and layers that the questions about services share: roads, villager groups, facilities, areas."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingContext, QgsProcessingFeedback

from ...analysis.errors import PlannerError
from ...layers.catalog import LAYERS
from .. import geometry, values, zones
from .. import parameters as shared
from ..base import sentence, translate
from ..networks import ROAD_FIELDS, Layers, TravelInputs, travel_inputs
from ..places import Places, point_table, read_areas, read_places

if TYPE_CHECKING:
    import numpy as np

    from ...analysis.tables import PointTable
    from ...analysis.travel import Travel

GROUP_FIELDS = ("GROUP_FIELD", "WEIGHT_FIELD", "VILLAGE_FIELD", "TOWN_FIELD")
FACILITY_FIELDS = ("FACILITY_FIELD", "FACILITY_NAME_FIELD")
FIELDS_OF = {
    "ROADS": ROAD_FIELDS,
    "DEMAND": GROUP_FIELDS,
    "FACILITIES": FACILITY_FIELDS,
    "ZONES": ("ZONE_FIELD",),
    "TOWNSHIPS": ("TOWNSHIP_FIELD",),
}
"""Fields that are looked for in each layer before a run starts."""
READ_PCT, SOLVED_PCT, DONE_PCT = 20.0, 90.0, 100.0
"""Share of the progress bar after reading, after solving, at the end."""
NO_PLACE = "{layer}: {count} facilities have no place on the map and take no part ({ids})."


def group_layer() -> list:
    """Return the parameters of the demand."""
    return [
        shared.layer("DEMAND", translate("Villager groups"), "point", of="groups"),
        shared.field("WEIGHT_FIELD", translate("People"), "DEMAND", "population"),
    ]


def area_layers() -> list:
    """Return the parameters of the areas that results are counted by."""
    return [
        shared.layer("ZONES", translate("Villages (names and tiers)"), "any", of="villages", optional=True),
        shared.layer("TOWNSHIPS", translate("Townships (names and tiers)"), "any", of="townships", optional=True),
    ]


def place_fields(*, facilities: bool = True) -> list:
    """Return the fields that tie groups, facilities and areas together; rarely changed."""
    own = [
        shared.field("FACILITY_FIELD", translate("Code of the facility"), "FACILITIES", None),
        shared.field("FACILITY_NAME_FIELD", translate("Name of the facility"), "FACILITIES", "name"),
    ]
    return [
        shared.field("GROUP_FIELD", translate("Group code"), "DEMAND", "group_id"),
        shared.field("VILLAGE_FIELD", translate("Village code of the group"), "DEMAND", "village_code"),
        shared.field("TOWN_FIELD", translate("Township code of the group"), "DEMAND", "town_code"),
        *(own if facilities else ()),
        shared.field("ZONE_FIELD", translate("Village code"), "ZONES", "village_code"),
        shared.field("TOWNSHIP_FIELD", translate("Township code"), "TOWNSHIPS", "town_code"),
        shared.field("ZONE_NAME_FIELD", translate("Name of village and township"), "ZONES", "name"),
        shared.field("TIER_FIELD", translate("Tier of village and township"), "ZONES", "tier"),
    ]


def first_problem(algorithm, parameters: dict, context: QgsProcessingContext, *checks) -> str | None:
    """Return the first field that is not in its layer, or what one of the checks finds, as a sentence.

    Args:
        algorithm: that runs.
        parameters: of the run.
        context: of the run.
        checks: each is called with the layers and raises a PlannerError.
    """
    layers = Layers(algorithm, parameters, context, QgsProcessingFeedback())
    try:
        for key, fields in FIELDS_OF.items():
            given = layers.open(key) if algorithm.parameterDefinition(key) is not None else None
            if given is not None:
                layers.fields(given, fields)
        for check in checks:
            check(layers)
    except PlannerError as error:
        return sentence(error)
    return None


@dataclass(frozen=True)
class Groups:
    """The demand of a run and the areas it is counted by."""

    places: Places
    table: PointTable
    crs: QgsCoordinateReferenceSystem
    by: dict[str, np.ndarray]
    names: dict[str, dict[str, str]]

    @property
    def whole_people(self) -> bool:
        """Tell whether people are counted in whole numbers."""
        weight = self.places.fields.get("WEIGHT_FIELD")
        return weight is None or str(self.places.frame[weight].dtype) == "Int64"


def read_groups(layers: Layers) -> Groups:
    """Read villager groups, and the villages and townships they are in."""
    places = read_places(layers, "DEMAND", GROUP_FIELDS, all_fields=True)
    crs = geometry.local_crs(*geometry.median_position(places.frame, places.given, layers.context))
    villages, towns = read_areas(layers, "ZONES", "ZONE_FIELD"), read_areas(layers, "TOWNSHIPS", "TOWNSHIP_FIELD")
    return Groups(
        places,
        point_table(layers, places, crs, code="GROUP_FIELD", zone="", weight="WEIGHT_FIELD"),
        crs,
        zones.levels(places, villages, towns),
        {"village": villages.name, "township": towns.name},
    )


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
        known = [spec.primary for spec in LAYERS if spec.geometry == "Point"]
        found = next((name for name in known if places.given.has_field(name)), None)
        if found and places.frame[found].is_unique:
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
    from ..networks import travel_params

    with travel_inputs(layers, groups.crs) as roads:
        travel = roads.travel(travel_params(layers))
        layers.feedback.setProgress(READ_PCT)
        yield roads, travel


def progress(layers: Layers):
    """Return what the engine reports its progress to."""

    def report(percent: float) -> None:
        layers.feedback.setProgress(READ_PCT + (SOLVED_PCT - READ_PCT) * percent / DONE_PCT)

    return report
