"""``scoreboard`` on a workspace with two made-up results."""

import dataclasses
import sqlite3
from pathlib import Path

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer
from wulong_planner.analysis.coverage import scoreboard as board
from wulong_planner.analysis.errors import InputError
from wulong_planner.layers import runs
from wulong_planner.layers.catalog import BY_KEY

ID = "wulong:scoreboard"
INDICATORS = [
    (None, "I-1", "甲率", "%", 80.0, 85.0, "85"),
    (None, "I-2", "乙率", "%", 90.0, 99.0, ">99"),
    (None, "I-3", "丙比", "", 3.0, 2.0, "2:1"),
    (None, "I-4", "丁率", "%", None, 100.0, "100"),
    (None, "I-5", "收入", "元", 15487.0, 23500.0, "23500"),
    (None, "I-6", "全覆盖", "", None, None, "全覆盖"),
]
SOURCES = """indicator,table,where,value,people,better,note
甲率,result,level=district,share,todo,more,甲
乙率,result,level=district,other,-,more,乙
丙比,result,level=district,ratio,-,less,丙
丁率,missing,level=district,share,-,more,丁
"""


@pytest.fixture
def workspace(make_layer, save_layer, rows):
    """A GeoPackage with the indicators and one result table."""

    def build(share=85.0, other=99.0, ratio=2.5, more=()):
        fields = [("indicator_id", "text"), ("name", "text"), ("unit", "text"), ("number_2020", "real"),
                  ("number_2025", "real"), ("target_2025", "text")]  # fmt: skip
        layer = save_layer(make_layer("None", fields, INDICATORS, crs=None, name="indicators"), "indicators")
        path = layer.source().split("|")[0]
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE result (fid INTEGER PRIMARY KEY, level TEXT, share REAL, other REAL, "
                             "ratio REAL, todo INTEGER, basis TEXT, profile TEXT)")  # fmt: skip
            rows = [
                ("village", 1, 1, 1, 9, "given", "p"),
                ("district", share, other, ratio, 40, "modelled", "p"),
                *more,
            ]
            database.executemany("INSERT INTO result (level, share, other, ratio, todo, basis, profile) "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?)", rows)  # fmt: skip
            database.execute("INSERT INTO gpkg_contents (table_name, data_type, identifier) "
                             "VALUES ('result', 'attributes', 'result')")  # fmt: skip
        database.close()
        return QgsVectorLayer(f"{path}|layername=indicators", "indicators", "ogr")

    return build


@pytest.fixture
def sources(tmp_path):
    def write(text=SOURCES, encoding="utf-8"):
        path = tmp_path / f"sources{len(text)}.csv"
        path.write_bytes(text.encode(encoding))
        return str(path)

    return write


@pytest.fixture
def run(provider, feedback, sources):
    from qgis import processing

    def call(layer, **parameters):
        given = {"INDICATORS": layer, "SOURCES": sources(), "OUTPUT": "memory:", **parameters}
        return processing.run(ID, given, feedback=feedback)

    return call


def test_lights_and_gaps(run, workspace, rows, feedback):
    """甲率 is at its target; 乙率 at 99 is not above 99; 丙比 is better the lower it is."""
    result = run(workspace())
    found = {row["name"]: row for row in rows(result["OUTPUT"])}
    assert {name: (row["light"], row["computed"], row["gap"]) for name, row in found.items()} == {
        "甲率": ("reached", 85, 0), "乙率": ("progress", 99, 0), "丙比": ("progress", 2.5, 0.5),
        "丁率": ("not_computed", None, None), "收入": ("not_measurable", None, None),
    }  # fmt: skip
    assert found["甲率"]["gap_people"] == 0
    assert (found["甲率"]["table"], found["甲率"]["basis"], found["甲率"]["profile"]) == ("result", "modelled", "p")
    assert [result[key] for key in ("INDICATORS_WITH_TARGET", "MEASURED", "REACHED", "NOT_COMPUTED",
                                    "NOT_MEASURABLE", "SCHEMATIC")] == [5, 3, 1, 1, 1, 1]  # fmt: skip
    assert "1 indicators have no number as target and are left out." in feedback.text
    assert "Of 5 indicators with a number as target 3 could be computed: 1 have reached it" in feedback.text


PARTS = """indicator,table,where,value,people,better,most,note
甲率,result,level=district,share,todo,more,other,甲
乙率,result,level=district,other,-,more,listed,乙
"""


@pytest.mark.parametrize(
    ("share", "other", "light_a", "light_b"),
    [
        (82, 86, "undecided", "undecided"),  # 甲率 may be 86, above its 85; 乙率 was 90 in 2020
        (82, 95, "undecided", "progress"),
        (85, 86, "reached", "undecided"),
        (82, 84, "progress", "undecided"),  # 84 at most is short of 85
    ],
)
def test_a_lower_bound_is_not_held_against_the_target(run, workspace, rows, sources, share, other, light_a, light_b):
    found = {row["name"]: row for row in rows(run(workspace(share, other), SOURCES=sources(PARTS))["OUTPUT"])}
    assert (found["甲率"]["light"], found["乙率"]["light"]) == (light_a, light_b)
    for row in found.values():
        if row["light"] == "undecided":
            assert row["computed"] is not None and row["gap"] is None and row["gap_people"] is None


