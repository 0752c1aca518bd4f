"""``projectgap`` from table to table: two townships, three villages, five projects, counted by hand.

township A (500101): villages A1, A2     p1 roads 2021-25 gov        A (1.0), A1 (0.9)
township B (500102): village B1          p2 roads 2022-25 gov、firm  A1 (0.8)
                                         p3 water 2021-25 gov        B (0.4)
                                         p4 roads 2021-25 gov        5001, the district
                                         p5 water 2021-25 gov        68 villages, not named
"""

import shutil
from pathlib import Path

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

ID = "wulong:projectgap"
DATA = Path(__file__).resolve().parents[2] / "data" / "townships.gpkg"
SINKS = ("OUTPUT", "MATRIX", "MAP", "VILLAGE_MAP", "OVERLAPS", "UNPLACED", "FUNDING", "SUMMARY")
A, B = "500101", "500102"
A1, A2, B1 = "500101201", "500101202", "500102201"
PROJECTS = [
    (None, "p1", "甲路", "roads", "修路", "政府", 2021, 2025),
    (None, "p2", "乙路", "roads", "硬化", "政府、企业", 2022, 2025),
    (None, "p3", "水厂", "water", "供水", "政府", 2021, 2025),
    (None, "p4", "路网", "roads", "全区", "政府", 2021, 2025),
    (None, "p5", "小水", "water", "供水", "政府", 2021, 2025),
]
PLACES = [
    (None, "p1", A, "甲镇", "乡镇", 1.0, None),
    (None, "p1", A1, "一村", "村", 0.9, None),
    (None, "p2", A1, "一村", "村", 0.8, None),
    (None, "p3", B, "乙乡", "乡镇", 0.4, None),
    (None, "p4", "5001", "全区", "区", 1.0, None),
    (None, "p5", None, "68个行政村", "未具名", 0.0, 68),
]
GROUPS = [
    (None, "g1", A1, A, 100, "connected"),
    (None, "g2", A1, A, 50, "cut_off"),
    (None, "g3", A2, A, 30, "no_road"),
    (None, "g4", B1, B, 20, "motorable"),
    (None, "g5", B1, B, 5, "connected"),
]


def square(x):
    return f"POLYGON(({x} 0, {x + 1000} 0, {x + 1000} 1000, {x} 1000, {x} 0))"


VILLAGES = [
    (square(500_000), A1, "一村", A, "10"),
    (square(501_000), A2, "二村", A, None),
    (square(502_000), B1, "三村", B, None),
]
TOWNS = [("POLYGON((500000 0, 502000 0, 502000 1000, 500000 1000, 500000 0))", A, "甲镇", None),
         (square(502_000), B, "乙乡", "3")]  # fmt: skip


@pytest.fixture
def tables(make_layer):
    """The example as parameters; the rows of any table can be replaced."""

    def build(projects=PROJECTS, places=PLACES, groups=GROUPS, villages=VILLAGES, towns=TOWNS, **parameters):
        texts = [("project_no", "text"), ("name", "text"), ("sector", "text"), ("content", "text"),
                 ("funding_sources", "text"), ("year_from", "integer"), ("year_to", "integer")]  # fmt: skip
        entries = [("project_no", "text"), ("unit_code", "text"), ("place_name", "text"), ("place_kind", "text"),
                   ("match_confidence", "real"), ("count", "integer")]  # fmt: skip
        living = [("group_id", "text"), ("village_code", "text"), ("town_code", "text"), ("population", "integer"),
                  ("status", "text")]  # fmt: skip
        zone = [("village_code", "text"), ("name", "text"), ("town_code", "text"), ("tier", "text")]
        town = [("town_code", "text"), ("name", "text"), ("tier", "text")]
        return {
            "PROJECTS": make_layer("None", texts, projects, crs=None, name="projects"),
            "PLACES": make_layer("None", entries, places, crs=None, name="places"),
            "NEED": make_layer("None", living, groups, crs=None, name="groups"),
            "ZONES": make_layer("Polygon", zone, villages, name="villages"),
            "TOWNSHIPS": make_layer("Polygon", town, towns, name="townships"),
            **dict.fromkeys(SINKS, "memory:"),
            **parameters,
        }

    return build


