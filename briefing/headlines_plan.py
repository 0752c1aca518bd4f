"""Headlines of the questions about the land, the plan's projects, its tiers and its targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pandas as pd

from ..analysis.coverage.scoreboard import NO_PROGRESS, NOT_COMPUTED, NOT_MEASURABLE, OPEN, PROGRESS, REACHED
from ..layers import codes
from ..layers.catalog import BY_KEY
from . import headline as said
from . import headlines_water
from .headline import Headline, Layers, Row
from .tallies import LARGEST

_COUNTED = ("people", "groups")
SHORT = (
    (PROGRESS, "好于 2020 年", "better than in 2020"),
    (NO_PROGRESS, "不好于 2020 年", "not better than in 2020"),
    (OPEN, "无 2020 年数值", "without a value of 2020"),
)
UNSURE = "undecided"
NOT_MEASURED = (
    (UNSURE, "资料不足、无法判断", "cannot be told, evidence is missing"),
    (NOT_COMPUTED, "尚未计算", "not computed yet"),
    (NOT_MEASURABLE, "本系统无法测算", "cannot be measured here"),
)
"""Codes of the scoreboard, Chinese and English."""


def elevationzones(layers: Layers) -> Iterator[Headline]:
    """Say how many people live in each elevation band, and how much land is steep."""
    table = "elevationzones"
    bands = sorted(said.district(layers, table), key=lambda row: row.number("band") or 0)
    if bands:
        top = bands[-1]
        listed = [(row.text("label"), said.count(row.number("people")), row.number("people_pct")) for row in bands]
        zh = "，".join(f"{label} {people} 人（{said.share(part)}）" for label, people, part in listed)
        spans = [said.span_en(row, "band_low_m", "band_high_m", said.HEIGHTS_EN) for row in bands]
        counted = [(span, people, said.share(part)) for span, (_, people, part) in zip(spans, listed)]
        en = ", ".join(f"{span}: {people} people ({part})" for span, people, part in counted)
        yield Headline(
            "elevationzones", f"{top.text('label')}人口", f"People at {spans[-1]}",
            f"人口按高程分布：{zh}。", f"People by elevation: {en}.",
            top.number("people_pct"), "%", None, None, top.whole("people"), table, top.schematic,
        )  # fmt: skip
    table = "elevationzones_slopes"
    steps = sorted(said.district(layers, table), key=lambda row: row.number("band") or 0)
    if steps:
        top = steps[-1]
        land = [(row.text("label"), said.share(row.number("area_pct"))) for row in steps]
        spans = [said.span_en(row, "slope_low", "slope_high", said.SLOPES_EN) for row in steps]
        zh = "，".join(f"{a} {b}" for a, b in land)
        en = ", ".join(f"{span} {part}" for span, (_, part) in zip(spans, land))
        yield Headline(
            "elevationzones", f"坡度{top.text('label')}的土地", f"Land at slope {spans[-1]}",
            f"土地按坡度分布：{zh}。", f"Land by slope: {en}.",
            top.number("area_pct"), "%", None, None, None, table, top.schematic,
        )  # fmt: skip


def projectgap(layers: Layers) -> Iterator[Headline]:
    """Say whose need no project meets in time, and which projects overlap."""
    table = "projectgap_summary"
    kinds = (
        ("people_gap", "没有项目", "without any project"),
        ("people_wider_only", "仅有全区或全乡镇项目", "with wider projects only"),
        ("people_uncertain", "项目地点存疑", "with a project of unsure place"),
        ("people_late", "资金未落实或逾期", "with one not funded or late"),
    )
    for row in said.district(layers, table)[:1]:
        need, open_ = row.whole("people_need"), row.whole("people_open")
        part = said.share(row.number("open_pct"))
        why = [(zh, en, said.count(row.number(field))) for field, zh, en in kinds if row.whole(field)]
        about_zh, about_en = _need(layers)
        zh = f"{about_zh}有需求的 {said.count(need)} 人（{said.count(row.number('groups_need'))} 个小组）中，"
        en = f"Of {said.count(need)} people in need{about_en} ({said.count(row.number('groups_need'))} groups), "
        if open_ is None or need is None:
            zh, en = "没有给出需求图层，缺口无法判断", "No layer says who is in need, so the gap cannot be told"
        elif not row.whole("groups_need") and not need:
            zh, en = f"{about_zh}没有尚未满足的需求", f"Nobody is in need{about_en}"
        elif open_:
            zh += f"{said.count(open_)} 人（{part}）没有按期落实的项目：" + "，".join(f"{a} {c} 人" for a, _, c in why)
            en += f"{said.count(open_)} ({part}) have no funded project in time: "
            en += ", ".join(f"{c} {b}" for _, b, c in why)
        else:
            zh, en = f"{zh}全部有按期落实的项目", f"{en}all have a funded project in time"
        named, villages = said.count(row.number("villages_named")), said.count(row.number("villages"))
        zh += f"；{villages} 个行政村中 {named} 个有列名项目。"
        en += f"; projects name {named} of {villages} villages."
        yield Headline(
            "projectgap", "需求与项目缺口", "Needs without a project", zh, en,
            row.number("open_pct"), "%", None, None if open_ is None else open_ == 0, open_, table, row.schematic,
        )  # fmt: skip
    overlaps, unplaced = said.rows(layers, "projectgap_overlaps"), said.rows(layers, "projectgap_unplaced")
    if overlaps or unplaced:
        yield Headline(
            "projectgap", "重叠项目与未落到乡村的项目地点", "Projects that overlap or name no place",
            f"{said.count(len(overlaps))} 对项目在同一领域、同一地点重叠；{said.count(len(unplaced))} 处项目地点"
            f"对不上任何乡镇（街道）和村{_by_kind(unplaced)}。",
            f"{said.count(len(overlaps))} pairs of projects of one sector overlap in one place; "
            f"{said.count(len(unplaced))} entries name no township or village.",
            float(len(overlaps)), "对", None, None, None, "projectgap_overlaps", False,
        )  # fmt: skip


def _need(layers: Layers) -> tuple[str, str]:
    """Return by which result somebody is in need, "" where no run says so."""
    spec = BY_KEY.get(said.read_by(layers, "projectgap", "NEED"))
    return (f"按“{spec.zh}”，", f" by “{spec.en}”") if spec else ("", "")


def _by_kind(unplaced: list[Row]) -> str:
    """Return how many entries there are of each kind, those with most first."""
    kinds = Counter(row.text("kind") for row in unplaced if row.text("kind"))
    counts = "、".join(f"{kind} {number} 处" for kind, number in kinds.most_common())
    return f"（{counts}）" if counts else ""


def robustgaps(layers: Layers) -> Iterator[Headline]:
    """Say how many people are in a gap under nearly every assumption, and for how many it hangs on one."""
    table = "robustgaps_summary"
    for row in said.district(layers, table)[:1]:
        asked, runs = row.text("question"), said.count(len(said.rows(layers, "robustgaps_matrix")))
        kinds = [
            (
                _word("robustgaps", "robust", code),
                *(said.count(row.number(f"{each}_{kind}")) for each in _COUNTED),
                said.share(row.number(f"{kind}_pct")),
            )
            for code, kind in (("certain_gap", "certain"), ("sensitive", "sensitive"), ("covered", "covered"))
        ]
        zh = "，".join(f"{word[0]} {people} 人（{part}，{groups} 个小组）" for word, people, groups, part in kinds)
        en = "; ".join(f"{word[1]}: {people} people ({part}, {groups} groups)" for word, people, groups, part in kinds)
        unknown = row.whole("people_unknown")
        if unknown:
            zh, en = f"{zh}，无法判断 {said.count(unknown)} 人", f"{en}; unknown: {said.count(unknown)} people"
        about = _word(table, "question", asked)
        yield Headline(
            "robustgaps", "稳健缺口", "Certain gaps",
            f"{about[0]}在 {runs} 种假设组合下：{zh}。",
            f"{about[1]} under {runs} sets of assumptions: {en}.",
            row.number("certain_pct"), "%", None, None, row.whole("people_certain"), table, row.schematic,
        )  # fmt: skip


def _word(table: str, field: str, code: str) -> tuple[str, str]:
    """Return what a code of a field means, in Chinese and English."""
    values = next(each.values for each in BY_KEY[table].fields if each.name == field)
    return codes.label(values, code), codes.label(values, code, "en")


def tiersummary(layers: Layers) -> Iterator[Headline]:
    """Say how the key places of each tier compare with all others."""
    table = "tiersummary"
    tiers = [row for row in said.rows(layers, table, grouping="tier") if row.text("code")]
    known = [row for row in tiers if row.number("mean") is not None and row.number("difference") is not None]
    if known:
        listed_tiers = sorted(said.rows(layers, "key_units"), key=lambda row: row.number("sequence") or 0)
        names = {row.text("tier"): row.text("tier_name") for row in reversed(listed_tiers)}
        order = list(dict.fromkeys(row.text("tier") for row in listed_tiers))
        known.sort(key=lambda row: order.index(row.text("code")) if row.text("code") in order else len(order))
        worst = max(known, key=lambda row: row.number("difference") or 0)
        field_zh, field_en, *units = said.compared(worst.text("field"))
        unit_zh, unit_en = (f" {unit}" if unit else "" for unit in units)
        listed = [(names.get(row.text("code")) or row.text("name"), said.decimal(row.number("mean"))) for row in known]
        most, rest = said.decimal(worst.number("mean")), said.decimal(worst.number("mean_rest"))
        difference = worst.number("difference") or 0.0
        name = names.get(worst.text("code")) or worst.text("name")
        zh = f"{field_zh}按人口平均：" + "，".join(f"{tier} {mean}{unit_zh}" for tier, mean in listed)
        en = f"{field_en}, mean by people: " + ", ".join(f"{tier} {mean}{unit_en}" for tier, mean in listed)
        if difference > 0:
            zh += f"；高出其他地方最多的是{name}：{most} 比 {rest}，相差 {said.decimal(difference)}{unit_zh}。"
            en += f"; {name} is furthest above the rest: {most} against {rest}, "
            en += f"a difference of {said.decimal(difference)}{unit_en}."
        else:
            zh, en = f"{zh}；没有一类高于其他地方。", f"{en}; no tier is above the rest."
        zh, en = (f"{text}{left}" for text, left in zip((zh, en), _left_out(layers)))
        yield Headline(
            "tiersummary", "重点帮扶与其他地方之差", "Key places against the rest", zh, en,
            difference, unit_en.strip(), None, None, worst.whole("people"), table, worst.schematic,
        )  # fmt: skip
    yield from _equity(layers)


def _left_out(layers: Layers) -> tuple[str, str]:
    """Return how many people of the compared layer have no value and so do not count, Chinese and English."""
    counted = next((row.number("people") for row in said.rows(layers, "tiersummary", grouping="all")), None)
    frame = layers.get(said.read_by(layers, "tiersummary", "INPUT"))
    if counted is None or frame is None or "population" not in frame.columns:
        return "", ""
    people = pd.to_numeric(frame["population"], errors="coerce").astype(float)
    left = round(float(people[people.abs() <= LARGEST].sum()) - counted)
    if left <= 0:
        return "", ""
    return (
        f"另有 {said.count(left)} 人没有这项数值，未计入。",
        f" {said.count(left)} people without a value are left out.",
    )


def _equity(layers: Layers) -> Iterator[Headline]:
    table = "tiersummary_equity"
    for row in said.rows(layers, table, grouping="tier")[:1]:
        between, gini, theil = row.number("between_pct"), row.number("gini"), row.number("theil")
        if between is None or gini is None or theil is None:
            continue
        about = said.compared(row.text("field"))
        yield Headline(
            "tiersummary", "各类地区之间的差异", "Differences between tiers",
            f"{about[0]}的差异：基尼系数 {gini:.2f}，泰尔指数 {theil:.2f}；泰尔指数中各类地区之间占 "
            f"{said.share(between)}，各类地区内部占 {said.share(100 - between)}。",
            f"Differences in {about[1].lower()}: Gini {gini:.2f}, Theil {theil:.2f}; {said.share(between)} of the "
            f"Theil index lies between the tiers and {said.share(100 - between)} within them.",
            between, "%", None, None, None, table, row.schematic,
        )  # fmt: skip


def scoreboard(layers: Layers) -> Iterator[Headline]:
    """Say how many targets of the plan are reached, on the way, open, and not measurable."""
    table = "scoreboard"
    found = said.rows(layers, table)
    if not found:
        return
    unsure = _unsure(layers)
    number = Counter(UNSURE if row.text("table") in unsure else row.text("light") for row in found)
    reached, short = number[REACHED], [(zh, en, number[key]) for key, zh, en in SHORT if number[key]]
    missed = sum(count for *_, count in short)
    measured = reached + missed
    zh = f"{said.count(len(found))} 项指标中可测算 {measured} 项：已达标 {reached} 项，未达标 {missed} 项"
    zh += f"（{'，'.join(f'{a} {c} 项' for a, _, c in short)}）" if short else ""
    en = f"{measured} of {said.count(len(found))} indicators can be measured: {reached} reached, {missed} not"
    en += f" ({', '.join(f'{c} {b}' for _, b, c in short)})" if short else ""
    for key, word_zh, word_en in NOT_MEASURED:
        if number[key]:
            zh, en = f"{zh}；{word_zh} {number[key]} 项", f"{en}; {number[key]} {word_en}"
    yield Headline(
        "scoreboard", "规划指标达标", "Targets of the plan reached", f"{zh}。", f"{en}.",
        float(reached), "项", float(measured), measured > 0 and reached == measured,
        _people_short([row for row in found if row.text("table") not in unsure]), table,
        any(row.schematic for row in found),
    )  # fmt: skip


def _unsure(layers: Layers) -> frozenset[str]:
    """Return the results whose own headline says that they cannot be held against their target."""
    said_ = (each for say in (headlines_water.watersupply, headlines_water.safewater) for each in say(layers))
    return frozenset(each.table for each in said_ if each.target is not None and each.met is None)


def _people_short(found: list[Row]) -> int | None:
    """Return the most people any one target is short of; people of different targets are not added up."""
    short = [people for row in found if (people := row.whole("gap_people")) is not None]
    return max(short) if short else None
