"""``wulong:servicearea`` on one road of 10 km: from layers to layers.

::

      g1            g2       g3        far (no road)
    A-+----------B--+--------+------
    0 1000     4000 5000    8000      asphalt county road, 35 km/h, so 583.3 m a minute
"""

import pytest
from qgis.core import QgsApplication, QgsProcessingException, QgsVectorLayer

ID = "wulong:servicearea"
M_PER_MIN = 35_000 / 60
SINKS = dict.fromkeys(("OUTPUT", "LINES", "SUMMARY"), "memory:")
X0, Y0 = 470000, 3240000
COMMON = ["facility_id", "name", "cutoff_from", "cutoff", "unit"]
ORIGIN = ["mode", "profile", "basis"]


@pytest.fixture
def run(provider, feedback):
    from qgis import processing

    return lambda parameters, **options: processing.run(ID, parameters, **{"feedback": feedback, **options})


@pytest.fixture
def layers(make_layer, given):
    """Layers as parameters; further parameters can be given."""

    def build(**parameters):
        road = (given.along((0, 0), (10000, 0)), "r1", "county", "asphalt", "existing")
        seats = [(given.at(0, 0), "A", "甲"), (given.at(4000, 0), "B", None), (given.at(9000, 3000), "far", "远")]
        groups = [(given.at(x, 0), f"g{x}", "v", "A", people) for x, people in ((1000, 10), (5000, 20), (8000, 40))]
        return {
            "ROADS": make_layer("LineString", given.road_fields, [road], name="roads"),
            "FACILITIES": make_layer("Point", [("town_code", "text"), ("name", "text")], seats, name="seats"),
            "DEMAND": make_layer("Point", given.group_fields, groups, name="groups"),
            "CUTOFFS": "3;6",
            **SINKS,
            **parameters,
        }

    return build


def test_each_facility(run, layers, rows, feedback, assert_field_names):
    result = run(layers())
    assert_field_names(result["OUTPUT"], [*COMMON, "area_km2", "road_km", "people", *ORIGIN])
    assert_field_names(result["LINES"], [*COMMON, "length_m", *ORIGIN])
    assert_field_names(result["SUMMARY"], [*COMMON, "road_km", "area_km2", "people", "people_pct", "reason", *ORIGIN])
    lines = {(row["facility_id"], row["cutoff"]): row for row in rows(result["LINES"])}
    expected = {("A", 3.0): 1750, ("A", 6.0): 3500, ("B", 3.0): 3500, ("B", 6.0): 7000}
    assert {key: round(row["length_m"], 3) for key, row in lines.items()} == expected
    areas = list(result["OUTPUT"].getFeatures())
    assert [each["cutoff"] for each in areas] == [6, 6, 3, 3]  # the smaller ones are drawn over the larger
    assert all(each.geometry().isGeosValid() for each in areas)
    summary = rows(result["SUMMARY"])
    assert [(row["facility_id"], row["name"], row["people"], row["reason"]) for row in summary] == [
        ("A", "甲", 10, None),
        ("A", "甲", 10, None),
        ("B", "B", 20, None),
        ("B", "B", 20 + 10, None),
        ("far", "远", None, "no_road_within_limit"),
        ("far", "远", None, "no_road_within_limit"),
    ]
    numbers = {key: result[key] for key in ("ANSWERED", "REFUSED", "PEOPLE", "PEOPLE_WITHIN", "SCHEMATIC")}
    assert numbers == {"ANSWERED": 2, "REFUSED": 1, "PEOPLE": 70, "PEOPLE_WITHIN": 30, "SCHEMATIC": 0}
    assert result["ROAD_KM"] == pytest.approx(7.5)  # 3.5 km from A and 7 km from B share 3 km
    assert "1 facilities got no area (codes far): No motorable road within the access limit." in feedback.text
    sentence = "Within 6 minutes of the nearest of 2 facilities live 30 of 70 people (42.9 %)."
    assert sentence in feedback.text
    assert feedback.text.index("Network audit") < feedback.text.index("Within 3 minutes")


def test_area_covers_its_road_and_not_beyond_the_limit(run, layers):
    result = run(layers(MAX_ACCESS_M=200))
    areas = {(each["facility_id"], each["cutoff"]): each.geometry() for each in result["OUTPUT"].getFeatures()}
    for line in result["LINES"].getFeatures():
        area = areas[line["facility_id"], line["cutoff"]]
        assert area.buffer(0.6, 4).contains(line.geometry())
        box = area.boundingBox()
        assert box.height() <= 400.1
    # 3 minutes from A: at 100 m along the road 2.83 minutes are left, 141 m.
    assert areas["A", 3.0].contains(line_point(100, 139))
    assert not areas["A", 3.0].contains(line_point(100, 143))


def line_point(x, y):
    from qgis.core import QgsGeometry

    return QgsGeometry.fromWkt(f"POINT({X0 + x} {Y0 + y})")


def test_merged_and_rings(run, layers, rows, feedback):
    result = run(layers(MERGE=1, SHAPE=1))
    found = [(row["facility_id"], row["cutoff_from"], row["cutoff"], round(row["length_m"])) for row in
             rows(result["LINES"])]  # fmt: skip
    assert found == [(None, 3, 6, 7500 - 5250), (None, 0, 3, 5250)]
    assert {row["mode"] for row in rows(result["OUTPUT"])} == {"merged"}
    assert result["ROAD_KM"] == pytest.approx(7.5)
    assert "Within 6 minutes of the nearest of 2 facilities lie 7.5 km of road and " in feedback.text


