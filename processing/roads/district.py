"""What every question about groups and their seats reads: groups, seats, areas, and which groups are eligible."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingParameterString,
)

from ...analysis.errors import InputError
from .. import geometry, questions, values
from .. import parameters as shared
from ..base import WulongAlgorithm, translate
from ..networks import ROAD_FIELDS, Layers, among
from ..places import Places, point_table, read_places
from ..questions import DONE_PCT, GROUP_FIELDS, READ_PCT, SOLVED_PCT, progress, sinks

if TYPE_CHECKING:
    import numpy as np

    from ...analysis.network.tables import PointTable

__all__ = [
    "DONE_PCT",
    "READ_PCT",
    "SOLVED_PCT",
    "District",
    "eligible_parameters",
    "field_parameters",
    "first_problem",
    "layer_parameters",
    "progress",
    "read_district",
    "read_eligible",
    "sinks",
]

SEAT_FIELDS = ("FACILITY_FIELD", "SEAT_KIND_FIELD")
FIELDS_OF = MappingProxyType(
    {
        "ROADS": ROAD_FIELDS,
        "DEMAND": GROUP_FIELDS,
        "FACILITIES": SEAT_FIELDS,
        "ZONES": ("ZONE_FIELD",),
        "TOWNSHIPS": ("TOWNSHIP_FIELD",),
    }
)
"""Fields that are looked for in each layer before a run starts."""
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
        people_kind: ``integer`` where people are whole numbers, else ``real``.
    """

    groups: Places
    demand: PointTable
    seats: PointTable
    crs: QgsCoordinateReferenceSystem
    by: dict[str, np.ndarray]
    names: dict[str, dict[str, str]]
    people_kind: str


def layer_parameters() -> list:
    """Return groups, seats and areas: what every run should look at."""
    seats = shared.layer("FACILITIES", translate("Township seats"), "point", of="township_seats")
    return [*questions.group_layer(), seats, *questions.area_layers()]


def field_parameters() -> list:
    """Return the fields that tie groups, seats and areas together, and the district seat: advanced parameters."""
    return [
        *questions.group_fields(),
        shared.field("FACILITY_FIELD", translate("Township code of the seat"), "FACILITIES", "town_code"),
        QgsProcessingParameterString("DISTRICT_SEAT", translate("Code of the district seat"), optional=True),
        shared.field("SEAT_KIND_FIELD", translate("Kind of seat"), "FACILITIES", "seat_kind"),
        shared.text("SEAT_KINDS", translate("Kinds of seat that are the district's"), SEAT_KINDS),
        *questions.area_fields(),
    ]


def first_problem(
    algorithm: WulongAlgorithm,
    parameters: dict,
    context: QgsProcessingContext,
    *checks: Callable[[Layers], object],
    fields_of: Mapping[str, tuple[str, ...]] = FIELDS_OF,
) -> str | None:
    """Return the first field that is not in its layer, or what one of the checks raises, as a sentence."""
    return questions.first_problem(algorithm, parameters, context, fields_of, *checks)


def read_district(layers: Layers) -> District:
    """Read groups, seats and areas."""
    groups = questions.read_groups(layers, zone="TOWN_FIELD")
    seats = read_places(layers, "FACILITIES", SEAT_FIELDS, all_fields=True)
    zoned = "TOWN_FIELD" in groups.places.fields
    table = point_table(layers, seats, groups.crs, code="FACILITY_FIELD", zone="FACILITY_FIELD" if zoned else "")
    townships = {**_seat_names(layers, seats), **groups.names["township"]}
    return District(
        groups=groups.places,
        demand=groups.table,
        seats=_mark_district_seat(layers, seats, table),
        crs=groups.crs,
        by=groups.by,
        names={**groups.names, "township": townships},
        people_kind=groups.people_kind,
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
