"""Parts of a printed page: text, maps, grid, tables, legend, scale bar and north arrow, placed in millimetres."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemMapGrid,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutMeasurement,
    QgsLayoutObject,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLineSymbol,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProperty,
    QgsRectangle,
    QgsScaleBarSettings,
    QgsTableCell,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF

from ..catalog import CRS
from ..styles import FONTS
from .sheet import Box

INK, PALE, LINE = "#222222", "#f1efe9", "#b9b4a8"
FRAME_MM, NEATLINE_MM, RULE_MM = 0.3, 0.7, 0.1
MM_PER_PT = 25.4 / 72
ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "top": Qt.AlignmentFlag.AlignTop,
    "middle": Qt.AlignmentFlag.AlignVCenter,
    "bottom": Qt.AlignmentFlag.AlignBottom,
}
NORTH_ARROW = "arrows/NorthArrow_02.svg"
CELL_MARGIN_MM = 0.6
GRID_MINUTES = (1, 2, 5, 10, 15, 30)
GRID_SPACING_MM = 55
METRES_PER_MINUTE = 1855
"""One minute of latitude on the ground."""
_PROBE_PX = 200


def text_format(size_pt: float, color: str = INK, *, bold: bool = False) -> QgsTextFormat:
    """Return letters in the first Chinese font the computer has.

    Without shaping, which gives digits among Latin letters other glyphs: a PDF does not tell what those mean.
    """
    font = QFont(FONTS[0])
    font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    font.setBold(bold)
    form = QgsTextFormat()
    form.setFont(font)
    form.setFamilies(list(FONTS[1:]))
    form.setSize(size_pt)
    form.setColor(QColor(color))
    return form


def text_width(text: str, size_pt: float, *, bold: bool = False) -> float:
    """Return the width of a line of text in millimetres."""
    return _probe(bold).horizontalAdvance(text) / _PROBE_PX * size_pt * MM_PER_PT


def line_height(size_pt: float) -> float:
    """Return the height of a line in millimetres."""
    return _probe(False).lineSpacing() / _PROBE_PX * size_pt * MM_PER_PT


def _probe(bold: bool) -> QFontMetricsF:
    font = QFont(FONTS[0])
    font.insertSubstitutions(FONTS[0], list(FONTS[1:]))
    font.setBold(bold)
    font.setPixelSize(_PROBE_PX)
    return QFontMetricsF(font)


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


def add_frame(layout: QgsPrintLayout, name: str, box: Box, width_mm: float = NEATLINE_MM) -> QgsLayoutItemShape:
    """Add an empty rectangle, such as the neatline."""
    item = QgsLayoutItemShape(layout)
    item.setId(name)
    item.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
    look = {"style": "no", "outline_color": INK, "outline_width": str(width_mm), "joinstyle": "miter"}
    item.setSymbol(QgsFillSymbol.createSimple(look))
    layout.addLayoutItem(item)
    place(item, box)
    return item


def add_map(layout: QgsPrintLayout, name: str, box: Box) -> QgsLayoutItemMap:
    """Add a map without a choice of layers yet."""
    item = QgsLayoutItemMap(layout)
    item.setId(name)
    layout.addLayoutItem(item)
    item.setCrs(layout.project().crs())
    place(item, box)
    # An extent of the box's own shape: zooming later keeps the shape of the extent there is.
    item.setExtent(QgsRectangle(0, 0, box.width, box.height))
    item.setFrameEnabled(True)
    item.setFrameStrokeWidth(QgsLayoutMeasurement(FRAME_MM))
    item.setBackgroundColor(QColor("#ffffff"))
    return item


def show_layers(item: QgsLayoutItemMap, layers: Sequence[QgsVectorLayer], style_xml: Mapping[str, str]) -> None:
    """Hold a map to these layers (top first); ``style_xml`` has styles that differ from the project's, by layer id."""
    item.setLayers(list(layers))
    item.setKeepLayerSet(True)
    item.setLayerStyleOverrides({layer.id(): style_xml.get(layer.id()) or current_style(layer) for layer in layers})
    item.setKeepLayerStyles(True)


def current_style(layer: QgsMapLayer) -> str:
    """Return the layer's style as it is now, as XML."""
    manager = layer.styleManager()
    return manager.style(manager.currentStyle()).xmlData()


