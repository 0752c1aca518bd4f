"""What can be clicked on the web map: each feature with its name, its popup lines and its geometry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ..layers import codes
from . import labels, pinyin
from .encoding import encode, label_point, point
from .model import LINKS, TOWNSHIP, VILLAGE, Briefing, Tally

ROAD_TOLERANCE_DEG = 0.00005
"""Roads are thinned by at most five metres."""
TOWNSHIPS_KIND, VILLAGES_KIND, COMMUNITIES_KIND = "乡镇（街道）", "行政村", "社区"


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


def townships(briefing: Briefing, known: Lookups) -> list[dict[str, Any]]:
    """Return the townships."""
    features = []
    for row in briefing.layers["townships"].itertuples():
        rows = [
            _row("简称", row.name if row.full_name and row.name != row.full_name else None),
            _row("行政村", row.village_count, "个"),
            _row("社区", row.community_count, "个"),
            _row("2010年普查人口", row.pop_2010, "人"),
            _row("公布面积", row.area_km2, "平方公里"),
        ]
        features.append(_place(row.town_code, row, rows, TOWNSHIPS_KIND, known))
    return features


def villages(briefing: Briefing, known: Lookups) -> list[dict[str, Any]]:
    """Return the administrative villages."""
    return [
        _place(row.village_code, row, [_row("所属乡镇", known.towns.get(row.town_code))], VILLAGES_KIND, known)
        for row in briefing.layers["villages"].itertuples()
    ]


def communities(briefing: Briefing, known: Lookups) -> list[dict[str, Any]]:
    """Return the residents' communities."""
    return [
        _place(row.village_code, row, [_row("所属乡镇", known.towns.get(row.town_code))], COMMUNITIES_KIND, known)
        for row in briefing.layers["communities"].itertuples()
    ]


def _place(code: str, row: Any, rows: list[list[str] | None], kind: str, known: Lookups) -> dict[str, Any]:
    """Return a place one can search for."""
    name = row.name or code or ""
    spelled = row.pinyin or ""
    tier = known.tiers.get(code)
    help_rows = [
        _row("重点帮扶", known.tier_names[tier] if tier is not None else None),
        _row("帮扶集团", known.aid.get(code)),
    ]
    return {
        "code": code,
        "name": name,
        "full": getattr(row, "full_name", None) or name,
        "also": known.aliases.get(code, []),
        "kind": kind,
        "town": "" if kind == TOWNSHIPS_KIND else known.towns.get(row.town_code, ""),
        "pinyin": pinyin.plain(spelled),
        "initials": pinyin.initials(spelled, len(name)),
        "tier": tier,
        "at": label_point(row.geometry),
        "rows": _rows([*rows, *help_rows, *_tally_rows(known.tallies.get(code))]),
        "g": encode(row.geometry),
    }


def _tally_rows(tally: Tally | None) -> list[list[str] | None]:
    if tally is None or not tally.groups:
        return []
    counts = [
        f"{labels.STATUS[key].label} {count:,} 个"
        for key, count in tally.groups_by_status.items()
        if count and key != labels.NOT_COMPUTED
    ]
    return [
        _row("村民小组", f"{tally.groups:,} 个，{tally.people:,} 人"),
        _row("其中", "，".join(counts) or None),
        _row("通畅率", None if tally.share_pct is None else f"{tally.share_pct:.1f}%"),
    ]


def seats(briefing: Briefing) -> list[dict[str, Any]]:
    """Return the township seats."""
    return [
        {
            "name": row.name or row.town_code or "",
            "at": point(row.geometry),
            "rows": _rows([_row("驻地级别", row.seat_kind), _row("海拔", row.elevation_m, "米")]),
        }
        for row in briefing.layers["township_seats"].itertuples()
        if row.geometry is not None
    ]


def groups(briefing: Briefing, known: Lookups) -> list[dict[str, Any]]:
    """Return the villager groups with what the analysis found."""
    features = []
    for row in briefing.groups.itertuples():
        if row.geometry is None or row.geometry.is_empty:
            continue
        place = "，".join(filter(None, (known.towns.get(row.town_code), known.villages.get(row.village_code))))
        rows = [_row("所属", place or None), _row("人口", row.population, "人"), _row("户数", row.households, "户")]
        if briefing.has_results:
            rows += _result_rows(row)
        name = row.name or row.group_id or ""
        features.append({"name": name, "status": row.status, "at": point(row.geometry), "rows": _rows(rows)})
    return features


def _result_rows(row: Any) -> list[list[str] | None]:
    minutes = "" if pd.isna(row.minutes) else f"，约 {labels.minutes_text(row.minutes)}"
    road = _length(row.road_m)
    return [
        _row("到最近硬化路", _length(row.hardened_m)),
        _row("到乡镇驻地", road and f"{road}{minutes}"),
        _row("其中步行", _length(row.access_m)),
        _row("最少还需硬化", _length(row.upgrade_m) if row.upgrade_m > 0 else None),
        _row("原因", labels.REASONS.get(row.reason, row.reason)),
    ]


def roads(briefing: Briefing) -> list[dict[str, Any]]:
    """Return the roads, thinned to what a screen can show."""
    frame = briefing.layers["roads"]
    features = []
    for row, line in zip(frame.itertuples(), frame.geometry.simplify(ROAD_TOLERANCE_DEG)):
        if line is None or line.is_empty:
            continue
        road_class = codes.label(codes.ROAD_CLASS, row.road_class or "")
        rows = [
            _row("等级", road_class or None),
            _row("路面", codes.label(codes.SURFACE, row.surface or "") or None),
            _row("宽度", row.width_m, "米"),
            _row("状态", codes.label(codes.ROAD_STATUS, row.status or "") or None),
            _row("编号", row.road_id),
        ]
        features.append(
            {
                "name": row.name or road_class or "道路",
                "class": row.road_class or "",
                "style": road_style(row.status, row.surface),
                "rows": _rows(rows),
                "g": encode(line),
            }
        )
    return features


def road_style(status: str | None, surface: str | None) -> str:
    """Return which of the line styles a road is drawn with."""
    if status == labels.PLANNED:
        return labels.PLANNED
    return "hardened" if surface in codes.HARDENED_SURFACES else "unhardened"


def links(briefing: Briefing) -> list[dict[str, Any]]:
    """Return the stretches that would connect groups once hardened."""
    names = {row.road_id: row.name for row in briefing.layers["roads"].itertuples() if row.name}
    features = []
    for row in briefing.layers[LINKS].itertuples():
        rows = [
            _row("需硬化长度", _length(row.length_m)),
            _row("受益小组", row.groups_gained, "个"),
            _row("受益人口", row.people_gained, "人"),
            _row("道路编号", row.road_id),
        ]
        name = names.get(row.road_id, "建议硬化路段")
        features.append({"name": name, "rows": _rows(rows), "g": encode(row.geometry)})
    return features


def _length(metres: float) -> str | None:
    return None if pd.isna(metres) else labels.length_text(metres)


def _row(label: str, value: object, unit: str = "") -> list[str] | None:
    """Return one line of a popup, None when there is nothing to say."""
    if value is None or value != value:
        return None
    shown = f"{value:,.10g}" if isinstance(value, (int, float)) else str(value)
    return [label, f"{shown} {unit}".strip()]


def _rows(rows: Iterable[list[str] | None]) -> list[list[str]]:
    return [row for row in rows if row]
