"""Tables with a place in each row: two columns of coordinates, in degrees or metres, become points.

Which column is which is told by its header only so far as both are found; which of them is the easting is told later,
from the numbers: surveyors call the northing X.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from ...analysis.errors import InputError

TABLES = (".csv", ".tsv", ".xlsx", ".xlsm")
EAST = frozenset(
    "经度 东经 东经度 经 lon lng long longitude x x坐标 坐标x 东坐标 横坐标 e east easting".split()  # noqa: SIM905
)
NORTH = frozenset(
    "纬度 北纬 北纬度 纬 lat latitude y y坐标 坐标y 北坐标 纵坐标 n north northing".split()  # noqa: SIM905
)
"""Headers of the two columns, without blanks, units and capitals."""
UNIT = re.compile(r"[（(\[].*?[)）\]]|[\s_°:：]")
DEGREES = re.compile(r"([-+]?\d+(?:\.\d+)?)[°度](?:(\d+(?:\.\d+)?)['′’分])?(?:(\d+(?:\.\d+)?)(?:[\"″”秒]|''|′′))?")
SIDES = re.compile(r"[东西南北经纬度NSEW\s]*?(?=[-+\d])|[NSEW]$")

NO_COLUMNS = (
    "{file} is a table without geometry, and no two columns are headed as coordinates (经度 and 纬度, or X and Y). "
    "It has: {fields}. Head the columns so, or give the file with the shapes."
)


def is_table(file: Path) -> bool:
    """Tell whether a file is to be read here."""
    return file.suffix.lower() in TABLES


def read_points(file: Path, shown: str, sheet: str | None) -> tuple[pd.DataFrame, np.ndarray]:
    """Return the attributes, indexed by row in the file, and a point for each row, None where it gives no place.

    Args:
        file: to read.
        shown: its path as the user knows it.
        sheet: of a workbook, None for the first with data.

    Raises:
        InputError: no table, or no two columns of coordinates.
    """
    from ..tables import read_table  # which itself reads tables of vector files with this package
    from ..tables.kinds import typed

    frame, _ = typed(read_table(file, sheet=sheet or "").frame)
    east, north = (_headed(list(frame.columns), words) for words in (EAST, NORTH))
    if east is None or north is None:
        raise InputError(NO_COLUMNS, file=shown, fields=", ".join(map(str, frame.columns)))
    xy = np.column_stack([_numbers(frame[east]), _numbers(frame[north])])
    there = np.isfinite(xy).all(axis=1)
    shapes = np.full(len(frame), None, dtype=object)
    shapes[there] = shapely.points(xy[there])
    frame.index.name = "fid"
    return frame.drop(columns=[east, north]), shapes


def _headed(columns: list[str], words: frozenset[str]) -> str | None:
    """Return the first column headed by one of the words, units and blanks aside."""
    plain = {name: UNIT.sub("", unicodedata.normalize("NFKC", str(name))).casefold() for name in columns}
    return next((name for name in columns if plain[name] in words), None)


def _numbers(cells: pd.Series) -> np.ndarray:
    """Return coordinates as numbers; degrees, minutes and seconds count too, anything else is no place."""
    numbers = pd.to_numeric(cells, errors="coerce").to_numpy(dtype=float, na_value=np.nan).copy()
    for row in np.flatnonzero(np.isnan(numbers) & cells.notna().to_numpy()):
        numbers[row] = _angle(str(cells.iloc[row]))
    return numbers


def _angle(text: str) -> float:
    """Return degrees from 107°45′36″ and the like, nan for anything else."""
    plain = SIDES.sub("", text.strip(), count=1).rstrip("NSEWnsew东西南北 ")
    found = DEGREES.fullmatch(plain.replace(" ", ""))
    if found is None:
        return float("nan")
    degrees, minutes, seconds = (float(part or 0) for part in found.groups())
    return degrees + minutes / 60 + seconds / 3600
