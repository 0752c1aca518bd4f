"""The page about the workspace itself: where it is, what in it is still modelled, and its audit."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ..processing.base import translate
from .looking import Look
from .opening import layer_title
from .parts import ElidedLabel, Page, button, heading, paragraph

IMPORT = "wulong:importboundaries"
AUDIT = "wulong:checkworkspace"
CHOOSE_FOLDER = "Choose a folder: the district's layers are copied there, or opened when they are there already"
ALL_SURVEYED = "Nothing here is modelled any more: every layer comes from a survey, a register or the plan."
MODELLED = "{layers} layers are still modelled. What is computed from them is schematic."


class WorkspacePage(Page):
    """``opening`` asks for another workspace, ``dialog`` for the dialog of an algorithm."""

    opening = pyqtSignal()
    dialog = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__(translate("Workspace"))
        self.file = ElidedLabel()
        self.said = paragraph()
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName(translate("Modelled features by layer"))
        self.table.setHorizontalHeaderLabels([translate("Layer"), translate("Modelled")])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.add(
            self.file,
            button(
                translate("New or other workspace…"),
                translate(CHOOSE_FOLDER),
                self.opening.emit,
                QgsApplication.getThemeIcon("/mActionFileOpen.svg"),
            ),
            heading(translate("Still modelled")),
            self.said,
            self.table,
            button(
                translate("Load surveyed data…"),
                translate("Your bureau's own files take the place of modelled layers"),
                lambda: self.dialog.emit(IMPORT),
                QgsApplication.getThemeIcon("/mActionAddOgrLayer.svg"),
            ),
            button(
                translate("Audit the workspace…"),
                translate("Errors, warnings and notes about every layer, each with what to do"),
                lambda: self.dialog.emit(AUDIT),
                QgsApplication.getThemeIcon("/mIconWarning.svg"),
            ),
        )
        self.rows.setStretchFactor(self.table, 1)

    def show_look(self, found: Look) -> None:
        """Show what a look into the workspace has found."""
        self.file.say(str(found.gpkg))
        rows = [each for each in found.modelled if each.modelled]
        text = translate(MODELLED).format(layers=len(rows)) if rows else translate(ALL_SURVEYED)
        self.said.setText(text)
        self.table.setVisible(bool(rows))
        self.table.setRowCount(len(rows))
        for place, each in enumerate(rows):
            title = layer_title(each.layer)
            share = translate("{modelled} of {rows}").format(modelled=each.modelled, rows=each.rows)
            count = QTableWidgetItem(share)
            count.setTextAlignment(int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
            name = QTableWidgetItem(title)
            name.setToolTip(title)
            self.table.setItem(place, 0, name)
            self.table.setItem(place, 1, count)
