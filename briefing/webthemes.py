"""Themes of the web map: which layers each shows, and which question its headline, gaps and figures come from."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from . import weblayers, webworks
from .model import Briefing
from .weblayers import Layer

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
        webworks.project_counts,
        webworks.water_works,
        webworks.pipes,
        webworks.stations,
        webworks.proposals,
        webworks.weather_gaps,
        webworks.sites,
        webworks.existing,
        webworks.planned,
        webworks.planned_roads,
    )
    return [made for made in (make(briefing) for make in makers) if made]
