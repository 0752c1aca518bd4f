"""``wulong:criticalroads``: which links cut people off when they fail, and how far the way round is elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ...analysis.errors import Cancelled, InputError
from ...layers import codes
from .. import fields, geometry, reading, zones
from .. import parameters as shared
from ..adapters import make_fields, read_frame, write_frame
from ..base import WulongAlgorithm, translate
from ..networks import Layers, TravelInputs, travel_inputs, travel_params
from ..telling import Teller, audit_first, title
from . import district as read

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from ...analysis.roads.criticalroads import CriticalResult

PERCENT = 100.0
SHOWN = 3
"""Links named in the log."""
NO_PLACES = "The layer {layer} is a table without geometry. Choose points, lines or polygons in HAZARD."
NOTHING_CLOSED = "{layer} touches no road within {buffer} m; nothing is closed."


@dataclass(frozen=True)
class Answer:
    """What was read and found."""

    district: read.District
    roads: TravelInputs
    result: CriticalResult
    summary: pd.DataFrame
    hazard: str

    @property
    def schematic(self) -> bool:
        """Tell whether anything came from a model."""
        return self.roads.schematic or self.district.groups.modelled

    @property
    def stamp(self) -> dict[str, str]:
        """Return what every row of every result says about where it came from."""
        return {"profile": self.roads.profile, "basis": codes.MODELLED if self.schematic else "given"}

    @property
    def total(self) -> pd.Series:
        """Return the row of the whole district."""
        return self.summary[self.summary["level"] == zones.DISTRICT].iloc[0]


class CriticalRoads(WulongAlgorithm):
    """Bridges of the network by the people behind them, detours of the most used others, and what a hazard closes."""

    ID = "criticalroads"
    GROUP = "roads"
    TITLE = "Critical links of the road network"
    REQUIRES = ("numpy", "scipy", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12")

    def declare(self) -> None:
        """Add the parameters: layers and what decides first, the rest as advanced ones."""
        detours = QgsProcessingParameterNumber(
            "DETOURS", translate("Other links whose way round is measured"), QgsProcessingParameterNumber.Type.Integer,
            int(shared.default("critical_detours")), minValue=0, maxValue=1000,
        )  # fmt: skip
        for parameter in (
            *shared.road_layer(),
            *read.layer_parameters(),
            shared.layer("HAZARD", translate("Hazard that closes roads"), "any", optional=True),
            shared.number("HAZARD_BUFFER_M", translate("Distance at which it closes a road (m)"),
                          shared.default("hazard_buffer_m"), low=0),
            detours,
            shared.walking()[0],
            shared.strategy(),
            shared.dem(),
        ):  # fmt: skip
            self.add(parameter)
        for parameter in (
            *read.field_parameters(),
            *shared.road_details(),
            *shared.joining(),
            shared.walking()[1],
        ):
            self.add(parameter, advanced=True)
        for sink in read.sinks(
            ("OUTPUT", translate("Critical links"), "line"),
            ("SUMMARY", translate("People at risk by area"), "table"),
            ("AFFECTED", translate("Groups by risk"), "point"),
        ):
            self.add(sink)
        for key, name in (
            ("BRIDGES", translate("Links without a way round")),
            ("LINKS", translate("Links that cut people off")),
            ("GROUPS_AT_RISK", translate("Groups that one link can cut off")),
            ("PEOPLE_AT_RISK", translate("People whom one link can cut off")),
            ("GROUPS_CUT", translate("Groups the hazard cuts off")),
            ("PEOPLE_CUT", translate("People the hazard cuts off")),
            ("SCHEMATIC", translate("1 when computed from modelled geometry")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, name))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first field that is not in its layer, or the first layer that is no use."""
        return read.first_problem(self, parameters, context, _check_hazard)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the layers, ask once, write what was asked for."""
        from ...analysis.roads.criticalroads import CriticalParams, critical_roads

        with reading.collector_paused(), audit_first(feedback) as feedback:
            layers = Layers(self, parameters, context, feedback)
            district = read.read_district(layers)
            detours = self.parameterAsInt(parameters, "DETOURS", context)
            params = travel_params(
                layers, CriticalParams, detours=detours, hazard_buffer_m=layers.number("HAZARD_BUFFER_M")
            )
            hazard, name = _read_hazard(layers, district)
            with travel_inputs(layers, district.crs) as roads:
                feedback.setProgress(read.READ_PCT)
                result = critical_roads(
                    roads.roads, district.demand, district.seats, params,
                    hazard=hazard, ground=roads.ground, report=read.progress(layers), should_stop=feedback.isCanceled,
                )  # fmt: skip
            answer = Answer(district, roads, result, _summary(district, result), name)
            _log(layers, answer)
            return _write(layers, answer)


def _check_hazard(layers: Layers) -> None:
    given = layers.open("HAZARD")
    if given is not None and given.source.wkbType() == QgsWkbTypes.Type.NoGeometry:
        raise InputError(NO_PLACES, layer=given.name)


def _read_hazard(layers: Layers, district: read.District) -> tuple[np.ndarray | None, str]:
    """Return the shapes of the hazard in metres, and the name of its layer."""
    given = layers.open("HAZARD")
    if given is None:
        return None, ""
    frame = read_frame(given, layers.context, layers.feedback, fields=[], crs=district.crs)
    shapes = frame.geometry[~(frame.geometry.isna() | frame.geometry.is_empty)]
    return shapes.to_numpy(), given.name


def _summary(district: read.District, result: CriticalResult) -> pd.DataFrame:
    """Count by area who is at risk, and who the hazard cuts off or sends round."""
    import pandas as pd

    from ...analysis.counting import count_by, percent
    from ...analysis.roads.criticalroads import CUT_OFF, LONGER

    groups, people = result.groups, district.demand.people
    table = pd.DataFrame({"groups": 1, "people": people}, index=groups.index)
    for name, mask in (
        ("at_risk", groups["at_risk"] == 1),
        ("cut", groups["hazard"] == CUT_OFF),
        ("detour", groups["hazard"] == LONGER),
    ):
        table[f"groups_{name}"] = mask.astype("int64")
        table[f"people_{name}"] = people * mask
    counted = count_by(district.by, table)
    counted["risk_pct"] = percent(counted["people_at_risk"], counted["people"])
    counted["cut_pct"] = percent(counted["people_cut"], counted["people"])
    return zones.in_order(counted, district.names)


def _log(layers: Layers, answer: Answer) -> None:
    """Print what to know before believing the result, then the result."""
    from ...analysis.roads.criticalroads import BRIDGE, DETOUR

    tell, total, result = Teller(layers), answer.total, answer.result
    limit_m = layers.number("MAX_ACCESS_M")
    tell.network(result.travel.audit, schematic=answer.schematic, beyond=result.beyond, limit_m=limit_m)
    links = result.links
    cutting = links[links["kind"] == BRIDGE]
    for row in cutting.head(SHOWN).itertuples():
        tell("Rank {rank}: road {road}, {m} m: {groups} groups with {people} people are cut off if it fails.",
             rank=row.rank, road=row.road_id, m=f"{row.length_m:.0f}", groups=row.groups_cut,
             people=f"{row.people_cut:.0f}")  # fmt: skip
    for row in links[links["kind"] == DETOUR].head(SHOWN).itertuples():
        if row.detour_minutes == row.detour_minutes:
            tell("Road {road}, used by {people} people, has a way round of {minutes} more minutes.",
                 road=row.road_id, people=f"{row.people_using:.0f}", minutes=f"{row.detour_minutes:.1f}")  # fmt: skip
    if answer.hazard:
        if not result.closed.any():
            layers.say(NOTHING_CLOSED, layer=answer.hazard, buffer=f"{layers.number('HAZARD_BUFFER_M'):g}")
        km = result.travel.network.piece_length[result.closed].sum() / 1000
        tell("{layer} closes {n} links ({km} km): {groups} groups with {people} people are cut off, {round} groups "
             "have a longer way.", layer=answer.hazard, n=int(result.closed.sum()), km=f"{km:.1f}",
             groups=total["groups_cut"], people=f"{total['people_cut']:.0f}",
             round=total["groups_detour"])  # fmt: skip
    tell("{n} of {all} links have no way round; {links} of them stand between people and their seat: {people} people "
         "({pct} %) in {groups} groups can be cut off by the failure of a single link.",
         n=result.bridges, all=len(result.closed), links=len(cutting), people=f"{total['people_at_risk']:.0f}",
         pct=f"{total['risk_pct']:.1f}", groups=total["groups_at_risk"])  # fmt: skip


def _write(layers: Layers, answer: Answer) -> dict:
    """Write the layers asked for and return ids and headline numbers.

    Raises:
        Cancelled: the user stopped; nothing was written yet.
    """
    from ...analysis.roads.criticalroads import BRIDGE

    if layers.feedback.isCanceled():
        raise Cancelled
    people = answer.district.people_kind
    total, links = answer.total, answer.result.links
    outputs = {
        "OUTPUT": _write_links(layers, answer, people),
        "SUMMARY": write_frame(
            layers.algorithm, layers.parameters, "SUMMARY", layers.context, answer.summary.assign(**answer.stamp),
            name=title(translate("People at risk by area"), schematic=answer.schematic),
            fields=fields.critical_summary(people), style="criticalroads_summary",
        ),
        "AFFECTED": _write_groups(layers, answer),
        "BRIDGES": answer.result.bridges,
        "LINKS": int((links["kind"] == BRIDGE).sum()),
        "SCHEMATIC": int(answer.schematic),
        "GROUPS_AT_RISK": int(total["groups_at_risk"]),
        "PEOPLE_AT_RISK": float(total["people_at_risk"]),
        "GROUPS_CUT": int(total["groups_cut"]),
        "PEOPLE_CUT": float(total["people_cut"]),
    }  # fmt: skip
    layers.feedback.setProgress(read.DONE_PCT)
    return {key: value for key, value in outputs.items() if value is not None}


def _write_links(layers: Layers, answer: Answer, people: str) -> str | None:
    import geopandas

    road_layer = answer.roads.road_layer
    links = geopandas.GeoDataFrame(answer.result.links, geometry="geometry").assign(**answer.stamp)
    shapes = geometry.back(links.geometry.to_numpy(), answer.district.crs, road_layer, layers.context)
    return write_frame(
        layers.algorithm, layers.parameters, "OUTPUT", layers.context, links.set_geometry(shapes),
        name=title(translate("Critical links"), schematic=answer.schematic), fields=fields.critical_links(people),
        wkb_type=QgsWkbTypes.Type.LineString, crs=road_layer.crs, style="criticalroads",
    )  # fmt: skip


def _write_groups(layers: Layers, answer: Answer) -> str | None:
    import pandas as pd

    if layers.parameters.get("AFFECTED") is None:
        return None
    groups = answer.district.groups
    found = answer.result.groups.drop(columns="id").set_index(groups.frame.index)
    found["more_minutes"] = found["hazard_minutes"] - found["minutes"]
    found = found.assign(**answer.stamp)
    taken = {name.lower() for name in found}
    kept = groups.frame[[name for name in groups.frame if name.lower() not in taken]]
    return write_frame(
        layers.algorithm, layers.parameters, "AFFECTED", layers.context, pd.concat([kept, found], axis=1),
        name=title(translate("Groups by risk of being cut off"), schematic=answer.schematic),
        fields=make_fields(fields.CRITICAL_GROUPS, after=groups.given.source.fields()),
        wkb_type=QgsWkbTypes.Type.Point, crs=groups.given.crs, style="criticalroads_affected",
    )  # fmt: skip
