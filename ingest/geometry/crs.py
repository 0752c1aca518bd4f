"""Which coordinate reference system coordinates are in: what the file says, checked by its parameters and by where
the features then lie; where it says nothing, what the size of the numbers allows.

The zones of CGCS2000 have fixed EPSG codes. With the zone before the easting (8 digits): 6-degree zones 13-23 from
EPSG:4491, 3-degree zones 25-45 from EPSG:4513. Without (6 digits): 6-degree zones by central meridian 75-135 from
EPSG:4502, 3-degree zones from EPSG:4534. Source: EPSG registry. Neither set of numbers has a zone in common.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator

import pyproj

from ...analysis.errors import InputError
from .model import CRS

ZONES_6_PREFIXED, ZONES_6, ZONES_3_PREFIXED, ZONES_3 = 4491, 4502, 4513, 4534
FIRST_6, LAST_6, FIRST_3, LAST_3 = 13, 23, 25, 45
"""Zone numbers in use in China."""
FALSE_EASTING_M = 500_000.0
ZONE_UNIT_M = 1_000_000.0
UTM_FIRST, UTM_ZONES = 32600, range(43, 54)
WEB_MERCATOR = "EPSG:3857"
CHINA = (73.0, 3.0, 136.0, 54.0)
"""West, south, east, north, degrees."""
HALF_WIDTH = {"3": 2.0, "6": 3.5, "utm": 3.5}
"""Degrees from the central meridian within which a zone is used, with some overlap."""
EASTING_M = (100_000.0, 1_000_000.0)
NORTHING_M = (300_000.0, 6_100_000.0)
PLAIN_DEGREES = (CRS, "EPSG:4326")
METRES_PER_DEGREE = 111_320.0
ROUGH_DEG = 0.2
"""What the quick estimate of a longitude may be off."""
LIMIT_DEGREES = (180.0, 90.0)
KM_PER_DEGREE = 111.3

MAJOR_AXIS_M = 6_378_137.0
INVERSE_FLATTENING = 298.2572
FLATTENING_TOLERANCE = 1e-3
SAME_PARAMETER = 1e-6
OLD_ELLIPSOIDS = {6_378_140.0: "西安80 (Xian 1980)", 6_378_245.0: "北京54 (Beijing 1954)"}
"""Major axis of IAG 1975 and Krassowsky 1940, and the datum they stand for in China (MapInfo writes Pulkovo 1942)."""

OLD_DATUM = (
    "{file} is in {datum}, an old datum that cannot be brought to CGCS2000 exactly without local parameters. Ask the "
    "survey office (规划和自然资源局) for the same data in CGCS2000 (国家2000), or for the district's 7 parameters."
)
UNKNOWN_CRS = "There is no coordinate reference system {crs}. Give a code such as EPSG:4490 or EPSG:4545."


def parse(text: str) -> pyproj.CRS | None:
    """Return a coordinate reference system from WKT or a code, None where it says nothing usable."""
    if not text.strip():
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            crs = pyproj.CRS.from_user_input(text)
    except (pyproj.exceptions.CRSError, UnicodeError, ValueError):
        return None
    if crs.is_compound:
        crs = crs.sub_crs_list[0]
    if crs.is_bound and crs.source_crs is not None:
        crs = crs.source_crs
    usable = (crs.is_geographic or crs.is_projected) and not crs.name.casefold().startswith("undefined")
    return crs if usable and crs.ellipsoid is not None else None


def chosen(text: str) -> pyproj.CRS:
    """Return the coordinate reference system a user chose.

    Raises:
        InputError: there is none of that name.
    """
    crs = parse(text)
    if crs is None:
        raise InputError(UNKNOWN_CRS, crs=text)
    return crs


def refuse_old(crs: pyproj.CRS, file: str) -> None:
    """Raise the sentence that says what to ask for when the datum is one of the old ones."""
    datum = OLD_ELLIPSOIDS.get(round(crs.ellipsoid.semi_major_metre, 1)) if crs.ellipsoid else None
    if datum:
        raise InputError(OLD_DATUM, file=file, datum=datum)


def standard(crs: pyproj.CRS) -> str:
    """Return the code with exactly these parameters, else the definition itself; names play no part."""
    if not _modern(crs):
        return _code(crs) or crs.to_wkt()
    if crs.is_geographic:
        return _code(crs) or CRS
    zone, code = gauss_krueger(crs), _code(crs)
    if zone is not None and not code:
        meridian, easting = zone
        for zone_of, zone_meridian, zone_easting in _zones():
            if abs(meridian - zone_meridian) < SAME_PARAMETER and abs(easting - zone_easting) < SAME_PARAMETER:
                return zone_of
    return code or crs.to_wkt()


def gauss_krueger(crs: pyproj.CRS) -> tuple[float, float] | None:
    """Return central meridian and false easting of a Gauss-Krueger projection of full scale in metres, else None."""
    operation = crs.coordinate_operation
    if not crs.is_projected or operation is None or "Transverse Mercator" not in operation.method_name:
        return None
    values = _values(crs)
    usual = (
        abs(values.get("Scale factor at natural origin", 1.0) - 1.0) < SAME_PARAMETER
        and values.get("Latitude of natural origin", 0.0) == 0.0
        and values.get("False northing", 0.0) == 0.0
        and all(abs(axis.unit_conversion_factor - 1.0) < SAME_PARAMETER for axis in crs.axis_info)
    )
    return (values["Longitude of natural origin"], values.get("False easting", 0.0)) if usual else None


def named(text: str) -> str:
    """Return how to call a system in a sentence: its code and name."""
    crs = chosen(text)
    return f"{text} ({crs.name})" if text.startswith("EPSG:") else crs.name


def candidates(x: float, y: float, near: tuple[float, float]) -> Iterator[tuple[str, str]]:
    """Yield code and family of the systems in which a position of this size can lie in China, likeliest first.

    Args:
        x: easting or longitude in the middle of the data.
        y: northing or latitude there.
        near: longitudes between which it may lie; leaves few of the zones whose number is not in the easting.
    """
    if abs(x) <= LIMIT_DEGREES[0] and abs(y) <= LIMIT_DEGREES[1]:
        yield CRS, "degrees"
        return
    zone, easting = int(x // ZONE_UNIT_M), x % ZONE_UNIT_M
    if NORTHING_M[0] <= y <= NORTHING_M[1]:
        if FIRST_3 <= zone <= LAST_3 and EASTING_M[0] <= easting:
            yield f"EPSG:{ZONES_3_PREFIXED + zone - FIRST_3}", "3"
        if FIRST_6 <= zone <= LAST_6 and EASTING_M[0] <= easting:
            yield f"EPSG:{ZONES_6_PREFIXED + zone - FIRST_6}", "6"
        if EASTING_M[0] <= x < EASTING_M[1]:
            yield from _unnumbered(x, y, near)
    yield WEB_MERCATOR, "mercator"


def _unnumbered(x: float, y: float, near: tuple[float, float]) -> Iterator[tuple[str, str]]:
    """Yield the zones without their number in the easting that bring a position between two longitudes."""
    apart = (x - FALSE_EASTING_M) / (METRES_PER_DEGREE * math.cos(math.radians(y / METRES_PER_DEGREE)))
    families = (
        ("3", ((zone * 3.0, zone_code(3, zone, prefixed=False)) for zone in range(FIRST_3, LAST_3 + 1))),
        ("6", ((zone * 6.0 - 3.0, zone_code(6, zone, prefixed=False)) for zone in range(FIRST_6, LAST_6 + 1))),
        ("utm", ((zone * 6.0 - 183.0, f"EPSG:{UTM_FIRST + zone}") for zone in UTM_ZONES)),
    )
    for family, zones in families:
        for meridian, code in zones if abs(apart) <= HALF_WIDTH[family] else ():
            if near[0] - ROUGH_DEG <= meridian + apart <= near[1] + ROUGH_DEG:
                yield code, family


def zone_code(width: int, zone: int, *, prefixed: bool) -> str:
    """Return the code of a zone of CGCS2000 by its width in degrees and its number, "" where China has none such."""
    first, last = (FIRST_3, LAST_3) if width == 3 else (FIRST_6, LAST_6)
    if not first <= zone <= last:
        return ""
    start = {3: (ZONES_3, ZONES_3_PREFIXED), 6: (ZONES_6, ZONES_6_PREFIXED)}[width][prefixed]
    return f"EPSG:{start + zone - first}"


def central_meridian(code: str) -> float | None:
    """Return the central meridian of a zone."""
    return _values(chosen(code)).get("Longitude of natural origin")


def _values(crs: pyproj.CRS) -> dict[str, float]:
    """Return the parameters of a projection by name."""
    operation = crs.coordinate_operation
    return {each.name: float(each.value) for each in operation.params} if operation is not None else {}


def _zones() -> Iterator[tuple[str, float, float]]:
    """Yield code, central meridian and false easting of the zones of CGCS2000."""
    for width, first, last in ((3, FIRST_3, LAST_3), (6, FIRST_6, LAST_6)):
        for zone in range(first, last + 1):
            meridian = zone * 3.0 if width == 3 else zone * 6.0 - 3.0
            yield zone_code(width, zone, prefixed=True), meridian, zone * ZONE_UNIT_M + FALSE_EASTING_M
            yield zone_code(width, zone, prefixed=False), meridian, FALSE_EASTING_M


def _modern(crs: pyproj.CRS) -> bool:
    """Tell whether the ellipsoid is that of CGCS2000 or WGS84, which are the same to the centimetre."""
    ellipsoid = crs.ellipsoid
    return (
        ellipsoid is not None
        and abs(ellipsoid.semi_major_metre - MAJOR_AXIS_M) < SAME_PARAMETER
        and abs(ellipsoid.inverse_flattening - INVERSE_FLATTENING) < FLATTENING_TOLERANCE
    )


def _code(crs: pyproj.CRS) -> str:
    """Return the EPSG code whose parameters these are, "" for none."""
    code = crs.to_epsg(min_confidence=20)
    if code is None:
        return ""
    other = pyproj.CRS.from_epsg(code)
    same_shape = crs.ellipsoid == other.ellipsoid or (_modern(crs) and _modern(other))
    return f"EPSG:{code}" if same_shape and _parameters(crs) == _parameters(other) else ""


def _parameters(crs: pyproj.CRS) -> tuple:
    operation = crs.coordinate_operation
    if operation is None:
        return (crs.is_geographic,)
    values = sorted((each.name, round(float(each.value) * each.unit_conversion_factor, 9)) for each in operation.params)
    units = tuple(round(axis.unit_conversion_factor, 9) for axis in crs.axis_info)
    return operation.method_name, tuple(values), units


def has_code(crs: pyproj.CRS, code: str) -> bool:
    """Tell whether the file itself gives this code, so that nothing need be said."""
    own = crs.to_json_dict().get("id", {})
    if code in PLAIN_DEGREES and crs.is_geographic:
        return True
    return f"{own.get('authority')}:{own.get('code')}" == code
