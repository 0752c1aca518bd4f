"""``nearestfacility``, ``catchmentaccess`` and ``ruralaccess`` from layer to layer, on one street worked out by hand.

                       * g3 (2000, 1000)
                       |  earth track, 12 km/h
     g1 *----A---------+---------B----* g2          asphalt street, 60 km/h (1 km a minute)
        0   500       2000      3500  4000          metres, moved to the middle of EPSG:4545

Off the road one walks 3 km/h: 50 m a minute. g4 stands 5 km away from everything.
"""

import geopandas
import numpy as np
import pytest
import rasterio
import shapely
from qgis.core import NULL, QgsProcessingException

X, Y = 500_000, 3_200_000
PEOPLE = {"g1": 100, "g2": 200, "g3": 50, "g4": 7}
PLACES = {"g1": (0, 0), "g2": (4000, 0), "g3": (2000, 1000), "g4": (2000, -5000)}


def line(*places):
    return "LINESTRING(" + ", ".join(f"{x + X} {y + Y}" for x, y in places) + ")"


def point(x, y):
    return f"POINT({x + X} {y + Y})"


@pytest.fixture
def roads(make_layer):
    fields = [("road_id", "text"), ("road_class", "text"), ("surface", "text"), ("speed_kmh", "real")]
    return make_layer(
        "LineString",
        [*fields, ("located_by", "text")],
        [
            (line((0, 0), (4000, 0)), "street", "village", "asphalt", 60.0, "surveyed"),
            (line((2000, 0), (2000, 1000)), "track", "track", "earth", 12.0, "surveyed"),
        ],
        name="roads",
    )


@pytest.fixture
def groups(make_layer):
    fields = [("group_id", "text"), ("name", "text"), ("population", "integer"), ("village_code", "text")]
    rows = [(point(*PLACES[code]), code, f"组{code}", PEOPLE[code], "v1" if code < "g3" else "v2") for code in PLACES]
    return make_layer("Point", fields, rows, name="groups")


@pytest.fixture
def clinics(make_layer):
    fields = [("facility_id", "text"), ("name", "text"), ("beds", "real"), ("located_by", "text")]
    rows = [(point(500, 0), "A", "甲卫生室", 3.0, "surveyed"), (point(3500, 0), "B", "乙卫生室", 2.0, "surveyed")]
    return make_layer("Point", fields, rows, name="clinics")


@pytest.fixture
def run(provider, roads, groups, clinics, feedback):
    """Run an algorithm on the street; returns its outputs, layers as lists of attribute dicts."""
    from qgis import processing

    def ask(name, *sinks, **changes):
        given = {"ROADS": roads, "DEMAND": groups, "FACILITIES": clinics, "SPEED_FIELD": "speed_kmh"}
        if name == "ruralaccess":
            given = {"ROADS": roads, "DEMAND": groups}
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


def test_nearest_facility(run, feedback):
    found = run("nearestfacility", "SUMMARY", CUTOFFS="1;7")
    rows = found["OUTPUT"]
    assert column(rows, "facility_id") == ["A", "B", "A", None]
    assert column(rows, "facility_name") == ["甲卫生室", "乙卫生室", "甲卫生室", None]
    assert column(rows, "minutes")[:3] == pytest.approx([0.5, 0.5, 6.5])
    assert column(rows, "within") == [1, 1, 7, None]
    assert column(rows, "reason") == [None, None, None, "no_road_within_limit"]
    assert (found["GROUPS"], found["PEOPLE_WITHIN"], found["UNREACHED"], found["SCHEMATIC"]) == (4, 300, 1, 0)
    total = [row for row in found["SUMMARY"] if row["level"] == "district"]
    assert column(total, "cutoff") == [1, 7]
    assert column(total, "people_within") == [300, 350]
    assert rows[0]["profile"].startswith("speeds.csv dry ")
    assert "3" in feedback.text.splitlines()[-1] and "350" in feedback.text


def test_a_facility_at_exactly_the_limit_is_within_it(run):
    """g1 and g2 drive 500 m at 1 km a minute; g3 walks nowhere, drives 1000 m of track and 1500 m of street."""
    assert column(run("nearestfacility", CUTOFFS="0.4999;0.5;6.5")["OUTPUT"], "within") == [0.5, 0.5, 6.5, None]
    assert column(run("nearestfacility", CUTOFFS="500;2500", STRATEGY=0)["OUTPUT"], "within") == [500, 500, 2500, None]
    assert column(run("catchmentaccess", CATCHMENT=6.5, METHOD=0)["OUTPUT"], "facilities") == [2, 2, 2, 0]


