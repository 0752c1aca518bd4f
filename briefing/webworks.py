"""Works, stations, sites and pipes on the web map: what the plan builds and what was computed about it."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from ..layers import codes
from ..layers.catalog import BY_KEY
from . import weblayers
from .encoding import encode, point
from .model import Briefing
from .webcolumns import pair
from .weblayers import KIND_SIGNS, Layer, entry, layer, placed

WHITE, INK = "#ffffff", "#222222"
BUILT = "已建"
"""Stage of what stood before the plan."""


def project_counts(briefing: Briefing) -> Layer | None:
    """Return the townships by projects, None where there are none."""
    return weblayers.project_counts(briefing) if len(briefing.layers["projects"]) else None


def water_works(briefing: Briefing) -> Layer | None:
    """Return the water works, with their load where it was computed, None where there are none."""
    table = "watersupply_works" if len(placed(briefing.layers["watersupply_works"])) else "water_works"
    shown: tuple[str, ...] = ("kind", "stage", "capacity_m3d", "town_code", "village_code", "project_no")
    if table == "watersupply_works":
        shown = ("kind", "stage", "capacity_m3d", "capacity_people", "load", "load_pct", "groups", "reason")
    made = weblayers.points(briefing, "waterworks", table, "stage", shown)
    return made and {**made, "title": pair(BY_KEY["water_works"])}


PIPES = {"gravity": ("#0072b2", ""), "break_pressure": ("#009e73", "6 3"), "pumped": ("#d55e00", "2 3")}


def pipes(briefing: Briefing) -> Layer | None:
    """Return the way water takes from the best work to each group, None where there are none."""
    table = "gravityscreening"
    frame = briefing.layers[table]
    frame = placed(frame[(frame["best"] == 1) & frame["result"].isin(list(PIPES))])
    if not len(frame):
        return None
    listed = [each for each in weblayers.field_of(table, "result").values if each[0] in PIPES]
    place = {code: number for number, (code, _, _) in enumerate(listed)}
    index = [place[code] for code in frame["result"]]
    classes = [
        entry([zh, en], {"colour": PIPES[code][0], "weight": 2, "stroke": PIPES[code][1]}, index.count(place[code]))
        for code, zh, en in listed
    ]
    shown = ("result", "length_m", "head_m", "static_m", "pump_m", "tanks", "diameter_mm", "people")
    return layer(
        "pipes",
        "line",
        pair(BY_KEY[table]),
        unit=["条", ""],
        classes=classes,
        index=index,
        names=[name or "" for name in frame["work_name"]],
        columns=weblayers.columns(frame, table, shown),
        g=[encode(line) for line in frame.geometry.simplify(weblayers.AREA_TOLERANCE_DEG)],
    )


def stations(briefing: Briefing) -> Layer | None:
    """Return the weather stations, None where there are none."""
    table = "stationcoverage" if len(briefing.layers["stationcoverage"]) else "weather_stations"
    shown = ("kind", "stage", "project_no")
    return weblayers.points(briefing, "stations", table, "kind", shown)


def proposals(briefing: Briefing) -> Layer | None:
    """Return the sites proposed for weather stations, None where there are none."""
    shown = ("kind", "rank", "site_name", "town_code", "height_m", "worth_pct", "groups", "people")
    return weblayers.points(briefing, "proposals", "stationproposals", "kind", shown)


def weather_gaps(briefing: Briefing) -> Layer | None:
    """Return the land no station stands for, None where there are none."""
    table = "stationcoverage_gaps"
    frame = placed(briefing.layers[table])
    if not len(frame):
        return None
    colours = {"beyond_radius": "#f4a582", "height": "#c2a5cf"}
    listed = [each for each in weblayers.field_of(table, "kind").values if (frame["kind"] == each[0]).any()]
    place = {code: number for number, (code, _, _) in enumerate(listed)}
    km2 = frame.groupby("kind")["area_km2"].sum()
    style = {"opacity": 0.6, "colour": "#5e3c99", "weight": 0.6}
    classes = [
        entry([zh, en], {**style, "area": colours.get(code, "#d9d9d9")}, round(float(km2[code]), 1))
        for code, zh, en in listed
    ]
    return layer(
        "weathergaps",
        "area",
        pair(BY_KEY[table]),
        unit=["平方公里", "km²"],
        classes=classes,
        index=[place.get(kind, -1) for kind in frame["kind"]],
        g=[encode(each) for each in frame.geometry.simplify(weblayers.AREA_TOLERANCE_DEG)],
    )


def sites(briefing: Briefing) -> Layer | None:
    """Return the sites of the best set, None where there are none."""
    frame = briefing.layers["siting"]
    first = frame[frame["set_no"].isna() | (frame["set_no"] == frame["set_no"].min())]
    first = first.assign(kind=[BY_KEY["siting"].zh] * len(first)).reset_index(drop=True)
    shown = ("rank", "groups", "people", "load_pct")
    made = weblayers.points(briefing, "sites", "siting", "kind", shown, rows=first)
    if made:
        made["classes"][0] = {**made["classes"][0], "label": pair(BY_KEY["siting"]), "style": {"sign": KIND_SIGNS[1]}}
    return made


def existing(briefing: Briefing) -> Layer | None:
    """Return what stood before the plan, in white so that it is never taken for a work of the plan."""
    built = briefing.layers["facilities"]
    shown = ("kind", "sector")
    made = weblayers.points(briefing, "existing", "facilities", "kind", shown, rows=built[built["stage"] == BUILT])
    if made:
        made["classes"] = [
            {**each, "style": {"sign": (WHITE, INK, *each["style"]["sign"][2:])}} for each in made["classes"]
        ]
    return made


WORKS = (
    ("water_works", KIND_SIGNS[0]),
    ("road_projects", KIND_SIGNS[5]),
    ("facilities", KIND_SIGNS[1]),
    ("weather_stations", KIND_SIGNS[3]),
    ("resettlement_sites", KIND_SIGNS[2]),
)
"""Tables of what the plan builds, and how they are drawn."""


def planned(briefing: Briefing) -> Layer | None:
    """Return all works of the plan that have a place, by the table they stand in."""
    parts: list[gpd.GeoDataFrame] = []
    classes: list[Layer] = []
    unplaced = 0
    for table, sign in WORKS:
        whole = briefing.layers[table]
        whole = whole[whole["stage"] != BUILT] if "stage" in whole else whole
        frame = placed(whole)
        unplaced += len(whole) - len(frame)
        if len(frame):
            parts.append(frame.assign(place=len(classes), stage=frame.get("stage"), project_no=frame.get("project_no")))
            classes.append(entry(pair(BY_KEY[table]), {"sign": sign}, len(frame)))
    if not parts:
        return None
    wanted = ["name", "place", "stage", "project_no", "town_code", "geometry"]
    together = gpd.GeoDataFrame(pd.concat([part[wanted].astype(object) for part in parts], ignore_index=True))
    return layer(
        "planned",
        "point",
        ["规划建设内容", "Works of the plan"],
        unit=["处", ""],
        classes=classes,
        index=[int(each) for each in together["place"]],
        names=[name or "" for name in together["name"]],
        columns=weblayers.columns(together, "water_works", ("stage", "project_no", "town_code")),
        unplaced=int(unplaced),
        at=[point(each) for each in together["geometry"]],
    )


def planned_roads(briefing: Briefing) -> Layer | None:
    """Return the planned roads, None where there are none."""
    frame = placed(briefing.layers["roadprojects"])
    if not len(frame):
        roads = briefing.layers["roads"]
        frame = placed(roads[roads["status"] == codes.ROAD_STATUS[1][0]])
    if not len(frame):
        return None
    style = {"colour": "#b2182b", "weight": 3.2}
    km = round(float(weblayers.lengths_km(frame).sum()), 1)
    return layer(
        "plannedroads",
        "line",
        ["规划道路", "Planned roads"],
        unit=["公里", "km"],
        classes=[entry(["规划道路", "Planned roads"], style, km)],
        index=[0] * len(frame),
        names=[name or "" for name in frame["name"]],
        columns=[],
        g=[encode(line) for line in frame.geometry.simplify(weblayers.ROAD_TOLERANCE_DEG)],
    )
