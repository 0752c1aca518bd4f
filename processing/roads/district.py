"""What every question about groups and their seats reads: groups, seats, areas, and which groups are eligible."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)

from ...analysis.errors import InputError, PlannerError
from .. import geometry, values, zones
from .. import parameters as shared
from ..base import WulongAlgorithm, sentence, translate
from ..networks import ROAD_FIELDS, Layers, among
from ..places import Places, point_table, read_areas, read_places

if TYPE_CHECKING:
    import numpy as np

    from ...analysis.tables import PointTable

DEMAND_FIELDS = ("GROUP_FIELD", "WEIGHT_FIELD", "VILLAGE_FIELD", "TOWN_FIELD")
SEAT_FIELDS = ("FACILITY_FIELD", "SEAT_KIND_FIELD")
FIELDS_OF = MappingProxyType(
    {
        "ROADS": ROAD_FIELDS,
        "DEMAND": DEMAND_FIELDS,
        "FACILITIES": SEAT_FIELDS,
        "ZONES": ("ZONE_FIELD",),
        "TOWNSHIPS": ("TOWNSHIP_FIELD",),
    }
)
"""Fields that are looked for in each layer before a run starts."""
READ_PCT, SOLVED_PCT, DONE_PCT = 20.0, 90.0, 100.0
"""Share of the progress bar after reading, after solving, at the end."""
SEAT_KINDS = "区政府驻地,县政府驻地,市政府驻地,district seat"
ELIGIBLE = "1,yes,true,是,具备,具备条件"

NO_SUCH_SEAT = "No seat of the layer {layer} has the code {value} given as DISTRICT_SEAT. It has: {codes}."
THE_SEAT = "District seat: {codes} (by the field {field})."
NO_HOUSEHOLDS = "{layer}: {count} groups have no households entered; they count as eligible (ids {ids})."
NO_FIELD_CHOSEN = "{parameter} needs a field: choose {field}, or set {parameter} to 0."


@dataclass(frozen=True)
class District:
    """Groups and seats in one local system in metres, and the areas results are counted by.

    Attributes:
        groups: the layer of groups as read.
        demand, seats: the same as the engine takes them.
        crs: the local system.
        by: (n,) area of each group by level.
        names: what an area is called, by level and code.
    """

    groups: Places
    demand: PointTable
    seats: PointTable
    crs: QgsCoordinateReferenceSystem
    by: dict[str, np.ndarray]
    names: dict[str, dict[str, str]]

    @property
    def whole_people(self) -> bool:
        """Tell whether people are counted in whole numbers."""
        weight = self.groups.fields.get("WEIGHT_FIELD")
        return weight is None or str(self.groups.frame[weight].dtype) == "Int64"

    @property
    def people_kind(self) -> str:
        """Return the kind of fields with people."""
        return "integer" if self.whole_people else "real"


def layer_parameters() -> list:
    """Return groups, seats and areas: what every run should look at."""
    return [
        shared.layer("DEMAND", translate("Villager groups"), "point", of="groups"),
        shared.field("WEIGHT_FIELD", translate("People"), "DEMAND", "population"),
        shared.layer("FACILITIES", translate("Township seats"), "point", of="township_seats"),
        shared.layer("ZONES", translate("Villages (names and tiers)"), "any", of="villages", optional=True),
        shared.layer("TOWNSHIPS", translate("Townships (names and tiers)"), "any", of="townships", optional=True),
    ]


def field_parameters() -> list:
    """Return the fields that tie groups, seats and areas together, and the district seat: advanced parameters."""
    return [
        shared.field("GROUP_FIELD", translate("Group code"), "DEMAND", "group_id"),
        shared.field("VILLAGE_FIELD", translate("Village code of the group"), "DEMAND", "village_code"),
        shared.field("TOWN_FIELD", translate("Township code of the group"), "DEMAND", "town_code"),
        shared.field("FACILITY_FIELD", translate("Township code of the seat"), "FACILITIES", "town_code"),
        QgsProcessingParameterString("DISTRICT_SEAT", translate("Code of the district seat"), optional=True),
        shared.field("SEAT_KIND_FIELD", translate("Kind of seat"), "FACILITIES", "seat_kind"),
        shared.text("SEAT_KINDS", translate("Kinds of seat that are the district's"), SEAT_KINDS),
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
        "table": QgsProcessing.SourceType.TypeVector,
    }
    return [
        QgsProcessingParameterFeatureSink(key, title, kinds[kind], None, key != "OUTPUT") for key, title, kind in rows
    ]


def first_problem(
    algorithm: WulongAlgorithm,
    parameters: dict,
    context: QgsProcessingContext,
    *checks: Callable[[Layers], object],
    fields_of: Mapping[str, tuple[str, ...]] = FIELDS_OF,
) -> str | None:
    """Return the first field that is not in its layer, or what one of the checks raises, as a sentence."""
    layers = Layers(algorithm, parameters, context, QgsProcessingFeedback())
    try:
        for key, fields in fields_of.items():
            given = layers.open(key)
            if given is not None:
                layers.fields(given, fields)
        for check in checks:
            check(layers)
    except PlannerError as error:
        return sentence(error)
    return None


def read_district(layers: Layers) -> District:
    """Read groups, seats and areas."""
    groups = read_places(layers, "DEMAND", DEMAND_FIELDS, all_fields=True)
    crs = geometry.local_crs(*geometry.median_position(groups.frame, groups.given, layers.context))
    seats = read_places(layers, "FACILITIES", SEAT_FIELDS, all_fields=True)
    zoned = "TOWN_FIELD" in groups.fields
    seat_table = point_table(layers, seats, crs, code="FACILITY_FIELD", zone="FACILITY_FIELD" if zoned else "")
    villages, towns = read_areas(layers, "ZONES", "ZONE_FIELD"), read_areas(layers, "TOWNSHIPS", "TOWNSHIP_FIELD")
    return District(
        groups=groups,
        demand=point_table(layers, groups, crs, code="GROUP_FIELD", zone="TOWN_FIELD", weight="WEIGHT_FIELD"),
        seats=_mark_district_seat(layers, seats, seat_table),
        crs=crs,
        by=zones.levels(groups, villages, towns),
        names={"village": villages.name, "township": {**_seat_names(layers, seats), **towns.name}},
    )


def _seat_names(layers: Layers, seats: Places) -> dict[str, str]:
    """Return township names as the seats give them."""
    name = layers.algorithm.parameterAsString(layers.parameters, "ZONE_NAME_FIELD", layers.context)
    owner = seats.codes("FACILITY_FIELD")
    name = seats.given.field_name(name)
    if owner is None or name is None:
        return {}
    return {code: text for code, text in zip(owner, values.texts(seats.frame[name])) if code and text}


def _mark_district_seat(layers: Layers, places: Places, seats: PointTable) -> PointTable:
    """Mark the seat of the district: the one named, else those whose kind says so, else none."""
    import numpy as np

    code = layers.algorithm.parameterAsString(layers.parameters, "DISTRICT_SEAT", layers.context).strip()
    if code:
        marked = np.array([each == code for each in seats.id], dtype=bool)
        if not marked.any():
            raise InputError(NO_SUCH_SEAT, layer=seats.layer, value=code, codes=geometry.name_some(seats.id))
        return replace(seats, district_seat=marked)
    field = places.fields.get("SEAT_KIND_FIELD")
    if field is None:
        return seats
    marked = among(places.frame[field], layers.values("SEAT_KINDS"))
    if not marked.any():
        return seats
    layers.tell(THE_SEAT, codes=geometry.name_some(seats.id[marked]), field=field)
    return replace(seats, district_seat=marked)


def eligible_parameters() -> list:
    """Return the rule by which groups are eligible: advanced parameters."""
    return [
        shared.field("ELIGIBLE_FIELD", translate("Eligible groups: field"), "DEMAND", "eligible"),
        shared.text("ELIGIBLE_VALUES", translate("Values that mean eligible"), ELIGIBLE),
        shared.number("ELIGIBLE_MIN_PEOPLE", translate("Eligible from so many people"), 0, low=0),
        shared.number("ELIGIBLE_MIN_HOUSEHOLDS", translate("Eligible from so many households"), 0, low=0),
        shared.field("HOUSEHOLDS_FIELD", translate("Households"), "DEMAND", "households"),
    ]


def read_eligible(layers: Layers, district: District) -> np.ndarray:
    """Return which groups are eligible 具备条件: by the field, and by least people and households; all by default.

    Raises:
        InputError: a least number without the field to compare it with.
    """
    import numpy as np

    groups, given = district.groups, district.groups.given
    fields = layers.fields(given, ("ELIGIBLE_FIELD", "HOUSEHOLDS_FIELD"))
    eligible = np.ones(len(groups.frame), dtype=bool)
    if "ELIGIBLE_FIELD" in fields:
        eligible &= among(groups.frame[fields["ELIGIBLE_FIELD"]], layers.values("ELIGIBLE_VALUES"))
    least = layers.number("ELIGIBLE_MIN_PEOPLE")
    if least > 0:
        if "WEIGHT_FIELD" not in groups.fields:
            raise InputError(NO_FIELD_CHOSEN, parameter="ELIGIBLE_MIN_PEOPLE", field="WEIGHT_FIELD")
        eligible &= district.demand.people >= least
    least = layers.number("ELIGIBLE_MIN_HOUSEHOLDS")
    if least > 0:
        if "HOUSEHOLDS_FIELD" not in fields:
            raise InputError(NO_FIELD_CHOSEN, parameter="ELIGIBLE_MIN_HOUSEHOLDS", field="HOUSEHOLDS_FIELD")
        households = values.numbers(groups.frame[fields["HOUSEHOLDS_FIELD"]], given.name)
        empty = np.isnan(households)
        if empty.any():
            ids = geometry.name_some(groups.frame.index[empty])
            layers.say(NO_HOUSEHOLDS, layer=given.name, count=int(empty.sum()), ids=ids)
        eligible &= empty | (households >= least)
    return eligible


def progress(layers: Layers) -> Callable[[float], None]:
    """Return what the engine reports its progress to."""

    def report(percent: float) -> None:
        layers.feedback.setProgress(READ_PCT + (SOLVED_PCT - READ_PCT) * percent / DONE_PCT)

    return report
