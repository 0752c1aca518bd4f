"""``wulong:roadprojects``: what each planned road gives, alone and in the best order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsWkbTypes,
)

from ...analysis.errors import Cancelled
from ...layers import codes
from .. import fields, geometry, reading
from .. import parameters as shared
from ..adapters import make_fields, write_frame
from ..base import WulongAlgorithm, translate
from ..networks import Layers, TravelInputs, travel_inputs, travel_params
from ..telling import Teller, audit_first, title
from . import district as read
from .planned import OWN_FIELDS, Planned, planned_key, read_planned

if TYPE_CHECKING:
    import pandas as pd

    from ...analysis.roads.roadprojects import ProjectsResult

SHOWN = 3
"""Steps of the sequence named in the log."""


@dataclass(frozen=True)
class Answer:
    """What was read and found."""

    district: read.District
    roads: TravelInputs
    planned: Planned
    result: ProjectsResult

    @property
    def schematic(self) -> bool:
        """Tell whether anything came from a model."""
        return self.roads.schematic or self.planned.schematic or self.district.groups.modelled

    @property
    def stamp(self) -> dict[str, str]:
        """Return what every row of every result says about where it came from."""
        return {"profile": self.roads.profile, "basis": codes.MODELLED if self.schematic else "given"}

    def named(self, table: pd.DataFrame) -> pd.DataFrame:
        """Add the names of projects and the stamp."""
        return table.assign(name=table["project_id"].map(self.planned.names), **self.stamp)


class RoadProjects(WulongAlgorithm):
    """Groups and people each planned road connects, minutes it saves, and the order in which to build."""

    ID = "roadprojects"
    GROUP = "roads"
    TITLE = "Planned roads: what each gives, and the best order"
    REQUIRES = ("numpy", "scipy", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12")

    def declare(self) -> None:
        """Add the parameters: layers and what decides first, the rest as advanced ones."""
        aims = [translate("Most people newly connected"), translate("Most person-minutes saved")]
        own = QgsProcessingParameterFeatureSource(
            "PROJECT_ROADS", translate("Planned roads (empty: those of the road layer)"),
            [QgsProcessing.SourceType.TypeVectorLine], None, True,
        )  # fmt: skip
        for parameter in (
            *shared.road_layer(),
            own,
            shared.field("PROJECT_FIELD", translate("Project code"), "PROJECT_ROADS", "project_id"),
            shared.field("COST_FIELD", translate("Cost of each line"), "PROJECT_ROADS", None),
            QgsProcessingParameterEnum("OBJECTIVE", translate("Aim of the order"), aims, False, 0),
            *read.layer_parameters(),
            shared.walking()[0],
            shared.strategy(),
            shared.dem(),
        ):
            self.add(parameter)
        for parameter in (
            shared.field("PROJECT_NAME_FIELD", translate("Project name"), "PROJECT_ROADS", "name"),
            shared.text("PLANNED_SURFACE", translate("Surface of planned roads without one"), "concrete"),
            *read.field_parameters(),
            *shared.road_details(),
            *shared.joining(),
            shared.walking()[1],
        ):
            self.add(parameter, advanced=True)
        for sink in read.sinks(
            ("OUTPUT", translate("Planned roads with what they give"), "line"),
            ("SEQUENCE", translate("Best order"), "table"),
            ("AFTER", translate("Groups before and after"), "point"),
        ):
            self.add(sink)
        for key, name in (
            ("PROJECTS", translate("Projects")),
            ("KM", translate("Kilometres of planned road")),
            ("GROUPS_CONNECTED", translate("Groups newly connected by all projects")),
            ("PEOPLE_CONNECTED", translate("People newly connected by all projects")),
            ("PERSON_MINUTES", translate("Person-minutes saved by all projects")),
            ("SCHEMATIC", translate("1 when computed from modelled geometry")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, name))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first field that is not in its layer, or the first layer that is no use."""

        def project_fields(layers: Layers) -> None:
            layers.fields(layers.open(planned_key(layers)), OWN_FIELDS)

        return read.first_problem(self, parameters, context, project_fields)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the layers, ask once, write what was asked for."""
        from ...analysis.roads.roadprojects import ProjectParams, road_projects

        with reading.collector_paused(), audit_first(feedback) as feedback:
            layers = Layers(self, parameters, context, feedback)
            district = read.read_district(layers)
            planned = read_planned(layers, district)
            params = travel_params(layers, ProjectParams, objective=layers.choice("OBJECTIVE"))
            with travel_inputs(layers, district.crs) as roads:
                feedback.setProgress(read.READ_PCT)
                result = road_projects(
                    roads.roads, planned.table, planned.project, district.demand, district.seats, params,
                    cost=planned.cost, ground=roads.ground, report=read.progress(layers),
                    should_stop=feedback.isCanceled,
                )  # fmt: skip
            answer = Answer(district, roads, planned, result)
            _log(layers, answer)
            return _write(layers, answer)


def _log(layers: Layers, answer: Answer) -> None:
    """Print what to know before believing the result, then the result."""
    tell, result = Teller(layers), answer.result
    limit_m = layers.number("MAX_ACCESS_M")
    tell.network(result.staged.existing_audit, schematic=answer.schematic, beyond=result.beyond, limit_m=limit_m)
    sequence = result.sequence
    for row in sequence.head(SHOWN).itertuples():
        bundle = translate("In one bundle with {others}.").format(others=row.together) if row.together else ""
        tell("Step {step}: {project} ({km} km) connects {groups} groups with {people} people. {bundle}",
             step=row.step, project=row.project_id, km=f"{row.km:.1f}", groups=row.groups_connected,
             people=f"{row.people_connected:.0f}", bundle=bundle)  # fmt: skip
    _log_gap(tell, sequence)
    _conclude(tell, sequence)


def _conclude(tell: Teller, sequence: pd.DataFrame) -> None:
    """Print the sentence to quote."""
    last = sequence.iloc[-1]
    told = {"n": len(sequence), "km": f"{last['total_km']:.1f}", "minutes": f"{last['total_minutes']:.0f}"}
    if not last["total_groups"]:
        tell("None of the {n} projects ({km} km) connects a further group. Together they save {minutes} person-minutes "
             "a trip.", **told)  # fmt: skip
        return
    first = sequence[sequence["total_groups"] >= last["total_groups"]].iloc[0]
    tell("{n} projects with {km} km connect {groups} groups with {people} people; the first {step} projects of the "
         "order, {some} km, connect them all. Together they save {minutes} person-minutes a trip.",
         groups=last["total_groups"], people=f"{last['total_people']:.0f}", step=first["step"],
         some=f"{first['total_km']:.1f}", **told)  # fmt: skip


def _log_gap(tell: Teller, sequence: pd.DataFrame) -> None:
    """Say how far the order is from the best possible at any step."""
    if sequence["gap_people"].isna().any():
        tell("The best possible for each sum of money is not known: too many projects hang together.")
        return
    worst = sequence.loc[sequence["gap_people"].idxmax()]
    tell("At no step would another choice for the same money connect more than {people} people more (step {step}).",
         people=f"{worst['gap_people']:.0f}", step=worst["step"])  # fmt: skip


def _write(layers: Layers, answer: Answer) -> dict:
    """Write the layers asked for and return ids and headline numbers.

    Raises:
        Cancelled: the user stopped; nothing was written yet.
    """
    if layers.feedback.isCanceled():
        raise Cancelled
    people = answer.district.people_kind
    last = answer.result.sequence.iloc[-1]
    outputs = {
        "OUTPUT": _write_projects(layers, answer, people),
        "SEQUENCE": write_frame(
            layers.algorithm, layers.parameters, "SEQUENCE", layers.context, answer.named(answer.result.sequence),
            name=title(translate("Planned roads in the best order"), schematic=answer.schematic),
            fields=fields.project_sequence(people), style="roadprojects_sequence",
        ),
        "AFTER": _write_groups(layers, answer),
        "PROJECTS": len(answer.result.sequence),
        "KM": float(last["total_km"]),
        "GROUPS_CONNECTED": int(last["total_groups"]),
        "PEOPLE_CONNECTED": float(last["total_people"]),
        "PERSON_MINUTES": float(last["total_minutes"]),
        "SCHEMATIC": int(answer.schematic),
    }  # fmt: skip
    layers.feedback.setProgress(read.DONE_PCT)
    return {key: value for key, value in outputs.items() if value is not None}


def _write_projects(layers: Layers, answer: Answer, people: str) -> str | None:
    import geopandas
    import shapely

    planned = answer.planned
    shapes = geometry.back(planned.table.geometry, answer.district.crs, planned.layer, layers.context)
    lines = geopandas.GeoSeries(shapes).groupby([str(code) for code in planned.project]).agg(list)
    table = answer.named(answer.result.projects)
    parts = [sorted((part for part in lines[code] if part), key=shapely.to_wkb) for code in table["project_id"]]
    merged = [shapely.multilinestrings(some) for some in parts]
    return write_frame(
        layers.algorithm, layers.parameters, "OUTPUT", layers.context,
        geopandas.GeoDataFrame(table, geometry=merged),
        name=title(translate("Planned roads with what they give"), schematic=answer.schematic),
        fields=fields.project_lines(people), wkb_type=QgsWkbTypes.Type.MultiLineString, crs=planned.layer.crs,
        style="roadprojects",
    )  # fmt: skip


def _write_groups(layers: Layers, answer: Answer) -> str | None:
    import pandas as pd

    if layers.parameters.get("AFTER") is None:
        return None
    groups = answer.district.groups
    found = answer.result.groups.drop(columns="id").rename(columns={"project_id": "connected_by"})
    found = found.set_index(groups.frame.index).assign(**answer.stamp)
    taken = {name.lower() for name in found}
    kept = groups.frame[[name for name in groups.frame if name.lower() not in taken]]
    return write_frame(
        layers.algorithm, layers.parameters, "AFTER", layers.context, pd.concat([kept, found], axis=1),
        name=title(translate("Groups before and after the planned roads"), schematic=answer.schematic),
        fields=make_fields(fields.PROJECT_GROUPS, after=groups.given.source.fields()),
        wkb_type=QgsWkbTypes.Type.Point, crs=groups.given.crs, style="roadprojects_after",
    )  # fmt: skip
