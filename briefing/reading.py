"""Read the layers of a workspace as frames in WGS 84, complete with every field of the catalog."""

from __future__ import annotations

import sqlite3
import warnings
from contextlib import ExitStack
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio

from ..analysis.errors import InputError
from ..ingest.snapshot import snapshot
from ..layers.catalog import BY_KEY
from ..layers.spec import LayerSpec

WEB_CRS = "EPSG:4326"
NOT_A_WORKSPACE = (
    "{file} cannot be read as a workspace ({reason}). Choose the wulong.gpkg made by the plugin or by make run."
)
NO_LAYER = "{file} has no layer {layer}. Choose the wulong.gpkg made by the plugin or by make run."
EMPTY = "The layer {layer} of {file} is empty. Make the workspace again, or load your own {layer} into it."
NO_FIELD = "The layer {layer} of {file} has no field {field}. Run the road connectivity algorithm again."


def layer_names(gpkg: Path) -> frozenset[str]:
    """Return the names of the layers and tables in a GeoPackage."""
    if not gpkg.is_file():
        raise InputError(NOT_A_WORKSPACE, file=gpkg, reason="there is no such file")
    try:
        return frozenset(pyogrio.list_layers(gpkg)[:, 0])
    except pyogrio.errors.DataSourceError as error:
        raise InputError(NOT_A_WORKSPACE, file=gpkg, reason=error) from error


def read_layers(gpkg: Path, required: tuple[str, ...]) -> dict[str, gpd.GeoDataFrame]:
    """Return every layer of the catalog by key, each sorted by its primary field.

    An absent layer is an empty frame with its fields. Those in ``required`` must be there and not empty.
    """
    if not gpkg.is_file():
        raise InputError(NOT_A_WORKSPACE, file=gpkg, reason="there is no such file")
    with ExitStack() as opened:
        try:
            copy = opened.enter_context(snapshot(gpkg))  # QGIS may have the file itself open
        except sqlite3.Error as error:
            raise InputError(NOT_A_WORKSPACE, file=gpkg, reason=error) from error
        present = layer_names(copy)
        for key in required:
            if key not in present:
                raise InputError(NO_LAYER, file=gpkg, layer=key)
        layers = {key: _read(copy, spec) if key in present else _empty(spec) for key, spec in BY_KEY.items()}
    for key in required:
        if layers[key].geometry.is_empty.all() or layers[key].geometry.isna().all():
            raise InputError(EMPTY, file=gpkg, layer=key)
    return layers


def require_field(frame: gpd.GeoDataFrame, gpkg: Path, layer: str, field: str) -> None:
    """Stop with a sentence when a result has no value at all in the field it exists for."""
    if len(frame) and frame[field].isna().all():
        raise InputError(NO_FIELD, file=gpkg, layer=layer, field=field)


def _empty(spec: LayerSpec) -> gpd.GeoDataFrame:
    return _complete(gpd.GeoDataFrame({spec.primary: []}, geometry=gpd.GeoSeries([], crs=WEB_CRS)), spec)


def _read(gpkg: Path, spec: LayerSpec) -> gpd.GeoDataFrame:
    frame = pyogrio.read_dataframe(gpkg, layer=spec.key)
    if not isinstance(frame, gpd.GeoDataFrame):
        nothing = gpd.GeoSeries(np.full(len(frame), None, dtype=object), crs=WEB_CRS)
        frame = gpd.GeoDataFrame(frame, geometry=nothing)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Conversion of an array", DeprecationWarning)  # pyproj, for a single point
        frame = frame.to_crs(WEB_CRS) if frame.crs is not None else frame.set_crs(WEB_CRS)
    return _complete(frame, spec).sort_values(spec.primary, kind="stable", ignore_index=True)


def _complete(frame: gpd.GeoDataFrame, spec: LayerSpec) -> gpd.GeoDataFrame:
    """Add the catalog fields a user's own file may lack; codes and names become text, counts numbers."""
    for field in spec.fields:
        if field.name not in frame.columns:
            frame[field.name] = pd.Series([None] * len(frame), dtype=object, index=frame.index)
        if field.kind == "text":
            frame[field.name] = pd.Series([text(each) for each in frame[field.name]], dtype=object, index=frame.index)
        else:
            frame[field.name] = pd.to_numeric(frame[field.name], errors="coerce").astype(float)
    return frame


def text(value: object) -> str | None:
    """Return a value as text: None for a missing one, ``12`` for 12.0."""
    if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
