"""``wulong:networkaudit``: where the road data want mending before any network question is believed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsWkbTypes,
)

from ...analysis.errors import Cancelled
from ...analysis.network.faultkinds import (
    CONTRADICTION,
    DUPLICATE,
    GROUP_ISLAND,
    GROUP_NO_PLACE,
    GROUP_NO_ROAD,
    ISLAND,
    KINDS,
    NEAR_MISS,
    NO_ENTRY,
    NO_EXIT,
    NO_GEOMETRY,
    NO_WAY,
    ZERO_LENGTH,
)
from ...layers import codes
from .. import fields, geometry, reading, values
from .. import parameters as shared
from ..adapters import read_frame, write_frame
from ..base import WulongAlgorithm, translate
from ..networks import ROAD_FIELDS, Layers, TravelInputs, travel_inputs, travel_params
from ..places import Places, point_table, read_places
from ..telling import Teller, audit_first, title
from . import district as read

if TYPE_CHECKING:
    import pandas as pd

    from ...analysis.network.faults import Faults
    from ...analysis.network.tables import PointTable
    from ...analysis.network.travel import Travel

FIELDS_OF = {"ROADS": ROAD_FIELDS, "DEMAND": ("GROUP_FIELD", "WEIGHT_FIELD")}
NODED_PCT = 60.0

WHAT = {
    ISLAND: "Roads that touch no other: an island of the network",
    NEAR_MISS: "A dead end that stops just short of another road",
    DUPLICATE: "A line drawn again over another",
    CONTRADICTION: "A line drawn again over another that says something else",
    NO_EXIT: "One-ways lead in, and nothing leads out",
    NO_ENTRY: "One-ways lead out, and nothing leads in",
    NO_WAY: "One-ways that can be neither entered nor left",
    NO_GEOMETRY: "A road without a geometry",
    ZERO_LENGTH: "A road without any length",
    GROUP_NO_PLACE: "A group without usable coordinates",
    GROUP_NO_ROAD: "A group without a motorable road within the access limit",
    GROUP_ISLAND: "A group whose only roads are on an island",
}
"""What each kind of fault is (English templates to translate)."""
REMEDY = {
    ISLAND: "Draw the missing link, or mark the roads as closed.",
    NEAR_MISS: "Snap the end to the other road, or raise TOLERANCE_M.",
    DUPLICATE: "Delete one of the two.",
    CONTRADICTION: "Keep the right one: direction, surface or speed differ.",
    NO_EXIT: "Correct the direction, or draw the way out.",
    NO_ENTRY: "Correct the direction, or draw the way in.",
    NO_WAY: "Correct the directions.",
    NO_GEOMETRY: "Draw it, or delete the row.",
    ZERO_LENGTH: "Draw it, or delete the row.",
    GROUP_NO_PLACE: "Give the group a place.",
    GROUP_NO_ROAD: "Check the place of the group, or draw the missing road.",
    GROUP_ISLAND: "Join the island to the network.",
}
"""What to do about it (English templates to translate)."""


@dataclass(frozen=True)
class Answer:
    """What was read and found."""

    crs: QgsCoordinateReferenceSystem
    roads: TravelInputs
    travel: Travel
    groups: Places | None
    demand: PointTable | None
    faults: Faults

    @property
    def schematic(self) -> bool:
        """Tell whether anything came from a model."""
        return self.roads.schematic or (self.groups is not None and self.groups.modelled)

    def stamped(self, table: pd.DataFrame) -> pd.DataFrame:
        """Add what each fault is, what to do, and where the data came from."""
        what = table["kind"].map({kind: translate(text) for kind, text in WHAT.items()})
        remedy = table["kind"].map({kind: translate(text) for kind, text in REMEDY.items()})
        return table.assign(what=what, remedy=remedy, basis=codes.MODELLED if self.schematic else "given")


class NetworkAudit(WulongAlgorithm):
    """Islands, near misses, doubles, one-way traps, and groups no road reaches: places to mend with a remedy."""

    ID = "networkaudit"
    GROUP = "roads"
    TITLE = "Audit of the road network"
    REQUIRES = ("numpy", "scipy", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12")

    def declare(self) -> None:
        """Add the parameters: layers and what decides first, the rest as advanced ones."""
        factor = shared.default("near_miss_factor")
        near = shared.default("tolerance_m") * factor
        for parameter in (
            *shared.road_layer(),
            shared.layer("DEMAND", translate("Villager groups"), "point", of="groups", optional=True),
            shared.field("WEIGHT_FIELD", translate("People"), "DEMAND", "population"),
            shared.number("NEAR_M", translate("A dead end this near to a road is a near miss (m)"), near, low=0),
            shared.walking()[0],
        ):
            self.add(parameter)
        for parameter in (
            shared.field("GROUP_FIELD", translate("Group code"), "DEMAND", "group_id"),
            *shared.road_details(),
            *shared.joining(),
        ):
            self.add(parameter, advanced=True)
        for sink in read.sinks(
            ("OUTPUT", translate("Places to mend"), "point"),
            ("LINES", translate("Roads concerned"), "line"),
            ("SUMMARY", translate("Faults by kind"), "table"),
        ):
            self.add(sink)
        for key, name in (
            ("FAULTS", translate("Places to mend")),
            ("ISLANDS", translate("Islands")),
            ("NEAR_MISSES", translate("Dead ends just short of another road")),
            ("DOUBLES", translate("Lines drawn twice")),
            ("ONE_WAYS", translate("Contradictory one-ways")),
            ("GROUPS_BEYOND", translate("Groups beyond the access limit")),
            ("SCHEMATIC", translate("1 when computed from modelled geometry")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, name))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first field that is not in its layer, or the first layer that is no use."""
        return read.first_problem(self, parameters, context, fields_of=FIELDS_OF)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the layers, look for faults, write what was asked for."""
        with reading.collector_paused(), audit_first(feedback) as feedback:
            layers = Layers(self, parameters, context, feedback)
            answer = _solve(layers)
            _log(layers, answer)
            return _write(layers, answer)


def _solve(layers: Layers) -> Answer:
    """Read roads and groups, and look for faults."""
    from ...analysis.network.faults import find_faults

    given, groups, demand = layers.open("DEMAND"), None, None
    if given is not None:
        groups = read_places(layers, "DEMAND", FIELDS_OF["DEMAND"])
        crs = geometry.local_crs(*geometry.median_position(groups.frame, groups.given, layers.context))
        demand = point_table(layers, groups, crs, code="GROUP_FIELD", zone="", weight="WEIGHT_FIELD")
    else:
        crs = _crs_of_roads(layers)
    with travel_inputs(layers, crs) as roads:
        travel = roads.travel(travel_params(layers))
        layers.feedback.setProgress(NODED_PCT)
        if layers.feedback.isCanceled():
            raise Cancelled
        legs = None if demand is None else travel.legs(demand)
        stop = layers.feedback.isCanceled
        faults = find_faults(travel, layers.number("NEAR_M"), demand, legs, should_stop=stop)
        faults = faults.with_bare_roads(_bare_roads(layers, roads))
    return Answer(crs, roads, travel, groups, demand, faults)


def _bare_roads(layers: Layers, roads: TravelInputs) -> list[str]:
    """Return the codes of the rows without a geometry, which the roads as read no longer hold."""
    code = roads.fields.get("ROAD_FIELD")
    quiet = QgsProcessingFeedback(False)
    frame = read_frame(roads.road_layer, layers.context, quiet, fields=[code] if code else [], kind="line")
    bare = frame[frame.geometry.isna() | frame.geometry.is_empty]
    names = values.texts(bare[code]) if code else [None] * len(bare)
    return [name or str(fid) for name, fid in zip(names, bare.index)]


def _crs_of_roads(layers: Layers) -> QgsCoordinateReferenceSystem:
    """Return a local system in metres from where the roads lie."""
    given = layers.open("ROADS")
    frame = read_frame(given, layers.context, QgsProcessingFeedback(False), fields=[], kind="line")
    return geometry.local_crs(*geometry.median_position(frame, given, layers.context))


def _log(layers: Layers, answer: Answer) -> None:
    """Print the counts, then the sentence to quote."""
    tell, faults = Teller(layers), answer.faults
    beyond = None if answer.demand is None else faults.count(GROUP_NO_ROAD)
    limit = layers.number("MAX_ACCESS_M")
    tell.network(answer.travel.audit, schematic=answer.schematic, beyond=beyond, limit_m=limit)
    for kind in KINDS:
        count = faults.count(kind)
        if count:
            tell("{n} × {what}. {remedy}", n=count, what=translate(WHAT[kind]), remedy=translate(REMEDY[kind]))
    if not len(faults.places):
        tell("Nothing to mend was found.")
        return
    told = {
        "n": len(faults.places), "islands": faults.count(ISLAND), "misses": faults.count(NEAR_MISS),
        "doubles": faults.count(DUPLICATE, CONTRADICTION), "ways": faults.count(NO_EXIT, NO_ENTRY, NO_WAY),
    }  # fmt: skip
    if answer.demand is None:
        tell("{n} places to mend: {islands} islands, {misses} near misses, {doubles} lines drawn twice, {ways} "
             "contradictory one-ways.", **told)  # fmt: skip
        return
    tell("{n} places to mend: {islands} islands, {misses} near misses, {doubles} lines drawn twice, {ways} "
         "contradictory one-ways, {groups} groups without a road that leads anywhere.",
         groups=faults.count(GROUP_NO_ROAD, GROUP_ISLAND, GROUP_NO_PLACE), **told)  # fmt: skip


def _write(layers: Layers, answer: Answer) -> dict:
    """Write the layers asked for and return ids and headline numbers.

    Raises:
        Cancelled: the user stopped; nothing was written yet.
    """
    import geopandas

    if layers.feedback.isCanceled():
        raise Cancelled
    faults, road_layer = answer.faults, answer.roads.road_layer
    crs = answer.crs

    def placed(table: pd.DataFrame) -> geopandas.GeoDataFrame:
        shapes = geometry.back(table["geometry"].to_numpy(), crs, road_layer, layers.context)
        return geopandas.GeoDataFrame(answer.stamped(table).drop(columns="geometry"), geometry=shapes)

    outputs = {
        "OUTPUT": write_frame(
            layers.algorithm, layers.parameters, "OUTPUT", layers.context, placed(faults.places),
            name=title(translate("Places to mend in the road network"), schematic=answer.schematic),
            fields=fields.AUDIT_PLACES, wkb_type=QgsWkbTypes.Type.Point, crs=road_layer.crs, style="networkaudit",
        ),
        "LINES": write_frame(
            layers.algorithm, layers.parameters, "LINES", layers.context, placed(faults.lines),
            name=title(translate("Roads concerned by faults"), schematic=answer.schematic),
            fields=fields.AUDIT_LINES, wkb_type=QgsWkbTypes.Type.LineString, crs=road_layer.crs,
            style="networkaudit_lines",
        ),
        "SUMMARY": write_frame(
            layers.algorithm, layers.parameters, "SUMMARY", layers.context, answer.stamped(_by_kind(faults)),
            name=title(translate("Faults of the road network by kind"), schematic=answer.schematic),
            fields=fields.AUDIT_SUMMARY, style="networkaudit_summary",
        ),
        "FAULTS": len(faults.places),
        "ISLANDS": faults.count(ISLAND),
        "NEAR_MISSES": faults.count(NEAR_MISS),
        "DOUBLES": faults.count(DUPLICATE, CONTRADICTION),
        "ONE_WAYS": faults.count(NO_EXIT, NO_ENTRY, NO_WAY),
        "GROUPS_BEYOND": faults.count(GROUP_NO_ROAD),
        "SCHEMATIC": int(answer.schematic),
    }  # fmt: skip
    layers.feedback.setProgress(read.DONE_PCT)
    return {key: value for key, value in outputs.items() if value is not None}


def _by_kind(faults: Faults) -> pd.DataFrame:
    """Count every kind, those that were not found too."""
    counted = faults.places.groupby("kind").agg(places=("kind", "size"), length_m=("length_m", "sum"),
                                                people=("people", "sum"))  # fmt: skip
    return counted.reindex(KINDS, fill_value=0).rename_axis("kind").reset_index()
