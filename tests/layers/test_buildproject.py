import pytest
from qgis.core import QgsApplication, QgsProcessingException, QgsProject
from wulong_planner.layers.catalog import LAYERS, RESULTS
from wulong_planner.processing.provider import WulongProvider


@pytest.fixture(scope="module")
def run(qgis_processing):
    """Run the algorithm by its id, as a script does."""
    from qgis import processing

    registry = QgsApplication.processingRegistry()
    provider = WulongProvider()
    registry.addProvider(provider)
    yield lambda **values: processing.run("wulong:buildproject", values)
    registry.removeProvider(provider)


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
    result = run(FOLDER=str(folder), SOURCE=str(plain_sample), LANGUAGE=1)
    assert result == {
        "FOLDER": str(folder),
        "GPKG": str(folder / "wulong.gpkg"),
        "PROJECT": str(folder / "wulong.qgz"),
        "LAYERS": len(LAYERS),
    }
    found = titles(result["PROJECT"])
    assert list(found) and found["townships"] == "乡镇（街道）（示意）"
    assert len(found) == len(LAYERS)


def test_the_project_can_live_inside_the_geopackage(run, plain_sample, tmp_path):
    result = run(FOLDER=str(tmp_path / "one"), SOURCE=str(plain_sample), STORAGE=1, LANGUAGE=2)
    assert result["PROJECT"] == f"geopackage:{tmp_path / 'one' / 'wulong.gpkg'}?projectName=wulong"
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["wulong.gpkg"]
    assert titles(result["PROJECT"])["townships"] == "Townships (schematic)"


def test_a_workspace_keeps_its_data(run, plain_sample, sample, tmp_path):
    run(FOLDER=str(tmp_path / "one"), SOURCE=str(sample))
    again = run(FOLDER=str(tmp_path / "one"), SOURCE=str(plain_sample))
    assert again["LAYERS"] == len(LAYERS) + len(RESULTS)


def test_a_missing_source_is_named(run, tmp_path):
    with pytest.raises(QgsProcessingException, match=r"nowhere\.gpkg is not there"):
        run(FOLDER=str(tmp_path / "one"), SOURCE=str(tmp_path / "nowhere.gpkg"))


def test_help_explains_every_parameter(run):
    algorithm = QgsApplication.processingRegistry().algorithmById("wulong:buildproject")
    assert {each.name() for each in algorithm.parameterDefinitions()} == {"FOLDER", "SOURCE", "STORAGE", "LANGUAGE"}
    assert all(each.help() for each in algorithm.parameterDefinitions())
