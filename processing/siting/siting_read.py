"""Layers of ``wulong:siting`` as tables: candidate sites, areas that are not allowed, what the way costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem

from ...analysis.errors import InputError
from ...layers.catalog import LAYERS
from .. import geometry, values
from ..adapters import read_frame
from ..networks import Layers, among, is_modelled
from ..places import Places, point_table
from ..services import inputs as services

if TYPE_CHECKING:
    import numpy as np

    from ...analysis.network.audit import NetworkAudit
    from ...analysis.network.tables import PointTable
    from ...analysis.network.travel import Travel

ROADS, STRAIGHT, MATRIX = 0, 1, 2
"""Choices of IMPEDANCE."""
LSCP_OR_MCLP = (0, 1)
"""Choices of MODEL that need a limit."""
STAYS = "1,true,yes,existing,是,现有,已建,保留"
SITE_FIELDS = ("FACILITY_FIELD", "FACILITY_NAME_FIELD", "FIXED_FIELD", "CAPACITY_FIELD", "PRICE_FIELD")
MATRIX_FIELDS = ("ORIGIN_FIELD", "DESTINATION_FIELD", "COST_FIELD")
UNITS = {"min": "minutes", "m": "metres", "": ""}

INSIDE_POINTS = "{layer}: {count} areas or lines are represented by a point on them."
LEFT_OUT = "{layer}: {count} candidates lie in areas where nothing may be built ({ids})."
STAYS_THERE = "{layer}: {count} sites that stay lie in areas where nothing may be built; they stay ({ids})."
NOT_CHOSEN = "{parameter} is empty. Choose the field of the table {layer}; it has: {fields}."
UNKNOWN = "{layer}: {count} codes of {field} are not in the layer {other} and are left out ({ids})."
BARE = "{layer}: {count} features of {other} have no row; they cannot be served or serve ({ids})."


@dataclass(frozen=True)
class Candidates:
    """The candidate sites of a run, as points.

    Attributes:
        places: as read, points in the layer's own system.
        table: in metres.
        names: (m,) text or None.
        fixed, excluded: (m,) bool.
        capacity, price: (m,) or None.
    """

    places: Places
    table: PointTable
    names: np.ndarray
    fixed: np.ndarray
    excluded: np.ndarray
    capacity: np.ndarray | None
    price: np.ndarray | None

    @property
    def modelled(self) -> bool:
        """Tell whether any place was made by a model."""
        return self.places.modelled


@dataclass(frozen=True)
class Costs:
    """What the way from every group to every candidate costs.

    Attributes:
        table: (n, m), inf where there is no way.
        unit: ``min``, ``m`` or empty.
        profile: speeds in words, or how else the costs came about.
        schematic: roads were made by a model.
        audit: of the network, None without one.
    """

    table: np.ndarray
    unit: str
    profile: str
    schematic: bool = False
    audit: NetworkAudit | None = None


def read_candidates(layers: Layers, crs: QgsCoordinateReferenceSystem) -> Candidates:
    """Read the candidates; an area or a line counts at a point on it."""
    import numpy as np

    given = layers.open("FACILITIES")
    chosen = layers.fields(given, SITE_FIELDS)
    frame = read_frame(given, layers.context, layers.feedback)
    places = Places(given, frame.set_geometry(_points(layers, frame, given.name)), chosen)
    if "FACILITY_FIELD" not in chosen and "FACILITY_FIELD" not in layers.parameters:
        known = (given.field_name(each.primary) for each in LAYERS if each.geometry)
        found = next((name for name in known if name and frame[name].notna().all() and frame[name].is_unique), None)
        if found:
            chosen["FACILITY_FIELD"] = found
    table = point_table(layers, places, crs, code="FACILITY_FIELD", zone="", weight="")
    lost = np.flatnonzero(~table.usable)
    if len(lost):
        layers.say(services.NO_PLACE, layer=given.name, count=len(lost), ids=geometry.name_some(table.id[lost]))
    named = chosen.get("FACILITY_NAME_FIELD")
    names = values.texts(frame[named]) if named else np.full(len(table), None)
    fixed = np.zeros(len(table), bool)
    if "FIXED_FIELD" in chosen:
        fixed = among(frame[chosen["FIXED_FIELD"]], layers.values("FIXED_VALUES"))
    numbers = {
        key: values.numbers(frame[chosen[key]], given.name) if key in chosen else None
        for key in ("CAPACITY_FIELD", "PRICE_FIELD")
    }
    excluded = _excluded(layers, table, fixed, crs) | ~table.usable
    return Candidates(
        places, table, np.array(list(names), dtype=object), fixed, excluded, numbers["CAPACITY_FIELD"],
        numbers["PRICE_FIELD"],
    )  # fmt: skip


def _points(layers: Layers, frame, name: str) -> np.ndarray:
    """Return one point per row: the first of several, a point on an area or line."""
    import numpy as np
    import shapely

    shapes = np.array(frame.geometry.to_numpy(), dtype=object)
    other = np.isin(shapely.get_dimensions(shapes), (1, 2))
    if other.any():
        shapes[other] = shapely.point_on_surface(shapes[other])
        layers.tell(INSIDE_POINTS, layer=name, count=int(other.sum()))
    several = shapely.get_type_id(shapes) > 0
    shapes[several] = shapely.get_geometry(shapes[several], 0)
    return shapes


def _excluded(layers: Layers, table: PointTable, fixed: np.ndarray, crs: QgsCoordinateReferenceSystem) -> np.ndarray:
    import numpy as np

    from ...analysis.siting.points import not_allowed

    given = layers.open("EXCLUDE")
    if given is None:
        return np.zeros(len(table), bool)
    areas = read_frame(given, layers.context, layers.feedback, fields=[], crs=crs, kind="polygon")
    inside = not_allowed(table, areas.geometry.to_numpy())
    for which, text in ((inside & ~fixed, LEFT_OUT), (inside & fixed, STAYS_THERE)):
        if which.any():
            layers.say(text, layer=table.layer, count=int(which.sum()), ids=geometry.name_some(table.id[which]))
    return inside & ~fixed


def read_costs(layers: Layers, groups: services.Groups, candidates: Candidates) -> Costs:
    """Return the costs as IMPEDANCE says."""
    from ...analysis.siting import points

    way = layers.choice("IMPEDANCE")
    if way == STRAIGHT:
        return Costs(points.straight_costs(groups.table, candidates.table), "m", "straight")
    if way == MATRIX:
        return _from_table(layers, groups, candidates)
    with services.roads_of(layers, groups) as (roads, travel):
        limit = layers.number("LIMIT") if layers.choice("MODEL") in LSCP_OR_MCLP else float("inf")
        table = points.road_costs(
            travel,
            groups.table,
            candidates.table,
            limit=limit,
            report=lambda percent: layers.feedback.setProgress(services.READ_PCT * (1 + percent / services.DONE_PCT)),
            should_stop=layers.feedback.isCanceled,
        )
        return Costs(table, _unit(travel), roads.profile, roads.schematic, travel.audit)


def _unit(travel: Travel) -> str:
    from ...analysis.network.travel import FASTEST

    return "min" if travel.params.strategy == FASTEST else "m"


def _from_table(layers: Layers, groups: services.Groups, candidates: Candidates) -> Costs:
    from ...analysis.siting.points import table_costs

    given = layers.open("MATRIX")
    fields = layers.fields(given, MATRIX_FIELDS)
    for key in MATRIX_FIELDS:
        if key not in fields:
            there = ", ".join(each.name() for each in given.source.fields())
            raise InputError(NOT_CHOSEN, parameter=key, layer=given.name, fields=there)
    frame = read_frame(given, layers.context, layers.feedback, fields=list(fields.values()))
    origin, destination = (values.codes(frame[fields[key]]) for key in MATRIX_FIELDS[:2])
    cost = values.numbers(frame[fields["COST_FIELD"]], given.name)
    demand, sites = groups.table, candidates.table
    found = table_costs(origin, destination, cost, demand=demand, sites=sites, layer=given.name)
    for codes, key, other in (
        (found.unknown_points, "ORIGIN_FIELD", demand), (found.unknown_sites, "DESTINATION_FIELD", sites),
    ):  # fmt: skip
        if codes:
            layers.say(UNKNOWN, layer=given.name, count=len(codes), field=fields[key], other=other.layer,
                       ids=geometry.name_some(codes))  # fmt: skip
    for rows, other in ((found.bare_points, demand), (found.bare_sites, sites)):
        if len(rows):
            layers.say(BARE, layer=given.name, count=len(rows), other=other.layer,
                       ids=geometry.name_some(other.id[rows]))  # fmt: skip
    return Costs(found.cost, "", f"matrix {given.name}", is_modelled(frame))
