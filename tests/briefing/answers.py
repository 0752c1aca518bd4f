"""The small district of conftest with more questions answered, each number made up and easy to count.

    T1 桐梓镇: g1–g4, T2 石桥乡: g5–g8. People: 100 50 30 20 | 40 60 70 80.

Minutes to the seat: 15 (inside), 16, 30, 31 | none, 60, 61, 5. Water serves g1 whole, g2 in part. Projects: P1 in T1
and V3 2021–2022, P2 in V1 2023–2025, P3 for the whole district 2021–2025, P4 in T2 without a year.
"""

import geopandas as gpd
import pandas as pd
from shapely.geometry import LineString, Point, box

from .conftest import CRS, GROUPS, STEP, VILLAGES, X, Y, groups_frame, make_workspace, points, put

MINUTES = [15.0, 16.0, 30.0, 31.0, None, 60.0, 61.0, 5.0]
SERVED = [100, 20, 0, 0, 0, 0, 0, 80]
ROBUST = ["covered"] * 6 + ["certain_gap", "sensitive"]
AT_RISK = [0, 1, 1, 1, 0, 0, None, 0]
BASIS = "modelled"
T1, T2 = "500156109", "500156202"
V1, V2, V3, V4 = VILLAGES


def people_table(**columns):
    plain = groups_frame(BASIS).drop(columns="status")
    return plain.assign(basis=BASIS, **columns)


def summary(path, key, rows, columns, **more):
    put(path, key, pd.DataFrame(rows, columns=["level", "zone", *columns]).assign(basis=BASIS, **more))


def write_reach(path):
    reasons = [None, None, None, None, "road_reaches_no_facility", None, None, None]
    reach = people_table(rank=1, facility_name="桐梓镇", road_m=1000.0, minutes=MINUTES, reason=reasons)
    put(path, "nearestfacility", reach)
    rows = [("district", "", 15.0, 180.0, 40.0, 270.0), ("township", T1, 15.0, 100.0, 50.0, 100.0)]
    rows.append(("township", T2, 15.0, 80.0, 32.0, 170.0))
    columns = ["cutoff", "people_within", "people_pct", "people_to_do"]
    summary(path, "nearestfacility_summary", rows, columns, unit="min", target_pct=100.0, groups_to_do=6)
    cells = [box(X, Y, X + STEP, Y + 0.05), box(X + STEP, Y, X + 2 * STEP, Y + 0.05), box(X, Y, X + 4 * STEP, Y + 0.1)]
    areas = {"facility_id": ["a", "b", "a"], "cutoff": [15.0, 15.0, 30.0], "unit": "min", "basis": BASIS}
    put(path, "servicearea", gpd.GeoDataFrame(areas, geometry=cells, crs=CRS))


def write_water(path):
    left = [people - served for (_, _, _, people), served in zip(GROUPS, SERVED)]
    reasons = [None, "served_in_part", *["no_work_within_distance"] * 5, None]
    put(path, "watersupply", people_table(served=SERVED, unserved=left, reason=reasons, work_name=None))
    rows = [("district", "", 44.4, 182.0), ("township", T1, 60.0, 50.0), ("township", T2, 32.0, 132.0)]
    summary(path, "watersupply_summary", rows, ["served_pct", "people_to_do"], target_pct=85.0)
    works = {
        "work_id": ["w1", "w2", "w3", "w4"],
        "name": ["甲水厂", "乙水厂", "丙水厂", "丁水厂"],
        "stage": ["新建", "新建", "改扩建", None],
        "capacity_m3d": [500.0, 300.0, 100.0, 50.0],
        "town_code": T1,
        "source": "规划",
        "located_by": "village_name",
    }
    here = Point(X + 0.02, Y + 0.03)
    put(path, "water_works", gpd.GeoDataFrame(works, geometry=[here, here, here, None], crs=CRS))


