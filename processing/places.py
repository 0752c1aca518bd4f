"""Point layers (groups, seats) and the areas they belong to, as tables for ``analysis``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem

from ..analysis.errors import InputError
from . import geometry, values
from .adapters import Input, read_frame
from .networks import Layers, is_modelled

if TYPE_CHECKING:
    import geopandas
    import numpy as np
    import pandas as pd

    from ..analysis.network.tables import PointTable

SEVERAL_POINTS = "{layer}: {count} features have several points; the first one counts (ids {ids})."
NO_NUMBER = "{layer}: {count} features have nothing in the field {field} and count as 0 (ids {ids})."
NO_CODES = "{layer}: no field with codes is chosen in {parameter}; its names and tiers are left out."
NOT_IN_BOTH = "{layer} has no field {field} ({parameter}); what it would tell is left out."
TWICE = "{layer}: the code {code} stands more than once; its first row counts."


@dataclass(frozen=True)
class Places:
    """A point layer as read, in its own coordinates."""

    given: Input
    frame: geopandas.GeoDataFrame
    fields: dict[str, str]

    @property
    def modelled(self) -> bool:
        """Tell whether any point was made by a model."""
        return is_modelled(self.frame)

    def codes(self, key: str) -> np.ndarray | None:
        """Return the text of a chosen field, None where none was chosen."""
        return values.codes(self.frame[self.fields[key]]) if key in self.fields else None


@dataclass(frozen=True)
class Areas:
    """Villages or townships by code."""

    name: dict[str, str]
    tier: dict[str, str]
    shapes: geopandas.GeoDataFrame | None = None


def read_places(layers: Layers, key: str, fields: tuple[str, ...], *, all_fields: bool = False) -> Places:
    """Return the points of a layer; a row without a place stays a row.

    Args:
        layers: of the run.
        key: parameter of the layer.
        fields: parameter keys of the fields needed.
        all_fields: read every field, because they go into the result.
    """
    given = layers.open(key)
    chosen = layers.fields(given, fields)
    names = None if all_fields else list(chosen.values())
    frame = read_frame(given, layers.context, layers.feedback, fields=names, kind="point")
    return Places(given, frame.set_geometry(_single(layers, given, frame)), chosen)


def _single(layers: Layers, given: Input, frame: geopandas.GeoDataFrame) -> np.ndarray:
    """Return one point per row."""
    import shapely

    shapes = frame.geometry.to_numpy()
    counts = shapely.get_num_geometries(shapes)
    if (counts > 1).any():
        ids = geometry.name_some(frame.index[counts > 1])
        layers.say(SEVERAL_POINTS, layer=given.name, count=int((counts > 1).sum()), ids=ids)
    several = shapely.get_type_id(shapes) > 0
    shapes[several] = shapely.get_geometry(shapes[several], 0)
    return shapes


def point_table(
    layers: Layers, places: Places, crs: QgsCoordinateReferenceSystem, *, code: str, zone: str, weight: str = ""
) -> PointTable:
    """Return the points in metres as the engine takes them.

    Args:
        layers: of the run.
        places: points as read.
        crs: local system in metres.
        code: parameter key of the code field; feature ids where none was chosen.
        zone: parameter key of the field that ties groups to their seat.
        weight: parameter key of the field with people, empty for one each.
    """
    import numpy as np
    import shapely

    from ..analysis.network.tables import PointTable

    frame, given = places.frame, places.given
    shapes = frame.geometry.to_numpy()
    if given.crs != crs:
        shapes = geometry.reproject(shapes, given, crs, layers.context, layers.feedback)
    ids = places.codes(code)
    return PointTable(
        id=np.array([str(fid) for fid in frame.index], dtype=object) if ids is None else ids,
        xy=np.column_stack([shapely.get_x(shapes), shapely.get_y(shapes)]),
        weight=people(layers, places, weight) if weight in places.fields else None,
        zone=places.codes(zone),
        valid=~shapely.is_missing(shapes),
        layer=given.name,
    )


def people(layers: Layers, places: Places, key: str) -> np.ndarray:
    """Return people per row; none entered counts as 0 and is said."""
    import numpy as np

    column = places.frame[places.fields[key]]
    weight = values.numbers(column, places.given.name)
    empty = np.isnan(weight)
    if empty.any():
        ids = geometry.name_some(places.frame.index[empty])
        layers.say(NO_NUMBER, layer=places.given.name, field=places.fields[key], count=int(empty.sum()), ids=ids)
    return np.where(empty, 0.0, weight)


def read_areas(layers: Layers, key: str, code: str) -> Areas:
    """Return names and tiers by code from an area layer or a table; empty where none was given.

    Args:
        layers: of the run.
        key: parameter of the layer.
        code: parameter key of its code field.
    """
    given = layers.open(key)
    if given is None:
        return Areas({}, {})
    fields = _area_fields(layers, given, key, code)
    if code not in fields:
        layers.say(NO_CODES, layer=given.name, parameter=code)
        return Areas({}, {})
    frame = read_frame(given, layers.context, layers.feedback, fields=list(fields.values()), placed=False)
    codes = values.codes(frame[fields[code]])
    _warn_twice(layers, given, codes)
    polygons = frame.geom_type.isin(("Polygon", "MultiPolygon")).any()
    shapes = frame[[frame.geometry.name]].assign(code=codes) if polygons else None
    return Areas(
        _by_code(codes, frame, fields.get("ZONE_NAME_FIELD")), _by_code(codes, frame, fields.get("TIER_FIELD")), shapes
    )


def _area_fields(layers: Layers, given: Input, key: str, code: str) -> dict[str, str]:
    """Return code, name and tier field; name and tier are chosen from the villages, so other layers may lack them."""
    fields = layers.fields(given, (code,))
    for shared in ("ZONE_NAME_FIELD", "TIER_FIELD"):
        try:
            fields.update(layers.fields(given, (shared,)))
        except InputError as error:
            if key == "ZONES":
                raise
            layers.say(NOT_IN_BOTH, layer=given.name, field=error.values["field"], parameter=shared)
    return fields


def _warn_twice(layers: Layers, given: Input, codes: np.ndarray) -> None:
    import pandas as pd

    series = pd.Series(codes).dropna()
    for code in series[series.duplicated()].unique()[: geometry.IDS_SHOWN]:
        layers.say(TWICE, layer=given.name, code=code)


def _by_code(codes: np.ndarray, frame: pd.DataFrame, field: str | None) -> dict[str, str]:
    if field is None:
        return {}
    found: dict[str, str] = {}
    for code, value in zip(codes, values.texts(frame[field])):
        if code is not None and value is not None:
            found.setdefault(code, value)
    return found


def village_codes(places: Places, areas: Areas) -> np.ndarray | None:
    """Return the village of each group: its own code, else the polygon it lies in, else None."""
    own = places.codes("VILLAGE_FIELD")
    if own is not None or areas.shapes is None:
        return own
    import geopandas
    import numpy as np
    import pandas as pd

    points = geopandas.GeoDataFrame(geometry=places.frame.geometry.to_numpy(), crs=places.frame.crs)
    joined = points.to_crs(areas.shapes.crs).sjoin(areas.shapes, how="left", predicate="intersects")
    # On a border the lower code counts, whatever the order of the polygons.
    first = joined.sort_values("code", kind="stable")["code"].groupby(level=0).first()
    return np.array([None if pd.isna(value) else value for value in first], dtype=object)
