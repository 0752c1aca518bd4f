"""Symbols, legends and labels from which ``make_styles`` composes the styles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.core import (
    QgsAbstractVectorLayerLabeling,
    QgsCategorizedSymbolRenderer,
    QgsFeatureRenderer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
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

INK = "#222222"
HALO = "#ffffff"
AROUND = "OrderedPositionsAroundPoint"
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


def hatched(color: str, outline: str, width_mm: float, hatch: str) -> QgsFillSymbol:
    """Return an area symbol with diagonal lines, which stay readable in grey."""
    symbol = fill(color, outline, width_mm)
    over = fill(hatch, outline, width_mm, brush="f_diagonal")
    symbol.appendSymbolLayer(over.symbolLayer(0).clone())
    return symbol


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
