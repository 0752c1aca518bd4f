"""The vertices of any QGIS geometry as arrays, in place: arcs, heights and measures stay as they are.

QGIS hands geometries out as ISO well-known binary: after the order of bytes and the type (thousands for Z, M and ZM,
the highest bit for the old 2.5D types) come counts and then the vertices side by side as doubles.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

POINT = 1
LINES = (2, 8)
RINGS = (3, 17)
NESTED = (4, 5, 6, 7, 9, 10, 11, 12, 15, 16)
"""Point; line and arc; polygon and triangle; everything made of other geometries."""
OLD_HEIGHT = 0x80000000
HEAD_BYTES, COUNT_BYTES, DOUBLE_BYTES = 5, 4, 8


def positions(wkb: bytearray) -> list[np.ndarray]:
    """Return writable n × 2 views of the vertices in a geometry, part by part."""
    import numpy as np

    views = []
    for order, start, count, dimensions in _blocks(wkb):
        numbers = np.frombuffer(wkb, f"{order}f8", count * dimensions, start)
        views.append(numbers.reshape(count, dimensions)[:, :2])
    return views


def _blocks(wkb: bytearray) -> Iterator[tuple[str, int, int, int]]:
    """Yield order of bytes, where they start, how many vertices and numbers per vertex."""
    place, left = 0, 1
    while left:
        left -= 1
        order = "<" if wkb[place] else ">"
        code = struct.unpack_from(f"{order}I", wkb, place + 1)[0]
        kind, more = code & ~OLD_HEIGHT, bool(code & OLD_HEIGHT)
        flat, dimensions = kind % 1000, 2 + more + (0, 1, 1, 2)[kind // 1000]
        place += HEAD_BYTES
        if flat == POINT:
            yield order, place, 1, dimensions
            place += dimensions * DOUBLE_BYTES
            continue
        count = struct.unpack_from(f"{order}I", wkb, place)[0]
        if flat in NESTED:
            place += COUNT_BYTES
            left += count
            continue
        if flat in RINGS:
            place += COUNT_BYTES
        elif flat in LINES:
            count = 1
        else:
            raise ValueError(f"unknown geometry type {code}")
        for _ in range(count):
            vertices = struct.unpack_from(f"{order}I", wkb, place)[0]
            place += COUNT_BYTES
            yield order, place, vertices, dimensions
            place += vertices * dimensions * DOUBLE_BYTES
