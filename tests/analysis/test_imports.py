"""What the science and the file readers may load."""

import subprocess
import sys

import pytest

CODE = """
import importlib, pkgutil, sys
import wulong_planner.{package} as package
names = [m.name for m in pkgutil.walk_packages(package.__path__, package.__name__ + ".")]
for name in names:
    importlib.import_module(name)
loaded = sorted(name for name in sys.modules if name.split(".")[0] in ("qgis", "PyQt5", "PyQt6", "processing"))
sys.exit(f"{{package.__name__}} loads {{loaded}}" if loaded else 0)
"""


@pytest.mark.parametrize("package", ["analysis", "ingest"])
def test_neither_analysis_nor_ingest_loads_qgis(package):
    done = subprocess.run(
        [sys.executable, "-W", "error::SyntaxWarning", "-c", CODE.format(package=package)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
