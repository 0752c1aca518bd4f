"""``wulong:robustgaps`` from layer to layer, on one street worked out by hand.

                       * g3 (2000, 1000)
                       |  earth track: 8 km/h, closed in the wet season
     g1 *----A---------+---------B----* g2          asphalt street, 20 km/h
        0   500       2000      3500  4000          metres, moved to the middle of EPSG:4545

Off the road one walks 3 km/h. g4 stands 5 km away from everything. People: g1 100, g2 200, g3 50, g4 7.
"""

import itertools

import pytest
from qgis.core import NULL, QgsProcessingException

X, Y = 500_000, 3_200_000
PEOPLE = {"g1": 100, "g2": 200, "g3": 50, "g4": 7}
PLACES = {"g1": (0, 0), "g2": (4000, 0), "g3": (2000, 1000), "g4": (2000, -5000)}
ROADS, SERVICES, WATER, WEATHER = range(4)


def line(*places):
    return "LINESTRING(" + ", ".join(f"{x + X} {y + Y}" for x, y in places) + ")"


def point(x, y):
    return f"POINT({x + X} {y + Y})"


@pytest.fixture
def street(make_layer):
    fields = [("road_id", "text"), ("road_class", "text"), ("surface", "text"), ("located_by", "text")]
    rows = [
        (line((0, 0), (4000, 0)), "street", "village", "asphalt", "surveyed"),
        (line((2000, 0), (2000, 1000)), "track", "track", "earth", "surveyed"),
    ]
    groups = [
        (point(*PLACES[code]), code, PEOPLE[code], 2.0 * PEOPLE[code], "t1", "v1" if code < "g3" else "v2")
        for code in PLACES
    ]
    group_fields = [("group_id", "text"), ("population", "integer"), ("census", "real"), ("town_code", "text")]
    facility_fields = [("town_code", "text"), ("work_id", "text"), ("capacity_m3d", "real"), ("kind", "text")]
    return {
        "ROADS": make_layer("LineString", fields, rows, name="roads"),
        "DEMAND": make_layer("Point", [*group_fields, ("village_code", "text")], groups, name="groups"),
        "FACILITIES": make_layer("Point", facility_fields, [(point(500, 0), "t1", "A", 20.0, "水厂")], name="places"),
    }


@pytest.fixture
def both(make_layer):
    """Two facilities, A and B."""
    rows = [(point(500, 0), "A"), (point(3500, 0), "B")]
    return make_layer("Point", [("facility_id", "text")], rows, name="clinics")


@pytest.fixture
def run(provider, street, feedback):
    from qgis import processing

    def ask(question, **changes):
        sinks = dict.fromkeys(("OUTPUT", "SUMMARY", "MATRIX"), "memory:")
        found = processing.run(
            "wulong:robustgaps", {**street, "QUESTION": question, **sinks, **changes}, feedback=feedback
        )
        for key in sinks:
            names = found[key].fields().names()
            found[key] = [dict(zip(names, each.attributes())) for each in found[key].getFeatures()]
        return found

    return ask


def column(rows, name):
    return [None if row[name] == NULL or row[name] != row[name] else row[name] for row in rows]


def test_roads(run, feedback):
    """g3 is 1000 m from the asphalt, exactly the widest limit: joined then, in both seasons."""
    found = run(ROADS)
    assert found["RUNS"] == 6
    assert column(found["OUTPUT"], "robust") == ["covered", "covered", "sensitive", "certain_gap"]
    assert column(found["OUTPUT"], "gap_share") == pytest.approx([0, 0, 4 / 6, 1])
    assert column(found["OUTPUT"], "depends_on") == [None, None, "access_m", None]
    assert column(found["OUTPUT"], "open_in") == [None, None, "1;2;4;5", "1;2;3;4;5;6"]
    assert (found["PEOPLE"], found["PEOPLE_COVERED"], found["PEOPLE_SENSITIVE"], found["PEOPLE_CERTAIN"]) == (
        357, 300, 50, 7,
    )  # fmt: skip
    assert (found["GROUPS"], found["COVERED"], found["SENSITIVE"], found["CERTAIN"]) == (4, 2, 1, 1)
    assert found["SCHEMATIC"] == 0
    assert "1 groups hang on the access limit." in feedback.lines
    assert "Not varied, because this question does not hang on it: speeds, the reach." in feedback.lines


