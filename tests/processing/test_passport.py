"""The passport of a run, left by algorithms that write to a workspace; run again through ``qgis_process``."""

import json
import os
import shlex
import sqlite3
import subprocess
import time
from pathlib import Path
from typing import ClassVar

import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsFeature,
    QgsProcessing,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from wulong_planner.layers import runs
from wulong_planner.processing.base import WulongAlgorithm
from wulong_planner.processing.workspace_questions import sink

FOLDER = "再来 a\"b'c$"
"""A folder whose name has what shells and addresses stumble over."""
READS_JSON = Qgis.QGIS_VERSION_INT >= 32400
INPUTS = {"ROADS": "roads", "DEMAND": "groups", "FACILITIES": "township_seats", "ZONES": "villages",
          "TOWNSHIPS": "townships"}  # fmt: skip
CHANGING = ("date", "seconds")


def write(gpkg, layers):
    """Write layers as tables of one GeoPackage."""
    for name, layer in layers.items():
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.layerName = "GPKG", name
        if gpkg.exists():
            options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        error = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(gpkg), layer.transformContext(), options)
        assert error[0] == QgsVectorFileWriter.WriterError.NoError, error
    return gpkg


@pytest.fixture
def workspace(provider, tmp_path, example, areas):
    """The five villages as a workspace in a folder with an awkward name."""
    given = {**example(), **areas}
    (tmp_path / FOLDER).mkdir()
    return write(tmp_path / FOLDER / "wulong.gpkg", {table: given[key] for key, table in INPUTS.items()})


@pytest.fixture
def ask(workspace, feedback):
    """Ask the road question of the workspace; values may differ."""
    from qgis import processing

    def run(**values):
        sources = {key: f"{workspace.as_posix()}|layername={table}" for key, table in INPUTS.items()}
        sinks = {"OUTPUT": sink(workspace, "answer"), "SUMMARY": sink(workspace, "sums")}
        return processing.run("wulong:roadconnectivity", {**sources, **sinks, **values}, feedback=feedback)

    return run


def digests(gpkg, *tables):
    return [runs.table_digest(gpkg, table) for table in tables]


def lasting(passport):
    return {key: value for key, value in passport.items() if key not in CHANGING}


def test_the_passport_tells_what_was_read_and_how(ask, workspace):
    ask(MAX_ACCESS_M=700, SEASON=1)
    (found,) = runs.passports(workspace)
    assert (found["algorithm"], found["result"]) == ("wulong:roadconnectivity", "answer")
    assert found["tables"] == "answer sums"
    assert {(each["parameter"], each["source"], each["sha256"]) for each in found["inputs"]} == {
        (key, f"wulong.gpkg|layername={table}", runs.table_digest(workspace, table)) for key, table in INPUTS.items()
    }
    assert (found["crs"], found["not_again"]) == ("EPSG:4545", "")
    assert found["profile"].startswith("speeds.csv wet ")
    assert found["qgis_version"] == Qgis.version()
    values = found["parameters"]["inputs"]
    assert (values["MAX_ACCESS_M"], values["SEASON"], values["NODING"]) == (700.0, 1, 1)
    assert values["OUTPUT"] == 'ogr:dbname="wulong.gpkg" table="answer" (geom)'


def test_fields_that_were_only_proposed_are_not_asked_for_again(ask, workspace):
    ask(CLASS_FIELD="road_class", STATUS_FIELD=None)
    values = runs.passports(workspace)[0]["parameters"]["inputs"]
    chosen = {key: value for key, value in values.items() if key.endswith("_FIELD")}
    assert chosen == {"CLASS_FIELD": "road_class", "STATUS_FIELD": None}


def test_the_same_run_gives_the_same_tables_and_the_same_passport(ask, workspace):
    ask()
    before, (first,) = digests(workspace, "answer", "sums"), runs.passports(workspace)
    ask()
    after, (second,) = digests(workspace, "answer", "sums"), runs.passports(workspace)
    assert before == after
    assert lasting(first) == lasting(second)


def test_the_command_makes_the_tables_again_in_any_folder(ask, workspace, start, tmp_path):
    """Moved, emptied of its results, and started as the passport says, from the folder it lies in now."""
    ask(MAX_ACCESS_M=700, STATUS_FIELD=None)
    before, (passport,) = digests(workspace, "answer", "sums"), runs.passports(workspace)
    moved = workspace.parent.rename(tmp_path / "搬了 家") / workspace.name
    write(moved, {"answer": QgsVectorLayer("Point?field=x:int", "answer", "memory")})
    assert digests(moved, "answer") != before[:1]
    _program, _run, algorithm, *words = shlex.split(passport["command"])
    values = dict(word[2:].split("=", 1) for word in words)
    start("en", algorithm.partition(":")[2], folder=moved.parent, **values)
    assert digests(moved, "answer", "sums") == before
    assert lasting(runs.passports(moved)[0]) == lasting(passport)


