"""Themes of the web map: which layers each shows, and which question its headline, gaps and figures come from."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import pandas as pd

from ..layers import codes
from ..layers.catalog import BY_KEY
from . import weblayers
from .encoding import encode, point
from .model import Briefing
from .webcolumns import pair
from .weblayers import KIND_SIGNS, entry, layer, placed

Layer = dict[str, Any]
WHITE, INK = "#ffffff", "#222222"
BUILT = "已建"
"""Stage of what stood before the plan."""
PLACES = ("district", "townshipLines", "seats", "plain")
"""Layers that every page has."""


@dataclass(frozen=True)
class WebTheme:
    """What a theme shows.

    Attributes:
        key, zh, en: as the themes of the QGIS project are called.
        layers: keys of its layers, the lowest first; those that are not there are left out.
        needs: one of these layers must be there.
        questions: keys of the questions its headlines come from.
        gap: layer that says who lacks what.
        before, after: layers on either side of the divider.
        off: layers switched off at first.
        tool: what the page adds to the map (``years``, ``swipe``).
        note: what a reader must know of it.
    """

    key: str
    zh: str
    en: str
    layers: tuple[str, ...]
    needs: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    gap: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    tool: str = ""
    note: tuple[str, str] = ("", "")


UNDER, OVER = ("plain",), ("district", "townshipLines")
THEMES = (
    WebTheme(
        "connectivity",
        "道路通畅",
        "Road connectivity",
        ("townships", "villages", *OVER, "roads", "links", "connectivity", "seats"),
        ("connectivity",),
        ("roadconnectivity",),
        gap="connectivity",
    ),
    WebTheme(
        "tiers",
        "重点帮扶层级",
        "Key-village tiers",
        ("townships", "villages", "communities", *OVER, "seats"),
        questions=("tiersummary", "scoreboard"),
        off=("communities",),
    ),
    WebTheme("aid", "帮扶集团", "Aid groups", (*UNDER, "aid", *OVER, "seats"), ("aid",)),
    WebTheme(
        "circle",
        "15分钟生活圈",
        "15-minute circle",
        (*UNDER, "reach", *OVER, "roads", "circle", "seats"),
        ("circle", "reach"),
        ("nearestfacility", "servicearea"),
        gap="circle",
        off=("roads",),
    ),
    WebTheme(
        "water",
        "供水保障",
        "Water supply",
        (*UNDER, *OVER, "water", "waterworks", "seats"),
        ("water", "waterworks"),
        ("watersupply",),
        gap="water",
        off=("seats",),
    ),
    WebTheme(
        "gravity",
        "自流供水",
        "Water by gravity",
        (*UNDER, *OVER, "pipes", "waterworks"),
        ("pipes",),
        ("gravityscreening",),
    ),
    WebTheme(
        "safewater",
        "饮水安全",
        "Safe water",
        (*UNDER, *OVER, "safewater", "seats"),
        ("safewater",),
        ("safewater",),
        "safewater",
    ),
    WebTheme(
        "weather",
        "气象站网",
        "Weather network",
        (*UNDER, "weathergaps", *OVER, "stations", "proposals", "seats"),
        ("stations", "proposals"),
        ("stationcoverage", "stationproposals"),
        off=("seats",),
        note=("规划未列站址的站点不上图；建议站址为计算结果。", "Stations without a place in the plan are not drawn."),
    ),
    WebTheme(
        "projects",
        "规划项目",
        "Projects",
        (*UNDER, "projectcounts", *OVER, "seats"),
        ("projectcounts",),
        tool="years",
        off=("seats",),
    ),
    WebTheme(
        "projectgap",
        "项目缺口",
        "Project gap",
        (*UNDER, "gaps", *OVER, "seats"),
        ("gaps",),
        ("projectgap",),
        gap="gaps",
        off=("seats",),
    ),
    WebTheme(
        "elevation",
        "海拔分带",
        "Elevation",
        (*UNDER, "elevation", *OVER, "seats"),
        ("elevation",),
        ("elevationzones",),
    ),
    WebTheme(
        "critical",
        "关键道路",
        "Critical roads",
        (*UNDER, *OVER, "criticalroads", "critical", "seats"),
        ("criticalroads", "critical"),
        ("criticalroads",),
        gap="critical",
        off=("critical",),
    ),
    WebTheme(
        "robust", "稳健缺口", "Robust gaps", (*UNDER, *OVER, "robust", "seats"), ("robust",), ("robustgaps",), "robust"
    ),
    WebTheme("siting", "设施选址", "Siting", (*UNDER, *OVER, "siting", "sites"), ("sites",), ("siting",), gap="siting"),
    WebTheme(
        "change",
        "2020→2025 变化",
        "Change 2020–2025",
        (*UNDER, *OVER, "roads"),
        ("existing", "planned", "after"),
        ("roadprojects",),
        before=("connectivity", "existing"),
        after=("after", "plannedroads", "planned"),
        tool="swipe",
        note=(
            "左侧为 2020 年现状，右侧为规划建成后。没有地点的项目不上图。",
            "Left: what stood in 2020. Right: what the plan builds. Works without a place are not drawn.",
        ),
    ),
)


def themes(present: Collection[str], asked: Collection[str]) -> list[dict[str, Any]]:
    """Return the themes that can be shown with the layers there are.

    Args:
        present: keys of the layers.
        asked: keys of the questions that were answered.
    """

    def kept(keys: tuple[str, ...]) -> list[str]:
        return [key for key in keys if key in present or key in PLACES]

    return [
        {
            "key": each.key,
            "title": [each.zh, each.en],
            "layers": kept(each.layers),
            "before": [key for key in kept(each.before) if key != "connectivity" or "after" in present],
            "after": kept(each.after),
            "off": list(each.off),
            "questions": [key for key in each.questions if key in asked],
            "gap": each.gap if each.gap in present else "",
            "tool": each.tool,
            "note": list(each.note),
        }
        for each in THEMES
        if not each.needs or any(key in present for key in each.needs)
    ]


def layers(briefing: Briefing) -> list[Layer]:
    """Return every layer of areas, lines and points there is data for."""
    makers: tuple[Callable[[Briefing], Layer | None], ...] = (
        weblayers.roads,
        weblayers.links,
        weblayers.critical,
        weblayers.reach,
        weblayers.elevation,
        weblayers.gaps,
        weblayers.aid,
        _project_counts,
        _water_works,
        _pipes,
        _stations,
        _proposals,
        _weather_gaps,
        _sites,
        _existing,
        _planned,
        _planned_roads,
    )
    return [made for made in (make(briefing) for make in makers) if made]


def _project_counts(briefing: Briefing) -> Layer | None:
    return weblayers.project_counts(briefing) if len(briefing.layers["projects"]) else None


def _water_works(briefing: Briefing) -> Layer | None:
    table = "watersupply_works" if len(placed(briefing.layers["watersupply_works"])) else "water_works"
    shown: tuple[str, ...] = ("kind", "stage", "capacity_m3d", "town_code", "village_code", "project_no")
    if table == "watersupply_works":
        shown = ("kind", "stage", "capacity_m3d", "capacity_people", "load", "load_pct", "groups", "reason")
    made = weblayers.points(briefing, "waterworks", table, "stage", shown)
    return made and {**made, "title": pair(BY_KEY["water_works"])}


PIPES = {"gravity": ("#0072b2", ""), "break_pressure": ("#009e73", "6 3"), "pumped": ("#d55e00", "2 3")}


def _pipes(briefing: Briefing) -> Layer | None:
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


def _stations(briefing: Briefing) -> Layer | None:
    table = "stationcoverage" if len(briefing.layers["stationcoverage"]) else "weather_stations"
    shown = ("kind", "stage", "project_no")
    return weblayers.points(briefing, "stations", table, "kind", shown)


def _proposals(briefing: Briefing) -> Layer | None:
    shown = ("kind", "rank", "site_name", "town_code", "height_m", "worth_pct", "groups", "people")
    return weblayers.points(briefing, "proposals", "stationproposals", "kind", shown)


def _weather_gaps(briefing: Briefing) -> Layer | None:
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


def _sites(briefing: Briefing) -> Layer | None:
    frame = briefing.layers["siting"]
    first = frame[frame["set_no"].isna() | (frame["set_no"] == frame["set_no"].min())]
    first = first.assign(kind=[BY_KEY["siting"].zh] * len(first)).reset_index(drop=True)
    shown = ("rank", "groups", "people", "load_pct")
    made = weblayers.points(briefing, "sites", "siting", "kind", shown, rows=first)
    if made:
        made["classes"][0] = {**made["classes"][0], "label": pair(BY_KEY["siting"]), "style": {"sign": KIND_SIGNS[1]}}
    return made


def _existing(briefing: Briefing) -> Layer | None:
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


def _planned(briefing: Briefing) -> Layer | None:
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


def _planned_roads(briefing: Briefing) -> Layer | None:
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
