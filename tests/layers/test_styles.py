import re
import sqlite3
import xml.etree.ElementTree as ElementTree
from contextlib import closing

import pytest
from qgis.core import (
    NULL,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsFeature,
    QgsMapLayer,
    QgsProject,
    QgsVectorLayer,
)
from wulong_planner.analysis.errors import InputError
from wulong_planner.compat import make_field
from wulong_planner.layers import styles
from wulong_planner.layers.catalog import BY_KEY, LAYERS, RESULTS
from wulong_planner.layers.forms import alias
from wulong_planner.tools import make_styles
from wulong_planner.tools import style_parts as part

FILES = sorted(styles.STYLES.glob("*.qml"))
SPATIAL = [spec.key for spec in LAYERS + RESULTS if spec.geometry]


def spec_of(path):
    return BY_KEY.get(path.stem) or BY_KEY[path.stem.rsplit("_", 1)[0]]


def test_every_layer_with_geometry_has_a_style():
    assert set(SPATIAL) <= {path.stem for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_style_loads(qgis_app, path):
    layer = make_styles.layer_of(spec_of(path))
    message, loaded = layer.loadNamedStyle(str(path), QgsMapLayer.StyleCategory.AllStyleCategories)
    assert loaded, message
    assert layer.renderer().legendSymbolItems()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_labels_have_a_halo_and_a_chinese_font(path):
    for text in ElementTree.parse(path).iter("text-style"):
        assert text.get("fontFamily") == "Noto Sans CJK SC"
        assert [family.get("name") for family in text.iter("family")] == list(styles.FONTS[1:])
        assert next(text.iter("text-buffer")).get("bufferDraw") == "1"


def test_styles_are_what_the_generator_makes(qgis_app):
    made = {name: make_styles.qml(make_styles.spec_of(name), look(), name) for name, look in make_styles.LOOKS.items()}
    version = re.compile(r' version="[^"]*"')
    if version.search(FILES[0].read_text(encoding="utf-8"))[0] != version.search(made[FILES[0].stem])[0]:
        pytest.skip("the styles were made with another version of QGIS, which writes other attributes")
    assert made == {path.stem: path.read_text(encoding="utf-8") for path in FILES}


def test_status_symbols_differ_in_shape_and_size(qgis_app):
    layer = make_styles.layer_of(BY_KEY["roadconnectivity"])
    layer.loadNamedStyle(str(styles.style_file("roadconnectivity")))
    categories = {each.value(): each for each in layer.renderer().categories()}
    assert [each.label() for each in categories.values()] == ["通畅", "通达", "断头", "未通", "未评价（见原因）"]
    symbols = [categories[value].symbol() for value in ("connected", "motorable", "cut_off", "no_road")]
    assert len({symbol.symbolLayer(0).properties()["name"] for symbol in symbols}) == 4
    assert symbols[0].size() < min(symbol.size() for symbol in symbols[1:])


def test_default_style_of_the_geopackage_comes_first(plain_sample, qgis_app):
    project = QgsProject()
    layer = QgsVectorLayer(f"{plain_sample}|layername=groups", "groups", "ogr")
    layer.renderer().symbol().setSize(9)
    assert styles.styled_layers(plain_sample) == frozenset()
    assert not layer.saveStyleToDatabase("mine", "", True, "")
    assert styles.styled_layers(plain_sample) == {"groups"}
    again = QgsVectorLayer(f"{plain_sample}|layername=groups", "groups", "ogr")
    styles.apply_style(again, BY_KEY["groups"], own=True)
    assert again.renderer().symbol().size() == 9
    other = QgsVectorLayer(f"{plain_sample}|layername=roads", "roads", "ogr")
    styles.apply_style(other, BY_KEY["roads"], own=False)
    assert other.renderer().type() == "RuleRenderer"
    project.clear()


def test_a_file_that_is_no_workspace_is_said(tmp_path):
    path = tmp_path / "other.gpkg"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(InputError, match="cannot be read"):
        styles.styled_layers(path)


def test_a_style_for_another_shape_is_not_the_layers_own(plain_sample):
    """QGIS goes by the name of the geometry column, too; of a table it is empty."""
    layer = QgsVectorLayer(f"{plain_sample}|layername=groups", "groups", "ogr")
    layer.saveStyleToDatabase("mine", "", True, "")
    table = QgsVectorLayer(f"{plain_sample}|layername=projects", "projects", "ogr")
    table.saveStyleToDatabase("mine", "", True, "")
    assert styles.styled_layers(plain_sample) == {"groups", "projects"}
    with closing(sqlite3.connect(plain_sample)) as database, database:
        database.execute("UPDATE layer_styles SET f_geometry_column = 'other' WHERE f_table_name = 'groups'")
    assert styles.styled_layers(plain_sample) == {"projects"}
    assert [each.listStylesInDatabase()[0] for each in (layer, table)] == [0, 1]


@pytest.mark.parametrize("spec", [each for each in RESULTS if each.geometry is None], ids=lambda spec: spec.key)
def test_a_table_of_results_has_headings_to_read(qgis_app, spec):
    """Whoever opens it reads words, not names of fields; coded values read as words, too."""
    layer = QgsVectorLayer("None", spec.key, "memory")
    layer.dataProvider().addAttributes([make_field(field.name, field.kind) for field in spec.fields])
    layer.updateFields()
    styles.apply_shipped_style(layer, spec)
    for index, field in enumerate(spec.fields):
        assert layer.attributeAlias(index) == alias(field, qgis_app.locale())
        if field.values:
            assert layer.editorWidgetSetup(index).type() == "ValueMap"


def test_points_grow_with_the_map_and_leave_their_size_to_a_legend(qgis_app):
    """At 1:400,000 a point has 0.75 of its size, at 1:30,000 1.4; a legend, in an atlas too, may shrink its symbol."""
    feature = QgsFeature(7)

    def size(with_feature: bool, **variables):
        context, scope = QgsExpressionContext(), QgsExpressionContextScope()
        for name, value in variables.items():
            scope.setVariable(name, value)
        context.appendScope(scope)
        if with_feature:
            context.setFeature(feature)
        expression = QgsExpression(part.grown("2"))
        return expression.evaluate(context)

    assert size(True, map_scale=400_000) == pytest.approx(1.5)
    assert size(True, map_scale=30_000) == pytest.approx(2.8)
    assert size(True, map_scale=30_000, atlas_featureid=7, geometry_part_num=1) == pytest.approx(2.8)
    assert size(True) == pytest.approx(2), "a map that tells no scale"
    for legend in (size(False, map_scale=30_000), size(True, map_scale=30_000, atlas_featureid=7)):
        assert legend is None or legend == NULL
