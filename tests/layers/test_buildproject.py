"""``wulong:buildproject`` by its id: the project alone, and all that is made of a workspace in one go."""

import json
import sqlite3

import numpy as np
import pytest
import rasterio
from qgis.core import QgsApplication, QgsProcessingException, QgsProcessingFeedback, QgsProject
from rasterio.transform import from_origin
from wulong_planner.layers import runs
from wulong_planner.layers.catalog import LAYERS, RESULTS
from wulong_planner.layers.workspace import INSTALLED, create_workspace
from wulong_planner.processing import pipeline
from wulong_planner.processing.provider import WulongProvider
from wulong_planner.processing.workspace_questions import QUESTIONS

NO_BRIEFINGS = {kind.key: False for kind in pipeline.BRIEFINGS}
PROJECT_ONLY = {"ANSWER": False, **NO_BRIEFINGS}
ASKED = tuple(each for each in QUESTIONS if each.key != "servicearea")
"""All but the slowest, which ``make run`` asks in its own test."""
ROUTINE = [each for each in ASKED if each.routine]
WITHOUT_ROADS = ("roadconnectivity", "nearestfacility", "projectgap", "tiersummary")
"""Questions that need roads, or the answer of one that does."""


class Hearing(QgsProcessingFeedback):
    """Keeps what is said and how far it got; presses Cancel when it hears a text."""

    def __init__(self, cancel_at=None):
        super().__init__(False)
        self.lines, self.progress, self.cancel_at = [], [], cancel_at
        self.progressChanged.connect(self.progress.append)

    def _hear(self, text):
        self.lines.append(text)
        if self.cancel_at and self.cancel_at in text:
            self.cancel()

    def pushInfo(self, text):
        self._hear(text)

    def pushWarning(self, text):
        self._hear(text)

    @property
    def text(self):
        return "\n".join(self.lines)


@pytest.fixture(scope="module", autouse=True)
def asked():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "QUESTIONS", ASKED)
        yield


@pytest.fixture(scope="module")
def provider(qgis_processing):
    registry = QgsApplication.processingRegistry()
    found = WulongProvider()
    registry.addProvider(found)
    yield found
    registry.removeProvider("wulong")


@pytest.fixture
def run(provider):
    """Run the algorithm by its id, as a script does."""
    from qgis import processing

    return lambda feedback=None, **values: processing.run("wulong:buildproject", values, feedback=feedback)


@pytest.fixture(scope="module")
def answered(provider, tmp_path_factory):
    """The shipped workspace with every routine question answered, the folder, and what was said."""
    from qgis import processing

    folder, said = tmp_path_factory.mktemp("all") / "全 部", Hearing()
    values = {"FOLDER": str(folder), "BRIEFINGS": str(folder / "简报"), **NO_BRIEFINGS, "HTML": True}
    return processing.run("wulong:buildproject", values, feedback=said), folder, said


def tables(gpkg):
    with runs.reading(gpkg) as database:
        return runs.tables(database)


def titles(address):
    project = QgsProject()
    assert project.read(address)
    layers = project.mapLayers().values()
    assert all(layer.isValid() for layer in layers)
    found = {layer.customProperty("wulong/layer_key"): layer.name() for layer in layers}
    project.clear()
    return found


def test_a_folder_becomes_a_project(run, plain_sample, tmp_path):
    folder = tmp_path / "new" / "folder"
    result = run(FOLDER=str(folder), SOURCE=str(plain_sample), LANGUAGE=1, **PROJECT_ONLY)
    assert result == {
        "FOLDER": str(folder),
        "GPKG": str(folder / "wulong.gpkg"),
        "PROJECT": str(folder / "wulong.qgz"),
        "LAYERS": len(LAYERS),
        "NOT_DONE": "",
    }
    found = titles(result["PROJECT"])
    assert list(found) and found["townships"] == "乡镇（街道）（示意）"
    assert len(found) == len(LAYERS)


def test_the_project_can_live_inside_the_geopackage(run, plain_sample, tmp_path):
    result = run(FOLDER=str(tmp_path / "one"), SOURCE=str(plain_sample), STORAGE=1, LANGUAGE=2, **PROJECT_ONLY)
    assert result["PROJECT"] == f"geopackage:{tmp_path / 'one' / 'wulong.gpkg'}?projectName=wulong"
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["wulong.gpkg"]
    assert titles(result["PROJECT"])["townships"] == "Townships (schematic)"


def test_a_workspace_keeps_its_data(run, plain_sample, sample, tmp_path):
    create_workspace(tmp_path / "one", sample)
    again = run(FOLDER=str(tmp_path / "one"), SOURCE=str(plain_sample), **PROJECT_ONLY)
    assert again["LAYERS"] == len(LAYERS) + len(RESULTS)


