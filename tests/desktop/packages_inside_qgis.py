"""Runs inside QGIS Desktop, in English on a display of fine pixels: a package is missing, and comes from a folder.

Not a test by itself: ``test_packages_desktop.py`` starts it and judges the report.
"""

import os

from driving import cut, dock, drive, fill_screen, folder, iface, picture, plugin, report, seconds, state
from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QFileDialog

PACKAGE = os.environ["WULONG_TINY"]


def choose(name):
    """Let the next dialog for a folder answer with this one, as if it had been clicked."""
    QFileDialog.getExistingDirectory = staticmethod(lambda *_: str(folder / name))


def importable():
    """Tell whether the package can be used, and where it is."""
    try:
        return __import__(PACKAGE).__file__
    except ImportError:
        return ""


def steps():
    window = iface.mainWindow()
    fill_screen()
    yield seconds(0.5)
    report["ratio"] = window.devicePixelRatioF()
    report["loaded"] = state()
    report["cut"] = {"first": cut()}
    picture("first")
    page = dock().packages
    report["before"] = [page.missing(), dock()._banner.isVisible()]
    provider = QgsApplication.processingRegistry().providerById("wulong")
    needs = type(provider.algorithm("scoreboard"))
    needs.REQUIRES = (*needs.REQUIRES, f"{PACKAGE}>=1")
    dock().renew()
    report["missing"] = [page.missing(), dock()._banner.isVisible(), dock()._banner.text()]
    plugin().actions.run_algorithm("wulong:scoreboard", {})
    report["page"] = dock().page()
    report["said"] = [each.text() for each in iface.messageBar().items()]
    report["state"] = page.state.text()
    report["commands"] = [page.command.toPlainText(), page.download.toPlainText()]
    report["online_without_consent"] = page.online.isEnabled()
    page.consent.setChecked(True)
    report["online_with_consent"] = page.online.isEnabled()
    page.consent.setChecked(False)
    page.install_online()
    report["busy_without_consent"] = page.installer.busy
    yield seconds(0.5)
    picture("packages")
    report["cut"]["packages"] = cut()
    choose("empty")
    page.offline.click()
    report["busy"] = page.installer.busy
    yield lambda: not page.installer.busy
    report["failed"] = [page.missing(), importable(), page.log.toPlainText()]
    picture("failed")
    choose("wheels")
    page.offline.click()
    yield lambda: not page.installer.busy
    yield seconds(0.3)
    report["after"] = [page.missing(), importable(), page.state.text(), dock()._banner.isVisible()]
    report["can_run"] = provider.algorithm("scoreboard").canExecute()[0]
    picture("ready")


drive(steps)
