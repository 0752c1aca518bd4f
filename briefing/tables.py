"""The tables of the workbook as plain columns and rows, before any cell is written."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..layers import codes
from ..layers.catalog import BY_KEY
from ..layers.spec import FieldSpec, LayerSpec
from . import labels, shades
from .features import Lookups, make_lookups
from .headline import WHOLE, rounded
from .model import DISTRICT, LINKS, PUBLIC, RESULT, TIER, TOWNSHIP, Briefing, Tally

INTEGER, DECIMAL, PERCENT, TEXT = "#,##0", "#,##0.0", "0.0", "@"
ANY_NUMBER = "any"
"""Counts whole, everything else with decimals; each cell gets its own format."""
KINDS = {"text": TEXT, "integer": INTEGER, "real": DECIMAL}
KIND_NAMES = {"text": "文本", "integer": "整数", "real": "小数"}
NARROW, MEDIUM, WIDE, VERY_WIDE = 9, 14, 26, 60
DECIMALS = 3
LONG_FIELDS = {
    "content", "sentence", "what", "resolution", "where", "source", "remark", "place_text", "leaders", "note", "inputs",
    "parameters", "command", "site_names", "funding",
}  # fmt: skip
TARGET = "target"
"""In the names of fields that are no shares but what they should be."""
PLAIN_YEARS = ("year", "year_from", "year_to", "target_year")
"""Numbers without separators."""


@dataclass(frozen=True)
class Column:
    """One column: its heading, how its values are shown, how wide it is, and its colours.

    ``bar`` is "share" (0 to 100) or "missing" (0 to the most); ``fills`` gives a colour to a text.
    """

    title: str
    number_format: str = TEXT
    width: int = MEDIUM
    bar: str = ""
    fills: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """One sheet: lines above the table, then its columns and rows. ``detail`` sheets come last."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    lines: tuple[str, ...] = ()
    detail: bool = False


def build_tables(briefing: Briefing) -> tuple[Table, ...]:
    """Return every sheet of the workbook: what it says, each question, the places, the data."""
    from .tables_answers import answers, summary

    known = make_lookups(briefing)
    answered = answers(briefing)
    runs = (plain(briefing, "runs", BY_KEY["runs"].zh),) if len(briefing.layers["runs"]) else ()
    return (
        summary(briefing),
        overview(briefing),
        *(each for each in answered if not each.detail),
        townships(briefing, known),
        villages(briefing, known),
        groups(briefing, known),
        stretches(briefing),
        key_units(briefing, known),
        plain(briefing, "indicators", "指标"),
        plain(briefing, "discrepancies", "矛盾记录"),
        *(each for each in answered if each.detail),
        dictionary(briefing),
        *runs,
        origins(briefing),
    )


def _tally_columns() -> tuple[Column, ...]:
    statuses = [Column(each.label, INTEGER, NARROW) for each in (*labels.STATUSES, labels.UNKNOWN)]
    return (
        Column("村民小组（个）", INTEGER),
        Column("人口（人）", INTEGER),
        *statuses,
        Column("通畅率（%）", PERCENT, bar="share"),
        Column("目标（%）", PERCENT),
        Column("差距（百分点）", PERCENT),
        Column("待通畅小组（个）", INTEGER, bar="missing"),
        Column("待通畅人口（人）", INTEGER, bar="missing"),
    )


def _tally_values(tally: Tally | None) -> tuple[Any, ...]:
    if tally is None:
        return (None,) * len(_tally_columns())
    share, target = tally.share_pct, tally.target_pct
    gap = max(target - share, 0.0) if share is not None and target is not None else None
    counts = [tally.groups_by_status[each.key] for each in (*labels.STATUSES, labels.UNKNOWN)]
    shares = [None if each is None else round(each, DECIMALS) for each in (share, target, gap)]
    return (tally.groups, tally.people, *counts, *shares, tally.groups_to_do, tally.people_to_do)


def overview(briefing: Briefing) -> Table:
    """Return the headline numbers of the district, the tiers and the townships."""
    columns = (Column("统计层级", width=MEDIUM), Column("代码"), Column("名称", width=WIDE), *_tally_columns())
    rows = tuple(
        (codes.label(codes.LEVEL, level), tally.code, tally.name, *_tally_values(tally))
        for level in (DISTRICT, TIER, TOWNSHIP)
        for tally in briefing.tallies[level]
    )
    return Table("总览", columns, rows)


def townships(briefing: Briefing, known: Lookups) -> Table:
    """Return one row per township."""
    return _places(briefing, "townships", "乡镇", known)


def villages(briefing: Briefing, known: Lookups) -> Table:
    """Return one row per village."""
    return _places(briefing, "villages", "村", known)


def _places(briefing: Briefing, key: str, title: str, known: Lookups) -> Table:
    spec = BY_KEY[key]
    fields = [each for each in spec.fields if each.name != "population"]
    columns = (*columns_of(fields), Column("重点帮扶", width=WIDE), Column("帮扶集团", width=WIDE), *_tally_columns())
    rows = []
    for row in briefing.layers[key].itertuples():
        code = getattr(row, spec.primary)
        tier = known.tiers.get(code)
        tier_name = known.tier_names[tier] if tier is not None else None
        values = [value_of(row, each) for each in fields]
        rows.append((*values, tier_name, known.aid.get(code), *_tally_values(known.tallies.get(code))))
    return Table(title, columns, tuple(rows))


def groups(briefing: Briefing, known: Lookups) -> Table:
    """Return one row per villager group with what the analysis found."""
    spec = BY_KEY[RESULT if briefing.has_results else "groups"]
    columns = (*columns_of(spec.fields), Column("乡镇"), Column("村"))
    rows = tuple(
        (
            *values_of(row, spec),
            known.towns.get(row.town_code),
            known.villages.get(row.village_code),
        )
        for row in briefing.groups.itertuples()
    )
    return Table("村民小组", columns, rows)


