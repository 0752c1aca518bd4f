"""The results of ``wulong:matchtable``: every row with its unit, and the rows to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsField, QgsFields, QgsWkbTypes

from ...analysis.errors import Cancelled, InputError
from ...layers import codes
from .. import values
from ..adapters import make_fields, read_frame, write_frame
from ..base import translate
from ..networks import Layers, is_modelled
from .matchtable_run import BUNDLED, LEVELS, REGISTER_LAYERS, Given, counts, headline, own_columns, workspace
from .wording import listed

if TYPE_CHECKING:
    import pandas as pd

    from ...ingest.names import Register

AREA_TABLES = {"townships": "town_code", "villages": "village_code", "communities": "village_code"}
FIELDS = (
    ("code", "text"),
    ("name", "text"),
    ("town_code", "text"),
    ("method", "text"),
    ("confidence", "real"),
    ("candidates", "text"),
    ("reason", "text"),
)
"""Fields on OUTPUT behind those of the table."""
BASIS = ("basis", "text")
UNMATCHED_FIELDS = (
    ("row", "integer"),
    ("raw_name", "text"),
    ("parent_name", "text"),
    ("raw_code", "text"),
    ("method", "text"),
    ("reason", "text"),
    ("candidates", "text"),
    ("decision", "text"),
)
GIVEN = "_given"
"""Behind the name of a column of the table that a result field would replace."""
TOWN_DIGITS = 9
DONE_PCT = 100.0
NO_AREAS = "JOIN_GEOMETRY is on, but neither the layers given nor the workspace have areas. Give VILLAGES or TOWNSHIPS."
SCHEMATIC = "Schematic (示意): the areas come from a model; only names and codes are real."
RENAMED = "Columns of the table renamed, because the result has fields of that name: {names}."


def write(layers: Layers, given: Given, answer: pd.DataFrame, register: Register) -> dict:
    """Write both tables and return their ids and the headline numbers.

    Raises:
        Cancelled: the user stopped; nothing was written yet.
    """
    if layers.feedback.isCanceled():
        raise Cancelled
    found = counts(answer, register, LEVELS[layers.choice("LEVEL")])
    outputs = {
        "OUTPUT": _write_rows(layers, given, answer),
        "UNMATCHED": _write_unmatched(layers, given, answer),
        **found,
        "SENTENCE": headline(given, found),
    }
    layers.feedback.setProgress(DONE_PCT)
    return {key: value for key, value in outputs.items() if value is not None}


def _write_rows(layers: Layers, given: Given, answer: pd.DataFrame) -> str | None:
    joined = layers.algorithm.parameterAsBoolean(layers.parameters, "JOIN_GEOMETRY", layers.context)
    areas = _areas(layers) if joined else None
    own = (*FIELDS, BASIS) if areas is not None else FIELDS
    taken = {name for name, _ in own}
    names = own_columns(given)
    renames = _renames(names, taken)
    if renames:
        layers.say(RENAMED, names=listed(f"{old} → {new}" for old, new in renames.items()))
    fields = _fields(given, names, renames)
    for field in make_fields(own):
        fields.append(field)
    frame = given.frame.rename(columns=renames)
    found = answer.set_axis(frame.index, axis=0).assign(town_code=lambda rows: rows["code"].str[:TOWN_DIGITS].where(
        rows["code"].str.len() >= TOWN_DIGITS))  # fmt: skip
    for name, kind in FIELDS:
        frame[name] = found[name].where(found[name] != "", None) if kind == "text" else found[name]
    title, wkb_type, crs = translate("Table with units"), given.wkb_type, given.crs
    if areas is not None:
        frame, wkb_type, crs = _with_areas(frame, areas), QgsWkbTypes.Type.MultiPolygon, areas.qgis_crs
        if areas.modelled:
            layers.say(SCHEMATIC)
            title = translate("{title} (schematic 示意)").format(title=title)
    return write_frame(
        layers.algorithm, layers.parameters, "OUTPUT", layers.context, frame, name=title, fields=fields,
        wkb_type=wkb_type, crs=crs,
    )  # fmt: skip


def _renames(names: list[str], taken: set[str]) -> dict[str, str]:
    """Return new names for the columns that the result, or the file's own row numbers, would replace."""
    used = {name.casefold() for name in names} | taken
    renames = {}
    for name in names:
        if name.casefold() in taken | {"fid"}:
            new = name + GIVEN
            while new.casefold() in used:
                new += GIVEN
            used.add(new.casefold())
            renames[name] = new
    return renames


