"""Headlines of the questions about water, the weather network and sites."""

from __future__ import annotations

from collections.abc import Iterator

from . import headline as said
from .headline import UNITS, Headline, Layers, Row

NAMED = 5
"""Names in one sentence; more are counted."""


def watersupply(layers: Layers) -> Iterator[Headline]:
    """Say how many people the listed works can serve, against both targets of the plan.

    Works that serve fewer people than had tap water in 2020 are not all there are: then no target is judged by them.
    """
    table = "watersupply_summary"
    goals = (
        ("target_pct", "people_to_do", table, "自来水普及率", "Tap water"),
        ("central_target_pct", "central_to_do", "safewater_summary", "集中安全饮水率", "Central supply of safe water"),
    )
    limits_zh, limits_en = _limits(layers)
    for row in said.district(layers, table)[:1]:
        served, before = row.number("served_pct"), said.planned(layers, table).number("number_2020")
        part = served is not None and before is not None and served < before
        for field, gap, plan, title_zh, title_en in goals:
            target, to_do = row.number(field), row.whole(gap)
            done, people = said.share(served, target), said.count(row.number("people_served"))
            zh = f"所列供水工程可供 {people} 人，占 {said.count(row.number('people'))} 人的 {done}{limits_zh}"
            en = f"The works listed can serve {people} of {said.count(row.number('people'))} people ({done}){limits_en}"
            met = None
            if target is not None and to_do is not None:
                source = said.stated(said.planned(layers, plan), target)
                goal_zh, goal_en = said.with_source(f"{said.plain(target)}%", source)
                zh, en = f"{zh}；{title_zh}目标 {goal_zh}，", f"{en}; the target for {title_en.lower()} is {goal_en}, "
                if part:
                    zh += f"但 2020 年自来水普及率已有 {said.plain(before or 0)}%，所列工程不全，无法判断是否达到"
                    en += f"but {said.plain(before or 0)}% had tap water in 2020: the list lacks works, "
                    en += "so whether it is reached cannot be told"
                    to_do = None
                else:
                    met = to_do == 0
                    zh += "已达到" if met else f"还差 {said.count(to_do)} 人"
                    en += "reached" if met else f"{said.count(to_do)} people are still to do"
            elif field != "target_pct":
                continue
            yield Headline(
                "watersupply", title_zh, title_en, f"{zh}。", f"{en}.",
                served, "%", target, met, to_do, table, row.schematic,
            )  # fmt: skip


def _limits(layers: Layers) -> tuple[str, str]:
    """Return how far the works that serve somebody are limited by what they can give, Chinese and English."""
    used = [row for row in said.rows(layers, "watersupply_works") if row.number("load")]
    open_ = sum(row.number("capacity_people") is None for row in used)
    if not used:
        return "", ""
    if not open_:
        return "（以供水能力为限）", ", within what they can give"
    return (
        f"（其中 {open_} 处未填供水能力，未作限量）",
        f", {open_} of them without a known capacity and so without limit",
    )


def gravityscreening(layers: Layers) -> Iterator[Headline]:
    """Say how many people water reaches by gravity, and how many not."""
    table = "gravityscreening_summary"
    for row in said.district(layers, table)[:1]:
        gravity, tanks, pumped, unknown = (
            said.count(row.number(f"people_{kind}")) for kind in ("gravity", "break_pressure", "pumped", "unknown")
        )
        part = said.share(row.number("gravity_pct"))
        some = row.whole("people_unknown")
        zh = f"{'已判明的' if some else ''}可自流供水人口占 {part}："
        zh += f"直接自流 {gravity} 人，设减压池 {tanks} 人；需提水 {pumped} 人"
        en = f"Water can run by gravity to {part} of the people{' for certain' if some else ''}: {gravity} directly, "
        en += f"{tanks} with break-pressure tanks; {pumped} need a pump"
        if some:
            zh, en = f"{zh}；另有 {unknown} 人无法判断", f"{en}; for {unknown} it cannot be told"
        yield Headline(
            "gravityscreening", "自流供水", "Supply by gravity", f"{zh}。", f"{en}.",
            row.number("gravity_pct"), "%", None, None, row.whole("people_pumped"), table, row.schematic,
        )  # fmt: skip