def test_a_missing_source_is_named(run, tmp_path):
    with pytest.raises(QgsProcessingException, match=r"nowhere\.gpkg is not there"):
        run(FOLDER=str(tmp_path / "one"), SOURCE=str(tmp_path / "nowhere.gpkg"))


def test_help_explains_every_parameter(run):
    algorithm = QgsApplication.processingRegistry().algorithmById("wulong:buildproject")
    assert {each.name() for each in algorithm.parameterDefinitions()} == {
        "FOLDER", "SOURCE", "STORAGE", "LANGUAGE", "ANSWER", "REFRESH", "DEM", "BRIEFINGS", "PROFILE", "REVIEW_NO",
        *NO_BRIEFINGS,
    }  # fmt: skip
    assert all(each.help() for each in algorithm.parameterDefinitions())


def test_every_routine_question_is_answered_and_the_briefings_follow(answered):
    result, folder, said = answered
    assert result["NOT_DONE"] == ""
    assert {table for each in ROUTINE for table in each.results.values()} <= tables(folder / "wulong.gpkg")
    assert {each["result"] for each in runs.passports(folder / "wulong.gpkg")} == {
        each.results["OUTPUT"] for each in ROUTINE
    }
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == {
        "wulong.gpkg", "wulong.qgz", "简报/briefing.html",
    }  # fmt: skip
    assert said.progress == sorted(said.progress)
    assert len({round(each) for each in said.progress}) > len(ROUTINE)


def test_the_project_shows_the_answers(answered):
    result, _folder, _said = answered
    assert {"roadconnectivity", "watersupply", "scoreboard", "runs"} <= set(titles(result["PROJECT"]))


@pytest.fixture
def copied(answered, tmp_path):
    """A copy of the answered workspace in a folder of its own."""
    (tmp_path / "wulong.gpkg").write_bytes((answered[1] / "wulong.gpkg").read_bytes())
    return tmp_path / "wulong.gpkg"


def test_only_what_has_no_answer_is_asked_and_one_from_other_data_is_named_but_kept(run, copied):
    with sqlite3.connect(copied) as database:
        database.execute("DELETE FROM gpkg_contents WHERE table_name = 'tiersummary'")
        database.execute("DROP TABLE tiersummary")
        database.execute("UPDATE projects SET source = 'mine' WHERE fid = 1")
        database.execute("UPDATE runs SET date = 'then'")
    database.close()
    before, said = runs.table_digest(copied, "projectgap"), Hearing()
    run(said, FOLDER=str(copied.parent), **NO_BRIEFINGS)
    fresh = {each["result"] for each in runs.passports(copied) if each["date"] != "then"}
    assert fresh == {"tiersummary"}
    assert "tiersummary" in tables(copied)
    warned = [line for line in said.lines if "was answered before these layers changed" in line]
    (question,) = [each.asks for each in QUESTIONS if each.key == "projectgap"]
    assert warned == [f"“{question}” was answered before these layers changed: projects. Choose to ask anew."]
    assert runs.table_digest(copied, "projectgap") == before


def test_what_cannot_be_answered_is_named_and_the_rest_goes_on(run, tmp_path, monkeypatch):
    few = tuple(each for each in QUESTIONS if each.key in (*WITHOUT_ROADS, "stationcoverage", "scoreboard"))
    monkeypatch.setattr(pipeline, "QUESTIONS", few)
    source = tmp_path / "without.gpkg"
    source.write_bytes(INSTALLED.read_bytes())
    with sqlite3.connect(source) as database:
        database.execute("UPDATE gpkg_contents SET table_name = 'roads_old' WHERE table_name = 'roads'")
        database.execute("PRAGMA writable_schema = ON")
        database.execute("DELETE FROM gpkg_contents WHERE table_name = 'roads_old'")
        database.execute("DELETE FROM gpkg_geometry_columns WHERE table_name = 'roads'")
        database.execute("DELETE FROM gpkg_extensions WHERE table_name = 'roads'")
        database.execute("DELETE FROM gpkg_ogr_contents WHERE table_name = 'roads'")
        database.execute("DELETE FROM sqlite_master WHERE tbl_name = 'roads' OR name LIKE 'rtree_roads_geom%'")
    database.close()
    folder, said = tmp_path / "one", Hearing()
    result = run(said, FOLDER=str(folder), SOURCE=str(source), **NO_BRIEFINGS)
    reasons = dict(line.split(": ", 1) for line in result["NOT_DONE"].splitlines())
    assert set(WITHOUT_ROADS) <= set(reasons)
    assert "has no layer roads" in reasons["nearestfacility"]
    assert QUESTIONS[0].asks in reasons["tiersummary"]
    assert {"stationcoverage", "scoreboard"} <= tables(folder / "wulong.gpkg")
    assert said.text.count("Not done: “") == len(reasons)


