"""Tell the layouts the plugin made from those the user has changed, so that no work of the user is lost.

A layout made here bears a mark: a digest of what can be set by hand. Where the layout no longer agrees with its
mark, or has none, it is the user's. Which theme it shows, its number and its date are its variables and no change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from qgis.core import (
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsPrintLayout,
)

PROPERTY = "wulong/made"
DECIMALS = 1
"""Of millimetres and points: saving and reading changes what comes after."""
SCALE_STEP = 1000
FITTING = (QgsLayoutFrame, QgsLayoutItemScaleBar)
"""Items that QGIS makes as large as their contents."""


def mark(layout: QgsPrintLayout) -> None:
    """Note on a layout how it looks now."""
    layout.setCustomProperty(PROPERTY, digest(layout))


def is_changed(layout: QgsPrintLayout) -> bool:
    """Tell whether a layout is another than the plugin made: changed by the user, or the user's own."""
    return layout.customProperty(PROPERTY, "") != digest(layout)


def digest(layout: QgsPrintLayout) -> str:
    """Return a digest of the places, sizes, texts and letters of everything on a layout."""
    seen = sorted(repr(_look(item)) for item in layout.items() if isinstance(item, QgsLayoutItem))
    atlas = layout.atlas()
    seen += [str(atlas.enabled()), atlas.filterExpression(), atlas.sortExpression()]
    return hashlib.sha256("\n".join(seen).encode()).hexdigest()[:16]


def _look(item: QgsLayoutItem) -> tuple[object, ...]:
    box = [item.pos().x(), item.pos().y(), item.itemRotation()]
    if not isinstance(item, FITTING):
        box += [item.rect().width(), item.rect().height()]
    flags = item.isVisible(), item.excludeFromExports(), item.frameEnabled(), round(item.itemOpacity(), DECIMALS)
    return (item.type(), item.id(), *(round(each, DECIMALS) for each in box), *flags, *_contents(item))


def _contents(item: QgsLayoutItem) -> Iterator[object]:
    """Give what an item shows."""
    if isinstance(item, QgsLayoutItemLabel):
        yield from (item.text(), *_letters(item))
    elif isinstance(item, QgsLayoutItemLegend):
        yield from (item.title(), item.columnCount())
    elif isinstance(item, QgsLayoutItemPicture):
        yield item.picturePath().rpartition("/")[2]
    elif isinstance(item, QgsLayoutItemMap):
        yield from (item.followVisibilityPreset(), item.keepLayerSet(), item.atlasDriven())
        yield sorted(layer.id() for layer in item.layers())
        if not item.atlasDriven():
            yield round(item.scale() / SCALE_STEP)
    elif isinstance(item, QgsLayoutFrame) and isinstance(item.multiFrame(), QgsLayoutItemManualTable):
        table = item.multiFrame()
        yield [[_text(cell.content()) for cell in row] for row in table.tableContents()]
        yield [round(width, DECIMALS) for width in table.columnWidths()]


def _letters(item: QgsLayoutItemLabel) -> tuple[object, ...]:
    if not hasattr(item, "textFormat"):
        return item.font().bold(), round(item.font().pointSizeF(), DECIMALS), item.fontColor().name()
    form = item.textFormat()
    return form.font().bold(), round(form.size(), DECIMALS), form.color().name()


def _text(content: object) -> str:
    return content.expressionString() if hasattr(content, "expressionString") else str(content)
