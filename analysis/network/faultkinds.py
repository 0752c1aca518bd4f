"""Kinds of faults of a road network; see :mod:`.faults`. Light, so that the dialog can name them."""

from __future__ import annotations

ISLAND, NEAR_MISS, DUPLICATE, CONTRADICTION = "island", "near_miss", "duplicate", "contradiction"
NO_EXIT, NO_ENTRY, NO_WAY = "no_exit", "no_entry", "no_way"
NO_GEOMETRY, ZERO_LENGTH = "no_geometry", "zero_length"
GROUP_NO_PLACE, GROUP_NO_ROAD, GROUP_ISLAND = "group_no_place", "group_no_road", "group_island"
KINDS = (
    ISLAND,
    NEAR_MISS,
    CONTRADICTION,
    DUPLICATE,
    NO_EXIT,
    NO_ENTRY,
    NO_WAY,
    NO_GEOMETRY,
    ZERO_LENGTH,
    GROUP_NO_PLACE,
    GROUP_NO_ROAD,
    GROUP_ISLAND,
)
"""In the order of the result."""
