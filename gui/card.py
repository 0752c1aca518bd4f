"""The card of a villager group or a village: click one and read why it is, or is not, covered."""

from __future__ import annotations

import time
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsGeometry,
    QgsMapLayer,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsMapToolEmitPoint, QgsRubberBand
from qgis.PyQt.QtCore import QCoreApplication, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from ..layers import runs
from ..layers.catalog import KEY_PROPERTY
from ..layers.finding import find_layer
from ..layers.styles import FONTS
from ..processing.base import translate
from .card_model import GROUP, VILLAGE, Card, Place, to_html, to_text
from .card_task import CardTask

FIELDS = {GROUP: "group_id", VILLAGE: "village_code"}
"""Field by which a layer knows groups or villages; groups first."""
VILLAGES = "villages"
"""Key of the layer that says which village a spot is in."""
TOLERANCE_PX = 10
WAY, OTHER_WAY, STRETCH, PLACE = "#0072b2", "#56b4e9", "#d55e00", "#cc79a7"
"""Colours that the colour-blind can tell apart (Okabe and Ito)."""
WIDTHS = {WAY: 3, OTHER_WAY: 2, STRETCH: 5, PLACE: 3}
HIGHLIGHT_ALPHA = 60
STOP_S, POLL_S = 20.0, 0.01
"""How long to wait for a question that is being answered to stop, and between two looks whether it has."""


def place_of(layer: QgsMapLayer, feature_id: int) -> Place | None:
    """Return the group or village that a feature stands for, None for any other feature."""
    if not isinstance(layer, QgsVectorLayer):
        return None
    feature = layer.getFeature(feature_id)
    for kind, field in FIELDS.items():
        position = layer.fields().lookupField(field)
        if feature.isValid() and position >= 0 and feature.attribute(position):
            return Place(kind, str(feature.attribute(position)))
    return None


def answers(layer: QgsMapLayer) -> bool:
    """Tell whether a click on this layer can mean a group or a village of a workspace."""
    if not isinstance(layer, QgsVectorLayer) or not layer.customProperty(KEY_PROPERTY) or not layer.isSpatial():
        return False
    return any(layer.fields().lookupField(field) >= 0 for field in FIELDS.values())


def workspace_of(project: QgsProject, layer: QgsVectorLayer) -> Path:
    """Return the workspace a layer is of: its own file, or for a result kept elsewhere that of the project."""
    villages = find_layer(project, VILLAGES)
    own = Path(layer.source().split("|")[0])
    if villages is None or runs.is_workspace(own):
        return own
    return Path(villages.source().split("|")[0])


