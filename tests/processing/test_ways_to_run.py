"""The algorithm from a model, in a batch, from another thread's context and from ``qgis_process``."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProject,
    QgsVectorLayer,
)

ID = "wulong:roadconnectivity"
ROOT = Path(__file__).resolve().parents[2]
QGIS_PROCESS = next((found for name in ("qgis_process.bin", "qgis_process") if (found := shutil.which(name))), None)
"""Debian 12's wrapper ``qgis_process`` does not start; the program behind it does."""


def test_processing_is_qgis_own(qgis_processing):
    import processing

    assert Path(processing.__file__).resolve().is_relative_to(Path("/usr/share/qgis"))
    assert str(ROOT) not in sys.path


def test_in_a_model(provider, example, rows, feedback):
    parameters = example()
    model = QgsProcessingModelAlgorithm("five villages", "test")
    child = QgsProcessingModelChildAlgorithm(ID)
    child.setChildId("roads")
    for key in ("ROADS", "DEMAND", "FACILITIES"):
        model.addModelParameter(QgsProcessingParameterFeatureSource(key, key), QgsProcessingModelParameter(key))
        child.addParameterSources(key, [QgsProcessingModelChildParameterSource.fromModelParameter(key)])
    child.addParameterSources("TARGET_PCT", [QgsProcessingModelChildParameterSource.fromStaticValue(60)])
    outputs = {}
    for key in ("OUTPUT", "SUMMARY"):
        outputs[key] = QgsProcessingModelOutput(key)
        outputs[key].setChildId("roads")
        outputs[key].setChildOutputName(key)
    child.setModelOutputs(outputs)
    model.addChildAlgorithm(child)
    model.initAlgorithm()
    context = QgsProcessingContext()
    project = QgsProject()
    for key in ("ROADS", "DEMAND", "FACILITIES"):
        project.addMapLayer(parameters[key], False)
    context.setProject(project)
    inputs = {key: parameters[key].id() for key in ("ROADS", "DEMAND", "FACILITIES")}
    sinks = {f"roads:{key}": "memory:" for key in outputs}
    result, ok = model.run({**inputs, **sinks}, context, feedback)
    assert ok, feedback.text
    groups = rows(context.getMapLayer(result["roads:OUTPUT"]))
    assert [row["status"] for row in groups] == ["connected", "motorable", "motorable", "cut_off", "no_road"]
    assert rows(context.getMapLayer(result["roads:SUMMARY"]))[0]["groups_to_do"] == 2
    for layer in list(project.mapLayers()):
        project.takeMapLayer(project.mapLayer(layer))


def test_in_the_background_as_the_toolbox_runs_it(provider, example, save_layer, feedback, rows):
    """The task runs in a thread of its own, with layers that live in the main one."""
    parameters = example()
    parameters["ROADS"] = save_layer(parameters["ROADS"], "roads")
    project = QgsProject()
    for key in ("ROADS", "DEMAND", "FACILITIES"):
        project.addMapLayer(parameters[key], False)
    context = QgsProcessingContext()
    context.setProject(project)
    found = []
    task = QgsProcessingAlgRunnerTask(
        QgsApplication.processingRegistry().createAlgorithmById(ID), parameters, context, feedback
    )
    task.executed.connect(lambda ok, results: found.append((ok, results)))
    QgsApplication.taskManager().addTask(task)
    deadline = time.monotonic() + 60
    while not found and time.monotonic() < deadline:
        QgsApplication.processEvents()
        time.sleep(0.01)
    (ok, results), *_ = found
    assert ok, feedback.text
    assert (results["CONNECTED"], results["MOTORABLE"]) == (1, 2)
    assert len(rows(context.getMapLayer(results["OUTPUT"]))) == 5
    for layer in list(project.mapLayers()):
        project.takeMapLayer(project.mapLayer(layer))


def test_in_a_batch(provider, example, feedback):
    from processing.gui.AlgorithmExecutor import execute

    limits = (100, 200, 300)
    found = []
    for limit in limits:
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(ID)
        context = QgsProcessingContext()
        ok, result = execute(algorithm, example(MAX_ACCESS_M=limit), context, feedback)
        assert ok
        found.append((result["CONNECTED"], result["NO_ROAD"]))
    assert found == [(0, 3), (0, 2), (1, 1)]  # g4 at 100 m, g2 at 200 m and g1 at 300 m are within their limit


def test_the_layer_in_the_project_has_a_title(provider, example, feedback):
    context = QgsProcessingContext()
    project = QgsProject()
    context.setProject(project)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(ID)
    sink = QgsProcessingOutputLayerDefinition("memory:", project)
    result, ok = algorithm.run(example(OUTPUT=sink), context, feedback)
    assert ok
    assert context.layersToLoadOnCompletion()[result["OUTPUT"]].name == "Villager groups by road connectivity"


@pytest.fixture
def clean_profile(tmp_path):
    """A new profile in which only our plugin is enabled; return the environment of a process that uses it."""
    plugins = tmp_path / "profiles" / "default" / "python" / "plugins"
    plugins.mkdir(parents=True)
    (plugins / "wulong_planner").symlink_to(ROOT)
    environment = {
        **{key: value for key, value in os.environ.items() if key != "PYTHONSAFEPATH"},
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path),
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "LC_ALL": "C.UTF-8",
    }
    subprocess.run([QGIS_PROCESS, "plugins", "enable", "wulong_planner"], env=environment, check=True, timeout=120)
    return environment


@pytest.mark.skipif(QGIS_PROCESS is None, reason="qgis_process is not installed")
def test_through_qgis_process_in_a_clean_profile(provider, example, save_layer, clean_profile, tmp_path, rows):
    parameters = example()
    inputs = {}
    for key in ("ROADS", "DEMAND", "FACILITIES"):
        inputs[key] = save_layer(parameters[key], key.lower()).source()
    inputs["OUTPUT"] = str(tmp_path / "groups.gpkg")
    command = [QGIS_PROCESS, "--json", "run", ID]
    arguments = [f"--{key}={value}" for key, value in inputs.items()]
    done = subprocess.run(
        [*command, *arguments], env=clean_profile, capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    results = json.loads(done.stdout[done.stdout.index("{") :])["results"]
    assert (results["GROUPS"], results["CONNECTED"], results["MOTORABLE"]) == (5, 1, 2)
    layer = QgsVectorLayer(inputs["OUTPUT"], "groups", "ogr")
    assert [row["status"] for row in rows(layer)] == ["connected", "motorable", "motorable", "cut_off", "no_road"]


@pytest.mark.skipif(QGIS_PROCESS is None, reason="qgis_process is not installed")
def test_qgis_process_without_the_packages_says_what_is_missing(provider, example, save_layer, clean_profile, tmp_path):
    parameters = example()
    arguments = [f"--{key}={save_layer(parameters[key], key.lower()).source()}" for key in ("ROADS", "DEMAND")]
    arguments += [f"--FACILITIES={save_layer(parameters['FACILITIES'], 'seats').source()}"]
    environment = {key: value for key, value in clean_profile.items() if key != "PYTHONPATH"}
    command = [QGIS_PROCESS, "run", ID, *arguments, f"--OUTPUT={tmp_path / 'groups.gpkg'}"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240, check=False)
    if done.returncode == 0:
        pytest.skip("the system has the packages itself")
    assert "geopandas" in done.stdout + done.stderr
    assert "python3 -m pip install --user" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
