"""Every input that cannot be used is answered with its own sentence; what can be used is used."""

import pytest
from qgis.core import QgsProcessingException

ID = "wulong:roadconnectivity"


@pytest.fixture
def run(provider, feedback):
    from qgis import processing

    return lambda parameters, **options: processing.run(ID, parameters, **{"feedback": feedback, **options})


@pytest.fixture
def refused(run):
    """Run and return the sentence with which it is refused."""

    def sentence(parameters):
        with pytest.raises(QgsProcessingException) as caught:
            run(parameters)
        return str(caught.value)

    return sentence


@pytest.mark.parametrize(("key", "layer"), [("roads", "roads"), ("groups", "groups"), ("seats", "seats")])
def test_an_empty_layer(refused, example, key, layer):
    assert f"The layer {layer} is empty." in refused(example(**{key: []}))


@pytest.mark.parametrize(("key", "layer"), [("roads", "roads"), ("groups", "groups"), ("seats", "seats")])
def test_a_layer_without_geometry(refused, example, given, key, layer):
    bare = [(None, *row[1:]) for row in getattr(given, key)]
    assert f"No feature of the layer {layer} has a usable geometry." in refused(example(**{key: bare}))


def test_a_table_for_the_groups(refused, example, make_layer, given):
    table = make_layer("None", given.group_fields, [(None, *row[1:]) for row in given.groups], crs=None, name="list")
    assert "The layer list is a table without geometry. Choose a layer of points." in refused(example(DEMAND=table))


def test_points_for_the_roads(refused, example):
    parameters = example()
    message = refused({**parameters, "ROADS": parameters["DEMAND"], "SURFACE_FIELD": "group_id"})
    assert "The layer groups holds points, not lines." in message


def test_a_group_without_a_place_is_answered_with_the_reason(run, example, given, rows, feedback):
    groups = [*given.groups[:4], (None, *given.groups[4][1:])]
    last = rows(run(example(groups=groups))["OUTPUT"])[4]
    assert (last["group_id"], last["status"], last["reason"], last["minutes"]) == ("g5", None, "no_place", None)
    assert "groups: 1 features have no geometry (ids 5)." in feedback.text


def test_an_invalid_road_geometry_is_left_out_and_named(run, example, given, rows, feedback):
    broken = (given.along((5, 5), (5, 5)), "r9", "village", "gravel", "existing")
    found = rows(run(example(roads=[broken, *given.roads]))["OUTPUT"])
    assert [row["status"] for row in found] == ["connected", "motorable", "motorable", "cut_off", "no_road"]
    assert "roads: 1 lines have no length and are left out (ids 1)." in feedback.text


def test_only_roads_without_length(refused, example, given):
    point = (given.along((5, 5), (5, 5)), "r9", "village", "gravel", "existing")
    assert "No feature of the layer roads has a usable geometry." in refused(example(roads=[point]))


def test_multi_part_roads_give_the_same(run, example, make_layer, given, rows, feedback):
    parts = ", ".join(row[0].replace("LINESTRING", "") for row in given.roads[:1])
    far = f"MULTILINESTRING({parts}, (490000 3240000, 491000 3240000))"
    roads = [(far, "r1", "county", "asphalt", "existing"), *given.roads[1:3]]
    layer = make_layer("MultiLineString", given.road_fields, roads, name="roads")
    found = rows(run(example(ROADS=layer))["OUTPUT"])
    assert found[:3] == rows(run(example())["OUTPUT"])[:3]
    assert "roads: 1 multi-part features were split into 2 parts." in feedback.text


def test_a_group_of_several_points_stands_at_the_first(run, example, make_layer, given, rows, feedback):
    several = [(row[0].replace("POINT(", "MULTIPOINT((").replace(")", "), (1 1))"), *row[1:]) for row in given.groups]
    layer = make_layer("MultiPoint", given.group_fields, several, name="groups")
    result = run(example(DEMAND=layer))
    assert rows(result["OUTPUT"]) == rows(run(example())["OUTPUT"])
    assert "groups: 5 features have several points; the first one counts (ids 1, 2, 3, 4, 5)." in feedback.text


