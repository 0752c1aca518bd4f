"""Headlines of the questions about roads and about reaching services."""

from __future__ import annotations

from collections.abc import Iterator

from ..analysis.coverage.scoreboard import STRICT
from ..layers import codes
from ..layers.catalog import BY_KEY
from . import headline as said
from .headline import UNITS, Headline, Layers, Row

SEAT, ANY_FACILITY = ("乡镇驻地", "the township seat"), ("最近设施", "the nearest facility")
SEATS, FACILITIES = ("个乡镇驻地", "township seats"), ("处设施", "facilities")
COUNTED = {
    "group_hardened": ("个小组", " groups"),
    "village_two_lane": ("个行政村", " villages"),
    "town_asphalt": ("个乡镇（街道）", " townships"),
}
"""What the road targets of the plan count, in Chinese and English."""


def roadconnectivity(layers: Layers) -> Iterator[Headline]:
    """Say which share of the groups is connected, and how the plan's other road targets stand."""
    table = "roadconnectivity_summary"
    for row in said.district(layers, table)[:1]:
        target, to_do = row.number("target_pct"), row.whole("groups_to_do")
        done = said.share(row.number("share_pct"), target)
        zh = f"{said.count(row.number('groups'))} 个村民小组中 {said.count(row.number('connected'))} 个通畅，占 {done}"
        en = f"{said.count(row.number('connected'))} of {said.count(row.number('groups'))} villager groups ({done}) "
        en += "are on a hardened road to their township seat"
        met = None
        if target is not None and to_do is not None:
            met = to_do == 0
            goal_zh, goal_en = said.with_source(
                f"{said.plain(target)}%", said.stated(said.planned(layers, table), target)
            )
            people = said.count(row.number("people_to_do"))
            zh += f"；目标 {goal_zh}，" + ("已达到" if met else f"还差 {said.count(to_do)} 个小组、{people} 人")
            en += f"; the target is {goal_en}, " + (
                "reached" if met else f"{said.count(to_do)} groups with {people} people are still to do"
            )
        yield Headline(
            "roadconnectivity", "村民小组通畅", "Groups connected", f"{zh}。", f"{en}.",
            row.number("share_pct"), "%", target, met, row.whole("people_to_do"), table, row.schematic,
        )  # fmt: skip
    yield from _road_targets(layers)


def _road_targets(layers: Layers) -> Iterator[Headline]:
    """Say how each further road target of the plan stands; the groups connected have been told."""
    table = "roadconnectivity_targets"
    titles = next(each.values for each in BY_KEY[table].fields if each.name == "indicator")
    for row in said.rows(layers, table):
        key = row.text("indicator")
        value, target, unit = row.number("computed"), row.number("target_2025"), row.text("unit") or "%"
        if key == "group_connected" or value is None or target is None:
            continue
        plan = said.planned(layers, table, indicator=key)
        above = plan.text("target_2025").startswith(STRICT) and plan.number("number_2025") == target
        to_do, whole = row.whole("to_do"), said.count(row.number("denominator"))
        met = (value > target if above else value >= target) and not to_do
        gap_zh = f"还差 {said.count(to_do)} 个" if to_do else "未达到"
        gap_en = f"{said.count(to_do)} still to do" if to_do else "not reached"
        source = said.stated(plan, target) or row.text("source").split("；")[-1].split("：")[0]
        goal_zh, goal_en = said.with_source(f"{said.plain(target)}%", source)
        if above:
            goal_zh, goal_en = f"大于 {goal_zh}", f"more than {goal_en}"
        else:
            goal_zh = f" {goal_zh}"
        title_zh, title_en = row.text("name") or codes.label(titles, key), codes.label(titles, key, "en")
        done, number = said.share(value, target), said.count(row.number("numerator"))
        unit_zh, unit_en = COUNTED.get(key, ("个", ""))
        zh = f"{title_zh}：{whole} {unit_zh}中 {number} 个，占 {done}；目标{goal_zh}，"
        en = f"{title_en}: {number} of {whole}{unit_en} ({done}); the target is {goal_en}, "
        yield Headline(
            "roadconnectivity", title_zh, title_en,
            f"{zh}{'已达到' if met else gap_zh}。", f"{en}{'reached' if met else gap_en}.",
            value, unit, target, met, None, table, row.schematic,
        )  # fmt: skip