def test_more_facilities_asked_for_than_there_are(run):
    rows = run("nearestfacility", "SUMMARY", NEAREST=99)["OUTPUT"]
    assert column(rows, "rank") == [1, 2, 1, 2, 1, 2, 1]
    assert column(rows, "facility_id") == ["A", "B", "B", "A", "A", "B", None]


def test_routes_are_as_long_as_they_say(run):
    found = run("nearestfacility", "ROUTES", NEAREST=2)
    rows = found["ROUTES"]
    assert column(rows, "group_id") == ["g1", "g1", "g2", "g2", "g3", "g3"]
    for row in rows:
        shape = shapely.from_wkt(row["wkt"])
        assert shape.length == pytest.approx(row["road_m"] + row["access_m"], abs=0.2)
    assert column(rows, "rank") == [1, 2, 1, 2, 1, 2]


def test_floating_catchments(run, feedback):
    found = run("catchmentaccess", "RATIOS", "SUMMARY", SUPPLY_FIELD="beds", CATCHMENT=3.5, METHOD=0)
    # g1 and g2 reach both within 3.5 min, g3 neither (6.5 min), g4 nothing
    assert column(found["RATIOS"], "ratio") == pytest.approx([3 / 300, 2 / 300])
    assert column(found["OUTPUT"], "access") == pytest.approx([5 / 300, 5 / 300, 0, 0])
    assert column(found["OUTPUT"], "facilities") == [2, 2, 0, 0]
    assert (found["SHARED"], found["IDLE"], found["PEOPLE_WITHOUT"]) == (5, 0, 57)
    total = found["SUMMARY"][0]
    assert total["access_1000"] == pytest.approx(5 / 357 * 1000)


def test_why_there_is_no_facility_in_the_catchment(run, make_layer, feedback):
    fields = [("group_id", "text"), ("population", "integer")]
    places = {"near": point(0, 0), "far": point(2000, 1000), "off": point(2000, -5000), "nowhere": None}
    groups = make_layer("Point", fields, [(place, code, 1) for code, place in places.items()], name="groups")
    found = run("catchmentaccess", DEMAND=groups, CATCHMENT=3.5)
    expected = [None, "no_facility_in_catchment", "no_road_within_limit", "no_place"]
    assert column(found["OUTPUT"], "reason") == expected
    assert feedback.lines[0].startswith("Network audit: 0 islands, 1 groups beyond 500 m, 0 dead ends")
    assert "1 groups: No facility lies within the catchment." in feedback.lines


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("nearestfacility", "Network audit: 0 islands, 1 groups beyond 500 m", "Within 30 minutes of clinics: 3 of 4"),
        ("catchmentaccess", "Network audit: 0 islands, 1 groups beyond 500 m", "5.6 per 1,000 people on average"),
        ("ruralaccess", "Network audit: 0 islands, 0 dead ends", "Rural Access Index: 98.0 % of 357 people"),
    ],
)
def test_the_log_begins_with_the_audit_and_ends_with_the_answer(run, feedback, name, first, last):
    run(name)
    assert feedback.lines[0].startswith(first)
    assert feedback.lines[-2].startswith(last)  # after it ``processing`` lists the results


def test_rural_access(run):
    found = run("ruralaccess", "SUMMARY")
    rows = found["OUTPUT"]
    assert column(rows, "all_season_m") == pytest.approx([0, 0, 1000, 5000])
    # g3 walks 1000 m of track at 5 km/h
    assert column(rows, "walk_minutes") == [0, 0, pytest.approx(12), None]
    assert column(rows, "in_circle") == [1, 1, 1, 0]
    assert found["RAI_CIRCLE_PCT"] == pytest.approx(350 / 357 * 100)
    assert found["RAI_WALKED_PCT"] == pytest.approx(350 / 357 * 100)


