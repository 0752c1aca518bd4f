"""Runs inside QGIS Desktop: the archive through the Plugin Manager's own "Install from ZIP", an upgrade, an uninstall.

Not a test by itself: ``test_installer.py`` starts it, twice in one profile, and judges the reports.
"""

import os
import sys
from pathlib import Path

import pyplugin_installer
import qgis.utils
from driving import PLUGIN, dock, drive, iface, picture, plugin, report, seconds, state
from pyplugin_installer.installer_data import plugins
from qgis import processing
from qgis.core import QgsApplication, QgsProcessingException, QgsSettings
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QAction, QApplication, QLineEdit, QMessageBox, QPushButton, QWidget

FIRST, SECOND, SOURCE = (Path(os.environ[f"WULONG_{name}"]) for name in ("FIRST", "SECOND", "SOURCE"))
AGAIN = os.environ["WULONG_START"] == "again"
PROFILE = Path(QgsApplication.qgisSettingsDirPath())
HOME = PROFILE / "python" / "plugins" / PLUGIN
POLL_MS = 100
ACCEPTED = (QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.Ok)


def accept():
    """Answer yes in each box that opens, as a user does, and take down what it asked."""
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox) and box.isVisible():
        report.setdefault("boxes", []).append(box.text())
        next(each for each in map(box.button, ACCEPTED) if each is not None).click()


answering = QTimer()
answering.timeout.connect(accept)


def manager():
    """Return the dialog of the Plugin Manager, which is there from the start."""
    return next(each for each in QApplication.topLevelWidgets() if each.objectName() == "QgsPluginManagerBase")


def install(archive):
    """Choose a file on the page "Install from ZIP" and press the button below."""
    dialog = manager()
    dialog.findChild(QWidget, "mZipFileWidget").findChild(QLineEdit).setText(str(archive))
    button = dialog.findChild(QPushButton, "buttonInstallFromZip")
    report.setdefault("button", []).append(button.isEnabled())
    button.click()


def facts():
    """What QGIS knows of the plugin, and where its modules come from."""
    plugins.getAllInstalled()
    plugins.rebuild()
    told = plugins.all().get(PLUGIN)
    modules = {name: module for name, module in sys.modules.items() if name.split(".")[0] == PLUGIN}
    files = [getattr(module, "__file__", None) or str(*module.__path__) for module in modules.values()]
    return {
        "state": state(),
        "listed": {key: told[key] for key in ("name", "version_installed", "installed", "error")} if told else None,
        "switched_on": QgsSettings().value(f"/PythonPlugins/{PLUGIN}"),
        "files": len([each for each in HOME.rglob("*") if each.is_file() and "__pycache__" not in each.parts]),
        "modules": len(modules),
        "elsewhere": [each for each in files if HOME not in Path(each).parents],
        "of_the_second": sum(hasattr(module, "OF_THE_SECOND") for module in modules.values()),
        "search_path": [each for each in sys.path if each and SOURCE in (Path(each), *Path(each).parents)],
    }


def without_packages():
    """What a user without geopandas is told: by the toolbox, by a script, by the dock."""
    provider = QgsApplication.processingRegistry().providerById("wulong")
    able = {each.name(): each.canExecute() for each in provider.algorithms()}
    report["ready"] = sorted(name for name, (ready, _) in able.items() if ready)
    report["not_ready"] = {name: reason for name, (ready, reason) in able.items() if not ready}
    try:
        processing.run("wulong:roadconnectivity", {})
    except QgsProcessingException as error:
        report["from_a_script"] = str(error)
    dock().first.start.click()
    yield lambda: dock().page() == "questions" and dock().looking is None
    dock().questions.run.click()
    reason = report["not_ready"]["roadconnectivity"]
    yield lambda: any(each.text().endswith(reason) for each in iface.messageBar().items())
    report["busy"] = dock().runner.busy
    dock()._banner.click()
    report["page"] = dock().page()
    report["missing"] = dock().packages.missing()
    report["packages_say"] = dock().packages.state.text().splitlines()
    yield seconds(0.3)
    picture("missing")


def show():
    """Press the entry of the toolbar until the dock is there."""
    dock().close()
    yield seconds(0.2)
    report["closed"] = not dock().isVisible()
    next(each for each in iface.mainWindow().findChildren(QAction) if each.text() == "规划面板").trigger()
    yield seconds(0.2)
    report["opened"] = dock().isVisible()


def left():
    """What of the plugin is in the profile."""
    found = [each.relative_to(PROFILE).as_posix() for each in PROFILE.rglob("*") if "wulong" in each.name.lower()]
    return {"files": sorted(found), "settings": [key for key in QgsSettings().allKeys() if "wulong" in key.lower()]}


def steps():
    answering.start(POLL_MS)
    if AGAIN:
        yield from second_start()
    else:
        yield from first_start()
    answering.stop()


def first_start():
    report["before"] = [state(), left()]
    install(FIRST)
    yield lambda: PLUGIN in qgis.utils.active_plugins
    yield seconds(0.3)
    report["installed"] = facts()
    picture("installed")
    yield from show()
    yield from without_packages()
    old = plugin()
    install(SECOND)
    yield lambda: qgis.utils.plugins.get(PLUGIN) not in (None, old)
    yield seconds(0.3)
    report["upgraded"] = facts()


def second_start():
    report["started"] = facts()
    yield from show()
    pyplugin_installer.instance().uninstallPlugin(PLUGIN)
    yield seconds(0.3)
    report["uninstalled"] = facts()
    report["left"] = left()


drive(steps)
