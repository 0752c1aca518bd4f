"""``wulong:stationproposals``: proposed sites for the stations of the plan that have no place yet."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
)

from ...analysis import thresholds
from .. import parameters as shared
from .. import reading
from ..base import WulongAlgorithm, translate
from ..networks import Layers
from ..questions import first_problem
from . import stationcoverage_read as read
from . import stationproposals_run as run

KINDS = "省级地面观测站,专业观测站"
"""Kinds of the plan's list whose stations stand for the land around them."""
FIELDS_OF = {
    "STATIONS": read.STATION_FIELDS,
    "FACILITIES": ("FACILITY_FIELD", "FACILITY_NAME_FIELD", "SITE_TOWN_FIELD"),
    "DEMAND": ("WEIGHT_FIELD",),
    "HAZARD": ("HAZARD_FIELD",),
}
"""Fields that are looked for in each layer before a run starts."""


def default(key: str) -> float:
    """Return a default, kept with its source in ``analysis/thresholds``."""
    return thresholds.value("siting", key)


class StationProposals(WulongAlgorithm):
    """Sites where the planned stations without a place would stand for most people, hazards and heights."""

    ID = "stationproposals"
    GROUP = "weather"
    TITLE = "Proposed sites for planned weather stations"
    REQUIRES = ("numpy", "scipy", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12", "rasterio")

    def declare(self) -> None:
        """Add the parameters: layers and what decides first, the rest as advanced ones."""
        polygon = QgsProcessing.SourceType.TypeVectorPolygon
        district = shared.layer("DISTRICT", "", "any", of="district").defaultValue()
        weather = {key: thresholds.value("weather", key) for key in ("radius_m", "height_m", "band_m")}
        for parameter in (
            shared.layer("STATIONS", translate("Weather stations"), "any", of="weather_stations"),
            shared.text("KINDS", translate("Kinds of station to place, in this order (empty: all)"), KINDS),
            shared.layer("FACILITIES", translate("Candidate sites"), "any", of="villages"),
            QgsProcessingParameterFeatureSource("DISTRICT", translate("District"), [polygon], district),
            shared.layer("DEMAND", translate("Villager groups"), "point", of="groups", optional=True),
            shared.field("WEIGHT_FIELD", translate("People"), "DEMAND", "population"),
            shared.layer("HAZARD", translate("Places of hazard"), "any", optional=True),
            shared.field("HAZARD_FIELD", translate("Weight of the hazard (empty: one each)"), "HAZARD", None),
            shared.number("RADIUS_M", translate("A station stands for land within (m)"), weather["radius_m"], low=1),
            shared.number("HEIGHT_M", translate("and within this difference of height (m)"), weather["height_m"],
                          low=0),
            shared.dem(),
        ):  # fmt: skip
            self.add(parameter)
        for parameter in (
            shared.number("PEOPLE_SHARE", translate("Share of people"), default("people_share"), low=0),
            shared.number("HAZARD_SHARE", translate("Share of hazard"), default("hazard_share"), low=0),
            shared.number("BAND_SHARE", translate("Share of elevation bands"), default("band_share"), low=0),
            shared.number("BAND_M", translate("Width of elevation bands (m)"), weather["band_m"], low=1),
            shared.number("GRID_M", translate("Distance of the points that stand for land (m)"), default("grid_m"),
                          low=100),
            shared.number("TIME_LIMIT_S", translate("Time for the search (s)"), default("time_limit_s"), low=1),
            shared.field("STATION_FIELD", translate("Code of the station"), "STATIONS", "station_id"),
            shared.field("STATION_NAME_FIELD", translate("Name of the station"), "STATIONS", "name"),
            shared.field("KIND_FIELD", translate("Kind of station"), "STATIONS", "kind"),
            shared.field("HEIGHT_FIELD", translate("Height of the station (m)"), "STATIONS", "elevation_m"),
            shared.field("FACILITY_FIELD", translate("Code of the facility"), "FACILITIES", None),
            shared.field("FACILITY_NAME_FIELD", translate("Name of the facility"), "FACILITIES", "name"),
            shared.field("SITE_TOWN_FIELD", translate("Township code of the candidate"), "FACILITIES", "town_code"),
        ):  # fmt: skip
            self.add(parameter, advanced=True)
        kind = QgsProcessing.SourceType.TypeVectorPoint
        self.add(QgsProcessingParameterFeatureSink("OUTPUT", translate("Proposed sites of weather stations"), kind))
        for key, name in (
            ("UNPLACED", translate("Stations without a place")),
            ("PROPOSED", translate("Stations with a proposal")),
            ("WORTH_BEFORE_PCT", translate("Worth that stations with a place stand for (%)")),
            ("WORTH_AFTER_PCT", translate("Worth with the proposals (%)")),
            ("PEOPLE_PCT", translate("People that stations stand for with the proposals (%)")),
            ("PROVEN", translate("1 when proven best")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, name))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first field that is not in its layer."""
        return first_problem(self, parameters, context, FIELDS_OF)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the layers, ask once, write what was asked for."""
        layers = Layers(self, parameters, context, feedback)
        with reading.collector_paused():
            case = run.read_case(layers)
            feedback.setProgress(40)
            answer = run.solve(layers, case)
            feedback.setProgress(90)
            run.tell(layers, case, answer)
            found = run.write(layers, case, answer)
        feedback.setProgress(100)
        return found
