"""The modelled road network: on a small made district, and as it is in the committed GeoPackage.

The status of the groups is worked out three times: by the model itself while it takes legs back, by a plain
networkx search written here, and by the road-connectivity analysis.
"""

from collections import Counter
from pathlib import Path

import geopandas as gpd
import networkx as nx
import numpy as np
import pandas as pd
import pytest
import shapely
from wulong_planner.analysis.network.tables import PointTable, RoadTable
from wulong_planner.analysis.roads.roadconnectivity import ConnectivityParams, road_connectivity
from wulong_planner.layers.catalog import BY_KEY
from wulong_planner.tools.model import Places
from wulong_planner.tools.model.growth import rounded
from wulong_planner.tools.model.lattice import build_lattice, edge_costs, reach_from
from wulong_planner.tools.model.roads import build_roads

ROOT = Path(__file__).resolve().parents[2]
GPKG = ROOT / "data" / "townships.gpkg"
DISTANCES = ROOT / "data" / "sources" / "road_distances.csv"
METRES = "EPSG:4545"
ACCESS_M = 500.0
HARDENED = ("asphalt", "concrete")
RANK = {"no_road": 0, "cut_off": 1, "motorable": 2, "connected": 3}


# --- a made district: 15 km × 10 km, three townships side by side, two villages in each --------------------


def made_places():
    """Townships A, B, C from west to east; each a north and a south village; 20 groups in a village."""
    rng = np.random.default_rng(11)
    towns, villages, groups = [], [], []
    for column, town in enumerate("ABC"):
        west = 5000.0 * column
        towns.append({"town_code": town, "name": f"{town}镇", "geometry": shapely.box(west, 0, west + 5000, 10000)})
        for row, side in enumerate("SN"):
            code = town + side
            cell = shapely.box(west, 5000 * row, west + 5000, 5000 * row + 5000)
            villages.append({"village_code": code, "name": f"{code}村", "town_code": town, "geometry": cell})
            for number in range(20):
                at = shapely.Point(west + rng.uniform(300, 4700), 5000 * row + rng.uniform(300, 4700))
                row_of = {"group_id": f"{code}{number:02d}", "village_code": code, "town_code": town, "geometry": at}
                groups.append(row_of)
    frames = [gpd.GeoDataFrame(rows, crs=METRES) for rows in (towns, villages, groups)]
    return Places(frames[0], frames[1], frames[1].iloc[:0], frames[2])


def made_seats():
    points = [shapely.Point(2500, 5000), shapely.Point(7500, 5000), shapely.Point(12500, 5000)]
    return gpd.GeoDataFrame({"town_code": list("ABC")}, geometry=points, crs=METRES)


def made_distances(**km):
    return pd.DataFrame({"town_code": list(km), "km": list(km.values())})


@pytest.fixture(scope="module")
def made():
    places, seats = made_places(), made_seats()
    return places, seats, build_roads(places, seats, made_distances(A=0, B=7.5))


# --- an independent reference --------------------------------------------------------------------------------


def graph(roads):
    """Plain networkx graph of line ends; parallel roads keep the shorter."""
    result = nx.Graph()
    for line in roads.geometry:
        ends = line.coords[0], line.coords[-1]
        if not result.has_edge(*ends) or result.edges[ends]["metres"] > line.length:
            result.add_edge(*ends, metres=line.length)
    return result


def node_at(network, point):
    """Node nearest to a point, and how far it is."""
    nodes = list(network.nodes)
    apart = np.hypot(*(np.array(nodes) - [point.x, point.y]).T)
    return nodes[apart.argmin()], apart.min()


def reference_status(roads, groups, seats):
    """Status of each group by the definitions of the plan, the seats being on one hardened network."""
    every, hard = graph(roads), graph(roads[roads.surface.isin(HARDENED)])
    part = {
        key: {node: number for number, nodes in enumerate(nx.connected_components(network)) for node in nodes}
        for key, network in (("every", every), ("hard", hard))
    }
    seat = {code: node_at(every, point)[0] for code, point in zip(seats.town_code, seats.geometry)}
    assert len({part["hard"][node] for node in seat.values()}) == 1
    found = []
    for point, town in zip(groups.geometry, groups.town_code):
        best = "no_road"
        for number in np.flatnonzero(shapely.distance(roads.geometry.to_numpy(), point) <= ACCESS_M):
            end = roads.geometry.iloc[number].coords[0]
            reached = "cut_off"
            if part["every"][end] == part["every"][seat[town]]:
                reached = "motorable"
            if roads.surface.iloc[number] in HARDENED and part["hard"][end] == part["hard"][seat[town]]:
                reached = "connected"
            best = max(best, reached, key=RANK.get)
        found.append(best)
    return found


