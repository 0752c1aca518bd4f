"""The data inside the web map: headline numbers, legend classes and features.

Texts are plain; the page shows them as text, never as markup.
"""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pandas as pd

from ..layers import codes
from . import features, labels
from .encoding import encode
from .model import LINKS, TIER, TOWNSHIP, Briefing, Tally


def payload(briefing: Briefing) -> dict[str, Any]:
    """Return all that the page needs."""
    known = features.make_lookups(briefing)
    roads = briefing.layers["roads"]
    return {
        "meta": _meta(briefing),
        "statuses": _statuses(briefing),
        "tiers": _tiers(briefing),
        "roadClasses": _road_classes(roads),
        "surfaces": _surfaces(roads),
        "link": {"colour": labels.LINK_COLOUR, **_lengths(briefing.layers[LINKS])},
        "numbers": {
            "total": _numbers(briefing.total),
            "tiers": [_numbers(each) for each in briefing.tallies[TIER]],
            "townships": [_numbers(each) for each in briefing.tallies[TOWNSHIP]],
        },
        "district": [encode(each) for each in briefing.layers["district"].geometry],
        "townships": features.townships(briefing, known),
        "villages": features.villages(briefing, known),
        "communities": features.communities(briefing, known),
        "seats": features.seats(briefing),
        "groups": features.groups(briefing, known),
        "roads": features.roads(briefing),
        "links": features.links(briefing),
    }


def _meta(briefing: Briefing) -> dict[str, Any]:
    listed = "、".join(briefing.schematic)
    return {
        "title": briefing.title,
        "district": briefing.district,
        "hasResults": briefing.has_results,
        "notice": labels.SCHEMATIC_NOTICE if listed else "",
        "noticeText": f"{labels.SCHEMATIC_SENTENCE}{listed}。" if listed else "",
        "sources": [f"{source}：{layers}" for source, layers in briefing.sources],
    }


def _statuses(briefing: Briefing) -> list[dict[str, Any]]:
    """Return every class of the result, and "not analysed" where such groups exist."""
    total = briefing.total
    shown = labels.STATUSES if briefing.has_results else ()
    if total.groups_by_status[labels.NOT_COMPUTED]:
        shown = (*shown, labels.UNKNOWN)
    return [
        {
            "key": each.key,
            "label": each.label,
            "meaning": each.meaning,
            "colour": each.colour,
            "line": each.line,
            "shape": each.shape,
            "radius": each.radius,
            "groups": total.groups_by_status[each.key],
            "people": total.people_by_status[each.key],
        }
        for each in shown
    ]


def _tiers(briefing: Briefing) -> list[dict[str, Any]]:
    return [
        {
            "label": tier.label,
            "colour": labels.TIER_COLOURS[number % len(labels.TIER_COLOURS)],
            "townships": len(tier.townships),
            "villages": len(tier.villages),
        }
        for number, tier in enumerate(briefing.tiers)
    ]


def _numbers(tally: Tally) -> dict[str, Any]:
    return {
        "code": tally.code,
        "name": tally.name,
        "groups": tally.groups,
        "people": tally.people,
        "byStatus": {key: count for key, count in tally.groups_by_status.items() if count},
        "share": _rounded(tally.share_pct),
        "target": _rounded(tally.target_pct),
        "groupsToDo": tally.groups_to_do,
        "peopleToDo": tally.people_to_do,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def lengths_km(lines: gpd.GeoDataFrame) -> pd.Series:
    """Return the true length of each line in kilometres, on the ellipsoid."""
    geod = lines.crs.get_geod()
    return pd.Series([geod.geometry_length(each) / 1000 if each else 0.0 for each in lines.geometry], index=lines.index)


def _lengths(lines: gpd.GeoDataFrame) -> dict[str, Any]:
    return {"count": len(lines), "km": round(float(lengths_km(lines).sum()), 1)}


def _road_classes(roads: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """Return the classes that occur, the known ones in their order and the rest behind."""
    named = roads["road_class"].fillna("")
    present = set(named)
    known = [code for code, _, _ in codes.ROAD_CLASS if code in present]
    classes = []
    for key in known + sorted(present - set(known)):
        style = labels.ROAD_STYLES.get(key, labels.OTHER_ROAD)
        label = codes.label(codes.ROAD_CLASS, key) or "未分级道路"
        drawn = {"key": key, "label": label, "colour": style.colour, "weight": style.weight}
        classes.append({**drawn, **_lengths(roads[named == key])})
    return classes


def _surfaces(roads: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    pairs = zip(roads["status"], roads["surface"])
    styles = pd.Series([features.road_style(*pair) for pair in pairs], index=roads.index, dtype=object)
    return [
        {"key": key, "label": label, **_lengths(roads[styles == key])}
        for key, label in labels.SURFACE_STYLES
        if (styles == key).any()
    ]
