"""Runs inside QGIS Desktop (``qgis --code``) and writes down what it sees there.

Not a test by itself: ``test_desktop.py`` starts it and judges the report.
"""

import json
import os
import sys
import traceback
from pathlib import Path

import qgis.utils
from qgis.core import Qgis, QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QTimer
from qgis.PyQt.QtWidgets import QApplication, QToolBar
from qgis.utils import iface

PLUGIN = "wulong_planner"
RESULT = "roadconnectivity"
TOOLBAR = "WulongPlannerToolBar"
HEAVY = ("geopandas", "rasterio", "folium", "fiona", "pyogrio")
SETTLE_MS = 1500
folder = Path(os.environ["WULONG_DESKTOP_FOLDER"])
report = {"qgis": Qgis.QGIS_VERSION, "locale": QgsApplication.locale(), "log": []}


def note(message, tag, level):
    if level in (Qgis.MessageLevel.Warning, Qgis.MessageLevel.Critical):
        report["log"].append(f"{tag}: {message}")


def state():
    """What of the plugin is in QGIS now."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    provider = QgsApplication.processingRegistry().providerById("wulong")
    toolbars = iface.mainWindow().findChildren(QToolBar, TOOLBAR)
    menu = [action for action in iface.pluginMenu().actions() if action.text() in ("武隆乡村规划", "Wulong Planner")]
    return {
        "active": PLUGIN in qgis.utils.active_plugins,
        "algorithms": sorted(each.id() for each in provider.algorithms()) if provider else [],
        "toolbars": [[action.text() for action in toolbar.actions()] for toolbar in toolbars],
        "menu": [[entry.text() for entry in action.menu().actions()] for action in menu],
    }


def look():
    report["heavy"] = [name for name in HEAVY if name in sys.modules]
    report["loaded"] = state()
    report["unload_result"] = qgis.utils.unloadPlugin(PLUGIN)
    report["unloaded"] = state()
    report["reload_result"] = qgis.utils.loadPlugin(PLUGIN) and qgis.utils.startPlugin(PLUGIN)
    report["reloaded"] = state()
    workspace = folder / "workspace"
    workspace.mkdir()
    report["opened"] = qgis.utils.plugins[PLUGIN].actions.open_folder(workspace)
    report["files"] = sorted(path.name for path in workspace.iterdir())
    layers = QgsProject.instance().mapLayers().values()
    report["layers"] = {layer.customProperty("wulong/layer_key"): layer.isValid() for layer in layers}
    report["feature_counts"] = {
        layer.customProperty("wulong/layer_key"): layer.featureCount() for layer in layers if layer.isValid()
    }
    report["crs"] = QgsProject.instance().crs().authid()
    QTimer.singleShot(SETTLE_MS, press_run)
    qgis.utils.plugins[PLUGIN].actions.assess_roads()  # returns when its dialog is closed
    layers = QgsProject.instance().mapLayers().values()
    results = [layer for layer in layers if RESULT in layer.source()]
    report["results"] = {
        layer.customProperty("wulong/layer_key"): [layer.name(), layer.featureCount()] for layer in results
    }


def press_run(tries=20):
    """Press Run in the dialog that has opened, and Close when there are results."""
    dialogs = [each for each in QApplication.topLevelWidgets() if type(each).__name__ == "AlgorithmDialog"]
    shown = [each for each in dialogs if each.isVisible()]
    if shown and not report.get("pressed"):
        report["pressed"] = True
        report["title"] = shown[0].windowTitle()
        shown[0].grab().save(str(folder / "dialog.png"))
        shown[0].runAlgorithm()
    elif shown and (shown[0].results() or tries == 0):
        shown[0].grab().save(str(folder / "dialog_log.png"))
        shown[0].reject()
        return
    if tries:
        QTimer.singleShot(SETTLE_MS, lambda: press_run(tries - 1))


def picture():
    iface.mapCanvas().waitWhileRendering()
    iface.mainWindow().grab().save(str(folder / "desktop.png"))
    image = iface.mapCanvas().grab().toImage()
    image.save(str(folder / "canvas.png"))
    step = range(0, min(image.width(), image.height()), 2)
    report["canvas_colours"] = len({image.pixel(x, y) for x in step for y in step})


def run(step, following=None):
    """Run a step, then the next one after QGIS has drawn; a failure is written down and ends the run."""
    passed = False
    try:
        step()
        passed = True
    finally:
        if not passed:
            report["failure"] = traceback.format_exc()
        if passed and following:
            QTimer.singleShot(SETTLE_MS, following)
        else:
            finish()


def finish():
    (folder / "report.json").write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    iface.newProject(False)  # layers in the folder for temporary files would make QGIS ask before it closes
    iface.actionExit().trigger()


QgsApplication.messageLog().messageReceived.connect(note)
QTimer.singleShot(SETTLE_MS, lambda: run(look, lambda: run(picture)))
