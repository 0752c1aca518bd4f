"""Workbooks (XLSX, XLSM): stored values only, row by row; macros and formulas are never run.

Cells are read by openpyxl in its streaming mode, which does not touch drawings, so that a package that lacks one can
still be read. Merged cells, hidden rows and formulas without a stored value are taken from the sheet's own XML.
"""

from __future__ import annotations

import datetime
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from ...analysis.errors import InputError
from .table import MAX_COLUMNS, MAX_ROWS, Merge, Note, Row, Sheet, trimmed

FAILURES = (
    zipfile.BadZipFile, zlib.error, SyntaxError, InvalidFileException, struct.error, KeyError, ValueError,
    TypeError, AttributeError, IndexError, EOFError, OSError, NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip
"""What a damaged package makes openpyxl, zipfile and the XML parsers raise (theirs are kinds of SyntaxError)."""
MAX_SHEET_BYTES = 4 * 1024**3
"""Size of one sheet when unpacked, against archives made to fill the memory."""
NUMBERED = re.compile(r"[0-9]+")

DAMAGED = (
    "The workbook {file} is damaged or not complete ({reason}). Copy it again, or open it in Excel or WPS, "
    "let it be repaired, and save it as .xlsx."
)
NO_SHEET = "The workbook {file} has no sheet {sheet}. Its sheets are {sheets}. Give one of them in SHEET."
NO_DATA = "The workbook {file} has no sheet with data. Give another file."
EMPTY_SHEET = "The sheet {sheet} of {file} is empty. Its sheets are {sheets}. Give another one in SHEET."
TOO_LARGE = "The sheet {sheet} of {file} is too large. Save the part with names as CSV."
OTHER_SHEETS = "{file}: the sheet {sheet} is read; SHEET chooses another of {sheets}."
HIDDEN = "{sheet}: {n} hidden rows are read like the others."
NO_VALUES = (
    "{sheet}: {n} formulas have no stored value and count as empty (first in cell {cell}). "
    "Open the file in Excel or WPS and save it, so that the results are stored."
)


@dataclass
class _Marks:
    """What the sheet's XML says beside the values."""

    merges: list[Merge] = field(default_factory=list)
    hidden: int = 0
    unstored: list[str] = field(default_factory=list)


def sheet_names(file: Path) -> list[str]:
    """Return the sheets with cells.

    Raises:
        InputError: the workbook is damaged.
    """
    with _opened(file) as book:
        return [sheet.title for sheet in book.worksheets]


def read(file: Path, wanted: str) -> Sheet:
    """Return the cells of a sheet.

    Raises:
        InputError: the workbook is damaged, has no such sheet, or no data.
    """
    with _opened(file) as book:
        sheets = book.worksheets
        titles = ", ".join(sheet.title for sheet in sheets)
        if not sheets:
            raise InputError(DAMAGED, file=file, reason="no sheet")
        for sheet in _candidates(sheets, wanted, file, titles):
            rows = list(_rows(sheet, file))
            if any(cells for _, cells in rows):
                return _with_marks(Sheet(sheet.title, rows), sheet, file, titles if not wanted else "")
            if wanted:
                raise InputError(EMPTY_SHEET, file=file, sheet=sheet.title, sheets=titles)
    raise InputError(NO_DATA, file=file)


def _candidates(sheets: list, wanted: str, file: Path, titles: str) -> list:
    """Return the sheets to look at: the one wanted by name or number, else those shown before those hidden."""
    if not wanted:
        return sorted(sheets, key=lambda sheet: sheet.sheet_state != "visible")
    named = [sheet for sheet in sheets if sheet.title.strip().casefold() == wanted.strip().casefold()]
    if not named and NUMBERED.fullmatch(wanted) and 0 < int(wanted) <= len(sheets):
        named = [sheets[int(wanted) - 1]]
    if not named:
        raise InputError(NO_SHEET, file=file, sheet=wanted, sheets=titles)
    return named


@contextmanager
def _opened(file: Path) -> Iterator[openpyxl.Workbook]:
    """Open a workbook for reading and close it again; whatever is wrong with it becomes one sentence."""
    try:
        with file.open("rb") as stream, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that only matter when a workbook is written
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
            try:
                yield book
            finally:
                book.close()
    except InputError:
        raise
    except FAILURES as error:
        raise InputError(DAMAGED, file=file, reason=f"{type(error).__name__}: {error}") from error


def _rows(sheet: Any, file: Path) -> Iterator[Row]:
    sheet.reset_dimensions()  # what some programs write there is wrong
    for count, cells in enumerate(sheet.iter_rows(), start=1):
        values = trimmed([_plain(cell.value) for cell in cells])
        if count > MAX_ROWS or len(values) > MAX_COLUMNS:
            raise InputError(TOO_LARGE, file=file, sheet=sheet.title)
        yield count, values


def _plain(value: object) -> object:
    """Return a cell as text, number, truth value or None; dates as text."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return str(value)
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def _with_marks(cells: Sheet, sheet: Any, file: Path, titles: str) -> Sheet:
    """Add merged cells and notes."""
    marks = _marks(sheet, file)
    cells.merges = marks.merges
    if "," in titles:
        cells.notes.append(Note(OTHER_SHEETS, file=file.name, sheet=sheet.title, sheets=titles))
    if marks.hidden:
        cells.notes.append(Note(HIDDEN, sheet=sheet.title, n=marks.hidden))
    if marks.unstored:
        cells.notes.append(Note(NO_VALUES, sheet=sheet.title, n=len(marks.unstored), cell=marks.unstored[0]))
    return cells


def _marks(sheet: Any, file: Path) -> _Marks:
    """Read merged cells, hidden rows and formulas without value from the XML, piece by piece."""
    part, marks = sheet._worksheet_path, _Marks()
    with zipfile.ZipFile(file) as archive:
        if archive.getinfo(part).file_size > MAX_SHEET_BYTES:
            raise InputError(TOO_LARGE, file=file, sheet=sheet.title)
        with archive.open(part) as stream:
            for _, element in ElementTree.iterparse(stream):
                tag = element.tag.rpartition("}")[2]
                if tag == "row":
                    marks.hidden += element.get("hidden") in ("1", "true") and any(True for _ in element)
                    marks.unstored += [cell.get("r", "?") for cell in element if _without_value(cell)]
                    element.clear()
                elif tag == "mergeCell":
                    left, top, right, bottom = range_boundaries(element.get("ref"))
                    marks.merges.append((top, left, bottom, right))
    return marks


def _without_value(cell: ElementTree.Element) -> bool:
    """Tell whether a cell holds a formula and no result of it."""
    tags = {child.tag.rpartition("}")[2]: child for child in cell}
    return "f" in tags and not (tags["v"].text if "v" in tags else None)