def add_grid(item: QgsLayoutItemMap, size_pt: float) -> QgsLayoutItemMapGrid:
    """Draw parallels and meridians with their degrees around the map; the spacing follows the page's scale."""
    grid = QgsLayoutItemMapGrid("graticule", item)
    grid.setCrs(QgsCoordinateReferenceSystem(CRS))
    grid.setUnits(QgsLayoutItemMapGrid.GridUnit.MapUnit)
    spacing = _spacing_expression()
    properties = grid.dataDefinedProperties()
    for side in ("MapGridIntervalX", "MapGridIntervalY"):
        properties.setProperty(map_property(side), QgsProperty.fromExpression(spacing))
    grid.setDataDefinedProperties(properties)
    grid.setIntervalX(GRID_MINUTES[-1] / 60)
    grid.setIntervalY(GRID_MINUTES[-1] / 60)
    grid.setStyle(QgsLayoutItemMapGrid.GridStyle.Solid)
    line = {"color": "#40445566", "width": str(RULE_MM)}
    grid.setLineSymbol(QgsLineSymbol.createSimple(line))
    grid.setAnnotationEnabled(True)
    grid.setAnnotationFormat(QgsLayoutItemMapGrid.AnnotationFormat.DegreeMinute)
    grid.setAnnotationPrecision(0)
    grid.setAnnotationFrameDistance(0.6)
    if hasattr(grid, "setAnnotationTextFormat"):
        grid.setAnnotationTextFormat(text_format(size_pt))
    else:
        grid.setAnnotationFont(_font(text_format(size_pt)))
    sides, up = QgsLayoutItemMapGrid.BorderSide, QgsLayoutItemMapGrid.AnnotationDirection
    # Two sides are enough, and their coordinates meet in one corner only.
    shown = {sides.Left: up.Vertical, sides.Bottom: up.Horizontal}
    for side in (sides.Left, sides.Right, sides.Top, sides.Bottom):
        grid.setAnnotationPosition(QgsLayoutItemMapGrid.AnnotationPosition.OutsideMapFrame, side)
        if side in shown:
            grid.setAnnotationDirection(shown[side], side)
        else:
            grid.setAnnotationDisplay(QgsLayoutItemMapGrid.DisplayMode.HideAll, side)
    item.grids().addGrid(grid)
    return grid


def _spacing_expression() -> str:
    minutes = f"(@map_scale * {GRID_SPACING_MM / 1000} / {METRES_PER_MINUTE})"
    steps = " ".join(f"WHEN {minutes} <= {step} THEN {step}" for step in GRID_MINUTES[:-1])
    return f"(CASE {steps} ELSE {GRID_MINUTES[-1]} END) / 60.0"


def map_property(name: str) -> int:
    """Return a data-defined property of a layout item by its name, wherever this version keeps it."""
    owner = getattr(QgsLayoutObject, "DataDefinedProperty", QgsLayoutObject)
    return getattr(owner, name, None) or getattr(QgsLayoutObject, name)


def _font(form: QgsTextFormat) -> QFont:
    font = QFont(form.font())
    font.setPointSizeF(form.size())
    return font


def add_table(
    layout: QgsPrintLayout, name: str, box: Box, rows: Sequence[Sequence[QgsTableCell]], widths: Sequence[float]
) -> QgsLayoutItemManualTable:
    """Add a table; cells may hold expressions, which are evaluated on each page."""
    table = QgsLayoutItemManualTable.create(layout)
    layout.addMultiFrame(table)
    table.setColumnWidths(list(widths))
    table.setCellMargin(CELL_MARGIN_MM)
    table.setGridColor(QColor(LINE))
    table.setGridStrokeWidth(RULE_MM)
    table.setVerticalGrid(False)
    table.setWrapBehavior(QgsLayoutTable.WrapBehavior.TruncateText)
    table.setTableContents([list(row) for row in rows])
    frame = QgsLayoutFrame(layout, table)
    frame.setId(name)
    frame.attemptSetSceneRect(QRectF(box.x, box.y, box.width, box.height))
    table.addFrame(frame)
    return table


def table_cell(content: object, form: QgsTextFormat, *, align: str = "left", shade: bool = False) -> QgsTableCell:
    """Return a cell of a text, or of a ``QgsProperty`` for an expression."""
    cell = QgsTableCell(content)
    cell.setTextFormat(form)
    cell.setHorizontalAlignment(ALIGN[align])
    cell.setVerticalAlignment(ALIGN["middle"])
    if shade:
        cell.setBackgroundColor(QColor(PALE))
    return cell


def add_scale_bar(
    layout: QgsPrintLayout, box: Box, map_item: QgsLayoutItemMap, size_pt: float
) -> QgsLayoutItemScaleBar:
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
    item.setMinimumBarWidth(box.width * 0.4)
    item.setMaximumBarWidth(box.width * 0.8)
    item.setHeight(1.4)
    item.setBoxContentSpace(0.5)
    item.setLabelBarSpace(1)
    item.setTextFormat(text_format(size_pt))
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
