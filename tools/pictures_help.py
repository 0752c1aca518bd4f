"""Drawings in the help that are no maps: the long section of a pipe, made up so that each mark is in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from qgis.PyQt.QtCore import QByteArray
from qgis.PyQt.QtGui import QColor, QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

from ..analysis.water.charts import HEIGHT, WIDTH, Drawing, profile_svg
from ..analysis.water.pipes import PipeRules, Sections, screen
from ..analysis.water.sizes import standard_pipes
from .picture_parts import ROOT, Inputs, save_small

IMAGES = ROOT / "docs" / "algorithms" / "images"
FONT = "Noto Sans CJK SC"
STEP_M = 100.0
GROUND_M = (640, 612, 594, 578, 562, 548, 530, 505, 475, 455, 450, 462, 484, 506, 516, 504, 482, 462, 448, 440, 436)
"""From the spring down into a valley, over a hump to the group: made up."""
FLOW_M3S, CLASS_M = 0.001, 160.0
WORDS = {
    "zh": {"ground": "地面", "grade": "水力坡度线", "tank": "减压池", "high": "起控制作用的高点",
           "distance": "距水源（m）", "height": "高程（m）"},
    "en": {"ground": "Ground", "grade": "Hydraulic grade", "tank": "Break-pressure tank", "high": "High point",
           "distance": "From the source (m)", "height": "Height (m)"},
}  # fmt: skip


def long_section(language: str) -> Drawing:
    """Return the made-up pipe with its grade line, tank and high point."""
    ground = np.array(GROUND_M, float)
    distance = np.arange(len(ground)) * STEP_M
    sections = Sections(np.array([0, len(ground)]), distance, ground)
    found = screen(sections, np.array([FLOW_M3S]), standard_pipes(CLASS_M), PipeRules())
    high = int(np.argmin(np.abs(distance - found.table["high_point_at_m"].iloc[0])))
    return Drawing(WORDS[language]["grade"], (), distance, ground, found.grade_m, found.tanks.get(0, ()), high)


def draw(language: str, _: Inputs) -> list[Path]:
    """Draw the long section as the page of ``wulong:gravityscreening`` does."""
    svg = profile_svg(long_section(language), WORDS[language])
    svg = svg.replace("<svg ", f'<svg xmlns="http://www.w3.org/2000/svg" font-family="{FONT}" ', 1)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode("utf-8"))).render(painter)
    painter.end()
    return [save_small(image, IMAGES / f"gravityscreening.{language}.png")]


PICTURES: dict[str, Callable[[Inputs], list[Path]]] = {
    f"help-gravityscreening-{language}": partial(draw, language) for language in WORDS
}
