"""Five villages, worked by hand.

::

      y
    20000  g5                              g5  no road at all (r5 is only planned)
           :
     5000  :        g3
           :        ‖ r3 concrete          ‖ =  hardened
     3000  :        +  g2  (200 m aside)   |    gravel or earth
           :        | r2 gravel            :    planned
           :  g1    |                      g1 is 300 m from r1
        0  A========+========B   --g4--    g4 is 100 m from r4, which leads nowhere
           0      4000     10000    20500  x
"""

import math

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer
from wulong_planner.processing import reading

ID = "wulong:roadconnectivity"
WALK_M_PER_MIN = 50.0  # 5 km/h, three fifths of it off the road
ASPHALT_COUNTY = 35_000 / 60  # m/min
GRAVEL = 12_000 / 60
CONCRETE_VILLAGE = 20_000 / 60


@pytest.fixture
def run(provider, feedback):
    from qgis import processing

    return lambda parameters, **options: processing.run(ID, parameters, **{"feedback": feedback, **options})


def test_the_five_villages(run, example, rows, feedback):
    groups = {row["group_id"]: row for row in rows(run(example())["OUTPUT"])}
    assert [groups[f"g{n}"]["status"] for n in range(1, 6)] == [
        "connected",
        "motorable",
        "motorable",
        "cut_off",
        "no_road",
    ]
    expected = {
        "hardened_m": [300, 200, 0, math.hypot(10500, 100), math.hypot(3900, 15000)],
        "road_m": [2000, 7000, 9000, None, None],
        "access_m": [300, 200, 0, None, None],
        "upgrade_m": [0, 3000, 3000, None, None],
        "minutes": [
            300 / WALK_M_PER_MIN + 2000 / ASPHALT_COUNTY,
            200 / WALK_M_PER_MIN + 3000 / GRAVEL + 4000 / ASPHALT_COUNTY,
            2000 / CONCRETE_VILLAGE + 3000 / GRAVEL + 4000 / ASPHALT_COUNTY,
            None,
            None,
        ],
    }
    for field, values in expected.items():
        for number, value in enumerate(values, 1):
            found = groups[f"g{number}"][field]
            assert found == (None if value is None else pytest.approx(value, abs=1e-6)), (field, number)
    assert [groups[f"g{n}"]["seat_code"] for n in range(1, 6)] == ["A", "A", "A", "A", "B"]
    assert [groups[f"g{n}"]["component"] for n in range(1, 6)] == [1, 1, 1, 2, None]
    assert [groups[f"g{n}"]["reason"] for n in range(1, 6)] == [
        None,
        None,
        None,
        "road_does_not_reach_seat",
        "no_road_within_limit",
    ]


def test_fields_places_and_order_of_the_groups_are_kept(run, example, rows, assert_field_names):
    layer = run(example())["OUTPUT"]
    given = ["group_id", "village_code", "town_code", "population"]
    found = ["status", "hardened_m", "seat_code", "road_m", "minutes", "upgrade_m", "component", "access_m", "reason"]
    assert_field_names(layer, [*given, *found, "eligible", "profile", "basis"])
    assert [row["group_id"] for row in rows(layer)] == ["g1", "g2", "g3", "g4", "g5"]
    assert layer.crs().authid() == "EPSG:4545"
    assert next(layer.getFeatures()).geometry().asWkt() == "Point (472000 3240300)"


def test_the_headline_numbers(run, example):
    result = run(example(TARGET_PCT=60))
    del result["OUTPUT"], result["SUMMARY"], result["LINKS"]
    assert result == {
        "GROUPS": 5,
        "NOT_ELIGIBLE": 0,
        "WET_CONNECTED_PCT": 20.0,
        "WET_REACHED_PCT": 60.0,
        "PEOPLE": 660.0,
        "CONNECTED": 1,
        "CONNECTED_PCT": 20.0,
        "PEOPLE_CONNECTED": 100.0,
        "MOTORABLE": 2,
        "CUT_OFF": 1,
        "NO_ROAD": 1,
        "GROUPS_TO_DO": 2,  # three of five are 60 %
        "PEOPLE_TO_DO": pytest.approx(0.6 * 660 - 100),
        "SCHEMATIC": 0,
    }