def test_heights_do_not_lengthen_the_road(run, example, make_layer, given, rows, feedback):
    climb = "LINESTRINGZM(470000 3240000 0 0, 480000 3240000 9000 1)"
    roads = [(climb, *given.roads[0][1:]), *given.roads[1:]]
    layer = make_layer("LineStringZM", given.road_fields, roads, name="roads")
    assert rows(run(example(ROADS=layer))["OUTPUT"]) == rows(run(example())["OUTPUT"])
    assert "roads: heights (Z) and measures (M) are ignored." in feedback.text


@pytest.mark.parametrize(("key", "layer"), [("ROADS", "roads"), ("DEMAND", "groups"), ("FACILITIES", "seats")])
def test_a_missing_coordinate_system(refused, example, key, layer):
    parameters = example()
    parameters[key].setCrs(type(parameters[key].crs())())
    assert f"The layer {layer} has no coordinate reference system. Set it" in refused(parameters)


def test_mixed_coordinate_systems_give_the_same_and_are_said(run, example, rows, feedback):
    from qgis import processing

    parameters = example()
    options = {"INPUT": parameters["DEMAND"], "TARGET_CRS": "EPSG:4490", "OUTPUT": "memory:groups"}
    mixed = {**parameters, "DEMAND": processing.run("native:reprojectlayer", options)["OUTPUT"]}
    for row, expected in zip(rows(run(mixed)["OUTPUT"]), rows(run(parameters)["OUTPUT"])):
        assert row["status"] == expected["status"]
        assert row["road_m"] == (expected["road_m"] and pytest.approx(expected["road_m"], rel=5e-3))
    assert "groups: transformed from EPSG:4490 to EPSG:4545 for measuring in metres." in feedback.text
    assert "roads: transformed" not in feedback.text


def test_degrees_that_claim_to_be_metres(refused, example, make_layer, given):
    groups = make_layer("Point", given.group_fields, [("POINT(107.7 29.3)", "g1", "v1", "A", 1)], name="groups")
    message = refused(example(DEMAND=groups))
    assert "says its coordinates are in EPSG:4545, but they look like degrees (107.7, 29.3)" in message


def test_metres_that_claim_to_be_degrees(refused, example, make_layer, given):
    groups = make_layer("Point", given.group_fields, given.groups, crs="EPSG:4490", name="groups")
    assert "says its coordinates are degrees (EPSG:4490), but they reach" in refused(example(DEMAND=groups))


def test_text_in_the_field_of_people(refused, example, make_layer, given):
    fields = [*given.group_fields[:3], ("population", "text")]
    rows = [(*row[:4], "about 20" if row[1] == "g2" else str(row[4])) for row in given.groups]
    message = refused(example(DEMAND=make_layer("Point", fields, rows, name="groups")))
    assert "The field population of the layer groups should hold numbers, but feature 2 has 'about 20'." in message


def test_numbers_written_as_text_are_numbers(run, example, make_layer, given):
    fields = [*given.group_fields[:3], ("population", "text")]
    rows = [(*row[:4], f" {row[4]} ") for row in given.groups]
    assert run(example(DEMAND=make_layer("Point", fields, rows)))["PEOPLE"] == 660


def test_text_in_the_speed_field(refused, example, make_layer, given):
    fields = [*given.road_fields, ("kmh", "text")]
    roads = make_layer("LineString", fields, [(*row, "fast") for row in given.roads], name="roads")
    message = refused(example(ROADS=roads, SPEED_FIELD="kmh"))
    assert "The field kmh of the layer roads should hold numbers, but feature 1 has 'fast'." in message


def test_a_negative_speed(refused, example, make_layer, given):
    fields = [*given.road_fields, ("kmh", "real")]
    roads = make_layer("LineString", fields, [(*row, -5.0) for row in given.roads], name="roads")
    assert "road r1: the speed is -5.0 km/h" in refused(example(ROADS=roads, SPEED_FIELD="kmh"))


