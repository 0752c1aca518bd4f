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