def nearestfacility(layers: Layers) -> Iterator[Headline]:
    """Say how many people reach the nearest facility within each limit."""
    table = "nearestfacility_summary"
    place_zh, place_en = _facility(layers)
    for row in said.district(layers, table):
        limit, target, met = row.number("cutoff"), row.number("target_pct"), None
        if limit is None:
            continue
        unit_zh, unit_en = UNITS.get(row.text("unit"), UNITS["min"])
        span_zh, span_en = f"{said.plain(limit)} {unit_zh}内", f"within {said.plain(limit)} {unit_en}"
        done, people = said.share(row.number("people_pct"), target), said.count(row.number("people_within"))
        zh = f"{people} 人在 {span_zh}到达{place_zh}，占 {said.count(row.number('people'))} 人的 {done}"
        en = f"{people} of {said.count(row.number('people'))} people ({done}) reach {place_en} {span_en}"
        to_do = row.whole("people_to_do")
        if target is not None and to_do is not None:
            met = to_do == 0
            groups = said.count(row.number("groups_to_do"))
            goal_zh, goal_en = said.with_source(f"{said.plain(target)}%", "")
            zh += f"；目标 {goal_zh}，" + ("已达到" if met else f"还差 {said.count(to_do)} 人")
            en += f"; the target is {goal_en}, "
            en += "reached" if met else f"{said.count(to_do)} people in {groups} groups are still to do"
            zh += "" if met else f"（{groups} 个小组）"
        yield Headline(
            "nearestfacility", f"{span_zh}到达{place_zh}", f"{place_en[0].upper()}{place_en[1:]} {span_en}",
            f"{zh}。", f"{en}.", row.number("people_pct"), "%", target, met, to_do, table, row.schematic,
        )  # fmt: skip


def _facility(layers: Layers) -> tuple[str, str]:
    """Return what the nearest facilities are, as far as the workspace tells."""
    return SEAT if _seats(layers, "nearestfacility") else ANY_FACILITY


def _seats(layers: Layers, table: str) -> bool:
    """Return whether all facilities of a result are township seats."""
    asked = {row.text("facility_id") for row in said.rows(layers, table)} - {""}
    seats = {row.text("town_code") for row in said.rows(layers, "township_seats")}
    return bool(asked) and asked <= seats


def servicearea(layers: Layers) -> Iterator[Headline]:
    """Say how many people live within reach; areas that overlap are not added up."""
    table = "servicearea_summary"
    found: dict[tuple[float, str], list[Row]] = {}
    what_zh, what_en = SEATS if _seats(layers, table) else FACILITIES
    for row in said.rows(layers, table):
        limit, people = row.number("cutoff"), row.number("people")
        if limit is not None and people is not None:
            found.setdefault((limit, row.text("unit")), []).append(row)
    for (limit, unit), members in sorted(found.items(), key=lambda each: each[0]):
        unit_zh, unit_en = UNITS.get(unit, UNITS["min"])
        span_zh, span_en = f"{said.plain(limit)} {unit_zh}", f"{said.plain(limit)} {unit_en}"
        ordered = sorted(members, key=lambda row: (-(row.number("people") or 0), row.text("facility_id")))
        most, least = ordered[0], ordered[-1]
        if len(ordered) == 1:
            zh, en = f"{span_zh}范围内有 {_people(most)}", f"{_people(most, 'en')} live within {span_en}"
        else:
            zh = f"{len(ordered)} {what_zh}的 {span_zh}范围：人口最多的是{most.text('name')}，{_people(most)}；"
            zh += f"最少的是{least.text('name')}，{_people(least)}；各范围有重叠，不能相加"
            names = [said.place_en(layers, each.text("name")) for each in (most, least)]
            en = f"Of {len(ordered)} {what_en}, {names[0]} has most people within {span_en} "
            en += f"({_people(most, 'en')}) and {names[1]} fewest ({_people(least, 'en')}); "
            en += "the areas overlap and do not add up"
        yield Headline(
            "servicearea", f"{span_zh}服务范围", f"Service areas of {span_en}", f"{zh}。", f"{en}.",
            most.number("people"), "人", None, None, None, table, most.schematic,
        )  # fmt: skip


