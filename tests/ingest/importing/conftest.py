"""A workspace of one's own, its rows, and made-up features derived from it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import LineString, box
from wulong_planner.ingest.importing.changes import Change
from wulong_planner.ingest.importing.mapping import Chosen
from wulong_planner.ingest.importing.model import Request
from wulong_planner.ingest.importing.planning import plan_import
from wulong_planner.ingest.importing.targets import target_of
from wulong_planner.ingest.importing.workspace_file import list_tables, read_table
from wulong_planner.ingest.names import Register
from wulong_planner.layers.catalog import BY_KEY
from wulong_planner.layers.codes import spellings

BUNDLED = Path(__file__).resolve().parents[3] / "data" / "townships.gpkg"
SOURCE = "made_up.shp，2025-01-31 导入"


def _rows_of(path):
    """Return every row of every table but the pages of the spatial indexes, which need no order."""
    with closing(sqlite3.connect(path)) as database:
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'rtree_%'"
        names = [row[0] for row in database.execute(tables)]
        return {name: database.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in names}


def _schema_of(path):
    """Return the definitions of tables, views, triggers and indexes."""
    with closing(sqlite3.connect(path)) as database:
        return sorted(database.execute("SELECT type, name, sql FROM sqlite_master").fetchall(), key=str)


@pytest.fixture
def rows_of():
    """Return every row of every table of a file."""
    return _rows_of


@pytest.fixture
def schema_of():
    """Return what the tables, views and triggers of a file are."""
    return _schema_of


@pytest.fixture
def workspace(tmp_path):
    """A copy of the bundled GeoPackage that may be written to."""
    path = tmp_path / "wulong.gpkg"
    shutil.copyfile(BUNDLED, path)
    return path


@pytest.fixture
def moved_villages():
    """The change that turns every village into a square, made up."""

    def change(path, table="villages"):
        rows = read_table(path, table)
        squares = [box(107.5 + i * 0.001, 29.3, 107.5009 + i * 0.001, 29.301) for i in range(len(rows))]
        update = gpd.GeoDataFrame({"located_by": "surveyed", "source": SOURCE}, index=rows.index, geometry=squares,
                                  crs="EPSG:4490")  # fmt: skip
        return Change(table, update=update)

    return change


@pytest.fixture(scope="session")
def bundled_tables():
    """The rows of the bundled GeoPackage by table; not to be changed."""
    return {key: read_table(BUNDLED, key) for key in list_tables(BUNDLED) if key in BY_KEY and key != "township_counts"}


@pytest.fixture
def plan(bundled_tables):
    """Plan an import of made-up features into the bundled data (or into other tables)."""

    def make(key, frame, *, mode="automatic", chosen=None, tables=None, faults=None):
        rows = tables or bundled_tables
        register = Register.from_frames(
            rows["townships"], rows["villages"], rows["communities"], rows["name_aliases"], rows["district"]
        )
        request = Request(target_of(BY_KEY[key], spellings), mode, rows, register, SOURCE, "EPSG:4545", "made_up.shp")
        return plan_import(frame, request, chosen or Chosen(), faults=faults)

    return make


@pytest.fixture
def features():
    """Make features from columns and geometries, EPSG:4490."""

    def make(geometries, **columns):
        return gpd.GeoDataFrame(columns, geometry=list(geometries), crs="EPSG:4490")

    return make


X0, Y0 = 470000, 3240000
"""South-west corner of the made-up district, EPSG:4545."""


@pytest.fixture
def square():
    """A rectangle of the made-up district in metres from its corner."""

    def make(west, south, east, north):
        return box(X0 + west, Y0 + south, X0 + east, Y0 + north)

    return make


@pytest.fixture
def small(square):
    """A made-up district of two townships side by side, in metres so that areas are exact.

    ::

        2000 +-------+-------+
             | 丙村  | 丁社区|      甲镇 500156101: 甲村 201, 丙村 202
        1000 +-------+-------+      乙乡 500156201: 乙村 201, 丁社区 001
             | 甲村  | 乙村  |
           0 +-------+-------+
             0      1000    2000
    """
    modelled = {"source": "made up", "located_by": "modelled"}

    def rows(shapes, **columns):
        frame = gpd.GeoDataFrame({**columns, **modelled}, geometry=shapes, crs="EPSG:4545").astype({})
        return frame.set_axis(range(1, len(frame) + 1))

    towns, villages = ["500156101", "500156201"], ["500156101201", "500156101202", "500156201201"]
    return {
        "townships": rows([square(0, 0, 1000, 2000), square(1000, 0, 2000, 2000)], town_code=towns,
                          name=["甲镇", "乙乡"], full_name=["甲镇", "乙土家族乡"], tier=["1", None]),
        "villages": rows([square(0, 0, 1000, 1000), square(0, 1000, 1000, 2000), square(1000, 0, 2000, 1000)],
                         village_code=villages, name=["甲村", "丙村", "乙村"], town_code=[towns[0], *towns],
                         tier=["10", None, None], pinyin=["jiacun", "bingcun", "yicun"], group_count=[2, 1, 1],
                         population=[300, 50, 70]),
        "communities": rows([square(1000, 1000, 2000, 2000)], village_code=["500156201001"], name=["丁社区"],
                            town_code=[towns[1]], pinyin=["dingshequ"]),
        "groups": rows([square(x, 10, x + 2, 12).centroid for x in (100, 300, 500, 1500)],
                       group_id=["500156101201001", "500156101201002", "500156101202001", "500156201201001"],
                       name=["甲村1组", "甲村2组", "丙村1组", "乙村1组"],
                       village_code=[villages[0], *villages], town_code=[towns[0], towns[0], *towns],
                       population=[100, 200, 50, 70], households=[30, 60, 15, 20]),
        "district": rows([square(0, 0, 2000, 2000)], district_code=["500156"], name=["某区"]),
        "name_aliases": rows([None], alias=["甲乡"], unit_code=[towns[0]], name=["甲镇"], kind=["旧称"],
                             valid_until=["2010"]),
        "roads": rows([LineString([(X0, Y0), (X0 + 500, Y0)])] * 3, road_id=["R00001", "R00002", "R00003"],
                      name=["甲路", "乙路", "丙路"], road_class=["county"] * 3, surface=["earth"] * 3,
                      width_m=[3.0] * 3, lanes=[1] * 3, status=["existing", "existing", "planned"],
                      year=[None] * 3, project_id=[None] * 3),
        "water_works": rows([None, square(0, 0, 2, 2).centroid, None], work_id=["W-01", "W-02", "W-03"],
                            name=["甲水厂", "乙水厂", "乙水厂"], kind=["水厂"] * 3, stage=["新建"] * 3,
                            capacity_m3d=[500.0, None, None], design_population=[None] * 3, count=[1] * 3,
                            project_no=["1-1"] * 3, town_code=[None, *towns], village_code=[None] * 3,
                            unlocated=["没有地点", None, "没有地点"]),
        "township_seats": rows([square(10, 10, 12, 12).centroid, square(1010, 10, 1012, 12).centroid],
                               town_code=towns, name=["甲镇", "乙乡"], seat_kind=["乡镇驻地"] * 2,
                               elevation_m=[400, 500]),
    }  # fmt: skip


@pytest.fixture
def plan_small(plan, small):
    """Plan an import into the made-up district; features are given in its metres."""

    def make(key, shapes, columns, **options):
        tables = options.pop("tables", small)
        return plan(key, gpd.GeoDataFrame(columns, geometry=list(shapes), crs="EPSG:4545"), tables=tables, **options)

    return make


@pytest.fixture
def kinds():
    """Return (kind, feature, value) of the problems of a plan."""
    return lambda made: [(each.kind, each.feature, each.value) for each in made.problems]
