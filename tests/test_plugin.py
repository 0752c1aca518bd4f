"""The shell: what it adds to QGIS it takes away again, as often as it is asked."""

import sys

import pytest
from qgis.core import Qgis, QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QFileDialog, QToolBar
from wulong_planner import classFactory
from wulong_planner.gui import actions as gui_actions
from wulong_planner.gui.about import AboutDialog, about_text, plugin_version
from wulong_planner.layers import workspace
from wulong_planner.processing.workspace_questions import QUESTIONS

TITLES = [
    "Planner's panel",
    "Place card",
    "Open district workspace…",
    "Questions",
    "Road connectivity…",
    "Themes",
    "Briefings",
    "Audit the workspace…",
    "Packages…",
    "User guide",
    "About Wulong Planner",
]
COUNTS = {"DEMAND": 1352, "FACILITIES": 26, "ZONES": 184, "TOWNSHIPS": 26}
TITLES_ZH = [
    "规划面板",
    "点位卡片",
    "打开规划工作空间…",
    "问题",
    "道路通畅分析…",
    "专题",
    "简报",
    "检查工作空间…",
    "软件包…",
    "使用手册",
    "关于武隆乡村规划",
]
OPEN, ROADS, AUDIT = (TITLES.index(each) for each in (TITLES[2], TITLES[4], TITLES[7]))


@pytest.fixture
def plugin(qgis_processing, qgis_iface, qgis_new_project):
    plugin = classFactory(qgis_iface)
    yield plugin
    plugin.unload()
    settle()
    QgsProject.instance().clear()


def settle():
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def open_folder(plugin, folder):
    """Open a workspace and come back when it is there."""
    begun = plugin.actions.open_folder(folder)
    plugin.actions.workspace.opening.finish()
    return begun


def provider():
    return QgsApplication.processingRegistry().providerById("wulong")


def toolbars(iface):
    return iface.mainWindow().findChildren(QToolBar, gui_actions.TOOLBAR)


def titles(plugin):
    return [action.text() for action in plugin.actions.actions]


def warnings(iface):
    return iface.messageBar().get_messages(Qgis.MessageLevel.Warning)


def test_load_unload_load(plugin, qgis_iface):
    for _ in range(2):
        plugin.initGui()
        assert titles(plugin) == TITLES
        assert {"roadconnectivity", "buildproject", "briefingmap"} <= {each.name() for each in provider().algorithms()}
        assert len(toolbars(qgis_iface)) == 1
        plugin.unload()
        settle()
        assert provider() is None
        assert toolbars(qgis_iface) == []


def test_init_and_unload_may_run_twice(plugin, qgis_iface):
    plugin.initGui()
    first = provider()
    plugin.initGui()
    assert provider() is first
    assert len(toolbars(qgis_iface)) == 1
    plugin.unload()
    plugin.unload()
    assert provider() is None


def test_unload_before_any_init(qgis_iface):
    classFactory(qgis_iface).unload()
    assert provider() is None


@pytest.fixture
def windowless():
    plugin = classFactory(None)
    yield plugin
    plugin.unload()


def test_qgis_process_gets_the_algorithms_without_a_window(qgis_app, windowless):
    windowless.initProcessing()
    assert provider().algorithm("roadconnectivity").id() == "wulong:roadconnectivity"
    assert not provider().icon().isNull()


def test_a_second_copy_leaves_the_first_alone(plugin, qgis_iface):
    plugin.initProcessing()
    other = classFactory(qgis_iface)
    other.initProcessing()
    other.unload()
    assert provider() is plugin.provider


def test_chinese_where_qgis_speaks_chinese(plugin, monkeypatch):
    monkeypatch.setattr(QgsApplication, "locale", staticmethod(lambda: "zh-Hans"))
    plugin.initGui()
    assert titles(plugin) == TITLES_ZH
    assert provider().name() == "武隆乡村规划"
    plugin.unload()
    assert QCoreApplication.translate("wulong_planner", TITLES[0]) == TITLES[0]


def test_english_where_there_is_no_translation(plugin, monkeypatch):
    monkeypatch.setattr(QgsApplication, "locale", staticmethod(lambda: "de_DE"))
    plugin.initGui()
    assert plugin.translator is None
    assert titles(plugin) == TITLES


def test_workspace_is_made_then_opened_again(plugin, qgis_iface, tmp_path):
    plugin.initGui()
    folder = tmp_path / "武隆 工作"
    folder.mkdir()
    assert open_folder(plugin, folder)
    assert sorted(path.name for path in folder.iterdir() if path.suffix in (".gpkg", ".qgz")) == [
        "wulong.gpkg",
        "wulong.qgz",
    ]
    count = len(QgsProject.instance().mapLayers())
    written = (folder / "wulong.qgz").read_bytes()
    assert open_folder(plugin, folder)
    assert len(QgsProject.instance().mapLayers()) == count > 10
    assert workspace.find_layer(QgsProject.instance(), "townships").featureCount() == 26
    assert (folder / "wulong.qgz").read_bytes() == written
    assert warnings(qgis_iface) == []


def test_nothing_happens_when_no_folder_is_chosen(plugin, monkeypatch):
    plugin.initGui()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_: ""))
    plugin.actions.choose_workspace()
    assert QgsProject.instance().mapLayers() == {}


