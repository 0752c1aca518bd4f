"""The steps of ``wulong:roadconnectivity``: layers to tables, one question, tables to layers and log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsWkbTypes

from ...analysis.errors import Cancelled
from ...layers import codes
from .. import fields, geometry, zones
from ..adapters import make_fields, write_frame
from ..base import translate
from ..networks import Layers, TravelInputs
from ..telling import Teller, title
from .district import DONE_PCT, District, progress

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from ...analysis.roads.roadconnectivity import ConnectivityParams, ConnectivityResult

M_PER_KM = 1000.0

_SEAT_SENTENCES = {
    "on_road": "{n} seats have no road within the access limit (codes {ids}).",
    "on_district_network": "{n} seats are not on the district's hardened network (codes {ids}); "
    "no group there can be connected.",
}


@dataclass(frozen=True)
class Case:
    """Everything that was read.

    Attributes:
        district: groups, seats, areas.
        roads: the roads.
        eligible: (n,) bool, groups that shares are taken of.
    """

    district: District
    roads: TravelInputs
    eligible: np.ndarray

    @property
    def schematic(self) -> bool:
        """Tell whether anything came from a model."""
        return self.roads.schematic or self.district.groups.modelled

    @property
    def stamp(self) -> dict[str, str]:
        """Return what every row of every result says about where it came from."""
        return {"profile": self.roads.profile, "basis": codes.MODELLED if self.schematic else "given"}


@dataclass(frozen=True)
class Answer:
    """What was found."""

    result: ConnectivityResult
    summary: pd.DataFrame

    @property
    def total(self) -> pd.Series:
        """Return the row of the whole district."""
        return self.summary[self.summary["level"] == zones.DISTRICT].iloc[0]


def solve(layers: Layers, case: Case, params: ConnectivityParams, target_share: float) -> Answer:
    """Ask the engine once and count by area."""
    from ...analysis.roads.roadconnectivity import road_connectivity
    from ...analysis.roads.summary import summarise

    district = case.district
    result = road_connectivity(
        case.roads.roads,
        district.demand,
        district.seats,
        params,
        ground=case.roads.ground,
        report=progress(layers),
        should_stop=layers.feedback.isCanceled,
    )
    summary = summarise(result.groups, district.demand.people, district.by, target_share, case.eligible)
    return Answer(result, zones.in_order(summary, district.names))


def log(layers: Layers, case: Case, answer: Answer) -> None:
    """Print what to know before believing the result, then the result."""
    from ...analysis.roads.roadconnectivity import REASONS
    from ...analysis.roads.status import NO_ROAD_NEAR

    total, tell = answer.total, Teller(layers)
    beyond = answer.result.reasons.get(NO_ROAD_NEAR, 0)
    tell.network(answer.result.network, schematic=case.schematic, beyond=beyond, limit_m=layers.number("MAX_ACCESS_M"))
    seats = answer.result.seats
    for column, text in _SEAT_SENTENCES.items():
        off = seats.loc[~seats[column].astype(bool), "id"]
        if len(off):
            layers.say(text, n=len(off), ids=geometry.name_some(off))
    for reason, count in answer.result.reasons.items():
        tell("{n} groups: {why}", n=count, why=translate(REASONS.get(reason, reason)))
    if not case.eligible.all():
        tell("{n} groups are not eligible; shares are taken of the other {others}.",
             n=int((~case.eligible).sum()), others=total["groups"])  # fmt: skip
    for status, *_ in codes.CONNECTIVITY:
        share = total[status] / total["groups"] * DONE_PCT if total["groups"] else 0.0
        named = codes.label(codes.CONNECTIVITY, status, QgsApplication.locale())
        tell("{status}: {n} groups, {share} %", status=named, n=total[status], share=f"{share:.1f}")


def conclude(layers: Layers, answer: Answer) -> None:
    """Print the sentences to quote."""
    total, links, tell = answer.total, answer.result.links, Teller(layers)
    tell("Target {target} %: {n} groups and {people} people still to connect.", target=f"{total['target_pct']:g}",
         n=total["groups_to_do"], people=f"{total['people_to_do']:.0f}")  # fmt: skip
    tell("Of {groups} eligible groups {n} ({share} %) are joined by hardened road to their township seat and the "
         "district network; {km} km on {links} stretches would connect those that have a road.",
         groups=total["groups"], n=total["connected"], share=f"{total['share_pct']:.1f}",
         km=f"{links['length_m'].sum() / M_PER_KM:.1f}", links=len(links))  # fmt: skip


def write(layers: Layers, case: Case, answer: Answer, tables: dict[str, pd.DataFrame]) -> dict:
    """Write the layers asked for and return ids and headline numbers.

    Args:
        layers: of the run.
        case: what was read.
        answer: what was found.
        tables: the results ``SENSITIVITY`` and ``TARGETS``, where they were asked for.

    Raises:
        Cancelled: the user stopped; nothing was written yet.
    """
    if layers.feedback.isCanceled():
        raise Cancelled
    people = case.district.people_kind
    outputs = {
        "OUTPUT": _write_groups(layers, case, answer),
        "SUMMARY": _write_table(layers, case, "SUMMARY", answer.summary, translate("Road connectivity by area"),
                                fields.connectivity_summary(people)),
        "LINKS": _write_links(layers, case, answer, fields.connectivity_links(people)),
    }  # fmt: skip
    if "SENSITIVITY" in tables:
        outputs["SENSITIVITY"] = _write_table(
            layers, case, "SENSITIVITY", tables["SENSITIVITY"], translate("Connectivity by access limit and season"),
            fields.connectivity_sensitivity(people),
        )  # fmt: skip
    if "TARGETS" in tables:
        outputs["TARGETS"] = _write_table(
            layers, case, "TARGETS", tables["TARGETS"], translate("Targets of the plan for roads"),
            fields.CONNECTIVITY_TARGETS,
        )  # fmt: skip
    layers.feedback.setProgress(DONE_PCT)
    return {key: value for key, value in {**outputs, **_numbers(case, answer)}.items() if value is not None}


def _numbers(case: Case, answer: Answer) -> dict:
    """Return the headline numbers."""
    total = answer.total
    share = total["share_pct"]
    found = {
        "SCHEMATIC": int(case.schematic),
        "NOT_ELIGIBLE": int(total["not_eligible"]),
        "CONNECTED_PCT": 0.0 if share != share else float(share),
        "PEOPLE": float(total["people"]),
        "PEOPLE_CONNECTED": float(total["people_connected"]),
        "PEOPLE_TO_DO": float(total["people_to_do"]),
    }
    counts = ("groups", "connected", "motorable", "cut_off", "no_road", "groups_to_do")
    return {**found, **{name.upper(): int(total[name]) for name in counts}}


def _write_groups(layers: Layers, case: Case, answer: Answer) -> str | None:
    import pandas as pd

    groups = case.district.groups
    found = answer.result.groups.drop(columns="id").set_index(groups.frame.index)
    found = found.assign(eligible=case.eligible.astype("int64"), **case.stamp)
    taken = {name.lower() for name in found}
    kept = groups.frame[[name for name in groups.frame if name.lower() not in taken]]
    return write_frame(
        layers.algorithm, layers.parameters, "OUTPUT", layers.context, pd.concat([kept, found], axis=1),
        name=title(translate("Villager groups by road connectivity"), schematic=case.schematic),
        fields=make_fields(fields.CONNECTIVITY, after=groups.given.source.fields()),
        wkb_type=QgsWkbTypes.Type.Point, crs=groups.given.crs, style="roadconnectivity",
    )  # fmt: skip


def _write_table(
    layers: Layers, case: Case, key: str, table: pd.DataFrame, name: str, names: fields.Fields
) -> str | None:
    stamp = {name: text for name, text in case.stamp.items() if name not in table}  # a season has speeds of its own
    return write_frame(
        layers.algorithm, layers.parameters, key, layers.context, table.assign(**stamp),
        name=title(name, schematic=case.schematic), fields=names, style=f"roadconnectivity_{key.lower()}",
    )  # fmt: skip


def _write_links(layers: Layers, case: Case, answer: Answer, names: fields.Fields) -> str | None:
    import geopandas

    if layers.parameters.get("LINKS") is None:
        return None
    road_layer = case.roads.road_layer
    links = geopandas.GeoDataFrame(answer.result.links, geometry="geometry").assign(**case.stamp)
    shapes = geometry.back(links.geometry.to_numpy(), case.district.crs, road_layer, layers.context)
    return write_frame(
        layers.algorithm, layers.parameters, "LINKS", layers.context, links.set_geometry(shapes),
        name=title(translate("Stretches to harden"), schematic=case.schematic), fields=names,
        wkb_type=QgsWkbTypes.Type.LineString, crs=road_layer.crs, style="roadconnectivity_links",
    )  # fmt: skip
