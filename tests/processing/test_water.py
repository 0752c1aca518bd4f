"""``watersupply``, ``gravityscreening`` and ``safewater`` from layer to layer, on one street worked out by hand.

    W-1 at 0: 12 m³/d          W-2 at 5000: people 60            street along y = 0, metres, in EPSG:4545
    g1 at 1000: 100 people     g2 at 2000, 300 m off: 60         g3 at 4000: 50       g4 5 km away from all: 7

With 80 L, 15 % lost and a peak of 1.5 a person needs 120 L at the work: 12 m³ · 0.85 / 0.12 = 85 people, W-2 serves 60.
g1 does not fit anywhere as a whole, so W-1 serves g2 (2,300 m) and W-2 serves g3 (1,000 m).
"""

import time
from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely
from qgis.core import NULL, QgsProcessingException

X, Y = 500_000, 3_200_000
GPKG = Path(__file__).resolve().parents[2] / "data" / "townships.gpkg"
GROUPS = [
    (1000, 0, "g1", 100, "v1", "T", 80.0, "surveyed"), (2000, 300, "g2", 60, "v1", "T", 120.0, "surveyed"),
    (4000, 0, "g3", 50, "v2", "T", 20.0, "surveyed"), (2000, -5000, "g4", 7, "v2", "T", None, "surveyed"),
]  # fmt: skip
WORKS = [
    (0, 0, "W-1", "一号水厂", "水厂", 12.0, None, 100.0), (5000, 0, "W-2", "二号水厂", "水厂", None, 60, 90.0),
    (3000, 0, "W-3", "水库", "水库", 999.0, None, 300.0), (None, None, "W-4", "无址工程", "供水工程", 50.0, None, None),
]  # fmt: skip


def point(x, y):
    return None if x is None else f"POINT({x + X} {y + Y})"


@pytest.fixture
def roads(make_layer):
    fields = [("road_id", "text"), ("road_class", "text"), ("surface", "text"), ("located_by", "text")]
    street = f"LINESTRING({X} {Y}, {X + 5000} {Y})"
    return make_layer("LineString", fields, [(street, "r1", "village", "earth", "surveyed")], name="roads")


@pytest.fixture
def make_groups(make_layer):
    fields = [("group_id", "text"), ("population", "integer"), ("village_code", "text"), ("town_code", "text"),
              ("elevation_m", "real"), ("located_by", "text")]  # fmt: skip
    return lambda rows=GROUPS: make_layer("Point", fields, [(point(*row[:2]), *row[2:]) for row in rows], name="groups")


@pytest.fixture
def make_works(make_layer):
    fields = [("work_id", "text"), ("name", "text"), ("kind", "text"), ("capacity_m3d", "real"),
              ("design_population", "integer"), ("elevation_m", "real")]  # fmt: skip
    return lambda rows=WORKS: make_layer("Point", fields, [(point(*row[:2]), *row[2:]) for row in rows], name="works")


@pytest.fixture
def run(provider, roads, make_groups, make_works, feedback):
    """Run an algorithm on the street; returns its outputs, layers as lists of attribute dicts."""
    from qgis import processing

    def ask(name, *sinks, **changes):
        given = {"DEMAND": make_groups(), "FACILITIES": make_works(), "ROADS": roads}
        if name == "safewater":
            given = {"DEMAND": make_groups()}
        parameters = {**given, **dict.fromkeys(("OUTPUT", *sinks), "memory:"), **changes}
        found = processing.run(f"wulong:{name}", parameters, feedback=feedback)
        for key in ("OUTPUT", *sinks):
            found[key] = [
                {**dict(zip(found[key].fields().names(), feature.attributes())), "wkt": feature.geometry().asWkt(1)}
                for feature in found[key].getFeatures()
            ]
        return found

    return ask


def column(rows, name):
    """Values of a field, nulls and NaN as None."""
    found = [row[name] for row in rows]
    return [None if value == NULL or value != value else value for value in found]


