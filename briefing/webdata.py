"""The data inside the web map: themes with their layers, figures and texts, in Chinese and English.

Texts are plain; the page shows them as text, never as markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import geopandas as gpd

from ..layers.catalog import BY_KEY
from . import features, labels, webgroups, weblayers, webprojects, webstats, webthemes
from .encoding import encode
from .model import SCHEMATIC_NOTICE, Briefing
from .pinyin import english
from .webcolumns import LARGEST, columns, pair
from .weblayers import entry, fill

TIER_OPACITY = {"townships": 0.35, "villages": 0.5}
TIER_LINE = "#5c1a1a"


def payload(briefing: Briefing) -> dict[str, Any]:
    """Return all that the page needs, of a workspace as read and already without what its profile keeps back."""
    said = briefing.headlines
    briefing = _without_nan(briefing)
    known = features.make_lookups(briefing)
    groups = webgroups.all_groups(briefing)
    drawn = [*_tiered(briefing), *webthemes.layers(briefing), *webgroups.layers(briefing, groups)]
    return {
        "meta": _meta(briefing),
        "tiers": _tiers(briefing),
        "statuses": _statuses(),
        "district": [encode(each) for each in briefing.layers["district"].geometry],
        "townships": features.places(briefing, known, "townships"),
        "villages": features.places(briefing, known, "villages"),
        "communities": features.places(briefing, known, "communities"),
        "seats": features.seats(briefing),
        "aid": features.aid_groups(briefing),
        "groups": webgroups.groups(briefing, known, groups),
        "layers": drawn,
        "themes": webthemes.themes({each["key"] for each in drawn}, {each.question for each in said}),
        "headlines": [
            {
                "question": each.question,
                "title": [each.title_zh, each.title_en],
                "text": [each.text_zh, each.text_en],
                "met": each.met,
                "schematic": each.schematic,
            }
            for each in said
        ],
        "measures": webstats.measures(briefing),
        "tallies": webstats.tallies(briefing),
        "bands": webstats.bands(briefing),
        "projects": webprojects.projects(briefing),
        "runs": _runs(briefing),
    }


def _without_nan(briefing: Briefing) -> Briefing:
    """Return the briefing with None for every missing text, and endless numbers as missing ones."""

    def clean(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        texts = {name: frame[name] for name in frame.columns if frame[name].dtype == object}
        numbers = {name: frame[name] for name in frame.columns if frame[name].dtype == float}
        return frame.assign(
            **{name: values.where(values.notna(), None) for name, values in texts.items()},
            **{name: values.where(values.abs() <= LARGEST) for name, values in numbers.items()},
        )

    layers = {key: clean(frame) for key, frame in briefing.layers.items()}
    return replace(briefing, layers=layers, groups=clean(briefing.groups))


def _meta(briefing: Briefing) -> dict[str, Any]:
    district = briefing.layers["district"]
    spelled = district["pinyin"].iloc[0] if len(district) else None
    name = english(briefing.district, spelled or "")
    listed = "、".join(briefing.schematic)
    titles = {spec.zh: spec.en for spec in BY_KEY.values()}
    listed_en = ", ".join(titles.get(each, each) for each in briefing.schematic)
    return {
        "title": [briefing.title, f"{name}: planning briefing"],
        "district": [briefing.district, name],
        "hasResults": briefing.has_results,
        "notice": list(SCHEMATIC_NOTICE) if listed else None,
        "marks": [list(each) for each in briefing.notices if each != SCHEMATIC_NOTICE],
        "noticeText": [f"{labels.SCHEMATIC_SENTENCE}{listed}。", f"{labels.SCHEMATIC_SENTENCE_EN}{listed_en}."],
        "sources": [
            [f"{source}：{layers}", f"{source}: {_translated(layers, titles)}"] for source, layers in briefing.sources
        ],
    }


def _translated(layers: str, titles: Mapping[str, str]) -> str:
    return ", ".join(titles.get(each, each) for each in layers.split("、"))


def _statuses() -> list[dict[str, Any]]:
    """Return the classes in which groups are counted, as their charts are drawn."""
    return [
        {"key": each.key, "label": [each.label, each.label_en], "colour": each.colour}
        for each in (*labels.STATUSES, labels.UNKNOWN)
    ]


def _tiers(briefing: Briefing) -> list[dict[str, Any]]:
    return [
        {
            "key": tier.key,
            "label": tier.label,
            "colour": _tier_colour(number),
            "townships": len(tier.townships),
            "villages": len(tier.villages),
        }
        for number, tier in enumerate(briefing.tiers)
    ]


def _tier_colour(number: int) -> str:
    return labels.TIER_COLOURS[number % len(labels.TIER_COLOURS)]


def _tiered(briefing: Briefing) -> list[dict[str, Any]]:
    """Return townships and villages coloured by tier, and communities."""
    made = []
    for key, field in (("townships", "town_code"), ("villages", "village_code")):
        of_code = {code: n for n, tier in enumerate(briefing.tiers) for code in getattr(tier, key)}
        used = sorted(set(of_code.values()))
        style = {"opacity": TIER_OPACITY[key], "colour": TIER_LINE, "weight": 1.2}
        classes = [
            entry(
                [briefing.tiers[n].label, _tier_english(briefing.tiers[n].key, key)],
                {**fill(_tier_colour(n)), **style},
                tier=n,
            )
            for n in used
        ]
        other = {"townships": ["其他乡镇（街道）", "Other townships"], "villages": ["其他行政村", "Other villages"]}[
            key
        ]
        paper = {"area": "#ffffff", "opacity": 0.35, "colour": "#9aa5b1", "weight": 0.6}
        classes.append(entry(other, paper))
        index = [used.index(of_code[code]) if code in of_code else len(used) for code in briefing.layers[key][field]]
        rows = list(zip(briefing.layers[key][field], index))
        made.append(weblayers.by_place(key, pair(BY_KEY[key]), key, rows, classes))
    communities = briefing.layers["communities"]
    if len(communities):
        style = {"area": "#d9d4c7", "opacity": 0.5, "colour": "#9aa5b1", "weight": 0.8, "stroke": "2 3"}
        rows = [(code, 0) for code in communities["village_code"]]
        title = pair(BY_KEY["communities"])
        made.append(weblayers.by_place("communities", title, "communities", rows, [entry(title, style)]))
    return made


def _tier_english(key: str, places: str) -> str:
    return f"Tier {key} {places}"


RUN_FIELDS = (
    "algorithm",
    "tables",
    "profile",
    "crs",
    "date",
    "seconds",
    "plugin_version",
    "qgis_version",
    "inputs",
    "parameters",
    "not_again",
)


def _runs(briefing: Briefing) -> dict[str, Any]:
    """Return the passports of the runs, where the workspace has them."""
    frame = briefing.layers["runs"]
    return {"count": len(frame), "columns": columns(frame, "runs", RUN_FIELDS)}
