"""The atlas: one A3 page per township, made as a print layout that stays in the project."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsFeedback,
    QgsLayoutExporter,
    QgsLayoutItemMap,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsUnitTypes,
    QgsVectorLayer,
)

from ..analysis.errors import Cancelled, InputError
from . import print_items as items
from . import print_text as texts
from . import styles
from .catalog import BY_KEY
from .finding import find_layer
from .pdf_text import make_searchable
from .print_items import Box

LAYOUT_NAME = ("乡镇图册", "Township atlas")
PAGE = Box(0, 0, 420, 297)
TITLE = Box(12, 8, 200, 14)
SUBTITLE = Box(212, 10, 196, 12)
MAP = Box(12, 25, 284, 253)
OVERVIEW = Box(302, 25, 106, 62)
SUMMARY = Box(302, 90, 106, 76)
LEGEND = Box(302, 168, 106, 94)
SCALE = Box(302, 265, 84, 13)
NORTH = Box(392, 262, 14, 16)
SOURCE = Box(12, 281, 250, 10)
NOTICE = Box(212, 281, 150, 10)
NUMBER = Box(368, 281, 40, 10)
MARGIN = 0.06
"""Room around the township on its page, as a share of its extent."""
DPI = 200
MAP_LAYERS = (
    "townships",
    "township_seats",
    "roadconnectivity",
    "groups",
    "roadconnectivity_links",
    "roads",
    "communities",
    "villages",
)
"""Top to bottom; the townships lie over the rest as a veil. ``groups`` only where there is no result yet."""
LEGEND_LAYERS = (
    "township_seats",
    "roadconnectivity",
    "groups",
    "roadconnectivity_links",
    "roads",
    "villages",
    "communities",
)
ATLAS_VARIANTS = ("townships", "township_seats", "villages", "communities", "roads", "roadconnectivity_links")


def add_atlas(project: QgsProject, *, locale: str = "zh") -> QgsPrintLayout:
    """Put the atlas among the project's layouts, in the place of an earlier one, and return it."""
    layout = make_atlas(project, locale=locale)
    manager = project.layoutManager()
    earlier = manager.layoutByName(layout.name())
    if earlier is not None:
        manager.removeLayout(earlier)
    manager.addLayout(layout)
    return layout


def make_atlas(project: QgsProject, *, printed_on: datetime.date | None = None, locale: str = "zh") -> QgsPrintLayout:
    """Return a layout with one page per township.

    Args:
        project: a workspace's project; the layers are found by key.
        printed_on: the date of the map; none is printed without it.
        locale: name of the layout; the pages themselves are Chinese.
    """
    layers = {key: find_layer(project, key) for key in MAP_LAYERS}
    present = {key: layer for key, layer in layers.items() if layer is not None}
    if "townships" not in present:
        raise InputError("The project has no layer of townships. Open a workspace first.")
    if "roadconnectivity" in present:
        present.pop("groups", None)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(LAYOUT_NAME[0] if locale.startswith("zh") else LAYOUT_NAME[1])
    millimetres = QgsUnitTypes.LayoutUnit.LayoutMillimeters
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(PAGE.width, PAGE.height, millimetres))
    main = _maps(layout, present)
    _texts(layout, present, printed_on)
    items.add_legend(layout, LEGEND, main, [present[key] for key in LEGEND_LAYERS if key in present], "图例")
    items.add_scale_bar(layout, SCALE, main)
    items.add_north_arrow(layout, NORTH, main)
    _follow(layout, present["townships"])
    return layout


def export_atlas(
    project: QgsProject,
    pdf_path: Path,
    *,
    printed_on: datetime.date | None = None,
    feedback: QgsFeedback | None = None,
) -> int:
    """Write the atlas as one PDF with real text and return the number of pages.

    Raises:
        InputError: there is no township, or the file cannot be written.
        Cancelled: the user stopped; no file is left.
    """
    pdf_path = Path(pdf_path)
    layout = make_atlas(project, printed_on=printed_on)
    atlas = layout.atlas()
    if atlas.updateFeatures() == 0:
        raise InputError("The layer of townships is empty. Import the boundaries first.")
    part = pdf_path.with_name(pdf_path.name + ".part")
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = DPI
    settings.rasterizeWholeImage = False
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    result, detail = QgsLayoutExporter.exportToPdf(atlas, str(part), settings, feedback)
    if feedback is not None and feedback.isCanceled():
        part.unlink(missing_ok=True)
        raise Cancelled()
    try:
        if result != QgsLayoutExporter.ExportResult.Success:
            raise OSError(detail or result)
        make_searchable(part)
        part.replace(pdf_path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise InputError(
            "The atlas cannot be written to {path} ({detail}). Close the PDF if it is open, or choose another folder.",
            path=pdf_path,
            detail=error.strerror or error,
        ) from error
    return atlas.count()


def _maps(layout: QgsPrintLayout, present: Mapping[str, QgsVectorLayer]) -> QgsLayoutItemMap:
    shown = [present[key] for key in MAP_LAYERS if key in present]
    veiled = {
        present[key].id(): styles.style_xml(present[key], BY_KEY[key], "atlas")
        for key in ATLAS_VARIANTS
        if key in present
    }
    main = items.add_map(layout, "map", MAP, shown, veiled)
    townships = present["townships"]
    small = styles.style_xml(townships, BY_KEY["townships"], "overview")
    overview = items.add_map(layout, "overview", OVERVIEW, [townships], {townships.id(): small})
    to_map = QgsCoordinateTransform(townships.crs(), layout.project().crs(), layout.project())
    overview.zoomToExtent(to_map.transformBoundingBox(townships.extent()))
    overview.setFrameEnabled(False)
    main.setAtlasDriven(True)
    main.setAtlasScalingMode(QgsLayoutItemMap.AtlasScalingMode.Auto)
    main.setAtlasMargin(MARGIN)
    layout.setReferenceMap(main)
    return main


def _texts(layout: QgsPrintLayout, present: Mapping[str, QgsVectorLayer], printed_on: datetime.date | None) -> None:
    big, small = items.text_format(26, bold=True), items.text_format(8, "#555555")
    items.add_text(layout, "title", texts.TITLE, TITLE, big, ("left", "middle"))
    tier = items.text_format(13, "#8c2d04", bold=True)
    items.add_text(layout, "tier", texts.tier(present), SUBTITLE, tier, ("right", "middle"))
    items.add_text(layout, "summary", texts.summary(present), SUMMARY, items.text_format(10.5))
    items.add_text(layout, "source", texts.source(printed_on), SOURCE, small, ("left", "top"))
    if any(styles.is_modelled(layer) for layer in present.values()):
        notice = items.text_format(11, "#b30000", bold=True)
        items.add_text(layout, "notice", texts.NOTICE, NOTICE, notice, ("right", "top"))
    items.add_text(layout, "number", texts.NUMBER, NUMBER, items.text_format(9), ("right", "top"))


def _follow(layout: QgsPrintLayout, townships: QgsVectorLayer) -> None:
    atlas = layout.atlas()
    atlas.setCoverageLayer(townships)
    atlas.setEnabled(True)
    atlas.setSortFeatures(True)
    atlas.setSortExpression('"town_code"')
    atlas.setPageNameExpression('"name"')
