"""What bureaus' files look like: other capitals, aliases, emptied choices, odd coordinates, spreadsheet codes."""

import pytest
from qgis.core import QgsGeometry, QgsLineString, QgsPoint, QgsProcessingException
from qgis.PyQt.QtCore import QVariant

ID = "wulong:roadconnectivity"
STATUS = ["connected", "motorable", "motorable", "cut_off", "no_road"]


@pytest.fixture
def run(provider, feedback):
    from qgis import processing

    return lambda parameters: processing.run(ID, parameters, feedback=feedback)


@pytest.fixture
def statuses(run, rows):
    return lambda parameters: [row["status"] for row in rows(run(parameters)["OUTPUT"])]


def capitals(fields):
    return [(name.upper(), kind) for name, kind in fields]


def test_field_names_in_capitals(run, example, make_layer, given, rows, feedback):
    located = [*capitals(given.group_fields), ("LOCATED_BY", "text")]
    layers = {
        "ROADS": make_layer("LineString", capitals(given.road_fields), given.roads, name="roads"),
        "DEMAND": make_layer("Point", located, [(*row, "modelled") for row in given.groups], name="groups"),
        "FACILITIES": make_layer("Point", [("TOWN_CODE", "text"), ("NAME", "text")], given.seats, name="seats"),
    }
    result = run(example(**layers))
    assert [row["status"] for row in rows(result["OUTPUT"])] == STATUS
    assert (result["PEOPLE"], result["SCHEMATIC"]) == (660, 1)
    assert "Aville" in [row["name"] for row in rows(result["SUMMARY"])]


def test_a_field_chosen_in_other_capitals_or_by_its_alias(run, example):
    parameters = example(WEIGHT_FIELD="Population")
    assert run(parameters)["PEOPLE"] == 660
    parameters["DEMAND"].setFieldAlias(3, "人口")
    assert run({**parameters, "WEIGHT_FIELD": "人口"})["PEOPLE"] == 660


@pytest.mark.parametrize(("kind", "value"), [("text", "POINT (1 2)"), ("integer", 7)])
def test_a_group_field_named_geometry_is_kept(run, example, make_layer, given, rows, kind, value):
    fields = [*given.group_fields, ("geometry", kind), ("geometry_", kind)]
    groups = make_layer("Point", fields, [(*row, value, value) for row in given.groups], name="groups")
    layer = run(example(DEMAND=groups))["OUTPUT"]
    assert [row["status"] for row in rows(layer)] == STATUS
    assert {(row["geometry"], row["geometry_"]) for row in rows(layer)} == {(value, value)}
    assert next(layer.getFeatures()).geometry().asWkt() == "Point (472000 3240300)"


@pytest.mark.parametrize("nothing", [None, QVariant(), ""])
def test_emptied_choices_are_none(statuses, example, make_layer, given, nothing):
    roads = make_layer("LineString", [("surface", "text")], [(row[0], row[3]) for row in given.roads[:4]], name="roads")
    emptied = dict.fromkeys(("ROAD_FIELD", "STATUS_FIELD", "CLASS_FIELD", "VILLAGE_FIELD"), nothing)
    assert statuses(example(ROADS=roads, **emptied)) == STATUS


def test_an_emptied_township_lets_every_seat_do(run, example, rows):
    groups = [("POINT(479500 3240000)", "g1", "v1", "A", 1)]
    found = rows(run(example(TOWN_FIELD=None, FACILITY_FIELD=None, groups=groups))["OUTPUT"])
    assert [row["seat_code"] for row in found] == ["2"]  # the feature id of seat B, which is nearest


def test_villages_of_several_parts_tell_the_village(run, example, make_layer, rows):
    corner = "470000 3240000, 473000 3240000, 473000 3241000, 470000 3241000, 470000 3240000"
    zones = make_layer(
        "MultiPolygon", [("village_code", "text"), ("name", "text")], [(f"MULTIPOLYGON((({corner})))", "v9", "Nine")]
    )
    found = rows(run(example(ZONES=zones, VILLAGE_FIELD=None))["SUMMARY"])
    villages = [(row["zone"], row["name"], row["groups"]) for row in found if row["level"] == "village"]
    assert villages == [("", "Without a code", 4), ("v9", "Nine", 1)]


@pytest.mark.parametrize("turned", [False, True])
def test_on_the_border_of_two_villages_the_lower_code_counts(run, example, make_layer, rows, turned):
    # g1 is at 472000.
    shapes = [
        (f"POLYGON(({x} 3240000, {x + 1000} 3240000, {x + 1000} 3241000, {x} 3241000, {x} 3240000))", code)
        for x, code in ((472000, "v8"), (471000, "v7"))
    ]
    zones = make_layer("Polygon", [("village_code", "text")], shapes[::-1] if turned else shapes)
    found = rows(run(example(ZONES=zones, VILLAGE_FIELD=None))["SUMMARY"])
    assert [row["zone"] for row in found if row["level"] == "village"] == ["", "v7"]


def test_a_village_layer_without_codes_is_said(run, example, make_layer, feedback):
    zones = make_layer("None", [("code", "text")], [(None, "v1")], crs=None, name="villages")
    run(example(ZONES=zones))
    assert "villages: no field with codes is chosen in ZONE_FIELD; its names and tiers are left out." in feedback.text


