"""The passports of a workspace: which run filled which table, from what, and how it is run again.

They are rows of the table ``runs``, one for each result. Dates stand here only, so the tables of the results stay the
same byte for byte when the same is run on the same. Nothing here imports QGIS.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from ..ingest.addresses import quoted
from ..ingest.snapshot import in_use, snapshot

RUNS = "runs"
TITLE = "运行记录"
"""Of the table, for those who open the GeoPackage with another program."""
MARKS = ("townships", "groups")
"""Tables by which a GeoPackage is known as a workspace."""
BUSY_S = 5.0
"""How long to wait for another program that writes."""
BLOCK = 1 << 20
ROWS_AT_ONCE = 1000
BESIDE = {".shp": (".shp", ".dbf", ".prj", ".cpg")}
"""Files that are one dataset, by the ending of the one that is named."""


@dataclass(frozen=True)
class Passport:
    """What is known of one run.

    Attributes:
        result: table of the main result; a later run that writes it takes its place.
        algorithm: id with its provider.
        tables: every table of the workspace the run wrote, separated by blanks.
        inputs: JSON list of what was read: ``parameter``, ``source``, ``sha256`` (null where it cannot be told).
        parameters: JSON that ``qgis_process run ID -`` reads, from the folder of the workspace; "" where the run
            cannot be repeated from files.
        command: the same as a command line, which QGIS before 3.24 takes too.
        not_again: why it cannot be run again from files, "" where it can.
        crs: system in which lengths were measured, "" where nothing was.
        profile: speeds or grading as the result names them, with digits that change with the numbers.
        language: of QGIS; names of levels and reasons in a result are in it.
        plugin_version: of this plugin.
        qgis_version: of QGIS.
        date: end of the run with the offset from UTC, ISO 8601.
        seconds: it took.
    """

    result: str
    algorithm: str
    tables: str
    inputs: str
    parameters: str
    command: str
    not_again: str
    crs: str
    profile: str
    language: str
    plugin_version: str
    qgis_version: str
    date: str
    seconds: float


COLUMNS = tuple(each.name for each in fields(Passport))
_CREATE = (
    f"CREATE TABLE {RUNS} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "
    + ", ".join(f"{name} {'REAL' if name == 'seconds' else 'TEXT'}" for name in COLUMNS)
    + ")"
)
_REGISTER = (
    "INSERT OR REPLACE INTO gpkg_contents (table_name, data_type, identifier, description, srs_id, last_change) "
    "VALUES (?, 'attributes', ?, '', 0, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))"
)


def passports(gpkg: Path) -> list[dict]:
    """Return the passports of a workspace, sorted by result, ``inputs`` and ``parameters`` as they were read from JSON.

    A file without passports gives none.

    Raises:
        sqlite3.Error: the file is no database, or another program keeps it locked.
    """
    with reading(gpkg) as database:
        if RUNS not in tables(database):
            return []
        rows = database.execute(f"SELECT {', '.join(COLUMNS)} FROM {RUNS} ORDER BY result").fetchall()
    found = [dict(zip(COLUMNS, row)) for row in rows]
    for row in found:
        row["inputs"] = json.loads(row["inputs"] or "[]")
        row["parameters"] = json.loads(row["parameters"]) if row["parameters"] else None
    return found


def write_passport(gpkg: Path, passport: Passport) -> None:
    """Put the passport in the place of that of the result's former run; those of tables that are gone go too.

    Raises:
        sqlite3.Error: the file cannot be written now.
    """
    database = sqlite3.connect(str(gpkg), timeout=BUSY_S)
    try:
        with database:
            database.execute("BEGIN IMMEDIATE")
            _have_table(database)
            database.execute(f"DELETE FROM {RUNS} WHERE result NOT IN (SELECT table_name FROM gpkg_contents)")
            database.execute(f"DELETE FROM {RUNS} WHERE result = ?", (passport.result,))
            marks = ", ".join("?" * len(COLUMNS))
            values = tuple(asdict(passport).values())
            database.execute(f"INSERT INTO {RUNS} ({', '.join(COLUMNS)}) VALUES ({marks})", values)
            database.execute(_REGISTER, (RUNS, TITLE))
    finally:
        database.close()


def _have_table(database: sqlite3.Connection) -> None:
    """Make the table where there is none; one with other columns, of another version, is made anew."""
    there = [row[1] for row in database.execute(f"PRAGMA table_info({RUNS})")]
    if there == ["fid", *COLUMNS]:
        return
    if there:
        database.execute(f"DROP TABLE {RUNS}")
        database.execute("DELETE FROM gpkg_contents WHERE table_name = ?", (RUNS,))
    database.execute(_CREATE)


@contextmanager
def reading(gpkg: Path) -> Iterator[sqlite3.Connection]:
    """Open a GeoPackage that is there to read it."""
    if not Path(gpkg).is_file():
        raise sqlite3.OperationalError(f"no file {gpkg}")
    database = sqlite3.connect(str(gpkg), timeout=BUSY_S)
    try:
        yield database
    finally:
        database.close()


def tables(database: sqlite3.Connection) -> frozenset[str]:
    """Return the names of tables and views."""
    return frozenset(name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type <> 'index'"))


def is_workspace(gpkg: Path) -> bool:
    """Tell whether a file is a GeoPackage with the planner's layers."""
    try:
        with reading(gpkg) as database:
            return tables(database).issuperset(MARKS)
    except sqlite3.Error:
        return False