def safewater(layers: Layers) -> Iterator[Headline]:
    """Say whose water is safe; what is not known is said as not known, between two bounds."""
    table = "safewater_summary"
    for row in said.district(layers, table)[:1]:
        low, high, target = row.number("safe_low_pct"), row.number("safe_high_pct"), row.number("target_pct")
        people, unknown = row.whole("people") or 0, row.whole("people_unknown") or 0
        unsafe = row.whole("people_unsafe") or 0
        nothing_known = people == unknown
        if nothing_known:
            zh = f"{said.count(people)} 人的水量、水质等依据不全，饮水安全无法评价"
            en = f"Whether the water of {said.count(people)} people is safe cannot be told, evidence is missing"
        else:
            safe = said.count(row.number("people_safe"))
            zh = f"饮水安全达标 {safe} 人，不达标 {said.count(unsafe)} 人，无法评价 {said.count(unknown)} 人"
            en = f"Water is safe for {safe} people, not safe for {said.count(unsafe)}, "
            en += f"unknown for {said.count(unknown)}"
            if unknown:
                zh += f"；达标率在 {said.share(low, target)} 与 {said.share(high, target)} 之间"
                en += f"; the share is between {said.share(low, target)} and {said.share(high, target)}"
            else:
                zh, en = f"{zh}；达标率 {said.share(low, target)}", f"{en}; the share is {said.share(low, target)}"
        if target is not None:
            source = said.stated(said.planned(layers, table), target)
            goal_zh, goal_en = said.with_source(f"{said.plain(target)}%", source)
            zh, en = f"{zh}，目标 {goal_zh}", f"{en}, the target is {goal_en}"
        yield Headline(
            "safewater", "饮水安全", "Safe drinking water", f"{zh}。", f"{en}.",
            None if nothing_known else low, "%", target, _between(low, high, target), unsafe + unknown, table,
            row.schematic,
        )  # fmt: skip


def _between(low: float | None, high: float | None, target: float | None) -> bool | None:
    """Return whether a share known only between two bounds has reached its target."""
    if target is None or low is None or high is None:
        return None
    if low >= target:
        return True
    return False if high < target else None


def stationcoverage(layers: Layers) -> Iterator[Headline]:
    """Say what the stations stand for now, and how dense the network would be with all that are listed."""
    table = "stationcoverage_summary"
    for row in said.district(layers, table)[:1]:
        radius = said.plain((row.number("radius_m") or 0) / 1000)
        listed = next((each.number("value") for each in said.rows(layers, INDICATORS, indicator="listed")), None)
        land, people = row.number("within_pct"), row.number("people_pct")
        within = row.number("people_within")
        if land is None or people is None or within is None:
            zh = f"所列 {said.count(listed)} 处气象站点都没有坐标，{radius} 公里代表范围无法测算，请先补录站址。"
            en = f"None of the {said.count(listed)} weather sites listed has a place, so what lies within {radius} "
            en += "km of one cannot be told; enter where they stand."
            missed = None
        else:
            stations = said.count(row.number("stations"))
            zh = f"{stations} 个气象站 {radius} 公里范围内有 {said.share(land)} 的土地、"
            zh += f"{said.count(within)} 人（{said.share(people)}）。"
            en = f"{said.share(land)} of the land and {said.count(within)} people ({said.share(people)}) lie within "
            en += f"{radius} km of one of {stations} weather stations."
            missed = round((row.number("people") or within) - within)
        yield Headline(
            "stationcoverage", "气象站代表范围", "Reach of the weather stations", zh, en,
            people, "%", None, None, missed, table, row.schematic,
        )  # fmt: skip
    yield from _density(layers)


INDICATORS = "stationcoverage_indicators"


def _density(layers: Layers) -> Iterator[Headline]:
    """Say the land per station against the norm: of those with a place, else of all that are listed."""
    table = "stationcoverage_planned"
    listed = sorted(said.rows(layers, table), key=lambda row: -(row.number("listed") or 0))[:1]
    for row in listed:
        norm, needed = row.number("norm_km2"), row.number("needed")
        now = _indicator(layers, "km2_per_station")
        value = now.number("value") if now else None
        placed = value is not None
        short = row.whole("short")
        if placed:
            missing = _indicator(layers, "short")
            short = missing.whole("value") if missing else None
        else:
            value = row.number("km2_if_all")
        if value is None or norm is None or short is None:
            continue
        note = next((each.text("note") for each in said.rows(layers, INDICATORS, indicator="needed")), "")
        zh, en = _stands(said.decimal(value), None if placed else said.count(row.number("listed")))
        zh += (
            f"；参考标准每站 {said.plain(norm)} 平方公里{f'（{note}）' if note else ''}，需 {said.count(needed)} 个站，"
        )
        en += f"; the norm is {said.plain(norm)} km²{f' ({note})' if note else ''}, "
        en += f"which asks for {said.count(needed)} stations; "
        least_zh, least_en = ("", "") if placed else ("至少", "at least ")
        enough_zh, enough_en = ("已满足", "that many there are") if placed else ("数量上已够", "so many are listed")
        yield Headline(
            "stationcoverage", "气象站密度", "Density of the weather stations",
            zh + (f"{least_zh}还缺 {said.count(short)} 个。" if short else f"{enough_zh}。"),
            en + (f"{least_en}{said.count(short)} are missing." if short else f"{enough_en}."),
            value, "km²", norm, short == 0 if short or placed else None, None, INDICATORS if placed else table,
            row.schematic,
        )  # fmt: skip


