"""Open the raster of a DEM and say what is wrong with it, or what was assumed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio
from rasterio.enums import ColorInterp
from rasterio.errors import RasterioError, RasterioIOError
from rasterio.windows import Window

from ..errors import InputError, PlannerError
from .metres import metres_per_unit
from .raster_files import refuse_database

FEET_M = {
    "ft": 0.3048, "foot": 0.3048, "feet": 0.3048, "international foot": 0.3048,
    "us survey foot": 1200 / 3937, "us-ft": 1200 / 3937, "ftus": 1200 / 3937,
}  # fmt: skip
"""Metres of a foot by the name a raster gives its unit (international foot 1959; US survey foot 1893)."""
METRES = {"", "m", "metre", "meter", "metres", "meters", "米"}
COARSE_CELL_M = 200.0
"""Wider cells blur a hillside of some hundred metres into one slope; the common global models have 30 or 90 m."""
PICTURE = (ColorInterp.red, ColorInterp.palette)

NO_FILE = "The DEM {path} is not there. Check the path, or choose the file again."
ZERO_BYTES = "The DEM {path} has 0 bytes. Copy it again from where it came from."
NO_RASTER = "The DEM {path} cannot be read as a raster ({reason}). Give a GeoTIFF or another GDAL raster."
BROKEN = "The DEM {path} cannot be read to the end ({reason}). It may be copied in part only; copy it again."
NO_CRS = "The DEM {path} has no coordinate reference system. Assign one in QGIS (Raster > Projections) first."
NOT_HEIGHTS = "The DEM {path} is a picture ({kind}), not heights. Give the elevation model itself."
NO_GRID = "The DEM {path} has no place on the earth (no geotransform). Give a georeferenced raster."
UNKNOWN_UNIT = "The DEM {path} has heights in {unit}, which is not known. Turn them into metres first."
FIRST_BAND = "The DEM {path} has {count} bands; the first one is read."
COARSE = (
    "The DEM {path} is coarse: its cells are about {size} m wide. It ranks places by height; do not rely on slopes, "
    "profiles and heads of water."
)
IN_FEET = "The DEM {path} is in feet ({unit}); heights are turned into metres."


def open_raster(path: Path | str) -> tuple[rasterio.DatasetReader, float, list[PlannerError]]:
    """Return the raster, metres of one of its units of height, and what is worth saying.

    Raises:
        InputError: it cannot be used as a DEM.
    """
    file = Path(path)
    if "://" not in str(path) and not str(path).startswith("/vsi"):
        if not file.exists():
            raise InputError(NO_FILE, path=path)
        if file.is_file() and file.stat().st_size == 0:
            raise InputError(ZERO_BYTES, path=path)
    refuse_database(path)
    try:
        raster = rasterio.open(path)
    except RasterioIOError as error:
        raise InputError(NO_RASTER, path=path, reason=error) from error
    try:
        return raster, *_examined(raster)
    except InputError:
        raster.close()
        raise


def _examined(raster: rasterio.DatasetReader) -> tuple[float, list[PlannerError]]:
    """Return metres of a unit of height and notes."""
    path = raster.name
    if raster.count == 0:
        raise InputError(NO_RASTER, path=path, reason="0 bands")
    if raster.crs is None:
        raise InputError(NO_CRS, path=path)
    if raster.transform.is_identity or raster.transform.is_degenerate:
        raise InputError(NO_GRID, path=path)
    if raster.colorinterp[0] in PICTURE or np.dtype(raster.dtypes[0]).kind not in "iuf":
        raise InputError(NOT_HEIGHTS, path=path, kind=f"{raster.colorinterp[0].name}, {raster.dtypes[0]}")
    notes: list[PlannerError] = []
    if raster.count > 1:
        notes.append(PlannerError(FIRST_BAND, path=path, count=raster.count))
    size = _cell_m(raster)
    if size > COARSE_CELL_M:
        notes.append(PlannerError(COARSE, path=path, size=f"{size:.0f}"))
    unit = (raster.units[0] or "").strip()
    if unit.casefold() in METRES:
        return 1.0, notes
    if unit.casefold() not in FEET_M:
        raise InputError(UNKNOWN_UNIT, path=path, unit=unit)
    notes.append(PlannerError(IN_FEET, path=path, unit=unit))
    return FEET_M[unit.casefold()], notes


def _cell_m(raster: rasterio.DatasetReader) -> float:
    """Return the wider side of a cell in the middle of the raster, in metres."""
    affine = raster.transform
    y = np.array((raster.bounds.bottom + raster.bounds.top) / 2)
    east, north = metres_per_unit(raster.crs, y)
    along = np.hypot(affine.a * east, affine.d * north)
    return float(max(along, np.hypot(affine.b * east, affine.e * north)))


def read_window(raster: rasterio.DatasetReader, window: Window) -> np.ndarray:
    """Return cells of the first band in the raster's own unit, NaN where it says there are none.

    Raises:
        InputError: the file breaks off.
    """
    try:
        cells = raster.read(1, window=window, masked=True)
    except RasterioError as error:
        raise InputError(BROKEN, path=raster.name, reason=error) from error
    # Four bytes hold every height to a millimetre; wider whole numbers and doubles keep eight.
    kind = np.result_type(cells.dtype, np.float32)
    heights = np.asarray(cells.astype(kind).filled(np.nan))
    scale, offset = raster.scales[0], raster.offsets[0]
    return heights if (scale, offset) == (1.0, 0.0) else heights * scale + offset
