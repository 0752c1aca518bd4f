"""``tiersummary`` on four groups worked out by hand.

group   g1  g2  g3  g4         g5 has no value, g6 no people
village A1  A1  A2  B1         A1 is of tier 10 and aided; B1 has the tier of its township
minutes 1   2   3   4          mean 2.5 with one person each
"""

import math

import pytest
from qgis.core import QgsProcessingException

ID = "wulong:tiersummary"
ROWS = [
    (None, "g1", "A1", "A", 1.0, "connected", 1),
    (None, "g2", "A1", "A", 2.0, "connected", 1),
    (None, "g3", "A2", "A", 3.0, "no_road", 1),
    (None, "g4", "B1", "B", 4.0, "no_road", 1),
    (None, "g5", "B1", "B", None, "no_road", 7),
    (None, "g6", "B1", "B", 9.0, None, 0),
]


@pytest.fixture
def tables(make_layer):
    def build(rows=ROWS, **parameters):
        fields = [("group_id", "text"), ("village_code", "text"), ("town_code", "text"), ("minutes", "real"),
                  ("status", "text"), ("population", "integer")]  # fmt: skip
        zone, town = [("village_code", "text"), ("name", "text"), ("tier", "text")], "town_code"
        villages = [(None, "A1", "一村", "10"), (None, "A2", "二村", None), (None, "B1", "三村", None)]
        towns = [(None, "A", "甲镇", None), (None, "B", "乙乡", "3")]
        return {
            "INPUT": make_layer("None", fields, rows, crs=None, name="groups"),
            "ZONES": make_layer("None", zone, villages, crs=None, name="villages"),
            "TOWNSHIPS": make_layer("None", [(town, "text"), *zone[1:]], towns, crs=None, name="townships"),
            "AID": make_layer("None", [("target_code", "text"), ("name", "text")],
                              [(None, "A1", "甲集团"), (None, "B", "乙集团")], crs=None, name="aid"),
            **dict.fromkeys(("OUTPUT", "EQUITY"), "memory:"), **parameters,
        }  # fmt: skip

    return build


@pytest.fixture
def run(provider, feedback):
    from qgis import processing

    return lambda parameters: processing.run(ID, parameters, feedback=feedback)


def test_classes_and_the_rest(run, tables, rows):
    found = {(row["grouping"], row["name"]): row for row in rows(run(tables())["OUTPUT"])}
    assert {key: row["mean"] for key, row in found.items()} == {
        ("all", "Whole district"): 2.5, ("tier", "10"): 1.5, ("tier", "3"): 4, ("tier", "In none"): 3,
        ("township", "甲镇"): 2, ("township", "乙乡"): 4, ("aid_group", "甲集团"): 1.5, ("aid_group", "乙集团"): 4,
        ("aid_group", "In none"): 3,
    }  # fmt: skip
    assert found["tier", "10"]["mean_rest"] == 3.5
    assert found["tier", "10"]["difference"] == -2
    assert found["all", "Whole district"]["gini"] == pytest.approx(0.25)


def test_between_and_within(run, tables, rows):
    result = run(tables())
    found = {row["grouping"]: row for row in rows(result["EQUITY"])}
    between = sum(p * m / 2.5 * math.log(m / 2.5) for p, m in ((0.5, 1.5), (0.25, 4), (0.25, 3)))
    assert found["tier"]["between"] == pytest.approx(between)
    assert found["tier"]["within"] + found["tier"]["between"] == pytest.approx(found["tier"]["theil"])
    assert result["BETWEEN_TIERS_PCT"] == pytest.approx(100 * between / result["THEIL"])
    assert (result["PEOPLE"], result["MEAN"]) == (4, 2.5)


def test_people_within_a_limit(run, tables, rows, feedback):
    found = {row["name"]: row["within_pct"] for row in rows(run(tables(LIMIT="2"))["OUTPUT"])}
    assert (found["Whole district"], found["10"], found["乙乡"]) == (50, 100, 0)
    assert "50.0 % of 4 people have at most 2 in minutes." in feedback.text


def test_a_state_becomes_a_share_of_people(run, tables):
    """2 of 11 people are connected; a row without a state is not."""
    result = run(tables(VALUE_FIELD="status", SHARE_VALUES="connected"))
    assert result["MEAN"] == pytest.approx(2 / 11)
    assert result["PEOPLE"] == 11


def test_rows_without_value_or_people_are_told(run, tables, feedback):
    run(tables())
    assert "groups: 1 rows with 7 people have no value in minutes and take no part (ids 5)." in feedback.text
    assert "groups: 1 rows have no people and take no part (ids 6)." in feedback.text


def test_a_class_of_ones_own(run, tables, rows):
    found = {row["code"]: row["mean"] for row in rows(run(tables(CLASS_FIELD="status"))["OUTPUT"])
             if row["grouping"] == "class"}  # fmt: skip
    assert found == {"connected": 1.5, "no_road": 3.5}


def test_without_any_grouping_the_whole_is_told(run, tables, rows, feedback):
    bare = {"ZONES": None, "TOWNSHIPS": None, "AID": None, "VILLAGE_FIELD": "", "TOWN_FIELD": ""}
    result = run(tables(**bare))
    assert [row["grouping"] for row in rows(result["OUTPUT"])] == ["all"]
    assert result["EQUITY"].featureCount() == 0
    assert "only the whole is told" in feedback.text


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rows": [(*ROWS[0][:4], -1.0, *ROWS[0][5:])]}, "field minutes: -1 is below 0"),
        ({"rows": [ROWS[4]]}, "no row has both a value and people"),
        ({"rows": []}, "The layer groups is empty."),
        ({"rows": [(*ROWS[0][:6], -5)]}, "feature 1: population is -5. Give 0 or more people."),
        ({"VALUE_FIELD": ""}, "VALUE_FIELD is empty. Choose a field of the layer groups"),
        ({"VALUE_FIELD": "status"}, "should hold numbers"),
        ({"LIMIT": "soon"}, "LIMIT is soon. Give one number"),
        ({"AID_CODE_FIELD": "nothing"}, "The layer aid has no field nothing."),
    ],
)
def test_bad_inputs(run, tables, change, message):
    with pytest.raises(QgsProcessingException) as caught:
        run(tables(**change))
    assert message in str(caught.value)


def test_cancel_leaves_nothing(provider, tables, cancelling_feedback):
    from qgis import processing

    with pytest.raises(QgsProcessingException, match="Stopped before it finished"):
        processing.run(ID, tables(), feedback=cancelling_feedback("minutes: mean"))
