"""Rows into the tables of a workspace: all of them or none, after a backup."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import shapely

from ...analysis.errors import InputError
from ..addresses import quoted
from . import blobs
from .backups import kept_backup
from .changes import GEOMETRY, Change, has_geometry
from .database import complaints, connect, stop_if, transaction
from .reproject import reproject

BATCH = 2000
"""Rows written between two looks at the cancel button."""
NO_TABLE = "{path} has no layer {layer}. Choose the .gpkg file of a workspace, or build a new one."
WRONG_RESULT = (
    "The layer {layer} did not come out right in {path} ({detail}), so everything was put back. Nothing was changed. "
    "Restore a backup or build a new workspace, then import again."
)
FID = "fid"
_MULTI = {"POINT": "MULTIPOINT", "LINESTRING": "MULTILINESTRING", "POLYGON": "MULTIPOLYGON"}
_LAST_SINGLE_TYPE = 3
"""shapely's type ids above this one are multi-part geometries."""
_PROMOTE = {"POINT": shapely.multipoints, "LINESTRING": shapely.multilinestrings, "POLYGON": shapely.multipolygons}


@dataclass(frozen=True)
class Table:
    """A table as the workspace describes it."""

    name: str
    columns: tuple[str, ...]
    geometry: str | None
    geometry_type: str
    srs_id: int
    crs: pyproj.CRS | None


@dataclass(frozen=True)
class Written:
    """What a write did: the backup made before it, None where there was nothing to write, and the rows touched."""

    backup: Path | None
    rows: int


def list_tables(workspace: Path) -> set[str]:
    """Return the names of the layers and tables of a workspace."""
    with complaints(workspace), closing(connect(workspace)) as database:
        return {row[0] for row in database.execute("SELECT table_name FROM gpkg_contents")}


def read_table(workspace: Path, name: str) -> pd.DataFrame:
    """Return a table indexed by feature id, with the geometries in a column ``geometry`` where it has any.

    Raises:
        InputError: no such table, or the file cannot be read.
    """
    with complaints(workspace), closing(connect(workspace)) as database:
        table = describe(database, workspace, name)
        columns = ", ".join(quoted(column) for column in (FID, *table.columns))
        shape = f", {quoted(table.geometry)}" if table.geometry else ""
        found = database.execute(f"SELECT {columns}{shape} FROM {quoted(name)} ORDER BY fid").fetchall()
    width = 1 + len(table.columns)
    cells = {column: pd.Series([row[place] for row in found], dtype=object)
             for place, column in enumerate((FID, *table.columns))}  # fmt: skip
    frame = pd.DataFrame(cells).set_index(FID)
    frame.index = frame.index.astype("int64")
    if not table.geometry:
        return frame
    shapes = blobs.from_blobs([row[width] for row in found])
    return gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries(shapes, index=frame.index, crs=table.crs))


