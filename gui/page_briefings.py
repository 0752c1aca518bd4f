"""The page that writes briefings: one file for each way of telling people, in the background, with a link to it."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QUrl, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QGridLayout, QLabel, QWidget

from ..processing.base import translate
from .parts import ElidedLabel, Page, button, paragraph
from .running import Job

OUTPUT, WORKSPACE = "OUTPUT", "WORKSPACE"
TITLES = {
    "wulong:briefingmap": "Web map",
    "wulong:briefingworkbook": "Workbook",
    "wulong:briefingatlas": "Atlas",
    "wulong:briefingslides": "Slides",
}
PURPOSES = {
    "wulong:briefingmap": "Opens on any computer or phone without a network",
    "wulong:briefingworkbook": "Every number with its meaning, one sheet for each question",
    "wulong:briefingatlas": "One sheet to print for each township and key village",
    "wulong:briefingslides": "For a meeting; texts, tables and charts can be edited",
}
FILES = {
    "wulong:briefingmap": "briefing.html",
    "wulong:briefingworkbook": "briefing.xlsx",
    "wulong:briefingatlas": "atlas.pdf",
    "wulong:briefingslides": "briefing.pptx",
}
LINK = '<a href="{address}">{name}</a>'


class BriefingsPage(Page):
    """``asked`` tells files to write, ``dialog`` an algorithm whose choices the user wants to see."""

    asked = pyqtSignal(object)
    dialog = pyqtSignal(str, object)

    def __init__(self) -> None:
        super().__init__(translate("Briefings"))
        self.gpkg: Path | None = None
        self.folder: Path | None = None
        self.links: dict[str, QLabel] = {}
        self.where = ElidedLabel()
        self.add(paragraph(translate("Files to hand out, made from the answers in the workspace.")), self.where)
        self.add(
            button(
                translate("Another folder…"),
                translate("Where the files are written"),
                self.ask,
                QgsApplication.getThemeIcon("/mActionFileOpen.svg"),
            )
        )
        registry = QgsApplication.processingRegistry()
        self.exports = [each for each in FILES if registry.algorithmById(each) is not None]
        for export in self.exports:
            self.add(self._row(export))
        self.add(
            button(
                translate("Write all"),
                translate("Write every file above, one after another, in the background"),
                lambda: self._write(self.exports),
                QgsApplication.getThemeIcon("/mActionFileSaveAs.svg"),
            )
        )
        self.rows.addStretch(1)

    def show_workspace(self, gpkg: Path | None) -> None:
        """Write beside this workspace from now on, unless another folder is chosen."""
        if gpkg == self.gpkg:
            return
        self.gpkg = gpkg
        for label in self.links.values():
            label.hide()
        self.use_folder(gpkg.parent if gpkg is not None else None)

    def use_folder(self, folder: Path | None) -> None:
        """Write into this folder, and link what is there already."""
        self.folder = folder
        self.where.say(str(folder or ""))
        for export in self.exports if folder is not None else ():
            if (folder / FILES[export]).is_file():
                self.show_file(export, folder / FILES[export])

    def show_file(self, algorithm: str, path: Path) -> None:
        """Link a file that was written."""
        label = self.links.get(algorithm)
        if label is None:
            return
        label.setText(link(path))
        label.setToolTip(str(path))
        label.show()

    def ask(self) -> None:
        """Let the user choose where the files go."""
        folder = QFileDialog.getExistingDirectory(self, translate("Folder for the briefings"), str(self.folder or ""))
        if folder:
            self.use_folder(Path(folder))

    def values(self, export: str) -> dict[str, object]:
        """Return what an export is run with."""
        return {WORKSPACE: str(self.gpkg), OUTPUT: str(self.folder / FILES[export])}

    def _row(self, export: str) -> QWidget:
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        title, purpose = translate(TITLES[export]), translate(PURPOSES[export])
        write = button(
            translate("Write {file}").format(file=FILES[export]),
            purpose,
            lambda: self._write([export]),
            QgsApplication.getThemeIcon("/mActionFileSave.svg"),
        )
        more = button(
            translate("Options…"),
            translate("Open the dialog with every choice"),
            lambda: self.dialog.emit(export, self.values(export)),
        )
        more.setAccessibleName(translate("Options of {file}").format(file=FILES[export]))
        self.links[export] = found = paragraph(rich=True)
        found.setAccessibleName(title)
        found.hide()
        grid.addWidget(paragraph(f"{title}: {purpose}"), 0, 0, 1, 2)
        grid.addWidget(write, 1, 0)
        grid.addWidget(more, 1, 1)
        grid.addWidget(found, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        return row

    def _giver(self, export: str) -> Callable[[], dict[str, object]]:
        values = self.values(export)
        return lambda: values

    def _write(self, exports: list[str]) -> None:
        if self.gpkg is None or self.folder is None:
            return
        jobs = [Job(each, translate(TITLES[each]), self._giver(each), each) for each in exports]
        self.asked.emit(jobs)


def link(path: Path) -> str:
    """Return a link that opens a file with the program the computer has for it."""
    address = html.escape(QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded))
    return LINK.format(address=address, name=html.escape(path.name))