def test_cancel_stops_between_the_questions(run, tmp_path):
    said = Hearing(cancel_at="Done: “Who reaches the township seat")
    with pytest.raises(QgsProcessingException, match="Stopped before it finished"):
        run(said, FOLDER=str(tmp_path / "one"))
    there = tables(tmp_path / "one" / "wulong.gpkg")
    assert "nearestfacility" in there
    assert not {"watersupply", "scoreboard"} & there
    assert {path.name for path in (tmp_path / "one").iterdir()} == {"wulong.gpkg"}


def test_the_public_briefing_is_without_the_leaders(run, answered, copied):
    _result, folder, _said = answered
    with runs.reading(copied) as database:
        leaders = {name for (names,) in database.execute("SELECT leaders FROM aid_groups WHERE leaders <> ''")
                   for name in names.replace("；", "、").split("、")}  # fmt: skip
    inside = (folder / "简报" / "briefing.html").read_text(encoding="utf-8")
    run(
        FOLDER=str(copied.parent), ANSWER=False, PROFILE=1, REVIEW_NO="渝S(2025)001号", **{**NO_BRIEFINGS, "HTML": True}
    )
    outside = (copied.parent / "briefing.html").read_text(encoding="utf-8")
    assert any(name in inside for name in leaders)
    assert not any(name in outside for name in leaders)
    assert "渝S(2025)001号" in outside


def test_refresh_asks_all_anew_and_the_tables_are_the_same(run, copied, monkeypatch):
    few = tuple(each for each in QUESTIONS if each.key in ("nearestfacility", "tiersummary", "scoreboard"))
    monkeypatch.setattr(pipeline, "QUESTIONS", few)
    before = [runs.table_digest(copied, each.results["OUTPUT"]) for each in few]
    with sqlite3.connect(copied) as database:
        database.execute("UPDATE runs SET date = 'then'")
    database.close()
    run(FOLDER=str(copied.parent), REFRESH=True, **NO_BRIEFINGS)
    assert {each["result"] for each in runs.passports(copied) if each["date"] != "then"} == {each.key for each in few}
    assert [runs.table_digest(copied, each.results["OUTPUT"]) for each in few] == before


def test_a_folder_for_briefings_that_is_a_file_is_named(run, plain_sample, tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(QgsProcessingException, match="taken"):
        run(FOLDER=str(tmp_path / "one"), SOURCE=str(plain_sample), BRIEFINGS=str(tmp_path / "taken"), **PROJECT_ONLY)


def test_a_dem_that_is_not_there_is_named(run, tmp_path):
    with pytest.raises(QgsProcessingException, match=r"none\.tif"):
        run(FOLDER=str(tmp_path / "one"), DEM=str(tmp_path / "none.tif"), **NO_BRIEFINGS)


def test_a_dem_goes_to_the_questions_that_take_one(run, tmp_path, monkeypatch):
    few = tuple(each for each in QUESTIONS if each.key in ("roadconnectivity", "stationproposals", "scoreboard"))
    monkeypatch.setattr(pipeline, "QUESTIONS", few)
    profile = {"driver": "GTiff", "width": 2, "height": 2, "count": 1, "dtype": "int16", "crs": "EPSG:4490"}
    with rasterio.open(tmp_path / "dem.tif", "w", transform=from_origin(107, 30, 1, 1), **profile) as raster:
        raster.write(np.full((2, 2), 777, "int16"), 1)
    result = run(FOLDER=str(tmp_path / "one"), DEM=str(tmp_path / "dem.tif"), **NO_BRIEFINGS)
    assert result["NOT_DONE"] == ""
    used = {each["result"]: {one["parameter"]: one for one in each["inputs"]} for each in runs.passports(
        tmp_path / "one" / "wulong.gpkg")}  # fmt: skip
    assert used["roadconnectivity"]["DEM"]["sha256"] == runs.file_digest(tmp_path / "dem.tif")
    assert "DEM" not in used["scoreboard"]


def test_passports_name_no_folder_of_this_computer(answered):
    _result, folder, _said = answered
    passports = {each["result"]: each for each in runs.passports(folder / "wulong.gpkg")}
    assert [each["source"] for each in passports["scoreboard"]["inputs"]][-1] == "wulong.gpkg"
    assert not any(str(folder.parent) in json.dumps(each) for each in passports.values())