def test_services(run, both):
    """Dry, g3 drives 7.5 + 4.5 = 12 min, at 80 % exactly 15; wet, the track is closed and the walk takes 20 min."""
    found = run(SERVICES, FACILITIES=both)
    assert found["RUNS"] == 18
    assert column(found["OUTPUT"], "gap_share") == [0, 0, 0.5, 1]
    assert column(found["OUTPUT"], "depends_on") == [None, None, "season", None]
    shorter = run(SERVICES, FACILITIES=both, CUTOFF=14)
    assert column(shorter["OUTPUT"], "gap_share") == pytest.approx([0, 0, 12 / 18, 1])
    assert column(shorter["OUTPUT"], "depends_on") == [None, None, "speed_pct;season", None]


def test_water(run):
    """A serves 100 people dry and 200 wet; reach 2400, 3000, 3600 m; g1 is 500, g2 3500, g3 2500 m of pipe away.

          2400 m    3000 m     3600 m
    dry   g1        g1         g1
    wet   g1        g1, g3     g2 (200 people are more than 150)
    """
    found = run(WATER, MAX_DISTANCE_M=3000, LITRES_PER_DAY=100, LOSS_PCT=0, PEAK_DAY_FACTOR=1, DRY_YIELD=0.5)
    assert found["RUNS"] == 18
    assert column(found["OUTPUT"], "uncovered") == [3, 15, 15, 18]
    assert column(found["OUTPUT"], "depends_on") == ["season;reach_pct"] * 3 + [None]
    assert column(found["MATRIX"], "people_covered") == [100, 100, 100] * 3 + [100, 150, 200] * 3


def test_water_for_another_source_of_people(run):
    """The census counts twice the people: dry, nobody fits into 100; wet, g1 alone (200) or g3 (100)."""
    found = run(
        WATER, MAX_DISTANCE_M=3000, LITRES_PER_DAY=100, LOSS_PCT=0, PEAK_DAY_FACTOR=1, DRY_YIELD=0.5,
        POPULATION_FIELDS=["census"], ACCESS_M="500", REACH_PCT="100",
    )  # fmt: skip
    rows = found["MATRIX"]
    assert column(rows, "people_field") == ["population", "census"] * 2
    assert column(rows, "people_covered") == [100, 100, 150, 200]
    assert column(rows, "people") == [357, 714, 357, 714]
    assert "people_field" in found["OUTPUT"][0]["depends_on"]


def test_weather(run, both):
    """g3 is 1803 m from both stations: within 1920 m only."""
    found = run(WEATHER, FACILITIES=both, RADIUS_M=1600, ROADS=None)
    assert column(found["OUTPUT"], "gap_share") == pytest.approx([0, 0, 2 / 3, 1])
    assert column(found["MATRIX"], "reach_pct") == [80, 100, 120]
    assert column(found["MATRIX"], "season") == [None] * 3


@pytest.mark.parametrize(
    ("question", "name", "inside"), [(ROADS, "roadconnectivity", "status"), (SERVICES, "nearestfacility", "within")]
)
def test_each_run_is_what_the_algorithm_itself_answers(run, provider, street, question, name, inside):
    from qgis import processing

    found = run(question, CUTOFF=12, SPEED_PCT="100")
    runs = itertools.product((0, 1), (200, 500, 1000))
    for row, (season, limit) in zip(found["MATRIX"], runs, strict=True):
        single = processing.run(
            f"wulong:{name}",
            {**street, "OUTPUT": "memory:", "SEASON": season, "MAX_ACCESS_M": limit,
             **({"CUTOFFS": "12"} if name == "nearestfacility" else {})},
        )["OUTPUT"]  # fmt: skip
        answers = [feature[inside] for feature in single.getFeatures()]
        covered = [each == "connected" if inside == "status" else each != NULL for each in answers]
        assert row["groups_covered"] == sum(covered), row
        closed = [str(row["scenario"]) in (each["open_in"] or "").split(";") for each in found["OUTPUT"]]
        assert [not each for each in closed] == covered


def test_summary_by_area_adds_up(run):
    rows = run(ROADS)["SUMMARY"]
    assert column(rows, "level") == ["district", "township", "village", "village"]
    for level in ("district", "village"):
        some = [row for row in rows if row["level"] == level]
        for name in ("certain", "sensitive", "covered", "unknown"):
            expected = {"certain": 7, "sensitive": 50, "covered": 300, "unknown": 0}[name]
            assert sum(row[f"people_{name}"] for row in some) == expected
    assert (rows[0]["people_least"], rows[0]["people_most"]) == (300, 350)


