"""Widgets the pages of the dock share: texts that wrap or are shortened, never cut, at any width and scale."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from qgis.PyQt.QtCore import QModelIndex, QRect, QSize, Qt
from qgis.PyQt.QtGui import QFontMetrics, QIcon
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)

ZERO_WIDTH = "\u200b"
"""A place for a line break that is not seen."""
FONT_TITLE = 1.25
"""A title against the font of QGIS."""
TIP = "what_it_does"
"""Property of a button."""


class ElidedLabel(QLabel):
    """One line, shortened in the middle where there is no room; the tooltip has the whole text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.whole = ""
        self.say(text)

    def say(self, text: str) -> None:
        """Show another text."""
        self.whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._shorten()

    def resizeEvent(self, event) -> None:
        """Shorten anew for the new width."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        metrics = QFontMetrics(self.font())
        self.setText(metrics.elidedText(self.whole, Qt.TextElideMode.ElideMiddle, max(self.width(), 1)))


class WrapDelegate(QStyledItemDelegate):
    """Rows as high as their text needs at the width of the view."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Return the room of the wrapped text, as the style will lay it out."""
        view = option.widget
        if isinstance(view, QTreeWidget):
            depth, parent = (1 if view.rootIsDecorated() else 0), index.parent()
            while parent.isValid():
                depth, parent = depth + 1, parent.parent()
            width = view.viewport().width() - depth * view.indentation() - option.fontMetrics.averageCharWidth()
            option.rect = QRect(0, 0, max(width, option.fontMetrics.height()), option.rect.height() or 1)
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + option.fontMetrics.averageCharWidth())


class WrapTree(QTreeWidget):
    """A tree of one column whose rows wrap; it lays itself out anew whenever its width changes."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setUniformRowHeights(False)
        self.setIndentation(QFontMetrics(self.font()).averageCharWidth() * 2)
        self.setItemDelegate(WrapDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def resizeEvent(self, event) -> None:
        """Measure the rows again."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class Page(QScrollArea):
    """A page of the dock that scrolls when the window is low; it is never wider than the dock."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.body = QWidget()
        self.rows = QVBoxLayout(self.body)
        self.setWidget(self.body)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets below those that are there."""
        for widget in widgets:
            self.rows.addWidget(widget)


def paragraph(text: str = "", *, rich: bool = False) -> QLabel:
    """Return a text that wraps; with ``rich`` it may hold links, which open outside QGIS."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
    label.setOpenExternalLinks(rich)
    flags = Qt.TextInteractionFlag.TextSelectableByMouse
    if rich:
        flags |= Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    label.setTextInteractionFlags(flags)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def breakable(path: Path) -> str:
    """Return a path that may go on in the next line after each folder."""
    return str(path).replace(os.sep, os.sep + ZERO_WIDTH)


def heading(text: str, *, large: bool = False) -> QLabel:
    """Return a title."""
    label = QLabel(text)
    label.setWordWrap(True)
    font = label.font()
    font.setBold(True)
    if large:
        font.setPointSizeF(font.pointSizeF() * FONT_TITLE)
    label.setFont(font)
    return label


def button(text: str, tip: str, handler: Callable[[], object], icon: QIcon | None = None) -> QPushButton:
    """Return a button that tells what it does."""
    made = QPushButton(text)
    if icon is not None:
        made.setIcon(icon)
    made.setProperty(TIP, tip)
    explain(made, "")
    made.clicked.connect(lambda _checked=False: handler())
    return made


def explain(made: QPushButton, reason: str) -> None:
    """Let a button tell what it does, and where it is disabled why; without a reason only what it does."""
    tip = made.property(TIP)
    made.setToolTip(f"{tip}\n{reason}" if reason else tip)
    made.setAccessibleDescription(made.toolTip())


def clear(rows: QVBoxLayout | Iterable) -> None:
    """Take every widget out of a layout."""
    while rows.count():
        widget = rows.takeAt(0).widget()
        if widget is not None:
            widget.deleteLater()
