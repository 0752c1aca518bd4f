"""The answer of ``wulong:stationcoverage`` as sentences, tables and layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsWkbTypes

from ...analysis.errors import Cancelled
from .. import geometry
from ..adapters import make_fields, write_frame
from ..base import translate
from ..fields import BASIS
from ..networks import Layers
from ..telling import SCHEMATIC, Teller, title
from .stationcoverage_read import basis
from .stationcoverage_run import BEYOND, OUTSIDE, UNLIKE, Answer, Case, limit

if TYPE_CHECKING:
    import pandas as pd

DEM = ("dem", "text")
"""Elevation model of the run."""
RULE = ("radius_m", "real")
"""Radius of the run."""
STATIONS = (
    ("thiessen_km2", "real"), ("people", "real"), ("nearest_km", "real"), ("height_m", "real"), ("reason", "text"),
    DEM, BASIS,
)  # fmt: skip
"""Per station, after the fields of its layer."""
THIESSEN = (("station", "text"), ("stations", "integer"), ("area_km2", "real"), ("people", "real"), BASIS)
GAPS = (
    ("kind", "text"), ("band_low_m", "real"), ("area_km2", "real"), ("groups", "integer"), ("people", "real"),
    ("towns", "text"), RULE, DEM, BASIS,
)  # fmt: skip
BANDS = (
    ("band_low_m", "real"), ("band_high_m", "real"), ("area_km2", "real"), ("area_pct", "real"),
    ("within_pct", "real"), ("represented_km2", "real"), ("represented_pct", "real"), ("stations", "integer"),
    ("groups", "integer"), ("people", "real"), ("people_pct", "real"), RULE, DEM, BASIS,
)  # fmt: skip
SUMMARY = (
    ("level", "text"), ("zone", "text"), ("name", "text"), ("area_km2", "real"), ("stations", "integer"),
    ("within_km2", "real"), ("within_pct", "real"), ("groups", "integer"), ("people", "real"),
    ("groups_within", "integer"), ("people_within", "real"), ("people_pct", "real"), ("people_represented", "real"),
    ("represented_pct", "real"), RULE, DEM, BASIS,
)  # fmt: skip
INDICATORS = (
    ("indicator", "text"), ("name", "text"), ("value", "real"), ("unit", "text"), ("note", "text"), DEM, BASIS,
)  # fmt: skip
PLANNED = (
    ("kind", "text"), ("listed", "integer"), ("placed", "integer"), ("km2_if_all", "real"),
    ("spacing_if_all", "real"), ("needed", "integer"), ("short", "integer"), ("norm_km2", "real"), BASIS,
)  # fmt: skip
CLUSTERED_BELOW, LIKELY = 1.0, 0.05
"""R of random points; p-value up to which a pattern is called other than random."""

NORM = "what a county recommends against flash floods; use the norm in force"
UNPLACED = (
    "{layer}: {n} of {total} stations have no place on the map and take no part in any distance, area or gap (ids "
    "{ids}). Locate them (edit the layer, or take proposals from Siting)."
)
NONE_PLACED = (
    "No station has a place, so where the gaps are cannot be said: no map, only what follows from the number of "
    "stations. Nothing below is a measured coverage."
)
IF_ALL = (
    "IF all {n} stations of the list were placed in the district of {area} km² (assumed, not measured): one per {km2} "
    "km², {spacing} km apart on average; {kinds}."
)
BY_KIND = "{kind} {n}: {spacing} km"
AGAINST = (
    "Against {norm} km² per rain gauge ({source}) the district of {area} km² needs {needed} stations; {n} are placed "
    "in it, {short} are missing."
)
AGAINST_IF = (
    "Against {norm} km² per rain gauge ({source}) the district of {area} km² needs {needed} stations; even if all {n} "
    "of the list measured rain, {short} would be missing."
)
SPACING = "{n} places with stations on {area} km²: one per {km2} km², {spacing} km apart on average (√(A/n))."
PATTERN = (
    "Clark–Evans R = {plain} without edge correction, {donnelly} after Donnelly (found for rectangles, rough for this "
    "border), {simulated} against random points in this district (p = {p}): {verdict}."
)
NO_PATTERN = "Clark–Evans R needs two different places; there is {n}."
ONE_PLACE = "All {n} stations with a place stand on one spot; distances between stations mean nothing."
OUTSIDE_SAID = (
    "{n} stations lie outside the district: they count for reach and Thiessen areas, not for density (ids {ids})."
)
SHARED = "{n} stations share their place with another one and count as one place; they share its Thiessen area."
REACHED = "Within {radius} m of a station: {area_pct} % of the land, {people_pct} % of the people."
REACHED_LAND = "Within {radius} m of a station: {area_pct} % of the land."
LIKE = (
    "Also within {height} m of its height: {area_pct} % of the land, {people_pct} % of the people. Bands least "
    "represented: {bands}."
)
BAND = "{low}–{high} m ({pct} %)"
HEIGHTS = "Heights from {dem}, in cells of {cell} m; {unknown} % of the district without a height."
COARSE = (
    "Elevation bands rest on the coarse relief that is shipped: a rough ranking only. Give the district's own DEM in "
    "DEM."
)
UNDRAWN = "{n} gaps smaller than {limit} km² ({area} km² together) are not drawn."
DRAWN = "{n} gaps beyond {radius} m ({area} km²), {unlike} of a height no station stands for ({unlike_area} km²)."


def tell(layers: Layers, case: Case, answer: Answer) -> None:
    """Write what to know before believing the result, then the result, the sentence to quote last."""
    say, stations, density = Teller(layers), case.stations, answer.density
    if case.modelled:
        layers.say(SCHEMATIC)
    if stations.left_out:
        say("{layer}: {n} stations of other kinds are left out.", layer=stations.places.given.name, n=stations.left_out)
    ids = _ids(case)
    area = f"{case.land.polygon.area / 1e6:,.0f}"
    lost = ~stations.placed
    if lost.any():
        layers.say(UNPLACED, layer=stations.places.given.name, n=int(lost.sum()), total=len(lost),
                   ids=geometry.name_some(ids[lost]))  # fmt: skip
    if answer.heights:
        say(HEIGHTS, dem=answer.heights.name, cell=f"{answer.heights.grid.cell_m:g}",
            unknown=f"{answer.heights.grid.unknown_pct:.1f}")  # fmt: skip
    if not answer.any_placed:
        layers.say(NONE_PLACED)
    else:
        _tell_placed(layers, case, answer, ids, area)
    if lost.any():
        _tell_planned(say, case, answer, area)
    if answer.any_placed:
        say(AGAINST, norm=f"{case.norm_km2:g}", source=norm_source(case), area=area, needed=density.needed,
            n=density.stations, short=density.short)  # fmt: skip


def _tell_placed(layers: Layers, case: Case, answer: Answer, ids, area: str) -> None:
    say, density, total = Teller(layers), answer.density, answer.summary.iloc[0]
    outside = (answer.stations["reason"] == OUTSIDE).to_numpy()
    if outside.any():
        layers.say(OUTSIDE_SAID, n=int(outside.sum()), ids=geometry.name_some(ids[outside]))
    together = answer.stations["nearest_km"] == 0
    if together.any():
        layers.say(SHARED, n=int(together.sum()))
    if len(answer.cells) == 1 and case.stations.placed.sum() > 1:
        layers.say(ONE_PLACE, n=int(case.stations.placed.sum()))
    if density.stations:
        say(SPACING, n=density.stations, area=area, km2=f"{density.km2_per_station:.1f}",
            spacing=f"{density.spacing_km:.1f}")  # fmt: skip
    if answer.pattern is None:
        say(NO_PATTERN, n=density.stations)
    else:
        found = answer.pattern
        say(PATTERN, plain=f"{found.plain:.2f}", donnelly=f"{found.donnelly:.2f}", p=f"{found.p_value:.2f}",
            simulated=f"{found.simulated:.2f}", verdict=verdict(answer))  # fmt: skip
    radius, share = f"{case.rule.radius_m:g}", f"{total['within_pct']:.1f}"
    if case.people:
        say(REACHED, radius=radius, area_pct=share, people_pct=f"{total['people_pct']:.1f}")
    else:
        say(REACHED_LAND, radius=radius, area_pct=share)
    _tell_heights(layers, case, answer)
    gaps = answer.gaps.groupby("kind")["area_km2"].agg(["size", "sum"]).reindex([BEYOND, UNLIKE], fill_value=0)
    say(DRAWN, n=int(gaps["size"].iloc[0]), radius=radius, area=f"{gaps['sum'].iloc[0]:,.1f}",
        unlike=int(gaps["size"].iloc[1]), unlike_area=f"{gaps['sum'].iloc[1]:,.1f}")  # fmt: skip
    if answer.undrawn[0]:
        say(UNDRAWN, n=answer.undrawn[0], limit=f"{case.min_gap_km2:g}", area=f"{answer.undrawn[1]:.1f}")


def _tell_heights(layers: Layers, case: Case, answer: Answer) -> None:
    if answer.heights is None:
        return
    if "DEM" not in layers.parameters or layers.parameters["DEM"] in (None, ""):
        layers.say(COARSE)
    bands = band_table(answer)
    least = bands[bands["area_km2"] > 0].sort_values("represented_pct", kind="stable").head(3)
    named = "; ".join(
        translate(BAND).format(low=f"{row.band_low_m:g}", high=f"{row.band_high_m:g}", pct=f"{row.represented_pct:.0f}")
        for row in least.itertuples()
    )
    total = answer.summary.iloc[0]
    people = f"{total['represented_pct']:.1f}" if case.people else "–"
    say = Teller(layers)
    say(LIKE, height=f"{case.rule.height_m:g}", area_pct=f"{land_represented_pct(answer):.1f}", people_pct=people,
        bands=named)  # fmt: skip


def _tell_planned(say: Teller, case: Case, answer: Answer, area: str) -> None:
    full, *kinds = answer.planned.itertuples()
    listed = "; ".join(
        translate(BY_KIND).format(kind=row.kind, n=row.listed, spacing=f"{row.spacing_if_all:.1f}")
        for row in kinds
        if row.listed > 1
    )
    say(IF_ALL, n=full.listed, area=area, km2=f"{full.km2_if_all:.1f}", spacing=f"{full.spacing_if_all:.1f}",
        kinds=listed or translate("all of one kind"))  # fmt: skip
    say(AGAINST_IF, norm=f"{case.norm_km2:g}", source=norm_source(case), area=area, needed=full.needed, n=full.listed,
        short=full.short)  # fmt: skip


def _ids(case: Case):
    """Return the codes of the stations, feature ids where there are none."""
    import numpy as np

    codes = case.stations.places.codes("STATION_FIELD")
    fids = np.array([str(fid) for fid in case.stations.places.frame.index], dtype=object)
    return fids if codes is None else np.where(codes == np.array(None), fids, codes)


def norm_source(case: Case) -> str:
    """Return where the norm comes from."""
    return translate(NORM) if case.norm_km2 == limit("norm_km2") else translate("given in NORM_KM2")


def verdict(answer: Answer) -> str:
    """Return what the pattern is called."""
    found = answer.pattern
    if found.p_value > LIKELY:
        return translate("not distinguishable from random")
    return translate("clustered") if found.simulated < CLUSTERED_BELOW else translate("more even than random")


def land_represented_pct(answer: Answer) -> float:
    """Return the share of the land with a known height that is represented."""
    bands = answer.heights.bands
    return 100.0 * float(bands["represented_km2"].sum() / bands["area_km2"].sum())


def band_table(answer: Answer) -> pd.DataFrame:
    """Return the bands with their shares; nothing is represented or not before a station has a place."""
    import numpy as np

    from ...analysis.counting import percent

    table = answer.heights.bands.copy()
    table["area_pct"] = percent(table["area_km2"], np.full(len(table), table["area_km2"].sum()))
    table["within_pct"] = percent(table["within_km2"], table["area_km2"])
    table["represented_pct"] = percent(table["represented_km2"], table["area_km2"])
    table["people_pct"] = percent(table["people_represented"], table["people"])
    if not answer.any_placed:
        table[["within_pct", "represented_km2", "represented_pct", "people_pct"]] = np.nan
    return table


def indicator_table(case: Case, answer: Answer) -> pd.DataFrame:
    """Return the numbers of the network one by one, each with its unit and what to bear in mind."""
    import pandas as pd

    density, pattern, total = answer.density, answer.pattern, answer.summary.iloc[0]
    some = density.stations > 0
    within, like = translate("within {m} m").format(m=f"{case.rule.radius_m:g}"), ""
    if answer.heights:
        like = translate("{name}; within {m} m and {h} m of height").format(
            name=answer.heights.name, m=f"{case.rule.radius_m:g}", h=f"{case.rule.height_m:g}"
        )
    rows = [
        ("listed", translate("Stations in the list"), len(case.stations.xy), "", ""),
        ("placed", translate("Stations with a place"), int(case.stations.placed.sum()), "", ""),
        ("places", translate("Different places in the district"), density.stations, "", ""),
        ("area", translate("Area of the district"), case.land.polygon.area / 1e6, "km²", ""),
        ("km2_per_station", translate("Land per place"), density.km2_per_station if some else None, "km²", ""),
        ("spacing", translate("Mean spacing √(A/n)"), density.spacing_km if some else None, "km", ""),
        ("needed", translate("Stations the norm asks for"), density.needed, "", norm_source(case)),
        ("short", translate("Stations missing to the norm"), density.short if some else None, "", norm_source(case)),
        ("nearest", translate("Mean distance to the nearest other station"), pattern and pattern.nearest_km, "km", ""),
        ("r_plain", translate("Clark–Evans R, no edge correction"), pattern and pattern.plain, "", ""),
        ("r_donnelly", translate("Clark–Evans R after Donnelly"), pattern and pattern.donnelly, "",
         translate("found for rectangles; rough for a winding border")),
        ("r_simulated", translate("Clark–Evans R against random points in the district"),
         pattern and pattern.simulated, "", verdict(answer) if pattern else ""),
        ("p_value", translate("Share of random patterns at least as uneven or even"), pattern and pattern.p_value, "",
         ""),
        ("land_within", translate("Land within the radius"), total["within_pct"], "%", within),
        ("people_within", translate("People within the radius"), total["people_pct"], "%", within),
        ("land_represented", translate("Land that a station stands for"),
         land_represented_pct(answer) if answer.heights and answer.any_placed else None, "%", like),
        ("people_represented", translate("People that a station stands for"), total["represented_pct"], "%", like),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["indicator", "name", "value", "unit", "note"])


def write(layers: Layers, case: Case, answer: Answer) -> dict:
    """Write what was asked for and return the results of the run."""
    if layers.feedback.isCanceled():
        raise Cancelled
    heights, given, stations = answer.heights, case.land.given, case.stations.places
    common = {"basis": basis(case.modelled), "dem": heights.name if heights else None, "radius_m": case.rule.radius_m}
    schematic = case.modelled

    def sink(key: str, name: str, frame, fields, **more) -> str | None:
        return write_frame(layers.algorithm, layers.parameters, key, layers.context, frame.assign(**common),
                           name=title(name, schematic=schematic), fields=fields, **more)  # fmt: skip

    def polygons(frame):
        import geopandas
        import numpy as np
        import shapely

        shapes = geometry.back(np.array(list(frame["geometry"]), dtype=object), case.land.crs, given, layers.context)
        shapes = [shapely.MultiPolygon(_polygons(shape)) for shape in shapes]
        return geopandas.GeoDataFrame(frame.drop(columns="geometry"), geometry=shapes, crs=None)

    area = {"wkb_type": QgsWkbTypes.Type.MultiPolygon, "crs": given.crs}
    point = {"wkb_type": QgsWkbTypes.Type.Point, "crs": stations.given.crs}
    rows = stations.frame.assign(**{name: answer.stations[name].to_numpy() for name in answer.stations})
    empty = {name: [] for name, _ in BANDS}
    outputs = {
        "OUTPUT": sink("OUTPUT", translate("Weather stations"), rows,
                       make_fields(STATIONS, after=stations.given.source.fields()), style="stationcoverage", **point),
        "THIESSEN": sink("THIESSEN", translate("Thiessen areas of the stations"), polygons(answer.cells), THIESSEN,
                         style="stationcoverage_thiessen", **area),
        "GAPS": sink("GAPS", translate("Gaps of the station network"), polygons(answer.gaps), GAPS,
                     style="stationcoverage_gaps", **area),
        "BANDS": sink("BANDS", translate("Elevation bands and stations"),
                      band_table(answer) if heights else _frame(empty), BANDS, style="stationcoverage_bands"),
        "SUMMARY": sink("SUMMARY", translate("Station coverage by area"), answer.summary, SUMMARY,
                        style="stationcoverage_summary"),
        "INDICATORS": sink("INDICATORS", translate("Numbers of the station network"), indicator_table(case, answer),
                           INDICATORS, style="stationcoverage_indicators"),
        "PLANNED": sink("PLANNED", translate("Network if all stations were placed (assumed)"),
                        answer.planned.assign(norm_km2=case.norm_km2), PLANNED, style="stationcoverage_planned"),
    }  # fmt: skip
    found = {key: value for key, value in outputs.items() if value is not None}
    return {**found, **_numbers(case, answer)}


def _frame(columns: dict):
    import pandas as pd

    return pd.DataFrame(columns)


def _polygons(shape) -> list:
    from ...analysis.stations.reach import pieces

    return list(pieces(shape))


def _numbers(case: Case, answer: Answer) -> dict:
    """Return the results that are single numbers; those that nobody can know are left out."""
    total, density, pattern = answer.summary.iloc[0], answer.density, answer.pattern
    found = {
        "LISTED": len(case.stations.xy),
        "PLACED": int(case.stations.placed.sum()),
        "KM2_PER_STATION": density.km2_per_station if density.stations else None,
        "SPACING_KM": density.spacing_km if density.stations else None,
        "SPACING_IF_ALL_KM": float(answer.planned["spacing_if_all"].iloc[0]),
        "NEEDED": density.needed,
        "SHORT": density.short if answer.any_placed else None,
        "LAND_PCT": total["within_pct"],
        "PEOPLE_PCT": total["people_pct"],
        "REPRESENTED_PCT": land_represented_pct(answer) if answer.heights and answer.any_placed else None,
        "CLARK_EVANS": pattern.simulated if pattern else None,
        "SCHEMATIC": int(case.modelled),
    }
    return {key: float(value) for key, value in found.items() if value is not None and value == value}
