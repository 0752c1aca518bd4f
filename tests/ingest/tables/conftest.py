"""Workbooks as county offices write them."""

from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def workbook(tmp_path):
    """Write rows to a workbook; ``merge`` takes ranges, ``change`` the sheet before it is saved."""

    def write(rows, *, merge=(), change=None, name="table.xlsx", title="Sheet"):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = title
        for row in rows:
            sheet.append(row)
        for cells in merge:
            sheet.merge_cells(cells)
        if change is not None:
            change(sheet)
        path = tmp_path / name
        book.save(path)
        book.close()
        return path

    return write


@pytest.fixture
def text_file(tmp_path):
    """Write bytes, or text in an encoding, to a file."""

    def write(content, encoding="utf-8", name="table.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write
