"""The bundled data as the planner meets them: opened, styled, related, printed, and never changed."""

import hashlib
import re

import pypdf
import pytest
from qgis.core import QgsPointDistanceRenderer, QgsProject, QgsRuleBasedRenderer, QgsVectorLayer
from wulong_planner.layers import workspace
from wulong_planner.layers.catalog import BY_KEY, LAYERS
from wulong_planner.layers.printing import export as atlas
from wulong_planner.layers.printing.layouts import VILLAGES, Print

pytestmark = pytest.mark.skipif(not workspace.INSTALLED.is_file(), reason="make data has not been run")


@pytest.fixture(scope="module")
def opened(qgis_app, tmp_path_factory):
    """(state of the installed file before, workspace, project, layers)."""
    installed = workspace.INSTALLED
    before = (hashlib.sha256(installed.read_bytes()).hexdigest(), installed.stat().st_mtime_ns)
    project = QgsProject.instance()
    project.clear()
    gpkg = workspace.create_workspace(tmp_path_factory.mktemp("bundled"))
    layers = workspace.open_workspace(gpkg, project)
    yield before, gpkg, project, layers
    project.clear()


def test_every_layer_opens(opened):
    _, _, _, layers = opened
    assert list(layers) == [spec.key for spec in LAYERS]
    assert all(layer.isValid() for layer in layers.values())
    counts = {key: layers[key].featureCount() for key in ("townships", "villages", "communities", "groups")}
    assert counts == {"townships": 26, "villages": 184, "communities": 30, "groups": 1352}


def test_every_township_has_its_aid_group_and_counts(opened):
    towns = list(opened[3]["townships"].getFeatures())
    assert len({town["aid_aid_group_id"] for town in towns}) == 26
    assert sum(town["n_groups"] for town in towns) == 1352
    assert sum(1 for town in towns if town["key_tier_name"]) == 4
    assert sum(town["n_key_villages"] for town in towns) == 22


def test_relations_are_valid(opened):
    relations = opened[2].relationManager().relations().values()
    assert len(relations) == 6
    assert all(relation.isValid() for relation in relations)


def test_the_file_alone_is_a_styled_map(opened):
    """Without the plugin: the layer comes up with the style in ``layer_styles``."""
    _, gpkg, _, _ = opened
    for spec in (each for each in LAYERS if each.geometry):
        layer = QgsVectorLayer(f"{gpkg}|layername={spec.key}", spec.key, "ogr")
        assert layer.listStylesInDatabase()[0] == 1, spec.key
        expected = {"townships": "RuleRenderer", "villages": "categorizedSymbol", "roads": "RuleRenderer"}
        assert layer.renderer().type() == expected.get(spec.key, layer.renderer().type())
        field = BY_KEY[spec.key].fields[0]
        assert layer.attributeAlias(layer.fields().indexFromName(field.name)) == field.zh


def test_every_class_of_the_data_is_in_a_legend(opened):
    layers = opened[3]
    for key, name in (
        ("townships", "tier"),
        ("villages", "tier"),
        ("water_works", "kind"),
        ("weather_stations", "kind"),
        ("road_projects", "kind"),
        ("facilities", "sector"),
    ):
        layer = layers[key]
        renderer = layer.renderer()
        if isinstance(renderer, QgsPointDistanceRenderer):
            renderer = renderer.embeddedRenderer()
        if isinstance(renderer, QgsRuleBasedRenderer):
            filters = [rule.filterExpression() for rule in renderer.rootRule().children()]
            known = {text for each in filters for text in re.findall(f"\"{name}\" = '([^']*)'", each)}
        else:
            known = {category.value() for category in renderer.categories()}
        values = layer.uniqueValues(layer.fields().indexFromName(name))
        assert {value for value in values if value} <= known, key


def test_atlas_has_a_page_for_each_township(opened, tmp_path):
    _, _, project, layers = opened
    path = tmp_path / "atlas.pdf"
    assert atlas.export_atlas(project, path) == 26
    pages = ["".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]
    assert len(pages) == 26
    towns = sorted(layers["townships"].getFeatures(), key=lambda town: town["town_code"])
    for page, town in zip(pages, towns):
        assert town["name"] in page
        assert "示意数据，非测绘成果" in page
        assert town["aid_name"] in page
    assert path.stat().st_size < 15_000_000


def test_sheets_of_key_villages_are_sharp_and_small(opened, tmp_path):
    """Hatched tiers are written without loss: as JPEG they are blurred, and all sheets together 19 MB."""
    path = tmp_path / "villages.pdf"
    _, names = atlas.export(opened[2], Print(VILLAGES, "A3"), path)
    assert len(names) == 22
    reader = pypdf.PdfReader(path)
    assert names[0] in "".join(reader.pages[0].extract_text().split())
    data = path.read_bytes()
    assert b"/DCTDecode" not in data
    assert len(data) < 5_000_000


def test_the_installed_file_is_unchanged(opened):
    """Stands last: whatever came before has not touched the installed file."""
    installed = workspace.INSTALLED
    assert (hashlib.sha256(installed.read_bytes()).hexdigest(), installed.stat().st_mtime_ns) == opened[0]
    assert sorted(path.name for path in installed.parent.glob("townships.gpkg*")) == ["townships.gpkg"]
