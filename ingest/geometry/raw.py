"""Features as GDAL gives them: geometry as WKB, text byte by byte where the file may lie about its encoding."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyogrio
from pyogrio import errors as ogr_errors

from ...analysis.errors import InputError
from . import databases, encoding
from .model import Proposal
from .sources import DATABASES, Source

BYTEWISE_FORMATS = (".shp", ".tab", ".mif", ".dxf")
"""Formats whose text GDAL recodes by what the file says of itself."""
DRAWING_ENCODING = "DXF_ENCODING"
"""GDAL's setting for drawings, which it recodes by itself and often wrongly."""
ONE_LAYER = (".shp", ".geojson", ".fgb", ".tab", ".mif")
MAX_FEATURES = 5_000_000
FITTING = {
    "polygon": ("Polygon", "MultiPolygon", "CurvePolygon", "MultiSurface"),
    "line": ("LineString", "MultiLineString", "CompoundCurve", "MultiCurve"),
    "point": ("Point", "MultiPoint"),
}
HIGH = ("2.5D", "3D", "Measured")
ANYTHING = ("Unknown", "Geometry", "GeometryCollection", "Geometrycollection")
OGR_ERRORS = (
    ogr_errors.DataSourceError,
    ogr_errors.DataLayerError,
    ogr_errors.FeatureError,
    ogr_errors.GeometryError,
    RuntimeError,
    ValueError,
    OverflowError,
    IndexError,
    NameError,  # pyogrio trips over a coordinate system that is not UTF-8
)

CORRUPT = "{file} cannot be read as a vector file ({reason}). Ask for it again or export it anew as a GeoPackage."
NO_LAYER = "{file} has no layer {layer}. Its layers are {layers}."
SEVERAL_LAYERS = "{file} has several layers that fit: {layers}. Name one (in a path: add |layername=NAME to it)."
NO_FEATURES = "{file} has no features (layer {layer}). Give the file with the data."
NO_GEOMETRY = "{file} is a table without geometry. Give the file with the shapes."
TOO_MANY = "{file} has {count} features; more than {limit} are not read at once. Cut out the district in QGIS first."
CUT_TEXT = "a text ends within a character"
CUT_ACTION = "the half character was left out"


@dataclass(frozen=True)
class Raw:
    """What was read.

    Args:
        table: attributes, indexed by feature id.
        wkb: geometry of each feature, None for none.
        crs: what the file says of its coordinates (WKT or a code), "" for nothing.
        layer: its name.
        proposals: about the encoding.
        faults: rows whose text was cut.
        flattened: whether heights or measures were left out.
    """

    table: pd.DataFrame
    wkb: np.ndarray
    crs: str
    layer: str
    proposals: tuple[Proposal, ...]
    faults: list[tuple[int, str, str]]
    flattened: bool


def read_raw(source: Source, layer: str | None, kind: str, codec: str) -> Raw:
    """Read one layer.

    Args:
        source: what to open.
        layer: its name, None for the only one that fits.
        kind: ``polygon``, ``line`` or ``point``: which layers fit.
        codec: encoding the user chose, "" to find out.

    Raises:
        InputError: damaged, no such layer, several, no features, too many, or text not in that encoding.
    """
    chosen = _choose_layer(source, layer, kind)
    codec = encoding.check(codec) if codec else ""
    bytewise = source.suffix in BYTEWISE_FORMATS or bool(codec)
    try:
        meta, fids, wkb, columns = _read(source, chosen, bytewise)
    except UnicodeDecodeError:
        bytewise = True
        meta, fids, wkb, columns = _read(source, chosen, bytewise)
    name = chosen or source.dataset.stem
    if not len(fids):
        raise InputError(NO_FEATURES, file=source.shown, layer=name)
    if wkb is None:
        raise InputError(NO_GEOMETRY, file=source.shown)
    names = [str(each) for each in meta["fields"]]
    proposals, faults = (), []
    if bytewise:
        names, columns, proposals, faults = _decoded(names, columns, fids, source.text_encoding, codec)
    table = pd.DataFrame(dict(zip(_unique(names), columns)), index=pd.Index(fids.astype("int64"), name="fid"))
    return Raw(table, wkb, source.wkt or str(meta["crs"] or ""), name, proposals, faults, _high(meta))


def list_layers(source: Source) -> dict[str, str]:
    """Return the geometry type by name of the layers; tables have "" or "None"."""
    if source.suffix == ".gpkg":
        return databases.list_tables(source.dataset, source.shown)
    with _sentences(source):
        return {str(name): str(kind or "") for name, kind in pyogrio.list_layers(source.dataset)}


