"""The question of ``wulong:stationcoverage`` put to ``analysis``, and its answer as tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...analysis import thresholds
from ...analysis.errors import Cancelled, InputError
from .. import geometry, zones
from ..base import translate
from ..networks import Layers
from ..places import Areas
from .stationcoverage_read import Land, People, Relief, Stations

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from ...analysis.stations.bands import Grid, Represented, Rule
    from ...analysis.stations.spacing import Density, Pattern

M2_PER_KM2 = 1e6
NO_PLACE, OUTSIDE = "no_place", "outside"
BEYOND, UNLIKE = "beyond_radius", "height"
NO_RELIEF = (
    "The elevation model does not cover the district, so elevation bands are left out. Give a DEM of the district."
)
AREA_LEVELS = ("village", "township")


def limit(key: str) -> float:
    """Return a default of the weather questions, kept with its source in ``analysis/thresholds``."""
    return thresholds.value("weather", key)


@dataclass(frozen=True)
class Case:
    """All that was read."""

    stations: Stations
    land: Land
    people: People | None
    rule: Rule
    norm_km2: float
    min_gap_km2: float

    @property
    def modelled(self) -> bool:
        """Tell whether anything came from a model."""
        living = self.people is not None and self.people.modelled
        return self.land.modelled or self.stations.places.modelled or living


@dataclass(frozen=True)
class Heights:
    """What the elevation model says: of cells, stations and groups."""

    grid: Grid
    cells: Represented
    station_m: np.ndarray
    group_m: np.ndarray
    groups: np.ndarray
    """(m,) bool, group has a station within radius and height."""
    bands: pd.DataFrame
    name: str


@dataclass(frozen=True)
class Answer:
    """What was found.

    Attributes:
        inside: (n,) bool, station lies in the district.
        density: of the places in the district.
        pattern: how evenly they stand; None with fewer than two.
        stations: a row per station: reason, thiessen_km2, people, nearest_km, height_m.
        cells: Thiessen polygons, one per place, with its first station.
        gaps: polygons with what they lack.
        undrawn: number and km² of smaller gaps.
        summary: by area.
        planned: by kind, if all were placed.
        heights: None without an elevation model.
    """

    inside: np.ndarray
    density: Density
    pattern: Pattern | None
    stations: pd.DataFrame
    cells: pd.DataFrame
    gaps: pd.DataFrame
    undrawn: tuple[int, float]
    summary: pd.DataFrame
    planned: pd.DataFrame
    heights: Heights | None

    @property
    def any_placed(self) -> bool:
        """Tell whether any station has a place, so that there is something to map."""
        return bool((self.stations["reason"] != NO_PLACE).any())


def solve(layers: Layers, case: Case, relief: Relief | None) -> Answer:
    """Answer everything about the network."""
    import numpy as np
    import shapely

    from ...analysis.stations import reach, spacing

    stations, polygon = case.stations, case.land.polygon
    placed = np.flatnonzero(stations.placed)
    xy = stations.xy[placed]
    inside = np.zeros(len(stations.xy), dtype=bool)
    inside[placed] = shapely.intersects_xy(polygon, xy) if len(xy) else False
    spots, spot = spacing.places(xy)
    within = reach.reach(xy, case.rule.radius_m, polygon)
    here = spots[shapely.intersects_xy(polygon, spots)] if len(spots) else spots
    area_km2 = polygon.area / M2_PER_KM2
    layers.feedback.setProgress(30)
    heights = _heights(layers, case, relief)
    if layers.feedback.isCanceled():
        raise Cancelled
    layers.feedback.setProgress(70)
    table, cells = _stations(case, placed, spots, spot, heights)
    table["reason"] = np.where(~stations.placed, NO_PLACE, np.where(inside, None, OUTSIDE))
    gaps, undrawn = _gaps(case, within, heights) if len(xy) else _no_gaps()
    return Answer(
        inside=inside,
        density=spacing.density(len(here), area_km2, case.norm_km2),
        pattern=spacing.clark_evans(here, polygon, int(limit("simulations"))),
        stations=table,
        cells=cells,
        gaps=gaps,
        undrawn=undrawn,
        summary=_summary(case, within, inside, heights),
        planned=_planned(case, area_km2),
        heights=heights,
    )


def _heights(layers: Layers, case: Case, relief: Relief | None) -> Heights | None:
    """Ask the elevation model; one that lies elsewhere is an error only where the user chose it."""
    import numpy as np
    import pandas as pd

    from ...analysis.stations import bands

    if relief is None:
        return None
    crs = case.land.crs.authid()
    cell, most = layers.number("GRID_M"), int(limit("grid_cells"))
    land = bands.grid(case.land.polygon, cell, most, lambda xy: relief.dem.heights(xy, crs))
    if land.unknown_pct == 100:
        if relief.given:
            raise InputError(NO_RELIEF)
        layers.say(NO_RELIEF)
        return None
    stations, living = case.stations, case.people
    own = stations.height.copy()
    asked = stations.placed & np.isnan(own)
    if asked.any():
        own[asked] = relief.dem.heights(stations.xy[asked], crs)
    placed = stations.placed
    cells = bands.represented(land, stations.xy[placed], own[placed], case.rule)
    points = living.table.place if living else np.empty((0, 2))
    group_m = np.full(len(points), np.nan)
    known = np.isfinite(points).all(axis=1)
    if known.any():
        group_m[known] = relief.dem.heights(points[known], crs)
    groups = bands.represented_points(points, group_m, stations.xy[placed], own[placed], case.rule)
    people = living.table.people if living else np.empty(0)
    counted = {"height_m": group_m, "groups": 1.0, "people": people, "people_represented": people * groups}
    table = bands.by_band(land, cells, own[placed], pd.DataFrame(counted, index=range(len(points))), case.rule)
    return Heights(land, cells, own, group_m, groups, table, relief.name)


def _stations(
    case: Case, placed: np.ndarray, spots: np.ndarray, spot: np.ndarray, heights: Heights | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return a row per station, and the Thiessen polygons."""
    import numpy as np
    import pandas as pd
    import shapely
    from scipy.spatial import cKDTree

    from ...analysis.stations import reach

    count = len(case.stations.xy)
    table = pd.DataFrame(np.nan, index=range(count), columns=["thiessen_km2", "people", "nearest_km", "height_m"])
    table["height_m"] = case.stations.height if heights is None else heights.station_m
    cells = reach.thiessen(spots, case.land.polygon)
    sharing = np.bincount(spot, minlength=len(spots))
    area, living = shapely.area(cells) / M2_PER_KM2, np.zeros(len(spots))
    if case.people and len(spots):
        row = reach.nearest(case.people.table.place, case.stations.xy[placed])[1]
        served = row >= 0
        np.add.at(living, spot[row[served]], case.people.table.people[served])
    table.loc[placed, "thiessen_km2"] = (area / sharing)[spot]
    if case.people:
        table.loc[placed, "people"] = (living / sharing)[spot]
    if len(spots) > 1:
        table.loc[placed, "nearest_km"] = cKDTree(spots).query(spots, k=2)[0][spot, 1] / 1000
        table.loc[placed[(sharing > 1)[spot]], "nearest_km"] = 0.0
    first = placed[np.unique(spot, return_index=True)[1]]
    drawn = pd.DataFrame(
        {"station": case.stations.names[first], "stations": sharing, "area_km2": area,
         "people": living if case.people else np.nan, "geometry": cells}
    )  # fmt: skip
    return table, drawn[drawn["area_km2"] > 0].reset_index(drop=True)