def test_the_summary_by_tier_township_and_village(run, example, areas, rows):
    found = rows(run(example(**areas))["SUMMARY"])
    brief = [(row["level"], row["zone"], row["name"], row["groups"], row["connected"], row["people"]) for row in found]
    assert brief == [
        ("district", "", "All groups", 5, 1, 660),
        ("tier", "", "In no tier", 1, 0, 10),
        ("tier", "1", "1", 1, 1, 100),
        ("tier", "10", "10", 1, 0, 200),
        ("tier", "3", "3", 2, 0, 350),  # villages without a tier take the township's
        ("township", "A", "A town", 4, 1, 650),
        ("township", "B", "B town", 1, 0, 10),
        ("village", "v1", "One", 1, 1, 100),
        ("village", "v2", "Two", 1, 0, 200),
        ("village", "v3", "Three", 1, 0, 300),
        ("village", "v4", "v4", 1, 0, 50),
        ("village", "v5", "v5", 1, 0, 10),
    ]
    town = found[5]
    assert (town["motorable"], town["cut_off"], town["no_road"]) == (2, 1, 0)
    assert (town["share_pct"], town["target_pct"], town["groups_to_do"], town["people_to_do"]) == (25, 100, 3, 550)
    assert town["people_pct"] == pytest.approx(100 * 100 / 650)


def test_townships_are_named_by_their_seats_without_a_township_layer(run, example, rows):
    found = rows(run(example())["SUMMARY"])
    assert [row["name"] for row in found if row["level"] == "township"] == ["Aville", "Bville"]


def test_the_stretches_to_harden(run, example, rows, assert_field_names):
    layer = run(example())["LINKS"]
    assert_field_names(layer, ["road_id", "length_m", "groups_gained", "people_gained", "profile", "basis"])
    assert [{**row, "profile": None} for row in rows(layer)] == [
        {
            "road_id": "r2", "length_m": 3000.0, "groups_gained": 2, "people_gained": 500, "profile": None,
            "basis": "given",
        }
    ]  # fmt: skip
    assert next(layer.getFeatures()).geometry().length() == pytest.approx(3000)


def test_the_log_says_what_was_found(run, example, feedback):
    run(example())
    assert "roads: 1 roads are not built yet and left out." in feedback.text
    assert "Network: 2 separate parts; the longest measure 15.0, 1.0 km." in feedback.text
    assert "Target 100 %: 4 groups and 560 people still to connect." in feedback.text


def test_the_log_compares_access_limits(run, example, feedback):
    run(example(COMPARE_M="299;300；500"))
    assert "Share connected by access limit: 299 m 0.0 %, 300 m 20.0 %, 500 m 20.0 %." in feedback.text


def test_a_village_polygon_tells_the_village(run, example, make_layer, rows):
    corner = [(470000, 3240000), (473000, 3240000), (473000, 3241000), (470000, 3241000), (470000, 3240000)]
    polygon = "POLYGON((" + ", ".join(f"{x} {y}" for x, y in corner) + "))"
    fields = [("village_code", "text"), ("name", "text"), ("tier", "text")]
    zones = make_layer("Polygon", fields, [(polygon, "v9", "Nine", "12")], name="villages")
    found = rows(run(example(ZONES=zones, VILLAGE_FIELD=""))["SUMMARY"])
    villages = [(row["zone"], row["name"], row["groups"]) for row in found if row["level"] == "village"]
    assert villages == [("", "Without a code", 4), ("v9", "Nine", 1)]


def test_modelled_geometry_is_named_as_such(run, example, make_layer, rows, feedback, given):
    groups = make_layer(
        "Point",
        [*given.group_fields, ("located_by", "text")],
        [(*row, "modelled") for row in given.groups],
        name="groups",
    )
    result = run(example(DEMAND=groups))
    assert result["SCHEMATIC"] == 1
    assert {row["basis"] for key in ("OUTPUT", "SUMMARY", "LINKS") for row in rows(result[key])} == {"modelled"}
    assert "示意" in feedback.text