def _choose_layer(source: Source, layer: str | None, kind: str) -> str | None:
    if layer is None and source.suffix in ONE_LAYER:
        return None
    layers = list_layers(source)
    if layer is not None:
        if layer not in layers:
            raise InputError(NO_LAYER, file=source.shown, layer=layer, layers=", ".join(layers) or "-")
        return layer
    flat = {name: _flat(each) for name, each in layers.items()}
    shaped = [name for name, each in flat.items() if each not in ("", "None")]
    if not shaped:
        raise InputError(NO_GEOMETRY, file=source.shown)
    exact = [name for name in shaped if flat[name] in FITTING[kind]]
    lines = [name for name in shaped if kind == "polygon" and flat[name] in FITTING["line"]]
    other = [name for name in shaped if flat[name] in ANYTHING]
    for fitting in (exact, lines + other, shaped):
        if len(fitting) > 1:
            raise InputError(SEVERAL_LAYERS, file=source.shown, layers=", ".join(fitting))
        if fitting:
            return fitting[0]
    return None


def _high(meta: Mapping) -> bool:
    """Tell whether the geometries have heights or measures."""
    kind = str(meta["geometry_type"] or "")
    return kind.startswith(HIGH) or kind.split(" ")[-1] in ("Z", "M", "ZM")


def _flat(kind: str) -> str:
    """Return a geometry type without height and measure, in the spelling of the simple features."""
    words = [word for word in kind.split(" ") if word not in ("Z", "M", "ZM", *HIGH)]
    plain = words[0] if words else ""
    known = {each.casefold(): each for group in (*FITTING.values(), ANYTHING) for each in group}
    return known.get(plain.casefold(), plain)


def _read(source: Source, layer: str | None, bytewise: bool) -> tuple:
    drawing = bytewise and source.suffix == ".dxf"
    options = {"encoding": encoding.BYTEWISE} if bytewise and not drawing else {}
    with _sentences(source, final=bytewise), _drawing_bytewise() if drawing else contextlib.nullcontext():
        if source.suffix in (*DATABASES, ".gdb"):
            told = pyogrio.read_info(source.dataset, layer=layer, force_feature_count=True, **source.options)
            if told["features"] > MAX_FEATURES:
                raise InputError(TOO_MANY, file=source.shown, count=told["features"], limit=MAX_FEATURES)
        return pyogrio.raw.read(
            source.dataset, layer=layer, return_fids=True, force_2d=True, **options, **source.options
        )


@contextlib.contextmanager
def _drawing_bytewise() -> Iterator[None]:
    before = pyogrio.get_gdal_config_option(DRAWING_ENCODING)
    pyogrio.set_gdal_config_options({DRAWING_ENCODING: encoding.BYTEWISE})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({DRAWING_ENCODING: before})


@contextlib.contextmanager
def _sentences(source: Source, *, final: bool = True) -> Iterator[None]:
    """Turn what GDAL complains about into a sentence; its warnings are about what is checked here anyway.

    Unless ``final``, text that is not UTF-8 is no fault yet.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)
            yield
    except InputError:
        raise
    except OGR_ERRORS as error:
        if isinstance(error, UnicodeDecodeError) and not final:
            raise
        raise InputError(CORRUPT, file=source.shown, reason=" ".join(str(error).split())) from error


def _decoded(names: list[str], columns: list, fids: np.ndarray, declared: str, codec: str) -> tuple:
    """Return names, columns, proposals and faults with all text as it was meant."""
    text = [number for number, column in enumerate(columns) if column.dtype == object]
    different = dict.fromkeys(names)
    for number in text:
        different.update(dict.fromkeys(value for value in columns[number] if isinstance(value, str)))
    proposals: tuple[Proposal, ...] = ()
    if codec:
        encoding.refuse_wrong(list(different), codec)
    else:
        codec, proposal = encoding.decide(list(different), declared)
        proposals = (proposal,) if proposal else ()
    cut = np.zeros(len(fids), dtype=bool)
    columns = list(columns)
    for number in text:
        columns[number], halves = encoding.decode_column(columns[number], codec)
        cut |= halves
    faults = [(int(fid), CUT_TEXT, CUT_ACTION) for fid in fids[cut]]
    return [encoding.decode(name, codec) for name in names], columns, proposals, faults


def _unique(names: list[str]) -> list[str]:
    """Return names of which none is twice; a frame's own column of shapes is not taken either."""
    taken: Mapping[str, None] = {"geometry": None}
    result = []
    for name in names:
        candidate, number = name, 1
        while candidate in taken:
            number += 1
            candidate = f"{name}_{number}"
        taken = {**taken, candidate: None}
        result.append(candidate)
    return result
