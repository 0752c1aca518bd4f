"""``wulong:projectgap``: what the plan gives each township and village, sector by sector, and where a gap stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ...analysis import thresholds
from ...analysis.errors import Cancelled
from ...layers import codes
from .. import parameters as shared
from .. import reading
from ..adapters import write_frame
from ..base import WulongAlgorithm, translate
from ..fields import BASIS
from ..networks import Layers
from ..questions import first_problem
from ..telling import title
from . import projectgap_read as read
from . import projectgap_run as run

if TYPE_CHECKING:
    import pandas as pd

PLACE = (("level", "text"), ("zone", "text"), ("name", "text"), ("tier", "text"))
COUNTS = (
    ("projects", "integer"), ("expected", "real"), ("match_confidence", "real"), ("uncertain", "integer"),
    ("wider", "integer"), ("funded", "integer"), ("in_time", "integer"), ("funding", "text"), ("overlap", "integer"),
    ("year_from", "integer"), ("year_to", "integer"), ("numbers", "text"),
)  # fmt: skip
LONG = (*PLACE, ("sector", "text"), *COUNTS, ("gap", "text"), BASIS)
"""Sector × place."""
OVERLAPS = (
    ("level", "text"), ("zone", "text"), ("name", "text"), ("sector", "text"), ("kind", "text"), ("first", "text"),
    ("first_name", "text"), ("second", "text"), ("second_name", "text"), ("year_from", "integer"),
    ("year_to", "integer"), ("match_confidence", "real"),
)  # fmt: skip
UNPLACED = (
    ("project", "text"), ("name", "text"), ("sector", "text"), ("place", "text"), ("kind", "text"),
    ("count", "integer"), ("remark", "text"), ("places_named", "integer"), ("funding", "text"),
    ("year_from", "integer"), ("year_to", "integer"), ("match_confidence", "real"),
)  # fmt: skip
FUNDING = (
    ("sector", "text"), ("source", "text"), ("projects", "integer"), ("of", "integer"), ("share_pct", "real"),
    ("alone", "integer"),
)  # fmt: skip


def map_fields(people: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of the maps; ``people`` is ``integer`` or ``real``."""
    return (
        *PLACE, *COUNTS, ("sectors", "integer"), ("answering", "integer"), ("groups", "integer"), ("people", people),
        ("groups_need", "integer"), ("people_need", people), ("people_open", people), ("gap", "text"), BASIS,
    )  # fmt: skip