def test_one_season_and_one_limit_is_one_run(run):
    found = run(ROADS, SEASONS=1, ACCESS_M="500")
    assert found["RUNS"] == 1
    assert column(found["OUTPUT"], "robust") == ["covered", "covered", "certain_gap", "certain_gap"]


def test_a_season_that_closes_every_road(run, make_layer, feedback):
    fields = [("road_id", "text"), ("road_class", "text"), ("surface", "text")]
    earth = make_layer("LineString", fields, [(line((0, 0), (4000, 0)), "r", "track", "earth")], name="roads")
    found = run(SERVICES, ROADS=earth, CUTOFF=60, ACCESS_M="500")
    assert "In the wet season every road is closed; nobody counts as covered then." in feedback.lines
    wet = [row for row in found["MATRIX"] if row["season"] == "wet"]
    assert column(wet, "groups_covered") == [0, 0, 0]


def test_a_group_without_a_place_cannot_be_told(run, make_layer):
    fields = [("group_id", "text"), ("population", "integer"), ("town_code", "text")]
    rows = [(point(0, 0), "g1", 10, "t1"), (None, "g2", 20, "t1")]
    found = run(ROADS, DEMAND=make_layer("Point", fields, rows, name="groups"))
    assert column(found["OUTPUT"], "robust") == ["covered", None]
    assert found["SUMMARY"][0]["people_unknown"] == 20
    assert column(found["MATRIX"], "people_covered") == [10] * 6


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"QUESTION": ROADS, "ROADS": None}, "ROADS is empty"),
        ({"QUESTION": WATER, "ROADS": None}, "ROADS is empty"),
        ({"ACCESS_M": ""}, "ACCESS_M is empty. Give at least one number."),
        ({"ACCESS_M": "-5"}, "ACCESS_M is -5"),
        ({"QUESTION": SERVICES, "SPEED_PCT": "0;100"}, "SPEED_PCT is 0;100. Give numbers above 0"),
        ({"QUESTION": SERVICES, "SPEED_PCT": "100;100"}, "SPEED_PCT is 100;100"),
        ({"QUESTION": SERVICES, "SPEED_PCT": "fast"}, "SPEED_PCT is fast"),
        ({"QUESTION": WEATHER, "REACH_PCT": "nan"}, "REACH_PCT is nan"),
        ({"POPULATION_FIELDS": ["nothing"]}, "has no field nothing"),
        ({"CERTAIN_SHARE": 0.05}, "Give shares from above 0 to 1"),
    ],
)
def test_what_cannot_be_asked_is_said(run, changes, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        run(changes.pop("QUESTION", ROADS), **changes)


@pytest.mark.parametrize("question", [ROADS, SERVICES, WATER, WEATHER])
def test_facilities_without_a_place(run, make_layer, question):
    nowhere = make_layer("Point", [("town_code", "text")], [(None, "t1")], name="nowhere")
    with pytest.raises(QgsProcessingException, match="nowhere"):
        run(question, FACILITIES=nowhere)


@pytest.mark.parametrize("question", [ROADS, SERVICES, WATER, WEATHER])
@pytest.mark.parametrize(
    ("rows", "sentence"),
    [([("g1", -3)], "the weight is -3.0"), ([("g1", 3), ("g1", 4)], "g1 is given to 2 points")],
)
def test_people_below_zero_and_codes_twice(run, make_layer, question, rows, sentence):
    fields = [("group_id", "text"), ("population", "integer"), ("town_code", "text")]
    groups = make_layer("Point", fields, [(point(0, 0), *row, "t1") for row in rows], name="groups")
    with pytest.raises(QgsProcessingException, match=sentence):
        run(question, DEMAND=groups)


def test_people_below_zero_in_another_source(run, make_layer):
    fields = [("group_id", "text"), ("population", "integer"), ("town_code", "text"), ("census", "integer")]
    groups = make_layer("Point", fields, [(point(0, 0), "g1", 10, "t1", -3)], name="groups")
    with pytest.raises(QgsProcessingException, match=r"census is -3\. Give 0 or more people"):
        run(ROADS, DEMAND=groups, POPULATION_FIELDS=["census"])


@pytest.mark.parametrize("when", ["Speeds", "Runs:"])
def test_cancel_leaves_nothing(provider, street, cancelling_feedback, tmp_path, when):
    from qgis import processing

    target = tmp_path / "out.gpkg"
    with pytest.raises(QgsProcessingException, match="Stopped before it finished"):
        processing.run("wulong:robustgaps", {**street, "OUTPUT": str(target)}, feedback=cancelling_feedback(when))
    assert not target.exists()
