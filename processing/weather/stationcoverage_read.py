"""Layers of ``wulong:stationcoverage`` as tables in metres: stations, district, people, heights."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem

from ...analysis.errors import InputError
from ...layers import codes
from .. import geometry, reading, values, zones
from ..adapters import Input, read_frame
from ..base import sentence, translate
from ..networks import Layers, among, dem_path, is_modelled
from ..places import Areas, Places, point_table, read_areas, read_places

if TYPE_CHECKING:
    import numpy as np
    import shapely

    from ...analysis.network.tables import PointTable
    from ...analysis.terrain import Dem

STATION_FIELDS = ("STATION_FIELD", "STATION_NAME_FIELD", "KIND_FIELD", "HEIGHT_FIELD")
GROUP_FIELDS = ("GROUP_FIELD", "WEIGHT_FIELD", "VILLAGE_FIELD", "TOWN_FIELD")
COARSE_DEM = Path(__file__).resolve().parents[2] / "data" / "dem_coarse.tif"
"""Relief that is shipped: good enough to tell bands apart roughly."""

NO_KIND = "No station of the layer {layer} is of the kinds {value}. The layer has: {found}. Correct KINDS or empty it."
NO_KIND_FIELD = "KINDS is {value}, but no field with the kind of station is chosen. Choose it in KIND_FIELD."
NO_AREA = "The district {layer} has no area. Give the polygon of the district."


@dataclass(frozen=True)
class Stations:
    """The stations of a run, those without a place included.

    Attributes:
        places: as read, of the kinds asked for.
        xy: (n, 2) metres, NaN without a place.
        names: (n,) what they are called.
        kinds: (n,) text, None where unknown.
        height: (n,) metres as the layer has them, NaN where it has none.
        left_out: how many are of other kinds.
    """

    places: Places
    xy: np.ndarray
    names: np.ndarray
    kinds: np.ndarray
    height: np.ndarray
    left_out: int

    @property
    def placed(self) -> np.ndarray:
        """Tell which stations have a place."""
        import numpy as np

        return np.isfinite(self.xy).all(axis=1)


@dataclass(frozen=True)
class Land:
    """The district and the areas in it, in metres."""

    given: Input
    polygon: shapely.Geometry
    crs: QgsCoordinateReferenceSystem
    villages: Areas
    towns: Areas
    modelled: bool


@dataclass(frozen=True)
class People:
    """The villager groups of a run and the areas they are counted by."""

    table: PointTable
    by: dict[str, np.ndarray]
    modelled: bool


def read_land(layers: Layers) -> Land:
    """Read the district and the areas that results are counted by.

    Raises:
        InputError: no polygon, or one without an area.
    """
    import shapely

    given = layers.open("DISTRICT")
    names = [name for name in (given.field_name("located_by"),) if name]
    frame = read_frame(given, layers.context, layers.feedback, fields=names, kind="polygon")
    crs = geometry.local_crs(*geometry.median_position(frame, given, layers.context))
    shapes = frame.geometry.to_numpy()
    if given.crs != crs:
        shapes = geometry.reproject(shapes, given, crs, layers.context, layers.feedback)
    polygon = shapely.union_all(shapes[~shapely.is_missing(shapes)])
    if not polygon.area > 0:
        raise InputError(NO_AREA, layer=given.name)
    areas = [read_areas(layers, key, code) for key, code in (("ZONES", "ZONE_FIELD"), ("TOWNSHIPS", "TOWNSHIP_FIELD"))]
    villages, towns = (_in_metres(each, crs) for each in areas)
    return Land(given, polygon, crs, villages, towns, is_modelled(frame))


def _in_metres(areas: Areas, crs: QgsCoordinateReferenceSystem) -> Areas:
    if areas.shapes is None:
        return areas
    return replace(areas, shapes=areas.shapes.to_crs(geometry.crs_for_frames(crs)))


def read_stations(layers: Layers, crs: QgsCoordinateReferenceSystem) -> Stations:
    """Read the stations of the kinds asked for; none of them needs a place.

    Raises:
        InputError: no station is of these kinds.
    """
    import numpy as np
    import shapely

    try:
        places = read_places(layers, "STATIONS", STATION_FIELDS, all_fields=True)
    except InputError as error:
        if error.message != geometry.NO_GEOMETRY:
            raise
        places = _without_places(layers)
    places, left_out = _of_kinds(layers, places)
    frame, given, fields = places.frame, places.given, places.fields
    shapes = frame.geometry.to_numpy()
    if given.crs != crs and not shapely.is_missing(shapes).all():
        shapes = geometry.reproject(shapes, given, crs, layers.context, layers.feedback)
    nothing = np.full(len(frame), None, dtype=object)

    def text(key: str) -> np.ndarray:
        return values.texts(frame[fields[key]]) if key in fields else nothing

    height = values.numbers(frame[fields["HEIGHT_FIELD"]], given.name) if "HEIGHT_FIELD" in fields else None
    return Stations(
        places,
        np.column_stack([shapely.get_x(shapes), shapely.get_y(shapes)]),
        np.where(text("STATION_NAME_FIELD") == nothing, text("STATION_FIELD"), text("STATION_NAME_FIELD")),
        text("KIND_FIELD"),
        np.full(len(frame), np.nan) if height is None else height,
        left_out,
    )


def _without_places(layers: Layers) -> Places:
    """Return the stations of a layer in which none has a place."""
    import geopandas
    import numpy as np

    given = layers.open("STATIONS")
    names = [field.name() for field in given.source.fields()]
    rows = reading.read_rows(given.source, given.file, names, layers.feedback)
    frame = geopandas.GeoDataFrame(
        rows.table.assign(geometry_=np.full(len(rows.fids), None, dtype=object)),
        geometry="geometry_",
        crs=geometry.crs_for_frames(given.crs),
    )
    return Places(given, frame, layers.fields(given, STATION_FIELDS))


def _of_kinds(layers: Layers, places: Places) -> tuple[Places, int]:
    wanted = layers.values("KINDS")
    if not wanted:
        return places, 0
    asked = layers.algorithm.parameterAsString(layers.parameters, "KINDS", layers.context)
    if "KIND_FIELD" not in places.fields:
        raise InputError(NO_KIND_FIELD, value=asked)
    column = places.frame[places.fields["KIND_FIELD"]]
    kept = among(column, wanted)
    if not kept.any():
        found = sorted({value or translate("(empty)") for value in values.texts(column)})
        raise InputError(NO_KIND, layer=places.given.name, value=asked, found=geometry.name_some(found))
    return replace(places, frame=places.frame[kept]), int((~kept).sum())


def read_people(layers: Layers, land: Land) -> People | None:
    """Read the villager groups, None where no layer was given.

    Raises:
        InputError: a code twice, people below zero.
    """
    from ...analysis.network.tables import check_points

    if layers.open("DEMAND") is None:
        return None
    places = read_places(layers, "DEMAND", GROUP_FIELDS, all_fields=True)
    table = point_table(layers, places, land.crs, code="GROUP_FIELD", zone="", weight="WEIGHT_FIELD")
    check_points(table)
    return People(table, zones.levels(places, land.villages, land.towns), places.modelled)


@dataclass(frozen=True)
class Relief:
    """The elevation model of a run.

    Attributes:
        dem: opened.
        name: file, with a word where it is only the coarse one.
        given: the user chose it.
    """

    dem: Dem
    name: str
    given: bool


@contextmanager
def opened_relief(layers: Layers) -> Iterator[Relief | None]:
    """Open the elevation model given, else the coarse one that is shipped; None where neither is there.

    At the end of the ``with`` block what it left open is said.
    """
    from ...analysis.terrain import open_dem

    path = dem_path(layers)
    if path is None and not COARSE_DEM.is_file():
        yield None
        return
    name = Path(path).name if path else translate("{name} (coarse)").format(name=COARSE_DEM.name)
    with open_dem(path or COARSE_DEM) as dem:
        yield Relief(dem, name, path is not None)
        for note in dem.notes:
            layers.feedback.pushWarning(sentence(note))


def basis(*modelled: bool) -> str:
    """Return what results are based on."""
    return codes.MODELLED if any(modelled) else "given"
