"""The briefing as an XLSX file: ready to filter, to print and to compute with.

Codes and names stay text, whatever they look like; the same briefing gives the same bytes.
"""

from __future__ import annotations

import datetime
import io
import math
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.formatting.rule import CellIsRule, DataBarRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from . import shades
from .headline import rounded
from .model import Briefing
from .output import printable, with_fixed_stamps, write_whole
from .tables import ANY_NUMBER, INTEGER, PERCENT, WIDE, Column, Table, build_tables

UNWRITABLE = "The workbook could not be written to {file} ({reason}). Close it in Excel or choose another folder."
FONT = "微软雅黑"
CREATOR = "Wulong Planner"
STAMP = datetime.datetime(2000, 1, 1)
"""Every file carries this date, so that the same inputs give the same bytes."""
A3_FROM_WIDTH = 190
"""Sheets wider than this many characters are printed on A3."""
LONGEST_TEXT = 32_767
"""Characters a cell can hold."""
LONGEST_HEADER = 120
"""Characters: left and right together must stay below 255."""
DETAIL_TAB = "9AA5B1"
HEADING_HEIGHT, LINE_HEIGHT, MOST_HEIGHT = 32, 15, 409
"""Points: two lines of a heading, one line of text, the highest a row can be."""
_FORMULA_SIGNS = ("=", "+", "-", "@")

_HEADING_FONT = Font(name=FONT, size=10, bold=True, color="FFFFFF")
_HEADING_FILL = PatternFill("solid", fgColor="0B4F8A")
_BODY_FONT = Font(name=FONT, size=10)
_TITLE_FONT = Font(name=FONT, size=15, bold=True)
_NOTICE_FONT = Font(name=FONT, size=10, bold=True, color="8A2C0D")
_WHOLE_CELL = {"minLength": 0, "maxLength": 100}
"""Else the shortest bar, of nothing, would fill a tenth of its cell."""
_LINE_FONT = Font(name=FONT, size=11, bold=True, color="0B4F8A")
_LINE = Border(bottom=Side(style="hair", color="9AA5B1"))
_HEADING_ALIGNMENT = Alignment(horizontal="center", vertical="center", wrap_text=True)
_WRAPPED, _WRAPPED_TEXT = (Alignment(vertical="top", wrap_text=True, indent=each) for each in (0, 1))
_PLAIN, _PLAIN_TEXT = (Alignment(vertical="top", indent=each) for each in (0, 1))
"""Text keeps off the number at its left."""


def write_workbook(briefing: Briefing, path: Path) -> Path:
    """Write the workbook; an old one stays until the new one is whole."""
    return write_whole(path, with_fixed_stamps(_make(briefing), STAMP), UNWRITABLE)


def _make(briefing: Briefing) -> bytes:
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = CREATOR
    book.properties.title = printable(briefing.title)
    book.properties.created = book.properties.modified = STAMP
    notice = "；".join(zh for zh, _ in briefing.notices)
    for number, table in enumerate(build_tables(briefing)):
        sheet = book.create_sheet(table.title)
        heading = [(briefing.title, _TITLE_FONT), (notice, _NOTICE_FONT)] if number == 0 else []
        heading += [(line, _LINE_FONT) for line in table.lines]
        _fill(sheet, table, [line for line in heading if line[0]])
        _set_up_page(sheet, table, briefing.title, notice)
        sheet.sheet_properties.tabColor = DETAIL_TAB if table.detail else None
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fill(sheet: Worksheet, table: Table, heading: list[tuple[str, Font]]) -> None:
    for number, (text, font) in enumerate(heading, start=1):
        _write(sheet.cell(number, 1), text).font = font
    first = len(heading) + 1
    for number, column in enumerate(table.columns, start=1):
        cell = _write(sheet.cell(first, number), column.title)
        cell.font, cell.fill, cell.alignment = _HEADING_FONT, _HEADING_FILL, _HEADING_ALIGNMENT
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    for row_number, row in enumerate(table.rows, start=first + 1):
        for number, (column, value) in enumerate(zip(table.columns, row), start=1):
            cell = _write(sheet.cell(row_number, number), value)
            cell.font, cell.border, cell.number_format = _BODY_FONT, _LINE, _number_format(column, value)
            wraps, plain = (_WRAPPED_TEXT, _PLAIN_TEXT) if isinstance(value, str) else (_WRAPPED, _PLAIN)
            cell.alignment = wraps if column.width >= WIDE else plain
        lines = max((_lines(value, column.width) for column, value in zip(table.columns, row)), default=1)
        if lines > 1:
            sheet.row_dimensions[row_number].height = min(lines * LINE_HEIGHT, MOST_HEIGHT)
    _colour(sheet, table, first)
    sheet.row_dimensions[first].height = HEADING_HEIGHT
    last = get_column_letter(len(table.columns))
    sheet.auto_filter.ref = f"A{first}:{last}{max(first + len(table.rows), first)}"
    sheet.freeze_panes = sheet.cell(first + 1, 1)
    sheet.print_title_rows = f"{first}:{first}"


