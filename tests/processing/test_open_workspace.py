"""A workspace that is being edited in QGIS while the tools read it: no lock is lost, no edit, no log."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from wulong_planner.gui.card_tables import Tables
from wulong_planner.layers.workspace import INSTALLED, open_workspace

CHANGED, ADDED = 4321, 8765
LIST = "乡镇,村\n黄莺乡,复兴村\n"
OPEN_AND_CLOSE = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1])
print(database.execute("SELECT population FROM groups WHERE fid = 2").fetchone()[0])
database.close()
"""


@pytest.fixture
def edited(tmp_path, qgis_new_project):
    """The layer of groups: one change saved, another one in the edit buffer."""
    gpkg = Path(shutil.copy(INSTALLED, tmp_path / "wulong.gpkg"))
    groups = open_workspace(gpkg, QgsProject.instance(), "en", with_layouts=False)["groups"]
    assert groups.startEditing()
    field = groups.fields().indexFromName("population")
    assert groups.changeAttributeValue(2, field, ADDED)
    assert groups.commitChanges(False)
    assert groups.changeAttributeValue(1, field, CHANGED)
    assert gpkg.with_name("wulong.gpkg-wal").exists()
    return gpkg


@pytest.fixture
def ask(provider, feedback, tmp_path):
    from qgis import processing

    village_list = tmp_path / "list.csv"
    village_list.write_text(LIST, encoding="utf-8")

    def tool(name, **parameters):
        return lambda gpkg: processing.run(
            f"wulong:{name}", {key: value(gpkg) if callable(value) else value for key, value in parameters.items()},
            feedback=feedback,
        )  # fmt: skip

    return {
        "card": lambda gpkg: Tables(gpkg).shapes("groups", "EPSG:4545"),
        "audit": tool("checkworkspace", WORKSPACE=str, OUTPUT="memory:"),
        "audit of a project": lambda gpkg: tool("checkworkspace", OUTPUT="memory:")(gpkg),
        "register of the audit": tool("checkworkspace", WORKSPACE=str(INSTALLED), REGISTER=str, OUTPUT="memory:"),
        "names": tool(
            "matchtable", FILE=str(village_list), WORKSPACE=str, JOIN_GEOMETRY=True, OUTPUT="memory:",
            UNMATCHED="memory:",
        ),
        "names of a table in it": tool("matchtable", FILE=str, SHEET="villages", OUTPUT="memory:", UNMATCHED="memory:"),
        "import from it": tool(
            "importboundaries", FILE=str, LAYER="groups", TARGET=3, APPLY=False,
            WORKSPACE=str(shutil.copy(INSTALLED, tmp_path / "other.gpkg")), OUTPUT="memory:", REPORT="memory:",
        ),
        "map": tool("briefingmap", WORKSPACE=str, OUTPUT=str(tmp_path / "map.html")),
        "workbook": tool("briefingworkbook", WORKSPACE=str, OUTPUT=str(tmp_path / "book.xlsx")),
    }  # fmt: skip


def seen_by_another_program(gpkg):
    """Let another program open and close the file, which deletes the log of a file that nobody seems to use."""
    given = [sys.executable, "-c", OPEN_AND_CLOSE, str(gpkg)]
    return int(subprocess.run(given, check=True, capture_output=True, text=True, timeout=60).stdout)


TOOLS = ("card", "audit", "audit of a project", "register of the audit", "names", "names of a table in it",
         "import from it", "map", "workbook")  # fmt: skip


@pytest.mark.parametrize("tool", TOOLS)
def test_nothing_is_lost(edited, ask, tool):
    ask[tool](edited)
    assert seen_by_another_program(edited) == ADDED
    assert edited.with_name("wulong.gpkg-wal").exists(), "the other program took the file for unused"
    (groups,) = (each for each in QgsProject.instance().mapLayers().values() if each.isEditable())
    assert groups.commitChanges(), groups.commitErrors()
    again = QgsVectorLayer(f"{edited}|layername=groups", "groups", "ogr")
    assert [again.getFeature(fid)["population"] for fid in (1, 2)] == [CHANGED, ADDED]
    del again, groups
    QgsProject.instance().clear()
    with closing(sqlite3.connect(edited)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept = database.execute("SELECT population FROM groups WHERE fid < 3 ORDER BY fid").fetchall()
        assert kept == [(CHANGED,), (ADDED,)]


def test_every_tool_is_tried(ask):
    assert set(ask) == set(TOOLS)
