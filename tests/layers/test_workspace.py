import hashlib
import re
import shutil
import stat
import zipfile

import pytest
from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsProject, QgsVectorLayer
from wulong_planner.analysis.errors import InputError
from wulong_planner.layers import themes, workspace
from wulong_planner.layers.catalog import BY_KEY, LAYERS, RESULTS

LAYOUTS = ("乡镇图册", "重点村图册", "专题图 A3横", "专题图 A3纵", "专题图 A4横", "专题图 A4纵")


@pytest.fixture
def project(qgis_app):
    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()


@pytest.fixture
def opened(sample, tmp_path, project):
    """(workspace file, project, layers by key) of the small workspace with results."""
    gpkg = workspace.create_workspace(tmp_path / "mine", sample)
    return gpkg, project, workspace.open_workspace(gpkg, project)


def first(layer, **values):
    condition = " AND ".join(f"\"{name}\" = '{value}'" for name, value in values.items())
    return next(layer.getFeatures(condition))


def evaluate_tip(layer, feature):
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    return QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)


def test_create_copies_and_leaves_the_source_alone(sample, tmp_path, project):
    sample.chmod(0o444)
    before = (hashlib.sha256(sample.read_bytes()).hexdigest(), sample.stat().st_mtime_ns)
    gpkg = workspace.create_workspace(tmp_path / "mine", sample)
    workspace.open_workspace(gpkg, project)
    assert gpkg == tmp_path / "mine" / "wulong.gpkg"
    assert gpkg.stat().st_mode & stat.S_IWUSR
    assert (hashlib.sha256(sample.read_bytes()).hexdigest(), sample.stat().st_mtime_ns) == before
    assert not list(tmp_path.glob("*-wal"))


def test_a_copy_of_a_read_only_source_can_be_edited(sample, tmp_path, project):
    sample.chmod(0o444)
    layers = workspace.open_workspace(workspace.create_workspace(tmp_path / "mine", sample), project)
    groups = layers["groups"]
    field = groups.fields().indexFromName("population")
    assert groups.startEditing()
    assert groups.changeAttributeValue(next(groups.getFeatures()).id(), field, 7)
    assert groups.commitChanges(), groups.commitErrors()


def test_create_refuses_to_replace_a_workspace(sample, tmp_path):
    gpkg = workspace.create_workspace(tmp_path / "mine", sample)
    gpkg.write_bytes(b"the planner's own work")
    with pytest.raises(InputError, match="holds a workspace already"):
        workspace.create_workspace(tmp_path / "mine", sample)
    assert gpkg.read_bytes() == b"the planner's own work"


def test_create_overwrites_when_asked_and_drops_the_old_log(sample, tmp_path):
    gpkg = workspace.create_workspace(tmp_path / "mine", sample)
    gpkg.with_name("wulong.gpkg-wal").write_bytes(b"left over")
    workspace.create_workspace(tmp_path / "mine", sample, overwrite=True)
    head = 100  # SQLite's own header counts how often a file was written
    assert gpkg.read_bytes()[head:] == sample.read_bytes()[head:]
    assert sorted(path.name for path in gpkg.parent.iterdir()) == ["wulong.gpkg"]


def test_create_needs_a_source(tmp_path):
    with pytest.raises(InputError, match=r"nowhere\.gpkg is not there"):
        workspace.create_workspace(tmp_path, tmp_path / "nowhere.gpkg")


def test_create_says_when_the_folder_is_a_file(sample, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="cannot be written"):
        workspace.create_workspace(tmp_path / "file", sample)


def test_open_needs_a_workspace(tmp_path, project):
    with pytest.raises(InputError, match="Create a workspace first"):
        workspace.open_workspace(tmp_path / "wulong.gpkg", project)


def test_open_refuses_a_file_without_our_layers(tmp_path, project):
    (tmp_path / "other.gpkg").write_bytes(b"")
    with pytest.raises(InputError, match="none of the planner's layers"):
        workspace.open_workspace(tmp_path / "other.gpkg", project)


def test_every_layer_is_loaded_and_found_by_key(opened):
    _, project, layers = opened
    assert list(layers) == [spec.key for spec in LAYERS + RESULTS]
    for key, layer in layers.items():
        layer.setName("renamed by the user")
        assert workspace.find_layer(project, key) is layer
        assert layer.isValid()
    assert workspace.find_layer(project, "no_such_key") is None


