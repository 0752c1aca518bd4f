"""The page about packages: which are missing, what for, and three ways to get them. Nothing comes without consent."""

from __future__ import annotations

import importlib
import platform
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import QApplication, QCheckBox, QFileDialog, QPlainTextEdit, QProgressBar

from .. import deps
from ..processing.base import translate
from .installing import Installer, requirements
from .parts import Page, breakable, button, explain, heading, paragraph

PURPOSES = {
    "geopandas": "reads layers and joins them with tables",
    "pandas": "adds up tables",
    "pyogrio": "reads and writes GeoPackages quickly",
    "shapely": "computes with points, lines and areas",
    "pyproj": "measures in metres",
    "numpy": "computes with many numbers at once",
    "scipy": "finds the shortest ways and the best sites",
    "rasterio": "reads elevation models",
    "fiona": "reads files of older kinds",
    "exactextract": "measures land by elevation exactly",
    "folium": "writes the web map",
    "openpyxl": "reads and writes workbooks",
    "python-pptx": "writes slides",
    "xlsxwriter": "writes the charts of slides",
}
OTHER = "needed by one of the tools"
ADMINISTRATOR = {
    "Windows": "OSGeo4W Shell (as administrator):\npython3 -m pip install {packages}",
    "Darwin": "Terminal:\n/Applications/QGIS.app/Contents/MacOS/bin/python3 -m pip install {packages}",
    "Linux": "sudo apt install {debian}",
}
WHEELS = "python3 -m pip download -d wheels --only-binary :all: {packages}"
RESTART = "Installed. Restart QGIS so that it uses the new versions."
READY = "Every package is there; all tools can be used."
NO_CONSENT = "Tick the box above first."
LOG_LINES = 500
MONOSPACED = QFontDatabase.SystemFont.FixedFont


class PackagesPage(Page):
    """``ready`` tells that packages have come."""

    ready = pyqtSignal()

    def __init__(self, folder: Path) -> None:
        super().__init__(translate("Packages"))
        self.installer = Installer(folder, self)
        self.installer.told.connect(self._say)
        self.installer.ended.connect(self._ended)
        self.state = paragraph()
        self.command = self._code(translate("Command for the administrator"))
        self.download = self._code(translate("Command on a computer with internet"))
        self.consent = QCheckBox(translate("I agree to the download"))
        self.consent.setToolTip(translate("Without this nothing is downloaded"))
        self.consent.toggled.connect(lambda _: self._enable())
        self.online = button(
            translate("Install from the internet"),
            translate("pip loads the packages into the plugin's own folder; QGIS's own packages stay as they are"),
            self.install_online,
        )
        self.offline = button(
            translate("Install from a folder…"),
            translate("Without internet: choose the folder the wheels were copied to"),
            self.ask_wheels,
        )
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(translate("Installing"))
        self.cancel = button(translate("Cancel"), translate("Stop pip"), self.stop)
        self.log = QPlainTextEdit()
        self.log.setReadOnly(True)
        self.log.setMaximumBlockCount(LOG_LINES)
        self.log.setAccessibleName(translate("What pip says"))
        self._ways = self._build()
        self.renew()

    def _build(self) -> list:
        """Put the parts below one another and return those that are there while something is missing."""
        copy = translate("Copy")
        where = translate("They go into {folder} and nowhere else; delete that folder to be rid of them.")
        ways = [
            heading(translate("1. The administrator")),
            self.command,
            button(copy, translate("Copy the command"), lambda: self._copy(self.command)),
            heading(translate("2. A folder of wheels, without internet")),
            paragraph(translate("On a computer with internet and the same QGIS run this, then bring the folder here.")),
            self.download,
            button(copy, translate("Copy the command"), lambda: self._copy(self.download)),
            self.offline,
            heading(translate("3. From the internet (PyPI)")),
            self.consent,
            self.online,
            paragraph(where.format(folder=breakable(self.installer.folder))),
        ]
        self.again = button(translate("Look again"), translate("Look once more for the packages"), self.look_again)
        self.add(heading(translate("Packages"), large=True), self.state, *ways)
        self.add(self.bar, self.cancel, self.log, self.again)
        self.rows.addStretch(1)
        return ways

    def missing(self) -> list[str]:
        """Return the requirements of our algorithms that are not met."""
        return deps.missing(requirements(QgsApplication.processingRegistry().providerById("wulong")))

    def renew(self) -> None:
        """Say what is missing now."""
        missing = self.missing()
        rows = [self._why(each) for each in missing]
        intro = translate("QGIS lacks these packages. What needs them cannot run; everything else works:")
        self.state.setText("\n".join([intro, *rows]) if missing else translate(READY))
        quoted = " ".join(f'"{each}"' if ">" in each else each for each in missing)
        debian = " ".join(f"python3-{_name(each).removeprefix('python-').replace('_', '-')}" for each in missing)
        system = platform.system()
        command = ADMINISTRATOR.get(system, ADMINISTRATOR["Linux"])
        self.command.setPlainText(command.format(packages=quoted, debian=debian))
        self.download.setPlainText(WHEELS.format(packages=quoted))
        for each in self._ways:
            each.setVisible(bool(missing))
        self._enable()

    def install_online(self) -> None:
        """Load the packages from PyPI; the box that says so is ticked."""
        if self.consent.isChecked():
            self._install(None)

    def ask_wheels(self) -> None:
        """Let the user choose the folder of wheels."""
        folder = QFileDialog.getExistingDirectory(self, translate("Folder of wheels"), str(Path.home()))
        if folder:
            self._install(Path(folder))

    def stop(self) -> None:
        """End pip."""
        self.installer.stop()
        self._enable()

    def look_again(self) -> None:
        """Look for the packages anew: somebody may have installed them outside."""
        deps.use_own_folder(self.installer.folder)
        importlib.invalidate_caches()
        self.renew()
        self.ready.emit()

    def _install(self, wheels: Path | None) -> None:
        self.log.clear()
        self.installer.install(self.missing(), wheels)
        self._enable()

    def _ended(self, reason: str) -> None:
        if reason:
            self.log.appendPlainText(reason)
        self.look_again()
        if not reason and self.missing():
            self.state.setText(translate(RESTART))

    def _say(self, text: str) -> None:
        self.log.appendPlainText(text.rstrip())

    def _enable(self) -> None:
        busy = self.installer.busy
        self.online.setEnabled(self.consent.isChecked() and not busy)
        explain(self.online, "" if self.consent.isChecked() else translate(NO_CONSENT))
        self.offline.setEnabled(not busy)
        self.bar.setVisible(busy)
        self.cancel.setVisible(busy)
        self.log.setVisible(busy or bool(self.log.toPlainText()))

    def _why(self, requirement: str) -> str:
        purpose = translate(PURPOSES[_name(requirement)]) if _name(requirement) in PURPOSES else translate(OTHER)
        return f"· {requirement}: {purpose}"

    def _code(self, name: str) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.setReadOnly(True)
        field.setTabChangesFocus(True)
        field.setFont(QFontDatabase.systemFont(MONOSPACED))
        field.setAccessibleName(name)
        field.setMaximumHeight(field.fontMetrics().lineSpacing() * 4)
        return field

    def _copy(self, field: QPlainTextEdit) -> None:
        QApplication.clipboard().setText(field.toPlainText())


def _name(requirement: str) -> str:
    """Return the package of a requirement: ``shapely>=2`` is ``shapely``."""
    return requirement.partition(">")[0].strip().lower()