def write_changes(
    workspace: Path,
    changes: Sequence[Change],
    *,
    report: Callable[[str], None] = lambda step: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Written:
    """Make a backup, then write all changes in one transaction.

    Args:
        workspace: the GeoPackage; it may be open in QGIS.
        changes: what to do, table by table.
        report: hears each step when it is done: ``backup``, the name of each table, ``verified``.
        should_stop: asked between batches of rows; True leaves everything as it was.

    Returns:
        Where the backup is, and how many rows were touched.

    Raises:
        InputError: the file is locked, read-only, damaged, or the disk is full; nothing was changed then.
        Cancelled: the user stopped; nothing was changed.
    """
    changes = [change for change in changes if change.rows]
    if not changes:
        return Written(None, 0)
    # The lock is taken first: what is backed up is exactly what will be changed.
    with complaints(workspace), transaction(workspace) as database, kept_backup(workspace, should_stop) as backup:
        report("backup")
        for change in changes:
            _write(database, workspace, change, should_stop)
            report(change.table)
        _verify(database, workspace)
        stop_if(should_stop)
        report("verified")
        database.execute("COMMIT")
    return Written(backup, sum(change.rows for change in changes))


def describe(database: sqlite3.Connection, workspace: Path, name: str) -> Table:
    """Return what the workspace says about a table.

    Raises:
        InputError: there is no such table.
    """
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({quoted(name)})")]
    if FID not in columns:
        raise InputError(NO_TABLE, path=workspace, layer=name)
    found = database.execute(
        "SELECT column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?", (name,)
    ).fetchone()
    geometry, kind, srs_id = found or (None, "", 0)
    plain = tuple(column for column in columns if column not in (FID, geometry))
    return Table(name, plain, geometry, kind.upper(), srs_id, _crs(database, srs_id) if found else None)


def _crs(database: sqlite3.Connection, srs_id: int) -> pyproj.CRS | None:
    organization, number, definition = database.execute(
        "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?",
        (srs_id,),
    ).fetchone()
    if str(organization).upper() == "NONE":
        return None
    known = str(organization).upper() == "EPSG"
    return pyproj.CRS.from_user_input(f"EPSG:{number}" if known else definition)


def _write(database: sqlite3.Connection, workspace: Path, change: Change, should_stop: Callable[[], bool]) -> None:
    table = describe(database, workspace, change.table)
    before = _count(database, table.name)
    update, insert = _in_table(change.update, table), _in_table(change.insert, table)
    if _several_parts(update, table) or _several_parts(insert, table):
        table = _make_multi(database, table)
    name = quoted(table.name)
    gone = [(int(fid),) for fid in change.delete]
    for batch in _batches(gone, should_stop):
        database.executemany(f"DELETE FROM {name} WHERE fid = ?", batch)
    if len(update):
        columns, rows = _rows(update, table)
        pairs = ", ".join(f"{quoted(column)} = ?" for column in columns)
        keyed = [(*row, int(fid)) for row, fid in zip(rows, update.index)]
        for batch in _batches(keyed, should_stop):
            database.executemany(f"UPDATE {name} SET {pairs} WHERE fid = ?", batch)
    if len(insert):
        columns, rows = _rows(insert, table)
        marks, names = ", ".join("?" * len(columns)), ", ".join(quoted(column) for column in columns)
        for batch in _batches(rows, should_stop):
            database.executemany(f"INSERT INTO {name} ({names}) VALUES ({marks})", batch)
    if _count(database, table.name) != before - len(gone) + len(insert):
        raise InputError(WRONG_RESULT, path=workspace, layer=table.name, detail="count")
    _describe_anew(database, table)


def _in_table(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return a frame in the coordinate system of the table."""
    if has_geometry(frame) and table.geometry and table.crs is not None and frame.crs != table.crs:
        shapes = reproject(frame[GEOMETRY].to_numpy(), frame.crs, table.crs)
        return gpd.GeoDataFrame(pd.DataFrame(frame.drop(columns=GEOMETRY)), geometry=list(shapes), crs=table.crs)
    return frame


def _several_parts(frame: pd.DataFrame, table: Table) -> bool:
    if not has_geometry(frame) or table.geometry_type not in _MULTI:
        return False
    shapes = frame[GEOMETRY].to_numpy()
    return bool((shapely.get_num_geometries(shapes) > 1).any())


def _make_multi(database: sqlite3.Connection, table: Table) -> Table:
    """Let a table hold geometries of several parts, as a village with an exclave has: all its rows become so.

    The type stands in three places; a file in which they differ is read with a warning.
    """
    multi = _MULTI[table.geometry_type]
    column = re.escape(quoted(table.geometry or ""))
    sql = database.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table.name,)).fetchone()
    changed = re.sub(rf"({column}\s+){table.geometry_type}\b", rf"\g<1>{multi}", sql[0], count=1)
    version = database.execute("PRAGMA schema_version").fetchone()[0]
    database.execute("PRAGMA writable_schema = ON")
    database.execute("UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?", (changed, table.name))
    database.execute(f"PRAGMA schema_version = {version + 1}")
    database.execute("PRAGMA writable_schema = OFF")
    database.execute(
        "UPDATE gpkg_geometry_columns SET geometry_type_name = ? WHERE table_name = ?", (multi, table.name)
    )
    promoted = Table(table.name, table.columns, table.geometry, multi, table.srs_id, table.crs)
    name, shape = quoted(table.name), quoted(table.geometry or "")
    found = database.execute(f"SELECT fid, {shape} FROM {name} WHERE {shape} IS NOT NULL").fetchall()
    shapes = _fitting(blobs.from_blobs([row[1] for row in found]), promoted)
    database.executemany(
        f"UPDATE {name} SET {shape} = ? WHERE fid = ?",
        [(blob, row[0]) for blob, row in zip(blobs.to_blobs(shapes, table.srs_id), found)],
    )
    return promoted


def _fitting(shapes: np.ndarray, table: Table) -> np.ndarray:
    """Return geometries of the table's own type: single parts out of, or into, multi-part ones."""
    shapes = np.array(shapes, dtype=object)
    multi = shapely.get_type_id(shapes) > _LAST_SINGLE_TYPE
    single = {many: one for one, many in _MULTI.items()}.get(table.geometry_type)
    if single is None:
        lone = multi & (shapely.get_num_geometries(shapes) == 1)
        shapes[lone] = shapely.get_geometry(shapes[lone], 0)
        return shapes
    apart = ~multi & ~shapely.is_missing(shapes)
    if apart.any():
        shapes[apart] = _PROMOTE[single](shapes[apart][:, None])
    return shapes


def _rows(frame: pd.DataFrame, table: Table) -> tuple[list[str], list[tuple]]:
    """Return columns and rows as SQLite takes them; columns that the table lacks are left out."""
    columns = [column for column in frame.columns if column in table.columns]
    cells: list[list] = [[None if pd.isna(value) else _plain(value) for value in frame[column]] for column in columns]
    if has_geometry(frame) and table.geometry:
        columns.append(table.geometry)
        cells.append(blobs.to_blobs(_fitting(frame[GEOMETRY].to_numpy(), table), table.srs_id))
    return columns, list(zip(*cells))


def _plain(value: object) -> object:
    return value.item() if isinstance(value, np.generic) else value


def _batches(rows: list[tuple], should_stop: Callable[[], bool]) -> Iterator[list[tuple]]:
    for start in range(0, len(rows), BATCH):
        stop_if(should_stop)
        yield rows[start : start + BATCH]


def _describe_anew(database: sqlite3.Connection, table: Table) -> None:
    """Bring extent, date and count of a table up to date, as GDAL keeps them."""
    now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
    database.execute("UPDATE gpkg_contents SET last_change = ? WHERE table_name = ?", (now, table.name))
    if table.geometry:
        shape = quoted(table.geometry)
        west, east, south, north = (
            f"(SELECT {side}({name}({shape})) FROM {quoted(table.name)})"
            for name, side in zip(blobs.EXTENT_FUNCTIONS, ("min", "max", "min", "max"))
        )
        database.execute(
            f"UPDATE gpkg_contents SET min_x = {west}, min_y = {south}, max_x = {east}, max_y = {north} "
            "WHERE table_name = ?",
            (table.name,),
        )
    if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'gpkg_ogr_contents'").fetchone():
        database.execute(
            "UPDATE gpkg_ogr_contents SET feature_count = ? WHERE table_name = ?",
            (_count(database, table.name), table.name),
        )


def _verify(database: sqlite3.Connection, workspace: Path) -> None:
    """Raise unless file and spatial indexes are sound as they are about to be committed."""
    answer = database.execute("PRAGMA integrity_check").fetchone()[0]
    if answer != "ok":
        raise InputError(WRONG_RESULT, path=workspace, layer="*", detail=answer)
    columns = database.execute("SELECT table_name, column_name FROM gpkg_geometry_columns").fetchall()
    for name, column in columns:
        index = f"rtree_{name}_{column}"
        if not database.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (index,)).fetchone():
            continue
        wanted = f"SELECT count(*) FROM {quoted(name)} WHERE {quoted(column)} NOT NULL"
        held = database.execute(f"{wanted} AND NOT ST_IsEmpty({quoted(column)})").fetchone()[0]
        if held != _count(database, index):
            raise InputError(WRONG_RESULT, path=workspace, layer=name, detail=index)


def _count(database: sqlite3.Connection, name: str) -> int:
    return database.execute(f"SELECT count(*) FROM {quoted(name)}").fetchone()[0]
