"""The sheets of the workbook that answer the questions: the headlines, then the tables behind each."""

from __future__ import annotations

import pandas as pd

from ..layers.catalog import BY_KEY
from . import shades
from .headline import UNITS
from .headlines import ORDER
from .model import TIER, Briefing
from .tables import ANY_NUMBER, MEDIUM, NARROW, VERY_WIDE, WIDE, Column, Table, columns_of, values_of

SUMMARY_TITLE = "要点"
TABLES: dict[str, tuple[str, ...]] = {
    "roadconnectivity": ("roadconnectivity_summary", "roadconnectivity_targets", "roadconnectivity_sensitivity"),
    "nearestfacility": ("nearestfacility_summary", "nearestfacility"),
    "servicearea": ("servicearea_summary",),
    "roadprojects": ("roadprojects_sequence", "roadprojects"),
    "criticalroads": ("criticalroads_summary", "criticalroads"),
    "watersupply": ("watersupply_summary", "watersupply_works", "watersupply_more", "watersupply"),
    "gravityscreening": ("gravityscreening_summary", "gravityscreening"),
    "safewater": ("safewater_summary", "safewater"),
    "stationcoverage": (
        "stationcoverage_summary", "stationcoverage_indicators", "stationcoverage_bands", "stationcoverage_planned",
        "stationcoverage_gaps",
    ),
    "stationproposals": ("stationproposals",),
    "siting": ("siting_sets", "siting", "siting_summary"),
    "elevationzones": ("elevationzones", "elevationzones_slopes"),
    "projectgap": (
        "projectgap_summary", "projectgap_townships", "projectgap_villages", "projectgap_overlaps",
        "projectgap_unplaced", "projectgap_funding",
    ),
    "robustgaps": ("robustgaps_summary", "robustgaps_matrix", "robustgaps"),
    "tiersummary": ("tiersummary", "tiersummary_equity"),
    "scoreboard": ("scoreboard",),
}  # fmt: skip
"""The tables of each question; the first bears the headlines, the others come after all questions."""
ORDERED_BY = {"criticalroads": "rank", "roadprojects_sequence": "step", "stationproposals": "rank", "siting": "rank"}
"""Tables with an order of their own; the others go by their code."""
LEVELS = ("district", "tier", "township", "village")
LONGEST_TITLE = 31
"""Of a sheet, in characters."""


def summary(briefing: Briefing) -> Table:
    """Return all headlines: what was asked, the answer, its number against its target."""
    columns = (
        Column("内容", width=WIDE),
        Column("结论", width=VERY_WIDE),
        Column("数值", ANY_NUMBER),
        Column("单位", width=NARROW),
        Column("目标", ANY_NUMBER),
        Column("是否达到", width=MEDIUM, fills=shades.MET_SHADES),
        Column("涉及人口（人）", "#,##0", bar="missing"),
        Column("依据的表", width=WIDE),
        Column("数据", width=MEDIUM),
    )
    rows = tuple(
        (
            each.title_zh,
            each.text_zh,
            each.value,
            "" if each.value is None and each.target is None else UNITS.get(each.unit, (each.unit,))[0],
            each.target,
            shades.met_text(each.met, each.target),
            each.people,
            BY_KEY[each.table].zh,
            "示意（模拟）" if each.schematic else "",
        )
        for each in briefing.headlines
    )
    return Table(SUMMARY_TITLE, columns, rows)


def answers(briefing: Briefing) -> tuple[Table, ...]:
    """Return the tables behind each question that has an answer."""
    said: dict[str, list[str]] = {}
    for headline in briefing.headlines:
        said.setdefault(headline.question, []).append(headline.text_zh)
    found = []
    for question in ORDER:
        there = [key for key in TABLES[question] if len(briefing.layers[key])]
        for number, key in enumerate(there):
            lines = tuple(said.get(question, ())) if number == 0 else ()
            found.append(_answer(briefing, key, lines, detail=number > 0))
    return tuple(found)


def _answer(briefing: Briefing, key: str, lines: tuple[str, ...], *, detail: bool) -> Table:
    spec, frame = BY_KEY[key], briefing.layers[key]
    if "level" in frame.columns:  # the district first, then ever smaller places
        place = frame["level"].map({level: number for number, level in enumerate(LEVELS)})
        frame = frame.assign(_place=place).sort_values(["_place", spec.primary], kind="stable", na_position="first")
    elif key in ORDERED_BY:
        frame = frame.sort_values(ORDERED_BY[key], kind="stable")
    frame = with_tier_names(briefing, frame)
    rows = tuple(values_of(row, spec) for row in frame.itertuples())
    return Table(spec.zh[:LONGEST_TITLE], columns_of(spec.fields), rows, lines, detail)


def with_tier_names(briefing: Briefing, frame: pd.DataFrame) -> pd.DataFrame:
    """Return a summary with its rows of tiers under the names the plan gives them, instead of their codes."""
    by, code = ("grouping", "code") if "grouping" in frame.columns else ("level", "zone")
    if by not in frame.columns or "name" not in frame.columns:
        return frame
    names = frame[code].map({each.key: each.label for each in briefing.tiers})
    return frame.assign(name=frame["name"].where((frame[by] != TIER) | names.isna(), names))
