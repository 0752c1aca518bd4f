"""Themes of a workspace in which every layer of the catalog, results too, is there (made up, see conftest)."""

import re

import pytest
from qgis.core import QgsExpression, QgsFeature, QgsProject, QgsVectorLayer
from wulong_planner.layers import kinds, legends, styles, themes
from wulong_planner.layers.catalog import BY_KEY, KEY_PROPERTY, LAYERS, RESULTS
from wulong_planner.layers.printing import words
from wulong_planner.processing.workspace_questions import QUESTIONS
from wulong_planner.tools import make_styles

HAN = re.compile("[\u4e00-\u9fff]")
CODE = re.compile("^[a-z]+(_[a-z]+)*$")
"""A value as it stands in the data, such as ``cut_off``."""
LOCALES = ("zh", "en")
WORDS = {"township", "village", "others"}
"""English words that look like a value."""


def every_layer() -> dict[str, QgsVectorLayer]:
    """Return an empty layer for every spec of the catalog, with its styles as a workspace has them."""
    found = {}
    for spec in LAYERS + RESULTS:
        layer = make_styles.layer_of(spec) if spec.geometry else QgsVectorLayer("None", spec.key, "memory")
        layer.setCustomProperty(KEY_PROPERTY, spec.key)
        styles.apply_shipped_style(layer, spec)
        found[spec.key] = layer
    return found


@pytest.fixture(params=LOCALES)
def full(qgis_app, request):
    """(locale, project, layers): everything there is, in one language."""
    project, layers = QgsProject(), every_layer()
    project.addMapLayers(list(layers.values()), True)
    for key, layer in layers.items():
        styles.add_variants(layer, BY_KEY[key], request.param)
    themes.add_themes(project, layers, request.param)
    yield request.param, project, layers
    project.clear()


def legend(layer):
    return [item.label() for item in layer.renderer().legendSymbolItems() if item.label()]


def test_every_theme_is_made_of_layers_and_styles_that_exist(full):
    locale, project, layers = full
    collection = project.mapThemeCollection()
    assert set(collection.mapThemes()) == {themes.theme_name(each, locale) for each in themes.THEMES}
    for theme in themes.THEMES:
        records = collection.mapThemeState(themes.theme_name(theme, locale)).layerRecords()
        shown = {record.layer().customProperty(KEY_PROPERTY): record.currentStyle for record in records}
        assert set(shown) == {key for key, _ in theme.layers}, theme.key
        for key, variant in theme.layers:
            assert key in BY_KEY and styles.style_file(key, variant).is_file(), (theme.key, key, variant)
            wanted = styles.variant_name(variant, locale) if variant else styles.own_style(layers[key])
            assert shown[key] == wanted, (theme.key, key)


def test_switching_a_theme_switches_layers_and_styles(full):
    locale, project, layers = full
    for key, expected in (("aid", "aid"), ("tiers", ""), ("connectivity", "base"), ("tiers", "")):
        themes.apply_theme(project, key, locale)
        townships = layers["townships"]
        name = styles.variant_name(expected, locale) if expected else styles.own_style(townships)
        assert townships.styleManager().currentStyle() == name
        seen = project.layerTreeRoot().findLayer(layers["roadconnectivity"]).isVisible()
        assert seen == (key == "connectivity")


def test_every_answer_on_a_map_is_in_a_theme():
    shown = {key for theme in themes.THEMES for key, _ in theme.layers}
    asked = {table for question in QUESTIONS for table in question.results.values() if BY_KEY[table].geometry}
    assert asked and asked <= shown
    assert {spec.key for spec in RESULTS if spec.geometry} <= shown


def test_an_answer_hides_neither_seats_nor_borders():
    """Its points lie over the seats, its lines under them, its areas on the townships only."""
    for theme in themes.THEMES:
        place = {key: at for at, (key, _) in enumerate(theme.layers)}
        for key in theme.needs if "township_seats" in place else ():
            if key not in place or BY_KEY[key].geometry == "Point":
                continue
            assert place["township_seats"] < place[key], (theme.key, key)
            if BY_KEY[key].geometry == "Polygon":
                assert place["district"] < place["villages"] < place[key] < place["townships"], (theme.key, key)


def test_every_question_names_a_theme_that_shows_one_of_its_tables_or_places():
    by_key = {theme.key: theme for theme in themes.THEMES}
    for question in QUESTIONS:
        assert question.theme in by_key, question.key
        on_maps = {table for table in question.results.values() if BY_KEY[table].geometry}
        if on_maps:
            assert on_maps & {key for key, _ in by_key[question.theme].layers}, question.key


