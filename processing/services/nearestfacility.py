"""``wulong:nearestfacility``: which facility every villager group reaches first, how long it takes, who is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ...analysis.errors import Cancelled, InputError
from ...layers import codes
from .. import geometry, reading, zones
from .. import parameters as shared
from ..adapters import make_fields, write_frame
from ..base import WulongAlgorithm, translate
from ..fields import BASIS, PROFILE
from ..networks import Layers
from ..telling import Teller, audit_first, title
from . import inputs as read

if TYPE_CHECKING:
    import pandas as pd

    from ...analysis.network.travel import Travel
    from ...analysis.services.nearest import NearestResult
    from ..networks import TravelInputs

PERCENT = 100.0
FOUND = (
    ("rank", "integer"), ("facility_id", "text"), ("facility_name", "text"), ("road_m", "real"),
    ("access_m", "real"), ("minutes", "real"), ("within", "real"), ("reason", "text"), PROFILE, BASIS,
)  # fmt: skip
"""Per villager group and rank, after the fields of the demand layer."""
ROUTES = (
    ("group_id", "text"), ("rank", "integer"), ("facility_id", "text"), ("facility_name", "text"),
    ("road_m", "real"), ("access_m", "real"), ("minutes", "real"), PROFILE, BASIS,
)  # fmt: skip
NO_CUTOFFS = "CUTOFFS is empty. Give at least one limit, such as 15;30."


def summary_fields(people: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of the table by area; ``people`` is ``integer`` or ``real``."""
    return (
        ("level", "text"), ("zone", "text"), ("name", "text"), ("cutoff", "real"), ("unit", "text"),
        ("groups", "integer"), ("groups_within", "integer"), ("share_pct", "real"), ("people", people),
        ("people_within", people), ("people_pct", "real"), ("unreached", "integer"), ("target_pct", "real"),
        ("groups_to_do", "integer"), ("people_to_do", people), PROFILE, BASIS,
    )  # fmt: skip


def cutoffs(layers: Layers) -> list[float]:
    """Return the limits asked for.

    Raises:
        InputError: none, or something that is no number from 0 up.
    """
    found = shared.numbers_listed(layers.algorithm, layers.parameters, "CUTOFFS", layers.context)
    if not found:
        raise InputError(NO_CUTOFFS)
    return found


@dataclass(frozen=True)
class Answer:
    """What was read and found."""

    groups: read.Groups
    facilities: read.Facilities
    roads: TravelInputs
    travel: Travel
    result: NearestResult
    summary: pd.DataFrame
    lines: object

    @property
    def schematic(self) -> bool:
        """Tell whether anything came from a model."""
        return self.roads.schematic or self.groups.places.modelled or self.facilities.modelled

    @property
    def total(self) -> pd.DataFrame:
        """Return the rows of the whole, one per cutoff."""
        return self.summary[self.summary["level"] == zones.DISTRICT]


