"""Opening a workspace for writing, and what SQLite complains of as sentences a planner can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ...analysis import thresholds
from ...analysis.errors import Cancelled, InputError
from . import blobs

PROFILE = "importing"

NO_WORKSPACE = "There is no workspace {path}. Choose the .gpkg file of a workspace, or build one first."
INSTALLED = (
    "{path} comes with the plugin and is never written to. Build a workspace of your own first and choose its file."
)
NOT_A_WORKSPACE = "{path} is not a GeoPackage ({detail}). Choose the .gpkg file of a workspace."
LOCKED = "Another program is writing to {path}. Save or discard the edits there, then run again. Nothing was changed."
FULL = "The disk with {path} is full. Make room for at least twice the size of the workspace. Nothing was changed."
READ_ONLY = (
    "{path} or its folder cannot be written to ({detail}). Copy the workspace to a folder of your own. "
    "Nothing was changed."
)
BROKEN_OFF = (
    "Writing to {path} failed ({detail}). Where it lies on a network drive or a USB stick, copy it to this computer "
    "and run again. Nothing was changed."
)
_SENTENCES = (
    (("is locked", "is busy"), LOCKED),
    (("disk is full", "No space left", "File too large"), FULL),
    (("readonly database", "unable to open database", "Permission denied", "Read-only file system"), READ_ONLY),
    (("not a database", "is malformed"), NOT_A_WORKSPACE),
)
"""Words of SQLite and the operating system, and the sentence for them."""


def check_workspace(workspace: Path, *, never: tuple[Path, ...] = (), damaged: bool = False) -> Path:
    """Return the path of a workspace that may be written to.

    Args:
        workspace: a GeoPackage.
        never: files that are never written to, by whatever path or link they are reached.
        damaged: take a damaged file too.

    Raises:
        InputError: there is no such file, it must not be written to, or it is not a GeoPackage.
    """
    if not workspace.is_file():
        raise InputError(NO_WORKSPACE, path=workspace)
    if any(other.exists() and workspace.samefile(other) for other in never):
        raise InputError(INSTALLED, path=workspace)
    if damaged:
        return workspace
    with complaints(workspace), closing(connect(workspace)) as database:
        found = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'gpkg_contents'").fetchone()
    if not found[0]:
        raise InputError(NOT_A_WORKSPACE, path=workspace, detail="gpkg_contents")
    return workspace


def connect(path: Path) -> sqlite3.Connection:
    """Open a database with the functions its triggers need; transactions are begun by hand.

    A plain path, not an address: only so do shared folders (``\\\\server\\share``) open on Windows.
    """
    database = sqlite3.connect(str(path), timeout=thresholds.value(PROFILE, "busy_s"), isolation_level=None)
    blobs.add_functions(database)
    return database


@contextmanager
def complaints(path: Path) -> Iterator[None]:
    """Turn what SQLite or the operating system says about a file into a sentence.

    Raises:
        InputError: instead of their own errors.
    """
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        detail = str(getattr(error, "strerror", None) or error)
        for words, text in _SENTENCES:
            if any(word in detail for word in words):
                raise InputError(text, path=path, detail=detail) from error
        raise InputError(BROKEN_OFF, path=path, detail=detail) from error


@contextmanager
def transaction(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that alone may write; all it writes is kept at the end, or nothing.

    The workspace is changed in place, in one transaction of SQLite, and not replaced by a changed copy: a QGIS that
    has it open (in WAL mode) sees the new rows through the connections it has, Windows refuses to replace a file
    that is open, and a transaction survives a crash or a power cut because SQLite's journal or WAL is played back by
    whoever opens the file next. Pages stay in memory until the end (``cache_spill``), so the time during which a
    crash needs that at all is the moment of the commit.
    """
    with closing(connect(path)) as database:
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA cache_spill = OFF")
        database.execute("BEGIN IMMEDIATE")
        try:
            yield database
            if database.in_transaction:
                database.execute("COMMIT")
        finally:
            if database.in_transaction:
                database.execute("ROLLBACK")


def stop_if(should_stop: Callable[[], bool]) -> None:
    """Raise when the user pressed Cancel."""
    if should_stop():
        raise Cancelled
