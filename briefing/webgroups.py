"""Villager groups on the web map: written once, with one layer for each question that was answered about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..layers.catalog import BY_KEY
from ..layers.codes import Codes
from . import labels
from .encoding import point
from .features import Lookups
from .model import RESULT, Briefing
from .webcolumns import Pair, columns, number, pair

Sign = tuple[str, str, str, float]
"""Colour, outline, shape, radius in pixels."""
INK, WHITE = labels.INK, "#ffffff"
GOOD: Sign = ("#56b4e9", "#1f6f9f", "circle", 3.2)
MIDDLE: Sign = ("#f0c419", INK, "triangle", 5.4)
BAD: Sign = ("#d55e00", INK, "diamond", 6.0)
NONE: Sign = (INK, WHITE, "cross", 6.4)
PALE: Sign = ("#d9d9d9", "#5f5f5f", "square", 3.6)
MINUTES = (15, 30, 45, 60)
"""Fixed breaks, so that two maps compare; the shortest limit of the question is added when it is another."""
TIME_SIGNS: tuple[Sign, ...] = (
    ("#9ecae1", "#1f6f9f", "circle", 3.2),
    ("#4292c6", "#1f6f9f", "circle", 3.4),
    ("#fdae61", INK, "triangle", 4.8),
    ("#e6550d", INK, "square", 4.4),
    ("#7f2704", WHITE, "diamond", 5.4),
)


@dataclass(frozen=True)
class GroupClass:
    """One entry of the legend; ``gap`` says that a group of it lacks what is asked for."""

    key: str
    label: Pair
    sign: Sign
    gap: bool
    meaning: Pair | None = None


@dataclass(frozen=True)
class GroupLayer:
    """A question about groups: its table, how a group falls into a class, and what its card shows."""

    key: str
    table: str
    classify: Callable[[pd.DataFrame, Briefing], tuple[Sequence[GroupClass], np.ndarray]]
    fields: tuple[str, ...]
    codes: tuple[tuple[str, Codes], ...] = ()
    gap_fields: tuple[str, ...] = ()
    """Fields that the list of gaps shows."""
    gap_class: bool = True
    """The list of gaps names the class too; not where a field says it better."""


def by_code(table: str, field: str, signs: dict[str, tuple[Sign, bool]]) -> Callable:
    """Classify by a coded field, in the order and words of the catalog."""

    def classify(frame: pd.DataFrame, _: Briefing) -> tuple[Sequence[GroupClass], np.ndarray]:
        listed = next(each.values for each in BY_KEY[table].fields if each.name == field)
        known = [GroupClass(code, [zh, en], *signs[code]) for code, zh, en in listed if code in signs]
        place = {each.key: number for number, each in enumerate(known)}
        return known, np.array([place.get(_as_code(value), -1) for value in frame[field]], dtype=int)

    return classify


def _as_code(value: object) -> str:
    if isinstance(value, float):
        return "" if np.isnan(value) else str(int(value))
    return str(value)


def by_status(frame: pd.DataFrame, _: Briefing) -> tuple[Sequence[GroupClass], np.ndarray]:
    """Classify by road connectivity; groups that were not analysed are a class of their own."""
    shown = [*labels.STATUSES, labels.UNKNOWN]
    place = {each.key: number for number, each in enumerate(shown)}
    known = [
        GroupClass(
            each.key,
            [each.label, each.label_en],
            (each.colour, each.line, each.shape, each.radius),
            each.key in ("motorable", "cut_off", "no_road"),
            [each.meaning, each.meaning_en],
        )
        for each in shown
    ]
    return known, np.array([place.get(value, len(shown) - 1) for value in frame["status"]], dtype=int)


def by_minutes(frame: pd.DataFrame, briefing: Briefing) -> tuple[Sequence[GroupClass], np.ndarray]:
    """Classify by time to the nearest facility; beyond the shortest limit of the question is a gap."""
    cutoffs = briefing.layers["nearestfacility_summary"]["cutoff"].dropna()
    limit = float(cutoffs.min()) if len(cutoffs) else float(MINUTES[0])
    breaks = sorted({*MINUTES, limit})
    signs = (TIME_SIGNS[0], *TIME_SIGNS) if len(breaks) > len(MINUTES) else TIME_SIGNS
    texts = [f"{low:g}–{high:g}" for low, high in zip([0.0, *breaks], breaks)]
    known = [
        GroupClass(str(high), [f"{text} 分钟", f"{text} min"], sign, high > limit)
        for text, high, sign in zip(texts, breaks, signs)
    ]
    last = f"{breaks[-1]:g}"
    known.append(GroupClass("over", [f"超过 {last} 分钟", f"over {last} min"], signs[-1], True))
    known.append(GroupClass("never", ["不可达", "Not reached"], NONE, True))
    minutes = frame["minutes"].to_numpy(dtype=float)
    index = np.searchsorted(np.array(breaks), np.nan_to_num(minutes, nan=-1.0), side="left")
    return known, np.where(np.isnan(minutes), len(known) - 1, index)


def by_served(frame: pd.DataFrame, _: Briefing) -> tuple[Sequence[GroupClass], np.ndarray]:
    """Classify by the people a group's water works serve."""
    known = [
        GroupClass("served", ["供上水", "Served"], GOOD, False),
        GroupClass("part", ["部分人口供上水", "Served in part"], MIDDLE, True),
        GroupClass("unserved", ["未供上水", "Not served"], ("#d55e00", INK, "diamond", 3.8), True),
    ]
    served, left = frame["served"].to_numpy(dtype=float), frame["unserved"].to_numpy(dtype=float)
    index = np.select([left <= 0, served > 0, left > 0], [0, 1, 2], len(known))
    if (index == len(known)).any():
        known.append(GroupClass("unknown", ["无数据", "No data"], PALE, False))
    return known, index


