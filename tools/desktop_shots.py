"""Runs inside QGIS Desktop and takes the pictures of the documentation; ``pictures_desktop`` starts it."""

import os
import shutil
from pathlib import Path

from driving import dock, drive, folder, iface, is_open, picture, seconds
from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QDockWidget

GROUPS = "roadconnectivity"


def steps():
    """From the first page to a place's card."""
    iface.mainWindow().showNormal()
    iface.mainWindow().setGeometry(iface.mainWindow().screen().geometry())
    yield seconds(1)
    picture("first")
    target = folder / "Documents" / "district"
    target.mkdir(parents=True)
    shutil.copy(os.environ["WULONG_PICTURED"], target / "wulong.gpkg")
    for panel in iface.mainWindow().findChildren(QDockWidget, "Browser"):
        panel.hide()
    dock().folder_chosen.emit(str(target))
    yield is_open
    iface.messageBar().clearWidgets()
    dock().workspace.apply_theme("connectivity")
    yield seconds(3)
    for page in ("questions", "themes", "briefings", "workspace"):
        dock().show_page(page)
        yield seconds(0.5)
        iface.messageBar().clearWidgets()
        picture(page)
    layers = QgsProject.instance().mapLayers().values()
    layer = next(each for each in layers if each.customProperty("wulong/layer_key") == GROUPS)
    group = next(each for each in layer.getFeatures() if each["status"] == "motorable")
    dock().show_page("card")
    dock().card.show_place(QgsProject.instance(), layer, group.id())
    yield lambda: dock().card.card is not None
    yield seconds(1)
    picture("card")
    Path(folder / "done").touch()


drive(steps)
