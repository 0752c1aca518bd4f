"""Rows of a workspace's tables, read without a lock while QGIS may be writing to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..analysis.errors import InputError
from ..ingest.addresses import quoted, sqlite_address
from ..layers.catalog import BY_KEY

if TYPE_CHECKING:
    import geopandas

UNREADABLE = "The workspace {path} cannot be read ({reason}). Open it again, or make a new workspace."


class Tables:
    """Tables of a workspace; one that is absent has no rows, and an absent field is None."""

    def __init__(self, gpkg: Path) -> None:
        self.gpkg = gpkg

    @cached_property
    def names(self) -> frozenset[str]:
        """Names of the tables that are there."""
        return frozenset(row["name"] for row in self._ask("SELECT table_name AS name FROM gpkg_contents", ()))

    def rows(self, table: str, **wanted: object) -> list[dict]:
        """Return the rows of a table whose fields have the values wanted, in the order they are stored.

        Args:
            table: key of the layer.
            wanted: value by field; a list or tuple stands for any of its values.

        Raises:
            InputError: the file is no workspace.
        """
        if table not in self.names:
            return []
        fields = [each.name for each in BY_KEY[table].fields]
        there = {row["name"] for row in self._ask(f"PRAGMA table_info({quoted(table)})", ())}
        if not set(wanted) <= there:
            return []
        tests, given = [], []
        for field, value in wanted.items():
            several = value if isinstance(value, (list, tuple)) else [value]
            tests.append(f"{quoted(field)} IN ({', '.join('?' * len(several))})")
            given.extend(several)
        read = ", ".join(quoted(name) if name in there else f"NULL AS {quoted(name)}" for name in fields)
        query = f"SELECT {read} FROM {quoted(table)} WHERE {' AND '.join(tests) or '1'} ORDER BY rowid"
        return self._ask(query, tuple(given))

    def row(self, table: str, **wanted: object) -> Mapping[str, object] | None:
        """Return the first of those rows, None where there is none."""
        return next(iter(self.rows(table, **wanted)), None)

    def shapes(self, table: str, crs: str, field: str = "", wanted: Sequence[str] = ()) -> geopandas.GeoDataFrame:
        """Return rows of a layer with their shapes.

        Args:
            table: key of the layer; it must be there.
            crs: to transform to, such as ``EPSG:4545``.
            field: only rows with one of the values ``wanted`` in it; all by default.
            wanted: those values.

        Raises:
            InputError: the file cannot be read.
        """
        import geopandas
        import pandas as pd

        from ..ingest.importing import blobs, workspace_file

        with self._opened() as database:
            told = workspace_file.describe(database, self.gpkg, table)
        tests = f" WHERE {quoted(field)} IN ({', '.join('?' * len(wanted))})" if field else ""
        rows = self._ask(f"SELECT * FROM {quoted(table)}{tests} ORDER BY rowid", tuple(wanted))
        frame = pd.DataFrame(rows, columns=[told.geometry, *told.columns])
        shapes = blobs.from_blobs(frame.pop(told.geometry).tolist())
        return geopandas.GeoDataFrame(frame, geometry=shapes, crs=told.crs).to_crs(crs)

    def _ask(self, query: str, given: tuple) -> list[dict]:
        with self._opened() as database:
            database.row_factory = sqlite3.Row
            return [dict(row) for row in database.execute(query, given)]

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """Give a connection of Python's own SQLite: QGIS has the file open, so no other library may open it."""
        try:
            with closing(sqlite3.connect(self._address, uri=True)) as database:
                yield database
        except sqlite3.DatabaseError as error:
            raise InputError(UNREADABLE, path=self.gpkg, reason=error) from error

    @property
    def _address(self) -> str:
        """Read without a lock, unless somebody is writing to the file."""
        busy = self.gpkg.with_name(f"{self.gpkg.name}-wal").exists()
        return sqlite_address(self.gpkg.resolve(), f"mode=ro{'' if busy else '&immutable=1'}")
