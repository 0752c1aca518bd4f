"""A modelled road network: main roads between seats, township roads to villages, village roads to groups.

It stands in until the bureau's own roads are loaded. Names, places and the published distances between
seats are real; courses, surfaces and widths are made, and every row says so in ``source`` and ``located_by``.
"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from . import Places
from .growth import Growth, rounded
from .lattice import build_lattice
from .pieces import Cut, cut_pieces, village_legs
from .rural import TOWNSHIP, TRACK, VILLAGE, grow_rural
from .surfaces import Pieces, take_back
from .trunk import COUNTY, NATIONAL, PROVINCIAL, Seat, grow_trunk, trunk_classes

SEED = 500156
SOURCE = "模型生成的示意道路（位置、路面、宽度均非测绘成果）；乡镇驻地间里程参照公开里程"
LOCATED_BY = "modelled"
ASPHALT, CONCRETE, GRAVEL, EARTH = "asphalt", "concrete", "gravel", "earth"
EXISTING = "existing"
VILLAGE_ROAD, FARM_TRACK = "村道", "机耕道"
M_PER_KM = 1000.0
DECIMALS = 2
"""Coordinates are written to the centimetre."""

PROFILES = {
    NATIONAL: ((1.0, ASPHALT, 9.0, 2),),
    PROVINCIAL: ((1.0, ASPHALT, 7.5, 2),),
    COUNTY: ((0.75, ASPHALT, 6.5, 2), (0.25, CONCRETE, 6.5, 2)),
    TOWNSHIP: ((0.25, ASPHALT, 6.5, 2), (0.35, CONCRETE, 6.0, 2), (0.40, CONCRETE, 4.5, 1)),
    VILLAGE: ((0.12, CONCRETE, 6.0, 2), (0.38, CONCRETE, 4.5, 1), (0.50, CONCRETE, 3.5, 1)),
    TRACK: ((0.60, GRAVEL, 3.5, 1), (0.40, EARTH, 3.0, 1)),
}
"""Share, surface, width (m) and lanes of the roads of each class; one draw for each road as it was laid."""


def build_roads(places: Places, seats: gpd.GeoDataFrame, distances: pd.DataFrame) -> gpd.GeoDataFrame:
    """A road network that joins every seat, village and group, hardened as the plan's 2020 baseline says.

    Args:
        places: townships, villages, communities and groups, in metres.
        seats: one point per township (``town_code``), same CRS; of several the first counts.
        distances: ``town_code`` and ``km``, published road kilometres to the district seat, which has 0.

    Returns:
        one row per road piece between junctions, with the fields of the layer ``roads``.
    """
    outline = shapely.union_all(places.townships.geometry.to_numpy())
    main = seats.drop_duplicates("town_code").sort_values("town_code")
    lattice = build_lattice(outline, np.column_stack([main.geometry.x, main.geometry.y]), SEED)
    growth = Growth(lattice)
    known = _seats(main, lattice.anchors, places.townships, distances)
    grow_trunk(growth, known, SEED)
    classes = trunk_classes(growth, known)
    trunk_count = len(growth.stretches)
    group_nodes = grow_rural(growth, places, SEED)
    cuts = cut_pieces(growth.stretches, classes)
    pieces = _arrays(cuts, lattice.xy)
    legs = village_legs(growth, cuts, trunk_count, group_nodes, places.groups, known)
    root = next(seat.node for seat in known if seat.published_m == 0)
    take_back(pieces, legs, places.groups.geometry.to_numpy(), root, SEED)
    return _table(cuts, pieces, growth, places.townships.crs)


def _seats(
    main: gpd.GeoDataFrame, nodes: np.ndarray, townships: gpd.GeoDataFrame, distances: pd.DataFrame
) -> list[Seat]:
    """Seats with their lattice points, names and published distances; one has the distance 0."""
    name = dict(zip(townships["town_code"], townships["name"]))
    metres = dict(zip(distances["town_code"].astype(str), distances["km"].astype(float) * M_PER_KM))
    seats = [
        Seat(int(node), code, name[code], float(metres.get(code, np.nan)))
        for node, code in zip(nodes, main["town_code"])
    ]
    lost = [seat.name for seat in seats if seat.node < 0]
    if lost:
        raise ValueError(f"no road can reach {', '.join(lost)} inside the outline; check the coordinates of the seat")
    if sum(seat.published_m == 0 for seat in seats) != 1:
        raise ValueError(
            "exactly one seat, the district's, must have the published distance 0; check road_distances.csv"
        )
    return seats


def _arrays(cuts: list[Cut], xy: np.ndarray) -> Pieces:
    return Pieces(
        geometry=np.array([shapely.LineString(np.round(rounded(xy[list(cut.nodes)]), DECIMALS)) for cut in cuts]),
        first=np.array([cut.nodes[0] for cut in cuts]),
        last=np.array([cut.nodes[-1] for cut in cuts]),
        stretch=np.array([cut.stretch for cut in cuts]),
        present=np.ones(len(cuts), dtype=bool),
        hardened=np.ones(len(cuts), dtype=bool),
    )


def _table(cuts: list[Cut], pieces: Pieces, growth: Growth, crs: object) -> gpd.GeoDataFrame:
    """Rows of the layer in the order the roads were laid."""
    draws = np.random.default_rng(SEED).random((len(growth.stretches), 2))
    rows = []
    for number in np.flatnonzero(pieces.present):
        cut, hardened = cuts[number], pieces.hardened[number]
        road_class = cut.road_class if hardened else TRACK
        surface, width_m, lanes = _profile(road_class, draws[cut.stretch][int(not hardened)])
        name = growth.stretches[cut.stretch].name
        rows.append(
            {
                "road_id": f"R{len(rows) + 1:05d}",
                "name": name if hardened else name.replace(VILLAGE_ROAD, FARM_TRACK),
                "road_class": road_class,
                "surface": surface,
                "width_m": width_m,
                "lanes": lanes,
                "status": EXISTING,
                "year": pd.NA,
                "project_id": None,
                "source": SOURCE,
                "located_by": LOCATED_BY,
            }
        )
    table = pd.DataFrame(rows).astype({"year": "Int64", "lanes": "int64"})
    return gpd.GeoDataFrame(table, geometry=pieces.geometry[pieces.present], crs=crs)


def _profile(road_class: str, draw: float) -> tuple[str, float, int]:
    """Surface, width and lanes for a draw between 0 and 1."""
    choices = PROFILES[road_class]
    below = np.cumsum([share for share, *_ in choices[:-1]])
    return choices[int(np.searchsorted(below, draw, side="right"))][1:]