def _people(row: Row, locale: str = "zh") -> str:
    number, part = said.count(row.number("people")), row.number("people_pct")
    if locale == "zh":
        return f"{number} 人" + (f"（占 {said.share(part)}）" if part is not None else "")
    return f"{number} people" + (f", {said.share(part)}" if part is not None else "")


def roadprojects(layers: Layers) -> Iterator[Headline]:
    """Say which planned road comes first and what all of them together give."""
    table = "roadprojects_sequence"
    steps = said.rows(layers, table)
    if not steps:
        return
    steps.sort(key=lambda row: row.number("step") or 0)
    first, last = steps[0], steps[-1]
    name = first.text("name") or first.text("project_id")
    people, groups = said.count(last.number("total_people")), said.count(last.number("total_groups"))
    share, length = said.share(last.number("share_pct")), said.decimal(last.number("total_km"))
    gained = said.count(first.number("people_connected"))
    zh = f"先建{name}，新增通畅 {gained} 人；{len(steps)} 项规划道路（{length} 公里）全部建成，"
    zh += f"新增通畅 {groups} 个小组、{people} 人，人口通畅率到 {share}。"
    en = f"Building {name} first connects {gained} people; all {len(steps)} planned roads ({length} km) connect "
    en += f"{groups} groups with {people} people and bring the share of people connected to {share}."
    yield Headline(
        "roadprojects", "规划道路先建哪条", "Which planned road first", zh, en,
        last.number("total_people"), "人", None, None, None, table, last.schematic,
    )  # fmt: skip


def _road(layers: Layers, road_id: str) -> tuple[str, str]:
    """Return a road by its name and number, Chinese and English; the number alone where it has no name."""
    names = {row.text("name") for row in said.rows(layers, "roads", road_id=road_id)} - {""}
    if len(names) != 1:
        return f" {road_id}", road_id
    name = names.pop()
    return f"{name}（{road_id}）", f"{name} ({road_id})"


def criticalroads(layers: Layers) -> Iterator[Headline]:
    """Say how many people depend on a road without a way round, and what a hazard would do."""
    table = "criticalroads_summary"
    links = sorted(said.rows(layers, "criticalroads"), key=lambda row: row.number("rank") or 0)
    for row in said.district(layers, table)[:1]:
        part, people = said.share(row.number("risk_pct")), said.count(row.number("people_at_risk"))
        zh = f"{people} 人（{part}）到乡镇驻地依赖没有绕行路的路段"
        en = f"{people} people ({part}) depend on a link without a way round to reach their township seat"
        if links:
            worst, cut = _road(layers, links[0].text("road_id")), said.count(links[0].number("people_cut"))
            zh += f"；最关键的是{worst[0]}，中断后 {cut} 人被隔绝"
            en += f"; the most critical, {worst[1]}, would cut off {cut} people"
        yield Headline(
            "criticalroads", "依赖唯一通道", "People who depend on one link", f"{zh}。", f"{en}.",
            row.number("risk_pct"), "%", None, None, row.whole("people_at_risk"), table, row.schematic,
        )  # fmt: skip
        if row.whole("groups_cut") or row.whole("groups_detour"):
            cut, part = said.count(row.number("people_cut")), said.share(row.number("cut_pct"))
            round_ = said.count(row.number("people_detour"))
            yield Headline(
                "criticalroads", "灾害隔绝人口", "People a hazard cuts off",
                f"灾害范围内的路段中断后，{cut} 人（{part}）被隔绝，{round_} 人须绕行。",
                f"With the roads in the hazard area closed, {cut} people ({part}) are cut off and {round_} sent round.",
                row.number("cut_pct"), "%", None, None, row.whole("people_cut"), table, row.schematic,
            )  # fmt: skip
