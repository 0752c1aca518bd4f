"""An import in QGIS Desktop under Xvfb, with the workspace open: the map follows, and follows back."""

import json
import os
import signal
import subprocess
import time
import zipfile
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
from wulong_planner.layers.workspace import INSTALLED
from wulong_planner.tools import desktop, package

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(__file__).with_name("import_inside_qgis.py")
CHINESE = "\n[locale]\noverrideFlag=true\nuserLocale=zh-Hans\n"
SCHEMATIC = "（示意）"
MOVED_M = 3000
LIMIT_S = 240


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Start QGIS once in a clean profile; every test reads the report it left."""
    folder = tmp_path_factory.mktemp("import")
    villages = pyogrio.read_dataframe(INSTALLED, layer="villages").to_crs("EPSG:4545")
    moved = villages.geometry.translate(-MOVED_M)
    sent = gpd.GeoDataFrame({"村名": villages["name"], "代码": villages["village_code"]}, geometry=moved)
    sent.to_file(folder / "sent.gpkg", driver="GPKG", engine="pyogrio")
    archive = package.write_archive(
        ROOT, package.shipped_files(ROOT), folder / "plugin.zip", time.gmtime(1_700_000_000)
    )
    zipfile.ZipFile(archive).extractall(folder / "unpacked")
    profile = desktop.prepare_profile(folder / "profiles", folder / "unpacked" / "wulong_planner")
    with (profile / "QGIS" / "QGIS3.ini").open("a", encoding="utf-8") as settings:
        settings.write(CHINESE)
    command = ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24"]
    command += desktop.desktop_command(folder / "profiles", "--code", str(SCRIPT))
    environment = desktop.desktop_environment(os.environ) | {
        "WULONG_DESKTOP_FOLDER": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "HOME": str(folder),
    }
    with (folder / "qgis.log").open("w") as log:
        started = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        try:
            code = started.wait(LIMIT_S)
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)  # Xvfb and QGIS too, not the wrapper alone
            code = "no answer in time"
    written = folder / "report.json"
    assert written.is_file(), f"QGIS ended with {code}:\n{(folder / 'qgis.log').read_text()[-3000:]}"
    report = json.loads(written.read_text(encoding="utf-8"))
    assert "failure" not in report, report["failure"]
    return report


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
