"""``wulong:watersupply``: which water work serves which villager group within its capacity, and who goes without."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
)

from .. import parameters as shared
from .. import reading
from ..base import WulongAlgorithm, translate
from ..networks import Layers
from ..services.inputs import area_layers, first_problem, group_layer
from . import inputs as read
from . import watersupply_run as run
from . import watersupply_write as out


class WaterSupply(WulongAlgorithm):
    """Most people first, then least people-metres, capacities kept exactly."""

    ID = "watersupply"
    GROUP = "water"
    TITLE = "Water supply within the works' capacity"
    REQUIRES = ("numpy", "scipy>=1.9", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12", "rasterio")

    def declare(self) -> None:
        """Add the parameters: layers and what decides first, the rest as advanced ones."""
        _, *road_fields = shared.road_layer()
        for parameter in (
            *read.work_layer(),
            *group_layer(),
            QgsProcessingParameterEnum(
                "DISTANCE", translate("Way of the pipe"),
                [translate("Along roads"), translate("Straight line × factor")], False, 0,
            ),
            shared.layer("ROADS", translate("Roads"), "line", of="roads", optional=True),
            *read.distances(),
            shared.number("MAX_LIFT_M", translate("How much higher than its work a group may lie (m)"),
                          read.default("max_lift_m"), low=0),
            *read.use(),
            shared.number("DRY_YIELD", translate("Share of the capacity in the dry season"), read.default("dry_yield"),
                          low=0.01, high=1),
            QgsProcessingParameterBoolean("SPLIT", translate("A group may be split between works"), False),
            shared.number("NEW_CAPACITY", translate("Capacity of one more work to try (m³ a day)"),
                          read.default("new_capacity_m3d"), low=0),
            *area_layers(),
            shared.dem(),
        ):  # fmt: skip
            self.add(parameter)
        for parameter in (
            *read.work_details(),
            *read.heights(),
            shared.number("CLUSTER_M", translate("Size of clusters of unserved groups (m)"), read.default("cluster_m"),
                          low=1),
            shared.number("TARGET_PCT", translate("Target: tap water (%)"), read.default("target_tap_pct"), low=0,
                          high=100),
            shared.number("CENTRAL_TARGET_PCT", translate("Target: safe water from central works (%)"),
                          read.default("target_central_pct"), low=0, high=100),
            shared.number("TIME_LIMIT_S", translate("Longest search (s)"), read.default("time_limit_s"), low=0.1),
            *read.place_fields(),
            *road_fields,
            *shared.road_details(),
            *shared.walking()[:1],
            *shared.joining(),
        ):  # fmt: skip
            self.add(parameter, advanced=True)
        self._declare_results()

    def _declare_results(self) -> None:
        for sink in read.sinks(
            ("OUTPUT", translate("Groups by water work"), "point"),
            ("WORKS", translate("Water works by load"), "point"),
            ("AREAS", translate("Service areas of water works"), "polygon"),
            ("SUMMARY", translate("People served by area"), "table"),
            ("MORE", translate("One more work at each unserved cluster"), "point"),
        ):
            self.add(sink)
        for key, name in (
            ("PEOPLE", translate("People")),
            ("PEOPLE_SERVED", translate("People served")),
            ("SERVED_PCT", translate("People served (%)")),
            ("PEOPLE_TO_DO", translate("People missing from the target")),
            ("PERSON_KM", translate("People-kilometres of pipe")),
            ("GAP_PCT", translate("What a better allocation could serve at most (%)")),
            ("GAP_KM_PCT", translate("What a better allocation could save at most (% of people-kilometres)")),
            ("IN_ORDER", translate("People served when works fill up one after the other")),
            ("WORKS_USED", translate("Works that take part")),
            ("UNLIMITED", translate("Works of unknown capacity, taken without limit")),
            ("SCHEMATIC", translate("1 when computed from modelled geometry")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, name))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first field that is not in its layer, or what the rules lack."""
        return first_problem(self, parameters, context, read.check_fields, run.check)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the layers, decide for all at once, write what was asked for."""
        layers = Layers(self, parameters, context, feedback)
        with reading.collector_paused():
            answer = run.solve(layers)
            run.log(layers, answer)
            return out.write(layers, answer)
