"""What an import does to one table of the workspace, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field

import geopandas as gpd
import pandas as pd

GEOMETRY = "geometry"
"""Column with the geometries in every frame of this package, whatever the table calls it."""


@dataclass(frozen=True)
class Change:
    """Rows of one table to delete, to change and to add.

    Args:
        table: name of the table.
        delete: feature ids.
        update: one row per feature id (the index); only the columns it has are written, a null clears the value.
        insert: new rows; columns the frame lacks stay null.

    Frames with a column ``geometry`` are GeoDataFrames with a coordinate system.
    """

    table: str
    delete: tuple[int, ...] = ()
    update: pd.DataFrame = field(default_factory=pd.DataFrame)
    insert: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def rows(self) -> int:
        """Return how many rows are touched."""
        return len(self.delete) + len(self.update) + len(self.insert)


def has_geometry(frame: pd.DataFrame) -> bool:
    """Tell whether a frame carries geometries to write."""
    return isinstance(frame, gpd.GeoDataFrame) and GEOMETRY in frame
