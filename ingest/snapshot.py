"""A copy of a database as it is now, for libraries that must not open the file QGIS has open.

The wheels of pyogrio, fiona and rasterio bring an SQLite of their own. Two of them in one process do not see each
other's locks, and POSIX drops every lock a process has on a file as soon as any part of the process closes that file
(sqlite.org/howtocorrupt.html, sections 2.2 and 2.2.1): after that the second one, or another program, takes a
GeoPackage that QGIS is editing for unused and deletes the log (``-wal``) QGIS writes to. QGIS then meets input errors
or loses what it writes. Python's own SQLite is the library QGIS uses, so it may open the file; everything else gets a
copy. For the same reason nothing here, and nothing that runs inside QGIS, reads such a file with plain ``open``.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from .addresses import sqlite_address

NO_DATABASE = "not a database"
"""What SQLite says of any other file."""
LOGS = ("-wal", "-journal")
"""What stands beside a database that is in use, or was when its program ended."""


SMALLEST_BYTES = 512
"""Size of the smallest page, and so of the smallest database; what is shorter SQLite itself takes for an empty one."""


def is_database(path: Path) -> bool:
    """Tell whether a file is an SQLite database, whatever its name; only SQLite looks at it."""
    if not path.is_file() or path.stat().st_size < SMALLEST_BYTES:
        return False
    try:
        with closing(sqlite3.connect(sqlite_address(path.resolve(), "mode=ro&immutable=1"), uri=True)) as database:
            database.execute("PRAGMA schema_version").fetchall()
    except sqlite3.OperationalError:
        return False  # it may not be read
    except sqlite3.DatabaseError as error:
        return NO_DATABASE not in str(error)
    return True


def in_use(database: Path) -> bool:
    """Tell whether something stands beside a database that is not yet in it."""
    return any(database.with_name(database.name + end).exists() for end in LOGS)


@contextmanager
def snapshot(database: Path) -> Iterator[Path]:
    """Give a copy of a database for the time of a ``with`` block, with all that was committed to it.

    Nothing is left beside the file, and its folder may be read-only.

    Raises:
        sqlite3.Error: the file is no database, is not there, or is locked.
        OSError: there is no room for the copy.
    """
    with tempfile.TemporaryDirectory(prefix="wulong_") as folder:
        copy = Path(folder) / Path(database).name.replace("!", "_")  # GDAL takes that for an archive
        copy_database(Path(database), copy)
        yield copy


def copy_database(database: Path, copy: Path) -> None:
    """Copy a database page by page, with what is in its log; the copy has no log.

    Raises:
        sqlite3.Error: the file is no database, is not there, or is locked.
        OSError: there is no room for the copy.
    """
    database = database.resolve()
    before = _state(database)
    try:
        _pages(database, copy, quiet=not in_use(database))
        if not before[0] and _state(database) != before:  # somebody began to write meanwhile
            _pages(database, copy, quiet=False)
    except UnicodeDecodeError as error:  # SQLite's own sentence quotes the damaged schema, which is no text
        raise sqlite3.DatabaseError("malformed database schema") from error


def _pages(database: Path, copy: Path, *, quiet: bool) -> None:
    """Copy; without a lock where nobody is at work, because locks leave files beside a database that had a log."""
    address = sqlite_address(database, "mode=ro&immutable=1" if quiet else "mode=ro")
    try:
        with closing(sqlite3.connect(address, uri=True)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    except sqlite3.OperationalError as error:
        if quiet or "locked" in str(error):
            raise
        # A program that ended in the middle of writing: what it left is played back in the copy, not in the file.
        # Nobody has a lock then that reading the file as such could take away.
        for each in (database, *(database.with_name(database.name + end) for end in LOGS)):
            if each.exists():
                shutil.copyfile(each, copy.with_name(copy.name + each.name[len(database.name) :]))
    with closing(sqlite3.connect(copy)) as target:
        target.execute("PRAGMA journal_mode = DELETE").fetchall()


def _state(database: Path) -> tuple:
    told = database.stat() if database.exists() else None
    return in_use(database), told and (told.st_mtime_ns, told.st_size)
