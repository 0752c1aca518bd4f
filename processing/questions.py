"""What the questions of many algorithms share: villager groups, the areas results are counted by, checks, progress."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
)

from ..analysis.errors import PlannerError
from . import geometry, zones
from . import parameters as shared
from .base import WulongAlgorithm, sentence, translate
from .networks import Layers
from .places import Places, point_table, read_areas, read_places

if TYPE_CHECKING:
    import numpy as np

    from ..analysis.network.tables import PointTable

GROUP_FIELDS = ("GROUP_FIELD", "WEIGHT_FIELD", "VILLAGE_FIELD", "TOWN_FIELD")
READ_PCT, SOLVED_PCT, DONE_PCT = 20.0, 90.0, 100.0
"""Share of the progress bar after reading, after solving, at the end."""


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


def group_fields() -> list:
    """Return the fields of the groups; rarely changed."""
    return [
        shared.field("GROUP_FIELD", translate("Group code"), "DEMAND", "group_id"),
        shared.field("VILLAGE_FIELD", translate("Village code of the group"), "DEMAND", "village_code"),
        shared.field("TOWN_FIELD", translate("Township code of the group"), "DEMAND", "town_code"),
    ]


def area_fields() -> list:
    """Return the fields of the areas; rarely changed."""
    return [
        shared.field("ZONE_FIELD", translate("Village code"), "ZONES", "village_code"),
        shared.field("TOWNSHIP_FIELD", translate("Township code"), "TOWNSHIPS", "town_code"),
        shared.field("ZONE_NAME_FIELD", translate("Name of village and township"), "ZONES", "name"),
        shared.field("TIER_FIELD", translate("Tier of village and township"), "ZONES", "tier"),
    ]


def sinks(*rows: tuple[str, str, str]) -> list:
    """Return the results as (key, title, kind of layer); all but ``OUTPUT`` may be left out."""
    kinds = {
        "point": QgsProcessing.SourceType.TypeVectorPoint,
        "line": QgsProcessing.SourceType.TypeVectorLine,
        "polygon": QgsProcessing.SourceType.TypeVectorPolygon,
        "table": QgsProcessing.SourceType.TypeVector,
    }
    return [
        QgsProcessingParameterFeatureSink(key, title, kinds[kind], None, key != "OUTPUT") for key, title, kind in rows
    ]


def first_problem(
    algorithm: WulongAlgorithm,
    parameters: dict,
    context: QgsProcessingContext,
    fields_of: Mapping[str, tuple[str, ...]],
    *checks: Callable[[Layers], object],
) -> str | None:
    """Return the first field that is not in its layer, or what one of the checks raises, as a sentence.

    Args:
        algorithm: that runs.
        parameters: of the run.
        context: of the run.
        fields_of: parameter keys of the fields to look for, by parameter key of the layer; layers the algorithm
            does not have are passed over.
        checks: each is called with the layers.
    """
    layers = Layers(algorithm, parameters, context, QgsProcessingFeedback())
    try:
        for key, fields in fields_of.items():
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
    def people_kind(self) -> str:
        """Return the kind of fields with people."""
        return "integer" if self.whole_people else "real"

    @property
    def whole_people(self) -> bool:
        """Tell whether people are counted in whole numbers."""
        weight = self.places.fields.get("WEIGHT_FIELD")
        return weight is None or str(self.places.frame[weight].dtype) == "Int64"


def read_groups(layers: Layers, *, zone: str = "") -> Groups:
    """Read villager groups, and the villages and townships they are in.

    Args:
        layers: of the run.
        zone: parameter key of the field that ties groups to a facility of their own, empty for none.
    """
    places = read_places(layers, "DEMAND", GROUP_FIELDS, all_fields=True)
    crs = geometry.local_crs(*geometry.median_position(places.frame, places.given, layers.context))
    villages, towns = read_areas(layers, "ZONES", "ZONE_FIELD"), read_areas(layers, "TOWNSHIPS", "TOWNSHIP_FIELD")
    return Groups(
        places,
        point_table(layers, places, crs, code="GROUP_FIELD", zone=zone, weight="WEIGHT_FIELD"),
        crs,
        zones.levels(places, villages, towns),
        {"village": villages.name, "township": towns.name},
    )


def progress(layers: Layers) -> Callable[[float], None]:
    """Return what the engine reports its progress to."""

    def report(percent: float) -> None:
        layers.feedback.setProgress(READ_PCT + (SOLVED_PCT - READ_PCT) * percent / DONE_PCT)

    return report