def _no_gaps() -> tuple[pd.DataFrame, tuple[int, float]]:
    """Return no gap: without a single place nobody knows where they are."""
    import pandas as pd

    names = ("kind", "band_low_m", "area_km2", "groups", "people", "towns", "geometry")
    return pd.DataFrame({name: [] for name in names}), (0, 0.0)


def _gaps(case: Case, within, heights: Heights | None) -> tuple[pd.DataFrame, tuple[int, float]]:
    """Return the land beyond the radius, and that within it but of another height."""
    import numpy as np
    import pandas as pd
    import shapely

    from ...analysis.stations import bands, reach

    beyond = reach.pieces(shapely.difference(case.land.polygon, within))
    parts = [pd.DataFrame({"kind": BEYOND, "band_low_m": np.nan, "geometry": beyond})]
    if heights is not None:
        shapes, low = bands.unlike(heights.grid, heights.cells, case.rule)
        shapes = shapely.intersection(shapes, within) if len(shapes) else shapes
        order = np.argsort(-shapely.area(shapes), kind="stable")
        parts.append(pd.DataFrame({"kind": UNLIKE, "band_low_m": low[order], "geometry": shapes[order]}))
    table = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    table["area_km2"] = shapely.area(table["geometry"].to_numpy(object)) / M2_PER_KM2
    small = table["area_km2"] < case.min_gap_km2
    undrawn = int(small.sum()), float(table.loc[small, "area_km2"].sum())
    table = table[~small].reset_index(drop=True)
    return _counted(case, table), undrawn


def _counted(case: Case, table: pd.DataFrame) -> pd.DataFrame:
    """Add groups, people and townships to the gaps."""
    import numpy as np
    import shapely

    shapes = table["geometry"].to_numpy(object)
    if case.people and len(table):
        points = case.people.table.place
        tree = shapely.STRtree(shapely.points(points[np.isfinite(points).all(axis=1)]))
        gap, row = tree.query(shapes, predicate="contains")
        people = case.people.table.people[np.isfinite(points).all(axis=1)]
        table["groups"] = np.bincount(gap, minlength=len(table))
        table["people"] = np.bincount(gap, weights=people[row], minlength=len(table))
    else:
        table["groups"], table["people"] = np.nan, np.nan
    table["towns"] = _touched(case.land.towns, shapes)
    return table


