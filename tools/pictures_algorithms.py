"""The picture in each tool's help: its result on the bundled (modelled) district in the style it is loaded with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

from ..layers.catalog import BY_KEY
from ..layers.styles import MAP_CATEGORIES, apply_shipped_style, style_file
from .picture_parts import ROOT, Inputs, save_small

BUNDLED = ROOT / "data" / "townships.gpkg"
IMAGES = ROOT / "docs" / "algorithms" / "images"
SIZE = QSize(480, 344)
DPI = 64
METRES = "EPSG:4545"
MIDDLE = (462_000, 3_232_000, 492_000, 3_253_600)
"""Around the district seat."""
WEST = (437_000, 3_227_000, 467_000, 3_248_600)
"""Where the modelled roads have faults."""
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
    extent: tuple[float, float, float, float] = MIDDLE


TOOLS = (
    Picture("roadconnectivity", {"OUTPUT": "roadconnectivity", "LINKS": "roadconnectivity_links"}),
    Picture("criticalroads", {"OUTPUT": "criticalroads"}),
    Picture(
        "networkaudit",
        {"OUTPUT": "networkaudit", "LINES": "networkaudit_lines"},
        under=("roads", "townships"),
        extent=WEST,
    ),
    Picture("ruralaccess", {"OUTPUT": "ruralaccess"}, {"WALK_MINUTES": 10.0}, ("roads", "townships")),
    Picture("nearestfacility", {"OUTPUT": "nearestfacility", "ROUTES": "nearestfacility_routes"}),
    Picture("servicearea", {"LINES": "servicearea_lines", "OUTPUT": "servicearea"}, {"MERGE": 1}),
    Picture("catchmentaccess", {"RATIOS": "catchmentaccess_ratios", "OUTPUT": "catchmentaccess"}),
)


def draw(picture: Picture, inputs: Inputs) -> list[Path]:
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
    settings.setExtent(QgsRectangle(*picture.extent))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return [save_small(job.renderedImage(), IMAGES / f"{picture.tool}.png")]


PICTURES: dict[str, Callable[[Inputs], list[Path]]] = {
    f"tool-{picture.tool}": partial(draw, picture) for picture in TOOLS
}
