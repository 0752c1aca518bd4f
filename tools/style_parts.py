"""Symbols, legends and labels from which ``make_styles`` composes the styles."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from qgis.core import (
    QgsAbstractVectorLayerLabeling,
    QgsCategorizedSymbolRenderer,
    QgsFeatureRenderer,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointDisplacementRenderer,
    QgsProperty,
    QgsPropertyCollection,
    QgsRendererCategory,
    QgsRuleBasedLabeling,
    QgsRuleBasedRenderer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

from ..layers.styles import FONTS

Look = tuple[QgsFeatureRenderer, "QgsAbstractVectorLayerLabeling | None"]

SOURCES = Path(__file__).resolve().parents[1] / "data" / "sources"
INK = "#222222"
HALO = "#ffffff"
VEIL, VEIL_EDGE, VEIL_TEXT = "#8f8a7c", "#70ffffff", "示意（模型推算，非测绘）"
"""Hatching of areas that are modelled, its light edge, which shows on dark areas, and what the legend says of it."""
SMALL_MAP, LARGE_MAP = 400000, 30000
"""Scales between which points grow from ``SHRINK`` to ``GROW`` of their size."""
SAME_PLACE_MM = 0.3
"""Points so near each other on the map are set around their place."""
SHRINK, GROW = 0.75, 1.4
AROUND = "OrderedPositionsAroundPoint"
IN_LEGEND = "$id IS NULL OR (@atlas_featureid IS NOT NULL AND @geometry_part_num IS NULL)"
"""The symbol explains a map: there is no feature, or in an atlas that of the page, of which nothing is drawn."""
INSIDE_PAGE = "contains(@atlas_geometry, centroid($geometry))"
"""The feature lies in the township of the atlas page."""


def fill(color: str, outline: str, width_mm: float, *, line: str = "solid", brush: str = "solid") -> QgsFillSymbol:
    """Return an area symbol; ``brush`` "no" leaves the area empty."""
    return QgsFillSymbol.createSimple(
        {
            "color": color,
            "style": brush,
            "outline_color": outline,
            "outline_width": str(width_mm),
            "outline_style": line,
            "joinstyle": "round",
        }
    )


def hatched(
    color: str, outline: str, width_mm: float, hatch: str, *, brush: str = "solid", angle: float = 45
) -> QgsFillSymbol:
    """Return an area symbol with diagonal lines, which stay readable in grey and at every resolution."""
    symbol = fill(color, outline, width_mm, brush=brush)
    symbol.appendSymbolLayer(_lines(hatch, 1.4, 0.25, angle))
    return symbol


def veil(gap_mm: float = 2.6) -> QgsFillSymbol:
    """Return the fine hatching of what is modelled; it has no border and no area of its own."""
    symbol = QgsFillSymbol.createSimple({"color": "#000000", "style": "no", "outline_style": "no"})
    symbol.changeSymbolLayer(0, _lines(VEIL_EDGE, gap_mm, 0.25, 135))
    symbol.appendSymbolLayer(_lines(VEIL, gap_mm, 0.1, 135))
    return symbol


def _lines(color: str, gap_mm: float, width_mm: float, angle: float) -> QgsLinePatternFillSymbolLayer:
    layer = QgsLinePatternFillSymbolLayer()
    layer.setLineAngle(angle)
    layer.setDistance(gap_mm)
    layer.setDistanceUnit(QgsUnitTypes.RenderUnit.RenderMillimeters)
    layer.setSubSymbol(line(color, width_mm))
    return layer


def line(color: str, width_mm: float, *, dash: str = "", under: str = "", level: int = 0) -> QgsLineSymbol:
    """Return a line; ``dash`` is "on;off" in mm, ``under`` the colour of a casing, ``level`` the drawing order."""
    properties = {
        "line_color": color,
        "line_width": str(width_mm),
        "capstyle": "flat" if dash else "round",
        "joinstyle": "round",
    }
    if dash:
        properties.update({"use_custom_dash": "1", "customdash": dash, "customdash_unit": "MM"})
    symbol = QgsLineSymbol.createSimple(properties)
    symbol.symbolLayer(0).setRenderingPass(level)
    if under:
        casing = QgsLineSymbol.createSimple(
            {"line_color": under, "line_width": str(width_mm + 0.5), "capstyle": "round", "joinstyle": "round"}
        )
        casing.symbolLayer(0).setRenderingPass(max(level - 1, 0))
        symbol.insertSymbolLayer(0, casing.symbolLayer(0).clone())
    return symbol


def marker(
    shape: str, color: str, size_mm: float, outline: str = INK, width_mm: float = 0.25, level: int = 0
) -> QgsMarkerSymbol:
    """Return a point symbol."""
    symbol = QgsMarkerSymbol.createSimple(
        {
            "name": shape,
            "color": color,
            "size": str(size_mm),
            "outline_color": outline,
            "outline_width": str(width_mm),
            "outline_style": "solid" if width_mm else "no",
        }
    )
    symbol.symbolLayer(0).setRenderingPass(level)
    return vary_size(symbol, grown(str(size_mm)))


def moved(symbol: QgsMarkerSymbol, offset_mm: tuple[float, float]) -> QgsMarkerSymbol:
    """Draw a point beside its place; in a legend, where there is no feature, it stays in the middle."""
    symbol.symbolLayer(0).setOffsetUnit(QgsUnitTypes.RenderUnit.RenderMillimeters)
    offset = QgsProperty.fromExpression(f"if({IN_LEGEND}, NULL, '{offset_mm[0]:g},{offset_mm[1]:g}')")
    symbol.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.PropertyOffset, offset)
    return symbol


def grown(size: str) -> str:
    """Return the expression of a size that grows as the map does; a legend, where no feature is, decides itself.

    ``size`` is mm, or an expression of them.
    """
    factor = f"scale_linear(@map_scale, {LARGE_MAP}, {SMALL_MAP}, {GROW}, {SHRINK})"
    return f"if({IN_LEGEND}, NULL, ({size}) * coalesce({factor}, 1))"


def vary_size(symbol: QgsMarkerSymbol, expression: str) -> QgsMarkerSymbol:
    """Let an expression (mm) decide the size of a point."""
    prop = QgsProperty.fromExpression(expression)
    symbol.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.PropertySize, prop)
    return symbol


def only_in_legend(color: str, stands_for: str) -> QgsFillSymbol:
    """Return an area that legends show and maps do not, as the key of a diagram; ``stands_for`` is a field."""
    symbol = fill(color, INK, 0.2)
    gone = QgsProperty.fromExpression(f"if(\"{stands_for}\" IS NULL, NULL, '0,0,0,0')")
    for prop in (QgsSymbolLayer.Property.PropertyFillColor, QgsSymbolLayer.Property.PropertyStrokeColor):
        symbol.symbolLayer(0).setDataDefinedProperty(prop, gone)
    return symbol


def vary_width(symbol: QgsLineSymbol, expression: str) -> QgsLineSymbol:
    """Let an expression (mm) decide the width of the topmost line."""
    top = symbol.symbolLayer(symbol.symbolLayerCount() - 1)
    top.setDataDefinedProperty(QgsSymbolLayer.Property.PropertyStrokeWidth, QgsProperty.fromExpression(expression))
    return symbol


def categorized(
    attribute: str, classes: Iterable[tuple[object, QgsSymbol, str]], other: tuple[QgsSymbol, str] | None = None
) -> QgsCategorizedSymbolRenderer:
    """Return a legend of (value, symbol, text); ``other`` also takes null."""
    categories = [QgsRendererCategory(value, symbol, text) for value, symbol, text in classes]
    if other:
        categories.append(QgsRendererCategory("", other[0], other[1]))
    renderer = QgsCategorizedSymbolRenderer(attribute, categories)
    renderer.setUsingSymbolLevels(True)
    return renderer


def ruled(rules: Sequence[tuple[str, QgsSymbol, str, int]]) -> QgsRuleBasedRenderer:
    """Return a legend of (filter, symbol, text, smallest scale or 0)."""
    root = QgsRuleBasedRenderer.Rule(None)
    for expression, symbol, text, scale in rules:
        rule = QgsRuleBasedRenderer.Rule(symbol, 0, scale, expression, text)
        if expression == "ELSE":
            rule.setIsElse(True)
        root.appendChild(rule)
    renderer = QgsRuleBasedRenderer(root)
    renderer.setUsingSymbolLevels(True)
    return renderer


def modelled(field: str = "basis") -> tuple[str, QgsSymbol, str, int]:
    """Return the rule that hatches modelled areas; put it last."""
    return f"\"{field}\" = 'modelled'", veil(), VEIL_TEXT, 0


def plain(rules: Sequence[tuple[str, QgsSymbol, str, int]]) -> QgsRuleBasedRenderer:
    """Return a legend whose symbols are drawn feature by feature, without levels."""
    renderer = ruled(rules)
    renderer.setUsingSymbolLevels(False)
    return renderer


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a source table."""
    with (SOURCES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def spread(renderer: QgsFeatureRenderer) -> QgsPointDisplacementRenderer:
    """Set points that lie on one another around their common place, so that each is seen."""
    around = QgsPointDisplacementRenderer()
    around.setEmbeddedRenderer(renderer)
    around.setTolerance(SAME_PLACE_MM)
    around.setToleranceUnit(QgsUnitTypes.RenderUnit.RenderMillimeters)
    around.setPlacement(QgsPointDisplacementRenderer.Placement.Ring)
    around.setCenterSymbol(QgsMarkerSymbol.createSimple({"name": "circle", "size": "0.6", "color": INK}))
    around.setCircleWidth(0.15)
    around.setCircleColor(QColor(INK))
    return around


def text_format(size_pt: float, color: str = INK, *, bold: bool = False, halo_mm: float = 0.8) -> QgsTextFormat:
    """Return letters in a Chinese font with a halo."""
    font = QFont(FONTS[0])
    font.setBold(bold)
    form = QgsTextFormat()
    form.setFont(font)
    form.setNamedStyle("Bold" if bold else "Regular")
    form.setFamilies(list(FONTS[1:]))
    form.setSize(size_pt)
    form.setColor(QColor(color))
    halo = QgsTextBufferSettings()
    halo.setEnabled(halo_mm > 0)
    halo.setSize(halo_mm)
    halo.setColor(QColor(HALO))
    form.setBuffer(halo)
    return form


def label(
    expression: str, form: QgsTextFormat, placement: str, *, smallest_scale: int = 0, priority: int = 5
) -> QgsPalLayerSettings:
    """Return label settings: never over another label, hidden when the map is smaller than the scale."""
    settings = QgsPalLayerSettings()
    settings.fieldName = expression
    settings.isExpression = True
    settings.setFormat(form)
    settings.placement = getattr(QgsPalLayerSettings.Placement, placement)
    settings.priority = priority
    settings.distUnits = QgsUnitTypes.RenderUnit.RenderMillimeters
    settings.dist = 0.8
    if placement == "OrderedPositionsAroundPoint":
        settings.offsetType = QgsPalLayerSettings.OffsetType.FromSymbolBounds
    if placement == "Horizontal":
        settings.centroidWhole = False
        settings.centroidInside = True
    if placement in ("Curved", "Line"):
        line = settings.lineSettings()
        line.setMergeLines(True)  # a road in many pieces is named once, not once a piece
        settings.setLineSettings(line)
    if placement == "Curved":
        settings.repeatDistance = 120
        settings.repeatDistanceUnit = QgsUnitTypes.RenderUnit.RenderMillimeters
    if smallest_scale:
        settings.scaleVisibility = True
        settings.minimumScale = smallest_scale
        settings.maximumScale = 0
    return settings


def hide_above(settings: QgsPalLayerSettings, largest_scale: int) -> QgsPalLayerSettings:
    """Hide the label when the map is larger than the scale."""
    settings.scaleVisibility = True
    settings.maximumScale = largest_scale
    return settings


def color_by(settings: QgsPalLayerSettings, expression: str) -> QgsPalLayerSettings:
    """Let an expression decide the colour of the letters."""
    properties = QgsPropertyCollection(settings.dataDefinedProperties())
    properties.setProperty(QgsPalLayerSettings.Property.Color, QgsProperty.fromExpression(expression))
    settings.setDataDefinedProperties(properties)
    return settings


def labels(settings: QgsPalLayerSettings) -> QgsVectorLayerSimpleLabeling:
    """Return one kind of label for all features."""
    return QgsVectorLayerSimpleLabeling(settings)


def keep_clear(settings: QgsPalLayerSettings, scale: int) -> QgsRuleBasedLabeling:
    """Return labels that end at the scale; where they are not shown, names of other layers keep off the points all the
    same.
    """
    settings.scaleVisibility = True
    settings.minimumScale, settings.maximumScale = scale, 0
    silent = QgsPalLayerSettings(settings)
    silent.minimumScale, silent.maximumScale = 0, scale
    silent.drawLabels = False
    return ruled_labels([("", settings), ("", silent)])


def below(settings: QgsPalLayerSettings, distance_mm: str) -> QgsPalLayerSettings:
    """Put the label of a place under its middle, at a distance that is an expression of mm."""
    settings.placement = QgsPalLayerSettings.Placement.OverPoint
    settings.quadOffset = QgsPalLayerSettings.QuadrantPosition.QuadrantBelow
    settings.offsetUnits = QgsUnitTypes.RenderUnit.RenderMillimeters
    settings.centroidInside = True
    properties = QgsPropertyCollection(settings.dataDefinedProperties())
    offset = QgsProperty.fromExpression(f"'0,' || to_string({distance_mm})")
    properties.setProperty(QgsPalLayerSettings.Property.OffsetXY, offset)
    settings.setDataDefinedProperties(properties)
    return settings


def ruled_labels(rules: Sequence[tuple[str, QgsPalLayerSettings]]) -> QgsRuleBasedLabeling:
    """Return labels by (filter, settings)."""
    root = QgsRuleBasedLabeling.Rule(None)
    for expression, settings in rules:
        root.appendChild(QgsRuleBasedLabeling.Rule(settings, 0, 0, expression))
    return QgsRuleBasedLabeling(root)


def point_names() -> QgsVectorLayerSimpleLabeling:
    """Names of villager groups, where there is room for them."""
    text = label('"name"', text_format(7, "#4d4d4d", halo_mm=0.6), AROUND, smallest_scale=25000, priority=2)
    return labels(text)
