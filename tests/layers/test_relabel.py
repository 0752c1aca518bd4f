"""A project saved in one language and opened in the other: what the plugin named is put right, the rest stays."""

import re
import shutil

import pytest
from qgis.core import QgsExpressionContextUtils, QgsProject
from wulong_planner.layers import relabel, styles, workspace
from wulong_planner.layers.catalog import BY_KEY, KEY_PROPERTY
from wulong_planner.layers.printing import layouts, marks

HAN = re.compile("[\u3400-\u9fff]")
MY_LAYER, MY_GROUP, MY_THEME, MY_LEGEND = "My 道路", "My 组", "My 专题", "My 图例"
MY_ALIAS, MY_TITLE = "My 人口", "My 项目"


@pytest.fixture
def project(qgis_app):
    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()


@pytest.fixture(scope="module")
def made(written, tmp_path_factory, qgis_app):
    """Give by language: a folder with the small workspace and its project, and what the project says."""
    found = {}
    patch = pytest.MonkeyPatch()
    patch.setattr(layouts, "PAPERS", ("A4",))  # the others are made the same way
    for locale in ("zh", "en"):
        folder = tmp_path_factory.mktemp(locale)
        sample = shutil.copy(written["sample"], folder)
        project = QgsProject.instance()
        project.clear()
        workspace.open_workspace(sample, project, locale)
        workspace.save_project(project, folder / "p.qgz")
        found[locale] = folder / "p.qgz", said(project)
        project.clear()
    yield found
    patch.undo()


def said(project):
    """Return every text of a project that the plugin sets, by where it stands."""
    found = {"project": project.title()}
    for layer in project.mapLayers().values():
        key = layer.customProperty(KEY_PROPERTY)
        found[key, "title"] = layer.name()
        for at, field in enumerate(layer.fields()):
            found[key, "alias", field.name()] = layer.attributeAlias(at)
        found[key, "tabs"] = " ".join(each.name() for each in layer.editFormConfig().tabs())
        found[key, "tip"] = re.sub(r"\[%.*?%\]", lambda tip: " ".join(re.findall(r"<br>'\|\|'(.*?)'", tip[0])),
                                   layer.mapTipTemplate())  # fmt: skip
        manager, current = layer.styleManager(), layer.styleManager().currentStyle()
        for name in manager.styles() if layer.isSpatial() else ():
            found[key, "style", name] = name.replace("default", "").replace("默认", "")
            manager.setCurrentStyle(name)
            for at, item in enumerate(layer.renderer().legendSymbolItems() if layer.renderer() else ()):
                found[key, "legend", name, at] = item.label()
        manager.setCurrentStyle(current)
    for group in project.layerTreeRoot().findGroups(True):
        found["group", group.customProperty(KEY_PROPERTY)] = group.name()
    for name in project.mapThemeCollection().mapThemes():
        found["theme", name] = name
    for layout in project.layoutManager().printLayouts():
        found["layout", layout.name()] = layout.name()
    for relation in project.relationManager().relations().values():
        found["relation", relation.id()] = relation.name()
    return found


def test_an_english_project_speaks_no_chinese(made):
    """But in the name of the made-up district, which has no pinyin."""
    chinese = {where: text for where, text in made["en"][1].items() if HAN.search(text)}
    assert chinese == {"project": "甲区 rural planning map"}


@pytest.mark.parametrize(("was", "now"), [("zh", "en"), ("en", "zh")])
def test_a_project_of_the_other_language_is_put_into_this(made, project, was, now):
    (path, before), (_, wanted) = made[was], made[now]
    assert project.read(str(path))
    assert said(project) == before != wanted
    assert [layout.name() for layout in project.layoutManager().printLayouts() if marks.is_changed(layout)] == []
    assert relabel.put_into_language(project, now)
    assert said(project) == wanted
    for name in project.mapThemeCollection().mapThemes():
        for record in project.mapThemeCollection().mapThemeState(name).layerRecords():
            assert record.currentStyle in record.layer().styleManager().styles()
    assert not relabel.put_into_language(project, now)


@pytest.mark.parametrize(("was", "now"), [("zh", "en"), ("en", "zh")])
def test_what_the_user_named_stays(made, project, was, now):
    assert project.read(str(made[was][0]))
    project.layoutManager().clear()
    workspace.find_layer(project, "roads").setName(MY_LAYER)
    villages = workspace.find_layer(project, "villages")
    villages.renderer().updateCategoryLabel(0, MY_LEGEND)
    villages.setFieldAlias(villages.fields().indexFromName("population"), MY_ALIAS)
    project.layerTreeRoot().findGroups(True)[0].setName(MY_GROUP)
    collection = project.mapThemeCollection()
    collection.insert(MY_THEME, collection.mapThemeState(collection.mapThemes()[0]))
    project.setTitle(MY_TITLE)
    assert relabel.put_into_language(project, now)
    assert set(said(project).values()) >= {MY_LAYER, MY_LEGEND, MY_ALIAS, MY_GROUP, MY_THEME, MY_TITLE}
    assert villages.name() == styles.title(BY_KEY["villages"], now, schematic=True)
    tier = {"zh": "重点帮扶层级", "en": "Key-village tier"}
    assert villages.attributeAlias(villages.fields().indexFromName("tier")) == tier[now]


def test_reading_a_project_puts_it_into_the_language_of_qgis(made, project):
    """QGIS speaks English in tests."""
    assert project.read(str(made["zh"][0]))
    project.layoutManager().clear()
    workspace.retitle_layers(project)
    assert workspace.find_layer(project, "roads").name() == "Roads (schematic)"


def test_opening_again_in_another_language_makes_nothing_twice(made, project):
    path, texts = made["zh"]
    assert project.read(str(path))
    project.layoutManager().clear()
    workspace.open_workspace(path.with_name("sample.gpkg"), project, "en", with_layouts=False)
    wanted = {where: text for where, text in made["en"][1].items() if where[0] != "layout"}
    assert len(wanted) < len(texts)
    assert said(project) == wanted


def test_layouts_the_user_changed_stay_in_their_language(made, project):
    assert project.read(str(made["zh"][0]))
    manager = project.layoutManager()
    for layout in manager.printLayouts():
        if layout.name() not in ("专题图 A4横", "专题图 A4纵"):
            manager.removeLayout(layout)
    mine = manager.layoutByName("专题图 A4横")
    mine.itemById("title").setText("My 标题")
    theme = QgsExpressionContextUtils.layoutScope(mine).variable("theme")
    relabel.put_into_language(project, "en")
    assert {layout.name() for layout in manager.printLayouts()} == {"专题图 A4横", "Theme map A4 portrait"}
    assert mine.itemById("title").text() == "My 标题"
    assert {theme, "Key-village tiers"} <= set(project.mapThemeCollection().mapThemes())