def _stands(land: str, listed: str | None) -> tuple[str, str]:
    """Return for how much land a station stands: of those there are, or if all that are listed measured rain."""
    if listed is None:
        return f"平均每站代表 {land} 平方公里", f"Each station stands for {land} km²"
    return (
        f"即使所列 {listed} 处站点（不分种类）全部建成且都能观测雨量，平均每站也要代表 {land} 平方公里",
        f"Even if all {listed} sites listed, of whatever kind, were built and measured rain, "
        f"each would stand for {land} km²",
    )


def _indicator(layers: Layers, key: str) -> Row | None:
    return next(iter(said.rows(layers, INDICATORS, indicator=key)), None)


def stationproposals(layers: Layers) -> Iterator[Headline]:
    """Say where the first planned station would stand."""
    table = "stationproposals"
    found = sorted(said.rows(layers, table), key=lambda row: row.number("rank") or 0)
    if not found:
        return
    first = found[0]
    place, people = first.text("site_name") or first.text("site_id"), said.count(first.number("people"))
    place_en = said.place_en(layers, place)
    worth, radius = said.share(first.number("worth_pct")), said.plain((first.number("radius_m") or 0) / 1000)
    yield Headline(
        "stationproposals", "规划气象站建议站址", "Proposed sites of weather stations",
        f"为 {len(found)} 个规划气象站提出建议站址（未经踏勘）；首选{place}，"
        f"{radius} 公里内代表 {people} 人，占全部代表价值（人口、隐患和高程带）的 {worth}。",
        f"Sites are proposed for {len(found)} planned weather stations, none inspected on the ground; the first is "
        f"{place_en}, which stands for {people} people within {radius} km and for {worth} of all worth (people, "
        "hazards and elevation bands).",
        float(len(found)), "个", None, None, None, table, first.schematic,
    )  # fmt: skip


def siting(layers: Layers) -> Iterator[Headline]:
    """Say which sites serve the most people."""
    table = "siting_sets"
    best = sorted(said.rows(layers, table), key=lambda row: row.number("set_no") or 0)[:1]
    for row in best:
        names = [each.strip() for each in row.text("site_names").split(",") if each.strip()]
        named_zh = "、".join(names[:NAMED]) + (f"等 {len(names)} 处" if len(names) > NAMED else "")
        named_en = ", ".join(said.place_en(layers, each) for each in names[:NAMED])
        named_en += f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        unit_zh, unit_en = UNITS.get(row.text("unit"), UNITS["min"])
        people, part = said.count(row.number("people_served")), said.share(row.number("people_pct"))
        mean, sites = said.decimal(row.number("mean_cost")), said.count(row.number("sites"))
        proven = row.whole("proven") == 1
        best_zh, best_en = ("，已证最优", ", proven the best") if proven else ("，不保证最优", ", not proven the best")
        zh = f"选 {sites} 处站址（{named_zh}{best_zh}）可服务 {people} 人，占 {part}，人均 {mean} {unit_zh}"
        en = f"{sites} sites ({named_en}{best_en}) serve {people} people, {part}, at {mean} {unit_en} on average"
        most = row.number("max_cost")
        if most is not None:
            zh, en = f"{zh}、最远 {said.decimal(most)} {unit_zh}", f"{en} and {said.decimal(most)} at most"
        gap = None
        for whole in said.district(layers, "siting_summary")[:1]:
            everyone, served = whole.whole("people"), whole.whole("people_served")
            gap = everyone - served if everyone is not None and served is not None else None
            none = said.count(whole.number("uncoverable"))
            zh, en = f"{zh}；{none} 个小组任何候选点都不能服务", f"{en}; no candidate can serve {none} groups"
        yield Headline(
            "siting", "新设施选址", "Sites of new facilities", f"{zh}。", f"{en}.",
            row.number("people_pct"), "%", None, None, gap, table, row.schematic,
        )  # fmt: skip
