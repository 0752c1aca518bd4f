"""``wulong:robustgaps``: which gaps stay gaps whatever is assumed, and which hang on an assumption."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterField,
)

from ...analysis import thresholds
from .. import parameters as shared
from .. import reading
from ..base import WulongAlgorithm, translate
from ..networks import Layers
from ..questions import area_fields, area_layers, group_fields, group_layer, sinks
from ..roads import district
from ..water import inputs as water
from . import robustgaps_read as read
from . import robustgaps_run as run
from . import robustgaps_write as out

OWN_ROAD_DETAILS = ("SEASON",)
"""Road parameters that are assumptions here, not settings."""


class RobustGaps(WulongAlgorithm):
    """One coverage question under many assumptions: certain gaps, sensitive groups, covered groups."""

    ID = "robustgaps"
    GROUP = "coverage"
    TITLE = "Robust gaps: coverage under many assumptions"
    REQUIRES = ("numpy", "scipy>=1.9", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12", "rasterio")

    def declare(self) -> None:
        """Add the parameters: question, layers and assumptions first, what belongs to one question as advanced ones."""
        _, *road_fields = shared.road_layer()
        for parameter in (
            QgsProcessingParameterEnum("QUESTION", translate("Question"), self._questions(), False, 0),
            *group_layer(),
            shared.layer("FACILITIES", translate("Seats, facilities, water works or weather stations"), "point",
                         of="township_seats"),
            shared.layer("ROADS", translate("Roads"), "line", of="roads", optional=True),
            *self._assumptions(),
            shared.number("CUTOFF", translate("Nearest facility: limit (minutes)"),
                          shared.default("health_circle_min"), low=0),
            shared.number("RADIUS_M", translate("Weather stations: a station stands for land within (m)"),
                          thresholds.value("weather", "radius_m"), low=1),
            *area_layers(),
            shared.dem(),
        ):  # fmt: skip
            self.add(parameter)
        details = [each for each in shared.road_details() if each.name() not in OWN_ROAD_DETAILS]
        for parameter in (
            shared.number("CERTAIN_SHARE", translate("Certain gap: from this share of runs on"),
                          thresholds.value("coverage", "certain_share"), low=0, high=1),
            shared.number("SENSITIVE_SHARE", translate("Sensitive: from this share of runs on"),
                          thresholds.value("coverage", "sensitive_share"), low=0, high=1),
            *self._seats(),
            *self._water(),
            *group_fields(),
            shared.field("FACILITY_FIELD", translate("Code of the facility"), "FACILITIES", None),
            shared.field("FACILITY_NAME_FIELD", translate("Name of the facility"), "FACILITIES", "name"),
            *area_fields(),
            *road_fields,
            *details,
            *shared.joining(),
            shared.walking()[1],
        ):  # fmt: skip
            self.add(parameter, advanced=True)
        self._declare_results()

    def _questions(self) -> list[str]:
        return [
            translate("Roads: is the group joined to its seat by hardened road?"),
            translate("Services: is a facility within the limit?"),
            translate("Water: does a work serve the group?"),
            translate("Weather: does a station stand within the radius?"),
        ]

    def _assumptions(self) -> list:
        around = "{low:g};100;{high:g}"
        speed, reach = (thresholds.value("coverage", key) for key in ("speed_change_pct", "reach_change_pct"))
        seasons = [translate("Dry and wet"), translate("Dry only"), translate("Wet only")]
        return [
            shared.text("ACCESS_M", translate("Farthest road that counts (m, separated by ;)"), read.ACCESS_M),
            shared.text("SPEED_PCT", translate("Speeds (% of the speed table, separated by ;)"),
                        around.format(low=100 - speed, high=100 + speed)),
            QgsProcessingParameterEnum("SEASONS", translate("Seasons"), seasons, False, 0),
            shared.text("REACH_PCT", translate("Reach of works and stations (% of the limit, separated by ;)"),
                        around.format(low=100 - reach, high=100 + reach)),
            QgsProcessingParameterField(
                "POPULATION_FIELDS", translate("Other sources of people"), None, "DEMAND",
                QgsProcessingParameterField.DataType.Any, True, True,
            ),
        ]  # fmt: skip

    def _seats(self) -> list:
        own = ("DISTRICT_SEAT", "SEAT_KIND_FIELD", "SEAT_KINDS")
        return [each for each in district.field_parameters() if each.name() in own]

    def _water(self) -> list:
        _, *works = water.work_layer()
        return [
            *works,
            *water.work_details(),
            *water.distances()[:1],
            shared.number("MAX_LIFT_M", translate("How much higher than its work a group may lie (m)"),
                          water.default("max_lift_m"), low=0),
            *water.use(),
            shared.number("DRY_YIELD", translate("Share of the capacity in the dry season"),
                          thresholds.value("coverage", "dry_yield"), low=0.01, high=1),
            *water.heights(),
            shared.number("TIME_LIMIT_S", translate("Longest search (s)"), water.default("time_limit_s"), low=0.1),
        ]  # fmt: skip

    def _declare_results(self) -> None:
        for sink in sinks(
            ("OUTPUT", translate("Groups by how sure the gap is"), "point"),
            ("SUMMARY", translate("Robust gaps by area"), "table"),
            ("MATRIX", translate("Coverage in every run"), "table"),
        ):
            self.add(sink)
        for key, title in (
            ("RUNS", translate("Runs")),
            ("GROUPS", translate("Groups")),
            ("CERTAIN", translate("Groups that are a certain gap")),
            ("SENSITIVE", translate("Groups that hang on an assumption")),
            ("COVERED", translate("Groups covered whatever is assumed")),
            ("PEOPLE", translate("People")),
            ("PEOPLE_CERTAIN", translate("People in a certain gap")),
            ("PEOPLE_SENSITIVE", translate("People who hang on an assumption")),
            ("PEOPLE_COVERED", translate("People covered whatever is assumed")),
            ("SCHEMATIC", translate("1 when computed from modelled geometry")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, title))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first field or assumption that is wrong."""
        return read.problem(self, parameters, context)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the layers once, ask under every assumption, write what was asked for."""
        layers = Layers(self, parameters, context, feedback)
        with reading.collector_paused():
            case = read.read_case(layers)
            answer = run.solve(layers, case)
            out.tell(layers, case, answer)
            return out.write(layers, case, answer)
