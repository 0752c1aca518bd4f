"""The five villages of the shared example with planned roads.

::

    20000  g5 (10)                     r5 is planned in the road layer itself: 20 km, county asphalt
           :
     5000  :        g3 (300)
           :        ‖ r3
     3000  :        +  g2 (200)        "up" hardens r2: g2 and g3 are connected, 500 people, 3 km
           :        | r2
        0  A========+========B

r2 at 12 km/h takes 15 min, hardened (village road, 20 km/h) 9 min: 6 min saved by 500 people, 3000 person-minutes.
"""

import pytest
from qgis.core import QgsProcessingException

ID = "wulong:roadprojects"
SINKS = ("OUTPUT", "SEQUENCE", "AFTER")
PLANNED_FIELDS = [
    ("project_id", "text"),
    ("name", "text"),
    ("surface", "text"),
    ("road_class", "text"),
    ("cost", "real"),
]


@pytest.fixture
def run(provider, feedback, example):
    from qgis import processing

    def start(**parameters):
        given = {key: value for key, value in example(**parameters).items() if key not in ("LINKS", "SUMMARY")}
        sinks = dict.fromkeys(SINKS, "memory:")
        return processing.run(ID, {**given, **sinks, **parameters}, feedback=feedback)

    return start


@pytest.fixture
def planned(make_layer, given):
    """The upgrade of r2, and a road of two lines that connects nobody."""
    rows = [
        (given.along((4000, 0), (4000, 3000)), "up", "Upgrade", "concrete", "village", 30.0),
        (given.along((10000, 0), (10000, 500)), "spur", "Spur", None, "village", 5.0),
        (given.along((10000, 500), (10000, 900)), "spur", None, None, "village", 5.0),
    ]
    return make_layer("LineString", PLANNED_FIELDS, rows, name="plan")


def test_planned_roads_of_the_road_layer(run, rows, assert_field_names):
    result = run()
    assert_field_names(
        result["OUTPUT"],
        ["project_id", "name", "step", "km", "cost", "groups_connected", "people_connected", "groups_reached",
         "people_reached", "person_minutes", "cost_per_person", "m_per_person", "profile", "basis"],
    )  # fmt: skip
    (row,) = rows(result["OUTPUT"])
    assert (row["project_id"], row["km"], row["groups_connected"], row["people_connected"]) == ("r5", 20.0, 1, 10)
    assert (row["groups_reached"], row["person_minutes"], row["m_per_person"]) == (1, 0.0, 2000.0)
    after = {row["group_id"]: row for row in rows(result["AFTER"])}
    assert (after["g5"]["status_before"], after["g5"]["status_after"]) == ("no_road", "connected")
    assert (after["g5"]["step"], after["g5"]["connected_by"]) == (1, "r5")
    assert after["g2"]["status_after"] == "motorable"


def test_a_layer_of_planned_roads(run, rows, planned, feedback):
    result = run(PROJECT_ROADS=planned)
    found = {row["project_id"]: row for row in rows(result["OUTPUT"])}
    assert set(found) == {"up", "spur"}
    assert (found["up"]["name"], found["up"]["groups_connected"], found["up"]["people_connected"]) == (
        "Upgrade",
        2,
        500,
    )
    assert found["up"]["person_minutes"] == pytest.approx(3000)
    assert found["spur"]["km"] == pytest.approx(0.9)
    steps = [
        (row["step"], row["project_id"], row["total_people"], row["gap_people"]) for row in rows(result["SEQUENCE"])
    ]
    assert steps == [(1, "up", 500, 0), (2, "spur", 500, 0)]
    assert "plan: 2 planned roads have no surface entered; they count as concrete when built." in feedback.text
    assert (result["PROJECTS"], result["GROUPS_CONNECTED"], result["PEOPLE_CONNECTED"]) == (2, 2, 500.0)
    lines = {feature["project_id"]: feature.geometry() for feature in result["OUTPUT"].getFeatures()}
    assert len(lines["spur"].asMultiPolyline()) == 2


def test_cost_per_person(run, rows, planned):
    found = {row["project_id"]: row for row in rows(run(PROJECT_ROADS=planned, COST_FIELD="cost")["OUTPUT"])}
    assert (found["up"]["cost"], found["spur"]["cost"]) == (30, 10)
    assert found["up"]["cost_per_person"] == pytest.approx(30 / 500)
    assert found["spur"]["cost_per_person"] is None


def test_the_log_ends_with_a_sentence(run, planned, feedback):
    run(PROJECT_ROADS=planned)
    assert feedback.lines[0] == "Network audit: 1 islands, 1 groups beyond 500 m, 0 dead ends or lines to look at."
    assert "2 projects with 3.9 km connect 2 groups with 500 people; the first 1 projects" in feedback.text


def test_a_copy_that_is_still_gravel_is_said_and_connects_nobody(run, make_layer, given, feedback):
    rows = [(given.along((4000, 0), (4000, 3000)), "up", "Upgrade", "gravel", "village", 30.0)]
    run(PROJECT_ROADS=make_layer("LineString", PLANNED_FIELDS, rows, name="plan"))
    assert "plan: 1 planned roads are not hardened when built, so they connect nobody." in feedback.text
    assert feedback.lines[-2] == (
        "None of the 1 projects (3.0 km) connects a further group. Together they save 0 person-minutes a trip."
    )


def test_a_project_is_called_as_its_first_road_whatever_the_order_of_rows(run, make_layer, given, rows):
    lines = [
        (given.along((10000, 0), (10000, 500)), "p", "Second", "concrete", "village", 5.0, "b"),
        (given.along((10000, 500), (10000, 900)), "p", "First", "concrete", "village", 5.0, "a"),
    ]
    fields = [*PLANNED_FIELDS, ("road_id", "text")]
    for some in (lines, lines[::-1]):
        (row,) = rows(run(PROJECT_ROADS=make_layer("LineString", fields, some, name="plan"))["OUTPUT"])
        assert row["name"] == "First"


def test_a_road_layer_without_planned_roads(run, given):
    with pytest.raises(QgsProcessingException, match="The layer roads holds no planned road"):
        run(roads=given.roads[:4])


def test_a_cost_that_is_missing(run, planned):
    planned.startEditing()
    planned.changeAttributeValue(1, planned.fields().indexFromName("cost"), None)
    planned.commitChanges()
    with pytest.raises(QgsProcessingException, match="The layer plan, project up, has a line without a cost"):
        run(PROJECT_ROADS=planned, COST_FIELD="cost")


def test_a_missing_field_is_a_sentence(run, planned):
    with pytest.raises(QgsProcessingException, match="has no field nothing"):
        run(PROJECT_ROADS=planned, PROJECT_FIELD="nothing")


def test_minutes_as_the_aim(run, rows, planned):
    found = rows(run(PROJECT_ROADS=planned, OBJECTIVE=1)["SEQUENCE"])
    assert [row["project_id"] for row in found] == ["up", "spur"]


def test_the_same_inputs_give_the_same_bytes(run, planned, tmp_path):
    tables = []
    for name in ("first", "second"):
        run(PROJECT_ROADS=planned, **{key: str(tmp_path / f"{name}-{key}.csv") for key in SINKS})
        tables.append([(tmp_path / f"{name}-{key}.csv").read_bytes() for key in SINKS])
    assert tables[0] == tables[1]