def test_the_json_makes_the_tables_again(ask, workspace, monkeypatch):
    from qgis import processing

    ask(MAX_ACCESS_M=700, STATUS_FIELD=None, CUTOFFS="10")
    before, (passport,) = digests(workspace, "answer", "sums"), runs.passports(workspace)
    monkeypatch.chdir(workspace.parent)
    write(workspace, {"answer": QgsVectorLayer("Point?field=x:int", "answer", "memory")})
    processing.run(passport["algorithm"], passport["parameters"]["inputs"])
    assert digests(workspace, "answer", "sums") == before
    assert lasting(runs.passports(workspace)[0]) == lasting(passport)


@pytest.mark.skipif(not READS_JSON, reason="qgis_process reads JSON from QGIS 3.24 on")
def test_qgis_process_takes_the_json(ask, workspace, start):
    ask(MAX_ACCESS_M=700)
    before, (passport,) = digests(workspace, "answer", "sums"), runs.passports(workspace)
    write(workspace, {"answer": QgsVectorLayer("Point?field=x:int", "answer", "memory")})
    start("en", "roadconnectivity", folder=workspace.parent, json_input=json.dumps(passport["parameters"]))
    assert digests(workspace, "answer", "sums") == before


def test_files_beside_and_elsewhere_are_named_by_their_place(ask, workspace, save_layer, example):
    seats = example()["FACILITIES"]
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GeoJSON"
    QgsVectorFileWriter.writeAsVectorFormatV3(
        seats, str(workspace.parent / "驻地.geojson"), seats.transformContext(), options
    )
    other = save_layer(example()["DEMAND"], "groups")
    ask(FACILITIES=str(workspace.parent / "驻地.geojson"), DEMAND=other)
    inputs = {each["parameter"]: each for each in runs.passports(workspace)[0]["inputs"]}
    file = other.source().partition("|")[0]
    assert inputs["FACILITIES"] == {
        "parameter": "FACILITIES",
        "source": "驻地.geojson",
        "sha256": runs.file_digest(workspace.parent / "驻地.geojson"),
    }
    assert inputs["DEMAND"]["source"] == f"{file}|layername=groups"
    assert inputs["DEMAND"]["sha256"] == runs.table_digest(Path(file), "groups")


def test_what_is_not_saved_cannot_be_run_again_and_says_why(ask, workspace, example):
    ask(DEMAND=example()["DEMAND"])
    (found,) = runs.passports(workspace)
    assert (found["parameters"], found["command"]) == (None, "")
    assert found["not_again"].startswith("DEMAND was no layer saved in a file")
    unsaved = [each for each in found["inputs"] if each["sha256"] is None]
    assert unsaved == [{"parameter": "DEMAND", "source": "groups", "sha256": None}]


def test_a_selection_cannot_be_run_again(ask, workspace):
    layer = QgsVectorLayer(f"{workspace.as_posix()}|layername=groups", "mine", "ogr")
    layer.selectByIds([1, 2])
    QgsProject.instance().addMapLayer(layer)
    ask(DEMAND=QgsProcessingFeatureSourceDefinition(layer.id(), True))
    QgsProject.instance().clear()
    (found,) = runs.passports(workspace)
    assert found["parameters"] is None
    assert "DEMAND" in found["not_again"]


def test_a_run_that_fails_leaves_the_passport_of_the_one_before(ask, workspace):
    ask()
    before = runs.passports(workspace)
    with pytest.raises(QgsProcessingException, match="nowhere"):
        ask(SURFACE_FIELD="nowhere")
    assert runs.passports(workspace) == before


def test_results_elsewhere_leave_workspace_and_other_files_alone(ask, workspace, save_layer, example):
    other = Path(save_layer(example()["DEMAND"], "groups").source().partition("|")[0])
    before = workspace.read_bytes()
    ask(OUTPUT=sink(other, "answer"), SUMMARY="memory:")
    assert workspace.read_bytes() == before
    with runs.reading(other) as database:
        assert runs.RUNS not in runs.tables(database)


def test_a_summary_alone_bears_its_own_name(ask, workspace):
    ask(OUTPUT="memory:")
    (found,) = runs.passports(workspace)
    assert (found["result"], found["tables"]) == ("sums", "sums")