def test_without_a_township_field_the_nearest_seat_is_the_own_one(run, example, rows):
    found = rows(run(example(TOWN_FIELD=""))["OUTPUT"])
    assert [row["seat_code"] for row in found][:3] == ["A", "A", "A"]
    assert found[4]["status"] == "no_road"


def test_the_district_seat_decides_which_network_is_the_districts(run, example):
    assert run(example(DISTRICT_SEAT="B"))["CONNECTED"] == 1
    with pytest.raises(QgsProcessingException, match="No seat of the layer seats has the code Z"):
        run(example(DISTRICT_SEAT="Z"))


def test_one_way_against_the_traffic(run, example, make_layer, rows, given):
    roads = make_layer("LineString", [*given.road_fields, ("oneway", "text")], [(*row, "F") for row in given.roads[:1]])
    first = rows(run(example(ROADS=roads, DIRECTION_FIELD="oneway"))["OUTPUT"])[0]
    assert (first["status"], first["minutes"], first["reason"]) == ("connected", None, "one_way_against")


def test_own_speeds_and_the_wet_season(run, example, rows, tmp_path):
    table = tmp_path / "speeds.csv"
    table.write_text("road_class,surface,speed_kmh\ncounty,asphalt,60\n*,gravel,6\nvillage,concrete,30\n", "utf-8")
    found = rows(run(example(SPEED_TABLE=str(table)))["OUTPUT"])
    assert found[1]["minutes"] == pytest.approx(200 / WALK_M_PER_MIN + 3000 / 100 + 4000 / 1000)
    wet = rows(run(example(SEASON=1))["OUTPUT"])
    assert [row["status"] for row in wet][3] == "no_road"  # earth roads are closed
    assert wet[1]["minutes"] == pytest.approx(200 / WALK_M_PER_MIN + 3000 / 120 + 4000 / ASPHALT_COUNTY)


def test_a_speed_table_in_chinese(run, example, rows, tmp_path):
    table = tmp_path / "speeds.csv"
    table.write_text("road_class,surface,speed_kmh\n县道,沥青,60\n*,砂石,6\n", "utf-8")
    found = rows(run(example(SPEED_TABLE=str(table)))["OUTPUT"])
    assert found[1]["minutes"] == pytest.approx(200 / WALK_M_PER_MIN + 3000 / 100 + 4000 / 1000)


def test_chinese_classes_and_surfaces_count_like_their_codes(run, example, rows, given):
    names = {"county": "县道", "village": "村道", "track": "机耕道"}
    surfaces = {"asphalt": "沥青", "gravel": "砂石", "concrete": "水泥", "earth": "土路"}
    roads = [(wkt, code, names[kind], surfaces[surface], "现状") for wkt, code, kind, surface, _ in given.roads[:4]]
    assert rows(run(example(roads=roads))["OUTPUT"]) == rows(run(example())["OUTPUT"])


def test_a_saved_workspace_is_read_at_once_and_gives_the_same(run, example, save_layer, rows, monkeypatch):
    parameters = example()
    expected = rows(run(parameters)["OUTPUT"])
    saved = {key: save_layer(parameters[key], key.lower()) for key in ("ROADS", "DEMAND", "FACILITIES")}
    monkeypatch.delattr(reading, "read_features")
    assert rows(run({**parameters, **saved})["OUTPUT"]) == expected
    paths = {key: layer.source() for key, layer in saved.items()}
    assert rows(run({**parameters, **paths})["OUTPUT"]) == expected


def test_the_order_of_rows_changes_nothing(run, example, given, rows):
    forward = {row["group_id"]: row for row in rows(run(example())["OUTPUT"])}
    turned = example(roads=given.roads[::-1], groups=given.groups[::-1], seats=given.seats[::-1])
    assert {row["group_id"]: row for row in rows(run(turned)["OUTPUT"])} == forward


