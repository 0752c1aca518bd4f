"""A copy of a workspace as it is now, for libraries that must not open the file QGIS has open."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def snapshot(gpkg: Path) -> Iterator[Path]:
    """Give a copy of a GeoPackage for the time of a ``with`` block, with all that was committed to it.

    The wheels of pyogrio and fiona bring an SQLite of their own. Two of them in one process do not see each other's
    locks: when the second closes the file it takes it for unused and deletes the log (``-wal``) the first writes to,
    so that QGIS then meets input errors or loses what it writes. Python's own SQLite is the one QGIS uses.

    Raises:
        sqlite3.Error: the file is no database, is not there, or is locked.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / Path(gpkg).name
        address = f"{Path(gpkg).resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        yield copy
