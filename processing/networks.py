"""Road and point layers to the tables of ``analysis``: what the values mean is decided here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
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
from .base import translate
from .parameters import SEASONS, chosen_field, listed

if TYPE_CHECKING:
    import geopandas
    import numpy as np
    import pandas as pd

    from ..analysis.tables import RoadTable

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


def is_modelled(frame: geopandas.GeoDataFrame) -> bool:
    """Tell whether any geometry was made by a model, not surveyed."""
    columns = [name for name in frame if name.lower() == LOCATED_BY]
    return any(bool((frame[name] == codes.MODELLED).any()) for name in columns)


def read_roads(layers: Layers, crs: QgsCoordinateReferenceSystem) -> tuple[geopandas.GeoDataFrame, Input, dict]:
    """Return the existing roads in metres, one row per part, with their layer and chosen fields.

    Raises:
        InputError: nothing usable is left, a field is missing.
    """
    given = layers.open("ROADS")
    fields = layers.fields(given, ROAD_FIELDS)
    names = [*fields.values(), *filter(None, [given.field_name(LOCATED_BY)])]
    frame = read_frame(given, layers.context, layers.feedback, fields=names, crs=crs, kind="line", explode=True)
    frame = frame[~frame.geometry.isna()]
    if "STATUS_FIELD" in fields:
        planned = _among(frame[fields["STATUS_FIELD"]], layers.values("PLANNED_VALUES"))
        if planned.all():
            raise InputError(ALL_PLANNED, layer=given.name, field=fields["STATUS_FIELD"])
        if planned.any():
            layers.say("{layer}: {count} roads are not built yet and left out.", layer=given.name, count=planned.sum())
        frame = frame[~planned]
    return frame, given, fields


def road_table(layers: Layers, frame: geopandas.GeoDataFrame, given: Input, fields: dict) -> RoadTable:
    """Return the roads as the network engine takes them."""
    import numpy as np

    from ..analysis.tables import RoadTable

    names = values.texts(frame[fields["ROAD_FIELD"]]) if "ROAD_FIELD" in fields else np.full(len(frame), None)
    ids = np.array([name or str(fid) for name, fid in zip(names, frame.index)], dtype=object)
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


def _among(series: pd.Series, wanted: set[str]) -> np.ndarray:
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
    hardened = _among(surface, layers.values("HARDENED_VALUES"))
    unknown = ~(hardened | _among(surface, layers.values("UNHARDENED_VALUES")))
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


def _speed_table(layers: Layers) -> dict[tuple[str, str], float]:
    """Return the user's speeds or the built-in ones, and log which."""
    path = layers.algorithm.parameterAsFile(layers.parameters, "SPEED_TABLE", layers.context)
    if path and not Path(path).is_file():
        raise InputError(NO_SPEED_TABLE, path=path)
    season = SEASONS[layers.choice("SEASON")]
    table = thresholds.load_speeds(Path(path) if path else None, season=season)
    classes, surfaces = _known(codes.ROAD_CLASS), _known(codes.SURFACE)
    table = {(classes.get(each.casefold(), each), surfaces.get(kind.casefold(), kind)): speed
             for (each, kind), speed in table.items()}  # fmt: skip
    lines = ", ".join(f"{road_class} {surface} {speed:g}" for (road_class, surface), speed in table.items())
    layers.feedback.pushInfo(translate("Speeds (km/h), {season} season: {lines}").format(season=season, lines=lines))
    return table


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
    unknown = ~_among(column, {""})
    for key, direction in DIRECTIONS:
        matches = _among(column, layers.values(key))
        directions[matches] = direction
        unknown &= ~matches
    if unknown.any():
        layers.say(UNKNOWN_DIRECTIONS, layer=given.name, count=int(unknown.sum()), found=_named(column[unknown]))
    return directions
