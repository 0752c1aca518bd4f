"""Backups beside a workspace, and going back to one.

``wulong.gpkg`` gets ``wulong.backup-20250131-093000.gpkg``: a consistent copy made by SQLite's own online backup, also
while QGIS has the workspace open. The newest few are kept (``backups_kept``), older ones removed after a write that
succeeded. Going back makes a backup first, so it can itself be undone.
"""

from __future__ import annotations

import glob
import os
import re
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from ...analysis import thresholds
from ...analysis.errors import InputError
from .database import LOCKED, PROFILE, complaints, connect, stop_if, transaction

MARK = ".backup-"
DAMAGED = ".damaged-"
STAMP = "%Y%m%d-%H%M%S"
PART = ".part"
SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database while it is written to."""
PAGES_AT_ONCE = 1024
"""Pages (of 4 KB) copied between two looks at the cancel button."""
NO_BACKUP = "There is no backup beside {path}. Undo is possible after an import only."
BAD_BACKUP = "The backup {path} cannot be used ({detail}). Choose another backup. Nothing was changed."


def list_backups(workspace: Path) -> list[Path]:
    """Return the backups of a workspace, newest first."""
    found = _numbered(workspace)
    return [found[key] for key in sorted(found, reverse=True)]


def make_backup(workspace: Path, *, should_stop: Callable[[], bool] = lambda: False) -> Path:
    """Copy a workspace beside itself and return the copy, which is complete and on the disk.

    Raises:
        InputError: the folder cannot be written to or the disk is full.
        Cancelled: the user stopped; no copy is left.
    """
    target = _next_name(workspace)
    part = target.with_name(target.name + PART)
    try:
        with complaints(target):
            with closing(connect(workspace)) as source, closing(connect(part)) as copy:
                source.backup(copy, pages=PAGES_AT_ONCE, progress=_progress(workspace, should_stop))
                copy.execute("PRAGMA journal_mode = DELETE")
            _flush(part)
            part.replace(target)
    finally:
        _remove(part)
    return target


def prune_backups(workspace: Path, *, keep: int | None = None) -> list[Path]:
    """Remove the oldest backups beyond the number kept and return them; also what a crash left unfinished."""
    number = int(thresholds.value(PROFILE, "backups_kept")) if keep is None else keep
    surplus = list_backups(workspace)[number:]
    unfinished = workspace.parent.glob(f"{glob.escape(workspace.stem + MARK)}*{workspace.suffix}{PART}")
    for path in [*surplus, *unfinished]:
        _remove(path)
    return surplus


def restore_backup(
    workspace: Path, backup: Path | None = None, *, should_stop: Callable[[], bool] = lambda: False
) -> tuple[Path, Path]:
    """Put a workspace back as it was when a backup was made, in one transaction.

    Args:
        workspace: to put back.
        backup: which backup; the newest where None.
        should_stop: asked until the first page is written.

    Returns:
        The backup that was restored, and a backup of the workspace as it was before: restoring that undoes the undo.

    Raises:
        InputError: there is no backup, it is damaged, or the workspace cannot be written to; nothing was changed then.
    """
    backups = list_backups(workspace)
    if backup is None and not backups:
        raise InputError(NO_BACKUP, path=workspace)
    chosen = backups[0] if backup is None else backup
    _check_backup(chosen)
    if not _is_sound(workspace):
        return chosen, _replace_damaged(workspace, chosen)
    with kept_backup(workspace, should_stop) as before, complaints(workspace):
        with transaction(workspace):  # raises where another program is writing
            pass
        with closing(connect(chosen)) as source, closing(connect(workspace)) as target:
            target.execute("PRAGMA synchronous = FULL")
            source.backup(target, progress=_progress(workspace, lambda: False))
    return chosen, before


@contextmanager
def kept_backup(workspace: Path, should_stop: Callable[[], bool]) -> Iterator[Path]:
    """Make a backup that stays only if what follows succeeds; then the oldest are removed."""
    backup = make_backup(workspace, should_stop=should_stop)
    try:
        yield backup
    except BaseException:
        _remove(backup)
        raise
    prune_backups(workspace)


def _numbered(workspace: Path) -> dict[tuple[str, int], Path]:
    """Return the backups of a workspace by date and number within one second."""
    pattern = re.compile(re.escape(workspace.stem + MARK) + r"(\d{8}-\d{6})(?:-(\d+))?" + re.escape(workspace.suffix))
    matches = ((pattern.fullmatch(path.name), path) for path in workspace.parent.iterdir())
    return {(match[1], int(match[2] or 1)): path for match, path in matches if match}


def _next_name(workspace: Path) -> Path:
    """Return a name that sorts behind all others, also when the clock was set back."""
    stamp, number = datetime.now().strftime(STAMP), 1
    last = max(_numbered(workspace), default=("", 0))
    if last[0] >= stamp:
        stamp, number = last[0], last[1] + 1
    more = f"-{number}" if number > 1 else ""
    return workspace.with_name(f"{workspace.stem}{MARK}{stamp}{more}{workspace.suffix}")


def _progress(path: Path, should_stop: Callable[[], bool]) -> Callable[[int, int, int], None]:
    """Return what SQLite calls after each part: looks at the cancel button, gives up on a file that stays busy."""
    deadline: list[float] = []

    def look(status: int, remaining: int, total: int) -> None:
        stop_if(should_stop)
        if status in (_BUSY, _LOCKED):
            deadline.append(time.monotonic() + thresholds.value(PROFILE, "busy_s"))
            if time.monotonic() > deadline[0]:
                raise InputError(LOCKED, path=path)
        else:
            deadline.clear()

    return look


_BUSY, _LOCKED = 5, 6
"""SQLite's result codes; Python has names for them since 3.11."""


