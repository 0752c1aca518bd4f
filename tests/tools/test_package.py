"""The archive holds what ships and nothing else, is the same each time, and works where it is unpacked."""

import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from wulong_planner.tools import package

ROOT = Path(__file__).resolve().parents[2]
MOMENT = time.struct_time((2025, 1, 2, 3, 4, 6, 0, 0, 0))


@pytest.fixture(scope="module")
def files():
    return package.shipped_files(ROOT)


@pytest.fixture(scope="module")
def archive(files, tmp_path_factory):
    target = tmp_path_factory.mktemp("dist") / "plugin.zip"
    return package.write_archive(ROOT, files, target, MOMENT)


def test_the_archive_holds_one_folder(archive, files):
    names = zipfile.ZipFile(archive).namelist()
    assert names == [f"wulong_planner/{name}" for name in files]


def test_what_the_plugin_needs_is_in(files):
    needed = {
        "__init__.py",
        "plugin.py",
        "compat.py",
        "deps.py",
        "metadata.txt",
        "icon.svg",
        "LICENSE",
        "data/townships.gpkg",
        "data/SOURCES.md",
        "i18n/wulong_planner_zh.qm",
        "styles/townships.qml",
        "docs/algorithms/roadconnectivity.zh.md",
        "briefing/assets/leaflet.js",
        "processing/roads/roadconnectivity.py",
    }
    assert needed - set(files) == set()


def test_nothing_else_is_in(files):
    tops = {name.split("/")[0] for name in files if "/" in name}
    assert tops == {"analysis", "briefing", "data", "docs", "gui", "i18n", "ingest", "layers", "processing", "styles"}
    assert [name for name in files if name.endswith((".pyc", ".ts", "-wal", "-shm", ".sh", ".toml"))] == []
    assert [
        name for name in files if name.startswith(("requirements", "Makefile", "tests", "tools", "data/sources"))
    ] == []


def test_the_same_files_give_the_same_bytes(archive, files, tmp_path):
    again = package.write_archive(ROOT, files, tmp_path / "again.zip", MOMENT)
    assert again.read_bytes() == archive.read_bytes()
    assert not again.with_suffix(".part").exists()


def test_the_plugin_repository_takes_the_size(archive):
    assert archive.stat().st_size < 25_000_000


def test_a_missing_file_is_named(tmp_path):
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    with pytest.raises(FileNotFoundError, match=r"CHANGELOG\.md is missing"):
        package.shipped_files(tmp_path)


def test_a_dirty_tree_is_refused(tmp_path, monkeypatch, capsys):
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "新文件.py").write_text("x = 1\n")
    monkeypatch.setattr(package, "ROOT", tmp_path)
    assert package.main() == 1
    assert "Not committed" in capsys.readouterr().err
    assert package.changes(tmp_path) == ["?? 新文件.py"]
    assert not (tmp_path / "dist").exists()


def test_the_unpacked_archive_loads(archive, tmp_path):
    """In a process that knows nothing of this repository: every module, every algorithm, every style."""
    plugins = tmp_path / "python" / "plugins"
    zipfile.ZipFile(archive).extractall(plugins)
    code = f"""
import importlib, pathlib, sys
from qgis.core import QgsApplication
sys.path.append({str(plugins)!r})
application = QgsApplication([], True, {str(tmp_path)!r})
application.initQgis()
sys.path.append(str(pathlib.Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
import wulong_planner
root = pathlib.Path(wulong_planner.__file__).parent
assert root == pathlib.Path({str(plugins)!r}) / "wulong_planner", root
for path in sorted(root.rglob("*.py")):
    importlib.import_module(".".join(path.relative_to(root.parent).with_suffix("").parts).removesuffix(".__init__"))
plugin = wulong_planner.classFactory(None)
plugin.initProcessing()
provider = QgsApplication.processingRegistry().providerById("wulong")
print(*sorted(algorithm.name() for algorithm in provider.algorithms() if algorithm.shortHelpString()))
plugin.unload()
application.exitQgis()
"""
    site = next(path for path in sys.path if path.endswith("site-packages") and path.startswith(sys.prefix))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": site, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        ["/usr/bin/python3", "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert {"roadconnectivity", "buildproject", "briefingmap"} <= set(done.stdout.split())
