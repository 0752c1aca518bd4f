"""QGIS Desktop in English at 200 %: a package that is really missing is told, and comes from a folder of wheels."""

import zipfile

import pytest
from wulong_planner.tools.driven_desktop import Screen

TINY = "wulong_tiny_probe"
"""Made here: no registry has it."""
WHEEL = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
FINE = Screen(2732, 1536, 2.0)
TITLES = ["Planner's panel", "Place card", "Open district workspace…", "Questions", "Themes", "Briefings"]


def write_wheel(folder):
    """Write the smallest wheel pip takes."""
    folder.mkdir()
    info = f"{TINY}-1.0.dist-info"
    with zipfile.ZipFile(folder / f"{TINY}-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{TINY}.py", "")
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {TINY}\nVersion: 1.0\n")
        wheel.writestr(f"{info}/WHEEL", WHEEL)
        wheel.writestr(f"{info}/RECORD", f"{TINY}.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n")


@pytest.fixture(scope="module")
def run(drive_qgis, tmp_path_factory):
    folder = tmp_path_factory.mktemp("packages")
    write_wheel(folder / "wheels")
    (folder / "empty").mkdir()
    return drive_qgis("packages_inside_qgis.py", folder, language="en", screen=FINE, WULONG_TINY=TINY)


def test_the_window_speaks_english_on_a_fine_display(run):
    assert run["ratio"] == 2.0
    assert run["loaded"]["toolbars"] == [TITLES]


def test_nothing_is_said_while_nothing_is_missing(run):
    assert run["before"] == [[], False]


def test_a_missing_package_is_told_with_its_remedies(run):
    assert run["missing"][0] == [f"{TINY}>=1"]
    assert run["missing"][1]
    assert run["page"] == "packages"
    assert any(f"{TINY} ≥ 1" in text for text in run["said"])
    assert f"· {TINY}>=1: needed by one of the tools" in run["state"]
    assert all(TINY.split("_")[0] in command for command in run["commands"])


def test_nothing_is_loaded_without_consent(run):
    assert not run["online_without_consent"]
    assert run["online_with_consent"]
    assert not run["busy_without_consent"]


def test_a_folder_without_the_wheel_changes_nothing(run):
    missing, found, log = run["failed"]
    assert run["busy"]
    assert missing == [f"{TINY}>=1"]
    assert found == ""
    assert "pip ended without installing the packages" in log


def test_the_wheel_goes_into_the_plugins_own_folder(run):
    missing, found, said, banner = run["after"]
    assert missing == []
    assert "/python/wulong_planner_libs/" in found
    assert said == "Every package is there; all tools can be used."
    assert not banner
    assert run["can_run"]


def test_nothing_is_cut(run):
    assert run["cut"] == {"first": [], "packages": []}