def _is_sound(path: Path) -> bool:
    """Tell whether a file is a database that can be read."""
    try:
        with closing(connect(path)) as database:
            return database.execute("SELECT count(*) FROM gpkg_contents").fetchone()[0] > 0
    except sqlite3.DatabaseError as error:
        if any(word in str(error) for word in ("malformed", "not a database", "no such table")):
            return False
        raise InputError(LOCKED, path=path) from error


def _replace_damaged(workspace: Path, backup: Path) -> Path:
    """Put a copy of the backup in the place of a workspace that no program can read any more; keep that beside."""
    damaged = workspace.with_name(f"{workspace.stem}{DAMAGED}{datetime.now().strftime(STAMP)}{workspace.suffix}")
    part = workspace.with_name(workspace.name + PART)
    with complaints(workspace):
        try:
            shutil.copyfile(backup, part)
            _flush(part)
            workspace.replace(damaged)
            for suffix in SIDE_FILES:  # they belong to the damaged file; with another one they would do harm
                side = workspace.with_name(workspace.name + suffix)
                if side.exists():
                    side.replace(damaged.with_name(damaged.name + suffix))
            part.replace(workspace)
        finally:
            _remove(part)
    return damaged


def _check_backup(backup: Path) -> None:
    if not backup.is_file():
        raise InputError(BAD_BACKUP, path=backup, detail="no such file")
    try:
        with closing(connect(backup)) as database:
            answer = database.execute("PRAGMA integrity_check").fetchone()[0]
            database.execute("SELECT 1 FROM gpkg_contents").fetchone()
    except sqlite3.Error as error:
        raise InputError(BAD_BACKUP, path=backup, detail=error) from error
    if answer != "ok":
        raise InputError(BAD_BACKUP, path=backup, detail=answer)


def _flush(path: Path) -> None:
    """Have the operating system put a file on the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _remove(path: Path) -> None:
    for each in (path, *(path.with_name(path.name + suffix) for suffix in SIDE_FILES)):
        with suppress(OSError):
            each.unlink()
