"""The outline of the district: when every township is surveyed, it is what they cover together, and surveyed too."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...analysis import thresholds
from .changes import GEOMETRY, Change
from .compare import DISTRICT, in_metres
from .database import PROFILE
from .model import SURVEYED, Request

TOWNSHIPS = "townships"
LOCATED_BY = "located_by"


def follow_townships(changes: Sequence[Change], request: Request) -> Change | None:
    """Return the new outline, None where townships do not change or some of them stay without survey.

    Args:
        changes: what the import does to the townships.
        request: the import and the workspace as it is.
    """
    district = request.tables.get(DISTRICT)
    touched = [each for each in changes if each.table == TOWNSHIPS and len(each.update) + len(each.insert)]
    if request.target.key != TOWNSHIPS or district is None or len(district) != 1 or not touched:
        return None
    after = _after(touched[0], request)
    if after[GEOMETRY].isna().any() or (after[LOCATED_BY] != SURVEYED).any():
        return None
    outline = _without_slivers(shapely.union_all(after[GEOMETRY].to_numpy()), request)
    row = {LOCATED_BY: SURVEYED, "source": request.source}
    update = gpd.GeoDataFrame(
        {key: [value] for key, value in row.items()}, index=district.index, geometry=[outline],
        crs=request.existing.crs,
    )  # fmt: skip
    return Change(DISTRICT, update=update)


def _after(change: Change, request: Request) -> pd.DataFrame:
    """Return shapes of the townships and how they are located, as they will be."""
    kept = request.existing.drop(index=[*change.delete, *change.update.index])
    parts = [part for part in (kept, change.update, change.insert) if len(part)]
    columns = [GEOMETRY, LOCATED_BY]
    return pd.concat([pd.DataFrame(part)[columns].astype(object) for part in parts], ignore_index=True)


def _without_slivers(outline: shapely.Geometry, request: Request) -> shapely.Geometry:
    """Return an outline without the slivers that borders drawn twice leave within it; wider holes stay."""
    limit = thresholds.value(PROFILE, "sliver_width_m")
    parts = []
    for part in shapely.get_parts(outline):
        holes = np.array([shapely.Polygon(ring) for ring in part.interiors], dtype=object)
        metres = in_metres(holes, request) if len(holes) else holes
        wide = [2 * hole.area >= limit * hole.length for hole in metres]
        parts.append(shapely.Polygon(part.exterior, [hole.exterior for hole, stays in zip(holes, wide) if stays]))
    return parts[0] if len(parts) == 1 else shapely.multipolygons(parts)
