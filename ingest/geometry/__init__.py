"""The bureau's own vector files: read, understood, and brought to CGCS2000 degrees; never written to.

``read_geometry(path, *, layer=None, kind="polygon"|"line"|"point", encoding="", crs="", shift="", axes="",
known=None) -> Incoming`` reads any OGR source and the text files of parcels; an empty option is proposed from the file,
any other value is the user's own choice. ``measure_shift(a, b) -> Shift`` compares matched pairs of positions.
"""

from __future__ import annotations

from .model import CRS, Incoming, Proposal
from .reading import read_geometry
from .shift import Shift, measure_shift

__all__ = ["CRS", "Incoming", "Proposal", "Shift", "measure_shift", "read_geometry"]
