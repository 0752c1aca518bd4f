"""Map themes: which layers are on, in which of their styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qgis.core import QgsLayerTreeModel, QgsMapThemeCollection, QgsProject, QgsVectorLayer

from .catalog import BY_KEY
from .styles import own_style, variant_name


@dataclass(frozen=True)
class ThemeSpec:
    """A map theme; it is made when one of ``needs`` is in the project, or always where it needs none."""

    key: str
    zh: str
    en: str
    layers: tuple[tuple[str, str], ...]
    """(layer key, variant of its style or "" for its own), topmost first."""
    needs: tuple[str, ...] = ()


SEATS = ("township_seats", "base")
LAND = (("district", ""), ("villages", "base"), ("townships", "base"))
"""What lies under every answer."""
GROUND = (("roads", "base"), *LAND)


def _answer(key: str, zh: str, en: str, *layers: str, under: tuple[tuple[str, str], ...] = GROUND) -> ThemeSpec:
    """Return the theme of a question: points of its answer over the seats, lines under them, areas on the townships."""
    points, lines, areas = (
        tuple((layer, "") for layer in layers if BY_KEY[layer].geometry == shape)
        for shape in ("Point", "LineString", "Polygon")
    )
    return ThemeSpec(key, zh, en, (*points, SEATS, *lines, *under[:-1], *areas, under[-1]), needs=layers)


THEMES = (
    ThemeSpec(
        "tiers",
        "重点帮扶层级",
        "Key-village tiers",
        (("township_seats", ""), ("district", ""), ("villages", ""), ("townships", "")),
    ),
    ThemeSpec(
        "aid",
        "帮扶集团",
        "Aid groups",
        (("district", ""), ("villages", "aid"), ("townships", "aid")),
        needs=("aid_groups",),
    ),
    ThemeSpec(
        "places",
        "行政区划",
        "Places",
        (SEATS, ("groups", ""), ("district", ""), ("communities", ""), ("villages", "base"), ("townships", "base")),
    ),
    ThemeSpec("roads", "道路", "Roads", (SEATS, ("road_projects", ""), ("roads", ""), *LAND)),
    _answer("connectivity", "道路通畅", "Road connectivity", "roadconnectivity", "roadconnectivity_links"),
    ThemeSpec(
        "circle",
        "15分钟生活圈",
        "15-minute circle",
        (
            SEATS,
            ("nearestfacility", ""),
            ("servicearea_lines", ""),
            ("roads", "base"),
            ("district", ""),
            ("villages", "base"),
            ("servicearea", ""),
            ("townships", "base"),
        ),
        needs=("nearestfacility", "servicearea"),
    ),
    _answer("critical", "关键道路", "Critical roads", "criticalroads_affected", "criticalroads"),
    _answer("water", "供水保障", "Water supply", "watersupply_works", "watersupply_more", "watersupply",
            "watersupply_areas", under=LAND),
    ThemeSpec(
        "waterstage",
        "水利供水工程（按建设性质）",
        "Water works by stage",
        (("water_works", "stage"), SEATS, *GROUND),
        needs=("water_works",),
    ),
    ThemeSpec(
        "gravity",
        "自流供水",
        "Water by gravity",
        (("gravityscreening_tanks", ""), ("water_works", ""), SEATS, ("gravityscreening", ""), *LAND),
        needs=("gravityscreening_tanks", "gravityscreening"),
    ),
    _answer("safewater", "饮水安全", "Safe drinking water", "safewater"),
    _answer("weather", "气象站网", "Weather network", "stationcoverage", "stationproposals",
            "stationcoverage_thiessen", "stationcoverage_gaps", under=LAND),
    _answer("siting", "设施选址", "Siting of facilities", "siting", "siting_assignment"),
    ThemeSpec(
        "projects",
        "规划项目（数量与领域）",
        "Projects by number and sector",
        (("projectgap_townships", "sectors"), ("district", ""), ("townships", "projects")),
        needs=("project_places",),
    ),
    ThemeSpec(
        "projectgap",
        "项目缺口",
        "Project gap",
        (
            ("projectgap_townships", "outline"),
            ("district", ""),
            ("projectgap_villages", ""),
            ("communities", ""),
            ("townships", "base"),
        ),
        needs=("projectgap_villages",),
    ),
    ThemeSpec(
        "projecttowns",
        "项目缺口（乡镇）",
        "Project gap by township",
        (("district", ""), ("projectgap_townships", "")),
        needs=("projectgap_townships",),
    ),
    ThemeSpec(
        "elevation",
        "海拔分带",
        "Elevation",
        (SEATS, ("groups", "base"), ("district", ""), *LAND[1:-1], ("elevationzones_map", ""), LAND[-1]),
        needs=("elevationzones_map",),
    ),
    ThemeSpec(
        "works",
        "规划工程",
        "Planned works",
        (
            ("water_works", ""),
            ("weather_stations", ""),
            ("road_projects", ""),
            ("resettlement_sites", ""),
            ("facilities", ""),
            SEATS,
            *LAND,
        ),
    ),
    ThemeSpec(
        "change",
        "2020—2025年建设变化",
        "Change 2020 to 2025",
        (
            ("water_works", "stage"),
            ("road_projects", "stage"),
            ("facilities", "stage"),
            ("weather_stations", "stage"),
            ("resettlement_sites", "stage"),
            ("stationproposals", ""),
            ("roadprojects", ""),
            ("roadprojects_after", ""),
            SEATS,
            *GROUND,
        ),
    ),
    _answer("routes", "到最近设施的路线", "Routes to the nearest facility", "nearestfacility_routes"),
    _answer("robust", "稳健缺口", "Robust gaps", "robustgaps"),
    _answer("rural", "农村交通可达（RAI）", "Rural access", "ruralaccess"),
    _answer("catchment", "服务供需（两步移动搜索）", "Supply within reach", "catchmentaccess_ratios",
            "catchmentaccess"),
    _answer("audit", "路网检查", "Check of the road network", "networkaudit", "networkaudit_lines"),
)  # fmt: skip
FIRST = "tiers"


def add_themes(project: QgsProject, layers: Mapping[str, QgsVectorLayer], locale: str) -> None:
    """Add or renew the map themes for which the layers are there."""
    collection = project.mapThemeCollection()
    for theme in THEMES:
        if not theme.needs or any(key in layers for key in theme.needs):
            collection.insert(theme_name(theme, locale), _record(theme, layers, locale))


def apply_theme(project: QgsProject, key: str, locale: str) -> None:
    """Switch the project's layers to a theme, by its key."""
    name = next(theme_name(theme, locale) for theme in THEMES if theme.key == key)
    root = project.layerTreeRoot()
    project.mapThemeCollection().applyTheme(name, root, QgsLayerTreeModel(root))


def theme_layers(theme: ThemeSpec, layers: Mapping[str, QgsVectorLayer]) -> tuple[tuple[str, str], ...]:
    """Return (layer key, variant) of the layers of a theme that are there, topmost first."""
    return tuple((key, variant) for key, variant in theme.layers if key in layers)


def theme_name(theme: ThemeSpec, locale: str) -> str:
    """Return the name under which a project lists the theme."""
    return theme.zh if locale.startswith("zh") else theme.en


def _record(
    theme: ThemeSpec, layers: Mapping[str, QgsVectorLayer], locale: str
) -> QgsMapThemeCollection.MapThemeRecord:
    record = QgsMapThemeCollection.MapThemeRecord()
    for key, variant in theme.layers:
        layer = layers.get(key)
        if layer is None:
            continue
        names = layer.styleManager().styles()
        wanted = variant_name(variant, locale) if variant else ""
        member = QgsMapThemeCollection.MapThemeLayerRecord(layer)
        member.usingCurrentStyle = True
        member.currentStyle = wanted if wanted in names else own_style(layer)
        member.isVisible = True
        record.addLayerRecord(member)
    return record
