"""``wulong:servicearea``: the roads, the land and the people from which a facility is reached in time."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
)

from ...analysis import thresholds
from .. import parameters as shared
from .. import reading
from ..base import WulongAlgorithm, translate
from ..networks import Layers
from ..telling import audit_first
from . import inputs as read
from . import servicearea_run as run


def default(key: str) -> float:
    """Return a default of service areas, kept with its source in ``analysis/thresholds``."""
    return thresholds.value("serviceareas", key)


class ServiceArea(WulongAlgorithm):
    """Reachable roads and land per facility or merged, by cutoff, and the people there."""

    ID = "servicearea"
    GROUP = "services"
    TITLE = "Service areas of facilities"
    REQUIRES = ("numpy", "scipy", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12", "rasterio")

    def declare(self) -> None:
        """Add the parameters: layers and what decides first, the rest as advanced ones."""
        circle = shared.default("health_circle_min")
        for parameter in (
            *shared.road_layer(),
            shared.layer("FACILITIES", translate("Facilities"), "point", of="township_seats"),
            shared.cutoffs(f"{circle:g};{2 * circle:g}"),
            shared.strategy(),
            QgsProcessingParameterEnum("MERGE", translate("One area for"), self._merges(), False, 0),
            QgsProcessingParameterEnum("SHAPE", translate("Areas of several cutoffs"), self._shapes(), False, 0),
            *shared.walking(),
            shared.layer("DEMAND", translate("Villager groups"), "point", of="groups", optional=True),
            shared.field("WEIGHT_FIELD", translate("People"), "DEMAND", "population"),
            shared.dem(),
        ):
            self.add(parameter)
        details = (
            shared.field("FACILITY_FIELD", translate("Code of the facility"), "FACILITIES", None),
            shared.field("FACILITY_NAME_FIELD", translate("Name of the facility"), "FACILITIES", "name"),
            shared.field("GROUP_FIELD", translate("Group code"), "DEMAND", "group_id"),
            *shared.road_details(),
            *shared.joining(),
            shared.number("CELL_M", translate("Squares of basins and slopes (m)"), default("cell_m"), low=1),
        )
        for parameter in details:
            self.add(parameter, advanced=True)
        self._declare_results()

    def _merges(self) -> list[str]:
        return [
            translate("Each facility"),
            translate("All facilities together"),
            translate("Each facility, where it is the first one reached (basins)"),
        ]

    def _shapes(self) -> list[str]:
        return [translate("Nested: all within the cutoff"), translate("Rings: only beyond the smaller cutoff")]

    def _declare_results(self) -> None:
        sinks = (
            ("OUTPUT", translate("Service areas"), QgsProcessing.SourceType.TypeVectorPolygon),
            ("LINES", translate("Roads within reach"), QgsProcessing.SourceType.TypeVectorLine),
            ("SUMMARY", translate("Service areas by facility"), QgsProcessing.SourceType.TypeVector),
        )
        for key, title, kind in sinks:
            sink = QgsProcessingParameterFeatureSink(key, title, kind, None, True)
            sink.setCreateByDefault(True)
            self.add(sink)
        for key, title in (
            ("ANSWERED", translate("Facilities with an area")),
            ("REFUSED", translate("Facilities without a road in reach")),
            ("ROAD_KM", translate("Roads within the largest cutoff (km)")),
            ("AREA_KM2", translate("Land within the largest cutoff (km²)")),
            ("PEOPLE", translate("People")),
            ("PEOPLE_WITHIN", translate("People within the largest cutoff")),
            ("SCHEMATIC", translate("1 when computed from modelled geometry")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, title))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first cutoff that is none, field that is not in its layer, or layer that is no use."""
        return read.first_problem(self, parameters, context, run.cutoffs)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the layers, ask once, write what was asked for."""
        with reading.collector_paused(), audit_first(feedback) as feedback:
            layers = Layers(self, parameters, context, feedback)
            inputs = run.read(layers)
            answer = run.solve(layers, inputs)
            run.log(layers, inputs, answer)
            return run.write(layers, inputs, answer)
