"""``wulong:siting``: where to build so that most people are served, nobody is too far, or the way is least."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ...analysis import thresholds
from ...analysis.errors import InputError
from .. import parameters as shared
from .. import reading
from ..base import WulongAlgorithm, translate
from ..networks import Layers
from ..services import inputs as services
from . import siting_read as read
from . import siting_run as run
from . import siting_write as result

NO_ROADS = "ROADS is empty. Choose the road layer, or another IMPEDANCE."
NO_MATRIX = "MATRIX is empty. Choose the table of costs, or another IMPEDANCE."


def default(key: str) -> float:
    """Return a default of the siting questions, kept with its source in ``analysis/thresholds``."""
    return thresholds.value("siting", key)


class Siting(WulongAlgorithm):
    """Sites by set covering, maximal covering, p-median or p-centre, with a proven bound and the next-best sets."""

    ID = "siting"
    GROUP = "siting"
    TITLE = "Where to build: best sites"
    REQUIRES = ("numpy", "scipy", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12")

    def declare(self) -> None:
        """Add the parameters: layers and what decides first, the rest as advanced ones."""
        for parameter in (
            *services.group_layer(),
            shared.layer("FACILITIES", translate("Candidate sites"), "any", of="villages"),
            *_question(),
            shared.layer("ROADS", translate("Roads"), "line", of="roads", optional=True),
            *shared.road_layer()[1:],
            shared.strategy(),
            *services.area_layers(),
            shared.walking()[0],
            shared.dem(),
        ):
            self.add(parameter)
        for parameter in (
            *_sites(),
            *_table(),
            *services.place_fields(),
            *shared.road_details(),
            *shared.joining(),
            shared.walking()[1],
        ):
            self.add(parameter, advanced=True)
        self._declare_results()

    def _declare_results(self) -> None:
        for key, name, kind in (
            ("OUTPUT", translate("Chosen sites"), QgsProcessing.SourceType.TypeVectorPoint),
            ("ASSIGNMENT", translate("Groups and the site that serves them"), QgsProcessing.SourceType.TypeVectorPoint),
            ("SUMMARY", translate("Served by area"), QgsProcessing.SourceType.TypeVector),
            ("SETS", translate("Best and next-best sets of sites"), QgsProcessing.SourceType.TypeVector),
        ):
            self.add(QgsProcessingParameterFeatureSink(key, name, kind, None, key != "OUTPUT"))
        for key, name in (
            ("SITES", translate("Sites chosen")),
            ("OBJECTIVE", translate("Value of the best set")),
            ("BOUND", translate("No set can be better than")),
            ("GAP_PCT_FOUND", translate("Gap between both (%)")),
            ("PROVEN", translate("1 when proven best")),
            ("PEOPLE", translate("People")),
            ("PEOPLE_SERVED", translate("People served")),
            ("PEOPLE_UNCOVERABLE", translate("People no candidate can serve")),
            ("SCHEMATIC", translate("1 when computed from modelled geometry")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, name))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first thing wrong with the values as a sentence."""
        return services.first_problem(self, parameters, context, _check_inputs, _check_fields)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the layers, ask once, write what was asked for."""
        layers = Layers(self, parameters, context, feedback)
        with reading.collector_paused():
            groups = services.read_groups(layers)
            candidates = read.read_candidates(layers, groups.crs)
            costs = read.read_costs(layers, groups, candidates)
            answer = run.solve(layers, groups, candidates, costs)
            result.tell(layers, answer)
            return result.write(layers, answer)


def _question() -> list[QgsProcessingParameterDefinition]:
    models = [
        translate("Everybody within the limit, fewest sites (LSCP)"),
        translate("Most people within the limit (MCLP)"),
        translate("Least way on average (p-median)"),
        translate("The farthest group as near as possible (p-centre)"),
    ]
    ways = [translate("Along the roads"), translate("Straight lines"), translate("Table of costs")]
    whole = QgsProcessingParameterNumber.Type.Integer
    return [
        QgsProcessingParameterEnum("MODEL", translate("Question"), models, False, 1),
        QgsProcessingParameterNumber("P", translate("Sites in all (0: as many as the budget allows)"), whole,
                                     int(default("sites")), minValue=0),
        shared.number("LIMIT", translate("Limit of the first two questions (minutes or metres)"), default("limit_min"),
                      low=0),
        QgsProcessingParameterEnum("IMPEDANCE", translate("What the way costs"), ways, False, 0),
        QgsProcessingParameterNumber("ALTERNATIVES", translate("Next-best sets"), whole, 0, minValue=0, maxValue=100),
    ]  # fmt: skip


def _sites() -> list[QgsProcessingParameterDefinition]:
    return [
        shared.field("FIXED_FIELD", translate("Field that marks sites that stay"), "FACILITIES", None),
        shared.text("FIXED_VALUES", translate("Values that mean the site stays"), read.STAYS),
        shared.layer("EXCLUDE", translate("Areas where nothing may be built"), "any", optional=True),
        shared.field("CAPACITY_FIELD", translate("People a site can serve"), "FACILITIES", None),
        QgsProcessingParameterBoolean("SPLIT", translate("A group may be shared among sites"), False),
        shared.field("PRICE_FIELD", translate("Price of a site"), "FACILITIES", None),
        QgsProcessingParameterNumber("BUDGET", translate("Budget for all sites"),
                                     QgsProcessingParameterNumber.Type.Double, None, True, 0),
        shared.text("TIER_WEIGHTS", translate("Priority of tiers, such as 1=3;2=2"), ""),
        shared.number("GAP_PCT", translate("Gap at which the search may stop (%; 0: proof)"), default("gap_pct"), low=0,
                      high=100),
        shared.number("TIME_LIMIT_S", translate("Time for the search (s)"), default("time_limit_s"), low=1),
        QgsProcessingParameterBoolean("HEURISTIC", translate("Without the exact solver"), False),
    ]  # fmt: skip


def _table() -> list[QgsProcessingParameterDefinition]:
    return [
        shared.layer("MATRIX", translate("Table of costs"), "any", optional=True),
        shared.field("ORIGIN_FIELD", translate("Code of the group"), "MATRIX", "origin"),
        shared.field("DESTINATION_FIELD", translate("Code of the candidate"), "MATRIX", "destination"),
        shared.field("COST_FIELD", translate("Cost"), "MATRIX", "cost"),
    ]


def _check_inputs(layers: Layers) -> None:
    way = layers.choice("IMPEDANCE")
    if way == read.ROADS and layers.open("ROADS") is None:
        raise InputError(NO_ROADS)
    if way == read.MATRIX and layers.open("MATRIX") is None:
        raise InputError(NO_MATRIX)
    run.tier_factors(layers)


def _check_fields(layers: Layers) -> None:
    for key, fields in (("FACILITIES", read.SITE_FIELDS), ("MATRIX", read.MATRIX_FIELDS)):
        given = layers.open(key)
        if given is not None:
            layers.fields(given, fields)
