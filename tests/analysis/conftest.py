"""Tables from short rows, and random districts by seed, for the tests of the road questions."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import shapely
from wulong_planner.analysis.network.tables import PointTable, RoadTable

CELL = 400.0


@pytest.fixture(scope="session")
def road_table():
    """Rows of (id, coordinates, hardened, km/h) and, if not both ways, the direction."""

    def make(*rows):
        rows = [(*row, 0)[:5] for row in rows]
        return RoadTable(
            geometry=np.array([None if row[1] is None else shapely.LineString(row[1]) for row in rows], object),
            road_id=np.array([row[0] for row in rows], object),
            hardened=np.array([row[2] for row in rows], bool),
            motorable=np.ones(len(rows), bool),
            speed_kmh=np.array([row[3] for row in rows], float),
            direction=np.array([row[4] for row in rows], int),
        )

    return make


@pytest.fixture(scope="session")
def point_table():
    """Keyword code = (x, y, people) for groups or (x, y) for seats; all of one zone."""

    def make(layer="DEMAND", **places):
        weighted = all(len(place) > 2 for place in places.values())
        return PointTable(
            id=np.array(list(places), object),
            xy=np.array([place[:2] for place in places.values()], float),
            weight=np.array([place[2] for place in places.values()], float) if weighted else None,
            layer=layer,
        )

    return make


@pytest.fixture(scope="session")
def take_roads():
    """Keep some rows of a road table."""

    def take(roads, rows):
        names = ("geometry", "road_id", "hardened", "motorable", "speed_kmh", "direction")
        return RoadTable(*(np.asarray(getattr(roads, name))[rows] for name in names))

    return take


@pytest.fixture(scope="session")
def random_district():
    """A grid of winding roads with gaps and spurs, groups off the road, one to three seats: made up, from a seed."""

    def make(seed):
        rng = np.random.default_rng(seed)
        size = rng.integers(3, 6)
        corner = np.stack(np.meshgrid(np.arange(size), np.arange(size)), axis=-1) * CELL
        node = corner + rng.uniform(-90, 90, (size, size, 2))
        roads = []
        for i, j in itertools.product(range(size), range(size)):
            for k, m in ((i + 1, j), (i, j + 1)):
                if k < size and m < size and rng.random() < 0.7:
                    middle = (node[i, j] + node[k, m]) / 2 + rng.uniform(-60, 60, 2)
                    roads.append([node[i, j], middle, node[k, m]])
        for _ in range(rng.integers(0, 4)):
            line = shapely.LineString(roads[rng.integers(len(roads))])
            foot = np.array(line.interpolate(rng.uniform(0.2, 0.8), normalized=True).coords[0])
            roads.append([foot, foot + rng.uniform(-150, 150, 2)])
        count, groups, seats = len(roads), rng.integers(4, 11), rng.integers(1, 4)
        hardened = rng.random(count) < 0.5
        table = RoadTable(
            geometry=np.array([shapely.LineString(road) for road in roads], object),
            road_id=np.array([f"r{number}" for number in range(count)], object),
            hardened=hardened,
            motorable=np.ones(count, bool),
            speed_kmh=np.where(hardened, 20.0, 8.0),
            direction=np.zeros(count, int),
        )
        codes = np.array([f"z{number}" for number in range(seats)], object)
        demand = PointTable(
            id=np.array([f"g{number}" for number in range(groups)], object),
            xy=rng.uniform(-200, size * CELL, (groups, 2)),
            weight=rng.integers(1, 50, groups).astype(float),
            zone=rng.choice(codes, groups),
        )
        places = rng.uniform(0, size * CELL - CELL, (seats, 2))
        return table, demand, PointTable(id=codes, xy=places, zone=codes, layer="SEATS")

    return make
