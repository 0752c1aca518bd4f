"""What reading a vector file gives: the features, what was proposed about them, and what was wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import geopandas as gpd
import pandas as pd

CRS = "EPSG:4490"
"""What every reading is brought to: CGCS2000, degrees, longitude first."""

WHATS = ("encoding", "crs", "axes", "shift", "geometry")
FAULT_COLUMNS = ("fid", "problem", "action")
KINDS = {"polygon": "Polygon", "line": "LineString", "point": "Point"}


@dataclass(frozen=True)
class Proposal:
    """One thing the file does not say for certain, what we take it for, and why.

    Args:
        what: one of :data:`WHATS`.
        value: what was taken; it can be handed back as the override of the same name.
            encoding: a Python codec name; crs: ``EPSG:4545``; axes: ``xy`` or ``yx``;
            shift: ``none``, ``gcj02``, ``bd09`` or ``EAST,NORTH`` in metres; geometry: ``polygonize``.
        reason: English sentence with ``{placeholders}``, also the translation key.
        values: what to fill in.
        confidence: 0 to 1; the user's own choice is 1.
        alternatives: other values that are possible, likeliest first.
    """

    what: str
    value: str
    reason: str
    values: Mapping[str, object] = field(default_factory=dict)
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the English sentence."""
        return self.reason.format(**self.values) if self.values else self.reason


@dataclass(frozen=True)
class Incoming:
    """A vector file as read.

    Args:
        frame: features with usable geometry in :data:`CRS`, attributes as read, two-dimensional. Its index is the
            number of the feature in the file, from 0 (of the ring or parcel where it was made from several).
        proposals: what was taken for granted, in the order encoding, crs, axes, shift, geometry.
        faults: one row per feature that was repaired or left out: ``fid`` (the index, or the line number in a
            parcel file), ``problem`` and ``action``; both are translatable English sentences without placeholders.
    """

    frame: gpd.GeoDataFrame
    proposals: tuple[Proposal, ...]
    faults: pd.DataFrame

    def proposal(self, what: str) -> Proposal | None:
        """Return the proposal about one thing, None where the file was clear about it."""
        return next((each for each in self.proposals if each.what == what), None)


def make_faults(rows: list[tuple[int, str, str]]) -> pd.DataFrame:
    """Return faults as a table, in the order of the file."""
    table = pd.DataFrame(rows, columns=list(FAULT_COLUMNS))
    return table.sort_values("fid", kind="stable", ignore_index=True).astype({"fid": "int64"})