class CardPanel(QWidget):
    """Shows the card of a place; computing is done in a task, so the window never waits.

    Signals:
        shown: a card was put on show; its place.
        failed: there is none; the sentence that says why.
    """

    shown = pyqtSignal(object)
    failed = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None, canvas: QgsMapCanvas | None = None) -> None:
        super().__init__(parent)
        self.canvas = canvas
        self.card: Card | None = None
        self._gpkg: Path | None = None
        self._task: CardTask | None = None
        self._open: set[CardTask] = set()
        self._case = None
        self._bands: list[QgsRubberBand] = []
        self._target: QgsGeometry | None = None
        self._page = QTextBrowser(self)
        self._page.setOpenLinks(False)
        self._page.setAccessibleName(translate("Place card"))
        self._page.anchorClicked.connect(self._follow)
        self._copy = QPushButton(translate("Copy the text"), self)
        self._copy.setToolTip(translate("Put the text of the card on the clipboard, once there is a card"))
        self._copy.setEnabled(False)
        self._copy.clicked.connect(self.copy)
        self._wipe = QPushButton(translate("Clear"), self)
        self._wipe.setToolTip(translate("Empty the card and take its lines off the map"))
        self._wipe.clicked.connect(self.clear)
        buttons = QHBoxLayout()
        buttons.addWidget(self._copy)
        buttons.addWidget(self._wipe)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page, 1)
        layout.addLayout(buttons)
        self._say(translate("Click a villager group or a village on the map to see why it is covered or not."))
        QgsProject.instance().cleared.connect(self.clear)

    def show_place(self, project: QgsProject, layer: QgsVectorLayer, feature_id: int) -> bool:
        """Show the card of a feature.

        Args:
            project: that the layer is in; what is drawn is transformed as it says.
            layer: of a workspace, with a field ``group_id`` or ``village_code``.
            feature_id: of the group or village.

        Returns:
            Whether the feature is a group or village, so that a card will come.
        """
        place = place_of(layer, feature_id)
        if place is None:
            return False
        self._highlight(layer, feature_id)
        self.ask(workspace_of(project, layer), place)
        return True

    def ask(self, gpkg: Path, place: Place) -> None:
        """Show the card of a place of a workspace; an earlier question that is still open is dropped."""
        self._stop()
        self._gpkg = gpkg
        self._copy.setEnabled(False)
        self._say(translate("Looking at the roads…"))
        self._task = CardTask(gpkg, place, self._case, QgsApplication.locale())
        self._task.done.connect(self._show)
        self._open.add(self._task)
        QgsApplication.taskManager().addTask(self._task)

    def copy(self) -> None:
        """Put the text of the card on the clipboard."""
        if self.card is not None:
            QgsApplication.clipboard().setText(to_text(self.card))

    def clear(self) -> None:
        """Empty the card, take everything off the map and let go of the workspace; may be called twice."""
        self._stop()
        self._wipe_map()
        self._target = None
        self.card = None
        self._copy.setEnabled(False)
        if self._case is not None:
            self._case.close()
            self._case = None
        self._say(translate("Click a villager group or a village on the map to see why it is covered or not."))

    def stop(self) -> None:
        """Empty the card, and come back when no task of it is at work any more; may be called twice."""
        self.clear()
        for task in self._open:
            task.cancel()
        limit = time.monotonic() + STOP_S
        while self._open and time.monotonic() < limit:
            QCoreApplication.processEvents()
            time.sleep(POLL_S)

    def _stop(self) -> None:
        """Drop the question that is open; its task stays held until QGIS has done with it."""
        if self._task is not None:
            self._task, task = None, self._task
            task.cancel()

    def _show(self, task: CardTask) -> None:
        """Take the answer of a task over; called in the main thread."""
        self._open.discard(task)
        if task is not self._task:
            if task.case is not None and task.case is not self._case:
                task.case.close()
            return
        self._task = None
        if task.case is not None and task.case is not self._case:
            if self._case is not None:
                self._case.close()
            self._case = task.case
        if task.found is None:
            self._say(task.problem)
            self.failed.emit(task.problem)
            return
        self.card = task.found.card
        self._page.setHtml(to_html(self.card, FONTS))
        self._copy.setEnabled(True)
        self._draw(task.found)
        self.shown.emit(task.found.place)

    def _say(self, text: str) -> None:
        self._page.setHtml(to_html(Card("", text), FONTS))

    def _follow(self, link: QUrl) -> None:
        """Go to the place whose name was clicked in the card."""
        place = Place.of(link.toString())
        if place is not None and self._gpkg is not None:
            self._target = None
            self.ask(self._gpkg, place)

    def _highlight(self, layer: QgsVectorLayer, feature_id: int) -> None:
        """Mark the place itself at once, before its way is known."""
        self._wipe_map()
        self._target = None
        if self.canvas is not None:
            shape = layer.getFeature(feature_id).geometry()
            band = QgsRubberBand(self.canvas, layer.geometryType())
            self._paint(band, PLACE)
            band.addGeometry(shape, layer)
            self._bands.append(band)

    def _draw(self, found) -> None:
        """Draw ways and stretches on the map; the mark of the place stays."""
        if self.canvas is None:
            return
        crs = QgsCoordinateReferenceSystem(found.crs)
        shapes = [(OTHER_WAY, wkb) for wkb in found.ways[1:]] + [(WAY, wkb) for wkb in found.ways[:1]]
        shapes += [(STRETCH, wkb) for wkb in found.stretches]
        for colour, wkb in shapes:
            shape = QgsGeometry()
            shape.fromWkb(wkb)
            band = QgsRubberBand(self.canvas, QgsWkbTypes.GeometryType.LineGeometry)
            self._paint(band, colour)
            band.addGeometry(shape, crs)
            self._bands.append(band)

    def _paint(self, band: QgsRubberBand, colour: str) -> None:
        band.setColor(QColor(colour))
        fill = QColor(colour)
        fill.setAlpha(HIGHLIGHT_ALPHA)
        band.setFillColor(fill)
        band.setWidth(WIDTHS[colour])
        band.setIcon(QgsRubberBand.IconType.ICON_CIRCLE)
        band.setIconSize(TOLERANCE_PX)

    def _wipe_map(self) -> None:
        for band in self._bands:
            if self.canvas is not None:
                self.canvas.scene().removeItem(band)
        self._bands = []


class PickPlaceTool(QgsMapToolEmitPoint):
    """Click a group or a village on the map: its card comes up."""

    def __init__(self, canvas: QgsMapCanvas, panel: CardPanel) -> None:
        super().__init__(canvas)
        self.panel = panel
        panel.canvas = canvas

    def canvasReleaseEvent(self, event) -> None:
        """Show the card of what was clicked."""
        found = self.found_at(event.mapPoint())
        if found is not None:
            self.panel.show_place(QgsProject.instance(), *found)

    def found_at(self, spot: QgsPointXY) -> tuple[QgsVectorLayer, int] | None:
        """Return layer and feature at a spot of the map: a group that is on show, else the village.

        Villages count whether or not they are drawn: many styles draw some of them only.
        """
        project = QgsProject.instance()
        on_show = [layer for layer in self.canvas().layers() if answers(layer)]
        villages = find_layer(project, VILLAGES)
        for kind, layers in ((GROUP, on_show), (VILLAGE, [*on_show, *([villages] if villages else [])])):
            for layer in layers:
                found = self._nearest(layer, FIELDS[kind], spot)
                if found is not None:
                    return layer, found
        return None

    def _nearest(self, layer: QgsVectorLayer, field: str, spot: QgsPointXY) -> int | None:
        """Return the feature of a layer nearest to a spot and within the tolerance, None where there is none."""
        if layer.fields().lookupField(field) < 0:
            return None
        reach = TOLERANCE_PX * self.canvas().mapUnitsPerPixel()
        around = QgsRectangle(spot.x() - reach, spot.y() - reach, spot.x() + reach, spot.y() + reach)
        settings = self.canvas().mapSettings()
        here = QgsGeometry.fromPointXY(settings.mapToLayerCoordinates(layer, spot))
        request = QgsFeatureRequest().setFilterRect(settings.mapToLayerCoordinates(layer, around))
        request.setFlags(QgsFeatureRequest.Flag.ExactIntersect).setSubsetOfAttributes([field], layer.fields())
        near = [(each.geometry().distance(here), each.id()) for each in layer.getFeatures(request)]
        if layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry:
            near = [(away, each) for away, each in near if away == 0]  # an area is not meant by a click beside it
        return min(near)[1] if near else None
