"""A district of two townships, four villages and eight groups, small enough to count by hand.

    ┌──────────────┬──────────────┐   T1 桐梓镇   V1 香树村: g1 通畅 100, g2 通畅 50
    │ V1      V2   │ V3      V4   │               V2 (hostile name): g3 通达 30, g4 断头 20
    │ g1 g2  g3 g4 │ g5 g6  g7 g8 │   T2 石桥乡   V3 㵲𣲘村: g5 通畅 40, g6 通畅 60
    └──────────────┴──────────────┘               V4 =1+1: g7 未通 70, g8 通畅 80

Five of eight groups are connected: 62.5 %, 330 of 450 people. Target 99 %: 8 groups needed, 3 to do.
"""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from shapely.geometry import LineString, Point, box
from wulong_planner.briefing.model import build_briefing

CRS = "EPSG:4490"
HOSTILE = "</script><img src=x onerror=alert(1)>\"'`${1}&amp;"
RARE = "㵲𣲘村"
FORMULA = "=1+1"
X, Y, STEP = 107.6, 29.3, 0.05
VILLAGES = {
    "500156109200": ("香树村", "xiangshucun", "500156109", "10"),
    "500156109201": (HOSTILE, "", "500156109", None),
    "500156202200": (RARE, "wu pi cun", "500156202", None),
    "500156202201": (FORMULA, "dengyu", "500156202", None),
}
GROUPS = [
    ("g1", "500156109200", "connected", 100),
    ("g2", "500156109200", "connected", 50),
    ("g3", "500156109201", "motorable", 30),
    ("g4", "500156109201", "cut_off", 20),
    ("g5", "500156202200", "connected", 40),
    ("g6", "500156202200", "connected", 60),
    ("g7", "500156202201", "no_road", 70),
    ("g8", "500156202201", "connected", 80),
]


def put(path, key, table):
    options = {"VERSION": "1.2"}
    pyogrio.write_dataframe(table, path, layer=key, driver="GPKG", dataset_options=options)