def _number_format(column: Column, value: Any) -> str:
    """Return how a value is shown; a share that is nearly all or nearly nothing gets the decimals that tell it."""
    if column.number_format not in (PERCENT, ANY_NUMBER) or not isinstance(value, (int, float)):
        return column.number_format
    if column.number_format == ANY_NUMBER and float(value).is_integer():
        return INTEGER
    return "#,##0." + "0" * rounded(float(value))[1]


def _lines(value: Any, width: int) -> int:
    """Return about how many lines a value takes in a column that wraps; a Chinese character is two wide."""
    if not isinstance(value, str) or width < WIDE or 2 * len(value) <= width:
        return 1
    wide = sum(1 if letter.isascii() else 2 for letter in value)
    return max(math.ceil(wide / (width - 4)), value.count("\n") + 1)


def _colour(sheet: Worksheet, table: Table, first: int) -> None:
    """Add the rules that colour cells by their value; they go on working when the user changes one."""
    if not table.rows:
        return
    for number, column in enumerate(table.columns, start=1):
        letter = get_column_letter(number)
        cells = f"{letter}{first + 1}:{letter}{first + len(table.rows)}"
        if column.bar == "share":
            rule = DataBarRule("num", 0, "num", 100, color=shades.BAR, **_WHOLE_CELL)
            sheet.conditional_formatting.add(cells, rule)
        elif column.bar:
            rule = DataBarRule("num", 0, "max", color=shades.GAP_BAR, **_WHOLE_CELL)
            sheet.conditional_formatting.add(cells, rule)
        for text, colour in column.fills.items():
            fill = PatternFill("solid", bgColor=colour)
            rule = CellIsRule(operator="equal", formula=[f'"{text}"'], fill=fill)
            sheet.conditional_formatting.add(cells, rule)


def _write(cell: Cell, value: Any) -> Cell:
    """Put a value into a cell; text is text even where it looks like a formula."""
    if isinstance(value, str):
        cell.value = printable(value)[:LONGEST_TEXT]
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_FORMULA_SIGNS)
    else:
        cell.value = value
    return cell


def _set_up_page(sheet: Worksheet, table: Table, title: str, notice: str) -> None:
    wide = sum(column.width for column in table.columns) > A3_FROM_WIDTH
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3 if wide else sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddHeader.left.text = _plain_header(title)
    sheet.oddHeader.right.text = _plain_header(notice)
    sheet.oddFooter.left.text = _plain_header(notice)
    sheet.oddFooter.center.text = _plain_header(table.title)
    sheet.oddFooter.right.text = "第 &P 页，共 &N 页"


def _plain_header(text: str) -> str:
    """Return text for a page header, where ``&`` starts a command."""
    return printable(text).replace("&", "&&")[:LONGEST_HEADER]
