"""Read a workspace for the audit: what can be read, and what is wrong with the file itself. Nothing is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from contextlib import closing, nullcontext
from pathlib import Path

import pandas as pd
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError

from ...analysis.errors import InputError
from ...ingest.importing.database import NO_WORKSPACE, NOT_A_WORKSPACE, complaints
from ...ingest.snapshot import snapshot
from ..spec import LayerSpec
from .model import UNITS, Found

OWN_TABLES = ("layer_styles", "qgis_projects")
"""Tables that QGIS keeps in a GeoPackage."""
SOUND = "ok"
UNREADABLE = (DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError, UnicodeDecodeError, ValueError)


def read_file(
    path: Path, specs: Sequence[LayerSpec], known: Collection[str]
) -> tuple[dict[str, pd.DataFrame], list[Found]]:
    """Return the tables of a workspace by key, indexed by feature id, and what is wrong with the file.

    Args:
        path: a GeoPackage.
        specs: layers to read.
        known: tables that may be there besides.

    Raises:
        InputError: there is no such file, or it is no GeoPackage.
    """
    if not path.is_file():
        raise InputError(NO_WORKSPACE, path=path)
    names, before = _contents(path)
    tables: dict[str, pd.DataFrame] = {}
    wanted = [spec.key for spec in specs if spec.key in names]
    with complaints(path), snapshot(path) if wanted else nullcontext(path) as copy:
        for key in wanted:
            try:
                tables[key] = pyogrio.read_dataframe(copy, layer=key, fid_as_index=True)
            except UNREADABLE as error:
                before.append(Found("unreadable", key, value=(str(error),)))
    expected = {spec.key for spec in specs} | set(known) | set(OWN_TABLES)
    before += [Found("unknown_table", name, label=(name,)) for name in names if name not in expected]
    return tables, before


def read_register(path: Path) -> dict[str, pd.DataFrame]:
    """Return the units of a workspace that is taken for right, by key.

    Raises:
        InputError: there is no such file, or it is no GeoPackage.
    """
    if not path.is_file():
        raise InputError(NO_WORKSPACE, path=path)
    names, _ = _contents(path)
    wanted = [key for key, _ in UNITS if key in names]
    with complaints(path), snapshot(path) as copy:
        return {key: pyogrio.read_dataframe(copy, layer=key, read_geometry=False) for key in wanted}


def _contents(path: Path) -> tuple[list[str], list[Found]]:
    """Return the tables a GeoPackage says it has, and whether SQLite finds it sound."""
    with complaints(path), closing(sqlite3.connect(str(path))) as database:
        database.execute("PRAGMA query_only = ON")
        if not database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'gpkg_contents'").fetchone()[0]:
            raise InputError(NOT_A_WORKSPACE, path=path, detail="gpkg_contents")
        try:
            damages = [str(row[0]) for row in database.execute("PRAGMA integrity_check")]
        except sqlite3.DatabaseError as error:
            damages = [str(error)]
        names = [name for (name,) in database.execute("SELECT table_name FROM gpkg_contents ORDER BY table_name")]
    damages = [damage for damage in damages if damage != SOUND]
    return names, [Found("damaged", value=damages, label=[path.name] * len(damages))] if damages else []