class NearestFacility(WulongAlgorithm):
    """The nearest facility of each group, by time or by distance, and the shares within each limit."""

    ID = "nearestfacility"
    GROUP = "services"
    TITLE = "Nearest facility of villager groups"
    REQUIRES = ("numpy", "scipy", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12")

    def declare(self) -> None:
        """Add the parameters: layers and what decides first, the rest as advanced ones."""
        circle = shared.default("health_circle_min")
        nearest = QgsProcessingParameterNumber(
            "NEAREST", translate("Facilities per group"), QgsProcessingParameterNumber.Type.Integer, 1, minValue=1
        )
        for parameter in (
            *shared.road_layer(),
            *read.group_layer(),
            shared.layer("FACILITIES", translate("Facilities"), "point", of="township_seats"),
            shared.cutoffs(f"{circle:g};{2 * circle:g}"),
            shared.strategy(),
            *read.area_layers(),
            shared.walking()[0],
            shared.number("TARGET_PCT", translate("Target (%)"), PERCENT, low=0, high=PERCENT),
            nearest,
            shared.dem(),
        ):
            self.add(parameter)
        for parameter in (*read.place_fields(), *shared.road_details(), *shared.joining(), shared.walking()[1]):
            self.add(parameter, advanced=True)
        sinks = (
            ("OUTPUT", translate("Groups with their nearest facility"), QgsProcessing.SourceType.TypeVectorPoint),
            ("SUMMARY", translate("Within reach, by area"), QgsProcessing.SourceType.TypeVector),
            ("ROUTES", translate("Routes to the facility"), QgsProcessing.SourceType.TypeVectorLine),
        )
        for key, name, kind in sinks:
            sink = QgsProcessingParameterFeatureSink(key, name, kind, None, key != "OUTPUT")
            sink.setCreateByDefault(key != "ROUTES")
            self.add(sink)
        for key, name in (
            ("GROUPS", translate("Groups")),
            ("PEOPLE", translate("People")),
            ("GROUPS_WITHIN", translate("Groups within the smallest limit")),
            ("PEOPLE_WITHIN", translate("People within the smallest limit")),
            ("PEOPLE_PCT", translate("Share of people within the smallest limit (%)")),
            ("UNREACHED", translate("Groups that reach no facility")),
            ("SCHEMATIC", translate("1 when computed from modelled geometry")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, name))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first field that is not in its layer, or limits that are none."""
        return read.first_problem(self, parameters, context, cutoffs)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the layers, ask once, write what was asked for."""
        with reading.collector_paused(), audit_first(feedback) as feedback:
            layers = Layers(self, parameters, context, feedback)
            groups = read.read_groups(layers)
            facilities = read.read_facilities(layers, groups.crs)
            with read.roads_of(layers, groups) as (roads, travel):
                answer = _solve(layers, groups, facilities, roads, travel)
            _log(layers, answer)
            return _write(layers, answer)


def _solve(
    layers: Layers, groups: read.Groups, facilities: read.Facilities, roads: TravelInputs, travel: Travel
) -> Answer:
    from ...analysis.services.nearest import nearest_facilities, summarise_cutoffs

    limits = cutoffs(layers)
    result = nearest_facilities(
        travel,
        groups.table,
        facilities.table,
        cutoffs=limits,
        nearest=layers.algorithm.parameterAsInt(layers.parameters, "NEAREST", layers.context),
        report=read.progress(layers),
        should_stop=layers.feedback.isCanceled,
    )
    target = layers.number("TARGET_PCT") / PERCENT
    summary = summarise_cutoffs(result.ways, groups.table.people, groups.by, cutoffs=limits, target_share=target)
    lines = None
    if layers.parameters.get("ROUTES") is not None:
        from ...analysis.network.routes import route_lines

        legs = travel.legs(groups.table), travel.legs(facilities.table, arriving=True)
        lines = route_lines(travel, *legs, result.pairs, should_stop=layers.feedback.isCanceled)
    return Answer(groups, facilities, roads, travel, result, zones.in_order(summary, groups.names), lines)


def _log(layers: Layers, answer: Answer) -> None:
    """Print what to know before believing the result, then the result."""
    from ...analysis.roads.status import NO_ROAD_NEAR
    from ...analysis.services.nearest import NEAREST_REASONS, cutoff_unit

    tell = Teller(layers)
    beyond = answer.result.reasons.get(NO_ROAD_NEAR, 0)
    limit_m = answer.travel.params.max_access_m
    tell.network(answer.travel.audit, schematic=answer.schematic, beyond=beyond, limit_m=limit_m)
    for reason, count in answer.result.reasons.items():
        tell("{n} groups: {why}", n=count, why=translate(NEAREST_REASONS[reason]))
    unit = translate(read.UNITS[cutoff_unit(answer.travel)])
    for _, row in answer.total.iterrows():
        tell(
            "Within {cutoff} {unit} of {facilities}: {n} of {groups} groups, {people} people ({pct} % of the people).",
            cutoff=f"{row['cutoff']:g}", unit=unit, facilities=answer.facilities.table.layer, n=row["groups_within"],
            groups=row["groups"], people=f"{row['people_within']:.0f}", pct=f"{row['people_pct']:.1f}",
        )  # fmt: skip


def _write(layers: Layers, answer: Answer) -> dict:
    from ...analysis.services.nearest import cutoff_unit

    if layers.feedback.isCanceled():
        raise Cancelled
    origin = {"basis": codes.MODELLED if answer.schematic else "given", "profile": answer.roads.profile}
    first = answer.total.iloc[0]
    people = answer.groups.people_kind
    outputs = {
        "OUTPUT": _write_groups(layers, answer, origin),
        "SUMMARY": write_frame(
            layers.algorithm, layers.parameters, "SUMMARY", layers.context,
            answer.summary.assign(unit=cutoff_unit(answer.travel), **origin),
            name=title(translate("Within reach, by area"), schematic=answer.schematic),
            fields=summary_fields(people), style="nearestfacility_summary",
        ),
        "ROUTES": _write_routes(layers, answer, origin),
        "SCHEMATIC": int(answer.schematic),
        "PEOPLE_PCT": float(first["people_pct"]),
    }  # fmt: skip
    for key in ("groups", "people", "groups_within", "people_within", "unreached"):
        outputs[key.upper()] = int(first[key]) if key != "people" and "people" not in key else float(first[key])
    layers.feedback.setProgress(read.DONE_PCT)
    return {key: value for key, value in outputs.items() if value is not None}


def _found(answer: Answer, origin: dict) -> pd.DataFrame:
    import numpy as np

    ways = answer.result.ways
    names = np.append(answer.facilities.names, None)  # the last one is for no facility
    return ways.assign(facility_name=names[ways["facility"]], **origin)


def _write_groups(layers: Layers, answer: Answer, origin: dict) -> str | None:
    import pandas as pd

    places, found = answer.groups.places, _found(answer, origin)
    taken = {name for name, _ in FOUND}
    kept = places.frame[[name for name in places.frame if name.lower() not in taken]]
    rows = kept.iloc[found["row"].to_numpy()].reset_index(drop=True)
    return write_frame(
        layers.algorithm, layers.parameters, "OUTPUT", layers.context,
        pd.concat([rows, found[[name for name, _ in FOUND]]], axis=1),
        name=title(translate("Villager groups by nearest facility"), schematic=answer.schematic),
        fields=make_fields(FOUND, after=places.given.source.fields()),
        wkb_type=QgsWkbTypes.Type.Point, crs=places.given.crs, style="nearestfacility",
    )  # fmt: skip


def _write_routes(layers: Layers, answer: Answer, origin: dict) -> str | None:
    import geopandas
    import numpy as np

    if answer.lines is None:
        return None
    found = _found(answer, origin)
    found = found[found["facility"] >= 0]
    group = np.asarray(answer.groups.table.id, object)[found["row"]]
    shapes = geometry.back(answer.lines, answer.groups.crs, answer.roads.road_layer, layers.context)
    return write_frame(
        layers.algorithm, layers.parameters, "ROUTES", layers.context,
        geopandas.GeoDataFrame(found.assign(group_id=group), geometry=shapes),
        name=title(translate("Routes to the nearest facility"), schematic=answer.schematic), fields=ROUTES,
        wkb_type=QgsWkbTypes.Type.LineString, crs=answer.roads.road_layer.crs, style="nearestfacility_routes",
    )  # fmt: skip