@pytest.fixture
def run(provider, feedback):
    from qgis import processing

    return lambda parameters: processing.run(ID, parameters, feedback=feedback)


def test_projects_by_sector_and_place(run, tables, rows):
    found = {(row["name"], row["sector"]): row for row in rows(run(tables())["OUTPUT"])}
    assert len(found) == 5 * 2
    town = found["甲镇", "roads"]
    assert (town["projects"], town["expected"], town["match_confidence"]) == (2, pytest.approx(1.8), 0.8)
    assert (town["funding"], town["year_from"], town["year_to"], town["numbers"]) == (
        "政府、企业",
        2021,
        2025,
        "p1、p2",
    )
    assert (town["wider"], town["in_time"], town["gap"]) == (1, 2, "planned")
    unsure = found["乙乡", "water"]
    assert (unsure["projects"], unsure["uncertain"], unsure["gap"]) == (0, 1, "uncertain")
    assert {row["basis"] for row in found.values()} == {"given"}


def test_the_gap_of_each_village_and_its_people(run, tables, rows, feedback):
    """g2 is served by p1 and p2; g3 has only the projects of its township and district, g4 the district's."""
    result = run(tables(NEED_SECTORS="roads"))
    found = {row["name"]: row for row in rows(result["VILLAGE_MAP"])}
    assert {name: row["gap"] for name, row in found.items()} == {
        "一村": "planned", "二村": "wider_only", "三村": "wider_only",
    }  # fmt: skip
    assert {name: (row["people_need"], row["people_open"]) for name, row in found.items()} == {
        "一村": (50, 0), "二村": (30, 30), "三村": (20, 20),
    }  # fmt: skip
    assert (result["PEOPLE_NEED"], result["PEOPLE_OPEN"]) == (100, 50)
    assert "100 people in 3 groups have an unmet need (groups: status none of connected)." in feedback.text
    assert "50 of them (50.0 %) live in 2 places" in feedback.text


def test_townships_add_up_their_villages(run, tables, rows):
    found = {row["name"]: row for row in rows(run(tables(NEED_SECTORS="roads"))["MAP"])}
    assert {name: (row["gap"], row["people_open"]) for name, row in found.items()} == {
        "甲镇": ("wider_only", 30), "乙乡": ("wider_only", 20),
    }  # fmt: skip
    assert found["甲镇"]["tier"] is None and found["乙乡"]["tier"] == "3"


def test_wider_projects_cover_if_asked(run, tables):
    assert run(tables(NEED_SECTORS="roads", WIDER_COVERS=True))["PEOPLE_OPEN"] == 0


def test_a_sector_without_projects_for_the_need_leaves_all_open(run, tables, rows):
    """Of the water projects none is surely anywhere."""
    result = run(tables(NEED_SECTORS="water"))
    assert result["PEOPLE_OPEN"] == 100
    whole = rows(result["SUMMARY"])[0]
    assert (whole["people_gap"], whole["people_uncertain"], whole["people_wider_only"]) == (100, 0, 0)


def test_every_sector_counts_unless_chosen_and_that_is_said(run, tables, feedback):
    run(tables())
    assert "every project counts as meeting this need" in feedback.text


def test_words_choose_the_projects(run, tables, feedback):
    run(tables(NEED_WORDS="硬化，修路"))
    assert "2 of 5 projects would meet the need (NEED_SECTORS, NEED_WORDS): p1, p2." in feedback.text


def test_overlaps(run, tables, rows):
    """p1 and p2 both name A1 in 2022-25; that p1 also names its township says nothing more."""
    result = run(tables())
    found = rows(result["OVERLAPS"])
    assert [(row["name"], row["kind"], row["first_name"], row["second_name"]) for row in found] == [
        ("一村", "same", "甲路", "乙路")
    ]
    assert found[0]["match_confidence"] == pytest.approx(0.72)
    assert result["OVERLAPS_FOUND"] == 1


def test_entries_without_a_place_keep_their_number(run, tables, rows):
    found = rows(run(tables())["UNPLACED"])
    assert [(row["project"], row["place"], row["kind"], row["count"]) for row in found] == [
        ("p5", "68个行政村", "未具名", 68)
    ]


