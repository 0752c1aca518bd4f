"""Road and point layers to the tables of ``analysis``: what the values mean is decided here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
)

from ..analysis import thresholds
from ..analysis.errors import InputError
from ..layers import codes
from . import geometry, values
from .adapters import Input, open_input, read_frame
from .base import sentence, translate
from .parameters import SEASONS, chosen_field, listed
from .speed_words import listed_speeds, season_name

if TYPE_CHECKING:
    import geopandas
    import numpy as np
    import pandas as pd

    from ..analysis.network.slopes import Ground
    from ..analysis.network.tables import RoadTable
    from ..analysis.network.travel import Travel, TravelParams

LOCATED_BY = "located_by"
DIRECTIONS = (("FORWARD_VALUE", 1), ("BACKWARD_VALUE", -1), ("BOTH_VALUE", 0))
ROAD_FIELDS = (
    "SURFACE_FIELD",
    "CLASS_FIELD",
    "ROAD_FIELD",
    "STATUS_FIELD",
    "SPEED_FIELD",
    "DIRECTION_FIELD",
)

NO_SPEED_TABLE = "There is no speed table {path}. Choose a CSV file in SPEED_TABLE or leave it empty."
ALL_PLANNED = (
    "Every road of the layer {layer} is marked as not yet built in {field}. "
    "Choose another status field, or correct the list of values in PLANNED_VALUES."
)
NO_PLANNED = (
    "No road of the layer {layer} is marked as not yet built in {field}. Check STATUS_FIELD and PLANNED_VALUES."
)
NO_STATUS = (
    "STATUS_FIELD is empty, so planned roads cannot be told from built ones. Choose the status field of {layer}."
)
DEM_ONLY_FILE = "The DEM {layer} is not a file on this computer. Save it as a GeoTIFF first."
DEM_ELSEWHERE = (
    "The DEM {layer} covers none of the roads and places asked about, so everything counts as flat. "
    "Choose a DEM of the district."
)
DEM_PLACES = "The DEM does not cover the walks of {count} places (groups, facilities, seats); they count as flat."
DEM_ROADS = "The DEM does not cover all of {count} unhardened roads; what is missing counts as flat."
SEASON_SPEEDS = "Speeds (km/h), {season} season: {lines}"
UNKNOWN_SURFACES = "{layer}: {count} roads have a surface that is in neither list and count as not hardened: {found}."
UNKNOWN_DIRECTIONS = "{layer}: {count} roads have a direction that is in no list and count as both ways: {found}."


class Layers:
    """The layers of one run, opened once, with the fields chosen for them."""

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: dict,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.algorithm, self.parameters = algorithm, parameters
        self.context, self.feedback = context, feedback

    def open(self, key: str) -> Input | None:
        """Return the layer of a parameter, None where an optional one was not given."""
        if self.parameters.get(key) in (None, ""):
            return None
        return open_input(self.algorithm, self.parameters, key, self.context)

    def fields(self, given: Input, keys: tuple[str, ...]) -> dict[str, str]:
        """Return the chosen field by parameter key, leaving out those not chosen."""
        found = {key: chosen_field(self.algorithm, self.parameters, key, self.context, given) for key in keys}
        return {key: name for key, name in found.items() if name}

    def number(self, key: str) -> float:
        """Return a number parameter."""
        return self.algorithm.parameterAsDouble(self.parameters, key, self.context)

    def choice(self, key: str) -> int:
        """Return the number of the choice made."""
        return self.algorithm.parameterAsEnum(self.parameters, key, self.context)

    def values(self, key: str) -> set[str]:
        """Return a list of values, without regard to case."""
        return listed(self.algorithm, self.parameters, key, self.context)

    def say(self, text: str, **given: object) -> None:
        """Warn the user with a translated sentence."""
        self.feedback.pushWarning(translate(text).format(**given))

    def tell(self, text: str, **given: object) -> None:
        """Write a translated sentence to the log."""
        self.feedback.pushInfo(translate(text).format(**given))


def is_modelled(frame: geopandas.GeoDataFrame) -> bool:
    """Tell whether any geometry was made by a model, not surveyed."""
    columns = [name for name in frame if name.lower() == LOCATED_BY]
    return any(bool((frame[name] == codes.MODELLED).any()) for name in columns)


def read_roads(
    layers: Layers, crs: QgsCoordinateReferenceSystem, *, planned: bool = False
) -> tuple[geopandas.GeoDataFrame, Input, dict]:
    """Return roads in metres, one row per part, with their layer and chosen fields.

    Args:
        layers: of the run.
        crs: local system in metres.
        planned: the roads not yet built, instead of those that are.

    Raises:
        InputError: nothing usable is left, a field is missing.
    """
    given = layers.open("ROADS")
    fields = layers.fields(given, ROAD_FIELDS)
    if planned and "STATUS_FIELD" not in fields:
        raise InputError(NO_STATUS, layer=given.name)
    names = [*fields.values(), *filter(None, [given.field_name(LOCATED_BY)])]
    frame = read_frame(given, layers.context, layers.feedback, fields=names, crs=crs, kind="line", explode=True)
    absent = frame.geometry.isna()
    frame = frame[~absent] if absent.any() else frame
    if "STATUS_FIELD" in fields:
        unbuilt = among(frame[fields["STATUS_FIELD"]], layers.values("PLANNED_VALUES"))
        if unbuilt.all() and not planned:
            raise InputError(ALL_PLANNED, layer=given.name, field=fields["STATUS_FIELD"])
        if planned and not unbuilt.any():
            raise InputError(NO_PLANNED, layer=given.name, field=fields["STATUS_FIELD"])
        if unbuilt.any() and not planned:
            layers.say("{layer}: {count} roads are not built yet and left out.", layer=given.name, count=unbuilt.sum())
        frame = frame[unbuilt == planned]
    return frame, given, fields


@dataclass(frozen=True)
class TravelInputs:
    """The roads of a run as read; ``travel`` nodes them.

    Attributes:
        roads: as the engine takes them.
        frame: the same rows as read, in metres, with the chosen fields.
        road_layer: where they came from.
        fields: chosen field by parameter key.
        schematic: some road was made by a model.
        profile: speeds in words for the results, such as ``speeds.csv dry 1a2b3c4d``; with the DEM where there is one.
        ground: heights for walks and unhardened roads; None without a DEM.
        should_stop: whether the user pressed Cancel.
    """

    roads: RoadTable
    frame: geopandas.GeoDataFrame
    road_layer: Input
    fields: dict[str, str]
    schematic: bool
    profile: str
    ground: Ground | None
    should_stop: Callable[[], bool] | None = None

    def travel(self, params: TravelParams) -> Travel:
        """Node the roads."""
        from ..analysis.network.travel import prepare_travel

        return prepare_travel(self.roads, params, self.ground, should_stop=self.should_stop)


@contextmanager
def travel_inputs(layers: Layers, crs: QgsCoordinateReferenceSystem) -> Iterator[TravelInputs]:
    """Read the roads and open the DEM for the length of a ``with`` block; at its end say what the DEM left open.

    Raises:
        InputError: no usable roads, a field is missing, a DEM that cannot be read.
    """
    frame, given, fields = read_roads(layers, crs)
    table = road_table(layers, frame, given, fields)
    profile = network_profile(layers)
    with opened_ground(layers, crs) as ground:
        if ground is not None:
            profile = f"{profile} + {Path(dem_path(layers)).name}"
        stop = layers.feedback.isCanceled
        yield TravelInputs(table, frame, given, fields, is_modelled(frame), profile, ground, stop)


@contextmanager
def opened_ground(layers: Layers, crs: QgsCoordinateReferenceSystem) -> Iterator[Ground | None]:
    """Open the DEM for the length of a ``with`` block, None without one; at its end say what it left open."""
    path = dem_path(layers)
    if path is None:
        yield None
        return
    from ..analysis.network.slopes import Ground
    from ..analysis.terrain import open_dem

    with open_dem(path) as dem:
        ground = Ground(dem, crs.authid())
        yield ground
        for note in dem.notes:
            layers.feedback.pushWarning(sentence(note))
        _say_unknown(layers, ground, path)


def _say_unknown(layers: Layers, ground: Ground, path: str) -> None:
    """Say what the DEM left open: one sentence where it covers nothing at all."""
    unknown = ground.unknown
    if unknown.everything:
        layers.say(DEM_ELSEWHERE, layer=Path(path).name)
        return
    if unknown.places:
        layers.say(DEM_PLACES, count=unknown.places)
    if unknown.roads:
        layers.say(DEM_ROADS, count=unknown.roads)


def travel_params(layers: Layers, kind: type[TravelParams] | None = None, **more: object) -> TravelParams:
    """Return how people travel as the parameters say.

    Args:
        layers: of the run.
        kind: a kind of :class:`TravelParams` with further attributes.
        more: those attributes.
    """
    from ..analysis.network.travel import TravelParams

    given = {definition.name() for definition in layers.algorithm.parameterDefinitions()}
    found = {
        name: (layers.choice if name in ("noding", "strategy") else layers.number)(name.upper())
        for name in ("max_access_m", "walk_speed_kmh", "tolerance_m", "noding", "strategy")
        if name.upper() in given
    }
    return (kind or TravelParams)(**found, **more)


def dem_path(layers: Layers, key: str = "DEM") -> str | None:
    """Return the file of the DEM, None where none was given or the algorithm has no such parameter.

    Raises:
        InputError: the layer is not a file (a web service, say).
    """
    if layers.algorithm.parameterDefinition(key) is None or layers.parameters.get(key) in (None, ""):
        return None
    raster = layers.algorithm.parameterAsRasterLayer(layers.parameters, key, layers.context)
    if raster is None:
        return str(layers.parameters[key])  # reading it says what is wrong with it
    if raster.providerType() != "gdal":
        raise InputError(DEM_ONLY_FILE, layer=raster.name())
    return raster.source()


def network_profile(layers: Layers) -> str:
    """Return the speeds of the run in words for its results: table, season and digits that change with the speeds."""
    return str(_profile(layers))


def road_table(layers: Layers, frame: geopandas.GeoDataFrame, given: Input, fields: dict) -> RoadTable:
    """Return the roads as the network engine takes them."""
    import numpy as np

    from ..analysis.network.tables import RoadTable

    ids = values.texts(frame[fields["ROAD_FIELD"]]) if "ROAD_FIELD" in fields else np.full(len(frame), None)
    nameless = np.equal(ids, None)
    ids[nameless] = [str(fid) for fid in frame.index[nameless]]
    speed, motorable = _speeds(layers, frame, given, fields)
    return RoadTable(
        geometry=frame.geometry.to_numpy(),
        road_id=ids,
        hardened=_hardened(layers, frame, given, fields),
        motorable=motorable,
        speed_kmh=speed,
        direction=_directions(layers, frame, given, fields),
        layer=given.name,
    )


def among(series: pd.Series, wanted: set[str]) -> np.ndarray:
    """Return which rows hold one of the wanted values; each different value is looked at once."""
    import numpy as np

    number, found = _different(series)
    return np.array([value.casefold() in wanted for value in found], dtype=bool)[number]


def _different(series: pd.Series) -> tuple[np.ndarray, list[str]]:
    """Return for each row the number of its value, and the values as text ("" for none)."""
    import pandas as pd

    number, found = pd.factorize(series, use_na_sentinel=False)
    return number, [text or "" for text in values.texts(pd.Series(found, dtype=object))]


def _named(series: pd.Series) -> str:
    """Return the different values in words."""
    return geometry.name_some(sorted(value or translate("(empty)") for value in set(_different(series)[1])))


def _hardened(layers: Layers, frame: geopandas.GeoDataFrame, given: Input, fields: dict) -> np.ndarray:
    surface = frame[fields["SURFACE_FIELD"]]
    hardened = among(surface, layers.values("HARDENED_VALUES"))
    unknown = ~(hardened | among(surface, layers.values("UNHARDENED_VALUES")))
    if unknown.any():
        layers.say(UNKNOWN_SURFACES, layer=given.name, count=int(unknown.sum()), found=_named(surface[unknown]))
    return hardened


def _speeds(layers: Layers, frame: geopandas.GeoDataFrame, given: Input, fields: dict) -> tuple[np.ndarray, np.ndarray]:
    """Return km/h and whether a motor vehicle passes at all: the field's value, else the table's."""
    import numpy as np

    table = _speed_table(layers)
    default = layers.number("DEFAULT_SPEED_KMH")
    surface, surfaces = _spelled(frame[fields["SURFACE_FIELD"]], codes.SURFACE)
    road_class, classes = np.zeros(len(frame), dtype=int), [""]
    if "CLASS_FIELD" in fields:
        road_class, classes = _spelled(frame[fields["CLASS_FIELD"]], codes.ROAD_CLASS)
    kinds = [[thresholds.speed_of(each, kind, table, default) for kind in surfaces] for each in classes]
    speed = np.array(kinds, dtype=float)[road_class, surface]
    if "SPEED_FIELD" in fields:
        own = values.numbers(frame[fields["SPEED_FIELD"]], given.name)
        speed = np.where(np.isnan(own), speed, own)
    closed = speed == 0
    if closed.any():
        layers.say("{layer}: {count} roads are closed (speed 0).", layer=given.name, count=int(closed.sum()))
    return speed, ~closed


def _profile(layers: Layers) -> thresholds.SpeedProfile:
    """Return the user's speeds or the built-in ones, classes and surfaces by their codes."""
    path = layers.algorithm.parameterAsFile(layers.parameters, "SPEED_TABLE", layers.context)
    if path and not Path(path).is_file():
        raise InputError(NO_SPEED_TABLE, path=path)
    profile = thresholds.load_profile(Path(path) if path else None, season=SEASONS[layers.choice("SEASON")])
    classes, surfaces = _known(codes.ROAD_CLASS), _known(codes.SURFACE)
    speeds = {(classes.get(each.casefold(), each), surfaces.get(kind.casefold(), kind)): speed
              for (each, kind), speed in profile.speeds.items()}  # fmt: skip
    return replace(profile, speeds=speeds)


