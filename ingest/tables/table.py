"""What is read from a file, before and after its header is understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

from ...analysis.errors import PlannerError

MAX_ROWS = 2_000_000
"""Rows of a table that are read; a spreadsheet has half as many."""
MAX_COLUMNS = 2_000

Row = tuple[int, list[object]]
"""Number of the row in the file, from 1, and its cells; None where a cell is empty."""
Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells, from 1."""


class Note(PlannerError):
    """Something to tell the user about a file; it is listed, not raised."""


@dataclass(frozen=True)
class Skipped:
    """A row that holds no data: a title, a total, a remark."""

    row: int
    why: str  # title | header | total | remark | numbering
    text: str


@dataclass
class Sheet:
    """Cells as they stand in the file."""

    name: str
    rows: list[Row]
    merges: list[Merge] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


@dataclass
class Table:
    """Rows under one line of names.

    ``frame`` holds text, numbers, truth values and None, its index the row's number in the file; columns have
    different names.
    """

    name: str
    frame: pd.DataFrame
    notes: list[Note] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    header_rows: tuple[int, ...] = ()


def trimmed(cells: list[object]) -> list[object]:
    """Return cells without the empty ones at the end."""
    end = len(cells)
    while end and cells[end - 1] is None:
        end -= 1
    return cells[:end]


def filled(cells: list[object]) -> Iterator[object]:
    """Yield the cells that hold something."""
    return (cell for cell in cells if cell is not None)