@pytest.fixture
def make_dem(tmp_path):
    """Write heights on cells of 100 m from (−1 km, −6 km) on; rows run southwards."""

    def make(height, *, columns=80):
        x = (np.arange(columns) + 0.5) * 100 - 1000
        cells = np.broadcast_to(height(x), (80, columns)).astype("float32")
        path = tmp_path / "dem.tif"
        transform = rasterio.transform.from_origin(X - 1000, Y + 2000, 100, 100)
        with rasterio.open(
            path, "w", driver="GTiff", width=columns, height=80, count=1, dtype="float32", crs="EPSG:4545",
            transform=transform,
        ) as raster:  # fmt: skip
            raster.write(cells, 1)
        return str(path)

    return make


SINKS = ("WORKS", "AREAS", "SUMMARY", "MORE")


def test_who_is_served_along_roads(run, feedback):
    found = run("watersupply", *SINKS)
    rows = found["OUTPUT"]
    assert column(rows, "work_id") == [None, "W-1", "W-2", None]
    assert column(rows, "work_name") == [None, "一号水厂", "二号水厂", None]
    assert column(rows, "served") == [0, 60, 50, 0]
    assert column(rows, "distance_m") == [None, 2300, 1000, None]
    assert column(rows, "lift_m") == [None, 20, -70, None]
    assert column(rows, "reason") == ["works_full", None, None, "no_road_within_limit"]
    assert (found["PEOPLE"], found["PEOPLE_SERVED"], found["IN_ORDER"], found["GAP_PCT"]) == (217, 110, 110, 0)
    assert found["PERSON_KM"] == pytest.approx(60 * 2.3 + 50)
    assert (found["WORKS_USED"], found["UNLIMITED"], found["SCHEMATIC"]) == (2, 0, 0)
    assert found["PEOPLE_TO_DO"] == np.ceil(0.85 * 217) - 110
    assert "110 of 217 people (50.7 %) are served by 2 works" in feedback.text
    assert "Filled up work by work, by codes downwards: 110 people (0 fewer)" in feedback.text


def test_what_becomes_of_the_works(run):
    rows = run("watersupply", *SINKS)["WORKS"]
    assert column(rows, "capacity_people") == [85, 60, 7076, 354]
    assert column(rows, "capacity_from") == ["m3d", "people", "m3d", "m3d"]
    assert column(rows, "load") == [60, 50, 0, 0]
    assert column(rows, "spare") == [25, 10, 0, 0]
    assert column(rows, "load_pct")[:2] == pytest.approx([100 * 60 / 85, 100 * 50 / 60])
    assert column(rows, "reason") == [None, None, "not_for_people", "no_place"]
    assert column(rows, "large_scale") == [0, 0, 0, 0]


def test_split_groups_use_all_the_room(run):
    found = run("watersupply", *SINKS, SPLIT=True)
    # W-1 serves 85 of g1 (1,000 m), W-2 all of g3 and 10 of the 60 of g2 (3,300 m)
    assert found["PEOPLE_SERVED"] == 145
    assert column(found["OUTPUT"], "served") == [85, 10, 50, 0]
    assert column(found["OUTPUT"], "reason") == ["served_in_part", "served_in_part", None, "no_road_within_limit"]
    assert column(found["WORKS"], "spare")[:2] == [0, 0]