def test_nothing_happens_when_the_open_project_is_kept(plugin, qgis_iface, monkeypatch, tmp_path):
    plugin.initGui()
    monkeypatch.setattr(qgis_iface, "newProject", lambda prompt: False)
    assert not plugin.actions.open_folder(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said(plugin, qgis_iface, tmp_path):
    plugin.initGui()
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert not plugin.actions.open_folder(blocked / "below")
    assert len(warnings(qgis_iface)) == 1
    assert str(blocked / "below") in warnings(qgis_iface)[0]


def test_a_missing_package_is_said_in_the_message_bar(plugin, qgis_iface, monkeypatch):
    plugin.initGui()
    algorithm = type(provider().algorithm("roadconnectivity"))
    monkeypatch.setattr(algorithm, "REQUIRES", ("no-such-package>=9",))
    plugin.actions.run_algorithm("wulong:roadconnectivity", {})
    assert plugin.actions.dock.page() == "packages"
    assert len(warnings(qgis_iface)) == 1
    assert "no-such-package ≥ 9" in warnings(qgis_iface)[0]


def test_an_algorithm_that_is_not_loaded_is_said(plugin, qgis_iface):
    plugin.initGui()
    plugin.actions.run_algorithm("wulong:nothing", {})
    assert "wulong:nothing" in warnings(qgis_iface)[0]


def test_road_dialog_starts_with_the_workspace_layers(plugin, monkeypatch, tmp_path):
    from qgis import processing

    calls = []
    monkeypatch.setattr(processing, "execAlgorithmDialog", lambda *given: calls.append(given), raising=False)
    plugin.initGui()
    plugin.actions.actions[ROADS].trigger()
    open_folder(plugin, tmp_path)
    plugin.actions.actions[ROADS].trigger()
    plugin.actions.actions[AUDIT].trigger()
    (empty, filled, audit) = calls
    assert empty == ("wulong:roadconnectivity", {})
    assert {key: layer.featureCount() for key, layer in filled[1].items() if key in COUNTS} == COUNTS
    assert filled[1]["ROADS"] is workspace.find_layer(QgsProject.instance(), "roads")
    assert filled[1]["OUTPUT"] == f'ogr:dbname="{tmp_path.as_posix()}/wulong.gpkg" table="roadconnectivity" (geom)'
    assert set(filled[1]) <= {each.name() for each in provider().algorithm("roadconnectivity").parameterDefinitions()}
    assert audit == ("wulong:checkworkspace", {"WORKSPACE": str(tmp_path / "wulong.gpkg")})


def test_every_question_opens_its_dialog_with_parameters_it_has(plugin, monkeypatch, tmp_path):
    from qgis import processing

    calls = []
    monkeypatch.setattr(processing, "execAlgorithmDialog", lambda *given: calls.append(given), raising=False)
    plugin.initGui()
    open_folder(plugin, tmp_path)
    there = {layer.customProperty("wulong/layer_key") for layer in QgsProject.instance().mapLayers().values()}
    for question in QUESTIONS:
        plugin.actions.ask_in_dialog(question)
        algorithm, values = calls.pop()
        assert algorithm == question.algorithm
        known = {each.name() for each in provider().algorithm(question.key).parameterDefinitions()}
        assert set(question.results) <= set(values) <= known, question.key
        layers = {
            key: value.customProperty("wulong/layer_key") for key, value in values.items() if key in question.inputs
        }
        assert layers == {key: name for key, name in question.inputs.items() if name in there}, question.key


def test_a_briefing_written_from_its_dialog_is_linked(plugin, qgis_iface, monkeypatch, tmp_path):
    from qgis import processing

    path = tmp_path / "a & b" / "图.html"
    path.parent.mkdir()
    path.write_text("")
    monkeypatch.setattr(processing, "execAlgorithmDialog", lambda *given: {"OUTPUT": str(path)}, raising=False)
    plugin.initGui()
    plugin.actions.run_dialog("wulong:briefingmap", {})
    [message] = qgis_iface.messageBar().get_messages(Qgis.MessageLevel.Success)
    assert ">图.html</a>" in message
    assert 'href="file:///' in message and "a%20&amp;%20b" in message


def test_about_page_says_what_must_be_said(qgis_app):
    text = about_text()
    assert f"Wulong Planner {plugin_version()}" in text
    assert f"QGIS {Qgis.QGIS_VERSION}" in text
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in text
    assert "GPL-2.0-or-later" in text and "schematic, not a survey result" in text
    assert "GeoNames" in text
    dialog = AboutDialog()
    assert dialog.windowTitle() == "About Wulong Planner"
    dialog.deleteLater()


def test_about_page_tells_the_sources_in_the_language_of_qgis(qgis_app, monkeypatch):
    assert "## Where the data come from" not in about_text(), "the page has a heading of its own for them"
    assert "### Taken from public packages" in about_text()
    monkeypatch.setattr(QgsApplication, "locale", staticmethod(lambda: "zh-Hans"))
    assert "### 取自公开软件包" in about_text() and "Taken from" not in about_text()


def test_a_saved_project_says_again_what_is_schematic(plugin, tmp_path):
    """The workspace may change while its project is closed: then the titles saved in it would tell a lie.

    What was saved in Chinese speaks English in an English QGIS, but for what the user has named.
    """
    plugin.initGui()
    gpkg = workspace.create_workspace(tmp_path)
    project = QgsProject.instance()
    named = workspace.open_workspace(gpkg, project, "zh")
    named["villages"].setName("我的村")
    saved = tmp_path / "wulong.qgz"
    workspace.save_project(project, saved)
    project.clear()
    for key in ("townships", "villages"):
        layer = QgsVectorLayer(f"{gpkg}|layername={key}", key, "ogr")
        field = layer.fields().lookupField("located_by")
        assert layer.dataProvider().changeAttributeValues(
            {feature.id(): {field: "surveyed"} for feature in layer.getFeatures()}
        )
    assert project.read(str(saved))
    titles = {key: workspace.find_layer(project, key).name() for key in ("townships", "villages", "groups")}
    assert titles == {"townships": "Townships", "villages": "我的村", "groups": "Villager groups (schematic)"}
