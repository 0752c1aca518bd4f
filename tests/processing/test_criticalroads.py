"""The five villages of the shared example: one county road, a branch, a track that leads nowhere.

::

      5000         g3 (300)
                   ‖ r3
      3000         +  g2 (200)
           g1(100) | r2
         0  A======+=====B        --r4-- g4 (50)        g5 (10) far away
            0     4000  10000

A is the seat of g1 … g4, B of g5. r1 is cut by r2's junction at 4000: its first part carries g1, g2, g3.
"""

import pytest
from qgis.core import QgsProcessingException

ID = "wulong:criticalroads"
SINKS = ("OUTPUT", "SUMMARY", "AFFECTED")


@pytest.fixture
def run(provider, feedback, example):
    from qgis import processing

    def start(**parameters):
        given = {key: value for key, value in example(**parameters).items() if key != "LINKS"}
        return processing.run(ID, {**given, "AFFECTED": "memory:", **parameters}, feedback=feedback)

    return start


def test_links_by_the_people_behind_them(run, rows, assert_field_names):
    layer = run()["OUTPUT"]
    assert_field_names(
        layer,
        ["rank", "road_id", "kind", "length_m", "people_cut", "groups_cut", "people_using", "detour_minutes",
         "profile", "basis"],
    )  # fmt: skip
    brief = [(row["rank"], row["road_id"], row["kind"], row["people_cut"], row["groups_cut"]) for row in rows(layer)]
    assert brief == [
        (1, "r1", "bridge", 600, 3),
        (2, "r2", "bridge", 500, 2),
        (3, "r3", "bridge", 300, 1),
    ]
    assert [row["detour_minutes"] for row in rows(layer)] == [None] * 3
    assert next(layer.getFeatures()).geometry().length() == pytest.approx(4000)
    assert layer.crs().authid() == "EPSG:4545"


def test_groups_and_areas_at_risk(run, rows, areas):
    result = run(**areas)
    groups = {row["group_id"]: row for row in rows(result["AFFECTED"])}
    assert [groups[f"g{n}"]["at_risk"] for n in range(1, 6)] == [1, 1, 1, 0, 0]
    assert [groups[f"g{n}"]["critical_road"] for n in range(1, 6)] == ["r1", "r2", "r3", None, None]
    assert [groups[f"g{n}"]["hazard"] for n in range(1, 6)] == [None] * 5
    towns = {row["name"]: row for row in rows(result["SUMMARY"]) if row["level"] == "township"}
    town = towns["A town"]
    assert (town["groups"], town["groups_at_risk"], town["people_at_risk"]) == (4, 3, 600)
    assert town["risk_pct"] == pytest.approx(100 * 600 / 650)
    assert (result["GROUPS_AT_RISK"], result["PEOPLE_AT_RISK"], result["LINKS"]) == (3, 600.0, 3)


def test_a_hazard_area_in_another_system(run, rows, make_layer, feedback):
    corners = [(107.70, 29.298), (107.76, 29.298), (107.76, 29.302), (107.70, 29.302), (107.70, 29.298)]
    area = "POLYGON((" + ", ".join(f"{x} {y}" for x, y in corners) + "))"
    hazard = make_layer("Polygon", [("n", "integer")], [(area, 1)], crs="EPSG:4490", name="slide")
    result = run(HAZARD=hazard)
    found = {row["group_id"]: row["hazard"] for row in rows(result["AFFECTED"])}
    assert found["g5"] == "no_road"
    assert result["GROUPS_CUT"] == sum(effect == "cut_off" for effect in found.values()) > 0
    assert "slide closes" in feedback.text


def test_a_hazard_that_touches_nothing_is_said(run, make_layer, given, feedback):
    hazard = make_layer("Point", [("n", "integer")], [(given.at(0, 19000), 1)], name="rock")
    assert run(HAZARD=hazard)["GROUPS_CUT"] == 0
    assert "rock touches no road within 0 m; nothing is closed." in feedback.text


def test_a_table_is_no_hazard(run, make_layer):
    table = make_layer("None", [("n", "integer")], [(None, 1)], crs=None, name="list")
    with pytest.raises(QgsProcessingException, match="The layer list is a table without geometry"):
        run(HAZARD=table)


def test_the_log_begins_with_the_network_and_ends_with_a_sentence(run, feedback):
    run()
    assert feedback.lines[0] == "Network audit: 1 islands, 1 groups beyond 500 m, 0 dead ends or lines to look at."
    assert (
        "5 of 5 links have no way round; 3 of them stand between people and their seat: 600 people (90.9 %) in 3 "
        "groups can be cut off by the failure of a single link."
    ) in feedback.text


def test_a_missing_field_is_a_sentence(run):
    with pytest.raises(QgsProcessingException, match="has no field nothing"):
        run(SURFACE_FIELD="nothing")


def test_cancel_writes_nothing(provider, example, cancelling_feedback):
    from qgis import processing

    given = {key: value for key, value in example().items() if key != "LINKS"}
    with pytest.raises(QgsProcessingException):
        processing.run(ID, given, feedback=cancelling_feedback("Speeds"))


def test_the_same_inputs_give_the_same_bytes(run, tmp_path):
    tables = []
    for name in ("first", "second"):
        run(**{key: str(tmp_path / f"{name}-{key}.csv") for key in SINKS})
        tables.append([(tmp_path / f"{name}-{key}.csv").read_bytes() for key in SINKS])
    assert tables[0] == tables[1]
