"""Geometry and data as short, harmless text inside a page.

Coordinates are integers of 1/100,000 degree (about a metre), each written as the difference from the
one before.
"""

from __future__ import annotations

import json
import re

import numpy as np
import shapely

SCALE = 100_000
_HALVES = re.compile("[\ud800-\udfff]")
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&'\u2028\u2029"}


def to_json(value: object) -> str:
    """Return JSON that may stand inside a script element: no ``<``, ``>``, ``&`` or line separator in it.

    Half a character, which UTF-8 cannot hold, becomes the sign for an unknown one.
    """
    dumped = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _HALVES.sub("\ufffd", dumped.translate(_ESCAPES))


def encode(geometry: shapely.Geometry | None) -> list[list[int]]:
    """Return the rings or lines of a geometry as differences ``[x, y, dx, dy, …]``; empty for nothing."""
    if geometry is None or geometry.is_empty:
        return []
    parts: list[shapely.Geometry] = []
    for single in shapely.get_parts(geometry):
        parts += shapely.get_rings(single).tolist() if single.geom_type == "Polygon" else [single]
    return [_differences(shapely.get_coordinates(part)) for part in parts]


def point(geometry: shapely.Geometry | None) -> list[int] | None:
    """Return the place of a point (the first of several)."""
    if geometry is None or geometry.is_empty:
        return None
    x, y = shapely.get_coordinates(geometry)[0]
    return [round(x * SCALE), round(y * SCALE)]


def label_point(geometry: shapely.Geometry | None) -> list[int] | None:
    """Return the middle of the widest part of a polygon."""
    if geometry is None or geometry.is_empty:
        return None
    whole = geometry if geometry.is_valid else shapely.make_valid(geometry)
    return point(shapely.maximum_inscribed_circle(whole))


def _differences(coordinates: np.ndarray) -> list[int]:
    whole = np.rint(coordinates * SCALE).astype(np.int64)
    moved = np.ones(len(whole), dtype=bool)
    moved[1:] = (np.diff(whole, axis=0) != 0).any(axis=1)
    whole = whole[moved]
    return np.diff(whole, axis=0, prepend=np.zeros((1, 2), dtype=np.int64)).ravel().tolist()
