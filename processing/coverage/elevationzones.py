"""``wulong:elevationzones``: land and people by elevation band, and land by slope, of every township and village."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...analysis import thresholds
from ...analysis.errors import Cancelled, InputError
from .. import geometry, reading, values, zones
from .. import parameters as shared
from ..adapters import write_frame
from ..base import WulongAlgorithm, translate
from ..fields import BASIS
from ..networks import Layers
from ..questions import first_problem
from ..services.inputs import area_layers, place_fields
from ..telling import SCHEMATIC, Teller, title
from ..weather import stationcoverage_read as read

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from ...analysis.terrain import Dem

BREAKS, SLOPES = "600;900", "2;6;15;25"
DEM = ("dem", "text")
AREA = (("level", "text"), ("zone", "text"), ("name", "text"))
BANDS = (
    *AREA, ("band", "integer"), ("band_low_m", "real"), ("band_high_m", "real"), ("label", "text"),
    ("area_km2", "real"), ("area_pct", "real"), ("groups", "integer"), ("people", "real"), ("people_pct", "real"), DEM,
    BASIS,
)  # fmt: skip
SLOPE_CLASSES = (
    *AREA, ("band", "integer"), ("slope_low", "real"), ("slope_high", "real"), ("label", "text"),
    ("area_km2", "real"), ("area_pct", "real"), DEM, BASIS,
)  # fmt: skip
OUTLINES = (
    ("band", "integer"), ("band_low_m", "real"), ("band_high_m", "real"), ("label", "text"), ("area_km2", "real"), DEM,
    BASIS,
)  # fmt: skip
FIELDS_OF = {"DEMAND": read.GROUP_FIELDS, "ZONES": ("ZONE_FIELD",), "TOWNSHIPS": ("TOWNSHIP_FIELD",)}

NO_HEIGHTS = "The DEM covers nothing of the district. Give the DEM of this district."
NO_SLOPES = (
    "Slopes are left out: the cells of the DEM are {cell} m wide, and over more than {limit} m no slope of a hillside "
    "can be told. Give a finer DEM."
)
UNKNOWN_LAND = "{pct} % of the district has no height in the DEM and is in no band."
BELOW = "below {high} m"
BETWEEN = "{low}–{high} m"
ABOVE = "{low} m and above"
UP_TO = "up to {high}°"
SLOPE_BETWEEN = "{low}–{high}°"
STEEPER = "above {low}°"
ONE_BAND = "{label}: {area} km² ({area_pct} %), {people} people ({people_pct} %)"
ONE_BAND_LAND = "{label}: {area} km² ({area_pct} %)"
QUOTE = "Of {area} km²: {bands}."


@dataclass(frozen=True)
class Answer:
    """Land and people by area and band."""

    bands: pd.DataFrame
    slopes: pd.DataFrame | None
    outlines: pd.DataFrame
    dem: str
    modelled: bool


class ElevationZones(WulongAlgorithm):
    """Area, people and slope by elevation band."""

    ID = "elevationzones"
    GROUP = "coverage"
    TITLE = "Land and people by elevation and slope"
    REQUIRES = (
        "numpy", "scipy", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12", "rasterio", "exactextract",
    )  # fmt: skip

    def declare(self) -> None:
        """Add the parameters."""
        polygon = QgsProcessing.SourceType.TypeVectorPolygon
        district = shared.layer("DISTRICT", "", "any", of="district").defaultValue()
        for parameter in (
            QgsProcessingParameterFeatureSource("DISTRICT", translate("District"), [polygon], district),
            shared.dem(),
            QgsProcessingParameterString("BREAKS", translate("Heights that divide bands (m, separated by ;)"), BREAKS),
            QgsProcessingParameterString("SLOPE_BREAKS", translate("Slopes that divide classes (°, separated by ;)"),
                                         SLOPES),
            shared.layer("DEMAND", translate("Villager groups"), "point", of="groups", optional=True),
            shared.field("WEIGHT_FIELD", translate("People"), "DEMAND", "population"),
            *area_layers(),
        ):  # fmt: skip
            self.add(parameter)
        grid = shared.number("GRID_M", translate("Cells of the map and points for slopes (m)"),
                             thresholds.value("weather", "grid_m"), low=1)  # fmt: skip
        for parameter in (grid, *place_fields(facilities=False)):
            self.add(parameter, advanced=True)
        kinds = QgsProcessing.SourceType
        for key, name, kind in (
            ("OUTPUT", translate("Land and people by elevation band"), kinds.TypeVector),
            ("MAP", translate("Elevation bands"), kinds.TypeVectorPolygon),
            ("SLOPES", translate("Land by slope class"), kinds.TypeVector),
        ):
            self.add(QgsProcessingParameterFeatureSink(key, name, kind, None, key != "OUTPUT"))
        for key, name in (
            ("AREA_KM2", translate("Area of the district (km²)")),
            ("LOWEST_PCT", translate("Land in the lowest band (%)")),
            ("HIGHEST_PCT", translate("Land in the highest band (%)")),
            ("PEOPLE", translate("People")),
            ("SCHEMATIC", translate("1 when computed from modelled geometry")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, name))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first field or limit that is wrong."""
        return first_problem(self, parameters, context, FIELDS_OF, _breaks)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the layers, cut the land, write what was asked for."""
        layers = Layers(self, parameters, context, feedback)
        with reading.collector_paused():
            land = read.read_land(layers)
            people = read.read_people(layers, land)
            feedback.setProgress(20)
            with read.opened_relief(layers) as relief:
                if relief is None:
                    raise InputError(NO_HEIGHTS)
                answer = _solve(layers, land, people, relief)
            _tell(layers, answer, people is not None)
            if feedback.isCanceled():
                raise Cancelled
            return _write(layers, answer, land)


def _breaks(layers: Layers) -> tuple[np.ndarray, np.ndarray]:
    """Return the dividing heights and slopes."""
    from ...analysis.coverage.elevationzones import limits

    return tuple(
        limits(shared.numbers_listed(layers.algorithm, layers.parameters, key, layers.context), key, example)
        for key, example in (("BREAKS", BREAKS), ("SLOPE_BREAKS", SLOPES))
    )


def _solve(layers: Layers, land: read.Land, people: read.People | None, relief: read.Relief) -> Answer:
    import numpy as np
    import pandas as pd

    from ...analysis.coverage import elevationzones as cut

    heights, slopes = _breaks(layers)
    crs, areas = land.crs.authid(), _areas(land)
    table = cut.land_by_band(relief.dem, areas["geometry"].to_numpy(object), crs, heights)
    if not (table.loc[(table["row"] == 0) & (table["band"] != cut.UNKNOWN), "area_km2"] > 0).any():
        raise InputError(NO_HEIGHTS)
    layers.feedback.setProgress(50)
    bands = areas[["level", "zone"]].iloc[table["row"]].reset_index(drop=True).assign(
        band=table["band"], area_km2=table["area_km2"]
    )  # fmt: skip
    bands = bands.groupby(["level", "zone", "band"], as_index=False, sort=False).sum()
    if people:
        own = np.full(len(people.table), np.nan)
        own[people.table.usable] = relief.dem.heights(people.table.xy[people.table.usable], crs)
        by = {zones.DISTRICT: np.full(len(own), "", object), **people.by}
        living = cut.people_by_band(by, cut.band_of(own, heights), people.table.people)
        bands = bands.merge(living, on=["level", "zone", "band"], how="outer")
        bands[["groups", "people"]] = bands[["groups", "people"]].fillna(0)
    else:
        bands = bands.assign(groups=np.nan, people=np.nan)
    bands = cut.with_shares(bands[(bands["band"] != cut.UNKNOWN) | (bands["area_km2"] > 0) | (bands["people"] > 0)])
    names = {"village": land.villages.name, "township": land.towns.name}
    return Answer(
        _in_order(bands, names, heights, _height_words()),
        _slopes(layers, areas, relief.dem, (slopes, crs, names)),
        _outlines(layers, land, relief.dem, heights) if layers.parameters.get("MAP") is not None else pd.DataFrame(),
        relief.name,
        land.modelled or bool(people and people.modelled),
    )


def _areas(land: read.Land) -> pd.DataFrame:
    """Return the district, then townships and villages that have polygons, in metres."""
    import pandas as pd

    rows = [(zones.DISTRICT, "", land.polygon)]
    for level, each in (("township", land.towns), ("village", land.villages)):
        if each.shapes is not None:
            rows += [(level, code, shape) for code, shape in zip(each.shapes["code"], each.shapes.geometry) if code]
    return pd.DataFrame(rows, columns=["level", "zone", "geometry"])


def _in_order(table: pd.DataFrame, names: dict, edges: np.ndarray, words: tuple[str, str, str]) -> pd.DataFrame:
    """Return the table with limits and labels of its bands, areas in the usual order, bands from low to high."""
    import numpy as np

    table = zones.in_order(table.sort_values(["zone", "band"], kind="stable"), names)
    table.loc[table["level"] == zones.DISTRICT, "name"] = translate("Whole district")
    low, high = np.r_[np.nan, edges], np.r_[edges, np.nan]
    number = table["band"].to_numpy()
    known = number >= 0
    texts = [_label(*each, words) for each in zip(low, high)]
    return table.assign(
        low=np.where(known, low[number], np.nan),
        high=np.where(known, high[number], np.nan),
        label=[texts[each] if each >= 0 else translate("unknown") for each in number],
    )


def _height_words() -> tuple[str, str, str]:
    return translate(BELOW), translate(BETWEEN), translate(ABOVE)


def _slope_words() -> tuple[str, str, str]:
    return translate(UP_TO), translate(SLOPE_BETWEEN), translate(STEEPER)


def _label(low: float, high: float, words: tuple[str, str, str]) -> str:
    below, between, above = words
    text = below if low != low else above if high != high else between
    return text.format(low=f"{low:g}", high=f"{high:g}")


def _slopes(layers: Layers, areas: pd.DataFrame, dem: Dem, how: tuple) -> pd.DataFrame | None:
    """Return land by slope class, None where none was asked for or the DEM is too coarse."""
    from ...analysis.coverage import elevationzones as cut
    from ...analysis.terrain import opening

    edges, crs, names = how
    if layers.parameters.get("SLOPES") is None:
        return None
    coarse = next((note for note in dem.notes if note.message == opening.COARSE), None)
    if coarse is not None:
        layers.say(NO_SLOPES, cell=coarse.values["size"], limit=f"{opening.COARSE_CELL_M:g}")
        return None
    table = cut.land_by_slope(
        areas["geometry"].to_numpy(object), lambda xy: dem.slopes(xy, crs), edges, step_m=layers.number("GRID_M")
    )
    found = areas[["level", "zone"]].iloc[table["row"]].reset_index(drop=True).assign(
        band=table["band"], area_km2=table["area_km2"], people=0.0
    )  # fmt: skip
    found = found.groupby(["level", "zone", "band"], as_index=False, sort=False).sum()
    found = cut.with_shares(found[(found["band"] != cut.UNKNOWN) | (found["area_km2"] > 0)])
    return _in_order(found, names, edges, _slope_words())


def _outlines(layers: Layers, land: read.Land, dem: Dem, edges: np.ndarray) -> pd.DataFrame:
    """Return the bands as polygons, cut at the district's border; each point has the height of its DEM cell."""
    import numpy as np
    import pandas as pd
    import shapely
    from rasterio.features import shapes
    from rasterio.transform import from_origin

    from ...analysis.coverage.elevationzones import band_of
    from ...analysis.stations.bands import grid

    crs, most = land.crs.authid(), int(thresholds.value("weather", "grid_cells"))
    cells = grid(shapely.buffer(land.polygon, layers.number("GRID_M")), layers.number("GRID_M"), most,
                 lambda xy: dem.heights_at(*np.round(dem.cells(xy, crs))))  # fmt: skip
    number = band_of(cells.heights, edges).astype(np.int32)
    corner = from_origin(cells.left, cells.top, cells.cell_m, cells.cell_m)
    drawn = [(shapely.geometry.shape(each), int(band)) for each, band in shapes(number, number >= 0, transform=corner)]
    found = pd.DataFrame(drawn, columns=["geometry", "band"])
    rows = [(band, shapely.intersection(shapely.union_all(part["geometry"].to_numpy(object)), land.polygon))
            for band, part in found.groupby("band")]  # fmt: skip
    table = pd.DataFrame(rows, columns=["band", "geometry"])
    low, high = np.r_[np.nan, edges], np.r_[edges, np.nan]
    return table.assign(
        low=low[table["band"]], high=high[table["band"]], area_km2=[shape.area / 1e6 for shape in table["geometry"]],
        label=[_label(low[band], high[band], _height_words()) for band in table["band"]],
    )  # fmt: skip