def summary_fields(people: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of the table by area."""
    kinds = ("people_gap", "people_wider_only", "people_uncertain", "people_late", "people_planned", "people_open")
    return (
        ("level", "text"), ("zone", "text"), ("name", "text"), ("villages", "integer"), ("villages_named", "integer"),
        ("groups", "integer"), ("people", people), ("groups_need", "integer"), ("people_need", people),
        *((kind, people) for kind in kinds), ("open_pct", "real"), BASIS,
    )  # fmt: skip


class ProjectGap(WulongAlgorithm):
    """Projects, funding, overlaps and gaps by sector and place."""

    ID = "projectgap"
    GROUP = "coverage"
    TITLE = "Projects and gaps by sector and place"
    REQUIRES = ("numpy", "scipy", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12")

    def declare(self) -> None:
        """Add the parameters: tables and what decides first, the rest as advanced ones."""
        whole = QgsProcessingParameterNumber.Type.Integer
        year, sure = (thresholds.value("coverage", key) for key in ("by_year", "min_confidence"))
        choices = [
            translate("one of the values"), translate("none of the values"), translate("empty"),
            translate("less than the value"), translate("more than the value"),
        ]  # fmt: skip
        for parameter in (
            shared.layer("PROJECTS", translate("Projects"), "any", of="projects"),
            shared.layer("PLACES", translate("Places of the projects"), "any", of="project_places"),
            shared.layer("TOWNSHIPS", translate("Townships (names and tiers)"), "any", of="townships"),
            shared.layer("ZONES", translate("Villages (names and tiers)"), "any", of="villages"),
            shared.layer("NEED", translate("Who is in need (a result)"), "any", of="roadconnectivity", optional=True),
            shared.field("NEED_FIELD", translate("Field that shows the need"), "NEED", "status"),
            QgsProcessingParameterEnum("NEED_IS", translate("In need where it is"), choices, False, read.NONE_OF),
            shared.text("NEED_VALUES", translate("Values"), "connected"),
            shared.text("NEED_SECTORS", translate("Sectors whose projects would meet it (empty: all)"), ""),
            shared.text("NEED_WORDS", translate("and that hold one of these words (empty: any)"), ""),
            QgsProcessingParameterNumber("BY_YEAR", translate("Finished by (year)"), whole, int(year)),
            shared.number("MIN_CONFIDENCE", translate("Least confidence of a place"), sure, low=0, high=1),
            QgsProcessingParameterBoolean(
                "WIDER_COVERS", translate("Projects for a whole township or the district cover each place"), False
            ),
        ):
            self.add(parameter)
        for parameter in _fields():
            self.add(parameter, advanced=True)
        self._declare_results()

    def _declare_results(self) -> None:
        kinds = QgsProcessing.SourceType
        for key, name, kind in (
            ("OUTPUT", translate("Projects by sector and place"), kinds.TypeVector),
            ("MATRIX", translate("Projects: places by sectors"), kinds.TypeVector),
            ("MAP", translate("Townships by projects and gap"), kinds.TypeVectorPolygon),
            ("VILLAGE_MAP", translate("Villages by projects and gap"), kinds.TypeVectorPolygon),
            ("OVERLAPS", translate("Projects that overlap"), kinds.TypeVector),
            ("UNPLACED", translate("Entries that name no township or village"), kinds.TypeVector),
            ("FUNDING", translate("Sources of money by sector"), kinds.TypeVector),
            ("SUMMARY", translate("Gaps by area"), kinds.TypeVector),
        ):
            self.add(QgsProcessingParameterFeatureSink(key, name, kind, None, key != "OUTPUT"))
        for key, name in (
            ("PROJECTS_COUNTED", translate("Projects")),
            ("PROJECTS_NAMED", translate("Projects that name a township or village")),
            ("PROJECTS_WIDE", translate("Projects for the whole district")),
            ("ENTRIES_UNPLACED", translate("Entries that name no township or village")),
            ("OVERLAPS_FOUND", translate("Overlaps")),
            ("PEOPLE_NEED", translate("People with an unmet need")),
            ("PEOPLE_OPEN", translate("People whose need no funded project meets in time")),
            ("SCHEMATIC", translate("1 when computed from modelled geometry")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, name))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first field that is missing."""
        return first_problem(self, parameters, context, {}, read.check)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the tables, ask once, write what was asked for."""
        from ...analysis.coverage.projectgap import Rules, need_by_place

        layers = Layers(self, parameters, context, feedback)
        with reading.collector_paused():
            district = read.read_district(layers)
            plan, words = read.read_plan(layers)
            needy = read.read_need(layers, district)
            feedback.setProgress(40)
            rules = Rules(
                layers.number("MIN_CONFIDENCE"),
                self.parameterAsInt(parameters, "BY_YEAR", context),
                self.parameterAsBool(parameters, "WIDER_COVERS", context),
            )
            need = need_by_place(needy.groups) if needy else None
            case = run.Case(district, plan, read.answering(layers, plan, words), needy, need, rules)
            answer = run.solve(case)
            feedback.setProgress(80)
            run.tell(layers, case, answer)
            if feedback.isCanceled():
                raise Cancelled
            return write(layers, case, answer)


def _fields() -> list:
    """Return the fields of all layers; rarely changed."""
    return [
        shared.field("PROJECT_FIELD", translate("Project number"), "PROJECTS", "project_no"),
        shared.field("PROJECT_NAME_FIELD", translate("Name of the project"), "PROJECTS", "name"),
        shared.field("SECTOR_FIELD", translate("Sector"), "PROJECTS", "sector"),
        shared.field("FUNDING_FIELD", translate("Sources of money"), "PROJECTS", "funding_sources"),
        shared.field("YEAR_FROM_FIELD", translate("First year"), "PROJECTS", "year_from"),
        shared.field("YEAR_TO_FIELD", translate("Last year"), "PROJECTS", "year_to"),
        shared.field("CONTENT_FIELD", translate("Content of the project"), "PROJECTS", "content"),
        shared.field("PLACE_PROJECT_FIELD", translate("Project number of the place"), "PLACES", "project_no"),
        shared.field("PLACE_CODE_FIELD", translate("Code of the place"), "PLACES", "unit_code"),
        shared.field("PLACE_NAME_FIELD", translate("Place as written"), "PLACES", "place_name"),
        shared.field("PLACE_KIND_FIELD", translate("Kind of place"), "PLACES", "place_kind"),
        shared.field("CONFIDENCE_FIELD", translate("Confidence"), "PLACES", "match_confidence"),
        shared.field("COUNT_FIELD", translate("Number of places meant"), "PLACES", "count"),
        shared.field("REMARK_FIELD", translate("Remark"), "PLACES", "remark"),
        shared.field("GROUP_FIELD", translate("Group code"), "NEED", "group_id"),
        shared.field("WEIGHT_FIELD", translate("People"), "NEED", "population"),
        shared.field("VILLAGE_FIELD", translate("Village code of the group"), "NEED", "village_code"),
        shared.field("TOWN_FIELD", translate("Township code of the group"), "NEED", "town_code"),
        shared.field("ZONE_FIELD", translate("Village code"), "ZONES", "village_code"),
        shared.field("ZONE_TOWN_FIELD", translate("Township code of the village"), "ZONES", "town_code"),
        shared.field("TOWNSHIP_FIELD", translate("Township code"), "TOWNSHIPS", "town_code"),
        shared.field("ZONE_NAME_FIELD", translate("Name of village and township"), "ZONES", "name"),
        shared.field("TIER_FIELD", translate("Tier of village and township"), "ZONES", "tier"),
    ]


def write(layers: Layers, case: run.Case, answer: run.Answer) -> dict:
    """Write what was asked for and return the results of the run."""
    origin = {"basis": codes.MODELLED if case.modelled else "given"}
    people = "integer" if case.needy is None or case.needy.whole else "real"

    def table(key: str, name: str, frame: pd.DataFrame, fields, style: str) -> str | None:
        frame = frame.rename(columns={"code": "zone"}).assign(**origin)
        return write_frame(layers.algorithm, layers.parameters, key, layers.context, frame,
                           name=title(name, schematic=case.modelled), fields=fields, style=style)  # fmt: skip

    matrix = (*PLACE, ("total", "integer"), *((name, "integer") for name in answer.sectors.values()), BASIS)
    unplaced = answer.unplaced.rename(columns={"confidence": "match_confidence"})
    outputs = {
        "OUTPUT": table("OUTPUT", translate("Projects by sector and place"), answer.long, LONG, "projectgap"),
        "MATRIX": table("MATRIX", translate("Projects: places by sectors"), answer.wide, matrix, "projectgap_matrix"),
        "MAP": _map(layers, case, answer, ("MAP", "TOWNSHIPS", people)),
        "VILLAGE_MAP": _map(layers, case, answer, ("VILLAGE_MAP", "ZONES", people)),
        "OVERLAPS": table("OVERLAPS", translate("Projects that overlap"), answer.pairs, OVERLAPS,
                          "projectgap_overlaps"),
        "UNPLACED": table("UNPLACED", translate("Entries that name no township or village"), unplaced, UNPLACED,
                          "projectgap_unplaced"),
        "FUNDING": table("FUNDING", translate("Sources of money by sector"), answer.funding.assign(
            sector=answer.funding["sector"].replace("", translate("All sectors")),
            source=answer.funding["source"].replace("", translate("(none entered)"))), FUNDING, "projectgap_funding"),
        "SUMMARY": table("SUMMARY", translate("Gaps by area"), answer.summary, summary_fields(people),
                         "projectgap_summary"),
    }  # fmt: skip
    layers.feedback.setProgress(100)
    return {**{key: value for key, value in outputs.items() if value is not None}, **_numbers(case, answer)}


def _map(layers: Layers, case: run.Case, answer: run.Answer, sink: tuple[str, str, str]) -> str | None:
    """Write the townships or villages that have a polygon."""
    import geopandas

    from ...analysis.coverage.projectgap import TOWNSHIP, VILLAGE

    key, source, people = sink
    style = {"MAP": "projectgap_townships", "VILLAGE_MAP": "projectgap_villages"}[key]
    level, areas = (TOWNSHIP, case.district.towns) if source == "TOWNSHIPS" else (VILLAGE, case.district.villages)
    given = case.district.layers[source]
    rows = answer.map[answer.map["level"] == level].rename(columns={"code": "zone"})
    if layers.parameters.get(key) is not None and areas.shapes is None:
        layers.say("{layer} has no polygons, so there is no map of it.", layer=given.name)
        return None
    if areas.shapes is None:
        return None
    shapes = areas.shapes.drop_duplicates("code").set_index("code").geometry.reindex(rows["zone"])
    schematic = case.modelled or case.district.modelled
    frame = geopandas.GeoDataFrame(rows, geometry=shapes.to_numpy(), crs=areas.shapes.crs)
    name = (
        translate("Townships by projects and gap") if level == TOWNSHIP else translate("Villages by projects and gap")
    )
    return write_frame(
        layers.algorithm, layers.parameters, key, layers.context,
        frame.assign(basis=codes.MODELLED if schematic else "given"), name=title(name, schematic=schematic),
        fields=map_fields(people), wkb_type=QgsWkbTypes.multiType(given.source.wkbType()), crs=given.crs,
        style=style,
    )  # fmt: skip


def _numbers(case: run.Case, answer: run.Answer) -> dict:
    from ...analysis.coverage.projectgap import DISTRICT, TOWNSHIP, VILLAGE

    found = answer.found.groupby("project")["level"].agg(set)
    total = answer.summary.iloc[0]
    numbers = {
        "PROJECTS_COUNTED": len(case.plan.projects),
        "PROJECTS_NAMED": sum(bool(each & {TOWNSHIP, VILLAGE}) for each in found),
        "PROJECTS_WIDE": sum(DISTRICT in each for each in found),
        "ENTRIES_UNPLACED": len(answer.unplaced),
        "OVERLAPS_FOUND": len(answer.pairs),
        "SCHEMATIC": int(case.modelled),
    }
    if case.needy is not None:
        numbers.update(PEOPLE_NEED=float(total["people_need"]), PEOPLE_OPEN=float(total["people_open"]))
    return numbers
