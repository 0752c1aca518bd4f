"""A real QGIS Desktop under Xvfb with the plugin as it ships: load, unload, load, open a workspace, look."""

import json
import os
import signal
import subprocess
import time
import zipfile
from pathlib import Path

import pytest
from wulong_planner.tools import desktop, package

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(__file__).with_name("inside_qgis.py")
CHINESE = "\n[locale]\noverrideFlag=true\nuserLocale=zh-Hans\n"
TITLES = ["打开规划工作空间…", "道路通畅分析…", "简报地图…", "关于武隆乡村规划"]
LIMIT_S = 180


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Start QGIS once in a clean profile; every test reads the report it left."""
    folder = tmp_path_factory.mktemp("desktop")
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


def test_plugin_is_loaded_from_the_profile_in_chinese(run):
    assert run["locale"].startswith("zh")
    assert run["loaded"]["active"]
    assert run["loaded"]["toolbars"] == [TITLES]
    assert run["loaded"]["menu"] == [TITLES]
    assert {"wulong:roadconnectivity", "wulong:buildproject", "wulong:briefingmap"} <= set(run["loaded"]["algorithms"])


def test_start_loads_no_heavy_package(run):
    assert run["heavy"] == []


def test_unload_leaves_nothing(run):
    assert run["unload_result"]
    assert run["unloaded"] == {"active": False, "algorithms": [], "toolbars": [], "menu": []}


def test_load_again_is_as_before(run):
    assert run["reload_result"]
    assert run["reloaded"] == run["loaded"]


def test_workspace_opens_with_all_its_layers(run):
    assert run["opened"]
    assert {"wulong.gpkg", "wulong.qgz"} <= set(run["files"])
    assert all(run["layers"].values())
    expected = {"townships": 26, "villages": 184, "groups": 1352, "key_units": 26}
    assert {key: run["feature_counts"].get(key) for key in expected} == expected


def test_the_map_is_in_metres(run):
    assert run["crs"] == "EPSG:4545"


def test_the_road_dialog_answers_into_the_workspace(run):
    assert run["title"].endswith("村民小组道路通达通畅分析")  # QGIS 3.40 puts the group before it
    results = run["results"]
    tables = ("", "_summary", "_links", "_sensitivity", "_targets")
    assert set(results) == {f"roadconnectivity{each}" for each in tables}
    assert results["roadconnectivity"][1] == 1352
    assert all(count > 0 for _, count in results.values())
    assert results["roadconnectivity"][0] == "村民小组道路通畅（示意）"


def test_nothing_of_ours_complains_in_the_log(run):
    assert [line for line in run["log"] if "wulong" in line.lower()] == []


def test_the_map_is_drawn(run):
    assert run["canvas_colours"] > 50
