"""Which way imports go, checked on every file, and what may not be loaded along the way."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAY_IMPORT = {
    "analysis": set(),
    "ingest": {"analysis"},
    "layers": {"analysis", "ingest"},
    "briefing": {"analysis", "ingest", "layers"},
    "processing": {"analysis", "ingest", "layers", "briefing"},
    "gui": {"analysis", "ingest", "layers", "briefing", "processing"},
    "plugin": {"gui", "processing"},
}
SHARED = {"compat", "deps"}
"""Single modules at the root that any part may use; they themselves use the errors only."""
HEAVY = ("geopandas", "rasterio", "folium", "fiona", "pyogrio", "pandas", "scipy", "shapely", "openpyxl")


def imported_parts(path):
    """Give (part, line) for each import of the package's own, relative or not."""
    relative = path.relative_to(ROOT)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = relative.parent.parts
            base = base[: len(base) - (node.level - 1)]
            target = (*base, *(node.module.split(".") if node.module else ()))
            for name in [target[0]] if target else [alias.name for alias in node.names]:
                yield name, node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "wulong_planner":
            yield "wulong_planner", node.lineno
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "wulong_planner":
                    yield "wulong_planner", node.lineno


def part_of(path):
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def shipped_modules():
    for part in MAY_IMPORT:
        yield from sorted((ROOT / part).rglob("*.py")) if (ROOT / part).is_dir() else [ROOT / f"{part}.py"]


def test_imports_go_one_way():
    wrong = []
    for path in shipped_modules():
        own = part_of(path)
        allowed = MAY_IMPORT[own] | SHARED | {own}
        wrong += [
            f"{path.relative_to(ROOT)}:{line} imports {part}"
            for part, line in imported_parts(path)
            if part not in allowed
        ]
    assert wrong == []


def test_the_scan_sees_a_wrong_import(tmp_path, monkeypatch):
    folder = tmp_path / "analysis"
    folder.mkdir()
    (folder / "bad.py").write_text(
        "from ..layers.catalog import CRS\nfrom .. import gui\nimport wulong_planner.plugin\n"
    )
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    assert sorted(imported_parts(folder / "bad.py")) == [("gui", 2), ("layers", 1), ("wulong_planner", 3)]


def test_shared_modules_use_the_errors_only():
    found = [part for name in SHARED for part, _ in imported_parts(ROOT / f"{name}.py")]
    assert set(found) <= {"analysis"}


def run_python(code):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONSAFEPATH": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize("part", ["analysis", "ingest"])
def test_the_science_loads_without_qgis(part):
    names = [
        ".".join(["wulong_planner", *path.relative_to(ROOT).with_suffix("").parts])
        for path in sorted((ROOT / part).rglob("*.py"))
    ]
    code = f"""
import importlib, sys
for name in {names!r}:
    importlib.import_module(name.removesuffix(".__init__"))
print(*(name for name in sys.modules if name.split(".")[0] in ("qgis", "PyQt5", "PyQt6")))
"""
    assert len(names) > 1
    assert run_python(code) == []


def test_the_plugin_loads_without_heavy_packages(tmp_path):
    code = f"""
import sys
from qgis.core import QgsApplication
application = QgsApplication([], True, {str(tmp_path)!r})
application.initQgis()
before = set(sys.modules)  # QGIS 3.40 loads shapely by itself
import wulong_planner
plugin = wulong_planner.classFactory(None)
plugin.initProcessing()
import wulong_planner.gui.actions
provider = QgsApplication.processingRegistry().providerById("wulong")
count = len(provider.algorithms())
titles = [algorithm.displayName() + algorithm.shortHelpString() for algorithm in provider.algorithms()]
plugin.unload()
application.exitQgis()
print(count, *(name for name in {HEAVY!r} if name in set(sys.modules) - before))
"""
    count, *heavy = run_python(code)
    assert heavy == []
    assert int(count) >= 4


WHEELS = ("pyogrio", "fiona", "rasterio", "geopandas")
"""Packages that bring a GDAL, and with it an SQLite, of their own."""
OPENS = ("read_file", "read_dataframe", "read_info", "read", "list_layers", "write_dataframe", "to_file", "open")
"""What opens a file, of these packages; ``to_file`` of any frame."""
MAY_OPEN = {
    "analysis/population.py": "rasters; databases are refused before",
    "analysis/terrain/opening.py": "rasters; databases are refused before",
    "briefing/reading.py": "a snapshot",
    "ingest/geometry/raw.py": "what sources.py gives: of a database a snapshot",
    "ingest/tables/vector.py": "of a database a snapshot",
    "layers/checking/file.py": "a snapshot",
    "processing/briefing/theme_pictures.py": "writes a file of its own in a new folder",
    "processing/data/import_run.py": "writes a file of its own in a new folder",
    "processing/data/matchtable_write.py": "a snapshot",
}
"""Modules that run inside QGIS and open files past it, and why that harms no file QGIS has open."""


def opened_past_qgis(path):
    """Give the line of each call by which a package with an SQLite of its own opens a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {each.asname or each.name.split(".")[0] for each in node.names if each.name in WHEELS}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in WHEELS:
            names |= {each.asname or each.name for each in node.names if each.name in (*OPENS, "raw")}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func).split(".")
        by_package = called[0] in names and called[-1] in OPENS
        if by_package or (len(called) > 1 and called[-1] in ("to_file", "to_gpkg")):
            yield node.lineno


def test_only_snapshots_are_opened_past_qgis():
    """Two SQLite libraries on one file in one process lose each other's locks: ``ingest/snapshot.py`` says more."""
    found = {path.relative_to(ROOT).as_posix() for path in shipped_modules() if any(opened_past_qgis(path))}
    assert found - set(MAY_OPEN) == set()
    assert set(MAY_OPEN) - found == set(), "no longer needed"
    for name, reason in MAY_OPEN.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        assert ("snapshot(" in text) == (reason.endswith("a snapshot") and name != "ingest/geometry/raw.py"), name
        assert ("refuse_database(" in text) == reason.startswith("rasters"), name


@pytest.mark.parametrize(
    "code",
    [
        "import pyogrio\npyogrio.read_dataframe(a)",
        "import pyogrio as io\nio.raw.read(a)",
        "from pyogrio import raw\nraw.read(a)",
        "from geopandas import read_file\nread_file(a)",
        "import geopandas as gpd\ngpd.read_file(a)",
        "frame.to_file(a)",
        "import fiona\nfiona.open(a)",
        "def f():\n    import rasterio\n    return rasterio.open(a)",
    ],
)
def test_the_scan_sees_a_file_that_is_opened(tmp_path, code):
    file = tmp_path / "bad.py"
    file.write_text(code)
    assert list(opened_past_qgis(file)) != []