def test_people_by_area_and_the_land_of_each_work(run, make_layer):
    box = shapely.box(X - 500, Y - 6000, X + 5500, Y + 1000)
    fields = [("village_code", "text"), ("name", "text"), ("tier", "text")]
    west, middle, east = X - 500, X + 3000, X + 5500
    halves = [shapely.box(west, Y - 6000, middle, Y + 1000), shapely.box(middle, Y - 6000, east, Y + 1000)]
    rows = [(halves[0].wkt, "v1", "V1", None), (halves[1].wkt, "v2", "V2", "10")]
    villages = make_layer("Polygon", fields, rows, name="villages")
    found = run("watersupply", *SINKS, ZONES=villages)
    summary = {(row["level"], row["zone"]): row for row in found["SUMMARY"]}
    assert [summary["village", code]["people_served"] for code in ("v1", "v2")] == [60, 50]
    assert summary["tier", "10"]["people"] == 57
    total = found["SUMMARY"][0]
    assert (total["level"], total["people_served"], total["target_pct"], total["central_target_pct"]) == (
        "district", 110, 85, 88,
    )  # fmt: skip
    assert (total["people_to_do"], total["central_to_do"]) == (75, 81)
    shapes = {row["work_id"] or None: shapely.from_wkt(row["wkt"]) for row in found["AREAS"]}
    assert sum(shape.area for shape in shapes.values()) == pytest.approx(box.area, rel=1e-6)
    assert shapes["W-2"].covers(shapely.Point(X + 4000, Y))
    assert sum(row["people"] for row in found["AREAS"]) == 217


def test_one_more_work_at_each_cluster(run):
    rows = run("watersupply", *SINKS, NEW_CAPACITY=15)["MORE"]
    # 15 m³ serve 106 people: all 100 of g1. No road leads to g4, so a work there serves g4 itself only on foot.
    assert column(rows, "group_id") == ["g1", "g4"]
    assert column(rows, "people_added") == [100, 7]
    assert column(rows, "share_after_pct")[0] == pytest.approx(100 * 210 / 217)


def test_works_of_unknown_capacity(run, make_works, feedback):
    works = make_works([(*row[:5], None, None, row[7]) for row in WORKS])
    found = run("watersupply", *SINKS, FACILITIES=works)
    assert (found["PEOPLE_SERVED"], found["UNLIMITED"]) == (210, 2)
    assert "Of 2 works neither capacity nor people are known, so they count without limit" in feedback.text
    assert column(found["WORKS"], "capacity_people") == [None] * 4
    assert column(found["WORKS"], "load_pct") == [None] * 4
    found = run("watersupply", *SINKS, FACILITIES=works, DEFAULT_CAPACITY=10)
    assert (found["PEOPLE_SERVED"], found["UNLIMITED"]) == (110, 0)  # 70 people each
    assert column(found["WORKS"], "capacity_from")[0] == "default"


def test_limits_on_distance_and_lift(run):
    assert column(run("watersupply", MAX_DISTANCE_M=2300)["OUTPUT"], "served") == [0, 60, 50, 0]
    found = run("watersupply", MAX_DISTANCE_M=2299)
    assert column(found["OUTPUT"], "reason")[:2] == ["works_full", "no_work_within_distance"]
    found = run("watersupply", MAX_LIFT_M=19, MAX_DISTANCE_M=2500)
    assert column(found["OUTPUT"], "reason")[1] == "works_too_low"


def test_straight_lines_need_no_roads(run):
    found = run("watersupply", ROADS=None, DISTANCE=1, DETOUR_FACTOR=2)
    assert column(found["OUTPUT"], "distance_m")[1:3] == pytest.approx([2 * np.hypot(2000, 300), 2000])


def test_other_systems_and_other_orders_give_the_same(run, make_groups, make_works):
    from qgis import processing

    here = run("watersupply")["OUTPUT"]
    degrees = processing.run(
        "native:reprojectlayer", {"INPUT": make_groups(), "TARGET_CRS": "EPSG:4490", "OUTPUT": "memory:"}
    )["OUTPUT"]
    there = run("watersupply", DEMAND=degrees)["OUTPUT"]
    assert column(there, "work_id") == column(here, "work_id")
    assert column(there, "distance_m")[1:3] == pytest.approx([2300, 1000], rel=0.005)
    turned = run("watersupply", DEMAND=make_groups(GROUPS[::-1]), FACILITIES=make_works(WORKS[::-1]))["OUTPUT"]
    assert {row["group_id"]: row["work_id"] for row in turned} == {row["group_id"]: row["work_id"] for row in here}


