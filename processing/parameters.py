"""The parameters that network algorithms share: same key, same meaning, same default everywhere."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProject,
)
from qgis.PyQt.QtCore import QCoreApplication, QThread

from ..analysis import thresholds
from ..analysis.errors import InputError
from ..layers import codes
from ..layers.finding import find_layer
from . import values
from .adapters import Input, require_field
from .base import translate

HARDENED = ",".join([*codes.HARDENED_SURFACES, "沥青", "水泥", "混凝土", "沥青混凝土", "水泥混凝土"])
UNHARDENED = "gravel,earth,砂石,碎石,泥结石,土路,土"
PLANNED = "planned,规划,拟建,在建"
BOTH, FORWARD, BACKWARD = "both,B,双向", "forward,F,正向", "backward,T,反向"

NEEDED_FIELDS = {"SURFACE_FIELD"}
NOT_NUMBERS = "{parameter} is {value}. Give numbers from 0 up, each once, separated by semicolons, such as 15;30."
NOT_CHOSEN = "{parameter} is empty. Choose a field of the layer {layer}; it has: {fields}."

SOURCES = {
    "point": QgsProcessing.SourceType.TypeVectorPoint,
    "line": QgsProcessing.SourceType.TypeVectorLine,
    "any": QgsProcessing.SourceType.TypeVector,
}


SEASONS = ("dry", "wet")


def default(key: str) -> float:
    """Return a default of the road questions, kept with its source in ``analysis/thresholds``."""
    return thresholds.value("roads", key)


def layer(
    key: str, title: str, kind: str, *, of: str = "", optional: bool = False
) -> QgsProcessingParameterFeatureSource:
    """Return an input of points, lines or anything.

    Args:
        key, title: of the parameter.
        kind: ``point``, ``line`` or ``any``.
        of: key of the planner's layer it is meant for; the dialog starts with that of the open project.
        optional: it may be left empty.
    """
    return QgsProcessingParameterFeatureSource(key, title, [SOURCES[kind]], _layer_id(of), optional)


def _layer_id(key: str) -> str | None:
    """Return the id of the open project's layer; only the main thread may look."""
    application = QCoreApplication.instance()
    if not key or application is None or application.thread() != QThread.currentThread():
        return None
    found = find_layer(QgsProject.instance(), key)
    return found.id() if found else None


def field(key: str, title: str, parent: str, default: str | None) -> QgsProcessingParameterField:
    """Return a choice of one field of the layer ``parent``.

    QGIS takes the default of optional fields only, so each is; ``chosen_field`` asks for those that are needed.
    """
    return QgsProcessingParameterField(
        key, title, default, parent, QgsProcessingParameterField.DataType.Any, False, True
    )


def number(key: str, title: str, default: float, *, low: float, high: float | None = None):
    """Return a number with its limits."""
    limits = {"minValue": low} if high is None else {"minValue": low, "maxValue": high}
    return QgsProcessingParameterNumber(
        key, title, QgsProcessingParameterNumber.Type.Double, default, optional=False, **limits
    )


def text(key: str, title: str, default: str) -> QgsProcessingParameterString:
    """Return a list of values, separated by commas, which may be left empty."""
    return QgsProcessingParameterString(key, title, default, optional=True)


def road_layer() -> list[QgsProcessingParameterDefinition]:
    """Return the road layer with the fields every run should look at."""
    return [
        layer("ROADS", translate("Roads"), "line", of="roads"),
        field("SURFACE_FIELD", translate("Surface"), "ROADS", "surface"),
        field("CLASS_FIELD", translate("Road class"), "ROADS", "road_class"),
        text("HARDENED_VALUES", translate("Surfaces that are hardened"), HARDENED),
    ]


def road_details() -> list[QgsProcessingParameterDefinition]:
    """Return what is rarely changed about roads: advanced parameters."""
    return [
        text("UNHARDENED_VALUES", translate("Surfaces that are not hardened"), UNHARDENED),
        field("ROAD_FIELD", translate("Road code"), "ROADS", "road_id"),
        field("STATUS_FIELD", translate("Status of the road"), "ROADS", "status"),
        text("PLANNED_VALUES", translate("Status values of roads not yet built"), PLANNED),
        field("SPEED_FIELD", translate("Speed (km/h)"), "ROADS", None),
        number(
            "DEFAULT_SPEED_KMH",
            translate("Speed where nothing else is known (km/h)"),
            default("default_speed_kmh"),
            low=0.1,
            high=200,
        ),
        QgsProcessingParameterFile(
            "SPEED_TABLE", translate("Speeds by class and surface (CSV)"), extension="csv", optional=True
        ),
        field("DIRECTION_FIELD", translate("Direction of traffic"), "ROADS", None),
        QgsProcessingParameterEnum("SEASON", translate("Season"), [translate("Dry"), translate("Wet")], False, 0),
        text("FORWARD_VALUE", translate("Value: one way, as drawn"), FORWARD),
        text("BACKWARD_VALUE", translate("Value: one way, against the drawing"), BACKWARD),
        text("BOTH_VALUE", translate("Value: both ways"), BOTH),
    ]


