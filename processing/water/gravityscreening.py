"""``wulong:gravityscreening``: where water runs by itself, through which pipe, and where it must be pumped."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
)

from .. import parameters as shared
from .. import reading
from ..base import WulongAlgorithm, translate
from ..networks import Layers
from ..services.inputs import area_layers, first_problem, group_layer
from . import gravity_run as run
from . import gravity_write as out
from . import inputs as read


class GravityScreening(WulongAlgorithm):
    """Route, long section, Hazen-Williams loss, smallest standard pipe, tanks or pump for work and group."""

    ID = "gravityscreening"
    GROUP = "water"
    TITLE = "Gravity supply: pipes, tanks and pumps"
    REQUIRES = ("numpy", "scipy>=1.9", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12", "rasterio")

    def declare(self) -> None:
        """Add the parameters: layers and what decides first, the rest as advanced ones."""
        _, *road_fields = shared.road_layer()
        classes = [f"{each:g} m" for each in run.class_choices()]
        for parameter in (
            shared.layer("FACILITIES", translate("Water works"), "point", of="water_works"),
            *group_layer(),
            shared.field("WORK_FIELD", translate("Work that serves the group (empty: the nearest)"), "DEMAND",
                         "work_id"),
            shared.dem(),
            QgsProcessingParameterEnum(
                "ROUTE", translate("Route of the pipe"),
                [translate("Straight line"), translate("Along roads"), translate("Least cost over the ground")],
                False, run.ALONG_ROADS,
            ),
            shared.layer("ROADS", translate("Roads"), "line", of="roads", optional=True),
            shared.number("NEAREST", translate("Nearest works to try for each group"), read.default("nearest_works"),
                          low=1, high=50),
            read.distances()[0],
            *read.use(),
            shared.number("PEAK_HOUR_FACTOR", translate("Largest hour of a day against its mean"),
                          read.default("peak_hour_factor"), low=1),
            QgsProcessingParameterEnum("PIPE_CLASS", translate("Pipes bear a head of"), classes, False,
                                       run.class_choices().index(read.default("pipe_class_m"))),
            shared.number("END_PRESSURE_M", translate("Pressure left at the group (m)"),
                          read.default("end_pressure_m"), low=0),
            *area_layers(),
        ):  # fmt: skip
            self.add(parameter)
        self._declare_details(road_fields)
        self._declare_results()

    def _declare_details(self, road_fields: list) -> None:
        for parameter in (
            shared.number("ROUTE_PRESSURE_M", translate("Pressure left along the way (m)"),
                          read.default("route_pressure_m"), low=0),
            shared.number("ROUGHNESS", translate("Hazen-Williams C"), read.default("roughness"), low=1, high=200),
            shared.number("MINOR_LOSS_PCT", translate("Bends and valves (% of the loss)"),
                          read.default("minor_loss_pct"), low=0, high=100),
            shared.number("PUMP_GRADIENT", translate("Loss that pumped pipes are sized by (m per km)"),
                          read.default("pump_gradient_m_per_km"), low=0.1),
            shared.number("PROFILE_STEP_M", translate("Metres between two heights along a route"),
                          read.default("profile_step_m"), low=1),
            shared.number("CELL_M", translate("Squares of least-cost routes (m)"), read.default("route_cell_m"), low=1),
            shared.number("CHARTS_MAX", translate("Long sections drawn"), read.default("chart_routes"), low=0),
            shared.field("KIND_FIELD", translate("Kind of work"), "FACILITIES", "kind"),
            shared.text("KIND_VALUES", translate("Kinds that supply people (empty: all)"), read.KINDS),
            *read.heights(),
            *read.place_fields(),
            *road_fields,
            *shared.road_details(),
            *shared.walking()[:1],
            *shared.joining(),
        ):  # fmt: skip
            self.add(parameter, advanced=True)

    def _declare_results(self) -> None:
        for sink in read.sinks(
            ("OUTPUT", translate("Pipes to villager groups"), "line"),
            ("TANKS", translate("Break-pressure tanks"), "point"),
            ("SUMMARY", translate("People by kind of supply and area"), "table"),
        ):
            self.add(sink)
        self.add(
            QgsProcessingParameterFileDestination(
                "CHARTS", translate("Long sections (HTML)"), translate("Web pages (*.html)"), None, True
            )
        )
        for key, name in (
            ("ROUTES", translate("Routes")),
            ("GRAVITY", translate("People that gravity reaches, tanks included")),
            ("PUMPED", translate("People that must be pumped to")),
            ("UNKNOWN", translate("People without an answer")),
            ("SCHEMATIC", translate("1 when computed from modelled geometry")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, name))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first field that is not in its layer, or what is missing."""
        return first_problem(self, parameters, context, read.check_fields, run.check)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the layers, screen every route, write what was asked for."""
        layers = Layers(self, parameters, context, feedback)
        with reading.collector_paused():
            answer = run.solve(layers)
            run.log(layers, answer)
            return out.write(layers, answer)
