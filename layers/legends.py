"""Legends in the reader's language: styles are shipped in Chinese, ``styles/legends.csv`` has each text in English."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsGraduatedSymbolRenderer,
    QgsPalLayerSettings,
    QgsPointDistanceRenderer,
    QgsRuleBasedLabeling,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from .kinds import english_name

TABLE = Path(__file__).resolve().parents[1] / "styles" / "legends.csv"
NAME = '"name"'
PINYIN = ("pinyin", "seat_pinyin", "place_pinyin")
"""Fields, or joined ones, that hold the name in letters."""
WRAP = 13
"""Letters after which an English name goes on in the next line, between words: Furong Subdistrict."""
_LITERAL = re.compile(r"'([^']*)'")


@lru_cache(maxsize=2)
def texts(chinese: bool) -> dict[str, str]:
    """Return the legend texts of the shipped styles in one language by those in the other."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        pairs = [(row["zh"], row["en"]) for row in csv.DictReader(file)]
    return {en: zh for zh, en in pairs} if chinese else dict(pairs)


def translate(layer: QgsVectorLayer, locale: str) -> None:
    """Put legend and units on labels of the layer's present style into a language; texts of the user's own stay."""
    known = texts(locale.startswith("zh"))
    renderer = layer.renderer()
    if isinstance(renderer, QgsPointDistanceRenderer):
        renderer = renderer.embeddedRenderer()
    if isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().descendants():
            rule.setLabel(known.get(rule.label(), rule.label()))
    elif isinstance(renderer, QgsCategorizedSymbolRenderer):
        for index, category in enumerate(renderer.categories()):
            renderer.updateCategoryLabel(index, known.get(category.label(), category.label()))
    elif isinstance(renderer, QgsGraduatedSymbolRenderer):
        for index, each in enumerate(renderer.ranges()):
            renderer.updateRangeLabel(index, known.get(each.label(), each.label()))
    names = _names(layer, locale)
    labeling = layer.labeling()
    if isinstance(labeling, QgsVectorLayerSimpleLabeling):
        layer.setLabeling(QgsVectorLayerSimpleLabeling(_settings(labeling.settings(), known, names)))
    elif isinstance(labeling, QgsRuleBasedLabeling):
        for rule in labeling.rootRule().descendants():
            if rule.settings() is not None:
                rule.setSettings(_settings(rule.settings(), known, names))


def _names(layer: QgsVectorLayer, locale: str) -> tuple[str, str]:
    """Return what stands for a place's name in labels, and what is to."""
    field = next((each for each in PINYIN if layer.fields().indexFromName(each) >= 0), "")
    latin = english_name(field) if field else NAME
    return (latin, NAME) if locale.startswith("zh") else (NAME, latin)


def _settings(settings: QgsPalLayerSettings, known: dict[str, str], names: tuple[str, str]) -> QgsPalLayerSettings:
    changed = QgsPalLayerSettings(settings)
    if changed.isExpression:
        text = _LITERAL.sub(lambda found: f"'{known.get(found[1], found[1])}'", changed.fieldName)
        changed.fieldName = text if names[1] in text and names[1] != NAME else text.replace(*names)
        if names[1] != NAME and names[1] in changed.fieldName:
            changed.autoWrapLength = changed.autoWrapLength or WRAP
        elif changed.autoWrapLength == WRAP:
            changed.autoWrapLength = 0
    return changed
