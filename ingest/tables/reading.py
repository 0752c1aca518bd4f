"""The one way in: a file of any kind, recognised by what it holds rather than by its name."""

from __future__ import annotations

import zipfile
from pathlib import Path

from ...analysis.errors import InputError
from ..snapshot import is_database
from . import header, text, vector, workbook
from .table import Table

TEXT = {".csv", ".txt", ".tsv", ".tab", ".prn", ""}
VECTOR = {".dbf", ".shp", ".gpkg", ".geojson", ".json", ".gml", ".kml", ".tab", ".mif", ".gdb", ".sqlite", ".fgb"}
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK"
HEAD_BYTES = 512
SEARCHED_BYTES = 64 * 1024 * 1024
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

NO_FILE = "There is no file {file}. Check the path."
EMPTY_FILE = "The file {file} is empty (0 bytes). Copy it again from where it came from."
UNREADABLE = "The file {file} cannot be opened ({reason}). Close it in other programs, or copy it to another folder."
PROTECTED = (
    "The workbook {file} is protected by a password. Open it in Excel or WPS, remove the password "
    "(File > Info > Protect Workbook), save it, and try again."
)
OLD_EXCEL = "The file {file} is an Excel 97-2003 workbook (.xls). Open it in Excel or WPS and save it as .xlsx or CSV."
OTHER_ARCHIVE = "The file {file} is a ZIP archive without a workbook in it. Unpack it and give the table itself."
OPEN_DOCUMENT = "The file {file} is an OpenDocument spreadsheet. Save it as .xlsx or CSV."
WEB_PAGE = "The file {file} is a web page, whatever its name says. Open it in Excel or WPS and save it as .xlsx or CSV."


def read_table(path: Path | str, *, sheet: str = "", header_rows: int | None = None) -> Table:
    """Return the rows of a table file under one line of names.

    Args:
        path: text (any usual encoding and delimiter), XLSX or XLSM, dBase, GeoPackage or another OGR format.
        sheet: name or number of the sheet or layer; empty for the first that holds data.
        header_rows: how many rows the header has, below the titles; None to find out, 0 where there is none.

    Raises:
        InputError: the file cannot be read; the sentence says what to do.
    """
    file = Path(path)
    kind = _kind(file)
    if kind == "vector":
        return vector.read(file, sheet)
    cells = workbook.read(file, sheet) if kind == "workbook" else text.read(file)
    return header.to_table(cells, file=file, header_rows=header_rows)


def sheet_names(path: Path | str) -> list[str]:
    """Return the sheets or layers of a file; none for text.

    Raises:
        InputError: the file cannot be read.
    """
    file = Path(path)
    kind = _kind(file)
    if kind == "text":
        return []
    return workbook.sheet_names(file) if kind == "workbook" else vector.layer_names(file)


def _kind(file: Path) -> str:
    """Return ``text``, ``workbook`` or ``vector``; refuse what is neither with its remedy."""
    if not file.exists():
        raise InputError(NO_FILE, file=file)
    if file.is_dir() or is_database(file):  # QGIS may have it open: only SQLite may look into it
        return "vector"
    try:
        with file.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
            rest = stream.read(SEARCHED_BYTES) if head.startswith(OLE) else b""
    except OSError as error:
        raise InputError(UNREADABLE, file=file, reason=error.strerror or error) from error
    if not head:
        raise InputError(EMPTY_FILE, file=file)
    if head.startswith(OLE):
        raise InputError(PROTECTED if ENCRYPTED in head + rest else OLD_EXCEL, file=file)
    if head.startswith(ZIP):
        return _kind_of_archive(file)
    suffix = file.suffix.lower()
    if suffix in VECTOR:
        return "vector"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<html", b"<!doctype html", b"<table", b"<?xml")):
        raise InputError(WEB_PAGE, file=file)
    if suffix in (".xlsx", ".xlsm"):
        return "workbook"
    return "text"


def _kind_of_archive(file: Path) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "workbook"
    if "xl/workbook.xml" in names or any(name.startswith("xl/") for name in names):
        return "workbook"
    if "content.xml" in names:
        raise InputError(OPEN_DOCUMENT, file=file)
    raise InputError(OTHER_ARCHIVE, file=file)
