"""Read the bureau's own roads or groups from any vector file, under the names of the data model.

A column is recognised by its name in the data model or by one of its other names (the Chinese alias), whatever the
case and padding. Text of a shapefile without a .cpg file is read as UTF-8 if it is UTF-8, else as GBK.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import geopandas as gpd
import pyogrio
from pyogrio.errors import DataSourceError

from ..analysis.errors import InputError

LAYER_SEPARATOR = "|layername="
FAMILIES = {"LineString": {"LineString", "MultiLineString"}, "Point": {"Point", "MultiPoint"}}


def read_own_layer(
    path: str, *, geometry: str, names: Mapping[str, Sequence[str]], required: Sequence[str] = (), crs: str
) -> gpd.GeoDataFrame:
    """Return the features of ``path`` with columns named as in the data model, in ``crs``.

    Args:
        path: a vector file, or ``file.gpkg|layername=roads`` where the file holds several layers.
        geometry: ``LineString`` or ``Point``; multi-part features are split into their parts.
        names: other accepted names per field of the data model.
        required: fields without which the file cannot be used.
        crs: the CRS wanted, such as ``EPSG:4490``.

    Raises:
        InputError: no file, no such layer, no CRS, no feature of that geometry, or a required field is missing.
    """
    file, _, layer = path.partition(LAYER_SEPARATOR)
    frame = _read(Path(file), layer or None, geometry)
    if frame.crs is None:
        raise InputError(
            "{file} has no coordinate reference system. Assign the right one in QGIS (or add its .prj file) first.",
            file=file,
        )
    frame = frame[frame.geometry.notna() & ~frame.geometry.is_empty]
    frame = frame[frame.geom_type.isin(FAMILIES[geometry])].explode(ignore_index=True).to_crs(crs)
    if frame.empty:
        raise InputError("{file} holds no {geometry} features. Give the right file.", file=file, geometry=geometry)
    renamed = _by_data_model(frame, names)
    missing = [field for field in required if field not in renamed.columns]
    if missing:
        raise InputError(
            "{file} has no field {field} (also accepted: {also}); its fields are {fields}. Rename or add the field.",
            file=file,
            field=missing[0],
            also=", ".join(names.get(missing[0], ())) or "-",
            fields=", ".join(str(name) for name in frame.columns if name != frame.geometry.name),
        )
    return renamed


def complete_rows(
    frame: gpd.GeoDataFrame, *, fields: Sequence[str], primary: str, source: str, located_by: str
) -> gpd.GeoDataFrame:
    """Return the rows with exactly the fields of the data model, nothing of theirs changed.

    Args:
        frame: what :func:`read_own_layer` returned.
        fields: the fields of the layer in order; those the file lacks stay empty.
        primary: its key; where the file has none the rows are numbered from 1.
        source: written where a row names no source of its own.
        located_by: written where a row does not say how it was located.
    """
    rows = frame.reindex(columns=[*fields, frame.geometry.name])
    if primary not in frame.columns:
        rows[primary] = [str(number) for number in range(1, len(rows) + 1)]
    for field, value in (("source", source), ("located_by", located_by)):
        if field in fields:
            rows[field] = rows[field].where(rows[field].notna(), value)
    return rows


def dbf_encoding(path: Path) -> str | None:
    """Return the encoding of a shapefile's text, or None where its .cpg file or another format says it."""
    table = path.with_suffix(".dbf")
    if path.suffix.lower() not in {".shp", ".dbf"} or path.with_suffix(".cpg").exists() or not table.exists():
        return None
    try:
        table.read_bytes()[_dbf_header_length(table) :].decode("utf-8")
    except UnicodeDecodeError:
        return "GB18030"
    return "UTF-8"


def _dbf_header_length(table: Path) -> int:
    with table.open("rb") as stream:
        return int.from_bytes(stream.read(10)[8:10], "little")


def _read(file: Path, layer: str | None, geometry: str) -> gpd.GeoDataFrame:
    if not file.exists():
        raise InputError("There is no file {file}. Check the path.", file=file)
    try:
        layers = {str(name): str(kind) for name, kind in pyogrio.list_layers(file)}
    except DataSourceError as error:
        raise InputError(
            "{file} cannot be read as a vector file ({reason}). Give a GeoPackage, shapefile or another OGR format.",
            file=file,
            reason=error,
        ) from error
    wanted = layer or _only_layer(layers, geometry)
    if wanted not in layers:
        raise InputError(
            "{file} needs a layer name: add {separator}NAME to the path. Its layers are {layers}.",
            file=file,
            separator=LAYER_SEPARATOR,
            layers=", ".join(layers),
        )
    return pyogrio.read_dataframe(file, layer=wanted, encoding=dbf_encoding(file))


def _only_layer(layers: Mapping[str, str], geometry: str) -> str | None:
    """Return the one layer that can be meant, or None."""
    if len(layers) == 1:
        return next(iter(layers))
    fitting = [name for name, kind in layers.items() if any(kind.startswith(family) for family in FAMILIES[geometry])]
    return fitting[0] if len(fitting) == 1 else None


def _by_data_model(frame: gpd.GeoDataFrame, names: Mapping[str, Sequence[str]]) -> gpd.GeoDataFrame:
    found = {str(column).strip().casefold(): column for column in reversed(frame.columns)}
    renames: dict[str, str] = {}
    for field, others in names.items():
        for name in (field, *others):
            column = found.get(name.strip().casefold())
            if column is not None and column not in renames:
                renames[column] = field
                break
    return frame.rename(columns=renames)
