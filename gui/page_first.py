"""The first page: from the installed plugin to a map with one click."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QStandardPaths, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QFileDialog

from ..layers.workspace import WORKSPACE_NAME
from ..processing.base import translate
from .parts import Page, breakable, button, heading, paragraph

LARGER = 1.5
"""The icon of the one big button against the size QGIS uses."""


def proposed_folder() -> Path:
    """Return where a newcomer's workspace goes: a folder of its own in the user's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home()) / translate("Wulong Planner")


class FirstPage(Page):
    """Shown while no workspace is open; ``chosen`` tells the folder in which to open one."""

    chosen = pyqtSignal(str)

    def __init__(self, icon: QIcon) -> None:
        super().__init__(translate("First steps"))
        self.start = button("", "", lambda: self.chosen.emit(str(proposed_folder())), icon)
        self.start.setDefault(True)
        font = self.start.font()
        font.setBold(True)
        self.start.setFont(font)
        self.start.setIconSize(self.start.iconSize() * LARGER)
        self.add(
            heading(translate("Start with the district's map"), large=True),
            paragraph(
                translate("The plugin brings the whole district: townships, villages, groups, roads and projects.")
            ),
            paragraph(
                translate("Your workspace is a copy in a folder of your own; the plugin's own data do not change.")
            ),
            paragraph(translate("What is only modelled says so, until you load your bureau's own files.")),
            self.start,
        )
        self.where = paragraph()
        self.add(
            self.where,
            button(
                translate("Choose another folder…"),
                translate("A folder that has a workspace already is opened as it is"),
                self.ask,
                QgsApplication.getThemeIcon("/mActionFileOpen.svg"),
            ),
        )
        self.rows.addStretch(1)
        self.renew()

    def renew(self) -> None:
        """Say what the big button does: there may be a workspace in that folder by now."""
        folder = proposed_folder()
        there = (folder / WORKSPACE_NAME).is_file()
        self.start.setText(translate("Open my workspace") if there else translate("Make my workspace"))
        text = translate("It is in {folder}.") if there else translate("It is put into {folder}.")
        self.where.setText(text.format(folder=breakable(folder)))
        self.start.setToolTip(str(folder))
        self.start.setAccessibleDescription(self.where.text())

    def ask(self) -> None:
        """Let the user choose a folder."""
        folder = QFileDialog.getExistingDirectory(self, translate("Folder of the workspace"), str(Path.home()))
        if folder:
            self.chosen.emit(folder)