def _touched(towns: Areas, shapes: np.ndarray) -> list[str | None]:
    """Return the names of the townships each gap lies in, the one with most of it first."""
    import shapely

    if towns.shapes is None or not len(shapes):
        return [None] * len(shapes)
    areas, names = towns.shapes.geometry.to_numpy(), [towns.name.get(code, code) for code in towns.shapes["code"]]
    gap, town = shapely.STRtree(areas).query(shapes, predicate="intersects")
    shared = shapely.area(shapely.intersection(shapes[gap], areas[town]))
    found: list[list[tuple[float, str]]] = [[] for _ in shapes]
    for number, each, size in zip(gap, town, shared):
        if size > 0 and names[each]:
            found[number].append((-size, names[each]))
    return [geometry.name_some(name for _, name in sorted(each)) or None for each in found]


def _summary(case: Case, within, inside: np.ndarray, heights: Heights | None) -> pd.DataFrame:
    """Return area and people within reach, by village, township, tier and as a whole."""
    import numpy as np
    import pandas as pd

    from ...analysis.counting import ALL, count_by, percent
    from ...analysis.stations import reach

    areas = _areas(case, within, inside)
    placed = case.stations.xy[case.stations.placed]
    if case.people:
        table = case.people.table
        near = reach.nearest(table.place, placed)[0] <= case.rule.radius_m + reach.ROUNDING_M
        like = heights.groups if heights else np.zeros(len(near), dtype=bool)
        counted = {"groups": 1, "people": table.people, "groups_within": near,
                   "people_within": np.where(near, table.people, 0.0),
                   "people_represented": np.where(like, table.people, 0.0)}  # fmt: skip
        people = count_by(case.people.by, pd.DataFrame(counted))
        found = people.merge(areas, on=["level", "zone"], how="outer")
    else:
        found = areas
    found = found.reindex(columns=[*_SUMMED]).astype(dict.fromkeys(_SUMMED[2:], float))
    found["level"] = pd.Categorical(found["level"], [*AREA_LEVELS, "tier", ALL])
    found = found.sort_values(["level", "zone"], kind="stable").astype({"level": object})
    found["within_pct"] = percent(found["within_km2"], found["area_km2"])
    found["people_pct"] = percent(found["people_within"], found["people"])
    found["represented_pct"] = percent(found["people_represented"], found["people"])
    empty = [name for name in _SUMMED if "within" in name or "represented" in name] if not len(placed) else []
    empty += ["people_represented", "represented_pct"] if heights is None else []
    found.loc[:, [*empty, *(("within_pct", "people_pct", "represented_pct") if not len(placed) else ())]] = np.nan
    names = {"village": case.land.villages.name, "township": case.land.towns.name}
    found = zones.in_order(found, names)
    found.loc[found["level"] == zones.DISTRICT, "name"] = translate("Whole district")
    return found


_SUMMED = (
    "level", "zone", "area_km2", "stations", "within_km2", "groups", "people", "groups_within", "people_within",
    "people_represented",
)  # fmt: skip


def _areas(case: Case, within, inside: np.ndarray) -> pd.DataFrame:
    """Return land, land within reach and stations of each area that has a polygon, and of the district."""
    import pandas as pd
    import shapely

    from ...analysis.counting import ALL

    rows = [(ALL, "", case.land.polygon.area, within.area, int(inside.sum()))]
    stations = case.stations.xy[inside]
    for level, areas in zip(AREA_LEVELS, (case.land.villages, case.land.towns)):
        if areas.shapes is None:
            continue
        shapes = areas.shapes.geometry.to_numpy()
        held = [int(shapely.intersects_xy(shape, stations).sum()) if len(stations) else 0 for shape in shapes]
        sizes = shapely.area(shapes), shapely.area(shapely.intersection(shapes, within))
        rows += [(level, *row) for row in zip(areas.shapes["code"], *sizes, held)]
    table = pd.DataFrame(rows, columns=["level", "zone", "area_km2", "within_km2", "stations"])
    table[["area_km2", "within_km2"]] /= M2_PER_KM2
    return table.groupby(["level", "zone"], as_index=False, sort=False).sum()


def _planned(case: Case, area_km2: float) -> pd.DataFrame:
    """Return for all stations and each kind what the network would be if every one had a place in the district."""
    import pandas as pd

    from ...analysis.stations.spacing import density

    kinds = pd.Series(case.stations.kinds, dtype=object)
    parts = [(translate("All stations"), pd.Series(True, index=kinds.index))]
    for kind in sorted(kinds.dropna().unique()):
        parts.append((kind, kinds == kind))
    if kinds.isna().any() and kinds.notna().any():
        parts.append((translate("(empty)"), kinds.isna()))
    rows = []
    for kind, mask in parts:
        full = density(int(mask.sum()), area_km2, case.norm_km2)
        placed = int(case.stations.placed[mask.to_numpy()].sum())
        rows.append((kind, full.stations, placed, full.km2_per_station, full.spacing_km, full.needed, full.short))
    return pd.DataFrame(rows, columns=["kind", "listed", "placed", "km2_if_all", "spacing_if_all", "needed", "short"])
