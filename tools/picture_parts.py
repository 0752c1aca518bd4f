"""What the makers of pictures share: a workspace in which every question is answered, and small PNG files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal
from qgis.core import QgsProviderRegistry
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter

from ..processing.workspace_questions import Question

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
COLORS = 256
"""Colours of a picture's palette, as many as a byte can name."""
OFTEN = 96
"""Of these so many are those most pixels have; the rest are the furthest from all before, so that none is far off."""
BLOCK = 4096
"""Colours that are compared at once."""


GROUPS = {"DEMAND": "groups", "ZONES": "villages", "TOWNSHIPS": "townships"}
NETWORK = {"ROADS": "roads", **GROUPS}
TO_SEATS = {**NETWORK, "FACILITIES": "township_seats"}
MORE = (
    Question("nearestfacility", "", TO_SEATS, {"ROUTES": "nearestfacility_routes"}, "routes"),
    Question("ruralaccess", "", NETWORK, {"OUTPUT": "ruralaccess", "SUMMARY": "ruralaccess_summary"}, "rural"),
    Question(
        "catchmentaccess",
        "",
        TO_SEATS,
        {"OUTPUT": "catchmentaccess", "RATIOS": "catchmentaccess_ratios", "SUMMARY": "catchmentaccess_summary"},
        "catchment",
    ),
    Question(
        "networkaudit",
        "",
        {"ROADS": "roads", "DEMAND": "groups"},
        {"OUTPUT": "networkaudit", "LINES": "networkaudit_lines", "SUMMARY": "networkaudit_summary"},
        "audit",
    ),
)
"""What a theme shows and no question of a workspace answers."""
PLANNED = {"PROJECT_ROADS": "{gpkg}|layername=roadconnectivity_links", "PROJECT_FIELD": "road_id",
           "PROJECT_NAME_FIELD": "road_id"}  # fmt: skip
"""Stretches that are to be hardened, taken for planned roads."""


@dataclass
class Inputs:
    """What a maker of pictures is given.

    Attributes:
        folder: for files that are thrown away afterwards.
        given: a workspace with every result, where there is one already.
    """

    folder: Path
    given: Path | None = None

    def workspace(self) -> Path:
        """Return a workspace in which every question has been asked; the first call makes it."""
        if self.given is None:
            self.given = full_workspace(self.folder / "workspace")
        return self.given

    def tables(self) -> set[str]:
        """Return the layers and tables of the workspace."""
        found = QgsProviderRegistry.instance().querySublayers(str(self.workspace()))
        return {each.name() for each in found}


def full_workspace(folder: Path) -> Path:
    """Ask the bundled data every question and return the workspace with the answers; needs a QGIS session.

    The bundled data have no planned roads: the stretches that are to be hardened stand for them.
    """
    from qgis import processing

    from ..layers.workspace import create_workspace
    from ..processing.workspace_questions import QUESTIONS, parameters

    folder.mkdir(parents=True)
    gpkg = create_workspace(folder)
    for question in QUESTIONS:
        stand_in = PLANNED if question.key == "roadprojects" else {}
        given = {key: value.format(gpkg=gpkg.as_posix()) for key, value in stand_in.items()}
        processing.run(question.algorithm, {**parameters(question, gpkg), **given})
    for question in MORE:
        processing.run(question.algorithm, {"OUTPUT": "memory:", **parameters(question, gpkg)})
    return gpkg


def contact_sheet(paths: Sequence[Path], target: Path, columns: int = 4, width: int = 300) -> Path:
    """Write small copies of pictures side by side, in the order given; each keeps its shape."""
    small = [QImage(str(path)).scaledToWidth(width, Qt.TransformationMode.SmoothTransformation) for path in paths]
    height = max(image.height() for image in small)
    rows = -(-len(small) // columns)
    sheet = QImage(columns * width, rows * height, QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    for number, image in enumerate(small):
        painter.drawImage(number % columns * width, number // columns * height, image)
    painter.end()
    return save_small(sheet, target)


def save_small(image: QImage, path: Path) -> Path:
    """Write a PNG with a palette made for this picture; every pixel gets the nearest of its colours, none is strewn."""
    path.parent.mkdir(parents=True, exist_ok=True)
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    width, height, stride = plain.width(), plain.height(), plain.bytesPerLine()
    bits = plain.constBits()
    bits.setsize(stride * height)
    lines = np.frombuffer(bytes(bits), np.uint8).reshape(height, stride)[:, : width * 3]
    pixels = lines.reshape(height, width, 3)
    palette = _palette(pixels)
    colors, where = np.unique(pixels.reshape(-1, 3), axis=0, return_inverse=True)
    nearest = np.empty(len(colors), np.uint8)
    for start in range(0, len(colors), BLOCK):
        block = colors[start : start + BLOCK, None, :].astype(np.int32) - palette[None].astype(np.int32)
        nearest[start : start + BLOCK] = (block**2).sum(axis=2).argmin(axis=1)
    table = gdal.ColorTable()
    for number, color in enumerate(palette):
        table.SetColorEntry(number, (*(int(each) for each in color), 255))
    target = gdal.GetDriverByName("MEM").Create("", width, height, 1)
    target.GetRasterBand(1).SetColorTable(table)
    target.GetRasterBand(1).WriteRaster(0, 0, width, height, nearest[where.ravel()].tobytes())
    gdal.GetDriverByName("PNG").CreateCopy(str(path), target, options=["ZLEVEL=9"])
    path.with_name(path.name + ".aux.xml").unlink(missing_ok=True)
    return path


def _palette(pixels: np.ndarray) -> np.ndarray:
    """Return the colours most pixels have, then again and again the one that is furthest from all of them."""
    packed = pixels.astype(np.uint32) @ np.array([65536, 256, 1], np.uint32)
    values, counts = np.unique(packed, return_counts=True)
    colors = np.stack([values >> 16, values >> 8 & 255, values & 255], axis=1).astype(np.int32)
    first = np.argsort(-counts, kind="stable")[:OFTEN]
    chosen = [colors[at] for at in first]
    left = np.min([((colors - each) ** 2).sum(axis=1) for each in chosen], axis=0)
    while len(chosen) < COLORS and left.any():
        chosen.append(colors[left.argmax()])
        left = np.minimum(left, ((colors - chosen[-1]) ** 2).sum(axis=1))
    return np.array(chosen, np.uint8)