def test_layers_are_grouped_points_over_lines_over_areas(opened):
    _, project, _ = opened
    root = project.layerTreeRoot()
    assert [group.name() for group in root.findGroups()] == [
        "分析结果",
        "规划工程",
        "驻地与村民小组",
        "分析结果：线路",
        "道路",
        "行政区划",
        "规划表",
    ]
    assert [group.name() for group in root.findGroup("行政区划").findGroups()] == ["分析结果：范围"]
    order = [layer.customProperty("wulong/layer_key") for layer in root.layerOrder() if layer.isSpatial()]
    areas = order[order.index("villages") + 1 : -1]
    assert [each for each in order[-4 - len(areas) :] if each not in areas] == [
        "district", "communities", "villages", "townships",
    ]  # fmt: skip
    assert "servicearea" in areas and "roadconnectivity" not in areas
    assert order.index("roadconnectivity") < order.index("roadconnectivity_links") < order.index("roads")
    assert order.index("township_seats") < order.index("roadconnectivity_links")


def test_titles_say_schematic_where_geometry_is_modelled(opened):
    _, _, layers = opened
    assert layers["townships"].name() == "乡镇（街道）（示意）"
    assert layers["roadconnectivity"].name() == "村民小组道路通畅（示意）"
    assert layers["projects"].name() == "规划项目"


def test_titles_of_surveyed_layers_have_no_suffix(surveyed_sample, project):
    layers = workspace.open_workspace(surveyed_sample, project)
    assert layers["townships"].name() == "乡镇（街道）"


def test_titles_and_aliases_in_english(plain_sample, project):
    layers = workspace.open_workspace(plain_sample, project, locale="en_GB")
    assert layers["townships"].name() == "Townships (schematic)"
    groups = layers["groups"]
    assert groups.attributeAlias(groups.fields().indexFromName("population")) == "People"


def test_township_joins_tier_aid_group_and_counts(opened):
    _, _, layers = opened
    one = first(layers["townships"], town_code="500156001")
    assert (one["key_tier_name"], one["aid_name"], one["aid_lead_unit"]) == ("甲级乡", "第1集团", "某局")
    assert (one["n_groups"], one["n_population"], one["n_key_villages"], one["n_projects"]) == (4, 400, 0, 1)
    assert first(layers["townships"], town_code="500156002")["n_key_villages"] == 1
    assert first(layers["townships"], town_code="500156003")["n_water_works"] == 1


def test_village_joins_tier_township_and_aid_group(opened):
    _, _, layers = opened
    key = first(layers["villages"], village_code="500156002200")
    assert (key["key_tier_name"], key["town_name"], key["aid_name"]) == ("乙级村", "丑乡", "第2集团")
    plain = first(layers["villages"], village_code="500156002201")
    assert (plain["key_tier_name"] or None, plain["aid_name"]) == (None, "第2集团")


def test_counts_follow_the_tables(opened):
    _, _, layers = opened
    groups = layers["groups"]
    assert groups.startEditing()
    groups.deleteFeature(first(groups, group_id="5001560012000").id())
    assert groups.commitChanges(), groups.commitErrors()
    one = first(layers["townships"], town_code="500156001")
    assert (one["n_groups"], one["n_population"]) == (3, 300)


def test_relations_lead_from_township_to_groups_and_from_aid_group_to_members(opened):
    _, project, layers = opened
    relations = project.relationManager().relations()
    assert sorted(relations) == [
        "wulong_aid_groups_aid_group_members",
        "wulong_projects_project_places",
        "wulong_townships_aid_groups",
        "wulong_townships_project_places",
        "wulong_townships_villages",
        "wulong_villages_groups",
    ]
    assert all(relation.isValid() for relation in relations.values())
    town = first(layers["townships"], town_code="500156001")
    villages = list(relations["wulong_townships_villages"].getRelatedFeatures(town))
    assert [each["name"] for each in villages] == ["子南村", "子北村"]
    groups = list(relations["wulong_villages_groups"].getRelatedFeatures(villages[0]))
    assert [each["group_id"] for each in groups] == ["5001560012000", "5001560012001"]
    aid = next(relations["wulong_townships_aid_groups"].getRelatedFeatures(town))
    assert len(list(relations["wulong_aid_groups_aid_group_members"].getRelatedFeatures(aid))) == 2
    project_row = next(layers["projects"].getFeatures())
    assert len(list(relations["wulong_projects_project_places"].getRelatedFeatures(project_row))) == 3