def _tell(layers: Layers, answer: Answer, people: bool) -> None:
    say, whole = Teller(layers), answer.bands[answer.bands["level"] == zones.DISTRICT]
    if answer.modelled:
        layers.say(SCHEMATIC)
    area = whole["area_km2"].sum()
    unknown = whole.loc[whole["band"] < 0, "area_km2"].sum()
    if unknown > 0.0005 * area:
        layers.say(UNKNOWN_LAND, pct=f"{100 * unknown / area:.1f}")
    text = translate(ONE_BAND) if people else translate(ONE_BAND_LAND)
    bands = "; ".join(
        text.format(label=row.label, area=f"{row.area_km2:,.1f}", area_pct=f"{row.area_pct:.1f}",
                    people=f"{row.people:.0f}", people_pct=f"{row.people_pct:.1f}")
        for row in whole[whole["band"] >= 0].itertuples()
    )  # fmt: skip
    say(QUOTE, area=f"{area:,.1f}", bands=bands)


def _write(layers: Layers, answer: Answer, land: read.Land) -> dict:
    import geopandas
    import numpy as np
    import pandas as pd
    import shapely

    from ...analysis.stations.reach import pieces

    common = {"dem": answer.dem, "basis": read.basis(answer.modelled)}

    def sink(key: str, name: str, frame, fields, **more) -> str | None:
        return write_frame(layers.algorithm, layers.parameters, key, layers.context, frame.assign(**common),
                           name=title(name, schematic=answer.modelled), fields=fields, **more)  # fmt: skip

    metres = {"low": "band_low_m", "high": "band_high_m"}
    slopes = pd.DataFrame({name: [] for name, _ in SLOPE_CLASSES}) if answer.slopes is None else answer.slopes
    outputs = {
        "OUTPUT": sink("OUTPUT", translate("Land and people by elevation band"), answer.bands.rename(columns=metres),
                       BANDS, style="elevationzones"),
        "SLOPES": sink("SLOPES", translate("Land by slope class"),
                       slopes.rename(columns={"low": "slope_low", "high": "slope_high"}), SLOPE_CLASSES,
                       style="elevationzones_slopes"),
    }  # fmt: skip
    if len(answer.outlines):
        shapes = np.array(list(answer.outlines["geometry"]), dtype=object)
        shapes = geometry.back(shapes, land.crs, land.given, layers.context)
        frame = geopandas.GeoDataFrame(
            answer.outlines.drop(columns="geometry").rename(columns=metres),
            geometry=[shapely.MultiPolygon(list(pieces(shape))) for shape in shapes],
        )
        outputs["MAP"] = sink("MAP", translate("Elevation bands"), frame, OUTLINES, style="elevationzones_map",
                              wkb_type=QgsWkbTypes.Type.MultiPolygon, crs=land.given.crs)  # fmt: skip
    layers.feedback.setProgress(100)
    whole = answer.bands[answer.bands["level"] == zones.DISTRICT]
    known = whole[whole["band"] >= 0]
    numbers = {
        "AREA_KM2": whole["area_km2"].sum(), "LOWEST_PCT": known["area_pct"].iloc[0],
        "HIGHEST_PCT": known["area_pct"].iloc[-1], "PEOPLE": whole["people"].sum(min_count=1),
        "SCHEMATIC": int(answer.modelled),
    }  # fmt: skip
    found = {key: float(number) for key, number in numbers.items() if values.plain(number) == number}
    return {**{key: value for key, value in outputs.items() if value is not None}, **found}