@pytest.mark.parametrize("theme", [each for each in themes.THEMES if each.needs], ids=lambda theme: theme.key)
def test_a_theme_appears_with_the_first_of_its_results_and_not_before(qgis_app, theme):
    project, layers = QgsProject(), every_layer()
    project.addMapLayers(list(layers.values()), False)
    without = {key: layer for key, layer in layers.items() if key not in theme.needs}
    themes.add_themes(project, without, "zh")
    assert theme.zh not in project.mapThemeCollection().mapThemes()
    themes.add_themes(project, {**without, theme.needs[-1]: layers[theme.needs[-1]]}, "zh")
    assert theme.zh in project.mapThemeCollection().mapThemes()
    project.clear()


def test_names_of_themes_are_unique_and_in_their_language():
    for names in ([theme.zh for theme in themes.THEMES], [theme.en for theme in themes.THEMES]):
        assert len(set(names)) == len(names)
    assert all(HAN.search(theme.zh) and not HAN.search(theme.en) for theme in themes.THEMES)
    assert len({theme.key for theme in themes.THEMES}) == len(themes.THEMES)


def test_no_legend_shows_a_raw_code_and_each_is_in_its_language(full):
    locale, _, layers = full
    for key, layer in layers.items():
        if not layer.isSpatial():
            continue
        for name in layer.styleManager().styles():
            layer.styleManager().setCurrentStyle(name)
            for text in legend(layer):
                assert text.casefold() in WORDS or not CODE.match(text), (key, name, text)
                assert bool(HAN.search(text)) == (locale == "zh") or not re.search("[a-z]{3}", text), (key, name, text)


def test_every_legend_text_is_in_the_table_once():
    known = legends.texts(False)
    assert len(legends.texts(True)) == len(known), "an English text stands for two Chinese ones"
    assert all(zh.strip() and en.strip() and not HAN.search(en) for zh, en in known.items())
    shown = set()
    for path in styles.STYLES.glob("*.qml"):
        found = re.findall('<(?:rule|category)[^>]* label="([^"]+)"', path.read_text(encoding="utf-8"))
        shown.update(text for text in found if HAN.search(text))
    assert shown - set(known) == set()


def test_legends_come_back_from_english(qgis_app):
    layer = make_styles.layer_of(BY_KEY["roadconnectivity_links"])
    styles.apply_shipped_style(layer, BY_KEY["roadconnectivity_links"])
    legends.translate(layer, "zh")
    chinese, label = legend(layer), layer.labeling().settings().fieldName
    legends.translate(layer, "en")
    assert legend(layer)[0] == "Helps fewer than 50 people"
    assert layer.labeling().settings().fieldName == "'+' || \"people_gained\" || ' people'"
    legends.translate(layer, "zh")
    assert (legend(layer), layer.labeling().settings().fieldName) == (chinese, label)


def test_english_maps_name_places_in_letters_once(qgis_app):
    layer = make_styles.layer_of(BY_KEY["townships"])
    styles.apply_shipped_style(layer, BY_KEY["townships"])
    legends.translate(layer, "en")
    once = layer.labeling().settings().fieldName
    legends.translate(layer, "en")
    assert layer.labeling().settings().fieldName == once
    assert once == kinds.english_name() == words.name("en")
    assert QgsExpression(once).isValid()
    legends.translate(layer, "zh")
    assert layer.labeling().settings().fieldName == '"name"'


def test_words_of_the_user_are_not_translated(qgis_app):
    layer = make_styles.layer_of(BY_KEY["roadconnectivity_links"])
    styles.apply_shipped_style(layer, BY_KEY["roadconnectivity_links"])
    layer.renderer().rootRule().children()[0].setLabel("我的路")
    legends.translate(layer, "en")
    assert legend(layer)[0] == "我的路"


def test_a_title_follows_the_data_and_a_users_name_stays(qgis_app):
    spec = BY_KEY["groups"]
    layer = make_styles.layer_of(spec)
    group = QgsFeature(layer.fields())
    group["located_by"] = "modelled"
    assert layer.dataProvider().addFeatures([group])[0]
    layer.setName("村民小组")
    styles.retitle(layer, spec)
    assert layer.name() == "村民小组（示意）"
    index = layer.fields().indexFromName("located_by")
    surveyed = {feature.id(): {index: "surveyed"} for feature in layer.getFeatures()}
    assert layer.dataProvider().changeAttributeValues(surveyed)
    for before, after in (("村民小组（示意）", "村民小组"), ("Villager groups (schematic)", "Villager groups"),
                          ("我的小组（示意）", "我的小组（示意）")):  # fmt: skip
        layer.setName(before)
        styles.retitle(layer, spec)
        assert layer.name() == after