def test_forms_have_chinese_aliases_and_coded_values(opened):
    _, _, layers = opened
    roads = layers["roads"]
    surface = roads.fields().indexFromName("surface")
    assert roads.attributeAlias(surface) == "路面"
    setup = roads.editorWidgetSetup(surface)
    assert setup.type() == "ValueMap"
    assert setup.config()["map"] == [{"沥青": "asphalt"}, {"水泥": "concrete"}, {"砂石": "gravel"}, {"土路": "earth"}]
    townships = layers["townships"]
    tiers = townships.editorWidgetSetup(townships.fields().indexFromName("tier"))
    assert tiers.config()["map"][:2] == [{"甲级乡": "1"}, {"乙级村": "10"}]
    assert list(tiers.config()["map"][2]) == ["—"], "a tier can be taken away again"
    tabs = [tab.name() for tab in townships.editFormConfig().tabs()]
    assert tabs == ["基本信息", "帮扶与统计", "来源", "行政村", "帮扶集团", "项目落点"]


def test_every_field_of_the_catalog_has_its_alias(opened):
    _, _, layers = opened
    for key, layer in layers.items():
        for field in BY_KEY[key].fields:
            index = layer.fields().indexFromName(field.name)
            assert index >= 0, (key, field.name)
            assert layer.attributeAlias(index).startswith(field.zh), (key, field.name)


def test_a_code_is_shown_as_the_name_it_stands_for(opened):
    _, _, layers = opened
    work = first(layers["water_works"], work_id="W1")
    assert evaluate_tip(layers["water_works"], work) == ("<b>甲水厂</b><br>类别：水厂<br>所属乡镇：寅乡")


def test_computed_numbers_are_shown_short_and_kept_whole(opened):
    _, _, layers = opened
    results = layers["roadconnectivity"]
    index = results.fields().indexFromName("road_m")
    row = next(results.getFeatures())
    assert results.dataProvider().changeAttributeValues({row.id(): {index: 10413.158742297564}})
    row = results.getFeature(row.id())
    assert "至驻地路程：10413.2 m" in evaluate_tip(results, row)
    assert results.editorWidgetSetup(index).type() == "Range"
    assert results.editorWidgetSetup(index).config()["Precision"] == 1
    assert row["road_m"] == 10413.158742297564


def test_numbers_of_the_plan_are_not_rounded_by_their_form(opened):
    _, _, layers = opened
    townships = layers["townships"]
    assert townships.editorWidgetSetup(townships.fields().indexFromName("area_km2")).type() == ""


def test_a_place_of_a_project_is_listed_with_the_project(opened):
    _, _, layers = opened
    places = layers["project_places"]
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(places))
    row = next(places.getFeatures())
    context.setFeature(row)
    project_name = first(layers["projects"], project_no=row["project_no"])["name"]
    listed = QgsExpression(places.displayExpression()).evaluate(context)
    assert listed == f"{row['place_name']}：{project_name}"


def test_the_attribute_table_hides_the_row_number_and_shows_whole_headings(opened):
    _, _, layers = opened
    columns = {each.name: each for each in layers["roadconnectivity"].attributeTableConfig().columns()}
    assert columns["fid"].hidden and not columns["road_m"].hidden
    assert columns["upgrade_m"].width > columns["name"].width == 90


def test_the_project_is_named_after_the_district(opened):
    assert opened[1].title() == "甲区乡村规划图"


def test_map_tips_escape_names(opened):
    _, _, layers = opened
    projects = layers["projects"]
    assert projects.startEditing()
    row = next(projects.getFeatures())
    projects.changeAttributeValue(row.id(), projects.fields().indexFromName("name"), "<script>x</script>&")
    tip = evaluate_tip(projects, next(projects.getFeatures()))
    projects.rollBack()
    assert tip.startswith("<b>&lt;script&gt;x&lt;/script&gt;&amp;</b>")
    assert 'a &lt; b &amp; "c"' in tip