def by_site(frame: pd.DataFrame, _: Briefing) -> tuple[Sequence[GroupClass], np.ndarray]:
    """Classify by whether a chosen site serves the group."""
    known = (
        GroupClass("served", ["有站址服务", "Served by a site"], GOOD, False),
        GroupClass("not_served", ["所选站址未服务", "Served by none of the chosen sites"], MIDDLE, True),
        GroupClass("no_candidate", ["候选点均不能服务", "No candidate can serve it"], BAD, True),
    )
    reasons = frame["reason"]
    return known, np.select([reasons.isna(), reasons == "no_candidate"], [0, 2], 1)


def by_risk(frame: pd.DataFrame, _: Briefing) -> tuple[Sequence[GroupClass], np.ndarray]:
    """Classify by whether one broken stretch of road cuts the group off."""
    known = (
        GroupClass("safe", ["可绕行", "Has a way round"], GOOD, False),
        GroupClass("at_risk", ["依赖唯一通道", "Hangs on one road"], BAD, True),
        GroupClass("unknown", ["原本不通", "Not reached anyway"], PALE, False),
    )
    risk = frame["at_risk"]
    return known, np.select([risk == 1, risk == 0], [1, 0], 2)


ROBUST_SIGNS = {"certain_gap": (BAD, True), "sensitive": (MIDDLE, True), "covered": (GOOD, False)}
INDEX_SIGNS = {"safe": (GOOD, False), "unsafe": (BAD, True), "unknown": (PALE, False)}
GROUP_LAYERS = (
    GroupLayer(
        "connectivity",
        RESULT,
        by_status,
        ("hardened_m", "road_m", "minutes", "access_m", "upgrade_m", "reason"),
        (("reason", labels.REASON_CODES),),
        ("upgrade_m", "reason"),
    ),
    GroupLayer(
        "circle",
        "nearestfacility",
        by_minutes,
        ("facility_name", "road_m", "minutes", "reason"),
        (("reason", labels.REACH_REASONS),),
        ("minutes", "facility_name"),
        gap_class=False,
    ),
    GroupLayer(
        "water",
        "watersupply",
        by_served,
        ("work_name", "served", "unserved", "distance_m", "lift_m", "reason"),
        gap_fields=("unserved", "reason"),
    ),
    GroupLayer(
        "safewater",
        "safewater",
        by_code("safewater", "grade", INDEX_SIGNS),
        ("grade", "quantity", "quality", "access", "reliability"),
        gap_fields=("quantity", "quality", "access", "reliability"),
    ),
    GroupLayer(
        "critical",
        "criticalroads_affected",
        by_risk,
        ("at_risk", "critical_road", "hazard", "more_minutes"),
        gap_fields=("critical_road",),
    ),
    GroupLayer(
        "robust",
        "robustgaps",
        by_code("robustgaps", "robust", ROBUST_SIGNS),
        ("robust", "uncovered", "runs", "depends_on"),
        gap_fields=("uncovered", "depends_on"),
    ),
    GroupLayer(
        "siting",
        "siting_assignment",
        by_site,
        ("site_name", "served", "reason"),
        gap_fields=("reason",),
    ),
    GroupLayer(
        "after",
        "roadprojects_after",
        by_code(
            "roadprojects_after",
            "status_after",
            {each.key: ((each.colour, each.line, each.shape, each.radius), False) for each in labels.STATUSES},
        ),
        ("status_before", "status_after", "minutes_saved", "connected_by"),
    ),
)
_NUMBERED = re.compile(r"(\d+)组")