def test_areas_without_any_shape_still_tell_names(run, example, make_layer, rows, feedback):
    zones = make_layer(
        "Polygon", [("village_code", "text"), ("name", "text")], [(None, "v1", "One"), (None, "v2", "Two")], name="v"
    )
    towns = make_layer("MultiPolygon", [("town_code", "text"), ("name", "text")], [(None, "A", "Alpha")], name="t")
    found = {row["zone"]: row["name"] for row in rows(run(example(ZONES=zones, TOWNSHIPS=towns))["SUMMARY"])}
    assert found["v1"] == "One"
    assert found["A"] == "Alpha"
    assert "v: 2 features have no geometry" in feedback.text
    assert "t: 1 features have no geometry" in feedback.text


def test_townships_may_lack_the_name_field_of_the_villages(run, example, make_layer, rows, feedback):
    zones = make_layer("None", [("village_code", "text"), ("村名", "text")], [(None, "v1", "One")], crs=None)
    towns = make_layer("None", [("town_code", "text")], [(None, "A")], crs=None, name="towns")
    found = rows(run(example(ZONES=zones, TOWNSHIPS=towns, ZONE_NAME_FIELD="村名"))["SUMMARY"])
    assert "One" in [row["name"] for row in found]
    assert "towns has no field 村名 (ZONE_NAME_FIELD); what it would tell is left out." in feedback.text


@pytest.mark.parametrize(
    ("kind", "spell"),
    [
        ("integer", int),
        ("real", float),
        ("text", "{}.0".format),
        ("text", " \u3000{}\u00a0".format),
    ],
)
def test_township_codes_meet_however_they_are_stored(statuses, example, make_layer, given, kind, spell):
    code = {"A": 500156001, "B": 500156002}
    fields = [(name, kind if name == "town_code" else own) for name, own in given.group_fields]
    rows = [(*row[:3], spell(code[row[3]]), row[4]) for row in given.groups]
    seats = [(row[0], str(code[row[1]]), row[2]) for row in given.seats]
    assert statuses(example(DEMAND=make_layer("Point", fields, rows), seats=seats)) == STATUS


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e308, 1e38, -1e20, 1e12])
def test_a_road_with_a_vertex_that_is_nowhere_is_left_out_and_named(run, example, rows, feedback, value):
    expected = rows(run(example())["OUTPUT"])
    vertices = [QgsPoint(471000, 3240000), QgsPoint(value, value), QgsPoint(481000, 3250000)]
    parameters = example()
    road = next(parameters["ROADS"].getFeatures())
    road.setGeometry(QgsGeometry(QgsLineString(vertices)))
    assert parameters["ROADS"].dataProvider().addFeatures([road])[0]
    assert rows(run(parameters)["OUTPUT"]) == expected
    assert "roads: 1 features have coordinates that are not numbers or lie nowhere on Earth (ids 6)." in feedback.text


def test_a_group_that_is_nowhere_is_answered_with_the_reason(run, example, given, rows):
    last = rows(run(example(groups=[*given.groups, ("POINT(1e38 1e38)", "g6", "v1", "A", 5)]))["OUTPUT"])[5]
    assert (last["status"], last["reason"], last["hardened_m"]) == (None, "no_place", None)


def test_groups_outside_their_coordinate_system(run, example, given):
    groups = [("POINT(100000000 100000000)", *row[1:]) for row in given.groups]
    with pytest.raises(QgsProcessingException, match="groups says its coordinates are in EPSG:4545, but "):
        run(example(groups=groups))


def test_blank_people_count_as_none(run, example, make_layer, given, feedback):
    fields = [*given.group_fields[:3], ("population", "text")]
    rows = [(*row[:4], " " if row[1] == "g2" else str(row[4])) for row in given.groups]
    assert run(example(DEMAND=make_layer("Point", fields, rows, name="groups")))["PEOPLE"] == 460
    assert "groups: 1 features have nothing in the field population and count as 0 (ids 2)." in feedback.text


def test_a_blank_direction_is_none_and_a_blank_surface_is_called_empty(run, example, make_layer, given, feedback):
    fields = [*given.road_fields, ("oneway", "text")]
    roads = [(*row[:3], None if row[1] == "r2" else row[3], row[4], " ") for row in given.roads]
    run(example(ROADS=make_layer("LineString", fields, roads, name="roads"), DIRECTION_FIELD="oneway"))
    assert "1 roads have a surface that is in neither list and count as not hardened: (empty)." in feedback.text
    assert "have a direction" not in feedback.text


def test_a_speed_table_saved_by_a_chinese_spreadsheet(run, example, rows, tmp_path):
    table = tmp_path / "speeds.csv"
    table.write_bytes("Road_Class, Surface,speed_kmh\r\n县道,沥青,60\r\n,,\r\n".encode("gbk"))
    assert rows(run(example(SPEED_TABLE=str(table)))["OUTPUT"])[0]["minutes"] == pytest.approx(300 / 50 + 2000 / 1000)


def test_people_to_do_are_whole_and_enough(run, example, rows):
    result = run(example(TARGET_PCT=57))
    total = rows(result["SUMMARY"])[0]
    assert (total["people"], total["people_connected"], total["people_to_do"]) == (660, 100, 277)  # 376.2 wanted
    assert result["PEOPLE_TO_DO"] == 277
