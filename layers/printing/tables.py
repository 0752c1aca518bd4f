"""The tables of a sheet, stacked in their place in letters small enough for the longest page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsPrintLayout, QgsProperty, QgsTableCell

from . import facts, words
from .facts import Layers, Line
from .items import CELL_MARGIN_MM, MM_PER_PT, RULE_MM, add_table, line_height, table_cell, text_format
from .sheet import Box, Sheet

SIZES_PT = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0)
"""On A3; smaller papers have smaller letters."""
SMALLEST_PT = 4.5
BETWEEN_MM = 1.5
NUMBERS_SHARES = (0.27, 0.23, 0.27, 0.23)
NUMBERS_HEADS = (0, 2)
"""Columns with headings."""
EMPTY = "''"
TEXTS_SHARES = (0.24, 0.76)
COVERAGE_SHARES = (0.43, 0.21, 0.15, 0.21)
CLOSE = 0.98
"""Share of a cell's width that letters may fill: fonts differ by a little."""


@dataclass(frozen=True)
class Table:
    """Rows of cells, each with the lines it may take, and the shares of the columns."""

    name: str
    rows: tuple[Line, ...]
    shares: tuple[float, ...]
    head: tuple[str, ...] = ()

    def widths(self, width: float) -> list[float]:
        """Return the widths of the columns' text in millimetres; the table adds margins and rules to each."""
        return [share * width - 2 * CELL_MARGIN_MM - RULE_MM for share in self.shares]

    def cells(self, size_pt: float, width: float) -> list[int]:
        """Return how many Chinese characters of this size stand on a line of each column."""
        return [max(int(each * CLOSE / (size_pt * MM_PER_PT)), 2) for each in self.widths(width)]

    def row_lines(self, size_pt: float, width: float) -> list[int]:
        """Return the lines of each row, the head with them, in letters of this size."""
        cells = self.cells(size_pt, width)[0]
        heads = [max(words.line_count(text, cells) for text in (row.heading, row.second)) for row in self.rows]
        return [1] * bool(self.head) + [max(row.lines, head) for row, head in zip(self.rows, heads)]

    def height(self, size_pt: float, width: float) -> float:
        """Return the height in millimetres when every row takes all its lines."""
        lines = self.row_lines(size_pt, width)
        return sum(lines) * line_height(size_pt) + len(lines) * (2 * CELL_MARGIN_MM + RULE_MM) + RULE_MM


def sheet_tables(level: str, layers: Layers, locale: str, *, public: bool = False) -> list[Table]:
    """Return the tables of a level of places that have anything to say."""
    head = tuple(words.pick(each, locale) for each in words.HEADINGS)
    tables = [
        Table("numbers", _paired(facts.numbers(level, layers, locale)), NUMBERS_SHARES),
        Table("coverage", tuple(facts.coverage(level, layers, locale)), COVERAGE_SHARES, head),
        Table("facts", tuple(facts.texts(level, layers, locale, public=public)), TEXTS_SHARES),
    ]
    return [table for table in tables if table.rows]


def add_tables(layout: QgsPrintLayout, place: Sheet, tables: Sequence[Table]) -> float:
    """Put the tables under each other and return the size of their letters in points.

    The size is that with which every row has its full number of lines within the place. Where even the smallest
    does not do, rows at the end of the longest table are left out.
    """
    box, tables = place.tables, list(tables)
    size = next((size for size in _sizes(place) if _height(tables, size, box.width) <= box.height), 0.0)
    if not size:
        size = _sizes(place)[-1]
        tables = _shortened(tables, size, box)
    top = box.y
    for table in tables:
        height = table.height(size, box.width)
        rows = _cells(table, box.width, size)
        add_table(layout, table.name, Box(box.x, top, box.width, height), rows, table.widths(box.width))
        top += height + BETWEEN_MM
    return size


def _sizes(place: Sheet) -> list[float]:
    return [size for size in (each * place.letters for each in SIZES_PT) if size > SMALLEST_PT] + [SMALLEST_PT]


def _height(tables: Sequence[Table], size: float, width: float) -> float:
    return sum(table.height(size, width) for table in tables) + BETWEEN_MM * (len(tables) - 1)


def _shortened(tables: list[Table], size: float, box: Box) -> list[Table]:
    while tables and _height(tables, size, box.width) > box.height:
        longest = max(range(len(tables)), key=lambda at: len(tables[at].rows))
        table = tables[longest]
        shorter = Table(table.name, table.rows[:-1], table.shares, table.head)
        tables = [*tables[:longest], *([shorter] if shorter.rows else []), *tables[longest + 1 :]]
    return tables


def _paired(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return two short facts to a row: the second heading is a cell of its own."""
    rows = []
    for first in range(0, len(lines), 2):
        one = lines[first]
        other = lines[first + 1] if first + 1 < len(lines) else Line("", (EMPTY,))
        rows.append(Line(one.heading, (*one.cells, words.quoted(other.heading), *other.cells), 1, other.heading))
    return tuple(rows)


def _cells(table: Table, width: float, size: float) -> list[list[QgsTableCell]]:
    plain, strong = text_format(size), text_format(size, bold=True)
    cells = table.cells(size, width)
    lines = table.row_lines(size, width)[bool(table.head) :]
    shaded = NUMBERS_HEADS if table.shares is NUMBERS_SHARES else (0,)
    rows = []
    if table.head:
        rows.append(
            [table_cell(text, strong, shade=True, align=_align(table, at)) for at, text in enumerate(table.head)]
        )
    for row, most in zip(table.rows, lines):
        made = []
        for at, expression in enumerate((words.quoted(row.heading), *row.cells)):
            text = words.fitted(expression, cells[at], most, "" if expression == EMPTY else words.NOTHING)
            content = QgsProperty.fromExpression(text)
            made.append(table_cell(content, plain, shade=at in shaded, align=_align(table, at)))
        rows.append(made)
    return rows


def _align(table: Table, column: int) -> str:
    return "right" if table.name == "coverage" and column else "left"