def test_another_road_serves_no_fewer(run, make_layer, roads):
    before = run("watersupply", SPLIT=True)["PEOPLE_SERVED"]
    more = make_layer(
        "LineString", [("road_id", "text"), ("road_class", "text"), ("surface", "text"), ("located_by", "text")],
        [(f"LINESTRING({X} {Y}, {X + 5000} {Y})", "r1", "village", "earth", "surveyed"),
         (f"LINESTRING({X + 2000} {Y}, {X + 2000} {Y - 5000})", "r2", "village", "earth", "surveyed")], name="roads",
    )  # fmt: skip
    assert run("watersupply", SPLIT=True, ROADS=more)["PEOPLE_SERVED"] >= before
    found = run("watersupply", ROADS=more, DEFAULT_CAPACITY=0)
    assert column(found["OUTPUT"], "reason")[3] is None  # g4, with 7 people, fits W-1


@pytest.mark.parametrize(
    ("name", "changes", "sentence"),
    [
        ("watersupply", {"ROADS": None}, "ROADS is empty"),
        ("watersupply", {"CAPACITY_FIELD": "nope"}, "nope"),
        ("watersupply", {"CAPACITY_FIELD": "name"}, "should hold numbers"),
        ("watersupply", {"YIELD_FIELD": "capacity_m3d"}, r"work W-1: capacity_m3d is 12. Give a share"),
        ("watersupply", {"KIND_VALUES": "泵站"}, "No work of the layer works takes part"),
        ("watersupply", {"LITRES_PER_DAY": 0}, "LITRES_PER_DAY"),
        ("gravityscreening", {"ROADS": None}, "ROADS is empty"),
        ("gravityscreening", {"KIND_VALUES": "泵站"}, "No work of the layer works takes part"),
        ("gravityscreening", {"WORK_FIELD": "nope"}, "nope"),
        ("gravityscreening", {"DEM": "nowhere.tif"}, "nowhere.tif"),
        ("safewater", {"TAP_FIELD": "nope"}, "nope"),
        ("safewater", {"LITRES_FIELD": "group_id"}, "should hold numbers"),
        (
            "safewater",
            {"RELIABILITY_FIELD": "elevation_m"},
            r"group g2: elevation_m is 120. Give a number from 0 to 100",
        ),
    ],
)
def test_bad_input_is_a_sentence(run, name, changes, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        run(name, **changes)


def test_a_negative_capacity_names_the_work(run, make_works):
    works = make_works([(*WORKS[0][:5], -3.0, None, None), *WORKS[1:]])
    with pytest.raises(QgsProcessingException, match=r"works, work W-1: capacity_m3d is -3"):
        run("watersupply", FACILITIES=works)


@pytest.mark.parametrize("name", ["watersupply", "gravityscreening", "safewater"])
def test_a_stopped_run_leaves_nothing(run, name, feedback):
    feedback.cancel()
    with pytest.raises(QgsProcessingException):
        run(name)


def test_gravity_along_a_falling_street(run, make_dem, tmp_path):
    """The ground falls 1 m in 100 m from W-1 at 100 m to the east; fields give the heights at the ends."""
    charts = tmp_path / "sections.html"
    found = run("gravityscreening", "TANKS", "SUMMARY", DEM=make_dem(lambda x: 100 - x / 100), CHARTS=str(charts),
                ROUTE=0)  # fmt: skip
    rows = found["OUTPUT"]
    assert column(rows, "group_id") == ["g1", "g2", "g3", "g4"]
    assert column(rows, "work_id") == ["W-1", "W-1", "W-2", "W-1"]
    assert column(rows, "result") == ["gravity", "pumped", "gravity", "gravity"]
    assert column(rows, "source_m") == [100, 100, 90, 100]
    first = rows[0]
    # 100 people · 80 L · 1.5 · 2 / 0.85 = 0.3268 L/s; 20 m of fall over 1 km
    assert first["flow_ls"] == pytest.approx(100 * 80 * 3 / 0.85 / 86400)
    loss = 1.1 * 10.667 * 1000 * (first["flow_ls"] / 1000) ** 1.852 / 150**1.852 / (first["inner_mm"] / 1000) ** 4.871
    assert first["loss_m"] == pytest.approx(loss)
    assert first["head_m"] == pytest.approx(20 - loss)
    assert first["diameter_mm"] == 40  # dn 32, 26 mm inside, would lose 20.2 of the 15 m that may be lost
    assert rows[1]["pump_m"] == pytest.approx(20 + 5 + rows[1]["loss_m"])
    assert (found["ROUTES"], found["GRAVITY"], found["PUMPED"], found["UNKNOWN"]) == (4, 157, 60, 0)
    assert found["SUMMARY"][0]["people_gravity"] == 157
    text = charts.read_text(encoding="utf-8")
    assert text.count("<svg") == 4 and "一号水厂 → g1" in text and "http" not in text


def test_gravity_along_roads_draws_the_pipe_from_the_work(run, make_dem):
    found = run("gravityscreening", DEM=make_dem(lambda x: 100 - x / 100), WORK_FIELD=None)
    rows = found["OUTPUT"]
    assert column(rows, "length_m") == [1000, 2300, 1000, None]
    assert column(rows, "reason")[3] == "no_road_within_limit"
    assert column(rows, "result")[3] == "unknown"
    assert shapely.from_wkt(rows[1]["wkt"]).coords[0] == (X, Y)
    assert found["UNKNOWN"] == 7


def test_only_the_pairs_of_an_allocation(run, make_dem, feedback, provider, make_groups, make_works, roads):
    from qgis import processing

    allocated = processing.run(
        "wulong:watersupply",
        {"DEMAND": make_groups(), "FACILITIES": make_works(), "ROADS": roads, "OUTPUT": "memory:"},
        feedback=feedback,
    )["OUTPUT"]
    for route in (0, 1, 2):
        rows = run("gravityscreening", DEM=make_dem(lambda x: 100 - x / 100), DEMAND=allocated, ROUTE=route)["OUTPUT"]
        assert column(rows, "work_id") == [None, "W-1", "W-2", None]


def test_tanks_on_a_steep_street(run, make_dem, make_groups, make_works):
    groups = make_groups([(4000, 0, "g3", 50, "v2", "T", None, "surveyed")])
    works = make_works([(*WORKS[0][:7], None)])
    found = run("gravityscreening", "TANKS", DEM=make_dem(lambda x: 500 - x / 10), DEMAND=groups, FACILITIES=works,
                PIPE_CLASS=0)  # fmt: skip
    row = found["OUTPUT"][0]
    # 400 m of fall and a class of 100 m: three tanks, 1000 m apart at most
    assert (row["result"], row["tanks"]) == ("break_pressure", 3)
    assert row["static_m"] <= 100 + 1e-6
    assert column(found["TANKS"], "at_m") == [1000, 2000, 3000]
    assert shapely.from_wkt(found["TANKS"][0]["wkt"]).x == pytest.approx(X + 1000)


def test_a_dem_that_ends_halfway(run, make_dem):
    found = run("gravityscreening", DEM=make_dem(lambda x: 100 - x / 100, columns=25), ROUTE=0)
    assert column(found["OUTPUT"], "reason") == [None, "no_height", "no_height", "no_height"]
    assert (found["GRAVITY"], found["UNKNOWN"]) == (100, 117)


@pytest.mark.parametrize("name", ["watersupply", "gravityscreening"])
def test_a_dem_of_another_district_is_said(run, make_dem, feedback, name):
    """Heights without a value stand for a DEM that lies elsewhere: no point has one."""
    run(name, DEM=make_dem(lambda x: np.full(len(x), np.nan)))
    assert "The DEM covers no point of groups, so their heights stay unknown." in feedback.text


def test_nobody_has_no_share(run, make_groups):
    """A demand of zero: nothing is served, and there is no share of nothing to hand on as a number."""
    found = run("watersupply", DEMAND=make_groups([(*row[:3], 0, *row[4:]) for row in GROUPS]))
    assert (found["PEOPLE"], found["PEOPLE_SERVED"], found["PEOPLE_TO_DO"]) == (0, 0, 0)
    assert "SERVED_PCT" not in found


def test_without_a_dem_the_coarse_one_is_used_and_said(run, feedback):
    found = run("gravityscreening")
    assert "DEM is empty: the coarse heights that are shipped are used" in feedback.text
    assert "dem_coarse.tif" in found["OUTPUT"][0]["profile"]


def test_safe_water_by_fields(run, make_layer, feedback):
    fields = [("group_id", "text"), ("population", "integer"), ("village_code", "text"), ("litres_per_day", "real"),
              ("water_quality", "text"), ("tap", "text"), ("short_days", "integer")]  # fmt: skip
    rows = [
        (point(0, 0), "a", 10, "v1", 60.0, "合格", "是", 10), (point(1, 0), "b", 20, "v1", 60.0, "不合格", "是", 10),
        (point(2, 0), "c", 30, "v2", 60.0, None, "是", 10), (point(3, 0), "d", 40, "v2", 60.0, "待检", "是", 10),
    ]  # fmt: skip
    found = run("safewater", "SUMMARY", DEMAND=make_layer("Point", fields, rows, name="groups"))
    assert column(found["OUTPUT"], "grade") == ["safe", "unsafe", "unknown", "unknown"]
    assert column(found["OUTPUT"], "missing") == [None, None, "Quality", "Quality"]
    assert column(found["OUTPUT"], "failed") == [None, "Quality", None, None]
    assert (found["SAFE"], found["UNSAFE"], found["UNKNOWN"]) == (10, 20, 70)
    total = found["SUMMARY"][0]
    assert (total["safe_low_pct"], total["safe_high_pct"], total["people_to_do"]) == (10, 80, 78)
    assert "1 values of water_quality are neither yes nor no and count as unknown (待检)" in feedback.text


@pytest.mark.parametrize("name", ["watersupply", "gravityscreening", "safewater"])
def test_the_shipped_workspace_with_its_defaults(provider, feedback, name):
    from qgis import processing

    keys = {"DEMAND": "groups", "ZONES": "villages", "TOWNSHIPS": "townships", "FACILITIES": "water_works",
            "ROADS": "roads"}  # fmt: skip
    if name == "safewater":
        keys = dict(list(keys.items())[:3])
    sinks = {"watersupply": SINKS, "gravityscreening": ("TANKS", "SUMMARY"), "safewater": ("SUMMARY",)}[name]
    start = time.perf_counter()
    found = processing.run(
        f"wulong:{name}",
        {**{key: f"{GPKG}|layername={layer}" for key, layer in keys.items()},
         **dict.fromkeys(("OUTPUT", *sinks), "memory:")},
        feedback=feedback,
    )  # fmt: skip
    assert time.perf_counter() - start < 5
    assert found["SCHEMATIC"] == 1
    people = {"watersupply": ("PEOPLE",), "gravityscreening": ("GRAVITY", "PUMPED", "UNKNOWN"),
              "safewater": ("SAFE", "UNSAFE", "UNKNOWN")}[name]  # fmt: skip
    assert (
        sum(found[key] for key in people) == sum(feature["population"] for feature in found["OUTPUT"].getFeatures())
        if name != "gravityscreening"
        else sum(feature["people"] for feature in found["OUTPUT"].getFeatures())
    )
    if name == "watersupply":
        assert found["GAP_PCT"] == found["GAP_KM_PCT"] == 0
