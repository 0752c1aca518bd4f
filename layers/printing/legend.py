"""A legend that shows what the map of the page shows, in letters small enough for its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qgis.core import (
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapSettings,
    QgsPrintLayout,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QFont

from ...compat import filter_by_map
from .items import place, text_format
from .sheet import Box

SIZES_PT = (9.0, 8.0, 7.2, 6.5, 6.0, 5.5, 5.0, 4.5)
COLUMNS = (2, 1, 3)
PX_PER_MM = 4
"""Sharp enough to find what the map shows."""
TITLE_ROOM = "图例"
TITLE_MORE_PT, HEADING_MORE_PT = 2.0, 0.5
SYMBOL_WIDTH_PER_PT, SYMBOL_HEIGHT_PER_PT, LARGEST_SYMBOL_PER_PT = 0.65, 0.36, 0.42
"""In millimetres; a larger symbol would stand in the lines above and below."""


@dataclass(frozen=True)
class Contents:
    """Layers of a legend, top first, and the styles by layer id in which they stand on the map."""

    layers: Sequence[QgsVectorLayer]
    style_xml: Mapping[str, str]


def add_legend(
    layout: QgsPrintLayout,
    box: Box,
    map_item: QgsLayoutItemMap,
    contents: Sequence[Contents],
    *,
    settled: bool = False,
) -> QgsLayoutItemLegend:
    """Add a legend filtered by the map, in the largest letters with which each of the contents fits.

    Args:
        layout: the page.
        box: where the legend goes.
        map_item: the map it explains.
        contents: what the map may show; several where the map can be switched between themes.
        settled: the map has its extent already, so that only what is in it has to fit. That means drawing it once.
    """
    item = QgsLayoutItemLegend(layout)
    item.setId("legend")
    layout.addLayoutItem(item)
    item.setAutoUpdateModel(False)
    item.setSplitLayer(True)
    item.setBoxSpace(0.5)
    item.setResizeToContents(False)
    shown = _map_settings(map_item, contents[0]) if settled else None
    _set_size(item, *min(_fit(item, each, box, shown) for each in contents))
    item.model().setLayerStyleOverrides({})
    item.setLinkedMap(map_item)
    item.setLegendFilterByMapEnabled(True)
    place(item, box)
    return item


def _map_settings(map_item: QgsLayoutItemMap, contents: Contents) -> QgsMapSettings:
    size = map_item.rect().size() * PX_PER_MM
    settings = map_item.mapSettings(map_item.extent(), size, PX_PER_MM * 25.4, False)
    settings.setLayers(list(contents.layers))
    settings.setLayerStyleOverrides(dict(contents.style_xml))
    return settings


def fill(item: QgsLayoutItemLegend, layers: Sequence[QgsVectorLayer], title: str) -> None:
    """Set what the legend explains, top first; it shows what of this is on the map."""
    item.setTitle(title)
    root = item.model().rootGroup()
    root.removeAllChildren()
    for layer in layers:
        root.addLayer(layer)


def _fit(item: QgsLayoutItemLegend, contents: Contents, box: Box, shown: QgsMapSettings | None) -> tuple[float, int]:
    """Return the largest letters, with the columns, in which the contents stay within their place."""
    fill(item, contents.layers, TITLE_ROOM)
    item.model().setLayerStyleOverrides(dict(contents.style_xml))
    filter_by_map(item.model(), shown)
    for size in SIZES_PT:
        for columns in COLUMNS:
            _set_size(item, size, columns)
            needed = QgsLegendRenderer(item.model(), item.legendSettings()).minimumSize()
            if needed.width() <= box.width and needed.height() <= box.height:
                return size, columns
    return SIZES_PT[-1], COLUMNS[-1]


def _set_size(item: QgsLayoutItemLegend, size: float, columns: int) -> None:
    kinds = QgsLegendStyle.Style
    for kind, letters, bold in (
        (kinds.Title, size + TITLE_MORE_PT, True),
        (kinds.Group, size + HEADING_MORE_PT, True),
        (kinds.Subgroup, size + HEADING_MORE_PT, True),
        (kinds.SymbolLabel, size, False),
    ):
        _set_font(item, kind, letters, bold=bold)
        for side in (QgsLegendStyle.Side.Top, QgsLegendStyle.Side.Bottom):
            if kind != kinds.Title:
                item.rstyle(kind).setMargin(side, size * 0.08)
    item.rstyle(kinds.Title).setMargin(QgsLegendStyle.Side.Bottom, size * 0.1)
    item.rstyle(kinds.Symbol).setMargin(QgsLegendStyle.Side.Top, size * 0.1)
    item.setColumnCount(columns)
    item.setColumnSpace(size * 0.3)
    item.setSymbolWidth(size * SYMBOL_WIDTH_PER_PT)
    item.setSymbolHeight(size * SYMBOL_HEIGHT_PER_PT)
    item.setMaximumSymbolSize(size * LARGEST_SYMBOL_PER_PT)


def _set_font(item: QgsLayoutItemLegend, kind: QgsLegendStyle.Style, size: float, *, bold: bool) -> None:
    form = text_format(size, bold=bold)
    legend_style = item.rstyle(kind)
    if hasattr(legend_style, "setTextFormat"):
        legend_style.setTextFormat(form)
        return
    font = QFont(form.font())
    font.setPointSizeF(form.size())
    item.setStyleFont(kind, font)
