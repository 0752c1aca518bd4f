"""The places of the web map: what can be searched and clicked, each with its name in both languages and its outline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from . import pinyin
from .encoding import encode, label_point, point
from .model import TOWNSHIP, VILLAGE, Briefing, Tally
from .webcolumns import columns

TOWNSHIPS_KIND, VILLAGES_KIND, COMMUNITIES_KIND = "乡镇（街道）", "行政村", "社区"
DETAILS = {
    "townships": ("village_count", "community_count", "pop_2010", "area_km2"),
    "villages": ("group_count", "population", "elevation_m"),
    "communities": (),
}
"""Fields of each layer that a card of the place shows."""


@dataclass(frozen=True)
class Lookups:
    """What is known of a code elsewhere in the workspace."""

    tier_names: tuple[str, ...]
    tiers: Mapping[str, int]
    aid: Mapping[str, str]
    aliases: Mapping[str, list[str]]
    towns: Mapping[str, str]
    villages: Mapping[str, str]
    tallies: Mapping[str, Tally] = field(default_factory=dict)


def make_lookups(briefing: Briefing) -> Lookups:
    """Return the look-up tables that all features share."""
    layers = briefing.layers
    aliases: dict[str, list[str]] = {}
    for row in layers["name_aliases"].dropna(subset=["alias", "unit_code"]).itertuples():
        aliases.setdefault(row.unit_code, []).append(row.alias)
    places = [*layers["villages"].itertuples(), *layers["communities"].itertuples()]
    return Lookups(
        tier_names=tuple(tier.label for tier in briefing.tiers),
        tiers={code: i for i, tier in enumerate(briefing.tiers) for code in (*tier.townships, *tier.villages)},
        aid={row.target_code: row.name for row in layers["aid_groups"].itertuples() if row.target_code and row.name},
        aliases=aliases,
        towns={row.town_code: row.name for row in layers["townships"].itertuples() if row.name},
        villages={row.village_code: row.name for row in places if row.name},
        tallies={each.code: each for level in (TOWNSHIP, VILLAGE) for each in briefing.tallies[level]},
    )


def places(briefing: Briefing, known: Lookups, key: str) -> dict[str, Any]:
    """Return the places of one layer: ``items`` and the ``columns`` of what is known of them.

    Args:
        briefing: the workspace as read.
        known: its look-up tables.
        key: ``townships``, ``villages`` or ``communities``.
    """
    frame = briefing.layers[key]
    kind = {"townships": TOWNSHIPS_KIND, "villages": VILLAGES_KIND}.get(key, COMMUNITIES_KIND)
    items = [_place(row, kind, known) for row in frame.itertuples()]
    return {"items": items, "columns": columns(frame, key, DETAILS[key])}


def _place(row: Any, kind: str, known: Lookups) -> dict[str, Any]:
    """Return a place one can search for."""
    is_town = kind == TOWNSHIPS_KIND
    code = row.town_code if is_town else row.village_code
    name = row.name or code or ""
    spelled = row.pinyin or ""
    return {
        "code": code,
        "name": name,
        "en": pinyin.english(name, spelled),
        "full": getattr(row, "full_name", None) or name,
        "also": known.aliases.get(code, []),
        "kind": kind,
        "town": "" if is_town else (row.town_code or ""),
        "pinyin": pinyin.plain(spelled),
        "initials": pinyin.initials(spelled, len(name)),
        "tier": known.tiers.get(code),
        "at": label_point(row.geometry),
        "g": encode(row.geometry),
    }


def seats(briefing: Briefing) -> list[dict[str, Any]]:
    """Return the township seats, those of no known place left out."""
    return [
        {"code": row.town_code or "", "name": row.name or row.town_code or "", "at": at}
        for row in briefing.layers["township_seats"].itertuples()
        if (at := point(row.geometry))
    ]


def aid_groups(briefing: Briefing) -> dict[str, dict[str, Any]]:
    """Return who helps each place: name, lead unit, number of members and, where they may be shown, the leaders."""
    return {
        row.target_code: {
            "name": row.name or "",
            "lead": row.lead_unit or "",
            "members": None if pd.isna(row.member_count) else int(row.member_count),
            "leaders": row.leaders or "",
        }
        for row in briefing.layers["aid_groups"].itertuples()
        if row.target_code
    }
