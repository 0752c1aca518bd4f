"""The user's own files in the place of the bundled layers of a workspace, before its questions are asked."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely

from ..analysis.terrain import Dem, open_dem
from ..ingest.geometry import Proposal
from ..ingest.own_layers import LAYER_SEPARATOR, complete_rows, read_own_layer
from ..layers.catalog import CRS, LAYERS
from ..layers.codes import spellings
from ..layers.spec import LayerSpec

BUNDLED = Path(__file__).resolve().parents[1] / "data" / "townships.gpkg"
GPKG_VERSION = "1.2"
GEOMETRY = "geom"
ELEVATION = "elevation_m"
OWN_FIELDS = {"roads": ("surface",), "groups": ("population", "town_code")}
"""Without these the question cannot be answered."""


def replace_layer(gpkg: Path, spec: LayerSpec, path: str) -> None:
    """Put the user's own features in the place of the bundled ones, in the workspace only."""
    names = {field.name: (field.zh,) for field in spec.fields}
    from ..processing.base import translate

    def report(proposal: Proposal) -> None:
        print("run:", translate(proposal.reason).format(**proposal.values))

    frame = read_own_layer(
        path,
        geometry=spec.geometry or "",
        names=names,
        required=OWN_FIELDS[spec.key],
        crs=CRS,
        known=gpd.read_file(BUNDLED, layer="district"),
        report=report,
    )
    for field in spec.fields:
        if field.values and field.name in frame:
            known = spellings(field.values)
            frame[field.name] = [known.get(str(value).strip().casefold(), value) for value in frame[field.name]]
    rows = complete_rows(
        frame,
        fields=[field.name for field in spec.fields],
        primary=spec.primary,
        source=Path(path.partition(LAYER_SEPARATOR)[0]).name,
        located_by="surveyed",
    )
    put_layer(gpkg, spec, rows.rename_geometry(GEOMETRY))


def put_layer(gpkg: Path, spec: LayerSpec, rows: gpd.GeoDataFrame) -> None:
    """Write a layer of the workspace anew; the others stay."""
    pyogrio.write_dataframe(
        rows,
        gpkg,
        layer=spec.key,
        driver="GPKG",
        dataset_options={"VERSION": GPKG_VERSION},
        layer_options={"GEOMETRY_NAME": GEOMETRY, "IDENTIFIER": spec.zh},
    )


def use_dem(gpkg: Path, path: str) -> None:
    """Take every elevation from the user's DEM where it has one: at points, and as the mean over areas."""
    from ..processing.base import sentence

    with open_dem(path) as dem:
        for spec in LAYERS:
            if spec.geometry is None or ELEVATION not in {field.name for field in spec.fields}:
                continue
            rows = pyogrio.read_dataframe(gpkg, layer=spec.key)
            placed = rows.geometry.notna().to_numpy()
            if not placed.any():
                continue
            heights = np.full(len(rows), np.nan)
            heights[placed] = elevations(dem, rows.geometry[placed].to_numpy(), spec)
            known = np.isfinite(heights)
            rows[ELEVATION] = rows[ELEVATION].astype("Int64").mask(known, pd.Series(heights).round().astype("Int64"))
            rows["source"] = rows["source"].mask(known, rows["source"] + f"；海拔 {Path(path).name}")
            put_layer(gpkg, spec, rows)
        for note in dem.notes:
            print(f"  {sentence(note)}")


def elevations(dem: Dem, shapes: np.ndarray, spec: LayerSpec) -> np.ndarray:
    """Return metres of each feature; a DEM that says nothing about any of the points is refused."""
    if spec.geometry == "Polygon":
        return dem.zonal(shapes, CRS)["mean"].to_numpy()
    points = shapely.get_coordinates(shapes)
    dem.require(points, CRS)
    return dem.heights(points, CRS)