def test_negative_people(refused, example, given):
    groups = [(*row[:4], -1) for row in given.groups]
    assert "The layer groups, point g1: the weight is -1.0. Give 0 or more people." in refused(example(groups=groups))


def test_groups_without_people_entered_count_as_none(run, example, given, feedback):
    groups = [(*row[:4], None if row[1] == "g2" else row[4]) for row in given.groups]
    assert run(example(groups=groups))["PEOPLE"] == 460
    assert "groups: 1 features have nothing in the field population and count as 0 (ids 2)." in feedback.text


def test_a_missing_field_is_named_with_those_there(refused, example):
    message = refused(example(WEIGHT_FIELD="people"))
    assert "The layer groups has no field people. It has: group_id, village_code, town_code, population." in message
    assert "Choose another field in WEIGHT_FIELD." in message


def test_a_missing_surface_field(refused, example, make_layer):
    roads = make_layer("LineString", [("kind", "text")], [("LINESTRING(470000 3240000, 480000 3240000)", "x")])
    message = refused(example(ROADS=roads))
    assert "has no field surface. It has: kind. Choose another field in SURFACE_FIELD." in message


def test_no_surface_field_chosen(refused, example):
    message = refused(example(SURFACE_FIELD=""))
    assert "SURFACE_FIELD is empty. Choose a field of the layer roads; it has: road_id," in message


def test_proposed_fields_may_be_missing(run, example, make_layer, given):
    roads = make_layer("LineString", [("surface", "text")], [(row[0], row[3]) for row in given.roads[:4]])
    result = run(example(ROADS=roads))
    assert (result["CONNECTED"], result["MOTORABLE"]) == (1, 2)


def test_the_same_group_twice(refused, example, given):
    groups = [*given.groups, given.groups[0]]
    assert "The layer groups: the code g1 is given to 2 points." in refused(example(groups=groups))


def test_a_group_without_a_code(refused, example, given):
    groups = [(row[0], None, *row[2:]) for row in given.groups]
    assert "The layer groups: row 1 has no code." in refused(example(groups=groups))


def test_roads_that_end_where_they_begin_change_nothing(run, example, given, rows, feedback):
    loop = (given.along((6000, 0), (6100, 100), (6200, 0), (6000, 0)), "r9", "village", "gravel", "existing")
    found = rows(run(example(roads=[*given.roads, loop]))["OUTPUT"])
    assert found == rows(run(example())["OUTPUT"])
    assert "1 end where they begin" in feedback.text


def test_roads_that_touch_nothing_are_told_as_parts(run, example, given, feedback):
    islands = [
        (given.along((30000 + 900 * n, 0), (30500 + 900 * n, 0)), f"i{n}", "village", "gravel", "existing")
        for n in range(3)
    ]
    run(example(roads=[*given.roads, *islands]))
    assert "Network: 5 separate parts;" in feedback.text


def test_groups_fifty_kilometres_away(run, example, given, rows):
    groups = [(given.at(2000, 50300 + n), *row[1:]) for n, row in enumerate(given.groups)]
    found = rows(run(example(groups=groups))["OUTPUT"])
    assert {(row["status"], row["reason"], row["minutes"]) for row in found} == {
        ("no_road", "no_road_within_limit", None)
    }
    assert found[0]["hardened_m"] == pytest.approx((2000**2 + 45300**2) ** 0.5)  # to the end of r3


def test_all_roads_unpaved(run, example, given, rows, feedback):
    roads = [(*row[:3], "earth", row[4]) for row in given.roads]
    result = run(example(roads=roads))
    found = rows(result["OUTPUT"])
    assert [row["status"] for row in found] == ["motorable"] * 3 + ["cut_off", "no_road"]
    assert [row["hardened_m"] for row in found] == [None] * 5
    assert [row["upgrade_m"] for row in found] == [2000, 7000, 9000, None, None]  # the whole way to the seat
    assert result["CONNECTED"] == 0
    assert "2 seats are not on the district's hardened network (codes A, B)" in feedback.text


