"""A dock in a QGIS without a window, with a workspace small enough to be asked everything."""

import shutil
from pathlib import Path

import pytest
from osgeo import ogr
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from wulong_planner import classFactory
from wulong_planner.layers.workspace import INSTALLED

LIMIT_MS = 60_000
TOWN_TABLES = ("groups", "villages", "communities", "townships", "township_seats")


@pytest.fixture
def wait():
    """Let QGIS work until a signal comes."""

    def waited(signal):
        loop = QEventLoop()
        signal.connect(loop.quit)
        QTimer.singleShot(LIMIT_MS, loop.quit)
        loop.exec()

    return waited


@pytest.fixture
def small(tmp_path):
    """The folder of a workspace with the places of one township only."""
    folder = tmp_path / "武隆 small #1"
    folder.mkdir()
    gpkg = Path(shutil.copy(INSTALLED, folder / "wulong.gpkg"))
    gpkg.chmod(0o644)
    source = ogr.Open(str(gpkg), 1)
    villages = source.GetLayerByName("villages")
    town = villages.GetNextFeature()["town_code"]
    for table in TOWN_TABLES:
        source.ExecuteSQL(f"DELETE FROM {table} WHERE town_code <> '{town}'")
    towns = source.GetLayerByName("townships")
    kept = towns.GetNextFeature()
    west, east, south, north = kept.geometry().GetEnvelope()
    near = f"maxx > {west} AND minx < {east} AND maxy > {south} AND miny < {north}"
    source.ExecuteSQL(f"DELETE FROM roads WHERE fid NOT IN (SELECT id FROM rtree_roads_geom WHERE {near})")
    return folder


@pytest.fixture
def plugin(qgis_processing, qgis_iface, qgis_new_project):
    """The plugin with its dock."""
    made = classFactory(qgis_iface)
    made.initGui()
    yield made
    made.unload()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QgsProject.instance().clear()
