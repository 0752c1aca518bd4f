"""The tables of a sheet, stacked in their place in letters small enough for the longest page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qgis.core import QgsPrintLayout, QgsProperty, QgsTableCell, QgsTextFormat

from . import facts, words
from .facts import EMPTY, Layers, Line
from .figures_table import Figures
from .items import CELL_MARGIN_MM, MM_PER_PT, RULE_MM, add_table, add_text, line_height, table_cell, text_format
from .sheet import Box, Sheet

SIZES_PT = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0)
"""On A3; smaller papers have smaller letters."""
SMALLEST_PT = 4.5
BETWEEN_MM = 1.5
NUMBERS_SHARES = (0.27, 0.23, 0.27, 0.23)
NUMBERS_HEADS = (0, 2)
"""Columns with headings."""
FIGURES = "figures"
NAME_SHARE = (0.4, 0.32)
"""Width of the first column of a theme's figures, in Chinese and English."""
SENTENCE = "sentence"
SENTENCE_LINES = 3
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
    ruled: bool = True
    head_said: tuple[str, ...] = ()
    """Expressions of the headings where they are not known beforehand; ``head`` then says how long they get."""

    def widths(self, width: float) -> list[float]:
        """Return the widths of the columns' text in millimetres; the table adds margins and rules to each."""
        return [share * width - 2 * CELL_MARGIN_MM - RULE_MM for share in self.shares]

    def cells(self, size_pt: float, width: float) -> list[int]:
        """Return how many Chinese characters of this size stand on a line of each column."""
        return [max(int(each * CLOSE / (size_pt * MM_PER_PT)), 2) for each in self.widths(width)]

    def row_lines(self, size_pt: float, width: float) -> list[int]:
        """Return the lines of each row, the head with them, in letters of this size."""
        cells = self.cells(size_pt, width)
        heads = [max(words.line_count(text, cells[0]) for text in (row.heading, row.second)) for row in self.rows]
        top = [max(words.line_count(text, each) for text, each in zip(self.head, cells))] if self.head else []
        return top + [max(row.lines, head) for row, head in zip(self.rows, heads)]

    def unbroken(self, size_pt: float, width: float) -> bool:
        """Tell whether no word of the headings is broken in letters of this size."""
        return all(words.words_fit(text, each) for text, each in zip(self.head, self.cells(size_pt, width)))

    def height(self, size_pt: float, width: float) -> float:
        """Return the height in millimetres when every row takes all its lines."""
        lines = self.row_lines(size_pt, width)
        return sum(lines) * line_height(size_pt) + len(lines) * (2 * CELL_MARGIN_MM + RULE_MM) + RULE_MM


def sheet_tables(level: str, layers: Layers, locale: str, *, public: bool = False) -> list[Table]:
    """Return the tables of a level of places that have anything to say; of the district only its counts."""
    head = tuple(words.pick(each, locale) for each in words.HEADINGS)
    answers = facts.coverage(level, layers, locale) if level != facts.DISTRICT else ()
    tables = [
        Table("numbers", _paired(facts.numbers(level, layers, locale)), NUMBERS_SHARES),
        Table("coverage", tuple(answers), COVERAGE_SHARES, head),
        Table("facts", tuple(facts.texts(level, layers, locale, public=public)), TEXTS_SHARES),
    ]
    return [table for table in tables if table.rows]


def figures_table(figures: Figures, locale: str) -> list[Table]:
    """Return the table of a theme's figures, none where there are none."""
    if not figures.rows:
        return []
    columns, name = len(figures.head) - 1, NAME_SHARE[not locale.startswith("zh")]
    shares = (name, *[(1 - name) / columns] * columns)
    return [Table(FIGURES, figures.rows, shares, figures.longest, figures.ruled, figures.head)]


