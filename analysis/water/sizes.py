"""Standard sizes of polyethylene pipes by the head they bear, from ``thresholds/pipes.csv``."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

import numpy as np

from .. import thresholds
from ..errors import InputError

MM_PER_M = 1000.0

NO_CLASS = "There is no pipe of class {value} m. Choose one of {classes}."


@dataclass(frozen=True)
class Pipes:
    """Standard sizes of one class, ascending.

    Attributes:
        class_m: static head they bear.
        outer_mm: (d,) nominal outer diameters.
        inner_m: (d,) inner diameters.
    """

    class_m: float
    outer_mm: np.ndarray
    inner_m: np.ndarray


@cache
def _table() -> list[dict[str, float]]:
    with (thresholds.FOLDER / "pipes.csv").open(encoding="utf-8", newline="") as file:
        return [{key: float(row[key]) for key in ("class_m", "outer_mm", "wall_mm")} for row in csv.DictReader(file)]


def classes() -> list[float]:
    """Return the classes that sizes are known of, in metres, ascending."""
    return sorted({row["class_m"] for row in _table()})


def standard_pipes(class_m: float) -> Pipes:
    """Return the standard PE pipes of a class.

    Raises:
        InputError: no size of that class is known.
    """
    rows = sorted((row["outer_mm"], row["wall_mm"]) for row in _table() if row["class_m"] == class_m)
    if not rows:
        raise InputError(NO_CLASS, value=f"{class_m:g}", classes=", ".join(f"{each:g}" for each in classes()))
    outer, wall = np.array(rows).T
    return Pipes(class_m, outer, (outer - 2 * wall) / MM_PER_M)