def dem(*, optional: bool = True) -> QgsProcessingParameterRasterLayer:
    """Return the elevation model; see ``networks.dem_path``."""
    return QgsProcessingParameterRasterLayer("DEM", translate("Elevation model (DEM)"), None, optional)


def cutoffs(default: str, *, key: str = "CUTOFFS") -> QgsProcessingParameterString:
    """Return a list of limits, minutes of the fastest or metres of the shortest route; see ``numbers_listed``."""
    return QgsProcessingParameterString(key, translate("Limits (minutes or metres, separated by ;)"), default)


def strategy() -> QgsProcessingParameterEnum:
    """Return the choice between the shortest and the fastest route."""
    return QgsProcessingParameterEnum(
        "STRATEGY", translate("Route"), [translate("Shortest"), translate("Fastest")], False, 1
    )


def joining() -> list[QgsProcessingParameterDefinition]:
    """Return how lines join: tolerance and noding."""
    return [
        number("TOLERANCE_M", translate("Gap that ends may leave (m)"), default("tolerance_m"), low=0, high=100),
        noding(),
    ]


def walking() -> list[QgsProcessingParameterDefinition]:
    """Return how far and how fast people walk to a road."""
    return [
        number("MAX_ACCESS_M", translate("Farthest road that counts (m)"), default("max_access_m"), low=0),
        number("WALK_SPEED_KMH", translate("Walking speed (km/h)"), default("walk_speed_kmh"), low=0.1, high=20),
    ]


def noding() -> QgsProcessingParameterEnum:
    """Return the choice of where lines join."""
    choices = [
        translate("Lines join where their ends meet"),
        translate("Also where an end touches another line"),
        translate("Also wherever they cross"),
    ]
    return QgsProcessingParameterEnum("NODING", translate("Where lines join"), choices, False, 1)


def chosen_field(
    algorithm: QgsProcessingAlgorithm, parameters: dict, key: str, context: QgsProcessingContext, given: Input
) -> str | None:
    """Return the field chosen in a parameter, spelled as in the layer, None for none.

    A field that was not chosen, only proposed, may be missing in the layer unless it is needed. A choice
    that was emptied is none, though QGIS would take the proposal for it.

    Raises:
        InputError: the chosen field is not there, or one that is needed was not chosen.
    """
    if key not in NEEDED_FIELDS and key in parameters and values.plain(parameters[key]) is None:
        return None
    name = algorithm.parameterAsString(parameters, key, context)
    if not name and key in NEEDED_FIELDS:
        there = ", ".join(each.name() for each in given.source.fields())
        raise InputError(NOT_CHOSEN, parameter=key, layer=given.name, fields=there)
    if not name or (key not in parameters and key not in NEEDED_FIELDS and not given.has_field(name)):
        return None
    require_field(given, name, key)
    return given.field_name(name)


def numbers_listed(
    algorithm: QgsProcessingAlgorithm, parameters: dict, key: str, context: QgsProcessingContext
) -> list[float]:
    """Return the numbers of a text such as ``15;30``, ascending.

    Raises:
        InputError: something in it is no number from 0 up, or stands twice.
    """
    text = algorithm.parameterAsString(parameters, key, context)
    try:
        found = sorted(float(part) for part in text.replace("；", ";").split(";") if part.strip())
    except ValueError:
        raise InputError(NOT_NUMBERS, parameter=key, value=text) from None
    if not all(0 <= each < float("inf") for each in found) or len(set(found)) < len(found):
        raise InputError(NOT_NUMBERS, parameter=key, value=text)
    return found


def listed(algorithm: QgsProcessingAlgorithm, parameters: dict, key: str, context: QgsProcessingContext) -> set[str]:
    """Return the values of a comma-separated text, compared without regard to case."""
    value = algorithm.parameterAsString(parameters, key, context).replace("，", ",").replace("、", ",")
    return {part.strip().casefold() for part in value.split(",") if part.strip()}