def test_rural_access_of_a_population_raster(run, make_layer, tmp_path):
    people = np.array([[5, 0, -1], [2, 3, 9]], "float32")  # cells of 1 km; -1 is no data
    path = tmp_path / "people.tif"
    transform = rasterio.transform.from_origin(X, Y + 1500, 1000, 1000)
    with rasterio.open(
        path, "w", driver="GTiff", width=3, height=2, count=1, dtype="float32", crs="EPSG:4545", transform=transform,
        nodata=-1,
    ) as raster:  # fmt: skip
        raster.write(people, 1)
    area = shapely.box(X, Y - 500, X + 2000, Y + 1500).wkt
    with pytest.raises(QgsProcessingException, match="ZONES has no polygons"):
        run("ruralaccess", POPULATION=str(path))
    zones = make_layer("Polygon", [("village_code", "text"), ("name", "text")], [(area, "v1", "甲村")], name="villages")
    found = run("ruralaccess", "SUMMARY", POPULATION=str(path), ZONES=zones)
    assert found["PEOPLE"] == 10  # the nine beyond the village are not counted
    assert column(found["OUTPUT"], "people") == [5, 2, 3]
    assert column(found["OUTPUT"], "all_season_m") == pytest.approx([1000, 0, 0])
    assert column(found["SUMMARY"], "level") == ["district", "village"]


@pytest.mark.parametrize("name", ["nearestfacility", "catchmentaccess"])
def test_other_systems_give_the_same(run, name, provider, groups):
    from qgis import processing

    degrees = processing.run(
        "native:reprojectlayer", {"INPUT": groups, "TARGET_CRS": "EPSG:4326", "OUTPUT": "memory:"}
    )["OUTPUT"]
    field = "minutes" if name == "nearestfacility" else "access"
    here, there = (column(run(name, **given)["OUTPUT"], field)[:3] for given in ({}, {"DEMAND": degrees}))
    assert here == pytest.approx(there, rel=0.005)


def test_what_comes_from_a_model_says_so(run, roads):
    roads.startEditing()
    for feature in roads.getFeatures():
        roads.changeAttributeValue(feature.id(), roads.fields().lookupField("located_by"), "modelled")
    roads.commitChanges()
    found = run("nearestfacility")
    assert found["SCHEMATIC"] == 1
    assert set(column(found["OUTPUT"], "basis")) == {"modelled"}


@pytest.mark.parametrize(
    ("name", "changes", "sentence"),
    [
        ("nearestfacility", {"CUTOFFS": ""}, "CUTOFFS"),
        ("nearestfacility", {"CUTOFFS": "15;x"}, "CUTOFFS is 15;x"),
        ("nearestfacility", {"FACILITY_FIELD": "nope"}, "nope"),
        ("catchmentaccess", {"SUPPLY_FIELD": "nope"}, "nope"),
        ("catchmentaccess", {"CATCHMENT": 0}, "CATCHMENT is 0"),
        ("ruralaccess", {"DEMAND": None}, "Neither DEMAND nor POPULATION"),
        ("ruralaccess", {"POPULATION": "nowhere.tif"}, "nowhere.tif"),
    ],
)
def test_bad_input_is_a_sentence(run, name, changes, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        run(name, **changes)


def test_negative_supply_names_layer_and_feature(run, clinics):
    clinics.startEditing()
    first = next(clinics.getFeatures())
    clinics.changeAttributeValue(first.id(), clinics.fields().lookupField("beds"), -1.0)
    clinics.commitChanges()
    with pytest.raises(QgsProcessingException, match=r"clinics, point A: the weight is -1"):
        run("catchmentaccess", SUPPLY_FIELD="beds")


@pytest.mark.parametrize("name", ["nearestfacility", "catchmentaccess", "ruralaccess"])
def test_a_stopped_run_leaves_nothing(run, name, feedback):
    feedback.cancel()
    with pytest.raises(QgsProcessingException):
        run(name)


def test_routes_table_matches_geopandas(run):
    """The output keeps the groups' own fields and geometry."""
    rows = run("nearestfacility")["OUTPUT"]
    assert column(rows, "name") == ["组g1", "组g2", "组g3", "组g4"]
    assert geopandas.GeoSeries.from_wkt([row["wkt"] for row in rows]).x.tolist() == [X, X + 4000, X + 2000, X + 2000]


def test_the_code_of_works_is_found_though_they_name_their_township_too(run, make_layer):
    fields = [("town_code", "text"), ("work_id", "text"), ("name", "text")]
    rows = [(point(500, 0), "T", "W1", "甲水厂"), (point(3500, 0), "T", "W2", "乙水厂")]
    found = run("nearestfacility", FACILITIES=make_layer("Point", fields, rows, name="works"))
    assert column(found["OUTPUT"], "facility_id")[:3] == ["W1", "W2", "W1"]