def test_the_same_inputs_give_the_same_bytes(run, example, tmp_path):
    tables = []
    for name in ("first", "second"):
        sinks = {key: str(tmp_path / f"{name}-{key}.csv") for key in ("OUTPUT", "SUMMARY", "LINKS")}
        run(example(**sinks))
        tables.append([(tmp_path / f"{name}-{key}.csv").read_bytes() for key in ("OUTPUT", "SUMMARY", "LINKS")])
    assert tables[0] == tables[1]


@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:4326", "EPSG:4524", "EPSG:32648", "EPSG:3857"])
def test_every_coordinate_system_gives_the_same(run, example, rows, crs):
    from qgis import processing

    parameters = example()
    reference = rows(run(parameters)["OUTPUT"])
    moved = {}
    for key in ("ROADS", "DEMAND", "FACILITIES"):
        options = {"INPUT": parameters[key], "TARGET_CRS": crs, "OUTPUT": "memory:"}
        moved[key] = processing.run("native:reprojectlayer", options)["OUTPUT"]
    result = run({**parameters, **moved})
    assert result["OUTPUT"].crs().authid() == result["LINKS"].crs().authid() == crs
    for row, expected in zip(rows(result["OUTPUT"]), reference):
        for field, value in expected.items():
            assert row[field] == (pytest.approx(value, rel=5e-3, abs=1e-2) if isinstance(value, float) else value)


def test_results_in_one_geopackage(run, example, tmp_path, rows):
    path = tmp_path / "workspace.gpkg"
    tables = ("roadconnectivity", "roadconnectivity_summary", "roadconnectivity_links")
    for key, table in zip(("OUTPUT", "SUMMARY", "LINKS"), tables):
        sinks = {"SUMMARY": None, "LINKS": None, key: f'ogr:dbname="{path}" table="{table}" (geom)'}
        run(example(**sinks))
    for table, count in zip(tables, (5, 8, 1)):
        layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
        assert layer.featureCount() == count


@pytest.fixture
def tables(run, example):
    """Run with the two further tables."""
    return lambda **parameters: run(example(SENSITIVITY="memory:", TARGETS="memory:", **parameters))


def test_shares_by_limit_and_season_as_numbers(tables, rows):
    found = rows(tables(COMPARE_M="299;500")["SENSITIVITY"])
    whole = [
        (row["limit_m"], row["season"], row["groups"], row["connected"], row["reached"], row["people_connected"])
        for row in found
        if row["level"] == "district"
    ]
    assert whole == [(299, "dry", 5, 0, 2, 0), (500, "dry", 5, 1, 3, 100), (500, "wet", 5, 1, 3, 100)]
    assert {row["level"] for row in found} == {"district", "township"}
    assert {row["profile"].split()[1] for row in found} == {"dry", "wet"}


def test_no_comparison_when_none_is_asked_for(tables, rows, feedback):
    result = tables(COMPARE_M="", COMPARE_SEASON=False)
    assert rows(result["SENSITIVITY"]) == []
    assert "WET_CONNECTED_PCT" not in result
    assert "season:" not in feedback.text.replace("dry season:", "")


def test_targets_where_lanes_are_not_known(tables, rows):
    found = {row["indicator"]: row for row in rows(tables()["TARGETS"])}
    brief = {code: (row["numerator"], row["denominator"], row["unknown"]) for code, row in found.items()}
    assert brief == {
        "group_hardened": (3, 5, 0),  # g1 by r1, g2 and g3 by r3
        "group_connected": (1, 5, 0),
        "village_two_lane": (0, 2, 3),  # v4 and v5 have no road to the seat, whatever its lanes
        "town_asphalt": (2, 2, 0),
    }
    assert "lanes" in found["village_two_lane"]["note"]
    assert (found["group_connected"]["target_2025"], found["group_connected"]["to_do"]) == (100, 4)
    assert found["group_hardened"]["gap"] == pytest.approx(99 - 60)