def test_themes_hold_their_layers_and_styles(opened):
    _, project, layers = opened
    collection = project.mapThemeCollection()
    assert set(collection.mapThemes()) == {each.zh for each in themes.THEMES}, "the sample has every layer"
    record = {each.layer().id(): each.currentStyle for each in collection.mapThemeState("道路通畅").layerRecords()}
    assert layers["roadconnectivity"].id() in record
    assert record[layers["townships"].id()] == "底图"
    assert project.layerTreeRoot().findLayer(layers["villages"]).isVisible()
    assert not project.layerTreeRoot().findLayer(layers["groups"]).isVisible()


def test_no_connectivity_theme_before_there_is_a_result(plain_sample, project):
    workspace.open_workspace(plain_sample, project)
    assert "道路通畅" not in project.mapThemeCollection().mapThemes()


def test_opening_again_keeps_layers_and_brings_in_results(sample, plain_sample, tmp_path, project):
    gpkg = workspace.create_workspace(tmp_path / "mine", plain_sample)
    before = workspace.open_workspace(gpkg, project)
    before["groups"].setName("mine")
    shutil.copyfile(sample, gpkg)
    after = workspace.open_workspace(gpkg, project)
    assert after["groups"] is before["groups"]
    assert after["groups"].name() == "mine"
    assert set(after) - set(before) == {spec.key for spec in RESULTS}
    assert len(project.mapLayers()) == len(LAYERS) + len(RESULTS)
    assert "道路通畅" in project.mapThemeCollection().mapThemes()
    assert len(project.layoutManager().printLayouts()) == len(LAYOUTS)


def test_open_keeps_the_layers_of_the_user(plain_sample, project):
    own = QgsVectorLayer("Point?crs=EPSG:4490", "own", "memory")
    project.addMapLayer(own)
    workspace.open_workspace(plain_sample, project)
    assert project.layerTreeRoot().findLayer(own) is not None


def assert_good(project, folder):
    layers = project.mapLayers().values()
    assert len(layers) == len(LAYERS) + len(RESULTS)
    assert all(layer.isValid() for layer in layers)
    assert all(layer.source().startswith(str(folder)) for layer in layers)
    assert all(relation.isValid() for relation in project.relationManager().relations().values())
    one = first(workspace.find_layer(project, "townships"), town_code="500156001")
    assert (one["aid_name"], one["n_groups"]) == ("第1集团", 4)
    assert {layout.name() for layout in project.layoutManager().printLayouts()} == set(LAYOUTS)


def test_saved_project_survives_closing_and_moving(opened, tmp_path):
    gpkg, project, _ = opened
    assert workspace.save_project(project, gpkg.with_name("wulong.qgz")) == str(gpkg.with_name("wulong.qgz"))
    project.clear()
    moved = tmp_path / "别处 #1"
    shutil.move(gpkg.parent, moved)
    with zipfile.ZipFile(moved / "wulong.qgz") as archive:
        text = archive.read(next(name for name in archive.namelist() if name.endswith(".qgs"))).decode()
    sources = re.findall(r"<datasource>(.+?)</datasource>", text)
    assert len(sources) >= len(LAYERS) + len(RESULTS)
    assert all(source.startswith("./wulong.gpkg|layername=") for source in sources)
    assert project.read(str(moved / "wulong.qgz"))
    assert_good(project, moved)


def test_project_inside_the_geopackage_survives_moving(opened, tmp_path):
    gpkg, project, _ = opened
    address = workspace.save_project(project, gpkg)
    assert address == f"geopackage:{gpkg}?projectName=wulong"
    project.clear()
    moved = tmp_path / "别处 #1"
    shutil.move(gpkg.parent, moved)
    assert project.read(workspace.geopackage_address(moved / "wulong.gpkg"))
    assert_good(project, moved)


def test_save_says_where_it_cannot(opened, tmp_path):
    _, project, _ = opened
    with pytest.raises(InputError, match="cannot be saved as"):
        workspace.save_project(project, tmp_path / "no" / "such" / "folder" / "wulong.qgz")


@pytest.mark.parametrize(("longitude", "code"), [(107.76, "EPSG:4545"), (75.2, "EPSG:4534"), (116.4, "EPSG:4548")])
def test_local_crs_has_the_nearest_meridian(qgis_app, longitude, code):
    assert workspace.local_crs(longitude).authid() == code
