"""Where the data of a briefing come from, and which of its layers are schematic."""

from __future__ import annotations

import re
from collections.abc import Mapping

import geopandas as gpd

from ..layers.catalog import BY_KEY
from ..layers.codes import MODELLED

MODELLED_FIELDS = ("located_by", "basis")
PLAN_WORD = "规划"
_PART = re.compile(r"\s*[；;]\s*(?![^（(]*[）)])")
"""Between the documents a source names, not inside brackets."""
_REMARK = re.compile(r"\s*[（(]([^（）()]*)[）)]")
_NAMING = re.compile(r"[A-Za-z]\S* \d+\.\d|〔\d+〕|^规划")
"""A package with its version, the number of an official document, or the plan."""
_NUMBERED = re.compile(r"\S*〔\d+〕\d+号")
_LICENSED = re.compile(r"(\w+)[ \d]*，\s*(CC BY [\d.]+)")
"""Whom a licence asks to name, and the licence; the number of the record is left out."""


def schematic_titles(layers: Mapping[str, gpd.GeoDataFrame]) -> tuple[str, ...]:
    """Return the titles of the layers with modelled geometry, and of the results made from them."""
    titles = []
    for key, spec in BY_KEY.items():
        marks = [layers[key][field] for field in MODELLED_FIELDS if field in layers[key].columns]
        if spec.geometry and any((mark == MODELLED).any() for mark in marks):
            titles.append(spec.zh)
    return tuple(titles)


def sources_of(layers: Mapping[str, gpd.GeoDataFrame]) -> tuple[tuple[str, str], ...]:
    """Return each source once with the layers made from it; the row in the source stays in the tables."""
    titles: dict[str, list[str]] = {}
    for key, spec in BY_KEY.items():
        if "source" not in layers[key].columns or spec.group == "results":
            continue
        for source in sorted({name for each in layers[key]["source"].dropna().unique() for name in documents(each)}):
            titles.setdefault(source, []).append(spec.zh)
    return tuple((source, "、".join(made)) for source, made in titles.items())


def documents(source: str) -> list[str]:
    """Return the documents and datasets a source names, without chapter, row or remark.

    A licence that asks to be named stays. What follows the first document is left out when it names none ("the
    shape is schematic").
    """
    first, *more = _PART.split(source)
    names = [_document(first), *(_document(part) for part in more if _NAMING.search(_REMARK.sub("", part)))]
    return list(dict.fromkeys(name for name in names if name))


def _document(part: str) -> str:
    numbered, licensed = _NUMBERED.match(part), _LICENSED.search(part)
    if numbered:
        return numbered[0]
    name = _REMARK.sub("", part).strip()
    name = name.split()[0] if name.startswith(PLAN_WORD) else name
    return f"{name}（{licensed[1]}，{licensed[2]}）" if licensed else name
