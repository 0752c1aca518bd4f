"""QGIS Desktop under Xvfb with the plugin as it ships, driven by a script beside the test."""

import time
import zipfile
from pathlib import Path

import pytest
from wulong_planner.tools import package
from wulong_planner.tools.driven_desktop import Drive, Screen, drive

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def shipped(tmp_path_factory):
    """The plugin as a user gets it, unpacked once for all starts of QGIS."""
    folder = tmp_path_factory.mktemp("shipped")
    files = package.shipped_files(ROOT)
    archive = package.write_archive(ROOT, files, folder / "plugin.zip", time.gmtime(1_700_000_000))
    zipfile.ZipFile(archive).extractall(folder)
    return folder / "wulong_planner"


@pytest.fixture(scope="session")
def drive_qgis(shipped):
    """Start QGIS in a clean profile, let a script of this folder drive it, and return the report it leaves."""

    def started(script, folder, *, language="zh", screen=None, **environment):
        return drive(Drive(HERE / script, folder, shipped, language, screen or Screen(), environment))

    return started