def test_targets_with_lanes_and_an_unknown_surface(tables, rows, make_layer, given):
    fields = [*given.road_fields, ("lanes", "integer"), ("width_m", "real")]
    lanes = [(2, None), (None, 6.0), (1, 9.0), (1, None), (2, None)]
    roads = [(*row, *more) for row, more in zip(given.roads, lanes)]
    roads[1] = (*roads[1][:3], None, *roads[1][4:])  # r2: surface unknown, 6 m wide
    layer = make_layer("LineString", fields, roads, name="roads")
    found = {row["indicator"]: row for row in rows(tables(ROADS=layer)["TARGETS"])}
    row = found["village_two_lane"]
    assert (row["numerator"], row["denominator"], row["unknown"]) == (2, 5, 0)  # v1 on r1; v2 on r2, wide enough
    assert row["to_do"] == 2  # 80 % of 5 are 4


def test_own_targets(tables, rows, tmp_path):
    path = tmp_path / "targets.csv"
    path.write_text("indicator,name,unit,value_2020,target_2025,source\ntown_asphalt,A,%,,50,me\n", "utf-8")
    (row,) = rows(tables(TARGET_TABLE=str(path))["TARGETS"])
    assert (row["name"], row["target_2025"], row["gap"], row["source"]) == ("A", 50, 0, "me")
    with pytest.raises(QgsProcessingException, match="There is no table of targets"):
        tables(TARGET_TABLE=str(tmp_path / "none.csv"))


class TestEligible:
    """Shares are taken of eligible groups."""

    def test_by_least_people(self, run, example, rows):
        result = run(example(ELIGIBLE_MIN_PEOPLE=50))
        assert (result["GROUPS"], result["NOT_ELIGIBLE"], result["CONNECTED_PCT"]) == (4, 1, 25.0)
        assert [row["eligible"] for row in rows(result["OUTPUT"])] == [1, 1, 1, 1, 0]
        assert rows(result["SUMMARY"])[0]["not_eligible"] == 1

    def test_by_a_field(self, run, example, rows, make_layer, given, feedback):
        fields = [*given.group_fields, ("eligible", "text")]
        marks = ["是", "否", "1", None, "具备条件"]
        groups = make_layer("Point", fields, [(*row, mark) for row, mark in zip(given.groups, marks)], name="groups")
        result = run(example(DEMAND=groups))
        assert (result["GROUPS"], result["NOT_ELIGIBLE"], result["CONNECTED"]) == (3, 2, 1)
        assert "2 groups are not eligible; shares are taken of the other 3." in feedback.text

    def test_by_households(self, run, example, make_layer, given, feedback):
        fields = [*given.group_fields, ("households", "integer")]
        households = [30, 29, 31, None, 5]
        rows = [(*row, count) for row, count in zip(given.groups, households)]
        result = run(example(DEMAND=make_layer("Point", fields, rows, name="groups"), ELIGIBLE_MIN_HOUSEHOLDS=30))
        assert (result["GROUPS"], result["NOT_ELIGIBLE"]) == (3, 2)
        assert "groups: 1 groups have no households entered; they count as eligible (ids 4)." in feedback.text

    def test_a_rule_without_its_field(self, run, example):
        with pytest.raises(QgsProcessingException, match="ELIGIBLE_MIN_HOUSEHOLDS needs a field"):
            run(example(ELIGIBLE_MIN_HOUSEHOLDS=30))

    def test_nobody_is_eligible(self, run, example):
        result = run(example(ELIGIBLE_MIN_PEOPLE=1000))
        assert (result["GROUPS"], result["NOT_ELIGIBLE"], result["CONNECTED_PCT"], result["GROUPS_TO_DO"]) == (
            0,
            5,
            0,
            0,
        )


def test_the_kind_of_seat_marks_the_district_seat(run, example, make_layer, given, rows):
    fields = [("town_code", "text"), ("name", "text"), ("seat_kind", "text")]
    # The seat off the road is the district's: no hardened network is the district's, nobody is connected.
    seats = [(*given.seats[0], "乡镇驻地"), (given.at(0, 9000), "B", "Bville", "区政府驻地")]
    layer = make_layer("Point", fields, seats, name="seats")
    assert run(example(FACILITIES=layer))["CONNECTED"] == 0
    assert run(example(FACILITIES=layer, SEAT_KINDS="乡镇驻地"))["CONNECTED"] == 1
    assert run(example(FACILITIES=layer, DISTRICT_SEAT="A"))["CONNECTED"] == 1