def points(count):
    return [Point(X + STEP * (index // 2) + 0.01 + 0.02 * (index % 2), Y + 0.05) for index in range(count)]


def write_places(path, located_by):
    marks = {"source": "规划 专栏2 第1行", "located_by": located_by}
    whole = box(X, Y, X + 4 * STEP, Y + 0.1)
    district = {"district_code": ["500156"], "name": ["武隆区"], "pinyin": ["wulongqu"], **marks}
    put(path, "district", gpd.GeoDataFrame(district, geometry=[whole], crs=CRS))
    towns = pd.DataFrame(
        {
            "town_code": ["500156109", "500156202"],
            "name": ["桐梓镇", "石桥乡"],
            "full_name": ["桐梓镇", "石桥苗族土家族乡"],
            "pinyin": ["tongzizhen", "shiqiaoxiang"],
            "tier": [None, "1"],
            **marks,
        }
    )
    cells = [box(X + 2 * STEP * n, Y, X + 2 * STEP * (n + 1), Y + 0.1) for n in range(2)]
    put(path, "townships", gpd.GeoDataFrame(towns, geometry=cells, crs=CRS))
    seats = {"town_code": towns["town_code"], "name": towns["name"], "seat_kind": "乡镇驻地", **marks}
    put(path, "township_seats", gpd.GeoDataFrame(seats, geometry=[each.centroid for each in cells], crs=CRS))
    rows = [(code, *rest) for code, rest in VILLAGES.items()]
    villages = pd.DataFrame(rows, columns=["village_code", "name", "pinyin", "town_code", "tier"]).assign(**marks)
    cells = [box(X + STEP * n, Y, X + STEP * (n + 1), Y + 0.1) for n in range(4)]
    put(path, "villages", gpd.GeoDataFrame(villages, geometry=cells, crs=CRS))


def groups_frame(located_by):
    rows = [
        (code, f"{VILLAGES[village][0]}{number}组", village, village[:9], people, status)
        for number, (code, village, status, people) in enumerate(GROUPS, start=1)
    ]
    columns = ["group_id", "name", "village_code", "town_code", "population", "status"]
    table = pd.DataFrame(rows, columns=columns).assign(source="登记表", located_by=located_by)
    return gpd.GeoDataFrame(table, geometry=points(len(rows)), crs=CRS)


def write_roads(path, located_by):
    roads = pd.DataFrame(
        [
            ("r1", "国道 319", "national", "asphalt", "existing", 7.0),
            ("r2", "香树路", "village", "gravel", "existing", 4.5),
            ("r3", FORMULA, "village", "concrete", "planned", None),
        ],
        columns=["road_id", "name", "road_class", "surface", "status", "width_m"],
    ).assign(source="模型", located_by=located_by)
    lines = [LineString([(X, Y + 0.02 * n), (X + 0.1, Y + 0.02 * n)]) for n in range(1, 4)]
    put(path, "roads", gpd.GeoDataFrame(roads, geometry=lines, crs=CRS))
    return lines


def write_plan(path):
    units = pd.DataFrame(
        [
            ("500156202", "石桥乡", "乡镇", "1", "市级重点帮扶乡镇", "500156202", 1),
            ("500156109200", "香树村", "村", "10", "区级重点帮扶村", "500156109", 2),
        ],
        columns=["unit_code", "name", "unit_kind", "tier", "tier_name", "town_code", "sequence"],
    ).assign(source="规划 专栏2")
    put(path, "key_units", units)
    aid = {
        "aid_group_id": ["A1"],
        "name": ["区交通局帮扶集团"],
        "target_code": ["500156109200"],
        "source": ["规划 专栏3"],
    }
    put(path, "aid_groups", pd.DataFrame(aid))
    aliases = {"alias": ["石桥"], "unit_code": ["500156202"], "name": ["石桥乡"], "source": ["规划 专栏2"]}
    put(path, "name_aliases", pd.DataFrame(aliases))


def write_results(path, lines, basis):
    groups = groups_frame(basis).assign(
        hardened_m=[12.0, 30.0, 1260.0, 900.0, 5.0, 5.0, None, 80.0],
        seat_code="500156109",
        road_m=[3200.0, 2400.0, 8000.0, None, 100.0, 200.0, None, 999.6],
        minutes=[12.2, 9.0, 65.4, None, 1.0, 0.2, None, 5.0],
        upgrade_m=[0.0, 0.0, 850.0, None, 0.0, 0.0, None, 0.0],
        reason=[None, None, None, "road_does_not_reach_seat", None, None, "no_road_within_limit", None],
        basis=basis,
    )
    put(path, "roadconnectivity", groups)
    links = {"road_id": ["r2"], "length_m": [850.0], "groups_gained": [1], "people_gained": [30], "basis": [basis]}
    put(path, "roadconnectivity_links", gpd.GeoDataFrame(links, geometry=[lines[1]], crs=CRS))
    rows = [
        ("district", "500156", "武隆区", 8, 5, 62.5, 3, 116),
        ("township", "500156109", "桐梓镇", 4, 2, 50.0, 2, 48),
        ("township", "500156202", "石桥乡", 4, 3, 75.0, 1, 68),
        ("tier", "1", "1", 4, 3, 75.0, 1, 68),
        ("tier", "10", "10", 2, 2, 100.0, 0, 0),
    ]
    columns = ["level", "zone", "name", "groups", "connected", "share_pct", "groups_to_do", "people_to_do"]
    put(path, "roadconnectivity_summary", pd.DataFrame(rows, columns=columns).assign(target_pct=99.0))


def make_workspace(path, *, located_by="modelled", results=True):
    write_places(path, located_by)
    put(path, "groups", groups_frame(located_by).drop(columns="status"))
    lines = write_roads(path, located_by)
    write_plan(path)
    if results:
        write_results(path, lines, "modelled" if located_by == "modelled" else "given")
    return path


@pytest.fixture(scope="session")
def workspace(tmp_path_factory):
    return make_workspace(tmp_path_factory.mktemp("tiny") / "wulong.gpkg")


@pytest.fixture(scope="session")
def plain_workspace(tmp_path_factory):
    return make_workspace(tmp_path_factory.mktemp("plain") / "wulong.gpkg", results=False)


@pytest.fixture(scope="session")
def surveyed_workspace(tmp_path_factory):
    return make_workspace(tmp_path_factory.mktemp("surveyed") / "wulong.gpkg", located_by="surveyed")


@pytest.fixture(scope="session")
def briefing(workspace):
    return build_briefing(workspace)


@pytest.fixture(scope="session")
def answered(tmp_path_factory):
    """The district with more questions answered."""
    from .answers import answered_workspace

    return build_briefing(answered_workspace(tmp_path_factory.mktemp("answers") / "wulong.gpkg"))


@pytest.fixture(scope="session")
def bundled():
    """The district as shipped."""
    return Path(__file__).resolve().parents[2] / "data" / "townships.gpkg"
