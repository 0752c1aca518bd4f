"""Names in CAD drawings: a text that stands within an outline is the name of what the outline bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

DRAWINGS = (".dxf",)
TEXT = "Text"
"""Attribute in which GDAL gives the text of a drawing."""
ESCAPED = re.compile(r"\\[Uu]\+([0-9A-Fa-f]{4})")
"""How old drawings write a character that their code page lacks."""
CHINESE = re.compile(r"[㐀-鿿]")


@dataclass(frozen=True)
class Labels:
    """Texts of a drawing.

    Args:
        rows: which features of the drawing they are.
        points: where they stand, in the numbers of the file.
        texts: what they say.
    """

    rows: np.ndarray
    points: np.ndarray
    texts: np.ndarray


def find_labels(table: pd.DataFrame, shapes: np.ndarray, suffix: str) -> Labels | None:
    """Return the texts in Chinese of a drawing, None where it has none; numbers and letters name no place."""
    if suffix not in DRAWINGS or TEXT not in table:
        return None
    written = [str(text).strip() if isinstance(text, str) else "" for text in table[TEXT]]
    texts = np.array([ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) for text in written], dtype=object)
    rows = (shapely.get_type_id(shapes) == shapely.GeometryType.POINT) & np.array(
        [bool(CHINESE.search(text)) for text in texts], dtype=bool
    )
    return Labels(rows, shapes[rows], texts[rows]) if rows.any() else None


def named(frame: gpd.GeoDataFrame, points: np.ndarray, texts: np.ndarray) -> gpd.GeoDataFrame:
    """Return polygons with the text that stands in each; one with several texts, or none, keeps what it had.

    Args:
        frame: polygons, degrees.
        points: of the texts, degrees.
        texts: what they say.
    """
    shapes = np.asarray(frame.geometry.values)
    point, area = shapely.STRtree(shapes).query(points, predicate="within")
    count = np.bincount(area, minlength=len(shapes))
    alone = count[area] == 1
    column = frame[TEXT].astype(object).to_numpy(copy=True)
    column[area[alone]] = texts[point[alone]]
    return frame.assign(**{TEXT: column})
