"""Imports villages inside QGIS Desktop while the workspace is open, takes that back, and opens the project again.

Not a test by itself: ``test_import_desktop.py`` starts it and judges the report.
"""

import sqlite3
from contextlib import closing

from driving import drive, folder, iface, is_open, keyed, plugin, report, seconds
from qgis import processing
from qgis.core import QgsProject

IMPORT = "wulong:importboundaries"
SETTLE_S = 1.5
workspace = folder / "workspace" / "wulong.gpkg"
saved = folder / "workspace" / "saved.qgz"
report.update({"states": {}, "sentences": []})


def steps():
    workspace.parent.mkdir()
    plugin().actions.open_folder(workspace.parent)
    yield is_open
    state("opened")
    yield from ask({"FILE": str(folder / "sent.gpkg"), "APPLY": True})
    state("imported")
    save_and_read()
    state("read_again")
    yield from ask({"UNDO": True})
    state("undone")
    save_and_read()
    state("undone_and_read_again")


def state(name):
    """Titles, what the open layers read, what the file holds, and the picture on the canvas."""
    canvas = iface.mapCanvas()
    canvas.refresh()
    canvas.waitWhileRendering()
    canvas.grab().save(str(folder / f"{name}.png"))
    layers = keyed()
    villages = list(layers["villages"].getFeatures())
    with closing(sqlite3.connect(workspace)) as database:
        held = database.execute("SELECT DISTINCT located_by FROM villages").fetchall()
    report["states"][name] = {
        "titles": {key: layer.name() for key, layer in layers.items()},
        "located_by": sorted({feature["located_by"] for feature in villages}),
        "in_file": sorted(row[0] for row in held),
        "west": min(feature.geometry().boundingBox().xMinimum() for feature in villages),
        "extent_west": layers["villages"].extent().xMinimum(),
    }


def save_and_read():
    QgsProject.instance().write(str(saved))
    QgsProject.instance().read(str(saved))


def ask(parameters):
    """Run the import in the dialog of the toolbox, as a click on Run does, in a thread of its own."""
    dialog = processing.createAlgorithmDialog(IMPORT, {"TARGET": 1, "WORKSPACE": str(workspace), **parameters})
    dialog.show()
    dialog.runAlgorithm()
    yield lambda: dialog.results() and dialog.mainWidget() is not None
    report["sentences"].append(dialog.results().get("SENTENCE"))
    dialog.reject()
    yield seconds(SETTLE_S)


drive(steps)
