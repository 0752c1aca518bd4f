"""GeoPackages looked at without writing beside them: SQLite opens them as immutable."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from ...analysis.errors import InputError
from ..addresses import sqlite_address

LISTING = """
SELECT c.table_name, coalesce(g.geometry_type_name, '') FROM gpkg_contents c
LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name WHERE c.data_type IN ('features', 'attributes')
"""
BROKEN = "{file} is damaged or no GeoPackage ({reason}). Ask for it again."


def list_tables(file: Path, shown: str) -> dict[str, str]:
    """Return the geometry type by table name, "" for tables without geometry."""
    try:
        with closing(sqlite3.connect(sqlite_address(file, "immutable=1"), uri=True)) as connection:
            connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
            return {str(name): str(kind).capitalize() for name, kind in connection.execute(LISTING)}
    except (sqlite3.Error, UnicodeDecodeError) as error:  # its own message may be no text
        raise InputError(BROKEN, file=shown, reason=error) from error