def _speed_table(layers: Layers) -> dict[tuple[str, str], float]:
    """Return the speeds of the run, and log which."""
    profile = _profile(layers)
    locale = QgsApplication.locale()
    layers.tell(SEASON_SPEEDS, season=season_name(profile.season, locale), lines=listed_speeds(profile.speeds, locale))
    layers.tell("Speed profile: {profile}", profile=str(profile))
    return profile.speeds


def _spelled(series: pd.Series, meanings: codes.Codes) -> tuple[np.ndarray, list[str]]:
    """Return the number of each row's value, and the values as the speed table spells them.

    A title in Chinese or English becomes its code.
    """
    known = _known(meanings)
    number, found = _different(series)
    return number, [known.get(value.casefold(), value) for value in found]


def _known(meanings: codes.Codes) -> dict[str, str]:
    """Return the code by any of its names."""
    return {name.casefold(): each[0] for each in meanings for name in each}


def _directions(layers: Layers, frame: geopandas.GeoDataFrame, given: Input, fields: dict) -> np.ndarray:
    import numpy as np

    directions = np.zeros(len(frame), dtype="int8")
    if "DIRECTION_FIELD" not in fields:
        return directions
    column = frame[fields["DIRECTION_FIELD"]]
    unknown = ~among(column, {""})
    for key, direction in DIRECTIONS:
        matches = among(column, layers.values(key))
        directions[matches] = direction
        unknown &= ~matches
    if unknown.any():
        layers.say(UNKNOWN_DIRECTIONS, layer=given.name, count=int(unknown.sum()), found=_named(column[unknown]))
    return directions
