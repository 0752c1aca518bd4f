"""Undo (or apply) the offset of Chinese web maps: WGS84, GCJ-02 and BD-09.

Chinese web maps publish positions in GCJ-02 (state offset, some hundred metres) or BD-09 (Baidu, GCJ-02
plus a second offset). Only positions inside :data:`CHINA_BOX` are shifted by the publishers; others pass
unchanged. CGCS2000 and WGS84 agree within centimetres, so WGS84 stands for both.

The forward formulas are the ones published independently by several open projects (Krasovsky 1940
ellipsoid, trigonometric series in metres); BD-09 is published by Baidu's users in the same way. The
inverses have no closed form: they are solved by fixed-point iteration to :data:`TOLERANCE_DEG`.

Units: degrees, longitude first. Arrays of any shape; inputs are not changed.
"""

from __future__ import annotations

from typing import Callable

import numpy as np

from ..analysis.errors import InputError

CHINA_BOX = (72.004, 0.8293, 137.8347, 55.8271)
"""West, south, east, north of the box inside which GCJ-02 is offset, degrees."""

TOLERANCE_DEG = 1e-10
MAX_ITERATIONS = 60
BLOCK = 16_384
"""Positions solved at once: so many stay in the fast memory of the processor."""
KRASOVSKY_A_M = 6378245.0
KRASOVSKY_E2 = 0.00669342162296594323
SERIES_ORIGIN = (105.0, 35.0)
BD09_ANGLE = np.pi * 3000.0 / 180.0
BD09_SHIFT_DEG = (0.0065, 0.006)
BD09_RADIUS_WAVE_DEG = 2e-5
BD09_TURN_WAVE_RAD = 3e-6

NO_WAY = "There is no way from the coordinates {source} to {target}: choose two different ones of {known}."

_Pair = tuple  # (longitude array, latitude array)
_Step = Callable[[np.ndarray, np.ndarray], _Pair]


def outside_china(lon, lat) -> np.ndarray:
    """Say for each position whether it lies outside the box in which GCJ-02 is offset."""
    lon, lat = np.asarray(lon, float), np.asarray(lat, float)
    west, south, east, north = CHINA_BOX
    return ~((lon >= west) & (lon <= east) & (lat >= south) & (lat <= north))


def wgs84_to_gcj02(lon, lat) -> _Pair:
    """Give the GCJ-02 position of WGS84 positions; positions outside China are unchanged."""
    lon, lat = _arrays(lon, lat)
    shifted = _offset(lon, lat)
    outside = outside_china(lon, lat)
    return np.where(outside, lon, shifted[0]), np.where(outside, lat, shifted[1])


def gcj02_to_wgs84(lon, lat) -> _Pair:
    """Give the WGS84 position of GCJ-02 positions: exact inverse of :func:`wgs84_to_gcj02`.

    A position that only something outside China could have given is unchanged.
    """
    lon, lat = _arrays(lon, lat)
    true_lon, true_lat = _invert(_offset, lon, lat)
    outside = outside_china(true_lon, true_lat)
    return np.where(outside, lon, true_lon), np.where(outside, lat, true_lat)


def gcj02_to_bd09(lon, lat) -> _Pair:
    """Give Baidu's BD-09 position of GCJ-02 positions; positions outside China are unchanged."""
    lon, lat = _arrays(lon, lat)
    shifted = _baidu(lon, lat)
    outside = outside_china(lon, lat)
    return np.where(outside, lon, shifted[0]), np.where(outside, lat, shifted[1])


def bd09_to_gcj02(lon, lat) -> _Pair:
    """Give the GCJ-02 position of BD-09 positions: exact inverse of :func:`gcj02_to_bd09`."""
    lon, lat = _arrays(lon, lat)
    true_lon, true_lat = _invert(_baidu, lon, lat)
    outside = outside_china(true_lon, true_lat)
    return np.where(outside, lon, true_lon), np.where(outside, lat, true_lat)


def wgs84_to_bd09(lon, lat) -> _Pair:
    """Give Baidu's BD-09 position of WGS84 positions."""
    return gcj02_to_bd09(*wgs84_to_gcj02(lon, lat))


def bd09_to_wgs84(lon, lat) -> _Pair:
    """Give the WGS84 position of BD-09 positions."""
    return gcj02_to_wgs84(*bd09_to_gcj02(lon, lat))


_STEPS: dict[tuple[str, str], _Step] = {
    ("wgs84", "gcj02"): wgs84_to_gcj02,
    ("gcj02", "wgs84"): gcj02_to_wgs84,
    ("gcj02", "bd09"): gcj02_to_bd09,
    ("bd09", "gcj02"): bd09_to_gcj02,
    ("wgs84", "bd09"): wgs84_to_bd09,
    ("bd09", "wgs84"): bd09_to_wgs84,
}


