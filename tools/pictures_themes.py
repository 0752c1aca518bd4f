"""A sheet for each map theme: the map as QGIS draws it, with its legend, scale bar and notice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from qgis.core import (
    QgsCoordinateTransform,
    QgsLayoutExporter,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsUnitTypes,
    QgsVectorLayer,
)

from ..layers import styles
from ..layers.catalog import BY_KEY
from ..layers.printing import items, words
from ..layers.printing.legend import Contents, add_legend
from ..layers.printing.sheet import Box
from ..layers.themes import THEMES, ThemeSpec, apply_theme, theme_layers, theme_name
from ..layers.workspace import open_workspace
from .picture_parts import IMAGES, Inputs, contact_sheet, save_small

FOLDER = IMAGES / "themes"
PAGE = (297, 210)
TITLE = Box(8, 4, 200, 12)
MAP = Box(8, 18, 206, 185)
LEGEND = Box(217, 18, 77, 162)
SCALE = Box(217, 182, 60, 12)
NORTH = Box(281, 181, 12, 13)
NOTICE = Box(217, 196, 77, 7)
DPI = 100
ROOM = 1.04
"""The map is so much wider than the place it shows."""


def sheet(
    project: QgsProject, shown: list[QgsVectorLayer], title: str, extent: QgsRectangle, locale: str
) -> QgsPrintLayout:
    """Return an A4 sheet of layers in their present styles, topmost first."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    millimetres = QgsUnitTypes.LayoutUnit.LayoutMillimeters
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(*PAGE, millimetres))
    main = items.add_map(layout, "map", MAP)
    items.show_layers(main, shown, {})
    main.zoomToExtent(extent)
    items.add_text(layout, "title", title, TITLE, items.text_format(20, bold=True))
    present = {layer.id(): items.current_style(layer) for layer in shown}
    legend = add_legend(layout, LEGEND, main, [Contents(shown, present)], settled=True)
    legend.setTitle(words.pick(words.LEGEND, locale))
    items.add_scale_bar(layout, SCALE, main, 8)
    items.add_north_arrow(layout, NORTH, main)
    if any(styles.is_modelled(layer) for layer in shown):
        red = items.text_format(9, "#b30000", bold=True)
        items.add_text(layout, "notice", words.pick(words.NOTICE, locale), NOTICE, red)
    return layout


def draw(gpkg: Path, key: str, path: Path, locale: str = "zh", town: str = "") -> Path:
    """Draw one theme of a workspace: of the whole district, or around the township of this name."""
    project = QgsProject()
    layers = open_workspace(gpkg, project, locale)
    theme = _theme(key)
    apply_theme(project, key, locale)
    frame = layers["townships"]
    extent = frame.extent()
    if town:
        name = BY_KEY["townships"].display
        extent = next(each for each in frame.getFeatures() if each[name] == town).geometry().boundingBox()
    extent = QgsCoordinateTransform(frame.crs(), project.crs(), project).transformBoundingBox(extent)
    extent.scale(ROOM)
    shown = [layers[each] for each, _ in theme_layers(theme, layers)]
    layout = sheet(project, shown, theme_name(theme, locale), extent, locale)
    saved = save_small(QgsLayoutExporter(layout).renderPageToImage(0, dpi=DPI), path)
    project.clear()
    return saved


def _theme(key: str) -> ThemeSpec:
    return next(each for each in THEMES if each.key == key)


def picture(key: str, inputs: Inputs) -> list[Path]:
    """Draw a theme of the workspace with every result; themes for which it has none are left out."""
    theme = _theme(key)
    gpkg = inputs.workspace()
    if theme.needs and not set(theme.needs) & inputs.tables():
        return []
    return [draw(gpkg, key, FOLDER / f"{key}.png")]


def all_themes(_: Inputs) -> list[Path]:
    """Put the pictures of the themes that are there on one sheet."""
    paths = [path for theme in THEMES if (path := FOLDER / f"{theme.key}.png").is_file()]
    return [contact_sheet(paths, IMAGES / "themes.png")] if paths else []


PICTURES: dict[str, Callable[[Inputs], list[Path]]] = {
    f"theme-{theme.key}": partial(picture, theme.key) for theme in THEMES
}
PICTURES["themes"] = all_themes