def stretches(briefing: Briefing) -> Table:
    """Return the stretches to harden, those that help most people first."""
    spec = BY_KEY[LINKS]
    roads = {row.road_id: row for row in briefing.layers["roads"].itertuples()}
    ordered = briefing.layers[LINKS].sort_values(
        ["people_gained", "groups_gained", "road_id"], ascending=[False, False, True], kind="stable"
    )
    columns = (*columns_of(spec.fields), Column("道路名称", width=WIDE), Column("等级"), Column("路面"))
    rows = []
    for row in ordered.itertuples():
        road = roads.get(row.road_id)
        about: tuple[str | None, ...] = (None, None, None)
        if road is not None:
            road_class = codes.label(codes.ROAD_CLASS, road.road_class or "")
            about = (road.name, road_class, codes.label(codes.SURFACE, road.surface or ""))
        rows.append((*values_of(row, spec), *about))
    return Table("建议硬化路段", columns, tuple(rows))


def key_units(briefing: Briefing, known: Lookups) -> Table:
    """Return the plan's list with the aid group and the groups of each place."""
    spec = BY_KEY["key_units"]
    listed = briefing.layers["key_units"].sort_values(["sequence", "unit_code"], kind="stable")
    columns = (*columns_of(spec.fields), Column("帮扶集团", width=WIDE), *_tally_columns())
    rows = tuple(
        (
            *values_of(row, spec),
            known.aid.get(row.unit_code),
            *_tally_values(known.tallies.get(row.unit_code)),
        )
        for row in listed.itertuples()
    )
    return Table("重点帮扶", columns, rows)


def plain(briefing: Briefing, key: str, title: str) -> Table:
    """Return a table of the plan as it is."""
    spec = BY_KEY[key]
    rows = tuple(values_of(row, spec) for row in briefing.layers[key].itertuples())
    return Table(title, columns_of(spec.fields), rows)


def dictionary(briefing: Briefing) -> Table:
    """Return what each field of each layer means."""
    columns = (
        Column("图层", width=WIDE),
        Column("图层标识", width=WIDE),
        Column("字段", width=18),
        Column("别名", width=WIDE),
        Column("类型", width=NARROW),
        Column("单位", width=NARROW),
        Column("取值含义", width=VERY_WIDE),
        Column("记录数", INTEGER, NARROW),
    )
    rows = []
    for key, spec in BY_KEY.items():
        for each in spec.fields:
            meaning = "；".join(f"{code} = {zh}" for code, zh, _ in each.values)
            count = len(briefing.layers[key])
            rows.append((spec.zh, key, each.name, each.zh, KIND_NAMES[each.kind], each.unit, meaning, count))
    return Table("数据字典", columns, tuple(rows))


def origins(briefing: Briefing) -> Table:
    """Return sources, the schematic layers and what each status means."""
    rows = [("版本", "公开版" if briefing.profile == PUBLIC else "内部版", zh) for zh, _ in briefing.notices]
    rows += [("说明", labels.SCHEMATIC_NOTICE, title) for title in briefing.schematic]
    rows += [("状态", each.label, each.meaning) for each in labels.STATUSES]
    rows += [("来源", source, layers) for source, layers in briefing.sources]
    columns = (Column("类别"), Column("内容", width=VERY_WIDE), Column("说明", width=VERY_WIDE))
    return Table("来源", columns, tuple(rows))


def columns_of(fields: Iterable[FieldSpec]) -> tuple[Column, ...]:
    """Return a column for each field, headed and coloured as its specification says."""
    columns = []
    for each in fields:
        width = WIDE if each.name == "name" or each.name.endswith("_name") else MEDIUM
        if each.name in LONG_FIELDS:
            width = VERY_WIDE if each.name != "source" else WIDE
        word = f"{each.zh}代码" if each.lookup else each.zh
        title = f"{word}（{each.unit}）" if each.unit else word
        bar = (
            "share"
            if each.unit == "%" and TARGET not in each.name
            else "missing"
            if each.name in shades.MISSING
            else ""
        )
        shown = TEXT if each.values else KINDS[each.kind]
        shown = "0" if each.name in PLAIN_YEARS else PERCENT if each.unit == "%" else shown
        columns.append(Column(title, shown, width, bar, _fills(each)))
    return tuple(columns)


def _fills(spec: FieldSpec) -> dict[str, str]:
    """Return the colour of each meaning, where the field holds just the codes that have one."""
    known = shades.SHADES.get(spec.name, {})
    if not spec.values or not {code for code, _, _ in spec.values} <= set(known):
        return {}
    return {zh: known[code] for code, zh, _ in spec.values}


def values_of(row: Any, spec: LayerSpec) -> tuple[Any, ...]:
    """Return the values of a row in the order of the specification."""
    return tuple(value_of(row, each) for each in spec.fields)


def value_of(row: Any, spec: FieldSpec) -> Any:
    """Return a value as the reader sees it: meaning for a code, None for nothing, whole numbers whole."""
    value = getattr(row, spec.name)
    if value is None or value != value or value in (math.inf, -math.inf):
        return None
    if spec.kind == "integer":
        return codes.label(spec.values, str(int(value))) if spec.values else int(value)
    if spec.kind == "real":
        return (
            rounded(value)[0] if spec.unit == "%" and round(value, DECIMALS) in (0, WHOLE) else round(value, DECIMALS)
        )
    if spec.name == "reason" and not spec.values:
        return labels.REASONS.get(value, value)
    return codes.label(spec.values, value) if spec.values else value
