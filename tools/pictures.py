"""Draw the picture in each tool's help: ``python -m wulong_planner.tools.pictures``.

Every picture is the tool's own result on the bundled (modelled) district, in the style it gets when it is loaded.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

from ..layers.catalog import BY_KEY
from ..layers.styles import MAP_CATEGORIES, apply_shipped_style, style_file
from .session import qgis_session

ROOT = Path(__file__).resolve().parents[1]
BUNDLED = ROOT / "data" / "townships.gpkg"
IMAGES = ROOT / "docs" / "algorithms" / "images"
SIZE = QSize(480, 344)
DPI = 64
METRES = "EPSG:4545"
MIDDLE = QgsRectangle(462_000, 3_232_000, 492_000, 3_253_600)
"""Around the district seat."""
INPUTS = {
    "ROADS": "roads",
    "DEMAND": "groups",
    "FACILITIES": "township_seats",
    "ZONES": "villages",
    "TOWNSHIPS": "townships",
}


@dataclass(frozen=True)
class Picture:
    """One tool: the results to draw, topmost first, by parameter, and what to ask."""

    tool: str
    results: dict[str, str]
    parameters: dict[str, object] = field(default_factory=dict)
    under: tuple[str, ...] = ("townships",)


PICTURES = (
    Picture("roadconnectivity", {"OUTPUT": "roadconnectivity", "LINKS": "roadconnectivity_links"}),
    Picture("criticalroads", {"OUTPUT": "criticalroads"}),
    Picture("networkaudit", {"OUTPUT": "networkaudit", "LINES": "networkaudit_lines"}, under=("roads", "townships")),
    Picture("ruralaccess", {"OUTPUT": "ruralaccess"}, {"WALK_MINUTES": 10.0}, ("roads", "townships")),
    Picture("nearestfacility", {"OUTPUT": "nearestfacility", "ROUTES": "nearestfacility_routes"}),
    Picture("servicearea", {"LINES": "servicearea_lines", "OUTPUT": "servicearea"}, {"MERGE": 1}),
    Picture("catchmentaccess", {"RATIOS": "catchmentaccess_ratios", "OUTPUT": "catchmentaccess"}),
)


def main() -> None:
    """Write the pictures asked for, all of them without arguments."""
    wanted = sys.argv[1:] or [picture.tool for picture in PICTURES]
    for picture in PICTURES:
        if picture.tool in wanted:
            path = draw(picture)
            print(f"{path} ({path.stat().st_size / 1000:.0f} kB)")


def draw(picture: Picture) -> Path:
    """Run one tool and draw its results over the townships."""
    from qgis import processing
    from qgis.core import QgsApplication

    algorithm = QgsApplication.processingRegistry().algorithmById(f"wulong:{picture.tool}")
    known = {definition.name() for definition in algorithm.parameterDefinitions()}
    given = {key: f"{BUNDLED}|layername={layer}" for key, layer in INPUTS.items() if key in known}
    sinks = dict.fromkeys(picture.results, "memory:")
    found = processing.run(f"wulong:{picture.tool}", {**given, **picture.parameters, **sinks})
    layers = []
    for key, spec in picture.results.items():
        apply_shipped_style(found[key], BY_KEY[spec])
        layers.append(found[key])
    for key in picture.under:
        options = QgsVectorLayer.LayerOptions()
        options.loadDefaultStyle = False
        layer = QgsVectorLayer(f"{BUNDLED}|layername={key}", key, "ogr", options)
        base = style_file(key, "base")
        layer.loadNamedStyle(str(base if base.is_file() else style_file(key)), MAP_CATEGORIES)
        layers.append(layer)
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(METRES))
    settings.setOutputSize(SIZE)
    settings.setOutputDpi(DPI)
    settings.setBackgroundColor(QColor("white"))
    settings.setExtent(MIDDLE)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    path = IMAGES / f"{picture.tool}.png"
    job.renderedImage().convertToFormat(QImage.Format.Format_RGB888).save(str(path), "PNG", 0)
    return path


if __name__ == "__main__":
    with qgis_session():
        main()
