"""How the works of the plan look, by kind.

Facilities have the colours that planners know from land use plans: those of the drawing legend in use for the classes
of GB 50137-2011 (https://blog.csdn.net/gandongusa/article/details/104227112; A 255,0,255, B 255,0,0, E2 191,255,127,
G 0,255,0, U 0,95,127), softened for print. ``sectors.csv`` says which class a sector belongs to; within a class the
shape tells the sectors apart.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from qgis.core import QgsSingleSymbolRenderer

from . import style_parts as part
from .looks_plan import RESETTLEMENT, STAGE_LOOK

SECTORS = Path(__file__).with_name("sectors.csv")
WORK_COLORS = {
    "water_works": ("#0072b2", "#99ddff"),
    "road_projects": ("#8c510a", "#e6c79c"),
    "weather_stations": ("#5e3c99", "#cbbfe3"),
}
"""Colours of a layer, so that kinds of one layer are not taken for those of another."""
WORK_SHAPES = ("circle", "triangle", "square", "diamond", "pentagon", "star", "hexagon", "semi_circle")
SIZE_MM = 3.0
Kind = tuple[str, str, str]
"""Value and legend, shape, colour."""


def kinds(name: str, field: str) -> list[str]:
    """Return the kinds of a layer in the order of its source."""
    return list(dict.fromkeys(row[field] for row in part.rows(name) if row[field]))


def by_kind(name: str) -> list[Kind]:
    """Return each kind with a shape of its own; the second round of shapes gets the next colour."""
    shapes, colors = len(WORK_SHAPES), WORK_COLORS[name]
    return [
        (kind, WORK_SHAPES[place % shapes], colors[place // shapes % len(colors)])
        for place, kind in enumerate(kinds(name, "kind"))
    ]


def by_sector() -> list[Kind]:
    """Return each sector of facilities in the colour of its class of land use; one without a class is grey."""
    with SECTORS.open(encoding="utf-8", newline="") as file:
        colors = {row["sector"]: row["color"] for row in csv.DictReader(file)}
    taken: Counter[str] = Counter()
    found = []
    for sector in kinds("facilities", "sector"):
        color = colors.get(sector, "#999999")
        found.append((sector, WORK_SHAPES[taken[color] % len(WORK_SHAPES)], color))
        taken[color] += 1
    return found


def works(name: str, field: str, classes: Iterable[Kind]) -> part.Look:
    """Points by kind, beside their place, so that works of other layers there are seen too."""
    beside = STAGE_LOOK[name][2]
    symbols = [(kind, part.moved(part.marker(shape, color, SIZE_MM), beside), kind) for kind, shape, color in classes]
    other = (part.moved(part.marker("circle", "#ffffff", 2.4), beside), "其他")
    text = part.label('"name"', part.text_format(7.5, halo_mm=0.7), part.AROUND, priority=6)
    return part.spread(part.categorized(field, symbols, other)), part.keep_clear(text, NAMED_FROM)


NAMED_FROM = 120000
"""Smallest scale at which works are named."""


def resettlement_sites() -> part.Look:
    """Resettlement sites."""
    text = part.label('"name"', part.text_format(8, halo_mm=0.7), part.AROUND, priority=6)
    return QgsSingleSymbolRenderer(part.marker(*RESETTLEMENT)), part.keep_clear(text, 250000)


LOOKS: dict[str, Callable[[], part.Look]] = {
    "road_projects": lambda: works("road_projects", "kind", by_kind("road_projects")),
    "water_works": lambda: works("water_works", "kind", by_kind("water_works")),
    "weather_stations": lambda: works("weather_stations", "kind", by_kind("weather_stations")),
    "resettlement_sites": resettlement_sites,
    "facilities": lambda: works("facilities", "sector", by_sector()),
}
