"""What is installed, where the data come from, and under which licences."""

from __future__ import annotations

import configparser
import platform
from importlib import metadata
from pathlib import Path

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QT_VERSION_STR
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout

from .. import deps
from ..processing.base import translate

ROOT = Path(__file__).resolve().parents[1]
SIZE = (760, 620)
PACKAGES = ("geopandas", "shapely", "pyproj", "scipy", "pyogrio", "fiona", "rasterio", "folium", "openpyxl")


def plugin_version() -> str:
    """Return the version in metadata.txt."""
    parser = configparser.RawConfigParser()
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return parser.get("general", "version")


def about_text() -> str:
    """Return the whole page as Markdown."""
    parts = [
        "# " + translate("Wulong Planner {version}").format(version=plugin_version()),
        translate("Rural spatial planning for a mountain district: layers, coverage gaps, briefings."),
        "## " + translate("What is schematic"),
        translate(
            "Township and village polygons, villager groups and roads that no survey gave are modelled: real names, "
            "codes and counts on a made geometry. Whatever is computed from them is schematic, not a survey result. "
            "Load the bureau's own files to replace them."
        ),
        "## " + translate("Versions"),
        _versions(),
        "## " + translate("Licences"),
        translate("The plugin: GPL-2.0-or-later. The text is in the file LICENSE."),
        translate("The web map contains Leaflet (BSD-2-Clause), made with folium (MIT)."),
        "## " + translate("Data sources"),
        _sources(),
    ]
    return "\n\n".join(parts)


def _versions() -> str:
    rows = [f"- QGIS {Qgis.QGIS_VERSION}, Qt {QT_VERSION_STR}, Python {platform.python_version()}"]
    for package in PACKAGES:
        rows.append(f"- {package}: {translate('missing') if deps.missing((package,)) else metadata.version(package)}")
    return "\n".join(rows)


def _sources() -> str:
    """Return the page on the data in the language of QGIS, one heading level down and without its own title."""
    name = "gui/sources.zh.md" if QgsApplication.locale().startswith("zh") else "data/SOURCES.md"
    path = ROOT / name
    if not path.is_file():
        return translate("The file {file} is missing. Install the plugin again.").format(file=name)
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("# ")]
    return "\n".join("#" + line if line.startswith("#") else line for line in lines)


class AboutDialog(QDialog):
    """One page to read."""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("About Wulong Planner"))
        self.resize(*SIZE)
        page = QTextBrowser(self)
        page.setOpenExternalLinks(True)
        page.setMarkdown(about_text())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(page)
        layout.addWidget(buttons)