def analysed(roads, groups, seats):
    count = len(roads)
    table = RoadTable(
        geometry=roads.geometry.to_numpy(),
        road_id=roads.road_id.to_numpy(),
        hardened=roads.surface.isin(HARDENED).to_numpy(),
        motorable=np.ones(count, bool),
        speed_kmh=np.full(count, 20.0),
        direction=np.zeros(count, np.int8),
    )
    demand = PointTable(
        groups.group_id.to_numpy(), shapely.get_coordinates(groups.geometry), zone=groups.town_code.to_numpy()
    )
    places = PointTable(
        seats.town_code.to_numpy(), shapely.get_coordinates(seats.geometry), zone=seats.town_code.to_numpy()
    )
    return road_connectivity(table, demand, places, ConnectivityParams(max_access_m=ACCESS_M, strategy=0)).groups


def assert_clean(roads, outline):
    """Valid simple lines with a length, inside the outline, that meet only at their ends."""
    lines = roads.geometry.to_numpy()
    assert roads.geom_type.eq("LineString").all()
    assert roads.is_valid.all() and roads.is_simple.all()
    assert roads.length.min() > 1.0
    assert shapely.covers(outline.buffer(0.1), lines).all()
    first, second = shapely.STRtree(lines).query(lines, predicate="intersects")
    pairs = first < second
    ends = np.array([shapely.MultiPoint([line.coords[0], line.coords[-1]]) for line in lines])
    common = shapely.intersection(lines[first[pairs]], lines[second[pairs]])
    assert (shapely.length(common) == 0).all()
    for end in (ends[first[pairs]], ends[second[pairs]]):
        assert (shapely.hausdorff_distance(common, shapely.intersection(common, end.astype(object))) < 1e-6).all()


# --- the made district ---------------------------------------------------------------------------------------


def test_fields_are_those_of_the_catalog(made):
    roads = made[2]
    assert [name for name in roads.columns if name != "geometry"] == [field.name for field in BY_KEY["roads"].fields]
    assert roads.crs == METRES


def test_the_same_places_give_the_same_roads(made):
    places, seats, roads = made
    again = build_roads(places, seats, made_distances(A=0, B=7.5))
    assert list(again.geometry.to_wkb()) == list(roads.geometry.to_wkb())
    pd.testing.assert_frame_equal(
        pd.DataFrame(again.drop(columns="geometry")), pd.DataFrame(roads.drop(columns="geometry"))
    )


def test_the_order_of_the_seats_changes_nothing(made):
    places, seats, roads = made
    again = build_roads(places, seats.iloc[::-1], made_distances(B=7.5, A=0))
    assert list(again.geometry.to_wkb()) == list(roads.geometry.to_wkb())


def test_made_roads_are_clean(made):
    assert_clean(made[2], shapely.box(0, 0, 15000, 10000))


def test_a_published_distance_is_met(made):
    _, seats, roads = made
    network = graph(roads)
    (here, _), (there, _) = (node_at(network, point) for point in seats.geometry[:2])
    assert nx.shortest_path_length(network, here, there, weight="metres") == pytest.approx(7500, rel=0.10)


def test_every_status_occurs_and_nine_tenths_are_connected(made):
    """120 groups: 108 connected; of the other 12 one without road and two cut off, as the shares round."""
    places, seats, roads = made
    status = Counter(reference_status(roads, places.groups, seats))
    assert status == {"connected": 108, "motorable": 9, "cut_off": 2, "no_road": 1}
    assert Counter(analysed(roads, places.groups, seats).status) == status


def test_a_distance_shorter_than_the_straight_line_is_refused():
    with pytest.raises(ValueError, match="no course to B镇 comes near its published distance"):
        build_roads(made_places(), made_seats(), made_distances(A=0, B=4.0))


def test_no_district_seat_is_refused():
    with pytest.raises(ValueError, match="exactly one seat"):
        build_roads(made_places(), made_seats(), made_distances(A=1, B=7.5))


def test_a_seat_outside_the_outline_is_refused():
    seats = made_seats()
    seats.loc[2, "geometry"] = shapely.Point(30000, 5000)
    with pytest.raises(ValueError, match="no road can reach C镇"):
        build_roads(made_places(), seats, made_distances(A=0))


def test_rounding_keeps_both_ends_and_cuts_the_corner():
    """A right angle of two 100 m sides, cut twice: shorter than 200 m, longer than the diagonal."""
    corner = np.array([[0.0, 0.0], [100.0, 0.0], [100.0, 100.0]])
    line = shapely.LineString(rounded(corner))
    assert line.coords[0] == (0, 0) and line.coords[-1] == (100, 100)
    assert 100 * 2**0.5 < line.length < 200
    assert line.disjoint(shapely.Point(100, 0))