def test_the_table_leads_to_its_run(run, workspace, rows):
    """The run wrote two tables; the second one is that of the indicators."""
    layer = workspace()
    empty = dict.fromkeys((field.name for field in dataclasses.fields(runs.Passport)), "")
    path = Path(layer.source().split("|")[0])
    runs.write_passport(path, runs.Passport(**{**empty, "result": "result", "tables": "result_more result"}))
    found = {row["name"]: row["run"] for row in rows(run(layer)["OUTPUT"])}
    assert found == {"甲率": "result", "乙率": "result", "丙比": "result", "丁率": None, "收入": None}
    (field,) = (each for each in BY_KEY["scoreboard"].fields if each.name == "run")
    assert field.lookup.layer in BY_KEY
    assert {field.lookup.code_field, field.lookup.text_field} <= {each.name for each in BY_KEY["runs"].fields}


def test_without_records_of_runs_none_is_named(run, workspace, rows):
    assert {row["run"] for row in rows(run(workspace())["OUTPUT"])} == {None}


def test_people_short_of_a_target(run, workspace, rows, feedback):
    found = {row["name"]: row for row in rows(run(workspace(share=70.0))["OUTPUT"])}
    assert (found["甲率"]["light"], found["甲率"]["gap"], found["甲率"]["gap_people"]) == ("no_progress", 15, 40)
    assert "甲率: 2020 80, computed 70, target 85 %: not better than in 2020, 40 people short." in feedback.text


def test_an_empty_value_is_not_computed(run, workspace, rows):
    found = {row["name"]: row["light"] for row in rows(run(workspace(other=None))["OUTPUT"])}
    assert found["乙率"] == "not_computed"


def test_several_rows_are_told(run, workspace, feedback):
    run(workspace(more=[("district", 1, 1, 1, 1, "given", "p")]))
    assert "result: 2 rows fit the indicator 甲率; the first one counts." in feedback.text


def test_a_workspace_of_another_file(run, workspace, make_layer, rows):
    path = workspace().source().split("|")[0]
    table = make_layer("None", [("name", "text"), ("number_2025", "real")], [(None, "甲率", 85.0)], crs=None)
    assert rows(run(table, WORKSPACE=path)["OUTPUT"])[0]["light"] == "reached"


def test_a_source_in_gbk(run, workspace, sources):
    assert run(workspace(), SOURCES=sources(encoding="gb18030"))["MEASURED"] == 3


def test_the_built_in_sources_name_results_we_make():
    from wulong_planner.layers.catalog import BY_KEY

    for name, source in board.load_sources().items():
        fields = {field.name for field in BY_KEY[source.table].fields}
        assert {source.value, *source.where, *filter(None, [source.people])} <= fields, name


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("indicator,table\n甲率,x\n", "has no column where"),
        (SOURCES.replace(",more,甲", ",high,甲"), "甲率: better is high"),
        (SOURCES.replace("level=district,share,todo", "district,share,todo"), "where is district"),
        (SOURCES + SOURCES.splitlines()[1] + "\n", "甲率 stands more than once"),
        ("", "has no column indicator"),
    ],
)
def test_a_table_of_sources_that_cannot_be_used(sources, text, message):
    from pathlib import Path

    with pytest.raises(InputError, match=message):
        board.load_sources(Path(sources(text)))


def test_bytes_that_are_no_text(tmp_path):
    path = tmp_path / "sources.csv"
    path.write_bytes(b"\xff\xfe\xff\xff")
    with pytest.raises(InputError, match="not a text in UTF-8 or GBK"):
        board.load_sources(path)


def test_bad_inputs(run, workspace, make_layer, tmp_path):
    table = make_layer("None", [("name", "text"), ("number_2025", "real")], [(None, "甲率", None)], crs=None, name="t")
    with pytest.raises(QgsProcessingException, match="The layer t has no indicator with a number in number_2025"):
        run(table)
    given = make_layer("None", [("name", "text"), ("number_2025", "real")], [(None, "甲率", 1.0)], crs=None, name="t")
    with pytest.raises(QgsProcessingException, match="WORKSPACE is empty and t is not a table of a GeoPackage"):
        run(given)
    broken = tmp_path / "broken.gpkg"
    broken.write_text("nothing")
    with pytest.raises(QgsProcessingException, match="cannot be read as a GeoPackage"):
        run(given, WORKSPACE=str(broken))
    with pytest.raises(QgsProcessingException, match="There is no workspace"):
        run(given, WORKSPACE=str(tmp_path / "nowhere.gpkg"))
    with pytest.raises(QgsProcessingException, match="TARGET_FIELD is empty"):
        run(given, TARGET_FIELD="")