def test_matrix_has_a_column_per_sector(run, tables, rows):
    layer = run(tables())["MATRIX"]
    assert [field.name() for field in layer.fields()][4:-1] == ["total", "roads", "water"]
    found = {row["name"]: (row["total"], row["roads"], row["water"]) for row in rows(layer)}
    assert found == {
        "All projects": (5, 3, 2), "For the whole district": (1, 1, 0), "Naming no place of the register": (1, 0, 1),
        "甲镇": (2, 2, 0), "乙乡": (0, 0, 0), "一村": (2, 2, 0), "二村": (0, 0, 0), "三村": (0, 0, 0),
    }  # fmt: skip


def test_a_sector_named_like_another_column(run, tables):
    projects = [(*row[:3], "Total", *row[4:]) for row in PROJECTS]
    names = [field.name() for field in run(tables(projects=projects))["MATRIX"].fields()]
    assert "total" in names and "Total_" in names


def test_summary_by_tier_and_township(run, tables, rows):
    found = {(row["level"], row["zone"]): row for row in rows(run(tables(NEED_SECTORS="roads"))["SUMMARY"])}
    assert found["district", ""]["people"] == 205
    assert (found["township", A]["villages"], found["township", A]["villages_named"]) == (2, 1)
    assert found["tier", "10"]["people_planned"] == 50
    assert found["tier", "3"]["people_open"] == 20
    assert found["township", A]["open_pct"] == pytest.approx(100 * 30 / 80)


def test_funding(run, tables, rows):
    found = {(row["sector"], row["source"]): row for row in rows(run(tables())["FUNDING"])}
    assert (found["roads", "政府"]["projects"], found["roads", "政府"]["alone"]) == (3, 2)
    assert found["roads", "企业"]["share_pct"] == pytest.approx(100 / 3)
    assert found["All sectors", "政府"]["projects"] == 5


def test_without_need_no_gap_is_claimed(run, tables, rows, feedback):
    result = run(tables(NEED=None))
    assert all(row["gap"] is None for row in rows(result["OUTPUT"]))
    assert all(row["gap"] is None and row["people_need"] is None for row in rows(result["MAP"]))
    assert "PEOPLE_OPEN" not in result
    assert "No layer of need was given" in feedback.text


@pytest.mark.parametrize(
    ("how", "asked", "people"),
    [(0, "cut_off,no_road", 80), (1, "connected", 100), (2, "", 0), (3, "35", 55), (4, "50", 100)],
    ids=["one of", "none of", "empty", "less", "more"],
)
def test_ways_to_show_a_need(run, tables, how, asked, people):
    field = "population" if how >= 3 else "status"
    result = run(tables(NEED_FIELD=field, NEED_IS=how, NEED_VALUES=asked))
    assert result["PEOPLE_NEED"] == people


def test_an_empty_field_is_a_need_when_asked(run, tables):
    groups = [*GROUPS[:4], (*GROUPS[4][:5], None)]
    assert run(tables(groups=groups, NEED_IS=2))["PEOPLE_NEED"] == 5


def test_a_group_in_several_rows_counts_once(run, tables, feedback):
    """The second-nearest facility is out of reach, the nearest is not: no need."""
    result = run(tables(groups=[*GROUPS, (*GROUPS[0][:5], "no_road")]))
    assert result["PEOPLE_NEED"] == 100
    assert "1 groups stand in several rows" in feedback.text


def test_groups_of_no_place_of_the_register_count_in_the_total(run, tables, rows, feedback):
    result = run(tables(groups=[*GROUPS, (None, "g6", "999", "999", 7, "no_road")]))
    assert result["PEOPLE_NEED"] == 107
    assert "1 groups lie in no village or township of the register" in feedback.text


def test_tables_without_polygons_give_no_map(run, tables, make_layer, feedback):
    town = [("town_code", "text"), ("name", "text"), ("tier", "text")]
    bare = make_layer("None", town, [(None, *row[1:]) for row in TOWNS], crs=None, name="towns")
    result = run(tables(TOWNSHIPS=bare))
    assert "MAP" not in result and "VILLAGE_MAP" in result
    assert "towns has no polygons, so there is no map of it." in feedback.text


