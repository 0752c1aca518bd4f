"""Tables and attribute tables through OGR: dBase (with or without .cpg), GeoPackage, anything else it reads."""

from __future__ import annotations

import datetime
import sqlite3
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError

from ...analysis.errors import InputError
from ..geometry import encoding
from ..snapshot import is_database, snapshot
from .table import Note, Table

BYTEWISE = {".dbf": encoding.BYTEWISE, ".shp": encoding.BYTEWISE}
"""Formats whose text is read byte by byte, because they often lie about its encoding."""
FAILURES = (DataSourceError, DataLayerError, FeatureError, FieldError, OSError, ValueError, OverflowError)

UNREADABLE = "{file} cannot be read as a table ({reason}). Give CSV, XLSX, DBF, GeoPackage or another OGR format."
ENCODING = "{file}: its text is read as {encoding}."
NO_LAYER = "{file} has no layer {layer}. Its layers are {layers}. Give one of them in SHEET."
NO_LAYERS = "{file} holds no layer or table. Give another file."
NO_ROWS = "The table {layer} of {file} has no rows. Give another table."
OTHER_LAYERS = "{file}: the layer {layer} is read; SHEET chooses another of {layers}."


def layer_names(file: Path) -> list[str]:
    """Return the layers of a file.

    Raises:
        InputError: OGR cannot read it.
    """
    with _opened(file) as dataset:
        return [str(name) for name, _ in pyogrio.list_layers(dataset)]


@contextmanager
def _opened(file: Path) -> Iterator[Path]:
    """Give what OGR may open: the file, or a copy of a database, which QGIS may have open.

    Raises:
        InputError: it cannot be read.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of fields that GDAL had to shorten or leave out
            if not is_database(file):
                yield file
                return
            with snapshot(file) as copy:
                yield copy
    except (*FAILURES, sqlite3.Error) as error:
        raise InputError(UNREADABLE, file=file, reason=error) from error


def read(file: Path, layer: str) -> Table:
    """Return the rows of a layer without geometry.

    Raises:
        InputError: OGR cannot read it, there is no such layer, or it has no rows.
    """
    layers = layer_names(file)
    if not layers:
        raise InputError(NO_LAYERS, file=file)
    if layer and layer not in layers:
        raise InputError(NO_LAYER, file=file, layer=layer, layers=", ".join(layers))
    chosen = layer or layers[0]
    with _opened(file) as dataset:
        frame = pyogrio.read_dataframe(
            dataset, layer=chosen, read_geometry=False, encoding=BYTEWISE.get(file.suffix.lower()), fid_as_index=True
        )
    if frame.empty:
        raise InputError(NO_ROWS, file=file, layer=chosen)
    notes: list[Note] = []
    if file.suffix.lower() in BYTEWISE:
        frame = _decoded(frame, file, notes)
    if len(layers) > 1 and not layer:
        notes.append(Note(OTHER_LAYERS, file=file.name, layer=chosen, layers=", ".join(layers)))
    cells = {str(name): pd.Series(map(_plain, column), dtype=object) for name, column in frame.items()}
    table = pd.DataFrame(cells).set_axis(frame.index.to_numpy(), axis=0)
    return Table(f"{file.name} {chosen}" if len(layers) > 1 else file.name, table, notes)


def _decoded(frame: pd.DataFrame, file: Path, notes: list[Note]) -> pd.DataFrame:
    """Return names and texts as they were meant: neither a .cpg file nor the lack of one is trusted."""
    texts = [name for name in frame.columns if any(isinstance(value, str) for value in frame[name])]
    different = dict.fromkeys(frame.columns)
    for name in texts:
        different.update(dict.fromkeys(value for value in frame[name] if isinstance(value, str)))
    said = file.with_suffix(".cpg")
    declared = said.read_text(encoding="latin-1").strip() if said.is_file() else ""
    codec, _ = encoding.decide(list(different), declared)
    notes.append(Note(ENCODING, file=file.name, encoding=codec))
    decoded = {name: encoding.decode_column(frame[name].to_numpy(dtype=object), codec)[0] for name in texts}
    names = [encoding.decode(str(name), codec) for name in frame.columns]
    return frame.assign(**decoded).set_axis(names, axis=1)


def _plain(value: Any) -> object:
    """Return a cell as text, number, truth value or None."""
    if value is None or (not isinstance(value, (list, np.ndarray)) and pd.isna(value)):
        return None
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, (str, int, float, bool)):
        return value if not isinstance(value, str) or value.strip() else None
    return str(value)
