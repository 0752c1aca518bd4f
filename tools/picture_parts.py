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

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
COLORS = 128
"""Colours of a picture's palette: maps have few, and letters stay smooth."""
BLOCK = 4096
"""Colours that are compared at once."""


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

    A question that is no routine may need what the data have not got, such as planned roads; it is told and left out.
    """
    from qgis import processing
    from qgis.core import QgsProcessingException

    from ..layers.workspace import create_workspace
    from ..processing.workspace_questions import QUESTIONS, parameters

    folder.mkdir(parents=True)
    gpkg = create_workspace(folder)
    for question in QUESTIONS:
        try:
            processing.run(question.algorithm, parameters(question, gpkg))
        except QgsProcessingException as error:
            if question.routine:
                raise
            print(f"{question.key}: {error}", flush=True)
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
    """Return the colours most pixels have, then those of the median cut for the rest."""
    height, width, _ = pixels.shape
    packed = pixels.astype(np.uint32) @ np.array([65536, 256, 1], np.uint32)
    values, counts = np.unique(packed, return_counts=True)
    often = values[np.argsort(-counts, kind="stable")][: COLORS // 2]
    exact = np.stack([often >> 16, often >> 8 & 255, often & 255], axis=1).astype(np.uint8)
    source = gdal.GetDriverByName("MEM").Create("", width, height, 3)
    for band in range(3):
        data = np.ascontiguousarray(pixels[:, :, band]).tobytes()
        source.GetRasterBand(band + 1).WriteRaster(0, 0, width, height, data)
    cut = gdal.ColorTable()
    gdal.ComputeMedianCutPCT(*(source.GetRasterBand(band) for band in (1, 2, 3)), COLORS // 2, cut)
    rest = [cut.GetColorEntry(number)[:3] for number in range(cut.GetCount())]
    return np.vstack([exact, np.array(rest, np.uint8)])
