"""Where the coordinates of a file belong: system and order of axes, by their size and by where they then lie.

Every possible reading (what the file says first, then what the size of the numbers allows, each with both orders of
axes) is tried on a sample. With something known of the place, the reading that lands there wins; without it, the only
one in China. UTM and Gauss-Krueger share central meridians and lie 0.04 % (some 1.3 km) apart: where the data cover the
same area as what is known, the closer one is taken, else Gauss-Krueger.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pyproj

from ...analysis.errors import InputError
from ..positions import project
from . import crs as systems
from .model import CRS, Proposal

SAMPLE = 2000
MARGIN = 0.3
"""Share of the extent of what is known by which features may lie outside it."""
MARGIN_DEG = 0.05
GOOD_OVERLAP = 0.5
ELSEWHERE_DEG = 1.0
"""Data may reach this far beyond what is known."""
SAME_AREA_DEG = 0.1
CLEARLY_CLOSER_DEG = 0.004
"""About 400 m: a third of what lies between UTM and Gauss-Krueger, more than what web maps shift by a third."""
SURE, LIKELY, GUESS, FAR = 0.95, 0.8, 0.6, 0.3
EDGE_M = 150_000.0
"""No zone in China reaches this near to a full million metres; web mercator does."""
MINORITY = 0.02

BY_PARAMETERS = "The file calls its coordinate system {name} and gives no code; its parameters are those of {crs}."
BY_DEFINITION = "The file defines a coordinate system of its own ({name}); it is used as it stands."
BY_SIZE = "The file has no coordinate system; coordinates such as {x}, {y} fit {crs}, where they lie {place}."
BY_PLACE = "The file says {declared}, but in it the features would not lie {place}; in {crs} they do."
SWAPPED = "North comes before east in the file ({x}, {y}); the two are exchanged."
ELSEWHERE = "In {crs} the features lie {km} km from what is known of the district. Check that this is the right file."
IN_PLACE, IN_CHINA = "where the district is", "in China"

NOWHERE = (
    "{file}: coordinates such as {x}, {y} lie nowhere on Earth in {crs}. Ask for the coordinate system of the data "
    "and choose it."
)
NO_SYSTEM = (
    "{file} has no coordinate system, and coordinates such as {x}, {y} fit none used in China. Perhaps it is a local "
    "drawing grid: ask for the data in CGCS2000."
)
NO_ZONE = (
    "{file} has no coordinate system; coordinates such as {x}, {y} lack the zone. Ask for the central meridian and "
    "choose it: {choices}."
)
MIXED = (
    "{file} mixes coordinates of different systems: {count} features such as {ids} ({example}) are not like the others "
    "({other}). Separate them into two files."
)
AXES_CHOICE = "{axes} is no order of axes. Choose xy (east first), yx (north first) or leave it empty."
IDS_SHOWN = 5


@dataclass(frozen=True)
class Placement:
    """Which system and order the coordinates are in.

    Args:
        crs: code or definition.
        axes: ``xy`` or ``yx``.
        proposals: what must be said about it.
        others: systems that would do as well as far as one can tell here.
    """

    crs: str
    axes: str
    proposals: tuple[Proposal, ...]
    others: tuple[str, ...] = ()

    def instead(self, crs: str) -> Placement:
        """Return the same with one of the other systems."""
        others = tuple(each for each in (self.crs, *self.others) if each != crs)
        told = []
        for each in self.proposals:
            if each.what == "crs":
                values = {**each.values, "crs": systems.named(crs)}
                left = tuple(self.crs if value == crs else value for value in each.alternatives)
                each = replace(each, value=crs, values=values, alternatives=left)
            told.append(each)
        return Placement(crs, self.axes, tuple(told), others)


@dataclass(frozen=True)
class _Reading:
    crs: str
    axes: str
    declared: bool
    overlap: float
    misfit_deg: float
    inside: bool


def place(
    sample: np.ndarray, *, file: str, declared: str, crs: str = "", axes: str = "", known: np.ndarray | None = None
) -> Placement:
    """Return where a sample of positions belongs.

    Args:
        sample: n × 2, finite, in the order of the file.
        file: for sentences.
        declared: what the file says, "" for nothing.
        crs: the user's choice, "" for none.
        axes: the user's choice of ``xy`` or ``yx``, "" for none.
        known: west, south, east, north of what is known, degrees; None for nothing.

    Raises:
        InputError: an old datum, nowhere on Earth, no system fits, or the zone cannot be told.
    """
    if axes not in ("", "xy", "yx"):
        raise InputError(AXES_CHOICE, axes=axes)
    orders = (axes,) if axes else ("xy", "yx")
    said = systems.chosen(crs) if crs else systems.parse(declared)
    if said is not None:
        systems.refuse_old(said, file)
    code = crs or (systems.standard(said) if said is not None else "")
    middle = np.median(sample, axis=0)
    told = {"x": _shown(middle[0]), "y": _shown(middle[1])}
    readings = [_read(sample, code, order, True, known) for order in orders] if code else []
    best = _best_declared([each for each in readings if each is not None])
    found: list[_Reading] = []
    if not _convincing(best, known) and not crs:
        found = _by_size(sample, orders, said, known)
        if found:
            best = _pick(found, best, file, told)
    if best is None:
        raise InputError(NOWHERE if code else NO_SYSTEM, file=file, crs=systems.named(code) if code else "", **told)
    others = tuple(dict.fromkeys(each.crs for each in found if each.crs != best.crs))[:IDS_SHOWN]
    proposals = _told(best, said if not crs else None, known, {**told, "others": others})
    if best.axes == "yx" and not axes:
        proposals.append(
            Proposal("axes", "yx", SWAPPED, told, SURE if best.overlap or known is None else LIKELY, ("xy",))
        )
    return Placement(best.crs, best.axes, tuple(proposals), others)


def to_degrees(xy: np.ndarray, crs: str, axes: str = "xy") -> np.ndarray:
    """Return n × 2 longitude and latitude of positions; infinite where there is no such place."""
    xy = xy[:, ::-1] if axes == "yx" else xy
    return xy.copy() if crs in systems.PLAIN_DEGREES else project(xy, systems.chosen(crs), CRS)


def strangers(centres: np.ndarray, fids: np.ndarray, file: str) -> np.ndarray:
    """Say which features are in numbers of another kind than the rest: to be left out when few.

    Raises:
        InputError: there are many.
    """
    kinds = _kinds(centres)
    values, counts = np.unique(kinds, return_counts=True)
    main = values[counts.argmax()]
    other = kinds != main
    if other.sum() > MINORITY * len(kinds):
        first = int(other.argmax())
        shown = ", ".join(str(each) for each in fids[other][:IDS_SHOWN])
        example, usual = (", ".join(map(_shown, centres[row])) for row in (first, int((~other).argmax())))
        raise InputError(MIXED, file=file, count=int(other.sum()), ids=shown, example=example, other=usual)
    return other


def _kinds(centres: np.ndarray) -> np.ndarray:
    """Return 0 for degrees, 1 for metres without zone, else the zone before the easting, in either order of axes."""
    size = np.abs(centres)
    degrees = (size.max(axis=1) <= systems.LIMIT_DEGREES[0]) & (size.min(axis=1) <= systems.LIMIT_DEGREES[1])
    easting = size.max(axis=1)
    zone = (easting // systems.ZONE_UNIT_M).astype("int64")
    rest = easting % systems.ZONE_UNIT_M
    zoned = (
        (zone >= systems.FIRST_6) & (zone <= systems.LAST_3) & (rest > EDGE_M) & (rest < systems.ZONE_UNIT_M - EDGE_M)
    )
    return np.where(degrees, 0, np.where(zoned, zone, 1))


def _read(sample: np.ndarray, code: str, axes: str, declared: bool, known: np.ndarray | None) -> _Reading | None:
    """Return how well a sample read this way lies where it should, None when it lies nowhere."""
    lonlat = to_degrees(sample, code, axes)
    there = np.isfinite(lonlat).all(axis=1) & (np.abs(lonlat) <= systems.LIMIT_DEGREES).all(axis=1)
    if 2 * there.sum() <= len(there):
        return None
    lonlat = lonlat[there]
    west, south, east, north = systems.CHINA
    middle = np.median(lonlat, axis=0)
    inside = west <= middle[0] <= east and south <= middle[1] <= north
    overlap, misfit = (0.0, np.inf) if known is None else _fit(lonlat, known)
    return _Reading(code, axes, declared, overlap, misfit, bool(inside))


def _fit(lonlat: np.ndarray, known: np.ndarray) -> tuple[float, float]:
    """Return the share of the sample near what is known (or of that near the sample), and the misfit of extents."""
    extent = np.concatenate([lonlat.min(axis=0), lonlat.max(axis=0)])
    margin = np.maximum(MARGIN * (known[2:] - known[:2]), MARGIN_DEG)
    near = ((lonlat >= known[:2] - margin) & (lonlat <= known[2:] + margin)).all(axis=1).mean()
    shared = np.minimum(extent[2:], known[2:]) - np.maximum(extent[:2], known[:2])
    size = np.maximum(known[2:] - known[:2], 1e-9)
    covered = float(np.prod(np.clip(shared / size, 0, 1)))
    return max(float(near), covered), float(np.abs(extent - known).max())


def _best_declared(readings: list[_Reading]) -> _Reading | None:
    """Return the better order of axes; the order of the file unless the other is clearly right."""
    if not readings:
        return None
    return max(readings, key=lambda each: (each.overlap >= GOOD_OVERLAP, each.inside, each.axes == "xy"))


def _convincing(best: _Reading | None, known: np.ndarray | None) -> bool:
    if best is None:
        return False
    return best.overlap >= GOOD_OVERLAP if known is not None else best.inside


def _by_size(sample: np.ndarray, orders: tuple, said: pyproj.CRS | None, known: np.ndarray | None) -> list[_Reading]:
    """Return the readings that the size of the numbers allows, likeliest first.

    Where nothing is known of the place, a wrong declaration still tells the central meridian.
    """
    near = (systems.CHINA[0], systems.CHINA[2])
    zone = systems.gauss_krueger(said) if said is not None else None
    if known is not None:
        near = (float(known[0]) - ELSEWHERE_DEG, float(known[2]) + ELSEWHERE_DEG)
    elif zone is not None:
        near = (zone[0] - systems.HALF_WIDTH["6"], zone[0] + systems.HALF_WIDTH["6"])
    found = []
    for order in orders:
        x, y = np.median(sample, axis=0)[:: -1 if order == "yx" else 1]
        for code, _ in systems.candidates(x, y, near):
            reading = _read(sample, code, order, False, known)
            if reading is not None and reading.inside:
                found.append(reading)
            if known is None and len(found) > IDS_SHOWN:
                break  # it is one of many: the user must say
    if known is not None:
        return [each for each in found if each.overlap >= GOOD_OVERLAP]
    same = [each for each in found if zone and systems.central_meridian(each.crs) == zone[0]]
    return same[:1] or found


def _pick(found: list[_Reading], declared: _Reading | None, file: str, told: dict) -> _Reading:
    """Return the likeliest reading; without anything known there must be no other."""
    if np.isinf(found[0].misfit_deg):
        if declared is not None:
            return declared
        if len({each.crs for each in found}) > 1:
            choices = ", ".join(systems.named(each.crs) for each in found[:IDS_SHOWN])
            raise InputError(NO_ZONE, file=file, choices=choices, **told)
        return found[0]
    closest = min(found, key=lambda each: each.misfit_deg)
    if closest.misfit_deg < SAME_AREA_DEG and closest.misfit_deg + CLEARLY_CLOSER_DEG < found[0].misfit_deg:
        return closest
    return found[0]


def _told(best: _Reading, said: pyproj.CRS | None, known: np.ndarray | None, told: dict) -> list[Proposal]:
    """Return what must be said about the system; ``told`` holds an example and the ``others`` that are possible."""
    name, others = systems.named(best.crs), told.pop("others")
    where = IN_PLACE if best.overlap >= GOOD_OVERLAP else IN_CHINA
    if not best.declared:
        sure = (LIKELY if others else SURE) if best.overlap >= GOOD_OVERLAP else GUESS
        if said is None:
            return [Proposal("crs", best.crs, BY_SIZE, {**told, "crs": name, "place": where}, sure, others)]
        values = {"declared": said.name, "crs": name, "place": where}
        return [Proposal("crs", best.crs, BY_PLACE, values, sure, (systems.standard(said), *others))]
    if known is not None and not best.overlap:
        return [Proposal("crs", best.crs, ELSEWHERE, {"crs": name, "km": _far(best)}, FAR)]
    if said is None or systems.has_code(said, best.crs):
        return []
    if best.crs.startswith("EPSG:"):
        return [Proposal("crs", best.crs, BY_PARAMETERS, {"name": said.name, "crs": name}, 1.0)]
    return [Proposal("crs", best.crs, BY_DEFINITION, {"name": said.name}, LIKELY)]


def _far(best: _Reading) -> int:
    return round(best.misfit_deg * systems.KM_PER_DEGREE)


def _shown(value: float) -> str:
    return f"{value:.6g}" if abs(value) <= systems.LIMIT_DEGREES[0] else f"{value:.0f}"