def profile_of(gpkg: Path, results: Iterable[str]) -> str:
    """Return the different values of the field ``profile`` of tables, in their order, separated by semicolons.

    Raises:
        sqlite3.Error: a table cannot be read.
    """
    found: dict[str, None] = {}
    with reading(gpkg) as database:
        for table in results:
            names = [row[1] for row in database.execute(f"PRAGMA table_info({quoted(table)})")]
            if "profile" in names:
                rows = database.execute(f"SELECT DISTINCT profile FROM {quoted(table)}").fetchall()
                found.update(dict.fromkeys(str(value) for (value,) in rows if value))
    return "; ".join(found)


def table_digest(gpkg: Path, table: str) -> str | None:
    """Return the SHA-256 of the column names and the rows of a table in their order, None where it cannot be read."""
    digest = hashlib.sha256()
    try:
        with reading(gpkg) as database:
            _add_table(digest, database, table)
    except sqlite3.Error:
        return None
    return digest.hexdigest()


def workspace_digest(gpkg: Path, *, without: Iterable[str]) -> str | None:
    """Return the SHA-256 of all layers and tables of a workspace but some, None where it cannot be read.

    Args:
        gpkg: the workspace.
        without: tables that do not count; ``runs``, styles and projects never do.
    """
    digest, left_out = hashlib.sha256(), {RUNS, "layer_styles", "qgis_projects", *without}
    try:
        with reading(gpkg) as database:
            names = [name for (name,) in database.execute("SELECT table_name FROM gpkg_contents ORDER BY table_name")]
            for name in names:
                if name not in left_out:
                    digest.update(name.encode())
                    _add_table(digest, database, name)
    except sqlite3.Error:
        return None
    return digest.hexdigest()


def _add_table(digest: hashlib._Hash, database: sqlite3.Connection, table: str) -> None:
    rows = database.execute(f"SELECT * FROM {quoted(table)}")
    digest.update(repr([column[0] for column in rows.description]).encode())
    while block := rows.fetchmany(ROWS_AT_ONCE):
        digest.update(repr(block).encode())


def file_digest(path: Path) -> str | None:
    """Return the SHA-256 of a file, of a shapefile with the files beside it, or of all files of a folder.

    None where there is nothing to read.
    """
    digest = hashlib.sha256()
    try:
        files = sorted(path.rglob("*")) if path.is_dir() else _parts(path)
        for file in files:
            if file.is_file():
                if in_use(file):  # perhaps by QGIS, whose locks go when anything but SQLite closes the file
                    with snapshot(file) as copy:
                        _add_file(digest, copy)
                else:
                    _add_file(digest, file)
    except (OSError, sqlite3.Error):
        return None
    return digest.hexdigest() if files else None


def _add_file(digest: hashlib._Hash, file: Path) -> None:
    with file.open("rb") as stream:
        while block := stream.read(BLOCK):
            digest.update(block)


def _parts(path: Path) -> list[Path]:
    endings = BESIDE.get(path.suffix.lower(), (path.suffix,))
    wanted = {path.stem + ending for ending in endings}
    if len(endings) == 1:
        return [path] if path.is_file() else []
    return sorted(each for each in path.parent.iterdir() if each.stem + each.suffix.lower() in wanted)


def changed(gpkg: Path, passport: Mapping) -> list[str]:
    """Return the tables of the workspace a run has read that are not what they were then.

    Args:
        gpkg: the workspace.
        passport: one of :func:`passports`.
    """
    own = f"{Path(gpkg).name}|layername="
    read = {each["source"][len(own) :]: each["sha256"] for each in passport["inputs"] if each["source"].startswith(own)}
    return [table for table, digest in read.items() if digest and table_digest(gpkg, table) != digest]
