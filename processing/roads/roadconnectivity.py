"""``wulong:roadconnectivity``: which villager groups have a hardened road to their township seat."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
)

from .. import parameters as shared
from .. import reading
from ..base import WulongAlgorithm, translate
from ..networks import Layers, travel_inputs, travel_params
from ..telling import audit_first
from . import connectivity_more as more
from . import connectivity_run as run
from . import district as read

PERCENT = 100.0
COMPARED = "200;500;1000"
ASPHALT = "asphalt,沥青,沥青混凝土,柏油,油路"


class RoadConnectivity(WulongAlgorithm):
    """通畅 通达 断头 未通 of every group, the shares by area, and the stretches to harden."""

    ID = "roadconnectivity"
    GROUP = "roads"
    TITLE = "Road connectivity of villager groups"
    REQUIRES = ("numpy", "scipy", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12")

    def declare(self) -> None:
        """Add the parameters: layers and what decides first, the rest as advanced ones."""
        for parameter in (
            *shared.road_layer(),
            *read.layer_parameters(),
            shared.walking()[0],
            shared.strategy(),
            shared.number("TARGET_PCT", translate("Target (%)"), shared.default("target_share_pct"), low=0, high=100),
            shared.dem(),
        ):
            self.add(parameter)
        for parameter in (
            *read.field_parameters(),
            *read.eligible_parameters(),
            *shared.road_details(),
            *shared.joining(),
            shared.walking()[1],
            shared.text("COMPARE_M", translate("Other limits to compare (m)"), COMPARED),
            QgsProcessingParameterBoolean("COMPARE_SEASON", translate("Compare the other season"), True),
            *self._target_parameters(),
        ):
            self.add(parameter, advanced=True)
        self._declare_results()

    def _target_parameters(self) -> list:
        return [
            shared.field("LANES_FIELD", translate("Lanes of the road"), "ROADS", "lanes"),
            shared.field("WIDTH_FIELD", translate("Width of the road (m)"), "ROADS", "width_m"),
            shared.text("ASPHALT_VALUES", translate("Surfaces that are asphalt"), ASPHALT),
            QgsProcessingParameterFile(
                "TARGET_TABLE", translate("Targets of the plan (CSV)"), extension="csv", optional=True
            ),
        ]

    def _declare_results(self) -> None:
        for sink in read.sinks(
            ("OUTPUT", translate("Groups by connectivity"), "point"),
            ("SUMMARY", translate("Connectivity by area"), "table"),
            ("LINKS", translate("Stretches to harden"), "line"),
            ("SENSITIVITY", translate("Connectivity by access limit and season"), "table"),
            ("TARGETS", translate("Targets of the plan for roads"), "table"),
        ):
            self.add(sink)
        for key, title in (
            ("GROUPS", translate("Groups")),
            ("NOT_ELIGIBLE", translate("Groups that are not eligible")),
            ("PEOPLE", translate("People")),
            ("CONNECTED", translate("Groups connected")),
            ("CONNECTED_PCT", translate("Share connected (%)")),
            ("PEOPLE_CONNECTED", translate("People connected")),
            ("MOTORABLE", translate("Groups with a motorable road only")),
            ("CUT_OFF", translate("Groups cut off from the seat")),
            ("NO_ROAD", translate("Groups without a road")),
            ("GROUPS_TO_DO", translate("Groups still to connect")),
            ("PEOPLE_TO_DO", translate("People still to connect")),
            ("WET_CONNECTED_PCT", translate("Share connected in the wet season (%)")),
            ("WET_REACHED_PCT", translate("Share reached by motorable road in the wet season (%)")),
            ("SCHEMATIC", translate("1 when computed from modelled geometry")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, title))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first field that is not in its layer, or the first layer that is no use."""
        return read.first_problem(self, parameters, context, more.limits_listed)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the layers, ask once, write what was asked for."""
        from ...analysis.roads.roadconnectivity import ConnectivityParams

        with reading.collector_paused(), audit_first(feedback) as feedback:
            layers = Layers(self, parameters, context, feedback)
            district = read.read_district(layers)
            params = travel_params(layers, ConnectivityParams)
            with travel_inputs(layers, district.crs) as roads:
                case = run.Case(district, roads, read.read_eligible(layers, district))
                feedback.setProgress(read.READ_PCT)
                answer = run.solve(layers, case, params, layers.number("TARGET_PCT") / PERCENT)
                run.log(layers, case, answer)
                tables = {"SENSITIVITY": more.compare(layers, case, params)}
                if parameters.get("TARGETS") is not None:
                    tables["TARGETS"] = more.targets(layers, case, answer)
            run.conclude(layers, answer)
            return {**run.write(layers, case, answer, tables), **more.wet_shares(tables["SENSITIVITY"])}