@pytest.mark.parametrize("shape", [0, 1])
def test_totals_count_overlapping_areas_once(run, layers, rows, shape):
    """However the areas are divided, the land and the roads within reach are the same."""
    each, merged, basins = (run(layers(MERGE=merge, SHAPE=shape)) for merge in (0, 1, 2))
    assert {round(each["ROAD_KM"], 6), round(merged["ROAD_KM"], 6), round(basins["ROAD_KM"], 6)} == {7.5}
    assert each["AREA_KM2"] == pytest.approx(merged["AREA_KM2"], rel=1e-3)
    assert basins["AREA_KM2"] == pytest.approx(merged["AREA_KM2"], rel=1e-3)
    drawn = sum(row["area_km2"] for row in rows(merged["OUTPUT"]) if shape or row["cutoff"] == 6)
    assert merged["AREA_KM2"] == pytest.approx(drawn, rel=1e-3)


def test_the_first_line_is_the_audit_and_the_last_can_be_quoted(run, layers, feedback):
    run(layers())
    assert feedback.lines[0].startswith("Network audit: 0 islands, 0 groups beyond 500 m")
    assert feedback.lines[-2] == "Within 6 minutes of the nearest of 2 facilities live 30 of 70 people (42.9 %)."


def test_basins(run, layers, rows):
    result = run(layers(MERGE=2, CUTOFFS="6"))
    assert {row["facility_id"]: round(row["length_m"]) for row in rows(result["LINES"])} == {"A": 2000, "B": 5500}
    assert [row["people"] for row in rows(result["SUMMARY"])] == [10, 20, None]
    areas = {each["facility_id"]: each.geometry() for each in result["OUTPUT"].getFeatures()}
    assert areas["A"].intersection(areas["B"]).area() == pytest.approx(0, abs=1e-3)


def test_metres_of_the_shortest(run, layers, rows):
    result = run(layers(STRATEGY=0, CUTOFFS="1500"))
    assert {row["facility_id"]: round(row["length_m"]) for row in rows(result["LINES"])} == {"A": 1500, "B": 3000}
    assert {row["unit"] for row in rows(result["SUMMARY"])} == {"m"}


def test_only_what_is_asked_for(run, layers):
    result = run({**layers(LINES=None, SUMMARY=None), "DEMAND": None})
    assert "LINES" not in result
    assert "PEOPLE" not in result
    assert result["OUTPUT"].featureCount() == 4
    lines = run({**layers(OUTPUT=None, SUMMARY=None)})
    assert lines["LINES"].featureCount() == 4


def test_other_systems_agree(run, layers, make_layer, rows):
    moved = {}
    for key in ("ROADS", "FACILITIES", "DEMAND"):
        from qgis import processing

        given = {"INPUT": layers()[key], "TARGET_CRS": "EPSG:4326", "OUTPUT": "memory:"}
        moved[key] = processing.run("native:reprojectlayer", given)["OUTPUT"]
    here, there = (run(layers(**more)) for more in ({}, moved))
    assert there["OUTPUT"].crs().authid() == "EPSG:4326"
    for one, other in zip(rows(here["SUMMARY"]), rows(there["SUMMARY"])):
        assert one["people"] == other["people"]
        if one["reason"] is None:
            assert one["road_km"] == pytest.approx(other["road_km"], rel=5e-3)
            assert one["area_km2"] == pytest.approx(other["area_km2"], rel=5e-3)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"CUTOFFS": "soon"}, "CUTOFFS"),
        ({"CUTOFFS": "0;5"}, "Give numbers above 0"),
        ({"CUTOFFS": ""}, "CUTOFFS"),
        ({"FACILITY_FIELD": "nope"}, "has no field nope"),
        ({"SURFACE_FIELD": ""}, "SURFACE_FIELD"),
        ({"FACILITY_FIELD": "name"}, "no code"),
    ],
)
def test_bad_values_are_sentences(run, layers, change, text):
    with pytest.raises(QgsProcessingException, match=text):
        run(layers(**change))


def test_cancel_leaves_nothing(provider, layers, cancelling_feedback, tmp_path):
    from qgis import processing

    path = tmp_path / "areas.gpkg"
    feedback = cancelling_feedback("Speeds")
    with pytest.raises(QgsProcessingException, match="Stopped"):
        processing.run(ID, layers(OUTPUT=str(path)), feedback=feedback)
    assert not path.exists()


def test_styles_have_a_class_for_each_cutoff(provider):
    from wulong_planner.layers import legends
    from wulong_planner.layers.catalog import BY_KEY
    from wulong_planner.layers.styles import apply_shipped_style

    for key, kind in (("servicearea", "Polygon"), ("servicearea_lines", "LineString")):
        layer = QgsVectorLayer(f"{kind}?field=cutoff:double&field=unit:string(5)", key, "memory")
        apply_shipped_style(layer, BY_KEY[key])
        rules = layer.renderer().rootRule().children()
        known = legends.texts(chinese=QgsApplication.locale().startswith("zh"))
        expected = ["15 分钟以内", "15–30 分钟"]
        assert [rule.label() for rule in rules][:2] == [known.get(text, text) for text in expected]
        assert layer.renderer().orderByEnabled()
