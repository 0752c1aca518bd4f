"""Geometries as a GeoPackage stores them: a header with the extent, then WKB (GeoPackage 1.2, clause 2.1.3)."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Sequence

import numpy as np
import shapely

_HEADER = struct.Struct("<2sBBi")
_ENVELOPE = struct.Struct("<4d")
_MAGIC, _VERSION = b"GP", 0
_LITTLE_ENDIAN, _WITH_ENVELOPE, _EMPTY = 0x01, 0x02, 0x10
_POINT = b"\x01\x01\x00\x00\x00"
"""How the WKB of a point begins, little-endian; x and y follow."""
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
"""Length of the extent by the number in bits 1 to 3 of the flags."""
EXTENT_FUNCTIONS = ("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY")
"""In the order in which a GeoPackage keeps the extent."""


def to_blobs(shapes: Sequence | np.ndarray, srs_id: int) -> list[bytes | None]:
    """Return geometries as the GeoPackage stores them, None for none.

    Args:
        shapes: shapely geometries, longitude or easting first.
        srs_id: number of their coordinate system in ``gpkg_spatial_ref_sys``.
    """
    array = np.asarray(shapes, dtype=object)
    bounds = shapely.bounds(array)
    points = shapely.get_type_id(array) == 0
    return [
        None if wkb is None else _blob(wkb, srs_id, extent, bool(point))
        for wkb, extent, point in zip(shapely.to_wkb(array, byte_order=1), bounds.tolist(), points)
    ]


def from_blobs(blobs: Sequence[bytes | None]) -> np.ndarray:
    """Return the geometries of a column, None where there is none."""
    return shapely.from_wkb([None if blob is None else blob[_wkb_start(blob) :] for blob in blobs])


def add_functions(database: sqlite3.Connection) -> None:
    """Give a connection the functions that the triggers of a GeoPackage call to keep its spatial index right."""
    database.create_function("ST_IsEmpty", 1, _is_empty, deterministic=True)
    for place, name in enumerate(EXTENT_FUNCTIONS):
        database.create_function(name, 1, lambda blob, place=place: _bound(blob, place), deterministic=True)


def _blob(wkb: bytes, srs_id: int, extent: list[float], point: bool) -> bytes:
    if extent[0] != extent[0]:  # an empty geometry has no extent
        return _HEADER.pack(_MAGIC, _VERSION, _LITTLE_ENDIAN | _EMPTY, srs_id) + wkb
    if point:
        return _HEADER.pack(_MAGIC, _VERSION, _LITTLE_ENDIAN, srs_id) + wkb
    west, south, east, north = extent
    header = _HEADER.pack(_MAGIC, _VERSION, _LITTLE_ENDIAN | _WITH_ENVELOPE, srs_id)
    return header + _ENVELOPE.pack(west, east, south, north) + wkb


def _wkb_start(blob: bytes) -> int:
    return _HEADER.size + _ENVELOPE_BYTES[(blob[3] >> 1) & 0x07]


def _is_empty(blob: bytes | None) -> int | None:
    return None if blob is None else int(bool(blob[3] & _EMPTY))


def _bound(blob: bytes | None, place: int) -> float | None:
    """Return one side of the extent: from the header, else from the geometry."""
    if blob is None or blob[3] & _EMPTY:
        return None
    if blob[3] & 0x0E:
        order = "<" if blob[3] & _LITTLE_ENDIAN else ">"
        return struct.unpack_from(f"{order}d", blob, _HEADER.size + 8 * place)[0]
    start = _wkb_start(blob)
    if blob[start : start + len(_POINT)] == _POINT:  # most blobs without extent are points
        return struct.unpack_from("<d", blob, start + len(_POINT) + 8 * (place // 2))[0]
    west, south, east, north = shapely.bounds(shapely.from_wkb(blob[start:])).tolist()
    return (west, east, south, north)[place]