def all_groups(briefing: Briefing) -> pd.DataFrame:
    """Return the analysed groups, and those that only another result has."""
    frames = [briefing.groups]
    known = set(briefing.groups["group_id"])
    for layer in GROUP_LAYERS:
        others = briefing.layers[layer.table]
        fresh = others[~others["group_id"].isin(known)] if "group_id" in others else others.iloc[:0]
        if len(fresh):
            known |= set(fresh["group_id"])
            frames.append(fresh)
    wanted = ["group_id", "name", "village_code", "town_code", "population", "geometry"]
    together = pd.concat([each[wanted] for each in frames], ignore_index=True) if len(frames) > 1 else frames[0]
    return together.drop_duplicates("group_id", ignore_index=True)


def groups(briefing: Briefing, known: Lookups, frame: pd.DataFrame) -> dict[str, Any]:
    """Return the groups as columns; a name that is its village's with a number is written as the number."""
    return {
        "ids": frame["group_id"].tolist(),
        "names": [_short_name(row, known) for row in frame.itertuples()],
        "villages": frame["village_code"].tolist(),
        "towns": frame["town_code"].tolist(),
        "people": [number(value, 0) for value in frame["population"]],
        "at": [point(each) for each in frame.geometry],
        "tiers": _tiers(frame, known),
    }


def _tiers(frame: pd.DataFrame, known: Lookups) -> list[int | None]:
    """Return the tier of each group: that of its village, else that of its township."""
    pairs_ = zip(frame["village_code"], frame["town_code"])
    return [known.tiers.get(village, known.tiers.get(town)) for village, town in pairs_]


def _short_name(row: Any, known: Lookups) -> str | int:
    name, village = row.name or row.group_id or "", known.villages.get(row.village_code)
    match = _NUMBERED.fullmatch(name[len(village) :]) if village and name.startswith(village) else None
    return int(match[1]) if match and f"{int(match[1])}" == match[1] else name


def layers(briefing: Briefing, frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return one layer for each question that has an answer; the connectivity is always there."""
    return list(_layers(briefing, frame))


def _layers(briefing: Briefing, frame: pd.DataFrame) -> Iterable[dict[str, Any]]:
    for layer in GROUP_LAYERS:
        table = briefing.groups if layer.table == RESULT else briefing.layers[layer.table]
        if not len(table):
            continue
        if layer.table == "nearestfacility":
            table = table.sort_values("rank", kind="stable")
        matched = table.drop_duplicates("group_id").set_index("group_id").reindex(frame["group_id"])
        classes, index = layer.classify(matched, briefing)
        index = np.where(frame["group_id"].isin(table["group_id"]), index, -1)
        people = frame["population"].fillna(0).to_numpy()
        answered = layer.table != RESULT or briefing.has_results
        names = layer.fields if answered else ()
        yield {
            "key": layer.key,
            "kind": "group",
            "title": pair(BY_KEY[layer.table if answered else "groups"]),
            "classes": [
                {
                    "key": each.key,
                    "label": each.label,
                    "meaning": each.meaning,
                    "gap": each.gap,
                    "sign": each.sign,
                    "count": int((index == place).sum()),
                    "people": round(float(people[index == place].sum())),
                }
                for place, each in enumerate(classes)
            ],
            "index": index.tolist(),
            "columns": columns(matched, layer.table, names, dict(layer.codes)) if answered else [],
            "gapFields": list(layer.gap_fields),
            "gapClass": layer.gap_class,
        }
