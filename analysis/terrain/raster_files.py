"""Which files are not opened as rasters, whatever they hold."""

from __future__ import annotations

from pathlib import Path

from ..errors import InputError

DATABASES = (".gpkg", ".sqlite", ".mbtiles")
"""Endings of SQLite databases."""
IN_DATABASE = "The raster {path} is kept in a database. Save it in QGIS as a GeoTIFF (Export > Save As) and give that."


def refuse_database(path: Path | str) -> None:
    """Raise where a raster is kept in a database.

    rasterio brings an SQLite of its own: that one and the one of QGIS, on the same file in one process, lose each
    other's locks (sqlite.org/howtocorrupt.html, section 2.2.1), and QGIS what it writes.

    Raises:
        InputError: it is; the sentence says what to do.
    """
    if Path(path).suffix.lower() in DATABASES:
        raise InputError(IN_DATABASE, path=path)
