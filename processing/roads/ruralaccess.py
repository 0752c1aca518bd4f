"""``wulong:ruralaccess``: the Rural Access Index (SDG 9.1.1) by area, in the circle and on foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterRasterLayer,
    QgsWkbTypes,
)

from ...analysis.errors import Cancelled, InputError
from ...layers import codes
from .. import geometry, reading, values, zones
from .. import parameters as shared
from ..adapters import Input, make_fields, write_frame
from ..base import WulongAlgorithm, translate
from ..fields import BASIS
from ..networks import Layers, among, dem_path, is_modelled, opened_ground, read_roads, travel_params
from ..places import read_areas
from ..services import inputs as read
from ..telling import Teller, audit_first, title

if TYPE_CHECKING:
    import geopandas
    import numpy as np
    import pandas as pd

    from ...analysis.network.tables import PointTable, RoadTable
    from ...analysis.services.ruralaccess import RuralAccess

ALL_SEASON = ",".join((shared.HARDENED, "gravel,砂石,碎石,泥结石"))
FOUND = (
    ("all_season_m", "real"), ("walk_minutes", "real"), ("in_circle", "integer"), ("in_walk", "integer"),
    ("reason", "text"), BASIS,
)  # fmt: skip
"""Per point, after the fields of the demand layer."""
CELL = (("people", "real"), ("village_code", "text"), *FOUND)
SUMMARY = (
    ("level", "text"), ("zone", "text"), ("name", "text"), ("points", "integer"), ("people", "real"),
    ("people_circle", "real"), ("rai_circle_pct", "real"), ("people_walked", "real"), ("rai_walked_pct", "real"), BASIS,
)  # fmt: skip
DEGREES = "EPSG:4326"
NO_AREAS = (
    "POPULATION is given but ZONES has no polygons with a code. Choose the villages in ZONES: only people inside "
    "them are counted."
)
NOBODY = "Neither DEMAND nor POPULATION is given. Choose a layer of villager groups or a population raster."
NO_ALL_SEASON = "{layer}: no road has one of the surfaces in ALL_SEASON_VALUES; nobody is near an all-season road."


@dataclass(frozen=True)
class People:
    """Who is asked about: points of a layer, or cells of a raster."""

    frame: geopandas.GeoDataFrame
    fields: QgsFields
    crs: QgsCoordinateReferenceSystem
    table: PointTable
    metric: QgsCoordinateReferenceSystem
    by: dict[str, np.ndarray]
    names: dict[str, dict[str, str]]
    modelled: bool


class RuralAccessIndex(WulongAlgorithm):
    """People near an all-season road, by the circle of 2 km and by the walk of 25 minutes."""

    ID = "ruralaccess"
    GROUP = "roads"
    TITLE = "Rural Access Index (SDG 9.1.1)"
    REQUIRES = ("numpy", "scipy", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12", "rasterio")

    def declare(self) -> None:
        """Add the parameters: layers and what decides first, the rest as advanced ones."""
        population = QgsProcessingParameterRasterLayer(
            "POPULATION", translate("Population raster (instead of the groups)"), None, True
        )
        weight = read.group_layer()[1]
        for parameter in (
            shared.layer("ROADS", translate("Roads"), "line", of="roads"),
            shared.field("SURFACE_FIELD", translate("Surface"), "ROADS", "surface"),
            shared.text("ALL_SEASON_VALUES", translate("Surfaces that carry traffic all year"), ALL_SEASON),
            shared.layer("DEMAND", translate("Villager groups"), "point", of="groups", optional=True),
            weight,
            population,
            *read.area_layers(),
            shared.number("RADIUS_M", translate("Circle (m)"), shared.default("rai_radius_m"), low=1),
            shared.number("WALK_MINUTES", translate("Walk (min)"), shared.default("rai_walk_minutes"), low=1, high=600),
            shared.dem(),
        ):
            self.add(parameter)
        for parameter in (
            *read.place_fields(facilities=False),
            shared.field("ROAD_FIELD", translate("Road code"), "ROADS", "road_id"),
            shared.field("STATUS_FIELD", translate("Status of the road"), "ROADS", "status"),
            shared.text("PLANNED_VALUES", translate("Status values of roads not yet built"), shared.PLANNED),
            *shared.joining(),
            shared.walking()[1],
        ):
            self.add(parameter, advanced=True)
        for key, name, kind in (
            ("OUTPUT", translate("Points by access to an all-season road"), QgsProcessing.SourceType.TypeVectorPoint),
            ("SUMMARY", translate("Rural Access Index by area"), QgsProcessing.SourceType.TypeVector),
        ):
            self.add(QgsProcessingParameterFeatureSink(key, name, kind, None, True))
        for key, name in (
            ("PEOPLE", translate("People")),
            ("RAI_CIRCLE_PCT", translate("Rural Access Index, circle (%)")),
            ("RAI_WALKED_PCT", translate("Rural Access Index, walked (%)")),
            ("SCHEMATIC", translate("1 when computed from modelled geometry")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, name))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first field that is not in its layer, or that nobody was given."""
        return read.first_problem(self, parameters, context, _check_people)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the layers, ask once, write what was asked for."""
        from ...analysis.services.ruralaccess import RuralAccessParams, rural_access, summarise_rural_access

        with reading.collector_paused(), audit_first(feedback) as feedback:
            layers = Layers(self, parameters, context, feedback)
            people = _read_people(layers)
            roads, all_season, road_layer, modelled = _read_roads(layers, people.metric)
            feedback.setProgress(read.READ_PCT)
            params = RuralAccessParams(
                travel_params(layers), radius_m=layers.number("RADIUS_M"), walk_minutes=layers.number("WALK_MINUTES")
            )
            with opened_ground(layers, people.metric) as ground:
                found = rural_access(
                    roads, all_season, people.table, params, ground=ground,
                    report=read.progress(layers), should_stop=feedback.isCanceled,
                )  # fmt: skip
            summary = summarise_rural_access(found.points, people.table.people, people.by)
            summary = zones.in_order(summary, people.names)
            schematic = modelled or people.modelled
            _log(layers, found, summary.iloc[0], road_layer, schematic=schematic)
            return _write(layers, people, found.points, summary, schematic=schematic)


def _check_people(layers: Layers) -> None:
    if layers.open("DEMAND") is None and layers.parameters.get("POPULATION") in (None, ""):
        raise InputError(NOBODY)


def _read_people(layers: Layers) -> People:
    if layers.parameters.get("POPULATION") not in (None, ""):
        return _read_cells(layers)
    groups = read.read_groups(layers)
    given = groups.places.given
    return People(
        groups.places.frame, given.source.fields(), given.crs, groups.table, groups.crs, groups.by, groups.names,
        groups.places.modelled,
    )  # fmt: skip


def _read_cells(layers: Layers) -> People:
    """Read the population raster inside the villages."""
    import geopandas
    import numpy as np
    import shapely

    from ...analysis.network.tables import PointTable
    from ...analysis.population import populated_cells

    areas = read_areas(layers, "ZONES", "ZONE_FIELD")
    if areas.shapes is None:
        raise InputError(NO_AREAS)
    shapes = areas.shapes[areas.shapes.geometry.notna()]
    west, south, east, north = shapes.to_crs(DEGREES).total_bounds
    metric = geometry.local_crs((west + east) / 2, (south + north) / 2)
    cells = populated_cells(
        dem_path(layers, "POPULATION"), shapes.geometry.to_numpy(), str(shapes.crs), metric.authid()
    )
    village = shapes["code"].to_numpy()[cells.area]
    frame = geopandas.GeoDataFrame(
        {"people": cells.people, "village_code": village},
        geometry=shapely.points(cells.xy),
        crs=geometry.crs_for_frames(metric),
    )
    layers.tell("{n} cells of the population raster hold {people} people inside the areas.",
                n=len(frame), people=f"{cells.people.sum():.0f}")  # fmt: skip
    by = {"village": village}
    if areas.tier:
        by["tier"] = np.array([areas.tier.get(code) for code in village], dtype=object)
    table = PointTable(id=np.arange(len(frame)).astype(str).astype(object), xy=cells.xy, weight=cells.people)
    return People(frame, make_fields(CELL[:2]), metric, table, metric, by, {"village": areas.name}, modelled=False)


def _read_roads(layers: Layers, crs: QgsCoordinateReferenceSystem) -> tuple[RoadTable, np.ndarray, Input, bool]:
    """Return every built road as it can be walked on, and which of them carry traffic all year."""
    import numpy as np

    from ...analysis.network.tables import RoadTable

    frame, given, fields = read_roads(layers, crs)
    names = values.texts(frame[fields["ROAD_FIELD"]]) if "ROAD_FIELD" in fields else np.full(len(frame), None)
    all_season = among(frame[fields["SURFACE_FIELD"]], layers.values("ALL_SEASON_VALUES"))
    if not all_season.any():
        layers.say(NO_ALL_SEASON, layer=given.name)
    count = len(frame)
    roads = RoadTable(
        geometry=frame.geometry.to_numpy(),
        road_id=np.array([name or str(fid) for name, fid in zip(names, frame.index)], dtype=object),
        hardened=all_season,
        motorable=np.ones(count, dtype=bool),
        speed_kmh=np.ones(count),
        direction=np.zeros(count, dtype="int8"),
        layer=given.name,
    )
    return roads, all_season, given, is_modelled(frame)


def _log(layers: Layers, found: RuralAccess, total: pd.Series, road_layer: Input, *, schematic: bool) -> None:
    from ...analysis.services.ruralaccess import RURAL_REASONS

    tell = Teller(layers)
    tell.network(found.travel.audit, schematic=schematic)
    for reason, count in found.points["reason"].value_counts().items():
        tell("{n} groups: {why}", n=count, why=translate(RURAL_REASONS[reason]))
    tell(
        "Rural Access Index: {circle} % of {people} people live within the circle around an all-season road, "
        "{walked} % reach one on foot in time.",
        circle=f"{total['rai_circle_pct']:.1f}", people=f"{total['people']:.0f}",
        walked=f"{total['rai_walked_pct']:.1f}",
    )  # fmt: skip


def _write(layers: Layers, people: People, points: pd.DataFrame, summary: pd.DataFrame, *, schematic: bool) -> dict:
    if layers.feedback.isCanceled():
        raise Cancelled
    basis = codes.MODELLED if schematic else "given"
    total = summary.iloc[0]
    columns = {name: points[name].to_numpy() for name, _ in FOUND if name != "basis"}
    columns |= {name: columns[name].astype(int) for name in ("in_circle", "in_walk")}
    outputs = {
        "OUTPUT": write_frame(
            layers.algorithm, layers.parameters, "OUTPUT", layers.context, people.frame.assign(**columns, basis=basis),
            name=title(translate("Access to an all-season road"), schematic=schematic),
            fields=make_fields(FOUND, after=people.fields), wkb_type=QgsWkbTypes.Type.Point, crs=people.crs,
            style="ruralaccess",
        ),
        "SUMMARY": write_frame(
            layers.algorithm, layers.parameters, "SUMMARY", layers.context, summary.assign(basis=basis),
            name=title(translate("Rural Access Index by area"), schematic=schematic), fields=SUMMARY,
            style="ruralaccess_summary",
        ),
        "PEOPLE": float(total["people"]),
        "RAI_CIRCLE_PCT": float(total["rai_circle_pct"]),
        "RAI_WALKED_PCT": float(total["rai_walked_pct"]),
        "SCHEMATIC": int(schematic),
    }  # fmt: skip
    layers.feedback.setProgress(read.DONE_PCT)
    return {key: value for key, value in outputs.items() if value is not None}
