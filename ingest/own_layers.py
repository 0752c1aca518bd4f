"""Read the bureau's own roads or groups from any vector file, under the names of the data model.

A column is recognised by its name in the data model or by one of its other names (the Chinese alias), whatever the
case and padding. Encoding and coordinates are understood as for every file of the bureau (``ingest.geometry``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import geopandas as gpd

from ..analysis.errors import InputError
from .geometry import Proposal, read_geometry

LAYER_SEPARATOR = "|layername="
KINDS = {"LineString": "line", "Point": "point", "Polygon": "polygon"}


def read_own_layer(
    path: str,
    *,
    geometry: str,
    names: Mapping[str, Sequence[str]],
    required: Sequence[str] = (),
    crs: str,
    known: gpd.GeoDataFrame | None = None,
    report: Callable[[Proposal], None] | None = None,
) -> gpd.GeoDataFrame:
    """Return the features of ``path`` with columns named as in the data model, in ``crs``.

    Args:
        path: a vector file, or ``file.gpkg|layername=roads`` where the file holds several layers.
        geometry: ``LineString``, ``Point`` or ``Polygon``; multi-part features are split into their parts.
        names: other accepted names per field of the data model.
        required: fields without which the file cannot be used.
        crs: the CRS wanted, such as ``EPSG:4490``.
        known: what is known of the place, degrees: tells the zone of coordinates that do not say it.
        report: hears what was taken for granted about the file.

    Raises:
        InputError: the file cannot be read, has no such layer or geometry, its coordinates fit no system, or a
            required field is missing.
    """
    file, _, layer = path.partition(LAYER_SEPARATOR)
    incoming = read_geometry(file, layer=layer or None, kind=KINDS[geometry], known=known)
    if report is not None:
        for proposal in incoming.proposals:
            report(proposal)
    frame = incoming.frame.explode(ignore_index=True).to_crs(crs)
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
