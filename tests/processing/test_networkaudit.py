"""What the audit lists for the five villages of the shared example, and for roads with faults of their own."""

import pytest
from qgis.core import QgsProcessingException

ID = "wulong:networkaudit"
SINKS = ("OUTPUT", "LINES", "SUMMARY")


@pytest.fixture
def run(provider, feedback, example):
    from qgis import processing

    def start(**parameters):
        layers = example(**parameters)
        given = {"ROADS": layers["ROADS"], "DEMAND": layers["DEMAND"], **dict.fromkeys(SINKS, "memory:")}
        parameters.pop("roads", None)
        return processing.run(ID, {**given, **parameters}, feedback=feedback)

    return start


def test_places_of_the_example(run, rows, assert_field_names):
    result = run()
    assert_field_names(
        result["OUTPUT"],
        ["kind", "what", "remedy", "road_id", "other_id", "group_id", "length_m", "gap_m", "people", "basis"],
    )
    brief = [
        (row["kind"], row["road_id"], row["group_id"], row["length_m"], row["people"]) for row in rows(result["OUTPUT"])
    ]
    assert brief == [
        ("island", "r4", None, 1000.0, None),
        ("group_no_road", None, "g5", None, 10.0),
        ("group_island", None, "g4", None, 50.0),
    ]
    island = rows(result["OUTPUT"])[0]
    assert (island["other_id"], island["gap_m"]) == ("r1", 10000.0)
    assert (island["what"], island["remedy"]) == (
        "Roads that touch no other: an island of the network", "Draw the missing link, or mark the roads as closed.",
    )  # fmt: skip
    assert next(result["OUTPUT"].getFeatures()).geometry().asWkt() == "Point (490000 3240000)"
    assert [row["road_id"] for row in rows(result["LINES"])] == ["r4"]
    counts = {row["kind"]: row["places"] for row in rows(result["SUMMARY"])}
    assert len(counts) == 12
    assert {kind for kind, count in counts.items() if count} == {"island", "group_no_road", "group_island"}


def test_headline_numbers_and_the_sentence(run, feedback):
    result = run()
    for key in SINKS:
        del result[key]
    assert result == {
        "FAULTS": 3, "ISLANDS": 1, "NEAR_MISSES": 0, "DOUBLES": 0, "ONE_WAYS": 0, "GROUPS_BEYOND": 1, "SCHEMATIC": 0,
    }  # fmt: skip
    assert feedback.lines[0] == "Network audit: 1 islands, 1 groups beyond 500 m, 0 dead ends or lines to look at."
    assert "3 places to mend: 1 islands, 0 near misses" in feedback.text


def test_roads_alone(run, rows, feedback):
    result = run(DEMAND=None)
    assert feedback.lines[0] == "Network audit: 1 islands, 0 dead ends or lines to look at."
    assert feedback.lines[-2].endswith(" lines drawn twice, 0 contradictory one-ways.")  # nothing about groups
    assert [row["kind"] for row in rows(result["OUTPUT"])] == ["island"]


def test_near_misses_doubles_and_one_ways(run, rows, make_layer, given):
    fields = [*given.road_fields, ("oneway", "text")]
    roads = [
        (given.along((0, 0), (1000, 0)), "a", "county", "asphalt", "existing", None),
        (given.along((1000, 0), (0, 0)), "b", "county", "gravel", "existing", None),
        (given.along((500, 300), (500, 8)), "c", "county", "asphalt", "existing", None),
        (given.along((1000, 0), (1500, 0)), "d", "county", "asphalt", "existing", "F"),
        (None, "e", "county", "asphalt", "existing", None),
    ]
    layer = make_layer("LineString", fields, roads, name="roads")
    result = run(ROADS=layer, DEMAND=None, DIRECTION_FIELD="oneway", NEAR_M=8)
    kinds = sorted(row["kind"] for row in rows(result["OUTPUT"]))
    assert kinds == ["contradiction", "island", "near_miss", "no_exit", "no_geometry"]
    assert (result["NEAR_MISSES"], result["DOUBLES"], result["ONE_WAYS"]) == (1, 1, 1)


def test_nothing_to_mend(run, feedback, given):
    assert run(roads=given.roads[:1], DEMAND=None)["FAULTS"] == 0
    assert "Nothing to mend was found." in feedback.text


def test_places_in_the_system_of_the_roads(run, example):
    from qgis import processing

    options = {"INPUT": example()["ROADS"], "TARGET_CRS": "EPSG:4490", "OUTPUT": "memory:"}
    moved = processing.run("native:reprojectlayer", options)["OUTPUT"]
    layer = run(ROADS=moved)["OUTPUT"]
    assert layer.crs().authid() == "EPSG:4490"
    assert next(layer.getFeatures()).geometry().asPoint().x() == pytest.approx(107.897, abs=0.01)


def test_a_missing_field_is_a_sentence(run):
    with pytest.raises(QgsProcessingException, match="has no field nothing"):
        run(SURFACE_FIELD="nothing")


def test_the_same_inputs_give_the_same_bytes(run, tmp_path):
    tables = []
    for name in ("first", "second"):
        run(**{key: str(tmp_path / f"{name}-{key}.csv") for key in SINKS})
        tables.append([(tmp_path / f"{name}-{key}.csv").read_bytes() for key in SINKS])
    assert tables[0] == tables[1]
