"""Parts of a printed page: text, maps, legend, scale bar and north arrow at places given in millimetres."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutMeasurement,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsMapLayer,
    QgsPrintLayout,
    QgsRectangle,
    QgsScaleBarSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

from .styles import FONTS

INK = "#222222"
FRAME_MM = 0.3
ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "top": Qt.AlignmentFlag.AlignTop,
    "middle": Qt.AlignmentFlag.AlignVCenter,
}
NORTH_ARROW = "arrows/NorthArrow_02.svg"


@dataclass(frozen=True)
class Box:
    """A rectangle on the page in millimetres."""

    x: float
    y: float
    width: float
    height: float


def text_format(size_pt: float, color: str = INK, *, bold: bool = False) -> QgsTextFormat:
    """Return letters in the first Chinese font the computer has."""
    font = QFont(FONTS[0])
    font.setBold(bold)
    form = QgsTextFormat()
    form.setFont(font)
    form.setFamilies(list(FONTS[1:]))
    form.setSize(size_pt)
    form.setColor(QColor(color))
    return form


def place(item: QgsLayoutItem, box: Box) -> None:
    """Move an item to its rectangle."""
    unit = QgsUnitTypes.LayoutUnit.LayoutMillimeters
    item.attemptMove(QgsLayoutPoint(box.x, box.y, unit))
    item.attemptResize(QgsLayoutSize(box.width, box.height, unit))


def add_text(
    layout: QgsPrintLayout,
    name: str,
    text: str,
    box: Box,
    form: QgsTextFormat,
    align: tuple[str, str] = ("left", "top"),
) -> QgsLayoutItemLabel:
    """Add text; ``[% expression %]`` is evaluated on each page."""
    item = QgsLayoutItemLabel(layout)
    item.setId(name)
    item.setText(text)
    if hasattr(item, "setTextFormat"):
        item.setTextFormat(form)
    else:
        font = QFont(form.font())
        font.setPointSizeF(form.size())
        item.setFont(font)
        item.setFontColor(form.color())
    item.setHAlign(ALIGN[align[0]])
    item.setVAlign(ALIGN[align[1]])
    item.setMarginX(0)
    item.setMarginY(0)
    layout.addLayoutItem(item)
    place(item, box)
    return item


def add_map(
    layout: QgsPrintLayout, name: str, box: Box, layers: Sequence[QgsVectorLayer], style_xml: Mapping[str, str]
) -> QgsLayoutItemMap:
    """Add a map of these layers (top first); ``style_xml`` holds styles that differ from the project's, by layer id."""
    item = QgsLayoutItemMap(layout)
    item.setId(name)
    layout.addLayoutItem(item)
    item.setCrs(layout.project().crs())
    place(item, box)
    # An extent of the box's own shape: zooming later keeps the shape of the extent there is.
    item.setExtent(QgsRectangle(0, 0, box.width, box.height))
    item.setLayers(list(layers))
    item.setKeepLayerSet(True)
    item.setLayerStyleOverrides({layer.id(): style_xml.get(layer.id()) or current_style(layer) for layer in layers})
    item.setKeepLayerStyles(True)
    item.setFrameEnabled(True)
    item.setFrameStrokeWidth(QgsLayoutMeasurement(FRAME_MM))
    item.setBackgroundColor(QColor("#ffffff"))
    return item


def current_style(layer: QgsMapLayer) -> str:
    """Return the layer's style as it is now, as XML."""
    manager = layer.styleManager()
    return manager.style(manager.currentStyle()).xmlData()


def add_legend(
    layout: QgsPrintLayout, box: Box, map_item: QgsLayoutItemMap, layers: Sequence[QgsVectorLayer], title: str
) -> QgsLayoutItemLegend:
    """Add a legend that shows only what the map of the page shows."""
    item = QgsLayoutItemLegend(layout)
    item.setId("legend")
    item.setAutoUpdateModel(False)
    item.setLinkedMap(map_item)
    root = item.model().rootGroup()
    root.removeAllChildren()
    for layer in layers:
        root.addLayer(layer)
    item.setTitle(title)
    for style, size, bold in (
        (QgsLegendStyle.Style.Title, 12, True),
        (QgsLegendStyle.Style.Subgroup, 9.5, True),
        (QgsLegendStyle.Style.SymbolLabel, 9, False),
    ):
        _legend_font(item, style, text_format(size, bold=bold))
    item.setColumnCount(2)
    item.setSplitLayer(True)
    item.setColumnSpace(3)
    item.setSymbolWidth(6)
    item.setSymbolHeight(3.2)
    item.setBoxSpace(1)
    item.setLegendFilterByMapEnabled(True)
    item.setResizeToContents(False)
    layout.addLayoutItem(item)
    place(item, box)
    return item


def _legend_font(item: QgsLayoutItemLegend, style: QgsLegendStyle.Style, form: QgsTextFormat) -> None:
    legend_style = item.rstyle(style)
    if hasattr(legend_style, "setTextFormat"):
        legend_style.setTextFormat(form)
        return
    font = QFont(form.font())
    font.setPointSizeF(form.size())
    item.setStyleFont(style, font)


def add_scale_bar(layout: QgsPrintLayout, box: Box, map_item: QgsLayoutItemMap) -> QgsLayoutItemScaleBar:
    """Add a scale bar in kilometres whose length follows the page's scale."""
    item = QgsLayoutItemScaleBar(layout)
    item.setId("scale_bar")
    item.setStyle("Single Box")
    item.setLinkedMap(map_item)
    item.setUnits(QgsUnitTypes.DistanceUnit.DistanceKilometers)
    item.setUnitLabel("km")
    item.setMapUnitsPerScaleBarUnit(1)
    item.setNumberOfSegmentsLeft(0)
    item.setNumberOfSegments(2)
    item.setSegmentSizeMode(QgsScaleBarSettings.SegmentSizeMode.SegmentSizeFitWidth)
    item.setMinimumBarWidth(box.width * 0.45)
    item.setMaximumBarWidth(box.width * 0.85)
    item.setHeight(2)
    item.setTextFormat(text_format(8))
    layout.addLayoutItem(item)
    place(item, box)
    return item


def add_north_arrow(layout: QgsPrintLayout, box: Box, map_item: QgsLayoutItemMap) -> QgsLayoutItemPicture:
    """Add a north arrow that follows the map's rotation and meridian."""
    item = QgsLayoutItemPicture(layout)
    item.setId("north")
    found = (Path(folder) / NORTH_ARROW for folder in QgsApplication.svgPaths())
    item.setPicturePath(str(next((path for path in found if path.is_file()), "")))
    item.setLinkedMap(map_item)
    item.setNorthMode(QgsLayoutItemPicture.NorthMode.TrueNorth)
    layout.addLayoutItem(item)
    place(item, box)
    return item