def _fields(given: Given, names: list[str], renames: dict[str, str]) -> QgsFields:
    """Return the table's own fields under their new names."""
    fields = QgsFields()
    if isinstance(given.fields, QgsFields):
        for field in given.fields:
            copy = QgsField(field)
            copy.setName(renames.get(field.name(), field.name()))
            fields.append(copy)
        return fields
    for field in make_fields([(renames.get(name, name), kind) for name, kind in given.fields if name in names]):
        fields.append(field)
    return fields


@dataclass(frozen=True)
class _Areas:
    """Areas by code."""

    frame: object
    modelled: bool
    qgis_crs: QgsCoordinateReferenceSystem


def _areas(layers: Layers) -> _Areas:
    """Return the areas of the layers given, else those of the workspace or the plugin."""
    import geopandas
    import pandas as pd
    import pyogrio

    from ...ingest.importing.database import complaints
    from ...ingest.snapshot import snapshot

    frames = []
    given = [key for key in ("TOWNSHIPS", "VILLAGES", "COMMUNITIES") if layers.open(key) is not None]
    for key in given:
        frame = read_frame(layers.open(key), layers.context, layers.feedback)
        frames.append(frame.rename(columns={REGISTER_LAYERS[key]: "area_code"}))
    if not given:
        file = workspace(layers) or BUNDLED
        with complaints(file), snapshot(file) as copy:
            there = {str(name) for name, _ in pyogrio.list_layers(copy)}
            for table, code in AREA_TABLES.items():
                if table in there:
                    frames.append(pyogrio.read_dataframe(copy, layer=table).rename(columns={code: "area_code"}))
    frames = [frame.set_geometry(frame.geometry.name) for frame in frames if frame.geometry.notna().any()]
    if not frames:
        raise InputError(NO_AREAS)
    modelled = any(is_modelled(frame) for frame in frames)
    parts = [
        geopandas.GeoDataFrame({"area_code": values.codes(frame["area_code"])}, geometry=frame.geometry.array).to_crs(
            frames[0].crs
        )
        for frame in frames
    ]
    every = pd.concat(parts, ignore_index=True).drop_duplicates("area_code").set_index("area_code")
    crs = QgsCoordinateReferenceSystem.fromWkt(every.crs.to_wkt()) if every.crs else QgsCoordinateReferenceSystem()
    return _Areas(every, modelled, crs)


def _with_areas(frame: pd.DataFrame, areas: _Areas) -> pd.DataFrame:
    """Return the rows with the area of their unit, None where there is none."""
    import geopandas
    import pandas as pd
    import shapely

    own = getattr(frame, "_geometry_column_name", None)
    table = pd.DataFrame(frame.drop(columns=[own] if own in frame.columns else []))
    shapes = areas.frame.geometry.reindex(table["code"]).to_numpy()
    single = shapely.get_type_id(shapes) == int(shapely.GeometryType.POLYGON)
    shapes[single] = [shapely.multipolygons([shape]) for shape in shapes[single]]
    basis = codes.MODELLED if areas.modelled else "given"
    table[BASIS[0]] = [basis if shape is not None else None for shape in shapes]
    column = "geometry"
    while column in table:
        column += "_"
    return geopandas.GeoDataFrame(table.assign(**{column: shapes}), geometry=column, crs=areas.frame.crs)


def _write_unmatched(layers: Layers, given: Given, answer: pd.DataFrame) -> str | None:
    """Write the rows to decide, with an empty column for the decision."""
    import pandas as pd

    from ...ingest.names.deciding import WHY_NOT

    table = pd.DataFrame(
        {
            "row": pd.Series(given.frame.index.to_numpy(), dtype="Int64"),
            "raw_name": _texts(given.column(given.columns.name)),
            "parent_name": _texts(given.column(given.columns.parent)),
            "raw_code": _texts(given.column(given.columns.code)),
            "method": answer["method"],
            "reason": [translate(WHY_NOT.get(reason, reason)) if reason else None for reason in answer["reason"]],
            "candidates": answer["candidates"],
            "decision": pd.Series([None] * len(answer), dtype=object),
        }
    )
    table = table[answer["method"].isin(["ambiguous", "unmatched"])]
    return write_frame(
        layers.algorithm, layers.parameters, "UNMATCHED", layers.context, table, name=translate("Rows to decide"),
        fields=UNMATCHED_FIELDS,
    )  # fmt: skip


def _texts(cells: list) -> pd.Series:
    import pandas as pd

    return pd.Series(values.texts(pd.Series(cells, dtype=object)), dtype=object)