def convert_positions(lon, lat, source: str, target: str) -> _Pair:
    """Give positions moved from one of ``wgs84``, ``gcj02``, ``bd09`` to another.

    Raises:
        InputError: when there is no such pair.
    """
    if (source, target) not in _STEPS:
        raise InputError(NO_WAY, source=source, target=target, known="wgs84, gcj02, bd09")
    return _STEPS[source, target](lon, lat)


def convert(geometries, source: str, target: str):
    """Give geometries moved from one of ``wgs84``, ``gcj02``, ``bd09`` to another.

    Args:
        geometries: one shapely geometry or an array of them, in degrees; Z is kept.
        source: what they are in.
        target: what they shall be in.

    Raises:
        InputError: when there is no such pair.
    """

    def move(xyz: np.ndarray) -> np.ndarray:
        return np.column_stack([*convert_positions(xyz[:, 0], xyz[:, 1], source, target), xyz[:, 2:]])

    import shapely  # numbers alone do without

    array = np.asarray(geometries, dtype=object)
    flat = array.ravel()
    moved = np.empty(len(flat), dtype=object)
    has_z = shapely.has_z(flat)
    for with_z in (False, True):
        moved[has_z == with_z] = shapely.transform(flat[has_z == with_z], move, include_z=with_z)
    return moved.reshape(array.shape) if array.shape else moved[0]


def _arrays(lon, lat) -> _Pair:
    return tuple(np.broadcast_arrays(np.asarray(lon, float), np.asarray(lat, float)))


def _baidu(lon: np.ndarray, lat: np.ndarray) -> _Pair:
    """Add Baidu's own offset without looking whether the position is in China."""
    radius = np.hypot(lon, lat) + BD09_RADIUS_WAVE_DEG * np.sin(lat * BD09_ANGLE)
    turn = np.arctan2(lat, lon) + BD09_TURN_WAVE_RAD * np.cos(lon * BD09_ANGLE)
    return radius * np.cos(turn) + BD09_SHIFT_DEG[0], radius * np.sin(turn) + BD09_SHIFT_DEG[1]


def _offset(lon: np.ndarray, lat: np.ndarray) -> _Pair:
    """Add the GCJ-02 offset without looking whether the position is in China."""
    x, y = lon - SERIES_ORIGIN[0], lat - SERIES_ORIGIN[1]
    root = np.sqrt(np.abs(x))
    common = 20.0 * np.sin(6.0 * x * np.pi) + 20.0 * np.sin(2.0 * x * np.pi)
    north_m = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
    north_m = north_m + (common + _waves(y, (20.0, 1.0), (40.0, 1 / 3), (160.0, 1 / 12), (320.0, 1 / 30))) * 2 / 3
    east_m = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
    east_m = east_m + (common + _waves(x, (20.0, 1.0), (40.0, 1 / 3), (150.0, 1 / 12), (300.0, 1 / 30))) * 2 / 3
    return _add_metres(lon, lat, east_m, north_m)


def _waves(value: np.ndarray, *terms: tuple[float, float]) -> np.ndarray:
    return sum((size * np.sin(value * np.pi * frequency) for size, frequency in terms), np.zeros_like(value))


def _add_metres(lon: np.ndarray, lat: np.ndarray, east_m: np.ndarray, north_m: np.ndarray) -> _Pair:
    phi = np.radians(lat)
    w2 = 1.0 - KRASOVSKY_E2 * np.sin(phi) ** 2
    meridian_m = KRASOVSKY_A_M * (1.0 - KRASOVSKY_E2) / (w2 * np.sqrt(w2))
    parallel_m = KRASOVSKY_A_M / np.sqrt(w2) * np.cos(phi)
    return lon + np.degrees(east_m / parallel_m), lat + np.degrees(north_m / meridian_m)


def _invert(forward: _Step, lon: np.ndarray, lat: np.ndarray) -> _Pair:
    """Solve ``forward(x) == (lon, lat)``: the offset varies slowly, so each step is ~1000 × closer."""
    if lon.size > BLOCK:
        blocks = [slice(start, start + BLOCK) for start in range(0, lon.size, BLOCK)]
        parts = [_invert(forward, lon.ravel()[block], lat.ravel()[block]) for block in blocks]
        return tuple(np.concatenate(each).reshape(lon.shape) for each in zip(*parts))
    guess_lon, guess_lat = lon.copy(), lat.copy()
    for _ in range(MAX_ITERATIONS):
        there_lon, there_lat = forward(guess_lon, guess_lat)
        step_lon, step_lat = lon - there_lon, lat - there_lat
        guess_lon, guess_lat = guess_lon + step_lon, guess_lat + step_lat
        if not np.any(np.maximum(np.abs(step_lon), np.abs(step_lat)) > TOLERANCE_DEG):
            break
    return guess_lon, guess_lat
