"""The archive goes through QGIS's own plugin installer into a clean profile: installed, upgraded, uninstalled.

QGIS has the packages of its own release only, so what a user without geopandas is told is seen here too.
"""

import time
import zipfile
from pathlib import Path

import pytest
from wulong_planner.tools import package
from wulong_planner.tools.driven_desktop import Drive, drive

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NEXT = "99.0.0"
NOTHING = {"active": False, "algorithms": [], "toolbars": [], "menu": [], "dock": False}


@pytest.fixture(scope="module")
def archives(tmp_path_factory):
    """The archive, and one of a later version whose modules can be told from those of the first."""
    folder = tmp_path_factory.mktemp("archives")
    files = package.shipped_files(ROOT)
    first = package.write_archive(ROOT, files, folder / "first.zip", time.gmtime(1_700_000_000))
    second = folder / "second.zip"
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith(".py"):
                data += b"\nOF_THE_SECOND = True\n"
            elif name.endswith("/metadata.txt"):
                data = data.replace(f"version={package.version(ROOT)}".encode(), f"version={NEXT}".encode())
            new.writestr(name, data)
    return first, second


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    """The folder for ``--profiles-path`` of both starts, with nothing in it."""
    return tmp_path_factory.mktemp("installer") / "profiles"


def start(name, archives, profile, folder):
    """Start QGIS without the packages of ``.venv`` and without this repository."""
    (folder / "profiles").symlink_to(profile)
    profile.mkdir(exist_ok=True)
    environment = {
        "WULONG_START": name,
        "WULONG_FIRST": str(archives[0]),
        "WULONG_SECOND": str(archives[1]),
        "WULONG_SOURCE": str(ROOT),
        "PYTHONPATH": str(folder / "scripts"),
    }
    return drive(Drive(HERE / "installer_inside_qgis.py", folder, None, environment=environment))


@pytest.fixture(scope="module")
def first(archives, profile, tmp_path_factory):
    """What the first start told: install, use, upgrade."""
    return start("first", archives, profile, tmp_path_factory.mktemp("first"))


@pytest.fixture(scope="module")
def second(first, archives, profile, tmp_path_factory):
    """What the next start in the same profile told: the upgrade is there, and is uninstalled."""
    return start("again", archives, profile, tmp_path_factory.mktemp("again"))


def test_the_profile_is_clean_before(first):
    assert first["before"] == [NOTHING, {"files": [], "settings": []}]


def test_the_plugin_manager_installs_the_archive(first, archives):
    found = first["installed"]
    listed = {"name": "Wulong Planner", "version_installed": package.version(ROOT), "installed": True, "error": ""}
    assert found["listed"] == listed
    assert found["switched_on"] is True
    assert found["files"] == len(zipfile.ZipFile(archives[0]).namelist())
    assert found["state"]["active"] and found["state"]["dock"]
    assert len(found["state"]["toolbars"]) == len(found["state"]["menu"]) == 1
    assert {"wulong:roadconnectivity", "wulong:buildproject", "wulong:briefingmap"} <= set(found["state"]["algorithms"])


def test_nothing_comes_from_the_source_tree(first, second):
    for found in (first["installed"], first["upgraded"], second["started"]):
        assert found["modules"] > 100
        assert (found["elsewhere"], found["search_path"]) == ([], [])


def test_the_entry_of_the_toolbar_opens_the_dock(first, second):
    assert [first["closed"], first["opened"], second["closed"], second["opened"]] == [True] * 4


def test_the_user_is_asked_only_what_qgis_asks_of_any_plugin(first, second):
    """That a file may do harm, each time; whether to uninstall."""
    assert len(first["boxes"]) == 2 and len(set(first["boxes"])) == 1
    assert len(second["boxes"]) == 1 and "Wulong Planner" in second["boxes"][0]
    assert first["button"] == [True, True]


def test_without_its_packages_the_toolbox_says_what_to_do(first):
    assert {"briefingatlas", "buildproject", "fixoffset"} <= set(first["ready"])
    reasons = first["not_ready"]
    assert len(reasons) > 20
    for name, reason in reasons.items():
        assert reason.startswith("本工具需要 ") and "python3 -m pip install --user" in reason, name
        assert "Traceback" not in reason
    assert reasons["roadconnectivity"] in first["from_a_script"]


def test_without_its_packages_the_dock_makes_a_workspace_and_names_them(first):
    """The question is answered with the same sentence as in the toolbox, and the banner leads to the remedy."""
    assert (first["busy"], first["page"]) == (False, "packages")
    names = [each.partition(">")[0] for each in first["missing"]]
    assert {"geopandas", "pandas", "folium", "openpyxl", "rasterio"} <= set(names)
    assert len(names) == len(set(names))
    assert len(first["packages_say"]) == 1 + len(names)


def test_an_upgrade_takes_the_place_of_the_version_before(first):
    found = first["upgraded"]
    assert found["listed"]["version_installed"] == NEXT
    assert found["listed"]["error"] == ""
    assert found["state"] == first["installed"]["state"]
    assert found["files"] == first["installed"]["files"]
    assert found["of_the_second"] == found["modules"], "modules of the version before are still in use"


def test_the_next_start_has_the_upgrade(first, second):
    found = second["started"]
    assert found["listed"] == first["upgraded"]["listed"]
    assert found["state"] == first["upgraded"]["state"]
    assert found["of_the_second"] == found["modules"]


def test_an_uninstall_leaves_nothing_but_whether_the_dock_was_open(second):
    found = second["uninstalled"]
    assert found["state"] == NOTHING
    assert (found["listed"], found["switched_on"], found["files"]) == (None, None, 0)
    assert second["left"] == {"files": [], "settings": ["wulong_planner/dock_visible"]}


def test_the_log_has_no_traceback_and_no_line_of_ours_but_of_missing_packages(first, second):
    """Those of the script, of the workspace that was opened, and of the question; QGIS's own are about the network."""
    ours = [line for line in first["log"] + second["log"] if "武隆" in line or "wulong" in line or "本工具" in line]
    assert {"本工具需要 " in line for line in ours} == {True}
    assert len(ours) >= 3
    assert "Traceback" not in "".join(first["log"] + second["log"])
