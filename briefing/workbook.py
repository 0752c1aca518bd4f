"""The briefing as an XLSX file: ready to filter, to print and to compute with.

Codes and names stay text, whatever they look like; the same briefing gives the same bytes.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from . import labels
from .model import Briefing
from .output import write_whole
from .tables import WIDE, Table, build_tables

UNWRITABLE = "The workbook could not be written to {file} ({reason}). Close it in Excel or choose another folder."
FONT = "微软雅黑"
CREATOR = "Wulong Planner"
STAMP = datetime.datetime(2000, 1, 1)
"""Every file carries this date, so that the same inputs give the same bytes."""
ZIP_STAMP = (1980, 1, 1, 0, 0, 0)
A3_FROM_WIDTH = 190
"""Sheets wider than this many characters are printed on A3."""
HEADING_HEIGHT = 32
"""Points; two lines of a heading."""
_FORMULA_SIGNS = ("=", "+", "-", "@")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")

_HEADING_FONT = Font(name=FONT, size=10, bold=True, color="FFFFFF")
_HEADING_FILL = PatternFill("solid", fgColor="0B4F8A")
_BODY_FONT = Font(name=FONT, size=10)
_TITLE_FONT = Font(name=FONT, size=15, bold=True)
_NOTICE_FONT = Font(name=FONT, size=10, bold=True, color="8A2C0D")
_LINE = Border(bottom=Side(style="hair", color="9AA5B1"))
_HEADING_ALIGNMENT = Alignment(horizontal="center", vertical="center", wrap_text=True)
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_PLAIN = Alignment(vertical="top")


def write_workbook(briefing: Briefing, path: Path) -> Path:
    """Write the workbook; an old one stays until the new one is whole."""
    return write_whole(path, _with_fixed_stamps(_make(briefing)), UNWRITABLE)


def _make(briefing: Briefing) -> bytes:
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = CREATOR
    book.properties.title = briefing.title
    book.properties.created = book.properties.modified = STAMP
    notice = labels.SCHEMATIC_NOTICE if briefing.schematic else ""
    for number, table in enumerate(build_tables(briefing)):
        sheet = book.create_sheet(table.title)
        heading = [(briefing.title, _TITLE_FONT), (notice, _NOTICE_FONT)] if number == 0 else []
        _fill(sheet, table, [line for line in heading if line[0]])
        _set_up_page(sheet, table, briefing.title, notice)
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
            cell.font, cell.border, cell.number_format = _BODY_FONT, _LINE, column.number_format
            cell.alignment = _WRAPPED if column.width >= WIDE else _PLAIN
    sheet.row_dimensions[first].height = HEADING_HEIGHT
    last = get_column_letter(len(table.columns))
    sheet.auto_filter.ref = f"A{first}:{last}{max(first + len(table.rows), first)}"
    sheet.freeze_panes = sheet.cell(first + 1, 1)
    sheet.print_title_rows = f"{first}:{first}"


def _write(cell: Cell, value: Any) -> Cell:
    """Put a value into a cell; text is text even where it looks like a formula."""
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
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
    return text.replace("&", "&&")


def _with_fixed_stamps(data: bytes) -> bytes:
    """Return the same file with one date on all its parts."""
    stamp = STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode("ascii")
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            entry = zipfile.ZipInfo(name, ZIP_STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return buffer.getvalue()
