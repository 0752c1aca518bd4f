"""The steps of ``wulong:stationproposals``: layers to tables, one question, tables to layer and log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsWkbTypes

from ...analysis.errors import Cancelled, InputError
from ...layers import codes
from .. import geometry, values
from ..adapters import make_fields, read_frame, write_frame
from ..base import translate
from ..fields import BASIS
from ..networks import Layers
from ..siting.siting_read import Candidates, read_candidates
from ..siting.siting_write import PROVEN
from ..telling import Teller
from . import stationcoverage_read as read

if TYPE_CHECKING:
    import numpy as np

    from ...analysis.siting.stations import Proposals

PERCENT = 100.0
FIELDS = (
    ("rank", "integer"), ("site_id", "text"), ("site_name", "text"), ("town_code", "text"), ("height_m", "real"),
    ("worth_pct", "real"), ("groups", "integer"), ("people", "real"), ("radius_m", "real"), ("located_by", "text"),
    ("dem", "text"), BASIS,
)  # fmt: skip
"""Per proposal, after the fields of the station."""
TITLE = "Proposed sites of weather stations (modelled, not surveyed)"
ALL_PLACED = "All {count} stations of these kinds in the layer {layer} have a place. Choose other KINDS."
NO_HEIGHTS = "No heights are known: elevation bands have no share, and only the distance counts."
NO_HAZARD = "No places of hazard are given: their share goes to people and elevation bands."
NO_PEOPLE = "No villager groups are given: the share of people goes to hazard and elevation bands."
NOTHING_LEFT = "{kind}: {count} stations have no proposal; the others stand for all that the candidates could."
NEGATIVE = "The layer {layer}, feature {code}: the weight is {value}. Give 0 or more."


@dataclass(frozen=True)
class Places:
    """What stations are to stand for: groups, places of hazard, points of the land.

    Attributes:
        xy: (n, 2) metres.
        people, hazard: (n,).
        land: (n,) bool, points of the land, each alike.
        height: (n,) metres, NaN where unknown.
    """

    xy: np.ndarray
    people: np.ndarray
    hazard: np.ndarray
    land: np.ndarray
    height: np.ndarray


@dataclass(frozen=True)
class Case:
    """What was read.

    Attributes:
        stations: of the kinds asked for.
        candidates: sites, with their heights and townships.
        places: what is to be stood for.
        order: names of the kinds, in which they are placed.
        dem: name of the elevation model, None without one.
    """

    stations: read.Stations
    station_height: np.ndarray
    candidates: Candidates
    site_height: np.ndarray
    town: np.ndarray
    places: Places
    order: list[str]
    dem: str | None


@dataclass(frozen=True)
class Answer:
    """What was found."""

    found: Proposals
    metres: np.ndarray
    standing: np.ndarray


def read_case(layers: Layers) -> Case:
    """Read stations, candidates and places with their heights.

    Raises:
        InputError: a layer cannot be used, or every station has a place already.
    """
    import numpy as np

    district = layers.open("DISTRICT")
    frame = read_frame(district, layers.context, layers.feedback, fields=[], kind="polygon")
    crs = geometry.local_crs(*geometry.median_position(frame, district, layers.context))
    stations = read.read_stations(layers, crs)
    if stations.placed.all():
        raise InputError(ALL_PLACED, count=len(stations.kinds), layer=stations.places.given.name)
    candidates = read_candidates(layers, crs)
    town = candidates.places.codes("SITE_TOWN_FIELD") if _town_field(layers, candidates) else None
    with read.opened_relief(layers) as relief:

        def heights(xy: np.ndarray) -> np.ndarray:
            found = np.full(len(xy), np.nan)
            usable = np.isfinite(xy).all(axis=1)
            if relief is not None and usable.any():
                found[usable] = relief.dem.heights(xy[usable], crs.authid())
            return found

        places = _places(layers, crs, frame, district, heights)
        site_height, own = heights(candidates.table.place), heights(stations.xy)
    return Case(
        stations, np.where(np.isnan(stations.height), own, stations.height), candidates, site_height,
        np.full(len(candidates.table), None) if town is None else town, places, _order(layers, stations),
        relief.name if relief is not None else None,
    )  # fmt: skip


def _town_field(layers: Layers, candidates: Candidates) -> bool:
    candidates.places.fields.update(layers.fields(candidates.places.given, ("SITE_TOWN_FIELD",)))
    return "SITE_TOWN_FIELD" in candidates.places.fields


def _order(layers: Layers, stations: read.Stations) -> list[str]:
    """Return the kinds as KINDS lists them, else as they come in the layer."""
    text = layers.algorithm.parameterAsString(layers.parameters, "KINDS", layers.context)
    asked = [each.strip().casefold() for each in text.replace("，", ",").replace("、", ",").split(",")]
    found = list(dict.fromkeys(str(kind or "") for kind in stations.kinds))
    return sorted(found, key=lambda kind: asked.index(kind.casefold()) if kind.casefold() in asked else len(asked))


def _places(layers: Layers, crs, frame, district, heights) -> Places:
    import numpy as np

    xy, people, hazard = [], [], []
    for key, field, other in (("DEMAND", "WEIGHT_FIELD", NO_PEOPLE), ("HAZARD", "HAZARD_FIELD", NO_HAZARD)):
        found = _weighted(layers, key, field, crs)
        if found is None:
            layers.tell(other)
            continue
        xy.append(found[0])
        for column, mine in ((people, key == "DEMAND"), (hazard, key == "HAZARD")):
            column.append(found[1] if mine else np.zeros(len(found[1])))
    land = _land(layers, crs, frame, district)
    counts = sum(map(len, xy))
    xy, zeros = np.concatenate([*xy, land]), np.zeros(len(land))
    height = heights(xy)
    if not np.isfinite(height).any():
        layers.say(NO_HEIGHTS)
    return Places(
        xy, np.concatenate([*people, zeros]), np.concatenate([*hazard, zeros]), np.arange(len(xy)) >= counts, height
    )


def _weighted(layers: Layers, key: str, field: str, crs) -> tuple[np.ndarray, np.ndarray] | None:
    """Return the points of a layer in metres with their weight; areas and lines count at a point on them."""
    import numpy as np
    import shapely

    given = layers.open(key)
    if given is None:
        return None
    chosen = layers.fields(given, (field,))
    frame = read_frame(given, layers.context, layers.feedback, fields=list(chosen.values()), crs=crs)
    shapes = shapely.point_on_surface(frame.geometry.to_numpy())
    weight = values.numbers(frame[chosen[field]], given.name) if chosen else np.ones(len(frame))
    wrong = np.flatnonzero(weight < 0)
    if len(wrong):
        raise InputError(NEGATIVE, layer=given.name, code=frame.index[wrong[0]], value=weight[wrong[0]])
    usable = ~shapely.is_missing(shapes)
    return np.column_stack([shapely.get_x(shapes), shapely.get_y(shapes)])[usable], np.nan_to_num(weight)[usable]


def _land(layers: Layers, crs, frame, district) -> np.ndarray:
    """Return points all over the district, GRID_M apart."""
    import numpy as np
    import shapely

    shapes = frame.geometry.to_numpy()
    if district.crs != crs:
        shapes = geometry.reproject(shapes, district, crs, layers.context, layers.feedback)
    polygon = shapely.union_all(shapes[~shapely.is_missing(shapes)])
    step = layers.number("GRID_M")
    west, south, east, north = polygon.bounds
    x, y = (
        np.arange(np.ceil(low / step), np.floor(high / step) + 1) * step for low, high in ((west, east), (south, north))
    )
    points = np.column_stack([each.ravel() for each in np.meshgrid(x, y)])
    shapely.prepare(polygon)
    return points[shapely.intersects_xy(polygon, points[:, 0], points[:, 1])]


def solve(layers: Layers, case: Case) -> Answer:
    """Choose the sites."""
    import numpy as np

    from ...analysis.siting.stations import Shares, Stands, place_worth, propose

    places, stations = case.places, case.stations
    stands = Stands(layers.number("RADIUS_M"), layers.number("HEIGHT_M"))
    band = np.where(places.land, np.floor(places.height / layers.number("BAND_M")), np.nan)
    worth = place_worth(
        places.people,
        places.hazard,
        band,
        Shares(*(layers.number(f"{key}_SHARE") for key in ("PEOPLE", "HAZARD", "BAND"))),
    )
    there = stations.placed
    old = stands.metres(places.xy, places.height, stations.xy[there], case.station_height[there])
    standing = (old <= stands.radius_m).any(axis=1)
    metres = stands.metres(places.xy, places.height, case.candidates.table.place, case.site_height)
    counts = [int((~there & (stations.kinds.astype(str) == kind)).sum()) for kind in case.order]
    found = propose(
        metres, worth, standing, counts, radius_m=stands.radius_m, site_id=case.candidates.table.id,
        time_limit_s=layers.number("TIME_LIMIT_S"), should_stop=layers.feedback.isCanceled,
    )  # fmt: skip
    return Answer(found, metres, standing)


def _stood_for(layers: Layers, case: Case, answer: Answer) -> np.ndarray:
    """(n,) bool: places that stations stand for with the proposals."""
    return answer.standing | (answer.metres[:, answer.found.site] <= layers.number("RADIUS_M")).any(axis=1)


def people_pct(layers: Layers, case: Case, answer: Answer) -> float:
    """Return the share of people that stations stand for with the proposals."""
    people = case.places.people
    return PERCENT * float(people[_stood_for(layers, case, answer)].sum()) / float(people.sum() or 1.0)


def tell(layers: Layers, case: Case, answer: Answer) -> None:
    """Print what is proposed and what it is worth."""
    say, found = Teller(layers), answer.found
    layers.say("These sites are proposals of a model; nobody has surveyed them. Check each on the ground.")
    for kind, missing in zip(case.order, found.missing):
        if missing:
            layers.say(NOTHING_LEFT, kind=kind, count=int(missing))
    say("{n} of {total} stations without a place have a proposal.", n=len(found.site),
        total=int((~case.stations.placed).sum()))  # fmt: skip
    say("Stations stand for {before} % of what counts now, {after} % with the proposals; {people} % of the people.",
        before=f"{PERCENT * found.before:.1f}", after=f"{PERCENT * found.after:.1f}",
        people=f"{people_pct(layers, case, answer):.1f}")  # fmt: skip
    if found.proven:
        say(PROVEN)


def write(layers: Layers, case: Case, answer: Answer) -> dict:
    """Write the proposals and return the outputs by key."""
    if layers.feedback.isCanceled():
        raise Cancelled
    found, places = answer.found, case.stations.places
    frame = _frame(layers, case, answer)
    given = case.candidates.places.given
    outputs = {
        "OUTPUT": write_frame(
            layers.algorithm, layers.parameters, "OUTPUT", layers.context, frame, name=translate(TITLE),
            fields=make_fields(FIELDS, after=places.given.source.fields()),
            wkb_type=QgsWkbTypes.Type.Point, crs=given.crs, style="stationproposals",
        ),
        "UNPLACED": int((~case.stations.placed).sum()),
        "PROPOSED": len(found.site),
        "WORTH_BEFORE_PCT": PERCENT * found.before,
        "WORTH_AFTER_PCT": PERCENT * found.after,
        "PEOPLE_PCT": people_pct(layers, case, answer),
        "PROVEN": int(found.proven),
    }  # fmt: skip
    return {key: value for key, value in outputs.items() if value is not None}


def _frame(layers: Layers, case: Case, answer: Answer):
    """Return one row per proposal: the station as listed, at its proposed site."""
    import geopandas
    import numpy as np

    found, stations, candidates = answer.found, case.stations, case.candidates
    kinds, own = stations.kinds.astype(str), stations.places.codes("STATION_FIELD")
    listed = np.arange(len(kinds)) if own is None else np.argsort(own.astype(str), kind="stable")
    rows = []
    for number, kind in enumerate(case.order):
        free = listed[(~stations.placed & (kinds == kind))[listed]]
        rows.extend(free[: int((found.kind == number).sum())])
    taken = {name for name, _ in FIELDS}
    listed = stations.places.frame.drop(columns=stations.places.frame.geometry.name)
    listed = listed[[name for name in listed if name.lower() not in taken]].iloc[rows]
    near = answer.metres[:, found.site] <= layers.number("RADIUS_M")
    people = case.places.people
    shapes = candidates.places.frame.geometry.to_numpy()[found.site]
    return geopandas.GeoDataFrame(
        listed.assign(
            rank=np.arange(1, len(found.site) + 1), site_id=candidates.table.id[found.site],
            site_name=candidates.names[found.site], town_code=case.town[found.site],
            height_m=np.round(case.site_height[found.site]), worth_pct=PERCENT * found.worth,
            groups=(near & (people > 0)[:, None]).sum(axis=0), people=(near * people[:, None]).sum(axis=0),
            radius_m=layers.number("RADIUS_M"), located_by=codes.MODELLED, dem=case.dem, basis=codes.MODELLED,
        ),
        geometry=shapes,
    )  # fmt: skip