def test_a_workspace_that_is_open_in_qgis_is_written_too(ask, workspace):
    layers = [QgsVectorLayer(f"{workspace.as_posix()}|layername={table}", table, "ogr") for table in INPUTS.values()]
    QgsProject.instance().addMapLayers(layers)
    reading = layers[0].getFeatures()
    first = next(reading)
    ask()
    rest = list(reading)
    assert [first.id(), *(each.id() for each in rest)] == [1, 2, 3, 4, 5]
    assert [each["result"] for each in runs.passports(workspace)] == ["answer"]
    QgsProject.instance().clear()


def test_layers_of_the_project_are_named_by_their_file_when_the_toolbox_runs_it(ask, workspace, feedback):
    """The dialog gives ids of layers and the run is in a thread of its own."""
    ask()
    (expected,) = runs.passports(workspace)
    project, context, done = QgsProject(), QgsProcessingContext(), []
    layers = {key: QgsVectorLayer(f"{workspace.as_posix()}|layername={table}", key, "ogr")
              for key, table in INPUTS.items()}  # fmt: skip
    project.addMapLayers(list(layers.values()), False)
    context.setProject(project)
    sinks = {"OUTPUT": QgsProcessingOutputLayerDefinition(sink(workspace, "answer"), project),
             "SUMMARY": sink(workspace, "sums")}  # fmt: skip
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("wulong:roadconnectivity")
    values = {**{key: layer.id() for key, layer in layers.items()}, **sinks}
    task = QgsProcessingAlgRunnerTask(algorithm, values, context, feedback)
    task.executed.connect(lambda ok, _results: done.append(ok))
    QgsApplication.taskManager().addTask(task)
    deadline = time.monotonic() + 60
    while not done and time.monotonic() < deadline:
        QgsApplication.processEvents()
        time.sleep(0.01)
    assert done[:1] == [True], feedback.text
    assert lasting(runs.passports(workspace)[0]) == lasting(expected)


def test_the_table_is_a_layer_like_any_other(ask, workspace):
    ask()
    layer = QgsVectorLayer(f"{workspace.as_posix()}|layername=runs", "runs", "ogr")
    assert layer.isValid()
    assert [field.name() for field in layer.fields()] == ["fid", *runs.COLUMNS]
    assert [each["result"] for each in layer.getFeatures()] == ["answer"]


class Locking(WulongAlgorithm):
    """Writes one row, then another program locks the workspace."""

    ID, GROUP, TITLE = "locking", "data", "Locking"
    held: ClassVar = []

    def declare(self):
        self.add(QgsProcessingParameterFeatureSink("OUTPUT", "o", QgsProcessing.SourceType.TypeVector))

    def execute(self, parameters, context, feedback):
        layer = QgsVectorLayer("None?field=x:int", "x", "memory")
        rows, place = self.parameterAsSink(parameters, "OUTPUT", context, layer.fields(), layer.wkbType(), layer.crs())
        rows.addFeature(QgsFeature(layer.fields()))
        del rows
        other = sqlite3.connect(place.partition("|")[0])
        other.execute("BEGIN EXCLUSIVE")
        self.held.append(other)
        return {"OUTPUT": place}


def test_a_locked_workspace_costs_the_passport_but_not_the_run(workspace, provider, feedback, monkeypatch):
    from qgis import processing

    monkeypatch.setattr(runs, "BUSY_S", 0.05)
    provider.addAlgorithm(Locking())
    try:
        processing.run("wulong:locking", {"OUTPUT": sink(workspace, "mine")}, feedback=feedback)
    finally:
        while Locking.held:
            Locking.held.pop().close()
        provider.refreshAlgorithms()
    assert "wulong.gpkg could not note how they came about (database is locked)" in feedback.text
    assert runs.passports(workspace) == []
    assert len(list(QgsVectorLayer(f"{workspace.as_posix()}|layername=mine", "m", "ogr").getFeatures())) == 1


def test_a_view_in_the_place_of_the_table_is_left_alone(ask, workspace, feedback):
    with sqlite3.connect(workspace) as database:
        database.execute("CREATE VIEW runs AS SELECT 1 AS result")
    database.close()
    ask()
    assert "could not note how they came about" in feedback.text
    assert None not in digests(workspace, "answer", "sums")


@pytest.mark.skipif(os.name == "nt", reason="commands are quoted for another shell")
def test_the_command_is_one_a_shell_reads_as_it_is(ask, workspace):
    ask(PLANNED_VALUES="a b;$HOME `x` \"'武")
    (found,) = runs.passports(workspace)
    words = subprocess.run(
        ["sh", "-c", found["command"].replace("qgis_process", "printf '%s\\n'", 1)],
        capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    assert "--PLANNED_VALUES=a b;$HOME `x` \"'武" in words
