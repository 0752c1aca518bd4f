"""Parameters and layers that the questions about water share: works, what they can do, how high things lie."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ...analysis import thresholds
from ...analysis.errors import InputError
from .. import parameters as shared
from .. import values
from ..base import sentence, translate
from ..networks import Layers, among, dem_path, travel_inputs, travel_params
from ..services.inputs import Facilities, Groups, read_facilities
from ..services.inputs import place_fields as group_place_fields

if TYPE_CHECKING:
    import numpy as np

    from ...analysis.network.tables import PointTable
    from ...analysis.network.travel import Travel
    from ...analysis.terrain import Dem
    from ..networks import TravelInputs

WORK_FIELDS = ("KIND_FIELD", "CAPACITY_FIELD", "PEOPLE_FIELD", "YIELD_FIELD", "WORK_ELEVATION_FIELD")
KINDS = "水厂,供水工程,小型供水工程,集中供水工程,分散供水工程"
"""Kinds of works that supply people, in the words of Chinese water bureaus."""
SINKS = {
    "point": QgsProcessing.SourceType.TypeVectorPoint,
    "line": QgsProcessing.SourceType.TypeVectorLine,
    "polygon": QgsProcessing.SourceType.TypeVectorPolygon,
    "table": QgsProcessing.SourceType.TypeVector,
}
MAIN = "OUTPUT"
COARSE_DEM = Path(__file__).resolve().parents[2] / "data" / "dem_coarse.tif"
"""Shipped; good enough to rank places by height."""
NOT_A_SHARE = "The layer {layer}, work {code}: {field} is {value}. Give a share above 0 and up to 1."
NEGATIVE = "The layer {layer}, work {code}: {field} is {value}. Give 0 or more, or leave it empty."
DEM_ELSEWHERE = "The DEM covers no point of {layer}, so their heights stay unknown. Choose the DEM of this district."
NO_ROADS = "ROADS is empty. Choose the road layer, or measure straight lines instead."


def default(key: str) -> float:
    """Return a default of the questions about water, kept with its source in ``analysis/thresholds``."""
    return thresholds.value("water", key)


def optional_number(key: str, title: str, *, low: float = 0.0) -> QgsProcessingParameterNumber:
    """Return a number that may be left empty; see :func:`given_number`."""
    return QgsProcessingParameterNumber(
        key, title, QgsProcessingParameterNumber.Type.Double, None, optional=True, minValue=low
    )


def given_number(layers: Layers, key: str) -> float | None:
    """Return an optional number, None where it was left empty."""
    given = values.plain(layers.parameters.get(key))
    return None if given is None or given == "" else layers.number(key)


def sinks(*rows: tuple[str, str, str]) -> list:
    """Return result layers from (key, title, kind); all but OUTPUT may be left out."""
    return [
        QgsProcessingParameterFeatureSink(key, name, SINKS[kind], None, key != "OUTPUT") for key, name, kind in rows
    ]


def work_layer() -> list:
    """Return the parameters of the works."""
    return [
        shared.layer("FACILITIES", translate("Water works"), "point", of="water_works"),
        shared.field("CAPACITY_FIELD", translate("Capacity (m³ a day)"), "FACILITIES", "capacity_m3d"),
        shared.field("PEOPLE_FIELD", translate("People it was designed for"), "FACILITIES", "design_population"),
        optional_number("DEFAULT_CAPACITY", translate("Capacity where none is known (m³ a day; empty: no limit)")),
    ]


def work_details() -> list:
    """Return what is rarely changed about works."""
    return [
        shared.field("KIND_FIELD", translate("Kind of work"), "FACILITIES", "kind"),
        shared.text("KIND_VALUES", translate("Kinds that supply people (empty: all)"), KINDS),
        shared.field("YIELD_FIELD", translate("Share of the capacity in the dry season"), "FACILITIES", None),
    ]


def place_fields() -> list:
    """Return the fields that tie groups, works and areas together; rarely changed."""
    return [
        shared.field("FACILITY_FIELD", translate("Code of the work"), "FACILITIES", "work_id"),
        shared.field("FACILITY_NAME_FIELD", translate("Name of the work"), "FACILITIES", "name"),
        *group_place_fields(facilities=False),
    ]


def heights() -> list:
    """Return where heights come from."""
    return [
        shared.field("WORK_ELEVATION_FIELD", translate("Height of the work (m)"), "FACILITIES", "elevation_m"),
        shared.field("ELEVATION_FIELD", translate("Height of the group (m)"), "DEMAND", "elevation_m"),
    ]


def use() -> list:
    """Return how much water people need and what is lost."""
    return [
        shared.number("LITRES_PER_DAY", translate("Litres per person and day"), default("litres_per_day"), low=0.1),
        shared.number("LOSS_PCT", translate("Lost on the way (%)"), default("loss_pct"), low=0, high=99.9),
        shared.number("PEAK_DAY_FACTOR", translate("Largest day against the mean day"), default("peak_day_factor"),
                      low=1),
    ]  # fmt: skip


def distances() -> list:
    """Return how the way is measured and how far it may lead."""
    return [
        shared.number("MAX_DISTANCE_M", translate("Longest pipe (m)"), default("max_distance_m"), low=0),
        shared.number("DETOUR_FACTOR", translate("Way against the straight line, where no roads are used"),
                      default("detour_factor"), low=1, high=5),
    ]  # fmt: skip


def check_fields(layers: Layers) -> None:
    """Raise for the first chosen field that is not in its layer."""
    for key, fields in (("FACILITIES", WORK_FIELDS), ("DEMAND", ("ELEVATION_FIELD",))):
        given = layers.open(key)
        if given is not None:
            layers.fields(given, tuple(name for name in fields if layers.algorithm.parameterDefinition(name)))


@dataclass(frozen=True)
class Works:
    """The works of a run.

    Attributes:
        facilities: as read.
        useful: (m,) bool, of a kind that supplies people.
        m3d: (m,) m³ a day, NaN where not known; ``DEFAULT_CAPACITY`` where that was given.
        people: (m,) people designed for, NaN where not known.
        dry_yield: (m,) own share in the dry season, NaN for the common one.
        known: (m,) text: where the capacity comes from.
    """

    facilities: Facilities
    useful: np.ndarray
    m3d: np.ndarray
    people: np.ndarray
    dry_yield: np.ndarray
    known: np.ndarray

    @property
    def table(self) -> PointTable:
        """The works as points."""
        return self.facilities.table


M3D, PEOPLE, ASSUMED, UNKNOWN = "m3d", "people", "default", "none"


def read_works(layers: Layers, crs: QgsCoordinateReferenceSystem) -> Works:
    """Read the works and what they can do.

    Raises:
        InputError: a capacity below 0, a yield that is no share.
    """
    import numpy as np

    facilities = read_facilities(layers, crs)
    places = facilities.places
    fields = layers.fields(places.given, WORK_FIELDS)
    count, ids = len(places.frame), facilities.table.id

    def column(key: str) -> np.ndarray:
        if key not in fields:
            return np.full(count, np.nan)
        return values.numbers(places.frame[fields[key]], places.given.name)

    kinds = layers.values("KIND_VALUES")
    useful = np.ones(count, bool)
    if "KIND_FIELD" in fields and kinds:
        useful = among(places.frame[fields["KIND_FIELD"]], kinds)
    m3d, people, dry = column("CAPACITY_FIELD"), column("PEOPLE_FIELD"), column("YIELD_FIELD")
    for key, found in (("CAPACITY_FIELD", m3d), ("PEOPLE_FIELD", people)):
        _refuse(places.given.name, ids, fields.get(key), found, found < 0, NEGATIVE)
    _refuse(places.given.name, ids, fields.get("YIELD_FIELD"), dry, (dry <= 0) | (dry > 1), NOT_A_SHARE)
    known = np.where(~np.isnan(m3d), M3D, np.where(~np.isnan(people), PEOPLE, UNKNOWN)).astype(object)
    assumed = given_number(layers, "DEFAULT_CAPACITY")
    if assumed is not None:
        unknown = known == UNKNOWN
        m3d = np.where(unknown, assumed, m3d)
        known[unknown] = ASSUMED
    return Works(facilities, useful, m3d, people, dry, known)


def _refuse(layer: str, ids: np.ndarray, field: str | None, found: np.ndarray, wrong: np.ndarray, text: str) -> None:
    if wrong.any():
        row = int(wrong.argmax())
        raise InputError(text, layer=layer, code=ids[row], field=field, value=f"{found[row]:g}")


@contextmanager
def pipe_roads(layers: Layers, groups: Groups) -> Iterator[tuple[TravelInputs, Travel]]:
    """Read and node the roads that pipes are laid along; the shortest way counts, whatever the speed.

    Raises:
        InputError: no roads were given.
    """
    from ...analysis.network.travel import SHORTEST

    if layers.open("ROADS") is None:
        raise InputError(NO_ROADS)
    flat = Layers(layers.algorithm, {**layers.parameters, "DEM": None}, layers.context, layers.feedback)
    with travel_inputs(flat, groups.crs) as roads:  # slopes do not change metres
        yield roads, roads.travel(travel_params(layers, strategy=SHORTEST))


@contextmanager
def opened_dem(layers: Layers, path: str | None = None) -> Iterator[Dem | None]:
    """Open the DEM for the length of a ``with`` block, None without one; at its end say what it left open."""
    from ...analysis.terrain import open_dem

    path = path or dem_path(layers)
    if path is None:
        yield None
        return
    with open_dem(path) as dem:
        yield dem
        for note in dem.notes:
            layers.feedback.pushWarning(sentence(note))


def heights_of(layers: Layers, places, table: PointTable, key: str, dem: Dem | None, crs: str) -> np.ndarray:
    """Return the height of each point: its own field, else the DEM, else NaN.

    Args:
        layers: of the run.
        places: the points as read.
        table: the same in metres.
        key: parameter of the field.
        dem: heights, None for none.
        crs: of the table.
    """
    import numpy as np

    field = layers.fields(places.given, (key,)).get(key)
    own = np.full(len(table), np.nan)
    if field:
        own = values.numbers(places.frame[field], places.given.name)
    missing = np.flatnonzero(np.isnan(own) & table.usable)
    if dem is not None and len(missing):
        own[missing] = dem.heights(table.place[missing], crs)
        if np.isnan(own[missing]).all():
            layers.say(DEM_ELSEWHERE, layer=table.layer)
    return own
