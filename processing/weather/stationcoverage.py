"""``wulong:stationcoverage``: how dense the weather network is, what it stands for, and where its gaps are."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
)

from .. import parameters as shared
from .. import reading
from ..base import WulongAlgorithm, translate
from ..networks import Layers
from ..questions import first_problem
from ..services.inputs import area_layers, place_fields
from . import stationcoverage_read as read
from . import stationcoverage_run as run
from . import stationcoverage_write as result

FIELDS_OF = {
    "STATIONS": read.STATION_FIELDS,
    "DEMAND": read.GROUP_FIELDS,
    "ZONES": ("ZONE_FIELD",),
    "TOWNSHIPS": ("TOWNSHIP_FIELD",),
}
"""Fields that are looked for in each layer before a run starts."""


class StationCoverage(WulongAlgorithm):
    """Density, spacing, Thiessen areas, reach, elevation bands and gaps of a station network."""

    ID = "stationcoverage"
    GROUP = "weather"
    TITLE = "Coverage of the weather station network"
    REQUIRES = (
        "numpy", "scipy", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12", "rasterio",
    )  # fmt: skip

    def declare(self) -> None:
        """Add the parameters: layers and what decides first, the rest as advanced ones."""
        polygon = QgsProcessing.SourceType.TypeVectorPolygon
        district = shared.layer("DISTRICT", "", "any", of="district").defaultValue()
        for parameter in (
            shared.layer("STATIONS", translate("Weather stations"), "point", of="weather_stations"),
            QgsProcessingParameterFeatureSource("DISTRICT", translate("District"), [polygon], district),
            shared.text("KINDS", translate("Kinds of station (empty: all)"), ""),
            shared.number("RADIUS_M", translate("A station stands for land within (m)"), run.limit("radius_m"), low=1),
            shared.number("HEIGHT_M", translate("and within this difference of height (m)"), run.limit("height_m"),
                          low=0),
            shared.dem(),
            shared.layer("DEMAND", translate("Villager groups"), "point", of="groups", optional=True),
            shared.field("WEIGHT_FIELD", translate("People"), "DEMAND", "population"),
            *area_layers(),
        ):  # fmt: skip
            self.add(parameter)
        for parameter in (
            shared.field("STATION_FIELD", translate("Code of the station"), "STATIONS", "station_id"),
            shared.field("STATION_NAME_FIELD", translate("Name of the station"), "STATIONS", "name"),
            shared.field("KIND_FIELD", translate("Kind of station"), "STATIONS", "kind"),
            shared.field("HEIGHT_FIELD", translate("Height of the station (m)"), "STATIONS", "elevation_m"),
            shared.number("NORM_KM2", translate("Norm: land per rain gauge (km²)"), run.limit("norm_km2"), low=0.01),
            shared.number("BAND_M", translate("Width of elevation bands (m)"), run.limit("band_m"), low=1),
            shared.number("GRID_M", translate("Cells for elevation bands (m)"), run.limit("grid_m"), low=1),
            shared.number("MIN_GAP_KM2", translate("Smallest gap drawn (km²)"), run.limit("min_gap_km2"), low=0),
            *place_fields(facilities=False),
        ):
            self.add(parameter, advanced=True)
        self._declare_results()

    def _declare_results(self) -> None:
        kinds = QgsProcessing.SourceType
        for key, name, kind in (
            ("OUTPUT", translate("Weather stations"), kinds.TypeVectorPoint),
            ("THIESSEN", translate("Thiessen areas of the stations"), kinds.TypeVectorPolygon),
            ("GAPS", translate("Gaps of the station network"), kinds.TypeVectorPolygon),
            ("BANDS", translate("Elevation bands and stations"), kinds.TypeVector),
            ("SUMMARY", translate("Station coverage by area"), kinds.TypeVector),
            ("INDICATORS", translate("Numbers of the station network"), kinds.TypeVector),
            ("PLANNED", translate("Network if all stations were placed (assumed)"), kinds.TypeVector),
        ):
            self.add(QgsProcessingParameterFeatureSink(key, name, kind, None, key != "OUTPUT"))
        for key, name in (
            ("LISTED", translate("Stations in the list")),
            ("PLACED", translate("Stations with a place")),
            ("KM2_PER_STATION", translate("Land per place (km²)")),
            ("SPACING_KM", translate("Mean spacing (km)")),
            ("SPACING_IF_ALL_KM", translate("Mean spacing if all were placed (km)")),
            ("NEEDED", translate("Stations the norm asks for")),
            ("SHORT", translate("Stations missing to the norm")),
            ("LAND_PCT", translate("Land within the radius (%)")),
            ("PEOPLE_PCT", translate("People within the radius (%)")),
            ("REPRESENTED_PCT", translate("Land that a station stands for (%)")),
            ("CLARK_EVANS", translate("Clark–Evans R against random points in the district")),
            ("SCHEMATIC", translate("1 when computed from modelled geometry")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, name))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first field that is not in its layer."""
        return first_problem(self, parameters, context, FIELDS_OF)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the layers, ask once, write what was asked for."""
        from ...analysis.stations.bands import Rule

        layers = Layers(self, parameters, context, feedback)
        with reading.collector_paused():
            land = read.read_land(layers)
            stations = read.read_stations(layers, land.crs)
            people = read.read_people(layers, land)
            feedback.setProgress(20)
            rule = Rule(*(layers.number(key) for key in ("RADIUS_M", "HEIGHT_M", "BAND_M")))
            case = run.Case(stations, land, people, rule, layers.number("NORM_KM2"), layers.number("MIN_GAP_KM2"))
            with read.opened_relief(layers) as relief:
                answer = run.solve(layers, case, relief)
            result.tell(layers, case, answer)
            found = result.write(layers, case, answer)
        feedback.setProgress(100)
        return found
