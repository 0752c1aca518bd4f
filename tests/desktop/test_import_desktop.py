"""An import in QGIS Desktop under Xvfb, with the workspace open: the map follows, and follows back."""

import geopandas as gpd
import pyogrio
import pytest
from wulong_planner.layers.workspace import INSTALLED

SCHEMATIC = "（示意）"
MOVED_M = 3000


@pytest.fixture(scope="module")
def run(drive_qgis, tmp_path_factory):
    """Start QGIS once in a clean profile; every test reads the report it left."""
    folder = tmp_path_factory.mktemp("import")
    villages = pyogrio.read_dataframe(INSTALLED, layer="villages").to_crs("EPSG:4545")
    moved = villages.geometry.translate(-MOVED_M)
    sent = gpd.GeoDataFrame({"村名": villages["name"], "代码": villages["village_code"]}, geometry=moved)
    sent.to_file(folder / "sent.gpkg", driver="GPKG", engine="pyogrio")
    return drive_qgis("import_inside_qgis.py", folder)


def test_only_the_imported_layer_loses_the_notice(run):
    before, after = (run["states"][name]["titles"] for name in ("opened", "imported"))
    assert before["villages"] == "行政村" + SCHEMATIC
    assert after == {**before, "villages": "行政村"}
    assert sum(title.endswith(SCHEMATIC) for title in after.values()) >= 4


def test_the_open_layer_shows_what_the_file_holds(run):
    for name, located in (("opened", "modelled"), ("imported", "surveyed"), ("undone", "modelled")):
        found = run["states"][name]
        assert found["located_by"] == found["in_file"] == [located]
        assert found["extent_west"] == pytest.approx(found["west"], abs=1e-4)  # the spatial index has 32 bits
    west = {name: run["states"][name]["west"] for name in ("opened", "imported", "undone")}
    assert west["opened"] - west["imported"] > 0.02  # degrees; 3 km are 0.03
    assert west["undone"] == west["opened"]


def test_undo_brings_the_notice_back(run):
    assert run["states"]["undone"]["titles"] == run["states"]["opened"]["titles"]


def test_the_project_read_again_has_the_titles_it_was_saved_with(run):
    states = run["states"]
    assert states["read_again"]["titles"] == states["imported"]["titles"]
    assert states["undone_and_read_again"]["titles"] == states["opened"]["titles"]


def test_both_runs_end_with_a_sentence_in_chinese(run):
    done, undone = run["sentences"]
    assert done.startswith("sent.gpkg：184 个要素中匹配 184 个，行政村替换 184 行")
    assert undone.startswith("工作空间已恢复")
