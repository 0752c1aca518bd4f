"""``wulong:checkworkspace`` by its id, on a file and on the layers of a project."""

import shutil
from pathlib import Path

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProject, QgsVectorLayer
from wulong_planner.layers.workspace import open_workspace
from wulong_planner.processing.data.checkworkspace_run import FIELDS

BUNDLED = Path(__file__).resolve().parents[2] / "data" / "townships.gpkg"


@pytest.fixture
def workspace(tmp_path):
    return Path(shutil.copy(BUNDLED, tmp_path / "wulong.gpkg"))


@pytest.fixture
def check(provider, feedback):
    from qgis import processing

    def run(**parameters):
        context = parameters.pop("context", None) or QgsProcessingContext()
        project = parameters.pop("project", None)
        if project is not None:
            context.setProject(project)
        given = {"OUTPUT": "memory:", **parameters}
        return processing.run("wulong:checkworkspace", given, feedback=feedback, context=context)

    return run


def rows(layer, check=None):
    """(check, layer, feature, value) of each row."""
    found = [tuple(feature[name] for name in ("check", "layer", "feature", "value")) for feature in layer.getFeatures()]
    return [each for each in found if check in (None, each[0])]


def change(path, table, fid, field, value):
    layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
    position = layer.fields().indexFromName(field)
    assert layer.dataProvider().changeAttributeValues({fid: {position: value}})


def test_the_bundled_workspace(check, assert_field_names, feedback):
    result = check(WORKSPACE=str(BUNDLED), LOCATIONS="memory:")
    assert result["ERRORS"] == 0 and result["WARNINGS"] + result["NOTES"] == result["OUTPUT"].featureCount()
    assert_field_names(result["OUTPUT"], [name for name, _ in FIELDS])
    assert not result["OUTPUT"].isSpatial()
    assert ("modelled", "groups", "", "1352 / 1352") in rows(result["OUTPUT"])
    assert result["RESULT"] in feedback.text and "1352 / 1352" in result["RESULT"]
    places = list(result["LOCATIONS"].getFeatures())
    district = QgsVectorLayer(f"{BUNDLED}|layername=district", "district", "ogr")
    assert places and all(district.extent().contains(place.geometry().boundingBox()) for place in places)
    assert result["LOCATIONS"].crs().authid() == "EPSG:4490"


def test_a_planted_defect_is_counted_and_named(check, workspace):
    change(workspace, "groups", 1, "population", -5)
    result = check(WORKSPACE=str(workspace))
    assert result["ERRORS"] == 1
    (row,) = rows(result["OUTPUT"], "negative")
    assert row[1:] == ("groups", "500156001201001", "-5") or (row[1] == "groups" and row[3] == "-5")


def test_the_layers_of_a_project_with_their_unsaved_changes(check, workspace, feedback):
    project = QgsProject()
    layers = open_workspace(workspace, project, "en")
    layers["groups"].setName("whatever the user calls it")
    layers["groups"].startEditing()
    field = layers["groups"].fields().indexFromName("population")
    assert layers["groups"].changeAttributeValue(1, field, -5)
    result = check(project=project)
    assert result["ERRORS"] == 1 and rows(result["OUTPUT"], "negative")[0][3] == "-5"
    assert "changes that are not saved" in feedback.text
    layers["groups"].rollBack()
    assert check(project=project)["ERRORS"] == 0


def test_a_file_and_its_project_say_the_same(check, workspace):
    project = QgsProject()
    open_workspace(workspace, project, "en")
    assert rows(check(project=project)["OUTPUT"]) == rows(check(WORKSPACE=str(workspace))["OUTPUT"])


def test_a_layer_that_is_not_loaded_is_a_note(check, workspace):
    project = QgsProject()
    layers = open_workspace(workspace, project, "en")
    project.removeMapLayer(layers["facilities" if "facilities" in layers else "indicators"])
    result = check(project=project)
    assert result["ERRORS"] == 0 and len(rows(result["OUTPUT"], "not_loaded")) == 1


def test_a_register_of_ones_own(check, workspace, tmp_path):
    register = Path(shutil.copy(BUNDLED, tmp_path / "register.gpkg"))
    change(register, "communities", 1, "name", "新社区")
    found = rows(check(WORKSPACE=str(workspace), REGISTER=str(register))["OUTPUT"], "other_name")
    assert [(row[1], row[3]) for row in found] == [("communities", "新社区")]


def test_the_result_becomes_a_table_of_the_workspace(check, workspace):
    check(WORKSPACE=str(workspace), OUTPUT=f'ogr:dbname="{workspace.as_posix()}" table="checkworkspace"')
    again = check(WORKSPACE=str(workspace))  # which knows the table
    assert rows(again["OUTPUT"], "unknown_table") == []
    assert "checkworkspace" in open_workspace(workspace, QgsProject(), "en")


@pytest.mark.parametrize("key", ["WORKSPACE", "REGISTER"])
def test_a_missing_file_is_named_before_the_run(check, key, tmp_path):
    with pytest.raises(QgsProcessingException, match=r"none\.gpkg"):
        check(**{"WORKSPACE": str(BUNDLED), key: str(tmp_path / "none.gpkg")})


def test_a_file_that_is_no_workspace(check, tmp_path):
    (tmp_path / "odd.gpkg").write_text("no database")
    with pytest.raises(QgsProcessingException, match=r"odd\.gpkg is not a GeoPackage"):
        check(WORKSPACE=str(tmp_path / "odd.gpkg"))


def test_a_project_without_the_planners_layers(check):
    with pytest.raises(QgsProcessingException, match="none of the planner's layers"):
        check(project=QgsProject())


def test_cancel_leaves_nothing(check, feedback):
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Stopped before it finished"):
        check(WORKSPACE=str(BUNDLED))
