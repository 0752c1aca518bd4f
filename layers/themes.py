"""Map themes: which layers are on, in which of their styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qgis.core import QgsLayerTreeModel, QgsMapThemeCollection, QgsProject, QgsVectorLayer

from .styles import variant_name


@dataclass(frozen=True)
class ThemeSpec:
    """A map theme; it is made when all of ``needs`` are in the project."""

    key: str
    zh: str
    en: str
    layers: tuple[tuple[str, str], ...]
    """(layer key, variant of its style or "" for its own)."""
    needs: tuple[str, ...] = ()


THEMES = (
    ThemeSpec(
        "tiers",
        "重点帮扶层级",
        "Key-village tiers",
        (("township_seats", ""), ("district", ""), ("villages", ""), ("townships", "")),
    ),
    ThemeSpec(
        "roads",
        "道路",
        "Roads",
        (("township_seats", "base"), ("road_projects", ""), ("roads", ""), ("district", ""), ("townships", "base")),
    ),
    ThemeSpec(
        "connectivity",
        "道路通畅",
        "Road connectivity",
        (
            ("roadconnectivity", ""),
            ("roadconnectivity_links", ""),
            ("township_seats", "base"),
            ("roads", ""),
            ("district", ""),
            ("townships", "base"),
        ),
        needs=("roadconnectivity",),
    ),
    ThemeSpec(
        "works",
        "规划工程",
        "Planned works",
        (
            ("township_seats", "base"),
            ("water_works", ""),
            ("weather_stations", ""),
            ("resettlement_sites", ""),
            ("facilities", ""),
            ("district", ""),
            ("townships", "base"),
        ),
    ),
    ThemeSpec(
        "places",
        "行政区划",
        "Places",
        (
            ("township_seats", "base"),
            ("groups", ""),
            ("district", ""),
            ("communities", ""),
            ("villages", "base"),
            ("townships", "base"),
        ),
    ),
)
FIRST = "tiers"


def add_themes(project: QgsProject, layers: Mapping[str, QgsVectorLayer], locale: str) -> None:
    """Add or renew the map themes for which the layers are there."""
    collection = project.mapThemeCollection()
    for theme in THEMES:
        if all(key in layers for key in theme.needs):
            collection.insert(theme_name(theme, locale), _record(theme, layers, locale))


def apply_theme(project: QgsProject, key: str, locale: str) -> None:
    """Switch the project's layers to a theme, by its key."""
    name = next(theme_name(theme, locale) for theme in THEMES if theme.key == key)
    root = project.layerTreeRoot()
    project.mapThemeCollection().applyTheme(name, root, QgsLayerTreeModel(root))


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
        wanted = variant_name(variant, locale) if variant else names[0]
        member = QgsMapThemeCollection.MapThemeLayerRecord(layer)
        member.usingCurrentStyle = True
        member.currentStyle = wanted if wanted in names else names[0]
        member.isVisible = True
        record.addLayerRecord(member)
    return record
