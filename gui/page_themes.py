"""The page with the project's map themes: one click shows another map."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsMapThemeCollection, QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QTreeWidgetItem

from ..layers.themes import THEMES, theme_name
from ..processing.base import translate
from .opening import Workspace
from .parts import Page, WrapTree, paragraph

SETTLE_MS = 200
"""Switching a theme turns many layers on and off; the list looks once, afterwards."""
ON, OTHER = "/mIconSuccess.svg", "/mActionShowAllLayers.svg"
NAME = Qt.ItemDataRole.UserRole


class ThemesPage(Page):
    """Click or Enter applies a theme; the one that is on has a tick. ``applied`` tells its name."""

    applied = pyqtSignal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(translate("Themes"))
        self.workspace = workspace
        self.list = WrapTree(translate("Themes"))
        self.list.setRootIsDecorated(False)
        self.list.itemActivated.connect(self._apply)
        self.list.itemClicked.connect(self._apply)
        self.add(paragraph(translate("Click a theme: the map shows its layers and colours.")), self.list)
        self.rows.setStretchFactor(self.list, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self.renew)
        self._collection: QgsMapThemeCollection | None = None
        project = QgsProject.instance()
        self._signals = (project.mapThemeCollectionChanged, project.layerTreeRoot().visibilityChanged)
        for signal in self._signals:
            signal.connect(self._soon)

    def close_signals(self) -> None:
        """Stop listening to the project."""
        self._timer.stop()
        for signal in self._signals:
            signal.disconnect(self._soon)
        if self._collection is not None and not sip.isdeleted(self._collection):
            self._collection.mapThemesChanged.disconnect(self._soon)

    def renew(self) -> None:
        """List the themes of the project: ours in their order, then those the user has made."""
        self._listen()
        there = QgsProject.instance().mapThemeCollection().mapThemes()
        ours = [theme_name(spec, QgsApplication.locale()) for spec in THEMES]
        names = [name for name in ours if name in there] + [name for name in there if name not in ours]
        shown = self.workspace.theme_shown()
        self.list.clear()
        for name in names:
            item = QTreeWidgetItem([name])
            item.setData(0, NAME, name)
            item.setToolTip(0, translate("This theme is on.") if name == shown else name)
            item.setIcon(
                0, QgsApplication.getThemeIcon("/mIconSuccess.svg" if name == shown else "/mActionShowAllLayers.svg")
            )
            font = item.font(0)
            font.setBold(name == shown)
            item.setFont(0, font)
            self.list.addTopLevelItem(item)
            if name == shown:
                self.list.setCurrentItem(item)

    def names(self) -> list[str]:
        """Return the themes in the order in which they are listed."""
        return [self.list.topLevelItem(place).data(0, NAME) for place in range(self.list.topLevelItemCount())]

    def _apply(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        name = item.data(0, NAME)
        if self.workspace.apply_named_theme(name):
            self.applied.emit(name)
            self._soon()

    def _listen(self) -> None:
        """Hear of themes that come and go; every project has a collection of its own."""
        collection = QgsProject.instance().mapThemeCollection()
        if collection is not self._collection:
            collection.mapThemesChanged.connect(self._soon)
            self._collection = collection

    def _soon(self, *_: object) -> None:
        self._timer.start()
