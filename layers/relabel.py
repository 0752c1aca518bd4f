"""Put what the plugin itself has named in a project into another language; what the user has named stays.

A project is saved with its titles. Opened where QGIS speaks another language, each text is compared with the one the
plugin would have set in the other language: only where they agree is it ours to change.
"""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import (
    QgsAttributeEditorContainer,
    QgsExpression,
    QgsExpressionContext,
    QgsProject,
    QgsVectorLayer,
)

from . import forms, joins, legends, styles, themes
from .catalog import BY_KEY, GROUPS, KEY_PROPERTY
from .printing import layouts, words
from .printing.page import layers_by_key
from .spec import LayerSpec

CHINESE, ENGLISH = "zh", "en"
TITLE = ("乡村规划图", " rural planning map")
"""Follows the district's name."""


def put_into_language(project: QgsProject, locale: str) -> bool:
    """Put titles of layers, groups, legends, styles, forms, relations, themes, layouts and project into a language.

    Args:
        project: with layers of a workspace, saved in whichever language.
        locale: Chinese for ``zh…``, else English.

    Returns:
        Whether there was anything in the other language.
    """
    other, locale = (ENGLISH, CHINESE) if locale.startswith(CHINESE) else (CHINESE, ENGLISH)
    layers = layers_by_key(project)
    if not _speaks(project, layers, other):
        return False
    title = project_title(layers, other)
    for key, layer in layers.items():
        spec = BY_KEY[key]
        if layer.name() in _titles(spec, other):
            layer.setName(styles.title(spec, locale, schematic=styles.is_modelled(layer)))
        _styles(layer, locale)
        _relations(project, spec, other, locale)
    for key, layer in layers.items():  # forms show the layers' titles and relations
        _forms(project, layer, BY_KEY[key], layers, (other, locale))
    for group in project.layerTreeRoot().findGroups(True):
        pair = GROUPS.get(group.customProperty(KEY_PROPERTY), ("", ""))
        if group.name() == words.pick(pair, other):
            group.setName(words.pick(pair, locale))
    renamed = _themes(project, other, locale)
    if project.title() == title:
        project.setTitle(project_title(layers, locale))
    layouts.put_into_language(project, locale, renamed)
    return True


def project_title(layers: Mapping[str, QgsVectorLayer], locale: str) -> str:
    """Return the title of a project: the district's name, as the language writes it, and what it is."""
    layer = layers.get("district")
    feature = next(layer.getFeatures(), None) if layer is not None else None
    name = ""
    if feature is not None:
        context = QgsExpressionContext()
        context.setFeature(feature)
        context.setFields(feature.fields())
        name = str(QgsExpression(words.name(locale)).evaluate(context) or "")
    return name + words.pick(TITLE, locale)


def _speaks(project: QgsProject, layers: Mapping[str, QgsVectorLayer], locale: str) -> bool:
    """Tell whether anything easily seen is named by the plugin in a language."""
    if any(layer.name() in _titles(BY_KEY[key], locale) for key, layer in layers.items()):
        return True
    names = set(project.mapThemeCollection().mapThemes())
    return bool(layers) and any(themes.theme_name(spec, locale) in names for spec in themes.THEMES)


def _titles(spec: LayerSpec, locale: str) -> set[str]:
    return {styles.title(spec, locale, schematic=each) for each in (True, False)}


def _styles(layer: QgsVectorLayer, locale: str) -> None:
    """Put the legend of each style of a layer, and the names of the plugin's own styles, into a language."""
    manager = layer.styleManager()
    current = manager.currentStyle()
    for name in manager.styles():
        manager.setCurrentStyle(name)
        legends.translate(layer, locale)
    manager.setCurrentStyle(current)
    for pair in styles.VARIANTS.values():
        ours = words.pick(pair, locale)
        theirs = next(each for each in pair if each != ours)
        if theirs in manager.styles() and ours not in manager.styles():
            manager.renameStyle(theirs, ours)


def _relations(project: QgsProject, spec: LayerSpec, other: str, locale: str) -> None:
    manager = project.relationManager()
    for each in spec.relations:
        relation = manager.relation(joins.relation_id(spec.key, each))
        if relation.isValid() and relation.name() == words.pick((each.zh, each.en), other):
            relation.setName(words.pick((each.zh, each.en), locale))
            manager.addRelation(relation)


def _forms(
    project: QgsProject,
    layer: QgsVectorLayer,
    spec: LayerSpec,
    layers: Mapping[str, QgsVectorLayer],
    languages: tuple[str, str],
) -> None:
    """Make a form anew where all of it is the plugin's; where the user changed it, put headings of ours right."""
    other, locale = languages
    fields = layer.fields()
    ours = {
        fields.indexFromName(each.name): (forms.alias(each.spec, other), forms.alias(each.spec, locale))
        for each in forms.shown_fields(spec)
        if fields.indexFromName(each.name) >= 0
    }
    tip_is_ours = layer.mapTipTemplate() == forms.map_tip(layer, spec, other)
    untouched = all(layer.attributeAlias(at) == old for at, (old, _) in ours.items())
    if untouched and tip_is_ours and _tabs(layer) <= {words.pick(each, other) for each in _form_words(spec)}:
        forms.apply_forms(layer, spec, layers, locale=locale, relations=joins.relations_of(project, spec))
        return
    for at, (old, new) in ours.items():
        if layer.attributeAlias(at) == old:
            layer.setFieldAlias(at, new)
    if tip_is_ours:
        layer.setMapTipTemplate(forms.map_tip(layer, spec, locale))


def _form_words(spec: LayerSpec) -> list[words.Pair]:
    return [*forms.TABS.values(), *((each.zh, each.en) for each in spec.relations)]


def _tabs(layer: QgsVectorLayer) -> set[str]:
    return {each.name() for each in layer.editFormConfig().tabs() if isinstance(each, QgsAttributeEditorContainer)}


def _themes(project: QgsProject, other: str, locale: str) -> dict[str, str]:
    """Rename the plugin's themes and return the new names by the old."""
    collection = project.mapThemeCollection()
    renamed = {}
    for spec in themes.THEMES:
        old, new = themes.theme_name(spec, other), themes.theme_name(spec, locale)
        there = collection.mapThemes()
        if old in there and new not in there and collection.renameMapTheme(old, new):
            renamed[old] = new
    return renamed
