"""Text files of parcels as survey offices exchange them (勘测定界 TXT): ``[属性描述]`` and ``[地块坐标]``.

::

    [属性描述]
    坐标系=2000国家大地坐标系
    几度分带=3
    计量单位=米
    带号=36
    [地块坐标]
    4,0.5,D1,香树村地块,面,,耕地,0101,@
    J1,1,3245000.000,36476000.000
    ...

A parcel is a row that ends in ``@`` and the rows of its corners behind it: name of the corner, ring, northing, easting.
A ring inside another is a hole, one beside it a second part. The first corner may or may not be repeated at the end.
Lines are numbered from 1; a parcel is known by the line on which it begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...analysis.errors import InputError
from . import crs, encoding
from .model import Proposal

HEADER, PARCELS = "[属性描述]", "[地块坐标]"
COLUMNS = ("点数", "面积", "地块编号", "地块名称", "图形属性", "图幅号", "用途", "地类编码")
SYSTEM, WIDTH, ZONE, UNIT = "坐标系", "几度分带", "带号", "计量单位"
METRE = ("", "米", "m", "meter")
OLD = {
    "80": "西安80 (Xian 1980)",
    "西安": "西安80 (Xian 1980)",
    "54": "北京54 (Beijing 1954)",
    "北京": "北京54 (Beijing 1954)",
}
MODERN = ("2000", "CGCS", "国家2000")
CORNERS = 3
UTF16_MARK = b"\xff\xfe"
HEAD_BYTES = 65_536

NO_PARCELS = "{file} is a text file without parcels: the line {mark} is missing. Give a parcel file or a vector file."
NONE_USABLE = "{file}: none of its parcels can be read; the first fault is in line {line}. Correct it there."
OTHER_UNIT = "{file} counts in {unit}. Ask for coordinates in metres (米)."

BAD_ROW, BAD_START = "the row is no corner of a parcel", "the row lies before the first parcel"
FEW_CORNERS, BAD_PARCEL = "the parcel has a ring of fewer than three corners", "a row of the parcel cannot be read"
OTHER_COUNT = "the parcel does not have as many corners as it says"
ROW_OUT, PARCEL_OUT, KEPT = "row left out", "parcel left out", "kept"


@dataclass
class _Parcel:
    """A parcel while its rows are read."""

    line: int
    attributes: list[str]
    rings: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    broken: bool = False


@dataclass(frozen=True)
class Parcels:
    """What a parcel file holds.

    Args:
        table: the attributes, all text, indexed by line number.
        shapes: polygons, easting first, in the numbers of the file.
        crs: the system its head names, "" for none.
        proposals: about the encoding.
        faults: rows and parcels that could not be used.
    """

    table: pd.DataFrame
    shapes: np.ndarray
    crs: str
    proposals: tuple[Proposal, ...]
    faults: list[tuple[int, str, str]]


def is_parcel_file(file: Path) -> bool:
    """Tell whether a text file is to be read here."""
    return file.suffix.lower() == ".txt"


def read_parcels(file: Path, shown: str, codec: str) -> Parcels:
    """Read a file of parcels.

    Args:
        file: to read.
        shown: its path as the user knows it.
        codec: encoding the user chose, "" to find out.

    Raises:
        InputError: no parcels in it, an old datum, another unit, or none of the parcels can be used.
    """
    text, proposals = _text(file.read_bytes(), codec)
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines, 1) if line.strip().startswith(PARCELS)]
    if not starts:
        raise InputError(NO_PARCELS, file=shown, mark=PARCELS)
    head = dict(_pairs(lines[: starts[0] - 1]))
    if head.get(UNIT, "").casefold() not in METRE:
        raise InputError(OTHER_UNIT, file=shown, unit=head[UNIT])
    _refuse_old(head.get(SYSTEM, ""), shown)
    parcels, faults = _parcels(lines, starts[0])
    usable, shapes = [], []
    for parcel in parcels:
        shape = _shape(parcel, faults)
        if shape is not None:
            usable.append(parcel)
            shapes.append(shape)
    if not usable:
        raise InputError(NONE_USABLE, file=shown, line=min(faults)[0] if faults else starts[0])
    index = pd.Index([parcel.line for parcel in usable], name="fid")
    table = pd.DataFrame([parcel.attributes for parcel in usable], columns=list(COLUMNS), index=index, dtype=object)
    array = np.array(shapes, dtype=object)
    return Parcels(table, array, _declared(head, array), proposals, faults)


def _text(raw: bytes, codec: str) -> tuple[str, tuple[Proposal, ...]]:
    if codec:
        codec = encoding.check(codec)
        encoding.refuse_wrong([raw.decode(encoding.BYTEWISE)], codec)
        return raw.decode(codec), ()
    if raw.startswith(UTF16_MARK):
        return raw.decode("utf-16", "replace"), ()
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw.decode("utf-8-sig", "replace"), ()
    codec, proposal = encoding.decide(raw.decode(encoding.BYTEWISE).splitlines())
    return raw.decode(codec, "replace"), (proposal,) if proposal else ()


def _pairs(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        name, mark, value = line.replace("＝", "=").partition("=")
        if mark:
            yield name.strip(), value.strip()


def _refuse_old(system: str, shown: str) -> None:
    if any(word in system for word in MODERN):
        return
    datum = next((name for word, name in OLD.items() if word in system), None)
    if datum:
        raise InputError(crs.OLD_DATUM, file=shown, datum=datum)


def _parcels(lines: list[str], start: int) -> tuple[list[_Parcel], list[tuple[int, str, str]]]:
    """Return the parcels with their corners, and the rows that are neither."""
    parcels: list[_Parcel] = []
    faults: list[tuple[int, str, str]] = []
    for number, line in enumerate(lines[start:], start + 1):
        row = line.strip().replace("，", ",")
        if not row or row.startswith("["):
            continue
        cells = [cell.strip() for cell in row.split(",")]
        if cells[-1] == "@" or row.endswith("@"):
            values = row.rstrip("@").rstrip().removesuffix(",").split(",")
            values += [""] * len(COLUMNS)
            parcels.append(_Parcel(number, [value.strip() for value in values[: len(COLUMNS)]]))
        elif not parcels:
            faults.append((number, BAD_START, ROW_OUT))
        else:
            _add_corner(parcels[-1], cells, number, faults)
    return parcels, faults


def _add_corner(parcel: _Parcel, cells: list[str], number: int, faults: list[tuple[int, str, str]]) -> None:
    try:
        _, ring, north, east = cells[:4]
        position = float(east), float(north)
    except ValueError:
        position = (float("nan"), float("nan"))
        ring = ""
    if not np.isfinite(position).all():
        parcel.broken = True
        faults.append((number, BAD_ROW, ROW_OUT))
        return
    parcel.rings.setdefault(ring, []).append(position)


def _shape(parcel: _Parcel, faults: list[tuple[int, str, str]]) -> shapely.Geometry | None:
    """Return the area of a parcel: what lies in an odd number of its rings."""
    if parcel.broken:
        faults.append((parcel.line, BAD_PARCEL, PARCEL_OUT))
        return None
    rings = list(parcel.rings.values())
    if not rings or min(len(set(ring)) for ring in rings) < CORNERS:
        faults.append((parcel.line, FEW_CORNERS, PARCEL_OUT))
        return None
    count = sum(len(ring) for ring in rings)
    closing = sum(ring[0] == ring[-1] for ring in rings)
    said = parcel.attributes[0]
    if said and not (said.isdigit() and count - closing <= int(said) <= count):
        faults.append((parcel.line, OTHER_COUNT, KEPT))
    if len(rings) == 1:
        return shapely.Polygon(rings[0])
    return reduce(shapely.symmetric_difference, shapely.make_valid([shapely.Polygon(ring) for ring in rings]))


def _declared(head: dict[str, str], shapes: np.ndarray) -> str:
    """Return the code of the zone in the head, with or without the zone before the easting as the numbers have it."""
    width, zone = head.get(WIDTH, "").removesuffix("度"), head.get(ZONE, "")
    if not (width in ("3", "6") and zone.isdigit()):
        return ""
    easting = float(np.median(gpd.GeoSeries(shapes).bounds[["minx", "miny"]].to_numpy().max(axis=1)))
    prefixed = easting >= crs.ZONE_UNIT_M * crs.FIRST_6
    return crs.zone_code(int(width), int(zone), prefixed=prefixed)
