"""The steps of ``wulong:roadconnectivity``: layers to tables, one question, tables to layers and log."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsWkbTypes

from ...analysis.errors import Cancelled, InputError
from ...layers import codes
from .. import fields, geometry, values, zones
from ..adapters import Input, make_fields, write_frame
from ..base import translate
from ..networks import Layers, is_modelled, read_roads, road_table
from ..places import Places, point_table, read_areas, read_places
from ..telling import Teller, title

if TYPE_CHECKING:
    import pandas as pd

    from ...analysis.roadconnectivity import ConnectivityParams, ConnectivityResult
    from ...analysis.tables import PointTable, RoadTable

DEMAND_FIELDS = ("GROUP_FIELD", "WEIGHT_FIELD", "VILLAGE_FIELD", "TOWN_FIELD")
READ_PCT, SOLVED_PCT, DONE_PCT = 20.0, 90.0, 100.0
"""Share of the progress bar after reading, after solving, at the end."""

NO_SUCH_SEAT = "No seat of the layer {layer} has the code {value} given as DISTRICT_SEAT. It has: {codes}."


@dataclass(frozen=True)
class Inputs:
    """Everything that was read."""

    roads: RoadTable
    demand: PointTable
    seats: PointTable
    groups: Places
    road_layer: Input
    crs: QgsCoordinateReferenceSystem
    by: dict
    names: dict[str, dict[str, str]]
    schematic: bool
    whole_people: bool


@dataclass(frozen=True)
class Answer:
    """What was found."""

    result: ConnectivityResult
    summary: pd.DataFrame

    @property
    def total(self) -> pd.Series:
        """Return the row of the whole district."""
        return self.summary[self.summary["level"] == "district"].iloc[0]


def read(layers: Layers) -> Inputs:
    """Read all layers into tables in one local system in metres."""
    groups = read_places(layers, "DEMAND", DEMAND_FIELDS, all_fields=True)
    crs = geometry.local_crs(*geometry.median_position(groups.frame, groups.given, layers.context))
    seats = read_places(layers, "FACILITIES", ("FACILITY_FIELD",), all_fields=True)
    zoned = "TOWN_FIELD" in groups.fields
    seat_table = point_table(layers, seats, crs, code="FACILITY_FIELD", zone="FACILITY_FIELD" if zoned else "")
    frame, road_layer, chosen = read_roads(layers, crs)
    villages, towns = read_areas(layers, "ZONES", "ZONE_FIELD"), read_areas(layers, "TOWNSHIPS", "TOWNSHIP_FIELD")
    by = zones.levels(groups, villages, towns)
    weight = groups.fields.get("WEIGHT_FIELD")
    inputs = Inputs(
        roads=road_table(layers, frame, road_layer, chosen),
        demand=point_table(layers, groups, crs, code="GROUP_FIELD", zone="TOWN_FIELD", weight="WEIGHT_FIELD"),
        seats=_mark_district_seat(layers, seat_table),
        groups=groups,
        road_layer=road_layer,
        crs=crs,
        by=by,
        names={"village": villages.name, "township": {**_seat_names(layers, seats), **towns.name}},
        schematic=groups.modelled or is_modelled(frame),
        whole_people=weight is None or str(groups.frame[weight].dtype) == "Int64",
    )
    layers.feedback.setProgress(READ_PCT)
    return inputs


def _seat_names(layers: Layers, seats: Places) -> dict[str, str]:
    """Return township names as the seats give them."""
    name = layers.algorithm.parameterAsString(layers.parameters, "ZONE_NAME_FIELD", layers.context)
    owner = seats.codes("FACILITY_FIELD")
    name = seats.given.field_name(name)
    if owner is None or name is None:
        return {}
    return {code: text for code, text in zip(owner, values.texts(seats.frame[name])) if code and text}


def _mark_district_seat(layers: Layers, seats: PointTable) -> PointTable:
    """Mark the seat of the district where the user names it."""
    import numpy as np

    code = layers.algorithm.parameterAsString(layers.parameters, "DISTRICT_SEAT", layers.context).strip()
    if not code:
        return seats
    marked = np.array([each == code for each in seats.id], dtype=bool)
    if not marked.any():
        raise InputError(NO_SUCH_SEAT, layer=seats.layer, value=code, codes=geometry.name_some(seats.id))
    return replace(seats, district_seat=marked)


def solve(layers: Layers, inputs: Inputs, params: ConnectivityParams, target_share: float) -> Answer:
    """Ask the engine once and count by area."""
    from ...analysis.roadconnectivity import road_connectivity
    from ...analysis.summary import summarise

    def report(percent: float) -> None:
        layers.feedback.setProgress(READ_PCT + (SOLVED_PCT - READ_PCT) * percent / DONE_PCT)

    result = road_connectivity(
        inputs.roads, inputs.demand, inputs.seats, params, report=report, should_stop=layers.feedback.isCanceled
    )
    summary = summarise(result.groups, inputs.demand.people, inputs.by, target_share)
    return Answer(result, zones.in_order(summary, inputs.names))


def log(layers: Layers, inputs: Inputs, answer: Answer) -> None:
    """Print what to know before believing the result, then the result."""
    from ...analysis.roadconnectivity import REASONS

    total = answer.total
    tell = Teller(layers)
    tell.network(answer.result.network, schematic=inputs.schematic)
    seats = answer.result.seats
    for column, text in _SEAT_SENTENCES.items():
        off = seats.loc[~seats[column].astype(bool), "id"]
        if len(off):
            layers.say(text, n=len(off), ids=geometry.name_some(off))
    for reason, count in answer.result.reasons.items():
        tell("{n} groups: {why}", n=count, why=translate(REASONS.get(reason, reason)))
    for status, *_ in codes.CONNECTIVITY:
        share = total[status] / total["groups"] * DONE_PCT
        tell("{status}: {n} groups, {share} %", status=codes.label(codes.CONNECTIVITY, status, "zh") + " " + status,
             n=total[status], share=f"{share:.1f}")  # fmt: skip
    tell("Target {target} %: {n} groups and {people} people still to connect.", target=f"{total['target_pct']:g}",
         n=total["groups_to_do"], people=f"{total['people_to_do']:.0f}")  # fmt: skip


def compare(layers: Layers, inputs: Inputs, params: ConnectivityParams, limits: list[float]) -> None:
    """Log how the share connected changes with the access limit."""
    from ...analysis.roadconnectivity import CONNECTED, road_connectivity

    shares = []
    for limit in limits:
        other = replace(params, max_access_m=limit)
        found = road_connectivity(
            inputs.roads, inputs.demand, inputs.seats, other, should_stop=layers.feedback.isCanceled
        )
        share = (found.groups["status"] == CONNECTED).mean() * DONE_PCT
        shares.append(f"{limit:g} m {share:.1f} %")
    if shares:
        Teller(layers)("Share connected by access limit: {shares}.", shares=", ".join(shares))


_SEAT_SENTENCES = {
    "on_road": "{n} seats have no road within the access limit (codes {ids}).",
    "on_district_network": "{n} seats are not on the district's hardened network (codes {ids}); "
    "no group there can be connected.",
}


def write(layers: Layers, inputs: Inputs, answer: Answer) -> dict:
    """Write the layers asked for and return ids and headline numbers.

    Raises:
        Cancelled: the user stopped; nothing was written yet.
    """
    if layers.feedback.isCanceled():
        raise Cancelled
    basis = codes.MODELLED if inputs.schematic else "given"
    people = "integer" if inputs.whole_people else "real"
    total = answer.total
    outputs = {
        "OUTPUT": _write_groups(layers, inputs, answer, basis),
        "SUMMARY": write_frame(
            layers.algorithm, layers.parameters, "SUMMARY", layers.context, answer.summary.assign(basis=basis),
            name=title(translate("Road connectivity by area"), schematic=inputs.schematic),
            fields=fields.connectivity_summary(people),
        ),
        "LINKS": _write_links(layers, inputs, answer, basis, fields.connectivity_links(people)),
        "SCHEMATIC": int(inputs.schematic),
        "CONNECTED_PCT": float(total["share_pct"]),
        "PEOPLE": float(total["people"]),
        "PEOPLE_CONNECTED": float(total["people_connected"]),
        "PEOPLE_TO_DO": float(total["people_to_do"]),
    }  # fmt: skip
    counts = ("groups", "connected", "motorable", "cut_off", "no_road", "groups_to_do")
    outputs.update({name.upper(): int(total[name]) for name in counts})
    layers.feedback.setProgress(DONE_PCT)
    return {key: value for key, value in outputs.items() if value is not None}


def _write_groups(layers: Layers, inputs: Inputs, answer: Answer, basis: str) -> str | None:
    import pandas as pd

    groups = inputs.groups
    found = answer.result.groups.drop(columns="id").set_index(groups.frame.index).assign(basis=basis)
    taken = {name.lower() for name in found}
    kept = groups.frame[[name for name in groups.frame if name.lower() not in taken]]
    return write_frame(
        layers.algorithm, layers.parameters, "OUTPUT", layers.context, pd.concat([kept, found], axis=1),
        name=title(translate("Villager groups by road connectivity"), schematic=inputs.schematic),
        fields=make_fields(fields.CONNECTIVITY, after=groups.given.source.fields()),
        wkb_type=QgsWkbTypes.Type.Point, crs=groups.given.crs, style="roadconnectivity",
    )  # fmt: skip


def _write_links(layers: Layers, inputs: Inputs, answer: Answer, basis: str, names: fields.Fields) -> str | None:
    import geopandas

    if layers.parameters.get("LINKS") is None:
        return None
    links = geopandas.GeoDataFrame(answer.result.links, geometry="geometry").assign(basis=basis)
    links = links.set_geometry(geometry.back(links.geometry.to_numpy(), inputs.crs, inputs.road_layer, layers.context))
    return write_frame(
        layers.algorithm, layers.parameters, "LINKS", layers.context, links,
        name=title(translate("Stretches to harden"), schematic=inputs.schematic), fields=names,
        wkb_type=QgsWkbTypes.Type.LineString, crs=inputs.road_layer.crs, style="roadconnectivity_links",
    )  # fmt: skip