def test_a_way_avoids_blocked_points():
    lattice = build_lattice(shapely.box(0, 0, 4000, 4000), np.array([[200.0, 2000.0], [3800.0, 2000.0]]), 1)
    start, goal = lattice.anchors
    blocked = (np.abs(lattice.xy[:, 0] - 2000) < 300) & (lattice.xy[:, 1] < 3000)
    sources = np.full(len(lattice.xy), np.inf)
    sources[start] = 0.0
    cost = edge_costs(lattice, 0.0, 1)
    every = np.arange(len(cost))
    free = reach_from(lattice, cost, every, sources, np.zeros(len(blocked), bool))
    around = reach_from(lattice, cost, every, sources, blocked)
    assert not blocked[around.path(goal)].any() and blocked[free.path(goal)].any()
    assert 3600 <= free.cost[goal] < around.cost[goal]
    assert around.path(goal)[0] == start


# --- the district as committed -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def district():
    keys = ("district", "roads", "groups", "township_seats", "villages")
    return {key: gpd.read_file(GPKG, layer=key).to_crs(METRES) for key in keys}


@pytest.fixture(scope="module")
def answer(district):
    return analysed(district["roads"], district["groups"], district["township_seats"])


def test_district_roads_are_clean(district):
    assert_clean(district["roads"], district["district"].geometry.iloc[0])


def test_every_seat_is_on_one_hardened_network(district):
    roads = district["roads"]
    network = graph(roads[roads.surface.isin(HARDENED)])
    found = [node_at(network, point) for point in district["township_seats"].geometry]
    assert len(found) == 26 and max(apart for _, apart in found) < 1.0
    home = nx.node_connected_component(network, found[0][0])
    assert all(node in home for node, _ in found)


def test_published_kilometres_come_out_within_ten_percent(district):
    published = pd.read_csv(DISTANCES, dtype={"town_code": str}).set_index("town_code").km
    assert sorted(published) == [0, 17, 30, 39, 41, 56, 56, 59]
    network = graph(district["roads"])
    seat = dict(zip(district["township_seats"].town_code, district["township_seats"].geometry))
    node = {code: node_at(network, seat[code])[0] for code in published.index}
    metres = nx.single_source_dijkstra_path_length(network, node[published.idxmin()], weight="metres")
    off = {code: abs(metres[node[code]] / 1000 / km - 1) for code, km in published.items() if km > 0}
    assert max(off.values()) <= 0.10, off


def test_the_baseline_of_the_plan_comes_out(district, answer):
    share = (answer.status == "connected").mean()
    assert len(answer) == 1352
    assert 0.895 <= share <= 0.905
    assert set(answer.status) == set(RANK)


def test_the_analysis_agrees_with_a_plain_search(district, answer):
    assert list(answer.status) == reference_status(district["roads"], district["groups"], district["township_seats"])


def test_what_is_not_connected_is_remote(district, answer):
    """Groups on unhardened road are further from their seat than the others, and spread over many townships."""
    far = answer.road_m[answer.status == "motorable"].median()
    near = answer.road_m[answer.status == "connected"].median()
    assert far > 1.25 * near
    assert district["groups"].town_code[(answer.status != "connected").to_numpy()].nunique() >= 13


def test_classes_surfaces_and_widths_belong_together(district):
    roads = district["roads"]
    assert set(roads.road_class) == {"national", "provincial", "county", "township", "village", "track"}
    hardened = roads.surface.isin(HARDENED)
    assert (hardened == (roads.road_class != "track")).all()
    assert set(roads.surface[~hardened]) == {"gravel", "earth"}
    width = roads.groupby("road_class").width_m.mean()
    assert list(width.sort_values().index) == ["track", "village", "township", "county", "provincial", "national"]
    assert ((roads.lanes == 2) == (roads.width_m >= 6.0)).all()
    assert (roads.lanes[roads.road_class == "village"] == 2).any()
    assert (roads.status == "existing").all()
    assert (roads.located_by == "modelled").all() and roads.source.str.contains("示意").all()


def test_ids_and_names(district):
    roads, villages = district["roads"], set(district["villages"].name)
    assert list(roads.road_id) == [f"R{number:05d}" for number in range(1, len(roads) + 1)]
    trunk = roads[roads.road_class.isin(["national", "provincial", "county"])]
    assert trunk.name.str.match(r"^\S+—\S+$").all()
    ends = {end for name in trunk.name for end in name.split("—")}
    assert ends <= set(district["township_seats"].name)
    assert set(roads.name[roads.road_class == "village"].str.replace("村道$", "", regex=True)) <= villages


def test_every_village_holds_a_hardened_road(district):
    roads = district["roads"]
    hardened = shapely.union_all(roads.geometry[roads.surface.isin(HARDENED)].to_numpy())
    assert district["villages"].intersects(hardened).all()


def test_roads_wind_but_do_not_wander(district):
    """Length of a road as drawn against the straight line between its ends: mountain roads, no scribble."""
    lines = district["roads"].geometry.to_numpy()
    ends = shapely.linestrings([[line.coords[0], line.coords[-1]] for line in lines])
    winding = shapely.length(lines) / np.maximum(shapely.length(ends), 1.0)
    assert 1.05 < np.median(winding) < 1.4
    assert np.quantile(winding, 0.99) < 3.0