def test_all_roads_planned(refused, example, given):
    roads = [(*row[:4], "规划") for row in given.roads]
    assert "Every road of the layer roads is marked as not yet built in status." in refused(example(roads=roads))


def test_a_part_of_the_network_without_a_seat(run, example, given, rows):
    seats = [given.seats[0], (given.at(10000, 90000), "B", "Bville")]
    groups = [*given.groups[:4], (given.at(9000, 10), "g5", "v5", "B", 10)]
    found = rows(run(example(seats=seats, groups=groups))["OUTPUT"])[4]
    assert (found["status"], found["reason"]) == ("cut_off", "seat_without_road")


def test_a_township_without_a_seat(run, example, given, rows):
    groups = [*given.groups[:4], (given.at(9000, 10), "g5", "v5", "C", 10)]
    found = rows(run(example(groups=groups))["OUTPUT"])[4]
    assert (found["seat_code"], found["reason"], found["minutes"]) == (None, "no_seat", None)


def test_the_same_seat_twice(refused, example, given):
    assert "The layer seats: the code A is given to 2 points." in refused(example(seats=[*given.seats, given.seats[0]]))


def test_surfaces_in_no_list_count_as_not_hardened_and_are_named(run, example, given, feedback):
    roads = [(*row[:3], "弹石" if row[1] == "r1" else row[3], row[4]) for row in given.roads]
    assert run(example(roads=roads))["CONNECTED"] == 0
    assert "roads: 1 roads have a surface that is in neither list and count as not hardened: 弹石." in feedback.text


def test_directions_in_no_list_count_as_both_ways_and_are_named(run, example, make_layer, given, feedback):
    fields = [*given.road_fields, ("oneway", "text")]
    roads = make_layer("LineString", fields, [(*row, "maybe") for row in given.roads], name="roads")
    assert run(example(ROADS=roads, DIRECTION_FIELD="oneway"))["CONNECTED"] == 1
    assert "roads: 4 roads have a direction that is in no list and count as both ways: maybe." in feedback.text


@pytest.mark.parametrize("text", ["near", "200;-1", "200,500", "inf"])
def test_limits_that_are_none(refused, example, text):
    assert f"COMPARE_M is {text}. Give metres separated by semicolons" in refused(example(COMPARE_M=text))


def test_a_speed_table_without_its_columns(refused, example, tmp_path):
    table = tmp_path / "speeds.csv"
    table.write_text("class,surface,speed_kmh\n", "utf-8")
    assert "The speed table speeds.csv has no column road_class." in refused(example(SPEED_TABLE=str(table)))


def test_a_speed_table_that_is_not_there(refused, example, tmp_path):
    message = refused(example(SPEED_TABLE=str(tmp_path / "none.csv")))
    assert "There is no speed table" in message


@pytest.mark.parametrize("key", ["OUTPUT", "SUMMARY", "LINKS"])
def test_a_place_that_cannot_be_written(refused, example, tmp_path, key):
    message = refused(example(**{key: str(tmp_path / "no" / "such" / "folder" / "result.gpkg")}))
    assert "result.gpkg" in message and "error it does not know" not in message


@pytest.mark.parametrize("moment", ["Speeds (km/h)", "transformed from", "separate parts"])
def test_cancel_leaves_no_half_result(provider, example, cancelling_feedback, tmp_path, moment):
    from qgis import processing

    parameters = example()
    options = {"INPUT": parameters["ROADS"], "TARGET_CRS": "EPSG:4490", "OUTPUT": "memory:roads"}
    parameters["ROADS"] = processing.run("native:reprojectlayer", options)["OUTPUT"]
    sinks = {key: str(tmp_path / f"{key}.gpkg") for key in ("OUTPUT", "SUMMARY", "LINKS")}
    feedback = cancelling_feedback(moment)
    with pytest.raises(QgsProcessingException, match="Stopped before it finished; no result was written"):
        processing.run(ID, {**parameters, **sinks}, feedback=feedback)
    assert moment in feedback.text
    assert list(tmp_path.iterdir()) == []
