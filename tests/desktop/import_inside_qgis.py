"""Imports villages inside QGIS Desktop while the workspace is open, takes that back, and opens the project again.

Not a test by itself: ``test_import_desktop.py`` starts it and judges the report.
"""

import json
import os
import sqlite3
import traceback
from contextlib import closing
from pathlib import Path

import qgis.utils
from qgis import processing
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface

PLUGIN = "wulong_planner"
IMPORT = "wulong:importboundaries"
SETTLE_MS = 1500
POLL_MS = 300
TRIES = 200
folder = Path(os.environ["WULONG_DESKTOP_FOLDER"])
workspace = folder / "workspace" / "wulong.gpkg"
saved = folder / "workspace" / "saved.qgz"
report = {"locale": QgsApplication.locale(), "states": {}, "sentences": []}
dialogs = []


def layer(key):
    layers = QgsProject.instance().mapLayers().values()
    return next(each for each in layers if each.customProperty("wulong/layer_key") == key)


def state(name):
    """Titles, what the open layers read, what the file holds, and the picture on the canvas."""
    canvas = iface.mapCanvas()
    canvas.refresh()
    canvas.waitWhileRendering()
    canvas.grab().save(str(folder / f"{name}.png"))
    villages = list(layer("villages").getFeatures())
    with closing(sqlite3.connect(workspace)) as database:
        held = database.execute("SELECT DISTINCT located_by FROM villages").fetchall()
    layers = QgsProject.instance().mapLayers().values()
    keyed = {each.customProperty("wulong/layer_key"): each.name() for each in layers}
    report["states"][name] = {
        "titles": {key: title for key, title in keyed.items() if key},
        "located_by": sorted({feature["located_by"] for feature in villages}),
        "in_file": sorted(row[0] for row in held),
        "west": min(feature.geometry().boundingBox().xMinimum() for feature in villages),
        "extent_west": layer("villages").extent().xMinimum(),
    }


def start():
    (folder / "workspace").mkdir()
    qgis.utils.plugins[PLUGIN].actions.open_folder(folder / "workspace")
    state("opened")
    ask({"FILE": str(folder / "sent.gpkg"), "APPLY": True}, imported)


def imported():
    state("imported")
    QgsProject.instance().write(str(saved))
    QgsProject.instance().read(str(saved))
    state("read_again")
    ask({"UNDO": True}, undone)


def undone():
    state("undone")
    QgsProject.instance().write(str(saved))
    QgsProject.instance().read(str(saved))
    state("undone_and_read_again")
    finish()


def ask(parameters, following):
    """Run the import in the dialog of the toolbox, as a click on Run does, in a thread of its own."""
    dialog = processing.createAlgorithmDialog(IMPORT, {"TARGET": 1, "WORKSPACE": str(workspace), **parameters})
    dialogs.append(dialog)
    dialog.show()
    guarded(dialog.runAlgorithm)
    wait(dialog, following, TRIES)


def wait(dialog, following, tries):
    if dialog.results() and dialog.mainWidget() is not None:
        dialog.grab().save(str(folder / f"dialog_{len(report['sentences'])}.png"))
        report["sentences"].append(dialog.results().get("SENTENCE"))
        dialog.reject()
        QTimer.singleShot(SETTLE_MS, lambda: guarded(following))
    elif tries:
        QTimer.singleShot(POLL_MS, lambda: wait(dialog, following, tries - 1))
    else:
        report["failure"] = "the dialog gave no results"
        dialog.grab().save(str(folder / "dialog_stuck.png"))
        finish()


def guarded(step):
    """Run a step; a failure is written down and ends the run."""
    passed = False
    try:
        step()
        passed = True
    finally:
        if not passed:
            report["failure"] = traceback.format_exc()
            finish()


def finish():
    (folder / "report.json").write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    iface.newProject(False)
    iface.actionExit().trigger()


QTimer.singleShot(SETTLE_MS, lambda: guarded(start))
