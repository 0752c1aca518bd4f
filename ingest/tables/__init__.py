"""Any table a planner may have (text, workbook, dBase, GeoPackage) as rows under one line of names.

``read_table`` never writes to the file; what it left out or found odd is in ``Table.notes`` and ``Table.skipped``.
"""

from .reading import read_table, sheet_names
from .table import Note, Skipped, Table

__all__ = ["Note", "Skipped", "Table", "read_table", "sheet_names"]
