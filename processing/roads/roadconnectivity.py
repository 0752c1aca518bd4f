"""``wulong:roadconnectivity``: which villager groups have a hardened road to their township seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)

from ...analysis.errors import InputError, PlannerError
from .. import parameters as shared
from .. import reading
from ..base import WulongAlgorithm, sentence, translate
from ..networks import ROAD_FIELDS, Layers
from . import connectivity_run as run

if TYPE_CHECKING:
    from ...analysis.roadconnectivity import ConnectivityParams

FIELDS_OF = {
    "ROADS": ROAD_FIELDS,
    "DEMAND": run.DEMAND_FIELDS,
    "FACILITIES": ("FACILITY_FIELD",),
    "ZONES": ("ZONE_FIELD",),
    "TOWNSHIPS": ("TOWNSHIP_FIELD",),
}
"""Fields that are looked for in each layer before a run starts."""
PERCENT = 100.0
COMPARED = "200;500;1000"
NOT_LIMITS = "COMPARE_M is {value}. Give metres separated by semicolons, such as 200;500;1000, or leave it empty."


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
            shared.layer("DEMAND", translate("Villager groups"), "point"),
            shared.field("WEIGHT_FIELD", translate("People"), "DEMAND", "population"),
            shared.layer("FACILITIES", translate("Township seats"), "point"),
            shared.layer("ZONES", translate("Villages (names and tiers)"), "any", optional=True),
            shared.layer("TOWNSHIPS", translate("Townships (names and tiers)"), "any", optional=True),
            shared.walking()[0],
            shared.strategy(),
            shared.number("TARGET_PCT", translate("Target (%)"), shared.default("target_share_pct"), low=0, high=100),
        ):
            self.add(parameter)
        compare = shared.text("COMPARE_M", translate("Other limits to compare (m)"), COMPARED)
        details = (*self._place_fields(), *shared.road_details(), *shared.joining(), shared.walking()[1], compare)
        for parameter in details:
            self.add(parameter, advanced=True)
        self._declare_results()

    def _place_fields(self) -> list:
        return [
            shared.field("GROUP_FIELD", translate("Group code"), "DEMAND", "group_id"),
            shared.field("VILLAGE_FIELD", translate("Village code of the group"), "DEMAND", "village_code"),
            shared.field("TOWN_FIELD", translate("Township code of the group"), "DEMAND", "town_code"),
            shared.field("FACILITY_FIELD", translate("Township code of the seat"), "FACILITIES", "town_code"),
            QgsProcessingParameterString("DISTRICT_SEAT", translate("Code of the district seat"), optional=True),
            shared.field("ZONE_FIELD", translate("Village code"), "ZONES", "village_code"),
            shared.field("TOWNSHIP_FIELD", translate("Township code"), "TOWNSHIPS", "town_code"),
            shared.field("ZONE_NAME_FIELD", translate("Name of village and township"), "ZONES", "name"),
            shared.field("TIER_FIELD", translate("Tier of village and township"), "ZONES", "tier"),
        ]

    def _declare_results(self) -> None:
        sinks = (
            ("OUTPUT", translate("Groups by connectivity"), QgsProcessing.SourceType.TypeVectorPoint),
            ("SUMMARY", translate("Connectivity by area"), QgsProcessing.SourceType.TypeVector),
            ("LINKS", translate("Stretches to harden"), QgsProcessing.SourceType.TypeVectorLine),
        )
        for key, title, kind in sinks:
            self.add(QgsProcessingParameterFeatureSink(key, title, kind, None, key != "OUTPUT"))
        for key, title in (
            ("GROUPS", translate("Groups")),
            ("PEOPLE", translate("People")),
            ("CONNECTED", translate("Groups connected")),
            ("CONNECTED_PCT", translate("Share connected (%)")),
            ("PEOPLE_CONNECTED", translate("People connected")),
            ("MOTORABLE", translate("Groups with a motorable road only")),
            ("CUT_OFF", translate("Groups cut off from the seat")),
            ("NO_ROAD", translate("Groups without a road")),
            ("GROUPS_TO_DO", translate("Groups still to connect")),
            ("PEOPLE_TO_DO", translate("People still to connect")),
            ("SCHEMATIC", translate("1 when computed from modelled geometry")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, title))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first field that is not in its layer, or the first layer that is no use."""
        layers = Layers(self, parameters, context, QgsProcessingFeedback())
        try:
            for key, fields in FIELDS_OF.items():
                given = layers.open(key)
                if given is not None:
                    layers.fields(given, fields)
            self._other_limits(parameters, context)
        except PlannerError as error:
            return sentence(error)
        return None

    def _other_limits(self, parameters: dict, context: QgsProcessingContext) -> list[float]:
        text = self.parameterAsString(parameters, "COMPARE_M", context)
        try:
            limits = [float(part) for part in text.replace("；", ";").split(";") if part.strip()]
        except ValueError:
            raise InputError(NOT_LIMITS, value=text) from None
        if not all(0 <= limit < float("inf") for limit in limits):
            raise InputError(NOT_LIMITS, value=text)
        return limits

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the layers, ask once, write what was asked for."""
        layers = Layers(self, parameters, context, feedback)
        with reading.collector_paused():
            inputs = run.read(layers)
            params = self._params(layers)
            answer = run.solve(layers, inputs, params, layers.number("TARGET_PCT") / PERCENT)
            run.log(layers, inputs, answer)
            run.compare(layers, inputs, params, self._other_limits(parameters, context))
            return run.write(layers, inputs, answer)

    def _params(self, layers: Layers) -> ConnectivityParams:
        from ...analysis.roadconnectivity import ConnectivityParams

        return ConnectivityParams(
            max_access_m=layers.number("MAX_ACCESS_M"),
            walk_speed_kmh=layers.number("WALK_SPEED_KMH"),
            tolerance_m=layers.number("TOLERANCE_M"),
            noding=layers.choice("NODING"),
            strategy=layers.choice("STRATEGY"),
        )