def test_the_bundled_plan(run, tmp_path, feedback, rows):
    """45 projects: every one is counted at a place, for the district, or among those that name no place."""
    path = shutil.copy(DATA, tmp_path)
    layer = lambda name: QgsVectorLayer(f"{path}|layername={name}", name, "ogr")  # noqa: E731
    result = run(
        {"PROJECTS": layer("projects"), "PLACES": layer("project_places"), "ZONES": layer("villages"),
         "TOWNSHIPS": layer("townships"), **dict.fromkeys(SINKS, "memory:")}
    )  # fmt: skip
    assert (result["PROJECTS_COUNTED"], result["PROJECTS_NAMED"], result["PROJECTS_WIDE"]) == (45, 24, 18)
    numbers = {(row["project"], row["place"]): row["count"] for row in rows(result["UNPLACED"]) if row["count"]}
    assert numbers["3-16", "68个行政村"] == 68
    assert numbers["2-10", "112个行政村"] == 112
    assert (
        "Of 45 projects 24 name a township or village, 18 are for the whole district, 3 name no place" in feedback.text
    )


def test_places_of_projects_that_are_filtered_out_are_named_and_left_out(run, tables, feedback):
    result = run(tables(places=[*PLACES, (None, "p9", A, "甲镇", "乡镇", 1.0, None)]))
    assert result["PROJECTS_COUNTED"] == len(PROJECTS)
    assert "1 rows belong to projects that are not in the layer projects and are left out (p9)." in feedback.text


def test_a_project_without_any_place_row_names_no_place(run, tables, rows):
    """The table of places may be filtered, or a project was not yet given a place."""
    first = PLACES[0][1]
    result = run(tables(places=[row for row in PLACES if row[1] == first]))
    wide = {row["name"]: row["total"] for row in rows(result["MATRIX"])}
    assert wide["Naming no place of the register"] == len(PROJECTS) - 1
    assert wide["For the whole district"] == 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"projects": [*PROJECTS, PROJECTS[0]]}, "The layer projects: the project p1 stands more than once."),
        ({"projects": [(None, None, *PROJECTS[0][2:])]}, "has no project number"),
        ({"projects": [(*PROJECTS[0][:6], 2025, 2021)], "places": PLACES[:1]}, "the project p1 ends before it begins"),
        ({"places": [(None, "p9", A, "甲镇", "乡镇", 1.0, None)]}, "p9 is no project of the layer projects"),
        ({"places": [(None, "p1", A, "甲镇", "乡镇", 2.0, None)]}, "2.0 is no confidence"),
        ({"projects": []}, "The layer projects is empty."),
        ({"groups": []}, "The layer groups is empty."),
        ({"groups": [(*GROUPS[0][:4], -5, "no_road")]}, "feature 1: population is -5. Give 0 or more people."),
        ({"SECTOR_FIELD": ""}, "SECTOR_FIELD: the layer projects needs this field."),
        ({"NEED_FIELD": "nothing"}, "The layer groups has no field nothing."),
        ({"NEED_IS": 3, "NEED_VALUES": "few", "NEED_FIELD": "population"}, "NEED_VALUES is few. Give one number"),
        ({"VILLAGE_FIELD": "", "TOWN_FIELD": ""}, "has neither a village nor a township code"),
        ({"NEED_SECTORS": "space"}, "No project is of the sectors space with the words (any). The sectors are: roads"),
        ({"villages": [(row[0], None, *row[2:]) for row in VILLAGES]}, "has no code in the field village_code"),
        ({"MIN_CONFIDENCE": 2}, "MIN_CONFIDENCE"),
    ],
)
def test_bad_inputs(run, tables, change, message):
    with pytest.raises(QgsProcessingException) as caught:
        run(tables(**change))
    assert message in str(caught.value)


def test_cancel_leaves_nothing(provider, tables, cancelling_feedback):
    from qgis import processing

    with pytest.raises(QgsProcessingException, match="Stopped before it finished"):
        processing.run(ID, tables(), feedback=cancelling_feedback("Of 5 projects"))
