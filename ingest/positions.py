"""Positions as n × 2 arrays: between coordinate systems, and apart in metres. One position is an array too."""

from __future__ import annotations

import numpy as np
import pyproj

_GEOD = pyproj.Geod(ellps="GRS80")


def project(xy: np.ndarray, source: object, target: object) -> np.ndarray:
    """Return positions (n × 2, east or longitude first) in another system, infinite where they have no place in it."""
    transformer = pyproj.Transformer.from_crs(source, target, always_xy=True)
    return np.column_stack(transformer.transform(*_columns(xy)))


def metres_apart(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return n × 2: by how many metres each of ``a`` lies east and north of ``b`` (both degrees)."""
    azimuth, _, distance = (np.atleast_1d(each) for each in _GEOD.inv(*_columns(b), *_columns(a)))
    angle = np.radians(azimuth)
    return np.column_stack([distance * np.sin(angle), distance * np.cos(angle)])


def moved_by(lonlat: np.ndarray, east_m: float, north_m: float) -> np.ndarray:
    """Return positions (degrees) moved by metres on the ground."""
    azimuth = np.full(len(lonlat), float(np.degrees(np.arctan2(east_m, north_m))))
    distance = np.full(len(lonlat), float(np.hypot(east_m, north_m)))
    path = np.column_stack([azimuth, distance])
    lon, lat, _ = _GEOD.fwd(*_columns(lonlat), *_columns(path))
    return np.column_stack([lon, lat])


def _columns(xy: np.ndarray) -> list:
    """Return both columns; pyproj takes an array of one for a number and warns, so a list is given there."""
    return list(xy.T) if len(xy) != 1 else xy.T.tolist()