def write_projects(path):
    projects = pd.DataFrame(
        [
            ("P1", "供水项目", "民生", 2021, 2022),
            ("P2", "茶园项目", "产业", 2023, 2025),
            ("P3", "全区项目", "产业", 2021, 2025),
            ("P4", "无年份项目", "民生", None, None),
        ],
        columns=["project_no", "name", "sector", "year_from", "year_to"],
    ).assign(funding="政府", lead_unit="区水利局", source="规划 附件1")
    put(path, "projects", projects)
    rows = [("P1", T1), ("P1", V3), ("P2", V1), ("P3", "500156"), ("P4", T2)]
    places = pd.DataFrame(rows, columns=["project_no", "unit_code"])
    places["place_id"] = [f"{number}" for number in range(len(rows))]
    put(path, "project_places", places.assign(source="规划 附件1"))
    gaps = pd.DataFrame(
        [
            (V1, "planned", 1, 0.0),
            (V2, "gap", 0, 50.0),
            (V3, "no_need", 1, 0.0),
            (V4, "wider_only", 0, 70.0),
        ],
        columns=["zone", "gap", "projects", "people_open"],
    ).assign(level="village", wider=1, basis=BASIS)
    cells = [box(X + STEP * n, Y, X + STEP * (n + 1), Y + 0.1) for n in range(4)]
    put(path, "projectgap_villages", gpd.GeoDataFrame(gaps, geometry=cells, crs=CRS))


def write_land(path):
    bands = {
        "band": [0, 1],
        "band_low_m": [None, 600.0],
        "band_high_m": [600.0, None],
        "area_km2": [10.0, 30.0],
        "dem": "粗高程",
        "basis": BASIS,
    }
    halves = [box(X, Y, X + 0.1, Y + 0.1), box(X + 0.1, Y, X + 0.2, Y + 0.1)]
    put(path, "elevationzones_map", gpd.GeoDataFrame(bands, geometry=halves, crs=CRS))
    rows = [("district", "", 0, None, 600.0, 200.0), ("district", "", 1, 600.0, None, 250.0)]
    rows += [("village", V1, 0, None, 600.0, 150.0)]
    summary(path, "elevationzones", rows, ["band", "band_low_m", "band_high_m", "people"])
    stations = {"station_id": ["s1", "s2"], "name": ["建议站", "建议站二"], "kind": ["雨量站", "雷达"], "rank": [1, 2]}
    put(path, "stationproposals", gpd.GeoDataFrame({**stations, "basis": BASIS}, geometry=points(2), crs=CRS))
    built = {"facility_id": ["f1"], "name": ["老学校"], "kind": ["学校"], "stage": ["已建"], "located_by": ["surveyed"]}
    put(path, "facilities", gpd.GeoDataFrame(built, geometry=points(1), crs=CRS))


def write_roads_at_risk(path):
    put(path, "criticalroads_affected", people_table(at_risk=AT_RISK, critical_road="r2"))
    lines = [LineString([(X, Y), (X + 0.1, Y)])] * 3
    roads = {
        "rank": [1, 2, 3],
        "road_id": "r2",
        "kind": ["bridge", "bridge", "detour"],
        "people_cut": [1000, 199, 5000],
    }
    put(path, "criticalroads", gpd.GeoDataFrame({**roads, "basis": BASIS}, geometry=lines, crs=CRS))


def write_robust(path):
    sure = people_table(robust=ROBUST, uncovered=[0] * 6 + [27, 9], runs=27, depends_on=None)
    put(path, "robustgaps", sure)


def write_runs(path):
    run = {
        "result": ["roadconnectivity"],
        "algorithm": ["wulong:roadconnectivity"],
        "tables": ["roadconnectivity roadconnectivity_links"],
        "inputs": ['[{"parameter": "ROADS", "sha256": "ab12"}]'],
        "parameters": ['{"MAX_ACCESS_M": 500}'],
        "plugin_version": ["1.2.3"],
        "date": ["2026-11-24T10:00:00+00:00"],
        "seconds": [2.5],
    }
    put(path, "runs", pd.DataFrame(run))


def answered_workspace(path):
    """Write the district with all of these answers."""
    make_workspace(path)
    for write in (write_reach, write_water, write_projects, write_land, write_roads_at_risk, write_robust, write_runs):
        write(path)
    return path
