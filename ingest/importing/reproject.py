"""Geometries from one coordinate system to another."""

from __future__ import annotations

import numpy as np
import pyproj
import shapely


def reproject(shapes: np.ndarray, source: object, target: object) -> np.ndarray:
    """Return geometries in another system, x before y in both; None stays None.

    Args:
        shapes: shapely geometries.
        source: system they are in, anything pyproj understands.
        target: system wanted.
    """
    shapes = np.asarray(shapes, dtype=object)
    if pyproj.CRS.from_user_input(source) == pyproj.CRS.from_user_input(target):
        return shapes
    transformer = pyproj.Transformer.from_crs(source, target, always_xy=True)

    def move(xy: np.ndarray) -> np.ndarray:
        if not len(xy):
            return xy
        x, y = xy.T if len(xy) > 1 else xy.T.tolist()  # pyproj takes an array of one for a number, with a warning
        return np.column_stack(transformer.transform(x, y))

    return shapely.transform(shapes, move)