def add_tables(layout: QgsPrintLayout, place: Sheet, tables: Sequence[Table], sentence: str = "") -> float:
    """Put the tables under each other and return how far down the page they reach, in millimetres.

    Their letters are the largest with which every row has its full number of lines within the place. Where even the
    smallest do not do, rows at the end of the longest table are left out.

    Args:
        layout: the page.
        place: with the place of the tables and the size of letters.
        tables: top first.
        sentence: expression of what stands under them, or above where a theme has no figures.
    """
    box, tables = place.tables, list(tables)
    if sentence:
        box = _with_sentence(layout, place, sentence)
    fitting = [size for size in _sizes(place) if _height(tables, size, box.width) <= box.height]
    unbroken = (size for size in fitting if all(table.unbroken(size, box.width) for table in tables))
    size = next(unbroken, fitting[0] if fitting else 0.0)
    if not size:
        size = _sizes(place)[-1]
        tables = _shortened(tables, size, box)
    top = box.y
    for table in tables:
        height = table.height(size, box.width)
        rows = _cells(table, box.width, size)
        place_mm = Box(box.x, top, box.width, height)
        made = add_table(layout, table.name, place_mm, rows, table.widths(box.width))
        made.setHorizontalGrid(table.ruled)
        top += height + BETWEEN_MM
    return place.tables.bottom if sentence else top


def _with_sentence(layout: QgsPrintLayout, place: Sheet, sentence: str) -> Box:
    """Write a sentence at the foot of the tables' place and return what is left of it."""
    box, size = place.tables, SIZES_PT[0] * place.letters
    height = SENTENCE_LINES * line_height(size)
    cells = int(box.width * CLOSE / (size * MM_PER_PT))
    said = words.fitted(sentence, cells, SENTENCE_LINES, "")
    low = Box(box.x, box.bottom - height, box.width, height)
    add_text(layout, SENTENCE, f"[% {said} %]", low, text_format(size), ("left", "top"))
    return replace(box, height=box.height - height - BETWEEN_MM)


def _sizes(place: Sheet) -> list[float]:
    return [size for size in (each * place.letters for each in SIZES_PT) if size > SMALLEST_PT] + [SMALLEST_PT]


def _height(tables: Sequence[Table], size: float, width: float) -> float:
    return sum(table.height(size, width) for table in tables) + BETWEEN_MM * (len(tables) - 1)


def _shortened(tables: list[Table], size: float, box: Box) -> list[Table]:
    while tables and _height(tables, size, box.width) > box.height:
        longest = max(range(len(tables)), key=lambda at: len(tables[at].rows))
        table = tables[longest]
        shorter = replace(table, rows=table.rows[:-1])
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
    lines = table.row_lines(size, width)
    shaded = () if table.name == FIGURES else NUMBERS_HEADS if table.shares is NUMBERS_SHARES else (0,)
    rows = []
    if table.head:
        said = table.head_said or tuple(map(words.quoted, table.head))
        room = [words.balanced(text, each) for text, each in zip(table.head, cells)]
        fitting = [words.fitted(text, room[at] if at else cells[at], lines[0], "") for at, text in enumerate(said)]
        rows.append([_cell(table, text, at, strong, shade=True) for at, text in enumerate(fitting)])
        lines = lines[1:]
    for row, most in zip(table.rows, lines):
        made = []
        for at, expression in enumerate((row.said or words.quoted(row.heading), *row.cells)):
            blank = expression == EMPTY or table.name == FIGURES
            number = at and table.name == FIGURES
            text = expression if number else words.fitted(expression, cells[at], most, "" if blank else words.NOTHING)
            made.append(_cell(table, text, at, plain, shade=at in shaded))
        rows.append(made)
    return rows


def _cell(table: Table, text: str, column: int, form: QgsTextFormat, *, shade: bool) -> QgsTableCell:
    align = "right" if table.name in ("coverage", FIGURES) and column else "left"
    return table_cell(QgsProperty.fromExpression(text), form, align=align, shade=shade)
